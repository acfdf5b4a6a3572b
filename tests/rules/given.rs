//! A tiny school: grade 3 with two homerooms, three days (the third is short), one team, five other adults.
//!
//! Rows are lines of `days start-end kind course homerooms staff`, `-` for none, `*` for every day, and then any of
//! `@room`, `team:ID`, `by:WHO`, `note:WORD`.

use commonhour::check::{Compliance, Finding, Subject, Verdict};
use commonhour::model::{
    Block, BlockId, Clock, Course, CourseId, Day, DayId, DayType, Grade, GradeId, Homeroom, HomeroomId, Hours, Kind,
    Leads, MeetsIn, Owed, Person, Role, Room, RoomId, School, Sections, Share, Shortfall, Span, StaffId, Team, TeamId,
    Times, Together, Unit, Week,
};
use commonhour::rules::blocks::Blocks;
use commonhour::rules::clause::{Clause, CountsIn, Covers, Per, Prorate, ShortDays};
use commonhour::rules::prep_total::Target;
use commonhour::rules::{self, Contract};
use commonhour::schedule::{DirectedBy, Schedule, Stretch, from_csv, to_csv};

/// A week without any violation.
pub(crate) const WEEK: &str = "
* 08:00-09:00 instruct literacy 3A ruiz
* 08:00-09:00 instruct literacy 3B cho
Mon 09:00-09:30 special art 3A okafor @art-room
Mon 09:00-09:30 special music 3B lane
Mon 09:30-10:00 special art 3B okafor @art-room
Mon 09:30-10:00 special music 3A lane
Mon 09:00-10:00 collaboration - - ruiz;cho @12 team:grade-3 by:team
Tue 09:00-10:00 instruct - 3A ruiz
Tue 09:00-10:00 instruct - 3B cho
Mon,Tue 10:00-10:30 intervention win 3A;3B vega note:one
Mon,Tue 10:00-10:30 intervention win 3A;3B aide note:two
Mon,Tue 10:00-10:30 prep - - ruiz by:teacher
Mon,Tue 10:00-10:30 prep - - cho
Mon,Tue 10:30-11:00 lunch lunch 3A;3B aide @cafeteria
Mon,Tue 10:30-11:00 lunch - - ruiz
Mon,Tue 10:30-11:00 lunch - - cho
Mon,Tue 11:00-11:20 recess recess 3A;3B aide
Mon,Tue 11:20-12:00 instruct - 3A ruiz
Mon,Tue 11:20-12:00 instruct - 3B cho
Wed 09:00-09:30 instruct - 3A ruiz
Wed 09:00-09:30 instruct - 3B cho
Wed 09:30-10:00 intervention win 3A;3B vega note:one
Wed 09:30-10:00 intervention win 3A;3B aide note:two
Wed 09:30-10:00 prep - - ruiz
Wed 09:30-10:00 prep - - cho
Wed 10:00-10:30 lunch lunch 3A;3B aide @cafeteria
Wed 10:00-10:30 lunch - - ruiz
Wed 10:00-10:30 lunch - - cho
Wed 10:30-10:50 recess recess 3A;3B aide
Wed 10:50-11:00 instruct - 3A ruiz
Wed 10:50-11:00 instruct - 3B cho
* 08:00-08:30 prep - - okafor
* 11:00-11:30 lunch - - okafor
Mon 08:00-08:30 prep - - lane
Mon 11:00-11:30 lunch - - lane
* 08:00-08:30 prep - - vega
* 11:00-11:30 lunch - - vega
* 09:00-09:30 lunch - - aide
";

/// A school, a contract and rows, to be bent.
pub(crate) struct Given {
    /// The school.
    pub(crate) school: School,
    /// The contract: empty unless a test fills it.
    pub(crate) contract: Contract,
    /// The rows as text.
    pub(crate) week: String,
}

/// The tiny school with its clean week and no contract.
pub(crate) fn given() -> Given {
    Given { school: school(), contract: Contract::default(), week: WEEK.to_owned() }
}

/// A required clause of article 7 for `roles`.
pub(crate) fn clause(roles: &[Role]) -> Clause {
    Clause {
        article: "7".to_owned(),
        agreement: "Tiny Agreement".to_owned(),
        covers: Covers { roles: roles.to_vec(), ..Covers::default() },
        ..Clause::default()
    }
}

/// `[[daily-prep]]` of 30 minutes for classroom teachers.
pub(crate) fn daily_prep() -> rules::daily_prep::Terms {
    rules::daily_prep::Terms {
        clause: clause(&[Role::ClassroomTeacher]),
        minutes: 30,
        block: 30,
        blocks: Blocks::default(),
        counts_in: CountsIn::StudentDay,
        short_days: ShortDays::Full,
        prorate: Prorate::None,
        extra: Vec::new(),
        on: None,
    }
}

