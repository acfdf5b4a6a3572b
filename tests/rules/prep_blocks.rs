//! `daily-prep` and `prep-total`: which blocks count, on which days, with what added.

use crate::given::{Given, daily_prep, given, numbers, prep_total, span, staff};
use crate::whole_weeks::{dated, whole_weeks};
use commonhour::check::Verdict;
use commonhour::model::{Period, Role, Share, Week};
use commonhour::rules::blocks::{Extra, OnDays};
use commonhour::rules::clause::{CountsIn, Covers, Per, Prorate, ShortDays};
use commonhour::rules::prep_total::Target;
use commonhour::rules::{daily_prep, prep_total};

const DAILY: &str = "daily-prep";
const TOTAL: &str = "prep-total";

fn daily(given: Given, change: impl FnOnce(&mut daily_prep::Terms)) -> Given {
    given.contract(|contract| {
        let mut terms = daily_prep();
        change(&mut terms);
        contract.daily_prep.push(terms);
    })
}

fn total(given: Given, change: impl FnOnce(&mut prep_total::Terms)) -> Given {
    given.contract(|contract| {
        let mut terms = prep_total();
        change(&mut terms);
        contract.prep_total.push(terms);
    })
}

/// Only Ruiz.
fn ruiz(given: &Given) -> Covers {
    Covers { staff: vec![staff(&given.school, "ruiz")], ..Covers::default() }
}

#[test]
fn short_blocks_that_are_forbidden_break_a_day_that_has_enough() {
    let week = |minutes: i32| {
        let end = commonhour::model::Clock::at(11, 20) + minutes;
        given()
            .and(&format!("Mon 11:20-{end} prep - - ruiz"))
            .but("Mon,Tue 11:20-12:00 instruct - 3A ruiz", "Tue 11:20-12:00 instruct - 3A ruiz")
    };
    let forbid = |terms: &mut daily_prep::Terms| terms.blocks.forbid = true;
    assert_eq!(daily(week(29), |_| {}).broken_by(&[DAILY, TOTAL]), []);
    let given = daily(week(29), forbid);
    assert_eq!(given.broken_by(&[DAILY, TOTAL]), [(DAILY, "ruiz".to_owned(), 30, 29)]);
    assert!(
        given.said_by(&[DAILY, TOTAL])[0]
            .ends_with("a block of 29 min, 11:20–11:49, is not allowed: none shorter than 30")
    );
    assert_eq!(daily(week(30), forbid).broken_by(&[DAILY, TOTAL]), []);
    let forbid = |terms: &mut prep_total::Terms| (terms.block, terms.blocks.forbid) = (30, true);
    assert_eq!(total(week(29), forbid).broken_by(&[DAILY, TOTAL]), [(TOTAL, "ruiz".to_owned(), 30, 29)]);
    assert_eq!(total(week(30), forbid).broken_by(&[DAILY, TOTAL]), []);
}

#[test]
fn a_block_cut_by_the_bell_is_measured_whole() {
    let week = given()
        .and("Mon 07:45-08:10 prep - - ruiz")
        .but("* 08:00-09:00 instruct literacy 3A ruiz", "Tue,Wed 08:00-09:00 instruct literacy 3A ruiz");
    let terms = |terms: &mut daily_prep::Terms| (terms.minutes, terms.block, terms.blocks.forbid) = (30, 25, true);
    assert_eq!(daily(week, terms).broken_by(&[DAILY, TOTAL]), []);
}

#[test]
fn longest_block_counts_up_to_it_or_is_forbidden() {
    let week = || {
        given()
            .but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-10:31 prep - - ruiz")
            .but("Wed 10:00-10:30 lunch - - ruiz", "Wed 10:31-10:32 lunch - - ruiz")
    };
    let longest = |most, forbid| {
        total(week(), |terms| {
            terms.target = Target::Minutes(120);
            (terms.blocks.longest, terms.blocks.forbid) = (Some(most), forbid);
            terms.clause.covers = Covers { staff: vec![commonhour::model::StaffId(0)], ..Covers::default() };
        })
    };
    assert_eq!(longest(60, false).broken_by(&[DAILY, TOTAL]), []);
    assert_eq!(longest(59, false).broken_by(&[DAILY, TOTAL]), [(TOTAL, "ruiz".to_owned(), 120, 119)]);
    assert_eq!(longest(60, true).broken_by(&[DAILY, TOTAL]), [(TOTAL, "ruiz".to_owned(), 60, 61)]);
    assert_eq!(longest(61, true).broken_by(&[DAILY, TOTAL]), []);
}

