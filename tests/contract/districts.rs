//! Eight districts' contracts as examples: each solves a school, and each is broken by one minute or one turn.

use std::fmt::Write as _;

use commonhour::Answered;
use commonhour::check::{Finding, Subject, Verdict};
use commonhour::model::Kind;
use commonhour::plan::OwnTime;
use commonhour::read::{self, Folder, Input};
use commonhour::report::{self, Made};
use commonhour::rules::{self, prep_options::Pattern};
use commonhour::schedule;
use commonhour::solve::{Progress, Settings};

/// 36 weeks without a holiday: 180 school days, in a year in which every edition with dates was in force.
const YEAR: &str = "\n[calendar]\nfirst = 2018-08-20\nlast = 2019-04-26\n";

/// The example school in `folder` under the contract of `district`, with a calendar.
fn school(folder: &str, district: &str) -> Folder {
    school_but(folder, district, |text| text)
}

/// The same with its contract changed.
fn school_but(folder: &str, district: &str, but: impl Fn(String) -> String) -> Folder {
    let examples = format!("{}/examples", env!("CARGO_MANIFEST_DIR"));
    let mut files = read::folder(format!("{examples}/{folder}").as_ref()).unwrap().files;
    let own = files.keys().find(|name| name.starts_with("../contracts/")).unwrap().clone();
    let wanted = format!("../contracts/{district}.toml");
    let text = std::fs::read_to_string(format!("{examples}/contracts/{district}.toml")).unwrap();
    let school = files.get_mut("school.toml").unwrap();
    *school = school.replace(&own, &wanted) + YEAR;
    files.remove(&own);
    files.insert(wanted, but(text));
    Folder { files }
}

fn understood(folder: &Folder) -> Input {
    read::school(folder).unwrap_or_else(|problems| panic!("{problems}"))
}

