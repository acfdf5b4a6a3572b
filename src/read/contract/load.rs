//! Load: time with children, sections, lessons to prepare, the workday and how it is divided.

use super::super::suggest::quoted;
use super::super::walk::{Node, Table, Value};
use super::clause::{kinds, prorate};
use super::preparation::per;
use super::{ALL_BUT_ADMINISTRATORS, Counting, Reader, SHORT, Shape, TEACHING, minutes};
use crate::model::{Kind, Minutes, Per, Role};
use crate::rules::clause::{Covers, Prorate, Range, ShortDays};
use crate::rules::presence::Bound;
use crate::rules::week_partition::Bucket;
use crate::rules::{
    Contract, consecutive_periods, contact, distinct_preparations, in_field, longest_stretch, presence, rooms,
    specialist_gap, specialist_load, week_partition, workday,
};

pub(super) const SHAPES: [&Shape; 11] = [
    &CONTACT,
    &LONGEST_STRETCH,
    &CONSECUTIVE_PERIODS,
    &DISTINCT_PREPARATIONS,
    &IN_FIELD,
    &ROOMS,
    &SPECIALIST_LOAD,
    &SPECIALIST_GAP,
    &WORKDAY,
    &PRESENCE,
    &WEEK_PARTITION,
];

const CONTACT: Shape = Shape {
    id: contact::ID,
    keys: &[
        "most",
        "least",
        "with-all-pupils",
        "per",
        "averaged-over",
        "never-over",
        "on-short-days",
        "short-days",
        "short-weeks",
        "prorate",
    ],
    usual: &TEACHING,
    counting: &[Counting::Contact],
};

const LONGEST_STRETCH: Shape = Shape {
    id: longest_stretch::ID,
    keys: &["minutes", "preferred-minutes", "break-of"],
    usual: &TEACHING,
    counting: &[Counting::Contact, Counting::Breaks],
};

const CONSECUTIVE_PERIODS: Shape = Shape {
    id: consecutive_periods::ID,
    keys: &["teaching", "working", "rest", "double-periods-count-once"],
    usual: &TEACHING,
    counting: &[Counting::Contact],
};

const DISTINCT_PREPARATIONS: Shape = Shape {
    id: distinct_preparations::ID,
    keys: &["most", "preferred", "subjects", "same", "leave-out", "by-grade", "kinds"],
    usual: &[Role::ClassroomTeacher],
    counting: &[],
};

const IN_FIELD: Shape = Shape {
    id: in_field::ID,
    keys: &["lessons", "minutes", "per", "consent", "kinds"],
    usual: &TEACHING,
    counting: &[],
};

const ROOMS: Shape = Shape { id: rooms::ID, keys: &["most", "per"], usual: &TEACHING, counting: &[] };

const SPECIALIST_LOAD: Shape = Shape {
    id: specialist_load::ID,
    keys: &[
        "sections-per-day",
        "sections-per-week",
        "in-a-row",
        "minutes-in-a-row",
        "break-of",
        "on-short-days",
        "less-for-each-site",
        "period",
        "short-weeks",
        "prorate",
    ],
    usual: &[Role::Specialist],
    counting: &[],
};

const SPECIALIST_GAP: Shape =
    Shape { id: specialist_gap::ID, keys: &["minutes"], usual: &[Role::Specialist], counting: &[] };

const WORKDAY: Shape = Shape {
    id: workday::ID,
    keys: &["minutes", "includes-lunch", "per", "window", "short-days", "short-weeks", "prorate"],
    usual: &ALL_BUT_ADMINISTRATORS,
    counting: &[],
};

const PRESENCE: Shape = Shape {
    id: presence::ID,
    keys: &[
        "on-site",
        "bound",
        "includes-lunch",
        "per",
        "before-bell",
        "after-bell",
        "short-days",
        "short-weeks",
        "prorate",
    ],
    usual: &ALL_BUT_ADMINISTRATORS,
    counting: &[],
};

