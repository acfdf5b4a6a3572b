//! `prep-options`

use crate::given::{Given, clause, given, numbers};
use crate::whole_weeks::whole_weeks;
use commonhour::check::Verdict;
use commonhour::model::{Minutes, Per, Role, StaffId};
use commonhour::rules::clause::{CountsIn, Covers};
use commonhour::rules::prep_options::{Choice, Pattern, Terms, Wanted};

const RULE: &str = "prep-options";

fn blocks(list: &[(u32, Minutes)]) -> Pattern {
    let block = |(times, minutes): &(u32, Minutes)| Wanted {
        times: *times,
        minutes: *minutes,
        counts_in: CountsIn::StudentDay,
        window: None,
    };
    Pattern { blocks: list.iter().map(block).collect(), ..Pattern::default() }
}

/// Whatever of three blocks of 30 and 90 minutes.
pub(crate) fn kept() -> Terms {
    Terms {
        clause: clause(&[Role::ClassroomTeacher]),
        per: Per::Week,
        choice: Choice::Any,
        options: vec![blocks(&[(3, 30)]), Pattern { minutes: Some(90), ..Pattern::default() }],
        short_weeks_waived: false,
    }
}

fn with(given: Given, choice: Choice, options: Vec<Pattern>) -> Given {
    given.contract(|contract| {
        let mut terms = kept();
        terms.clause.covers = Covers { staff: vec![StaffId(0)], ..Covers::default() };
        (terms.choice, terms.options) = (choice, options);
        contract.prep_options.push(terms);
    })
}

/// The four options of an elementary planning ladder, 225 minutes each.
fn dc() -> Vec<Pattern> {
    let mut morning = blocks(&[(3, 45), (3, 30)]);
    morning.blocks[1].counts_in = CountsIn::PaidDay;
    morning.blocks[1].window = Some(crate::given::span("07:30-08:00"));
    vec![
        blocks(&[(5, 45)]),
        blocks(&[(3, 45), (1, 90)]),
        blocks(&[(1, 45), (2, 90)]),
        blocks(&[(2, 45), (1, 135)]),
        morning,
    ]
}

const DAILY: &str = "* 10:00-10:45 prep - - ruiz";
const ONE_LONG: &str = "D1,D2,D3 10:00-10:45 prep - - ruiz\nD4 10:00-11:30 prep - - ruiz";
const TWO_LONG: &str = "D1 10:00-10:45 prep - - ruiz\nD2,D3 10:00-11:30 prep - - ruiz";
const LONGEST: &str = "D1,D2 10:00-10:45 prep - - ruiz\nD3 10:00-12:15 prep - - ruiz";
const MORNING: &str = "D1,D2,D3 10:00-10:45 prep - - ruiz\nD1,D2,D3 07:30-08:00 prep - - ruiz";

fn only(given: &Given) -> commonhour::check::Finding {
    let list = given.about(RULE, "ruiz");
    assert_eq!(list.len(), 1);
    list[0].clone()
}

#[test]
fn washington_dc_first_option_is_met() {
    let finding = only(&with(whole_weeks(5, DAILY), Choice::Ladder, dc()));
    assert_eq!((finding.verdict, numbers(&finding)), (Verdict::Met, (225, 225)));
    assert_eq!(finding.evidence.sentence, "ruiz, week 1: option 1, 5 × 45 min is met by Art. 7");
}

#[test]
fn washington_dc_breaks_by_one_minute() {
    let given = with(
        whole_weeks(5, "D1,D2,D3,D4 10:00-10:45 prep - - ruiz\nD5 10:00-10:44 prep - - ruiz"),
        Choice::Ladder,
        dc(),
    );
    assert_eq!(given.broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 225, 180)]);
    assert_eq!(
        given.said_by(&[RULE]),
        [
            "ruiz, week 1: none of 5 options is met; nearest is option 1, 5 × 45 min: no block of 45 min left for it by Art. 7"
        ]
    );
}

#[test]
fn washington_dc_a_later_option_wants_proof_of_those_before() {
    for (met, rows) in [(1, ONE_LONG), (2, TWO_LONG), (3, LONGEST), (4, MORNING)] {
        let open = only(&with(whole_weeks(5, rows), Choice::Ladder, dc()));
        assert_eq!((open.verdict, numbers(&open)), (Verdict::CannotBeDecided, (225, 225)), "{rows}");
        let says = open.evidence.sentence;
        assert!(says.contains(&format!("option {}, ", met + 1)) && says.contains("option 1, 5 × 45 min"), "{says}");
        let shown = |upto: usize| {
            let mut options = dc();
            for own in &mut options[..upto] {
                own.impossible = Some("too few specialists".to_owned());
            }
            only(&with(whole_weeks(5, rows), Choice::Ladder, options)).verdict
        };
        assert_eq!(shown(met), Verdict::Met, "{rows}");
        assert_eq!(shown(met - 1), Verdict::CannotBeDecided, "{rows}");
    }
}

#[test]
fn a_long_block_is_one_block() {
    // 90 minutes in one stretch are not two of 45.
    let rows = "D1,D2,D3 10:00-10:45 prep - - ruiz\nD4 10:00-11:30 prep - - ruiz";
    let given = with(whole_weeks(5, rows), Choice::Any, vec![blocks(&[(5, 45)]), blocks(&[(4, 45), (1, 45)])]);
    assert_eq!(given.broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 225, 180)]);
}

