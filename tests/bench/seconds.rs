//! Seconds of several runs as one number.

use itertools::Itertools as _;

/// The middle of some seconds, halfway between the two middle ones of an even number; nothing where it is, or leans on, one
/// that is missing. A missing one is longer than any other.
pub(crate) fn median(seconds: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let sorted = seconds.map(|one| one.unwrap_or(f64::INFINITY)).sorted_by(f64::total_cmp).collect_vec();
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = sorted[(sorted.len() - 1) / 2];
    Some(f64::midpoint(lower, upper)).filter(|middle| middle.is_finite())
}

/// The worst of some seconds; nothing where one is missing.
pub(crate) fn worst(seconds: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    seconds.map(|one| one.unwrap_or(f64::INFINITY)).reduce(f64::max).filter(|worst| worst.is_finite())
}

/// For a table.
pub(crate) fn shown(value: Option<f64>) -> String {
    match value {
        None => "–".to_owned(),
        Some(value) if value < 10.0 => format!("{value:.2}"),
        Some(value) => format!("{value:.0}"),
    }
}
