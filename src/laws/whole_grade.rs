//! A whole grade cannot be out at once with fewer specialists than homerooms, or than half of them where two may have one section.

use super::certificate::Certificate;
use super::facts::{grade_name, one_by_one, pairs, teachers, two_fit};
use super::sum::{Sum, Without, fewest, line, number};
use crate::model::{GradeId, Item, School, Shortfall, Together};
use itertools::Itertools;

/// Id of the law.
pub(super) const LAW: &str = "whole-grade";

pub(super) fn find(school: &School) -> Vec<Certificate> {
    let all = (0..school.grades.len()).map(GradeId).filter(|grade| {
        let rule = &school.sections[grade.0];
        rule.together == Together::Parallel && matches!(rule.shortfall, Shortfall::None | Shortfall::Combine)
    });
    all.filter_map(|grade| Some((grade, fewest(|without| count(school, grade, without))?)))
        .map(|(grade, sum)| {
            let (needs, has) = (sum.needs(), sum.has());
            let grade_id = &school[grade].id;
            let sentence = if one_by_one(school, grade) {
                format!(
                    "Grade {grade_id}: {needs} homerooms are to be in specials at once, and only {has} specialists teach that grade."
                )
            } else {
                let crew: i64 = sum.there.iter().map(|line| line.times).sum();
                let each = if two_fit(school, &[grade]) { "two" } else { "one: two are too many children" };
                format!(
                    "Grade {grade_id}: {needs} homerooms are to be in specials at once, and the {crew} specialists who teach that \
                     grade have room for {has}, each for {each}."
                )
            };
            sum.certificate(LAW, sentence)
        })
        .collect()
}

fn count(school: &School, grade: GradeId, without: &Without) -> Option<Sum> {
    let all = pairs(school).into_iter().filter(|(_, own)| *own == grade).collect_vec();
    let sections = all.iter().map(|(course, _)| Item::Sections(*course, grade)).filter(|item| without.asks(item));
    let sections = sections.collect_vec();
    let together = Item::Together(grade);
    if sections.is_empty() || !without.asks(&together) {
        return None;
    }
    // Everybody who teaches anything to the grade, on the day when most of them are there.
    let crew = teachers(school, &all);
    let there = school
        .day_ids()
        .filter(|day| school[*day].cycle_day.is_some())
        .map(|day| crew.iter().filter(|who| school.paid_day(**who, day).is_some()).count())
        .max()?;
    Some(Sum {
        unit: "specialists at once",
        needed: vec![line(
            format!("homerooms of {}", grade_name(school, grade)),
            number(school[grade].homerooms.len()),
            1,
        )],
        there: vec![line(
            "specialists at school on one day",
            number(there),
            if two_fit(school, &[grade]) { 2 } else { 1 },
        )],
        wishes: sections.into_iter().chain([together]).collect(),
        facts: crew.into_iter().map(Item::Staff).collect(),
    })
}
