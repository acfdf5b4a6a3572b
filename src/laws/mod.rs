//! Laws of counting: sums a reader can redo with a pencil, each a proof that no schedule exists.
//!
//! Every law is necessary: a school with a schedule that the audit accepts never breaks it. So a law counts only what the
//! audit counts, takes for granted only promises that leave nothing open (`sure`), and where somebody could do better than
//! usual, lets them. A sum is made with as few wishes as possible: without any one of them it would fit.
//!
//! One file for each law. [`holds`] adds the sums up again in another way, and only those that it accepts are handed out.

mod adult_day;
mod adult_week;
mod certificate;
mod crowd;
mod facts;
mod frames;
mod homeroom_week;
mod lanes;
mod leaders;
mod pins;
mod posts;
mod pull_outs;
mod recount;
mod rooms;
mod section_days;
mod specialists;
mod sum;
mod team_time;
mod whole_grade;

pub use certificate::{Certificate, Line};
pub use recount::holds;

use crate::model::School;
use crate::plan::Demands;
use itertools::Itertools;

/// Every proof by counting, the shortest first; empty when counting refutes nothing. `demands` are those of required promises.
#[must_use]
pub fn certificates(school: &School, demands: &Demands) -> Vec<Certificate> {
    let all = [
        whole_grade::find(school),
        lanes::find(school),
        specialists::find(school, demands),
        section_days::find(school),
        frames::find(school),
        rooms::find(school),
        leaders::find(school, demands),
        homeroom_week::find(school),
        adult_day::find(school, demands),
        adult_week::find(school, demands),
        team_time::find(school),
        pull_outs::find(school, demands),
        posts::find(school),
        pins::find(school),
    ];
    let all = all.into_iter().flatten().filter(|own| holds(own, school, demands).is_ok());
    let wishes = |own: &Certificate| own.rests_on.iter().filter(|item| !item.is_fact()).count();
    let lines = |own: &Certificate| own.needed.len() + own.there.len();
    all.unique_by(|own| own.sentence.clone()).sorted_by_key(|own| (wishes(own), lines(own))).collect()
}
