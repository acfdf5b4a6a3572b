//! What people argue about when they read a contract, and which term decides it.
//!
//! Forty questions that real contracts and laws answer in opposite ways. Where a term decides, both readings are tested on
//! one schedule; where none does, HR must answer.

/// One question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The question, in plain words.
    pub asks: &'static str,
    /// Who decides it.
    pub answer: Answer,
}

/// Who decides a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Terms of rules.
    Terms {
        /// Rule (or `every-clause`), keys, and what their values mean.
        terms: &'static [(&'static str, &'static [&'static str], &'static str)],
        /// What holds where the file says nothing, and why.
        default: &'static str,
        /// The test of both readings, in `tests/rules/readings_of_contracts/`.
        shown_by: &'static str,
    },
    /// No term: what HR must answer, and what the audit does meanwhile.
    AskHr(&'static str),
}

macro_rules! questions {
    ($($asks:literal $answer:expr;)*) => {
        /// Every question, in the order of their numbers.
        pub const QUESTIONS: &[Question] = &[$(Question { asks: $asks, answer: $answer },)*];
    };
}

macro_rules! terms {
    ([$(($rule:literal, [$($key:literal),+], $values:literal)),+], $default:literal, $shown_by:literal) => {
        Answer::Terms { terms: &[$(($rule, &[$($key),+], $values)),+], default: $default, shown_by: $shown_by }
    };
}

use Answer::AskHr;

