//! Clock times of everything this stage decides.

use super::Place;
use crate::engine::value;
use crate::model::{BlockId, Clock, DayId, GradeId, HomeroomId, Kind, Minutes, PullOutId, Span, StaffId, TeamId};
use crate::plan::Taken;
use pumpkin_core::results::{ProblemSolution, Solution};

/// A block of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedBlock {
    /// The block.
    pub block: BlockId,
    /// Position in its units.
    pub unit: usize,
    /// Occurrence and piece through the day.
    pub part: usize,
    /// The day.
    pub day: DayId,
    /// Clock time.
    pub span: Span,
    /// Others lead in the place of the homeroom teachers.
    pub others_lead: bool,
}

/// A section of one homeroom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedSection {
    /// Position of its round in the proposal.
    pub round: usize,
    /// The grade.
    pub grade: GradeId,
    /// The homeroom.
    pub homeroom: HomeroomId,
    /// The day.
    pub day: DayId,
    /// Clock time.
    pub span: Span,
    /// With whom.
    pub taken: Taken,
}

/// A team meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedMeeting {
    /// The team.
    pub team: TeamId,
    /// Position in its meetings.
    pub meeting: usize,
    /// The day.
    pub day: DayId,
    /// Clock time.
    pub span: Span,
}

/// A pull-out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedPullOut {
    /// The pull-out.
    pub pull_out: PullOutId,
    /// The day.
    pub day: DayId,
    /// Clock time.
    pub span: Span,
    /// Who leads it.
    pub leader: StaffId,
}

/// Own time of an adult that was placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// Whose.
    pub who: StaffId,
    /// The day.
    pub day: DayId,
    /// `prep` or `lunch`.
    pub kind: Kind,
    /// Clock time.
    pub span: Span,
}

/// The week of the children and of the teams.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Placed {
    /// Blocks.
    pub blocks: Vec<PlacedBlock>,
    /// Sections.
    pub sections: Vec<PlacedSection>,
    /// Team meetings.
    pub meetings: Vec<PlacedMeeting>,
    /// Pull-outs.
    pub pull_outs: Vec<PlacedPullOut>,
    /// Own time that had to be placed with the rest.
    pub own: Vec<Own>,
    /// Cost per rank that this stage decides.
    pub costs: Vec<(usize, i32)>,
}

impl Placed {
    /// Takes up what was placed on other days.
    pub fn join(&mut self, other: &Self) {
        self.blocks.extend(other.blocks.iter().cloned());
        self.sections.extend(other.sections.iter().cloned());
        self.meetings.extend(other.meetings.iter().cloned());
        self.pull_outs.extend(other.pull_outs.iter().cloned());
        self.own.extend(other.own.iter().cloned());
        for (rank, cost) in &other.costs {
            match self.costs.iter_mut().find(|(own, _)| own == rank) {
                Some((_, own)) => *own += cost,
                None => self.costs.push((*rank, *cost)),
            }
        }
    }
}

fn span(start: i32, minutes: Minutes) -> Span {
    Span::new(Clock(start), Clock(start + minutes))
}

impl Place<'_> {
    pub(super) fn placed(&self, solution: &Solution) -> Placed {
        let blocks = self.blocks.iter().map(|start| PlacedBlock {
            block: start.block,
            unit: start.unit,
            part: start.part,
            day: start.day,
            span: span(value(solution, start.start), start.minutes),
            others_lead: start.others_lead.is_some_and(|lead| solution.get_literal_value(lead)),
        });
        let sections = self.rounds.iter().flat_map(|round| {
            let proposed = &self.proposal.rounds[round.round];
            let start = value(solution, round.start);
            proposed.sections.iter().map(move |section| PlacedSection {
                round: round.round,
                grade: proposed.grade,
                homeroom: section.homeroom,
                day: round.day,
                span: span(start + section.offset, section.minutes),
                taken: section.taken.clone(),
            })
        });
        let meetings = self.meetings.iter().map(|(position, start)| {
            let meeting = &self.proposal.meetings[*position];
            PlacedMeeting {
                team: meeting.team,
                meeting: meeting.meeting,
                day: meeting.day,
                span: span(value(solution, *start), meeting.minutes),
            }
        });
        let pull_outs = self.pull_outs.iter().map(|(position, start)| {
            let (pull_out, day, leader) = self.proposal.pull_outs[*position];
            PlacedPullOut { pull_out, day, span: span(value(solution, *start), self.school[pull_out].minutes), leader }
        });
        let own = self.own.iter().flat_map(|own| {
            let span = span(value(solution, own.start), own.minutes);
            own.who.iter().map(move |who| Own { who: *who, day: own.day, kind: own.kind, span })
        });
        Placed {
            blocks: blocks.collect(),
            sections: sections.collect(),
            meetings: meetings.collect(),
            pull_outs: pull_outs.collect(),
            own: own.collect(),
            costs: self.costs.iter().map(|cost| (cost.rank, value(solution, cost.total))).collect(),
        }
    }
}
