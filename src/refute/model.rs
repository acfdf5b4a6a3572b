//! The relaxation while it is built: who and what is taken when.

use super::Detail;
use super::week::Week;
use crate::engine::{Engine, Var};
use crate::model::{BlockId, GradeId, HomeroomId, RoomId, School, StaffId};
use crate::plan::Demands;
use pumpkin_core::variables::{Literal, TransformableVariable};
use std::collections::{BTreeMap, BTreeSet};

/// Most tasks of a row whose order is looked at pair by pair.
const FEW: usize = 24;

/// Something that takes a part of something: start, steps, how much.
pub(super) type Task = (Var, i32, i32);

/// A block of a unit on the day at a position.
pub(super) struct BlockTask {
    pub(super) block: BlockId,
    pub(super) unit: usize,
    pub(super) start: Var,
    pub(super) steps: i32,
    /// Positions of the days on which it may lie.
    pub(super) days: Vec<usize>,
}

/// A section, or a round of sections of a whole grade.
pub(super) struct SectionTask {
    pub(super) grade: GradeId,
    pub(super) start: Var,
    pub(super) steps: i32,
    /// Who may teach it.
    pub(super) able: BTreeSet<StaffId>,
    /// Specialists at once.
    pub(super) adults: i32,
    /// Per position of a day, whether it lies there.
    pub(super) on: Vec<(usize, Var)>,
    /// The steps at which it may start, in order.
    pub(super) ranges: Vec<(i32, i32)>,
}

/// When something is: its time of day, and its days.
#[derive(Clone)]
pub(super) struct When {
    /// Start on the line of all days.
    pub(super) start: Var,
    /// Steps from the start of its day.
    pub(super) clock: Var,
    /// Positions of the days on which it may lie, each with the decision that it does; without one it is there on each of
    /// them.
    pub(super) on: Vec<(usize, Option<Literal>)>,
}

/// A stretch in which somebody else has the children of a homeroom.
#[derive(Clone)]
pub(super) struct Release {
    pub(super) when: When,
    pub(super) steps: i32,
    /// Steps of walk after it in which the teacher may be free too.
    pub(super) walk: i32,
    /// Where its own teachers lead by default: the block task of each day, in the order of the days.
    pub(super) own_lead: Vec<usize>,
}

/// Demand on a set of adults: some of them, so many at once.
pub(super) struct Post {
    pub(super) able: BTreeSet<StaffId>,
    pub(super) start: Var,
    pub(super) steps: i32,
    pub(super) adults: i32,
    /// These adults are among those of a demand on all of these, which holds at the same time.
    pub(super) among: Option<BTreeSet<StaffId>>,
}

/// A meeting of a team.
pub(super) struct Meeting {
    pub(super) steps: i32,
    pub(super) start: Var,
    /// Those who are there wherever it lies.
    pub(super) members: Vec<StaffId>,
    /// Positions of its days, each with the first and last step at which it may start.
    pub(super) days: Vec<(usize, (i32, i32))>,
}

/// A section that somebody teaches, or lies nowhere where another does.
pub(super) struct Taught {
    /// Position of the section.
    pub(super) section: usize,
    pub(super) start: Var,
    pub(super) steps: i32,
    /// Whether it is this adult's; `None` where nobody else may teach it.
    pub(super) own: Option<Literal>,
}

