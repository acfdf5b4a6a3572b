//! What can go wrong in a command, and how it ends then.

use std::io;
use std::path::Path;

use crate::diagnostics::Problems;

use super::exit::Exit;

/// Why a command ended early.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The arguments contradict each other.
    #[error("{0}")]
    Usage(String),
    /// What somebody wrote has problems.
    #[error("{}", .0.render(super::voice::colours()))]
    Input(Problems),
    /// A file or folder cannot be used.
    #[error("cannot {what}: {error}")]
    File {
        /// What was tried: `read school.toml`.
        what: String,
        /// What the system said.
        error: io::Error,
    },
    /// Something is in the way and is left alone.
    #[error("{0}")]
    InTheWay(String),
    /// The program broke its own word.
    #[error("this is a bug in commonhour: {0}")]
    Bug(String),
}

impl Failure {
    /// A failure of the system while doing `what`.
    pub(super) fn file(what: impl Into<String>, error: io::Error) -> Self {
        Self::File { what: what.into(), error }
    }

    /// For `map_err`: a failure of the system while doing `verb` to `path`.
    pub(super) fn on(verb: &str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let what = format!("{verb} `{}`", path.display());
        move |error| Self::File { what, error }
    }

    /// How the program ends.
    pub(super) const fn exit(&self) -> Exit {
        match self {
            Self::Usage(_) => Exit::Usage,
            Self::Input(_) => Exit::BadInput,
            Self::File { .. } | Self::InTheWay(_) => Exit::Files,
            Self::Bug(_) => Exit::Bug,
        }
    }
}