/// `[[prep-total]]` of 90 minutes a week for classroom teachers.
pub(crate) fn prep_total() -> rules::prep_total::Terms {
    rules::prep_total::Terms {
        clause: clause(&[Role::ClassroomTeacher]),
        target: Target::Minutes(90),
        per: Per::Week,
        block: 20,
        blocks: Blocks::default(),
        spread: None,
        student_day_share: None,
        counts_in: CountsIn::StudentDay,
        short_weeks: ShortDays::Full,
        prorate: Prorate::None,
        extra: Vec::new(),
    }
}

impl Given {
    /// Replaces a line; it must be there.
    pub(crate) fn but(mut self, old: &str, new: &str) -> Self {
        assert!(self.week.contains(&format!("\n{old}\n")), "no line `{old}`");
        self.week = self.week.replacen(&format!("\n{old}\n"), &format!("\n{new}\n"), 1);
        self
    }

    /// Adds a line.
    pub(crate) fn and(mut self, line: &str) -> Self {
        self.week += line;
        self.week += "\n";
        self
    }

    /// Changes the school.
    pub(crate) fn school(mut self, change: impl FnOnce(&mut School)) -> Self {
        change(&mut self.school);
        self
    }

    /// Changes the contract.
    pub(crate) fn contract(mut self, change: impl FnOnce(&mut Contract)) -> Self {
        change(&mut self.contract);
        self
    }

    /// The rows.
    pub(crate) fn schedule(&self) -> Schedule {
        schedule(&self.school, &self.week)
    }

    /// The audit of the rows after they were written and read back.
    pub(crate) fn audit(&self) -> Compliance {
        let text = to_csv(&self.school, &self.schedule());
        let back = from_csv(&self.school, "assignments.csv", &text).expect("our own file reads back");
        assert_eq!(back, self.schedule());
        rules::audit(&self.school, &self.contract, &back)
    }

    /// The findings of one rule.
    pub(crate) fn findings(&self, rule: &str) -> Vec<Finding> {
        self.audit().findings.into_iter().filter(|finding| finding.rule == rule).collect()
    }

    /// The findings of one rule about one person, homeroom, team or room.
    pub(crate) fn about(&self, rule: &str, who: &str) -> Vec<Finding> {
        self.findings(rule).into_iter().filter(|finding| self.name(finding.subject) == who).collect()
    }

    /// The only finding of one rule about somebody on a day.
    pub(crate) fn on(&self, rule: &str, who: &str, day: &str) -> Finding {
        let mut list = self.about(rule, who);
        list.retain(|finding| finding.day.is_some_and(|id| self.school[id].id == day));
        assert_eq!(list.len(), 1, "{rule} {who} {day}: {list:#?}");
        list.remove(0)
    }

    /// What is broken: rule, subject, required and found.
    pub(crate) fn broken(&self) -> Vec<(&'static str, String, i64, i64)> {
        let audit = self.audit();
        let numbers = |finding: &Finding| {
            let evidence = &finding.evidence;
            (finding.rule, self.name(finding.subject), evidence.required.unwrap_or(-1), evidence.found.unwrap_or(-1))
        };
        audit.with(Verdict::NotMet).map(numbers).collect()
    }

    /// What is broken of these rules.
    pub(crate) fn broken_by(&self, rules: &[&str]) -> Vec<(&'static str, String, i64, i64)> {
        self.broken().into_iter().filter(|(rule, ..)| rules.contains(rule)).collect()
    }

    /// Sentences of what is broken of these rules.
    pub(crate) fn said_by(&self, rules: &[&str]) -> Vec<String> {
        let broken = |finding: &&Finding| finding.verdict == Verdict::NotMet && rules.contains(&finding.rule);
        self.audit().findings.iter().filter(broken).map(|finding| finding.evidence.sentence.clone()).collect()
    }

    /// Sentences of what is broken.
    pub(crate) fn sentences(&self) -> Vec<String> {
        self.audit().with(Verdict::NotMet).map(|finding| finding.evidence.sentence.clone()).collect()
    }

    /// The id of a subject.
    pub(crate) fn name(&self, subject: Subject) -> String {
        match subject {
            Subject::Staff(id) => self.school[id].id.clone(),
            Subject::Homeroom(id) => self.school[id].id.clone(),
            Subject::Team(id) => self.school[id].id.clone(),
            Subject::Room(id) => self.school[id].id.clone(),
            Subject::School => "school".to_owned(),
        }
    }
}

/// The person with this id.
pub(crate) fn staff(school: &School, id: &str) -> StaffId {
    StaffId(school.staff.iter().position(|person| person.id == id).unwrap_or_else(|| panic!("no person {id}")))
}

