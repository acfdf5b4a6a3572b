//! The only way to the terminal: data on stdout, words on stderr.

use std::io::{self, IsTerminal, Write};

use super::failure::Failure;

/// Writes data to stdout, with a line break at its end. A reader that went away (`| head`) is no failure.
pub(super) fn data(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let line_break = if text.ends_with('\n') { "" } else { "\n" };
    match write!(out, "{text}{line_break}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::file("write to the terminal", error)),
        _ => Ok(()),
    }
}

/// Writes words to stderr, with a line break at their end. Nothing is left to do when nobody can read them.
pub(super) fn words(text: &str) {
    let line_break = if text.ends_with('\n') { "" } else { "\n" };
    let _ = write!(io::stderr().lock(), "{text}{line_break}");
}

/// Whether words may have colours: somebody is watching and did not ask for none.
pub(super) fn colours() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