const WEEK_PARTITION: Shape = Shape {
    id: week_partition::ID,
    keys: &["buckets", "total", "per", "short-days", "short-weeks", "prorate"],
    usual: &TEACHING,
    counting: &[],
};

pub(super) fn read(reader: &Reader<'_>, contract: &mut Contract) {
    read_contact(reader, contract);
    read_runs(reader, contract);
    read_lessons(reader, contract);
    read_sections(reader, contract);
    read_workday(reader, contract);
    read_partition(reader, contract);
}

fn read_contact(reader: &Reader<'_>, contract: &mut Contract) {
    reader.each(&CONTACT, &mut contract.contact, |table, clause| {
        let window = per(table).unwrap_or(Per::Day);
        let times = times(reader, window);
        let number = |key: &str| table.minutes(key, 0..=100_000).map(|minutes| minutes * times);
        needs_one_of(table, &["most", "least", "with-all-pupils"]);
        let averaged_over = table.number("averaged-over", 2..=52, "weeks");
        for key in ["averaged-over", "never-over"] {
            if table.has(key) && window != Per::Week {
                let message = format!("`{key}` speaks of weeks, and `per` is not \"week\"");
                table.sink.error(table.key_place(key), message, "write per = \"week\"");
            }
        }
        if table.has("never-over") && !table.has("averaged-over") {
            let message = "`never-over` belongs to an average, and there is no `averaged-over`";
            table.sink.error(table.key_place("never-over"), message, "add averaged-over = 2, or write it as `most`");
        }
        if let (Some(most), Some(least)) = (table.get("most").and_then(whole), table.get("least").and_then(whole))
            && least > most
        {
            let message = format!("`least` {least} is more than `most` {most}");
            table.sink.error(table.value_place("least"), message, "no day can hold both; correct one of them");
        }
        let on_short_days = table.get("on-short-days").and_then(|node| {
            let own = table.sink.table(node, node.place, "`on-short-days`", &["most", "with-all-pupils"])?;
            if window != Per::Day {
                let message = "`on-short-days` holds daily numbers, and `per` is not \"day\"";
                table.sink.error(
                    table.key_place("on-short-days"),
                    message,
                    "use `short-weeks`, or write per = \"day\"",
                );
            }
            for key in ["most", "with-all-pupils"] {
                if own.has(key) && !table.has(key) {
                    let message = format!("`{key}` of short days replaces a daily `{key}`, and there is none");
                    table.sink.error(own.key_place(key), message, format!("add `{key}` to [[contact]]"));
                }
            }
            let number = |key: &str| own.minutes(key, 0..=1440);
            Some(contact::OnShortDays { most: number("most"), with_all_pupils: number("with-all-pupils") })
        });
        Some(contact::Terms {
            clause,
            most: number("most"),
            least: number("least"),
            with_all_pupils: number("with-all-pupils"),
            per: window,
            averaged_over,
            never_over: number("never-over"),
            on_short_days,
            short: short(table, window),
            prorate: prorate(table, times),
        })
    });
}

fn read_runs(reader: &Reader<'_>, contract: &mut Contract) {
    reader.each(&LONGEST_STRETCH, &mut contract.longest_stretch, |table, clause| {
        let minutes = minutes(table, "minutes", "minutes = 180", 1440);
        let preferred = table.minutes("preferred-minutes", 1..=1440);
        let break_of = table.minutes("break-of", 1..=240).unwrap_or(10);
        below(table, "preferred-minutes", preferred, minutes);
        minutes.map(|minutes| longest_stretch::Terms { clause, minutes, preferred, break_of })
    });
    reader.each(&CONSECUTIVE_PERIODS, &mut contract.consecutive_periods, |table, clause| {
        needs_one_of(table, &["teaching", "working"]);
        Some(consecutive_periods::Terms {
            clause,
            teaching: table.number("teaching", 1..=20, "periods"),
            working: table.number("working", 1..=20, "periods"),
            rest: kinds(table, "rest").unwrap_or_else(|| consecutive_periods::REST.to_vec()),
            double_periods_count_once: table.truth("double-periods-count-once").unwrap_or(false),
        })
    });
}