#[test]
fn a_total_in_at_most_so_many_blocks() {
    let at_most = |blocks, minutes| {
        total(given(), |terms| {
            terms.target = Target::Minutes(minutes);
            terms.blocks.at_most = Some(blocks);
        })
    };
    assert_eq!(at_most(2, 60).broken_by(&[DAILY, TOTAL]), []);
    assert_eq!(
        at_most(2, 61).broken_by(&[DAILY, TOTAL]),
        [(TOTAL, "ruiz".to_owned(), 61, 60), (TOTAL, "cho".to_owned(), 61, 60)]
    );
    assert!(at_most(2, 61).said_by(&[DAILY, TOTAL])[0].contains("the 2 longest blocks"));
}

#[test]
fn boston_elementary_at_most_two_blocks_a_day() {
    let week = |rows| {
        total(whole_weeks(5, rows), |terms| {
            terms.target = Target::Minutes(240);
            (terms.block, terms.blocks.a_day) = (48, Some(2));
            terms.clause.covers = Covers { staff: vec![commonhour::model::StaffId(0)], ..Covers::default() };
        })
    };
    let even = "* 10:00-10:48 prep - - ruiz";
    assert_eq!(week(even).broken_by(&[DAILY, TOTAL]), []);
    let two = "D1,D2 10:00-10:48 prep - - ruiz\nD1,D2 12:00-12:48 prep - - ruiz\nD3 10:00-10:48 prep - - ruiz";
    assert_eq!(week(two).broken_by(&[DAILY, TOTAL]), []);
    let three = format!("{two}\nD1 14:00-14:48 prep - - ruiz");
    let given = week(&three);
    assert_eq!(given.broken_by(&[DAILY, TOTAL]), [(TOTAL, "ruiz".to_owned(), 2, 3)]);
    assert!(
        given.said_by(&[DAILY, TOTAL])[0].ends_with("3 blocks on D1, at most 2 a day"),
        "{:?}",
        given.said_by(&[DAILY, TOTAL])
    );
}

#[test]
fn spread_compares_full_days() {
    let spread = |most, rows: &str| {
        total(whole_weeks(5, rows), |terms| {
            terms.target = Target::Minutes(1);
            terms.spread = Some(most);
            let none = Covers { staff: vec![commonhour::model::StaffId(0)], ..Covers::default() };
            terms.clause.covers = none;
        })
    };
    let rows = "D1,D2,D3,D4 10:00-10:45 prep - - ruiz\nD5 10:00-11:01 prep - - ruiz";
    assert_eq!(spread(16, rows).broken_by(&[DAILY, TOTAL]), []);
    assert_eq!(spread(15, rows).broken_by(&[DAILY, TOTAL]), [(TOTAL, "ruiz".to_owned(), 15, 16)]);
}

#[test]
fn fresno_elementary_on_156_of_180_days() {
    let year = |with, without| {
        let given =
            dated(whole_weeks(2, "D1 10:00-10:45 prep - - ruiz\nD2 10:00-10:44 prep - - ruiz"), &[with, without]);
        let covers = ruiz(&given);
        daily(given, |terms| {
            (terms.minutes, terms.block) = (45, 45);
            terms.on = Some(OnDays { days: 156, of: Some(180), per: Per::Year });
            terms.clause.covers = covers;
        })
    };
    let kept = year(156, 24);
    let finding = &kept.about(DAILY, "ruiz")[0];
    assert_eq!((finding.verdict, numbers(finding), finding.evidence.unit), (Verdict::Met, (156, 156), "days"));
    assert_eq!(year(155, 25).broken_by(&[DAILY, TOTAL]), [(DAILY, "ruiz".to_owned(), 156, 155)]);
    // Two days fewer: the 24 without stand.
    assert_eq!(numbers(&year(154, 24).about(DAILY, "ruiz")[0]), (154, 154));
    let unknown = daily(given(), |terms| terms.on = Some(OnDays { days: 156, of: Some(180), per: Per::Year }));
    assert_eq!(unknown.about(DAILY, "ruiz")[0].verdict, Verdict::CannotBeDecided);
}

#[test]
fn at_least_one_long_block_a_week() {
    let week = |minutes| {
        daily(
            given()
                .but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:20-10:00 prep - - ruiz")
                .but("Wed 09:00-09:30 instruct - 3A ruiz", "Wed 09:00-09:20 instruct - 3A ruiz"),
            |terms| {
                (terms.minutes, terms.block) = (minutes, minutes);
                terms.on = Some(OnDays { days: 1, of: None, per: Per::Week });
                terms.clause.covers = Covers { staff: vec![commonhour::model::StaffId(0)], ..Covers::default() };
            },
        )
    };
    assert_eq!(week(40).broken_by(&[DAILY, TOTAL]), []);
    let given = week(41);
    assert_eq!(given.broken_by(&[DAILY, TOTAL]), [(DAILY, "ruiz".to_owned(), 1, 0)]);
    assert_eq!(
        given.said_by(&[DAILY, TOTAL]),
        ["ruiz, every week: 41 min of prep on 0 of 3 days at work (not Mon, Tue, Wed); on 1 required by Art. 7"]
    );
}

