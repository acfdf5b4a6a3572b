//! Every team has its shared time.
//!
//! # What it promises
//! Each team meets, all of it in one place, for the minutes it is owed (60 where the file says nothing) in every real
//! week, every rotation or every so many weeks. A grade-level team meets while its own students are in school and
//! somebody else has them. Whoever the file wants there as well is there.
//!
//! # In contracts
//! Collaboration articles name its minutes and keep it apart from individual preparation.
//!
//! - Boston V: a weekly common planning time of 48 minutes.
//! - San Francisco 7.2.6.1: two hours a month by grade level, inside the cap on meetings.
//! - Granite 10: twice 45 minutes in four weeks.
//! - Orange FL XIV.B: common planning weekly.
//!
//! # Example
//! ```toml
//! [team.grade-4]
//! minutes = 60
//! ```
//!
//! # Terms
//! None of a contract; the team's table in the school file has `minutes`, `pieces` or `meetings`, `per`, `in`, `days`, `window`, `with`, `led-by`.
//!
//! # What counts
//! Only rows of kind collaboration with the team's id; kind meeting counts for teams that are not of a grade.
//!
//! # Short days and part time
//! A meeting is owed on days all members are at work. A short week that loses its meeting to a holiday is reported as preferred, not as
//! required.
//!
//! # Kept
//! All four teachers of grade 3 in a row of kind collaboration on Tuesday from 10:10 to 11:10.
//!
//! # Broken
//! The row ends at 11:09; or one of them has children until 10:15; or two half hours where one meeting of 60 is owed.
//!
//! # How it is solved
//! Specials, blocks led by others and recess release all members over the same minutes.
//!
//! # How it is checked
//! Rows of the team with every member needed are cut to the hours that count, joined where they touch, and the meetings
//! owed are fitted into the pieces.
//!
//! # Edge cases
//! The two halves of a job share need not both be there: on a day one of them is away, the other stands for both. All
//! other members must be there; only where no day of the school has them all at work, those at work that day (at least
//! two) are enough. Homerooms of a grade whose hours never meet (morning and afternoon groups) count as in school when
//! one of them is. Only rows of kind collaboration count; kind meeting counts for teams that are not of a grade.
//! A team `in = "days-without-children"` owes nothing in these weeks: that is said, and never called time in the school day.
//!
//! # Cannot be decided
//! What the team does in its hour: a schedule shows that it can meet, not that it met.

mod check;

use super::promise::{Promise, Promised};
use crate::model::{MeetsIn, Owed, School, Team};

/// Id of the rule.
pub const ID: &str = "common-hour";

/// A rule of the program itself: it has no terms and always holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms;

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let promise = |team: &Team, in_the_week: bool| {
            let names: Vec<&str> = team.members.iter().map(|staff| school[*staff].name.as_str()).collect();
            let often = match team.owed {
                Owed::PerWeek => "every week".to_owned(),
                Owed::PerCycle => "every rotation".to_owned(),
                Owed::EveryWeeks(n) => format!("once every {n} weeks"),
            };
            let lengths: Vec<String> = team.meetings.iter().map(ToString::to_string).collect();
            let place = match team.meets_in {
                _ if !in_the_week => "on paid days without children, not in the school day",
                MeetsIn::StudentDay => "while their own students are in school",
                MeetsIn::PaidDay => "inside the paid day",
            };
            let sentence = format!(
                "{}, {often}: {} minutes together {place}, for {} people: {}",
                team.name,
                lengths.join(" + "),
                names.len(),
                names.join(", ")
            );
            Promise { covers: team.members.clone(), ..Promise::of_program(ID, sentence) }
        };
        let in_the_week = school.teams.iter().map(|team| promise(team, true));
        in_the_week.chain(school.teams_on_other_days.iter().map(|team| promise(team, false))).collect()
    }
}
