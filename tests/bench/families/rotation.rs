//! `examples/six-day-rotation` in other orders: specials turn on six days, the bell on weekdays, twelve solved days.
//!
//! The impossible twin lets the PE teacher have four sections a day: 6 × 4 = 24 of 30.

use super::reordered;
use crate::instance::{Instance, Target, Truth};

pub(super) fn all(seed: u64) -> Vec<Instance> {
    let text = include_str!("../../../examples/six-day-rotation/school.toml");
    let pe = "[staff.pe]\nrole = \"specialist\"\n";
    assert!(text.contains(pe), "the example has another PE teacher");
    [5, 4]
        .map(|most| {
            let possible = most == 5;
            let school = text.replacen(pe, &format!("{pe}max-sections-per-day = {most}\n"), 1);
            Instance {
                family: "rotation",
                name: format!("six days{}", if possible { "" } else { ", impossible" }),
                seed,
                truth: if possible { Truth::Possible } else { Truth::Impossible },
                target: if possible { Target::first(5.0) } else { Target::refuted(1.0) },
                school: reordered(&school, seed),
                contract: include_str!("../../../examples/six-day-rotation/contract.toml").to_owned(),
                problem: None,
            }
        })
        .to_vec()
}
