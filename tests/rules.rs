//! Every rule on a tiny school made by hand: breaks by one minute, keeps exactly, covers nobody, part-time, short day.

#[path = "rules/given.rs"]
mod given;

#[path = "rules/whole_weeks.rs"]
mod whole_weeks;

#[path = "rules/banked_days.rs"]
mod banked_days;
#[path = "rules/catalogue.rs"]
mod catalogue;
#[path = "rules/collaboration.rs"]
mod collaboration;
#[path = "rules/common_hour.rs"]
mod common_hour;
#[path = "rules/common_planning.rs"]
mod common_planning;
#[path = "rules/daily_prep.rs"]
mod daily_prep;
#[path = "rules/duty_free_lunch.rs"]
mod duty_free_lunch;
#[path = "rules/intervention_outside_core.rs"]
mod intervention_outside_core;
#[path = "rules/longest_stretch.rs"]
mod longest_stretch;
#[path = "rules/lunch_terms.rs"]
mod lunch_terms;
#[path = "rules/no_double_booking.rs"]
mod no_double_booking;
#[path = "rules/prep_blocks.rs"]
mod prep_blocks;
#[path = "rules/prep_direction.rs"]
mod prep_direction;
#[path = "rules/prep_equal.rs"]
mod prep_equal;
#[path = "rules/prep_options.rs"]
mod prep_options;
#[path = "rules/prep_protected.rs"]
mod prep_protected;
#[path = "rules/prep_total.rs"]
mod prep_total;
#[path = "rules/recess_free.rs"]
mod recess_free;
#[path = "rules/relief.rs"]
mod relief;
#[path = "rules/room_capacity.rs"]
mod room_capacity;
#[path = "rules/specialists.rs"]
mod specialists;
#[path = "rules/supervision.rs"]
mod supervision;
#[path = "rules/time_tables.rs"]
mod time_tables;
#[path = "rules/weekly_program.rs"]
mod weekly_program;
#[path = "rules/workday.rs"]
mod workday;
