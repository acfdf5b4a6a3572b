//! The handbook: one folder per rule. Its `mod.rs` says what it promises, `check.rs` judges a finished schedule.
//!
//! A new rule is one folder, its `pub mod` line and one line in the catalogue.

pub mod clause;
pub mod common_hour;
pub mod daily_prep;
pub mod duty_free_lunch;
pub mod intervention_outside_core;
pub mod longest_stretch;
pub mod no_double_booking;
pub mod prep_total;
pub mod room_capacity;
pub mod specialist_gap;
pub mod specialist_load;
pub mod supervision;
pub mod weekly_program;
pub mod workday;

mod judged;
mod promise;

pub use promise::{Promise, Promised};

use crate::check::{Check, Compliance};
use crate::model::School;
use crate::schedule::Schedule;

/// Everything the agreements ask for, entry by entry in file order.
#[derive(Debug, Clone, Default)]
pub struct Contract {
    /// Names of the agreements, in file order.
    pub agreements: Vec<String>,
    /// `[[supervision]]`: who may be alone with children, defaults filled in for every role.
    pub supervision: clause::Supervision,
    /// `[[daily-prep]]`
    pub daily_prep: Vec<daily_prep::Terms>,
    /// `[[prep-total]]`
    pub prep_total: Vec<prep_total::Terms>,
    /// `[[duty-free-lunch]]`
    pub duty_free_lunch: Vec<duty_free_lunch::Terms>,
    /// `[[longest-stretch]]`
    pub longest_stretch: Vec<longest_stretch::Terms>,
    /// `[[specialist-load]]`
    pub specialist_load: Vec<specialist_load::Terms>,
    /// `[[specialist-gap]]`
    pub specialist_gap: Vec<specialist_gap::Terms>,
    /// `[[workday]]`
    pub workday: Vec<workday::Terms>,
}

impl Contract {
    /// What every clause asks of adults' time.
    #[must_use]
    pub fn demands(&self, school: &School) -> crate::plan::Demands {
        use crate::plan::demand::Encode;
        let mut demands = crate::plan::Demands::default();
        self.daily_prep.iter().for_each(|terms| terms.encode(school, &mut demands));
        self.prep_total.iter().for_each(|terms| terms.encode(school, &mut demands));
        self.duty_free_lunch.iter().for_each(|terms| terms.encode(school, &mut demands));
        self.longest_stretch.iter().for_each(|terms| terms.encode(school, &mut demands));
        self.specialist_load.iter().for_each(|terms| terms.encode(school, &mut demands));
        self.specialist_gap.iter().for_each(|terms| terms.encode(school, &mut demands));
        self.workday.iter().for_each(|terms| terms.encode(school, &mut demands));
        demands
    }
}

/// A rule's page of the handbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulePage {
    /// Id, for example `daily-prep`.
    pub id: &'static str,
    /// One line.
    pub title: String,
    /// The page in Markdown, from the first heading on.
    pub page: String,
}

macro_rules! catalogue {
    ($($module:ident => $id:literal, |$contract:ident| $terms:expr;)*) => {
        /// The page of every rule, in reading order.
        #[must_use]
        pub fn pages() -> Vec<RulePage> {
            vec![$(page($id, include_str!(concat!(stringify!($module), "/mod.rs")))),*]
        }

        /// Judges `schedule` by every rule.
        #[must_use]
        pub fn audit(school: &School, contract: &Contract, schedule: &Schedule) -> Compliance {
            let mut findings = Vec::new();
            $(
                let $contract = contract;
                for terms in $terms {
                    findings.extend(terms.check(school, schedule));
                }
            )*
            Compliance { findings }
        }

        /// Every promise to the people of `school`, in reading order.
        #[must_use]
        pub fn promises(school: &School, contract: &Contract) -> Vec<Promise> {
            let mut promises = Vec::new();
            $(
                let $contract = contract;
                for terms in $terms {
                    promises.extend(terms.promises(school));
                }
            )*
            promises
        }

        #[cfg(test)]
        const IDS: &[(&str, &str, &str)] = &[$((stringify!($module), $id, $module::ID)),*];
    };
}

catalogue! {
    no_double_booking => "no-double-booking", |_contract| [no_double_booking::Terms];
    supervision => "supervision", |contract| [supervision::Terms { allowed: contract.supervision.clone() }];
    room_capacity => "room-capacity", |_contract| [room_capacity::Terms];
    weekly_program => "sections-and-blocks", |_contract| [weekly_program::Terms];
    common_hour => "common-hour", |_contract| [common_hour::Terms];
    intervention_outside_core => "intervention-outside-core", |_contract| [intervention_outside_core::Terms];
    daily_prep => "daily-prep", |contract| &contract.daily_prep;
    prep_total => "prep-total", |contract| &contract.prep_total;
    duty_free_lunch => "duty-free-lunch", |contract| &contract.duty_free_lunch;
    longest_stretch => "longest-stretch", |contract| &contract.longest_stretch;
    specialist_load => "specialist-load", |contract| &contract.specialist_load;
    specialist_gap => "specialist-gap", |contract| &contract.specialist_gap;
    workday => "workday", |contract| &contract.workday;
}

/// The page in the module comment of a rule's `mod.rs`: its first line is the title.
fn page(id: &'static str, source: &str) -> RulePage {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    let text: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let title = text.first().copied().unwrap_or_default().trim_end_matches('.').to_owned();
    RulePage { id, title, page: text.get(1..).unwrap_or_default().join("\n").trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADINGS: [&str; 8] = [
        "# What it promises",
        "# In contracts",
        "# Terms",
        "# Kept",
        "# Broken",
        "# How it is solved",
        "# How it is checked",
        "# Edge cases",
    ];

    #[test]
    fn every_page_has_the_fixed_headings_in_order() {
        for rule in pages() {
            assert!(!rule.title.is_empty(), "{}", rule.id);
            let found: Vec<&str> = rule.page.lines().filter(|line| line.starts_with("# ")).collect();
            assert_eq!(found, HEADINGS, "{}", rule.id);
        }
    }

    #[test]
    fn ids_are_the_ones_findings_carry() {
        for (module, line, id) in IDS {
            assert_eq!(line, id, "{module}");
        }
    }
}
