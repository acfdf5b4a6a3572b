//! `sections-and-blocks`

use crate::given::{Given, given, numbers, span};
use commonhour::check::Verdict;
use commonhour::model::{
    BlockId, Clock, CoTeaching, CourseId, Day, DayId, Duty, GradeId, Homeroom, HomeroomId, Kind, Leads, Period, Pin,
    Pinned, PullOut, Role, RoomId, Shortfall, StaffId, TeamId, Times, Together, Unit,
};

const RULE: &str = "sections-and-blocks";

/// The only sentence that is broken for this rule.
fn sentence(given: &Given) -> String {
    let mut broken: Vec<String> = given
        .findings(RULE)
        .into_iter()
        .filter(|finding| finding.verdict == Verdict::NotMet)
        .map(|finding| finding.evidence.sentence)
        .collect();
    assert_eq!(broken.len(), 1, "{broken:#?}");
    broken.remove(0)
}

#[test]
fn blocks_have_their_minutes() {
    let literacy = &given().about(RULE, "3A")[0];
    assert_eq!((literacy.verdict, numbers(literacy)), (Verdict::Met, (3, 3)));
    let short = given()
        .but("* 08:00-09:00 instruct literacy 3A ruiz", "Mon,Tue 08:00-09:00 instruct literacy 3A ruiz")
        .and("Wed 08:00-08:59 instruct literacy 3A ruiz");
    let found: Vec<String> = short.sentences();
    assert!(
        found.contains(&"3A, literacy: Wed: 59 min at 08:00–08:59 instead of 60; 0 of 1 on Wed".to_owned()),
        "{found:#?}"
    );
}

#[test]
fn blocks_stay_in_their_windows_and_at_one_time() {
    let window = given().school(|school| school.blocks[2].windows[2] = Some(span("10:31-11:00")));
    assert!(window.sentences()[0].contains("Wed: 10:30–10:50 is outside 10:31–11:00"));
    let moved = given()
        .school(|school| school.blocks[3].same_time = true)
        .but(
            "Mon,Tue 10:00-10:30 intervention win 3A;3B vega note:one",
            "Mon 10:00-10:30 intervention win 3A;3B vega note:one",
        )
        .but(
            "Mon,Tue 10:00-10:30 intervention win 3A;3B aide note:two",
            "Mon 10:00-10:30 intervention win 3A;3B aide note:two",
        )
        .and("Tue 09:30-10:00 intervention win 3A;3B vega note:one")
        .and("Tue 09:30-10:00 intervention win 3A;3B aide note:two");
    assert!(moved.sentences().iter().any(|text| text.contains("Tue: 09:30–10:00 instead of 10:00–10:30 as on Mon")));
}

#[test]
fn recess_follows_lunch_after_the_walk() {
    let walk = |minutes: i32| {
        given()
            .school(|school| school.grades[0].transition = minutes)
            .but("Wed 10:30-10:50 recess recess 3A;3B aide", "Wed 10:33-10:53 recess recess 3A;3B aide")
            .sentences()
            .into_iter()
            .filter(|text| text.contains("lunch"))
            .collect::<Vec<_>>()
    };
    assert_eq!(walk(3), Vec::<String>::new());
    assert_eq!(walk(2)[0], "3A, lunch: Wed: recess does not follow directly after 10:00–10:30");
}

#[test]
fn order_of_blocks_holds() {
    let given = given().school(|school| school.blocks[1].before = vec![BlockId(0)]);
    assert!(given.sentences()[0].starts_with("3A, lunch: Mon: literacy at 08:00–09:00 is not after 10:30–11:00"));
}

#[test]
fn blocks_have_their_adults_and_their_room() {
    let alone = given().but("Wed 09:30-10:00 intervention win 3A;3B aide note:two", "");
    assert_eq!(sentence(&alone), "3A, win: Wed: 1 of 2 adults who may lead it at 09:30–10:00");
    let other = given().but("* 08:00-09:00 instruct literacy 3A ruiz", "* 08:00-09:00 instruct literacy 3A vega");
    assert!(sentence(&other).starts_with("3A, literacy: Mon: ruiz is not there at 08:00–09:00"));
    let room =
        given().but("Wed 10:00-10:30 lunch lunch 3A;3B aide @cafeteria", "Wed 10:00-10:30 lunch lunch 3A;3B aide @12");
    assert!(room.sentences().contains(&"3B, lunch: Wed: 12 at 10:00–10:30 instead of cafeteria".to_owned()));
}

