//! The least staff of a tiny school.

use super::given::{AGREEMENT, changed, possible, settings, with};
use commonhour::model::Role;
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

#[test]
fn two_specialists_are_needed_on_one_and_the_same_day() {
    let folder = with(&changed(&[]), &[("contract.toml", AGREEMENT)]);
    let stop = AtomicBool::new(false);
    let limits = Limits { each: 1_000, ..Limits::usual(settings(40_000, &stop)) };
    let found = staffing(&folder, &limits).unwrap_or_else(|problems| panic!("{}", problems.render(false)));
    let post = |id: &str| found.posts.iter().find(|post| post.id == id).unwrap();
    // Art and music for both homerooms, one after the other, make the team's hour: on one day, and then all is done.
    let (art, music) = (post("okafor"), post("lund"));
    assert_eq!(art.least_days.len(), 1, "{}", staffing_text(&found));
    assert_eq!((&art.least_days, art.least_thousandths), (&music.least_days, 500));
    assert!(art.days_proved && music.days_proved);
    let specialists = found.roles.iter().find(|own| own.role == Role::Specialist).unwrap();
    assert_eq!(specialists.thousandths, (2_000, 1_000));
    assert_eq!(specialists.days.iter().map(|(_, now, least)| (*now, *least)).max(), Some((2, 2)));
    assert_eq!(specialists.days.iter().map(|(_, _, least)| least).sum::<usize>(), 2);
    assert!(staffing_text(&found).contains("specialist: 1.0 of 2.0 FTE"), "{}", staffing_text(&found));
    // And the school is possible with these days.
    let day = &art.least_days[0];
    let days = format!("days = [\"{day}\"]\nfte = 0.5\nteaches =");
    let lowest = with(&changed(&[("teaches =", &days)]), &[("contract.toml", AGREEMENT)]);
    assert_eq!(possible(&lowest, 20_000), Some(true));
}
