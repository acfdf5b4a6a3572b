//! What a school asks for, in a principal's words: the members of a conflict.

use itertools::Itertools as _;

use super::words;
use crate::model::{
    Block, BlockId, CourseId, DayId, GradeId, HomeroomId, Item, MeetsIn, Minutes, Owed, Pinned, School, Shortfall,
    Span, StaffId, Times, Together, Windows,
};
use crate::rules::{Contract, promises};

/// Items that are said in one sentence: one block or course of several grades.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The items.
    pub items: Vec<Item>,
    /// The sentence, without a full stop.
    pub sentence: String,
}

/// The items in sentences. What differs only by grade is said once.
#[must_use]
pub fn said(school: &School, contract: &Contract, items: &[Item]) -> Vec<Said> {
    let mut groups: Vec<Vec<Item>> = Vec::new();
    for item in items {
        let is_alike = |own: &Item| alike(own) == alike(item) && same_numbers(school, own, item);
        match groups.iter_mut().find(|group| group.first().is_some_and(is_alike)) {
            Some(group) => group.push(item.clone()),
            None => groups.push(vec![item.clone()]),
        }
    }
    groups.into_iter().map(|items| Said { sentence: sentence(school, contract, &items), items }).collect()
}

/// The same for items that one sentence may say.
fn alike(item: &Item) -> Item {
    match item {
        Item::Block(block, _) => Item::Block(*block, 0),
        Item::Sections(course, _) => Item::Sections(*course, GradeId(0)),
        Item::Together(_) => Item::Together(GradeId(0)),
        Item::MostSections(_) => Item::MostSections(GradeId(0)),
        Item::Bells(_) => Item::Bells(GradeId(0)),
        other => other.clone(),
    }
}

/// Whether two items of one kind ask for the same numbers.
fn same_numbers(school: &School, first: &Item, other: &Item) -> bool {
    match (first, other) {
        (Item::Sections(course, one), Item::Sections(_, two)) => {
            let course = &school[*course];
            (course.minutes[one.0], course.per_cycle[one.0]) == (course.minutes[two.0], course.per_cycle[two.0])
        }
        (Item::Together(one), Item::Together(two)) => {
            let (one, two) = (&school.sections[one.0], &school.sections[two.0]);
            (one.together, one.shortfall) == (two.together, two.shortfall)
        }
        (Item::MostSections(one), Item::MostSections(two)) => {
            school.sections[one.0].max_per_day == school.sections[two.0].max_per_day
        }
        (Item::Bells(one), Item::Bells(two)) => hours(school, *one) == hours(school, *two),
        _ => true,
    }
}

/// When a grade's first homeroom is in school.
fn hours(school: &School, grade: GradeId) -> Vec<(DayId, Span)> {
    let first = school[grade].homerooms.first();
    first.map_or_else(Vec::new, |homeroom| {
        school.day_ids().map(|day| (day, school.student_day(*homeroom, day))).collect()
    })
}

