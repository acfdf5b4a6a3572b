//! What the checks of a contract's clauses share: a finding for everybody covered, and the reason where one is missed.
//!
//! Only `check.rs` files may import it. What a clause says, which encoders know too, is in [`clause`](super::clause).

use super::clause::{Clause, CountsIn, Per, Prorate, ShortDays};
use crate::check::{Finding, Subject, Verdict, Window, share_of, students_about, windows};
use crate::model::{DayId, Minutes, Person, School, Share, Span, StaffId};

/// One finding for each adult covered and each day they are at work, as `judge` decides; one that does not apply
/// where nobody is covered.
pub(super) fn each_day(
    clause: &Clause,
    school: &School,
    rule: &'static str,
    mut judge: impl FnMut(StaffId, DayId, Span, Finding) -> Finding,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for staff in clause.covered(school) {
        for hours in school[staff].hours.iter().filter(|hours| clause.holds_on(hours.day)) {
            let blank = Finding::about(rule, Subject::Staff(staff)).under(&clause.article, clause.required());
            findings.push(reasoned(clause, judge(staff, hours.day, hours.span, blank.on(hours.day))));
        }
    }
    or_nobody(clause, school, rule, findings)
}

/// The findings, or one that does not apply where there are none.
pub(super) fn or_nobody(
    clause: &Clause,
    school: &School,
    rule: &'static str,
    mut findings: Vec<Finding>,
) -> Vec<Finding> {
    if findings.is_empty() {
        let blank = Finding::about(rule, Subject::School).under(&clause.article, clause.required());
        let covered = clause.days.is_some() && clause.covered(school).next().is_some();
        let nobody = if covered { "nobody covered is at work on the days it names" } else { "nobody is covered" };
        findings.push(blank.judged(Verdict::DoesNotApply, format!("{nobody}{}", clause.by_article())));
    }
    // Several numbers of one clause say that nobody is covered once.
    findings.dedup_by(|next, first| next.verdict == Verdict::DoesNotApply && next == first);
    findings
}

/// Adds the school's reason to a finding that is not met.
pub(super) fn reasoned(clause: &Clause, mut finding: Finding) -> Finding {
    if finding.verdict == Verdict::NotMet {
        finding.evidence.sentence = clause.with_reason(finding.evidence.sentence);
    }
    finding
}

/// What somebody is owed of a number that scales.
pub(super) enum Owed {
    /// So many minutes.
    Minutes(Minutes),
    /// Nothing, for this reason.
    Nothing(String),
    /// The contract does not say: what is missing.
    Unknown(String),
}

impl Owed {
    /// The finding of `judge` on the minutes, or one that says why there are none. `name` begins its sentence.
    pub(super) fn judge(
        self,
        blank: Finding,
        name: &str,
        clause: &Clause,
        judge: impl FnOnce(Minutes, Finding) -> Finding,
    ) -> Finding {
        let (verdict, why) = match self {
            Self::Minutes(minutes) => return judge(minutes, blank),
            Self::Nothing(why) => (Verdict::DoesNotApply, why),
            Self::Unknown(missing) => (Verdict::CannotBeDecided, missing),
        };
        blank.judged(verdict, format!("{name}: {why}{}", clause.by_article()))
    }
}

/// What `person` is owed of `minutes` in a window of which `part` of `whole` is there. Rounded once, half up.
pub(super) fn owed(prorate: &Prorate, minutes: Minutes, person: &Person, part: i64, whole: i64) -> Owed {
    let fte = person.fte();
    let below = fte < Share::FULL;
    match prorate {
        Prorate::Linear if below => {
            let (own, full) = (i64::from(fte.thousandths()), i64::from(Share::FULL.thousandths()));
            Owed::Minutes(share_of(minutes, part * own, whole * full))
        }
        Prorate::OnlyFullTime if below => Owed::Nothing(format!("{fte} of full time, and only full time is owed it")),
        Prorate::Table(rows) => {
            let row = rows.iter().find(|(share, _)| *share == fte.min(Share::FULL)).map(|(_, minutes)| *minutes);
            match row {
                Some(own) => Owed::Minutes(share_of(own, part, whole)),
                None if below => Owed::Unknown(format!("the contract's table has no row for {fte} of full time")),
                None => Owed::Minutes(share_of(minutes, part, whole)),
            }
        }
        Prorate::None | Prorate::Linear | Prorate::OnlyFullTime => Owed::Minutes(share_of(minutes, part, whole)),
    }
}

