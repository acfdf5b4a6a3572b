//! Exit codes: the one place that has them.

use std::fmt::Write as _;
use std::process::ExitCode;

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// A schedule was written, or no required promise is broken.
    Done,
    /// A bug in the program.
    Bug,
    /// The command line is wrong.
    Usage,
    /// The school, contract or schedule file is wrong.
    BadInput,
    /// Proved impossible.
    Impossible,
    /// The limit came before a schedule.
    NoSchedule,
    /// The audit found a required promise that is not met, or what `--fail-on` names.
    NotMet,
    /// A file cannot be read or written.
    Files,
}

impl Exit {
    /// Every exit code in order.
    pub const ALL: [Self; 8] = [
        Self::Done,
        Self::Bug,
        Self::Usage,
        Self::BadInput,
        Self::Impossible,
        Self::NoSchedule,
        Self::NotMet,
        Self::Files,
    ];

    /// The number the shell sees.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Bug => 1,
            Self::Usage => 2,
            Self::BadInput => 3,
            Self::Impossible => 4,
            Self::NoSchedule => 5,
            Self::NotMet => 6,
            Self::Files => 7,
        }
    }

    /// What it means, for people.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Done => "schedule written, or no required promise is broken",
            Self::Bug => "a bug in commonhour; nothing was changed",
            Self::Usage => "the command line is wrong",
            Self::BadInput => "a file of the school is wrong: file, line, column and what to do are printed",
            Self::Impossible => "proved impossible: the reasons are printed",
            Self::NoSchedule => "no schedule within the limit, and no proof that there is none",
            Self::NotMet => "`check` found a required promise that is not met, or what `--fail-on` names",
            Self::Files => "a file or folder cannot be read or written, or may not be replaced",
        }
    }

    /// The table of the handbook, in Markdown.
    #[must_use]
    pub fn table() -> String {
        let mut table = String::from("| code | meaning |\n| --- | --- |\n");
        for exit in Self::ALL {
            // Writing to a string cannot fail.
            let _ = writeln!(table, "| {} | {} |", exit.code(), exit.meaning());
        }
        table
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