#[test]
fn orange_county_an_average_of_sixty_with_forty_five_in_one_piece() {
    let week = |first: &str| {
        let rows =
            format!("D1 {first} prep - - ruiz\nD1 14:00-14:15 prep - - ruiz\nD2,D3,D4,D5 10:00-11:00 prep - - ruiz");
        let given = whole_weeks(5, &rows);
        let covers = ruiz(&given);
        let given = daily(given, |terms| {
            (terms.minutes, terms.block) = (45, 45);
            terms.clause.covers = covers.clone();
        });
        total(given, |terms| {
            (terms.target, terms.block, terms.short_weeks) = (Target::Minutes(300), 1, ShortDays::Prorated);
            terms.clause.covers = covers;
        })
    };
    assert_eq!(week("10:00-10:45").broken_by(&[DAILY, TOTAL]), []);
    assert_eq!(
        week("10:00-10:44").broken_by(&[DAILY, TOTAL]),
        [(DAILY, "ruiz".to_owned(), 45, 44), (TOTAL, "ruiz".to_owned(), 300, 299)]
    );
}

#[test]
fn texas_450_in_two_weeks_counts_blocks_of_45() {
    let weeks = |rows| {
        let given = whole_weeks(10, rows);
        let covers = ruiz(&given);
        total(given, |terms| {
            (terms.target, terms.per, terms.block) = (Target::Minutes(450), Per::Weeks(2), 45);
            terms.clause.covers = covers;
        })
    };
    assert_eq!(weeks("* 10:00-10:45 prep - - ruiz").broken_by(&[DAILY, TOTAL]), []);
    let forties = "D1,D2,D3,D4,D5 10:00-10:50 prep - - ruiz\nD6,D7,D8,D9,D10 10:00-10:40 prep - - ruiz";
    assert_eq!(weeks(forties).broken_by(&[DAILY, TOTAL]), [(TOTAL, "ruiz".to_owned(), 450, 250)]);
}

#[test]
fn the_duty_day_lies_around_the_bells() {
    let week = |counts_in| {
        daily(given().but("Wed 09:30-10:00 prep - - ruiz", "Wed 11:05-11:35 prep - - ruiz"), |terms| {
            terms.counts_in = counts_in;
        })
    };
    assert_eq!(week(CountsIn::StudentDay).broken_by(&[DAILY, TOTAL]), [(DAILY, "ruiz".to_owned(), 30, 0)]);
    assert_eq!(week(CountsIn::DutyDay { before: 15, after: 35 }).broken_by(&[DAILY, TOTAL]), []);
    assert_eq!(
        week(CountsIn::DutyDay { before: 15, after: 34 }).broken_by(&[DAILY, TOTAL]),
        [(DAILY, "ruiz".to_owned(), 30, 29)]
    );
}

#[test]
fn denver_ten_minutes_at_the_bell_unless_no_students_come_then() {
    let bells = |given: Given, minutes| {
        daily(given, |terms| {
            (terms.counts_in, terms.blocks.bells) = (CountsIn::PaidDay, minutes);
        })
    };
    let after = || given().but("Wed 09:30-10:00 prep - - ruiz", "Wed 11:05-11:35 prep - - ruiz");
    assert_eq!(bells(after(), 5).broken_by(&[DAILY, TOTAL]), []);
    assert_eq!(bells(after(), 6).broken_by(&[DAILY, TOTAL]), [(DAILY, "ruiz".to_owned(), 30, 29)]);
    let free = || {
        after()
            .but("Wed 10:50-11:00 instruct - 3A ruiz", "Wed 10:50-11:00 instruct - 3A cho")
            .but("Wed 10:50-11:00 instruct - 3B cho", "Wed 10:49-10:50 instruct - 3B cho")
    };
    assert_eq!(bells(free(), 6).on(DAILY, "ruiz", "Wed").verdict, Verdict::Met);
    // With periods it is the last period that counts, not the minutes.
    let periods = bells(free(), 6).school(|school| {
        let last = Period { name: "3".to_owned(), span: span("10:00-11:00"), grades: Vec::new(), joins_next: false };
        school.day_types[1].periods = vec![last];
    });
    assert_eq!(numbers(&periods.on(DAILY, "ruiz", "Wed")), (30, 30));
    let taught = periods.but("Wed 10:30-10:50 recess recess 3A;3B aide", "Wed 10:30-10:50 recess recess 3A;3B ruiz");
    assert_eq!(numbers(&taught.on(DAILY, "ruiz", "Wed")), (30, 29));
}

