//! `common-planning`

use crate::given::{Given, clause, given, numbers, staff};
use commonhour::check::Verdict;
use commonhour::model::{BlockId, CoTeaching, HomeroomId, Kind, Per, Role};
use commonhour::rules::clause::{CountsIn, Covers};
use commonhour::rules::common_planning::{Groups, Terms};

const RULE: &str = "common-planning";

/// Every team, half an hour in common once a week.
pub(crate) fn kept() -> Terms {
    Terms {
        clause: clause(&[]),
        groups: Groups::Teams,
        minutes: 30,
        times: 1,
        per: Per::Week,
        kinds: vec![Kind::Prep, Kind::DirectedPrep, Kind::Collaboration],
        counts_in: CountsIn::StudentDay,
    }
}

fn with(change: impl FnOnce(&mut Terms)) -> Given {
    given().contract(|contract| {
        let mut terms = kept();
        change(&mut terms);
        contract.common_planning.push(terms);
    })
}

#[test]
fn teams_keep_exactly_and_break_by_one_minute() {
    // Monday 10:00–10:30 with the hour of the team before it, Tuesday and Wednesday half an hour.
    let three = |terms: &mut Terms| terms.times = 3;
    let finding = &with(three).about(RULE, "grade-3")[0];
    assert_eq!((finding.verdict, numbers(finding)), (Verdict::Met, (3, 3)));
    let given = with(three).but("Wed 09:30-10:00 prep - - cho", "Wed 09:30-09:59 prep - - cho");
    assert_eq!(given.broken_by(&[RULE]), [(RULE, "grade-3".to_owned(), 3, 2)]);
    assert_eq!(
        given.said_by(&[RULE]),
        [
            "grade-3, every week: free together Mon 09:00–10:30; Tue 10:00–10:30; Wed 09:30–09:59; 2 times at least 30 min, 3 \
          required by Art. 7"
        ]
    );
}

#[test]
fn co_teachers_are_pairs() {
    let pair = |minutes| {
        with(|terms| (terms.groups, terms.minutes) = (Groups::CoTeachers, minutes))
            .school(|school| {
                let (staff, block) = (staff(school, "vega"), BlockId(0));
                school.co_teaching.push(CoTeaching { staff, homeroom: HomeroomId(0), block, days: Vec::new() });
            })
            .but("* 08:00-08:30 prep - - vega", "Wed 09:45-10:00 prep - - vega")
            .but(
                "Wed 09:30-10:00 intervention win 3A;3B vega note:one",
                "Wed 09:30-09:45 intervention win 3A;3B vega note:one",
            )
    };
    let kept = pair(15);
    assert_eq!(kept.about(RULE, "vega")[0].verdict, Verdict::Met);
    assert!(
        kept.about(RULE, "vega")[0]
            .evidence
            .sentence
            .starts_with("vega and ruiz, every week: free together Wed 09:45–10:00")
    );
    assert_eq!(numbers(&pair(16).about(RULE, "vega")[0]), (1, 0));
    assert_eq!(pair(16).about(RULE, "vega")[0].verdict, Verdict::NotMet);
}

#[test]
fn those_covered_are_one_department() {
    let all = |minutes| {
        with(|terms| {
            (terms.groups, terms.minutes) = (Groups::Covered, minutes);
            terms.clause.covers = Covers { roles: vec![Role::ClassroomTeacher], ..Covers::default() };
            terms.kinds = vec![Kind::Prep];
        })
    };
    assert_eq!(all(30).broken_by(&[RULE]), []);
    assert_eq!(all(31).broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 1, 0)]);
}

#[test]
fn a_member_away_leaves_no_common_time_and_one_alone_is_no_group() {
    let part_time = with(|terms| {
        terms.groups = Groups::Covered;
        terms.clause.covers = Covers { roles: vec![Role::Specialist], ..Covers::default() };
        terms.times = 2;
    });
    assert_eq!(part_time.broken_by(&[RULE]), [(RULE, "okafor".to_owned(), 2, 1)], "lane is there on Monday only");
    let alone = with(|terms| {
        terms.groups = Groups::Covered;
        terms.clause.covers = Covers { roles: vec![Role::Interventionist], ..Covers::default() };
    });
    assert_eq!(alone.findings(RULE)[0].verdict, Verdict::DoesNotApply);
    let month = with(|terms| terms.per = Per::Month);
    assert_eq!(month.about(RULE, "grade-3")[0].verdict, Verdict::CannotBeDecided);
}

#[test]
fn teams_of_no_grade_are_meant_unless_the_clause_says_grade_teams() {
    let subjects = |groups| {
        let given = with(|terms| terms.groups = groups).school(|school| {
            let mut data = school.teams[0].clone();
            "data".clone_into(&mut data.id);
            data.grades.clear();
            school.teams.push(data);
        });
        given.findings(RULE).iter().map(|finding| given.name(finding.subject)).collect::<Vec<_>>()
    };
    assert_eq!(subjects(Groups::Teams), ["grade-3", "data"]);
    assert_eq!(subjects(Groups::GradeTeams), ["grade-3"]);
}

#[test]
fn the_rows_shown_are_time_of_their_own_and_say_why_they_are_too_short() {
    // Monday has the hour of the team and half an hour after it.
    let given = with(|terms| terms.minutes = 45);
    let counted: Vec<(Kind, i32, String)> = given.about(RULE, "grade-3")[0]
        .evidence
        .counted
        .iter()
        .map(|own| (own.kind, own.minutes, own.reason.clone()))
        .collect();
    let short = || "not 45 min that all have".to_owned();
    assert_eq!(
        counted,
        [
            (Kind::Collaboration, 60, String::new()),
            (Kind::Prep, 30, String::new()),
            (Kind::Prep, 0, short()),
            (Kind::Prep, 0, short()),
        ]
    );
}
