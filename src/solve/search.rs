//! The ladder of proposals, and the ranks of preferences.

use super::outcome::{Effort, Impossible, Outcome, Rank, Solution, Unknown};
use super::settings::{Progress, Settings};
use super::{DEFAULT_EFFORT, made_of, rows, wishes};
use crate::engine::{Budget, Search as How};
use crate::model::School;
use crate::place::{Place, Placed, Placing};
use crate::plan::{Demands, Proposal, Try, propose};
use crate::schedule::Schedule;
use crate::staff::{Staffed, staff};
use std::cell::Cell;
use std::sync::atomic::Ordering;

/// Steps of one placing of the first proposals; later ones get more.
const FIRST_TRY: u64 = 5_000;
/// Steps of one attempt to lower a rank.
const ONE_STEP_DOWN: u64 = 30_000;

/// One run.
pub(super) struct Search<'a> {
    school: &'a School,
    settings: &'a Settings<'a>,
    effort: Effort,
    left: u64,
    /// A clock or a person ended something.
    interrupted: Cell<bool>,
    known: Vec<String>,
    first_seconds: f64,
}

/// A schedule, and what it was made from.
struct Found {
    proposal: Proposal,
    values: Vec<i32>,
    placed: Placed,
    schedule: Schedule,
    costs: Vec<(usize, i64)>,
}

enum Attempt {
    Found(Box<Found>),
    Failed,
    NoCounts,
}

impl<'a> Search<'a> {
    pub(super) fn new(school: &'a School, settings: &'a Settings<'a>) -> Self {
        Self {
            school,
            settings,
            effort: Effort::default(),
            left: settings.effort_limit.unwrap_or(DEFAULT_EFFORT),
            interrupted: Cell::new(false),
            known: Vec::new(),
            first_seconds: 0.0,
        }
    }

    /// Whether somebody outside wants an end.
    fn stop(&self) -> bool {
        let late = self.settings.time_limit.is_some_and(|limit| (self.settings.clock)() >= limit);
        if late || self.settings.stop.load(Ordering::Relaxed) {
            self.interrupted.set(true);
        }
        self.interrupted.get()
    }

    fn say(&self, stage: &'static str, rank: usize, incumbent: Option<i64>) {
        (self.settings.progress)(&Progress {
            stage,
            seconds: (self.settings.clock)(),
            rank,
            incumbent,
            bound: incumbent.map(|_| 0),
        });
    }

    pub(super) fn run(mut self, demands: &Demands) -> Outcome {
        self.say("reading the school", 0, None);
        // Preferred clauses first as if required; when that finds nothing, without them.
        let required = demands.required_only();
        let ladder: Vec<&Demands> = if demands.has_preferred() { vec![demands, &required] } else { vec![demands] };
        let last = ladder.len() - 1;
        for (rung, demands) in ladder.iter().enumerate() {
            let share = if rung < last { self.left / 3 } else { self.left };
            let until = self.left - share;
            let mut attempt = 0;
            while self.left > until && !self.stop() {
                self.say("looking for a first schedule", 0, None);
                match self.attempt(demands, attempt) {
                    Attempt::Found(found) => return self.improve(demands, *found),
                    Attempt::NoCounts if rung == last => {
                        return Outcome::Impossible(Impossible {
                            reasons: vec![
                                "No way of counting out the days gives every grade its sections, every team its time and every \
                                 promise its minutes: all combinations were tried in numbers of sections and minutes a day."
                                    .to_owned(),
                            ],
                            by: "search",
                        });
                    }
                    Attempt::NoCounts => break,
                    Attempt::Failed => {}
                }
                attempt += 1;
                // Every attempt costs something, so that the search ends whatever the engines do.
                self.spend(200);
            }
        }
        let reason = if self.interrupted.get() {
            "the search was stopped before it found a schedule".to_owned()
        } else {
            "no schedule was found within the effort, and no proof that there is none".to_owned()
        };
        Outcome::Unknown(Unknown { reason, known: self.known, effort: self.effort })
    }

    fn spend(&mut self, steps: u64) {
        self.left = self.left.saturating_sub(steps);
    }

    fn note(&mut self, sentence: String) {
        if !self.known.contains(&sentence) && self.known.len() < 12 {
            self.known.push(sentence);
        }
    }

