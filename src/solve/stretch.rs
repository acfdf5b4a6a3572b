//! What may be longer is made longer once clock times stand: blocks with a range grow into the class time beside them,
//! meetings of teams that wish for longer ones grow into time that is open for all.

use crate::model::{Block, Minutes, School, Span, StaffId, Wish};
use crate::place::Placed;
use crate::schedule::Stretch;

/// The placed week with every range block as long as the class time after and before it allows.
///
/// Only blocks that the class teacher leads in the homeroom's own room grow: what others lead or share stays as placed.
pub(super) fn blocks(school: &School, placed: &Placed) -> Placed {
    let mut longer = placed.clone();
    for position in 0..longer.blocks.len() {
        let facts = &school[longer.blocks[position].block];
        let Some(most) = facts.stretch_to else { continue };
        if !grows(school, facts) {
            continue;
        }
        let (before, after) = room_beside(school, &longer, position);
        let span = &mut longer.blocks[position].span;
        let mut more = (most - span.minutes()).max(0);
        let late = more.min(after);
        more -= late;
        // What lies at the same time every day keeps its start.
        let early = if facts.same_time { 0 } else { more.min(before) };
        *span = Span::new(span.start - early, span.end + late);
    }
    longer
}

fn grows(school: &School, facts: &Block) -> bool {
    facts.leads.is_none()
        && facts.room.is_none()
        && facts.pieces.is_empty()
        && facts.whole_periods.is_none()
        && !school.co_teaching.iter().any(|pair| school[pair.block].id == facts.id)
}

/// Minutes of class time directly before and after a placed block, for all its homerooms, inside its window.
fn room_beside(school: &School, placed: &Placed, position: usize) -> (Minutes, Minutes) {
    let own = &placed.blocks[position];
    let facts = &school[own.block];
    let homerooms = &facts.units[own.unit].homerooms;
    let window = facts.windows[own.day.0].unwrap_or(own.span);
    let mut open = window;
    for homeroom in homerooms {
        let students = school.student_day(*homeroom, own.day);
        open = Span::new(open.start.max(students.start), open.end.min(students.end));
        let blocks = placed
            .blocks
            .iter()
            .enumerate()
            .filter(|(other, block)| {
                *other != position
                    && block.day == own.day
                    && school[block.block].units[block.unit].homerooms.contains(homeroom)
            })
            .map(|(_, block)| (block.span, school.walk_after(block.block, *homeroom)));
        let sections = placed
            .sections
            .iter()
            .filter(|section| section.day == own.day && section.homeroom == *homeroom)
            .map(|section| (section.span, school[section.grade].transition));
        let groups = placed
            .pull_outs
            .iter()
            .filter(|pull_out| pull_out.day == own.day && school[pull_out.pull_out].homerooms.contains(homeroom))
            .map(|pull_out| (pull_out.span, 0));
        let walk = school.walk_after(own.block, *homeroom);
        for (span, walk_there) in blocks.chain(sections).chain(groups) {
            if span.start >= own.span.end {
                open.end = open.end.min(span.start - walk);
            } else {
                open.start = open.start.max(span.end + walk_there);
            }
        }
    }
    ((own.span.start - open.start).max(0), (open.end - own.span.end).max(0))
}

/// Meetings of the teams that wish for longer ones, into time in which nothing is set for anybody who is there.
pub(super) fn meetings(school: &School, rows: &mut [Stretch]) {
    for prefer in &school.preferences {
        let Wish::LongerTeamTime(teams, minutes) = &prefer.wish else { continue };
        for position in 0..rows.len() {
            let Some(team) = rows[position].team.filter(|team| teams.contains(team)) else { continue };
            let own = rows[position].clone();
            let Some(mut open) = school[team].windows[own.day.0] else { continue };
            for who in &own.staff {
                open = open_around(school, rows, *who, &own, open);
            }
            let more = (minutes - own.span.minutes()).max(0);
            let late = more.min((open.end - own.span.end).max(0));
            let early = (more - late).min((own.span.start - open.start).max(0));
            rows[position].span = Span::new(own.span.start - early, own.span.end + late);
        }
    }
}

/// `open` without what `who` does before and after `own`.
fn open_around(school: &School, rows: &[Stretch], who: StaffId, own: &Stretch, open: Span) -> Span {
    let Some(paid) = school.paid_day(who, own.day) else { return own.span };
    let mut open = Span::new(open.start.max(paid.start), open.end.min(paid.end));
    for row in rows.iter().filter(|row| row.day == own.day && row.staff.contains(&who) && row.span != own.span) {
        if row.span.start >= own.span.end {
            open.end = open.end.min(row.span.start);
        } else {
            open.start = open.start.max(row.span.end);
        }
    }
    open
}
