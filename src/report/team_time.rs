//! When each team is together, of which kind that time is, and where its children are meanwhile.

use itertools::Itertools as _;

use super::words;
use crate::model::{DayId, HomeroomId, Kind, MeetsIn, Minutes, Owed, RoomId, School, Span, StaffId, TeamId};
use crate::schedule::{Schedule, Stretch};

/// Minutes of three kinds, always printed apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Split {
    /// While the team's own children are in school.
    pub(super) with_children: Minutes,
    /// Paid, but the team's children are not in school.
    pub(super) without_children: Minutes,
    /// Outside the paid day of at least one member.
    pub(super) after_hours: Minutes,
}

impl Split {
    fn plus(self, other: Self) -> Self {
        Self {
            with_children: self.with_children + other.with_children,
            without_children: self.without_children + other.without_children,
            after_hours: self.after_hours + other.after_hours,
        }
    }
}

/// One stretch in which every member of a team is there.
#[derive(Debug, Clone)]
pub(super) struct Meeting {
    /// The solved day.
    pub(super) day: DayId,
    /// Clock time.
    pub(super) span: Span,
    /// Its minutes by kind.
    pub(super) split: Split,
    /// Others who are there.
    pub(super) attends: Vec<StaffId>,
    /// Where.
    pub(super) room: Option<RoomId>,
}

/// The time of one team.
#[derive(Debug, Clone)]
pub(super) struct TeamTime {
    /// The team.
    pub(super) team: TeamId,
    /// Its meetings in day and clock order.
    pub(super) meetings: Vec<Meeting>,
}

/// The time of every team, in the school's order.
pub(super) fn all(school: &School, schedule: &Schedule) -> Vec<TeamTime> {
    (0..school.teams.len()).map(|team| TeamTime::of(school, schedule, TeamId(team))).collect()
}

impl TeamTime {
    fn of(school: &School, schedule: &Schedule, team: TeamId) -> Self {
        let members = &school[team].members;
        let mut meetings = Vec::new();
        for day in school.day_ids() {
            let rows: Vec<&Stretch> = schedule.on(day).filter(|row| is_meeting_of(school, team, row)).collect();
            let together = members
                .iter()
                .map(|member| merged(rows.iter().filter(|row| row.staff.contains(member)).map(|row| row.span)))
                .reduce(|all, own| shared(&all, &own))
                .unwrap_or_default();
            for span in together {
                let during = || rows.iter().filter(move |row| row.span.overlaps(span));
                meetings.push(Meeting {
                    day,
                    span,
                    split: split(school, team, day, span),
                    attends: during()
                        .flat_map(|row| row.staff.iter().copied())
                        .filter(|staff| !members.contains(staff))
                        .sorted()
                        .dedup()
                        .collect(),
                    room: during().find_map(|row| row.room),
                });
            }
        }
        Self { team, meetings }
    }

    /// Minutes by kind on the given days.
    pub(super) fn on(&self, days: &[DayId]) -> Split {
        let times = |day: DayId| days.iter().filter(|own| **own == day).count();
        self.meetings
            .iter()
            .flat_map(|meeting| std::iter::repeat_n(meeting.split, times(meeting.day)))
            .fold(Split::default(), Split::plus)
    }

    /// Minutes that count towards what the team is owed.
    pub(super) fn counted(&self, school: &School, split: Split) -> Minutes {
        match school[self.team].meets_in {
            MeetsIn::StudentDay => split.with_children,
            MeetsIn::PaidDay => split.with_children + split.without_children,
        }
    }

    /// The least that counts over any stretch for which time is owed.
    pub(super) fn scheduled(&self, school: &School) -> Minutes {
        let counted = |days: &[DayId]| self.counted(school, self.on(days));
        let weeks: Vec<Minutes> = school.weeks.iter().map(|week| counted(&week.days)).collect();
        match school[self.team].owed {
            Owed::PerWeek => weeks.into_iter().min().unwrap_or(0),
            Owed::PerCycle => (0..school.cycle_days)
                .map(|cycle_day| {
                    let same = school.day_ids().filter(|day| school[*day].cycle_day == Some(cycle_day));
                    same.map(|day| counted(&[day])).min().unwrap_or(0)
                })
                .sum(),
            Owed::EveryWeeks(number) => {
                let number = usize::try_from(number).unwrap_or(1);
                (0..weeks.len())
                    .map(|first| (first..first + number).map(|week| weeks[week % weeks.len()]).sum())
                    .min()
                    .unwrap_or(0)
            }
        }
    }

