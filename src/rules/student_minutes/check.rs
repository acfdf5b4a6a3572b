//! Adds up what each homeroom has, day by day and window by window.

use super::{ID, Least, Terms, What};
use crate::check::{
    Book, Check, Counted, Finding, Moment, Subject, Verdict, Window, day_of, joined, label, share_of, windows,
};
use crate::model::{Block, Course, DayId, HomeroomId, Kind, Minutes, Per, School, Span};
use crate::rules::clause::ShortDays;
use crate::rules::judged::{or_nobody, reasoned};
use crate::schedule::{Schedule, Stretch};

/// What a homeroom has on one day.
struct OnDay {
    /// Minutes the whole homeroom has for sure.
    sure: Minutes,
    /// Minutes where those are added that only a part of it has.
    possible: Minutes,
    /// What was looked at.
    looked_at: Vec<Counted>,
}

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let windows = if self.is_known(school, schedule) {
            windows(school, self.per).map_err(str::to_owned)
        } else {
            Err(format!("neither school file nor schedule calls anything `{}`", self.what.words()))
        };
        let mut findings = Vec::new();
        for homeroom in self.clause.homerooms(school) {
            let blank =
                Finding::about(ID, Subject::Homeroom(homeroom)).under(&self.clause.article, self.clause.required());
            let windows = match &windows {
                Ok(windows) => windows,
                Err(missing) => {
                    let sentence = format!("{}: {missing}{}", school[homeroom].id, self.clause.by_article());
                    findings.push(blank.judged(Verdict::CannotBeDecided, sentence));
                    continue;
                }
            };
            let days: Vec<OnDay> = school.day_ids().map(|day| self.on_day(school, &book, homeroom, day)).collect();
            for window in windows {
                let mut blank = window.week.map_or(blank.clone(), |week| blank.clone().in_week(week));
                if let (Per::Day, Some(day)) = (self.per, window.days.first()) {
                    blank = blank.on(*day);
                }
                findings.push(reasoned(&self.clause, self.judge(school, homeroom, &days, window, blank)));
            }
        }
        or_nobody(&self.clause, school, ID, findings)
    }
}

fn is_one_of(names: &[String], id: &str, name: &str) -> bool {
    names.iter().any(|own| own.eq_ignore_ascii_case(id) || own.eq_ignore_ascii_case(name))
}

impl Terms {
    /// Whether the school or its schedule has anything of what is counted by name.
    fn is_known(&self, school: &School, schedule: &Schedule) -> bool {
        let What::Named(names) = &self.what else { return true };
        school.day_ids().any(|day| schedule.on(day).any(|row| is_one_of(names, &row.course, &row.course)))
            || school.courses.iter().any(|course| is_one_of(names, &course.id, &course.name))
            || school.blocks.iter().any(|block| {
                is_one_of(names, &block.id, &block.name)
                    || block.alternates.iter().any(|own| is_one_of(names, own, own))
            })
    }

    fn counts(&self, school: &School, row: &Stretch) -> bool {
        let blocks = || school.blocks.iter().filter(|block| is_of_block(row, block));
        let courses = || school.courses.iter().filter(|course| is_of_course(row, course));
        match &self.what {
            What::Kinds(kinds) => kinds.contains(&row.kind),
            What::Named(names) => {
                names.iter().any(|name| name.eq_ignore_ascii_case(&row.course))
                    || blocks().any(|block| is_one_of(names, &block.id, &block.name))
                    || courses().any(|course| is_one_of(names, &course.id, &course.name))
            }
            What::Core => blocks().any(|block| block.core) || courses().any(|course| course.core),
            What::Unnamed => row.kind == Kind::Instruct && row.course.is_empty(),
        }
    }