/// What a solve of the school answers with so much effort.
fn solved(folder: &Folder, effort: u64) -> Answered {
    let stop = std::sync::atomic::AtomicBool::new(false);
    let settings = Settings {
        effort_limit: Some(effort),
        time_limit: None,
        seed: 0,
        threads: 1,
        stop: &stop,
        clock: &|| 0.0,
        progress: &|_: &Progress| {},
    };
    commonhour::schedule_school(folder, &settings).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Solves the school under the district's contract; the audit of what was written finds no required promise broken, and
/// every report says whether the edition is superseded.
fn solves(folder: &str, district: &str, superseded: bool) {
    let folder = school(folder, district);
    let answered = solved(&folder, 200_000);
    let written = answered.files.get("assignments.csv").unwrap_or_else(|| panic!("{:?}", answered.outcome));
    let input = understood(&folder);
    let school = &input.school;
    let week = schedule::from_csv(school, "week.csv", written).unwrap_or_else(|problems| panic!("{problems}"));
    let audit = rules::audit(school, &input.contract, &week);
    let broken: Vec<&str> =
        audit.with(Verdict::NotMet).filter(|own| own.required).map(|own| own.evidence.sentence.as_str()).collect();
    assert!(broken.is_empty(), "{broken:?}");
    let name = &input.contract.agreements[1].name;
    assert!(audit.with(Verdict::Met).any(|own| own.agreement == *name), "nothing of {name} is met");
    let undecided: Vec<&Finding> = audit.with(Verdict::CannotBeDecided).filter(|own| own.required).collect();
    assert!(undecided.is_empty(), "{undecided:?}");

    let promises = rules::footing(school, &input.contract);
    for (report, text) in [
        ("terminal", report::audit_text(school, &audit, &[])),
        ("compliance.json", report::compliance_json(school, &audit, &[])),
        ("compliance.html", report::compliance_page(school, &audit, &[], &Made::default())),
        ("schedule.html", answered.files["schedule.html"].clone()),
        ("summary", answered.summary.clone()),
        ("rules", report::footing_text(&promises)),
    ] {
        assert_eq!(text.contains("superseded by a later agreement"), superseded, "{report}");
    }
    for unchecked in &input.contract.agreements[1].unchecked {
        assert!(answered.summary.contains(&unchecked.what), "{} in the summary", unchecked.article);
    }
}

#[test]
fn san_francisco_solves() {
    solves("hour-of-specials", "san-francisco", true);
}

#[test]
fn boston_solves() {
    solves("hour-of-specials", "boston-elementary", true);
}

/// Six sections of art, and two who may teach them: the art teacher, at most one a day, and the music teacher, who is
/// certified for music alone. One section must be outside a certificate.
#[test]
fn boston_gives_nobody_a_section_outside_their_certificate() {
    let outside = |lessons: &str| {
        let but = |text: String| text.replace("lessons = 0", lessons);
        let mut folder = school_but("hour-of-specials", "boston-elementary", but);
        let text = folder.files.get_mut("school.toml").unwrap();
        *text = text.replace("teaches = [\"music\"]", "teaches = [\"art\", \"music\"]");
        *text = text.replace("teaches = [\"art\"]", "teaches = [\"art\"]\nmax-sections-per-day = 1");
        let school = understood(&folder).school;
        let written = solved(&folder, 20_000).files.remove("assignments.csv")?;
        let week = schedule::from_csv(&school, "week.csv", &written).unwrap_or_else(|problems| panic!("{problems}"));
        let music = school.staff_ids().find(|staff| school[*staff].id == "music").unwrap();
        Some(week.of_staff(music).filter(|row| row.course == "art").count())
    };
    assert_eq!(outside("lessons = 0"), None);
    assert_eq!(outside("lessons = 1"), Some(1));
}

#[test]
fn chicago_solves() {
    solves("hour-of-specials", "chicago-elementary", true);
}

#[test]
fn denver_solves() {
    solves("hour-of-specials", "denver", true);
}

#[test]
fn albuquerque_solves() {
    solves("hour-of-specials", "albuquerque-elementary", true);
}

#[test]
fn fresno_solves() {
    solves("hour-of-specials", "fresno-elementary", true);
}

#[test]
fn washington_solves() {
    solves("hour-of-specials", "washington-dc", false);
}

#[test]
fn hawaii_solves() {
    solves("week-in-buckets", "hawaii", false);
}

/// The findings on ruiz of one rule and article, where the rows are all there is: `day start-end kind` and perhaps
/// homerooms and who directs it.
fn of_ruiz(input: &Input, rows: &str, rule: &str, article: &str) -> Vec<Finding> {
    let mut text = "day,start,end,kind,course,grade,homerooms,staff,room,team,directed-by,note\n".to_owned();
    for row in rows.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let words: Vec<&str> = row.split(' ').collect();
        let (start, end) = words[1].split_once('-').unwrap();
        let word = |at: usize| words.get(at).filter(|word| **word != "-").map_or("", |word| *word);
        let days = if words[0] == "*" { "Mon,Tue,Wed,Thu,Fri" } else { words[0] };
        for day in days.split(',') {
            // The children's lunch is watched by others.
            let who = if words[2] == "lunch" && words.len() > 3 { "aide-1" } else { "ruiz" };
            let _ = writeln!(text, "{day},{start},{end},{},,,{},{who},,,{},", words[2], word(3), word(4));
        }
    }
    let week = schedule::from_csv(&input.school, "week.csv", &text).unwrap_or_else(|problems| panic!("{problems}"));
    let ruiz = input.school.staff.iter().position(|own| own.id == "ruiz").unwrap();
    let mut findings = rules::audit(&input.school, &input.contract, &week).findings;
    findings.retain(|own| {
        own.subject == Subject::Staff(commonhour::model::StaffId(ruiz)) && own.rule == rule && own.article == article
    });
    assert!(!findings.is_empty(), "no {rule} of Art. {article}");
    findings
}

