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
    assert_eq!(outside.len(), 2, "{found:#?}");
    for way in &outside {
        assert!(way.changes[0].sentence.ends_with(&format!("({NOT_IN_SCHOOL_DAY})")), "{}", way.changes[0].sentence);
        // Two teachers, an hour a week, 36 weeks, 50 an hour.
        assert_eq!(way.price.money, 2 * 36 * 50);
        assert_eq!(possible(&apply(&folder, way).unwrap(), 40_000), Some(true));
    }
    // Around the children's day, and on other days.
    for meets_in in ["paid-day", "days-without-children"] {
        let written = |text: &str| text.contains(&format!("in = \"{meets_in}\""));
        assert!(outside.iter().any(|way| written(&apply(&folder, way).unwrap().files["school.toml"])), "{meets_in}");
    }
    for way in found.ways.iter().filter(|way| way.in_school_day()) {
        assert!(!way.changes.iter().any(|change| change.sentence.contains(NOT_IN_SCHOOL_DAY)));
    }
}

#[test]
fn on_days_without_children_nothing_is_owed_in_the_week_and_everything_says_so() {
    // No paid minute around the children's day: the hour of two people lies on other days, or nowhere.
    let school = changed(&[
        ("[special.art]\nminutes = 30\n", ""),
        ("[special.music]\nminutes = 30\n", ""),
        ("teaches = [\"art\"]\n", ""),
        ("teaches = [\"music\"]\n", ""),
        ("staff = { start = 07:45, end = 11:15 }", "staff = { start = 08:00, end = 11:00 }"),
        (
            "minutes = 60                   # the shared hour",
            "minutes = 45                   # the shared hour\ndays = [\"Mon\"]",
        ),
    ]);
    let folder = with(&school, &[("contract.toml", AGREEMENT)]);
    let found = ways(&folder);
    let of_other_days = |way: &&commonhour::ways::WayOut| {
        way.changes[0].sentence
            == "Grade 1 meets on paid days without children, 54 hours a year over all its members (not in the school day)"
    };
    let way = found.ways.iter().find(of_other_days).unwrap_or_else(|| panic!("{found:#?}"));
    // Two teachers, three quarters of an hour a week, 36 weeks, 50 an hour.
    assert_eq!((way.in_school_day(), way.price.money), (false, 54 * 50));
    let after = apply(&folder, way).unwrap();
    let text = &after.files["school.toml"];
    assert!(
        text.contains("in = \"days-without-children\"") && !text.contains("days = [\"Mon\"]\n\n[contract]"),
        "{text}"
    );
    let input = commonhour::read::school(&after).unwrap();
    assert!(input.school.teams.is_empty() && input.school.teams_on_other_days.len() == 1);
    let said =
        "Grade 1: 45 min for 2 people on paid days without children, not in the school day; these weeks owe none of it";
    let audit =
        commonhour::rules::audit(&input.school, &input.contract, &commonhour::schedule::Schedule::new(Vec::new()));
    let own: Vec<_> = audit.findings.iter().filter(|own| own.rule == "common-hour").collect();
    assert_eq!(own.len(), 1);
    assert_eq!((own[0].verdict, own[0].evidence.sentence.as_str()), (commonhour::check::Verdict::DoesNotApply, said));
    let promises = commonhour::rules::promises(&input.school, &input.contract);
    let promise = promises.iter().find(|own| own.rule == "common-hour").unwrap();
    let words =
        "Grade 1, every week: 45 minutes together on paid days without children, not in the school day, for 2 people";
    assert!(promise.sentence.starts_with(words), "{}", promise.sentence);
}

#[test]
fn a_window_of_a_team_on_other_days_is_refused_where_it_stands() {
    let school = changed(&[(
        "minutes = 60                   # the shared hour",
        "in = \"days-without-children\"\nwindow = { start = 08:30, end = 10:00 }",
    )]);
    let problems = commonhour::read::school(&with(&school, &[("contract.toml", AGREEMENT)])).unwrap_err();
    let [one] = problems.list.as_slice() else { panic!("{}", problems.render(false)) };
    let line = school.lines().position(|line| line.starts_with("window = { start = 08:30")).unwrap() + 1;
    assert_eq!((one.file.as_str(), one.line, one.column), ("school.toml", line, 1));
    assert_eq!(one.message, "`window` says when in the week the team meets, and it meets on days without children");
    assert_eq!(one.help, "remove it, or write in = \"student-day\"");
}