    /// Days and clock times of the meetings.
    pub(super) fn times(&self) -> Vec<(DayId, Span)> {
        self.meetings.iter().map(|meeting| (meeting.day, meeting.span)).collect()
    }

    /// Everybody else who comes to a meeting.
    pub(super) fn attends(&self) -> Vec<StaffId> {
        self.meetings.iter().flat_map(|meeting| meeting.attends.iter().copied()).sorted().dedup().collect()
    }

    /// Where the team's children are during its meetings, in sentences.
    pub(super) fn children_sentence(&self, school: &School, schedule: &Schedule) -> String {
        let during = self.meetings.iter().map(|meeting| during(school, schedule, self.team, meeting)).collect_vec();
        describe(school, self.team, &during)
    }
}

/// Whether `row` is a meeting of `team`: it names the team, or names none and has every member.
fn is_meeting_of(school: &School, team: TeamId, row: &Stretch) -> bool {
    match row.team {
        Some(own) => own == team && matches!(row.kind, Kind::Collaboration | Kind::Meeting),
        None => row.kind == Kind::Collaboration && school[team].members.iter().all(|member| row.staff.contains(member)),
    }
}

/// Spans that touch or overlap become one.
fn merged(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut all: Vec<Span> = Vec::new();
    for span in spans.sorted() {
        match all.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => all.push(span),
        }
    }
    all
}

fn shared(one: &[Span], other: &[Span]) -> Vec<Span> {
    one.iter().flat_map(|span| other.iter().filter_map(|own| span.intersection(*own))).collect()
}

fn overlap(spans: &[Span], span: Span) -> Minutes {
    spans.iter().filter_map(|own| own.intersection(span)).map(Span::minutes).sum()
}

fn split(school: &School, team: TeamId, day: DayId, span: Span) -> Split {
    let own = own_homerooms(school, team, day);
    let hours = if own.is_empty() {
        vec![school.day_type(day).students]
    } else {
        merged(own.iter().map(|homeroom| school.student_day(*homeroom, day)))
    };
    let paid = school[team]
        .members
        .iter()
        .map(|member| school.paid_day(*member, day).into_iter().collect_vec())
        .reduce(|all, own| shared(&all, &own))
        .unwrap_or_default();
    let (in_paid, with_children) = (overlap(&paid, span), overlap(&shared(&hours, &paid), span));
    Split { with_children, without_children: in_paid - with_children, after_hours: span.minutes() - in_paid }
}

/// The homerooms of the team: of its grades, or the ones its members lead that day.
fn own_homerooms(school: &School, team: TeamId, day: DayId) -> Vec<HomeroomId> {
    let team = &school[team];
    let mut own: Vec<HomeroomId> =
        team.grades.iter().flat_map(|grade| school[*grade].homerooms.iter().copied()).collect();
    if own.is_empty() {
        own = team.members.iter().flat_map(|member| school.homerooms_of(*member, day)).collect();
    }
    own.into_iter().sorted().dedup().collect()
}

/// Where one homeroom is for a while.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The homeroom.
    pub(super) homeroom: HomeroomId,
    /// From when to when.
    pub(super) span: Span,
    /// Kind of time.
    pub(super) kind: Kind,
    /// Id of the block or course.
    pub(super) course: String,
    /// Name of what they do.
    pub(super) what: String,
    /// With whom.
    pub(super) staff: Vec<StaffId>,
    /// Where.
    pub(super) room: Option<RoomId>,
}

/// Where the team's children are during one meeting.
#[derive(Debug, Clone, Default)]
pub(super) struct During {
    /// Every stretch of every homeroom, in homeroom and clock order.
    pub(super) places: Vec<Place>,
    /// Homerooms in school of which the schedule does not say where they are all the time.
    pub(super) unsaid: Vec<HomeroomId>,
    /// Homerooms in school at the time.
    pub(super) in_school: Vec<HomeroomId>,
}

