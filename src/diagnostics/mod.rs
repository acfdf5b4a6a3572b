//! Problems found in what somebody wrote: where, what, and what to do.

/// One problem at one place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// File name as given.
    pub file: String,
    /// Byte offsets into the file's text; `None` where the problem is the whole file.
    pub range: Option<(usize, usize)>,
    /// Line from 1 (1 for the whole file).
    pub line: usize,
    /// Column from 1, in characters.
    pub column: usize,
    /// What is wrong, one sentence without a full stop.
    pub message: String,
    /// What to do, one sentence; empty where the message says it.
    pub help: String,
}

/// Every problem of an input, in file order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems {
    /// The problems.
    pub list: Vec<Problem>,
    /// Text of each file by name, for showing the line.
    pub texts: std::collections::BTreeMap<String, String>,
}
