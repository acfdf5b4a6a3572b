//! `specialist-load` and `specialist-gap`

use crate::given::{Given, clause, given, judged, numbers};
use commonhour::check::Verdict;
use commonhour::model::{Role, StaffId};
use commonhour::plan::demand::Measure;
use commonhour::rules::clause::Prorate;
use commonhour::rules::{specialist_gap, specialist_load};

fn load(sections_per_day: Option<u32>, in_a_row: Option<u32>) -> Given {
    given().contract(|contract| {
        let clause = clause(&[Role::Specialist]);
        let terms = specialist_load::Terms::new(clause);
        contract.specialist_load.push(specialist_load::Terms { sections_per_day, in_a_row, ..terms });
    })
}

fn gap(minutes: i32) -> Given {
    given().contract(|contract| {
        contract.specialist_gap.push(specialist_gap::Terms { clause: clause(&[Role::Specialist]), minutes });
    })
}

#[test]
fn load_keeps_exactly_and_breaks_by_one_section() {
    let given = load(Some(2), None);
    assert_eq!(given.broken(), []);
    assert_eq!(numbers(&given.on("specialist-load", "okafor", "Mon")), (2, 2));
    let given = load(Some(1), None);
    assert_eq!(
        given.broken(),
        [("specialist-load", "okafor".to_owned(), 1, 2), ("specialist-load", "lane".to_owned(), 1, 2)]
    );
    assert_eq!(given.sentences()[0], "okafor, Mon: 2 sections (09:00–10:00); at most 1 by Art. 7");
}

#[test]
fn a_row_of_sections_ends_with_ten_minutes() {
    let later = |start: &str, end: &str| {
        load(None, Some(1))
            .but(
                "Mon 09:30-10:00 special art 3B okafor @art-room",
                &format!("Mon {start}-{end} special art 3B okafor @art-room"),
            )
            .about("specialist-load", "okafor")
            .remove(0)
    };
    assert_eq!(numbers(&later("09:40", "10:10")), (1, 1));
    assert_eq!(later("09:40", "10:10").verdict, Verdict::Met);
    assert_eq!(numbers(&later("09:39", "10:09")), (1, 2));
    assert_eq!(later("09:39", "10:09").verdict, Verdict::NotMet);
}

#[test]
fn the_gap_keeps_exactly_and_breaks_by_one_minute() {
    let later = |minutes: i32| {
        gap(5)
            .but(
                "Mon 09:30-10:00 special art 3B okafor @art-room",
                &format!("Mon 09:{}-10:10 special art 3B okafor @art-room", 30 + minutes),
            )
            .on("specialist-gap", "okafor", "Mon")
    };
    assert_eq!((later(5).verdict, numbers(&later(5))), (Verdict::Met, (5, 5)));
    assert_eq!((later(4).verdict, numbers(&later(4))), (Verdict::NotMet, (5, 4)));
    assert_eq!(
        later(4).evidence.sentence,
        "okafor, Mon: least 4 min between sections, 09:30–09:34; 5 required by Art. 7"
    );
}

#[test]
fn days_with_fewer_than_two_sections_are_met_and_days_away_have_no_finding() {
    let given = gap(5);
    assert_eq!(given.on("specialist-gap", "okafor", "Wed").verdict, Verdict::Met);
    assert_eq!(given.about("specialist-gap", "lane").len(), 1);
}

/// The load clause of `change`, with two sections of 30 minutes for okafor and lane on Monday.
fn changed(change: impl FnOnce(&mut specialist_load::Terms)) -> Given {
    let mut given = load(None, None);
    change(&mut given.contract.specialist_load[0]);
    given
}

const LOAD: &str = "specialist-load";

#[test]
fn a_week_adds_up_its_days() {
    let given = changed(|terms| terms.sections_per_week = Some(2));
    assert_eq!(judged(&given, LOAD, "okafor", ""), [(2, 2, Verdict::Met)]);
    let given = changed(|terms| terms.sections_per_week = Some(1));
    assert_eq!(judged(&given, LOAD, "okafor", ""), [(1, 2, Verdict::NotMet)]);
    assert_eq!(given.sentences()[0], "okafor, every week: 2 sections (Mon 2, Tue 0, Wed 0); at most 1 by Art. 7");
    let given = changed(|terms| {
        terms.sections_per_week = Some(5);
        terms.prorate = Prorate::Linear;
    });
    assert_eq!(judged(&given, LOAD, "lane", ""), [(2, 2, Verdict::Met)], "0.4 of 5");
    let given = changed(|terms| {
        terms.sections_per_week = Some(3);
        terms.prorate = Prorate::Linear;
    });
    assert_eq!(judged(&given, LOAD, "lane", ""), [(1, 2, Verdict::NotMet)], "0.4 of 3 is 1.2");
}

