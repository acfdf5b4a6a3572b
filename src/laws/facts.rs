//! What the laws share: days, hours, who may, and what certainly falls into a stretch of a day.

use super::sum::Without;
use crate::model::{
    Block, BlockId, CourseId, DayId, GradeId, HomeroomId, Item, Kind, Leads, Minutes, School, Shortfall, Span, StaffId,
    Times,
};
use crate::plan::demand::{Demands, Source};
use itertools::Itertools;

/// A course and a grade that has sections of it.
pub(super) type Pair = (CourseId, GradeId);

/// The solved days of each day of the rotation. Sections of a rotation lie in all of them, so each variant must hold its
/// share.
pub(super) fn rotation(school: &School) -> Vec<Vec<DayId>> {
    (0..school.cycle_days)
        .map(|at| school.day_ids().filter(|day| school[*day].cycle_day == Some(at)).collect())
        .filter(|days: &Vec<DayId>| !days.is_empty())
        .collect()
}

/// The weeks in which everything weekly is owed.
pub(super) fn full_weeks(school: &School) -> impl Iterator<Item = &[DayId]> {
    school.weeks.iter().filter(|week| !week.short).map(|week| week.days.as_slice())
}

/// From the first start to the last end.
pub(super) fn hull(spans: impl IntoIterator<Item = Span>) -> Option<Span> {
    spans.into_iter().reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)))
}

/// When children of these homerooms are in school.
pub(super) fn children(school: &School, homerooms: &[HomeroomId], day: DayId) -> Option<Span> {
    hull(homerooms.iter().map(|homeroom| school.student_day(*homeroom, day)))
}

/// Whether each homeroom of a grade needs sections of its own: one that is divided, or stays with an aide, has none then.
pub(super) fn one_by_one(school: &School, grade: GradeId) -> bool {
    school.sections[grade.0].shortfall != Shortfall::Combine
}

/// Whether two homerooms of these grades can be in one section: somewhere they are combined, and the section holds the two smallest.
/// Where a course has several teachers a homeroom may have two of them at once, half of it with each.
pub(super) fn two_fit(school: &School, grades: &[GradeId]) -> bool {
    let all = grades.iter().flat_map(|grade| &school[*grade].homerooms).map(|homeroom| school[*homeroom].students);
    let two: u32 = all.sorted().take(2).sum();
    let mut courses = pairs(school).into_iter().filter(|(_, grade)| grades.contains(grade));
    let holds = |(course, _): Pair| {
        let course = &school[course];
        course.teachers.len() > 1 || course.class_size.is_none_or(|most| two <= most)
    };
    !grades.iter().all(|grade| one_by_one(school, *grade)) && courses.any(holds)
}

/// The most children that somebody can have at once; `None` where no number is given for something they teach.
pub(super) fn most_children(school: &School, who: StaffId) -> Option<i64> {
    let own = school.courses.iter().filter(|course| course.teachers.contains(&who));
    own.map(|course| course.class_size.map(i64::from)).try_fold(0, |most, own| Some(own?.max(most)))
}

/// Every course and grade with sections.
pub(super) fn pairs(school: &School) -> Vec<Pair> {
    let all = (0..school.courses.len()).map(CourseId).cartesian_product((0..school.grades.len()).map(GradeId));
    all.filter(|(course, grade)| school[*course].per_cycle[grade.0] > 0 && school[*course].minutes[grade.0].is_some())
        .collect()
}

/// Whether `who` teaches the course to the grade.
pub(super) fn teaches(school: &School, who: StaffId, (course, grade): Pair) -> bool {
    let grades = &school[who].grades;
    school[course].teachers.contains(&who) && (grades.is_empty() || grades.contains(&grade))
}

/// Those who teach any of the pairs.
pub(super) fn teachers(school: &School, pairs: &[Pair]) -> Vec<StaffId> {
    school.staff_ids().filter(|who| pairs.iter().any(|pair| teaches(school, *who, *pair))).collect()
}

/// Minutes of one section.
pub(super) fn section_minutes(school: &School, (course, grade): Pair) -> Minutes {
    school[course].minutes[grade.0].unwrap_or(0)
}

/// When sections of a course may lie; the children's day where its window is not asked for.
pub(super) fn course_window(school: &School, course: CourseId, day: DayId, without: &Without) -> Option<Span> {
    if without.asks(&Item::CourseWindow(course)) {
        return school[course].windows[day.0];
    }
    whole_course_day(school, course, day)
}

