//! Every rule on a tiny school made by hand: breaks by one minute, keeps exactly, covers nobody, part-time, short day.

#[path = "rules/given.rs"]
mod given;

#[path = "rules/adult_ratio.rs"]
mod adult_ratio;
#[path = "rules/caseload.rs"]
mod caseload;
#[path = "rules/catalogue.rs"]
mod catalogue;
#[path = "rules/class_size.rs"]
mod class_size;
#[path = "rules/co_teaching.rs"]
mod co_teaching;
#[path = "rules/combination_classes.rs"]
mod combination_classes;
#[path = "rules/common_hour.rs"]
mod common_hour;
#[path = "rules/consecutive_periods.rs"]
mod consecutive_periods;
#[path = "rules/contact.rs"]
mod contact;
#[path = "rules/whole_weeks.rs"]
mod whole_weeks;

#[path = "rules/banked_days.rs"]
mod banked_days;
#[path = "rules/collaboration.rs"]
mod collaboration;
#[path = "rules/common_planning.rs"]
mod common_planning;
#[path = "rules/daily_prep.rs"]
mod daily_prep;
#[path = "rules/distinct_preparations.rs"]
mod distinct_preparations;
#[path = "rules/duties.rs"]
mod duties;
#[path = "rules/duty_free_lunch.rs"]
mod duty_free_lunch;
#[path = "rules/in_field.rs"]
mod in_field;
#[path = "rules/intervention_outside_core.rs"]
mod intervention_outside_core;
#[path = "rules/load_clauses.rs"]
mod load_clauses;
#[path = "rules/longest_stretch.rs"]
mod longest_stretch;
#[path = "rules/lunch_terms.rs"]
mod lunch_terms;
#[path = "rules/meetings.rs"]
mod meetings;
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
#[path = "rules/presence.rs"]
mod presence;
#[path = "rules/readings_of_contracts/mod.rs"]
mod readings_of_contracts;
#[path = "rules/recess_free.rs"]
mod recess_free;
#[path = "rules/relief.rs"]
mod relief;
#[path = "rules/room_capacity.rs"]
mod room_capacity;
#[path = "rules/rooms.rs"]
mod rooms;
#[path = "rules/school_hours.rs"]
mod school_hours;
#[path = "rules/some_days.rs"]
mod some_days;
#[path = "rules/specialists.rs"]
mod specialists;
#[path = "rules/student_contacts.rs"]
mod student_contacts;
#[path = "rules/student_minutes.rs"]
mod student_minutes;
#[path = "rules/students_read.rs"]
mod students_read;
#[path = "rules/supervision.rs"]
mod supervision;
#[path = "rules/time_tables.rs"]
mod time_tables;
#[path = "rules/told.rs"]
mod told;
#[path = "rules/travel.rs"]
mod travel;
#[path = "rules/week_partition.rs"]
mod week_partition;
#[path = "rules/weekly_program.rs"]
mod weekly_program;
#[path = "rules/workday.rs"]
mod workday;
