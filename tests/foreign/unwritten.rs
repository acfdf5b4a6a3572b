//! Minutes that nobody wrote: one minute decides, in all three settings.

use super::{files, numbers};
use commonhour::audit::audit;
use commonhour::check::Verdict::{CannotBeDecided, Met, NotMet};
use commonhour::read::{folder, school};
use commonhour::schedule::Unassigned::{self, Open, Prep, Undecided};
use commonhour::schedule::sheet;
use std::path::Path;

const PREP: &str = "[[daily-prep]]\narticle = \"7.2\"\nminutes = 45\ncovers = { staff = [\"ruiz\"] }\n";

/// Preparation from 09:13 to 09:45, and class with a gap before it that begins at `gap`; the rest is written.
fn with_gap(gap: &str) -> String {
    format!("Mon,7:45,{gap},instruct,3A,ruiz\nMon,9:13,9:45,prep,,ruiz\nMon,9:45,12:30,instruct,3A,ruiz\n")
}

#[test]
fn one_minute_decides_preparation() {
    let enough = files(PREP, &with_gap("9:00"));
    let short = files(PREP, &with_gap("9:01"));

    let finding = enough.on(Undecided, "7.2", "ruiz", "Mon");
    assert_eq!(numbers(&finding), (CannotBeDecided, Some(45), Some(32)));
    assert_eq!(
        finding.evidence.sentence,
        "ruiz, Mon: 32 min written, 45 if the 13 unwritten minutes 09:00–09:13 are prep; 45 required by Art. 7.2"
    );
    let unwritten = finding.evidence.counted.last().unwrap();
    assert_eq!((unwritten.minutes, unwritten.reason.as_str()), (0, "not written; counts only if it is prep"));
    let finding = short.on(Undecided, "7.2", "ruiz", "Mon");
    assert_eq!(numbers(&finding), (NotMet, Some(45), Some(32)));
    assert_eq!(
        finding.evidence.sentence,
        "ruiz, Mon: longest prep 32 min, 09:13–09:45; 45 required by Art. 7.2; 44 if the 12 unwritten minutes 09:01–09:13 are prep"
    );

    assert_eq!(numbers(&enough.on(Open, "7.2", "ruiz", "Mon")), (NotMet, Some(45), Some(32)));
    assert_eq!(numbers(&short.on(Open, "7.2", "ruiz", "Mon")), (NotMet, Some(45), Some(32)));

    let finding = enough.on(Prep, "7.2", "ruiz", "Mon");
    assert_eq!(numbers(&finding), (Met, Some(45), Some(45)));
    assert_eq!(
        finding.evidence.sentence,
        "ruiz, Mon: longest prep 45 min, 09:00–09:45; 45 required by Art. 7.2; \
         13 min of it are not written and were taken as prep: 09:00–09:13"
    );
    assert_eq!(finding.evidence.counted[0].reason, "not written; taken as prep");
    assert_eq!(numbers(&short.on(Prep, "7.2", "ruiz", "Mon")), (NotMet, Some(45), Some(44)));
}

#[test]
fn one_minute_decides_lunch_and_prep_is_not_lunch() {
    let contract = "[[duty-free-lunch]]\narticle = \"7.5\"\nminutes = 30\ncovers = { staff = [\"ruiz\"] }\n";
    let week = |gap: &str| {
        format!("Mon,7:45,{gap},instruct,3A,ruiz\nMon,11:20,11:40,lunch,,ruiz\nMon,11:40,12:30,instruct,3A,ruiz\n")
    };
    let (enough, short) = (files(contract, &week("11:10")), files(contract, &week("11:11")));
    let finding = enough.on(Undecided, "7.5", "ruiz", "Mon");
    assert_eq!(numbers(&finding), (CannotBeDecided, Some(30), Some(20)));
    assert_eq!(
        finding.evidence.sentence,
        "ruiz, Mon: 20 min written, 30 if the 10 unwritten minutes 11:10–11:20 are lunch; 30 required by Art. 7.5"
    );
    assert_eq!(numbers(&short.on(Undecided, "7.5", "ruiz", "Mon")), (NotMet, Some(30), Some(20)));
    assert_eq!(numbers(&enough.on(Open, "7.5", "ruiz", "Mon")), (NotMet, Some(30), Some(20)));
    assert_eq!(numbers(&enough.on(Prep, "7.5", "ruiz", "Mon")), (NotMet, Some(30), Some(20)));
}

