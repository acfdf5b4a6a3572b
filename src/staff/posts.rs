//! Posts: who of those who may is where.
//!
//! First by hand, as a principal would (the hardest post first, to whoever is free and has had least); where that fails,
//! or where shares must be equal, as an integer program through `good_lp`, day by day.

use super::{Busy, Unstaffed, joint};
use crate::model::{DayId, Kind, Minutes, PullOutId, Role, School, Span, StaffId};
use crate::place::{Own, Placed};
use crate::plan::Demands;
use good_lp::{Expression, ProblemVariables, Solution, SolverModel, constraint, variable};
use itertools::Itertools;
use num_integer::gcd;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a post belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PostOf {
    /// A placed block (position in [`Placed::blocks`]).
    Block(usize),
    /// A duty.
    Duty(crate::model::DutyId),
    /// A walk of a homeroom that its teacher does not make.
    Walk(crate::model::HomeroomId),
    /// A homeroom without a specialist in a round (position in [`Placed::sections`]).
    Cover(usize),
    /// A pull-out that has no leader by name.
    PullOut(PullOutId),
}

/// Adults needed somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// What for.
    pub of: PostOf,
    /// The day.
    pub day: DayId,
    /// Clock time.
    pub span: Span,
    /// Who may.
    pub able: Vec<StaffId>,
    /// How many.
    pub adults: usize,
}

/// Posts with their holders, and own time that had to move for them.
pub(super) type Assigned = (Vec<(Post, Vec<StaffId>)>, Vec<Own>);

pub(super) fn assign(
    school: &School,
    demands: &Demands,
    placed: &Placed,
    own: &[Own],
    busy: &mut Busy,
) -> Result<Assigned, Unstaffed> {
    let mut posts = all_posts(school, placed, busy);
    for post in &mut posts {
        let id = match post.of {
            PostOf::Duty(duty) => &school[duty].id,
            PostOf::Block(position) => &school[placed.blocks[position].block].id,
            PostOf::PullOut(group) => &school[group].id,
            PostOf::Walk(_) | PostOf::Cover(_) => continue,
        };
        post.able.retain(|who| !demands.bars(*who, id, post.day, post.span));
    }
    let mut load: BTreeMap<StaffId, Minutes> = BTreeMap::new();
    let mut held: Vec<(Post, Vec<StaffId>)> = Vec::new();
    let fair = school.duties.iter().any(|duty| duty.fair_within.is_some())
        || school.preferences.iter().any(|prefer| matches!(prefer.wish, crate::model::Wish::EqualDuty));
    let mut moved: Vec<Own> = Vec::new();
    for (day, day_posts) in &posts
        .into_iter()
        .sorted_by(|a, b| (a.day, a.span, a.of, a.adults).cmp(&(b.day, b.span, b.of, b.adults)))
        .chunk_by(|post| post.day)
    {
        let day_posts = day_posts.collect_vec();
        let mut with_own = busy.clone();
        for own in own.iter().filter(|own| own.day == day) {
            with_own.add(own.who, own.day, own.span);
        }
        let by_hand = by_hand(school, &day_posts, &with_own, &load);
        let chosen = match by_hand {
            Ok(chosen) if !fair => chosen,
            // The hand's choice stands where the program finds nothing fairer.
            Ok(chosen) => {
                let shared = greatest(&day_posts, &chosen, &load);
                program(school, &day_posts, &with_own, &load, shared).unwrap_or(chosen)
            }
            // Lunch and preparation of those who hold posts move with the posts.
            Err(reason) => match joint::assign(school, demands, &day_posts, busy, day, &BTreeMap::new()) {
                Some((chosen, times)) => {
                    moved.extend(times);
                    chosen
                }
                None => return Err(Unstaffed { day: Some(day), reason }),
            },
        };
        for (post, people) in day_posts.into_iter().zip(chosen) {
            for who in &people {
                busy.add(*who, post.day, post.span);
                *load.entry(*who).or_default() += post.span.minutes();
            }
            held.push((post, people));
        }
    }
    Ok((held, moved))
}