/// The model.
pub(super) struct Model<'a> {
    pub(super) school: &'a School,
    pub(super) demands: &'a Demands,
    pub(super) week: &'a Week,
    pub(super) detail: Detail,
    pub(super) engine: Engine,
    pub(super) blocks: Vec<BlockTask>,
    pub(super) sections: Vec<SectionTask>,
    pub(super) posts: Vec<Post>,
    /// What the children of a homeroom do, walks included.
    pub(super) children: BTreeMap<HomeroomId, Vec<Task>>,
    /// When others have them.
    pub(super) releases: BTreeMap<HomeroomId, Vec<Release>>,
    /// Homerooms that others may have more often than is asked for.
    pub(super) more_often: BTreeSet<HomeroomId>,
    /// What somebody does for certain: meetings, own time.
    pub(super) people: BTreeMap<StaffId, Vec<Task>>,
    /// Preparation that a meeting may be, where the contract says so.
    pub(super) shared: BTreeMap<StaffId, Vec<Task>>,
    pub(super) meetings: Vec<Meeting>,
    /// What specialists teach, where they are named.
    pub(super) taught: BTreeMap<StaffId, Vec<Taught>>,
    pub(super) rooms: BTreeMap<RoomId, Vec<Task>>,
    /// Cover rows by what they depend on.
    pub(super) covered: BTreeSet<String>,
    /// Pairs that come one after the other.
    ordered: BTreeSet<String>,
    /// Time of day and days of starts that have the same one on several days, or choose a day, by start.
    pub(super) clocks: BTreeMap<String, (Var, Vec<usize>, bool)>,
    /// Per block task and set of teachers: the decision that others lead in the place of all of them.
    pub(super) replaced: BTreeMap<(usize, Vec<StaffId>), Literal>,
    /// Decisions that are none, by their value.
    fixed: BTreeMap<i32, Var>,
    /// Places after the last day for what does not take place.
    nowhere: i32,
}

impl<'a> Model<'a> {
    pub(super) fn new(school: &'a School, demands: &'a Demands, week: &'a Week, detail: Detail, seed: u64) -> Self {
        Self {
            school,
            demands,
            week,
            detail,
            engine: Engine::relaxation(seed),
            blocks: Vec::new(),
            sections: Vec::new(),
            posts: Vec::new(),
            children: BTreeMap::new(),
            releases: BTreeMap::new(),
            more_often: BTreeSet::new(),
            people: BTreeMap::new(),
            shared: BTreeMap::new(),
            meetings: Vec::new(),
            taught: BTreeMap::new(),
            rooms: BTreeMap::new(),
            fixed: BTreeMap::new(),
            covered: BTreeSet::new(),
            ordered: BTreeSet::new(),
            clocks: BTreeMap::new(),
            replaced: BTreeMap::new(),
            nowhere: week.end(),
        }
    }

    /// No schedule can be: something has no place at all.
    pub(super) fn none(&mut self) {
        self.engine.any_fact(Vec::new());
    }

    /// A start that is known.
    pub(super) fn fixed(&mut self, at: i32) -> Var {
        if let Some(known) = self.fixed.get(&at) {
            return *known;
        }
        let own = self.engine.fixed(at);
        self.fixed.insert(at, own);
        own
    }

    /// A start in one of the ranges; a model without values where there is none.
    pub(super) fn start_in(&mut self, ranges: &[(i32, i32)]) -> Var {
        match ranges {
            [] => {
                self.none();
                self.engine.fixed(0)
            }
            [(first, last)] => self.engine.int(*first, *last),
            _ => self.engine.one_of(ranges.iter().flat_map(|(first, last)| *first..=*last).collect()),
        }
    }

    /// A start that is `start` when `yes` and else lies after all days, apart from everything else.
    pub(super) fn only_if(&mut self, yes: Literal, start: Var, steps: i32) -> Var {
        let (low, high) = self.engine.bounds(start);
        let away = self.nowhere;
        self.nowhere += steps.max(1) + self.week.whole_day();
        let own = self.engine.int(low.min(away), high.max(away));
        self.engine.equal_if(yes, &[(1, own), (-1, start)], 0);
        self.engine.equal_if(!yes, &[(1, own)], away);
        own
    }