/// One finding for each adult covered and each window of `per`, as `judge` decides. A window somebody is never at work in
/// does not apply; a day away has no finding.
pub(super) fn each_window(
    clause: &Clause,
    school: &School,
    rule: &'static str,
    per: Per,
    mut judge: impl FnMut(StaffId, &Window, Finding) -> Finding,
) -> Vec<Finding> {
    let mut windows = windows(school, per);
    if let Ok(windows) = &mut windows {
        windows.retain(|window| window.days.iter().any(|day| clause.holds_on(*day)));
    }
    let mut findings = Vec::new();
    for staff in clause.covered(school) {
        let blank = Finding::about(rule, Subject::Staff(staff)).under(&clause.article, clause.required());
        let name = &school[staff].name;
        let windows = match &windows {
            Ok(windows) => windows,
            Err(missing) => {
                let sentence = format!("{name}: {missing}{}", clause.by_article());
                findings.push(blank.judged(Verdict::CannotBeDecided, sentence));
                continue;
            }
        };
        for window in windows {
            let blank = placed(blank.clone(), per, window);
            if window.days.iter().any(|day| school.paid_day(staff, *day).is_some()) {
                findings.push(reasoned(clause, judge(staff, window, blank)));
            } else if per != Per::Day {
                let sentence = format!("{name}, {}: never at work", window.name);
                findings.push(blank.judged(Verdict::DoesNotApply, sentence));
            }
        }
    }
    or_nobody(clause, school, rule, findings)
}

/// How much of a whole window is there, as a part and a whole: school days of a short window, students' minutes of a
/// short day.
///
/// # Errors
/// Why nothing is asked of a short window.
pub(super) fn part(school: &School, window: &Window, short: ShortDays) -> Result<(i64, i64), &'static str> {
    let short_day = match window.days.as_slice() {
        [day] if window.full_days == 1 => Some(school.day_type(*day)).filter(|kind| kind.short),
        _ => None,
    };
    if !window.short && short_day.is_none() {
        return Ok((1, 1));
    }
    match (short, short_day) {
        (ShortDays::Full, _) => Ok((1, 1)),
        (ShortDays::Waived, Some(_)) => Err("short days are waived"),
        (ShortDays::Waived, None) => Err("short weeks are waived"),
        (ShortDays::Prorated, Some(kind)) => {
            let full = school.day_types.iter().filter(|kind| !kind.short).map(|kind| kind.students.minutes()).max();
            let today = kind.students.minutes();
            Ok((i64::from(today), i64::from(full.unwrap_or(today))))
        }
        (ShortDays::Prorated, None) => {
            let days = |number: usize| i64::try_from(number).unwrap_or(1);
            Ok((days(window.school_days), days(window.full_days)))
        }
    }
}

/// What `person` is owed of `number` in `window`, a short one taken as `short` says.
pub(super) fn owed_in(
    school: &School,
    person: &Person,
    window: &Window,
    (number, short, prorate): (Minutes, ShortDays, &Prorate),
) -> Owed {
    match part(school, window, short) {
        Ok((part, whole)) => owed(prorate, number, person, part, whole),
        Err(why) => Owed::Nothing(why.to_owned()),
    }
}

/// When minutes count for `staff` on `day`; `None` on a day away.
pub(super) fn hours(school: &School, staff: StaffId, day: DayId, counts_in: CountsIn) -> Option<Span> {
    let paid = school.paid_day(staff, day)?;
    let about = students_about(school, staff, day);
    let wanted = match counts_in {
        CountsIn::PaidDay => paid,
        CountsIn::StudentDay => about,
        CountsIn::BeforeSchool => Span::new(paid.start, about.start.max(paid.start)),
        CountsIn::DutyDay { before, after } => Span::new(about.start - before, about.end + after),
    };
    Some(Span::new(wanted.start.max(paid.start), wanted.end.min(paid.end)))
}

/// One finding for each adult covered and each window of `per`. `on_day` reads one day of the schedule, `judge` adds up
/// the days of a window (by the position of the day) and gets the beginning of its sentence.
pub(super) fn each_window_of_days<T>(
    clause: &Clause,
    school: &School,
    rule: &'static str,
    per: Per,
    on_day: impl Fn(StaffId, DayId) -> T,
    judge: impl Fn(StaffId, &[T], &Window, &str, Finding) -> Finding,
) -> Vec<Finding> {
    let mut read: Option<(StaffId, Vec<T>)> = None;
    each_window(clause, school, rule, per, |staff, window, blank| {
        let (_, days) = match read.take() {
            Some(own) if own.0 == staff => read.insert(own),
            _ => read.insert((staff, school.day_ids().map(|day| on_day(staff, day)).collect())),
        };
        judge(staff, days, window, &format!("{}, {}", school[staff].name, window.name), blank)
    })
}

/// A finding with the week or the day it is about.
pub(super) fn placed(blank: Finding, per: Per, window: &Window) -> Finding {
    match (window.week, per, window.days.as_slice()) {
        (Some(week), ..) => blank.in_week(week),
        (None, Per::Day, [day]) => blank.on(*day),
        _ => blank,
    }
}

/// What `number` is in `window`, by what short windows and part-time work leave of it.
pub(super) fn owed_over(
    prorate: &Prorate,
    short: ShortDays,
    number: Minutes,
    person: &Person,
    window: &Window,
) -> Owed {
    let (mut part, mut whole) = (1, 1);
    match short {
        ShortDays::Waived if window.short => return Owed::Nothing("short weeks are waived".to_owned()),
        ShortDays::Prorated if window.short => {
            part = i64::try_from(window.school_days).unwrap_or(1);
            whole = i64::try_from(window.full_days).unwrap_or(1);
        }
        _ => {}
    }
    owed(prorate, number, person, part, whole)
}
