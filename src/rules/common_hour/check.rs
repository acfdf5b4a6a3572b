//! Finds the minutes a team is really together and fits the meetings it is owed into them.

use super::{ID, Terms};
use crate::check::{Book, Check, Contact, Counted, Finding, Subject, Verdict, contact, joined, variants, within};
use crate::model::{DayId, HomeroomId, Kind, MeetsIn, Minutes, Owed, School, Span, StaffId, Team, TeamId};
use crate::schedule::{Schedule, Stretch};

/// What a team has on one solved day.
#[derive(Debug, Clone, Default)]
struct Meetings<'a> {
    pieces: Vec<Span>,
    looked_at: Vec<Counted>,
    rows: Vec<&'a Stretch>,
}

/// Days over which meetings are owed once.
struct Window {
    name: String,
    week: Option<usize>,
    days: Vec<DayId>,
    required: bool,
}

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let mut findings = Vec::new();
        for id in (0..school.teams.len()).map(TeamId) {
            let days: Vec<Meetings<'_>> = school.day_ids().map(|day| on_day(school, &book, id, day)).collect();
            for window in windows(school, &school[id], &days) {
                findings.push(judge(school, id, &days, &window));
            }
            findings.extend(attendance(school, id, &days));
        }
        findings.extend(school.teams_on_other_days.iter().map(on_other_days));
        findings
    }
}

/// What no schedule of these weeks holds is said all the same.
fn on_other_days(team: &Team) -> Finding {
    let sentence = format!(
        "{}: {} min for {} people on paid days without children, not in the school day; these weeks owe none of it",
        team.name,
        team.minutes(),
        team.members.len()
    );
    Finding::about(ID, Subject::School).judged(Verdict::DoesNotApply, sentence)
}