/// The children's day of the grades that have the course.
fn whole_course_day(school: &School, course: CourseId, day: DayId) -> Option<Span> {
    let of = |homeroom: &HomeroomId| school[course].minutes[school[*homeroom].grade.0].is_some();
    hull(school.homeroom_ids().filter(of).map(|homeroom| school.student_day(homeroom, day)))
}

/// The windows of the courses that are narrower than the children's day.
pub(super) fn narrow_courses(school: &School, pairs: &[Pair], without: &Without) -> Vec<Item> {
    let narrow = |course: &CourseId| {
        school.day_ids().any(|day| {
            school[day].cycle_day.is_some() && school[*course].windows[day.0] != whole_course_day(school, *course, day)
        })
    };
    let courses = pairs.iter().map(|(course, _)| *course).unique().filter(narrow);
    courses.map(Item::CourseWindow).filter(|item| without.asks(item)).collect()
}

/// The homerooms of all grades of the pairs, as facts.
pub(super) fn bells(pairs: &[Pair]) -> impl Iterator<Item = Item> {
    pairs.iter().map(|(_, grade)| *grade).unique().map(Item::Bells)
}

/// The least of `length` minutes that lies in `inside`, wherever in `window` it lies uninterrupted.
pub(super) fn certain(length: Minutes, window: Span, inside: Span) -> Minutes {
    if length <= 0 || window.minutes() < length {
        return 0;
    }
    let shared = |span: Span| span.intersection(inside).map_or(0, Span::minutes);
    let first = Span::new(window.start, window.start + length);
    let last = Span::new(window.end - length, window.end);
    shared(first).min(shared(last))
}

/// The clause behind a demand.
pub(super) fn clause(source: &Source) -> Item {
    Item::Clause { rule: source.rule, article: source.article.clone() }
}

/// Lunch and preparation of an adult on a day: the clause, the kind, the minutes, and when they count.
pub(super) fn own_times(
    school: &School,
    demands: &Demands,
    who: StaffId,
    day: DayId,
    without: &Without,
) -> Vec<(Item, Kind, Minutes, Span)> {
    let Some(paid) = school.paid_day(who, day) else { return Vec::new() };
    demands
        .own_time
        .iter()
        .filter(|own| own.who == who && own.day == day && own.source.sure)
        .filter(|own| matches!(own.kind, Kind::Lunch | Kind::Prep))
        .map(|own| {
            (clause(&own.source), own.kind, own.minutes, own.counts_in.intersection(paid).unwrap_or(own.counts_in))
        })
        .filter(|(item, ..)| without.asks(item))
        .collect()
}

/// What of lunch and of preparation certainly lies in `inside`: at most one of each kind, because one stretch may serve
/// several clauses.
pub(super) fn own_inside(
    school: &School,
    demands: &Demands,
    (who, day): (StaffId, DayId),
    inside: Span,
    without: &Without,
) -> Vec<(Item, Kind, Minutes)> {
    let own = own_times(school, demands, who, day, without);
    let of = |wanted: Kind| {
        own.iter()
            .filter(|(_, kind, ..)| *kind == wanted)
            .map(|(item, kind, minutes, window)| (item.clone(), *kind, certain(*minutes, *window, inside)))
            .filter(|(.., minutes)| *minutes > 0)
            .max_by_key(|(.., minutes)| *minutes)
    };
    [Kind::Lunch, Kind::Prep].into_iter().filter_map(of).collect()
}

/// When a block may lie for a unit; the children's day where its window is not asked for.
pub(super) fn block_window(school: &School, at: (BlockId, usize), day: DayId, without: &Without) -> Option<Span> {
    let block = &school[at.0];
    block.minutes[day.0]?;
    if without.asks(&Item::BlockWindow(at.0)) {
        return block.windows[day.0];
    }
    let homerooms = block.units.iter().flat_map(|unit| unit.homerooms.iter().copied()).collect_vec();
    children(school, &homerooms, day)
}

/// Whether the window of a block is narrower than its children's day.
pub(super) fn is_narrow(school: &School, block: BlockId) -> bool {
    let homerooms = school[block].units.iter().flat_map(|unit| unit.homerooms.iter().copied()).collect_vec();
    school.day_ids().any(|day| {
        school[block].minutes[day.0].is_some() && school[block].windows[day.0] != children(school, &homerooms, day)
    })
}