fn sentence(school: &School, contract: &Contract, items: &[Item]) -> String {
    let Some(first) = items.first() else { return String::new() };
    let grades = || {
        let of = items.iter().filter_map(|item| match item {
            Item::Sections(_, grade) | Item::Together(grade) | Item::MostSections(grade) | Item::Bells(grade) => {
                Some(*grade)
            }
            _ => None,
        });
        grades_name(school, &of.collect_vec())
    };
    match first {
        Item::Block(block, _) => {
            let units = items.iter().filter_map(|item| match item {
                Item::Block(_, unit) => school[*block].units.get(*unit),
                _ => None,
            });
            let homerooms = units.flat_map(|unit| unit.homerooms.iter().copied()).collect_vec();
            let whom = whole_grades(school, &homerooms).unwrap_or_else(|| words::homerooms(school, &homerooms));
            format!("{}: {} {}", capital_first(&whom), school[*block].name, how_much(school, *block))
        }
        Item::BlockWindow(block) => {
            format!("{} lies {}", school[*block].name, between(school, &school[*block].windows))
        }
        Item::SameTime(block) => format!("{} is at the same time every day", school[*block].name),
        Item::BlockOrder(block) => order(school, *block),
        Item::Leads(block) => leads(&school[*block]),
        Item::Sections(course, grade) => {
            let own = &school[*course];
            let minutes =
                own.minutes[grade.0].map_or_else(String::new, |minutes| format!(" of {}", words::minutes(minutes)));
            let often = often(own.per_cycle[grade.0], rotation(school));
            format!("{}: {}{minutes}, {often} for each homeroom", capital_first(&grades()), own.name)
        }
        Item::CourseWindow(course) => {
            format!("{} lies {}", school[*course].name, between(school, &school[*course].windows))
        }
        Item::Together(grade) => together(school, *grade, &grades()),
        Item::MostSections(grade) => {
            let most = words::count(i64::from(school.sections[grade.0].max_per_day), "sections");
            format!("{}: at most {most} a day for a homeroom", capital_first(&grades()))
        }
        Item::Team(team) => team_time(school, team.0),
        Item::TeamWindow(team) => {
            format!("{} meets {}", school[*team].name, between(school, &school[*team].windows))
        }
        Item::PullOut(group) => {
            let own = &school[*group];
            let often = times(school, own.times);
            format!("{}: {} {often} outside core instruction", own.name, words::minutes(own.minutes))
        }
        Item::Duty(duty) => {
            let own = &school[*duty];
            let adults = words::count(i64::try_from(own.adults).unwrap_or(0), "adults");
            format!("Duty {} with {adults}: {}", own.name, words::times_name(school, &own.posts))
        }
        Item::CoTeaching(position) => {
            let own = &school.co_teaching[*position];
            let who = words::person(school, own.staff);
            format!("{who} co-teaches {} in {}", school[own.block].name, school[own.homeroom].id)
        }
        Item::Pin(position) => pin(school, *position),
        Item::Clause { rule, article } => clause(school, contract, rule, article),
        Item::Room(room) => {
            let fits = words::count(i64::try_from(school[*room].fits).unwrap_or(0), "homerooms");
            format!("{} holds {fits} at once", school[*room].name)
        }
        Item::Staff(who) => present(school, *who),
        Item::Bells(grade) => {
            let (who, when) = (grades(), words::times_name(school, &hours(school, *grade)));
            let verb = if who.starts_with("grades ") { "are" } else { "is" };
            format!("{} {verb} in school {when}", capital_first(&who))
        }
    }
}

fn capital_first(text: &str) -> String {
    words::capital(text)
}

/// The grades, where these are all their homerooms.
fn whole_grades(school: &School, homerooms: &[HomeroomId]) -> Option<String> {
    let grades = homerooms.iter().map(|homeroom| school[*homeroom].grade).unique().collect_vec();
    let all: usize = grades.iter().map(|grade| school[*grade].homerooms.len()).sum();
    (all == homerooms.len()).then(|| grades_name(school, &grades))
}

fn grades_name(school: &School, grades: &[GradeId]) -> String {
    if grades.len() > 1 && grades.len() == school.grades.len() {
        return "every grade".to_owned();
    }
    match grades {
        [only] => words::grade(school, *only),
        more => {
            let ids = more.iter().map(|grade| school[*grade].id.as_str()).collect_vec();
            format!("grades {}", words::join_and(&ids))
        }
    }
}

/// `30 minutes every day`, `45 minutes (30 on Wednesday) 4 times a week`.
fn how_much(school: &School, block: BlockId) -> String {
    let own = &school[block];
    let lengths = school.day_ids().filter_map(|day| own.minutes[day.0].map(|minutes| (minutes, day))).collect_vec();
    let most_common = lengths.iter().map(|(minutes, _)| *minutes).counts().into_iter().max_by_key(|(m, n)| (*n, *m));
    let usual: Minutes = most_common.map_or(0, |(minutes, _)| minutes);
    let others = lengths.iter().filter(|(minutes, _)| *minutes != usual).into_group_map_by(|(minutes, _)| *minutes);
    let others = others.into_iter().sorted_by_key(|(minutes, _)| *minutes).map(|(minutes, days)| {
        let days: Vec<DayId> = days.into_iter().map(|(_, day)| *day).collect();
        format!("{minutes} on {}", words::days_name(school, &days))
    });
    let others = others.collect_vec();
    let others = if others.is_empty() { String::new() } else { format!(" ({})", others.join(", ")) };
    format!("{}{others} {}", words::minutes(usual), times(school, own.times))
}

fn times(school: &School, times: Times) -> String {
    match times {
        Times::PerDay(1) => "every day".to_owned(),
        Times::PerDay(n) => often(n, "day"),
        Times::PerWeek(n) => often(n, "week"),
        Times::PerCycle(n) => often(n, rotation(school)),
    }
}

/// A rotation that is the week is called so.
fn rotation(school: &School) -> &'static str {
    let week = school.weeks.len() == 1 && school.weeks[0].days.len() == school.cycle_days;
    if week { "week" } else { "rotation" }
}

fn often(n: u32, of: &str) -> String {
    match n {
        1 => format!("once a {of}"),
        2 => format!("twice a {of}"),
        n => format!("{n} times a {of}"),
    }
}

