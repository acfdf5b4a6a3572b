//! A tiny school as plain numbers. All lengths are slots of 30 minutes; slot 0 is the first paid one of the day.

/// Minutes of a slot.
pub(crate) const SLOT: i32 = 30;

/// A set of slots of one day, of homerooms, of courses or of people: bit `n` is number `n`.
pub(crate) type Mask = u32;

/// Slots `from..to`.
pub(crate) fn range(from: usize, to: usize) -> Mask {
    (from..to).fold(0, |mask, slot| mask | 1 << slot)
}

/// The numbers in a set.
pub(crate) fn each(mask: Mask) -> impl Iterator<Item = usize> {
    (0..32).filter(move |bit| mask >> bit & 1 == 1)
}

/// The school.
#[allow(clippy::struct_excessive_bools, reason = "each is one line of a school file")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tiny {
    /// Clock minute at which the paid day starts.
    pub(crate) opens: i32,
    /// Paid slots before the children come.
    pub(crate) before: usize,
    /// Slots of the children's day.
    pub(crate) slots: usize,
    /// Paid slots after they go.
    pub(crate) after: usize,
    /// Days of the week.
    pub(crate) days: usize,
    /// Grades.
    pub(crate) grades: Vec<Grade>,
    /// The grades, one homeroom each, form one grade-level team.
    pub(crate) small_team: bool,
    /// Children walk one slot after everything.
    pub(crate) walks: bool,
    /// Specials.
    pub(crate) courses: Vec<Course>,
    /// Those who teach them.
    pub(crate) specialists: Vec<Adult>,
    /// Those who lead WIN groups.
    pub(crate) interventionists: Vec<Adult>,
    /// Those who watch lunch and recess.
    pub(crate) aides: Vec<Adult>,
    /// Core blocks.
    pub(crate) cores: Vec<Core>,
    /// First and first-too-late slot of lunch.
    pub(crate) lunch: (usize, usize),
    /// Homerooms in the cafeteria at once.
    pub(crate) fits: usize,
    /// Lunch and recess are each homeroom's own.
    pub(crate) eats_alone: bool,
    /// Recess: `Some(true)` directly after lunch.
    pub(crate) recess: Option<bool>,
    /// WIN: `Some(true)` led by the grade's teachers, interventionists and aides; `Some(false)`: by one interventionist.
    pub(crate) win: Option<bool>,
    /// Slots of a team's meeting.
    pub(crate) team: usize,
    /// The principal attends every meeting.
    pub(crate) principal: bool,
    /// The contract.
    pub(crate) contract: Clauses,
    /// A preference: the first core block early.
    pub(crate) early: bool,
    /// A preference: few sections on the first day.
    pub(crate) few: bool,
    /// What is left out of all that; the text of the school says it nevertheless.
    pub(crate) without: Without,
}

/// What nobody asks for, of what the school file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Without {
    /// Homerooms that do not eat.
    pub(crate) lunch: Mask,
    /// Homerooms without recess.
    pub(crate) recess: Mask,
    /// Homerooms without WIN.
    pub(crate) win: Mask,
    /// Core blocks and the homerooms that do not have them.
    pub(crate) cores: Vec<(usize, Mask)>,
    /// Teams that owe no meeting.
    pub(crate) teams: Mask,
    /// Grades whose homerooms may have any number of sections a day.
    pub(crate) most: Mask,
    /// One adult watches each lunch.
    pub(crate) lunch_adults: bool,
    /// One adult watches each recess.
    pub(crate) recess_adults: bool,
}

impl Without {
    /// Whether the homerooms do not have the core block.
    pub(crate) fn has_no_core(&self, core: usize, unit: Mask) -> bool {
        self.cores.iter().any(|(own, homerooms)| *own == core && homerooms & unit != 0)
    }
}

/// A grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Grade {
    /// Homerooms.
    pub(crate) homerooms: usize,
    /// Its specials are aligned.
    pub(crate) parallel: bool,
}

