//! What the solver is told of clauses, line by line: never more than was promised, and where a line is missing on purpose.

use crate::given::{Given, block, clause, daily_prep, given, prep_total, span, staff};
use commonhour::model::{
    DayId, HomeroomId, Kind, MeetsIn, Minutes, Owed, Per, Role, School, Share, StaffId, Week, Who,
};
use commonhour::plan::Demands;
use commonhour::rules::blocks::{Blocks, Extra, OnDays};
use commonhour::rules::clause::{CountsIn, Covers, Prorate, ShortDays, Verb};
use commonhour::rules::duties::{KINDS, When, Which};
use commonhour::rules::duty_free_lunch::{Average, StudentsLunch};
use commonhour::rules::prep_options::{Choice, Pattern, Wanted};
use commonhour::rules::{
    Contract, collaboration_after_prep, daily_prep, duties, duty_free_lunch, prep_options, prep_total, relief,
    specialist_gap,
};

/// `ruiz Mon prep 30 in 08:00–12:00`, `cho prep 90 over Mon 08:00–12:00, Tue …`, of one person.
fn told(given: &Given, who: &str) -> Vec<String> {
    let demands: Demands = given.contract.demands(&given.school);
    let who = staff(&given.school, who);
    let day = |day: DayId| given.school[day].id.clone();
    let mut lines = Vec::new();
    for own in demands.own_time.iter().chain(&demands.breaks).filter(|own| own.who == who) {
        lines.push(format!("{} {} {} in {}", day(own.day), own.kind.word(), own.minutes, own.window));
    }
    for own in demands.own_totals.iter().filter(|own| own.who == who) {
        let days: Vec<String> = own.days.iter().map(|(id, span)| format!("{} {span}", day(*id))).collect();
        lines.push(format!("{} in blocks of {} over {}", own.minutes, own.block, days.join(", ")));
    }
    for own in demands.most_blocks.iter().filter(|own| own.who == who) {
        lines.push(format!("{} blocks a day at most", own.most));
    }
    for (_, minutes, _) in demands.gaps.iter().filter(|own| own.0 == who) {
        lines.push(format!("{minutes} between sections"));
    }
    for own in demands.barred.iter().filter(|own| own.who == who) {
        let times: Vec<String> = own.times.iter().map(ToString::to_string).collect();
        lines.push(format!("{} no {} over {} at {}", day(own.day), own.post, own.longer_than, times.join(", ")));
    }
    lines
}

fn with(change: impl FnOnce(&mut Contract)) -> Given {
    given().contract(change)
}

fn ruiz() -> Covers {
    Covers { staff: vec![StaffId(0)], ..Covers::default() }
}

fn daily(change: impl FnOnce(&mut daily_prep::Terms)) -> Given {
    with(|contract| {
        let mut terms = daily_prep();
        change(&mut terms);
        contract.daily_prep.push(terms);
    })
}

#[test]
fn a_daily_block_is_one_stretch_and_several_are_a_sum() {
    let full = ["Mon prep 30 in 08:00–12:00", "Tue prep 30 in 08:00–12:00", "Wed prep 30 in 08:00–11:00"];
    assert_eq!(told(&daily(|_| {}), "ruiz"), full);
    assert_eq!(told(&daily(|terms| terms.block = 45), "ruiz"), full, "a block longer than the minutes");
    let sums = [
        "30 in blocks of 29 over Mon 08:00–12:00",
        "30 in blocks of 29 over Tue 08:00–12:00",
        "30 in blocks of 29 over Wed 08:00–11:00",
    ];
    assert_eq!(told(&daily(|terms| terms.block = 29), "ruiz"), sums);
    assert_eq!(told(&daily(|_| {}), "aide"), [""; 0], "nobody else");
}

