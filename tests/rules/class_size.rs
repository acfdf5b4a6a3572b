//! `class-size`

use crate::given::{Given, clause, given, numbers, staff};
use commonhour::check::{Finding, Verdict};
use commonhour::model::{BlockId, CoTeaching, GradeId, HomeroomId, School};
use commonhour::rules::class_size::{Over, Terms, Which};

const RULE: &str = "class-size";

/// At most 24 students.
pub(crate) fn terms() -> Terms {
    Terms {
        clause: clause(&[]),
        most: Some(24),
        average: None,
        over: Over::School,
        sections: Vec::new(),
        combinations: Which::Included,
        co_taught: Which::Included,
        plan_percent: None,
    }
}

fn with(change: impl FnOnce(&mut Terms)) -> Given {
    given().contract(|contract| {
        let mut terms = terms();
        change(&mut terms);
        contract.class_size.push(terms);
    })
}

fn said(finding: &Finding) -> (Verdict, (i64, i64)) {
    (finding.verdict, numbers(finding))
}

/// Adds grade 4 and makes 3B a class of grades 3 and 4.
fn combine(school: &mut School) {
    let mut grade = school.grades[0].clone();
    "4".clone_into(&mut grade.id);
    grade.homerooms.clear();
    school.grades.push(grade);
    school.homerooms[1].also = vec![GradeId(1)];
}

#[test]
fn keeps_exactly_and_breaks_by_one_student() {
    assert_eq!(with(|_| {}).broken(), []);
    let given = with(|_| {}).school(|school| school.homerooms[0].students = 25);
    assert_eq!(given.broken(), [(RULE, "3A".to_owned(), 24, 25)]);
    assert_eq!(given.sentences(), ["3A: 25 students; at most 24 allowed by Art. 7"]);
}

#[test]
fn a_number_the_file_does_not_give_is_not_guessed() {
    let given = with(|_| {}).school(|school| school.homerooms[0].students_counted = false);
    let finding = given.about(RULE, "3A").remove(0);
    assert_eq!(finding.verdict, Verdict::CannotBeDecided);
    assert_eq!(
        finding.evidence.sentence,
        "the school file does not say how many students 3A has; at most 24 allowed by Art. 7"
    );
}

#[test]
fn california_averages_are_compared_without_rounding() {
    let average = |thousandths, students| {
        with(move |terms| {
            terms.most = Some(33);
            terms.average = Some(thousandths);
        })
        .school(move |school| school.homerooms[1].students = students)
        .about(RULE, "school")
        .remove(0)
    };
    assert_eq!(said(&average(31_000, 38)), (Verdict::Met, (62, 62)));
    assert_eq!(said(&average(31_000, 39)), (Verdict::NotMet, (62, 63)));
    // 29.9 × 2 = 59.8
    assert_eq!(said(&average(29_900, 35)), (Verdict::Met, (59, 59)));
    let finding = average(29_900, 36);
    assert_eq!(said(&finding), (Verdict::NotMet, (59, 60)));
    assert_eq!(
        finding.evidence.sentence,
        "the classes covered: 60 students in 2 classes; 29.9 on average allowed, 59 in all by Art. 7"
    );
    let given =
        with(|terms| terms.average = Some(24_000)).school(|school| school.homerooms[1].students_counted = false);
    assert_eq!(given.about(RULE, "school")[0].verdict, Verdict::CannotBeDecided);
}

#[test]
fn averages_of_grades_stand_by_themselves() {
    let given = with(|terms| {
        terms.most = None;
        terms.average = Some(24_000);
        terms.over = Over::Grade;
    })
    .school(|school| {
        combine(school);
        school.homerooms[0].students = 23;
        school.homerooms[1].students = 25;
    });
    let found: Vec<(Verdict, (i64, i64))> = given.about(RULE, "school").iter().map(said).collect();
    assert_eq!(found, [(Verdict::Met, (48, 48)), (Verdict::NotMet, (24, 25))], "grade 3 with 3B, grade 4 of 3B alone");
}