/// Every post of the week.
fn all_posts(school: &School, placed: &Placed, busy: &Busy) -> Vec<Post> {
    let mut posts = Vec::new();
    for (position, block) in placed.blocks.iter().enumerate() {
        let facts = &school[block.block];
        let Some(leads) = &facts.leads else { continue };
        let homerooms = &facts.units[block.unit].homerooms;
        let own = leads.named.is_empty() && leads.roles.contains(&Role::ClassroomTeacher);
        let teachers = homerooms.iter().map(|homeroom| school[*homeroom].teacher_on(block.day)).unique().count();
        let needed = facts.needs_of(block.unit).adults;
        let adults = if own && !block.others_lead { needed.saturating_sub(teachers) } else { needed };
        if adults == 0 {
            continue;
        }
        let able = able(school, &leads.roles, &leads.named, block.day, |who| {
            school[who].grades.is_empty()
                || homerooms.iter().any(|homeroom| school[who].grades.contains(&school[*homeroom].grade))
        });
        // Groups are led by aides only where a teacher is with the same children.
        let teacher_needed = adults == needed && matches!(facts.kind, Kind::Intervention | Kind::Eld);
        let alone = able.iter().copied().filter(|who| may_teach(school, *who)).collect_vec();
        let post = |able, adults| Post { of: PostOf::Block(position), day: block.day, span: block.span, able, adults };
        if teacher_needed && alone.len() < able.len() {
            posts.push(post(alone, 1));
            if adults > 1 {
                posts.push(post(able, adults - 1));
            }
        } else {
            posts.push(post(able, adults));
        }
    }
    for (position, duty) in school.duties.iter().enumerate() {
        for (day, span) in &duty.posts {
            let able = school
                .staff_ids()
                .filter(|who| school.qualifies(*who, &duty.named, &duty.roles))
                .filter(|who| school[*who].always_with.is_none())
                .collect();
            posts.push(Post {
                of: PostOf::Duty(crate::model::DutyId(position)),
                day: *day,
                span: *span,
                able,
                adults: duty.adults,
            });
        }
    }
    for (position, section) in placed.sections.iter().enumerate() {
        if section.taken == crate::plan::Taken::Aide {
            let able = able(school, &[Role::Paraprofessional], &[], section.day, |_| true);
            posts.push(Post { of: PostOf::Cover(position), day: section.day, span: section.span, able, adults: 1 });
        }
    }
    // Walks inside released time: the escort, else an aide, else anybody free who knows the children.
    for homeroom in school.homeroom_ids() {
        for day in school.day_ids() {
            let released = super::free::released(school, placed, homeroom, day);
            let things = taken_spans(school, placed, homeroom, day);
            for span in released.iter().filter(|span| !things.contains(span)) {
                let before = placed.sections.iter().find(|section| {
                    section.day == day && section.homeroom == homeroom && section.span.end == span.start
                });
                let after = placed.sections.iter().find(|section| {
                    section.day == day && section.homeroom == homeroom && section.span.start == span.end
                });
                let mut candidates: Vec<StaffId> = [before, after]
                    .into_iter()
                    .flatten()
                    .filter_map(|section| {
                        if let crate::plan::Taken::Section(_, teacher) = section.taken { Some(teacher) } else { None }
                    })
                    .collect();
                candidates.extend(able(
                    school,
                    &[
                        Role::Paraprofessional,
                        Role::Specialist,
                        Role::Interventionist,
                        Role::Coach,
                        Role::Counselor,
                        Role::Administrator,
                    ],
                    &[],
                    day,
                    |_| true,
                ));
                let able =
                    candidates.into_iter().unique().filter(|who| busy.is_free(school, *who, day, *span)).collect();
                posts.push(Post { of: PostOf::Walk(homeroom), day, span: *span, able, adults: 1 });
            }
        }
    }
    posts
}

/// Whether somebody may be alone with children in a lesson: anybody but aides and support staff.
pub(crate) fn may_teach(school: &School, who: StaffId) -> bool {
    school[who].roles.iter().any(|(role, _)| !matches!(role, Role::Paraprofessional | Role::SupportStaff))
}