/// Nine sections a day, eight at two buildings, fewer on early release: in the small.
#[test]
fn short_days_and_further_sites_have_fewer_sections() {
    let short = |most: u32| {
        changed(|terms| {
            terms.sections_per_day = Some(2);
            terms.on_short_days = Some(most);
        })
        .and("Wed 09:00-09:30 special art 3A okafor @art-room")
        .and("Wed 09:30-10:00 special art 3B okafor @art-room")
    };
    assert_eq!(judged(&short(2), LOAD, "okafor", "Wed"), [(2, 2, Verdict::Met)]);
    assert_eq!(judged(&short(1), LOAD, "okafor", "Wed"), [(1, 2, Verdict::NotMet)]);
    assert_eq!(judged(&short(1), LOAD, "okafor", "Mon"), [(2, 2, Verdict::Met)]);
    let sites = |travel: &str| {
        changed(|terms| {
            terms.sections_per_day = Some(2);
            terms.less_for_each_site = 1;
        })
        .and(travel)
    };
    assert_eq!(judged(&sites(""), LOAD, "okafor", "Mon"), [(2, 2, Verdict::Met)]);
    let given = sites("Mon 10:00-10:20 travel - - okafor");
    assert_eq!(judged(&given, LOAD, "okafor", "Mon"), [(1, 2, Verdict::NotMet)]);
    assert_eq!(given.sentences(), ["okafor, Mon: 2 sections (09:00–10:00); at most 1, 2 sites by Art. 7"]);
    let mut given = sites("");
    given.school.rooms[0].zone = Some("north".to_owned());
    given.school.rooms[2].zone = Some("south".to_owned());
    let given = given.and("Mon 10:30-11:00 special art 3A okafor @12");
    assert_eq!(judged(&given, LOAD, "okafor", "Mon"), [(1, 3, Verdict::NotMet)]);
}

/// Five periods a day, or the block equivalent.
#[test]
fn a_block_counts_as_the_periods_it_holds() {
    let block = |end: &str| {
        changed(|terms| {
            terms.sections_per_day = Some(3);
            terms.period = Some(30);
        })
        .but(
            "Mon 09:30-10:00 special art 3B okafor @art-room",
            &format!("Mon 09:30-{end} special art 3B okafor @art-room"),
        )
    };
    assert_eq!(judged(&block("10:30"), LOAD, "okafor", "Mon"), [(3, 3, Verdict::Met)]);
    assert_eq!(judged(&block("10:44"), LOAD, "okafor", "Mon"), [(3, 3, Verdict::Met)]);
    assert_eq!(judged(&block("10:45"), LOAD, "okafor", "Mon"), [(3, 4, Verdict::NotMet)], "half a period more is one");
}

/// No more than 80 minutes without a transition of five, in the small.
#[test]
fn minutes_in_a_row_end_with_the_break_the_clause_names() {
    let later = |most: i32, start: &str, end: &str| {
        changed(|terms| {
            terms.minutes_in_a_row = Some(most);
            terms.break_of = 5;
        })
        .but(
            "Mon 09:30-10:00 special art 3B okafor @art-room",
            &format!("Mon {start}-{end} special art 3B okafor @art-room"),
        )
    };
    assert_eq!(judged(&later(60, "09:30", "10:00"), LOAD, "okafor", "Mon"), [(60, 60, Verdict::Met)]);
    assert_eq!(judged(&later(60, "09:30", "10:01"), LOAD, "okafor", "Mon"), [(60, 61, Verdict::NotMet)]);
    assert_eq!(judged(&later(59, "09:34", "10:04"), LOAD, "okafor", "Mon"), [(59, 64, Verdict::NotMet)]);
    assert_eq!(judged(&later(59, "09:35", "10:05"), LOAD, "okafor", "Mon"), [(59, 30, Verdict::Met)]);
}

#[test]
fn minutes_in_a_row_are_told_with_the_break_that_ends_them() {
    let given = changed(|terms| {
        terms.break_of = 5;
        terms.minutes_in_a_row = Some(80);
    });
    let demands = given.contract.demands(&given.school);
    let asked: Vec<(usize, i32, i32)> =
        demands.stretches.iter().map(|own| (own.who.0, own.minutes, own.break_of)).collect();
    assert_eq!(asked, [(2, 80, 5), (3, 80, 5)]);
}

/// What the solver is told: whom, on which days together, how much, and how it is counted.
fn told(given: &Given) -> Vec<(usize, Vec<usize>, i32, Measure)> {
    let demands = given.contract.demands(&given.school);
    let limits = demands.section_limits.iter();
    limits.map(|own| (own.who.0, own.days.iter().map(|day| day.0).collect(), own.most, own.measure)).collect()
}