#[test]
fn san_francisco_combination_classes_take_the_lower_cap_or_their_own() {
    let caps = |third, fourth, own: Option<u32>| {
        let cap = move |most, grade: usize, combinations| {
            let mut terms = Terms { most: Some(most), combinations, ..terms() };
            terms.clause.covers.grades = vec![GradeId(grade)];
            terms
        };
        let which = if own.is_some() { Which::LeftOut } else { Which::Included };
        given().school(combine).contract(move |contract| {
            contract.class_size = vec![cap(third, 0, which), cap(fourth, 1, which)];
            contract.class_size.extend(own.map(|own| cap(own, 1, Which::Only)));
        })
    };
    assert_eq!(
        caps(23, 30, None).about(RULE, "3B").iter().map(said).collect::<Vec<_>>(),
        [(Verdict::NotMet, (23, 24)), (Verdict::Met, (30, 24))]
    );
    let own = caps(22, 30, Some(28));
    assert_eq!(own.about(RULE, "3B").iter().map(said).collect::<Vec<_>>(), [(Verdict::Met, (28, 24))]);
    assert_eq!(own.about(RULE, "3A").iter().map(said).collect::<Vec<_>>(), [(Verdict::NotMet, (22, 24))]);
}

#[test]
fn sections_hold_the_students_of_all_their_homerooms() {
    let gym = |most: u32, students: &str| {
        with(move |terms| {
            terms.most = Some(most);
            terms.sections = vec!["art".to_owned()];
        })
        .but(
            "Mon 09:00-09:30 special art 3A okafor @art-room",
            &format!("Mon 09:00-09:30 special art {students} okafor"),
        )
        .but("Mon 09:00-09:30 special music 3B lane", "")
    };
    let finding = gym(48, "3A;3B").about(RULE, "3A").remove(0);
    assert_eq!(said(&finding), (Verdict::Met, (48, 48)));
    let finding = gym(47, "3A;3B").about(RULE, "3A").remove(0);
    assert_eq!(said(&finding), (Verdict::NotMet, (47, 48)));
    assert_eq!(finding.evidence.sentence, "3A: 48 students in art on Mon 09:00–09:30; at most 47 allowed by Art. 7");
    // 3B is divided: some are in art, some in music.
    let divided = gym(47, "3A;3B").and("Mon 09:00-09:30 special music 3B lane");
    let finding = divided.about(RULE, "3A").remove(0);
    assert_eq!(said(&finding), (Verdict::CannotBeDecided, (47, 48)));
    assert_eq!(
        said(&gym(24, "3A;3B").and("Mon 09:00-09:30 special music 3B lane").about(RULE, "3A")[0]).0,
        Verdict::NotMet
    );
    let none = with(|terms| terms.sections = vec!["pe".to_owned()]);
    let finding = none.about(RULE, "3A").remove(0);
    assert_eq!(finding.verdict, Verdict::CannotBeDecided);
    assert_eq!(finding.evidence.sentence, "3A: nothing in the school file is called `pe` by Art. 7");
    let none = with(|terms| terms.sections = vec!["art".to_owned()])
        .but("Mon 09:00-09:30 special art 3A okafor @art-room", "");
    assert_eq!(none.about(RULE, "3A")[0].verdict, Verdict::DoesNotApply);
}

#[test]
fn half_of_a_co_taught_class_may_have_a_plan() {
    let plans = |with_plan: Option<u32>| {
        with(|terms| {
            terms.most = None;
            terms.plan_percent = Some(50);
            terms.co_taught = Which::Only;
        })
        .school(move |school| {
            let vega = staff(school, "vega");
            let pair = CoTeaching { staff: vega, homeroom: HomeroomId(0), block: BlockId(0), days: Vec::new() };
            school.co_teaching.push(pair);
            school.homerooms[0].with_plan = with_plan;
        })
        .findings(RULE)
    };
    assert_eq!(plans(Some(12)).len(), 1, "3B is not co-taught");
    assert_eq!(said(&plans(Some(12))[0]), (Verdict::Met, (12, 12)));
    assert_eq!(said(&plans(Some(13))[0]), (Verdict::NotMet, (12, 13)));
    assert_eq!(plans(None)[0].verdict, Verdict::CannotBeDecided);
}

#[test]
fn nobody_covered_does_not_apply() {
    let findings = with(|terms| terms.combinations = Which::Only).findings(RULE);
    assert_eq!((findings.len(), findings[0].verdict), (1, Verdict::DoesNotApply));
}

/// Art by its section, `most` students in each.
fn art(most: u32) -> Given {
    with(move |terms| {
        terms.most = Some(most);
        terms.sections = vec!["art".to_owned()];
    })
    .but("Mon 09:00-09:30 special art 3A okafor @art-room", "")
    .but("Mon 09:30-10:00 special art 3B okafor @art-room", "")
    .but("Mon 09:00-09:30 special music 3B lane", "")
    .but("Mon 09:30-10:00 special music 3A lane", "")
    .but("Tue 09:00-10:00 instruct - 3A ruiz", "")
    .but("Tue 09:00-10:00 instruct - 3B cho", "")
}

