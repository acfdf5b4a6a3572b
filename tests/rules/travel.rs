//! `travel`

use crate::given::{Given, clause, given, judged, numbers, span};
use commonhour::check::Verdict;
use commonhour::model::Role;
use commonhour::rules::clause::Clause;
use commonhour::rules::travel::Terms;

const RULE: &str = "travel";
const MET: Verdict = Verdict::Met;
const NOT_MET: Verdict = Verdict::NotMet;

/// Travel inside the paid hours, outside lunch and preparation.
pub(crate) fn terms(clause: Clause) -> Terms {
    Terms {
        clause,
        minutes: None,
        outside_lunch: true,
        outside_prep: true,
        sites_per_day: None,
        lunch_and_travel: None,
        zones_are_sites: false,
    }
}

fn with(rows: &str, change: impl FnOnce(&mut Terms)) -> Given {
    let given = given().contract(|contract| {
        let mut own = terms(clause(&[Role::Specialist]));
        change(&mut own);
        contract.travel.push(own);
    });
    given.and(rows)
}

/// Driving is inside the workday and outside lunch. okafor has lunch from 11:00 to 11:30 and preparation from 08:00 to 08:30.
#[test]
fn long_beach_drives_outside_lunch() {
    let way = |when: &str, least: i32| {
        with(&format!("Tue {when} travel - - okafor"), |terms| terms.minutes = Some(least)).on(RULE, "okafor", "Tue")
    };
    let kept = way("10:40-11:00", 20);
    assert_eq!((kept.verdict, numbers(&kept)), (MET, (20, 20)));
    assert_eq!((way("10:41-11:00", 20).verdict, numbers(&way("10:41-11:00", 20))), (NOT_MET, (20, 19)));
    let lunch = way("10:41-11:01", 20);
    assert_eq!(lunch.verdict, NOT_MET);
    assert_eq!(lunch.evidence.sentence, "okafor, Tue: travel 10:41–11:01 is during lunch 11:00–11:30 by Art. 7");
    assert_eq!(
        way("08:29-08:49", 20).evidence.sentence,
        "okafor, Tue: travel 08:29–08:49 is during prep 08:00–08:30 by Art. 7"
    );
    assert_eq!(
        way("12:11-12:31", 20).evidence.sentence,
        "okafor, Tue: travel 12:11–12:31 is outside the paid hours 07:45–12:30 by Art. 7"
    );
    let given = with("Tue 11:05-11:15 travel - - okafor", |terms| terms.outside_lunch = false);
    assert_eq!(given.on(RULE, "okafor", "Tue").verdict, MET);
    assert_eq!(given.on(RULE, "okafor", "Mon").verdict, MET);
    assert_eq!(given.about(RULE, "lane").len(), 1, "days away have no finding");
}

/// One stretch of 75 minutes for lunch and travel together.
#[test]
fn chicago_gives_half_timers_one_stretch_for_both() {
    let day =
        |end: &str| with(&format!("Tue 11:30-{end} travel - - okafor"), |terms| terms.lunch_and_travel = Some(75));
    let kept = day("12:15");
    assert_eq!(judged(&kept, RULE, "okafor", "Tue")[1], (75, 75, MET));
    let short = day("12:14");
    assert_eq!(judged(&short, RULE, "okafor", "Tue")[1], (75, 74, NOT_MET));
    assert_eq!(
        short.sentences(),
        ["okafor, Tue: 74 min of lunch and travel together, 11:00–12:14; 75 required by Art. 7"]
    );
    assert_eq!(judged(&kept, RULE, "okafor", "Mon")[1].2, Verdict::DoesNotApply);
}

/// No more than two buildings a day.
#[test]
fn rochester_limits_sites() {
    let day = |rows: &str, most: u32| with(rows, |terms| terms.sites_per_day = Some(most)).about(RULE, "okafor");
    let tuesday = |own: Vec<commonhour::check::Finding>| {
        let own = own.into_iter().filter(|own| own.day.is_some_and(|day| day.0 == 1)).nth(1).expect("sites");
        (numbers(&own), own.verdict)
    };
    let (one, two) = ("Tue 09:00-09:20 travel - - okafor", "Tue 10:00-10:20 travel - - okafor");
    assert_eq!(tuesday(day("", 1)), ((1, 1), MET));
    assert_eq!(tuesday(day(one, 2)), ((2, 2), MET));
    assert_eq!(tuesday(day(one, 1)), ((1, 2), NOT_MET));
    assert_eq!(tuesday(day(&format!("{one}\n{two}"), 2)), ((2, 2), Verdict::CannotBeDecided), "there and back, or on");
    assert_eq!(tuesday(day(&format!("{one}\n{two}"), 3)), ((3, 2), MET));
}