#[test]
fn a_daily_block_grows_by_what_is_extra_and_shrinks_with_the_day() {
    let extra = |terms: &mut daily_prep::Terms| terms.extra = vec![Extra { covers: ruiz(), minutes: 10 }];
    assert_eq!(told(&daily(extra), "ruiz")[0], "Mon prep 40 in 08:00–12:00", "still one block");
    assert_eq!(told(&daily(extra), "cho")[0], "Mon prep 30 in 08:00–12:00");
    let short = |short: ShortDays| told(&daily(|terms| terms.short_days = short), "ruiz");
    assert_eq!(short(ShortDays::Waived).len(), 2);
    // 180 of 240 minutes: 22.5, rounded up.
    assert_eq!(short(ShortDays::Prorated)[2], "Wed prep 23 in 08:00–11:00");
    // Half of full time owes 15 of 30 minutes: one stretch, where blocks are that long.
    let half = |block| {
        let given = daily(|terms| (terms.block, terms.prorate) = (block, Prorate::Linear));
        let given =
            given.school(|school| school.staff[0].roles = vec![(Role::ClassroomTeacher, Share::of_hundredths(50))]);
        told(&given, "ruiz")[0].clone()
    };
    assert_eq!(half(15), "Mon prep 15 in 08:00–12:00");
    assert_eq!(half(14), "15 in blocks of 14 over Mon 08:00–12:00");
    let none = daily(|terms| (terms.minutes, terms.block) = (0, 0));
    assert_eq!(told(&none, "ruiz"), [""; 0]);
    let some_days = daily(|terms| terms.on = Some(OnDays { days: 2, of: None, per: Per::Week }));
    assert_eq!(told(&some_days, "ruiz")[0], "0 in blocks of 30 over Mon 08:00–12:00", "no single day owes it");
}

fn total(change: impl FnOnce(&mut prep_total::Terms)) -> Given {
    with(|contract| {
        let mut terms = prep_total();
        change(&mut terms);
        contract.prep_total.push(terms);
    })
}

/// A second week that has Monday and Tuesday only.
fn short_week(school: &mut School) {
    let days = vec![DayId(0), DayId(1)];
    school.weeks.push(Week { name: "short".to_owned(), days, count: 1, short: true });
}

const WEEK: &str = "Mon 08:00–12:00, Tue 08:00–12:00, Wed 08:00–11:00";

#[test]
fn a_sum_over_the_week_with_what_is_extra_and_a_share_inside_the_student_day() {
    assert_eq!(told(&total(|_| {}), "ruiz"), [format!("90 in blocks of 20 over {WEEK}")]);
    let extra = total(|terms| terms.extra = vec![Extra { covers: ruiz(), minutes: 7 }]);
    assert_eq!(told(&extra, "ruiz"), [format!("97 in blocks of 20 over {WEEK}")]);
    assert_eq!(told(&extra, "cho"), [format!("90 in blocks of 20 over {WEEK}")]);
    let share = |minutes: Minutes| {
        let terms = total(|terms| {
            terms.target = prep_total::Target::Minutes(minutes);
            terms.student_day_share = Some(50);
            terms.counts_in = CountsIn::PaidDay;
        });
        told(&terms, "ruiz")
    };
    let paid = "Mon 07:45–12:30, Tue 07:45–12:30, Wed 07:45–12:30";
    assert_eq!(share(90), [format!("45 in blocks of 20 over {WEEK}"), format!("90 in blocks of 20 over {paid}")]);
    assert_eq!(share(91)[0], format!("46 in blocks of 20 over {WEEK}"), "half a minute counts as one");
    assert_eq!(told(&total(|terms| terms.target = prep_total::Target::Minutes(0)), "ruiz"), [""; 0]);
    assert_eq!(told(&total(|terms| terms.target = prep_total::Target::Minutes(1)), "ruiz").len(), 1);
}

#[test]
fn a_short_week_owes_the_sum_a_part_of_it_or_nothing() {
    let weeks = |short: ShortDays| told(&total(|terms| terms.short_weeks = short).school(short_week), "ruiz");
    let two = "Mon 08:00–12:00, Tue 08:00–12:00";
    assert_eq!(weeks(ShortDays::Full), [format!("90 in blocks of 20 over {two}")], "the whole week follows from it");
    assert_eq!(weeks(ShortDays::Waived), [format!("90 in blocks of 20 over {WEEK}")]);
    let parts = [format!("90 in blocks of 20 over {WEEK}"), format!("60 in blocks of 20 over {two}")];
    assert_eq!(weeks(ShortDays::Prorated), parts);
    let wednesdays = total(|_| {}).school(|school| {
        school.staff[0].hours.retain(|hours| hours.day == DayId(2));
        short_week(school);
    });
    assert_eq!(
        told(&wednesdays, "ruiz"),
        ["90 in blocks of 20 over Wed 08:00–11:00"],
        "no day at work in the short week"
    );
}

