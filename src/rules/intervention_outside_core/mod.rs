//! Interventions stay out of core instruction.
//!
//! # What it promises
//! Every homeroom has its intervention blocks with their minutes, unless its grade says it has none, and no
//! intervention, ELD or pull-out group takes a child out of core instruction.
//!
//! # In contracts
//! Seldom; it is what Tier 2 and Tier 3 mean: in addition to core instruction, never instead of it.
//!
//! # Example
//! ```toml
//! [intervention.boost]
//! minutes = 25
//! ```
//!
//! # Terms
//! None of a contract; blocks and courses say `core`, a grade may say `intervention = "none: why"`.
//!
//! # What counts
//! Rows of kind intervention and eld, over rows whose block or course is core.
//!
//! # Short days and part time
//! Short weeks are left out of weekly numbers.
//!
//! # Kept
//! WIN of 30 minutes every day after literacy; speech is pulled out of WIN.
//!
//! # Broken
//! Speech starts at 09:29 while literacy, a core block, lasts until 09:30; or WIN has 29 minutes.
//!
//! # How it is solved
//! Blocks of a homeroom never overlap, and pull-outs are kept off core, lunch and recess.
//!
//! # How it is checked
//! Each homeroom's intervention rows are measured day by day, and every intervention or ELD row is laid over its core
//! rows.
//!
//! # Edge cases
//! Whether a row is core is read from the block or course it names; class time without a name is not core. A grade
//! without intervention does not apply, but its pull-outs are still kept out of core.
//!
//! # Cannot be decided
//! Class time without a name: no file says whether it is core.

mod check;

use super::promise::{Promise, Promised};
use crate::model::{Kind, School};

/// Id of the rule.
pub const ID: &str = "intervention-outside-core";

/// A rule of the program itself: it has no terms and always holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms;

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let blocks: Vec<&str> = school
            .blocks
            .iter()
            .filter(|block| block.kind == Kind::Intervention)
            .map(|block| block.name.as_str())
            .collect();
        let without: Vec<String> = school
            .grades
            .iter()
            .filter_map(|grade| {
                grade.no_intervention.as_ref().map(|why| format!("grade {} has none ({why})", grade.id))
            })
            .collect();
        let mut sentence = format!("Every homeroom has its intervention blocks ({})", blocks.join(", "));
        sentence += ", and no child is taken out of core instruction for an intervention";
        if !without.is_empty() {
            sentence = format!("{sentence}; {}", without.join(", "));
        }
        vec![Promise::of_program(ID, sentence)]
    }
}
