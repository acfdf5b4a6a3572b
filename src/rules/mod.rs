//! The handbook: one folder per rule.

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
pub mod workday;

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
    pub fn demands(&self, school: &crate::model::School) -> crate::plan::Demands {
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
