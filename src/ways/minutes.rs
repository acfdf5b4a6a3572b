//! Blocks and specials that are shorter: five minutes at a time, down to two thirds.

use super::catalogue::{Catalogue, Draft, count, set, shorter};
use crate::model::{BlockId, ChangeKind, CourseId, GradeId, Item, Minutes};

pub(super) fn add(all: &mut Catalogue<'_>) {
    for block in (0..all.school.blocks.len()).map(BlockId) {
        blocks(all, block);
    }
    let courses: Vec<CourseId> = (0..all.school.courses.len()).map(CourseId).collect();
    for course in &courses {
        course_for_everybody(all, &[*course]);
        one_grade(all, *course);
    }
    if courses.len() > 1 {
        course_for_everybody(all, &courses);
    }
}

fn blocks(all: &mut Catalogue<'_>, block: BlockId) {
    for part in all.parts(block) {
        let from = [part.header, all.school[block].id.as_str()];
        if all.has(&[from[0], from[1], "pieces"]) {
            continue;
        }
        let mut lengths: Vec<(Vec<String>, i64)> = Vec::new();
        for inside in [vec!["minutes"], vec!["minutes", "min"]] {
            let minutes = all.whole(&[&from[..], &inside].concat());
            lengths.extend(minutes.map(|minutes| (inside.into_iter().map(str::to_owned).collect(), minutes)));
        }
        for day in all.keys(&[from[0], from[1], "minutes-on"]) {
            let minutes = all.whole(&[from[0], from[1], "minutes-on", &day]);
            lengths.extend(minutes.map(|minutes| (vec!["minutes-on".to_owned(), day], minutes)));
        }
        for (inside, now) in lengths {
            let Ok(now) = Minutes::try_from(now) else { continue };
            let on = if inside[0] == "minutes-on" { format!(" on {}", inside[1]) } else { String::new() };
            for (step, minutes) in shorter(now) {
                let sentence = format!("{} of {minutes} instead of {now} minutes{on}", part.of);
                let ladder = format!("minutes {} {}", part.id, inside.join(" "));
                let mut draft = Draft::new(ChangeKind::Minutes, ladder, sentence);
                draft.units = i64::from(step) * count(&part.grades);
                draft.touches = all.units_of(block, &part.grades);
                draft.edits.clone_from(&part.edits);
                let path: Vec<&str> =
                    [part.header, &part.id].into_iter().chain(inside.iter().map(String::as_str)).collect();
                draft.edits.push(set(&path, minutes));
                draft.step = step;
                draft.family = format!("minutes {} {}", all.school[block].id, inside.join(" "));
                all.add(draft);
            }
        }
    }
}

/// Grades that have a course, with their minutes.
fn grades(all: &Catalogue<'_>, course: CourseId) -> Vec<(GradeId, Minutes)> {
    let minutes = all.school[course].minutes.iter().enumerate();
    minutes.filter_map(|(grade, minutes)| Some((GradeId(grade), (*minutes)?))).collect()
}

/// `minutes` of some specials, where it is one number for all grades.
fn course_for_everybody(all: &mut Catalogue<'_>, courses: &[CourseId]) {
    let mut now = None;
    for course in courses {
        let Some(header) = all.course_header(*course) else { return };
        let id = all.school[*course].id.as_str();
        let own = all.whole(&[header, id, "minutes"]);
        let one_number = !all.has(&[header, id, "minutes-for"]) && own.is_some() && (now.is_none() || now == own);
        if !one_number {
            return;
        }
        now = own;
    }
    let Some(now) = now.and_then(|now| Minutes::try_from(now).ok()) else { return };
    let name = match courses {
        [one] => all.school[*one].name.clone(),
        _ => "every special".to_owned(),
    };
    let all_grades: std::collections::BTreeSet<GradeId> =
        courses.iter().flat_map(|course| grades(all, *course)).map(|(grade, _)| grade).collect();
    let ids: Vec<&str> = courses.iter().map(|course| all.school[*course].id.as_str()).collect();
    for (step, minutes) in shorter(now) {
        let sentence = format!("{name} of {minutes} instead of {now} minutes");
        let mut draft = Draft::new(ChangeKind::Minutes, format!("minutes {}", ids.join(" ")), sentence);
        draft.units = i64::from(step) * i64::try_from(all_grades.len()).unwrap_or(1);
        for course in courses {
            draft.touches.extend(grades(all, *course).into_iter().map(|(grade, _)| Item::Sections(*course, grade)));
            if let Some(header) = all.course_header(*course) {
                draft.edits.push(set(&[header, &all.school[*course].id, "minutes"], minutes));
            }
        }
        draft.step = step;
        "minutes specials".clone_into(&mut draft.family);
        all.add(draft);
    }
}

/// `minutes-for` of one grade.
fn one_grade(all: &mut Catalogue<'_>, course: CourseId) {
    let own = grades(all, course);
    let Some(header) = all.course_header(course) else { return };
    let (id, name) = (all.school[course].id.clone(), all.school[course].name.clone());
    if own.len() < 2 {
        return;
    }
    for (grade, now) in own {
        for (step, minutes) in shorter(now) {
            let sentence = format!("{name} of {minutes} instead of {now} minutes in {}", all.grade_word(grade));
            let mut draft =
                Draft::new(ChangeKind::Minutes, format!("minutes {id} of {}", all.school[grade].id), sentence);
            draft.units = i64::from(step);
            draft.touches = vec![Item::Sections(course, grade)];
            draft.edits = vec![set(&[header, &id, "minutes-for", &all.school[grade].id], minutes)];
            draft.step = step;
            "minutes specials".clone_into(&mut draft.family);
            all.add(draft);
        }
    }
}
