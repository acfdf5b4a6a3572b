//! `contact`

use crate::given::{Given, clause, given, judged, numbers};
use commonhour::check::Verdict;
use commonhour::model::{DayId, Kind, Per, Role, Share, Week};
use commonhour::rules::clause::{Clause, Prorate, ShortDays};
use commonhour::rules::contact::{OnShortDays, Terms};
use commonhour::rules::counts::Counts;

const RULE: &str = "contact";
const MET: Verdict = Verdict::Met;
const NOT_MET: Verdict = Verdict::NotMet;

/// At most so many minutes a day.
pub(crate) fn terms(clause: Clause, most: Option<i32>) -> Terms {
    Terms {
        clause,
        most,
        least: None,
        with_all_pupils: None,
        per: Per::Day,
        averaged_over: None,
        never_over: None,
        on_short_days: None,
        short: ShortDays::Full,
        prorate: Prorate::None,
    }
}

fn with(role: Role, change: impl FnOnce(&mut Terms)) -> Given {
    given().contract(|contract| {
        let mut own = terms(clause(&[role]), None);
        change(&mut own);
        contract.contact.push(own);
    })
}

#[test]
fn keeps_exactly_and_breaks_by_one_minute() {
    let most = |minutes| with(Role::ClassroomTeacher, |terms| terms.most = Some(minutes));
    assert_eq!(most(160).broken(), []);
    assert_eq!(judged(&most(160), RULE, "ruiz", "Tue"), [(160, 160, MET)]);
    let given = most(159);
    assert_eq!(given.broken(), [(RULE, "ruiz".to_owned(), 159, 160), (RULE, "cho".to_owned(), 159, 160)]);
    assert_eq!(given.sentences()[0], "ruiz, Tue: 160 min with students; at most 159 by Art. 7");
    assert_eq!(given.on(RULE, "ruiz", "Tue").article, "7");
}

/// 296 minutes of instruction and 15 of supervision are two caps.
#[test]
fn chicago_limits_instruction_and_supervision_apart() {
    let week = |teaching: &str, watching: &str| {
        let mut given = given().contract(|contract| {
            let mut instruction = clause(&[Role::ClassroomTeacher]);
            instruction.counts.contact = Counts::teaching_only();
            let mut supervision = clause(&[Role::ClassroomTeacher]);
            supervision.counts.contact = vec![Kind::Duty, Kind::Recess, Kind::Lunch, Kind::Arrival, Kind::Dismissal];
            contract.contact.push(terms(instruction, Some(296)));
            contract.contact.push(terms(supervision, Some(15)));
        });
        given.week =
            format!("Mon 07:00-{teaching} instruct - 3A ruiz\nMon {teaching}-{watching} recess recess 3A ruiz");
        judged(&given, RULE, "ruiz", "Mon")
    };
    assert_eq!(week("11:56", "12:11"), [(296, 296, MET), (15, 15, MET)]);
    assert_eq!(week("11:57", "12:12"), [(296, 297, NOT_MET), (15, 15, MET)]);
    assert_eq!(week("11:56", "12:12"), [(296, 296, MET), (15, 16, NOT_MET)]);
}

#[test]
fn leading_intervention_groups_is_contact_and_what_does_not_count_says_why() {
    let given = with(Role::Paraprofessional, |terms| {
        terms.most = Some(30);
        terms.clause.counts.contact = Counts::teaching_only();
    });
    assert_eq!(judged(&given, RULE, "aide", "Mon"), [(30, 30, MET)]);
    let finding = given.on(RULE, "aide", "Mon");
    let refused: Vec<&str> = finding.evidence.counted.iter().map(|own| own.reason.as_str()).collect();
    let why = "supervision does not count under this clause";
    assert_eq!(refused, ["", why, why]);
    let all = with(Role::Paraprofessional, |terms| terms.most = Some(79));
    assert_eq!(judged(&all, RULE, "aide", "Mon"), [(79, 80, NOT_MET)]);
}

#[test]
fn a_week_adds_up_its_days() {
    let most = |minutes| {
        with(Role::ClassroomTeacher, |terms| {
            terms.most = Some(minutes);
            terms.per = Per::Week;
        })
    };
    assert_eq!(judged(&most(360), RULE, "ruiz", ""), [(360, 360, MET)]);
    let given = most(359);
    assert_eq!(judged(&given, RULE, "ruiz", ""), [(359, 360, NOT_MET)]);
    assert_eq!(
        given.sentences()[0],
        "ruiz, every week: 360 min with students (Mon 100, Tue 160, Wed 100); at most 359 by Art. 7"
    );
}

