//! Specials: one section less, not all at once, two homerooms combined, one more a day.

use super::catalogue::{Catalogue, Draft, count, set};
use crate::model::{ChangeKind, CourseId, GradeId, Item, Shortfall, Together};

pub(super) fn add(all: &mut Catalogue<'_>) {
    for course in (0..all.school.courses.len()).map(CourseId) {
        fewer(all, course);
        more_of_one_course(all, course);
    }
    let grades: Vec<GradeId> =
        (0..all.school.grades.len()).map(GradeId).filter(|grade| has_specials(all, *grade)).collect();
    for grade in &grades {
        rules(all, &[*grade]);
    }
    if grades.len() > 1 {
        rules(all, &grades);
    }
}

fn has_specials(all: &Catalogue<'_>, grade: GradeId) -> bool {
    all.school.courses.iter().any(|course| course.per_cycle[grade.0] > 0)
}

/// One section of a course less, for one grade or for all.
fn fewer(all: &mut Catalogue<'_>, course: CourseId) {
    let Some(header) = all.course_header(course) else { return };
    let (id, name) = (all.school[course].id.clone(), all.school[course].name.clone());
    let usual = all.whole(&[header, &id, "per-cycle"]).unwrap_or(1);
    let written = |all: &Catalogue<'_>, grade: GradeId| {
        all.whole(&[header, &id, "per-cycle-for", &all.school[grade].id]).unwrap_or(usual)
    };
    let own: Vec<GradeId> =
        (0..all.school.grades.len()).map(GradeId).filter(|grade| all.school[course].per_cycle[grade.0] > 0).collect();
    let sentence = |now: i64, of: &str| match now {
        1 => format!("no {name}{of}"),
        _ => format!("{name} {} instead of {now} times a rotation{of}", now - 1),
    };
    for grade in &own {
        let now = written(all, *grade);
        let of = if own.len() > 1 { format!(" in {}", all.grade_word(*grade)) } else { String::new() };
        let ladder = format!("sections {id} {}", all.school[*grade].id);
        let mut draft = Draft::new(ChangeKind::Sections, ladder, sentence(now, &of));
        draft.family = format!("sections {id}");
        draft.touches = vec![Item::Sections(course, *grade)];
        draft.edits = vec![set(&[header, &id, "per-cycle-for", &all.school[*grade].id], now - 1)];
        all.add(draft);
    }
    if own.len() > 1 && !all.has(&[header, &id, "per-cycle-for"]) {
        let mut draft = Draft::new(ChangeKind::Sections, format!("sections {id}"), sentence(usual, " in any grade"));
        draft.units = count(&own);
        draft.touches = own.iter().map(|grade| Item::Sections(course, *grade)).collect();
        draft.edits = vec![set(&[header, &id, "per-cycle"], usual - 1)];
        all.add(draft);
    }
}

/// One section more a day of one course.
fn more_of_one_course(all: &mut Catalogue<'_>, course: CourseId) {
    let Some(header) = all.course_header(course) else { return };
    let facts = &all.school[course];
    let (now, id) = (facts.max_per_day, facts.id.clone());
    if facts.per_cycle.iter().all(|count| *count <= now) {
        return;
    }
    let sentence = format!("{} up to {} times a day for one homeroom instead of {now}", facts.name, now + 1);
    let mut draft = Draft::new(ChangeKind::Most, format!("most {id}"), sentence);
    for grade in (0..all.school.grades.len()).map(GradeId).filter(|grade| facts.per_cycle[grade.0] > 0) {
        draft.touches.extend([Item::MostSections(grade), Item::Sections(course, grade)]);
    }
    draft.edits = vec![set(&[header, &id, "max-per-day"], now + 1)];
    draft.way = format!("most {id}");
    draft.eases = true;
    all.add(draft);
}

/// How the sections of some grades lie, and what happens when specialists are too few.
fn rules(all: &mut Catalogue<'_>, grades: &[GradeId]) {
    let school = all.school;
    let of = match grades {
        [one] if school.grades.len() > 1 => format!("specials of {}", all.grade_word(*one)),
        _ => "specials".to_owned(),
    };
    let every =
        |own: &dyn Fn(&crate::model::Sections) -> bool| grades.iter().all(|grade| own(&school.sections[grade.0]));
    let same = |key: &str, value: String| -> Vec<_> {
        grades.iter().map(|grade| set(&["sections", &school[*grade].id, key], &value)).collect()
    };
    let touching = |item: fn(GradeId) -> Item| grades.iter().map(|grade| item(*grade)).collect::<Vec<_>>();
    let several = grades.iter().any(|grade| school[*grade].homerooms.len() > 1);
    if several && every(&|own| own.together == Together::Parallel) {
        for (word, sentence) in [
            ("free", format!("{of} need not be all at once")),
            ("sequence", format!("{of} one homeroom after another instead of all at once")),
        ] {
            let mut draft = Draft::new(ChangeKind::Together, format!("together {of}"), sentence);
            draft.family.clone_from(&draft.way);
            draft.units = count(grades);
            draft.touches = touching(Item::Together);
            draft.edits = same("together", format!("\"{word}\""));
            draft.step = if word == "free" { 2 } else { 1 };
            // Each homeroom after another is something else; apart is whatever it was before, and more.
            draft.eases = word == "free";
            all.add(draft);
        }
    }
    if several && every(&|own| own.shortfall == Shortfall::None) {
        for (word, sentence) in [
            ("combine", format!("two homerooms may be combined in {of}")),
            ("divide", format!("one homeroom may be divided among the others in {of}")),
            ("aide", format!("an aide may stay with a homeroom that is left over in {of}")),
        ] {
            let mut draft = Draft::new(ChangeKind::Shortfall, format!("shortfall {of}"), sentence);
            draft.family.clone_from(&draft.way);
            draft.units = count(grades);
            draft.touches = touching(Item::Together);
            // Whoever is combined, divided or with an aide needs no section of their own.
            let courses = (0..school.courses.len()).map(CourseId);
            draft.touches.extend(courses.flat_map(|own| grades.iter().map(move |grade| Item::Sections(own, *grade))));
            draft.edits = same("shortfall", format!("\"{word}\""));
            all.add(draft);
        }
    }
    let most = grades.iter().map(|grade| school.sections[grade.0].max_per_day).max().unwrap_or(2);
    if every(&|own| own.max_per_day == most) {
        let sentence = format!("{of} up to {} times a day for one homeroom instead of {most}", most + 1);
        let mut draft = Draft::new(ChangeKind::Most, format!("most {of}"), sentence);
        "most sections".clone_into(&mut draft.family);
        draft.units = count(grades);
        draft.touches = touching(Item::MostSections);
        draft.edits = same("max-per-day", (most + 1).to_string());
        draft.eases = true;
        all.add(draft);
    }
}
