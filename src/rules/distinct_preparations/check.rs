//! Collects what each adult teaches.

use std::collections::BTreeSet;

use super::{ID, Terms};
use crate::check::{Check, Contact, Counted, Finding, Subject, Verdict, contact, count};
use crate::model::{School, StaffId};
use crate::rules::clause::Clause;
use crate::rules::judged::{or_nobody, reasoned};
use crate::schedule::{Schedule, Stretch};

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let wish = self.wish();
        let limits =
            [(&self.clause, self.most, false), (&wish, self.preferred, false), (&self.clause, self.subjects, true)];
        let mut findings = Vec::new();
        for (clause, most, subjects) in limits.into_iter().filter_map(|(own, most, by)| Some((own, most?, by))) {
            for staff in clause.covered(school) {
                let rows: Vec<&Stretch> =
                    schedule.of_staff(staff).filter(|row| contact(row) == Contact::Teaching).collect();
                let finding = self.judge(school, staff, &rows, (clause, most, subjects));
                findings.push(reasoned(clause, finding));
            }
        }
        or_nobody(&self.clause, school, ID, findings)
    }
}

impl Terms {
    fn judge(
        &self,
        school: &School,
        staff: StaffId,
        rows: &[&Stretch],
        (clause, most, subjects): (&Clause, u32, bool),
    ) -> Finding {
        let lessons: BTreeSet<String> = rows.iter().filter_map(|row| self.lesson(row, subjects)).collect();
        let found = u32::try_from(lessons.len()).unwrap_or(u32::MAX);
        let unnamed: i32 = rows
            .iter()
            .filter(|row| self.kinds.contains(&row.kind) && row.course.is_empty())
            .map(|row| row.span.minutes())
            .sum();
        let names = lessons.into_iter().collect::<Vec<_>>().join(", ");
        let names = if names.is_empty() { String::new() } else { format!(" ({names})") };
        let what = if subjects { "different courses" } else { "different lessons to prepare" };
        let article = clause.by_article();
        let mut sentence =
            format!("{}: {}{names}; at most {most}{article}", school[staff].name, count(i64::from(found), what));
        let counted = rows.iter().map(|row| match self.lesson(row, subjects) {
            Some(_) => Counted::whole(row),
            None => Counted::part(row, 0, self.refusal(row)),
        });
        let blank = Finding::about(ID, Subject::Staff(staff))
            .under(&clause.article, clause.required())
            .numbers(most, found, "preparations")
            .looked_at(counted.collect());
        if found <= most && unnamed > 0 {
            sentence = format!("{sentence}; {unnamed} min of class time name no course");
            return blank.judged(Verdict::CannotBeDecided, sentence);
        }
        blank.met_if(found <= most, sentence)
    }

    /// What a row makes the adult prepare; those that count as one have one name.
    fn lesson(&self, row: &Stretch, subjects: bool) -> Option<String> {
        if !self.kinds.contains(&row.kind) || row.course.is_empty() || self.leave_out.contains(&row.course) {
            return None;
        }
        let by_grade = format!("{}/{}", row.course, row.grade);
        let own = if self.by_grade && !subjects && !row.grade.is_empty() { &by_grade } else { &row.course };
        let one = self.same.iter().find(|list| list.contains(&by_grade) || list.contains(&row.course));
        Some(one.map_or_else(|| own.clone(), |list| list.join(" = ")))
    }

    fn refusal(&self, row: &Stretch) -> String {
        if !self.kinds.contains(&row.kind) {
            return format!("{} is no lesson to prepare under this clause", row.kind.word());
        }
        if row.course.is_empty() {
            return "names no course".to_owned();
        }
        format!("{} is left out by the clause", row.course)
    }
}
