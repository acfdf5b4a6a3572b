//! Who watches lunch and recess and who leads WIN groups: every choice of aides and interventionists.

use super::oracle::{Row, What, Who};
use super::own::{own, stretch_kept};
use super::tiny::{Mask, Tiny, each};

/// Adults needed for one slot.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Post {
    /// When.
    pub(crate) slot: usize,
    /// Lunch, recess or WIN.
    pub(crate) what: What,
    /// The children.
    pub(crate) homerooms: Mask,
    /// How many.
    pub(crate) adults: usize,
    /// None of the children's teachers is there, so one of the adults must be an interventionist.
    pub(crate) alone: bool,
}

/// Posts with their holders, and the holders' own time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Held {
    posts: Vec<(Post, Vec<Who>)>,
    own: Vec<(Who, Option<usize>, Mask)>,
}

impl Held {
    /// The rows of a day.
    pub(crate) fn rows(&self, day: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        for (post, people) in &self.posts {
            let row = |staff| Row { day, from: post.slot, slots: 1, what: post.what, homerooms: post.homerooms, staff };
            if post.what == What::Win {
                rows.extend(people.iter().map(|who| row(vec![*who])));
            } else {
                rows.push(row(people.clone()));
            }
        }
        for (who, lunch, preps) in &self.own {
            let row = |what, from| Row { day, from, slots: 1, what, homerooms: 0, staff: vec![*who] };
            rows.extend(lunch.map(|slot| row(What::OwnLunch, slot)));
            if matches!(who, Who::Interventionist(_)) {
                rows.extend(each(*preps).map(|slot| row(What::Prep, slot)));
            }
        }
        rows
    }
}

/// Interventionists first, then aides: who they are and when they are at work.
fn people(school: &Tiny, day: usize) -> Vec<(Who, Mask)> {
    let helpers = school.interventionists.iter().enumerate().map(|(n, adult)| (Who::Interventionist(n), adult));
    let aides = school.aides.iter().enumerate().map(|(n, adult)| (Who::Aide(n), adult));
    helpers.chain(aides).map(|(who, adult)| (who, Tiny::at_work(adult, day))).collect()
}

/// Holders for every post, such that everybody has lunch and preparation; `None` where there are none.
pub(crate) fn hold(school: &Tiny, day: usize, posts: &[Post]) -> Option<Held> {
    let people = people(school, day);
    let mut busy = vec![0; people.len()];
    let mut holders = Vec::new();
    search(school, &people, posts, &mut busy, &mut holders)
}

fn search(
    school: &Tiny,
    people: &[(Who, Mask)],
    posts: &[Post],
    busy: &mut Vec<Mask>,
    holders: &mut Vec<Mask>,
) -> Option<Held> {
    let Some(post) = posts.get(holders.len()) else { return settle(school, people, posts, busy, holders) };
    let now: Mask = 1 << post.slot;
    let everybody: Mask = (1 << people.len()) - 1;
    for set in 0..=everybody {
        if set.count_ones() as usize != post.adults {
            continue;
        }
        let able = |n: usize| {
            let (who, hours) = people[n];
            let role = match (post.what, who) {
                (What::Win, Who::Interventionist(_)) | (What::Lunch | What::Recess, Who::Aide(_)) => true,
                (What::Win, Who::Aide(_)) => school.win == Some(true),
                _ => false,
            };
            role && hours & now != 0 && busy[n] & now == 0
        };
        let teacher = each(set).any(|n| matches!(people[n].0, Who::Interventionist(_)));
        if !each(set).all(able) || (post.alone && !teacher) {
            continue;
        }
        each(set).for_each(|n| busy[n] |= now);
        holders.push(set);
        let found = search(school, people, posts, busy, holders);
        holders.pop();
        each(set).for_each(|n| busy[n] &= !now);
        if found.is_some() {
            return found;
        }
    }
    None
}

fn settle(school: &Tiny, people: &[(Who, Mask)], posts: &[Post], busy: &[Mask], holders: &[Mask]) -> Option<Held> {
    let mut own_time = Vec::new();
    for ((who, hours), busy) in people.iter().zip(busy) {
        if *hours == 0 {
            continue;
        }
        let prepares = matches!(who, Who::Interventionist(_));
        if prepares && !stretch_kept(school, *busy) {
            return None;
        }
        let own = own(school, hours & !busy, 0, 0, prepares)?;
        own_time.push((*who, own.lunch, own.preps));
    }
    let posts = posts
        .iter()
        .zip(holders)
        .map(|(post, set)| (post.clone(), each(*set).map(|n| people[n].0).collect()))
        .collect();
    Some(Held { posts, own: own_time })
}
