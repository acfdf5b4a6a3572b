//! A team's time outside the school day.

use super::given::{AGREEMENT, changed, possible, ways, with};
use commonhour::ways::{NOT_IN_SCHOOL_DAY, apply};

#[test]
fn it_is_always_shown_and_never_called_time_in_the_school_day() {
    // No special, so nobody has the children: no team time in the school day.
    let school = changed(&[
        ("[special.art]\nminutes = 30\n", ""),
        ("[special.music]\nminutes = 30\n", ""),
        ("teaches = [\"art\"]\n", ""),
        ("teaches = [\"music\"]\n", ""),
    ]);
    let folder = with(&school, &[("contract.toml", AGREEMENT)]);
    let found = ways(&folder);
    let outside: Vec<_> = found.ways.iter().filter(|way| !way.in_school_day()).collect();
    assert_eq!(outside.len(), 1, "{found:#?}");
    let way = outside[0];
    assert!(way.changes[0].sentence.ends_with(&format!("({NOT_IN_SCHOOL_DAY})")), "{}", way.changes[0].sentence);
    // Two teachers, an hour a week, 36 weeks, 50 an hour.
    assert_eq!(way.price.money, 2 * 36 * 50);
    let after = apply(&folder, way).unwrap();
    assert!(after.files["school.toml"].contains("in = \"paid-day\""));
    assert_eq!(possible(&after, 40_000), Some(true));
    for way in found.ways.iter().filter(|way| way.in_school_day()) {
        assert!(!way.changes.iter().any(|change| change.sentence.contains(NOT_IN_SCHOOL_DAY)));
    }
}
