//! What the rules ask of adults' time, in the words of plan, place and staff.
//!
//! The encoders of the contract rules write these; the engines turn them into rows and variables. A checker
//! never sees them.

use crate::model::{CourseId, DayId, Kind, Minutes, Span, StaffId};

/// Where a demand comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Id of the rule.
    pub rule: &'static str,
    /// Article of the clause.
    pub article: String,
    /// Required (shall) or preferred (should).
    pub required: bool,
    /// Whether the audit refuses every schedule without it: nothing is left open by part time, bargaining units or an
    /// `unless`, and no other kind of time serves. What is asked for may be more than what is promised; only this may
    /// carry a proof.
    pub sure: bool,
}

/// One uninterrupted stretch of an adult's own time on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTime {
    /// Whose.
    pub who: StaffId,
    /// When.
    pub day: DayId,
    /// `lunch`, `prep` or `relief`.
    pub kind: Kind,
    /// Minutes, uninterrupted.
    pub minutes: Minutes,
    /// It is sought inside this window (already cut to the paid day).
    pub window: Span,
    /// Outside of these hours it never counts: [`OwnTime::window`], or more where that is only where it is sought.
    pub counts_in: Span,
    /// Whether the team's shared time may serve.
    pub collaboration_counts: bool,
    /// The clause.
    pub source: Source,
}

/// A sum of own time over several days, in blocks that are long enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTotal {
    /// Whose.
    pub who: StaffId,
    /// The days and, per day, the window in which minutes count.
    pub days: Vec<(DayId, Span)>,
    /// Minutes over those days.
    pub minutes: Minutes,
    /// Shortest block that counts.
    pub block: Minutes,
    /// Whether the team's shared time may serve.
    pub collaboration_counts: bool,
    /// The clause.
    pub source: Source,
}

/// A limit on stretches of preparation on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MostBlocks {
    /// Whose.
    pub who: StaffId,
    /// Most stretches a day.
    pub most: u32,
    /// Whether a meeting of the team is one of them.
    pub collaboration_counts: bool,
    /// The clause.
    pub source: Source,
}

/// A limit on minutes with students in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Whose.
    pub who: StaffId,
    /// Most minutes in a row.
    pub minutes: Minutes,
    /// Shortest break.
    pub break_of: Minutes,
    /// Whether supervision continues the stretch.
    pub supervision_counts: bool,
    /// The clause.
    pub source: Source,
}

/// A limit on sections in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InARow {
    /// Who.
    pub who: StaffId,
    /// Most sections.
    pub most: u32,
    /// Shortest break that ends a row.
    pub break_of: Minutes,
    /// The clause.
    pub source: Source,
}

/// How the sections of a limit are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Each as one.
    Sections,
    /// By their minutes.
    Minutes,
    /// Each as so many periods of this length, to the whole number, half up, and at least one.
    Periods(Minutes),
}

impl Measure {
    /// What a section of so many minutes counts.
    #[must_use]
    pub fn of(self, minutes: Minutes) -> i32 {
        match self {
            Self::Sections => 1,
            Self::Minutes => minutes,
            Self::Periods(period) => ((2 * minutes + period) / (2 * period.max(1))).max(1),
        }
    }
}

/// A limit on the sections somebody teaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionLimit {
    /// Who.
    pub who: StaffId,
    /// On these days together; one that comes twice twice.
    pub days: Vec<DayId>,
    /// Most.
    pub most: i32,
    /// How they are counted.
    pub measure: Measure,
    /// The clause.
    pub source: Source,
}

/// A limit on the sections of some courses that somebody teaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseLimit {
    /// Only these courses.
    pub courses: Vec<CourseId>,
    /// How many of them.
    pub limit: SectionLimit,
}

/// Posts somebody may not be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Barred {
    /// Who.
    pub who: StaffId,
    /// Id of the duty or block.
    pub post: String,
    /// When.
    pub day: DayId,
    /// Only posts that lie inside one of these.
    pub times: Vec<Span>,
    /// Only posts longer than so many minutes; 0 for every post.
    pub longer_than: Minutes,
    /// The clause.
    pub source: Source,
}

/// Everything the contract asks.
#[derive(Debug, Clone, Default)]
pub struct Demands {
    /// Daily stretches of own time.
    pub own_time: Vec<OwnTime>,
    /// Daily breaks, found in what is free once clock times stand.
    pub breaks: Vec<OwnTime>,
    /// Sums of own time.
    pub own_totals: Vec<OwnTotal>,
    /// Most stretches of preparation a day.
    pub most_blocks: Vec<MostBlocks>,
    /// Limits on minutes in a row.
    pub stretches: Vec<Stretch>,
    /// Limits on sections.
    pub section_limits: Vec<SectionLimit>,
    /// Limits on sections of some courses.
    pub course_limits: Vec<CourseLimit>,
    /// Limits on sections in a row.
    pub sections_in_a_row: Vec<InARow>,
    /// Least minutes between sections.
    pub gaps: Vec<(StaffId, Minutes, Source)>,
    /// Posts that some may not be given.
    pub barred: Vec<Barred>,
    /// Whether aides may lead intervention groups with no teacher near.
    pub aides_alone: bool,
}

