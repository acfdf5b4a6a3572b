//! `daily-prep`

use crate::given::{Given, daily_prep, given, numbers};
use commonhour::check::Verdict;
use commonhour::model::{Kind, Share};
use commonhour::rules::blocks::OnDays;
use commonhour::rules::clause::{CountsIn, Per, Prorate, ShortDays};
use commonhour::rules::daily_prep::Terms;

const RULE: &str = "daily-prep";

fn with(change: impl FnOnce(&mut Terms)) -> Given {
    given().contract(|contract| {
        let mut terms = daily_prep();
        change(&mut terms);
        contract.daily_prep.push(terms);
    })
}

#[test]
fn keeps_exactly() {
    let finding = with(|_| {}).on(RULE, "ruiz", "Mon");
    assert_eq!((finding.verdict, numbers(&finding)), (Verdict::Met, (30, 30)));
    assert_eq!(finding.article, "7");
    assert_eq!(finding.evidence.sentence, "ruiz, Mon: longest prep 30 min, 10:00–10:30; 30 required by Art. 7");
}

#[test]
fn breaks_by_one_minute() {
    let given = with(|_| {}).but("Mon,Tue 10:00-10:30 prep - - cho", "Mon,Tue 10:01-10:30 prep - - cho");
    assert_eq!(given.broken(), [(RULE, "cho".to_owned(), 30, 29), (RULE, "cho".to_owned(), 30, 29)]);
}

#[test]
fn rows_that_touch_are_one_block() {
    let given = with(|_| {})
        .but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-09:40 prep - - ruiz")
        .and("Wed 09:40-10:00 prep - - ruiz");
    assert_eq!(given.broken(), []);
}

#[test]
fn two_blocks_count_only_where_the_clause_says_so() {
    let week = |given: Given| {
        given
            .but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-09:44 prep - - ruiz")
            .and("Wed 09:44-09:45 open - - ruiz")
            .and("Wed 10:30-10:46 prep - - ruiz")
    };
    assert_eq!(week(with(|_| {})).broken(), [(RULE, "ruiz".to_owned(), 30, 16)]);
    assert_eq!(week(with(|terms| terms.block = 14)).broken(), []);
    let given = week(with(|terms| terms.block = 15));
    assert_eq!(given.broken(), [(RULE, "ruiz".to_owned(), 30, 16)]);
    let finding = given.on(RULE, "ruiz", "Wed");
    let reasons: Vec<&str> = finding.evidence.counted.iter().map(|seen| seen.reason.as_str()).collect();
    assert_eq!(
        reasons,
        ["a block of 14 min; only blocks of 15 or more count", "nothing is set, so nothing is promised", ""]
    );
}

#[test]
fn directed_prep_does_not_count() {
    let given = with(|_| {}).but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-10:00 prep - - ruiz by:principal");
    assert_eq!(given.broken(), [(RULE, "ruiz".to_owned(), 30, 0)]);
    assert_eq!(given.sentences(), ["ruiz, Wed: no prep that counts; 30 required by Art. 7"]);
}

#[test]
fn collaboration_counts_only_where_the_clause_says_so() {
    let week =
        |given: Given| given.but("Mon,Tue 10:00-10:30 prep - - ruiz by:teacher", "Tue 10:00-10:30 prep - - ruiz");
    assert_eq!(week(with(|_| {})).broken(), [(RULE, "ruiz".to_owned(), 30, 0)]);
    let given = week(with(|terms| terms.clause.counts.prep.push(Kind::Collaboration)));
    assert_eq!(given.broken(), []);
    assert!(given.on(RULE, "ruiz", "Mon").evidence.sentence.ends_with("individual 0 min, with the team 60 min"));
}

#[test]
fn minutes_before_the_bell_count_in_the_paid_day_only() {
    let week = |given: Given| given.but("Wed 09:30-10:00 prep - - ruiz", "Wed 11:00-11:30 prep - - ruiz");
    assert_eq!(week(with(|_| {})).broken(), [(RULE, "ruiz".to_owned(), 30, 0)]);
    assert_eq!(week(with(|terms| terms.counts_in = CountsIn::PaidDay)).broken(), []);
}

