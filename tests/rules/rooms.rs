//! `rooms`

use crate::given::{Given, clause, given, judged};
use commonhour::check::Verdict;
use commonhour::model::{Per, Role};
use commonhour::rules::rooms::Terms;

const RULE: &str = "rooms";

fn with(most: u32, per: Per) -> Given {
    given().contract(|contract| contract.rooms.push(Terms { clause: clause(&[Role::Specialist]), most, per }))
}

#[test]
fn keeps_exactly_and_breaks_by_one_room() {
    // okafor teaches in the art room; lane, part time, in the homerooms' own rooms.
    assert_eq!(with(2, Per::Day).broken(), []);
    let given = with(1, Per::Day);
    assert_eq!(given.broken(), [(RULE, "lane".to_owned(), 1, 2)]);
    assert_eq!(given.sentences(), ["lane, Mon: 2 rooms (12, 14); at most 1 by Art. 7"]);
    assert_eq!(judged(&given, RULE, "okafor", "Mon"), [(1, 1, Verdict::Met)]);
    assert_eq!(judged(&given, RULE, "lane", "Tue"), [], "a day away");
}

#[test]
fn rooms_of_a_week_are_taken_together() {
    let given = with(1, Per::Week).and("Wed 09:00-09:30 special art 3A okafor @12");
    assert_eq!(judged(&given, RULE, "okafor", ""), [(1, 2, Verdict::NotMet)]);
    let given = with(1, Per::Day).and("Wed 09:00-09:30 special art 3A okafor @12");
    assert_eq!(judged(&given, RULE, "okafor", "Wed"), [(1, 1, Verdict::Met)], "a short day too");
}

#[test]
fn a_room_nobody_knows_cannot_be_decided_where_it_matters() {
    let unknown = |most| with(most, Per::Day).school(|school| school.homerooms[1].room = None);
    assert_eq!(judged(&unknown(1), RULE, "lane", "Mon"), [(1, 1, Verdict::CannotBeDecided)]);
    assert_eq!(
        unknown(1).on(RULE, "lane", "Mon").evidence.sentence,
        "lane, Mon: 1 room (12); at most 1 by Art. 7; the room of special music 09:00–09:30 is not known"
    );
    assert_eq!(judged(&unknown(2), RULE, "lane", "Mon"), [(2, 1, Verdict::Met)]);
}