fn two_weeks(school: &mut commonhour::model::School) {
    let days = vec![DayId(1), DayId(1), DayId(2)];
    school.weeks.push(Week { name: "week 2".to_owned(), days, count: 1, short: false });
}

/// An average over two weeks with an absolute cap on each: 360 and 420 minutes.
#[test]
fn an_average_has_a_cap_of_its_own() {
    let over = |most: i32, never: i32| {
        let given = with(Role::ClassroomTeacher, |terms| {
            terms.most = Some(most);
            terms.per = Per::Week;
            terms.averaged_over = Some(2);
            terms.never_over = Some(never);
        });
        judged(&given.school(two_weeks), RULE, "ruiz", "")
    };
    assert_eq!(over(390, 420), [(780, 780, MET), (420, 360, MET), (420, 420, MET)]);
    assert_eq!(over(389, 420)[0], (778, 780, NOT_MET));
    assert_eq!(over(390, 419)[2], (419, 420, NOT_MET));
}

#[test]
fn a_least_is_a_least() {
    let least = |minutes| {
        let given = with(Role::ClassroomTeacher, |terms| {
            terms.least = Some(minutes);
            terms.per = Per::Week;
        });
        judged(&given, RULE, "ruiz", "")
    };
    assert_eq!(least(360), [(360, 360, MET)]);
    assert_eq!(least(361), [(361, 360, NOT_MET)]);
}

/// 47,700 minutes of instruction a year are 265 on each of 180 days; without a calendar nobody can tell.
#[test]
fn fresno_owes_a_year_of_kindergarten() {
    let mut given = with(Role::ClassroomTeacher, |terms| {
        terms.least = Some(47_700);
        terms.per = Per::Year;
    });
    given.week = "Mon 06:00-10:25 instruct - 3A ruiz\nMon 06:00-10:24 instruct - 3B cho".to_owned();
    let finding = &given.about(RULE, "ruiz")[0];
    assert_eq!(finding.verdict, Verdict::CannotBeDecided);
    assert_eq!(
        finding.evidence.sentence,
        "ruiz: the school file has no [calendar], so its months and its year are not known by Art. 7"
    );
    let dates = (3..9).flat_map(|month| (1..=30).map(move |day| format!("2026-{month:02}-{day:02}")));
    given.school.days[0].dates = dates.collect();
    assert_eq!(judged(&given, RULE, "ruiz", ""), [(47_700, 47_700, MET)]);
    assert_eq!(judged(&given, RULE, "cho", ""), [(47_700, 47_520, NOT_MET)]);
}

/// 307 minutes of contact, 207 of them with all pupils; on the modified day 280 and 180.
#[test]
fn santa_ana_kindergarten_has_all_pupils_for_part_of_the_day() {
    let week = |regular: &str, short: &str| {
        let mut given = with(Role::ClassroomTeacher, |terms| {
            terms.most = Some(307);
            terms.with_all_pupils = Some(207);
            terms.on_short_days = Some(OnShortDays { most: Some(280), with_all_pupils: Some(180) });
        });
        given.week = format!(
            "Mon 06:00-{regular} instruct - 3A ruiz\n\
             Mon {regular}-11:07 instruct - 3A ruiz note:one\n\
             Mon {regular}-11:07 instruct - 3A aide note:two\n\
             Wed 06:00-{short} instruct - 3A ruiz\n\
             Wed {short}-10:40 instruct - 3A ruiz note:one\n\
             Wed {short}-10:40 instruct - 3A aide note:two"
        );
        (judged(&given, RULE, "ruiz", "Mon"), judged(&given, RULE, "ruiz", "Wed"))
    };
    let (regular, short) = week("09:27", "09:00");
    assert_eq!(regular, [(307, 307, MET), (207, 207, MET)]);
    assert_eq!(short, [(280, 280, MET), (180, 180, MET)]);
    let (regular, short) = week("09:28", "09:01");
    assert_eq!(regular, [(307, 307, MET), (207, 208, NOT_MET)]);
    assert_eq!(short, [(280, 280, MET), (180, 181, NOT_MET)]);
}

