//! Compares the school file's caseloads with the cap.

use super::{ID, Terms};
use crate::check::{Check, Finding, Subject, Verdict};
use crate::model::{Minutes, School, Share, StaffId};
use crate::rules::clause::Prorate;
use crate::rules::judged::{or_nobody, owed, reasoned};
use crate::schedule::Schedule;

impl Check for Terms {
    fn check(&self, school: &School, _schedule: &Schedule) -> Vec<Finding> {
        let covered: Vec<StaffId> = self.clause.covered(school).collect();
        let mut findings = Vec::new();
        if let Some(most) = self.most {
            findings.extend(covered.iter().map(|staff| reasoned(&self.clause, self.judge(school, *staff, most))));
        }
        if let (Some(average), false) = (self.average, covered.is_empty()) {
            findings.push(reasoned(&self.clause, self.on_average(school, &covered, average)));
        }
        or_nobody(&self.clause, school, ID, findings)
    }
}

/// What the school file lacks of somebody.
fn missing(school: &School, staff: StaffId) -> String {
    let person = &school[staff];
    format!("the school file does not say the caseload of {}; write `caseload` in [staff.{}]", person.name, person.id)
}

impl Terms {
    fn judge(&self, school: &School, staff: StaffId, most: u32) -> Finding {
        let (person, article) = (&school[staff], self.clause.by_article());
        let blank = Finding::about(ID, Subject::Staff(staff)).under(&self.clause.article, self.clause.required());
        let Some(own) = person.caseload else {
            let sentence = format!("{}; at most {most} allowed{article}", missing(school, staff));
            return blank.judged(Verdict::CannotBeDecided, sentence);
        };
        let most = Minutes::try_from(most).unwrap_or(Minutes::MAX);
        let scaled = owed(&self.prorate, most, person, 1, 1);
        scaled.judge(blank, &person.name, &self.clause, |most, blank| {
            let part_time = if person.fte() < Share::FULL && self.prorate != Prorate::None {
                format!(" at {} of full time", person.fte())
            } else {
                String::new()
            };
            let sentence = format!("{}: {own} students; at most {most} allowed{part_time}{article}", person.name);
            blank.numbers(most, own, "students").met_if(i64::from(own) <= i64::from(most), sentence)
        })
    }

    fn on_average(&self, school: &School, covered: &[StaffId], average: u32) -> Finding {
        let article = self.clause.by_article();
        let blank = Finding::about(ID, Subject::School).under(&self.clause.article, self.clause.required());
        if let Some(staff) = covered.iter().find(|staff| school[**staff].caseload.is_none()) {
            let sentence = format!("{}; at most {average} on average allowed{article}", missing(school, *staff));
            return blank.judged(Verdict::CannotBeDecided, sentence);
        }
        let students: u64 = covered.iter().filter_map(|staff| school[*staff].caseload).map(u64::from).sum();
        // In thousandths of a person.
        let people: u64 = match self.prorate {
            Prorate::None => 1000 * covered.len() as u64,
            _ => covered.iter().map(|staff| u64::from(school[*staff].fte().thousandths().min(1000))).sum(),
        };
        let allowed = u64::from(average) * people / 1000;
        let sentence = format!(
            "{students} students on {} caseloads; {average} on average allowed, {allowed} in all{article}",
            covered.len()
        );
        let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        blank
            .numbers(number(allowed), number(students), "students")
            .met_if(students * 1000 <= u64::from(average) * people, sentence)
    }
}
