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
    let ([art], [music]) = (art.least_people.as_slice(), music.least_people.as_slice()) else {
        panic!("{}", staffing_text(&found))
    };
    assert_eq!(art.days.len(), 1, "{}", staffing_text(&found));
    assert_eq!((&art.days, art.thousandths), (&music.days, 500));
    assert!(art.proved && music.proved);
    let specialists = found.roles.iter().find(|own| own.role == Role::Specialist).unwrap();
    assert_eq!(specialists.thousandths, (2_000, 1_000));
    assert_eq!(specialists.days.iter().map(|(_, now, least)| (*now, *least)).max(), Some((2, 2)));
    assert_eq!(specialists.days.iter().map(|(_, _, least)| least).sum::<usize>(), 2);
    assert!(staffing_text(&found).contains("specialist: 1.0 of 2.0 FTE"), "{}", staffing_text(&found));
    // And the school is possible with these days.
    let day = &art.days[0];
    let days = format!("days = [\"{day}\"]\nfte = 0.5\nteaches =");
    let lowest = with(&changed(&[("teaches =", &days)]), &[("contract.toml", AGREEMENT)]);
    assert_eq!(possible(&lowest, 20_000), Some(true));
}

#[test]
fn people_who_stand_in_for_one_another_need_not_all_be_there_on_the_same_days() {
    // On Tuesday one is at the gate and one at the door; lunch needs one of them on both days.
    let duty = |name: &str| {
        format!(
            "[duty.{name}]\nat = [{{ start = 07:45, end = 08:00 }}]\ndays = [\"Tue\"]\nled-by = [\"paraprofessional\"]\n\n"
        )
    };
    let duties = duty("gate") + &duty("door") + "# What the team needs";
    let gate = duties.as_str();
    let folder = with(&changed(&[("# What the team needs", gate)]), &[("contract.toml", AGREEMENT)]);
    let stop = AtomicBool::new(false);
    let limits = Limits { each: 1_000, ..Limits::usual(settings(40_000, &stop)) };
    let found = staffing(&folder, &limits).unwrap_or_else(|problems| panic!("{}", problems.render(false)));
    let aides = found.posts.iter().find(|post| post.id == "aide").unwrap();
    assert_eq!(aides.least, Some(2), "{}", staffing_text(&found));
    let people: Vec<_> =
        aides.least_people.iter().map(|own| (own.days.join(" "), own.thousandths, own.proved)).collect();
    assert_eq!(people, [("Tue".to_owned(), 500, true), ("Mon Tue".to_owned(), 1_000, true)]);
    let role = found.roles.iter().find(|own| own.role == Role::Paraprofessional).unwrap();
    assert_eq!(role.thousandths, (2_000, 1_500));
    assert_eq!(role.days, [("Mon".to_owned(), 2, 1), ("Tue".to_owned(), 2, 2)]);
    // Half a year of an aide.
    assert_eq!(role.saved, 17_500);
    let (fewer, more) = (role.fewer.as_ref().unwrap(), role.more.as_ref().unwrap());
    assert!(matches!(fewer.with.answer, Answer::Impossible(_)) && more.with.answer == Answer::Possible);
    assert_eq!((fewer.post.as_str(), more.post.as_str(), more.money), ("aide", "aide", 35_000));
    // Nobody else teaches art or music.
    let specialists = found.roles.iter().find(|own| own.role == Role::Specialist).unwrap();
    assert!(specialists.fewer.is_none());
    let text = staffing_text(&found);
    let line =
        "at least 2: one fewer is proved impossible; 0.5 FTE on Tue suffice for one of them: no day fewer is possible";
    assert!(text.contains(line) && text.contains("one more: aide: possible, "), "{text}");
    let json = staffing_json(&found);
    let part = serde_json::json!({ "fte": 0.5, "days": ["Tue"], "days_proved": true });
    assert_eq!(json["posts"][2]["least_people"][0], part, "{json:#}");
    assert_eq!(json["roles"][1]["more"]["money"], 35_000);
    // And a school with one of them on Tuesday alone is possible.
    let parted = changed(&[
        ("# What the team needs", gate),
        ("count = 2", "count = 1\n\n[staff.other]\nrole = \"paraprofessional\"\nfte = 0.5\ndays = [\"Tue\"]"),
    ]);
    assert_eq!(possible(&with(&parted, &[("contract.toml", AGREEMENT)]), 20_000), Some(true));
}

/// Every key that the JSON has, with `[]` for the entries of a list.
fn keys(value: &serde_json::Value, at: &str, found: &mut std::collections::BTreeSet<String>) {
    match value {
        serde_json::Value::Object(own) => {
            for (key, inside) in own {
                let at = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
                found.insert(at.clone());
                keys(inside, &at, found);
            }
        }
        serde_json::Value::Array(list) => list.iter().for_each(|own| keys(own, &format!("{at}[]"), found)),
        _ => {}
    }
}

#[test]
fn every_key_of_the_json_is_in_the_reference() {
    let folder = with(&changed(&[]), &[("contract.toml", AGREEMENT)]);
    let stop = AtomicBool::new(false);
    let limits = Limits { each: 400, ..Limits::usual(settings(40_000, &stop)) };
    let json = staffing_json(&staffing(&folder, &limits).unwrap());
    let reference = include_str!("../../docs/why.md").split("## `commonhour staffing --json`").nth(1).unwrap();
    let listed = |key: &str| reference.contains(&format!("| `{key}` |"));
    let mut found = std::collections::BTreeSet::new();
    keys(&json, "", &mut found);
    // A school, and a list of days, are said once for wherever they stand.
    let school = |key: &str| ["now.", "posts[].fewer.", "posts[].more."].iter().any(|own| key.starts_with(own));
    let one = |key: &str| ["roles[].fewer.", "roles[].more.", "roles[].days[]."].iter().any(|own| key.starts_with(own));
    let whole = |key: &str| ["posts", "slack", "posts[].least_people"].contains(&key);
    let missing: Vec<_> = found.iter().filter(|key| !school(key) && !one(key) && !whole(key) && !listed(key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