#[test]
fn some_roles_are_owed_more() {
    let extra = |minutes| {
        let given = given();
        let covers = Covers { staff: vec![staff(&given.school, "cho")], ..Covers::default() };
        total(given, |terms| {
            terms.target = Target::Minutes(80);
            terms.extra = vec![Extra { covers, minutes }];
        })
    };
    assert_eq!(extra(10).broken_by(&[DAILY, TOTAL]), []);
    assert_eq!(extra(11).broken_by(&[DAILY, TOTAL]), [(TOTAL, "cho".to_owned(), 91, 90)]);
    // Part time: the sum scales, 0.5 of 160 + 20.
    let half = extra(20).contract(|contract| {
        contract.prep_total[0].target = Target::Minutes(160);
        contract.prep_total[0].prorate = Prorate::Linear;
    });
    let half = half.school(|school| school.staff[1].roles[0].1 = Share::of_hundredths(50));
    assert_eq!(numbers(&half.about(TOTAL, "cho")[0]), (90, 90));
    let daily = daily(given(), |terms| {
        let covers = Covers { roles: vec![Role::ClassroomTeacher], ..Covers::default() };
        (terms.minutes, terms.block, terms.extra) = (25, 25, vec![Extra { covers, minutes: 6 }]);
    });
    assert_eq!(numbers(&daily.on(DAILY, "ruiz", "Mon")), (31, 30));
}

#[test]
fn st_paul_five_minutes_for_every_25_of_teaching() {
    // Ruiz teaches 60 each day, 60 and 40 more on Tuesday, 40 on Monday, 30 and 10 on Wednesday: 360.
    let ratio = |of| {
        total(given(), |terms| {
            terms.target = Target::PerTeaching { minutes: 5, of };
        })
    };
    let finding = &ratio(25).about(TOTAL, "ruiz")[0];
    assert_eq!((finding.verdict, numbers(finding)), (Verdict::Met, (72, 90)));
    assert_eq!(ratio(20).broken_by(&[DAILY, TOTAL]), []);
    assert_eq!(numbers(&ratio(20).about(TOTAL, "ruiz")[0]), (90, 90));
    assert_eq!(ratio(19).broken_by(&[DAILY, TOTAL])[0], (TOTAL, "ruiz".to_owned(), 95, 90));
}

#[test]
fn a_share_of_it_inside_the_student_day() {
    let share = |share| {
        total(given().but("Wed 09:30-10:00 prep - - ruiz", "Wed 11:00-11:30 prep - - ruiz"), |terms| {
            terms.counts_in = CountsIn::PaidDay;
            terms.student_day_share = Some(share);
        })
    };
    assert_eq!(share(67).broken_by(&[DAILY, TOTAL]), []);
    assert_eq!(share(68).broken_by(&[DAILY, TOTAL]), [(TOTAL, "ruiz".to_owned(), 61, 60)]);
}

#[test]
fn granite_510_in_four_weeks() {
    // 45 each week in the day, 60 and 105 in turns on the early-out day.
    let rows =
        "D1,D6,D11,D16 10:00-10:45 prep - - ruiz\nD5,D15 13:00-14:00 prep - - ruiz\nD10,D20 13:00-14:45 prep - - ruiz";
    let weeks = |rows: &str| {
        let given = whole_weeks(20, rows);
        let covers = ruiz(&given);
        total(given, |terms| {
            (terms.target, terms.per, terms.block) = (Target::Minutes(510), Per::Weeks(4), 45);
            terms.clause.covers = covers;
        })
    };
    assert_eq!(weeks(rows).broken_by(&[DAILY, TOTAL]), []);
    assert_eq!(
        weeks(&rows.replace("13:00-14:45", "13:00-14:44")).broken_by(&[DAILY, TOTAL]),
        [(TOTAL, "ruiz".to_owned(), 510, 508)]
    );
}

