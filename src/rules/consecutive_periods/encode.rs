//! Nothing: the plan cannot be told yet how many periods in a row somebody teaches.
//!
//! The finished schedule is audited, and one that breaks a required limit counts as no schedule yet.

use super::Terms;
use crate::model::School;
use crate::plan::demand::{Demands, Encode};

impl Encode for Terms {
    fn encode(&self, _school: &School, _demands: &mut Demands) {}
}