#[test]
fn pieces_come_in_their_order() {
    let pieces = |lengths: [i32; 2]| {
        given()
            .school(|school| school.blocks[0].pieces = lengths.to_vec())
            .but("Wed 09:00-09:30 instruct - 3A ruiz", "Wed 09:10-09:30 instruct literacy 3A ruiz")
            .but("* 08:00-09:00 instruct literacy 3A ruiz", "Mon,Tue 08:00-09:00 instruct literacy 3A ruiz")
            .and("Wed 08:00-08:40 instruct literacy 3A ruiz")
            .sentences()
    };
    let own = |lengths| pieces(lengths).into_iter().find(|text| text.starts_with("3A, literacy"));
    assert_eq!(own([40, 20]), None);
    let wrong = own([20, 40]).expect("not met");
    assert!(wrong.starts_with("3A, literacy: Wed: 40 min at 08:00–08:40 instead of pieces of 20 + 40"), "{wrong}");
}

#[test]
fn weekly_blocks_hold_in_every_real_week() {
    let given = given().school(|school| school.blocks[3].times = Times::PerWeek(3));
    assert_eq!(given.broken(), []);
    let given = given.school(|school| school.blocks[3].times = Times::PerWeek(4));
    assert!(given.sentences()[0].contains("3A, win: 3 of 4 in every week"), "{:?}", given.sentences());
}

#[test]
fn homerooms_have_their_sections() {
    let short = given()
        .but("Mon 09:30-10:00 special art 3B okafor @art-room", "Mon 09:30-09:59 special art 3B okafor @art-room");
    assert_eq!(sentence(&short), "3B, art: Mon: 29 min at 09:30–09:59 instead of 30; 0 of 1 sections in a rotation");
    let stranger =
        given().but("Mon 09:30-10:00 special art 3B okafor @art-room", "Mon 09:30-10:00 special art 3B vega @art-room");
    assert_eq!(sentence(&stranger), "3B, art: Mon 09:30–10:00: led by vega, who does not teach it to grade 3");
    let room =
        given().but("Mon 09:30-10:00 special art 3B okafor @art-room", "Mon 09:30-10:00 special art 3B okafor @14");
    assert_eq!(sentence(&room), "3B, art: Mon 09:30–10:00: 14 instead of art-room");
    let often = given().school(|school| school.sections[0].max_per_day = 1);
    assert!(often.sentences().contains(&"3A, specials on one day: Mon: 2 specials; at most 1 a day".to_owned()));
}

#[test]
fn a_divided_homeroom_has_none_of_the_sections_it_joins() {
    let divided = given()
        .but("Mon 09:30-10:00 special music 3A lane", "Mon 09:30-10:00 special music 3A;3B lane")
        .but("Mon 09:00-09:30 special music 3B lane", "Mon 09:00-09:30 instruct - 3B cho");
    let divided = divided.school(|school| {
        school.sections[0].together = Together::Free;
        school.sections[0].shortfall = Shortfall::Divide;
    });
    // 3B is divided between art and music once, and is still owed both: half of it had no art, the other half no music.
    let owed = ["3B, art: 0 of 1 sections in a rotation", "3B, music: 0 of 1 sections in a rotation"];
    assert_eq!(divided.sentences().iter().filter(|text| owed.contains(&text.as_str())).count(), 2);
    // With art of its own beside it, it has art.
    let own_art = divided.and("Tue 09:00-09:30 special art 3B okafor @art-room");
    assert!(!own_art.sentences().iter().any(|text| text.starts_with("3B, art")), "{:#?}", own_art.sentences());
}

#[test]
fn children_who_go_from_one_section_into_the_next_are_in_both() {
    // 3A has art until 09:30 and music from 09:15 on: not two groups of half of it.
    let with_room_for = |least: u32| {
        let given = given().but("Mon 09:30-10:00 special music 3A lane", "Mon 09:15-09:45 special music 3A lane");
        let given = given.school(|school| {
            school.sections[0].shortfall = Shortfall::Divide;
            school.courses[0].class_size = Some(school.homerooms[0].students - least);
        });
        given
            .sentences()
            .into_iter()
            .filter(|text| text.contains("Mon 09:00–09:30") && text.contains("children"))
            .count()
    };
    assert_eq!((with_room_for(0), with_room_for(1)), (0, 1));
}

