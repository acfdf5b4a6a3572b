//! The placing engine: pumpkin behind the few words this project needs.
//!
//! A fault of the engine (a panic, in a search or while a row is posted) becomes [`Answer::Fault`] and never a verdict;
//! an engine that failed once answers nothing else from then on.

mod descent;
#[doc(hidden)]
pub mod faults;
mod tries;

pub use tries::luby;

use faults::{Call, Fault};
use pumpkin_conflict_resolvers::resolvers::ResolutionResolver;
use pumpkin_constraints as constraints;
use pumpkin_core::Solver;
use pumpkin_core::branching::branchers::autonomous_search::AutonomousSearch;
use pumpkin_core::branching::branchers::dynamic_brancher::DynamicBrancher;
use pumpkin_core::branching::{Brancher, BrancherEvent, SelectionContext};
use pumpkin_core::options::SolverOptions;
use pumpkin_core::predicate;
use pumpkin_core::predicates::Predicate;
use pumpkin_core::rand::rngs::Xoshiro256PlusPlus;
use pumpkin_core::rand::{Rng, SeedableRng};
pub use pumpkin_core::results::Solution;
use pumpkin_core::results::{ProblemSolution, SatisfactionResultUnderAssumptions, SolutionReference};
use pumpkin_core::termination::TerminationCondition;
use pumpkin_core::variables::{AffineView, DomainId, Literal, TransformableVariable};
use pumpkin_propagators::disjunctive::ArgDisjunctiveTask;
use std::any::Any;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// An integer decision, or an integer that depends on one by a factor and an offset.
pub type Var = AffineView<DomainId>;

/// What the engine says.
pub enum Answer {
    /// Values for every decision.
    Found(Solution),
    /// No values exist for this model.
    None,
    /// The budget ran out first.
    Stopped,
    /// The engine failed.
    Fault(String),
}

/// How much work a call may do: counted in engine steps, so that runs repeat.
pub struct Budget<'a> {
    /// Steps that may still be made in this call.
    pub steps: u64,
    /// Steps made so far, over all calls that share the counter.
    pub made: u64,
    /// Asked now and then; `true` stops the call (a clock or a person).
    pub interrupted: &'a dyn Fn() -> bool,
}

impl Budget<'_> {
    /// Does a part of the work, with so many of the steps at most.
    pub fn part<T>(&mut self, most: u64, work: impl FnOnce(&mut Budget<'_>) -> T) -> T {
        let mut own = Budget { steps: self.steps.min(most), made: 0, interrupted: self.interrupted };
        let done = work(&mut own);
        self.steps = self.steps.saturating_sub(own.made);
        self.made += own.made;
        done
    }
}

impl TerminationCondition for Budget<'_> {
    fn should_stop(&mut self) -> bool {
        if self.steps == 0 || (self.made.is_multiple_of(64) && (self.interrupted)()) {
            return true;
        }
        self.steps -= 1;
        self.made += 1;
        false
    }
}

/// How the engine decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// In the order given, earliest value first.
    Earliest,
    /// In the order given, lower half first.
    Halves,
    /// By activity learned from conflicts.
    Learned,
}

/// A model being built, and its decisions in the order the search should take them.
pub struct Engine {
    solver: Solver,
    order: Vec<Var>,
    /// Every decision, for the choices nobody ordered.
    all: Vec<Var>,
    seed: u64,
    /// A row that nothing can keep was asked for.
    impossible: bool,
    /// Resource rows posted so far.
    posted: BTreeSet<(i32, Vec<String>)>,
    /// Every schedule has values here: that there are none proves something.
    proves: bool,
    /// What the engine said when it failed.
    failed: Option<String>,
}

impl Engine {
    /// An empty model of a relaxation of the whole school: every schedule has values in it.
    #[must_use]
    pub fn relaxation(seed: u64) -> Self {
        Self { proves: true, ..Self::new(seed) }
    }

