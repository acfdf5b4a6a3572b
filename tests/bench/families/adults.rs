//! P24 and its relatives with everybody's own time: specialists and aides have lunch and preparation too, and posts are
//! shared before and after school. Peers' models leave that out, so only ours runs them.
//!
//! The impossible twin owes the specialists a minute more preparation a day than their weeks have: 5 × 390 − 24 × 45 = 870 minutes are left
//! beside the 24 sections of each, 174 a day.

use super::p24;
use crate::instance::{Instance, Target, Truth};
use crate::text::{self, clock};

pub(super) fn all(seed: u64) -> Vec<Instance> {
    let mut all: Vec<Instance> = [4, 6, 8, 10].map(|homerooms| of(homerooms, 30, seed)).to_vec();
    all.push(of(4, 175, seed));
    all
}

/// Six grades of so many homerooms; specialists have so many minutes of preparation every day while children are there.
fn of(homerooms: usize, prep: u32, seed: u64) -> Instance {
    let problem = p24::problem(6, homerooms, seed);
    let posts = homerooms.div_ceil(2);
    let school = format!(
        "[duty.gate]\nat = [{{ start = {}, end = {} }}]\nadults = {posts}\n\n\
         [duty.bus]\nat = [{{ start = {}, end = {} }}]\nadults = {posts}\nfair-within = 60\n",
        before(&problem, 15),
        clock(&problem, 0),
        clock(&problem, 390),
        clock(&problem, 405),
    );
    let contract = format!(
        "[[prep-total]]\narticle = \"7.2\"\nminutes = 120\nper = \"week\"\nblock = 30\nin = \"student-day\"\n\
         covers = {{ roles = [\"classroom-teacher\"] }}\n\n\
         [[daily-prep]]\narticle = \"7.3\"\nminutes = {prep}\nin = \"student-day\"\ncovers = {{ roles = [\"specialist\"] }}\n\n\
         [[duty-free-lunch]]\narticle = \"7.5\"\nminutes = 30\ncovers = {{ roles = [\"specialist\", \"paraprofessional\"] }}\n"
    );
    let possible = prep == 30;
    let target = match homerooms {
        _ if !possible => Target::refuted(1.0),
        ..=6 => Target { first: Some(0.5), worst: Some(2.0), proved: Some(20.0), ..Target::default() },
        _ => Target { first: Some(5.0), close: Some(60.0), ..Target::default() },
    };
    Instance {
        family: "adults",
        name: format!("6×{homerooms}, all adults{}", if possible { "" } else { ", impossible" }),
        seed,
        truth: if possible { Truth::Open } else { Truth::Impossible },
        target,
        school: text::school(&problem, &school, seed),
        contract: text::contract(&problem, &contract),
        problem: None,
    }
}

fn before(problem: &crate::problem::Problem, minutes: u32) -> String {
    let minute = problem.opens - minutes;
    format!("{:02}:{:02}", minute / 60, minute % 60)
}
