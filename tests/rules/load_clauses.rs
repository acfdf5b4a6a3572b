//! Clauses of load, duties, meetings and travel as a contract file writes them.

use std::collections::BTreeMap;

use commonhour::model::{Clock, DayId, Kind, Per, Role, Share};
use commonhour::read::{Folder, Input, school};
use commonhour::rules::clause::{Prorate, Range, ShortDays};
use commonhour::rules::contact::OnShortDays;
use commonhour::rules::duties::When;
use commonhour::rules::presence::Bound;

const SMALL: &str = include_str!("../fixtures/read/small.toml");

fn read(clauses: &str) -> Result<Input, String> {
    let files = BTreeMap::from([
        ("school.toml".to_owned(), SMALL.to_owned()),
        ("contract.toml".to_owned(), format!("[agreement]\nname = \"Tiny Agreement\"\n{clauses}")),
    ]);
    school(&Folder { files }).map_err(|problems| problems.to_string())
}

const ALL: &str = r#"
[[contact]]
article = "1"
most = 307
with-all-pupils = 207
on-short-days = { most = 280, with-all-pupils = 180 }
prorate = "linear"
[[contact]]
article = "2"
most = 1260
per = "week"
averaged-over = 2
never-over = 1320
supervision-counts = false
short-weeks = "prorated"
[[longest-stretch]]
article = "3"
minutes = 240
preferred-minutes = 180
breaks = ["prep", "lunch"]
[[consecutive-periods]]
article = "4"
teaching = 3
working = 4
rest = ["prep", "lunch", "open", "collaboration"]
double-periods-count-once = true
[[distinct-preparations]]
article = "5"
most = 3
preferred = 2
subjects = 2
same = [["art", "literacy/3"]]
leave-out = ["win"]
by-grade = false
kinds = ["instruct", "special", "eld"]
[[in-field]]
article = "12"
lessons = 5
minutes = 225
per = "cycle"
consent = { roles = ["coach"] }
kinds = ["instruct", "eld"]
[[in-field]]
article = "13"
lessons = 0
[[rooms]]
article = "6"
most = 2
[[specialist-load]]
article = "7"
sections-per-day = 9
on-short-days = 7
less-for-each-site = 1
sections-per-week = 29
minutes-in-a-row = 80
break-of = 5
period = 45
[[workday]]
article = "8"
minutes = 2100
per = "week"
includes-lunch = false
[[workday]]
article = "8.1"
window = { start = 07:30, end = 16:30 }
[[presence]]
article = "9"
on-site = 395
bound = "most"
includes-lunch = false
prorate = { "50" = 198, "87.5" = 346 }
before-bell = { min = 5, max = 30 }
after-bell = { max = 15 }
short-days = "waived"
[[week-partition]]
article = "10"
total = 2100
buckets = [
  { name = "instruction", kinds = ["instruct", "special"], minutes = 1415 },
  { name = "preparation", kinds = ["prep"], minutes = 225 },
  { name = "lunch", kinds = ["lunch"], minutes = 150 },
  { name = "other", kinds = ["meeting", "recess"], minutes = 310 },
]
[[duties]]
article = "11"
duties = ["bus"]
when = "around-bells"
turns = 1
longest = 15
[[duties]]
article = "12"
kinds = ["recess"]
never = true
on = ["Wed", "regular"]
[[duties]]
article = "13"
days = 1
per = { school-days = 5 }
[[meetings]]
article = "14"
count = 1
per = "month"
longest = 60
latest = 16:30
not-on = ["early release"]
[[travel]]
article = "15"
minutes = 20
sites-per-day = 2
zones-are-sites = true
"#;

