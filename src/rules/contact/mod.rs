//! Minutes with students.
//!
//! # What it promises
//! Over a day, a week or a longer window, nobody has more (or fewer) minutes with students than agreed; and not more of them
//! with the whole class.
//!
//! # In contracts
//! "No more than 296 minutes of instruction and 15 minutes of supervision a day." "1,400 instructional minutes a week." "An
//! average of 1,260 minutes a week over two weeks, and never above 1,320." "307 minutes of contact, of which no more than 207
//! with all pupils; 280 and 180 on the modified day."
//!
//! # Terms
//! `most`, `least`, `with-all-pupils`, `per` (day, week, two-weeks, four-weeks, cycle, month, year, so many weeks or school
//! days), `averaged-over` (weeks) and `never-over`, `on-short-days = { most, with-all-pupils }`, `short-days` or
//! `short-weeks`, `prorate`, `contact` or `supervision-counts` (which kinds are time with students).
//!
//! # Kept
//! 296 minutes of teaching where 296 are allowed. Interventions and language development (WIN, Tier 3, ELD) are teaching.
//!
//! # Broken
//! 297 minutes; or 1,261 minutes a week on average over two weeks.
//!
//! # How it is solved
//! A most of somebody who teaches sections, over a day, a week or a longer window, limits the minutes of sections they are given.
//! Least minutes, class time of a homeroom teacher and time with all pupils are only checked.
//!
//! # How it is checked
//! The adult's rows with children, of the kinds that count, are joined and measured; a window adds up its days, a day that
//! comes twice twice. A minute in two rows counts once.
//!
//! # Edge cases
//! A cap on instruction and one on supervision are two clauses with their own `contact`. Passing and transition with children
//! count unless `contact` leaves them out: contracts decide it both ways, so HR must say. Advisory is teaching unless left out.
//! With all pupils are the minutes in which the adult has a homeroom they lead and none of its children is elsewhere: not
//! in groups, not while some are pulled out. Somebody without a homeroom has none. The average is over blocks of
//! weeks that do not overlap; a contract that means every two weeks in a row uses school days. Numbers for short days
//! replace the usual ones and are not scaled again. Part-time numbers are rounded half up.

mod check;
mod encode;

use super::promise::{Promise, Promised};
use crate::model::{Minutes, School};
use crate::rules::clause::{Clause, Per, Prorate, ShortDays};

/// Id of the rule.
pub const ID: &str = "contact";

/// `[[contact]]`: at most or at least so many minutes with students.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Most minutes over the window.
    pub most: Option<Minutes>,
    /// Least minutes over the window.
    pub least: Option<Minutes>,
    /// Most minutes over the window with the whole class.
    pub with_all_pupils: Option<Minutes>,
    /// The window.
    pub per: Per,
    /// With weekly numbers: they hold for the average over so many weeks, one block of weeks after the other.
    pub averaged_over: Option<u32>,
    /// With an average: most minutes in any single week.
    pub never_over: Option<Minutes>,
    /// Numbers of short days that replace the daily ones.
    pub on_short_days: Option<OnShortDays>,
    /// What other numbers do on a short day, or in a short window.
    pub short: ShortDays,
    /// What part-time work does.
    pub prorate: Prorate,
}

/// Daily numbers of a short day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OnShortDays {
    /// Most minutes.
    pub most: Option<Minutes>,
    /// Most minutes with the whole class.
    pub with_all_pupils: Option<Minutes>,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let with = self.clause.counts.contact_words();
        let every = self.per.every();
        let average = self.averaged_over.map_or(String::new(), |weeks| format!(", on average over {weeks} weeks"));
        let end = format!("{average}{}", self.prorate.words());
        let short = |own: Option<Minutes>| own.map_or(String::new(), |minutes| format!(" ({minutes} on short days)"));
        let on_short = self.on_short_days.unwrap_or_default();
        let mut said = Vec::new();
        if let Some(most) = self.most {
            said.push(format!("{every}, at most {most}{} minutes {with}{end}", short(on_short.most)));
        }
        if let Some(most) = self.never_over {
            said.push(format!("Every week, never more than {most} minutes {with}{}", self.prorate.words()));
        }
        if let Some(least) = self.least {
            said.push(format!("{every}, at least {least} minutes {with}{end}"));
        }
        if let Some(most) = self.with_all_pupils {
            let words = short(on_short.with_all_pupils);
            said.push(format!("{every}, at most {most}{words} minutes with the whole class{}", self.prorate.words()));
        }
        said.iter().map(|what| Promise::of_clause(ID, &self.clause, school, what)).collect()
    }
}