/// `between 10:30 and 12:30`, per day where days differ.
fn between(school: &School, windows: &Windows) -> String {
    let open = school.day_ids().filter_map(|day| windows[day.0].map(|window| (day, window))).collect_vec();
    match open.iter().map(|(_, window)| *window).unique().collect_vec().as_slice() {
        [only] => format!("between {} and {}", only.start, only.end),
        _ => format!("within {}", words::times_name(school, &open)),
    }
}

fn order(school: &School, block: BlockId) -> String {
    let own = &school[block];
    let then = own.then.map(|next| format!("is followed directly by {}", school[next].name));
    let before = (!own.before.is_empty()).then(|| {
        let names = own.before.iter().map(|later| school[*later].name.as_str()).collect_vec();
        format!("comes before {}", words::join_and(&names))
    });
    format!("{} {}", own.name, then.into_iter().chain(before).join(" and "))
}

fn leads(block: &Block) -> String {
    let adults = (0..block.units.len()).map(|unit| block.needs_of(unit).adults).max().unwrap_or(0);
    let adults = words::count(i64::try_from(adults).unwrap_or(0), "adults");
    let groups = if block.groups > 1 { format!(" for {} groups", block.groups) } else { String::new() };
    let by =
        block.leads.as_ref().map(|leads| leads.roles.iter().map(|role| role.word().replace('-', " ")).join(" or "));
    let by = by.filter(|by| !by.is_empty()).map_or_else(String::new, |by| format!(", each a {by}"));
    format!("{} needs {adults} at once{groups}{by}", block.name)
}

fn together(school: &School, grade: GradeId, grades: &str) -> String {
    let rules = &school.sections[grade.0];
    let how = match rules.together {
        Together::Parallel => "all homerooms are out in specials at the same time",
        Together::Sequence => "the homerooms have their special one directly after the other",
        Together::Free => "the homerooms have their specials at any time",
    };
    let short = match rules.shortfall {
        Shortfall::None => "",
        Shortfall::Divide => "; one homeroom is divided among the others where specialists are too few",
        Shortfall::Combine => "; two homerooms are combined where specialists are too few",
        Shortfall::Aide => "; an aide stays with the homeroom that is left where specialists are too few",
    };
    format!("{}: {how}{short}", capital_first(grades))
}

fn team_time(school: &School, position: usize) -> String {
    let team = &school.teams[position];
    let lengths = team.meetings.iter().map(ToString::to_string).join(" + ");
    let owed = match team.owed {
        Owed::PerWeek => "every week".to_owned(),
        Owed::PerCycle => "every rotation".to_owned(),
        Owed::EveryWeeks(n) => format!("at least once in {n} weeks"),
    };
    let when = match team.meets_in {
        MeetsIn::StudentDay => "while its students are in school",
        MeetsIn::PaidDay => "within the paid day",
    };
    format!("{}: {lengths} minutes together {owed}, {when}", team.name)
}

fn pin(school: &School, position: usize) -> String {
    let pin = &school.pins[position];
    let what = match &pin.what {
        Pinned::Block(block, homerooms) => with_whom(school, &school[*block].name, homerooms),
        Pinned::Course(course, homerooms) => with_whom(school, &school[CourseId(course.0)].name, homerooms),
        Pinned::Specials(grade) => format!("specials of {}", words::grade(school, *grade)),
        Pinned::Team(team) => school[*team].name.clone(),
    };
    let at = pin.at.map(|at| format!(" at {at}"));
    let days = (!pin.days.is_empty()).then(|| format!(" on {}", words::days_name(school, &pin.days)));
    let who = pin.staff.map(|who| format!(" with {}", words::person(school, who)));
    let room = pin.room.map(|room| format!(" in {}", words::room(school, room)));
    format!("Pinned: {what}{}", [at, days, who, room].into_iter().flatten().join(""))
}

fn with_whom(school: &School, name: &str, homerooms: &[HomeroomId]) -> String {
    if homerooms.is_empty() { name.to_owned() } else { format!("{name} of {}", words::homerooms(school, homerooms)) }
}

/// What the clause promises, as the handbook says it.
fn clause(school: &School, contract: &Contract, rule: &str, article: &str) -> String {
    let own = promises(school, contract).into_iter().filter(|own| own.rule == rule && own.article == article);
    let sentences = own.filter(|own| own.silent.is_none()).map(|own| own.sentence).unique().collect_vec();
    if sentences.is_empty() { format!("{rule} by Art. {article}") } else { sentences.join("; ") }
}

fn present(school: &School, who: StaffId) -> String {
    let hours = school[who].hours.iter().map(|hours| (hours.day, hours.span)).collect_vec();
    format!("{} is at school {}", words::person(school, who), words::times_name(school, &hours))
}