#[test]
fn so_many_blocks_a_day() {
    let blocks = || Blocks { a_day: Some(2), ..Blocks::default() };
    assert_eq!(told(&daily(|terms| terms.blocks = blocks()), "cho").last().unwrap(), "2 blocks a day at most");
    assert_eq!(told(&total(|terms| terms.blocks = blocks()), "cho").last().unwrap(), "2 blocks a day at most");
}

fn options(patterns: Vec<Pattern>, change: impl FnOnce(&mut prep_options::Terms)) -> Given {
    with(|contract| {
        let mut terms = prep_options::Terms {
            clause: clause(&[Role::ClassroomTeacher]),
            per: Per::Week,
            choice: Choice::Any,
            options: patterns,
            short_weeks_waived: false,
        };
        change(&mut terms);
        contract.prep_options.push(terms);
    })
}

fn pattern(times: u32, minutes: Minutes, counts_in: CountsIn) -> Pattern {
    Pattern {
        name: String::new(),
        blocks: vec![Wanted { times, minutes, counts_in, window: None }],
        minutes: None,
        most: None,
        between_sections: None,
        impossible: None,
        same_rung: false,
    }
}

#[test]
fn of_several_patterns_the_fewest_minutes_in_the_widest_hours() {
    let inside = pattern(2, 45, CountsIn::StudentDay);
    let given = options(vec![inside.clone(), pattern(4, 30, CountsIn::StudentDay)], |_| {});
    assert_eq!(told(&given, "ruiz"), [format!("90 in blocks of 30 over {WEEK}")]);
    let given = options(vec![inside.clone(), pattern(4, 30, CountsIn::PaidDay)], |_| {});
    assert_eq!(told(&given, "ruiz"), ["90 in blocks of 30 over Mon 07:45–12:30, Tue 07:45–12:30, Wed 07:45–12:30"]);
    let menu = Pattern { minutes: Some(80), ..pattern(0, 45, CountsIn::StudentDay) };
    let given = options(vec![inside.clone(), Pattern { blocks: Vec::new(), ..menu }], |_| {});
    assert_eq!(told(&given, "ruiz"), [format!("80 in blocks of 1 over {WEEK}")]);
    let nothing =
        options(vec![inside.clone(), Pattern { minutes: Some(0), blocks: Vec::new(), ..inside.clone() }], |_| {});
    assert_eq!(told(&nothing, "ruiz"), [""; 0]);
    let weeks = |waived: bool| {
        let given = options(vec![inside.clone(), inside.clone()], |terms| terms.short_weeks_waived = waived);
        told(&given.school(short_week), "ruiz")
    };
    assert_eq!(weeks(true), [format!("90 in blocks of 45 over {WEEK}")]);
    assert_eq!(weeks(false), ["90 in blocks of 45 over Mon 08:00–12:00, Tue 08:00–12:00"]);
    let away = options(vec![inside.clone(), inside], |_| {}).school(|school| school.staff[0].hours.clear());
    assert_eq!(told(&away, "ruiz"), [""; 0]);
}

fn after(change: impl FnOnce(&mut collaboration_after_prep::Terms)) -> Given {
    with(|contract| {
        let mut terms = collaboration_after_prep::Terms {
            clause: clause(&[]),
            kinds: vec![Kind::Collaboration],
            minutes: Some(60),
            blocks: None,
            block: 20,
            counts_in: CountsIn::StudentDay,
            per: Per::Week,
            other_days: false,
        };
        change(&mut terms);
        contract.collaboration_after_prep.push(terms);
    })
}

