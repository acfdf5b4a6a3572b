//! `student-minutes`

use crate::given::{Given, block, clause, given, numbers, span};
use commonhour::check::{Finding, Verdict};
use commonhour::model::{Block, GradeId, Kind, Per, School, Span};
use commonhour::rules::clause::{Covers, ShortDays};
use commonhour::rules::student_minutes::{Least, Terms, What};

const RULE: &str = "student-minutes";

/// Instruction of 130 minutes a day.
pub(crate) fn terms() -> Terms {
    Terms {
        clause: clause(&[]),
        what: What::instruction(),
        least: Some(Least::Total(130)),
        at_most: None,
        per: Per::Day,
        each_day: None,
        short_day: None,
        short_weeks: ShortDays::Full,
        block: 1,
        passing: 0,
        passing_per_day: None,
        groups_count: false,
        if_any: false,
        school_days: None,
    }
}

fn with(change: impl FnOnce(&mut Terms)) -> Given {
    given().contract(|contract| {
        let mut terms = terms();
        change(&mut terms);
        contract.student_minutes.push(terms);
    })
}

fn said(finding: &Finding) -> (Verdict, (i64, i64)) {
    (finding.verdict, numbers(finding))
}

/// A school day in which 3A is taught from 8:00 for `long` minutes on Monday and from 8:00 to 11:00 on Wednesday; in the
/// calendar Monday comes `times` times and then Wednesday once.
fn averaged(end: &str, times: usize, change: impl FnOnce(&mut Terms)) -> Given {
    let mut given = with(change).school(|school| {
        school.day_types[0].students = span(&format!("08:00-{end}"));
        school.days[0].dates = (1..=times).map(|day| format!("2026-09-{day:02}")).collect();
        school.days[2].dates = vec!["2026-09-30".to_owned()];
    });
    given.week = format!("\nMon 08:00-{end} instruct - 3A ruiz\nWed 08:00-11:00 instruct - 3A ruiz\n");
    given
}

fn ten_days(terms: &mut Terms) {
    terms.per = Per::Rolling(10);
    terms.least = Some(Least::Average(240));
    terms.each_day = Some(180);
}

#[test]
fn keeps_exactly_and_breaks_by_one_minute() {
    let given = with(|_| {});
    let finding = given.on(RULE, "3A", "Wed");
    assert_eq!(said(&finding), (Verdict::Met, (130, 130)));
    assert_eq!(finding.evidence.sentence, "3A, Wed: 130 min of instruction; at least 130 required by Art. 7");
    let lunch = finding.evidence.counted.iter().find(|counted| counted.kind == Kind::Lunch).expect("lunch");
    assert_eq!((lunch.minutes, lunch.reason.as_str()), (0, "lunch is not instruction"));
    let given = with(|_| {}).but("Wed 10:50-11:00 instruct - 3A ruiz", "Wed 10:51-11:00 instruct - 3A ruiz");
    assert_eq!(said(&given.on(RULE, "3A", "Wed")), (Verdict::NotMet, (130, 129)));
    assert_eq!(given.on(RULE, "3B", "Wed").verdict, Verdict::Met);
}

#[test]
fn short_days_have_a_number_of_their_own() {
    let longer = |terms: &mut Terms| terms.least = Some(Least::Total(190));
    assert_eq!(said(&with(longer).on(RULE, "3A", "Wed")), (Verdict::NotMet, (190, 130)));
    let given = with(|terms| {
        longer(terms);
        terms.short_day = Some(130);
    });
    assert_eq!(said(&given.on(RULE, "3A", "Mon")), (Verdict::Met, (190, 190)));
    assert_eq!(said(&given.on(RULE, "3A", "Wed")), (Verdict::Met, (130, 130)));
    let given = with(|terms| {
        longer(terms);
        terms.short_day = Some(131);
    });
    assert_eq!(said(&given.on(RULE, "3A", "Wed")), (Verdict::NotMet, (131, 130)));
}

#[test]
fn recess_counts_only_where_the_clause_says_so() {
    // Kindergarten: the least with recess, the most without.
    let given = with(|terms| {
        let What::Kinds(kinds) = &mut terms.what else { panic!("kinds") };
        kinds.push(Kind::Recess);
        terms.least = Some(Least::Total(210));
    });
    assert_eq!(said(&given.on(RULE, "3A", "Mon")), (Verdict::Met, (210, 210)));
    assert_eq!(
        given.on(RULE, "3A", "Wed").evidence.sentence,
        "3A, Wed: 150 min of instruction and recess; at least 210 required by Art. 7"
    );
}