/// Where the children of `team` are during `meeting`.
pub(super) fn during(school: &School, schedule: &Schedule, team: TeamId, meeting: &Meeting) -> During {
    let mut answer = During::default();
    for homeroom in own_homerooms(school, team, meeting.day) {
        let Some(span) = school.student_day(homeroom, meeting.day).intersection(meeting.span) else { continue };
        answer.in_school.push(homeroom);
        let rows = schedule.of_homeroom(homeroom).filter(|row| row.day == meeting.day);
        let here: Vec<(&Stretch, Span)> =
            rows.filter_map(|row| row.span.intersection(span).map(|part| (row, part))).collect();
        let covered: Minutes = merged(here.iter().map(|(_, part)| *part)).into_iter().map(Span::minutes).sum();
        if covered < span.minutes() {
            answer.unsaid.push(homeroom);
        }
        answer.places.extend(here.into_iter().map(|(row, part)| Place {
            homeroom,
            span: part,
            kind: row.kind,
            course: row.course.clone(),
            what: words::what(school, row).to_owned(),
            staff: row.staff.clone(),
            room: row.room.or_else(|| school[homeroom].room.filter(|_| row.kind == Kind::Instruct)),
        }));
    }
    answer
}

fn describe(school: &School, team: TeamId, during: &[During]) -> String {
    if during.is_empty() || during.iter().all(|one| one.in_school.is_empty()) {
        let grade_level = school[team].is_grade_level() && !during.is_empty();
        return if grade_level { "Its children are not in school then.".to_owned() } else { String::new() };
    }
    let places = || during.iter().flat_map(|one| &one.places);
    let is_walk = |place: &&Place| matches!(place.kind, Kind::Transition | Kind::Passing);
    let at = places().filter(|place| matches!(place.kind, Kind::Lunch | Kind::Recess));
    let inside = places().filter(|place| !matches!(place.kind, Kind::Lunch | Kind::Recess) && !is_walk(place));
    let names = |preposition: &str, names: Vec<&str>| {
        (!names.is_empty()).then(|| format!("{preposition} {}", words::join_and(&names)))
    };
    let by_name = |place: &'_ Place| place.what.clone();
    let inside: Vec<String> = inside.map(by_name).unique().collect();
    let at: Vec<String> = at.map(by_name).unique().collect();
    let phrases: Vec<String> = [
        names("in", inside.iter().map(String::as_str).collect()),
        names("at", at.iter().map(String::as_str).collect()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let members = &school[team].members;
    let escorts: Vec<StaffId> = places()
        .filter(is_walk)
        .flat_map(|place| place.staff.iter().copied())
        .filter(|staff| !members.contains(staff))
        .unique()
        .collect();
    let mut sentences = Vec::new();
    if !phrases.is_empty() {
        let walks = match escorts.len() {
            0 => String::new(),
            1 => format!("; {} walks them across", words::people(school, &escorts)),
            _ => format!("; {} walk them across", words::people(school, &escorts)),
        };
        sentences.push(format!("Its children are {}{walks}.", phrases.join(", and ")));
    }
    let unsaid: Vec<&str> =
        during.iter().flat_map(|one| &one.unsaid).unique().map(|homeroom| school[*homeroom].id.as_str()).collect();
    let alone = places().any(|place| place.staff.is_empty());
    let vacant: Vec<StaffId> =
        places().flat_map(|place| place.staff.iter().copied()).filter(|staff| school[*staff].vacant).unique().collect();
    if !unsaid.is_empty() {
        sentences.push(format!("The schedule does not say where {} is all that time.", words::join_and(&unsaid)));
    } else if alone {
        sentences.push("The schedule does not say who is with them.".to_owned());
    } else if vacant.is_empty() {
        sentences.push("No substitute is needed.".to_owned());
    } else {
        let names: Vec<&str> = vacant.iter().map(|staff| school[*staff].name.as_str()).collect();
        sentences.push(format!("Until {} is hired, a substitute is needed.", words::join_and(&names)));
    }
    sentences.join(" ")
}

/// How much time teams have in the real weeks of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Weeks {
    /// Twice the median, so that it stays a whole number.
    pub(super) twice_median: Minutes,
    /// The least.
    pub(super) worst: Minutes,
    /// The most.
    pub(super) most: Minutes,
    /// Which team has the least (the first, where several do).
    pub(super) worst_team: TeamId,
    /// In which week (position in the school's weeks).
    pub(super) worst_week: usize,
    /// Why it is no more.
    pub(super) why: String,
}

impl Weeks {
    /// The median as people write it: `60` or `62.5`.
    pub(super) fn median(&self) -> String {
        let half = if self.twice_median % 2 == 0 { "" } else { ".5" };
        format!("{}{half}", self.twice_median / 2)
    }

    /// One or two sentences; `teams` are those it is about.
    fn sentences(&self, school: &School, teams: &str) -> String {
        if self.worst == self.most {
            return format!(
                "{teams} has {} together in every school week, while its children are in school.",
                words::minutes(self.worst)
            );
        }
        format!(
            "Half of all school weeks give a grade-level team {} minutes or more while its children are in school. \
             The worst is {} for {} in {}: {}.",
            self.median(),
            words::minutes(self.worst),
            school[self.worst_team].name,
            school.weeks[self.worst_week].name,
            self.why
        )
    }
}

/// What the weeks hold of the time of grade-level teams, and whose lies outside them: that is never left out of "every".
pub(super) fn said_of_weeks(school: &School, times: &[TeamTime]) -> String {
    let elsewhere = school.teams_on_other_days.iter().filter(|team| team.is_grade_level());
    let elsewhere = elsewhere.map(|team| team.name.as_str()).collect_vec();
    let mut said = Vec::new();
    let mut teams = "Every grade-level team";
    if !elsewhere.is_empty() {
        let names = words::join_and(&elsewhere);
        said.push(format!("Team time of {names} lies on paid days without children, not in the school day."));
        teams = "Every other grade-level team";
    }
    said.extend(weeks(school, times).map(|weeks| weeks.sentences(school, teams)));
    said.join(" ")
}

/// Minutes with children in school, over grade-level teams and the real weeks of the year; `None` without
/// grade-level teams or weeks.
pub(super) fn weeks(school: &School, times: &[TeamTime]) -> Option<Weeks> {
    let grade_level = times.iter().filter(|time| school[time.team].is_grade_level());
    let values: Vec<(Minutes, TeamId, usize)> = grade_level
        .flat_map(|time| {
            let weeks = school.weeks.iter().enumerate();
            weeks.map(|(number, week)| (time.on(&week.days).with_children, time.team, number))
        })
        .collect();
    let &(worst, worst_team, worst_week) = values.iter().min_by_key(|(minutes, ..)| *minutes)?;
    let sorted: Vec<Minutes> = values
        .iter()
        .flat_map(|(minutes, _, week)| std::iter::repeat_n(*minutes, school.weeks[*week].count.max(1)))
        .sorted()
        .collect();
    let twice_median = sorted[(sorted.len() - 1) / 2] + sorted[sorted.len() / 2];
    let most = sorted[sorted.len() - 1];
    let why = why(school, &times[worst_team.0], worst_week);
    Some(Weeks { twice_median, worst, most, worst_team, worst_week, why })
}

fn why(school: &School, time: &TeamTime, week: usize) -> String {
    let week = &school.weeks[week];
    let days = |inside: bool| -> Vec<DayId> {
        let in_day = time.meetings.iter().filter(|meeting| meeting.split.with_children > 0);
        in_day.map(|meeting| meeting.day).filter(|day| week.days.contains(day) == inside).dedup().collect()
    };
    let (kept, lost) = (days(true), days(false));
    let short = if week.short {
        format!(" (a short week of {})", words::count(i64::try_from(week.days.len()).unwrap_or(0), "school days"))
    } else {
        String::new()
    };
    match (kept.is_empty(), lost.is_empty()) {
        (true, true) => format!("it has no meeting while its children are in school{short}"),
        (_, false) => {
            let lost = words::days_name(school, &lost);
            format!("it meets on {lost}, and that week has no {lost}{short}")
        }
        (false, true) => format!("it meets on {} only{short}", words::days_name(school, &kept)),
    }
}
