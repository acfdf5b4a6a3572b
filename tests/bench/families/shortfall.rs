//! Fewer specialists than homerooms in a grade: one homeroom is divided among the others, or joins one of them.
//!
//! `examples/five-homerooms-four-specials` with other numbers of grades and both ways; the impossible twin's specials have a window
//! of five minutes less than its rounds need.

use super::{grades, reordered};
use crate::instance::{Instance, Target, Truth};
use std::fmt::Write as _;

pub(super) fn all(seed: u64) -> Vec<Instance> {
    let mut all = Vec::new();
    for way in [Way { word: "divide", rounds: 5, prep: 150 }, Way { word: "combine", rounds: 4, prep: 120 }] {
        for (many, slack) in [(4, "wide"), (6, "wide"), (6, "no slack"), (6, "impossible")] {
            all.push(of(many, way, slack, seed));
        }
    }
    all
}

/// What is done with the fifth homeroom.
#[derive(Clone, Copy)]
struct Way {
    word: &'static str,
    /// Rounds of a grade: divided, each homeroom is without a specialist of its own once.
    rounds: usize,
    /// Minutes of preparation a week that leave a special for the team.
    prep: u32,
}

fn of(many: usize, way: Way, slack: &'static str, seed: u64) -> Instance {
    let possible = slack != "impossible";
    let needed = 45 * u32::try_from((many * way.rounds).div_ceil(5)).unwrap_or(0);
    let (start, end) = match slack {
        "wide" => (510, 900),
        "no slack" => (570, 570 + needed),
        _ => (570, 565 + needed),
    };
    let window_of =
        format!("window = {{ start = {:02}:{:02}, end = {:02}:{:02} }}\n", start / 60, start % 60, end / 60, end % 60);
    let mut text =
        "format = 1\n\n[school]\nname = \"Five homerooms, four specialists\"\n\n[[day-type]]\nname = \"regular\"\n\
                    days = [\"Mon\", \"Tue\", \"Wed\", \"Thu\", \"Fri\"]\nstudents = { start = 08:30, end = 15:00 }\n\
                    staff = { start = 08:00, end = 15:30 }\n"
            .to_owned();
    for grade in grades(many, 5) {
        let homerooms: Vec<String> = grade
            .homerooms
            .iter()
            .map(|room| format!("{room} = {{ teacher = \"t-{room}\", students = 13 }}"))
            .collect();
        let _ = writeln!(text, "\n[grade.{}]\nhomerooms = {{ {} }}", grade.name, homerooms.join(", "));
    }
    for course in ["art", "music", "pe", "library"] {
        let _ = write!(
            text,
            "\n[staff.{course}]\nrole = \"specialist\"\nteaches = [{course:?}]\n\n[special.{course}]\nminutes = 45\n\
             class-size = 26\n{window_of}"
        );
    }
    let _ = write!(
        text,
        "\n[sections]\ntogether = \"parallel\"\nshortfall = {:?}\n\n[staff.reading]\nrole = \"interventionist\"\ncount = 3\n\n\
         [staff.aide]\nrole = \"paraprofessional\"\ncount = 10\n\n[room.cafeteria]\nfits = 10\n\n\
         [block.literacy]\nminutes = 90\ncore = true\n\n[block.math]\nminutes = 60\ncore = true\n\n\
         [block.lunch]\nminutes = 30\nwindow = {{ start = 11:00, end = 13:00 }}\nroom = \"cafeteria\"\n\n\
         [block.recess]\nminutes = 20\nwindow = {{ start = 09:30, end = 14:30 }}\nadults = 2\n\n\
         [intervention.win]\ntier = 2\nminutes = 30\ngroups = 6\nled-by = [\"classroom-teacher\", \"interventionist\"]\n\n\
         [contract]\nfiles = [\"contract.toml\"]\n\n[[prefer]]\nsame-time = [\"lunch\", \"literacy\"]\n",
        way.word
    );
    let contract = format!(
        "[agreement]\nname = \"Invented agreement\"\n\n[[prep-total]]\narticle = \"9.1\"\nminutes = {}\nper = \"week\"\nblock = 30\n\
         in = \"student-day\"\ncovers = {{ roles = [\"classroom-teacher\", \"specialist\"] }}\n\n\
         [[duty-free-lunch]]\narticle = \"9.3\"\nminutes = 30\n",
        way.prep
    );
    Instance {
        family: "shortfall",
        name: format!("{many}×5 {}, {slack}", way.word),
        seed,
        truth: if possible { Truth::Open } else { Truth::Impossible },
        target: if possible { Target::first(0.5) } else { Target::refuted(1.0) },
        school: reordered(&text, seed),
        contract,
        problem: None,
    }
}
