//! Minutes with students.
//!
//! # What it promises
//! Over a day, a week or a longer window, nobody has more (or fewer) minutes with students than agreed; and not more of them
//! with the whole class.
//!
//! # In contracts
//! - San Francisco: 300 minutes a day in grades 4 and 5, 280 in TK to 3.
//! - Chicago: 296 of instruction and 15 of supervision a day.
//! - Fresno: 1,400 a week and 50,400 a year in secondary schools; at least 47,700 a year in kindergarten and 55,800 in grades 1 to 6.
//! - Boston: 240 a day in secondary schools.
//! - Orange FL: about 25.5 hours a week, passing not counted.
//! - Santa Ana: 307 a day in kindergarten, at most 207 of them with all pupils; 280 and 180 on the modified day.
//! - Los Angeles: 1,550 a week on average, passing counted in secondary schools.
//! - Rochester: 1,350 a week for music teachers.
//!
//! # Example
//! ```toml
//! [[contact]]
//! article = "9.1"
//! most = 307
//! with-all-pupils = 207
//! on-short-days = { most = 280, with-all-pupils = 180 }
//! contact = ["instruct", "special", "intervention", "eld"]
//!
//! [[contact]]
//! article = "9.2"
//! most = 1260
//! per = "week"
//! averaged-over = 2
//! never-over = 1320
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `most` | minutes | this, `least` or `with-all-pupils` | most minutes over the window |
//! | `least` | minutes | none | least minutes over the window |
//! | `with-all-pupils` | minutes | none | most of them with the whole class |
//! | `per` | a window | `day` | over which time |
//! | `averaged-over` | weeks, 2 to 52 | none | the weekly numbers hold on average over so many weeks |
//! | `never-over` | minutes | none | most minutes in any single week; only with an average |
//! | `on-short-days` | `{ most, with-all-pupils }` | none | numbers of short days; only where `per` is day |
//! | `short-days` | `full`, `waived`, `prorated` | `full` | what a short day does to a daily number |
//! | `short-weeks` | `full`, `waived`, `prorated` | `full` | what a short window does to any other number |
//! | `prorate` | `none`, `linear`, `only-full-time`, a table | `none` | what part time does to it |
//! | `contact` | kinds of time | every kind, when children are there | what is time with students |
//! | `supervision-counts` | true or false | true | with false, only teaching is |
//!
//! # What counts
//! Rows with children, of the kinds in `contact`; leading WIN, Tier 3 and ELD groups is contact. A minute in two rows counts once.
//! Passing and transition with children count unless `contact` leaves them out. With all pupils are the minutes in which the adult has a
//! homeroom they lead and none of its children is elsewhere: not in groups, not while some are pulled out.
//!
//! # Short days and part time
//! Numbers for short days replace the usual ones and are not scaled again. Part-time numbers are rounded half up.
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
//! A cap on instruction and one on supervision are two clauses with their own `contact`. Passing and transition with
//! children count unless `contact` leaves them out: contracts decide it both ways, so HR must say. Advisory is teaching
//! unless left out. Somebody without a homeroom has none. The average is over blocks of weeks that do not overlap; a
//! contract that means every two weeks in a row uses school days.
//!
//! # Cannot be decided
//! Months and years without a calendar, and minutes a foreign file does not write. HR must say whether passing and advisory count: contracts
//! decide it both ways.

mod check;
mod encode;

use super::promise::{Bound, Promise, Promised};
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
        let every = self.clause.when(school, self.per.every());
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

    fn bounds(&self) -> Vec<Bound> {
        let kinds = &self.clause.counts.contact;
        let per = self.per.every().to_lowercase();
        let most = self.most.filter(|_| self.averaged_over.is_none());
        let of = format!("minutes with students {per}");
        let conditions = format!("{kinds:?}");
        let most = most.map(|most| Bound::at_most(most, &of).under(&conditions));
        let least = self.least.map(|least| Bound::at_least(least, &of).under(&conditions));
        most.into_iter().chain(least).collect()
    }
}
