//! A term of the contract on one day of the week: dearer changes are not needed where only one day is short.

use super::given::{AGREEMENT, changed, possible, ways, with};
use commonhour::read::{self, Folder};
use commonhour::ways::{Change, catalogue, changed_files, edited};

/// Three days without specials or a team: the only time without children is their lunch, on Wednesday five minutes shorter.
fn short_on_wednesday() -> String {
    let school = changed(&[
        ("\"Tue\"]", "\"Tue\", \"Wed\"]"),
        ("grid = 15", "grid = 5"),
        ("[special.art]\nminutes = 30\n", ""),
        ("[special.music]\nminutes = 30\n", ""),
        ("teaches = [\"art\"]\n", ""),
        ("teaches = [\"music\"]\n", ""),
        (
            "intervention = \"none: starts next year\"",
            "intervention = \"none: starts next year\"\nno-team = \"a test\"",
        ),
        (
            "window = { start = 09:30, end = 10:30 }  #",
            "minutes-on = { Wed = 25 }\nwindow = { start = 09:30, end = 10:30 }  #",
        ),
    ]);
    school.split("# What the team needs").next().unwrap_or_default().to_owned()
}

/// The changes of a contract that are thought of.
fn terms(folder: &Folder) -> Vec<Change> {
    let input = read::school(folder).unwrap_or_else(|problems| panic!("{}", problems.render(false)));
    catalogue(folder, &input).into_iter().filter(|change| change.sentence.starts_with("Art.")).collect()
}

#[test]
fn where_one_day_is_short_its_own_term_is_the_cheapest_way() {
    let folder = with(&short_on_wednesday(), &[("contract.toml", AGREEMENT)]);
    assert_eq!(possible(&folder, 4_000), Some(false));
    let found = ways(&folder);
    let best = &found.ways[0];
    let said: Vec<&str> = best.changes.iter().map(|change| change.sentence.as_str()).collect();
    assert_eq!(said, ["Art. 7.5 (duty-free lunch) at 25 instead of 30 minutes on Wed"], "{found:#?}");
    // A third of the price on all three days, begun points counted whole.
    assert_eq!(best.price.points, 7);
    let everywhere = terms(&folder);
    let everywhere =
        everywhere.iter().find(|change| change.sentence == "Art. 7.5 (duty-free lunch) at 25 instead of 30 minutes");
    assert_eq!(everywhere.map(|change| change.price.points), Some(20));
    let after = changed_files(&folder, best).unwrap();
    let expected = AGREEMENT.to_owned()
        + "days = [\"Mon\", \"Tue\"]\n\n[[duty-free-lunch]]\narticle = \"7.5\"\nminutes = 25                   # without duty\n\
           covers = { roles = [\"classroom-teacher\"] }\ndays = [\"Wed\"]\n";
    assert_eq!(after["contract.toml"], expected);
    let mut school = folder;
    school.files.extend(after);
    assert_eq!(possible(&school, 40_000), Some(true));
}

#[test]
fn a_clause_of_some_days_loses_one_of_them() {
    let agreement = AGREEMENT.to_owned()
        + "days = [\"Mon\", \"Wed\"]\n\n[[daily-prep]]\narticle = \"7.2\"\nminutes = 15\n\
        block = 10\ndays = [\"Tue\"]\n\n[[prep-total]]\narticle = \"7.3\"\nminutes = 60\n";
    let folder = with(&short_on_wednesday(), &[("contract.toml", &agreement)]);
    let on_a_day = |change: &&Change| change.sentence.contains(" on ");
    let all = terms(&folder);
    let said: Vec<&str> = all.iter().filter(on_a_day).map(|change| change.sentence.as_str()).collect();
    // A clause of one day alone is eased as a whole, and a week has no days of its own.
    let lunch =
        |minutes: i32, day: &str| format!("Art. 7.5 (duty-free lunch) at {minutes} instead of 30 minutes on {day}");
    assert_eq!(said, [lunch(25, "Mon"), lunch(25, "Wed"), lunch(20, "Mon"), lunch(20, "Wed")]);
    let change = all.iter().find(|change| change.sentence == lunch(25, "Wed")).unwrap();
    let after = edited(&folder, &change.edits).unwrap();
    let text = &after.files["contract.toml"];
    assert!(text.contains("days = [\"Mon\"]\n\n[[duty-free-lunch]]") && text.contains("days = [\"Wed\"]\n"), "{text}");
    let input = read::school(&after).unwrap();
    let days: Vec<_> = input.contract.duty_free_lunch.iter().map(|terms| (terms.minutes, &terms.clause.days)).collect();
    assert_eq!(format!("{days:?}"), "[(30, Some([DayId(0)])), (25, Some([DayId(2)]))]");
    // Both on one clause would be the last of the list.
    let other = all.iter().find(|change| change.sentence == lunch(25, "Mon")).unwrap();
    assert!(!change.goes_with(other));
}

#[test]
fn a_shorter_block_goes_with_the_shorter_time() {
    let agreement = "[[daily-prep]]\narticle = \"7.2\"\nminutes = 20\nblock = 20\n";
    let folder = with(&short_on_wednesday(), &[("contract.toml", agreement)]);
    let all = terms(&folder);
    let sentence = "Art. 7.2 (preparation a day) at 15 instead of 20 minutes on Tue";
    let change = all.iter().find(|change| change.sentence == sentence).unwrap();
    let input = read::school(&edited(&folder, &change.edits).unwrap()).unwrap();
    let said: Vec<_> = input.contract.daily_prep.iter().map(|own| (own.minutes, own.block)).collect();
    assert_eq!(said, [(20, 20), (15, 15)]);
}
