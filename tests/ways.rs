//! Ways out: changes of a school's own files that make a schedule possible.

#![allow(clippy::unwrap_used, reason = "a test may end that way")]

#[path = "ways/cheapest.rs"]
mod cheapest;
#[path = "ways/edits.rs"]
mod edits;
#[path = "ways/given.rs"]
mod given;
#[path = "ways/outside.rs"]
mod outside;
#[path = "ways/priced.rs"]
mod priced;
#[path = "ways/prices.rs"]
mod prices;
#[path = "ways/staffed.rs"]
mod staffed;
#[path = "ways/weekdays.rs"]
mod weekdays;