    fn attempt(&mut self, demands: &Demands, attempt: u64) -> Attempt {
        self.effort.plans += 1;
        let mut steps = 0;
        let proposed = propose(self.school, demands, self.settings.seed, attempt, &mut steps, &|| self.stop());
        self.effort.place_steps += steps;
        self.spend(steps / 4);
        let proposal = match proposed {
            Try::Proposed(proposal) => proposal,
            Try::NoCounts => return Attempt::NoCounts,
            Try::Gave(reason) => {
                self.note(reason);
                return Attempt::Failed;
            }
        };
        let mut place = Place::new(self.school, demands, &proposal, self.settings.seed ^ attempt);
        if let Some(reason) = place.hopeless() {
            let reason = reason.to_owned();

            self.note(reason);
            return Attempt::Failed;
        }
        // Learned activity is by far the quickest; now and then something else, in case it is not.
        let how = if attempt % 5 == 4 { How::Halves } else { How::Learned };
        let steps = FIRST_TRY * luby(attempt + 1);
        let r = self.place(&mut place, how, None, &[], steps);
        match r {
            Some((placed, values)) => match self.finish(demands, &proposal, placed, values) {
                Ok(found) => Attempt::Found(Box::new(found)),
                Err(reason) => {
                    self.note(reason);
                    Attempt::Failed
                }
            },
            None => Attempt::Failed,
        }
    }

    /// One call of the placing engine.
    fn place(
        &mut self,
        place: &mut Place<'_>,
        how: How,
        hint: Option<&[i32]>,
        at_most: &[(usize, i32)],
        steps: u64,
    ) -> Option<(Placed, Vec<i32>)> {
        self.effort.placings += 1;
        let stop = || self.stop();
        let mut budget = Budget { steps: steps.min(self.left), made: 0, interrupted: &stop };
        let (placing, values) = place.solve(how, hint, at_most, &mut budget);
        let made = budget.made;
        self.effort.place_steps += made;
        self.spend(made);
        match placing {
            Placing::Placed(placed) => Some((placed, values)),
            Placing::None => {
                self.note("one way of spreading sections over the days leaves no clock times".to_owned());
                None
            }
            Placing::Stopped => None,
            Placing::Fault(fault) => {
                self.note(format!("the placing engine failed ({fault}); nothing follows from that"));
                None
            }
        }
    }

    /// Names people and writes the rows.
    fn finish(
        &mut self,
        demands: &Demands,
        proposal: &Proposal,
        placed: Placed,
        values: Vec<i32>,
    ) -> Result<Found, String> {
        self.effort.staffings += 1;
        let staffed: Staffed = staff(self.school, demands, &placed)?;
        let schedule = rows::write(self.school, &staffed);
        let costs = wishes::costs(self.school, &schedule);
        Ok(Found { proposal: proposal.clone(), values, placed, schedule, costs })
    }

    /// Rank after rank: as low as it goes within the effort, then held.
    fn improve(mut self, demands: &Demands, mut best: Found) -> Outcome {
        self.first_seconds = (self.settings.clock)();
        let proposal = best.proposal.clone();
        let mut place = Place::new(self.school, demands, &proposal, self.settings.seed);
        let mut held: Vec<(usize, i32)> = Vec::new();
        for rank in place.ranks() {
            let mut steps = ONE_STEP_DOWN;
            loop {
                let cost = best.placed.costs.iter().find(|(own, _)| *own == rank).map_or(0, |(_, cost)| *cost);
                self.say("making it better", rank, Some(i64::from(cost)));
                if cost <= 0 || self.left == 0 || self.stop() {
                    break;
                }
                // First a large step, then ever smaller ones.
                let mut target = cost / 2;
                let mut lowered = false;
                while target < cost && self.left > 0 && !self.stop() {
                    let mut at_most = held.clone();
                    at_most.push((rank, target));
                    let hint = best.values.clone();
                    let share = steps.min(self.left);
                    if let Some((placed, values)) = self.place(&mut place, How::Learned, Some(&hint), &at_most, share)
                        && let Ok(found) = self.finish(demands, &proposal, placed, values)
                    {
                        best = found;
                        lowered = true;
                        break;
                    }
                    target += ((cost - target) / 2).max(1);
                }
                if !lowered {
                    break;
                }
                steps = ONE_STEP_DOWN;
            }
            let cost = best.placed.costs.iter().find(|(own, _)| *own == rank).map_or(0, |(_, cost)| *cost);
            held.push((rank, cost));
        }
        let ranks: Vec<Rank> = wishes::ranks(self.school, &best.costs);
        let proved = ranks.iter().all(|rank| rank.proved);
        let solution = Solution {
            made_of: made_of::sentences(self.school, &best.schedule),
            schedule: best.schedule,
            ranks,
            effort: self.effort,
            reproducible: !self.interrupted.get(),
            seconds: (self.first_seconds, (self.settings.clock)()),
        };
        if proved { Outcome::Best(solution) } else { Outcome::Stopped(solution) }
    }
}

/// Luby's sequence 1, 1, 2, 1, 1, 2, 4 …: many short tries, a few long ones.
fn luby(position: u64) -> u64 {
    let power = (position + 1).next_power_of_two();
    if power == position + 1 { power / 2 } else { luby(position + 1 - power / 2) }
}

#[cfg(test)]
mod tests {
    use super::luby;

    #[test]
    fn lengths_of_tries() {
        let first: Vec<u64> = (1..=15).map(luby).collect();
        assert_eq!(first, [1, 1, 2, 1, 1, 2, 4, 1, 1, 2, 1, 1, 2, 4, 8]);
    }
}
