//! Random tiny schools from a seed.

use super::dice::Dice;
use super::tiny::{Adult, Clauses, Core, Course, Grade, Prep, Tiny, Without, range};

/// The school of a seed.
pub(crate) fn school(seed: u64) -> Tiny {
    let mut dice = Dice::new(seed);
    loop {
        let school = any(&mut dice);
        if school.is_sound() {
            return school;
        }
    }
}

fn any(dice: &mut Dice) -> Tiny {
    let (before, slots, after) = (dice.number(0, 1), dice.number(4, 7), dice.number(0, 1));
    let days = dice.number(1, 2);
    let sizes: &[usize] = [&[2][..], &[3], &[1, 2], &[2, 1], &[1, 1], &[2]][dice.number(0, 5)];
    let grades: Vec<Grade> = sizes.iter().map(|n| Grade { homerooms: *n, parallel: dice.yes(60) }).collect();
    let small_team = sizes == [1, 1] && dice.yes(70);
    let paid = before + slots + after;
    let walks = dice.yes(12);
    let courses: Vec<Course> = (0..dice.number(1, 3))
        .map(|_| Course {
            often: grades.iter().map(|_| if dice.yes(20) { dice.number(0, days) } else { 1 }).collect(),
            room: dice.yes(15),
        })
        .collect();
    let adult = |dice: &mut Dice, narrow: usize| {
        let mut hours = (0, paid);
        if dice.yes(narrow) {
            hours = (dice.number(0, 2), dice.number(paid - 2, paid));
        }
        Adult { teaches: 0, hours, away: None }
    };
    let mut specialists: Vec<Adult> = (0..dice.number(courses.len().max(sizes[0]).min(3), 3))
        .map(|n| {
            let mut who = adult(dice, 30);
            who.teaches = 1 << (n % courses.len());
            if dice.yes(25) {
                who.teaches |= 1 << dice.number(0, courses.len() - 1);
            }
            if days > 1 && dice.yes(15) {
                who.away = Some(dice.number(0, days - 1));
            }
            who
        })
        .collect();
    if dice.yes(15) && specialists.len() > 1 {
        specialists.pop();
    }
    let cores = (0..dice.number(0, 2))
        .map(|_| {
            let length = dice.number(1, 2);
            let window = dice.yes(25).then(|| {
                let from = dice.number(before, before + slots - length);
                (from, dice.number(from + length, before + slots))
            });
            Core { slots: length, weekly: dice.yes(20), alone: dice.yes(25), window }
        })
        .collect::<Vec<_>>();
    let lunch_from = dice.number(before, before + slots - 1);
    let lunch = (lunch_from, dice.number((lunch_from + 2).min(before + slots), before + slots));
    let win = dice.yes(50).then(|| dice.yes(65));
    let interventionists = if win.is_some() { dice.number(usize::from(win == Some(false)), 2) } else { 0 };
    let most = sizes.iter().copied().max().unwrap_or(1);
    let fits = if dice.yes(92) { dice.number(most, 3) } else { dice.number(1, 3) };
    let eats_alone = dice.yes(15);
    let early = !cores.is_empty() && dice.yes(25);
    let interventionists = (0..interventionists).map(|_| adult(dice, 15)).collect();
    let least_aides = if most > 2 && !eats_alone { 2 } else { 1 };
    let aides = (0..dice.number(least_aides, 2)).map(|_| adult(dice, 20)).collect();
    Tiny {
        without: Without::default(),
        opens: 600 - 5 * i32::try_from(dice.number(0, 30)).unwrap_or(0),
        before,
        slots,
        after,
        days,
        small_team,
        walks,
        courses,
        specialists,
        interventionists,
        aides,
        cores,
        lunch,
        fits,
        eats_alone,
        recess: dice.yes(50).then(|| dice.yes(60)),
        win,
        team: if dice.yes(55) { 2 } else { 1 },
        principal: dice.yes(20),
        contract: clauses(dice, paid, slots, days),
        early,
        few: false,
        grades,
    }
}

fn clauses(dice: &mut Dice, paid: usize, slots: usize, days: usize) -> Clauses {
    Clauses {
        prep: dice.yes(45).then(|| Prep { paid_day: dice.yes(30), shared: dice.yes(20) }),
        lunch: dice.yes(50).then(|| {
            let from = if dice.yes(60) { 0 } else { dice.number(0, paid / 2) };
            (from, if from == 0 { paid } else { dice.number(from + 2, paid) })
        }),
        stretch: dice.yes(25).then(|| dice.number(2, slots - 1)),
        per_day: dice.yes(20).then(|| dice.number(1, 4)),
        in_a_row: dice.yes(15).then(|| dice.number(1, 3)),
        gap: dice.yes(12),
        total: dice.yes(25).then(|| (dice.number(1, 2 * days), dice.yes(25))),
    }
}

/// Whether a set lies inside the paid day; a reminder for whoever changes the generator.
#[test]
fn schools_are_tiny() {
    for seed in 0..200 {
        let school = school(seed);
        assert!(school.paid() <= 9 && school.homerooms() <= 3, "{school:?}");
        assert_eq!(school.school_hours() & !range(0, school.paid()), 0);
    }
}
