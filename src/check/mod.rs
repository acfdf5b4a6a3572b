//! The audit: one verdict per promise, with the minutes that prove it. Imports no solver, file or clock.
//!
//! The judgement of each rule is in its folder under [`rules`](crate::rules); here is what several of them read a
//! schedule with. Everything is in clock minutes and nothing here is used by a solver.

mod above_minimum;
mod book;
mod contact;
mod finding;
mod footing;
mod happenings;
mod own_day;
mod partner;
mod prep;
mod readings;
mod spans;
mod students;
mod undecided;
mod unwritten;
mod verdict;
mod windows;

pub use above_minimum::{AboveMinimum, Individual, say_what_is_taken};
pub use book::Book;
pub use contact::{Contact, contact};
pub use finding::{count, label, list};
pub use footing::{Basis, Contradiction, Footing, NEVER_CHECKED};
pub use happenings::{Tally, had, section_rows, sections_of, tally, times_in, too_often, variants};
pub use own_day::{kind_to_adult, minutes_where, sites, turns};
pub use partner::partners;
pub use prep::{PrepTime, prep_time, prep_time_inside, students_about, without_bells};
pub use readings::Dispute;
pub use spans::{joined, longest, moments, share_of, uncovered, within};
pub use students::{Heads, Moment, day_of, heads, is_whole};
pub use undecided::{Supposed, supposing, undecided};
pub use unwritten::Unwritten;
pub use verdict::{Compliance, Counted, Evidence, Finding, ReadAs, Subject, Verdict};
pub use windows::{Window, windows};

use crate::model::School;
use crate::schedule::Schedule;

/// A rule that can judge a finished schedule.
pub trait Check {
    /// A finding for every subject the rule covers, met or not.
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding>;
}