#[test]
fn a_total_names_the_minutes_of_each_day() {
    let contract = "[[prep-total]]\narticle = \"7.3\"\nminutes = 90\ncovers = { staff = [\"ruiz\"] }\n";
    let week = |gap: &str| with_gap("9:00") + &with_gap(gap).replace("Mon", "Tue");
    let enough = files(contract, &week("9:00"));
    let [finding] = &enough.about(Undecided, "7.3", "ruiz")[..] else { panic!("one week") };
    assert_eq!(numbers(finding), (CannotBeDecided, Some(90), Some(64)));
    assert_eq!(
        finding.evidence.sentence,
        "ruiz, every week: 64 min written, 90 if the 26 unwritten minutes (Mon 13, Tue 13) are prep; 90 required by Art. 7.3"
    );
    let short = files(contract, &week("9:01"));
    let verdict = |unassigned: Unassigned| numbers(&short.about(unassigned, "7.3", "ruiz")[0]);
    assert_eq!(verdict(Undecided), (NotMet, Some(90), Some(64)));
    assert_eq!(verdict(Prep), (NotMet, Some(90), Some(89)));
    assert_eq!(verdict(Open), (NotMet, Some(90), Some(64)));
}

#[test]
fn only_minutes_that_would_count_are_named() {
    // Ten minutes before the students come count for nothing in their day, twenty at noon are no block of 45.
    let week = "Mon,7:55,9:00,instruct,3A,ruiz\nMon,9:13,9:45,prep,,ruiz\nMon,9:45,11:00,instruct,3A,ruiz\n\
                Mon,11:20,12:30,instruct,3A,ruiz\n";
    let finding = files(PREP, week).on(Undecided, "7.2", "ruiz", "Mon");
    assert_eq!(
        finding.evidence.sentence,
        "ruiz, Mon: 32 min written, 45 if the 13 unwritten minutes 09:00–09:13 are prep; 45 required by Art. 7.2"
    );
}

#[test]
fn a_limit_is_neither_broken_nor_kept_by_what_nobody_wrote() {
    let contract = "[[workday]]\narticle = \"7.1\"\nminutes = 240\ncovers = { staff = [\"ruiz\"] }\n";
    let own = files(contract, "Mon,8:00,12:00,instruct,3A,ruiz\n");
    for unassigned in [Undecided, Open, Prep] {
        assert_eq!(numbers(&own.on(unassigned, "7.1", "ruiz", "Mon")), (Met, Some(240), Some(240)), "{unassigned:?}");
    }
    // On Tuesday nothing at all is written: that nothing is set must be said first.
    let blank = own.on(Undecided, "7.1", "ruiz", "Tue");
    assert_eq!(numbers(&blank), (CannotBeDecided, Some(240), None));
    assert_eq!(blank.evidence.sentence, "ruiz, Tue: no row of the file is about this day");
    assert_eq!(numbers(&own.on(Open, "7.1", "ruiz", "Tue")), (Met, Some(240), Some(0)));
}

#[test]
fn what_is_not_written_is_summed_up() {
    let (_, audited) = files(PREP, &with_gap("9:00")).audit(Undecided);
    let said = "1438 paid minutes of ruiz, cho, aide that the file does not write: where they matter it is not decided what \
                they are (unassigned = undecided)";
    assert_eq!(audited.not_checked.last().map(String::as_str), Some(said));
}

#[test]
fn a_file_that_writes_every_minute_is_judged_alike_in_all_three() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/maple-grove");
    let input = school(&folder(&dir).unwrap()).unwrap_or_else(|problems| panic!("{problems}"));
    let text = std::fs::read_to_string(dir.join("changed-by-hand.csv")).unwrap();
    let week = sheet(&input.school, "changed-by-hand.csv", &text).unwrap_or_else(|problems| panic!("{problems}"));
    let [one, two, three] = [Undecided, Open, Prep].map(|unassigned| audit(&input, &week, unassigned));
    let plain = commonhour::rules::audit(&input.school, &input.contract, &week.schedule);
    assert_eq!(one.compliance, plain);
    assert_eq!(one, two);
    assert_eq!(one, three);
    assert!(one.not_checked.is_empty(), "{:?}", one.not_checked);
}
