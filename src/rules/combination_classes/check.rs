//! Looks at the grades of each homeroom.

use super::{ID, Terms};
use crate::check::{Check, Finding, Subject};
use crate::model::{GradeId, HomeroomId, School};
use crate::rules::judged::{or_nobody, reasoned};
use crate::schedule::Schedule;

impl Check for Terms {
    fn check(&self, school: &School, _schedule: &Schedule) -> Vec<Finding> {
        let homerooms: Vec<HomeroomId> = self.clause.homerooms(school).collect();
        let mut findings: Vec<Finding> = homerooms.iter().map(|homeroom| self.judge(school, *homeroom)).collect();
        if let (Some(most), false) = (self.at_most, homerooms.is_empty()) {
            let combined = homerooms.iter().filter(|homeroom| !school[**homeroom].also.is_empty());
            let names: Vec<&str> = combined.map(|homeroom| school[*homeroom].id.as_str()).collect();
            let found = u32::try_from(names.len()).unwrap_or(u32::MAX);
            let list = if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) };
            let sentence =
                format!("{found} combination classes{list}; at most {most} allowed{}", self.clause.by_article());
            let blank = Finding::about(ID, Subject::School).under(&self.clause.article, self.clause.required());
            findings.push(blank.numbers(most, found, "classes").met_if(found <= most, sentence));
        }
        let findings = findings.into_iter().map(|finding| reasoned(&self.clause, finding)).collect();
        or_nobody(&self.clause, school, ID, findings)
    }
}

impl Terms {
    fn judge(&self, school: &School, homeroom: HomeroomId) -> Finding {
        let own = &school[homeroom];
        let has = |grade: &GradeId| own.grade == *grade || own.also.contains(grade);
        let name =
            |grades: &[GradeId]| grades.iter().map(|grade| school[*grade].id.as_str()).collect::<Vec<_>>().join("-");
        let mut grades = own.also.clone();
        grades.push(own.grade);
        grades.sort_unstable();
        let found = u32::try_from(grades.len()).unwrap_or(u32::MAX);
        let mut problems = Vec::new();
        let mut allowed = self.grades_at_most.unwrap_or(found);
        for never in self.never.iter().filter(|never| never.iter().all(has)) {
            problems.push(format!("grades {} may not share a class", name(never)));
            allowed = allowed.min(found.saturating_sub(1));
        }
        if let Some(most) = self.grades_at_most.filter(|most| found > *most) {
            problems.push(format!("at most {most} grades may"));
        }
        let class = if own.also.is_empty() { "one grade".to_owned() } else { format!("grades {}", name(&grades)) };
        let article = self.clause.by_article();
        let sentence = if problems.is_empty() {
            format!("{}: {class}, as allowed{article}", own.id)
        } else {
            format!("{}: {class}; {}{article}", own.id, problems.join("; "))
        };
        Finding::about(ID, Subject::Homeroom(homeroom))
            .under(&self.clause.article, self.clause.required())
            .numbers(allowed, found, "grades")
            .met_if(problems.is_empty(), sentence)
    }
}