#[test]
fn own_preparation_comes_first_for_whoever_is_sure_to_meet() {
    let own = [format!("60 in blocks of 20 over {WEEK}")];
    assert_eq!(told(&after(|_| {}), "ruiz"), own);
    assert_eq!(told(&after(|_| {}), "vega"), [""; 0], "in no team");
    let blocks = |minutes| told(&after(|terms| (terms.minutes, terms.blocks) = (minutes, Some(4))), "cho");
    assert_eq!(blocks(None), [format!("80 in blocks of 20 over {WEEK}")]);
    assert_eq!(blocks(Some(81)), [format!("81 in blocks of 20 over {WEEK}")]);
    assert_eq!(told(&after(|terms| terms.minutes = None), "cho"), [""; 0]);
    assert_eq!(told(&after(|terms| terms.kinds = vec![Kind::Meeting]), "cho"), [""; 0]);
    // Meetings that are owed once in a rotation may leave a week without one, and the other way round.
    let per = |per: Per, owed: Owed| {
        told(&after(|terms| terms.per = per).school(|school| school.teams[0].owed = owed), "ruiz").len()
    };
    assert_eq!([per(Per::Week, Owed::PerWeek), per(Per::Week, Owed::PerCycle)], [1, 0]);
    assert_eq!([per(Per::Cycle, Owed::PerCycle), per(Per::Cycle, Owed::PerWeek)], [1, 0]);
    assert_eq!([per(Per::Weeks(2), Owed::PerWeek), per(Per::Day, Owed::PerWeek)], [1, 0]);
    // Where the team may meet outside the student day, it is not sure that it meets inside.
    let meets = |counts_in: CountsIn, meets_in: MeetsIn| {
        let given = after(|terms| terms.counts_in = counts_in).school(|school| school.teams[0].meets_in = meets_in);
        told(&given, "ruiz").len()
    };
    assert_eq!([meets(CountsIn::StudentDay, MeetsIn::PaidDay), meets(CountsIn::PaidDay, MeetsIn::PaidDay)], [0, 1]);
    assert_eq!(meets(CountsIn::PaidDay, MeetsIn::StudentDay), 1);
    // A short week need not have a meeting.
    assert_eq!(told(&after(|_| {}).school(short_week), "ruiz"), own);
    let away = after(|_| {}).school(|school| school.staff[0].hours.clear());
    assert_eq!(told(&away, "ruiz"), [""; 0]);
}

fn lunch(change: impl FnOnce(&mut duty_free_lunch::Terms)) -> Given {
    with(|contract| {
        let mut terms = duty_free_lunch::Terms {
            clause: clause(&[Role::ClassroomTeacher]),
            minutes: 25,
            window: None,
            days_of_at_least: 0,
            excludes: Vec::new(),
            passing: 0,
            students: None,
            in_student_lunch: false,
            average: None,
            prorate: Prorate::None,
        };
        change(&mut terms);
        contract.duty_free_lunch.push(terms);
    })
}

/// Lunch of the students between 10:00 and 11:30, on Wednesdays from 09:45.
fn lunches(school: &mut School) {
    school.blocks[1].windows = vec![Some(span("10:00-11:30")), Some(span("10:00-11:30")), Some(span("09:45-10:45"))];
}

#[test]
fn lunch_with_the_walk_the_students_lunch_and_the_floor() {
    let first = |change: fn(&mut duty_free_lunch::Terms)| told(&lunch(change).school(lunches), "ruiz");
    let plain = ["Mon lunch 25 in 10:00–12:30", "Tue lunch 25 in 10:00–12:30", "Wed lunch 25 in 09:45–12:30"];
    assert_eq!(first(|_| {}), plain);
    assert_eq!(first(|terms| terms.passing = 5)[0], "Mon lunch 30 in 10:00–12:30");
    assert_eq!(first(|terms| terms.students = Some(StudentsLunch::Longer))[0], "Mon lunch 30 in 10:00–12:30");
    assert_eq!(
        first(|terms| (terms.minutes, terms.students) = (40, Some(StudentsLunch::Shorter)))[0],
        "Mon lunch 30 in 10:00–12:30"
    );
    assert_eq!(
        first(|terms| terms.average = Some(Average { floor: 20, per: Per::Week }))[0],
        "Mon lunch 20 in 10:00–12:30"
    );
    assert_eq!(first(|terms| terms.average = Some(Average { floor: 0, per: Per::Week })), [""; 0]);
    let periods = ["Mon lunch 25 in 10:00–11:30", "Tue lunch 25 in 10:00–11:30", "Wed lunch 25 in 09:45–10:45"];
    assert_eq!(first(|terms| terms.in_student_lunch = true), periods);
    assert_eq!(first(|terms| terms.days_of_at_least = 286), [""; 0], "the day has 285 minutes");
    assert_eq!(first(|terms| terms.days_of_at_least = 285).len(), 3);
}

