//! Travel between sites.
//!
//! # What it promises
//! Whoever works at several sites travels inside the paid hours and outside lunch and preparation, has the time the way
//! takes, and is at no more than so many sites a day.
//!
//! # In contracts
//! - Long Beach: driving between schools lies in the workday, outside lunch.
//! - Albuquerque C.10: midday travel in addition to lunch.
//! - Chicago 4-15: 75 minutes for lunch and travel at two sites; in kindergarten 45 of lunch without travel.
//! - Rochester: two sites a day without consultation.
//! - District of Columbia 23.10: three days and two, then two and three.
//! - Denver and Albuquerque: limits are the person's, not the site's.
//!
//! # Example
//! ```toml
//! [[travel]]
//! article = "10.4"
//! minutes = 20
//! sites-per-day = 2
//! lunch-and-travel = 75
//! zones-are-sites = true
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `minutes` | minutes, 1 to 480 | none | least time of one way |
//! | `outside-lunch` | true or false | true | travel lies outside lunch |
//! | `outside-prep` | true or false | true | travel lies outside preparation |
//! | `sites-per-day` | sites, 1 to 20 | none | most a day |
//! | `lunch-and-travel` | minutes | none | least of one stretch that holds both |
//! | `zones-are-sites` | true or false | false | the zone of a room in the school file is its site |
//!
//! # What counts
//! Rows of kind travel. Travel is neither preparation nor lunch anywhere; whether it counts as contact is `contact`'s to say.
//!
//! # Short days and part time
//! The same on short days and for part time.
//!
//! # Kept
//! Travel from 11:00 to 11:20, lunch from 11:20 to 11:50.
//!
//! # Broken
//! Travel from 11:01 where 20 minutes are the way; or lunch from 11:19 while the travel lasts until 11:20; or a class at another site with
//! no travel before it.
//!
//! # How it is solved
//! Not sought yet, only checked: the plan sends nobody from site to site.
//!
//! # How it is checked
//! Rows of kind travel are measured and compared with paid hours, lunch and preparation. With `zones-are-sites`, rows that follow
//! one another in rooms of different zones need a travel row between them.
//!
//! # Edge cases
//! A schedule holds one school, so other sites show only as travel, or as zones of rooms. Weekly or two-weekly shares
//! between schools (three days here, two there) are the school file's hours.
//!
//! # Cannot be decided
//! One travel row is two sites; two may be a way and back, so that three sites cannot be told from two: where that decides it cannot be
//! decided. With zones, a row without a room or zone may be anywhere. Travel at home time, and pay for what is lost on the way, need a log.

mod check;

use super::promise::{Promise, Promised};
use crate::model::{Minutes, School};
use crate::rules::clause::Clause;

/// Id of the rule.
pub const ID: &str = "travel";

/// `[[travel]]`: travel is work, and outside lunch and preparation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Least minutes of one way.
    pub minutes: Option<Minutes>,
    /// Not during lunch.
    pub outside_lunch: bool,
    /// Not during preparation.
    pub outside_prep: bool,
    /// Most sites a day.
    pub sites_per_day: Option<u32>,
    /// On days with travel: least minutes of one stretch of lunch and travel.
    pub lunch_and_travel: Option<Minutes>,
    /// Whether zones of rooms are sites.
    pub zones_are_sites: bool,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let outside = match (self.outside_lunch, self.outside_prep) {
            (true, true) => ", outside lunch and preparation",
            (true, false) => ", outside lunch",
            (false, true) => ", outside preparation",
            (false, false) => "",
        };
        let least = self.minutes.map_or(String::new(), |minutes| format!(", at least {minutes} minutes each way"));
        let mut said = vec![format!("Every day, travel between sites inside the paid hours{outside}{least}")];
        if let Some(most) = self.sites_per_day {
            said.push(format!("Every day, at most {most} sites"));
        }
        if let Some(minutes) = self.lunch_and_travel {
            said.push(format!("On days with travel, one stretch of at least {minutes} minutes for lunch and travel"));
        }
        said.iter().map(|what| Promise::of_clause(ID, &self.clause, school, what)).collect()
    }
}