#[test]
fn a_grade_is_out_at_once() {
    let about = |given: &Given| {
        let all = given.findings(RULE);
        all.into_iter().find(|finding| finding.evidence.sentence.contains("sections at once")).expect("a finding")
    };
    assert_eq!((about(&given()).verdict, numbers(&about(&given()))), (Verdict::Met, (4, 4)));
    // Inside 09:00–09:30 is at once, however short; a minute outside of it is not, nor is a class that stays.
    let music = "Mon 09:00-09:30 special music 3B lane";
    let one = given().but(music, "Mon 09:29-09:30 special music 3B lane");
    assert_eq!(about(&one).verdict, Verdict::Met);
    let late = given().but(music, "Mon 09:29-09:31 special music 3B lane");
    assert_eq!(about(&late).verdict, Verdict::NotMet);
    let none = given().but(music, "Mon 09:00-09:30 instruct - 3B vega");
    assert_eq!((about(&none).verdict, numbers(&about(&none))), (Verdict::NotMet, (3, 2)));
    let sentence = "grade 3, sections at once: Mon: 3A is out at 09:00–09:30 and 3B is not";
    assert_eq!(about(&none).evidence.sentence, sentence);
    let free = none.school(|school| school.sections[0].together = Together::Free);
    assert!(!free.findings(RULE).iter().any(|finding| finding.evidence.sentence.contains("sections at once")));
}

#[test]
fn a_divided_round_counts_once_a_day_and_for_no_course() {
    // 3A has its own art at 09:00 and is divided between art and music at 09:30.
    let divided = given()
        .but("Mon 09:30-10:00 special art 3B okafor @art-room", "Mon 09:30-10:00 special art 3A;3B okafor @art-room")
        .school(|school| school.sections[0].shortfall = Shortfall::Divide);
    assert_eq!(sentence(&divided), "3A, music: 0 of 1 sections in a rotation");
    let about_days = |given: &Given| {
        let days = given.about(RULE, "3A").into_iter().find(|finding| finding.evidence.unit == "sections at most");
        numbers(&days.expect("a finding"))
    };
    assert_eq!(about_days(&divided), (2, 2));
    // Sections that are not equally long are one round too.
    let uneven = divided
        .but("Mon 09:30-10:00 special music 3A lane", "Mon 09:30-09:55 special music 3A lane")
        .school(|school| school.sections[0].max_per_day = 1);
    assert_eq!(about_days(&uneven), (1, 2));
    // Two sections of its own are two.
    let twice = given().but("Mon 09:30-10:00 special music 3A lane", "Mon 09:30-10:00 special art 3A okafor @art-room");
    assert!(twice.sentences().iter().any(|text| text.starts_with("3A, art: Mon: 2 sections; at most 1 a day")));
}

#[test]
fn every_form_of_a_rotation_day_carries_its_sections() {
    let given = given().school(|school| {
        // Monday again, as an early-release day on which nothing is written.
        let again = Day { id: "Mon early".to_owned(), day_type: 1, ..school.days[0].clone() };
        school.days.push(again);
        for block in &mut school.blocks {
            block.minutes.push(None);
            block.windows.push(None);
        }
        for course in &mut school.courses {
            course.windows.push(Some(span("08:00-11:00")));
        }
        school.teams[0].windows.push(None);
    });
    let art = given.about(RULE, "3A").into_iter().find(|finding| finding.evidence.unit == "sections");
    let art = art.expect("a finding");
    assert_eq!((art.verdict, numbers(&art)), (Verdict::NotMet, (1, 0)));
    assert_eq!(art.evidence.sentence, "3A, art: 0 of 1 sections in a rotation");
}

#[test]
fn sections_have_room_for_their_children() {
    let size = |most: u32| given().school(|school| school.courses[0].class_size = Some(most)).broken().len();
    assert_eq!((size(24), size(23)), (0, 2));
}

#[test]
fn adults_stay_inside_their_hours_and_limits() {
    let late = given().and("Wed 12:20-12:31 meeting - - ruiz");
    assert_eq!(sentence(&late), "ruiz: Wed: meeting 12:20–12:31 is outside the paid hours 07:45–12:30");
    let away = given().and("Tue 09:00-09:10 meeting - - lane");
    assert_eq!(sentence(&away), "lane: Tue: meeting 09:00–09:10 on a day away");
    let many = given().school(|school| school.staff[2].max_sections_per_day = Some(1));
    assert_eq!(sentence(&many), "okafor: Mon: 2 sections; at most 1");
    let long = given().school(|school| school.staff[2].max_minutes_per_day = Some(59));
    assert_eq!(sentence(&long), "okafor: Mon: 60 min with students; at most 59");
    let set_up = given().school(|school| school.courses[0].set_up = 1);
    assert_eq!(sentence(&set_up), "okafor: Mon: 0 min to set up before the section at 09:30 instead of 1");
}

