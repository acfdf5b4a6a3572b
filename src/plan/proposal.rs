//! A proposal of days: which sections are aligned, with whom, on which day; which day each team meets; on which
//! days the blocks that are not daily lie.

use super::aims::Aim;
use super::days::{self, DayCounts};
use super::demand::Demands;
use super::guide::Guide;
use super::random::Order;
use super::sections::{self, Unfilled};
use crate::engine::Budget;
use crate::model::{BlockId, CourseId, DayId, GradeId, HomeroomId, Minutes, PullOutId, School, StaffId, TeamId};

/// How the children of one homeroom are looked after in a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// Their own section with this teacher.
    Section(CourseId, StaffId),
    /// In groups in the other sections of the round.
    Divided,
    /// Together with another homeroom of the round, in its section.
    Combined(HomeroomId),
    /// In their room with an aide.
    Aide,
}

/// One homeroom's part of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The homeroom.
    pub homeroom: HomeroomId,
    /// Minutes after the round's start.
    pub offset: Minutes,
    /// Minutes.
    pub minutes: Minutes,
    /// With whom.
    pub taken: Taken,
}

/// Sections that start together (or in a fixed sequence) on one day of the rotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// The grade.
    pub grade: GradeId,
    /// Day of the rotation.
    pub cycle_day: usize,
    /// Its sections.
    pub sections: Vec<Section>,
}

impl Round {
    /// What a homeroom has in the round, and with whom: its own section, or that of the homeroom it joins.
    #[must_use]
    pub fn taught(&self, homeroom: HomeroomId) -> Option<(CourseId, StaffId)> {
        let of = |homeroom: HomeroomId| self.sections.iter().find(|own| own.homeroom == homeroom).map(|own| &own.taken);
        match of(homeroom)? {
            Taken::Section(course, teacher) => Some((*course, *teacher)),
            Taken::Combined(host) => match of(*host)? {
                Taken::Section(course, teacher) => Some((*course, *teacher)),
                _ => None,
            },
            Taken::Divided | Taken::Aide => None,
        }
    }
}

/// The days on which a block that is not daily lies, for one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockDays {
    /// The block.
    pub block: BlockId,
    /// Position in its units.
    pub unit: usize,
    /// The solved days.
    pub days: Vec<DayId>,
}

/// One meeting of a team on one solved day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingDay {
    /// The team.
    pub team: TeamId,
    /// Position in [`Team::meetings`](crate::model::Team::meetings).
    pub meeting: usize,
    /// The solved day.
    pub day: DayId,
    /// Minutes.
    pub minutes: Minutes,
    /// It may lie in the children's lunch: its members eat at another time.
    pub over_lunch: bool,
}

/// A proposal. Place takes it as given; another proposal follows when place cannot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposal {
    /// Rounds of sections.
    pub rounds: Vec<Round>,
    /// Days of blocks that are not daily.
    pub block_days: Vec<BlockDays>,
    /// Team meetings.
    pub meetings: Vec<MeetingDay>,
    /// Pull-outs: which, on which solved day, led by whom.
    pub pull_outs: Vec<(PullOutId, DayId, StaffId)>,
}

/// What a try at a proposal gives.
pub enum Try {
    /// A proposal.
    Proposed(Proposal),
    /// Not even counts exist: a proof, where the counts are necessary conditions.
    NoCounts,
    /// None found within the effort.
    Gave(String),
}

/// Whether the days can be counted out with the aims, by what every schedule must satisfy; `None` where that stays open.
pub fn counted_out(school: &School, demands: &Demands, aims: &[Aim], budget: &mut Budget<'_>) -> Option<bool> {
    let mut order = Order::new(0, 0);
    match days::counts(school, demands, days::Ease::Necessary, aims, None, &mut order, budget) {
        DayCounts::Found(_) => Some(true),
        DayCounts::None => Some(false),
        DayCounts::Stopped(_) => None,
    }
}

/// The `attempt`-th proposal for `seed`, within the aims and on the days of the guide.
pub fn propose(
    school: &School,
    demands: &Demands,
    aims: &[Aim],
    guide: Option<&Guide>,
    seed: u64,
    attempt: u64,
    budget: &mut Budget<'_>,
) -> Try {
    let mut order = Order::new(seed, attempt);
    // From the tidiest plan to the loosest: a proposal that leaves room everywhere places at once.
    let mut last = String::new();
    for ease in days::Ease::ladder(attempt) {
        match days::counts(school, demands, ease, aims, guide, &mut order, budget) {
            DayCounts::Found(counts) => {
                for tidy in [true, false] {
                    match sections::assign(school, demands, &counts, guide, tidy, &mut order, budget) {
                        Ok(rounds) => {
                            return Try::Proposed(Proposal {
                                rounds,
                                block_days: counts.block_days,
                                meetings: counts.meetings,
                                pull_outs: counts.pull_outs,
                            });
                        }
                        // Another frame is sooner found than other days for this one.
                        Err(Unfilled::Stopped) if guide.is_some() => return Try::Gave(Unfilled::Stopped.to_string()),
                        Err(why) => last = why.to_string(),
                    }
                }
            }
            DayCounts::None if ease == days::Ease::Necessary && guide.is_none() => return Try::NoCounts,
            DayCounts::None => "the days cannot be counted out this tidily".clone_into(&mut last),
            DayCounts::Stopped(reason) => return Try::Gave(reason),
        }
    }
    Try::Gave(last)
}