    /// An empty model.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            solver: Solver::with_options(SolverOptions::default()),
            order: Vec::new(),
            all: Vec::new(),
            seed,
            impossible: false,
            posted: BTreeSet::new(),
            proves: false,
            failed: None,
        }
    }

    /// Posts a row. Where the engine panics over it, it has failed.
    fn post(&mut self, row: impl FnOnce(&mut Solver)) {
        let fault = faults::at(Call::Row);
        if self.failed.is_some() || fault == Some(Fault::RowLost) {
            return;
        }
        let solver = &mut self.solver;
        let posted = catch_unwind(AssertUnwindSafe(|| {
            if fault == Some(Fault::Panic) {
                faults::panic();
            }
            row(solver);
        }));
        self.failed = posted.err().map(|fault| words(fault.as_ref()));
    }

    /// An integer from `low` to `high`.
    pub fn int(&mut self, low: i32, high: i32) -> Var {
        let var = self.solver.new_bounded_integer(low, high).scaled(1);
        self.all.push(var);
        var
    }

    /// An integer `low`, `low + step` … not above `high`.
    pub fn stepped(&mut self, low: i32, high: i32, step: i32) -> Var {
        let steps = (high - low).div_euclid(step).max(0);
        let var = self.solver.new_bounded_integer(0, steps).scaled(1);
        self.all.push(var);
        var.scaled(step).offset(low)
    }

    /// One of the given integers.
    pub fn one_of(&mut self, mut values: Vec<i32>) -> Var {
        values.sort_unstable();
        values.dedup();
        let var = self.solver.new_sparse_integer(values).scaled(1);
        self.all.push(var);
        var
    }

    /// An integer that is `value`.
    pub fn fixed(&mut self, value: i32) -> Var {
        self.int(value, value)
    }

    /// A decision between yes and no.
    pub fn literal(&mut self) -> Literal {
        let literal = self.solver.new_literal();
        self.all.push(Self::as_int(literal));
        literal
    }

    /// The literal as an integer 0 or 1.
    #[must_use]
    pub fn as_int(literal: Literal) -> Var {
        literal.get_integer_variable()
    }

    /// Adds `var` to the decisions taken in order.
    pub fn decide(&mut self, var: Var) {
        self.order.push(var);
    }

    /// Σ factor × var ≤ bound.
    pub fn at_most(&mut self, terms: &[(i32, Var)], bound: i32) {
        if is_empty(terms) {
            // A sum of nothing is 0.
            if bound < 0 {
                self.any_fact(Vec::new());
            }
            return;
        }
        let terms: Vec<Var> = scaled(terms);
        self.post(|solver| {
            let tag = solver.new_constraint_tag();
            solver.add_constraint(constraints::less_than_or_equals(terms, bound, tag)).post();
        });
    }

    /// `when` → Σ factor × var ≤ bound.
    pub fn at_most_if(&mut self, when: Literal, terms: &[(i32, Var)], bound: i32) {
        if is_empty(terms) {
            if bound < 0 {
                self.any(&[!when]);
            }
            return;
        }
        let terms: Vec<Var> = scaled(terms);
        self.post(|solver| {
            let tag = solver.new_constraint_tag();
            solver.add_constraint(constraints::less_than_or_equals(terms, bound, tag)).implied_by(when);
        });
    }

    /// Σ factor × var = value.
    pub fn equal(&mut self, terms: &[(i32, Var)], value: i32) {
        if is_empty(terms) {
            if value != 0 {
                self.any_fact(Vec::new());
            }
            return;
        }
        // As two inequalities: the engine's own equation of two terms passes values on in an order that differs between
        // machines.
        let turned: Vec<(i32, Var)> = terms.iter().map(|(factor, var)| (-factor, *var)).collect();
        self.at_most(terms, value);
        self.at_most(&turned, -value);
    }

    /// `when` → Σ factor × var = value.
    pub fn equal_if(&mut self, when: Literal, terms: &[(i32, Var)], value: i32) {
        self.at_most_if(when, terms, value);
        let turned: Vec<(i32, Var)> = terms.iter().map(|(factor, var)| (-factor, *var)).collect();
        self.at_most_if(when, &turned, -value);
    }

    /// At least one of the literals.
    pub fn any(&mut self, literals: &[Literal]) {
        let clause: Vec<Predicate> = literals.iter().map(Literal::get_true_predicate).collect();
        self.any_fact(clause);
    }

    /// At least one of the facts. Of no facts none holds: the model has no solution.
    pub fn any_fact(&mut self, facts: Vec<Predicate>) {
        if facts.is_empty() {
            self.impossible = true;
            return;
        }
        self.post(|solver| {
            let tag = solver.new_constraint_tag();
            solver.add_clause(facts, tag);
        });
    }

    /// A literal that, when true, makes `var` ≤ `bound` and, when false, `var` > `bound`.
    pub fn is_at_most(&mut self, var: Var, bound: i32) -> Literal {
        let tag = self.solver.new_constraint_tag();
        self.solver.new_literal_for_predicate(predicate!(var <= bound), tag)
    }

    /// A literal that, when true, makes `first` < `second` and, when false, `first` ≥ `second`.
    pub fn is_before(&mut self, first: Var, second: Var) -> Literal {
        let literal = self.literal();
        self.at_most_if(literal, &[(1, first), (-1, second)], -1);
        self.at_most_if(!literal, &[(-1, first), (1, second)], 0);
        literal
    }

    /// What takes so many steps ends before `from` or begins at `to` or later, unless one of the literals is false.
    pub fn outside(&mut self, when: &[Literal], start: Var, steps: i32, (from, to): (i32, i32)) {
        let unless = when.iter().map(|own| (!*own).get_true_predicate());
        let outside = [predicate!(start <= from - steps), predicate!(start >= to)];
        self.any_fact(unless.chain(outside).collect());
    }

    /// At no minute is more than `capacity` in use. Tasks are (start, minutes, demand).
    pub fn cumulative(&mut self, tasks: &[(Var, i32, i32)], capacity: i32) {
        let tasks: Vec<_> = tasks.iter().filter(|(_, minutes, demand)| *minutes > 0 && *demand > 0).collect();
        if tasks.iter().map(|(.., demand)| demand).sum::<i32>() <= capacity {
            return;
        }
        // Homerooms of a grade often share every start: one row serves them all.
        let mut parts: Vec<String> =
            tasks.iter().map(|(start, minutes, demand)| format!("{start:?} {minutes} {demand}")).collect();
        parts.sort();
        if !self.posted.insert((capacity, parts)) {
            return;
        }
        let starts: Vec<Var> = tasks.iter().map(|(start, ..)| *start).collect();
        let minutes: Vec<i32> = tasks.iter().map(|(_, minutes, _)| *minutes).collect();
        let demands: Vec<i32> = tasks.iter().map(|(.., demand)| *demand).collect();
        self.post(|solver| {
            let tag = solver.new_constraint_tag();
            solver.add_constraint(constraints::cumulative(starts, minutes, demands, capacity, tag)).post();
        });
    }

    /// One thing at a time: what [`Self::cumulative`] says with room for one, and more is seen from it. No start may depend on another.
    pub fn one_at_a_time(&mut self, tasks: &[(Var, i32)]) {
        let row: Vec<_> = tasks.iter().map(|(start, minutes)| (*start, *minutes, 1)).collect();
        self.cumulative(&row, 1);
        let tasks = tasks.iter().filter(|(_, minutes)| *minutes > 0);
        let tasks: Vec<_> = tasks
            .map(|(start, minutes)| ArgDisjunctiveTask { start_time: *start, processing_time: *minutes })
            .collect();
        // The engine fails on a row of nothing.
        if tasks.len() < 2 {
            return;
        }
        self.post(|solver| {
            let tag = solver.new_constraint_tag();
            solver.add_constraint(constraints::disjunctive_strict(tasks, tag)).post();
        });
    }

    /// Searches for values that keep every row, and the extra facts given for this call.
    pub fn solve(
        &mut self,
        search: Search,
        hint: Option<&[i32]>,
        extra: &[(Var, i32)],
        budget: &mut Budget<'_>,
    ) -> Answer {
        let mut brancher = self.brancher(search, hint);
        self.search(&mut brancher, extra, budget)
    }

    /// How it decides: as asked, then by activity learned from conflicts; where that says nothing, scattered.
    fn brancher(&self, search: Search, hint: Option<&[i32]>) -> DynamicBrancher {
        let mut branchers: Vec<Box<dyn Brancher>> = Vec::new();
        if search != Search::Learned || hint.is_some() {
            let values = hint.map(<[i32]>::to_vec).unwrap_or_default();
            branchers.push(Box::new(InOrder { order: self.order.clone(), values, search }));
        }
        // Numbers of a fixed width make the same choices on every machine.
        let numbers = Xoshiro256PlusPlus::seed_from_u64(self.seed);
        let scattered = Scattered { all: self.all.clone(), numbers, best: None };
        branchers.push(Box::new(AutonomousSearch::new(scattered)));
        DynamicBrancher::new(branchers)
    }

    fn search(&mut self, brancher: &mut DynamicBrancher, extra: &[(Var, i32)], budget: &mut Budget<'_>) -> Answer {
        let fault = faults::at(Call::Solve { proves: self.proves });
        match (&self.failed, fault) {
            (Some(failed), _) => return Answer::Fault(failed.clone()),
            (None, Some(Fault::TimeOut)) => return Answer::Stopped,
            (None, Some(Fault::NoValues)) => return Answer::None,
            (None, Some(Fault::Panic | Fault::RowLost) | None) => {}
        }
        if self.impossible {
            return Answer::None;
        }
        let solver = &mut self.solver;
        let result = catch_unwind(AssertUnwindSafe(|| {
            if fault == Some(Fault::Panic) {
                faults::panic();
            }
            let mut resolver = ResolutionResolver::default();
            let facts: Vec<Predicate> = extra.iter().map(|(var, bound)| predicate!(var <= *bound)).collect();
            match solver.satisfy_under_assumptions(brancher, budget, &mut resolver, &facts) {
                SatisfactionResultUnderAssumptions::Satisfiable(found) => Answer::Found(found.solution().into()),
                SatisfactionResultUnderAssumptions::UnsatisfiableUnderAssumptions(_)
                | SatisfactionResultUnderAssumptions::Unsatisfiable(_) => Answer::None,
                SatisfactionResultUnderAssumptions::Unknown(_) => Answer::Stopped,
            }
        }));
        result.unwrap_or_else(|fault| {
            let words = words(fault.as_ref());
            self.failed = Some(words.clone());
            Answer::Fault(words)
        })
    }

    /// How many decisions there are.
    #[must_use]
    pub fn choices(&self) -> u64 {
        u64::try_from(self.all.len()).unwrap_or(u64::MAX)
    }

    /// Least and greatest value of `var` as far as known.
    #[must_use]
    pub fn bounds(&self, var: Var) -> (i32, i32) {
        (self.solver.lower_bound(&var), self.solver.upper_bound(&var))
    }

    /// The decisions taken in order.
    #[must_use]
    pub fn order(&self) -> &[Var] {
        &self.order
    }
}

