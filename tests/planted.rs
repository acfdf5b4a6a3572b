//! Read as an HR officer would: six planted violations of six articles are found, each with person, day, minutes and article,
//! and nothing else is reported.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use commonhour::check::{Finding, Verdict};
use commonhour::model::{DayId, Kind, School, Span, StaffId};
use commonhour::read::{Folder, Input, folder, school};
use commonhour::report::{Made, compliance_page};
use commonhour::rules::audit;
use commonhour::schedule::{Schedule, Stretch};
use commonhour::solve::{Outcome, Progress, Settings, solve_until_accepted};

/// Further articles, beside daily preparation (7.2) and lunch (7.5).
const MORE: &str = r#"
[[collaboration-time]]
article = "9.1"
most-minutes = 60
per = "week"

[[meetings]]
article = "10.3"
count = 1
per = "week"

[[duties]]
article = "10.2"
kinds = ["duty"]
never = true
covers = { roles = ["specialist"] }

[[workday]]
article = "7.1"
window = { start = 07:45, end = 15:10 }
"#;

fn maple_grove() -> Input {
    let mut files = folder("examples/maple-grove".as_ref()).unwrap_or_else(|error| panic!("{error}")).files;
    let contract = files.get_mut("contract.toml").expect("a contract");
    *contract += MORE;
    school(&Folder { files }).unwrap_or_else(|problems| panic!("{problems}"))
}

fn solved(input: &Input) -> Schedule {
    let stop = AtomicBool::new(false);
    let settings = Settings {
        effort_limit: Some(30_000),
        time_limit: None,
        seed: 0,
        threads: 1,
        stop: &stop,
        clock: &|| 0.0,
        progress: &|_: &Progress| {},
    };
    let judge = |schedule: &Schedule| {
        let compliance = audit(&input.school, &input.contract, schedule);
        if compliance.nothing_required_is_broken() { Ok(()) } else { Err("a promise is broken".to_owned()) }
    };
    match solve_until_accepted(&input.school, &input.contract, &settings, &judge) {
        Outcome::Best(solution) | Outcome::Stopped(solution) => solution.schedule,
        Outcome::Impossible(why) => panic!("{:?}", why.reasons),
        Outcome::Unknown(why) => panic!("{} {:?}", why.reason, why.known),
    }
}

/// Somebody's open minutes on some day, at least so many, not of those who were taken before.
fn open(
    schedule: &Schedule,
    minutes: i32,
    inside: Span,
    who: &dyn Fn(StaffId) -> bool,
) -> (usize, StaffId, DayId, Span) {
    schedule
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.kind == Kind::Open && row.staff.len() == 1 && who(row.staff[0]))
        .find_map(|(position, row)| {
            let span = row.span.intersection(inside).filter(|span| span.minutes() >= minutes)?;
            Some((position, row.staff[0], row.day, Span::new(span.end - minutes, span.end)))
        })
        .expect("open minutes")
}

/// Writes a stretch over the open minutes of a row.
fn write(schedule: &mut Schedule, position: usize, span: Span, kind: Kind) {
    let old = schedule.rows[position].clone();
    schedule.rows[position].span = Span::new(old.span.start, span.start);
    schedule.rows.push(Stretch { span, kind, ..old.clone() });
    schedule.rows.push(Stretch { span: Span::new(span.end, old.span.end), ..old });
    schedule.rows.retain(|row| row.span.minutes() > 0);
}

/// Takes the last minute of a row away.
fn shorten(schedule: &mut Schedule, position: usize) {
    let row = schedule.rows[position].clone();
    let last = Span::new(row.span.end - 1, row.span.end);
    schedule.rows[position].span.end = last.start;
    schedule.rows.push(Stretch { span: last, kind: Kind::Open, ..row });
}

fn rows_of(schedule: &Schedule, who: StaffId, day: DayId, kind: Kind) -> Vec<usize> {
    (0..schedule.rows.len())
        .filter(|n| {
            let row = &schedule.rows[*n];
            row.kind == kind && row.day == day && row.staff == [who] && row.homerooms.is_empty()
        })
        .collect()
}

fn id(school: &School, who: StaffId) -> &str {
    &school[who].id
}