#[test]
fn a_longest_kindergarten_day_is_kept_and_broken_by_one_minute() {
    let most = |minutes| {
        with(move |terms| {
            terms.least = None;
            terms.at_most = Some(minutes);
        })
    };
    assert_eq!(said(&most(190).on(RULE, "3A", "Mon")), (Verdict::Met, (190, 190)));
    let finding = most(189).on(RULE, "3A", "Mon");
    assert_eq!(said(&finding), (Verdict::NotMet, (189, 190)));
    assert_eq!(finding.evidence.sentence, "3A, Mon: 190 min of instruction; at most 189 allowed by Art. 7");
}

#[test]
fn california_nine_days_of_250_and_one_of_180_average_240() {
    let finding = averaged("12:10", 9, ten_days).about(RULE, "3A").remove(0);
    assert_eq!(said(&finding), (Verdict::Met, (2400, 2430)));
    assert_eq!(
        finding.evidence.sentence,
        "3A, any 10 school days: 2430 min of instruction (9 × Mon 250, Wed 180); at least 2400 required, at least 180 \
         every day required, fewest 180 on Wed by Art. 7"
    );
}

#[test]
fn california_nine_days_of_245_and_one_of_180_do_not() {
    let finding = averaged("12:05", 9, ten_days).about(RULE, "3A").remove(0);
    assert_eq!(said(&finding), (Verdict::NotMet, (2400, 2385)));
}

#[test]
fn california_one_day_below_the_floor_breaks_an_average_that_is_kept() {
    let given = averaged("12:10", 9, |terms| {
        ten_days(terms);
        terms.each_day = Some(181);
    });
    assert_eq!(said(&given.about(RULE, "3A")[0]), (Verdict::NotMet, (181, 180)));
}

#[test]
fn california_two_days_in_a_row_average_240_with_none_below_180() {
    let two = |terms: &mut Terms| {
        ten_days(terms);
        terms.per = Per::Rolling(2);
    };
    let kept = averaged("13:00", 1, two);
    assert_eq!(said(&kept.about(RULE, "3A")[0]), (Verdict::Met, (480, 480)));
    let broken = averaged("12:59", 1, two);
    assert_eq!(said(&broken.about(RULE, "3A")[0]), (Verdict::NotMet, (480, 479)));
}

#[test]
fn california_block_schedules_have_1200_in_five_days_or_2400_in_ten() {
    let per = |days, minutes| {
        averaged("12:15", 9, move |terms| {
            terms.per = Per::Rolling(days);
            terms.least = Some(Least::Total(minutes));
        })
    };
    // Nine days of 255: any five keep 1,200 (4 × 255 + 180), and any ten 2,400.
    let five: Vec<(i64, i64)> = per(5, 1200).about(RULE, "3A").iter().map(numbers).collect();
    assert_eq!(five, [(1200, 1275), (1200, 1200)]);
    assert!(per(5, 1200).about(RULE, "3A").iter().all(|finding| finding.verdict == Verdict::Met));
    assert_eq!(said(&per(10, 2400).about(RULE, "3A")[0]), (Verdict::Met, (2400, 2475)));
    let broken = per(5, 1201).about(RULE, "3A");
    assert_eq!(said(&broken[1]), (Verdict::NotMet, (1201, 1200)));
}

#[test]
fn a_year_needs_a_calendar() {
    let year = |terms: &mut Terms| {
        terms.per = Per::Year;
        terms.least = Some(Least::Total(2430));
        terms.school_days = Some(10);
    };
    let finding = with(year).about(RULE, "3A").remove(0);
    assert_eq!(finding.verdict, Verdict::CannotBeDecided);
    assert_eq!(
        finding.evidence.sentence,
        "3A: the school file has no [calendar], so its months and its year are not known by Art. 7"
    );
    assert_eq!(said(&averaged("12:10", 9, year).about(RULE, "3A")[0]), (Verdict::Met, (2430, 2430)));
    assert_eq!(said(&averaged("12:09", 9, year).about(RULE, "3A")[0]), (Verdict::NotMet, (2430, 2421)));
    let finding = averaged("12:30", 8, year).about(RULE, "3A").remove(0);
    assert_eq!((said(&finding), finding.evidence.unit), ((Verdict::NotMet, (2430, 2340)), "minutes"));
    let finding = averaged("13:00", 8, year).about(RULE, "3A").remove(0);
    assert_eq!((said(&finding), finding.evidence.unit), ((Verdict::NotMet, (10, 9)), "school days"));
}

