//! The contenders, one file for each.

mod ours;

use std::path::Path;

use crate::instance::Instance;
use crate::run::Run;

pub(crate) use ours::Ours;

/// Somebody who builds schedules.
pub(crate) trait Contender {
    /// For the table.
    fn name(&self) -> &'static str;

    /// What to install, where it cannot be run.
    fn missing(&self) -> Option<String>;

    /// Why it does not take a school.
    fn refuses(&self, instance: &Instance) -> Option<&'static str>;

    /// What its model leaves out or restricts.
    fn leaves_out(&self) -> &'static str;

    /// Runs it on the school whose files lie in `folder`.
    fn run(&self, instance: &Instance, folder: &Path, limit: f64) -> std::io::Result<Run>;
}
