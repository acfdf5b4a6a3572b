//! Certificates counted again, from the school's facts and what each says it rests on.
//!
//! Written apart from the laws and sharing nothing with them but the form: what is needed is looked up item by item, what
//! there is is found by walking the minutes of each day. A certificate does not say which day or which hours it is about, so
//! all are tried: one must give its numbers.

mod adults;
mod days;
mod sections;

use super::Certificate;
use crate::model::{
    BlockId, Clock, CourseId, DayId, GradeId, HomeroomId, Item, Kind, Minutes, School, Span, StaffId, Times,
};
use crate::plan::Demands;
use crate::plan::demand::Source;

/// What is needed, part by part, and what there is.
type Counted = (Vec<i64>, i64);

/// Adds a certificate up again.
///
/// # Errors
/// A sentence that says why it is no proof.
pub fn holds(certificate: &Certificate, school: &School, demands: &Demands) -> Result<(), String> {
    let sum = |lines: &[super::Line]| lines.iter().map(|line| line.times * line.each).sum::<i64>();
    let (needs, has) = (sum(&certificate.needed), sum(&certificate.there));
    if needs <= has {
        return Err(format!("{needs} needed and {has} there is no contradiction"));
    }
    let numbers: Vec<&str> = certificate.sentence.split(|letter: char| !letter.is_ascii_digit()).collect();
    let says = |number: i64| number == 0 || numbers.contains(&number.to_string().as_str());
    if !says(needs) || !says(has) {
        return Err(format!("the sentence does not say {needs} and {has}"));
    }
    if let Some(item) = certificate.rests_on.iter().find(|item| !is_known(item, school)) {
        return Err(format!("it rests on {item:?}, which the school does not have"));
    }
    let again = Again { school, demands, items: &certificate.rests_on };
    let found = match certificate.law {
        "specialists" => again.specialists(),
        "lanes" => again.lanes(),
        "whole-grade" => again.whole_grade(),
        "section-days" => again.section_days(),
        "frames" => again.frames(),
        "rooms" => again.rooms(),
        "leaders" => again.leaders(),
        "homeroom-week" => again.homeroom_week(),
        "adult-day" => again.adult_day(),
        "adult-week" => again.adult_week(),
        "team-time" => again.team_time(),
        "pull-outs" => again.pull_outs(),
        "posts" => again.posts(),
        "pins" => again.pins(),
        law => return Err(format!("there is no law `{law}`")),
    };
    let mut parts: Vec<i64> = certificate.needed.iter().map(|line| line.times * line.each).collect();
    parts.sort_unstable();
    let same = |(again, there): &Counted| {
        let mut again: Vec<i64> = again.iter().copied().filter(|part| *part != 0).collect();
        again.sort_unstable();
        again == parts && *there == has
    };
    if found.iter().any(same) {
        return Ok(());
    }
    let words = found.iter().map(|(needed, there)| format!("{} against {there}", needed.iter().sum::<i64>()));
    let words: Vec<String> = words.take(5).collect();
    Err(format!("{needs} against {has} were not found again, but {}", words.join(", ")))
}

/// Whether the school has what an item names.
fn is_known(item: &Item, school: &School) -> bool {
    match item {
        Item::Block(block, unit) => school.blocks.get(block.0).is_some_and(|block| *unit < block.units.len()),
        Item::BlockWindow(block) | Item::SameTime(block) | Item::BlockOrder(block) | Item::Leads(block) => {
            block.0 < school.blocks.len()
        }
        Item::Sections(course, grade) => course.0 < school.courses.len() && grade.0 < school.grades.len(),
        Item::CourseWindow(course) => course.0 < school.courses.len(),
        Item::Together(grade) | Item::MostSections(grade) | Item::Bells(grade) => grade.0 < school.grades.len(),
        Item::Team(team) | Item::TeamWindow(team) => team.0 < school.teams.len(),
        Item::PullOut(group) => group.0 < school.pull_outs.len(),
        Item::Duty(duty) => duty.0 < school.duties.len(),
        Item::CoTeaching(pair) => *pair < school.co_teaching.len(),
        Item::Pin(pin) => *pin < school.pins.len(),
        Item::Room(room) => room.0 < school.rooms.len(),
        Item::Staff(who) => who.0 < school.staff.len(),
        Item::Clause { .. } => true,
    }
}

