//! The contenders, one file for each.

mod ours;
mod python;

use std::path::Path;

use crate::instance::Instance;
use crate::run::Run;

use ours::Ours;
use python::Script;

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

/// Everybody, ours first.
pub(crate) fn all() -> Vec<Box<dyn Contender>> {
    let ortools = "Python with ortools: `pip install ortools highspy`; COMMONHOUR_PYTHON names the Python that has it";
    vec![
        Box::new(Ours),
        Box::new(Script {
            name: "CP-SAT, frame",
            file: "cpsat.py",
            words: &["frame"],
            needs: "import ortools",
            install: ortools,
            leaves_out: "all homerooms of a grade are out at once and share their class time, which is more than a school with freedom asks; own time of aides",
        }),
        Box::new(Script {
            name: "CP-SAT, free",
            file: "cpsat.py",
            words: &["free"],
            needs: "import ortools",
            install: ortools,
            leaves_out: "own time of aides",
        }),
        Box::new(Script {
            name: "FET",
            file: "fet.py",
            words: &[],
            needs: "import shutil, sys; sys.exit(shutil.which('fet-cl') is None)",
            install: "FET from the command line: `apt-get install fet`",
            leaves_out: "wishes: it stops at its first schedule; turns of specials and lanes of lunch are fixed beforehand",
        }),
        Box::new(Script {
            name: "HiGHS",
            file: "highs.py",
            words: &[],
            needs: "import highspy",
            install: ortools,
            leaves_out: "as CP-SAT, frame",
        }),
    ]
}
