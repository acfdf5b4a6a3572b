//! The handbook: one folder per rule. Its `mod.rs` says what it promises, `check.rs` judges a finished schedule.
//!
//! A new rule is one folder, its `pub mod` line and one line in the catalogue.

pub mod adult_ratio;
pub mod agreement;
pub mod banked_days;
pub mod blocks;
pub mod caseload;
pub mod cited;
pub mod class_size;
pub mod clause;
pub mod co_teaching;
pub mod collaboration_after_prep;
pub mod collaboration_time;
pub mod combination_classes;
pub mod common_hour;
pub mod common_planning;
pub mod consecutive_periods;
pub mod contact;
pub mod contradictions;
pub mod counts;
pub mod coverage;
pub mod daily_prep;
pub mod distinct_preparations;
pub mod duties;
pub mod duty_free_lunch;
pub mod in_field;
pub mod intervention_outside_core;
pub mod longest_stretch;
pub mod meetings;
pub mod no_double_booking;
pub mod packs;
pub mod prep_direction;
pub mod prep_equal;
pub mod prep_options;
pub mod prep_protected;
pub mod prep_total;
pub mod presence;
pub mod questions;
pub mod recess_free;
pub mod relief;
pub mod room_capacity;
pub mod rooms;
pub mod school_hours;
pub mod specialist_gap;
pub mod specialist_load;
pub mod student_contacts;
pub mod student_minutes;
pub mod supervision;
pub mod travel;
pub mod waiver;
pub mod week_partition;
pub mod weekly_program;
pub mod workday;

mod asked;
mod judged;
mod left_out;
mod promise;
mod standing;

pub use promise::{Bound, Limit, Promise, Promised};
pub use standing::footing;

use jiff::civil::Date;

use crate::check::{Check, Compliance, Verdict, say_what_is_taken};
use crate::model::School;
use crate::plan::Demands;
use crate::plan::demand::Encode;
use crate::schedule::Schedule;

/// A page of the handbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulePage {
    /// Id, for example `daily-prep`.
    pub id: &'static str,
    /// One line.
    pub title: String,
    /// The page in Markdown, from the first heading on.
    pub page: String,
    /// What a solve does for it.
    pub told: Told,
}

/// What a solve does for a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// The rule is the program's own: it needs no clause.
    Always,
    /// It is sought.
    Solved,
    /// It is only audited.
    Audited,
}

impl Told {
    /// One sentence for the page.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Always => "It always holds, without a clause: a solve keeps it, and every audit judges it.",
            Self::Solved => {
                "A solve seeks it, as far as “How it is solved” says, and every audit judges it. A schedule that breaks a required \
                 clause is refused."
            }
            Self::Audited => {
                "It is only audited: no solve seeks it, and a schedule that breaks a required clause is refused."
            }
        }
    }
}

/// What the solver is told of a rule's terms: what their encoder can say, or nothing where they are only audited.
macro_rules! tell {
    (solved, $terms:expr, $school:expr, $demands:expr) => {
        $terms.encode($school, $demands)
    };
    (audited, $terms:expr, $school:expr, $demands:expr) => {};
}

/// The word of the catalogue as a value.
macro_rules! told {
    (solved) => {
        Told::Solved
    };
    (audited) => {
        Told::Audited
    };
}

/// Whether the audit of a schedule finds every required promise kept; else the sentence of one that is not. A search that is
/// told this drops what it found and goes on.
///
/// # Errors
/// The sentence of a required promise that is not met.
pub fn keeps_what_is_required(school: &School, contract: &Contract, schedule: &Schedule) -> Result<(), String> {
    let compliance = audit(school, contract, schedule);
    let broken = compliance.with(Verdict::NotMet).find(|finding| finding.required);
    broken.map_or(Ok(()), |finding| Err(format!("a schedule was found and dropped: {}", finding.evidence.sentence)))
}