impl OwnTime {
    /// Where the audit refuses every day without it: the widest window in which it accepts one. `None` where it may accept
    /// less than is asked for here.
    #[must_use]
    pub fn held_to(&self) -> Option<Span> {
        self.source.sure.then_some(self.counts_in)
    }

    /// Whether whoever has `other` has this too, by the same stretch.
    fn is_part_of(&self, other: &Self) -> bool {
        (self.who, self.day, self.kind) == (other.who, other.day, other.kind)
            && self.minutes <= other.minutes
            && self.window.contains(other.window)
            && (self.collaboration_counts || !other.collaboration_counts)
            && (other.source.required || !self.source.required)
    }
}

impl Demands {
    /// Daily stretches that another one serves are left out: a lunch of 30 minutes by law and of 45 by contract is one lunch.
    pub fn join_daily(&mut self) {
        let mut kept: Vec<OwnTime> = Vec::with_capacity(self.own_time.len());
        for own in std::mem::take(&mut self.own_time) {
            if kept.iter().any(|other| own.is_part_of(other)) {
                continue;
            }
            kept.retain(|other| !other.is_part_of(&own));
            kept.push(own);
        }
        self.own_time = kept;
    }

    /// Only what is required; preferred clauses left out.
    #[must_use]
    pub fn required_only(&self) -> Self {
        let mut only = self.clone();
        only.own_time.retain(|demand| demand.source.required);
        only.breaks.retain(|demand| demand.source.required);
        only.own_totals.retain(|demand| demand.source.required);
        only.most_blocks.retain(|demand| demand.source.required);
        only.stretches.retain(|demand| demand.source.required);
        only.section_limits.retain(|demand| demand.source.required);
        only.course_limits.retain(|demand| demand.limit.source.required);
        only.sections_in_a_row.retain(|demand| demand.source.required);
        only.gaps.retain(|demand| demand.2.required);
        only.barred.retain(|demand| demand.source.required);
        only
    }

    /// Whether any demand is only preferred.
    #[must_use]
    pub fn has_preferred(&self) -> bool {
        let kept = self.required_only();
        kept.own_time.len() != self.own_time.len()
            || kept.breaks.len() != self.breaks.len()
            || kept.own_totals.len() != self.own_totals.len()
            || kept.most_blocks.len() != self.most_blocks.len()
            || kept.stretches.len() != self.stretches.len()
            || kept.section_limits.len() != self.section_limits.len()
            || kept.course_limits.len() != self.course_limits.len()
            || kept.sections_in_a_row.len() != self.sections_in_a_row.len()
            || kept.gaps.len() != self.gaps.len()
            || kept.barred.len() != self.barred.len()
    }

    /// Whether `who` may not be given the duty or block `post` at this time.
    #[must_use]
    pub fn bars(&self, who: StaffId, post: &str, day: DayId, span: Span) -> bool {
        self.barred.iter().any(|own| {
            own.who == who
                && own.post == post
                && own.day == day
                && span.minutes() > own.longer_than
                && own.times.iter().any(|times| times.contains(span))
        })
    }

    /// Least minutes between two sections of `who`.
    #[must_use]
    pub fn gap(&self, who: StaffId) -> Minutes {
        self.gaps.iter().filter(|(own, ..)| *own == who).map(|(_, minutes, _)| *minutes).max().unwrap_or(0)
    }

    /// The limits on sections of `who`.
    pub fn section_limits_of(&self, who: StaffId) -> impl Iterator<Item = &SectionLimit> {
        self.section_limits.iter().filter(move |limit| limit.who == who)
    }

    /// The limits on some of the courses of `who`.
    pub fn course_limits_of(&self, who: StaffId) -> impl Iterator<Item = &CourseLimit> {
        self.course_limits.iter().filter(move |own| own.limit.who == who)
    }

    /// Most sections of `who` on `day`, where a clause limits their number on single days.
    #[must_use]
    pub fn most_sections(&self, who: StaffId, day: DayId) -> Option<i32> {
        let daily = self.section_limits_of(who).filter(|limit| limit.measure == Measure::Sections);
        daily.filter(|limit| limit.days == [day]).map(|limit| limit.most).min()
    }

    /// Minutes of own time `who` is promised on `day`, lunch and preparation together.
    #[must_use]
    pub fn own_minutes(&self, who: StaffId, day: DayId) -> Minutes {
        self.own_time.iter().filter(|demand| demand.who == who && demand.day == day).map(|demand| demand.minutes).sum()
    }
}

/// A rule that asks something of adults' time.
pub trait Encode {
    /// Adds what the terms ask for everybody they cover.
    fn encode(&self, school: &crate::model::School, demands: &mut Demands);
}