#[test]
fn lunch_in_the_hours_of_whoever_leaves_early_or_misses_the_window() {
    let until = |end: &'static str| {
        told(&lunch(|_| {}).school(|school| school.staff[0].hours[0].span = span(&format!("07:45-{end}"))), "ruiz")[0]
            .clone()
    };
    assert_eq!(until("10:25"), "Mon lunch 25 in 10:00–10:25");
    assert_eq!(until("10:24"), "Mon lunch 25 in 07:45–10:24", "not enough of midday is left");
    let window = lunch(|terms| terms.window = Some(span("12:00-13:00")));
    assert_eq!(told(&window, "ruiz")[0], "Mon lunch 25 in 12:00–12:30");
    let missed = lunch(|terms| terms.window = Some(span("12:30-13:00")));
    assert_eq!(told(&missed, "ruiz")[0], "Mon lunch 25 in 07:45–07:45", "it cannot be kept");
}

fn rest(change: impl FnOnce(&mut relief::Terms)) -> Given {
    with(|contract| {
        let mut terms = relief::Terms {
            clause: clause(&[Role::ClassroomTeacher]),
            kinds: vec![Kind::Relief],
            minutes: 10,
            times: Some(1),
            per_half_day: None,
            total: None,
            every: None,
            days_of_at_least: 0,
        };
        change(&mut terms);
        contract.relief.push(terms);
    })
}

#[test]
fn one_break_a_day_unless_other_time_is_break_enough() {
    let days = ["Mon relief 10 in 08:00–12:00", "Tue relief 10 in 08:00–12:00", "Wed relief 10 in 08:00–11:00"];
    assert_eq!(told(&rest(|_| {}), "ruiz"), days);
    for other in [Kind::Lunch, Kind::Prep] {
        assert_eq!(told(&rest(|terms| terms.kinds.push(other)), "ruiz"), [""; 0]);
    }
    assert_eq!(told(&rest(|terms| terms.kinds = vec![Kind::Recess]), "ruiz"), [""; 0]);
    assert_eq!(told(&rest(|terms| terms.minutes = 180), "ruiz").len(), 3);
    assert_eq!(told(&rest(|terms| terms.minutes = 181), "ruiz").len(), 2, "longer than Wednesday");
    assert_eq!(told(&rest(|terms| terms.days_of_at_least = 285), "ruiz").len(), 3);
    assert_eq!(told(&rest(|terms| terms.days_of_at_least = 286), "ruiz"), [""; 0]);
}

#[test]
fn minutes_between_sections() {
    let given = with(|contract| {
        contract.specialist_gap.push(specialist_gap::Terms { clause: clause(&[Role::Specialist]), minutes: 5 });
    });
    assert_eq!(told(&given, "okafor"), ["5 between sections"]);
    assert_eq!(told(&given, "ruiz"), [""; 0]);
}

fn watch(change: impl FnOnce(&mut duties::Terms)) -> Given {
    let posts = |spans: [&str; 3]| spans.iter().map(|text| (DayId(0), span(text))).collect();
    with(|contract| {
        let mut terms = duties::Terms {
            clause: clause(&[Role::ClassroomTeacher]),
            which: Which { ids: Vec::new(), kinds: KINDS.to_vec(), when: When::Any, on: None },
            never: false,
            minutes: None,
            turns: None,
            days: None,
            longest: None,
            fair_within: None,
            fair_within_turns: None,
            per: Per::Week,
            short: ShortDays::Full,
            prorate: Prorate::None,
        };
        change(&mut terms);
        contract.duties.push(terms);
    })
    .school(|school| {
        let template = crate::duties::gate();
        let spans = ["07:50-08:00", "08:00-12:00", "12:00-12:10"];
        school.duties = vec![commonhour::model::Duty { id: "post".to_owned(), posts: posts(spans), ..template }];
    })
}

