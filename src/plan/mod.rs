//! What a schedule must hold, in counts and minutes, and a proposal of days.
//!
//! Which day is a matter of counting, which minute a matter of propagation. This stage counts: it proposes on which day
//! every section, meeting and block lies ([`Proposal`]). A proposal is never a proof of anything.

mod aims;
mod daily;
mod days;
pub mod demand;
mod guide;
mod joined;
mod pools;
mod proposal;
mod random;
mod sections;
mod team_ways;
pub mod windows;

pub use aims::{Aim, counts_prove, decided_by_days, least};
pub use days::{GradeSections, children_in_school, grade_sections, partner_is_in, section_window, teachers_at_once};
pub use demand::{Demands, OwnTime, OwnTotal, Source, Stretch};
pub use guide::Guide;
pub use pools::Pools;
pub use proposal::{BlockDays, MeetingDay, Proposal, Round, Section, Taken, Try, counted_out, propose};
pub use random::Order;
