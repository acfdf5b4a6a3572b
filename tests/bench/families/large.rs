//! `examples/large` in other orders: 34 homerooms, 75 adults, duties, pull-outs, co-teachers, an early release.
//!
//! The impossible twin lets each of the four PE teachers have three sections a day: 4 × 5 × 3 = 60 of 61.

use super::reordered;
use crate::instance::{Instance, Target, Truth};

pub(super) fn all(seed: u64) -> Vec<Instance> {
    let text = include_str!("../../../examples/large/school.toml");
    let coach = "[staff.coach]\nrole = \"specialist\"\ncount = 4\n";
    assert!(text.contains(coach), "the example has other PE teachers");
    let twin = text.replacen(coach, &format!("{coach}max-sections-per-day = 3\n"), 1);
    let contract = include_str!("../../../examples/large/contract.toml");
    let goal = Target { first: Some(5.0), close: Some(60.0), ..Target::default() };
    [(text, Truth::Possible, goal, "large"), (&twin, Truth::Impossible, Target::refuted(1.0), "large, impossible")]
        .map(|(text, truth, target, name)| Instance {
            family: "large",
            name: name.to_owned(),
            seed,
            truth,
            target,
            school: reordered(text, seed),
            contract: contract.to_owned(),
            problem: None,
        })
        .to_vec()
}