fn windows(school: &School, team: &Team, days: &[Meetings<'_>]) -> Vec<Window> {
    let weeks = &school.weeks;
    match team.owed {
        Owed::PerWeek => weeks
            .iter()
            .enumerate()
            .map(|(n, week)| Window {
                name: week.name.clone(),
                week: Some(n),
                days: week.days.clone(),
                required: !week.short,
            })
            .collect(),
        Owed::PerCycle => {
            let poorest = |same: &Vec<DayId>| same.iter().copied().min_by_key(|day| total(&days[day.0].pieces));
            let days = variants(school).iter().filter_map(poorest).collect();
            vec![Window { name: "every rotation".to_owned(), week: None, days, required: true }]
        }
        Owed::EveryWeeks(n) => {
            let n = usize::try_from(n).unwrap_or(1).clamp(1, weeks.len().max(1));
            // Every run of n weeks, the year closed to a ring; one run where n is the whole of it.
            let starts = if n == weeks.len() { 1 } else { weeks.len() };
            let run = |start: usize| {
                let of_run = (start..start + n).map(|week| &weeks[week % weeks.len()]);
                Window {
                    name: format!("{n} weeks from {}", weeks[start].name),
                    week: Some(start),
                    days: of_run.flat_map(|week| week.days.iter().copied()).collect(),
                    required: true,
                }
            };
            (0..starts).map(run).collect()
        }
    }
}

fn judge(school: &School, id: TeamId, days: &[Meetings<'_>], window: &Window) -> Finding {
    let team = &school[id];
    let found: Vec<(DayId, Span)> =
        window.days.iter().flat_map(|day| days[day.0].pieces.iter().map(|piece| (*day, *piece))).collect();
    let lengths: Vec<Minutes> = found.iter().map(|(_, piece)| piece.minutes()).collect();
    let mut owed = team.meetings.clone();
    owed.sort_unstable_by(|one, other| other.cmp(one));
    let met = fit(&owed, &mut lengths.clone());
    let single = team.meetings.len() == 1;
    let most = lengths.iter().copied().max().unwrap_or(0);
    let minutes = if single && !met { most } else { lengths.iter().sum() };
    let pieces: Vec<String> =
        found.iter().map(|(day, piece)| format!("{} {piece}, {} min", school[*day].id, piece.minutes())).collect();
    let together =
        if pieces.is_empty() { "never together".to_owned() } else { format!("together {}", pieces.join("; ")) };
    let asked: Vec<String> = owed.iter().map(ToString::to_string).collect();
    let sentence = format!("{}, {}: {together}; {} required", team.name, window.name, asked.join(" + "));
    let counted = window.days.iter().flat_map(|day| days[day.0].looked_at.clone()).collect();
    let mut finding = Finding::about(ID, Subject::Team(id)).under("", window.required);
    finding.week = window.week;
    finding.numbers(team.minutes(), minutes, "minutes").looked_at(counted).met_if(met, sentence)
}

/// Whether every meeting has room in some piece, several in one where they fit. Longest first.
fn fit(owed: &[Minutes], pieces: &mut Vec<Minutes>) -> bool {
    let Some((first, rest)) = owed.split_first() else { return true };
    if owed.iter().sum::<Minutes>() > pieces.iter().sum::<Minutes>() {
        return false;
    }
    let mut tried = Vec::new();
    for n in 0..pieces.len() {
        let length = pieces[n];
        if length < *first || tried.contains(&length) {
            continue;
        }
        tried.push(length);
        pieces[n] -= first;
        if fit(rest, pieces) {
            return true;
        }
        pieces[n] += first;
    }
    false
}

fn total(pieces: &[Span]) -> Minutes {
    pieces.iter().map(|piece| piece.minutes()).sum()
}

fn on_day<'a>(school: &School, book: &Book<'a>, id: TeamId, day: DayId) -> Meetings<'a> {
    let team = &school[id];
    let needed = needed(school, team, day);
    let hours = hours_that_count(school, team, day);
    let mut found = Meetings::default();
    for row in book.on(day).iter().copied() {
        let own = row.team == Some(id) || (row.team.is_none() && needed.iter().all(|staff| row.staff.contains(staff)));
        if !own || !matches!(row.kind, Kind::Collaboration | Kind::Meeting) {
            continue;
        }
        if let Some(reason) = refusal(school, book, team, &needed, row) {
            found.looked_at.push(Counted::part(row, 0, reason));
            continue;
        }
        let inside: Vec<Span> = within(&hours, row.span);
        let minutes = total(&inside);
        let lost = row.span.minutes() - minutes;
        let reason = match (lost, team.meets_in) {
            (0, _) => String::new(),
            (_, MeetsIn::StudentDay) => format!("{lost} min while the team's own students are not in school"),
            (_, MeetsIn::PaidDay) => format!("{lost} min outside the paid day"),
        };
        found.looked_at.push(Counted::part(row, minutes, reason));
        found.pieces.extend(inside);
        found.rows.push(row);
    }
    found.pieces = joined(found.pieces);
    found
}

/// Why a row of the team counts for nothing.
fn refusal(school: &School, book: &Book<'_>, team: &Team, needed: &[StaffId], row: &Stretch) -> Option<String> {
    if row.kind == Kind::Meeting && team.is_grade_level() {
        return Some("a meeting, not collaboration".to_owned());
    }
    if !row.homerooms.is_empty() {
        return Some("children are there".to_owned());
    }
    if needed.len() < 2 {
        return Some("fewer than two members are at work".to_owned());
    }
    if let Some(absent) = needed.iter().find(|staff| !row.staff.contains(staff)) {
        return Some(format!("{} is not there", school[*absent].name));
    }
    if !team.windows.get(row.day.0).copied().flatten().is_some_and(|window| window.contains(row.span)) {
        return Some("outside the days and hours the team may meet".to_owned());
    }
    for staff in needed {
        let name = &school[*staff].name;
        match school.paid_day(*staff, row.day) {
            None => return Some(format!("{name} is away that day")),
            Some(paid) if !paid.contains(row.span) => return Some(format!("outside the paid hours of {name}, {paid}")),
            Some(_) => {}
        }
        let busy = book
            .of_staff(*staff, row.day)
            .iter()
            .find(|other| other.span.overlaps(row.span) && contact(other) != Contact::None);
        if let Some(other) = busy {
            return Some(format!("{name} is with children {}", other.span));
        }
    }
    None
}

