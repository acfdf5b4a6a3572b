//! Teams of adults and what they are owed, and the preferences of the school.

use super::calendar::Windows;
use super::ids::{BlockId, GradeId, RoomId, StaffId, TeamId};
use super::time::{Clock, Minutes};

/// Over what stretch of the year a team's time is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owed {
    /// In every school week.
    PerWeek,
    /// In every rotation.
    PerCycle,
    /// At least once in every `n` school weeks.
    EveryWeeks(u32),
}

/// Where in the day a team may meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetsIn {
    /// While the team's own students are in school. Default of grade-level teams.
    StudentDay,
    /// Any time in the paid contract day. Default of all others.
    PaidDay,
}

/// Adults who collaborate.
#[derive(Debug, Clone)]
pub struct Team {
    /// Id in every file, for example `grade-3`.
    pub id: String,
    /// Name on the page.
    pub name: String,
    /// The grade, for a grade-level team. A team that several one-teacher grades form names them all.
    pub grades: Vec<GradeId>,
    /// Who must be there, all of them, for the minutes to count.
    pub members: Vec<StaffId>,
    /// Lengths in minutes of the meetings owed each time, longest first. The default is one of 60; `pieces = 2`
    /// makes two of 30.
    pub meetings: Vec<Minutes>,
    /// Whether the file chose pieces instead of one meeting (shown on every page).
    pub pieces_chosen: bool,
    /// How often they are owed.
    pub owed: Owed,
    /// Where in the day.
    pub meets_in: MeetsIn,
    /// Allowed window per solved day.
    pub windows: Windows,
    /// Place; `None` for the first member's room.
    pub room: Option<RoomId>,
    /// Who leads it, where the file says so.
    pub led_by: Option<StaffId>,
    /// Purpose printed on the page.
    pub purpose: String,
    /// Others who attend (principal, coach). Two meetings that share one never overlap.
    pub attendees: Vec<StaffId>,
}

impl Team {
    /// Minutes owed each time.
    #[must_use]
    pub fn minutes(&self) -> Minutes {
        self.meetings.iter().sum()
    }

    /// Whether this is the team of one or more grades.
    #[must_use]
    pub fn is_grade_level(&self) -> bool {
        !self.grades.is_empty()
    }
}

/// One wish. Ranks are settled in order: rank 1 before rank 2.
#[derive(Debug, Clone)]
pub struct Prefer {
    /// From 1, in file order; wishes of one rank are added up.
    pub rank: usize,
    /// The wish.
    pub wish: Wish,
    /// Line of the file, from 1.
    pub line: usize,
}

/// What a school may wish for. Each is measured as a cost in the unit given; 0 is perfect.
#[derive(Debug, Clone)]
pub enum Wish {
    /// Minutes by which the blocks' starts differ over the days of one day type, summed over units.
    SameTime(Vec<BlockId>),
    /// Minutes of the blocks that lie after the clock time, summed over units and days.
    Early(Vec<BlockId>, Clock),
    /// Minutes of the blocks that lie before the clock time, summed over units and days.
    Late(Vec<BlockId>, Clock),
    /// Number of times a specialist changes grade in a day.
    GradesInARow,
    /// Largest minus least duty minutes over the rotation, among adults who share duties.
    EqualDuty,
    /// Sections on the named days beyond the least that is possible (sections counted over all specialists).
    FewSections(Vec<super::DayId>),
    /// Largest minus least number of sections over the named days.
    EqualSections(Vec<super::DayId>),
    /// Minutes by which teams fall short of this length of meeting.
    LongerTeamTime(Vec<TeamId>, Minutes),
    /// Pairs of colleagues of a team with no time in the rotation when one teaches and the other is free.
    WatchAColleague(Vec<TeamId>),
    /// Room changes of adults in a day beyond their first room.
    FewRoomChanges,
    /// Days in the rotation on which a part-time specialist is needed.
    CompactDays(Vec<StaffId>),
}
