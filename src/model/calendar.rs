//! Days: weekday, bell day type and rotation day are three separate things. What is solved is every
//! pair of rotation day and day type that the year contains ([`Day`]); what people live through are
//! real weeks ([`Week`]), each a list of those.

use super::ids::{DayId, GradeId, HomeroomId};
use super::time::{Clock, Span};

/// A bell day type: regular, early release, late start, minimum day …
#[derive(Debug, Clone)]
pub struct DayType {
    /// Name as the file writes it, for example `early release`.
    pub name: String,
    /// When students are in school, unless [`DayType::hours`] says otherwise.
    pub students: Span,
    /// When staff are on paid duty.
    pub staff: Span,
    /// Hours of grades or homerooms that differ (half-day kindergarten).
    pub hours: Vec<(Who, Span)>,
    /// Whether this is a full-length day. Short days (early release, minimum day) may be waived or
    /// prorated by contract terms.
    pub short: bool,
    /// Named periods of this day type, in clock order; empty where the school has none.
    pub periods: Vec<Period>,
}

/// A named period of the bell schedule.
#[derive(Debug, Clone)]
pub struct Period {
    /// Name, for example `2` or `P2`.
    pub name: String,
    /// Start and end.
    pub span: Span,
    /// Grades this period is for; empty for every grade.
    pub grades: Vec<GradeId>,
    /// Whether the next period counts as consecutive although a gap (recess, lunch) lies between.
    pub joins_next: bool,
}

/// A grade or a homeroom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Every homeroom of the grade.
    Grade(GradeId),
    /// One homeroom.
    Homeroom(HomeroomId),
}

/// One solved day: a rotation day under a day type.
#[derive(Debug, Clone)]
pub struct Day {
    /// Id in every file, for example `Mon`, `A` or `A early release`.
    pub id: String,
    /// Name of the rotation day (`Mon`, `A`); for a day type outside the rotation, the day type's name.
    pub rotation: String,
    /// Position of the rotation day in the cycle; days that share it carry the same sections.
    /// `None` for a day type outside the rotation, which carries no sections counted per cycle.
    pub cycle_day: Option<usize>,
    /// Position in [`School::day_types`](super::School::day_types).
    pub day_type: usize,
    /// Weekdays on which this solved day occurs (`Mon` …), for people who read the page.
    pub weekdays: Vec<String>,
    /// Calendar dates on which it occurs, where the file has a calendar (ISO 8601).
    pub dates: Vec<String>,
}

/// One kind of real school week: the solved day of each school day in it, in order.
#[derive(Debug, Clone)]
pub struct Week {
    /// Name for the reader, for example `every week`, `week 3 of 6`.
    pub name: String,
    /// Its days in order. A short week has fewer.
    pub days: Vec<DayId>,
    /// How many weeks of the year are like this, where the file has a calendar; else 1.
    pub count: usize,
    /// Whether the week has fewer school days than a full week of this school.
    pub short: bool,
}

/// The window of time over which a promise is added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Per {
    /// Every solved day.
    Day,
    /// Every real week.
    Week,
    /// Blocks of so many real weeks, one block after the other.
    Weeks(u32),
    /// Every rotation.
    Cycle,
    /// Every calendar month.
    Month,
    /// The school year.
    Year,
    /// Any so many school days in a row.
    Rolling(u32),
}

impl Per {
    /// How a promise begins: `Every 2 weeks`.
    #[must_use]
    pub fn every(self) -> String {
        match self {
            Self::Day => "Every day".to_owned(),
            Self::Week => "Every week".to_owned(),
            Self::Weeks(weeks) => format!("Every {weeks} weeks"),
            Self::Cycle => "Every rotation".to_owned(),
            Self::Month => "Every month".to_owned(),
            Self::Year => "Every school year".to_owned(),
            Self::Rolling(days) => format!("In any {days} school days in a row"),
        }
    }
}

/// Hours of one person: when they are at school on a solved day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// The solved day.
    pub day: DayId,
    /// Paid and present.
    pub span: Span,
}

/// A clock window per solved day; `None` where the thing does not happen that day.
pub type Windows = Vec<Option<Span>>;

/// The whole day as a span, for windows nobody narrowed.
pub const ANY_TIME: Span = Span::new(Clock(0), Clock(24 * 60));
