//! Ctrl-C and the termination signal stop the search and keep the best so far; a second one ends the program.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::exit::Exit;
use super::failure::Failure;
use super::voice;

/// A flag that the first signal sets.
pub(super) fn stop_flag() -> Result<Arc<AtomicBool>, Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stop);
    ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::Relaxed) {
            std::process::exit(Exit::NoSchedule.code().into());
        }
        voice::words("stopping; the best schedule so far is kept. Once more to end without it");
    })
    .map_err(|error| Failure::Bug(format!("signals cannot be watched: {error}")))?;
    Ok(stop)
}