#[test]
fn posts_by_their_time_their_length_and_their_day() {
    let never = |when: When| told(&watch(|terms| (terms.never, terms.which.when) = (true, when)), "ruiz");
    let any = never(When::Any);
    assert_eq!(any[0], "Mon no post over 0 at 07:50–08:00, 08:00–12:00, 12:00–12:10");
    assert_eq!(any[1..3], ["Mon no lunch over 0 at 00:00–24:00", "Mon no recess over 0 at 00:00–24:00"]);
    assert_eq!(any.len(), 7, "no posts on other days, but lunch and recess");
    assert_eq!(never(When::BeforeSchool), ["Mon no post over 0 at 07:50–08:00"]);
    assert_eq!(never(When::AfterSchool), ["Mon no post over 0 at 12:00–12:10"]);
    assert_eq!(never(When::AroundBells), ["Mon no post over 0 at 07:50–08:00, 12:00–12:10"]);
    assert_eq!(never(When::InSchool)[0], "Mon no post over 0 at 08:00–12:00");
    assert_eq!(never(When::InSchool).len(), 7);
    let ids = watch(|terms| (terms.never, terms.which.ids) = (true, vec!["recess".to_owned()]));
    assert_eq!(told(&ids, "ruiz").len(), 3);
    let kinds = watch(|terms| (terms.never, terms.which.kinds) = (true, vec![Kind::Lunch]));
    assert_eq!(told(&kinds, "ruiz")[0], "Mon no lunch over 0 at 00:00–24:00");
    let day = watch(|terms| (terms.never, terms.which.on) = (true, Some(vec![DayId(2)])));
    assert_eq!(told(&day, "ruiz"), ["Wed no lunch over 0 at 00:00–24:00", "Wed no recess over 0 at 00:00–24:00"]);
    let longest = |change: fn(&mut duties::Terms)| told(&watch(change), "ruiz").first().cloned().unwrap_or_default();
    assert_eq!(longest(|terms| terms.longest = Some(9)), "Mon no post over 9 at 07:50–08:00, 08:00–12:00, 12:00–12:10");
    assert_eq!(
        longest(|terms| (terms.longest, terms.minutes) = (Some(9), Some(8))).split(" at ").next(),
        Some("Mon no post over 8")
    );
    assert_eq!(longest(|terms| terms.turns = Some(0)).split(" at ").next(), Some("Mon no post over 0"));
    assert_eq!(longest(|terms| terms.turns = Some(1)), "");
    assert_eq!(longest(|terms| terms.days = Some(0)).split(" at ").next(), Some("Mon no post over 0"));
    let scaled: fn(&mut duties::Terms) = |terms| (terms.minutes, terms.short) = (Some(8), ShortDays::Prorated);
    assert_eq!(longest(scaled), "", "a long window may owe more");
}

#[test]
fn instruction_is_no_duty() {
    let given = watch(|terms| (terms.never, terms.which.kinds) = (true, vec![Kind::Instruct]))
        .school(|school| school.blocks.push(block("math", Kind::Instruct, 30)));
    assert_eq!(told(&given, "ruiz"), [""; 0]);
}

/// Whether what is told of ruiz may carry a proof, line by line.
fn sure(given: &Given) -> Vec<bool> {
    let demands: Demands = given.contract.demands(&given.school);
    let who = staff(&given.school, "ruiz");
    let own_time = demands.own_time.iter().filter(|own| own.who == who).map(|own| own.source.sure);
    own_time.chain(demands.own_totals.iter().filter(|own| own.who == who).map(|own| own.source.sure)).collect()
}

/// 3A, which ruiz leads, begins a minute before the bells of Monday and Tuesday.
fn early(school: &mut School) {
    school.day_types[0].hours.push((Who::Homeroom(HomeroomId(0)), span("07:59-12:00")));
}

#[test]
fn only_what_the_audit_is_sure_to_refuse_may_carry_a_proof() {
    assert_eq!(sure(&daily(|_| {})), [true; 3]);
    assert_eq!(sure(&daily(|terms| terms.clause.verb = Verb::Should)), [false; 3]);
    let early_daily = |counts_in| sure(&daily(|terms| terms.counts_in = counts_in).school(early));
    assert_eq!(early_daily(CountsIn::StudentDay), [false, false, true], "a minute before the bells counts too");
    assert_eq!(early_daily(CountsIn::PaidDay), [true; 3]);

    assert_eq!(sure(&total(|_| {})), [true]);
    assert_eq!(sure(&total(|terms| terms.clause.verb = Verb::Should)), [false]);
    assert_eq!(sure(&total(|_| {}).school(early)), [false]);
    assert_eq!(sure(&total(|terms| terms.per = Per::Cycle)), [true]);
    assert_eq!(sure(&total(|terms| terms.per = Per::Month)), [false], "without a calendar no month is known");
    assert_eq!(sure(&total(|terms| terms.student_day_share = Some(50))), [false, true], "the share, and the whole");

    assert_eq!(sure(&lunch(|_| {})), [true; 3]);
    assert_eq!(sure(&lunch(|terms| terms.clause.verb = Verb::Should)), [false; 3]);
    assert_eq!(sure(&lunch(|terms| terms.students = Some(StudentsLunch::Longer))), [false; 3]);
}