/// A certificate's items, looked up in its school.
struct Again<'a> {
    school: &'a School,
    demands: &'a Demands,
    items: &'a [Item],
}

impl Again<'_> {
    fn has(&self, item: &Item) -> bool {
        self.items.contains(item)
    }

    /// Whether it rests on the clause, and the audit is sure to ask for it.
    fn promises(&self, source: &Source) -> bool {
        source.sure && self.has(&Item::Clause { rule: source.rule, article: source.article.clone() })
    }

    /// The courses and grades whose sections are needed.
    fn sections(&self) -> Vec<(CourseId, GradeId)> {
        let mut found = Vec::new();
        for item in self.items {
            if let Item::Sections(course, grade) = item {
                found.push((*course, *grade));
            }
        }
        found
    }

    /// The units of blocks that are needed.
    fn blocks(&self) -> Vec<(BlockId, usize)> {
        let mut found = Vec::new();
        for item in self.items {
            if let Item::Block(block, unit) = item {
                found.push((*block, *unit));
            }
        }
        found
    }

    /// The adults named as facts.
    fn adults(&self) -> Vec<StaffId> {
        let mut found = Vec::new();
        for item in self.items {
            if let Item::Staff(who) = item {
                found.push(*who);
            }
        }
        found
    }

    fn homerooms_in(&self, grade: GradeId) -> i64 {
        let mut count = 0;
        for homeroom in &self.school.homerooms {
            count += i64::from(homeroom.grade == grade);
        }
        count
    }

    fn sections_of(&self, course: CourseId, grade: GradeId) -> i64 {
        i64::from(self.school[course].per_cycle[grade.0])
    }

    /// Whether `who` may teach the course to the grade.
    fn teaches(&self, who: StaffId, course: CourseId, grade: GradeId) -> bool {
        let limited = !self.school[who].grades.is_empty() && !self.school[who].grades.contains(&grade);
        self.school.courses[course.0].teachers.contains(&who) && !limited
    }

    /// Whether everybody who teaches any of these is among the adults named.
    fn names_all_teachers(&self, sections: &[(CourseId, GradeId)]) -> bool {
        let adults = self.adults();
        self.school.staff_ids().all(|who| {
            !sections.iter().any(|(course, grade)| self.teaches(who, *course, *grade)) || adults.contains(&who)
        })
    }

    /// Whether two homerooms of the grade may have one section.
    fn combines(&self, grade: GradeId) -> bool {
        self.school.sections[grade.0].shortfall == crate::model::Shortfall::Combine
    }

    /// Whether nobody of the grade is ever in the section of another homeroom.
    fn is_alone(&self, grade: GradeId) -> bool {
        use crate::model::Shortfall::{Aide, None};
        [None, Aide].contains(&self.school.sections[grade.0].shortfall)
    }

    /// Minutes of the day at which sections of the course may be.
    fn course_minutes(&self, course: CourseId, day: DayId) -> Vec<i32> {
        if self.has(&Item::CourseWindow(course)) {
            return minutes_of(self.school[course].windows[day.0]);
        }
        let mut spans = Vec::new();
        for homeroom in self.school.homeroom_ids() {
            if self.school[course].minutes[self.school[homeroom].grade.0].is_some() {
                spans.push(self.school.student_day(homeroom, day));
            }
        }
        minutes_of(around(&spans))
    }

    /// Where a block of a unit may lie.
    fn block_hours(&self, block: BlockId, day: DayId) -> Option<Span> {
        self.school[block].minutes[day.0]?;
        if self.has(&Item::BlockWindow(block)) {
            return self.school[block].windows[day.0];
        }
        let mut spans = Vec::new();
        for unit in &self.school[block].units {
            for homeroom in &unit.homerooms {
                spans.push(self.school.student_day(*homeroom, day));
            }
        }
        around(&spans)
    }

    /// The stretches of a daily block on a day.
    fn stretches(&self, block: BlockId, day: DayId) -> Vec<Minutes> {
        let own = &self.school[block];
        let mut found = Vec::new();
        if let (Times::PerDay(times), Some(minutes)) = (own.times, own.minutes[day.0]) {
            for _ in 0..times {
                if own.pieces.is_empty() {
                    found.push(minutes);
                } else {
                    found.extend_from_slice(&own.pieces);
                }
            }
        }
        found
    }

    /// The most of an adult's own time of one kind that surely lies in `inside`.
    fn own_time(&self, who: StaffId, day: DayId, kind: Kind, inside: Span) -> Minutes {
        let Some(paid) = self.school.paid_day(who, day) else { return 0 };
        let mut most = 0;
        for own in &self.demands.own_time {
            if own.who == who && own.day == day && own.kind == kind && self.promises(&own.source) {
                let hours = own.counts_in.intersection(paid).unwrap_or(own.counts_in);
                most = most.max(surely_inside(own.minutes, hours, inside));
            }
        }
        most
    }

    /// Whether `who` leads the unit alone on a day, as its homeroom teacher.
    fn leads_alone(&self, who: StaffId, block: BlockId, unit: usize, day: DayId) -> bool {
        let leads = |homeroom: &HomeroomId| self.school[*homeroom].led_on(day) == Some(who);
        self.school[block].leads.is_none() && self.school[block].units[unit].homerooms.iter().any(leads)
    }

    fn may_lead(&self, who: StaffId, block: BlockId) -> bool {
        let Some(leads) = &self.school[block].leads else { return false };
        if !leads.named.is_empty() {
            return leads.named.contains(&who);
        }
        self.school[who].roles.iter().any(|(role, _)| leads.roles.contains(role))
    }

    /// Solved days, one list for each day of the rotation.
    fn rotation(&self) -> Vec<Vec<DayId>> {
        let mut found = Vec::new();
        for position in 0..self.school.cycle_days {
            let mut days = Vec::new();
            for (at, day) in self.school.days.iter().enumerate() {
                if day.cycle_day == Some(position) {
                    days.push(DayId(at));
                }
            }
            if !days.is_empty() {
                found.push(days);
            }
        }
        found
    }

    /// The days of every week that is not short.
    fn weeks(&self) -> Vec<Vec<DayId>> {
        self.school.weeks.iter().filter(|week| !week.short).map(|week| week.days.clone()).collect()
    }
}

