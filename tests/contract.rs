//! What stands around the numbers of a clause: readings, waivers, side agreements, dates, statutes, contradictions.

#![allow(clippy::unwrap_used, reason = "a test may end that way")]

#[path = "contract/given.rs"]
mod given;

#[path = "contract/contradictions.rs"]
mod contradictions;
#[path = "contract/counting.rs"]
mod counting;
#[path = "contract/districts.rs"]
mod districts;
#[path = "contract/documents.rs"]
mod documents;
#[path = "contract/in_force.rs"]
mod in_force;
#[path = "contract/mistakes.rs"]
mod mistakes;
#[path = "contract/packs.rs"]
mod packs;
#[path = "contract/readings.rs"]
mod readings;
#[path = "contract/units.rs"]
mod units;
