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
