//! Facts of a school, immutable, without files, clocks or solvers.
//!
//! A [`School`] that [`read`](crate::read) hands out is valid: every id names something, every list that
//! runs "per solved day" has one entry for each of [`School::days`], every window lies in its day.

mod calendar;
mod day_parts;
mod ids;
mod item;
mod kind;
mod people;
mod prices;
mod team;
mod time;

pub use calendar::{ANY_TIME, Day, DayType, Hours, Per, Period, Week, Who, Windows};
pub use day_parts::{
    Block, CoTeaching, Course, Duty, Escort, Leads, Pin, Pinned, PullOut, Sections, Shortfall, Times, Together, Unit,
    UnitNeeds,
};
pub use ids::{BlockId, CourseId, DayId, DutyId, GradeId, HomeroomId, PullOutId, RoomId, StaffId, TeamId};
pub use item::Item;
pub use kind::Kind;
pub use people::{Field, Grade, Homeroom, Person, Role, Room, Share};
pub use prices::{ChangeKind, Prices};
pub use team::{MeetsIn, Owed, Prefer, Team, Wish};
pub use time::{Clock, Minutes, Span};

/// Everything known about a school before its week exists.
#[derive(Debug, Clone)]
pub struct School {
    /// Name on the page.
    pub name: String,
    /// Free starts lie on multiples of this many minutes after the start of the student day.
    pub grid: Minutes,
    /// Bell day types.
    pub day_types: Vec<DayType>,
    /// The solved days, in rotation order.
    pub days: Vec<Day>,
    /// The kinds of real week, in order.
    pub weeks: Vec<Week>,
    /// Number of days in the rotation.
    pub cycle_days: usize,
    /// Grades in file order.
    pub grades: Vec<Grade>,
    /// Homerooms, grade by grade.
    pub homerooms: Vec<Homeroom>,
    /// Every adult.
    pub staff: Vec<Person>,
    /// Every place.
    pub rooms: Vec<Room>,
    /// Blocks in file order.
    pub blocks: Vec<Block>,
    /// Specials and department courses in file order.
    pub courses: Vec<Course>,
    /// Rules for the sections of each grade.
    pub sections: Vec<Sections>,
    /// Pull-out groups.
    pub pull_outs: Vec<PullOut>,
    /// Duties.
    pub duties: Vec<Duty>,
    /// Co-teaching pairs.
    pub co_teaching: Vec<CoTeaching>,
    /// Teams in file order, grade-level teams first.
    pub teams: Vec<Team>,
    /// Teams that meet on paid days without children: nothing of their time lies in the days that are solved.
    pub teams_on_other_days: Vec<Team>,
    /// Pins.
    pub pins: Vec<Pin>,
    /// Preferences by rank.
    pub preferences: Vec<Prefer>,
    /// What changes of the school would cost.
    pub prices: Prices,
}

macro_rules! lists {
    ($($id:ident => $field:ident : $item:ty),* $(,)?) => {$(
        impl std::ops::Index<$id> for School {
            type Output = $item;
            fn index(&self, id: $id) -> &$item {
                &self.$field[id.0]
            }
        }
    )*};
}

lists! {
    DayId => days: Day, GradeId => grades: Grade, HomeroomId => homerooms: Homeroom, StaffId => staff: Person,
    RoomId => rooms: Room, BlockId => blocks: Block, CourseId => courses: Course, TeamId => teams: Team,
    DutyId => duties: Duty, PullOutId => pull_outs: PullOut,
}

impl School {
    /// Ids of the solved days, in order.
    pub fn day_ids(&self) -> impl Iterator<Item = DayId> + use<> {
        (0..self.days.len()).map(DayId)
    }

    /// Ids of the homerooms, in order.
    pub fn homeroom_ids(&self) -> impl Iterator<Item = HomeroomId> + use<> {
        (0..self.homerooms.len()).map(HomeroomId)
    }

    /// Ids of the staff, in order.
    pub fn staff_ids(&self) -> impl Iterator<Item = StaffId> + use<> {
        (0..self.staff.len()).map(StaffId)
    }

    /// The day type of a solved day.
    #[must_use]
    pub fn day_type(&self, day: DayId) -> &DayType {
        &self.day_types[self[day].day_type]
    }

    /// When the children of `homeroom` are in school on `day`.
    #[must_use]
    pub fn student_day(&self, homeroom: HomeroomId, day: DayId) -> Span {
        let day_type = self.day_type(day);
        let grade = self[homeroom].grade;
        let own = |wanted: Who| day_type.hours.iter().find(|(who, _)| *who == wanted).map(|(_, span)| *span);
        own(Who::Homeroom(homeroom)).or_else(|| own(Who::Grade(grade))).unwrap_or(day_type.students)
    }

    /// When `staff` is at school on `day`; `None` on a day away.
    #[must_use]
    pub fn paid_day(&self, staff: StaffId, day: DayId) -> Option<Span> {
        self[staff].hours.iter().find(|hours| hours.day == day).map(|hours| hours.span)
    }

    /// The homeroom that `staff` leads on `day`, if any. A teacher of a morning and an afternoon group has two.
    pub fn homerooms_of(&self, staff: StaffId, day: DayId) -> impl Iterator<Item = HomeroomId> + '_ {
        self.homeroom_ids().filter(move |homeroom| self[*homeroom].led_on(day) == Some(staff))
    }

    /// Whether `who` may do what is for the adults `named` or, where nobody is, for anyone with one of `roles`. The solver's
    /// word for it: the audit and the recount of a law's sum say it in their own.
    #[must_use]
    pub fn qualifies(&self, who: StaffId, named: &[StaffId], roles: &[Role]) -> bool {
        if named.is_empty() { roles.iter().any(|role| self[who].has_role(*role)) } else { named.contains(&who) }
    }

    /// Minutes the children of `homeroom` walk after `block`.
    #[must_use]
    pub fn walk_after(&self, block: BlockId, homeroom: HomeroomId) -> Minutes {
        self[block].transition.unwrap_or(self[self[homeroom].grade].transition)
    }
}
