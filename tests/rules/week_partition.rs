//! `week-partition`

use crate::given::{Given, clause, given, judged, span};
use commonhour::check::Verdict;
use commonhour::model::{DayId, Kind, Per, Role, Share, Week};
use commonhour::rules::clause::{Clause, Prorate, ShortDays};
use commonhour::rules::week_partition::{Bucket, Terms};

const RULE: &str = "week-partition";
const MET: Verdict = Verdict::Met;
const NOT_MET: Verdict = Verdict::NotMet;
const UNDECIDED: Verdict = Verdict::CannotBeDecided;

fn bucket(name: &str, minutes: i32, kinds: &[Kind]) -> Bucket {
    Bucket { name: name.to_owned(), kinds: kinds.to_vec(), minutes }
}

/// The specialists' week of the tiny school: okafor's, to the minute.
pub(crate) fn terms(clause: Clause) -> Terms {
    Terms {
        buckets: vec![
            bucket("sections", 60, &[Kind::Special]),
            bucket("preparation", 90, &[Kind::Prep]),
            bucket("lunch", 90, &[Kind::Lunch]),
            bucket("other", 615, &[Kind::Open, Kind::Meeting]),
        ],
        clause: Clause {
            covers: commonhour::rules::clause::Covers { staff: vec![commonhour::model::StaffId(2)], ..clause.covers },
            ..clause
        },
        per: Per::Week,
        short: ShortDays::Full,
        prorate: Prorate::None,
    }
}

const OTHER: [Kind; 6] =
    [Kind::Meeting, Kind::Passing, Kind::Recess, Kind::Arrival, Kind::Dismissal, Kind::Collaboration];

/// Five days of 420 minutes for ruiz, of which `minutes` are instruction; the rest after 45 of preparation and 30 of lunch is
/// other work.
fn hawaii(instruction: i32, other: i32, minutes: i32) -> Given {
    let clock = |minutes: i32| commonhour::model::Clock(360 + minutes).to_string();
    let mut given = given()
        .contract(|contract| {
            contract.week_partition.push(Terms {
                clause: clause(&[Role::ClassroomTeacher]),
                buckets: vec![
                    bucket("instruction", instruction, &[Kind::Instruct, Kind::Eld]),
                    bucket("preparation", 225, &[Kind::Prep]),
                    bucket("duty-free lunch", 150, &[Kind::Lunch]),
                    bucket("other work", other, &OTHER),
                ],
                per: Per::Week,
                short: ShortDays::Full,
                prorate: Prorate::None,
            });
        })
        .school(|school| {
            school.weeks =
                vec![Week { name: "every week".to_owned(), days: vec![DayId(0); 5], count: 1, short: false }];
            school.staff[0].hours[0].span = span("06:00-13:00");
        });
    given.week = format!(
        "Mon 06:00-{} instruct - 3A ruiz\nMon {}-{} prep - - ruiz\nMon {}-{} lunch - - ruiz\nMon {}-13:00 meeting - - ruiz\n",
        clock(minutes),
        clock(minutes),
        clock(minutes + 45),
        clock(minutes + 45),
        clock(minutes + 75),
        clock(minutes + 75),
    );
    given
}

/// 1,415 + 225 + 150 + 310 for self-contained classes, 1,285 + 225 + 150 + 440 for departments.
#[test]
fn hawaii_divides_2100_minutes_two_ways() {
    let own = judged(&hawaii(1415, 310, 283), RULE, "ruiz", "");
    assert_eq!(own, [(1415, 1415, MET), (225, 225, MET), (150, 150, MET), (310, 310, MET), (0, 0, MET)]);
    let own = judged(&hawaii(1285, 440, 257), RULE, "ruiz", "");
    assert_eq!(own, [(1285, 1285, MET), (225, 225, MET), (150, 150, MET), (440, 440, MET), (0, 0, MET)]);
}

#[test]
fn one_minute_too_many_is_one_too_few_elsewhere() {
    let mut given = hawaii(1415, 310, 283);
    given.school.weeks[0].days[4] = DayId(1);
    given.school.staff[0].hours[1].span = span("06:00-13:00");
    let tuesday = given.week.replace("Mon", "Tue").replace("10:43", "10:44");
    given.week += &tuesday;
    let own = judged(&given, RULE, "ruiz", "");
    assert_eq!(own, [(1415, 1416, NOT_MET), (225, 224, NOT_MET), (150, 150, MET), (310, 310, MET), (0, 0, MET)]);
    let sentences: Vec<String> = given.findings(RULE).into_iter().map(|own| own.evidence.sentence).collect();
    assert_eq!(sentences[0], "ruiz, every week: 1416 min of instruction; exactly 1415 required by Art. 7");
}

#[test]
fn a_kind_in_no_bucket_may_not_happen() {
    let mut given = hawaii(1415, 310, 283);
    given.week = given.week.replace(
        "Mon 11:58-13:00 meeting - - ruiz",
        "Mon 11:58-12:59 meeting - - ruiz\nMon 12:59-13:00 relief - - ruiz",
    );
    let own = judged(&given, RULE, "ruiz", "");
    assert_eq!(own[3..], [(310, 305, NOT_MET), (0, 5, NOT_MET)]);
    assert!(
        given.sentences().contains(&"ruiz, every week: 5 min in no bucket (relief); 0 allowed by Art. 7".to_owned()),
        "{:?}",
        given.sentences()
    );
}

