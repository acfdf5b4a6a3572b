//! commonhour builds a school's weekly master schedule.
pub mod check;
pub mod diagnostics;
pub mod model;
pub mod read;
pub mod rules;
pub mod schedule;
pub mod solve;