/// A special of one slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Course {
    /// Sections of each homeroom a week, by grade.
    pub(crate) often: Vec<usize>,
    /// It needs its own room, which fits one.
    pub(crate) room: bool,
}

/// An adult who leads no homeroom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Adult {
    /// Courses.
    pub(crate) teaches: Mask,
    /// First and first-too-late paid slot.
    pub(crate) hours: (usize, usize),
    /// A day away.
    pub(crate) away: Option<usize>,
}

/// A core block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Core {
    /// Length.
    pub(crate) slots: usize,
    /// Once a week instead of daily.
    pub(crate) weekly: bool,
    /// Each homeroom for itself.
    pub(crate) alone: bool,
    /// First and first-too-late slot.
    pub(crate) window: Option<(usize, usize)>,
}

/// What the contract asks for; every daily stretch is one slot.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Clauses {
    /// Daily preparation.
    pub(crate) prep: Option<Prep>,
    /// Lunch inside this window.
    pub(crate) lunch: Option<(usize, usize)>,
    /// Longest stretch with children.
    pub(crate) stretch: Option<usize>,
    /// Sections of a specialist a day.
    pub(crate) per_day: Option<usize>,
    /// Sections of a specialist in a row.
    pub(crate) in_a_row: Option<usize>,
    /// Five minutes between sections, which on this grid is a slot.
    pub(crate) gap: bool,
    /// Slots of preparation a week for teachers and specialists, and whether the team's time counts.
    pub(crate) total: Option<(usize, bool)>,
}

/// Terms of daily preparation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Prep {
    /// Anywhere in the paid day.
    pub(crate) paid_day: bool,
    /// The team's time counts.
    pub(crate) shared: bool,
}

/// A team: its number, and its homerooms.
pub(crate) type Team = Mask;

impl Tiny {
    /// Paid slots of a day.
    pub(crate) fn paid(&self) -> usize {
        self.before + self.slots + self.after
    }

    /// Slots of the children's day.
    pub(crate) fn school_hours(&self) -> Mask {
        range(self.before, self.before + self.slots)
    }

    /// Homerooms in all.
    pub(crate) fn homerooms(&self) -> usize {
        self.grades.iter().map(|grade| grade.homerooms).sum()
    }

    /// The homerooms of a grade.
    pub(crate) fn of_grade(&self, grade: usize) -> Mask {
        let first: usize = self.grades[..grade].iter().map(|grade| grade.homerooms).sum();
        range(first, first + self.grades[grade].homerooms)
    }

    /// The grade of a homeroom.
    pub(crate) fn grade_of(&self, homeroom: usize) -> usize {
        (0..self.grades.len()).find(|grade| self.of_grade(*grade) >> homeroom & 1 == 1).unwrap_or(0)
    }

    /// The teams that owe a meeting, as their homerooms.
    pub(crate) fn teams(&self) -> Vec<Team> {
        if self.small_team {
            return vec![range(0, self.homerooms())];
        }
        (0..self.grades.len()).filter(|g| self.grades[*g].homerooms > 1).map(|g| self.of_grade(g)).collect()
    }

    /// The grades, or every homeroom for itself.
    pub(crate) fn units(&self, alone: bool) -> Vec<Mask> {
        if alone {
            (0..self.homerooms()).map(|homeroom| 1 << homeroom).collect()
        } else {
            (0..self.grades.len()).map(|grade| self.of_grade(grade)).collect()
        }
    }

    /// The slots at which an adult is at work.
    pub(crate) fn at_work(adult: &Adult, day: usize) -> Mask {
        if adult.away == Some(day) { 0 } else { range(adult.hours.0, adult.hours.1) }
    }