#[test]
fn the_largest_section_decides_and_the_first_of_equals_is_named() {
    let sentence = |rows: &str| art(48).and(rows).about(RULE, "3A").remove(0).evidence.sentence;
    let (alone, both) = ("09:00-09:30 special art 3A okafor", "09:00-09:30 special art 3A;3B okafor");
    let in_tuesday = "3A: 48 students in art on Tue 09:00–09:30; at most 48 allowed by Art. 7";
    assert_eq!(sentence(&format!("Mon {alone}\nTue {both}")), in_tuesday);
    let in_monday = "3A: 48 students in art on Mon 09:00–09:30; at most 48 allowed by Art. 7";
    assert_eq!(sentence(&format!("Mon {both}\nTue {alone}")), in_monday);
    assert_eq!(sentence(&format!("Mon,Tue {both}")), in_monday);
}

#[test]
fn a_section_surely_too_large_decides_before_one_that_only_may_be() {
    let divided = "special art 3A;3B okafor";
    let others = "special music 3A;3B lane";
    // 2 to 48 on Monday, 48 on Tuesday.
    let given = art(47).and(&format!("Mon 09:00-09:30 {divided}\nMon 09:00-09:30 {others}\nTue 09:00-09:30 {divided}"));
    let finding = given.about(RULE, "3A").remove(0);
    assert_eq!(said(&finding), (Verdict::NotMet, (47, 48)));
    assert_eq!(finding.evidence.sentence, "3A: 48 students in art on Tue 09:00–09:30; at most 47 allowed by Art. 7");
    // 24 on Monday are exactly the cap; 2 to 48 on Tuesday.
    let given = art(24)
        .and("Mon 09:00-09:30 special art 3A okafor")
        .and(&format!("Tue 09:00-09:30 {divided}\nTue 09:00-09:30 {others}"));
    assert_eq!(said(&given.about(RULE, "3A")[0]), (Verdict::CannotBeDecided, (24, 48)));
}

#[test]
fn one_student_of_a_divided_homeroom_may_be_there_alone() {
    let given =
        |most| art(most).and("Mon 09:00-09:30 special art 3A;3B okafor").and("Mon 09:00-09:30 special music 3B lane");
    assert_eq!(said(&given(25).about(RULE, "3A")[0]), (Verdict::CannotBeDecided, (25, 48)), "24 and one more");
    assert_eq!(said(&given(24).about(RULE, "3A")[0]), (Verdict::NotMet, (24, 48)));
}

#[test]
fn sections_are_named_by_id_or_by_name_and_a_course_of_a_block_is_known() {
    let first = |section: &str| {
        let finding = with(|terms| terms.sections = vec![section.to_owned()])
            .school(|school| {
                "Fine arts".clone_into(&mut school.courses[0].name);
                "Reading and writing".clone_into(&mut school.blocks[0].name);
                school.blocks[0].alternates = vec!["science".to_owned()];
            })
            .about(RULE, "3A")
            .remove(0);
        (finding.verdict, finding.evidence.sentence)
    };
    let in_art = "3A: 24 students in art on Mon 09:00–09:30; at most 24 allowed by Art. 7".to_owned();
    assert_eq!(first("art"), (Verdict::Met, in_art.clone()));
    assert_eq!(first("fine arts"), (Verdict::Met, in_art));
    let in_literacy = "3A: 24 students in literacy on Mon 08:00–09:00; at most 24 allowed by Art. 7".to_owned();
    assert_eq!(first("literacy"), (Verdict::Met, in_literacy.clone()));
    assert_eq!(first("reading and writing"), (Verdict::Met, in_literacy));
    assert_eq!(first("science"), (Verdict::DoesNotApply, "3A: no section of science by Art. 7".to_owned()));
}

#[test]
fn an_average_of_grades_is_of_the_grades_the_clause_names() {
    let given = with(|terms| {
        (terms.most, terms.average, terms.over) = (None, Some(24_000), Over::Grade);
        terms.clause.covers.grades = vec![GradeId(0)];
    })
    .school(|school| {
        combine(school);
        school.homerooms[1].students = 25;
    });
    // 3B is also of grade 4.
    let own = given.about(RULE, "school");
    assert_eq!(own.iter().map(said).collect::<Vec<_>>(), [(Verdict::NotMet, (48, 49))]);
    assert_eq!(
        own[0].evidence.sentence,
        "grade 3: 49 students in 2 classes; 24 on average allowed, 48 in all by Art. 7"
    );
}