/// The members who must be there for a meeting on `day` to count; see the rule's edge cases.
fn needed(school: &School, team: &Team, day: DayId) -> Vec<StaffId> {
    let on = |day: DayId| -> Vec<StaffId> {
        team.members.iter().copied().filter(|staff| !stands_in(school, team, *staff, day)).collect()
    };
    let all_at_work = |day: DayId| on(day).iter().all(|staff| school.paid_day(*staff, day).is_some());
    if school.day_ids().any(all_at_work) {
        on(day)
    } else {
        team.members.iter().copied().filter(|staff| school.paid_day(*staff, day).is_some()).collect()
    }
}

/// Whether `staff` is away on `day` and the other half of their job share, also of the team, is at work.
fn stands_in(school: &School, team: &Team, staff: StaffId, day: DayId) -> bool {
    school.paid_day(staff, day).is_none()
        && school.homerooms.iter().any(|homeroom| {
            homeroom.teachers.contains(&staff)
                && homeroom.teachers.iter().any(|other| {
                    *other != staff && team.members.contains(other) && school.paid_day(*other, day).is_some()
                })
        })
}

/// The hours of `day` in which minutes together count.
fn hours_that_count(school: &School, team: &Team, day: DayId) -> Vec<Span> {
    if team.meets_in == MeetsIn::PaidDay {
        return vec![crate::model::ANY_TIME];
    }
    let own: Vec<HomeroomId> = school
        .homeroom_ids()
        .filter(|homeroom| {
            let home = &school[*homeroom];
            if team.is_grade_level() {
                team.grades.contains(&home.grade)
            } else {
                home.teachers.iter().any(|staff| team.members.contains(staff))
            }
        })
        .collect();
    let spans: Vec<Span> = own.into_iter().map(|homeroom| school.student_day(homeroom, day)).collect();
    let Some((first, rest)) = spans.split_first() else { return vec![school.day_type(day).students] };
    let all = rest.iter().try_fold(*first, |both, span| both.intersection(*span));
    all.map_or_else(|| joined(spans.clone()), |all| vec![all])
}

/// Whether whoever else is wanted is at every meeting that counts; `None` where nobody else is.
fn attendance(school: &School, id: TeamId, days: &[Meetings<'_>]) -> Option<Finding> {
    let team = &school[id];
    let mut wanted = team.attendees.clone();
    wanted.extend(team.led_by);
    wanted.retain(|staff| !team.members.contains(staff));
    wanted.dedup();
    if wanted.is_empty() {
        return None;
    }
    let meetings: Vec<&Stretch> = days.iter().flat_map(|day| day.rows.iter().copied()).collect();
    let mut missed = Vec::new();
    for row in &meetings {
        for staff in wanted.iter().filter(|staff| !row.staff.contains(staff)) {
            missed.push(format!("{} is not at {} {}", school[*staff].name, school[row.day].id, row.span));
        }
    }
    let names: Vec<&str> = wanted.iter().map(|staff| school[*staff].name.as_str()).collect();
    let sentence = if missed.is_empty() {
        format!("{}: {} at each of {} meetings", team.name, names.join(", "), meetings.len())
    } else {
        format!("{}: {}", team.name, missed.join("; "))
    };
    let owed = i64::try_from(meetings.len() * wanted.len()).unwrap_or(0);
    let found = owed - i64::try_from(missed.len()).unwrap_or(0);
    let counted = meetings.iter().map(|row| Counted::whole(row)).collect();
    Some(
        Finding::about(ID, Subject::Team(id))
            .numbers(owed, found, "attendances")
            .looked_at(counted)
            .met_if(missed.is_empty(), sentence),
    )
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn meetings_fit_into_pieces_whole() {
        assert!(fit(&[60], &mut vec![60]));
        assert!(!fit(&[60], &mut vec![30, 30]));
        assert!(fit(&[30, 30], &mut vec![60]));
        assert!(fit(&[60, 30], &mut vec![30, 65]));
        assert!(!fit(&[40, 40], &mut vec![79]));
        assert!(fit(&[50, 30, 30], &mut vec![60, 50]));
    }
}
