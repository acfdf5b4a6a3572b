//! How contract files say the terms of preparation, collaboration, lunch and relief.

use std::collections::BTreeMap;

use commonhour::model::{Kind, Per, Span};
use commonhour::read::{Folder, school};
use commonhour::rules::Contract;
use commonhour::rules::blocks::{Blocks, Director, OnDays};
use commonhour::rules::clause::{CountsIn, ShortDays};
use commonhour::rules::common_planning::Groups;
use commonhour::rules::duty_free_lunch::{Average, StudentsLunch};
use commonhour::rules::prep_options::Choice;
use commonhour::rules::prep_total::Target;

fn read(text: &str) -> Result<Contract, Vec<String>> {
    let contract = format!("[agreement]\nname = \"Test\"\n{text}");
    let files = [("school.toml", include_str!("../fixtures/read/small.toml").to_owned()), ("contract.toml", contract)];
    let files = BTreeMap::from(files.map(|(name, text)| (name.to_owned(), text)));
    match school(&Folder { files }) {
        Ok(read) => Ok(read.contract),
        Err(problems) => Err(problems.list.iter().map(|own| format!("{}: {}", own.line, own.message)).collect()),
    }
}

fn contract(text: &str) -> Contract {
    read(text).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn refused(text: &str) -> String {
    read(text).err().unwrap_or_else(|| panic!("read: {text}")).join("\n")
}

#[test]
fn preparation() {
    let read = contract(
        r#"
[[daily-prep]]
article = "1"
minutes = 45
block = 30
block-mode = "forbid"
longest-block = 60
at-most-blocks = 2
blocks-a-day = 3
bells-excluded = 10
in = { before = 15, after = 10 }
on = { days = 156, of = 180 }
extra = [{ covers = { roles = ["special-educator"] }, minutes = 20 }]

[[daily-prep]]
article = "2"
minutes = 60
on = { days = 1 }

[[prep-total]]
article = "3"
ratio = { minutes = 5, of = 25 }
spread = 10
student-day-share = 60
per = { school-days = 10 }
"#,
    );
    let daily = &read.daily_prep[0];
    let blocks = Blocks { forbid: true, longest: Some(60), at_most: Some(2), a_day: Some(3), bells: 10 };
    assert_eq!((&daily.blocks, daily.block), (&blocks, 30));
    assert_eq!(daily.counts_in, CountsIn::DutyDay { before: 15, after: 10 });
    assert_eq!(daily.on, Some(OnDays { days: 156, of: Some(180), per: Per::Year }));
    assert_eq!(daily.extra[0].minutes, 20);
    assert_eq!(read.daily_prep[1].on, Some(OnDays { days: 1, of: None, per: Per::Week }));
    let total = &read.prep_total[0];
    assert_eq!(total.target, Target::PerTeaching { minutes: 5, of: 25 });
    assert_eq!((total.spread, total.student_day_share, total.per), (Some(10), Some(60), Per::Rolling(10)));
}

#[test]
fn the_use_of_preparation() {
    let read = contract(
        r#"
[[prep-options]]
article = "1"
choose = "vote"
chosen = 2
short-weeks = "waived"
options = [
    { blocks = [{ times = 5, minutes = 45 }], impossible = "two specialists are missing" },
    { name = "menu", blocks = [{ minutes = 30, in = "paid-day", window = { start = 07:30, end = 08:00 } }], minutes = 225, most = 300, between-sections = 5 },
]

[[prep-direction]]
article = "2"
self = { blocks = 4, share = 80 }
directed = { minutes = 45 }
team = "self"
block = 40
kinds = ["prep", "collaboration"]

[[prep-protected]]
article = "3"
most-times = 2
most-minutes = 90
per = "week"
except = ["travel"]

[[prep-equal]]
article = "4"
with = { roles = ["classroom-teacher"] }
tolerance = 5
prorate = "linear"
"#,
    );
    let options = &read.prep_options[0];
    assert_eq!((options.choice, options.short_weeks_waived), (Choice::Vote(Some(1)), true));
    assert_eq!(options.options[0].words(), "5 × 45 min");
    assert_eq!(options.options[0].impossible.as_deref(), Some("two specialists are missing"));
    let menu = &options.options[1];
    assert_eq!(
        (menu.minutes, menu.most, menu.between_sections, menu.blocks[0].times),
        (Some(225), Some(300), Some(5), 1)
    );
    assert_eq!(menu.blocks[0].counts_in, CountsIn::PaidDay);
    assert_eq!(menu.blocks[0].window.map(Span::minutes), Some(30));
    let direction = &read.prep_direction[0];
    assert_eq!((direction.own.blocks, direction.own.share, direction.directed.minutes), (Some(4), Some(80), Some(45)));
    assert!(direction.team_is_own && direction.block == 40);
    assert_eq!(direction.clause.counts.prep, [Kind::Prep, Kind::Collaboration]);
    let protected = &read.prep_protected[0];
    assert_eq!((protected.most_times, protected.most_minutes, protected.per), (Some(2), Some(90), Per::Week));
    assert_eq!(protected.except, [Kind::Travel]);
    let equal = &read.prep_equal[0];
    assert!(equal.as_full_time && equal.tolerance == 5 && equal.with.is_some());
}

#[test]
fn collaboration() {
    let read = contract(
        r#"
[[collaboration-time]]
article = "1"
least-minutes = 48
most-minutes = 60
least-meetings = 1
most-meetings = 2
most-share = 25
directed-by = ["principal"]
longest = 60
kinds = ["collaboration", "meeting"]
per = "month"

[[collaboration-after-prep]]
article = "2"
blocks = 3
block = 45
other-days = true

[[common-planning]]
article = "3"
groups = "co-teachers"
minutes = 45
times = 2

[[banked-days]]
article = "4"
day-types = ["early release"]
minutes = 60
share = 50
most-minutes = 90
consecutive = true
directed-by = ["teacher", "team"]
days-share = 50
"#,
    );
    let time = &read.collaboration_time[0];
    assert_eq!((time.minutes.least, time.minutes.most), (Some(48), Some(60)));
    assert_eq!((time.meetings.least, time.meetings.most), (Some(1), Some(2)));
    assert_eq!((time.share.most, time.longest, time.per), (Some(25), Some(60), Per::Month));
    assert_eq!((time.directed_by.as_slice(), time.counts_in), (&[Director::Principal][..], CountsIn::PaidDay));
    let after = &read.collaboration_after_prep[0];
    assert_eq!((after.blocks, after.block, after.other_days, after.minutes), (Some(3), 45, true, None));
    let common = &read.common_planning[0];
    assert_eq!((common.groups, common.minutes, common.times), (Groups::CoTeachers, 45, 2));
    let banked = &read.banked_days[0];
    assert_eq!(
        (banked.minutes, banked.share, banked.most, banked.days_share),
        (Some(60), Some(50), Some(90), Some(50))
    );
    assert_eq!((banked.day_types.as_slice(), banked.per), (&["early release".to_owned()][..], Per::Month));
}

#[test]
fn lunch_and_relief() {
    let read = contract(
        r#"
[[duty-free-lunch]]
article = "1"
minutes = 45
floor = 30
excludes = ["passing", "travel"]
passing = 5
students-lunch = "longer"
in-student-lunch = true
prorate = "linear"

[[relief]]
article = "2"
minutes = 10
times = 2
per-half-day = 1
total = 20
every = 120
breaks = ["relief", "lunch"]

[[recess-free]]
article = "3"
minutes = 15
short-minutes = 10
short-days = "prorated"
"#,
    );
    let lunch = &read.duty_free_lunch[0];
    assert_eq!(lunch.average, Some(Average { floor: 30, per: Per::Week }));
    assert_eq!((lunch.students, lunch.in_student_lunch, lunch.passing), (Some(StudentsLunch::Longer), true, 5));
    assert_eq!(lunch.excludes, [Kind::Passing, Kind::Travel]);
    let relief = &read.relief[0];
    assert_eq!(
        (relief.times, relief.per_half_day, relief.total, relief.every),
        (Some(2), Some(1), Some(20), Some(120))
    );
    assert_eq!(relief.kinds, [Kind::Relief, Kind::Lunch]);
    let recess = &read.recess_free[0];
    assert_eq!((recess.minutes, recess.short_minutes, recess.short_days), (Some(15), Some(10), ShortDays::Prorated));
}

#[test]
fn what_asks_for_nothing_or_contradicts_itself_is_refused() {
    let cases = [
        ("[[relief]]\narticle = \"1\"\nminutes = 10", "3: [[relief]] asks for nothing"),
        ("[[recess-free]]\narticle = \"1\"", "asks for nothing"),
        ("[[collaboration-time]]\narticle = \"1\"", "[[collaboration-time]] asks for nothing"),
        (
            "[[collaboration-time]]\narticle = \"1\"\nmost-share = 25",
            "`most-share` is a share of what somebody directs",
        ),
        (
            "[[collaboration-time]]\narticle = \"1\"\nleast-minutes = 61\nmost-minutes = 60",
            "`least-minutes` 61 is more than",
        ),
        ("[[collaboration-after-prep]]\narticle = \"1\"\nblocks = 3", "`blocks` needs the length of one"),
        ("[[banked-days]]\narticle = \"1\"\nminutes = 60\nper = \"month\"", "`per` is the window of `days-share`"),
        ("[[prep-direction]]\narticle = \"1\"", "[[prep-direction]] asks for nothing"),
        ("[[prep-options]]\narticle = \"1\"\noptions = [{ minutes = 5 }]", "there is nothing to choose from"),
        (
            "[[prep-options]]\narticle = \"1\"\nchosen = 1\noptions = [{ minutes = 5 }, {}]",
            "the option asks for nothing",
        ),
        (
            "[[prep-options]]\narticle = \"1\"\nchosen = 1\noptions = [{ minutes = 5 }, { minutes = 6 }]",
            "`chosen` is the option a vote chose",
        ),
        ("[[daily-prep]]\narticle = \"1\"\nminutes = 45\nblock-mode = \"forbid\"", "forbids nothing without a length"),
        ("[[daily-prep]]\narticle = \"1\"\nminutes = 45\nlongest-block = 44", "`longest-block` is shorter"),
        ("[[daily-prep]]\narticle = \"1\"\nminutes = 45\non = { days = 181, of = 180 }", "181 days of 180"),
        (
            "[[prep-total]]\narticle = \"1\"\nminutes = 45\nratio = { minutes = 5, of = 25 }",
            "`minutes` and `ratio` exclude each other",
        ),
        (
            "[[prep-total]]\narticle = \"1\"\nratio = { minutes = 5, of = 25 }\nprorate = \"linear\"",
            "`prorate` has nothing to do beside `ratio`",
        ),
        ("[[prep-equal]]\narticle = \"1\"\nprorate = \"only-full-time\"", "minutes are compared as they are"),
        (
            "[[duty-free-lunch]]\narticle = \"1\"\nminutes = 45\nper = \"week\"",
            "an average lunch needs the least of each day",
        ),
        ("[[duty-free-lunch]]\narticle = \"1\"\nminutes = 45\nfloor = 46", "`floor` is more than the average"),
    ];
    for (text, says) in cases {
        let refused = refused(text);
        assert!(refused.contains(says), "{text}\n{refused}");
    }
}