fn read_lessons(reader: &Reader<'_>, contract: &mut Contract) {
    reader.each(&DISTINCT_PREPARATIONS, &mut contract.distinct_preparations, |table, clause| {
        needs_one_of(table, &["most", "preferred", "subjects"]);
        let number = |key: &str| table.number(key, 1..=40, "preparations");
        let (most, preferred) = (number("most"), number("preferred"));
        below(table, "preferred", preferred.map(signed), most.map(signed));
        let same = table.list("same").unwrap_or_default().iter().filter_map(|node| {
            let list = table.sink.list(node, "`same`")?;
            Some(list.iter().filter_map(|node| course(reader, table, node, "`same`")).collect::<Vec<_>>())
        });
        let same = same.collect();
        let left = table.list("leave-out").unwrap_or_default().iter();
        let leave_out = left.filter_map(|node| course(reader, table, node, "`leave-out`")).collect();
        Some(distinct_preparations::Terms {
            clause,
            most,
            preferred,
            subjects: number("subjects"),
            same,
            leave_out,
            by_grade: table.truth("by-grade").unwrap_or(true),
            kinds: kinds(table, "kinds").unwrap_or_else(|| distinct_preparations::KINDS.to_vec()),
        })
    });
    reader.each(&IN_FIELD, &mut contract.in_field, |table, clause| {
        needs_one_of(table, &["lessons", "minutes"]);
        Some(in_field::Terms {
            clause,
            lessons: table.number("lessons", 0..=1000, "lessons"),
            minutes: table.minutes("minutes", 0..=100_000),
            per: per(table).unwrap_or(Per::Week),
            consent: consent(reader, table),
            kinds: kinds(table, "kinds").unwrap_or_else(|| in_field::KINDS.to_vec()),
        })
    });
    reader.each(&ROOMS, &mut contract.rooms, |table, clause| {
        let most = table.need("most", "most = 2").and_then(|_| table.number("most", 1..=40, "rooms"));
        let per = per(table).unwrap_or(Per::Day);
        most.map(|most| rooms::Terms { clause, most, per })
    });
}

fn read_sections(reader: &Reader<'_>, contract: &mut Contract) {
    reader.each(&SPECIALIST_LOAD, &mut contract.specialist_load, |table, clause| {
        let number = |key: &str, most: i64| table.number(key, 1..=most, "sections");
        let limits = ["sections-per-day", "sections-per-week", "in-a-row", "minutes-in-a-row"];
        if !limits.iter().any(|key| table.has(key)) {
            let message = "[[specialist-load]] limits nothing";
            table.sink.error(table.place, message, "add `sections-per-day` or `in-a-row`");
        }
        for key in ["on-short-days", "less-for-each-site"] {
            if table.has(key) && !table.has("sections-per-day") {
                let message = format!("`{key}` changes `sections-per-day`, and there is none");
                table.sink.error(table.key_place(key), message, "add `sections-per-day`");
            }
        }
        for (key, of) in [("short-weeks", "sections-per-week")] {
            if table.has(key) && !table.has(of) {
                let message = format!("`{key}` changes `{of}`, and there is none");
                table.sink.error(table.key_place(key), message, format!("add `{of}`"));
            }
        }
        Some(specialist_load::Terms {
            sections_per_day: number("sections-per-day", 40),
            sections_per_week: number("sections-per-week", 200),
            in_a_row: number("in-a-row", 40),
            minutes_in_a_row: table.minutes("minutes-in-a-row", 1..=1440),
            break_of: table.minutes("break-of", 1..=240).unwrap_or(specialist_load::BREAK_OF),
            on_short_days: number("on-short-days", 40),
            less_for_each_site: table.number("less-for-each-site", 0..=40, "sections").unwrap_or(0),
            period: table.minutes("period", 1..=240),
            short_weeks: table.word("short-weeks", &SHORT).unwrap_or_default(),
            prorate: prorate(table, 1),
            ..specialist_load::Terms::new(clause)
        })
    });
    reader.each(&SPECIALIST_GAP, &mut contract.specialist_gap, |table, clause| {
        let minutes = minutes(table, "minutes", "minutes = 5", 240);
        minutes.map(|minutes| specialist_gap::Terms { clause, minutes })
    });
}