#[test]
fn any_ten_school_days_in_a_row() {
    let rows =
        "D1,D2,D3,D4,D5,D11,D12,D13,D14,D15 10:00-10:45 prep - - ruiz\nD6,D7,D8,D9,D10 10:00-10:40 prep - - ruiz";
    let given = whole_weeks(15, rows);
    let covers = ruiz(&given);
    let given = total(given, |terms| {
        (terms.target, terms.per, terms.block) = (Target::Minutes(425), Per::Rolling(10), 1);
        terms.clause.covers = covers;
    });
    assert_eq!(given.broken_by(&[DAILY, TOTAL]), []);
    let rolling = given.contract(|contract| contract.prep_total[0].target = Target::Minutes(426));
    // Every window that holds all five of the second week.
    assert_eq!(rolling.broken_by(&[DAILY, TOTAL]).len(), 6);
    assert_eq!(rolling.broken_by(&[DAILY, TOTAL])[0], (TOTAL, "ruiz".to_owned(), 426, 425));
}

#[test]
fn a_short_week_that_is_prorated_keeps_the_average() {
    let given = given().school(|school| {
        let days = school.weeks[0].days[..2].to_vec();
        school.weeks.push(Week { name: "week 2".to_owned(), days, count: 1, short: true });
    });
    let given = total(given, |terms| terms.short_weeks = ShortDays::Prorated);
    assert_eq!(numbers(&given.about(TOTAL, "ruiz")[1]), (60, 60));
}

#[test]
fn the_limit_shown_of_a_total_is_the_one_a_forbidden_block_breaks() {
    let week = |second: &str| {
        let given = given()
            .but("Mon,Tue 11:20-12:00 instruct - 3A ruiz", "Tue 11:20-12:00 instruct - 3A ruiz")
            .and(&format!("Mon 11:00-{second} prep - - ruiz"));
        let covers = ruiz(&given);
        let given = total(given, |terms| {
            (terms.block, terms.blocks.forbid, terms.blocks.longest) = (30, true, Some(40));
            terms.clause.covers = covers;
        });
        let finding = given.about(TOTAL, "ruiz")[0].clone();
        let said = finding.evidence.sentence.rsplit_once("; Mon ").map_or(String::new(), |own| own.1.to_owned());
        (finding.verdict, numbers(&finding), said)
    };
    let short = "11:00–11:29 is not allowed: no block shorter than 30".to_owned();
    assert_eq!(week("11:29"), (Verdict::NotMet, (30, 29), short));
    assert_eq!(week("11:30"), (Verdict::Met, (90, 120), String::new()));
    assert_eq!(week("11:40"), (Verdict::Met, (90, 130), String::new()));
    let long = "11:00–11:41 is not allowed: no block longer than 40".to_owned();
    assert_eq!(week("11:41"), (Verdict::NotMet, (40, 41), long));
}

#[test]
fn days_away_and_short_days_are_left_out_of_the_spread() {
    let spread = |away: bool| {
        let given = whole_weeks(3, "D1,D2 10:00-10:45 prep - - ruiz").school(|school| {
            if away {
                school.staff[0].hours.pop();
            }
        });
        let covers = ruiz(&given);
        let given = total(given, |terms| {
            (terms.target, terms.spread, terms.clause.covers) = (Target::Minutes(90), Some(44), covers);
        });
        given.broken_by(&[TOTAL])
    };
    assert_eq!(spread(true), []);
    assert_eq!(spread(false), [(TOTAL, "ruiz".to_owned(), 44, 45)], "at work and without");
    let short = given().but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-09:59 prep - - ruiz");
    let covers = ruiz(&short);
    let short = total(short, |terms| {
        (terms.target, terms.spread, terms.clause.covers) = (Target::Minutes(89), Some(0), covers);
    });
    assert_eq!(short.broken_by(&[TOTAL]), []);
    let regular = short.school(|school| school.day_types[1].short = false);
    assert_eq!(regular.broken_by(&[TOTAL]), [(TOTAL, "ruiz".to_owned(), 0, 1)]);
}

#[test]
fn what_some_are_owed_beyond_their_teaching_is_added() {
    let extra = |minutes| {
        let given = given();
        let covers = Covers { staff: vec![staff(&given.school, "cho")], ..Covers::default() };
        total(given, |terms| {
            terms.target = Target::PerTeaching { minutes: 5, of: 25 };
            terms.extra = vec![Extra { covers, minutes }];
        })
    };
    let owed = |given: &Given, who: &str| numbers(&given.about(TOTAL, who)[0]);
    assert_eq!((owed(&extra(18), "ruiz"), owed(&extra(18), "cho")), ((72, 90), (90, 90)));
    assert_eq!(extra(18).broken_by(&[TOTAL]), []);
    assert_eq!(extra(19).broken_by(&[TOTAL]), [(TOTAL, "cho".to_owned(), 91, 90)]);
}
