//! Statutes, entered once for every school of a state: contract files that come with the program.
//!
//! They are read like a school's own contract files. Each says in a note what stands behind every number and, where somebody
//! compared its sections with the law as it stands, the day (`checked-on`); a lawyer confirms before anybody relies on one.

/// Every pack: its name in `[contract] packs`, and its text.
pub const PACKS: &[(&str, &str)] = &[("california", include_str!("california.toml"))];