pub(crate) fn speech(minutes: i32) -> PullOut {
    PullOut {
        id: "speech".to_owned(),
        name: "speech".to_owned(),
        kind: Kind::Intervention,
        homerooms: vec![HomeroomId(0)],
        students: 3,
        leads: Leads { roles: vec![Role::Interventionist], named: Vec::new(), adults: 1 },
        minutes,
        times: Times::PerWeek(1),
        protected_blocks: Vec::new(),
        protected_courses: vec![CourseId(0)],
        room: None,
        windows: vec![Some(span("08:00-12:00")); 3],
    }
}

#[test]
fn groups_are_pulled_out_as_asked() {
    let week = |row: &str| given().school(|school| school.pull_outs.push(speech(20))).and(row);
    assert_eq!(week("Tue 09:00-09:20 intervention speech 3A vega").broken(), []);
    assert_eq!(
        sentence(&week("Tue 09:00-09:19 intervention speech 3A vega")),
        "3A, speech: Tue: 19 min instead of 20 at 09:00–09:19; 0 of 1 in every week"
    );
    assert_eq!(
        sentence(&week("Mon 09:00-09:20 intervention speech 3A vega")),
        "3A, speech: Mon 09:00–09:20: taken out of special art 09:00–09:30"
    );
    assert_eq!(
        sentence(&week("Tue 09:00-09:20 intervention speech 3A okafor")),
        "3A, speech: Tue 09:00–09:20: 0 of 1 adults who may lead it"
    );
    // Protected literacy is protected by the name of a subject that takes turns in it, too.
    let turns = |protected: Vec<BlockId>| {
        week("Tue 08:30-08:50 intervention speech 3A vega")
            .but("* 08:00-09:00 instruct literacy 3A ruiz", "* 08:00-09:00 instruct reading 3A ruiz")
            .school(|school| {
                school.blocks[0].alternates = vec!["reading".to_owned()];
                school.pull_outs[0].protected_blocks = protected;
            })
    };
    assert_eq!(
        sentence(&turns(vec![BlockId(0)])),
        "3A, speech: Tue 08:30–08:50: taken out of instruct reading 08:00–09:00"
    );
    assert!(turns(Vec::new()).findings(RULE).iter().all(|finding| finding.verdict != Verdict::NotMet));
}

fn bus() -> Duty {
    Duty {
        id: "bus".to_owned(),
        name: "bus".to_owned(),
        posts: vec![(DayId(0), span("07:45-08:00"))],
        adults: 1,
        roles: vec![Role::ClassroomTeacher],
        named: Vec::new(),
        room: None,
        fair_within: None,
    }
}

#[test]
fn posts_have_their_adults() {
    let week = |row: &str| {
        given()
            .school(|school| {
                school.duties.push(bus());
            })
            .and(row)
    };
    assert_eq!(week("Mon 07:45-08:00 duty bus - ruiz").broken(), []);
    assert_eq!(sentence(&week("Mon 07:45-07:59 duty bus - ruiz")), "bus: Mon: 0 of 1 adults at 07:59–08:00");
    assert_eq!(sentence(&week("Mon 07:45-08:00 duty bus - aide")), "bus: Mon: 0 of 1 adults at 07:45–08:00");
}

#[test]
fn pins_hold() {
    let pin =
        |what: Pinned, at: Clock| Pin { what, days: vec![DayId(0)], at: Some(at), staff: None, room: None, line: 7 };
    let with = |pin: Pin| given().school(|school| school.pins.push(pin));
    for what in
        [Pinned::Course(CourseId(0), vec![HomeroomId(0)]), Pinned::Specials(GradeId(0)), Pinned::Team(TeamId(0))]
    {
        assert_eq!(with(pin(what.clone(), Clock::at(9, 0))).broken(), []);
        let early = with(pin(what, Clock::at(8, 59)));
        assert!(sentence(&early).contains("instead of 08:59"), "{}", sentence(&early));
    }
    assert_eq!(with(pin(Pinned::Block(BlockId(1), Vec::new()), Clock::at(10, 30))).broken(), []);
    assert_eq!(
        sentence(&with(pin(Pinned::Block(BlockId(1), vec![HomeroomId(0)]), Clock::at(10, 31)))),
        "pin of line 7, lunch: 3A, Mon: 10:30–11:00 instead of 10:31"
    );
}