#[test]
fn minutes_nobody_wrote_down_cannot_be_decided() {
    let mut given = hawaii(1415, 310, 283);
    given.week = given.week.replace("Mon 11:58-13:00 meeting - - ruiz\n", "");
    let own = judged(&given, RULE, "ruiz", "");
    assert_eq!(own[3..], [(310, 0, UNDECIDED), (0, 0, UNDECIDED)]);
    assert_eq!(own[0], (1415, 1415, UNDECIDED), "62 minutes a day could be instruction too");
    let last = given.about(RULE, "ruiz").pop().expect("a finding");
    assert_eq!(
        last.evidence.sentence,
        "ruiz, every week: 310 paid min are not written down (Mon 11:58–13:00) by Art. 7"
    );
    let mut given = hawaii(1414, 311, 283);
    given.week = given.week.replace("Mon 11:58-13:00 meeting - - ruiz\n", "");
    assert_eq!(judged(&given, RULE, "ruiz", "")[0], (1414, 1415, NOT_MET), "too many already");
}

/// 296 + 15 + 60 + 45 are 416 of 420 minutes; 4 are not assigned.
#[test]
fn chicago_leaves_four_minutes() {
    let day = |open: &str| {
        let mut given = hawaii(0, 0, 283);
        given.contract.week_partition[0] = Terms {
            buckets: vec![
                bucket("instruction", 296, &[Kind::Instruct]),
                bucket("supervision", 15, &[Kind::Recess, Kind::Duty]),
                bucket("preparation", 60, &[Kind::Prep, Kind::DirectedPrep]),
                bucket("lunch", 45, &[Kind::Lunch]),
                bucket("unassigned", 4, &[Kind::Open]),
            ],
            per: Per::Day,
            ..given.contract.week_partition[0].clone()
        };
        given.week = format!(
            "Mon 06:00-10:56 instruct - 3A ruiz\n\
             Mon 10:56-11:11 lunch lunch 3A ruiz\n\
             Mon 11:11-11:59 prep - - ruiz\n\
             Mon 11:59-12:11 prep - - ruiz by:principal\n\
             Mon 12:11-{open} lunch - - ruiz\n"
        );
        judged(&given, RULE, "ruiz", "Mon")
    };
    let all = [(296, 296, MET), (15, 15, MET), (60, 60, MET), (45, 45, MET), (4, 4, MET), (0, 0, MET)];
    assert_eq!(day("12:56"), all);
    let late = day("12:57");
    assert_eq!((late[3], late[4]), ((45, 46, NOT_MET), (4, 3, NOT_MET)));
}

#[test]
fn short_weeks_and_part_time_are_scaled() {
    let mut given = hawaii(1415, 310, 283);
    given.contract.week_partition[0].short = ShortDays::Prorated;
    let days = vec![DayId(0); 4];
    given.school.weeks.push(Week { name: "week 2".to_owned(), days, count: 1, short: true });
    let own = judged(&given, RULE, "ruiz", "");
    assert_eq!(own[1], (1132, 1132, MET), "four fifths of 1,415");
    let mut given = hawaii(1415, 310, 283);
    given.contract.week_partition[0].prorate = Prorate::Linear;
    given.school.staff[0].roles[0].1 = Share::of_thousandths(500);
    assert_eq!(judged(&given, RULE, "ruiz", "")[0], (708, 1415, NOT_MET), "707.5 is rounded up");
}

/// okafor's week: 60 minutes of sections, 90 of preparation, 90 of lunch, the rest other.
fn okafor() -> Given {
    given().contract(|contract| contract.week_partition.push(terms(clause(&[Role::Specialist]))))
}

#[test]
fn a_minute_with_two_rows_goes_to_the_one_that_binds() {
    let given = okafor();
    let own = judged(&given, RULE, "okafor", "");
    assert_eq!(own, [(60, 60, MET), (90, 90, MET), (90, 90, MET), (615, 615, MET), (0, 0, MET)]);
    let own = judged(&given.and("Mon 08:00-08:30 meeting - - okafor"), RULE, "okafor", "");
    assert_eq!(own[1], (90, 60, NOT_MET), "a meeting takes the preparation");
    assert_eq!(own[3], (615, 645, NOT_MET));
}

#[test]
fn every_row_is_shown_and_why_it_is_in_another_bucket() {
    let finding = okafor().about(RULE, "okafor").remove(0);
    let monday = finding.evidence.counted.iter().filter(|own| own.day == DayId(0));
    let rows: Vec<_> = monday.map(|own| (own.span, own.minutes, own.reason.as_str())).collect();
    let expected = [
        (span("08:00-08:30"), 0, "prep is not sections"),
        (span("09:00-09:30"), 30, ""),
        (span("09:30-10:00"), 30, ""),
        (span("11:00-11:30"), 0, "lunch is not sections"),
    ];
    assert_eq!(rows, expected);
}