fn read_workday(reader: &Reader<'_>, contract: &mut Contract) {
    reader.each(&WORKDAY, &mut contract.workday, |table, clause| {
        if !table.has("window") {
            table.need("minutes", "minutes = 450");
        }
        let per = per(table).unwrap_or(Per::Day);
        let times = times(reader, per);
        Some(workday::Terms {
            clause,
            minutes: table.minutes("minutes", 1..=100_000).map(|minutes| minutes * times),
            includes_lunch: table.truth("includes-lunch").unwrap_or(true),
            per,
            window: table.span("window"),
            short: short(table, per),
            prorate: prorate(table, times),
        })
    });
    reader.each(&PRESENCE, &mut contract.presence, |table, clause| {
        const BOUNDS: [(&str, Bound); 3] =
            [("least", Bound::Least), ("most", Bound::Most), ("exactly", Bound::Exactly)];
        needs_one_of(table, &["on-site", "before-bell", "after-bell"]);
        let per = per(table).unwrap_or(Per::Day);
        let times = times(reader, per);
        Some(presence::Terms {
            clause,
            on_site: table.minutes("on-site", 1..=100_000).map(|minutes| minutes * times),
            bound: table.word("bound", &BOUNDS).unwrap_or_default(),
            includes_lunch: table.truth("includes-lunch").unwrap_or(true),
            per,
            before_bell: range(table, "before-bell"),
            after_bell: range(table, "after-bell"),
            short: short(table, per),
            prorate: prorate(table, times),
        })
    });
}

fn read_partition(reader: &Reader<'_>, contract: &mut Contract) {
    reader.each(&WEEK_PARTITION, &mut contract.week_partition, |table, clause| {
        let sink = table.sink;
        let per = per(table).unwrap_or(Per::Week);
        let times = times(reader, per);
        let list =
            table.need("buckets", "buckets = [{ name = \"preparation\", kinds = [\"prep\"], minutes = 225 }]")?;
        let mut buckets: Vec<Bucket> = Vec::new();
        for node in sink.list(list, "`buckets`")? {
            let own = sink.table(node, node.place, "a bucket", &["name", "kinds", "minutes"])?;
            let name = own.need("name", "name = \"preparation\"").and_then(|node| sink.name(node, "`name`"));
            own.need("kinds", "kinds = [\"prep\"]");
            let minutes = own.need("minutes", "minutes = 225").and_then(|_| own.minutes("minutes", 0..=100_000));
            let kinds = kinds(&own, "kinds").unwrap_or_default();
            let taken = |kind: &&Kind| buckets.iter().any(|bucket| bucket.kinds.contains(kind));
            if let Some(kind) = kinds.iter().find(taken) {
                let message = format!("`{}` is in two buckets", kind.word());
                sink.error(
                    own.value_place("kinds"),
                    message,
                    "a minute falls into one bucket; remove it from the other",
                );
            }
            let (name, minutes) = (name?, minutes?);
            buckets.push(Bucket { name, kinds, minutes: minutes * times });
        }
        if buckets.is_empty() {
            sink.error(list.place, "`buckets` is empty", "name at least one bucket");
        }
        let sum: Minutes = buckets.iter().map(|bucket| bucket.minutes / times).sum();
        if let Some(total) = table.minutes("total", 1..=100_000)
            && total != sum
        {
            let message = format!("the buckets hold {sum} minutes together, not {total}");
            sink.error(table.value_place("total"), message, "correct the buckets or the total");
        }
        let prorate = prorate(table, times);
        if matches!(prorate, Prorate::Table(_)) {
            let message = "one table of minutes cannot scale several buckets";
            let help = "write prorate = \"linear\" or \"only-full-time\", or a clause for each share of full time";
            sink.error(table.value_place("prorate"), message, help);
        }
        Some(week_partition::Terms { clause, buckets, per, short: short(table, per), prorate })
    });
}

