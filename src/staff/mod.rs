//! Who and where among the interchangeable: who watches lunch and recess, who leads which group, who has which duty,
//! when everybody eats and prepares. Clock times are given; this stage only names people.

mod fair;
mod free;
mod joint;
mod names;
mod own_time;
mod posts;

pub(crate) use free::without;
pub use free::{Busy, FreeTime};
pub use posts::{Post, PostOf};

use crate::model::{DayId, School, StaffId};
use crate::place::{Own, Placed};
use crate::plan::Demands;

/// Everybody's place.
#[derive(Debug, Clone, Default)]
pub struct Staffed {
    /// What was placed, with a name for every section.
    pub placed: Placed,
    /// Posts with the adults who hold them.
    pub posts: Vec<(Post, Vec<StaffId>)>,
    /// Own time of every adult, as promised, and preparation wherever released time is left.
    pub own: Vec<Own>,
}

/// Why nobody is named at these clock times; this is no proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unstaffed {
    /// The day whose other clock times may help, where it is one.
    pub day: Option<DayId>,
    /// One sentence.
    pub reason: String,
}

/// Names people for every post, and finds everybody's own time.
///
/// # Errors
/// When these clock times leave no way found.
pub fn staff(school: &School, demands: &Demands, placed: &Placed) -> Result<Staffed, Unstaffed> {
    let placed = names::name(school, demands, placed)?;
    let placed = &placed;
    let mut busy = Busy::of_placed(school, placed);
    let (mut posts, moved) = posts::assign(school, demands, placed, &placed.own, &mut busy)?;
    // Own time that was placed stays where nobody moved that person's day.
    let mut own: Vec<Own> = placed
        .own
        .iter()
        .filter(|own| !moved.iter().any(|other| other.who == own.who && other.day == own.day))
        .cloned()
        .collect();
    own.extend(moved);
    for own in &own {
        busy.add(own.who, own.day, own.span);
    }
    if fair::wanted(school) {
        fair::share(school, &mut posts, &mut busy)?;
    }
    let own = own_time::find(school, demands, placed, own, &mut busy)?;
    Ok(Staffed { placed: placed.clone(), posts, own })
}

/// Whether somebody with this role prepares lessons, so that free time of the student day is theirs for it.
#[must_use]
pub fn prepares(school: &School, who: StaffId) -> bool {
    use crate::model::Role::{ClassroomTeacher, EldTeacher, Interventionist, SpecialEducator, Specialist};
    [ClassroomTeacher, Specialist, Interventionist, SpecialEducator, EldTeacher]
        .into_iter()
        .any(|role| school[who].has_role(role))
}