    fn on_day(&self, school: &School, book: &Book<'_>, homeroom: HomeroomId, day: DayId) -> OnDay {
        let counts_open = matches!(&self.what, What::Kinds(kinds) if kinds.contains(&Kind::Open));
        let (mut whole, mut part) = (Vec::new(), Vec::new());
        let mut looked_at: Vec<Counted> = Vec::new();
        let day_rows = day_of(school, book, homeroom, day);
        for Moment { span, rows } in &day_rows {
            let own = rows.iter().filter(|row| self.counts(school, row)).count();
            let all = own == rows.len() && (own > 0 || counts_open) || (self.groups_count && own > 0);
            let kind = rows.first().map_or(Kind::Open, |row| row.kind);
            let reason = if all {
                whole.push(*span);
                String::new()
            } else if own > 0 {
                part.push(*span);
                let other = rows.iter().find(|row| !self.counts(school, row));
                format!("only a part of the homeroom, another has {}", other.map_or_else(String::new, |row| label(row)))
            } else {
                format!("{} is not {}", kind.word(), self.what.words())
            };
            let minutes = if all { span.minutes() } else { 0 };
            note(&mut looked_at, Counted { day, span: *span, kind, minutes, reason });
        }
        let short: Vec<Span> = joined(whole.clone()).into_iter().filter(|span| span.minutes() < self.block).collect();
        for own in looked_at.iter_mut().filter(|own| own.minutes > 0) {
            if let Some(stretch) = short.iter().find(|stretch| stretch.contains(own.span)) {
                own.minutes = 0;
                own.reason = format!("in a stretch of {} min, and {} count", stretch.minutes(), self.block);
            }
        }
        let walks = self.walks(&day_rows, &mut looked_at);
        let long = |spans: Vec<Span>| -> Minutes {
            joined(spans).iter().map(|span| span.minutes()).filter(|minutes| *minutes >= self.block).sum()
        };
        let sure = long(whole.clone());
        whole.extend(part);
        OnDay { sure: sure + walks, possible: long(whole) + walks, looked_at }
    }

    /// Minutes of walks that count, noted in what was looked at.
    fn walks(&self, day: &[Moment<'_>], looked_at: &mut [Counted]) -> Minutes {
        let is_walk = |kind: Kind| matches!(kind, Kind::Passing | Kind::Transition);
        if self.passing == 0 || matches!(&self.what, What::Kinds(kinds) if kinds.iter().any(|kind| is_walk(*kind))) {
            return 0;
        }
        let all = |test: &dyn Fn(Kind) -> bool| {
            let moments = day.iter().filter(|own| !own.rows.is_empty() && own.rows.iter().all(|row| test(row.kind)));
            joined(moments.map(|own| own.span).collect())
        };
        let walks = all(&is_walk);
        let breaks = all(&|kind| matches!(kind, Kind::Lunch | Kind::Recess));
        let lunches = all(&|kind| kind == Kind::Lunch);
        let mut left = self.passing_per_day.unwrap_or(Minutes::MAX);
        let mut found = 0;
        for walk in &walks {
            // Back from a break with lunch in it that they walked to.
            let back = breaks.iter().any(|own| {
                own.end == walk.start
                    && lunches.iter().any(|lunch| own.contains(*lunch))
                    && walks.iter().any(|there| there.end == own.start)
            });
            let minutes = if back { 0 } else { walk.minutes().min(self.passing).min(left) };
            left -= minutes;
            found += minutes;
            let mut here = minutes;
            for own in looked_at.iter_mut().filter(|own| walk.contains(own.span) && is_walk(own.kind)) {
                own.minutes = own.span.minutes().min(here);
                here -= own.minutes;
                own.reason = match (back, own.minutes == own.span.minutes()) {
                    (_, true) => String::new(),
                    (true, _) => "the walk back from lunch; the walk there counts".to_owned(),
                    (false, _) => format!("walks count up to {} min", self.passing),
                };
            }
        }
        found
    }

    /// Least minutes in `window`; `Err` where nothing is owed.
    fn owed(&self, school: &School, window: &Window) -> Result<Option<Minutes>, &'static str> {
        if let (Per::Day, Some(short), Some(day)) = (self.per, self.short_day, window.days.first())
            && school.day_type(*day).short
        {
            return Ok(Some(short));
        }
        let days = Minutes::try_from(window.school_days).unwrap_or(Minutes::MAX);
        let (part, whole) = (i64::from(days), i64::try_from(window.full_days).unwrap_or(1));
        match (self.least, self.short_weeks) {
            (_, ShortDays::Waived) if window.short => Err("short weeks are waived"),
            (Some(Least::Total(minutes)), ShortDays::Prorated) if window.short => {
                Ok(Some(share_of(minutes, part, whole)))
            }
            (Some(Least::Total(minutes)), _) => Ok(Some(minutes)),
            (Some(Least::Average(minutes)), _) => Ok(Some(minutes.saturating_mul(days))),
            (None, _) => Ok(None),
        }
    }