#[test]
fn every_key_is_read() {
    let contract = read(ALL).unwrap_or_else(|problems| panic!("{problems}")).contract;
    let minutes = &contract.contact;
    let short = OnShortDays { most: Some(280), with_all_pupils: Some(180) };
    assert_eq!((minutes[0].most, minutes[0].with_all_pupils, minutes[0].per), (Some(307), Some(207), Per::Day));
    assert_eq!((minutes[0].on_short_days, &minutes[0].prorate), (Some(short), &Prorate::Linear));
    assert_eq!((minutes[1].averaged_over, minutes[1].never_over), (Some(2), Some(1320)));
    assert_eq!((minutes[1].per, minutes[1].short), (Per::Week, ShortDays::Prorated));
    assert!(!minutes[1].clause.counts.contact.contains(&Kind::Recess));
    assert_eq!((contract.longest_stretch[0].minutes, contract.longest_stretch[0].preferred), (240, Some(180)));
    let periods = &contract.consecutive_periods[0];
    assert_eq!((periods.teaching, periods.working, periods.rest.len()), (Some(3), Some(4), 4));
    assert!(periods.double_periods_count_once);
    let lessons = &contract.distinct_preparations[0];
    assert_eq!((lessons.most, lessons.preferred, lessons.subjects), (Some(3), Some(2), Some(2)));
    assert_eq!(lessons.same, [["art".to_owned(), "literacy/3".to_owned()]]);
    assert_eq!((lessons.leave_out.as_slice(), lessons.by_grade), (["win".to_owned()].as_slice(), false));
    assert_eq!(lessons.kinds, [Kind::Instruct, Kind::Special, Kind::Eld]);
    let field = &contract.in_field;
    assert_eq!((field[0].lessons, field[0].minutes, field[0].per), (Some(5), Some(225), Per::Cycle));
    assert_eq!(field[0].consent.as_ref().map(|own| own.roles.as_slice()), Some([Role::Coach].as_slice()));
    assert_eq!(field[0].kinds, [Kind::Instruct, Kind::Eld]);
    assert_eq!((field[1].lessons, field[1].minutes, field[1].per), (Some(0), None, Per::Week));
    assert_eq!((field[1].consent.as_ref(), field[1].clause.covers.roles.len()), (None, 5));
    assert_eq!((contract.rooms[0].most, contract.rooms[0].per), (2, Per::Day));
    let load = &contract.specialist_load[0];
    assert_eq!((load.sections_per_day, load.on_short_days, load.less_for_each_site), (Some(9), Some(7), 1));
    assert_eq!((load.sections_per_week, load.minutes_in_a_row, load.break_of), (Some(29), Some(80), 5));
    assert_eq!((load.period, load.in_a_row), (Some(45), None));
    assert_eq!((contract.workday[0].minutes, contract.workday[0].per), (Some(2100), Per::Week));
    let window = contract.workday[1].window.map(|own| (own.start, own.end));
    assert_eq!((contract.workday[1].minutes, window), (None, Some((Clock::at(7, 30), Clock::at(16, 30)))));
    let presence = &contract.presence[0];
    assert_eq!((presence.on_site, presence.bound, presence.includes_lunch), (Some(395), Bound::Most, false));
    assert_eq!((presence.before_bell.min, presence.before_bell.max), (Some(5), Some(30)));
    assert_eq!((presence.after_bell, presence.short), (Range { min: None, max: Some(15) }, ShortDays::Waived));
    let rows = vec![(Share::of_thousandths(500), 198), (Share::of_thousandths(875), 346)];
    assert_eq!(presence.prorate, Prorate::Table(rows));
    let buckets: Vec<i32> = contract.week_partition[0].buckets.iter().map(|own| own.minutes).collect();
    assert_eq!((buckets, contract.week_partition[0].per), (vec![1415, 225, 150, 310], Per::Week));
    let duties = &contract.duties;
    assert_eq!(
        (duties[0].which.ids.as_slice(), duties[0].which.when),
        (["bus".to_owned()].as_slice(), When::AroundBells)
    );
    assert_eq!((duties[0].turns, duties[0].longest, duties[0].per), (Some(1), Some(15), Per::Week));
    assert!(duties[1].never);
    assert_eq!(duties[1].which.on.as_ref().map(Vec::len), Some(5));
    assert_eq!((duties[2].days, duties[2].per), (Some(1), Per::Rolling(5)));
    let meetings = &contract.meetings[0];
    assert_eq!((meetings.count, meetings.per, meetings.longest), (Some(1), Per::Month, Some(60)));
    assert_eq!((meetings.latest, meetings.not_on.as_slice()), (Some(Clock::at(16, 30)), [DayId(2)].as_slice()));
    let travel = &contract.travel[0];
    assert_eq!((travel.minutes, travel.sites_per_day, travel.zones_are_sites), (Some(20), Some(2), true));
    assert!(travel.outside_lunch && travel.outside_prep);
}