macro_rules! catalogue {
    (
        program { $($program:ident => $program_id:literal, |$contract:ident| $terms:expr;)* }
        clauses { $($rule:ident => $id:literal, $told:ident;)* }
    ) => {
        /// Everything the agreements ask for, entry by entry in file order.
        #[derive(Debug, Clone, Default)]
        pub struct Contract {
            /// The agreements and statutes, in file order.
            pub agreements: Vec<agreement::Agreement>,
            /// `[[supervision]]`: who may be alone with children, defaults filled in for every role.
            pub supervision: clause::Supervision,
            /// The day for which clauses are in force or not: the first school day of the calendar, unless told
            /// otherwise. Without a day, every clause is.
            pub as_of: Option<Date>,
            /// Whose readings a solve obeys, where a clause has several; `None` for all of them.
            pub obey: Option<String>,
            $(#[doc = concat!("`[[", $id, "]]`")] pub $rule: Vec<$rule::Terms>,)*
        }

        impl Contract {
            /// What every clause asks of adults' time.
            #[must_use]
            pub fn demands(&self, school: &School) -> Demands {
                let groups = [crate::model::Kind::Intervention, crate::model::Kind::Eld];
                let aides = [crate::model::Role::Paraprofessional, crate::model::Role::SupportStaff];
                let alone = |role| groups.iter().any(|kind| self.supervision.allows(role, *kind));
                let mut demands = Demands { aides_alone: aides.into_iter().any(alone), ..Demands::default() };
                $(
                    for terms in &self.$rule {
                        if let Some(clause) = self.as_solved(school, &terms.clause) {
                            let mut _terms = terms.clone();
                            _terms.clause = clause;
                            tell!($told, _terms, school, &mut demands);
                        }
                    }
                )*
                demands.join_daily();
                demands
            }

            /// Keeps the clauses, with the id of their rule, for which `keep` says so.
            pub fn retain(&mut self, keep: impl Fn(&'static str, &clause::Clause) -> bool) {
                $(self.$rule.retain(|terms| keep($id, &terms.clause));)*
            }

            /// Every clause with the id of its rule, rule by rule in reading order.
            pub fn clauses(&self) -> impl Iterator<Item = (&'static str, &clause::Clause)> {
                let none = std::iter::empty::<(&'static str, &clause::Clause)>();
                none$(.chain(self.$rule.iter().map(|terms| ($id, &terms.clause))))*
            }
        }

        /// The page of every rule, in reading order.
        #[must_use]
        pub fn pages() -> Vec<RulePage> {
            vec![
                $(page($program_id, Told::Always, include_str!(concat!(stringify!($program), "/mod.rs"))),)*
                $(page($id, told!($told), include_str!(concat!(stringify!($rule), "/mod.rs"))),)*
            ]
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
            $(
                for terms in &contract.$rule {
                    findings.extend(contract.judged(school, $id, &terms.clause, || terms.check(school, schedule)));
                }
            )*
            say_what_is_taken(school, common_hour::ID, &mut findings);
            Compliance { findings, footing: footing(school, contract) }
        }

        /// Every number of every clause.
        fn bounds(contract: &Contract) -> Vec<(&clause::Clause, Bound)> {
            let mut bounds = Vec::new();
            $(
                for terms in &contract.$rule {
                    bounds.extend(terms.bounds().into_iter().map(|bound| (&terms.clause, bound)));
                }
            )*
            bounds
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
            $(
                for terms in &contract.$rule {
                    let silent = contract.silence(school, &terms.clause);
                    promises.extend(terms.promises(school).into_iter().map(|promise| promise.or_silent(silent.clone())));
                }
            )*
            promises
        }

        #[cfg(test)]
        const IDS: &[(&str, &str, &str)] = &[
            $((stringify!($program), $program_id, $program::ID),)*
            $((stringify!($rule), $id, $rule::ID),)*
        ];
    };
}

// A clause is `solved` where its `encode.rs` tells the solver what it asks, and `audited` where no schedule could
// change the answer (rosters, the calendar), or where the solver cannot be told yet: a schedule that breaks it is refused.
catalogue! {
    program {
        no_double_booking => "no-double-booking", |_contract| [no_double_booking::Terms];
        supervision => "supervision", |contract| [supervision::Terms { allowed: contract.supervision.clone() }];
        room_capacity => "room-capacity", |_contract| [room_capacity::Terms];
        weekly_program => "sections-and-blocks", |_contract| [weekly_program::Terms];
        common_hour => "common-hour", |_contract| [common_hour::Terms];
        intervention_outside_core => "intervention-outside-core", |_contract| [intervention_outside_core::Terms];
    }
    clauses {
        daily_prep => "daily-prep", solved;
        prep_total => "prep-total", solved;
        prep_options => "prep-options", solved;
        prep_direction => "prep-direction", audited;
        prep_protected => "prep-protected", audited;
        prep_equal => "prep-equal", audited;
        collaboration_time => "collaboration-time", audited;
        collaboration_after_prep => "collaboration-after-prep", solved;
        common_planning => "common-planning", audited;
        banked_days => "banked-days", audited;
        duty_free_lunch => "duty-free-lunch", solved;
        contact => "contact", solved;
        relief => "relief", solved;
        recess_free => "recess-free", audited;
        longest_stretch => "longest-stretch", solved;
        consecutive_periods => "consecutive-periods", audited;
        distinct_preparations => "distinct-preparations", audited;
        in_field => "in-field", solved;
        rooms => "rooms", audited;
        specialist_load => "specialist-load", solved;
        specialist_gap => "specialist-gap", solved;
        travel => "travel", audited;
        duties => "duties", solved;
        meetings => "meetings", audited;
        workday => "workday", audited;
        presence => "presence", audited;
        week_partition => "week-partition", audited;
        student_minutes => "student-minutes", audited;
        school_hours => "school-hours", audited;
        adult_ratio => "adult-ratio", audited;
        class_size => "class-size", audited;
        combination_classes => "combination-classes", audited;
        student_contacts => "student-contacts", audited;
        caseload => "caseload", audited;
        co_teaching => "co-teaching", audited;
    }
}

/// The page of what every clause takes, whatever its rule.
#[must_use]
pub fn every_clause() -> RulePage {
    page("every-clause", Told::Audited, include_str!("clause.rs"))
}

/// The page in a module comment: its first line is the title.
fn page(id: &'static str, told: Told, source: &str) -> RulePage {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    let text: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let title = text.first().copied().unwrap_or_default().trim_end_matches('.').to_owned();
    RulePage { id, title, page: text.get(1..).unwrap_or_default().join("\n").trim().to_owned(), told }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADINGS: [&str; 12] = [
        "# What it promises",
        "# In contracts",
        "# Example",
        "# Terms",
        "# What counts",
        "# Short days and part time",
        "# Kept",
        "# Broken",
        "# How it is solved",
        "# How it is checked",
        "# Edge cases",
        "# Cannot be decided",
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
    fn every_district_and_state_named_is_on_the_list_of_agreements() {
        let known =
            |line: &str| line == "A clause library" || cited::CITED.iter().any(|(name, _)| line.starts_with(name));
        for rule in pages() {
            let own = rule.page.split("# In contracts").nth(1).and_then(|rest| rest.split("\n# ").next());
            for line in own.unwrap_or_default().lines().filter_map(|line| line.strip_prefix("- ")) {
                assert!(known(line), "{}: {line}", rule.id);
            }
        }
    }

    #[test]
    fn ids_are_the_ones_findings_carry() {
        for (module, line, id) in IDS {
            assert_eq!(line, id, "{module}");
        }
    }
}