/// How often numbers for a rotation are owed in the one that is solved: one that is solved twice over owes them twice.
pub(super) fn times(reader: &Reader<'_>, per: Per) -> Minutes {
    if per == Per::Cycle { Minutes::try_from(reader.parties.days.factor).unwrap_or(1).max(1) } else { 1 }
}

/// `short-days` of a daily number, `short-weeks` of one over a longer window.
pub(super) fn short(table: &Table<'_>, per: Per) -> ShortDays {
    let (own, other) = if per == Per::Day { ("short-days", "short-weeks") } else { ("short-weeks", "short-days") };
    if table.has(other) {
        let message = format!("`{other}` does not go with the window of {}", table.name);
        table.sink.error(table.key_place(other), message, format!("write `{own}`, or another `per`"));
    }
    table.word(own, &SHORT).unwrap_or_default()
}

/// Reports a table that promises nothing.
pub(super) fn needs_one_of(table: &Table<'_>, keys: &[&str]) {
    if !keys.iter().any(|key| table.has(key)) {
        let names: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
        table.sink.error(
            table.place,
            format!("{} promises nothing", table.name),
            format!("add {}", names.join(" or ")),
        );
    }
}

/// Who consented: nobody unless somebody is named.
fn consent(reader: &Reader<'_>, table: &Table<'_>) -> Option<Covers> {
    let node = table.get("consent")?;
    let consent = reader.covers_of(node, "`consent`")?;
    if !consent.is_about_adults() && consent.grades.is_empty() && !consent.grades_elsewhere {
        table.sink.error(node.place, "`consent` names nobody", "write { staff = [\"okafor\"] }, or leave it out");
    }
    Some(consent)
}

/// Reports a preferred most that is not below the required one.
fn below(table: &Table<'_>, key: &str, preferred: Option<Minutes>, most: Option<Minutes>) {
    if let (Some(preferred), Some(most)) = (preferred, most)
        && preferred >= most
    {
        let message = format!("`{key}` {preferred} is not below {most}");
        table.sink.error(table.value_place(key), message, "the number that is only wished for is the lower one");
    }
}

fn signed(number: u32) -> Minutes {
    Minutes::try_from(number).unwrap_or(Minutes::MAX)
}

fn whole(node: &Node) -> Option<i64> {
    if let Value::Whole(number) = node.value { Some(number) } else { None }
}

/// `{ min = 10, max = 30 }` in minutes.
fn range(table: &Table<'_>, key: &str) -> Range {
    let Some(node) = table.get(key) else { return Range::default() };
    let Some(own) = table.sink.table(node, node.place, format!("`{key}`"), &["min", "max"]) else {
        return Range::default();
    };
    let number = |key: &str| own.number(key, 0..=240, "minutes");
    let range = Range { min: number("min"), max: number("max") };
    if !own.has("min") && !own.has("max") {
        table.sink.error(node.place, format!("`{key}` is empty"), "write { min = 10, max = 30 }, or one of them");
    }
    if let (Some(min), Some(max)) = (range.min, range.max)
        && min > max
    {
        table.sink.error(own.value_place("min"), format!("`min` {min} is more than `max` {max}"), "turn them round");
    }
    range
}

/// `art`, or `art/3`. One the school does not have is noted: the contract may serve other schools too.
fn course(reader: &Reader<'_>, table: &Table<'_>, node: &Node, key: &str) -> Option<String> {
    let name = table.sink.name(node, key)?;
    let id = name.split_once('/').map_or(name.as_str(), |(id, _)| id);
    let book = reader.parties.book;
    if book.courses.get(id).is_none() && book.blocks.get(id).is_none() {
        let message = format!("{key} names {}, which this school does not teach", quoted(id));
        table.sink.note(node.place, message, "write the id of a course or block, or leave it for other schools");
    }
    Some(name)
}
