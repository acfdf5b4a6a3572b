//! Days that a look at the whole week suggests.

use super::proposal::{BlockDays, MeetingDay};
use crate::model::{Clock, GradeId};

/// Which day carries what. A suggestion: a proposal that cannot follow it is made without.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guide {
    /// Per grade that is out at once: its rounds on each day of the rotation.
    pub rounds: Vec<(GradeId, Vec<i32>)>,
    /// Per grade with sections beside those: for each of its homerooms, on each day of the rotation.
    pub singles: Vec<(GradeId, Vec<i32>)>,
    /// Which meeting of which team on which day.
    pub meetings: Vec<MeetingDay>,
    /// The days of blocks that are not daily.
    pub block_days: Vec<BlockDays>,
    /// Per grade: when it is out on each day of the rotation, in order. Who is asked for at once is told from that.
    pub out: Vec<(GradeId, Vec<Vec<Clock>>)>,
}