/// What the homeroom is in, walks not included.
pub(crate) fn taken_spans(
    school: &School,
    placed: &Placed,
    homeroom: crate::model::HomeroomId,
    day: DayId,
) -> Vec<Span> {
    placed
        .sections
        .iter()
        .filter(|section| section.day == day && section.homeroom == homeroom)
        .map(|section| section.span)
        .chain(
            placed
                .blocks
                .iter()
                .filter(|block| block.day == day && school[block.block].units[block.unit].homerooms.contains(&homeroom))
                .map(|block| block.span),
        )
        .sorted()
        .collect()
}

fn able(
    school: &School,
    roles: &[Role],
    named: &[StaffId],
    day: DayId,
    fits: impl Fn(StaffId) -> bool,
) -> Vec<StaffId> {
    school
        .staff_ids()
        .filter(|who| school.paid_day(*who, day).is_some() && school[*who].always_with.is_none())
        .filter(|who| {
            if named.is_empty() {
                roles.iter().any(|role| school[*who].has_role(*role))
                    && school.homerooms_of(*who, day).next().is_none()
                    && fits(*who)
            } else {
                named.contains(who)
            }
        })
        .collect()
}

/// The post with the fewest free adults first, to whoever has had least.
fn by_hand(
    school: &School,
    posts: &[Post],
    busy: &Busy,
    load: &BTreeMap<StaffId, Minutes>,
) -> Result<Vec<Vec<StaffId>>, String> {
    let mut busy = busy.clone();
    let mut load = load.clone();
    let mut chosen: Vec<Vec<StaffId>> = vec![Vec::new(); posts.len()];
    let mut left: Vec<usize> = (0..posts.len()).collect();
    while let Some(next) = left.iter().copied().min_by_key(|post| {
        let post = &posts[*post];
        let free = post.able.iter().filter(|who| busy.is_free(school, **who, post.day, post.span)).count();
        (free.saturating_sub(post.adults), post.span, post.of)
    }) {
        left.retain(|post| *post != next);
        let post = &posts[next];
        let free = post
            .able
            .iter()
            .copied()
            .filter(|who| busy.is_free(school, *who, post.day, post.span))
            .sorted_by_key(|who| {
                (load.get(who).copied().unwrap_or(0), others_need(school, posts, &left, *who, post), who.0)
            })
            .take(post.adults)
            .collect_vec();
        if free.len() < post.adults {
            return Err(format!(
                "on {} at {} {} of {} adults are free for {}",
                school[post.day].id,
                post.span,
                free.len(),
                post.adults,
                what(school, post.of)
            ));
        }
        for who in &free {
            busy.add(*who, post.day, post.span);
            *load.entry(*who).or_default() += post.span.minutes();
        }
        chosen[next] = free;
    }
    Ok(chosen)
}

/// How many of the posts still open at the time could use this person.
fn others_need(_school: &School, posts: &[Post], left: &[usize], who: StaffId, post: &Post) -> usize {
    left.iter().filter(|other| posts[**other].span.overlaps(post.span) && posts[**other].able.contains(&who)).count()
}

/// The greatest share among those who hold these posts.
fn greatest(posts: &[Post], chosen: &[Vec<StaffId>], load: &BTreeMap<StaffId, Minutes>) -> Minutes {
    let mut shares: BTreeMap<StaffId, Minutes> = BTreeMap::new();
    for (post, people) in posts.iter().zip(chosen) {
        for who in people {
            *shares.entry(*who).or_insert_with(|| load.get(who).copied().unwrap_or(0)) += post.span.minutes();
        }
    }
    shares.into_values().max().unwrap_or(0)
}

/// What the greatest share of these people cannot be below: all minutes shared out evenly, in whole posts.
fn least_greatest(posts: &[Post], people: &[StaffId], load: &BTreeMap<StaffId, Minutes>) -> Minutes {
    let before = || people.iter().map(|who| load.get(who).copied().unwrap_or(0));
    let all: Minutes =
        posts.iter().map(|post| post.span.minutes() * i32::try_from(post.adults).unwrap_or(0)).chain(before()).sum();
    let step = posts.iter().map(|post| post.span.minutes()).chain(before()).fold(0, gcd).max(1);
    let people = i32::try_from(people.len()).unwrap_or(i32::MAX).max(1);
    let even = all.div_euclid(people) + i32::from(all % people > 0);
    even + (-even).rem_euclid(step)
}

