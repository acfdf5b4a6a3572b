//! One thing that a school asks for, has, or promises.

use super::ids::{BlockId, CourseId, DutyId, GradeId, PullOutId, RoomId, StaffId, TeamId};

/// What a proof that no schedule exists rests on, and what could be otherwise.
///
/// The first kinds are what the school file asks for, `Clause` is what the contract promises, and the last three are
/// facts: nobody gets a larger cafeteria by wishing for it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// The unit at this position of [`Block::units`](super::Block::units) has its block: so many minutes, so often.
    Block(BlockId, usize),
    /// The clock window of a block, narrower than the children's day.
    BlockWindow(BlockId),
    /// A block lies at the same clock time on all days of one day type.
    SameTime(BlockId),
    /// What a block comes before, or what follows it directly.
    BlockOrder(BlockId),
    /// A block needs the adults it names, or its room's places.
    Leads(BlockId),
    /// The homerooms of a grade have their sections of a course.
    Sections(CourseId, GradeId),
    /// The clock window of a course, narrower than the children's day.
    CourseWindow(CourseId),
    /// How the sections of a grade lie to one another: all its homerooms out at once, or one after another.
    Together(GradeId),
    /// Most sections a day for one homeroom of a grade.
    MostSections(GradeId),
    /// A team has its shared time.
    Team(TeamId),
    /// The clock window of a team's time.
    TeamWindow(TeamId),
    /// A group is taken out of class.
    PullOut(PullOutId),
    /// A duty has its adults.
    Duty(DutyId),
    /// Position in [`School::co_teaching`](super::School::co_teaching).
    CoTeaching(usize),
    /// Position in [`School::pins`](super::School::pins).
    Pin(usize),
    /// The clauses of a rule under one article.
    Clause {
        /// Id of the rule.
        rule: &'static str,
        /// The article as the contract file has it.
        article: String,
    },
    /// How many homerooms a room holds at once.
    Room(RoomId),
    /// When somebody is at school, and what they teach.
    Staff(StaffId),
    /// The children's day of a grade.
    Bells(GradeId),
}

impl Item {
    /// Whether it is a fact that nobody asked for.
    #[must_use]
    pub fn is_fact(&self) -> bool {
        matches!(self, Self::Room(_) | Self::Staff(_) | Self::Bells(_))
    }
}