/// The value of `var` in `solution`.
#[must_use]
pub fn value(solution: &Solution, var: Var) -> i32 {
    solution.get_integer_value(var)
}

/// What a panic says.
fn words(fault: &(dyn Any + Send)) -> String {
    let words =
        fault.downcast_ref::<String>().cloned().or_else(|| fault.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    words.unwrap_or_else(|| "the placing engine failed".to_owned())
}

fn is_empty(terms: &[(i32, Var)]) -> bool {
    terms.iter().all(|(factor, _)| *factor == 0)
}

fn scaled(terms: &[(i32, Var)]) -> Vec<Var> {
    terms.iter().filter(|(factor, _)| *factor != 0).map(|(factor, var)| var.scaled(*factor)).collect()
}

/// Decides in the order given: the hinted value first, where there is one.
#[derive(Debug)]
struct InOrder {
    order: Vec<Var>,
    values: Vec<i32>,
    search: Search,
}

impl Brancher for InOrder {
    fn next_decision(&mut self, context: &mut SelectionContext<'_>) -> Option<Predicate> {
        for (position, var) in self.order.iter().enumerate() {
            if context.is_integer_fixed(*var) {
                continue;
            }
            if let Some(value) = self.values.get(position)
                && context.contains(*var, *value)
            {
                let (var, value) = (*var, *value);
                return Some(predicate!(var == value));
            }
            let (low, high) = (context.lower_bound(*var), context.upper_bound(*var));
            let var = *var;
            return match self.search {
                Search::Earliest => Some(predicate!(var <= low)),
                Search::Halves => Some(predicate!(var <= low + (high - low - 1) / 2)),
                Search::Learned => continue,
            };
        }
        None
    }

    fn subscribe_to_events(&self) -> Vec<BrancherEvent> {
        Vec::new()
    }

    fn is_restart_pointless(&mut self) -> bool {
        false
    }
}

/// Halves the values of a decision picked at random.
#[derive(Debug)]
struct Scattered {
    all: Vec<Var>,
    numbers: Xoshiro256PlusPlus,
    /// The values found last, to which it keeps.
    best: Option<Solution>,
}

impl Brancher for Scattered {
    fn next_decision(&mut self, context: &mut SelectionContext<'_>) -> Option<Predicate> {
        let count = u64::try_from(self.all.len()).unwrap_or(0);
        let from = usize::try_from(self.numbers.next_u64().checked_rem(count)?).unwrap_or(0);
        let var = *self.all[from..].iter().chain(&self.all[..from]).find(|var| !context.is_integer_fixed(**var))?;
        let (low, high) = (context.lower_bound(var), context.upper_bound(var));
        let width = u64::try_from(high - low).unwrap_or(1);
        let at = low + i32::try_from(self.numbers.next_u64() % width).unwrap_or(0);
        let lower = match &self.best {
            Some(best) => best.get_integer_value(var) <= at,
            None => self.numbers.next_u64().is_multiple_of(2),
        };
        Some(if lower { predicate!(var <= at) } else { predicate!(var >= at + 1) })
    }

    fn on_solution(&mut self, solution: SolutionReference<'_>) {
        self.best = Some(solution.into());
    }

    fn subscribe_to_events(&self) -> Vec<BrancherEvent> {
        vec![BrancherEvent::Solution]
    }

    fn is_restart_pointless(&mut self) -> bool {
        false
    }
}
