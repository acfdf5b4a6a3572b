//! `[school]`, `[[day-type]]` and `[calendar]`: which days are solved and of which days real weeks consist.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::names::{Book, Names};
use super::suggest::{closest, known, quoted};
use super::walk::{Node, Place, Sink, Table, Value};
use crate::model::{Clock, Day, DayId, DayType, Escort, Minutes, Period, School, Span, Week, Who};

/// The weekdays, Monday first, as every file writes them.
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MOST_SOLVED_DAYS: usize = 80;
const MOST_ROTATION_DAYS: usize = 20;
/// A school year with a summer session fits.
const MOST_CALENDAR_DAYS: i64 = 400;
/// Periods that start within this many minutes of the last one's end follow it directly.
const PASSING: Minutes = 10;

pub(super) const ESCORTS: [(&str, Escort); 3] = [
    ("classroom-teacher", Escort::ClassroomTeacher),
    ("specialist", Escort::Specialist),
    ("paraprofessional", Escort::Paraprofessional),
];

/// The days of a school, and how files name them.
pub(super) struct Days {
    pub(super) name: String,
    pub(super) grid: Minutes,
    pub(super) transition: Minutes,
    pub(super) escort: Escort,
    pub(super) types: Vec<DayType>,
    pub(super) list: Vec<Day>,
    pub(super) weeks: Vec<Week>,
    pub(super) cycle_days: usize,
    /// How many rotations of the file one solved rotation holds (`every = 2`).
    pub(super) factor: u32,
    /// Whether rotation days are weekdays.
    pub(super) by_weekday: bool,
    weekdays: Vec<&'static str>,
    rotation: Vec<String>,
    /// Per solved day, its position in `rotation`.
    base: Vec<Option<usize>>,
    /// Whether the days could be worked out; where not, names of days are not looked up.
    usable: bool,
}

/// How a day type comes into force.
struct Force {
    place: Place,
    weekdays: Vec<usize>,
    dates: Vec<(Date, Place)>,
    in_rotation: bool,
}

/// A school day of the year, or of one turn of weekdays against the rotation.
struct Occurrence {
    cycle_day: Option<usize>,
    day_type: usize,
    weekday: usize,
    date: Option<Date>,
}

pub(super) fn read(root: &Table<'_>) -> Days {
    let sink = root.sink;
    let mut days = Days {
        name: String::new(),
        grid: 5,
        transition: 0,
        escort: Escort::default(),
        types: Vec::new(),
        list: Vec::new(),
        weeks: Vec::new(),
        cycle_days: 0,
        factor: repetition(root),
        by_weekday: true,
        weekdays: WEEKDAYS[..5].to_vec(),
        rotation: Vec::new(),
        base: Vec::new(),
        usable: true,
    };
    let school = root.need("school", "[school]").and_then(|node| {
        sink.table(
            node,
            root.key_place("school"),
            "[school]",
            &["name", "grid", "days", "rotation", "transition", "escort"],
        )
    });
    if let Some(school) = &school {
        read_school(school, &mut days);
    }
    let forces = read_types(root, &mut days);
    let place = school.as_ref().map_or(root.place, |school| school.place);
    if forces.is_empty() {
        sink.error(
            place,
            "no day type says when school begins and ends",
            "add [[day-type]] with `name`, `days`, `students` and `staff`",
        );
        days.usable = false;
    }
    let by_weekday = weekday_types(sink, &days, &forces, place, root.has("calendar"));
    let year = by_weekday.as_ref().and_then(|types| year(root, &mut days, &forces, types));
    match year {
        Some(weeks) if days.usable => solved_days(sink, &mut days, &forces, weeks, place, root.has("calendar")),
        _ => days.usable = false,
    }
    days
}

/// How many rotations the rarest special needs: the least common multiple of every `every`.
fn repetition(root: &Table<'_>) -> u32 {
    let mut factor = 1;
    for (_, node) in root.named("special").iter().chain(root.named("course")) {
        if let Value::Table(entries) = &node.value
            && let Some((_, Node { value: Value::Whole(every), .. })) =
                entries.iter().find(|(key, _)| key.text == "every")
            && let Ok(every @ 1..=4) = u32::try_from(*every)
        {
            factor = lcm(factor, every);
        }
    }
    factor
}

fn lcm(a: u32, b: u32) -> u32 {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    a / x.max(1) * b
}

