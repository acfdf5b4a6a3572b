//! Ways out: the cheapest changes of a school's own files that make a schedule possible, each verified by solving and
//! auditing the school as changed.
//!
//! One file for each kind of change says which ones are thought of; [`catalogue`] lists them all. [`ways_out`] tries them
//! by price, first alone and then in pairs. A change is a sentence, a price and edits of the TOML text: the changed files
//! are read again like any others.

mod adults;
mod catalogue;
mod change;
mod clause;
mod contract;
mod edit;
mod lying;
mod minutes;
mod outside;
mod pins;
mod search;
mod sections;
mod space;
mod staff;
mod staffing;
mod teams;
mod times;
mod verify;
mod weekdays;
mod windows;

pub use catalogue::catalogue;
pub use change::{Change, Price};
pub use clause::{Answer, ClausePrice, NotPriced, PriceLine, clause_price};
pub use edit::{Edit, NotMade, Path, Step, edited};
pub use outside::LABEL as NOT_IN_SCHOOL_DAY;
pub use search::{Limits, WayOut, WaysOut, apply, changed_files, ways_out};
pub use staffing::{OneOf, Part, Post, RoleStaff, Slack, Staffing, With, staffing};
pub use verify::{Checked, checked};
