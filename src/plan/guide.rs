//! Days that a look at the whole week suggests.

use super::proposal::{BlockDays, MeetingDay};
use crate::model::{Clock, GradeId, HomeroomId};

/// Which day carries what. A suggestion: a proposal that cannot follow it is made without.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guide {
    /// Per grade that is out at once: its rounds on each day of the rotation.
    pub rounds: Vec<(GradeId, Vec<i32>)>,
    /// Per grade with sections beside those: for each of its homerooms, on each day of the rotation, all at once.
    pub singles: Vec<(GradeId, Vec<i32>)>,
    /// The same per homeroom that has them on its own.
    pub apart: Vec<(HomeroomId, Vec<i32>)>,
    /// Which meeting of which team on which day.
    pub meetings: Vec<MeetingDay>,
    /// The days of blocks that are not daily.
    pub block_days: Vec<BlockDays>,
    /// Per homeroom: when it is out on each day of the rotation, in order. Who is asked for at once is told from that.
    pub out: Vec<(HomeroomId, Vec<Vec<Clock>>)>,
}

impl Guide {
    /// When a homeroom is out on a day of the rotation, in order; nothing where that is not said.
    #[must_use]
    pub fn out(&self, homeroom: HomeroomId, cycle_day: usize) -> &[Clock] {
        let own = self.out.iter().find(|(own, _)| *own == homeroom);
        own.and_then(|(_, days)| days.get(cycle_day)).map_or(&[], Vec::as_slice)
    }
}
