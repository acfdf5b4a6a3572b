//! What fills the children's day: blocks, courses (specials and department courses), pull-outs, duties.

use super::calendar::Windows;
use super::ids::{BlockId, CourseId, DayId, GradeId, HomeroomId, RoomId, StaffId};
use super::kind::Kind;
use super::people::Role;
use super::time::{Clock, Minutes};

/// How often something happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    /// `n` times on every day it is allowed.
    PerDay(u32),
    /// `n` times a real week, on days the solver chooses, at most once a day.
    PerWeek(u32),
    /// `n` times a rotation, on days the solver chooses, at most once a day.
    PerCycle(u32),
}

/// Who is with the children during a block.
#[derive(Debug, Clone)]
pub struct Leads {
    /// Roles that may lead it. The homeroom's own teacher counts where `classroom-teacher` is listed.
    pub roles: Vec<Role>,
    /// Named adults only, where the file names them; empty for anyone with a role above.
    pub named: Vec<StaffId>,
    /// Adults needed at once for each unit (a unit is a set of homerooms in the block together). For an
    /// intervention block this is groups × staff per group.
    pub adults: usize,
}

/// A unit of a block: homerooms that are in it together at the same clock time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The homerooms.
    pub homerooms: Vec<HomeroomId>,
}

/// What one unit of a block needs at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UnitNeeds {
    /// Groups the unit is divided into; 0 where homerooms stay whole.
    pub groups: usize,
    /// Adults.
    pub adults: usize,
}

/// A stretch of the day of one kind for a set of homerooms: literacy, lunch, recess, WIN …
#[derive(Debug, Clone)]
pub struct Block {
    /// Id in every file, for example `literacy`.
    pub id: String,
    /// Name on the page.
    pub name: String,
    /// What kind of time it is for children and adults.
    pub kind: Kind,
    /// The units that each have this block.
    pub units: Vec<Unit>,
    /// Minutes per solved day: `None` where it does not happen. A range has its least here and its
    /// most in [`Block::stretch_to`].
    pub minutes: Vec<Option<Minutes>>,
    /// Most minutes, where the file gives a range: class time that follows is added up to this.
    pub stretch_to: Option<Minutes>,
    /// How often.
    pub times: Times,
    /// Allowed clock window per solved day.
    pub windows: Windows,
    /// Lengths of its pieces in order, where it may be split over the day; empty when uninterrupted.
    /// The pieces sum to the minutes and may still follow one another directly.
    pub pieces: Vec<Minutes>,
    /// Same clock time on all days of one day type.
    pub same_time: bool,
    /// Core instruction: interventions and pull-outs stay out of it.
    pub core: bool,
    /// The block that follows directly (after the walk).
    pub then: Option<BlockId>,
    /// Blocks of the same homeroom and day that come later than this one.
    pub before: Vec<BlockId>,
    /// Room shared by everyone in the block (cafeteria); `None` for each homeroom's own room.
    pub room: Option<RoomId>,
    /// Who is with the children; `None` for each homeroom's own teacher (instruction).
    pub leads: Option<Leads>,
    /// Groups the largest unit is divided into (intervention, ELD); 0 where homerooms stay whole. Each unit's own
    /// number is [`Block::needs_of`].
    pub groups: usize,
    /// Groups and adults of each unit, in the order of [`Block::units`]: a grade of two homerooms needs fewer than one
    /// of four. Empty where all units need [`Block::groups`] and [`Leads::adults`].
    pub needs: Vec<UnitNeeds>,
    /// Tier of an intervention (2 or 3); 0 otherwise.
    pub tier: u8,
    /// Course names that take turns in this block (science and social studies), in order; usually empty.
    pub alternates: Vec<String>,
    /// Minutes the children walk after this block; replaces the grade's.
    pub transition: Option<Minutes>,
    /// Held to whole named periods: how many consecutive ones.
    pub whole_periods: Option<usize>,
}

impl Block {
    /// Groups and adults of the unit at this position of [`Block::units`].
    #[must_use]
    pub fn needs_of(&self, unit: usize) -> UnitNeeds {
        let all = UnitNeeds { groups: self.groups, adults: self.leads.as_ref().map_or(0, |leads| leads.adults) };
        self.needs.get(unit).copied().unwrap_or(all)
    }
}

/// What to do when a grade has more homerooms than there are specialists free at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shortfall {
    /// Nothing: then the whole grade cannot be out at once.
    #[default]
    None,
    /// One homeroom is divided among the other sections, each homeroom equally often.
    Divide,
    /// Two homerooms are combined in one section, equally often.
    Combine,
    /// An aide stays with the homeroom that is left.
    Aide,
}

/// How the sections of a grade lie to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Together {
    /// All homerooms of the grade are out at once, in different courses.
    #[default]
    Parallel,
    /// One homeroom after another, directly.
    Sequence,
    /// Each section where it fits; only the team's time draws them together.
    Free,
}

