//! Measures the gaps between each adult's sections.

use super::{ID, Terms};
use crate::check::{Book, Check, Counted, Finding, sections_of};
use crate::model::School;
use crate::rules::judged::each_day;
use crate::schedule::Schedule;

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        each_day(&self.clause, school, ID, |staff, day, _, blank| {
            let sections = sections_of(&book, school, staff, day);
            let name = format!("{}, {}", school[staff].name, school[day].id);
            let (owed, article) = (self.minutes, self.clause.by_article());
            let counted = sections.iter().map(|row| Counted::whole(row)).collect();
            let least = sections.windows(2).min_by_key(|pair| pair[1].span.start - pair[0].span.end);
            let Some(pair) = least else {
                let sentence = format!("{name}: no two sections; {owed} min between required{article}");
                return blank.numbers(owed, owed, "minutes").looked_at(counted).met_if(true, sentence);
            };
            let (end, start) = (pair[0].span.end, pair[1].span.start);
            let found = start - end;
            let sentence =
                format!("{name}: least {found} min between sections, {end}–{start}; {owed} required{article}");
            blank.numbers(owed, found, "minutes").looked_at(counted).met_if(found >= owed, sentence)
        })
    }
}