    /// Schools that are simpler by one thing.
    pub(crate) fn simpler(&self) -> Vec<Self> {
        let mut found = Vec::new();
        let mut push = |change: &dyn Fn(&mut Self)| {
            let mut other = self.clone();
            change(&mut other);
            if other != *self {
                found.push(other);
            }
        };
        for n in 0..self.cores.len() {
            push(&|school| {
                school.cores.remove(n);
                school.early = false;
            });
            push(&|school| school.cores[n] = Core { slots: 1, weekly: false, alone: false, window: None });
        }
        for n in 0..self.courses.len() {
            push(&|school| school.drop_course(n));
            push(&|school| school.courses[n].room = false);
            for grade in 0..self.grades.len() {
                push(&|school| school.courses[n].often[grade] = school.courses[n].often[grade].saturating_sub(1));
            }
        }
        for n in 0..self.specialists.len() {
            push(&|school| {
                school.specialists.remove(n);
            });
            push(&|school| {
                school.specialists[n].away = None;
                school.specialists[n].hours = (0, school.paid());
            });
        }
        for n in 0..self.aides.len() {
            push(&|school| school.aides[n].hours = (0, school.paid()));
        }
        for n in 0..self.interventionists.len() {
            push(&|school| {
                school.interventionists.remove(n);
            });
        }
        push(&|school| school.contract.prep = None);
        push(&|school| school.contract.lunch = None);
        push(&|school| school.contract.stretch = None);
        push(&|school| school.contract.per_day = None);
        push(&|school| school.contract.in_a_row = None);
        push(&|school| school.contract.gap = false);
        push(&|school| school.contract.total = None);
        push(&|school| school.win = None);
        push(&|school| school.recess = None);
        push(&|school| school.walks = false);
        push(&|school| school.early = false);
        push(&|school| school.principal = false);
        push(&|school| school.eats_alone = false);
        push(&|school| school.days = 1);
        if self.grades.len() > 1 && !self.small_team {
            push(&|school| {
                school.grades.pop();
                school.courses.iter_mut().for_each(|course| {
                    course.often.pop();
                });
            });
        }
        for grade in 0..self.grades.len() {
            if self.grades[grade].homerooms > 2 {
                push(&|school| school.grades[grade].homerooms -= 1);
            }
            push(&|school| school.grades[grade].parallel = true);
        }
        found.retain(Self::is_sound);
        found
    }

    fn drop_course(&mut self, gone: usize) {
        self.courses.remove(gone);
        let below = range(0, gone);
        for adult in &mut self.specialists {
            adult.teaches = adult.teaches & below | adult.teaches >> 1 & !below;
        }
        self.specialists.retain(|adult| adult.teaches != 0);
    }

    /// Whether the reader would take it: every course has a teacher and a place in the week.
    pub(crate) fn is_sound(&self) -> bool {
        let taught = self.specialists.iter().fold(0, |mask, adult| mask | adult.teaches);
        let days = self.days;
        taught == range(0, self.courses.len())
            && self.courses.iter().all(|course| {
                course.often.iter().any(|often| *often > 0) && course.often.iter().all(|often| *often <= days)
            })
            && self.specialists.iter().all(|adult| adult.away.is_none() || days > 1)
            && self.specialists.iter().all(|adult| adult.teaches != 0)
            && [&self.specialists, &self.interventionists, &self.aides]
                .into_iter()
                .flatten()
                .all(|adult| adult.hours.0 < adult.hours.1)
            && (0..self.grades.len()).all(|grade| self.fits_the_week(grade))
    }

    /// Whether the children's week is long enough; where it is not, the reader says so.
    fn fits_the_week(&self, grade: usize) -> bool {
        let walk = usize::from(self.walks);
        let sections: usize = self.courses.iter().map(|course| course.often[grade]).sum();
        let part = |weekly: bool| -> usize {
            self.cores.iter().filter(|core| core.weekly == weekly).map(|core| core.slots + walk).sum()
        };
        let daily =
            (1 + usize::from(self.recess.is_some()) + usize::from(self.win.is_some())) * (1 + walk) + part(false);
        // The walk after the last thing of a day leads out of school.
        let week = (self.slots + walk) * self.days;
        sections <= 2 * self.days && daily * self.days + sections * (1 + walk) + part(true) <= week
    }
}
