//! What counts as what, over which window, and for whom part of it.

use crate::given::{CALENDAR, audit, read, told, with};
use commonhour::check::Verdict;
use commonhour::model::{Kind, Share};
use commonhour::rules::clause::{Per, Prorate};
use commonhour::rules::counts::Counts;

const RUIZ: &str = "covers = { staff = [\"ruiz\"] }\n";

#[test]
fn an_agreement_says_once_what_counts() {
    let counts = "[counts]\nprep = [\"prep\", \"passing\"]\ncontact = [\"instruct\", \"duty\"]\nbreaks = [\"lunch\"]\n";
    let prep = "[[daily-prep]]\narticle = \"7\"\nminutes = 45\n";
    let stretch = "[[longest-stretch]]\narticle = \"8\"\nminutes = 180\n";
    let input = with(&format!(
        "{counts}{prep}{RUIZ}{prep}{RUIZ}collaboration-counts = false\n{stretch}{stretch}supervision-counts = false\n"
    ));
    assert_eq!(
        told(&audit(&input, 40, 5), "daily-prep")[..1],
        [(Verdict::Met, Some(45), Some(45))],
        "the agreement counts passing"
    );
    assert_eq!(input.contract.daily_prep[1].clause.counts.prep, [Kind::Prep], "the clause itself says otherwise");
    let [agreed, own] = input.contract.longest_stretch.as_slice() else { panic!("two clauses") };
    assert_eq!(agreed.clause.counts.contact, [Kind::Instruct, Kind::Duty]);
    assert_eq!(agreed.clause.counts.breaks, [Kind::Lunch]);
    assert_eq!(own.clause.counts.contact, Counts::teaching_only());
    assert!(input.contract.demands(&input.school).stretches.iter().any(|stretch| stretch.supervision_counts));
}

#[test]
fn without_a_word_preparation_alone_counts() {
    let input = with(&format!("[[daily-prep]]\narticle = \"7\"\nminutes = 45\n{RUIZ}"));
    assert_eq!(told(&audit(&input, 40, 5), "daily-prep")[0], (Verdict::NotMet, Some(45), Some(40)));
}

#[test]
fn every_window_has_its_word() {
    let per = |text: &str| {
        let clause = format!("[[prep-total]]\narticle = \"7\"\nminutes = 225\n{text}\n{RUIZ}");
        with(&clause).contract.prep_total[0].per
    };
    for (text, expected) in [
        ("", Per::Week),
        ("per = \"day\"", Per::Day),
        ("per = \"week\"", Per::Week),
        ("per = \"two-weeks\"", Per::Weeks(2)),
        ("per = \"four-weeks\"", Per::Weeks(4)),
        ("per = { weeks = 3 }", Per::Weeks(3)),
        ("per = \"cycle\"", Per::Cycle),
        ("per = \"month\"", Per::Month),
        ("per = \"year\"", Per::Year),
        ("per = { school-days = 10 }", Per::Rolling(10)),
    ] {
        assert_eq!(per(text), expected, "{text}");
    }
}

#[test]
fn a_year_of_two_weeks_is_judged_to_the_minute() {
    let weeks = |minutes: u32, more: &str| {
        let clause =
            format!("[[prep-total]]\narticle = \"7\"\nminutes = {minutes}\nper = \"two-weeks\"\n{more}\n{RUIZ}");
        let calendar = CALENDAR.replace("last", "holidays = [2026-09-07]\nlast");
        let input = read(&[("contract.toml", &clause)], "", &calendar).unwrap_or_else(|problems| panic!("{problems}"));
        told(&audit(&input, 45, 0), "prep-total")
    };
    let full = (Verdict::Met, Some(450), Some(450));
    assert_eq!(weeks(450, ""), [full, (Verdict::NotMet, Some(450), Some(405))]);
    assert_eq!(weeks(450, "short-weeks = \"prorated\""), [full, (Verdict::Met, Some(405), Some(405))]);
    assert_eq!(weeks(450, "short-weeks = \"waived\""), [full, (Verdict::DoesNotApply, None, None)]);
    assert_eq!(weeks(451, "short-weeks = \"waived\"")[0], (Verdict::NotMet, Some(451), Some(450)));
}

#[test]
fn the_table_of_a_contract_is_read_to_the_tenth_of_a_per_cent() {
    let input = with(&format!(
        "[[daily-prep]]\narticle = \"7\"\nminutes = 55\nprorate = {{ \"87.5\" = 48, \"50\" = 28 }}\n{RUIZ}"
    ));
    let rows = vec![(Share::of_thousandths(875), 48), (Share::of_thousandths(500), 28)];
    assert_eq!(input.contract.daily_prep[0].prorate, Prorate::Table(rows));
}

#[test]
fn the_solver_is_asked_for_what_is_owed_and_for_the_row_above_where_the_table_is_silent() {
    let asked = |prorate: &str, thousandths: u32| {
        let clause = format!("[[daily-prep]]\narticle = \"7\"\nminutes = 55\nprorate = {prorate}\n{RUIZ}");
        let mut input = with(&clause);
        let ruiz = input.school.staff.iter_mut().find(|person| person.id == "ruiz").unwrap();
        ruiz.roles[0].1 = Share::of_thousandths(thousandths);
        input.contract.demands(&input.school).own_time.first().map(|own| own.minutes)
    };
    let shares = [1000, 875, 800, 750, 625, 600, 500, 400, 375, 250, 200];
    let owed = [55, 48, 44, 41, 34, 33, 28, 22, 21, 14, 11].map(Some);
    assert_eq!(shares.map(|share| asked("\"linear\"", share)), owed);
    assert_eq!(asked("\"only-full-time\"", 999), None);
    assert_eq!(asked("\"only-full-time\"", 1000), Some(55));
    let table = "{ \"75\" = 41, \"50\" = 28 }";
    assert_eq!([500, 501, 750, 751, 1000].map(|share| asked(table, share)), [28, 41, 41, 55, 55].map(Some));
}

#[test]
fn what_is_perhaps_a_slip_is_noted() {
    let clause = format!("[[daily-prep]]\narticle = \"7\"\nminutes = 45\n{RUIZ}");
    let notes = |more: &str| with(&format!("{clause}{more}\n")).notes;
    let near = notes("applies-if = { schools = [\"Smal School\"] }");
    assert_eq!(near[0].message, "`Smal School` is not this school, which is called `Small School`");
    assert_eq!((near.len(), near[0].line, near[0].column), (1, 5, 27));
    let endless = notes("waiver = { for = 3, of = 4, needs = \"2/3\" }");
    assert_eq!((endless.len(), endless[0].message.as_str()), (1, "`waiver` has no end"));
    assert!(notes("applies-if = { schools = [\"Baird\"] }").is_empty());
}
