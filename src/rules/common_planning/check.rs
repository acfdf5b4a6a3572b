//! Intersects the free time of a group's members.

use super::{Groups, ID, Terms};
use crate::check::{Book, Check, Counted, Finding, Subject, Verdict, Window, joined, list, windows, within};
use crate::model::{DayId, School, Span, StaffId};
use crate::rules::judged::{hours, or_nobody, placed, reasoned};
use crate::schedule::Schedule;

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let mut findings = Vec::new();
        for (subject, name, members) in self.members(school) {
            let blank = Finding::about(ID, subject).under(&self.clause.article, self.clause.required());
            let windows = match windows(school, self.per) {
                Ok(windows) => windows,
                Err(missing) => {
                    let sentence = format!("{name}: {missing}{}", self.clause.by_article());
                    findings.push(blank.judged(Verdict::CannotBeDecided, sentence));
                    continue;
                }
            };
            let days: Vec<Vec<Span>> =
                school.day_ids().map(|day| self.together(school, &book, &members, day)).collect();
            for window in &windows {
                let blank = placed(blank.clone(), self.per, window);
                let finding = self.judge(school, &book, &days, window, (&name, &members), blank);
                findings.push(reasoned(&self.clause, finding));
            }
        }
        or_nobody(&self.clause, school, ID, findings)
    }
}

/// A group: what the finding is about, its name, its members.
type Group = (Subject, String, Vec<StaffId>);

impl Terms {
    fn members(&self, school: &School) -> Vec<Group> {
        let covered: Vec<StaffId> = self.clause.covered(school).collect();
        let only = |list: &[StaffId]| -> Vec<StaffId> {
            list.iter().copied().filter(|staff| covered.contains(staff)).collect()
        };
        let mut found: Vec<Group> = match self.groups {
            Groups::Covered => {
                let first = covered.first().copied();
                first
                    .map(|first| (Subject::Staff(first), names(school, &covered), covered.clone()))
                    .into_iter()
                    .collect()
            }
            Groups::Teams | Groups::GradeTeams => {
                let teams = school.teams.iter().enumerate();
                let teams = teams.filter(|(_, team)| self.groups == Groups::Teams || team.is_grade_level());
                teams
                    .map(|(at, team)| (Subject::Team(crate::model::TeamId(at)), team.name.clone(), only(&team.members)))
                    .collect()
            }
            Groups::CoTeachers => {
                let mut pairs: Vec<Vec<StaffId>> = Vec::new();
                for own in &school.co_teaching {
                    for teacher in &school[own.homeroom].teachers {
                        let pair = only(&[own.staff, *teacher]);
                        if !pairs.contains(&pair) {
                            pairs.push(pair);
                        }
                    }
                }
                pairs
                    .into_iter()
                    .filter(|pair| pair.len() == 2)
                    .map(|pair| (Subject::Staff(pair[0]), names(school, &pair), pair))
                    .collect()
            }
        };
        found.retain(|(.., members)| members.len() > 1);
        found
    }

    /// When all members are free on `day`.
    fn together(&self, school: &School, book: &Book<'_>, members: &[StaffId], day: DayId) -> Vec<Span> {
        let mut common: Option<Vec<Span>> = None;
        for staff in members {
            let free = match hours(school, *staff, day, self.counts_in) {
                None => Vec::new(),
                Some(limits) => {
                    let rows = book.of_staff(*staff, day).iter();
                    let rows = rows.filter(|row| self.kinds.contains(&row.kind) && row.homerooms.is_empty());
                    within(&joined(rows.map(|row| row.span).collect()), limits)
                }
            };
            common = Some(match common {
                None => free,
                Some(common) => common.iter().flat_map(|own| within(&free, *own)).collect(),
            });
        }
        joined(common.unwrap_or_default())
    }

    fn judge(
        &self,
        school: &School,
        book: &Book<'_>,
        days: &[Vec<Span>],
        window: &Window,
        (name, members): (&str, &[StaffId]),
        blank: Finding,
    ) -> Finding {
        let long = |day: &DayId| -> Vec<Span> {
            let own = days.get(day.0).into_iter().flatten().copied();
            own.filter(|span| span.minutes() >= self.minutes).collect()
        };
        let found: usize = window.days.iter().map(|day| long(day).len()).sum();
        let found = i64::try_from(found).unwrap_or(i64::MAX);
        let mut parts = Vec::new();
        let mut counted = Vec::new();
        for (day, _) in window.by_day() {
            let own = days.get(day.0).cloned().unwrap_or_default();
            if !own.is_empty() {
                parts.push(format!("{} {}", school[day].id, list(&own)));
            }
            for row in members.first().map(|first| book.of_staff(*first, day)).unwrap_or_default() {
                if !self.kinds.contains(&row.kind) || !row.homerooms.is_empty() {
                    continue;
                }
                let shared: i32 = within(&long(&day), row.span).iter().map(|span| span.minutes()).sum();
                let less = format!("not {} min that all have", self.minutes);
                let reason = if shared == 0 { less } else { String::new() };
                counted.push(Counted::part(row, shared, reason));
            }
        }
        let parts = if parts.is_empty() { "never".to_owned() } else { parts.join("; ") };
        let sentence = format!(
            "{name}, {}: free together {parts}; {found} times at least {} min, {} required{}",
            window.name,
            self.minutes,
            self.times,
            self.clause.by_article()
        );
        blank.numbers(self.times, found, "times").looked_at(counted).met_if(found >= i64::from(self.times), sentence)
    }
}

fn names(school: &School, members: &[StaffId]) -> String {
    members.iter().map(|staff| school[*staff].name.as_str()).collect::<Vec<_>>().join(" and ")
}