#[test]
fn pairs_teach_together_and_companions_stay() {
    let pair = |given: Given| {
        given.school(|school| {
            school.co_teaching.push(CoTeaching {
                staff: StaffId(4),
                homeroom: HomeroomId(0),
                block: BlockId(0),
                days: vec![DayId(2)],
            });
        })
    };
    assert_eq!(sentence(&pair(given())), "vega, literacy with 3A: Wed: not there at 08:00–09:00");
    let both = given().but("* 08:00-09:00 instruct literacy 3A ruiz", "* 08:00-09:00 instruct literacy 3A ruiz;vega");
    assert_eq!(pair(both).findings(RULE).iter().filter(|finding| finding.verdict == Verdict::NotMet).count(), 0);
    let companion = given().school(|school| school.staff[5].always_with = Some(HomeroomId(0)));
    assert!(sentence(&companion).starts_with("aide, always with 3A: Mon: not with it at 08:00–10:00, 11:20–12:00"));
}

#[test]
fn one_teacher_has_one_homeroom_unless_the_file_combines() {
    let shared = given()
        .but("Mon 09:00-09:30 special art 3A okafor @art-room", "Mon 09:00-09:30 special art 3A;3B okafor @art-room")
        .but("Mon 09:00-09:30 special music 3B lane", "");
    let refused = "Mon 09:00–09:30: 2 homerooms with one teacher, and the school file combines none";
    assert!(shared.sentences().iter().any(|text| text.contains(refused)), "{:#?}", shared.sentences());
    let combined = shared.school(|school| school.sections[0].shortfall = Shortfall::Combine);
    assert!(!combined.sentences().iter().any(|text| text.contains(refused)));
    // Divided among two courses, where the file divides nobody: neither of them, and wrong in itself.
    let divided = given()
        .but("Mon 09:30-10:00 special music 3A lane", "Mon 09:30-10:00 special music 3A;3B lane")
        .but("Mon 09:00-09:30 special music 3B lane", "Mon 09:00-09:30 instruct - 3B vega")
        .school(|school| school.sections[0].together = Together::Free);
    let sentences = divided.sentences();
    for course in ["art", "music"] {
        let wrong = format!(
            "3B, {course}: Mon 09:30–10:00: divided among sections, and the school file divides none; 0 of 1 sections in a rotation"
        );
        assert!(sentences.contains(&wrong), "{sentences:#?}");
    }
}

#[test]
fn no_more_than_two_homerooms_have_one_section() {
    let combined = |homerooms: &str| {
        given()
            .school(|school| {
                school.sections[0].shortfall = Shortfall::Combine;
                let more = Homeroom { id: "3C".to_owned(), ..school.homerooms[1].clone() };
                school.homerooms.push(more);
            })
            .but(
                "Mon 09:00-09:30 special art 3A okafor @art-room",
                &format!("Mon 09:00-09:30 special art {homerooms} okafor @art-room"),
            )
            .but("Mon 09:00-09:30 special music 3B lane", "")
            .sentences()
    };
    let refused = "Mon 09:00–09:30: 3 homerooms with one teacher, and the school file combines two";
    assert!(!combined("3A;3B").iter().any(|text| text.contains("homerooms with one teacher")));
    assert!(combined("3A;3B;3C").iter().any(|text| text.contains(refused)), "{:#?}", combined("3A;3B;3C"));
}

#[test]
fn groups_of_two_units_do_not_share_their_adults() {
    let shared = given().school(|school| {
        let win = school.blocks.iter_mut().find(|block| block.id == "win").expect("the block");
        let apart = |homeroom: usize| Unit { homerooms: vec![HomeroomId(homeroom)] };
        win.units = vec![apart(0), apart(1)];
        win.needs.clear();
    });
    let refused = "2 of 4 adults who may lead it";
    let sentences = shared.sentences();
    assert!(sentences.iter().any(|text| text.contains(refused)), "{sentences:#?}");
}