/// A least greatest share below `shared`, as an integer program; `None` where it finds nothing.
fn program(
    school: &School,
    posts: &[Post],
    busy: &Busy,
    load: &BTreeMap<StaffId, Minutes>,
    shared: Minutes,
) -> Option<Vec<Vec<StaffId>>> {
    let mut variables = ProblemVariables::new();
    let mut picks: Vec<Vec<(StaffId, good_lp::Variable)>> = Vec::new();
    for post in posts {
        let mine = post
            .able
            .iter()
            .filter(|who| busy.is_free(school, **who, post.day, post.span))
            .map(|who| (*who, variables.add(variable().binary())))
            .collect_vec();
        if mine.len() < post.adults {
            return None;
        }
        picks.push(mine);
    }
    // Large programs stall the pure-Rust backend; the hand has to do there.
    if picks.iter().map(Vec::len).sum::<usize>() > 60 {
        return None;
    }
    let people = picks.iter().flatten().map(|(who, _)| *who).unique().collect_vec();
    let least = least_greatest(posts, &people, load);
    if shared <= least {
        return None;
    }
    // With what it cannot be below, the search ends as soon as that is reached: the programs' own bound is no whole post.
    let most = variables.add(variable().min(least));
    let mut model = variables.minimise(most).using(good_lp::microlp);
    for (post, mine) in posts.iter().zip(&picks) {
        let sum: Expression = mine.iter().map(|(_, var)| Expression::from(*var)).sum();
        model.add_constraint(constraint!(sum == f64::from(u32::try_from(post.adults).unwrap_or(0))));
    }
    for who in people {
        let own = |post: usize| picks[post].iter().find(|(own, _)| *own == who).map(|(_, var)| *var);
        // At each start no more than one post.
        for (first, post) in posts.iter().enumerate() {
            if own(first).is_none() {
                continue;
            }
            let clique: Expression = posts
                .iter()
                .enumerate()
                .filter(|(_, other)| other.span.start <= post.span.start && post.span.start < other.span.end)
                .filter_map(|(position, _)| own(position))
                .map(Expression::from)
                .sum();
            model.add_constraint(constraint!(clique <= 1));
        }
        let minutes: Expression = posts
            .iter()
            .enumerate()
            .filter_map(|(position, post)| own(position).map(|var| f64::from(post.span.minutes()) * var))
            .sum();
        let before = f64::from(load.get(&who).copied().unwrap_or(0));
        model.add_constraint(constraint!(minutes + before <= most));
    }
    // A panic of the backend is no answer.
    let solution = catch_unwind(AssertUnwindSafe(|| model.solve())).ok()?.ok()?;
    let chosen = picks
        .iter()
        .map(|mine| mine.iter().filter(|(_, var)| solution.value(*var) > 0.5).map(|(who, _)| *who).collect_vec())
        .collect_vec();
    // The program speaks in floating point: what it says is checked in minutes before it is believed.
    let mut check = busy.clone();
    for (post, people) in posts.iter().zip(&chosen) {
        if people.len() != post.adults {
            return None;
        }
        for who in people {
            if !check.is_free(school, *who, post.day, post.span) {
                return None;
            }
            check.add(*who, post.day, post.span);
        }
    }
    Some(chosen)
}

fn what(school: &School, of: PostOf) -> String {
    match of {
        PostOf::Block(_) => "watching or leading a block".to_owned(),
        PostOf::Duty(duty) => school[duty].name.clone(),
        PostOf::Walk(homeroom) => format!("walking {} across", school[homeroom].id),
        PostOf::Cover(_) => "staying with a homeroom".to_owned(),
        PostOf::PullOut(id) => school[id].name.clone(),
    }
}