#[test]
fn six_planted_violations_of_six_articles_are_found_and_nothing_else() {
    let input = maple_grove();
    let school = &input.school;
    let mut schedule = solved(&input);
    let before = audit(school, &input.contract, &schedule);
    assert_eq!(before.with(Verdict::NotMet).count(), 0);

    let mut used: Vec<StaffId> = Vec::new();
    let mut planted: BTreeMap<&str, (StaffId, Option<DayId>, i64, i64)> = BTreeMap::new();
    let after_school = Span::new(commonhour::model::Clock::at(14, 40), commonhour::model::Clock::at(15, 10));
    let late = Span::new(commonhour::model::Clock::at(15, 10), commonhour::model::Clock::at(15, 15));

    // 7.2: a day's only preparation, cut to one minute less than owed.
    let owed = i64::from(input.contract.daily_prep[0].minutes);
    let teachers = || school.staff_ids().filter(|who| school.homerooms_of(*who, DayId(0)).next().is_some());
    let (who, day, row) = teachers()
        .flat_map(|who| school.day_ids().filter(|day| !school.day_type(*day).short).map(move |day| (who, day)))
        .find_map(|(who, day)| match rows_of(&schedule, who, day, Kind::Prep)[..] {
            [row] => Some((who, day, row)),
            _ => None,
        })
        .expect("a day with one preparation");
    let cut = i64::from(schedule.rows[row].span.minutes()) - owed + 1;
    for _ in 0..cut {
        shorten(&mut schedule, row);
    }
    planted.insert("7.2", (who, Some(day), owed, owed - 1));
    used.push(who);

    // 7.5: a lunch of 29 minutes.
    let owed = i64::from(input.contract.duty_free_lunch[0].minutes);
    let (who, day, row) = school
        .staff_ids()
        .filter(|who| !used.contains(who) && school[*who].has_role(commonhour::model::Role::Specialist))
        .flat_map(|who| school.day_ids().map(move |day| (who, day)))
        .find_map(|(who, day)| match rows_of(&schedule, who, day, Kind::Lunch)[..] {
            [row] => Some((who, day, row)),
            _ => None,
        })
        .expect("a lunch");
    let cut = i64::from(schedule.rows[row].span.minutes()) - owed + 1;
    for _ in 0..cut {
        shorten(&mut schedule, row);
    }
    planted.insert("7.5", (who, Some(day), owed, owed - 1));
    used.push(who);

    // 9.1: a minute of collaboration more than the week's sixty.
    let members: Vec<StaffId> = school.teams.iter().flat_map(|team| team.members.iter().copied()).collect();
    let (row, who, _, span) = open(&schedule, 1, after_school, &|who| members.contains(&who) && !used.contains(&who));
    write(&mut schedule, row, span, Kind::Collaboration);
    planted.insert("9.1", (who, None, 60, 61));
    used.push(who);

    // 10.3: two meetings in a week of at most one.
    let teacher = |who: StaffId| members.contains(&who);
    let (row, who, _, span) = open(&schedule, 20, after_school, &|who| teacher(who) && !used.contains(&who));
    write(&mut schedule, row, Span::new(span.start, span.start + 5), Kind::Meeting);
    let later = Span::new(span.start + 10, after_school.end);
    let (row, _, _, span) = open(&schedule, 5, later, &|own| own == who);
    write(&mut schedule, row, span, Kind::Meeting);
    planted.insert("10.3", (who, None, 1, 2));
    used.push(who);

    // 7.1: a meeting that ends five minutes after the last clock time.
    let (row, who, day, span) = open(&schedule, 5, late, &|who| teacher(who) && !used.contains(&who));
    write(&mut schedule, row, span, Kind::Meeting);
    planted.insert("7.1", (who, Some(day), 0, 0));
    used.push(who);

    // 10.2: a duty for somebody who never has one.
    let specialist = |who: StaffId| school[who].has_role(commonhour::model::Role::Specialist);
    let (row, who, _, span) = open(&schedule, 10, after_school, &|who| specialist(who) && !used.contains(&who));
    write(&mut schedule, row, span, Kind::Duty);
    planted.insert("10.2", (who, None, 0, 10));

    let compliance = audit(school, &input.contract, &Schedule::new(schedule.rows));
    let found: Vec<&Finding> = compliance.with(Verdict::NotMet).collect();
    for finding in &found {
        let (who, day, ..) = planted.get(finding.article.as_str()).unwrap_or_else(|| panic!("{finding:#?}"));
        assert_eq!(finding.subject, commonhour::check::Subject::Staff(*who), "{finding:#?}");
        assert!(day.is_none() || finding.day == *day, "{finding:#?}");
    }
    let articles: Vec<&str> = found.iter().map(|finding| finding.article.as_str()).collect();
    let mut sorted = articles.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, planted.keys().copied().collect::<Vec<_>>());
    for article in ["7.2", "7.5", "9.1", "10.3"] {
        let finding = found.iter().find(|finding| finding.article == article).expect("a finding");
        let (.., required, has) = planted[article];
        assert_eq!((finding.evidence.required, finding.evidence.found), (Some(required), Some(has)), "{finding:#?}");
    }

    let page = compliance_page(school, &compliance, &[], &Made { input_hash: &input.hash, ..Made::default() });
    assert!(page.contains("6 required promises are not met."));
    let open_part = page.split("id=\"open\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("a table");
    assert_eq!(open_part.matches("<tr><td class=\"not\">").count(), 6);
    for finding in &found {
        assert!(open_part.contains(&format!("<td>{}</td>", finding.article)), "{}", finding.article);
        if let commonhour::check::Subject::Staff(who) = finding.subject {
            assert!(open_part.contains(id(school, who)), "{}", finding.article);
        }
    }
    assert!(page.contains("This is not legal advice") && page.contains("the agreement governs"));
}