#[test]
fn short_days_are_full_waived_or_prorated() {
    let week = |given: Given, minutes: i32| {
        let end = format!("Wed 09:30-{} prep - - ruiz", commonhour::model::Clock::at(9, 30) + minutes);
        given.but("Wed 09:30-10:00 prep - - ruiz", &end)
    };
    // 180 of 240 minutes: 22.5 of 30, half up 23.
    let prorated = || with(|terms| terms.short_days = ShortDays::Prorated);
    assert_eq!(week(prorated(), 23).broken(), []);
    assert_eq!(week(prorated(), 22).broken(), [(RULE, "ruiz".to_owned(), 23, 22)]);
    let waived = week(with(|terms| terms.short_days = ShortDays::Waived), 1);
    assert_eq!(waived.broken(), []);
    assert_eq!(waived.on(RULE, "ruiz", "Wed").verdict, Verdict::DoesNotApply);
}

#[test]
fn part_time_owes_a_share_and_days_away_owe_nothing() {
    let part = |prorate| {
        with(|terms| {
            terms.prorate = prorate;
            terms.clause.covers.roles = vec![commonhour::model::Role::Specialist];
        })
        .but("Mon 08:00-08:30 prep - - lane", "Mon 08:00-08:12 prep - - lane")
    };
    assert_eq!(part(Prorate::None).broken(), [(RULE, "lane".to_owned(), 30, 12)]);
    let given = part(Prorate::Linear);
    assert_eq!(given.broken(), []);
    assert_eq!(given.about(RULE, "lane").len(), 1, "two of three days away");
    assert_eq!(numbers(&given.on(RULE, "lane", "Mon")), (12, 12));
}

#[test]
fn part_time_by_the_table_of_the_contract() {
    let table = |thousandths: u32| {
        let rows = vec![(Share::of_thousandths(625), 38), (Share::of_thousandths(500), 30)];
        with(|terms| {
            terms.minutes = 60;
            terms.block = 60;
            terms.prorate = Prorate::Table(rows);
        })
        .school(|school| school.staff[0].roles[0].1 = Share::of_thousandths(thousandths))
    };
    assert_eq!(numbers(&table(625).on(RULE, "ruiz", "Mon")), (38, 30));
    assert_eq!(numbers(&table(500).on(RULE, "ruiz", "Mon")), (30, 30));
    assert_eq!(numbers(&table(1000).on(RULE, "ruiz", "Mon")), (60, 30));
    let between = table(550).on(RULE, "ruiz", "Mon");
    assert_eq!(between.verdict, Verdict::CannotBeDecided);
    assert_eq!(between.evidence.sentence, "ruiz, Mon: the contract's table has no row for 0.55 of full time by Art. 7");
}

#[test]
fn below_full_time_nothing_where_only_full_time_is_owed() {
    let given = with(|terms| {
        terms.minutes = 31;
        terms.prorate = Prorate::OnlyFullTime;
    })
    .school(|school| school.staff[0].roles[0].1 = Share::of_thousandths(999));
    let finding = given.on(RULE, "ruiz", "Mon");
    assert_eq!(finding.verdict, Verdict::DoesNotApply);
    assert_eq!(finding.evidence.sentence, "ruiz, Mon: 0.999 of full time, and only full time is owed it by Art. 7");
    assert_eq!(numbers(&given.on(RULE, "cho", "Mon")), (31, 30));
}

#[test]
fn linear_rounds_half_up_to_the_minute() {
    let owed = |minutes: i32, thousandths: u32| {
        let given = with(|terms| {
            terms.minutes = minutes;
            terms.prorate = Prorate::Linear;
        })
        .school(|school| school.staff[0].roles[0].1 = Share::of_thousandths(thousandths));
        numbers(&given.on(RULE, "ruiz", "Mon")).0
    };
    let shares = [1000, 875, 800, 750, 625, 600, 500, 400, 375, 250, 200];
    assert_eq!(shares.map(|share| owed(60, share)), [60, 53, 48, 45, 38, 36, 30, 24, 23, 15, 12]);
    assert_eq!(shares.map(|share| owed(55, share)), [55, 48, 44, 41, 34, 33, 28, 22, 21, 14, 11]);
}

#[test]
fn kinds_count_where_the_clause_lists_them() {
    let week = |kinds: &[Kind]| {
        with(|terms| terms.clause.counts.prep = kinds.to_vec())
            .but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-09:50 prep - - ruiz")
            .and("Wed 09:50-10:00 passing - 3A ruiz")
            .on(RULE, "ruiz", "Wed")
    };
    assert_eq!(numbers(&week(&[Kind::Prep])), (30, 20));
    assert_eq!(numbers(&week(&[Kind::Prep, Kind::Passing])), (30, 30));
    let directed = |kinds: &[Kind]| {
        with(|terms| terms.clause.counts.prep = kinds.to_vec())
            .but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-10:00 prep - - ruiz by:principal")
            .on(RULE, "ruiz", "Wed")
    };
    assert_eq!(numbers(&directed(&[Kind::Prep])), (30, 0));
    assert_eq!(numbers(&directed(&[Kind::Prep, Kind::DirectedPrep])), (30, 30));
}