/// The lengths in which a block comes on a day on which it comes daily.
pub(super) fn lengths(block: &Block, day: DayId) -> Vec<Minutes> {
    let (Times::PerDay(often), Some(minutes)) = (block.times, block.minutes[day.0]) else { return Vec::new() };
    let once = if block.pieces.is_empty() { vec![minutes] } else { block.pieces.clone() };
    (0..often).flat_map(|_| once.iter().copied()).collect()
}

/// Every block and unit.
pub(super) fn units(school: &School) -> impl Iterator<Item = (BlockId, usize)> + '_ {
    (0..school.blocks.len()).map(BlockId).flat_map(|id| (0..school[id].units.len()).map(move |unit| (id, unit)))
}

/// The grades of a unit's homerooms.
pub(super) fn grades_of(school: &School, (block, unit): (BlockId, usize)) -> Vec<GradeId> {
    school[block].units[unit].homerooms.iter().map(|homeroom| school[*homeroom].grade).unique().collect()
}

/// Who is in a unit, in words: `grade 3`, or its homerooms.
pub(super) fn unit_name(school: &School, at: (BlockId, usize)) -> String {
    let homerooms = &school[at.0].units[at.1].homerooms;
    match grades_of(school, at).as_slice() {
        [grade] if school[*grade].homerooms.len() == homerooms.len() => grade_name(school, *grade),
        _ => homerooms.iter().map(|homeroom| school[*homeroom].id.as_str()).join(", "),
    }
}

/// `grade 3`
pub(super) fn grade_name(school: &School, grade: GradeId) -> String {
    format!("grade {}", school[grade].id)
}

/// `Okafor`, `Okafor and Lane`, `Okafor, Lane and Ruiz`
pub(super) fn names(school: &School, staff: &[StaffId]) -> String {
    let names = staff.iter().map(|who| school[*who].name.clone()).collect_vec();
    listed(&names)
}

/// `1 place`, `2 places`
pub(super) fn counted(count: i64, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// `article 5 asks for`, `articles 5 and 7 ask for`; `None` where no clause is among the wishes.
pub(super) fn articles(wishes: &[Item]) -> Option<String> {
    let of = |item: &Item| if let Item::Clause { article, .. } = item { Some(article.clone()) } else { None };
    match wishes.iter().filter_map(of).sorted().dedup().collect_vec().as_slice() {
        [] => None,
        [one] => Some(format!("article {one} asks for")),
        all => Some(format!("articles {} ask for", listed(all))),
    }
}

/// `a`, `a and b`, `a, b and c`
pub(super) fn listed(names: &[String]) -> String {
    match names {
        [] => "nobody".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Whether `who` may lead it.
pub(super) fn may_lead(school: &School, leads: &Leads, who: StaffId) -> bool {
    school.qualifies(who, &leads.named, &leads.roles)
}

/// The blocks and units that `who` leads alone as the homeroom's teacher on `day`, each once.
pub(super) fn led_alone(school: &School, who: StaffId, day: DayId) -> Vec<(BlockId, usize)> {
    let own = school.homerooms_of(who, day).collect_vec();
    units(school)
        .filter(|(block, _)| school[*block].leads.is_none() && school[*block].minutes[day.0].is_some())
        .filter(|(block, unit)| school[*block].units[*unit].homerooms.iter().any(|homeroom| own.contains(homeroom)))
        .collect()
}

/// Every set of people made by joining `sets` that share somebody, at most so many.
pub(super) fn joined_sets(sets: impl IntoIterator<Item = Vec<StaffId>>) -> Vec<Vec<StaffId>> {
    const MOST: usize = 60;
    let mut all: Vec<Vec<StaffId>> = sets.into_iter().filter(|set| !set.is_empty()).unique().collect();
    let mut at = 0;
    while at < all.len() && all.len() < MOST {
        for other in 0..at {
            if all[at].iter().any(|who| all[other].contains(who)) {
                let both = all[at].iter().chain(&all[other]).copied().sorted().dedup().collect_vec();
                if !all.contains(&both) {
                    all.push(both);
                }
            }
        }
        at += 1;
    }
    all
}
