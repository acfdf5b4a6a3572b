//! Laws of counting: sums a reader can redo with a pencil, each a proof that no schedule exists.

mod certificate;

pub use certificate::{Certificate, Line};