questions! {
    "Does passing time count as preparation?" terms!(
        [("daily-prep", ["counts"], "`[\"prep\"]`: no; `[\"prep\", \"passing\"]`: yes"), ("prep-total", ["counts"], "the same")],
        "No: contracts that speak of it leave it out, and a walk is no time to prepare.",
        "passing_as_preparation");
    "Does passing count as teaching or instruction?" terms!(
        [("contact", ["contact"], "kinds with `passing`: yes; without: no"),
         ("student-minutes", ["passing", "passing-per-day"], "0: no; 10: up to ten minutes of each walk")],
        "For adults yes, with children in the row: it is time with students. For students' minutes no: laws that count it name a number.",
        "passing_as_contact");
    "Does passing break a run?" terms!(
        [("longest-stretch", ["breaks"], "kinds with `passing`: yes; without: no")],
        "Yes where no children are there: any such time is a break unless the clause lists its breaks.",
        "passing_as_a_break");
    "Does recess break a run?" terms!(
        [("longest-stretch", ["supervision-counts", "contact"], "`supervision-counts = true`: no, recess on duty is time with students; false: yes")],
        "No: responsibility for students is what most clauses limit.",
        "recess_as_a_break");
    "Consecutive teaching, or consecutive working?" terms!(
        [("consecutive-periods", ["teaching", "working"], "`teaching`: a duty ends the run; `working`: it goes on")],
        "None: the clause says which, or both.",
        "teaching_or_working_in_a_row");
    "Does collaboration count as preparation?" terms!(
        [("daily-prep", ["collaboration-counts", "counts"], "false: no; true: yes"), ("prep-total", ["collaboration-counts", "counts"], "the same")],
        "No: most contracts keep the two apart, and the number promised is the teacher's own.",
        "collaboration_as_preparation");
    "May preparation above the minimum be used for something else?" terms!(
        [("collaboration-after-prep", ["minutes", "blocks"], "yes, once the minimum is met"),
         ("prep-protected", ["most-times", "most-minutes"], "left out: no, nothing may; a number: so much may")],
        "None: without either clause only the minimum is judged.",
        "preparation_above_the_minimum");
    "Who directs preparation?" terms!(
        [("prep-direction", ["self", "directed", "team"], "`self`: at least so much is the teacher's; `directed`: at most so much is not; `team`: whose the team's is")],
        "What the team directs is directed by others; a row that says nothing is the teacher's.",
        "who_directs_preparation");
    "Are minutes before students come, or after they leave, preparation?" terms!(
        [("daily-prep", ["in", "bells-excluded"], "`student-day`: no; `paid-day`: yes"), ("prep-total", ["in", "student-day-share"], "the same, or a share")],
        "No: most laws and the stricter contracts mean the student day.",
        "minutes_after_students_leave");
    "Within the workday, the duty day or the student day?" terms!(
        [("daily-prep", ["in"], "`paid-day`, `{ before, after }`, `student-day`"), ("prep-total", ["in"], "the same")],
        "The student day, the narrowest of the three.",
        "workday_or_duty_day");
    "What is part-time staff owed?" terms!(
        [("daily-prep", ["prorate"], "`none`: all of it; `linear`: the share; `only-full-time`: nothing; a table: what it says"), ("prep-total", ["prorate"], "the same")],
        "All of it: where a contract is silent, nothing is taken away.",
        "part_time");
    "Over which time is a number averaged?" terms!(
        [("prep-total", ["per"], "`day`, `week`, `two-weeks`, `month`, `year`, blocks of weeks, or any so many school days in a row"),
         ("student-minutes", ["per"], "the same")],
        "A real week for preparation, a day for students' minutes.",
        "averaging_window");
    "What does a short week owe?" terms!(
        [("prep-total", ["short-weeks"], "`full`: all; `prorated`: its share; `waived`: nothing"), ("collaboration-after-prep", ["minutes"], "the minimum stands, shared time yields")],
        "All of it: a holiday is no exception unless the contract says so.",
        "short_weeks");
    "What does a shortened day owe?" terms!(
        [("daily-prep", ["short-days", "on"], "`full`: all; `prorated`: its share; `waived`: nothing; `on`: so many days may be without")],
        "All of it.",
        "short_days");
    "What is uninterrupted, consecutive, a block?" terms!(
        [("daily-prep", ["block"], "as long as `minutes`: one piece; shorter: pieces of that length add up"), ("prep-total", ["block"], "shortest piece that counts")],
        "A daily number is one piece; of a total every minute counts.",
        "uninterrupted");
    "Do short blocks only not count, or are they forbidden?" terms!(
        [("prep-total", ["block-mode"], "`count-only`: worth nothing; `forbid`: they break the promise"), ("daily-prep", ["block-mode"], "the same")],
        "They only do not count.",
        "short_blocks");
    "Does lunch include walking students, passing, travel?" terms!(
        [("duty-free-lunch", ["excludes", "passing"], "`excludes`: these kinds are no lunch; `passing`: so many minutes of a written lunch are on the way")],
        "A walk with children never is lunch; passing and travel by oneself are, unless excluded.",
        "passing_inside_lunch");
    "Is the longer or the shorter of two numbers owed?" terms!(
        [("duty-free-lunch", ["students-lunch"], "`longer` or `shorter`: of the students' lunch and the number; left out: the number")],
        "The number alone.",
        "the_longer_of_two_lunches");
    "When may a later option be taken?" terms!(
        [("prep-options", ["choose", "options", "chosen"], "`ladder`: only when the earlier ones are shown impossible; `any`: always; `vote`: the one voted for")],
        "A ladder; without what shows that an earlier option is impossible, it cannot be decided.",
        "a_later_option");
    "Does an emergency excuse it?" AskHr(
        "What counts as an emergency, and where each is logged. A scheduled row is never one, so the audit excuses nothing; only a log of events could.");
    "Is it required, or hoped for?" terms!(
        [("every-clause", ["verb", "reason"], "`shall`: required; `should`, `encouraged`: preferred, with the reason where it is missed")],
        "Required.",
        "hedged_verbs");
    "Do minutes of supervision count as preparation?" terms!(
        [("daily-prep", ["counts"], "`[\"prep\"]`: no; `[\"prep\", \"duty\"]`: yes; how many of them, a `duties` clause says"), ("prep-total", ["counts"], "the same")],
        "No.",
        "supervision_as_preparation");
    "Do a specialist's minutes between classes count as preparation?" terms!(
        [("prep-total", ["counts"], "`[\"prep\"]`: no; `[\"prep\", \"transition\"]`: yes"), ("specialist-gap", ["minutes"], "how long they are")],
        "No: time to change rooms is not time to prepare.",
        "transition_as_preparation");
    "Is it preparation while another adult teaches my class?" terms!(
        [("prep-total", ["counts"], "`[\"prep\"]`: only what the schedule calls preparation; with `relief`: relief too")],
        "Only what is written as preparation; time the schedule calls relief is not.",
        "time_while_another_teaches");
    "What is owed for preparation that was lost?" AskHr(
        "Whether it is restored, paid or given back, and after which free allowance. A schedule holds what is planned, so the audit judges only that.");
    "How are parts of minutes rounded?" terms!(
        [("prep-total", ["prorate"], "`linear`: to the nearest minute, half up; a table: as the contract rounds"), ("daily-prep", ["prorate"], "the same")],
        "Half up, once. Steps of pay are a matter of the log.",
        "rounding");
    "What is a week on a rotating cycle?" terms!(
        [("prep-total", ["per"], "`week`: every real week must hold it; `cycle`: a whole rotation")],
        "A real week: all of them are checked, and the worst is named.",
        "rotating_cycles");
    "Whose are the limits of somebody with several sites?" terms!(
        [("duties", ["never", "covers"], "a clause with `never` for the people from another school: no duty here; none: the usual limits"),
         ("specialist-load", ["less-for-each-site"], "so many sections less for every further site")],
        "The person's, over all sites of the schedule.",
        "duty_only_at_the_home_school");
    "The teacher's minutes, or the class's?" terms!(
        [("contact", ["most", "with-all-pupils"], "`most`: all time with students; `with-all-pupils`: only with the whole class")],
        "The teacher's: pull-outs change them. Those of students are `student-minutes`.",
        "with_all_pupils");
    "What is a different preparation?" terms!(
        [("distinct-preparations", ["same", "by-grade", "leave-out"], "`same`: these count as one; `by-grade = false`: grades do not matter; `leave-out`: none")],
        "Each course, for each grade.",
        "different_preparations");
    "Do caps on class size hold for combination classes?" terms!(
        [("class-size", ["combinations"], "`included`: yes, the lower cap of its grades; `left-out`: no; `only`: a cap of their own")],
        "Yes.",
        "combination_classes");
    "On which day is class size measured?" AskHr(
        "The census date and the days of grace. The file holds one count of students, and the audit judges that one.");
    "Does the contract yield to the statute, or the statute to the contract?" terms!(
        [("every-clause", ["yields"], "in a statute, `true`: an agreement that says that it `replaces` the article stands in its place; `false`: never")],
        "The contract yields: a clause below the statute is reported as a contradiction, and both are judged.",
        "a_statute_that_yields");
    "Who votes on a waiver, and how many are enough?" terms!(
        [("every-clause", ["waiver", "waivable"], "`for` of `of` against `needs`, where `of` counts what the agreement counts; `waivable = false`: never")],
        "No waiver; one that misses its threshold leaves the clause standing.",
        "votes_cast_or_all_who_may_vote");
    "What if a contract contradicts itself?" terms!(
        [("every-clause", ["reading", "conflict-with"], "`reading`: both numbers, each held by somebody; `conflict-with`: the article that says otherwise")],
        "Both are judged and reported; a solve keeps the stricter.",
        "a_contract_that_contradicts_itself");
    "How many minutes apart is equitable?" terms!(
        [("duties", ["fair-within", "fair-within-turns"], "the largest difference between two people covered"), ("prep-equal", ["tolerance"], "minutes fewer that are still equal")],
        "None for duties: HR must put the number; no difference at all for preparation.",
        "equitable_duty");
    "Is advisory or homeroom instruction?" terms!(
        [("contact", ["contact"], "kinds with `advisory`: yes; without: no"), ("longest-stretch", ["contact"], "the same"), ("distinct-preparations", ["kinds"], "whether it is a preparation")],
        "It is time with students, and no preparation.",
        "advisory_as_instruction");
    "What is instruction?" terms!(
        [("student-minutes", ["counts", "recess-counts"], "`counts`: these kinds; `recess-counts = true`: recess too")],
        "Every kind that teaches; not recess, not lunch.",
        "recess_as_instruction");
    "Does it hold in small schools, or only in those named?" terms!(
        [("every-clause", ["applies-if"], "limits of teachers, homerooms, students, or names of schools")],
        "Everywhere the agreement holds.",
        "small_schools");
    "Is it enough that it was scheduled?" AskHr(
        "Whether the minutes were received. The audit shows what is scheduled; only a log shows what happened, and every report says so.");
}

