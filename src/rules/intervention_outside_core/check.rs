//! Measures each homeroom's intervention blocks and lays intervention rows over core rows.

use super::{ID, Terms};
use crate::check::{Book, Check, Counted, Finding, Subject, Verdict, had, label, list, tally, times_in};
use crate::model::{Block, DayId, HomeroomId, Kind, Minutes, School, Times};
use crate::schedule::{Schedule, Stretch};

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let mut findings = Vec::new();
        for homeroom in school.homeroom_ids() {
            findings.extend(has_its_blocks(school, &book, homeroom));
            findings.push(stays_out_of_core(school, &book, homeroom));
        }
        findings
    }
}

fn has_its_blocks(school: &School, book: &Book<'_>, homeroom: HomeroomId) -> Vec<Finding> {
    let name = &school[homeroom].id;
    let blank = || Finding::about(ID, Subject::Homeroom(homeroom));
    let grade = &school[school[homeroom].grade];
    if let Some(why) = &grade.no_intervention {
        let sentence = format!("{name}: grade {} has no intervention blocks: {why}", grade.id);
        return vec![blank().judged(Verdict::DoesNotApply, sentence)];
    }
    let own = |block: &&Block| {
        block.kind == Kind::Intervention && block.units.iter().any(|unit| unit.homerooms.contains(&homeroom))
    };
    let blocks: Vec<&Block> = school.blocks.iter().filter(own).collect();
    if blocks.is_empty() {
        let sentence = format!("{name}: the file gives it no intervention block and no reason for that");
        return vec![blank().numbers(1, 0, "blocks").met_if(false, sentence)];
    }
    blocks.into_iter().map(|block| has(school, book, homeroom, block, blank())).collect()
}

fn has(school: &School, book: &Book<'_>, homeroom: HomeroomId, block: &Block, blank: Finding) -> Finding {
    let mut problems = Vec::new();
    let mut counted = Vec::new();
    let mut total: Minutes = 0;
    let mut counts = Vec::new();
    for day in school.day_ids() {
        let spans = had(book, block, homeroom, day);
        total += spans.iter().map(|span| span.minutes()).sum::<Minutes>();
        counted.extend(spans.iter().map(|span| Counted {
            day,
            span: *span,
            kind: block.kind,
            minutes: span.minutes(),
            reason: String::new(),
        }));
        counts.push(times_in(block, day, &spans).unwrap_or_else(|problem| {
            problems.push(format!("{}: {problem}", school[day].id));
            0
        }));
    }
    let allowed = |day: DayId| block.minutes[day.0].is_some() && block.windows[day.0].is_some();
    let found = tally(school, block.times, allowed, |day| counts[day.0]);
    problems.extend(found.problems);
    let name = format!("{}, {}", school[homeroom].id, block.name);
    let sentence = if problems.is_empty() {
        format!("{name}: {total} min over the solved days, as asked")
    } else {
        format!("{name}: {}", problems.join("; "))
    };
    let owed = match block.times {
        Times::PerDay(n) => {
            let days = school.day_ids().filter(|day| allowed(*day));
            let n = Minutes::try_from(n).unwrap_or(1);
            Some(days.filter_map(|day| block.minutes[day.0]).map(|minutes| minutes * n).sum::<Minutes>())
        }
        Times::PerWeek(_) | Times::PerCycle(_) => None,
    };
    let blank = match owed {
        Some(owed) => blank.numbers(owed, total, "minutes"),
        None => blank.numbers(found.owed, found.found, "times"),
    };
    blank.looked_at(counted).met_if(problems.is_empty(), sentence)
}

fn stays_out_of_core(school: &School, book: &Book<'_>, homeroom: HomeroomId) -> Finding {
    let name = &school[homeroom].id;
    let mut lost: Minutes = 0;
    let mut problems = Vec::new();
    let mut counted = Vec::new();
    for day in school.day_ids() {
        let rows = book.of_homeroom(homeroom, day);
        for row in rows.iter().filter(|row| matches!(row.kind, Kind::Intervention | Kind::Eld)) {
            for core in rows.iter().filter(|other| is_core(school, other)) {
                let Some(both) = row.span.intersection(core.span) else { continue };
                lost += both.minutes();
                problems.push(format!(
                    "{}: {} takes {} min of {}",
                    school[day].id,
                    label(row),
                    both.minutes(),
                    label(core)
                ));
                counted.push(Counted::part(row, 0, format!("inside core instruction at {}", list(&[both]))));
            }
        }
    }
    let sentence = if problems.is_empty() {
        format!("{name}: no intervention inside core instruction")
    } else {
        format!("{name}, {}", problems.join("; "))
    };
    Finding::about(ID, Subject::Homeroom(homeroom))
        .numbers(0, lost, "minutes")
        .looked_at(counted)
        .met_if(lost == 0, sentence)
}

/// Whether the row is core instruction by the block or course it names.
fn is_core(school: &School, row: &Stretch) -> bool {
    if matches!(row.kind, Kind::Intervention | Kind::Eld) {
        return false;
    }
    school.blocks.iter().any(|block| block.core && (block.id == row.course || block.alternates.contains(&row.course)))
        || school.courses.iter().any(|course| course.core && course.id == row.course)
}
