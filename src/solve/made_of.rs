//! How each team's time is made, read off the finished schedule.

use crate::model::{Kind, School, TeamId};
use crate::schedule::Schedule;
use itertools::Itertools;

/// One sentence per team, by position: what the members' children are in while the team meets.
pub(super) fn sentences(school: &School, schedule: &Schedule) -> Vec<String> {
    (0..school.teams.len())
        .map(TeamId)
        .map(|team| {
            let meeting = schedule.rows.iter().find(|row| row.team == Some(team) && row.kind == Kind::Collaboration);
            let Some(meeting) = meeting else { return String::new() };
            let children = schedule
                .on(meeting.day)
                .filter(|row| row.span.overlaps(meeting.span) && !row.homerooms.is_empty())
                .filter(|row| {
                    row.homerooms
                        .iter()
                        .any(|homeroom| school[team].members.contains(&school[*homeroom].teacher_on(meeting.day)))
                })
                .map(|row| match row.kind {
                    Kind::Special | Kind::Instruct => school
                        .courses
                        .iter()
                        .find(|course| course.id == row.course)
                        .map_or_else(|| row.kind.word().to_owned(), |course| course.name.clone()),
                    kind => school
                        .blocks
                        .iter()
                        .find(|block| block.id == row.course)
                        .map_or_else(|| kind.word().to_owned(), |block| block.name.clone()),
                })
                .filter(|name| name != "transition")
                .unique()
                .sorted()
                .collect_vec();
            if children.is_empty() { "no children in school at that time".to_owned() } else { children.join(", ") }
        })
        .collect()
}