/// Kept with `kept`, and not met with `broken`, with these numbers.
fn breaks(district: &str, rule: &str, article: &str, kept: &str, broken: &str, numbers: (i64, i64)) {
    let folder = if district == "hawaii" { "week-in-buckets" } else { "hour-of-specials" };
    let input = understood(&school(folder, district));
    let judged = of_ruiz(&input, kept, rule, article);
    assert!(judged.iter().all(|own| own.verdict == Verdict::Met), "{judged:?}");
    let judged = of_ruiz(&input, broken, rule, article);
    let missed: Vec<_> = judged
        .iter()
        .filter(|own| own.verdict == Verdict::NotMet && own.required)
        .map(|own| (own.evidence.required, own.evidence.found))
        .collect();
    assert!(missed.contains(&(Some(numbers.0), Some(numbers.1))), "{judged:?}");
}

#[test]
fn san_francisco_owes_190_minutes_a_week() {
    let kept = "* 09:00-09:38 prep";
    let broken = "Mon,Tue,Wed,Thu 09:00-09:38 prep\nFri 09:00-09:37 prep";
    breaks("san-francisco", "prep-total", "7.2.8.1.3", kept, broken, (190, 189));
}

#[test]
fn boston_owes_five_periods_of_48() {
    let common = "Mon 09:00-09:48 collaboration - principal\n";
    let kept = format!("{common}Tue,Wed,Thu,Fri 09:00-09:48 prep - teacher");
    let broken = format!("{common}Tue,Wed,Thu 09:00-09:48 prep - teacher\nFri 09:00-09:47 prep - teacher");
    breaks("boston-elementary", "prep-total", "V", &kept, &broken, (240, 192));
    breaks("boston-elementary", "prep-direction", "V", &kept, &broken, (192, 144));
    let second = kept
        .replace("Tue,Wed,Thu,Fri 09:00-09:48 prep - teacher", "Tue,Wed,Thu,Fri 09:00-09:48 directed-prep - principal");
    breaks("boston-elementary", "prep-direction", "V", &kept, &second, (192, 0));
}

#[test]
fn boston_holds_165_and_160_minutes_and_says_so() {
    let run = |end: &str| format!("* 08:30-{end} instruct 3A\n* 11:30-12:10 lunch");
    let (both, one, none) = (run("11:10"), run("11:15"), run("11:16"));
    breaks("boston-elementary", "longest-stretch", "V", &one, &none, (165, 166));
    breaks("boston-elementary", "longest-stretch", "V (turnaround schools)", &both, &one, (160, 165));
    let input = understood(&school("hour-of-specials", "boston-elementary"));
    let footing = rules::footing(&input.school, &input.contract);
    let told = footing.contradictions.iter().find(|own| own.first.starts_with("Art. V,")).expect("the contradiction");
    assert!(told.second.starts_with("Art. V (turnaround schools)"), "{told:?}");
    let stricter = input.contract.demands(&input.school).stretches.iter().map(|own| own.minutes).min();
    assert_eq!(stricter, Some(160));
}

#[test]
fn chicago_owes_an_hour_a_day() {
    let broken = "Mon,Tue,Wed,Thu 09:00-10:00 prep\nFri 09:00-09:59 prep";
    breaks("chicago-elementary", "daily-prep", "4", "* 09:00-10:00 prep", broken, (60, 59));
    let lunch = |start: &str| format!("* 11:10-11:55 lunch 3A\n* {start}-11:55 lunch");
    breaks("chicago-elementary", "duty-free-lunch", "4-1", &lunch("11:10"), &lunch("11:11"), (45, 44));
}

#[test]
fn chicago_is_read_in_two_ways_where_the_team_meets() {
    let input = understood(&school("hour-of-specials", "chicago-elementary"));
    let rows = "Mon,Tue,Wed,Thu 09:00-10:00 prep\nFri 09:00-10:00 collaboration - principal";
    let friday = of_ruiz(&input, rows, "daily-prep", "4");
    let read = |who: &str, verdict: Verdict| {
        let of = |own: &&Finding| own.reading.as_ref().is_some_and(|own| own.held_by == who) && own.verdict == verdict;
        friday.iter().filter(of).count()
    };
    assert_eq!((read("a strict reader", Verdict::Met), read("a strict reader", Verdict::NotMet)), (4, 1));
    assert_eq!((read("a lenient reader", Verdict::Met), read("a lenient reader", Verdict::NotMet)), (5, 0));
}