    fn judge(&self, school: &School, homeroom: HomeroomId, days: &[OnDay], window: &Window, blank: Finding) -> Finding {
        let (name, what) = (format!("{}, {}", school[homeroom].id, window.name), self.what.words());
        let of = |day: &DayId| days.get(day.0);
        let sum = |of_day: fn(&OnDay) -> Minutes| -> Minutes { window.days.iter().filter_map(of).map(of_day).sum() };
        let (sure, possible) = (sum(|day| day.sure), sum(|day| day.possible));
        if self.if_any && possible == 0 {
            return blank.judged(Verdict::DoesNotApply, format!("{name}: no {what} at all"));
        }
        let least = match self.owed(school, window) {
            Ok(least) => least,
            Err(why) => {
                return blank.judged(Verdict::DoesNotApply, format!("{name}: {why}{}", self.clause.by_article()));
            }
        };
        let by_day = window.by_day();
        let mut verdict = Verdict::Met;
        let mut wants = Vec::new();
        let mut numbers = None;
        // The numbers shown are those of the first limit that is not kept, else of the first.
        let mut limit = |required: Minutes, sure: Minutes, possible: Minutes, most: bool, words: String| {
            let (kept, broken) =
                if most { (possible <= required, sure > required) } else { (sure >= required, possible < required) };
            let own = match (kept, broken) {
                (true, _) => Verdict::Met,
                (_, true) => Verdict::NotMet,
                _ => Verdict::CannotBeDecided,
            };
            let worse =
                verdict == Verdict::Met && own != Verdict::Met || own == Verdict::NotMet && verdict != Verdict::NotMet;
            if numbers.is_none() || worse {
                numbers = Some((required, sure));
            }
            if worse {
                verdict = own;
            }
            wants.push(words);
        };
        if let Some(least) = least {
            limit(least, sure, possible, false, format!("at least {least} required"));
        }
        if let Some(most) = self.at_most {
            limit(most, sure, possible, true, format!("at most {most} allowed"));
        }
        if let Some(floor) = self.each_day {
            let poorest = by_day.iter().filter_map(|(day, _)| Some((of(day)?, *day))).min_by_key(|(own, _)| own.sure);
            let possible = by_day.iter().filter_map(|(day, _)| of(day)).map(|own| own.possible).min();
            if let (Some((own, day)), Some(possible)) = (poorest, possible) {
                let words = format!("at least {floor} every day required, fewest {} on {}", own.sure, school[day].id);
                limit(floor, own.sure, possible, false, words);
            }
        }
        let mut in_days = None;
        if let Some(least) = self.school_days {
            let (least, days) = (Minutes::try_from(least), Minutes::try_from(window.school_days));
            let (least, days) = (least.unwrap_or(0), days.unwrap_or(0));
            limit(least, days, days, false, format!("{days} school days of at least {least}"));
            in_days = Some((least, days));
        }
        let part = |(day, times): &(DayId, usize)| {
            let often = if *times == 1 { String::new() } else { format!("{times} × ") };
            format!("{often}{} {}", school[*day].id, of(day).map_or(0, |own| own.sure))
        };
        let parts = match by_day.as_slice() {
            [(_, 1)] => String::new(),
            days => format!(" ({})", days.iter().map(part).collect::<Vec<_>>().join(", ")),
        };
        let mut sentence =
            format!("{name}: {sure} min of {what}{parts}; {}{}", wants.join(", "), self.clause.by_article());
        if verdict == Verdict::CannotBeDecided {
            let part = format!("; a part of the homeroom has up to {possible}");
            sentence = sentence + &part + ", and the file does not say which students";
        }
        let looked_at = by_day.iter().filter_map(|(day, _)| of(day)).flat_map(|own| own.looked_at.clone()).collect();
        let unit = if in_days.is_some() && numbers == in_days { "school days" } else { "minutes" };
        let (required, found) = numbers.unwrap_or_default();
        blank.numbers(required, found, unit).looked_at(looked_at).judged(verdict, sentence)
    }
}

fn is_of_block(row: &Stretch, block: &Block) -> bool {
    block.id == row.course || block.alternates.contains(&row.course)
}

fn is_of_course(row: &Stretch, course: &Course) -> bool {
    course.id == row.course
}

/// Adds a stretch, made one with the last where nothing differs.
fn note(list: &mut Vec<Counted>, next: Counted) {
    if let Some(last) = list.last_mut()
        && last.span.end == next.span.start
        && last.kind == next.kind
        && last.reason == next.reason
    {
        last.span.end = next.span.end;
        last.minutes += next.minutes;
        return;
    }
    list.push(next);
}