#[test]
fn so_many_blocks_a_day_and_not_one_more() {
    let week = |minutes: i32, rows: &str| {
        let given = with(|terms| {
            (terms.minutes, terms.block, terms.blocks.a_day) = (minutes, 10, Some(2));
            terms.clause.covers.staff = vec![commonhour::model::StaffId(0)];
            terms.clause.covers.roles.clear();
        });
        let given = given.but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-09:40 prep - - ruiz").and(rows);
        given.on(RULE, "ruiz", "Wed")
    };
    let two = week(20, "Wed 10:50-11:00 prep - - ruiz");
    assert_eq!(
        (two.verdict, numbers(&two), two.evidence.unit),
        (Verdict::NotMet, (20, 10), "minutes"),
        "with children"
    );
    let two = week(20, "Wed 10:30-10:40 prep - - ruiz");
    assert_eq!((two.verdict, numbers(&two), two.evidence.unit), (Verdict::Met, (20, 20), "minutes"));
    assert_eq!(
        two.evidence.sentence,
        "ruiz, Wed: 20 min of prep in blocks of at least 10 (09:30–09:40, 10:30–10:40); 20 required by Art. 7"
    );
    let three = "Wed 10:30-10:40 prep - - ruiz\nWed 09:45-09:55 prep - - ruiz";
    let many = week(30, three);
    assert_eq!((many.verdict, numbers(&many), many.evidence.unit), (Verdict::NotMet, (2, 3), "blocks"));
    assert!(many.evidence.sentence.ends_with("30 required by Art. 7; 3 blocks, at most 2 a day"));
    let few = week(31, three);
    assert_eq!((few.verdict, numbers(&few), few.evidence.unit), (Verdict::NotMet, (31, 30), "minutes"));
    assert!(few.evidence.sentence.ends_with("31 required by Art. 7; 3 blocks, at most 2 a day"));
}

#[test]
fn the_limit_shown_is_the_one_a_forbidden_block_breaks() {
    let week = |second: &str| {
        let given = with(|terms| {
            (terms.blocks.forbid, terms.blocks.longest) = (true, Some(40));
            terms.clause.covers.staff = vec![commonhour::model::StaffId(0)];
            terms.clause.covers.roles.clear();
        });
        let given = given
            .but("Mon,Tue 11:20-12:00 instruct - 3A ruiz", "Tue 11:20-12:00 instruct - 3A ruiz")
            .and(&format!("Mon 11:00-{second} prep - - ruiz"));
        let finding = given.on(RULE, "ruiz", "Mon");
        let said = finding.evidence.sentence.split_once("; a block").map_or(String::new(), |own| own.1.to_owned());
        (finding.verdict, numbers(&finding), said)
    };
    let not_allowed = |text: &str| text.to_owned();
    let short = not_allowed(" of 29 min, 11:00–11:29, is not allowed: none shorter than 30");
    assert_eq!(week("11:29"), (Verdict::NotMet, (30, 29), short));
    assert_eq!(week("11:30"), (Verdict::Met, (30, 30), String::new()));
    assert_eq!(week("11:40"), (Verdict::Met, (30, 40), String::new()));
    let long = not_allowed(" of 41 min, 11:00–11:41, is not allowed: none longer than 40");
    assert_eq!(week("11:41"), (Verdict::NotMet, (40, 41), long));
}

#[test]
fn the_number_of_days_scales_with_part_time_where_the_clause_says_so() {
    let week = |days: u32, prorate: Prorate| {
        let given = with(|terms| {
            terms.on = Some(OnDays { days, of: None, per: Per::Week });
            terms.prorate = prorate;
        })
        .but("Mon,Tue 10:00-10:30 prep - - ruiz by:teacher", "Mon 10:00-10:30 prep - - ruiz by:teacher")
        .but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-09:40 prep - - ruiz")
        .school(|school| school.staff[0].roles[0].1 = Share::of_hundredths(50));
        let finding = given.about(RULE, "ruiz")[0].clone();
        (finding.verdict, numbers(&finding))
    };
    assert_eq!(week(2, Prorate::Linear), (Verdict::Met, (1, 1)));
    assert_eq!(week(3, Prorate::Linear), (Verdict::NotMet, (2, 1)));
    assert_eq!(week(2, Prorate::None), (Verdict::NotMet, (2, 1)));
}