#[test]
fn class_time_that_nothing_fills_is_with_its_own_teacher() {
    let week = |end: &str| {
        given()
            .but("Tue 09:00-10:00 instruct - 3A ruiz", &format!("Tue 09:00-{end} instruct - 3A ruiz"))
            .and(&format!("Tue {end}-10:00 cover - 3A vega"))
    };
    assert_eq!(
        sentence(&week("09:59")),
        "3A, class time with its own teacher: Tue: cover 09:59–10:00 without ruiz at 09:59–10:00"
    );
    let about = |given: &Given| {
        let all = given.about(RULE, "3A");
        all.into_iter().find(|finding| finding.evidence.sentence.contains("own teacher")).expect("a finding")
    };
    assert_eq!(numbers(&about(&given())), (5, 5));
    assert_eq!(numbers(&about(&week("09:59"))), (6, 5));
    // Beside the teacher anybody may be there, and an aide stays with a homeroom where the file says so.
    let beside = given().and("Tue 09:00-10:00 co-teach - 3A vega");
    assert_eq!(about(&beside).verdict, Verdict::Met);
    // Through two of the teacher's lessons, and from art into a lesson.
    for row in ["Tue 08:59-10:00 co-teach - 3A vega", "Mon 08:59-09:30 co-teach - 3A aide"] {
        assert_eq!(about(&given().and(row)).verdict, Verdict::Met, "{row}");
    }
    // A group that is pulled out leaves a class behind, and that is the teacher's.
    let pulled_out = given()
        .but("Tue 09:00-10:00 instruct - 3A ruiz", "Tue 09:20-10:00 instruct - 3A ruiz")
        .and("Tue 09:00-09:20 intervention speech 3A vega")
        .and("Tue 09:00-09:20 instruct - 3A okafor")
        .school(|school| school.pull_outs.push(speech(20)));
    let sentence = "3A, class time with its own teacher: Tue: instruct 09:00–09:20 without ruiz at 09:00–09:20";
    assert_eq!(about(&pulled_out).evidence.sentence, sentence);
    let aide = week("09:59").school(|school| school.sections[0].shortfall = Shortfall::Aide);
    assert_eq!(about(&aide).verdict, Verdict::Met);
    // The walk of the children is three minutes, not four.
    let walk = |start: &str| {
        given()
            .school(|school| school.grades[0].transition = 3)
            .but("Tue 09:00-10:00 instruct - 3A ruiz", &format!("Tue 09:00-{start} instruct - 3A ruiz"))
            .and(&format!("Tue {start}-10:00 transition - 3A vega"))
    };
    assert_eq!(about(&walk("09:57")).verdict, Verdict::Met);
    assert_eq!(about(&walk("09:56")).verdict, Verdict::NotMet);
}

#[test]
fn what_is_named_is_somebody_elses_only_where_the_file_has_it() {
    // Art that grade 3 does not have, or of another kind, is class time like any other.
    let week = |row: &str| given().but("Tue 09:00-10:00 instruct - 3A ruiz", row);
    let said = |row: &str| week(row).sentences().into_iter().filter(|text| text.contains("own teacher")).count();
    assert_eq!(said("Tue 09:00-10:00 instruct art 3A okafor"), 1);
    assert_eq!(said("Tue 09:00-10:00 special art 3A okafor"), 0);
    let none = |row: &str| {
        let given = week(row).school(|school| school.courses[0].per_cycle = vec![0]);
        given.sentences().into_iter().filter(|text| text.starts_with("3A, class time with its own teacher")).count()
    };
    assert_eq!(none("Tue 09:00-10:00 special art 3A okafor"), 1);
    // A block that this homeroom is not in.
    let block = |units: Vec<usize>| {
        let given = week("Tue 09:00-10:00 intervention win 3A vega").school(|school| {
            school.blocks[3].units = vec![Unit { homerooms: units.iter().map(|n| HomeroomId(*n)).collect() }];
        });
        given
            .sentences()
            .into_iter()
            .filter(|text| text.contains("own teacher: ") && text.contains("09:00–10:00 without ruiz"))
            .count()
    };
    assert_eq!((block(vec![0, 1]), block(vec![1])), (0, 1));
    // A group it is not in, and a post that is none.
    let group = |homeroom: usize| {
        let given = week("Tue 09:00-09:20 intervention speech 3A vega").and("Tue 09:20-10:00 instruct - 3A ruiz");
        let given = given.school(|school| {
            school.pull_outs.push(PullOut { homerooms: vec![HomeroomId(homeroom)], ..speech(20) });
        });
        given.sentences().into_iter().filter(|text| text.starts_with("3A, class time with its own teacher")).count()
    };
    assert_eq!((group(0), group(1)), (0, 1));
    assert_eq!(said("Tue 09:00-10:00 duty win 3A aide"), 1);
    let bus = week("Tue 09:00-10:00 duty bus 3A aide").school(|school| school.duties.push(bus()));
    assert!(!bus.sentences().iter().any(|text| text.contains("own teacher: ")), "{:?}", bus.sentences());
}