    /// Something with a start in the ranges, on one of the days.
    pub(super) fn one_of_days(&mut self, ranges: &[(i32, i32)], days: &[usize]) -> When {
        let start = self.start_in(ranges);
        let week = self.week;
        if let [place] = days {
            return When { start, clock: moved(start, -week.start(*place)), on: vec![(*place, None)] };
        }
        let mut on = Vec::with_capacity(days.len());
        let mut row = Vec::new();
        let (mut earliest, mut latest) = (i32::MAX, 0);
        for place in days {
            let (first, last) = week.day(*place);
            let here = self.engine.literal();
            self.engine.at_most_if(here, &[(1, start)], last);
            self.engine.at_most_if(here, &[(-1, start)], -first);
            row.push((1, Engine::as_int(here)));
            on.push((*place, Some(here)));
            for (low, high) in ranges.iter().filter(|(low, high)| first <= *high && *low <= last) {
                earliest = earliest.min(*low.max(&first) - first);
                latest = latest.max(*high.min(&last) - first);
            }
        }
        self.engine.equal(&row, 1);
        if days.is_empty() || earliest > latest {
            self.none();
            return When { start, clock: start, on };
        }
        let clock = self.engine.int(earliest, latest);
        for (place, here) in &on {
            if let Some(here) = here {
                self.engine.equal_if(*here, &[(1, start), (-1, clock)], week.start(*place));
            }
        }
        self.clocks.insert(format!("{start:?}"), (clock, days.to_vec(), true));
        When { start, clock, on }
    }

    /// `first` ends before `next` starts.
    pub(super) fn after(&mut self, first: Var, steps: i32, next: Var) {
        self.engine.at_most(&[(1, first), (-1, next)], -steps);
    }

    /// Never more than `capacity` at once.
    pub(super) fn row(&mut self, tasks: &[Task], capacity: i32) {
        if tasks.iter().any(|(_, steps, demand)| *steps > 0 && *demand > capacity) {
            self.none();
            return;
        }
        self.engine.cumulative(tasks, capacity);
        self.every_day(tasks, capacity);
    }

    /// What lies at the same time of day on all days that something may choose is in its way whichever it chooses.
    fn every_day(&mut self, tasks: &[Task], capacity: i32) {
        let mut same: BTreeMap<String, (Task, Vec<usize>)> = BTreeMap::new();
        let mut choose: Vec<(Task, Vec<usize>)> = Vec::new();
        for (start, steps, demand) in tasks {
            let Some((clock, days, chosen)) = self.clocks.get(&format!("{start:?}")).cloned() else { continue };
            if chosen {
                choose.push(((clock, *steps, *demand), days));
            } else {
                same.insert(format!("{clock:?} {steps} {demand}"), ((clock, *steps, *demand), days));
            }
        }
        for (own, days) in choose {
            let there = same.values().filter(|(_, others)| days.iter().all(|day| others.contains(day)));
            let mut row: Vec<Task> = there.map(|(task, _)| *task).collect();
            row.push(own);
            self.engine.cumulative(&row, capacity);
            self.in_order(&row, capacity);
        }
    }

    /// Of a few of which no two can be at once, each two come one after the other.
    fn in_order(&mut self, tasks: &[Task], capacity: i32) {
        for (nth, one) in tasks.iter().enumerate() {
            for other in &tasks[nth + 1..] {
                let key = format!("{one:?} {other:?}");
                if one.2 + other.2 <= capacity || tasks.len() > FEW || !self.ordered.insert(key) {
                    continue;
                }
                let first = self.engine.literal();
                self.engine.at_most_if(first, &[(1, one.0), (-1, other.0)], -one.1);
                self.engine.at_most_if(!first, &[(1, other.0), (-1, one.0)], -other.1);
            }
        }
    }

    /// Posts what the lists of tasks say.
    pub(super) fn post_rows(&mut self) {
        let children: Vec<Vec<Task>> = self.children.values().cloned().collect();
        for tasks in children {
            self.row(&tasks, 1);
        }
        let rooms: Vec<(RoomId, Vec<Task>)> = self.rooms.iter().map(|(room, tasks)| (*room, tasks.clone())).collect();
        for (room, tasks) in rooms {
            self.row(&tasks, i32::try_from(self.school[room].fits).unwrap_or(i32::MAX));
        }
        self.post_people();
        self.post_loads();
    }
}

/// A start moved by some steps.
pub(super) fn moved(start: Var, steps: i32) -> Var {
    if steps == 0 { start } else { start.offset(steps) }
}