#[test]
fn california_a_year_of_180_days_of_200_minutes_is_36000() {
    let year = |minutes: i32| {
        let mut given = with(move |terms| {
            terms.per = Per::Year;
            terms.least = Some(Least::Total(36_000));
        });
        given = given.school(|school: &mut School| {
            let first: jiff::civil::Date = "2026-08-17".parse().expect("a date");
            let date = |day: i64| first.checked_add(jiff::Span::new().days(day)).expect("a date").to_string();
            school.days[0].dates = (0..180).map(date).collect();
        });
        given.week = format!("\nMon 08:00-{} instruct - 3A ruiz\n", commonhour::model::Clock(480 + minutes));
        given
    };
    assert_eq!(said(&year(200).about(RULE, "3A")[0]), (Verdict::Met, (36_000, 36_000)));
    assert_eq!(said(&year(199).about(RULE, "3A")[0]), (Verdict::NotMet, (36_000, 35_820)));
}

fn pe(terms: &mut Terms) {
    terms.what = What::Named(vec!["Art".to_owned()]);
    terms.per = Per::Rolling(10);
    terms.least = Some(Least::Total(120));
}

#[test]
fn physical_education_is_added_up_over_ten_days() {
    // Without a calendar the three days of the week repeat: ten in a row hold three or four Mondays of 30 minutes.
    let mut found: Vec<(Verdict, (i64, i64))> = with(pe).about(RULE, "3A").iter().map(said).collect();
    found.sort_unstable();
    assert_eq!(found.first(), Some(&(Verdict::Met, (120, 120))));
    assert_eq!(found.last(), Some(&(Verdict::NotMet, (120, 90))));
    let given = with(|terms| {
        pe(terms);
        terms.least = Some(Least::Total(90));
    });
    assert!(given.about(RULE, "3A").iter().all(|finding| finding.verdict == Verdict::Met));
}

#[test]
fn a_name_the_school_does_not_use_cannot_be_decided() {
    let given = with(|terms| {
        pe(terms);
        terms.what = What::Named(vec!["pe".to_owned()]);
    });
    let finding = given.about(RULE, "3A").remove(0);
    assert_eq!(finding.verdict, Verdict::CannotBeDecided);
    assert_eq!(finding.evidence.sentence, "3A: neither school file nor schedule calls anything `pe` by Art. 7");
}

#[test]
fn recess_is_owed_where_there_is_any() {
    let recess = |least, short| {
        with(move |terms| {
            terms.what = What::Kinds(vec![Kind::Recess]);
            terms.least = Some(Least::Total(least));
            terms.short_day = Some(short);
            terms.if_any = true;
        })
    };
    let given = recess(30, 15);
    assert_eq!(said(&given.on(RULE, "3A", "Mon")), (Verdict::NotMet, (30, 20)));
    assert_eq!(said(&given.on(RULE, "3A", "Wed")), (Verdict::Met, (15, 20)));
    let given = given.but("Mon,Tue 11:00-11:20 recess recess 3A;3B aide", "Tue 10:30-11:00 recess recess 3A;3B aide");
    assert_eq!(given.on(RULE, "3A", "Mon").verdict, Verdict::DoesNotApply);
    let given = recess(20, 20);
    assert_eq!(given.on(RULE, "3A", "Mon").verdict, Verdict::Met);
    let given = given.but("Wed 10:30-10:50 recess recess 3A;3B aide", "Wed 10:30-10:49 recess recess 3A;3B aide");
    assert_eq!(said(&given.on(RULE, "3A", "Wed")), (Verdict::NotMet, (20, 19)));
}