#[test]
fn zones_of_rooms_tell_the_sites() {
    let week = |rows: &str| {
        with(rows, |terms| (terms.zones_are_sites, terms.sites_per_day) = (true, Some(1))).school(|school| {
            school.rooms[0].zone = Some("north".to_owned());
            school.rooms[2].zone = Some("south".to_owned());
        })
    };
    let given = week("Mon 10:20-10:50 special art 3A okafor @12");
    let own: Vec<_> =
        given.about(RULE, "okafor").into_iter().filter(|own| own.day.is_some_and(|day| day.0 == 0)).collect();
    assert_eq!(
        own[0].evidence.sentence,
        "okafor, Mon: no travel from south (special art 09:30–10:00) to north (special art 10:20–10:50) by Art. 7"
    );
    assert_eq!((own[0].verdict, own[1].verdict, numbers(&own[1])), (NOT_MET, NOT_MET, (1, 2)));
    let given = week("Mon 10:00-10:20 travel - - okafor\nMon 10:20-10:50 special art 3A okafor @12");
    assert_eq!(given.about(RULE, "okafor")[0].verdict, MET);
    let given = week(
        "Mon 10:00-10:20 travel - - okafor\nMon 10:20-10:50 special art 3A okafor @12\nMon 11:40-12:00 special art 3B okafor @14",
    );
    let finding = &given.about(RULE, "okafor")[0];
    assert_eq!(finding.verdict, Verdict::CannotBeDecided);
    assert_eq!(
        finding.evidence.sentence,
        "okafor, Mon: at which site special art 11:40–12:00 is, is not known by Art. 7"
    );
}

#[test]
fn only_ways_are_counted_and_a_day_without_says_so() {
    let given = with("Tue 10:40-11:00 travel - - okafor", |terms| terms.minutes = Some(20));
    let counted = given.on(RULE, "okafor", "Tue").evidence.counted;
    let counted: Vec<_> = counted.iter().map(|own| (own.span, own.minutes)).collect();
    assert_eq!(counted, [(span("10:40-11:00"), 20)]);
    let monday = given.on(RULE, "okafor", "Mon");
    assert_eq!(monday.evidence.sentence, "okafor, Mon: no travel by Art. 7");
    assert_eq!(monday.evidence.counted, []);
}

#[test]
fn lunch_and_travel_apart_are_not_together() {
    let given = with("Tue 09:00-09:20 travel - - okafor", |terms| terms.lunch_and_travel = Some(30));
    assert_eq!(judged(&given, RULE, "okafor", "Tue")[1], (30, 0, NOT_MET));
    assert_eq!(given.sentences(), ["okafor, Tue: 0 min of lunch and travel together; 30 required by Art. 7"]);
}

#[test]
fn a_room_without_a_zone_matters_only_to_somebody_in_several() {
    let week = |rows: &str| {
        with(rows, |terms| terms.zones_are_sites = true).school(|school| {
            school.rooms[0].zone = Some("north".to_owned());
            school.rooms[2].zone = Some("south".to_owned());
        })
    };
    let given = week("Mon 10:20-10:50 special art 3A okafor @14");
    assert_eq!(given.on(RULE, "okafor", "Mon").verdict, MET, "one zone is known");
    let given = given.and("Mon 10:50-11:00 travel - - okafor\nMon 11:40-12:00 special art 3A okafor @12");
    assert_eq!(given.on(RULE, "okafor", "Mon").verdict, Verdict::CannotBeDecided);
}

#[test]
fn the_number_of_sites_is_certain_where_every_row_has_a_zone() {
    let week = |most: u32| {
        with("Mon 10:00-10:10 travel - - okafor\nMon 10:10-10:40 special art 3A okafor @12", |terms| {
            (terms.zones_are_sites, terms.sites_per_day) = (true, Some(most));
        })
        .and("Mon 10:40-10:50 travel - - okafor\nMon 10:50-11:00 special art 3A okafor @art-room")
        .school(|school| {
            school.rooms[0].zone = Some("north".to_owned());
            school.rooms[2].zone = Some("south".to_owned());
        })
    };
    let placed = |most: u32| {
        week(most)
            .but("* 08:00-08:30 prep - - okafor", "* 08:00-08:30 prep - - okafor @art-room")
            .but("* 11:00-11:30 lunch - - okafor", "* 11:00-11:30 lunch - - okafor @art-room")
    };
    let (open, told) = (judged(&week(2), RULE, "okafor", "Mon"), judged(&placed(2), RULE, "okafor", "Mon"));
    assert_eq!(open[1], (2, 2, Verdict::CannotBeDecided), "lunch could be at a third");
    assert_eq!(told[1], (2, 2, MET), "there and back");
    let said = |given: Given, day: usize| {
        let mut own = given.about(RULE, "okafor").into_iter().filter(|own| own.day.is_some_and(|id| id.0 == day));
        own.next_back().expect("sites").evidence.sentence
    };
    assert_eq!(said(placed(1), 0), "okafor, Mon: 2 sites (north, south); at most 1 by Art. 7");
    assert_eq!(said(placed(1), 1), "okafor, Tue: 1 site (south); at most 1 by Art. 7");
}
