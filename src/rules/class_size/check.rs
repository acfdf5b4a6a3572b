//! Counts the students of homerooms and sections.

use super::{ID, Over, Terms, decimal};
use crate::check::{Book, Check, Counted, Finding, Heads, Subject, Verdict, heads, is_whole};
use crate::model::{GradeId, HomeroomId, School};
use crate::rules::judged::{or_nobody, reasoned};
use crate::schedule::{Schedule, Stretch};

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let meant = |homeroom: &HomeroomId| {
            let co_taught = school.co_teaching.iter().any(|pair| pair.homeroom == *homeroom);
            self.combinations.takes(!school[*homeroom].also.is_empty()) && self.co_taught.takes(co_taught)
        };
        let homerooms: Vec<HomeroomId> = self.clause.homerooms(school).filter(meant).collect();
        let mut findings = Vec::new();
        if let Some(most) = self.most {
            let book = Book::new(school, schedule);
            findings.extend(homerooms.iter().map(|homeroom| match self.sections.as_slice() {
                [] => self.homeroom(school, *homeroom, most),
                _ => self.largest_section(school, &book, *homeroom, most),
            }));
        }
        if let Some(average) = self.average {
            findings.extend(self.averages(school, &homerooms, average));
        }
        if let Some(percent) = self.plan_percent {
            findings.extend(homerooms.iter().map(|homeroom| self.with_plan(school, *homeroom, percent)));
        }
        let findings = findings.into_iter().map(|finding| reasoned(&self.clause, finding)).collect();
        or_nobody(&self.clause, school, ID, findings)
    }
}

/// `24`: how many the file says, or why that is not known.
fn unknown(school: &School, homeroom: HomeroomId) -> String {
    format!("the school file does not say how many students {} has", school[homeroom].id)
}

impl Terms {
    fn about(&self, subject: Subject) -> Finding {
        Finding::about(ID, subject).under(&self.clause.article, self.clause.required())
    }

    fn homeroom(&self, school: &School, homeroom: HomeroomId, most: u32) -> Finding {
        let (own, article) = (&school[homeroom], self.clause.by_article());
        let blank = self.about(Subject::Homeroom(homeroom));
        if !own.students_counted {
            let sentence = format!("{}; at most {most} allowed{article}", unknown(school, homeroom));
            return blank.judged(Verdict::CannotBeDecided, sentence);
        }
        let sentence = format!("{}: {} students; at most {most} allowed{article}", own.id, own.students);
        blank.numbers(most, own.students, "students").met_if(own.students <= most, sentence)
    }

    /// Whether the clause names something with this id or name.
    fn names(&self, id: &str, name: &str) -> bool {
        self.sections.iter().any(|own| own.eq_ignore_ascii_case(id) || own.eq_ignore_ascii_case(name))
    }

    fn is_section(&self, school: &School, row: &Stretch) -> bool {
        let of = |id: &str| id == row.course;
        !row.course.is_empty()
            && (self.names(&row.course, &row.course)
                || school.courses.iter().any(|course| of(&course.id) && self.names(&course.id, &course.name))
                || school.blocks.iter().any(|block| of(&block.id) && self.names(&block.id, &block.name)))
    }

    /// Whether the school has anything with one of the names.
    fn is_known(&self, school: &School) -> bool {
        school.courses.iter().any(|course| self.names(&course.id, &course.name))
            || school.blocks.iter().any(|block| {
                self.names(&block.id, &block.name) || block.alternates.iter().any(|own| self.names(own, own))
            })
    }

