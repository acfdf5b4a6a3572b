//! Period grids: 34 periods a week, seven specialists, eight sections a homeroom; each grade is out as a whole for two
//! periods in a row and for one more. As few sections on Monday and Friday as possible.
//!
//! Fixed here: the eighth section is one that any of the seven specialists can teach, PE too, else 29 homerooms would not
//! fit (5 × 34 = 170 of 174); five grades as equal as can be. 30 homerooms need 240 of 238 places.

use super::{opens, week};
use crate::instance::{Instance, Target, Truth};
use crate::problem::{Course, Grade, Problem, Sections, Wish};
use crate::text;

pub(super) fn all(seed: u64) -> Vec<Instance> {
    [25, 29, 30].map(|homerooms| of(homerooms, seed)).to_vec()
}

fn of(homerooms: usize, seed: u64) -> Instance {
    // Recess lies between the second and the third, lunch between the fourth and the fifth.
    let full: Vec<(u32, u32)> = [0, 45, 105, 150, 225, 270, 315].into_iter().map(|from| (from, from + 45)).collect();
    let short = full[..6].to_vec();
    let grades = (0..5)
        .map(|grade| Grade {
            name: (grade + 1).to_string(),
            homerooms: ('A'..='Z')
                .take(homerooms / 5 + usize::from(grade < homerooms % 5))
                .map(|letter| format!("{}{letter}", grade + 1))
                .collect(),
        })
        .collect();
    let one = ["art", "music", "library", "technology", "health"];
    let everyone = || one.iter().map(|name| (*name).to_owned()).chain(["pe-1".to_owned(), "pe-2".to_owned()]);
    let mut courses: Vec<Course> = one
        .iter()
        .map(|name| Course { name: (*name).to_owned(), times: 1, teachers: vec![(*name).to_owned()] })
        .collect();
    courses.push(Course { name: "pe".to_owned(), times: 2, teachers: vec!["pe-1".to_owned(), "pe-2".to_owned()] });
    courses.push(Course { name: "studio".to_owned(), times: 1, teachers: everyone().collect() });
    let problem = Problem {
        opens: opens(seed),
        minutes: 360,
        grid: 5,
        days: week(),
        periods: vec![full.clone(), full.clone(), full.clone(), full, short],
        grades,
        courses,
        sections: Sections {
            minutes: 45,
            parallel: false,
            most: 2,
            daily: false,
            window: None,
            further_after: Vec::new(),
        },
        meetings: vec![90, 45],
        blocks: Vec::new(),
        wish: Some(Wish::Sections { days: vec!["Mon".to_owned(), "Fri".to_owned()] }),
        left_out: Vec::new(),
    };
    let prep = "[[prep-total]]\narticle = \"3.1\"\nminutes = 135\nper = \"week\"\nblock = 45\nin = \"student-day\"\n\
                covers = { roles = [\"classroom-teacher\"] }\n";
    let possible = 8 * homerooms <= 7 * 34;
    Instance {
        family: "period-grid",
        name: format!("{homerooms} homerooms"),
        seed,
        truth: if possible { Truth::Possible } else { Truth::Impossible },
        target: if possible { Target { proved: Some(1.0), ..Target::default() } } else { Target::refuted(0.1) },
        school: text::school(&problem, "", seed),
        contract: text::contract(&problem, prep),
        problem: Some(problem),
    }
}
