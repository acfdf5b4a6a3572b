//! One search after another for values that cost less, each beginning where the last one ended.

use super::{Answer, Budget, Engine, Search, Solution, Var};

impl Engine {
    /// Values that cost ever less, until nothing below is found. `next` says from the values found last what `cost` may be at most
    /// from then on; `None` where nothing less is wanted.
    ///
    /// What was learned is kept from one to the next, and choices stay at the values found last as long as nothing speaks against it
    /// (Demirović, Chu and Stuckey, Solution-based phase saving for CP, 2018).
    pub fn descend(
        &mut self,
        cost: Var,
        next: impl Fn(&Solution) -> Option<i32>,
        budget: &mut Budget<'_>,
    ) -> Vec<Solution> {
        let mut brancher = self.brancher(Search::Learned, None);
        let mut found: Vec<Solution> = Vec::new();
        let mut asked = Vec::new();
        while let Answer::Found(values) = self.search(&mut brancher, &asked, budget) {
            let most = next(&values);
            found.push(values);
            let Some(most) = most else { break };
            asked = vec![(cost, most)];
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::value;
    use super::*;

    fn descent(start: i32, least: i32) -> Vec<i32> {
        let mut engine = Engine::new(3);
        let [few, dear] = [(0, 5), (0, start)].map(|(low, high)| engine.int(low, high));
        let cost = engine.int(0, 100);
        engine.at_most(&[(-1, few), (-1, dear)], -7);
        engine.at_most(&[(1, few), (2, dear), (-1, cost)], 0);
        let of = |values: &Solution| value(values, few) + 2 * value(values, dear);
        let mut budget = Budget { steps: 10_000, made: 0, interrupted: &|| false };
        let next = |values: &Solution| Some(of(values)).filter(|own| *own > least).map(|own| own - 1);
        engine.descend(cost, next, &mut budget).iter().map(of).collect()
    }

    #[test]
    fn costs_fall_to_the_least() {
        let costs = descent(10, 0);
        assert!(costs.is_sorted_by(|one, next| one > next), "{costs:?}");
        // 5 of the cheap and 2 of the dear.
        assert_eq!(costs.last(), Some(&9));
    }

    #[test]
    fn it_ends_where_nothing_less_is_wanted_or_nothing_is_there() {
        let costs = descent(10, 12);
        assert!(costs.iter().rev().skip(1).all(|cost| *cost > 12) && costs.last().is_some_and(|cost| *cost <= 12));
        assert_eq!(descent(1, 0), [0; 0]);
    }
}