#[test]
fn the_blocks_find_their_stretches_whatever_their_order() {
    // The first stretch serves both lengths; the second only the short one.
    let mut options = vec![blocks(&[(1, 30), (1, 45)]), blocks(&[(9, 45)])];
    options[0].blocks[1].window = Some(crate::given::span("10:00-12:00"));
    let rows = "D1 10:00-10:45 prep - - ruiz\nD2 13:00-13:30 prep - - ruiz";
    assert_eq!(with(whole_weeks(5, rows), Choice::Any, options.clone()).broken_by(&[RULE]), []);
    options[0].blocks[1].window = Some(crate::given::span("10:01-12:00"));
    assert_eq!(
        with(whole_weeks(5, rows), Choice::Any, options).broken_by(&[RULE]),
        [(RULE, "ruiz".to_owned(), 75, 30)]
    );
}

/// Three ways to 275 minutes a week.
fn minneapolis() -> Vec<Pattern> {
    let free = Pattern { minutes: Some(275), most: Some(550), ..Pattern::default() };
    vec![blocks(&[(5, 45), (1, 50)]), blocks(&[(5, 55)]), free]
}

#[test]
fn minneapolis_the_school_votes_for_one_of_three() {
    let fives = "* 10:00-10:55 prep - - ruiz";
    assert_eq!(
        dc().iter().chain(&minneapolis()).map(Pattern::total).collect::<Vec<_>>(),
        [225, 225, 225, 225, 225, 275, 275, 275]
    );
    let vote = |rows, chosen| only(&with(whole_weeks(5, rows), Choice::Vote(chosen), minneapolis()));
    assert_eq!(vote(fives, Some(1)).verdict, Verdict::Met);
    assert_eq!(vote(fives, Some(2)).verdict, Verdict::Met);
    let first = vote(fives, Some(0));
    assert_eq!((first.verdict, numbers(&first)), (Verdict::NotMet, (275, 230)));
    let open = vote(fives, None);
    assert_eq!(open.verdict, Verdict::CannotBeDecided);
    assert!(open.evidence.sentence.contains("which option the school voted for is not recorded"));
    assert_eq!(vote("* 10:00-10:54 prep - - ruiz", None).verdict, Verdict::NotMet);
    let short = vote("D1,D2,D3,D4 10:00-10:55 prep - - ruiz\nD5 10:00-10:54 prep - - ruiz", Some(2));
    assert_eq!((short.verdict, numbers(&short)), (Verdict::NotMet, (275, 274)));
    let much = vote("* 10:00-11:51 prep - - ruiz", Some(2));
    assert!(much.verdict == Verdict::NotMet && much.evidence.sentence.contains("555 min, at most 550"));
}

#[test]
fn montgomery_trades_minutes_against_the_way_between_sections() {
    let special =
        |between, minutes| Pattern { minutes: Some(minutes), between_sections: Some(between), ..Pattern::default() };
    let options = vec![special(10, 255), special(5, 285)];
    let week = |prep: &str, second: &str| {
        let rows =
            format!("* 10:00-{prep} prep - - ruiz\nD1 12:00-12:30 special - 3A ruiz\nD1 {second} special - 3B ruiz");
        only(&with(whole_weeks(5, &rows), Choice::Any, options.clone())).verdict
    };
    assert_eq!(week("10:51", "12:40-13:10"), Verdict::Met);
    assert_eq!(week("10:51", "12:39-13:09"), Verdict::NotMet);
    assert_eq!(week("10:57", "12:39-13:09"), Verdict::Met);
    assert_eq!(week("10:57", "12:34-13:04"), Verdict::NotMet);
}

#[test]
fn short_weeks_are_waived_where_the_clause_says_so() {
    let given = |waived| {
        let mut given = with(whole_weeks(4, "* 10:00-10:45 prep - - ruiz"), Choice::Any, dc());
        given.school.weeks[0].short = true;
        given.contract.prep_options[0].short_weeks_waived = waived;
        only(&given).verdict
    };
    assert_eq!(given(true), Verdict::DoesNotApply);
    assert_eq!(given(false), Verdict::NotMet);
}

#[test]
fn part_time_is_covered_only_where_the_clause_says_so() {
    let mut given = given().contract(|contract| contract.prep_options.push(kept()));
    given.contract.prep_options[0].clause.covers.min_fte = commonhour::model::Share::FULL;
    given.school.staff[0].roles[0].1 = commonhour::model::Share::of_hundredths(99);
    assert!(given.about(RULE, "ruiz").is_empty());
    assert_eq!(given.about(RULE, "cho")[0].verdict, Verdict::Met);
    given.contract.prep_options[0].clause.covers.roles = vec![Role::Librarian];
    assert_eq!(given.findings(RULE)[0].verdict, Verdict::DoesNotApply);
}

#[test]
fn at_most_so_many_minutes_keeps_exactly() {
    let week = |end: &str| {
        let rows = format!("D1,D2,D3,D4 10:00-11:50 prep - - ruiz\nD5 10:00-{end} prep - - ruiz");
        let finding = only(&with(whole_weeks(5, &rows), Choice::Vote(Some(2)), minneapolis()));
        (finding.verdict, finding.evidence.sentence)
    };
    assert_eq!(week("11:50").0, Verdict::Met);
    let (verdict, sentence) = week("11:51");
    assert!(verdict == Verdict::NotMet && sentence.contains("; 551 min, at most 550"), "{sentence}");
}

#[test]
fn a_vote_for_an_option_that_is_not_there_is_no_vote() {
    let vote =
        |chosen| only(&with(whole_weeks(5, "* 10:00-10:55 prep - - ruiz"), Choice::Vote(Some(chosen)), minneapolis()));
    assert_eq!(vote(2).verdict, Verdict::Met);
    for chosen in [3, 4] {
        assert_eq!(vote(chosen).verdict, Verdict::CannotBeDecided);
    }
}
