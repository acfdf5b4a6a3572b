//! commonhour builds a school's weekly master schedule.
pub mod check;
pub mod diagnostics;
pub mod engine;
pub mod model;
pub mod place;
pub mod plan;
pub mod report;
pub mod rules;
pub mod schedule;
pub mod solve;
pub mod staff;
