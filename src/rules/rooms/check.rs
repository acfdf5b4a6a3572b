//! Collects the rooms each adult teaches in.

use std::collections::BTreeSet;

use super::{ID, Terms};
use crate::check::{Book, Check, Contact, Counted, Finding, Verdict, contact, count, label};
use crate::model::{RoomId, School};
use crate::rules::judged::each_window;
use crate::schedule::{Schedule, Stretch};

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        each_window(&self.clause, school, ID, self.per, |staff, window, blank| {
            let days = window.by_day();
            let rows = days.iter().flat_map(|(day, _)| book.of_staff(staff, *day)).copied();
            let rows: Vec<&Stretch> = rows.filter(|row| contact(row) == Contact::Teaching).collect();
            let mut rooms: BTreeSet<RoomId> = BTreeSet::new();
            let mut nowhere: Vec<&Stretch> = Vec::new();
            for row in &rows {
                match place(school, row) {
                    Some(room) => drop(rooms.insert(room)),
                    None => nowhere.push(row),
                }
            }
            let found = u32::try_from(rooms.len()).unwrap_or(u32::MAX);
            let names = rooms.iter().map(|room| school[*room].name.as_str()).collect::<Vec<_>>().join(", ");
            let names = if names.is_empty() { String::new() } else { format!(" ({names})") };
            let (name, article) = (format!("{}, {}", school[staff].name, window.name), self.clause.by_article());
            let mut sentence =
                format!("{name}: {}{names}; at most {}{article}", count(i64::from(found), "rooms"), self.most);
            let counted = rows.iter().map(|row| match place(school, row) {
                Some(_) => Counted::whole(row),
                None => Counted::part(row, 0, "the room is not known".to_owned()),
            });
            let blank = blank.numbers(self.most, found, "rooms").looked_at(counted.collect());
            let at_most = found.saturating_add(u32::try_from(nowhere.len()).unwrap_or(u32::MAX));
            if let Some(row) = nowhere.first().filter(|_| found <= self.most && at_most > self.most) {
                sentence = format!("{sentence}; the room of {} is not known", label(row));
                return blank.judged(Verdict::CannotBeDecided, sentence);
            }
            blank.met_if(found <= self.most, sentence)
        })
    }
}

/// Where a row takes place.
fn place(school: &School, row: &Stretch) -> Option<RoomId> {
    row.room.or_else(|| row.homerooms.first().and_then(|homeroom| school[*homeroom].room))
}