#[test]
fn weeks_short_days_and_periods_are_told_to_the_solver() {
    let full_time = |change: &dyn Fn(&mut specialist_load::Terms)| {
        told(&changed(|terms| {
            terms.prorate = Prorate::OnlyFullTime;
            change(terms);
        }))
    };
    let week = full_time(&|terms| terms.sections_per_week = Some(3));
    assert_eq!(week, [(2, vec![0, 1, 2], 3, Measure::Sections)], "lane is not full time, so has no limit");
    let short = full_time(&|terms| {
        terms.sections_per_day = Some(5);
        terms.on_short_days = Some(2);
        terms.period = Some(15);
    });
    let day = |day: usize, most: i32| (2, vec![day], most, Measure::Sections);
    assert_eq!(short, [day(0, 2), day(1, 2), day(2, 1)], "each section of 30 minutes is two periods");
    let mut given = changed(|terms| {
        terms.sections_per_day = Some(5);
        terms.period = Some(15);
    });
    given.school.courses[1].teachers.push(StaffId(2));
    given.school.courses[1].minutes = vec![Some(45)];
    let mixed = told(&given).into_iter().filter(|own| own.0 == 2 && own.1 == [0]).collect::<Vec<_>>();
    assert_eq!(mixed, [(2, vec![0], 5, Measure::Periods(15))], "sections of two and of three periods");
}

#[test]
fn a_section_inside_another_does_not_end_a_row() {
    let given = changed(|terms| terms.minutes_in_a_row = Some(79))
        .but("Mon 09:00-09:30 special art 3A okafor @art-room", "Mon 09:00-10:00 special art 3A okafor @art-room")
        .but("Mon 09:30-10:00 special art 3B okafor @art-room", "Mon 09:05-09:20 special art 3B okafor @art-room")
        .and("Mon 10:09-10:20 special art 3B okafor @art-room");
    assert_eq!(judged(&given, LOAD, "okafor", "Mon"), [(79, 80, Verdict::NotMet)], "nine minutes are no break");
    let given = changed(|terms| terms.in_a_row = Some(2))
        .but("Mon 09:00-09:30 special art 3A okafor @art-room", "Mon 09:00-10:00 special art 3A okafor @art-room")
        .but("Mon 09:30-10:00 special art 3B okafor @art-room", "Mon 09:05-09:20 special art 3B okafor @art-room")
        .and("Mon 10:09-10:20 special art 3B okafor @art-room");
    assert_eq!(judged(&given, LOAD, "okafor", "Mon"), [(2, 3, Verdict::NotMet)]);
}

#[test]
fn a_row_is_told_to_the_solver_with_the_break_that_ends_it() {
    let mut given = changed(|terms| (terms.in_a_row, terms.break_of) = (Some(2), 1));
    given.school.courses[1].teachers.push(StaffId(2));
    given.school.courses[1].minutes = vec![Some(20)];
    let demands = given.contract.demands(&given.school);
    let told: Vec<_> = demands.sections_in_a_row.iter().map(|own| (own.who.0, own.most, own.break_of)).collect();
    assert_eq!(told, [(2, 2, 1), (3, 2, 1)], "sections, not minutes of the shortest");
    assert!(demands.stretches.is_empty());
}

#[test]
fn the_least_of_several_gaps_is_judged() {
    let given = gap(5)
        .but("Mon 09:30-10:00 special art 3B okafor @art-room", "Mon 09:34-10:00 special art 3B okafor @art-room")
        .and("Mon 10:10-10:30 special art 3B okafor @art-room");
    let finding = given.on("specialist-gap", "okafor", "Mon");
    assert_eq!((finding.verdict, numbers(&finding)), (Verdict::NotMet, (5, 4)));
    assert!(finding.evidence.sentence.contains("09:30–09:34"), "{}", finding.evidence.sentence);
}

/// okafor's three sections of Monday, the third in a second building.
fn two_sites(less: u32) -> Given {
    let mut given = changed(|terms| {
        terms.sections_per_day = Some(2);
        terms.less_for_each_site = less;
    });
    given.school.rooms[0].zone = Some("north".to_owned());
    given.school.rooms[2].zone = Some("south".to_owned());
    given.and("Mon 10:30-11:00 special art 3A okafor @12")
}

#[test]
fn sites_are_named_only_where_they_take_sections_off() {
    assert_eq!(two_sites(1).said_by(&[LOAD])[0], "okafor, Mon: 3 sections (09:00–11:00); at most 1, 2 sites by Art. 7");
    assert_eq!(two_sites(0).said_by(&[LOAD]), ["okafor, Mon: 3 sections (09:00–11:00); at most 2 by Art. 7"]);
    let mut given = two_sites(1);
    given.school.rooms[0].zone = Some("south".to_owned());
    assert_eq!(given.said_by(&[LOAD]), ["okafor, Mon: 3 sections (09:00–11:00); at most 2 by Art. 7"], "one site");
}

#[test]
fn a_period_without_minutes_counts_each_section_once() {
    let given = changed(|terms| (terms.sections_per_day, terms.period) = (Some(2), Some(0)));
    assert_eq!(judged(&given, LOAD, "okafor", "Mon"), [(2, 2, Verdict::Met)]);
}

#[test]
fn of_two_rows_as_long_the_first_is_shown() {
    let given = load(None, Some(1))
        .but("Mon 09:30-10:00 special art 3B okafor @art-room", "Mon 09:40-10:10 special art 3B okafor @art-room");
    let finding = given.on(LOAD, "okafor", "Mon");
    assert_eq!(finding.evidence.sentence, "okafor, Mon: 1 sections in a row (09:00–09:30); at most 1 by Art. 7");
    assert_eq!(finding.evidence.counted.len(), 1);
}