#[test]
fn only_stretches_that_are_long_enough_count() {
    let given = with(|terms| {
        terms.what = What::Core;
        terms.least = Some(Least::Total(60));
        terms.block = 60;
    });
    assert_eq!(said(&given.on(RULE, "3A", "Mon")), (Verdict::Met, (60, 60)));
    // A group taken out for ten minutes in the middle leaves the rest in pieces, and part of the class without them.
    let given = given.and("Mon 08:20-08:30 intervention win 3A vega note:speech");
    assert_eq!(said(&given.on(RULE, "3A", "Mon")), (Verdict::CannotBeDecided, (60, 0)));
    let given = with(|terms| {
        terms.what = What::Core;
        terms.least = Some(Least::Total(60));
        terms.block = 60;
    })
    .but("* 08:00-09:00 instruct literacy 3A ruiz", "* 08:01-09:00 instruct literacy 3A ruiz");
    let finding = given.on(RULE, "3A", "Mon");
    assert_eq!(said(&finding), (Verdict::NotMet, (60, 0)));
    let literacy = finding.evidence.counted.iter().find(|counted| counted.span == span("08:01-09:00"));
    let literacy = literacy.expect("literacy");
    assert_eq!((literacy.minutes, literacy.reason.as_str()), (0, "in a stretch of 59 min, and 60 count"));
}

#[test]
fn one_day_below_the_floor_breaks_it_whatever_another_day_has() {
    // Wednesday has 130 and no more; on Monday a part of the class is elsewhere for an hour.
    let given = with(|terms| {
        terms.per = Per::Week;
        terms.least = None;
        terms.each_day = Some(131);
    })
    .and("Mon 08:00-09:00 lunch - 3A aide");
    assert_eq!(given.about(RULE, "3A")[0].verdict, Verdict::NotMet);
}

#[test]
fn language_development_in_groups_is_enough_where_the_clause_says_so() {
    let eld = |groups_count| {
        let given = with(move |terms| {
            terms.what = What::Kinds(vec![Kind::Eld]);
            terms.least = Some(Least::Total(30));
            terms.groups_count = groups_count;
        });
        given.and("* 08:00-08:30 eld win 3A vega note:eld")
    };
    assert_eq!(said(&eld(true).on(RULE, "3A", "Mon")), (Verdict::Met, (30, 30)));
    let finding = eld(false).on(RULE, "3A", "Mon");
    assert_eq!(said(&finding), (Verdict::CannotBeDecided, (30, 0)));
    assert!(finding.evidence.sentence.ends_with("and the file does not say which students"), "{finding:?}");
    assert_eq!(said(&eld(true).on(RULE, "3B", "Mon")), (Verdict::NotMet, (30, 0)));
}

#[test]
fn no_minute_without_content_is_allowed() {
    let empty = |what: What| {
        with(move |terms| {
            terms.what = what;
            terms.least = None;
            terms.at_most = Some(0);
        })
    };
    let open = || empty(What::Kinds(vec![Kind::Open]));
    assert!(open().about(RULE, "3A").iter().all(|finding| finding.verdict == Verdict::Met));
    let given = open().but("Wed 10:50-11:00 instruct - 3A ruiz", "Wed 10:51-11:00 instruct - 3A ruiz");
    assert_eq!(said(&given.on(RULE, "3A", "Wed")), (Verdict::NotMet, (0, 1)), "in no row is open");
    assert_eq!(said(&empty(What::Unnamed).on(RULE, "3A", "Wed")), (Verdict::NotMet, (0, 40)));
}

#[test]
fn walks_count_up_to_a_limit_and_one_way_at_lunch() {
    let walking = |passing, per_day| {
        let mut given = with(move |terms| {
            terms.passing = passing;
            terms.passing_per_day = per_day;
            terms.least = Some(Least::Total(100));
        });
        given.week = "
Mon 08:00-09:00 instruct - 3A ruiz
Mon 09:00-09:12 passing - 3A ruiz
Mon 09:12-10:00 instruct - 3A ruiz
Mon 10:00-10:05 transition - 3A ruiz
Mon 10:05-10:35 lunch lunch 3A aide
Mon 10:35-10:40 transition - 3A ruiz
Mon 10:40-12:00 instruct - 3A ruiz
"
        .to_owned();
        given.on(RULE, "3A", "Mon")
    };
    let lessons = 60 + 48 + 80;
    assert_eq!(numbers(&walking(0, None)), (100, lessons));
    let finding = walking(10, None);
    assert_eq!(numbers(&finding), (100, lessons + 10 + 5));
    let reasons: Vec<&str> = finding.evidence.counted.iter().map(|counted| counted.reason.as_str()).collect();
    assert!(reasons.contains(&"walks count up to 10 min"), "{reasons:?}");
    assert!(reasons.contains(&"the walk back from lunch; the walk there counts"), "{reasons:?}");
    assert_eq!(numbers(&walking(10, Some(12))), (100, lessons + 12));
}

