//! Every rule on a tiny school made by hand: breaks by one minute, keeps exactly, covers nobody, part-time, short day.

#[path = "rules/given.rs"]
mod given;

#[path = "rules/catalogue.rs"]
mod catalogue;
#[path = "rules/common_hour.rs"]
mod common_hour;
#[path = "rules/daily_prep.rs"]
mod daily_prep;
#[path = "rules/duty_free_lunch.rs"]
mod duty_free_lunch;
#[path = "rules/intervention_outside_core.rs"]
mod intervention_outside_core;
#[path = "rules/longest_stretch.rs"]
mod longest_stretch;
#[path = "rules/no_double_booking.rs"]
mod no_double_booking;
#[path = "rules/prep_total.rs"]
mod prep_total;
#[path = "rules/room_capacity.rs"]
mod room_capacity;
#[path = "rules/specialists.rs"]
mod specialists;
#[path = "rules/supervision.rs"]
mod supervision;
#[path = "rules/weekly_program.rs"]
mod weekly_program;
#[path = "rules/workday.rs"]
mod workday;