/// Every minute of a span.
fn minutes_of(span: Option<Span>) -> Vec<i32> {
    span.map_or_else(Vec::new, |span| (span.start.0..span.end.0).collect())
}

/// From the first to the last minute of all.
fn around(spans: &[Span]) -> Option<Span> {
    let start = spans.iter().map(|span| span.start).min()?;
    let end = spans.iter().map(|span| span.end).max()?;
    Some(Span::new(start, end))
}

/// The least of a stretch that lies in `inside`, every start tried.
fn surely_inside(length: Minutes, hours: Span, inside: Span) -> Minutes {
    let mut least = None;
    for start in hours.start.0..=hours.end.0 - length {
        let (from, to) = (start.max(inside.start.0), (start + length).min(inside.end.0));
        let shared = (to - from).max(0);
        least = Some(least.map_or(shared, |own: i32| own.min(shared)));
    }
    if length > 0 { least.unwrap_or(0) } else { 0 }
}

/// How many stretches fit one after another.
fn how_many(minutes: Minutes, each: Minutes, between: Minutes) -> i64 {
    let (mut at, mut count) = (0, 0);
    while at + each.max(1) <= minutes {
        count += 1;
        at += each.max(1) + between;
    }
    count
}

/// Every span from one clock time to a later one.
fn between(clocks: &[Clock]) -> Vec<Span> {
    let mut found = Vec::new();
    for start in clocks {
        for end in clocks.iter().filter(|end| *end > start) {
            found.push(Span::new(*start, *end));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