#[test]
fn other_grades_are_not_covered() {
    let given = with(|terms| terms.clause.covers = Covers { grades_elsewhere: true, ..Covers::default() });
    let findings = given.findings(RULE);
    assert_eq!((findings.len(), findings[0].verdict), (1, Verdict::DoesNotApply));
    assert_eq!(findings[0].evidence.sentence, "nobody is covered by Art. 7");
    // A combination class is covered through its further grade.
    let given = with(|terms| terms.clause.covers.grades = vec![GradeId(1)]).school(|school| {
        let mut grade = school.grades[0].clone();
        grade.id = "4".to_owned();
        grade.homerooms.clear();
        school.grades.push(grade);
        school.homerooms[1].also = vec![GradeId(1)];
    });
    assert_eq!(given.about(RULE, "3A").len(), 0);
    assert_eq!(given.about(RULE, "3B").len(), 3);
}

#[test]
fn short_weeks_are_waived_or_in_proportion() {
    let week = |short_weeks| {
        with(move |terms| {
            terms.per = Per::Week;
            terms.least = Some(Least::Total(510));
            terms.short_weeks = short_weeks;
        })
        .school(|school| {
            let short = school.weeks[0].days[..2].to_vec();
            let week = commonhour::model::Week { name: "short".to_owned(), days: short, count: 1, short: true };
            school.weeks.push(week);
        })
        .about(RULE, "3A")
    };
    assert_eq!(
        week(ShortDays::Full).iter().map(said).collect::<Vec<_>>(),
        [(Verdict::Met, (510, 510)), (Verdict::NotMet, (510, 380))]
    );
    assert_eq!(week(ShortDays::Waived)[1].verdict, Verdict::DoesNotApply);
    assert_eq!(said(&week(ShortDays::Prorated)[1]), (Verdict::Met, (340, 380)));
}

/// What counted on a day: when, kind, minutes and why not all.
fn counted(finding: &Finding) -> Vec<(Span, Kind, i32, &str)> {
    finding.evidence.counted.iter().map(|own| (own.span, own.kind, own.minutes, own.reason.as_str())).collect()
}

#[test]
fn stretches_alike_are_shown_as_one() {
    let finding = with(|_| {}).on(RULE, "3A", "Tue");
    let expected = [
        (span("08:00-10:00"), Kind::Instruct, 120, ""),
        (span("10:00-10:30"), Kind::Intervention, 30, ""),
        (span("10:30-11:00"), Kind::Lunch, 0, "lunch is not instruction"),
        (span("11:00-11:20"), Kind::Recess, 0, "recess is not instruction"),
        (span("11:20-12:00"), Kind::Instruct, 40, ""),
    ];
    assert_eq!(counted(&finding), expected);
}

#[test]
fn blocks_and_courses_are_known_by_id_or_by_name() {
    let named = |name: &str| {
        let own = vec![name.to_owned()];
        with(|terms| (terms.what, terms.least) = (What::Named(own), Some(Least::Total(30)))).school(|school| {
            school.courses[0].name = "Visual Arts".to_owned();
            school.blocks.push(Block { alternates: vec!["garden".to_owned()], ..block("civics", Kind::Instruct, 30) });
            school.blocks.last_mut().expect("a block").name = "Our Town".to_owned();
        })
    };
    let monday = |name: &str| said(&named(name).on(RULE, "3A", "Mon"));
    assert_eq!(monday("art"), (Verdict::Met, (30, 30)));
    assert_eq!(monday("visual arts"), (Verdict::Met, (30, 30)));
    for known in ["civics", "our town", "garden"] {
        assert_eq!(monday(known), (Verdict::NotMet, (30, 0)), "{known} is known and in no row");
    }
    assert_eq!(named("pottery").about(RULE, "3A")[0].verdict, Verdict::CannotBeDecided);
}