    /// The largest section that `homeroom` is in.
    fn largest_section(&self, school: &School, book: &Book<'_>, homeroom: HomeroomId, most: u32) -> Finding {
        let article = self.clause.by_article();
        let blank = self.about(Subject::Homeroom(homeroom));
        let mut largest: Option<(Heads, &Stretch)> = None;
        let mut looked_at = Vec::new();
        for day in school.day_ids() {
            for row in book.of_homeroom(homeroom, day).iter().copied().filter(|row| self.is_section(school, row)) {
                let number = heads(school, row.homerooms.iter().map(|own| (*own, is_whole(book, row, *own))));
                looked_at.push(Counted::part(row, row.span.minutes(), format!("{number} students")));
                let size = |heads: &Heads| (heads.least > most, heads.unknown, heads.most);
                if largest.as_ref().is_none_or(|(before, _)| size(&number) > size(before)) {
                    largest = Some((number, row));
                }
            }
        }
        let id = &school[homeroom].id;
        let Some((number, row)) = largest else {
            let name = self.sections.first().map_or("", String::as_str);
            if !self.is_known(school) {
                let sentence = format!("{id}: nothing in the school file is called `{name}`{article}");
                return blank.judged(Verdict::CannotBeDecided, sentence);
            }
            return blank.judged(Verdict::DoesNotApply, format!("{id}: no section of {name}{article}"));
        };
        let day = &school[row.day].id;
        let sentence =
            format!("{id}: {number} students in {} on {day} {}; at most {most} allowed{article}", row.course, row.span);
        let blank = blank.numbers(most, number.most, "students").looked_at(looked_at);
        if number.unknown {
            let sentence = format!("{sentence}; the school file does not say how many students each homeroom has");
            blank.judged(Verdict::CannotBeDecided, sentence)
        } else if number.least <= most && number.most > most {
            let sentence =
                format!("{sentence}; a homeroom is divided, and the file does not say which students are there");
            blank.judged(Verdict::CannotBeDecided, sentence)
        } else {
            blank.met_if(number.most <= most, sentence)
        }
    }

    fn averages(&self, school: &School, homerooms: &[HomeroomId], average: u32) -> Vec<Finding> {
        let grades: Vec<GradeId> = (0..school.grades.len()).map(GradeId).collect();
        let groups: Vec<(String, Vec<HomeroomId>)> = match self.over {
            Over::School => vec![("the classes covered".to_owned(), homerooms.to_vec())],
            Over::Grade => grades
                .into_iter()
                .map(|grade| {
                    let own = homerooms
                        .iter()
                        .copied()
                        .filter(|homeroom| school[*homeroom].grade == grade || school[*homeroom].also.contains(&grade));
                    (format!("grade {}", school[grade].id), own.collect())
                })
                .filter(|(_, own): &(String, Vec<HomeroomId>)| !own.is_empty())
                .filter(|(name, _)| self.names_grade(school, name))
                .collect(),
        };
        let groups = groups.into_iter().filter(|(_, own)| !own.is_empty());
        groups.map(|(name, own)| self.average_of(school, &name, &own, average)).collect()
    }

    /// Whether the clause speaks of the grade with this name: of a combination class it may name only one.
    fn names_grade(&self, school: &School, name: &str) -> bool {
        let named = &self.clause.covers.grades;
        named.is_empty() || named.iter().any(|grade| format!("grade {}", school[*grade].id) == name)
    }

    fn average_of(&self, school: &School, name: &str, own: &[HomeroomId], average: u32) -> Finding {
        let article = self.clause.by_article();
        let blank = self.about(Subject::School);
        if let Some(unsaid) = own.iter().find(|homeroom| !school[**homeroom].students_counted) {
            let sentence = format!("{name}: {}{article}", unknown(school, *unsaid));
            return blank.judged(Verdict::CannotBeDecided, sentence);
        }
        let students: u64 = own.iter().map(|homeroom| u64::from(school[*homeroom].students)).sum();
        let classes = own.len() as u64;
        let allowed = u64::from(average) * classes / 1000;
        let sentence = format!(
            "{name}: {students} students in {classes} classes; {} on average allowed, {allowed} in all{article}",
            decimal(average)
        );
        let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        blank
            .numbers(number(allowed), number(students), "students")
            .met_if(students * 1000 <= u64::from(average) * classes, sentence)
    }

    fn with_plan(&self, school: &School, homeroom: HomeroomId, percent: u32) -> Finding {
        let (own, article) = (&school[homeroom], self.clause.by_article());
        let blank = self.about(Subject::Homeroom(homeroom));
        let (Some(with_plan), true) = (own.with_plan, own.students_counted) else {
            let sentence = format!(
                "{}: the school file does not say how many students have an individual education program (`with-plan`); \
                 at most {percent} % allowed{article}",
                own.id
            );
            return blank.judged(Verdict::CannotBeDecided, sentence);
        };
        let allowed = own.students * percent / 100;
        let sentence = format!(
            "{}: {with_plan} of {} students with an individual education program; at most {percent} % allowed, \
             {allowed}{article}",
            own.id, own.students
        );
        blank.numbers(allowed, with_plan, "students").met_if(with_plan <= allowed, sentence)
    }
}
