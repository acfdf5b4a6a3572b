//! Statutes, entered once for every school of a state: contract files that come with the program.
//!
//! They are read like a school's own contract files. Each clause says what stands behind its number (`status`), each pack the
//! day its numbers were last compared with a source (`checked-on`); a lawyer confirms before anybody relies on one.

/// Every pack: its name in `[contract] packs`, and its text.
pub const PACKS: &[(&str, &str)] = &[
    ("arkansas", include_str!("arkansas.toml")),
    ("california", include_str!("california.toml")),
    ("texas", include_str!("texas.toml")),
];