fn read_school(school: &Table<'_>, days: &mut Days) {
    let sink = school.sink;
    if let Some(node) = school.need("name", "name = \"Maple Grove Elementary\"") {
        days.name = sink.text(node, "`name`").unwrap_or_default().to_owned();
    }
    days.grid = school.minutes("grid", 1..=60).unwrap_or(5);
    days.transition = school.minutes("transition", 0..=60).unwrap_or(0);
    days.escort = school.word("escort", &ESCORTS).unwrap_or_default();
    if let Some(list) = school.list("days") {
        let mut found: Vec<usize> = Vec::new();
        for node in list {
            let Some(weekday) = sink.word(node, "a weekday of `days`", &weekday_words()) else { continue };
            if found.contains(&weekday) {
                sink.error(node.place, format!("{} is listed twice", WEEKDAYS[weekday]), "remove one of them");
            } else {
                found.push(weekday);
            }
        }
        if list.is_empty() {
            sink.error(school.value_place("days"), "a week needs at least one day", "list the weekdays with school");
        }
        found.sort_unstable();
        days.weekdays = found.into_iter().map(|weekday| WEEKDAYS[weekday]).collect();
        days.usable &= !days.weekdays.is_empty();
    }
    if let Some(list) = school.list("rotation") {
        read_rotation(school, list, days);
    }
}

fn weekday_words() -> Vec<(&'static str, usize)> {
    WEEKDAYS.into_iter().zip(0..).collect()
}

fn read_rotation(school: &Table<'_>, list: &[Node], days: &mut Days) {
    let sink = school.sink;
    let place = school.value_place("rotation");
    if list.is_empty() || list.len() > MOST_ROTATION_DAYS {
        sink.error(
            place,
            format!("a rotation has 1 to {MOST_ROTATION_DAYS} days, not {}", list.len()),
            "leave `rotation` out when the rotation days are the weekdays",
        );
        days.usable = false;
        return;
    }
    for node in list {
        let Some(name) = sink.name(node, "a rotation day") else { continue };
        if !super::names::check_id(sink, node.place, &name, "rotation day") {
            continue;
        }
        if days.rotation.contains(&name) {
            sink.error(node.place, format!("rotation day {} is listed twice", quoted(&name)), "rename one of them");
        } else {
            days.rotation.push(name);
        }
    }
    if days.rotation == days.weekdays {
        days.rotation.clear();
        return;
    }
    for (name, node) in days.rotation.iter().zip(list) {
        if WEEKDAYS.contains(&name.as_str()) {
            sink.error(
                node.place,
                format!("rotation day {} has the name of a weekday", quoted(name)),
                "name rotation days otherwise, for example A to F, or leave `rotation` out",
            );
        }
    }
    days.by_weekday = false;
    days.usable &= !days.rotation.is_empty();
}

fn read_types(root: &Table<'_>, days: &mut Days) -> Vec<Force> {
    let sink = root.sink;
    let mut forces = Vec::new();
    let keys = ["name", "days", "dates", "students", "staff", "short", "hours", "in-rotation", "period"].as_slice();
    for node in root.tables("day-type") {
        let Some(table) = sink.table(node, node.place, "[[day-type]]", keys) else { continue };
        let name = table.need("name", "name = \"regular\"").and_then(|node| sink.text(node, "`name`"));
        let name = name.unwrap_or_default().to_owned();
        let place = table.value_place("name");
        let fine = |character: char| character.is_alphanumeric() || " -_./".contains(character);
        if table.has("name") && (name.trim().is_empty() || name.len() > 60 || !name.chars().all(fine)) {
            sink.error(
                place,
                format!("{} cannot be the name of a day type", quoted(&name)),
                "use letters, digits, spaces, `-`, `_`, `.` and `/`, at most 60",
            );
        }
        if days.types.iter().any(|other| other.name == name) && table.has("name") {
            sink.error(place, format!("there are two day types {}", quoted(&name)), "rename one of them");
        }
        if days.rotation.contains(&name) || WEEKDAYS.contains(&name.as_str()) {
            sink.error(
                place,
                format!("day type {} has the name of a rotation day or weekday", quoted(&name)),
                "rename the day type",
            );
        }
        let hours =
            |key: &str, example: &str| table.need(key, example).and_then(|node| sink.span(node, &format!("`{key}`")));
        let students = hours("students", "students = { start = 08:10, end = 14:40 }");
        let staff = hours("staff", "staff = { start = 07:45, end = 15:15 }");
        days.usable &= students.is_some() && staff.is_some() && !name.is_empty();
        days.types.push(DayType {
            name,
            students: students.unwrap_or_default(),
            staff: staff.unwrap_or_default(),
            hours: Vec::new(),
            short: table.truth("short").unwrap_or(false),
            periods: Vec::new(),
        });
        forces.push(read_force(&table, days));
    }
    forces
}

