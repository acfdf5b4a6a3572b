//! Which promises of real contracts the handbook can say, kind by kind.
//!
//! The kinds are those that contracts and laws were found to use. Each says which rules, and which of their terms, express
//! it, or what would be needed that no schedule holds.

/// One kind of promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Id, for example `PREP_TOTAL`.
    pub id: &'static str,
    /// What it is, in plain words.
    pub name: &'static str,
    /// How it is said here.
    pub way: Way,
}

/// How a kind of promise is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By these rules, each with the terms that say it.
    Rules(&'static [(&'static str, &'static str)]),
    /// By what every clause takes, whatever its rule.
    EveryClause(&'static str),
    /// Not checked here: only a log of what happened decides it.
    Log,
    /// Not checked here: only dated documents, votes or notices decide it.
    Documents,
}

macro_rules! rows {
    ($($id:literal $name:literal $way:expr;)*) => {
        /// Every kind, in the order a contract is read.
        pub const ROWS: &[Row] = &[$(Row { id: $id, name: $name, way: $way },)*];
    };
}

use Way::{Documents, EveryClause, Log, Rules};

rows! {
    "WORKDAY_LEN" "length of the paid day or week" Rules(&[("workday", "minutes, includes-lunch")]);
    "ONSITE_MIN" "minutes on site, fewer than the professional day" Rules(&[("presence", "on-site, bound")]);
    "ARRIVE_DEPART" "minutes before the first and after the last bell" Rules(&[("presence", "before-bell, after-bell")]);
    "WORKDAY_WINDOW" "all duty between clock times" Rules(&[("workday", "window"), ("school-hours", "not-before, not-after")]);
    "DAY_EXTENSION" "a longer day by quota, with notice and give-back" Log;
    "WEEK_PARTITION" "the week in named parts that sum to it" Rules(&[("week-partition", "buckets, total")]);

    "LUNCH_DUTY_FREE" "uninterrupted lunch without duty" Rules(&[("duty-free-lunch", "minutes, days-of-at-least")]);
    "LUNCH_FLOOR_AVG" "lunch on average, above a daily floor" Rules(&[("duty-free-lunch", "floor, per")]);
    "LUNCH_WINDOW" "lunch in a clock window" Rules(&[("duty-free-lunch", "window, in-student-lunch")]);
    "RELIEF_BREAK" "a short break every so many minutes" Rules(&[("relief", "minutes, every, per-half-day"), ("longest-stretch", "minutes, break-of")]);
    "RESTROOM_RELIEF" "relief on call" Log;
    "RECESS_FREE" "recess without duty" Rules(&[("recess-free", "minutes, times")]);

    "PREP_TOTAL" "preparation over a week or another window" Rules(&[("prep-total", "minutes, per, block, prorate, short-weeks")]);
    "PREP_DAILY_FLOOR" "preparation every day" Rules(&[("daily-prep", "minutes, short-days")]);
    "PREP_BLOCK_MIN" "only long enough blocks count, or none shorter" Rules(&[("daily-prep", "block"), ("prep-total", "block")]);
    "PREP_CONTIGUOUS_DAILY" "a total of which a part is in one piece" Rules(&[("prep-total", "minutes"), ("daily-prep", "minutes, block")]);
    "PREP_MAX_PER_DAY" "no bunching in a day" Rules(&[("prep-total", "blocks-a-day"), ("daily-prep", "at-most-blocks")]);
    "PREP_SPREAD" "spread evenly over days" Rules(&[("prep-total", "spread")]);
    "PREP_IN_STUDENT_DAY" "preparation inside the student day" Rules(&[("daily-prep", "in"), ("prep-total", "in")]);
    "PREP_DAYS_PER_YEAR" "a daily block on so many days of the year" Rules(&[("daily-prep", "on")]);
    "PREP_OPTION_LADDER" "alternatives in order, or by choice" Rules(&[("prep-options", "choose, options")]);
    "PREP_DIRECTION" "who decides what preparation is used for" Rules(&[("prep-direction", "self, directed")]);
    "PREP_PROTECTED" "nothing else placed in preparation" Rules(&[("prep-protected", "except, most-times")]);
    "PREP_EMPLOYER_QUOTA" "so many preparations may be taken, and are owed back" Log;
    "PREP_EQUAL_SPECIALIST" "specialists have as much as others" Rules(&[("prep-equal", "with, tolerance")]);
    "PREP_EXTRA" "more preparation for a role" Rules(&[("prep-total", "covers, minutes"), ("daily-prep", "covers, minutes")]);
    "PREP_FROM_FIRST_DAY" "preparation from the first school day" Rules(&[("daily-prep", "minutes"), ("sections-and-blocks", "every solved day")]);
    "PREP_RATIO" "preparation in proportion to teaching" Rules(&[("prep-total", "ratio")]);

    "COLLAB_MIN" "each team meets so long together" Rules(&[("common-hour", "[team.ID] of the school file"), ("collaboration-time", "least-minutes")]);
    "COLLAB_MAX" "no more shared time than so much" Rules(&[("collaboration-time", "most-minutes, most-meetings")]);
    "COLLAB_NOT_PREP" "shared time never is preparation" Rules(&[("prep-total", "counts"), ("daily-prep", "counts")]);
    "COLLAB_ONLY_AFTER_PREP" "shared time only once preparation is met" Rules(&[("collaboration-after-prep", "minutes, blocks")]);
    "COLLAB_DIRECTION" "who sets the agenda" Rules(&[("collaboration-time", "directed-by, most-share")]);
    "COMMON_PLAN_OVERLAP" "colleagues are free at the same time" Rules(&[("common-planning", "groups, minutes, times")]);
    "BANKED_DAY_USE" "what short days are used for" Rules(&[("banked-days", "minutes, share")]);

    "CONTACT_MAX" "most minutes with students" Rules(&[("contact", "most, per")]);
    "CONTACT_MIN" "least minutes of instruction" Rules(&[("contact", "least, per")]);
    "PERIODS_MAX" "most classes a day or week" Rules(&[("specialist-load", "sections-per-day"), ("student-contacts", "or-sections")]);
    "CONSEC_MAX_MIN" "longest stretch with students" Rules(&[("longest-stretch", "minutes, break-of")]);
    "CONSEC_MAX_PERIODS" "most periods in a row" Rules(&[("consecutive-periods", "teaching, working"), ("specialist-load", "in-a-row")]);
    "COURSE_PREPS_MAX" "different lesson preparations" Rules(&[("distinct-preparations", "most, same")]);
    "ROOMS_MAX" "few rooms" Rules(&[("rooms", "most")]);
    "OUT_OF_FIELD" "teaching outside one's field" Rules(&[("in-field", "lessons, minutes, consent")]);
    "ADVISORY" "whether advisory is instruction" Rules(&[("student-minutes", "counts"), ("longest-stretch", "contact")]);

    "SUPERVISION_MAX" "minutes and turns of supervision" Rules(&[("duties", "minutes, turns")]);
    "SUPERVISION_NONE" "duties that are never assigned" Rules(&[("duties", "never")]);
    "SUPERVISION_ROTATE" "supervision shared fairly" Rules(&[("duties", "fair-within")]);
    "SUPERVISION_SMALL_SCHOOL" "another rule in small schools" Rules(&[("duties", "a clause of its own for such schools")]);
    "SUPERVISION_WEATHER" "more duty in bad weather" Rules(&[("duties", "on")]);
    "ADJUNCT_CAP" "hours of extra duties" Log;
    "DUTY_POSTING" "the roster of duties is posted" Documents;
    "HOME_SCHOOL_DUTY" "duty only at the home school" Rules(&[("duties", "never, covers")]);

    "MEETING_HOURS_MAX" "hours of meetings" Rules(&[("meetings", "minutes, per")]);
    "MEETING_COUNT_MAX" "number of meetings" Rules(&[("meetings", "count, longest")]);
    "MEETING_BLACKOUT" "days without meetings" Rules(&[("meetings", "not-on, latest")]);

    "SPECIALIST_LOAD" "classes of a specialist" Rules(&[("specialist-load", "sections-per-day"), ("contact", "most, averaged-over")]);
    "SPECIALIST_CONSEC" "classes of a specialist in a row" Rules(&[("specialist-load", "in-a-row")]);
    "SPECIALIST_TRANSITION" "minutes between classes" Rules(&[("specialist-gap", "minutes")]);
    "TRAVEL_TIME" "travel is work, outside lunch and preparation" Rules(&[("travel", "minutes, outside-lunch, outside-prep")]);
    "TRAVEL_SITES_MAX" "sites a day" Rules(&[("travel", "sites-per-day")]);
    "TRAVEL_LOSS_PAY" "pay for what travel takes" Log;
    "ITINERANT_SCHEDULE_DOC" "a written schedule for itinerants" Documents;
    "FTE_PRORATE" "part time" Rules(&[("daily-prep", "prorate"), ("prep-total", "prorate"), ("caseload", "prorate")]);
    "SUPPORT_STAFF_TIME" "time of counselors and librarians" Rules(&[("prep-total", "covers"), ("daily-prep", "covers"), ("relief", "covers")]);

    "CLASS_SIZE_MAX" "students in a class, cap and average" Rules(&[("class-size", "most, average, over, sections"), ("adult-ratio", "classes-above")]);
    "STUDENT_CONTACTS_MAX" "students of a teacher" Rules(&[("student-contacts", "most, per, count, or-sections")]);
    "SPLIT_CLASS" "combination classes" Rules(&[("combination-classes", "never, grades-at-most, at-most"), ("class-size", "combinations"), ("adult-ratio", "adults, classes-above, minutes")]);
    "CASELOAD_MAX" "caseload" Rules(&[("caseload", "most, average, prorate")]);
    "SPED_TIME" "more time for special educators' papers" Rules(&[("prep-total", "covers, minutes, per")]);
    "INCLUSION_BALANCE" "students with a plan in a class" Rules(&[("class-size", "plan-percent, co-taught, most")]);
    "COTEACH_PAIR" "co-teachers in the same class at the same time" Rules(&[("co-teaching", "the pairs of the school file"), ("common-planning", "groups")]);

    "COVERAGE_ONLY_EMERGENCY" "classes covered only in an emergency" Log;
    "COVERAGE_ROTATE" "cover in turns" Log;
    "COVERAGE_REMEDY" "pay or time back for cover" Log;
    "SCHEDULE_PREF_DATE" "wishes asked for by a date" Documents;
    "SCHEDULE_NOTICE" "assignments known by a date" Documents;
    "SCHEDULE_FILE_WITH_UNION" "schedules sent to the union" Documents;
    "LATE_CHANGE_REMEDY" "release after a late change" Log;
    "BELL_CHANGE_NOTICE" "notice of new bell times" Documents;
    "WAIVER_VOTE" "a vote sets a clause aside" EveryClause("waiver = { for, of, needs, until }, or an agreement of kind waiver");
    "SIDE_AGREEMENT" "a side agreement for some schools" EveryClause("an agreement of kind side-agreement with schools, of and replaces");

    "INSTR_MIN_YEAR" "instruction in a year" Rules(&[("student-minutes", "minutes, per = \"year\", school-days")]);
    "INSTR_MIN_DAY" "instruction in a day, or on average with a floor" Rules(&[("student-minutes", "minutes, average, each-day, per, passing, recess-counts")]);
    "K_MAX_DAY" "longest kindergarten day" Rules(&[("student-minutes", "at-most, counts")]);
    "PE_MIN" "physical education" Rules(&[("student-minutes", "named, minutes, per, block")]);
    "RECESS_MIN" "recess where it is given" Rules(&[("student-minutes", "counts, short-day-minutes, block, if-any")]);
    "ELD_SETASIDE" "language development as its own time" Rules(&[("student-minutes", "counts, minutes, groups-count")]);
    "START_NOT_BEFORE" "earliest bell" Rules(&[("school-hours", "not-before")]);
    "NO_EMPTY_PERIOD" "no period without content" Rules(&[("student-minutes", "unnamed or counts = [\"open\"], at-most")]);
    "ADULT_RATIO" "adults for so many students" Rules(&[("adult-ratio", "students-per-adult, adults, except"), ("supervision", "role, kinds")]);
    "INTERVENTION_OUTSIDE_CORE" "intervention outside core instruction" Rules(&[("intervention-outside-core", "the blocks of the school file"), ("student-minutes", "core, block")]);
}

impl Row {
    /// Whether a rule says it.
    #[must_use]
    pub fn is_said_by(&self, rule: &str) -> bool {
        matches!(self.way, Rules(rules) if rules.iter().any(|(own, _)| *own == rule))
    }

    /// `prep-total (minutes, per)`, `not checked here: needs a log`
    #[must_use]
    pub fn words(&self) -> String {
        match self.way {
            Log => "not checked here: needs a log of what happened".to_owned(),
            Documents => "not checked here: needs dated documents, votes or notices".to_owned(),
            EveryClause(terms) => format!("every clause: {terms}"),
            Rules(rules) => {
                rules.iter().map(|(rule, terms)| format!("{rule} ({terms})")).collect::<Vec<_>>().join("; ")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::rules::pages;

    fn named() -> BTreeSet<&'static str> {
        let of = |row: &Row| match row.way {
            Rules(rules) => rules.iter().map(|(rule, _)| *rule).collect::<Vec<_>>(),
            _ => Vec::new(),
        };
        ROWS.iter().flat_map(of).collect()
    }

    #[test]
    fn every_rule_named_exists() {
        let pages = pages();
        let exists = |rule: &str| pages.iter().any(|page| page.id == rule);
        for rule in named() {
            assert!(exists(rule), "{rule} is not in the handbook");
        }
    }

    #[test]
    fn every_contract_rule_has_its_row() {
        let own = ["no-double-booking", "room-capacity"];
        let lacking: Vec<&str> =
            pages().iter().map(|page| page.id).filter(|id| !named().contains(id) && !own.contains(id)).collect();
        assert_eq!(lacking, Vec::<&str>::new());
    }

    #[test]
    fn no_kind_is_there_twice() {
        let ids: BTreeSet<&str> = ROWS.iter().map(|row| row.id).collect();
        assert_eq!((ids.len(), ROWS.len()), (91, 91));
    }
}
