//! The contenders, one file for each.

mod ours;
mod python;

use std::path::Path;

use crate::instance::Instance;
use crate::kept::Player;
use crate::run::Run;

use ours::Ours;
use python::Script;

/// A contender that can be run here, or was.
pub(crate) struct Able {
    pub(crate) contender: Box<dyn Contender>,
    pub(crate) player: Player,
}

/// Somebody who builds schedules.
pub(crate) trait Contender {
    /// For the table.
    fn name(&self) -> &'static str;

    /// Its version, or what to install where it cannot be run.
    fn version(&self) -> Result<String, String>;

    /// Digest of what is run: another build of the same version is another contender.
    fn build(&self) -> std::io::Result<String>;

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
            version: "import ortools; print('ortools', ortools.__version__)",
            install: ortools,
            leaves_out: "all homerooms of a grade are out at once and share their class time, which is more than a school with freedom asks; own time of aides",
        }),
        Box::new(Script {
            name: "CP-SAT, free",
            file: "cpsat.py",
            words: &["free"],
            version: "import ortools; print('ortools', ortools.__version__)",
            install: ortools,
            leaves_out: "own time of aides",
        }),
        Box::new(Script {
            name: "FET",
            file: "fet.py",
            words: &[],
            version: "import subprocess; \
                      print(subprocess.run(['fet-cl', '--version'], capture_output=True, text=True).stdout.splitlines()[0])",
            install: "FET from the command line: `apt-get install fet`",
            leaves_out: "wishes: it stops at its first schedule; turns of specials and lanes of lunch are fixed beforehand",
        }),
        Box::new(Script {
            name: "HiGHS",
            file: "highs.py",
            words: &[],
            version: "import importlib.metadata, highspy; print('highspy', importlib.metadata.version('highspy'))",
            install: ortools,
            leaves_out: "as CP-SAT, frame",
        }),
    ]
}