/// Required and found of a finding.
pub(crate) fn numbers(finding: &Finding) -> (i64, i64) {
    (finding.evidence.required.unwrap_or(-1), finding.evidence.found.unwrap_or(-1))
}

/// A span from `HH:MM-HH:MM`.
pub(crate) fn span(text: &str) -> Span {
    let (start, end) = text.split_once('-').expect("start-end");
    Span::new(Clock::parse(start).expect("a time"), Clock::parse(end).expect("a time"))
}

fn schedule(school: &School, text: &str) -> Schedule {
    let list = |word: &str| -> Vec<String> { word.split(';').filter(|part| *part != "-").map(str::to_owned).collect() };
    let mut rows = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let extra = |mark: &str| words[6..].iter().find_map(|word| word.strip_prefix(mark));
        let homerooms: Vec<HomeroomId> = list(words[4])
            .iter()
            .map(|id| HomeroomId(school.homerooms.iter().position(|home| home.id == *id).expect("a homeroom")))
            .collect();
        for day in school.day_ids() {
            if words[0] != "*" && !words[0].split(',').any(|id| id == school[day].id) {
                continue;
            }
            rows.push(Stretch {
                day,
                span: span(words[1]),
                kind: Kind::from_word(words[2]).expect("a kind"),
                course: if words[3] == "-" { String::new() } else { words[3].to_owned() },
                grade: homerooms.first().map_or(String::new(), |home| school[school[*home].grade].id.clone()),
                homerooms: homerooms.clone(),
                staff: list(words[5]).iter().map(|id| staff(school, id)).collect(),
                room: extra("@").map(|id| RoomId(school.rooms.iter().position(|room| room.id == id).expect("a room"))),
                team: extra("team:")
                    .map(|id| TeamId(school.teams.iter().position(|team| team.id == id).expect("a team"))),
                directed_by: extra("by:").map(|word| DirectedBy::from_word(word).expect("who directs")),
                note: extra("note:").unwrap_or("").to_owned(),
            });
        }
    }
    Schedule::new(rows)
}

/// A person at work on `days`.
pub(crate) fn person(id: &str, role: Role, fte: u32, days: &[usize]) -> Person {
    let hours = |day: &usize| Hours { day: DayId(*day), span: span("07:45-12:30") };
    Person {
        id: id.to_owned(),
        name: id.to_owned(),
        roles: vec![(role, Share::of_hundredths(fte))],
        unit: None,
        hours: days.iter().map(hours).collect(),
        teaches: Vec::new(),
        field: None,
        grades: Vec::new(),
        max_sections_per_day: None,
        max_minutes_per_day: None,
        always_with: None,
        vacant: false,
        room: None,
        caseload: None,
    }
}

/// A block of both homerooms, every day, anywhere in the day.
pub(crate) fn block(id: &str, kind: Kind, minutes: i32) -> Block {
    Block {
        id: id.to_owned(),
        name: id.to_owned(),
        kind,
        units: vec![Unit { homerooms: vec![HomeroomId(0), HomeroomId(1)] }],
        minutes: vec![Some(minutes); 3],
        stretch_to: None,
        times: Times::PerDay(1),
        windows: vec![Some(span("08:00-12:00")), Some(span("08:00-12:00")), Some(span("08:00-11:00"))],
        pieces: Vec::new(),
        same_time: false,
        core: false,
        then: None,
        before: Vec::new(),
        room: None,
        leads: None,
        groups: 0,
        needs: Vec::new(),
        tier: 0,
        alternates: Vec::new(),
        transition: None,
        whole_periods: None,
    }
}

fn course(id: &str, teacher: usize, room: Option<usize>) -> Course {
    Course {
        id: id.to_owned(),
        name: id.to_owned(),
        kind: Kind::Special,
        minutes: vec![Some(30)],
        per_cycle: vec![1],
        teachers: vec![StaffId(teacher)],
        room: room.map(RoomId),
        set_up: 0,
        max_per_day: 1,
        windows: vec![Some(span("08:00-12:00")); 3],
        core: false,
        whole_periods: None,
        class_size: None,
    }
}