#[test]
fn mistakes_are_shown_where_they_are() {
    let cases = [
        ("[[contact]]\narticle = \"1\"", "[[contact]] promises nothing"),
        ("[[contact]]\narticle = \"1\"\nmost = 200\nleast = 201", "`least` 201 is more than `most` 200"),
        ("[[contact]]\narticle = \"1\"\nmost = 200\naveraged-over = 2", "`averaged-over` speaks of weeks"),
        ("[[contact]]\narticle = \"1\"\nmost = 9\nper = \"week\"\nnever-over = 2", "there is no `averaged-over`"),
        (
            "[[contact]]\narticle = \"1\"\nmost = 200\nshort-weeks = \"full\"",
            "`short-weeks` does not go with the window",
        ),
        (
            "[[contact]]\narticle = \"1\"\nmost = 200\nper = \"week\"\non-short-days = { most = 1 }",
            "`on-short-days` holds daily numbers",
        ),
        (
            "[[contact]]\narticle = \"1\"\nleast = 200\non-short-days = { most = 1 }",
            "`most` of short days replaces a daily `most`",
        ),
        ("[[longest-stretch]]\narticle = \"1\"\nminutes = 180\npreferred-minutes = 180", "180 is not below 180"),
        ("[[consecutive-periods]]\narticle = \"1\"", "[[consecutive-periods]] promises nothing"),
        ("[[distinct-preparations]]\narticle = \"1\"\nmost = 2\npreferred = 3", "`preferred` 3 is not below 2"),
        ("[[in-field]]\narticle = \"1\"", "[[in-field]] promises nothing"),
        ("[[in-field]]\narticle = \"1\"\nlessons = 1\nconsent = { staff = [] }", "`consent` names nobody"),
        ("[[rooms]]\narticle = \"1\"", "[[rooms]] lacks `most`"),
        ("[[specialist-load]]\narticle = \"1\"\nin-a-row = 4\non-short-days = 3", "changes `sections-per-day`"),
        ("[[specialist-load]]\narticle = \"1\"\nin-a-row = 4\nshort-weeks = \"full\"", "changes `sections-per-week`"),
        ("[[workday]]\narticle = \"1\"", "[[workday]] lacks `minutes`"),
        ("[[presence]]\narticle = \"1\"", "[[presence]] promises nothing"),
        ("[[presence]]\narticle = \"1\"\nbefore-bell = { min = 6, max = 5 }", "`min` 6 is more than `max` 5"),
        ("[[presence]]\narticle = \"1\"\nbefore-bell = {}", "`before-bell` is empty"),
        (
            "[[week-partition]]\narticle = \"1\"\ntotal = 2\nbuckets = [{ name = \"a\", kinds = [\"prep\"], minutes = 1 }]",
            "the buckets hold 1 minutes together, not 2",
        ),
        (
            "[[week-partition]]\narticle = \"1\"\nbuckets = [{ name = \"a\", kinds = [\"prep\"], minutes = 1 }, \
             { name = \"b\", kinds = [\"prep\"], minutes = 1 }]",
            "`prep` is in two buckets",
        ),
        (
            "[[week-partition]]\narticle = \"1\"\nprorate = { \"50\" = 1 }\n\
             buckets = [{ name = \"a\", kinds = [\"prep\"], minutes = 1 }]",
            "one table of minutes cannot scale several buckets",
        ),
        ("[[week-partition]]\narticle = \"1\"\nbuckets = []", "`buckets` is empty"),
        ("[[duties]]\narticle = \"1\"", "[[duties]] promises nothing"),
        ("[[duties]]\narticle = \"1\"\nnever = true\nturns = 1", "`never` allows none, and `turns` allows some"),
        ("[[meetings]]\narticle = \"1\"", "[[meetings]] promises nothing"),
        ("[[meetings]]\narticle = \"1\"\nnot-on = [\"Sundy\"]", "contract.toml"),
        ("[[travel]]\narticle = \"1\"\nminute = 3", "contract.toml"),
    ];
    for (text, wanted) in cases {
        let problems = read(text).err().unwrap_or_else(|| panic!("accepted:\n{text}"));
        assert!(problems.contains(wanted), "{text}\n{problems}");
        assert!(problems.contains("contract.toml:"), "no place: {problems}");
    }
}