/// A course taught in sections by somebody other than the homeroom teacher: a special, or a department
/// course of a middle school.
#[derive(Debug, Clone)]
pub struct Course {
    /// Id in every file, for example `art`.
    pub id: String,
    /// Name on the page.
    pub name: String,
    /// `special`, or `instruct` for a department course.
    pub kind: Kind,
    /// Minutes of one section, per grade; `None` where the grade does not have it.
    pub minutes: Vec<Option<Minutes>>,
    /// Sections per homeroom and rotation, per grade.
    pub per_cycle: Vec<u32>,
    /// Who may teach it, in file order.
    pub teachers: Vec<StaffId>,
    /// Where; `None` for the homeroom's own room.
    pub room: Option<RoomId>,
    /// Minutes the specialist needs between two sections.
    pub set_up: Minutes,
    /// At most this many sections of this course a day for one homeroom.
    pub max_per_day: u32,
    /// Allowed window per solved day.
    pub windows: Windows,
    /// Core instruction (department courses): interventions and pull-outs stay out of it.
    pub core: bool,
    /// Held to whole named periods: how many consecutive ones.
    pub whole_periods: Option<usize>,
    /// Most children in one section, where the file limits it.
    pub class_size: Option<u32>,
}

/// Rules for the sections of one grade as a whole.
#[derive(Debug, Clone)]
pub struct Sections {
    /// How they lie to one another.
    pub together: Together,
    /// What happens when specialists are too few.
    pub shortfall: Shortfall,
    /// Most sections a day for one homeroom.
    pub max_per_day: u32,
    /// Who walks children to, between and from sections.
    pub escort: Escort,
}

/// Who walks the children. The default takes the walk off the classroom teacher's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Escort {
    /// The homeroom's teacher.
    #[default]
    ClassroomTeacher,
    /// The specialist fetches and returns them.
    Specialist,
    /// A paraprofessional.
    Paraprofessional,
}

/// A counted group taken out of its homerooms' non-core time: Tier 3, speech, gifted …
#[derive(Debug, Clone)]
pub struct PullOut {
    /// Id in every file.
    pub id: String,
    /// Name on the page.
    pub name: String,
    /// `intervention` or `eld`.
    pub kind: Kind,
    /// Homerooms its children come from.
    pub homerooms: Vec<HomeroomId>,
    /// How many children.
    pub students: u32,
    /// Who may lead it.
    pub leads: Leads,
    /// Minutes of one meeting.
    pub minutes: Minutes,
    /// How often.
    pub times: Times,
    /// Blocks it may not be taken from, besides core, lunch and recess.
    pub protected_blocks: Vec<BlockId>,
    /// Courses it may not be taken from.
    pub protected_courses: Vec<CourseId>,
    /// Where.
    pub room: Option<RoomId>,
    /// Allowed window per solved day.
    pub windows: Windows,
}

/// A supervision post that is not a block of the children's day: bus, yard, hall.
#[derive(Debug, Clone)]
pub struct Duty {
    /// Id in every file.
    pub id: String,
    /// Name on the page.
    pub name: String,
    /// Days and clock times: one post each.
    pub posts: Vec<(DayId, super::Span)>,
    /// Adults at once.
    pub adults: usize,
    /// Who may be given it.
    pub roles: Vec<Role>,
    /// Named adults only; empty for anyone with a role above.
    pub named: Vec<StaffId>,
    /// Where.
    pub room: Option<RoomId>,
    /// Largest difference in minutes per rotation between two adults who share it, where fairness is required.
    pub fair_within: Option<Minutes>,
}

/// Two adults who teach the same homeroom's block together.
#[derive(Debug, Clone)]
pub struct CoTeaching {
    /// The second teacher.
    pub staff: StaffId,
    /// The homeroom.
    pub homeroom: HomeroomId,
    /// In which block.
    pub block: BlockId,
    /// On which days; empty for every day the block happens.
    pub days: Vec<DayId>,
}

/// Something the file fixes beforehand.
#[derive(Debug, Clone)]
pub struct Pin {
    /// What is pinned.
    pub what: Pinned,
    /// Days it holds on; empty for every day.
    pub days: Vec<DayId>,
    /// Clock time, where pinned.
    pub at: Option<Clock>,
    /// Person, where pinned.
    pub staff: Option<StaffId>,
    /// Room, where pinned.
    pub room: Option<RoomId>,
    /// Where the file says it: line number of `school.toml`, from 1.
    pub line: usize,
}

/// What a [`Pin`] speaks of.
#[derive(Debug, Clone)]
pub enum Pinned {
    /// A block of the given homerooms (all its units when empty).
    Block(BlockId, Vec<HomeroomId>),
    /// One section of a course of a homeroom, or of every homeroom of a grade.
    Course(CourseId, Vec<HomeroomId>),
    /// Specials of a grade, whichever course: one aligned round starts then.
    Specials(GradeId),
    /// A team's meeting.
    Team(super::TeamId),
}
