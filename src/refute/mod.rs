//! A relaxation of the whole school: days and clock times are free, and every row is one that any schedule keeps. So
//! where the engine finds no values, no schedule exists, whatever the days.
//!
//! What is asked of a schedule is what the school's files say, as the audit reads them; where the two leave something
//! open, the weaker reading stands. What cannot be said exactly is left out or weakened, never strengthened:
//!
//! - Only one solved day for each day of the rotation is looked at, and only weeks that lie in those.
//! - Time is counted in steps of which every length and every window of the school is a multiple. Any schedule stays one
//!   when each start is moved back to the last such step, so nothing is lost.
//! - Adults of a pool are counted, not named: for any set of them, what only they can do is never more at once than
//!   there are of them at work. Only specialists of a small school are named.
//!
//! Nothing here finds a schedule: values of a relaxation are thrown away.

mod blocks;
mod co_teaching;
mod cover;
mod meetings;
mod model;
mod own_time;
mod people;
mod posts;
mod pull_outs;
mod rounds;
mod totals;
mod week;

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::engine::{Answer, Budget, Search};
use crate::model::School;
use crate::plan::Demands;
use model::Model;
use week::Week;

/// What the relaxation says of a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refutation {
    /// No schedule exists.
    Refuted,
    /// The relaxation has values; nothing follows.
    NotRefuted,
    /// The effort ran out, or the engine failed; nothing follows.
    Stopped,
}

/// How finely sections are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Detail {
    /// What others lead, rounds of whole grades, and meetings: no class time, no own time.
    Frame,
    /// All of it, with rounds of whole grades.
    Rounds,
    /// Each section, and each specialist of it.
    Sections,
}

/// A step takes longer the more choices there are: with more than so many, a look has fewer steps.
const CHOICES: u64 = 2_500;

/// Looks for a proof that no schedule of `school` keeps what it asks for and `demands`, which hold required promises
/// only. Coarse first, then section by section where that is small enough to be of use.
#[must_use]
pub fn refute(school: &School, demands: &Demands, seed: u64, budget: &mut Budget<'_>) -> Refutation {
    let Some(week) = Week::of(school, demands) else { return Refutation::NotRefuted };
    let mut details = vec![Detail::Frame, Detail::Rounds];
    if rounds::is_small(school) {
        details.push(Detail::Sections);
    }
    let last = details.len();
    let mut said = Refutation::NotRefuted;
    for (nth, detail) in details.into_iter().enumerate() {
        // Coarse looks are short: what they miss, a fine one may see.
        let all = budget.steps;
        if nth + 1 < last {
            budget.steps = all / 2;
        }
        let before = budget.made;
        said = look(school, demands, &week, detail, seed, budget);
        budget.steps = all.saturating_sub(budget.made - before);
        if said == Refutation::Refuted {
            return said;
        }
    }
    said
}

/// As [`refute`], at the coarsest only: what others lead, rounds of whole grades, and meetings.
#[must_use]
pub fn refute_coarsely(school: &School, demands: &Demands, seed: u64, budget: &mut Budget<'_>) -> Refutation {
    Week::of(school, demands)
        .map_or(Refutation::NotRefuted, |week| look(school, demands, &week, Detail::Frame, seed, budget))
}

/// The relaxation at one level of detail, once.
fn look(
    school: &School,
    demands: &Demands,
    week: &Week,
    detail: Detail,
    seed: u64,
    budget: &mut Budget<'_>,
) -> Refutation {
    // A fault of the engine is never an answer.
    catch_unwind(AssertUnwindSafe(|| {
        let mut model = Model::new(school, demands, week, detail, seed);
        model.add_blocks();
        model.add_sections();
        model.add_pull_outs();
        model.add_co_teaching();
        model.add_meetings();
        if detail > Detail::Frame {
            model.add_own_time();
            model.add_stretches();
        }
        model.add_posts();
        model.post_rows();
        let steps = budget.steps.saturating_mul(CHOICES) / model.engine.choices().max(CHOICES);
        match budget.part(steps, |budget| model.engine.solve(Search::Learned, None, &[], budget)) {
            Answer::None => Refutation::Refuted,
            Answer::Found(_) => Refutation::NotRefuted,
            Answer::Stopped | Answer::Fault(_) => Refutation::Stopped,
        }
    }))
    .unwrap_or(Refutation::Stopped)
}