fn school() -> School {
    let day_type = |name: &str, students: &str, short: bool| DayType {
        name: name.to_owned(),
        students: span(students),
        staff: span("07:45-12:30"),
        hours: Vec::new(),
        short,
        periods: Vec::new(),
    };
    let day = |n: usize, id: &str| Day {
        id: id.to_owned(),
        rotation: id.to_owned(),
        cycle_day: Some(n),
        day_type: usize::from(id == "Wed"),
        weekdays: vec![id.to_owned()],
        dates: Vec::new(),
    };
    let home = |id: &str, teacher: usize, room: usize| Homeroom {
        id: id.to_owned(),
        grade: GradeId(0),
        also: Vec::new(),
        teachers: vec![StaffId(teacher)],
        share: Vec::new(),
        room: Some(RoomId(room)),
        students: 24,
        students_counted: true,
        with_plan: None,
    };
    let room =
        |id: &str, fits: usize| Room { id: id.to_owned(), name: id.to_owned(), kinds: Vec::new(), zone: None, fits };
    let leads = |roles: &[Role], adults: usize| Some(Leads { roles: roles.to_vec(), named: Vec::new(), adults });
    let literacy = Block { core: true, same_time: true, ..block("literacy", Kind::Instruct, 60) };
    let lunch = Block {
        room: Some(RoomId(3)),
        then: Some(BlockId(2)),
        leads: leads(&[Role::Paraprofessional], 1),
        ..block("lunch", Kind::Lunch, 30)
    };
    let recess = Block { leads: leads(&[Role::Paraprofessional], 1), ..block("recess", Kind::Recess, 20) };
    let win = Block {
        leads: leads(&[Role::Interventionist, Role::Paraprofessional], 2),
        groups: 2,
        tier: 2,
        ..block("win", Kind::Intervention, 30)
    };
    School {
        name: "Tiny".to_owned(),
        grid: 5,
        day_types: vec![day_type("regular", "08:00-12:00", false), day_type("early", "08:00-11:00", true)],
        days: vec![day(0, "Mon"), day(1, "Tue"), day(2, "Wed")],
        weeks: vec![Week { name: "every week".to_owned(), days: (0..3).map(DayId).collect(), count: 1, short: false }],
        cycle_days: 3,
        grades: vec![Grade {
            id: "3".to_owned(),
            homerooms: vec![HomeroomId(0), HomeroomId(1)],
            transition: 0,
            no_team: None,
            no_intervention: None,
        }],
        homerooms: vec![home("3A", 0, 0), home("3B", 1, 1)],
        staff: vec![
            person("ruiz", Role::ClassroomTeacher, 100, &[0, 1, 2]),
            person("cho", Role::ClassroomTeacher, 100, &[0, 1, 2]),
            Person { teaches: vec![CourseId(0)], ..person("okafor", Role::Specialist, 100, &[0, 1, 2]) },
            Person { teaches: vec![CourseId(1)], ..person("lane", Role::Specialist, 40, &[0]) },
            person("vega", Role::Interventionist, 100, &[0, 1, 2]),
            person("aide", Role::Paraprofessional, 100, &[0, 1, 2]),
        ],
        rooms: vec![room("12", 1), room("14", 1), room("art-room", 1), room("cafeteria", 2)],
        blocks: vec![literacy, lunch, recess, win],
        courses: vec![course("art", 2, Some(2)), course("music", 3, None)],
        sections: vec![Sections {
            together: Together::Parallel,
            shortfall: Shortfall::None,
            max_per_day: 2,
            escort: commonhour::model::Escort::default(),
        }],
        pull_outs: Vec::new(),
        duties: Vec::new(),
        co_teaching: Vec::new(),
        teams: vec![Team {
            id: "grade-3".to_owned(),
            name: "grade-3".to_owned(),
            grades: vec![GradeId(0)],
            members: vec![StaffId(0), StaffId(1)],
            meetings: vec![60],
            pieces_chosen: false,
            owed: Owed::PerWeek,
            meets_in: MeetsIn::StudentDay,
            windows: vec![Some(span("07:45-12:30")); 3],
            room: None,
            led_by: None,
            purpose: String::new(),
            attendees: Vec::new(),
        }],
        teams_on_other_days: Vec::new(),
        pins: Vec::new(),
        preferences: Vec::new(),
        prices: commonhour::model::Prices::default(),
    }
}

/// Numbers and verdicts of every finding of `rule` about `who`, on `day` or (empty) about windows.
pub(crate) fn judged(given: &Given, rule: &str, who: &str, day: &str) -> Vec<(i64, i64, Verdict)> {
    let on = |finding: &Finding| finding.day.map_or(String::new(), |id| given.school[id].id.clone());
    let own = given.about(rule, who).into_iter().filter(|finding| on(finding) == day);
    own.map(|finding| (numbers(&finding).0, numbers(&finding).1, finding.verdict)).collect()
}

/// What one rule finds broken: subject, required, found and sentence.
pub(crate) fn broken_by(given: &Given, rule: &str) -> Vec<(String, i64, i64, String)> {
    let own = given.findings(rule).into_iter().filter(|finding| finding.verdict == Verdict::NotMet);
    let of = |finding: Finding| {
        let (required, found) = numbers(&finding);
        (given.name(finding.subject), required, found, finding.evidence.sentence)
    };
    own.map(of).collect()
}