#[test]
fn denver_owes_300_minutes_a_week_away_from_the_bells() {
    let broken = "Mon,Tue,Wed,Thu 09:00-10:00 prep\nFri 09:00-09:59 prep";
    breaks("denver", "prep-total", "8-3", "* 09:00-10:00 prep", broken, (300, 299));
    // The first ten minutes of a day that begins with children do not count.
    let class = "* 08:00-08:31 prep\n* 08:31-08:50 instruct 3A\n";
    let (kept, at_the_bell) = (format!("{class}* 09:00-10:00 prep"), format!("{class}* 09:00-09:39 prep"));
    breaks("denver", "daily-prep", "8-3", &kept, &at_the_bell, (40, 39));
}

#[test]
fn albuquerque_owes_220_minutes_a_week_before_any_collaboration() {
    let (rows, short) = ("* 09:00-09:44 prep", "Mon,Tue,Wed,Thu 09:00-09:44 prep\nFri 09:00-09:43 prep");
    breaks("albuquerque-elementary", "prep-total", "5.E.1.a", rows, short, (220, 219));
    let meeting = "\nMon 10:00-10:45 collaboration";
    let (rows, short) = (format!("{rows}{meeting}"), format!("{short}{meeting}"));
    breaks("albuquerque-elementary", "collaboration-after-prep", "5.E.1.a.8", &rows, &short, (220, 219));
    let shorter = rows.replace("10:45", "10:44");
    breaks("albuquerque-elementary", "collaboration-time", "5.G", &rows, &shorter, (45, 44));
}

#[test]
fn hawaii_divides_2100_minutes() {
    let day = |class: &str| {
        format!(
            "* 08:00-{class} instruct 1A\n* 12:43-13:13 lunch\n* 13:13-13:58 prep\n* 07:45-08:00 open\n* 13:58-14:45 open"
        )
    };
    let kept = day("12:43");
    let broken = kept.replace("* 08:00-12:43 instruct", "Mon,Tue,Wed,Thu 08:00-12:43 instruct")
        + "\nFri 08:00-12:42 instruct 1A\nFri 12:42-12:43 open";
    breaks("hawaii", "week-partition", "VI.CC", &kept, &broken, (1415, 1414));
    breaks("hawaii", "prep-total", "VI.X", &kept, &kept.replace("13:13-13:58 prep", "13:13-13:57 prep"), (225, 0));
    let duty = "Mon 07:45-07:50 duty";
    breaks("hawaii", "duties", "VI", duty, &format!("{duty}\nTue 07:45-07:50 duty"), (1, 2));
}

#[test]
fn fresno_allows_one_duty_of_fifteen_minutes_a_week() {
    let kept = "Mon 08:10-08:25 duty";
    breaks("fresno-elementary", "duties", "20.5.3", kept, "Mon 08:09-08:25 duty", (15, 16));
    breaks("fresno-elementary", "duties", "20.5.3", kept, &format!("{kept}\nTue 08:10-08:25 duty"), (1, 2));
    let block = |end: &str| format!("* 14:15-{end} prep");
    breaks("fresno-elementary", "daily-prep", "20.5.2.2", &block("15:00"), &block("14:59"), (156, 0));
}

#[test]
fn fresno_holds_45_and_54_hours_and_says_so() {
    let hours = |end: &str| format!("* 13:30-{end} collaboration");
    // 180 days of 15 minutes are 45 hours, of 18 minutes 54.
    breaks("fresno-elementary", "collaboration-time", "20.1.3", &hours("13:45"), &hours("13:46"), (2700, 2880));
    breaks("fresno-elementary", "collaboration-time", "20.5.2.2.2.3", &hours("13:48"), &hours("13:49"), (3240, 3420));
    let input = understood(&school("hour-of-specials", "fresno-elementary"));
    let footing = rules::footing(&input.school, &input.contract);
    assert!(footing.contradictions.iter().any(|own| own.second.starts_with("Art. 20.5.2.2.2.3")), "{footing:?}");
}