#[test]
fn more_often_than_asked_is_not_as_asked() {
    let win = given().school(|school| school.blocks[3].times = Times::PerWeek(2));
    assert!(win.sentences()[0].starts_with("3A, win: 3 in every week instead of 2"), "{:?}", win.sentences());
    // Where real weeks differ, a number per week is the least of each.
    let weeks = given().school(|school| {
        school.blocks[3].times = Times::PerWeek(2);
        let mut other = school.weeks[0].clone();
        other.days.pop();
        school.weeks.push(other);
    });
    assert_eq!(weeks.broken(), []);
    let rotation = |n: u32| given().school(|school| school.blocks[3].times = Times::PerCycle(n));
    assert_eq!(rotation(3).broken(), []);
    assert!(rotation(2).sentences()[0].starts_with("3A, win: 3 in a rotation instead of 2"));
    let art = given()
        .but("Tue 09:00-10:00 instruct - 3A ruiz", "Tue 09:00-09:30 special art 3A okafor @art-room")
        .and("Tue 09:30-10:00 instruct - 3A ruiz")
        .school(|school| school.sections[0].together = Together::Free);
    assert_eq!(sentence(&art), "3A, art: 2 in a rotation instead of 1");
    let speech = given()
        .school(|school| school.pull_outs.push(speech(20)))
        .and("Tue 09:00-09:20 intervention speech 3A vega")
        .and("Tue 09:20-09:40 intervention speech 3A vega");
    assert!(sentence(&speech).contains("2 in every week instead of 1"), "{}", sentence(&speech));
}

#[test]
fn classroom_teachers_lead_the_group_of_their_own_homeroom() {
    let week = |rows: [&str; 2], roles: &[Role]| {
        let given = given()
            .but("Wed 09:30-10:00 intervention win 3A;3B vega note:one", rows[0])
            .but("Wed 09:30-10:00 intervention win 3A;3B aide note:two", rows[1]);
        given.school(|school| {
            let block = &mut school.blocks[3];
            block.units = [0, 1].map(|n| Unit { homerooms: vec![HomeroomId(n)] }).to_vec();
            block.needs = Vec::new();
            block.leads = Some(Leads { roles: roles.to_vec(), named: Vec::new(), adults: 1 });
        })
    };
    let said = |given: &Given| -> Vec<String> {
        let all = given.findings(RULE).into_iter().filter(|finding| finding.verdict == Verdict::NotMet);
        all.map(|finding| finding.evidence.sentence).filter(|text| text.contains("Wed: ")).collect()
    };
    let own = ["Wed 09:30-10:00 intervention win 3A ruiz", "Wed 09:30-10:00 intervention win 3B cho"];
    let other = ["Wed 09:30-10:00 intervention win 3A cho", "Wed 09:30-10:00 intervention win 3B ruiz"];
    let only = [Role::ClassroomTeacher];
    assert_eq!(said(&week(own, &only)), Vec::<String>::new());
    assert!(said(&week(other, &only))[0].contains("Wed: 0 of 1 adults who may lead it at 09:30–10:00"));
    // Two groups together need both; two of one homeroom do not stand for the other's.
    let two = ["Wed 09:30-10:00 intervention win 3A;3B ruiz;cho", ""];
    assert_eq!(said(&week(two, &only)), Vec::<String>::new());
    let one = ["Wed 09:30-10:00 intervention win 3A;3B ruiz", ""];
    assert!(said(&week(one, &only))[0].contains("Wed: 1 of 2 adults who may lead it"));
    // Somebody who has both homerooms is one adult.
    let cho = ["Wed 09:30-10:00 intervention win 3A;3B cho", ""];
    let both = week(cho, &only).school(|school| school.homerooms[0].teachers = school.homerooms[1].teachers.clone());
    assert!(said(&both).iter().any(|text| text.contains("Wed: 1 of 2 adults who may lead it")), "{:?}", said(&both));
    // Two teachers of one homeroom do not stand for the other's.
    let surplus = week(two, &only).school(|school| {
        let moved = school.homerooms[1].clone();
        school.homerooms[1].teachers = vec![StaffId(4)];
        school.homerooms.push(moved);
        school.blocks[3].units[0].homerooms.push(HomeroomId(2));
    });
    assert!(
        said(&surplus).iter().any(|text| text.contains("Wed: 1 of 2 adults who may lead it")),
        "{:?}",
        said(&surplus)
    );
    // With another role of the list, anybody's group.
    let roles = [Role::ClassroomTeacher, Role::Interventionist];
    let also = |given: Given| {
        given.school(|school| {
            let share = school.staff[1].roles[0].1;
            school.staff[1].roles.push((Role::Interventionist, share));
        })
    };
    let half = ["Wed 09:30-10:00 intervention win 3A cho", "Wed 09:30-10:00 intervention win 3B vega"];
    assert!(!said(&week(half, &roles)).is_empty());
    assert_eq!(said(&also(week(half, &roles))), Vec::<String>::new());
}