fn read_force(table: &Table<'_>, days: &Days) -> Force {
    let sink = table.sink;
    let words: Vec<(&'static str, usize)> = days.weekdays.iter().copied().zip(0..).collect();
    let weekdays = table.list("days").unwrap_or_default();
    let weekdays = weekdays.iter().filter_map(|node| sink.word(node, "a weekday of `days`", &words)).collect();
    let dates = table.list("dates").unwrap_or_default();
    let dates = dates.iter().filter_map(|node| Some((sink.date(node, "`dates`")?, node.place))).collect();
    let in_rotation = table.truth("in-rotation").unwrap_or(true);
    Force { place: table.place, weekdays, dates, in_rotation }
}

/// The day type in force on each weekday.
fn weekday_types(sink: &Sink, days: &Days, forces: &[Force], place: Place, has_calendar: bool) -> Option<Vec<usize>> {
    let mut types = Vec::new();
    let mut complete = true;
    for (weekday, name) in days.weekdays.iter().enumerate() {
        let mut own = forces.iter().enumerate().filter(|(_, force)| force.weekdays.contains(&weekday));
        if let Some((day_type, _)) = own.next() {
            types.push(day_type);
        } else if !forces.is_empty() {
            sink.error(
                place,
                format!("no day type is in force on {name}"),
                format!("add \"{name}\" to the `days` of one [[day-type]], or leave it out of [school] `days`"),
            );
            complete = false;
        }
        for (second, force) in own {
            sink.error(
                force.place,
                format!("two day types are in force on {name}: also {}", quoted(&days.types[second].name)),
                format!("leave {name} in one of them"),
            );
            complete = false;
        }
    }
    for force in forces {
        if let (Some((_, place)), false) = (force.dates.first(), has_calendar) {
            sink.error(*place, "dates need a calendar", "add [calendar] with `first` and `last`, or remove `dates`");
            complete = false;
        }
    }
    (complete && !forces.is_empty()).then_some(types)
}

/// The weeks of the year, or of one turn without a calendar.
fn year(root: &Table<'_>, days: &mut Days, forces: &[Force], types: &[usize]) -> Option<Vec<Vec<Occurrence>>> {
    let rotating: Vec<usize> = (0..types.len()).filter(|weekday| forces[types[*weekday]].in_rotation).collect();
    if days.by_weekday {
        days.rotation = rotating.iter().map(|weekday| days.weekdays[*weekday].to_owned()).collect();
    }
    let factor = days.factor as usize;
    days.cycle_days = days.rotation.len() * factor;
    if rotating.is_empty() {
        root.sink.error(
            forces[types[0]].place,
            "no weekday is in the rotation",
            "leave `in-rotation = false` to day types for special dates",
        );
        return None;
    }
    if root.has("calendar") {
        return dated_year(root, days, forces, types, &rotating);
    }
    let turn = if days.by_weekday {
        factor
    } else {
        let (week, cycle) = (u32::try_from(rotating.len()).ok()?, u32::try_from(days.cycle_days).ok()?);
        (lcm(week, cycle) / week) as usize
    };
    let mut position = 0;
    let weeks = (0..turn).map(|_| {
        let week = types.iter().enumerate().map(|(weekday, day_type)| {
            let cycle_day = forces[*day_type].in_rotation.then_some(position % days.cycle_days);
            position += usize::from(cycle_day.is_some());
            Occurrence { cycle_day, day_type: *day_type, weekday, date: None }
        });
        week.collect()
    });
    Some(weeks.collect())
}

fn dated_year(
    root: &Table<'_>,
    days: &Days,
    forces: &[Force],
    types: &[usize],
    rotating: &[usize],
) -> Option<Vec<Vec<Occurrence>>> {
    let sink = root.sink;
    let place = root.key_place("calendar");
    let table = sink.table(root.get("calendar")?, place, "[calendar]", &["first", "last", "holidays", "skipped"])?;
    let first = table.need("first", "first = 2026-08-17").and_then(|node| sink.date(node, "`first`"));
    let last = table.need("last", "last = 2027-06-04").and_then(|node| sink.date(node, "`last`"));
    let carry_over = table.word("skipped", &[("carry-over", true), ("skip", false)]).unwrap_or(true);
    let mut holidays = BTreeSet::new();
    let (first, last) = (first?, last?);
    let length = first.until(last).ok().map_or(-1, |span| i64::from(span.get_days()));
    if !(0..MOST_CALENDAR_DAYS).contains(&length) {
        sink.error(
            table.value_place("last"),
            format!("the calendar runs from {first} to {last}"),
            format!("`last` comes after `first`, by less than {MOST_CALENDAR_DAYS} days"),
        );
        return None;
    }
    let inside = |date: Date, place: Place| {
        if date < first || date > last {
            sink.error(place, format!("{date} is outside the calendar, {first} to {last}"), "correct or remove it");
        }
    };
    for node in table.list("holidays").unwrap_or_default() {
        if let Some(date) = sink.date(node, "`holidays`") {
            inside(date, node.place);
            holidays.insert(date);
        }
    }
    let weekday_of = |date: Date| {
        let offset = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
        days.weekdays.iter().position(|weekday| *weekday == WEEKDAYS[offset])
    };
    let mut by_date: BTreeMap<Date, usize> = BTreeMap::new();
    for (day_type, force) in forces.iter().enumerate() {
        for (date, place) in &force.dates {
            inside(*date, *place);
            if holidays.contains(date) {
                sink.error(*place, format!("{date} is a holiday and has a day type"), "keep one of the two");
            }
            if weekday_of(*date).is_none() {
                let message = format!("{date} is not on a weekday of [school] `days`");
                sink.error(*place, message, "correct the date, or add its weekday to `days`");
            }
            if by_date.insert(*date, day_type).is_some() {
                sink.error(*place, format!("{date} has two day types"), "keep one of them");
            }
        }
    }
    let mut weeks: Vec<Vec<Occurrence>> = Vec::new();
    let (mut position, mut week_number, mut monday) = (0, 0, None);
    let mut date = first;
    loop {
        if let Some(weekday) = weekday_of(date) {
            let day_type = by_date.get(&date).copied().unwrap_or(types[weekday]);
            let rotates = forces[day_type].in_rotation;
            if holidays.contains(&date) {
                position += usize::from(!carry_over && rotates);
            } else {
                let this_monday =
                    date.checked_sub(jiff::Span::new().days(i64::from(date.weekday().to_monday_zero_offset())));
                let this_monday = this_monday.ok()?;
                if monday != Some(this_monday) {
                    week_number += usize::from(monday.is_some());
                    monday = Some(this_monday);
                    weeks.push(Vec::new());
                }
                let cycle_day = if !rotates {
                    None
                } else if days.by_weekday {
                    let in_week = rotating.iter().position(|own| *own == weekday);
                    in_week.map(|own| week_number % days.factor as usize * rotating.len() + own)
                } else {
                    Some(position % days.cycle_days)
                };
                position += usize::from(rotates);
                if let Some(week) = weeks.last_mut() {
                    week.push(Occurrence { cycle_day, day_type, weekday, date: Some(date) });
                }
            }
        }
        match date.tomorrow() {
            Ok(next) if next <= last => date = next,
            _ => break,
        }
    }
    if weeks.is_empty() {
        sink.error(place, "the calendar has no school day", "check `first`, `last` and `holidays`");
        return None;
    }
    Some(weeks)
}

fn solved_days(
    sink: &Sink,
    days: &mut Days,
    forces: &[Force],
    weeks: Vec<Vec<Occurrence>>,
    place: Place,
    has_calendar: bool,
) {
    // Days outside the rotation come last, those in no week after them.
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    let outside = days.cycle_days;
    let pair = |day: &Occurrence| (day.cycle_day.unwrap_or(outside), day.day_type);
    pairs.extend(weeks.iter().flatten().map(pair));
    let by_hand = forces.iter().enumerate().filter(|(_, force)| force.weekdays.is_empty() && force.dates.is_empty());
    pairs.extend(by_hand.map(|(day_type, _)| (outside, day_type)));
    if pairs.len() > MOST_SOLVED_DAYS {
        sink.error(
            place,
            format!("the school has {} kinds of day to solve, more than {MOST_SOLVED_DAYS}", pairs.len()),
            "use a shorter rotation, fewer day types, or a smaller `every`",
        );
        days.usable = false;
        return;
    }
    let pairs: Vec<(usize, usize)> = pairs.into_iter().collect();
    let length = days.rotation.len();
    for (index, (cycle_day, day_type)) in pairs.iter().enumerate() {
        let type_name = &days.types[*day_type].name;
        let in_cycle = (*cycle_day < outside).then_some(*cycle_day);
        let rotation = match in_cycle {
            None => type_name.clone(),
            Some(cycle_day) if days.factor == 1 => days.rotation[cycle_day].clone(),
            Some(cycle_day) => format!("{}/{}", days.rotation[cycle_day % length], cycle_day / length + 1),
        };
        let first_of_rotation = in_cycle.is_none() || index == 0 || pairs[index - 1].0 != *cycle_day;
        let id = if first_of_rotation { rotation.clone() } else { format!("{rotation} {type_name}") };
        let own = || weeks.iter().flatten().filter(|day| pair(day) == (*cycle_day, *day_type));
        let weekdays: BTreeSet<usize> = own().map(|day| day.weekday).collect();
        days.base.push(in_cycle.map(|cycle_day| cycle_day % length));
        days.list.push(Day {
            id,
            rotation,
            cycle_day: in_cycle,
            day_type: *day_type,
            weekdays: weekdays.into_iter().map(|weekday| days.weekdays[weekday].to_owned()).collect(),
            dates: own().filter_map(|day| day.date).map(|date| date.to_string()).collect(),
        });
    }
    let mut ids = BTreeSet::new();
    for day in &days.list {
        if !ids.insert(day.id.as_str()) {
            let message = format!("two days to solve would be called {}", quoted(&day.id));
            sink.error(place, message, "rename a rotation day or a day type");
        }
    }
    days.weeks = distinct_weeks(days, &weeks, &pairs, pair, has_calendar);
}

fn distinct_weeks(
    days: &Days,
    weeks: &[Vec<Occurrence>],
    pairs: &[(usize, usize)],
    pair: impl Fn(&Occurrence) -> (usize, usize),
    has_calendar: bool,
) -> Vec<Week> {
    let mut kinds: Vec<(Vec<DayId>, usize, Option<Date>)> = Vec::new();
    for week in weeks {
        let own: Vec<DayId> = week.iter().filter_map(|day| pairs.binary_search(&pair(day)).ok().map(DayId)).collect();
        match kinds.iter_mut().find(|(other, ..)| *other == own) {
            Some((_, count, _)) => *count += 1,
            None => kinds.push((own, 1, week.first().and_then(|day| day.date))),
        }
    }
    let most = kinds.len();
    let kinds = kinds.into_iter().enumerate().map(|(number, (own, count, date))| {
        let name = match date {
            _ if most == 1 => "every week".to_owned(),
            None => format!("week {} of {most}", number + 1),
            Some(date) if count == 1 => format!("week of {date}"),
            Some(date) => format!("{count} weeks like that of {date}"),
        };
        let short = own.len() < days.weekdays.len();
        Week { name, days: own, count: if has_calendar { count } else { 1 }, short }
    });
    kinds.collect()
}

/// What a name of a day means.
enum Meaning {
    /// These solved days; a higher number is a more exact name.
    Days(Vec<usize>, u8),
    Weekday(&'static str),
}

impl Days {
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    fn meaning(&self, sink: &Sink, place: Place, name: &str) -> Option<Meaning> {
        if !self.usable {
            return None;
        }
        let days = |wanted: &dyn Fn(usize) -> bool| (0..self.len()).filter(|day| wanted(*day)).collect::<Vec<_>>();
        if let Some(rotation) = self.rotation.iter().position(|own| own == name) {
            if !self.by_weekday {
                return Some(Meaning::Days(days(&|day| self.base[day] == Some(rotation)), 2));
            }
        }
        if let Some(weekday) = self.weekdays.iter().find(|own| **own == name) {
            return Some(Meaning::Weekday(weekday));
        }
        let exact = days(&|day| self.list[day].id == name || self.list[day].rotation == name);
        if !exact.is_empty() {
            return Some(Meaning::Days(exact, 3));
        }
        if let Some(day_type) = self.types.iter().position(|own| own.name == name) {
            return Some(Meaning::Days(days(&|day| self.list[day].day_type == day_type), 0));
        }
        let all = || {
            let ids = self.list.iter().map(|day| day.id.as_str());
            self.rotation.iter().map(String::as_str).chain(self.weekdays.iter().copied()).chain(ids)
        };
        let mut distinct: Vec<&str> = Vec::new();
        all().for_each(|name| {
            if !distinct.contains(&name) {
                distinct.push(name);
            }
        });
        let help = match closest(name, distinct.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => known("days are", distinct.into_iter()),
        };
        sink.error(place, format!("there is no day {}", quoted(name)), help);
        None
    }

    /// The solved days that fall only on the weekdays given. A day that falls also on others is reported: nobody
    /// can tell whether it is meant.
    fn on_weekdays(&self, sink: &Sink, place: Place, wanted: &[&str]) -> Vec<usize> {
        let mut found = Vec::new();
        for (index, day) in self.list.iter().enumerate() {
            let hits = day.weekdays.iter().filter(|own| wanted.contains(&own.as_str())).count();
            if hits > 0 && hits == day.weekdays.len() {
                found.push(index);
            } else if hits > 0 && !(self.by_weekday && day.cycle_day.is_none()) {
                sink.error(
                    place,
                    format!(
                        "{} does not say which days: {} falls on {}",
                        wanted.join(", "),
                        quoted(&day.id),
                        day.weekdays.join(", ")
                    ),
                    "name rotation days, or give the weekday a day type of its own",
                );
                break;
            }
        }
        found
    }

    /// Whether each solved day is in the list.
    pub(super) fn pick(&self, sink: &Sink, node: &Node, key: &str) -> Vec<bool> {
        let mut picked = vec![false; self.len()];
        let mut weekdays = Vec::new();
        for item in sink.list(node, key).unwrap_or_default() {
            let Some(name) = sink.name(item, key) else { continue };
            match self.meaning(sink, item.place, &name) {
                Some(Meaning::Days(days, _)) => days.into_iter().for_each(|day| picked[day] = true),
                Some(Meaning::Weekday(weekday)) => weekdays.push(weekday),
                None => {}
            }
        }
        if !weekdays.is_empty() {
            for day in self.on_weekdays(sink, node.place, &weekdays) {
                picked[day] = true;
            }
        }
        picked
    }

    /// The solved days of a list, in order.
    pub(super) fn pick_ids(&self, sink: &Sink, node: &Node, key: &str) -> Vec<DayId> {
        let picked = self.pick(sink, node, key);
        picked.into_iter().enumerate().filter(|(_, picked)| *picked).map(|(day, _)| DayId(day)).collect()
    }

    /// A table of values by day: rotation day, weekday or day type. The most exact name of a day wins.
    pub(super) fn by_day<T: Clone>(
        &self,
        table: &Table<'_>,
        mut value: impl FnMut(&Node) -> Option<T>,
    ) -> Vec<Option<T>> {
        let mut result: Vec<Option<(u8, T)>> = vec![None; self.len()];
        for (key, node) in table.entries {
            let parsed = value(node);
            let (days, level) = match self.meaning(table.sink, key.place, &key.text) {
                Some(Meaning::Days(days, level)) => (days, level),
                Some(Meaning::Weekday(weekday)) => (self.on_weekdays(table.sink, key.place, &[weekday]), 1),
                None => continue,
            };
            let Some(parsed) = parsed else { continue };
            for day in days {
                if result[day].as_ref().is_none_or(|(own, _)| *own < level) {
                    result[day] = Some((level, parsed.clone()));
                }
            }
        }
        result.into_iter().map(|entry| entry.map(|(_, value)| value)).collect()
    }

    pub(super) fn type_of(&self, day: usize) -> &DayType {
        &self.types[self.list[day].day_type]
    }

    /// Names of the days picked, for messages.
    pub(super) fn names(&self, days: impl Iterator<Item = usize>) -> String {
        days.map(|day| self.list[day].id.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// When the children of a homeroom are in school.
    pub(super) fn student_day(&self, book: &Book, homeroom: usize, day: usize) -> Span {
        use crate::model::{GradeId, HomeroomId};
        let day_type = self.type_of(day);
        let own = |wanted: Who| day_type.hours.iter().find(|(who, _)| *who == wanted).map(|(_, span)| *span);
        own(Who::Homeroom(HomeroomId(homeroom)))
            .or_else(|| own(Who::Grade(GradeId(book.grade_of[homeroom]))))
            .unwrap_or(day_type.students)
    }

    /// The span from the first child's arrival to the last one's leaving among some homerooms.
    pub(super) fn hull(&self, book: &Book, homerooms: &[usize], day: usize) -> Span {
        let spans = homerooms.iter().map(|homeroom| self.student_day(book, *homeroom, day));
        let hull = spans.reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)));
        hull.unwrap_or(self.type_of(day).students)
    }

    /// Half-way through the student day of the first day type.
    pub(super) fn middle(&self) -> Clock {
        let span = self.types.first().map(|day_type| day_type.students).unwrap_or_default();
        span.start + span.minutes() / 2
    }

    /// Hands the days over to the school.
    pub(super) fn give_to(self, school: &mut School) {
        school.name = self.name;
        school.grid = self.grid;
        school.day_types = self.types;
        school.days = self.list;
        school.weeks = self.weeks;
        school.cycle_days = self.cycle_days;
    }
}

/// `hours` and periods of the day types, which speak of grades and homerooms.
pub(super) fn read_details(root: &Table<'_>, days: &mut Days, book: &Book) {
    use crate::model::{GradeId, HomeroomId};
    let sink = root.sink;
    for (day_type, node) in root.tables("day-type").iter().enumerate() {
        let Some(table) = sink.open(node, node.place, "[[day-type]]") else { continue };
        let Some(target) = days.types.get_mut(day_type) else { continue };
        for item in table.list("hours").unwrap_or_default() {
            let keys = ["grades", "homerooms", "start", "end"].as_slice();
            let Some(hours) = sink.table(item, item.place, "`hours`", keys) else { continue };
            let span = hours.span_inside();
            let mut who: Vec<Who> = Vec::new();
            let named = |key: &str, names: &Names| {
                hours.get(key).map(|node| names.many(sink, node, &format!("`{key}`"))).unwrap_or_default()
            };
            who.extend(named("grades", &book.grades).into_iter().map(|grade| Who::Grade(GradeId(grade))));
            who.extend(named("homerooms", &book.homerooms).into_iter().map(|own| Who::Homeroom(HomeroomId(own))));
            if !hours.has("grades") && !hours.has("homerooms") {
                sink.error(item.place, "`hours` does not say whose", "add `grades` or `homerooms`");
            }
            for who in who {
                if target.hours.iter().any(|(other, _)| *other == who) {
                    sink.error(item.place, "the same grade or homeroom has two `hours`", "keep one of them");
                }
                target.hours.extend(span.map(|span| (who, span)));
            }
        }
        read_periods(&table, target, book);
    }
}

fn read_periods(table: &Table<'_>, target: &mut DayType, book: &Book) {
    use crate::model::GradeId;
    let sink = table.sink;
    let mut periods: Vec<(Period, Option<bool>, Place)> = Vec::new();
    for node in table.tables("period") {
        let keys = ["name", "start", "end", "grades", "joins-next"].as_slice();
        let Some(own) = sink.table(node, node.place, "[[day-type.period]]", keys) else { continue };
        let name = own.need("name", "name = \"1\"").and_then(|node| sink.name(node, "`name`"));
        let grades = own.get("grades").map(|node| book.grades.many(sink, node, "`grades`")).unwrap_or_default();
        let joins = own.truth("joins-next");
        let (Some(name), Some(span)) = (name, own.span_inside()) else { continue };
        let grades = grades.into_iter().map(GradeId).collect();
        periods.push((Period { name, span, grades, joins_next: false }, joins, node.place));
    }
    periods.sort_by_key(|(period, ..)| period.span);
    let share = |a: &Period, b: &Period| {
        a.grades.is_empty() || b.grades.is_empty() || a.grades.iter().any(|grade| b.grades.contains(grade))
    };
    for index in 0..periods.len() {
        let (period, joins, place) = &periods[index];
        for (other, ..) in &periods[..index] {
            if share(period, other) && (period.span.overlaps(other.span) || period.name == other.name) {
                let what = if period.name == other.name { "has the name of" } else { "overlaps" };
                let message = format!("period {} {what} period {}", quoted(&period.name), quoted(&other.name));
                sink.error(*place, message, "give each period of a grade its own name and time");
            }
        }
        let next = periods[index + 1..].iter().map(|(other, ..)| other).find(|other| share(period, other));
        let near = next.is_some_and(|next| next.span.start - period.span.end <= PASSING);
        let joins_next = joins.unwrap_or(near);
        target.periods.push(Period { joins_next, ..period.clone() });
    }
}