impl Question {
    /// `daily-prep (counts)`, or that HR must answer.
    #[must_use]
    pub fn decided_by(&self) -> String {
        match self.answer {
            AskHr(_) => "HR must answer".to_owned(),
            Answer::Terms { terms, .. } => {
                let names = terms.iter().map(|(rule, keys, _)| format!("{rule} ({})", keys.join(", ")));
                names.collect::<Vec<_>>().join("; ")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{every_clause, pages};

    #[test]
    fn there_are_forty() {
        let asked = QUESTIONS.iter().filter(|own| matches!(own.answer, AskHr(_))).count();
        assert_eq!((QUESTIONS.len(), asked), (40, 4));
    }

    #[test]
    fn every_term_named_is_on_the_page_of_its_rule() {
        let mut pages = pages();
        pages.push(every_clause());
        for (number, question) in QUESTIONS.iter().enumerate() {
            let Answer::Terms { terms, default, .. } = question.answer else { continue };
            assert!(!default.is_empty(), "{}", number + 1);
            for (rule, keys, _) in terms {
                let page = pages.iter().find(|page| page.id == *rule).unwrap_or_else(|| panic!("no rule {rule}"));
                for key in *keys {
                    let common = *key == "covers" && page.page.contains("# Terms");
                    assert!(
                        common || page.page.contains(&format!("| `{key}` |")),
                        "{}: {rule} has no {key}",
                        number + 1
                    );
                }
            }
        }
    }
}
