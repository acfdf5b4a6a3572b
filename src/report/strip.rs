//! One day drawn to scale: a strip of marks, each placed by its start and length in minutes.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::model::{DayId, HomeroomId, Kind, Minutes, RoomId, School, Span, StaffId};
use crate::schedule::{Schedule, Stretch};

use super::words;

/// Marks shorter than this show their letter only; the words stay for screen readers and the list form.
const NARROW: Minutes = 20;

/// One mark of a strip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// CSS classes: letter of the kind, start, length, lane.
    pub(super) class: String,
    /// What it is.
    pub(super) label: String,
    /// When, and what else there is to say.
    pub(super) detail: String,
    /// Text shown when pointed at; empty where everything is visible.
    pub(super) tip: String,
}

/// One row of a week table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Strip {
    /// The day or days.
    pub(super) title: String,
    /// Lanes above one another.
    pub(super) lanes: usize,
    /// The marks in clock order.
    pub(super) marks: Vec<Mark>,
}

/// What a homeroom does for a while, its groups taken together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    /// Clock time.
    pub(super) span: Span,
    /// Kind of time.
    pub(super) kind: Kind,
    /// What it is; several where the homeroom is divided.
    pub(super) what: Vec<String>,
    /// With whom.
    pub(super) staff: Vec<StaffId>,
    /// Where.
    pub(super) rooms: Vec<RoomId>,
    /// A counted group that leaves while the others stay.
    pub(super) pulled_out: bool,
}

/// The clock range that strips are drawn on, and every start and length used.
#[derive(Debug, Clone, Default)]
pub(super) struct Scale {
    starts: BTreeSet<Minutes>,
    lengths: BTreeSet<Minutes>,
    range: Option<(Minutes, Minutes)>,
}

impl Scale {
    /// Classes that place a mark.
    pub(super) fn place(&mut self, span: Span) -> String {
        let (first, last) = self.range.unwrap_or((span.start.0, span.end.0));
        self.range = Some((first.min(span.start.0), last.max(span.end.0)));
        self.starts.insert(span.start.0);
        self.lengths.insert(span.minutes());
        format!("s{} n{}", span.start.0, span.minutes())
    }

    /// First minute drawn and minutes drawn, on half hours.
    pub(super) fn range(&self) -> (Minutes, Minutes) {
        let (first, last) = self.range.unwrap_or((8 * 60, 15 * 60));
        let from = first.div_euclid(30) * 30;
        (from, ((last + 29).div_euclid(30) * 30 - from).max(30))
    }

    /// Half hours on the range, with their clock time where it is to be written.
    pub(super) fn ticks(&mut self, every: Minutes) -> Vec<(String, String)> {
        let (from, length) = self.range();
        let ticks: Vec<Minutes> = (from..from + length).filter(|minute| minute % every == 0).collect();
        self.starts.extend(&ticks);
        ticks.iter().map(|tick| (format!("s{tick}"), crate::model::Clock(*tick).to_string())).collect()
    }

    /// CSS for the range, on everything inside `selector`.
    pub(super) fn css(&self, selector: &str) -> String {
        let (from, length) = self.range();
        format!("{selector}{{--f:{from};--l:{length}}}\n")
    }

    /// CSS for every start and length of these scales.
    pub(super) fn places_css(scales: &[&Self]) -> String {
        let mut css = String::new();
        for start in scales.iter().flat_map(|scale| &scale.starts).collect::<BTreeSet<_>>() {
            let _ = write!(css, ".s{start}{{--s:{start}}}");
        }
        for length in scales.iter().flat_map(|scale| &scale.lengths).collect::<BTreeSet<_>>() {
            let _ = write!(css, ".n{length}{{--n:{length}}}");
        }
        css.push('\n');
        css
    }
}

/// What `homeroom` does on `day`, in clock order; groups that run side by side are one segment.
pub(super) fn segments(school: &School, schedule: &Schedule, homeroom: HomeroomId, day: DayId) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for row in schedule.on(day).filter(|row| row.homerooms.contains(&homeroom)) {
        let pulled_out = school.pull_outs.iter().any(|group| group.id == row.course);
        let what = words::what(school, row).to_owned();
        let same = segments
            .iter_mut()
            .find(|own| !pulled_out && (own.span, own.kind, own.pulled_out) == (row.span, row.kind, false));
        match same {
            Some(own) => {
                own.what.extend((!own.what.contains(&what)).then_some(what));
                own.staff
                    .extend(row.staff.iter().filter(|staff| !own.staff.contains(staff)).copied().collect::<Vec<_>>());
                own.rooms.extend(row.room.filter(|room| !own.rooms.contains(room)));
            }
            None => segments.push(Segment {
                span: row.span,
                kind: row.kind,
                what: vec![what],
                staff: row.staff.clone(),
                rooms: row.room.into_iter().collect(),
                pulled_out,
            }),
        }
    }
    segments.sort_by_key(|segment| (segment.span, segment.pulled_out));
    segments
}

/// A mark before it has its place: kind, clock time, label, and what follows the time.
pub(super) struct Draft {
    /// Kind of time.
    pub(super) kind: Kind,
    /// Clock time.
    pub(super) span: Span,
    /// What it is.
    pub(super) label: String,
    /// What follows the clock time.
    pub(super) rest: String,
    /// Drawn below the others where they overlap.
    pub(super) below: bool,
}

impl Strip {
    /// Puts drafts that overlap into lanes of their own.
    pub(super) fn new(scale: &mut Scale, title: String, mut drafts: Vec<Draft>) -> Self {
        drafts.sort_by_key(|draft| (draft.below, draft.span));
        let mut lanes: Vec<Vec<Span>> = Vec::new();
        let mut marks: Vec<(Span, Mark)> = Vec::new();
        for draft in drafts {
            let free = |lane: &Vec<Span>| lane.iter().all(|own| !own.overlaps(draft.span));
            let lane = lanes.iter().position(free).unwrap_or_else(|| {
                lanes.push(Vec::new());
                lanes.len() - 1
            });
            lanes[lane].push(draft.span);
            let narrow = draft.span.minutes() < NARROW;
            let mut class = format!("{} {}", words::letter(draft.kind), scale.place(draft.span));
            if lane > 0 {
                let _ = write!(class, " l{}", lane.min(5));
            }
            if narrow {
                class += " z";
            }
            let rest = if draft.rest.is_empty() { String::new() } else { format!(" · {}", draft.rest) };
            let detail = format!("{}{rest}", draft.span);
            let hidden = narrow && !is_walk(draft.kind);
            let tip = if hidden { format!("{} {detail}", draft.label) } else { String::new() };
            marks.push((draft.span, Mark { class, label: draft.label, detail, tip }));
        }
        marks.sort_by_key(|(span, _)| *span);
        Self { title, lanes: lanes.len().clamp(1, 6), marks: marks.into_iter().map(|(_, mark)| mark).collect() }
    }
}

/// Walks are drawn without words.
pub(super) const fn is_walk(kind: Kind) -> bool {
    matches!(kind, Kind::Transition | Kind::Passing)
}

/// Kinds that occur in the schedule, in the order of the reference; paid time with nothing set is left blank.
pub(super) fn kinds(schedule: &Schedule) -> Vec<Kind> {
    let used = |kind: &Kind| schedule.rows.iter().any(|row: &Stretch| row.kind == *kind);
    Kind::ALL.into_iter().filter(|kind| *kind != Kind::Open).filter(used).collect()
}