#[test]
fn washington_allows_a_later_pattern_only_where_the_earlier_cannot_be_had() {
    let kept = "* 09:00-09:45 prep";
    let broken = "Mon,Tue,Wed,Thu 09:00-09:45 prep\nFri 09:00-09:44 prep";
    breaks("washington-dc", "prep-options", "23.6.2", kept, broken, (225, 180));
    breaks("washington-dc", "daily-prep", "23", "* 08:00-08:30 prep", "* 08:00-08:29 prep", (30, 29));

    // Two of 45 and one of 135 stand on the rung of one of 45 and two of 90: only the two patterns above must be shown.
    let rows = "Mon,Tue 09:00-09:45 prep\nWed 09:00-11:15 prep";
    let verdict = |shown: usize| {
        let input = understood(&school_but("hour-of-specials", "washington-dc", |text| {
            let first = "{ blocks = [{ times = 5, minutes = 45 }]";
            let second = "{ blocks = [{ times = 3, minutes = 45 }, { times = 1, minutes = 90 }]";
            [first, second].iter().take(shown).fold(text, |text, own| {
                assert!(text.contains(own));
                text.replace(own, &format!("{own}, impossible = \"shown in May\""))
            })
        }));
        of_ruiz(&input, rows, "prep-options", "23.6.2")[0].verdict
    };
    assert_eq!((verdict(1), verdict(2)), (Verdict::CannotBeDecided, Verdict::Met));
}

#[test]
fn one_lunch_serves_two_agreements() {
    let input = understood(&school("hour-of-specials", "denver"));
    let demands = input.contract.demands(&input.school);
    let ruiz = input.school.staff_ids().find(|who| input.school[*who].id == "ruiz").unwrap();
    let kind = |kind: Kind| -> Vec<i32> {
        let mine = |own: &&OwnTime| own.who == ruiz && own.day == input.school.day_ids().next().unwrap();
        demands.own_time.iter().filter(mine).filter(|own| own.kind == kind).map(|own| own.minutes).collect()
    };
    // The house rules and the district owe 45 minutes of lunch each, 60 of preparation and 40 twice.
    assert_eq!((kind(Kind::Lunch), kind(Kind::Prep)), (vec![45], vec![60]));
}

#[test]
fn the_numbers_of_the_contracts_add_up() {
    let of = |folder: &str, district: &str| understood(&school(folder, district)).contract;
    let washington = of("hour-of-specials", "washington-dc");
    let patterns: Vec<i32> = washington.prep_options[0].options.iter().map(Pattern::total).collect();
    assert_eq!(patterns, [225; 5]);

    let hawaii = of("week-in-buckets", "hawaii");
    let weeks: Vec<i32> =
        hawaii.week_partition.iter().map(|own| own.buckets.iter().map(|bucket| bucket.minutes).sum()).collect();
    assert_eq!(weeks, [2100, 2100]);
    assert_eq!(hawaii.presence[0].on_site.map(|minutes| minutes * 5), Some(2100));

    let boston = of("hour-of-specials", "boston-elementary");
    let own = boston.prep_direction[0].own.minutes.unwrap();
    let common = boston.collaboration_time[0].minutes.least.unwrap();
    assert_eq!((own, common), (4 * 48, 48));
    assert_eq!(boston.prep_total[0].target, rules::prep_total::Target::Minutes(own + common));

    let chicago = of("hour-of-specials", "chicago-elementary");
    let lunch = chicago.duty_free_lunch.iter().find(|own| own.clause.article == "4-1").unwrap();
    let prep = chicago.daily_prep.iter().find(|own| own.clause.article == "4").unwrap();
    let named = chicago.contact[0].most.unwrap() + chicago.duties[0].minutes.unwrap() + prep.minutes + lunch.minutes;
    assert_eq!((named, chicago.workday[0].minutes), (416, Some(420)));

    let fresno = of("hour-of-specials", "fresno-elementary");
    assert_eq!(fresno.student_minutes.len(), 2);
    assert_eq!(fresno.presence[0].on_site, Some(310 + 80 + 30));
}
