//! Typed positions into the lists of a [`School`](super::School): a homeroom's number can never be
//! mistaken for a room's.

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub usize);
    )*};
}

id! {
    /// Position in [`School::days`](super::School::days).
    DayId,
    /// Position in [`School::grades`](super::School::grades).
    GradeId,
    /// Position in [`School::homerooms`](super::School::homerooms).
    HomeroomId,
    /// Position in [`School::staff`](super::School::staff).
    StaffId,
    /// Position in [`School::rooms`](super::School::rooms).
    RoomId,
    /// Position in [`School::blocks`](super::School::blocks).
    BlockId,
    /// Position in [`School::courses`](super::School::courses).
    CourseId,
    /// Position in [`School::teams`](super::School::teams).
    TeamId,
    /// Position in [`School::duties`](super::School::duties).
    DutyId,
    /// Position in [`School::pull_outs`](super::School::pull_outs).
    PullOutId,
}