#[test]
fn part_time_and_short_days_are_scaled() {
    let given = with(Role::Specialist, |terms| {
        terms.most = Some(149);
        terms.prorate = Prorate::Linear;
    });
    assert_eq!(numbers(&given.on(RULE, "okafor", "Mon")), (149, 60));
    assert_eq!(numbers(&given.on(RULE, "lane", "Mon")), (60, 60), "0.4 of 149 is 59.6");
    assert_eq!(given.broken(), []);
    let given = with(Role::Specialist, |terms| {
        terms.most = Some(148);
        terms.prorate = Prorate::Linear;
    });
    assert_eq!(given.broken(), [(RULE, "lane".to_owned(), 59, 60)]);
    let given = with(Role::ClassroomTeacher, |terms| {
        terms.most = Some(160);
        terms.short = ShortDays::Prorated;
    });
    assert_eq!(numbers(&given.on(RULE, "ruiz", "Wed")), (120, 100));
    let given = with(Role::ClassroomTeacher, |terms| {
        terms.most = Some(160);
        terms.short = ShortDays::Waived;
    });
    assert_eq!(given.on(RULE, "ruiz", "Wed").verdict, Verdict::DoesNotApply);
}

#[test]
fn a_daily_most_limits_the_sections_that_are_given_out() {
    let given = with(Role::Specialist, |terms| {
        terms.most = Some(100);
        terms.prorate = Prorate::Linear;
    });
    let lane = (0..3).map(|day| (3, vec![day], 1));
    let expected: Vec<_> = (0..3).map(|day| (2, vec![day], 3)).chain(lane).collect();
    assert_eq!(told(&given), expected, "100 and 40 minutes, sections of 30");
}

/// What the solver is told: whom, on which days together, how many sections.
fn told(given: &Given) -> Vec<(usize, Vec<usize>, i32)> {
    let demands = given.contract.demands(&given.school);
    let limits = demands.section_limits.iter();
    limits.map(|own| (own.who.0, own.days.iter().map(|day| day.0).collect(), own.most)).collect()
}

#[test]
fn a_most_of_a_week_limits_the_sections_of_the_week() {
    let given = with(Role::Specialist, |terms| {
        terms.most = Some(119);
        terms.per = Per::Week;
        terms.prorate = Prorate::OnlyFullTime;
    });
    assert_eq!(told(&given), [(2, vec![0, 1, 2], 3)], "119 minutes, sections of 30; lane is not full time");
}

#[test]
fn a_most_for_full_time_alone_leaves_part_time_free() {
    let given = with(Role::Specialist, |terms| {
        terms.most = Some(100);
        terms.prorate = Prorate::OnlyFullTime;
        terms.on_short_days = Some(OnShortDays { most: Some(59), with_all_pupils: None });
    });
    assert_eq!(told(&given), [(2, vec![0], 3), (2, vec![1], 3), (2, vec![2], 1)], "Wednesday is short");
    assert_eq!(judged(&given, RULE, "lane", "Mon"), [(-1, -1, Verdict::DoesNotApply)]);
}

#[test]
fn a_share_the_table_leaves_out_is_told_as_the_row_below() {
    let most = |rows: &[(u32, i32)]| {
        let given = with(Role::Specialist, |terms| {
            terms.most = Some(240);
            let rows = rows.iter().map(|(share, minutes)| (Share::of_hundredths(*share), *minutes));
            terms.prorate = Prorate::Table(rows.collect());
        });
        assert_eq!(judged(&given, RULE, "lane", "Mon"), [(-1, -1, Verdict::CannotBeDecided)]);
        told(&given).iter().find(|own| own.0 == 3).map(|own| own.2)
    };
    assert_eq!(most(&[(50, 120), (30, 60)]), Some(2), "lane works 0.4");
    assert_eq!(most(&[(50, 120)]), Some(4), "no row is below");
}

#[test]
fn all_pupils_at_recess_are_not_taught() {
    let week = |most| {
        let mut given = with(Role::ClassroomTeacher, |terms| {
            terms.with_all_pupils = Some(most);
            terms.clause.counts.contact = Counts::teaching_only();
        });
        given.week = "Mon 08:00-09:00 instruct - 3A ruiz\nMon 09:00-09:20 recess recess 3A ruiz".to_owned();
        judged(&given, RULE, "ruiz", "Mon")
    };
    assert_eq!(week(60), [(60, 60, MET)]);
    assert_eq!(week(59), [(59, 60, NOT_MET)]);
}
