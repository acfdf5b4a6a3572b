//! A panic is a bug: it ends in one sentence and exit code 1, never in half a file.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Mutex, PoisonError};

static LAST: Mutex<String> = Mutex::new(String::new());

/// Runs `work`; a panic in it becomes a sentence. Panics that `work` catches itself stay silent, unless the
/// environment asks for backtraces.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        panic::set_hook(Box::new(|info| {
            let place = info.location().map(|place| format!(" ({}:{})", place.file(), place.line()));
            let message = info.payload_as_str().unwrap_or("no message");
            *LAST.lock().unwrap_or_else(PoisonError::into_inner) = format!("{message}{}", place.unwrap_or_default());
        }));
    }
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| LAST.lock().unwrap_or_else(PoisonError::into_inner).clone())
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_panic_becomes_a_sentence() {
        let hook = std::panic::take_hook();
        let broken = super::caught(|| panic!("the clock ran backwards"));
        std::panic::set_hook(hook);
        assert!(broken.is_err_and(|what| what.is_empty() || what.starts_with("the clock ran backwards (")));
    }
}
