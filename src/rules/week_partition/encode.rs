//! Nothing: the plan cannot be told yet how many minutes of each kind a week must hold.
//!
//! Preparation and lunch are asked for by their own clauses. The finished schedule is audited, and one that misses a
//! required bucket counts as no schedule yet.

use super::Terms;
use crate::model::School;
use crate::plan::demand::{Demands, Encode};

impl Encode for Terms {
    fn encode(&self, _school: &School, _demands: &mut Demands) {}
}
