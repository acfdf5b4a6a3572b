//! Families of schools. Each is a generator: a seed and sizes in, a school out.

mod adults;
mod el;
mod f5;
mod large;
mod p24;
mod period_grid;
mod rotation;
mod shortfall;

use crate::instance::Instance;
use crate::problem::Grade;

/// Every school of the benchmark for so many seeds.
pub(crate) fn all(seeds: u64) -> Vec<Instance> {
    let makers: [fn(u64) -> Vec<Instance>; 8] =
        [el::all, f5::all, p24::all, period_grid::all, shortfall::all, adults::all, rotation::all, large::all];
    makers.iter().flat_map(|make| (0..seeds).flat_map(*make)).collect()
}

/// So many grades of so many homerooms: `1A`, `1B` …
fn grades(many: usize, homerooms: usize) -> Vec<Grade> {
    (1..=many)
        .map(|grade| Grade {
            name: grade.to_string(),
            homerooms: ('A'..='Z').take(homerooms).map(|letter| format!("{grade}{letter}")).collect(),
        })
        .collect()
}

/// Monday to Friday.
fn week() -> Vec<String> {
    ["Mon", "Tue", "Wed", "Thu", "Fri"].map(str::to_owned).to_vec()
}

/// A seed's clock time at which the children come: 07:45 to 08:30.
fn opens(seed: u64) -> u32 {
    480 + [0, 15, 30, 0, 45, 15][usize::try_from(seed % 6).unwrap_or(0)] - if seed > 0 { 15 } else { 0 }
}

/// An example with its tables in an order of the seed's. Wishes keep theirs, and arrays of tables theirs.
fn reordered(text: &str, seed: u64) -> String {
    let whole = |part: &str| format!("\n[{part}");
    let mut fixed = String::new();
    let mut tables: Vec<String> = Vec::new();
    let mut wishes = String::new();
    for (number, part) in text.split("\n[").enumerate() {
        match number {
            0 => fixed += part,
            _ if part.starts_with("[prefer") => wishes += &whole(part),
            _ if part.starts_with('[') || part.starts_with("school") => fixed += &whole(part),
            _ => tables.push(whole(part)),
        }
    }
    if seed > 0 {
        crate::dice::Dice::new(seed).shuffle(&mut tables);
    }
    fixed + "\n" + &tables.concat() + "\n" + &wishes
}