#[test]
fn a_divided_class_shows_what_the_others_have_and_undecided_is_not_broken() {
    let given = with(|terms| {
        terms.what = What::Kinds(vec![Kind::Eld]);
        terms.least = None;
        terms.at_most = Some(0);
    })
    .and("* 08:00-08:30 eld win 3A vega note:eld");
    let finding = given.on(RULE, "3A", "Mon");
    assert_eq!(said(&finding), (Verdict::CannotBeDecided, (0, 0)));
    let reason = "only a part of the homeroom, another has instruct literacy 08:00–09:00";
    assert_eq!(counted(&finding)[0], (span("08:00-08:30"), Kind::Eld, 0, reason));
}

#[test]
fn a_stretch_of_just_the_length_counts_in_the_evidence_too() {
    let given = with(|terms| (terms.what, terms.block) = (What::Core, 60));
    assert_eq!(counted(&given.on(RULE, "3A", "Mon"))[0], (span("08:00-09:00"), Kind::Instruct, 60, ""));
}

/// 3A's Monday with walks of up to ten minutes counted.
fn monday(rows: &str, change: impl FnOnce(&mut Terms)) -> Finding {
    let mut given = with(|terms| {
        terms.passing = 10;
        change(terms);
    });
    given.week = format!("\n{rows}\n");
    given.on(RULE, "3A", "Mon")
}

const ONE_WALK: &str = "Mon 08:00-09:00 instruct - 3A ruiz
Mon 09:00-09:06 passing - 3A ruiz
Mon 09:06-09:12 transition - 3A ruiz
Mon 09:12-12:00 instruct - 3A ruiz";

#[test]
fn a_walk_of_two_rows_is_one_walk() {
    let finding = monday(ONE_WALK, |_| {});
    assert_eq!(numbers(&finding), (130, 60 + 168 + 10));
    let walk = &counted(&finding)[1..3];
    assert_eq!(walk[0], (span("09:00-09:06"), Kind::Passing, 6, ""));
    assert_eq!(walk[1], (span("09:06-09:12"), Kind::Transition, 4, "walks count up to 10 min"));
    let none = monday(ONE_WALK, |terms| terms.passing = 0);
    assert_eq!(counted(&none)[1].3, "passing is not instruction", "no walk counts");
    let both = vec![Kind::Passing, Kind::Transition];
    let walks = monday(ONE_WALK, |terms| terms.what = What::Kinds(both));
    assert_eq!(numbers(&walks), (130, 12), "once, where walks are what is counted");
}

#[test]
fn walks_count_towards_a_maximum() {
    let most = |minutes: i32| said(&monday(ONE_WALK, |terms| (terms.least, terms.at_most) = (None, Some(minutes))));
    assert_eq!(most(238), (Verdict::Met, (238, 238)));
    assert_eq!(most(237), (Verdict::NotMet, (237, 238)));
}

#[test]
fn the_walk_from_a_lunch_nobody_walked_to_counts() {
    let rows = "Mon 08:00-10:05 instruct - 3A ruiz
Mon 10:05-10:35 lunch lunch 3A aide
Mon 10:35-10:40 transition - 3A ruiz
Mon 10:40-12:00 instruct - 3A ruiz";
    let finding = monday(rows, |_| {});
    assert_eq!(numbers(&finding), (130, 125 + 80 + 5));
    assert_eq!(counted(&finding)[2], (span("10:35-10:40"), Kind::Transition, 5, ""));
}

#[test]
fn weeks_that_are_not_short_owe_the_whole_number() {
    let week = |short_weeks| {
        let given = with(|terms| {
            (terms.per, terms.least, terms.short_weeks) = (Per::Week, Some(Least::Total(510)), short_weeks);
        });
        let given = given.school(|school| {
            let days = school.weeks[0].days[..2].to_vec();
            let week = commonhour::model::Week { name: "two days".to_owned(), days, count: 1, short: false };
            school.weeks.push(week);
        });
        given.about(RULE, "3A").iter().map(said).collect::<Vec<_>>()
    };
    let whole = [(Verdict::Met, (510, 510)), (Verdict::NotMet, (510, 380))];
    assert_eq!(week(ShortDays::Waived), whole);
    assert_eq!(week(ShortDays::Prorated), whole);
}