#[test]
fn a_co_teacher_is_with_one_class_at_a_time() {
    let pairs = |days: [usize; 2], room: Option<RoomId>| {
        given()
            .but("* 08:00-09:00 instruct literacy 3A ruiz", "* 08:00-09:00 instruct literacy 3A ruiz;vega")
            .but("* 08:00-09:00 instruct literacy 3B cho", "* 08:00-09:00 instruct literacy 3B cho;vega")
            .school(|school| {
                for (homeroom, day) in days.into_iter().enumerate() {
                    let (homeroom, days) = (HomeroomId(homeroom), vec![DayId(day)]);
                    school.co_teaching.push(CoTeaching { staff: StaffId(4), homeroom, block: BlockId(0), days });
                }
                school.blocks[0].room = room;
            })
    };
    let said = |given: &Given| -> Vec<String> {
        given.sentences().into_iter().filter(|text| text.starts_with("vega, literacy with")).collect()
    };
    assert_eq!(said(&pairs([2, 2], None)), ["vega, literacy with 3B: Wed: with 3A in literacy at 08:00–09:00"]);
    assert_eq!(said(&pairs([2, 1], None)), Vec::<String>::new());
    assert_eq!(said(&pairs([2, 2], Some(RoomId(0)))), Vec::<String>::new());
}

#[test]
fn a_day_without_a_window_is_a_day_a_block_may_not_be_on() {
    let given = given().school(|school| school.blocks[0].windows[2] = None);
    let said = given.sentences();
    assert!(said.contains(&"3A, literacy: happens on Wed, a day it may not".to_owned()), "{said:#?}");
}

#[test]
fn each_homeroom_of_its_own_has_its_own_adults() {
    let recess = given()
        .school(|school| {
            let own = |homeroom: usize| Unit { homerooms: vec![HomeroomId(homeroom)] };
            school.blocks[2].units = vec![own(0), own(1)];
        })
        .but("Wed 10:30-10:50 recess recess 3A;3B aide", "Wed 10:30-10:50 recess recess 3A aide")
        .and("Wed 10:30-10:50 recess recess 3B vega");
    assert_eq!(sentence(&recess), "3B, recess: Wed: 0 of 1 adults who may lead it at 10:30–10:50");
}

#[test]
fn a_block_of_whole_periods_starts_with_one_and_ends_within_the_last() {
    let literacy = |periods: usize, grades: &[usize]| {
        let period = |start_end: &str| Period {
            name: start_end.to_owned(),
            span: span(start_end),
            grades: grades.iter().copied().map(GradeId).collect(),
            joins_next: false,
        };
        let given = given().school(|school| {
            school.blocks[0].whole_periods = Some(periods);
            for day in &mut school.day_types {
                day.periods = vec![period("08:00-08:30"), period("08:30-09:00")];
            }
        });
        let broken = given.about(RULE, "3A").into_iter().find(|own| own.verdict == Verdict::NotMet);
        broken.map_or(String::new(), |own| own.evidence.sentence)
    };
    assert_eq!(literacy(2, &[]), "");
    assert_eq!(literacy(2, &[0]), "", "periods of its own grade");
    let one = literacy(1, &[]);
    assert!(one.starts_with("3A, literacy: Mon: 08:00–09:00 is not 1 whole periods"), "{one}");
    assert!(literacy(2, &[1]).contains("is not 2 whole periods"), "periods of another grade are none");
}

#[test]
fn what_comes_before_may_touch_what_comes_after() {
    let given = given().school(|school| school.blocks[1].before = vec![BlockId(2)]);
    assert_eq!(given.broken(), []);
    let early = given.but("Wed 10:30-10:50 recess recess 3A;3B aide", "Wed 10:29-10:49 recess recess 3A;3B aide");
    assert!(early.sentences().contains(
        &"3A, lunch: Wed: recess does not follow directly after 10:00–10:30; Wed: recess at 10:29–10:49 is not after 10:00–10:30"
            .to_owned()
    ), "{:?}", early.sentences());
}
