//! The least staff of a tiny school.

use super::given::{AGREEMENT, changed, possible, settings, with};
use commonhour::report::{staffing_json, staffing_text};
use commonhour::ways::{Answer, Limits, staffing};
use std::sync::atomic::AtomicBool;

#[test]
fn the_least_staff_is_possible_and_one_fewer_is_said() {
    let school = changed(&[("count = 2", "count = 4")]);
    let folder = with(&school, &[("contract.toml", AGREEMENT)]);
    let stop = AtomicBool::new(false);
    let limits = Limits { each: 1_000, ..Limits::usual(settings(40_000, &stop)) };
    let found = staffing(&folder, &limits).unwrap_or_else(|problems| panic!("{}", problems.render(false)));
    assert_eq!(found.now.answer, Answer::Possible);
    assert_eq!(found.now.team_minutes, 60);
    let aides = found.posts.iter().find(|post| post.id == "aide").unwrap();
    let least = aides.least.unwrap();
    assert!((1..4).contains(&least), "{}", staffing_text(&found));
    let lowest = with(&changed(&[("count = 2", &format!("count = {least}"))]), &[("contract.toml", AGREEMENT)]);
    assert_eq!(possible(&lowest, 20_000), Some(true));
    assert!(aides.more.as_ref().is_some_and(|more| more.answer == Answer::Possible));
    // The specialist of a subject cannot be left out: nobody would teach it.
    let art = found.posts.iter().find(|post| post.id == "okafor").unwrap();
    assert!(art.fewer.is_none() && art.least == Some(1));
    for slack in &found.slack {
        assert!(slack.used <= slack.there, "{slack:?}");
    }
    assert_eq!(staffing_json(&found)["posts"].as_array().map(Vec::len), Some(found.posts.len()));
}
