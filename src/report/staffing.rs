//! What a school's staff is needed for, as text and for programs.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::ways::grouped;
use crate::model::Share;
use crate::ways::{Answer, OneOf, Part, Staffing, With};

/// The least staff, what one more or fewer changes, and where time is left.
#[must_use]
pub fn staffing_text(found: &Staffing) -> String {
    let mut text = format!("As it is: {}.\n\nStaff\n", with(&found.now));
    for post in &found.posts {
        let fte = Share::of_thousandths(post.thousandths);
        let least = match (post.least, &post.below) {
            (Some(least), Some(Answer::Impossible(_))) => format!("at least {least}: one fewer is proved impossible"),
            (Some(least), Some(_)) => format!("{least} suffice: one fewer is not decided"),
            (Some(0), None) => "none is needed".to_owned(),
            (Some(least), None) => format!("{least} are needed by name"),
            (None, _) => "the least is not known: there is no schedule".to_owned(),
        };
        let money = format!("{} {} a year each", grouped(post.money), found.currency);
        let shorter = post.least_people.iter().filter(|own| own.days.len() < post.days.len()).map(|own| {
            let fte = Share::of_thousandths(own.thousandths);
            let sure = if own.proved { "no day fewer is possible" } else { "fewer days are not decided" };
            let whose = if post.least == Some(1) { "" } else { " for one of them" };
            format!("; {fte} FTE on {} suffice{whose}: {sure}", own.days.join(" "))
        });
        let least = least + &shorter.collect::<String>();
        let _ = writeln!(
            text,
            "  {} ({}): {} of {fte} FTE on {}; {least}; {money}",
            post.id,
            post.role.word(),
            post.now,
            post.days.join(" ")
        );
        for (word, one) in [("one fewer", &post.fewer), ("one more", &post.more)] {
            let said = one.as_ref().map_or_else(|| "the files name them".to_owned(), with);
            let _ = writeln!(text, "    {word}: {said}");
        }
    }
    if !found.prices_given {
        text.push_str("  The school file has no [prices]: the money is the program's own round numbers.\n");
    }
    text.push_str("  Wishes are as far as searches of the same effort came: a difference between two is no proof.\n");
    if !found.roles.is_empty() {
        text.push_str("\nThe least staff found with which a schedule exists, beside the homerooms' teachers\n");
    }
    for own in &found.roles {
        let (now, then) = (Share::of_thousandths(own.thousandths.0), Share::of_thousandths(own.thousandths.1));
        let days = own.days.iter().map(|(day, now, then)| format!("{day} {then} of {now}")).collect::<Vec<_>>();
        let saved = match own.saved {
            0 => String::new(),
            money => format!("; {} {} a year less", grouped(money), found.currency),
        };
        let _ = writeln!(text, "  {}: {then} of {now} FTE; at work on {}{saved}", own.role.word(), days.join(", "));
        for (word, one, money) in [("one fewer", &own.fewer, "less"), ("one more", &own.more, "more")] {
            let said = one.as_ref().map_or_else(
                || "the files name them".to_owned(),
                |one| {
                    format!(
                        "{}: {}; {} {} a year {money}",
                        one.post,
                        with(&one.with),
                        grouped(one.money),
                        found.currency
                    )
                },
            );
            let _ = writeln!(text, "    {word}: {said}");
        }
    }
    text.push_str("\nMinutes with something to do, of minutes there\n");
    for slack in &found.slack {
        let _ = writeln!(text, "  {} {}: {} of {}", slack.role.word(), slack.day, slack.used, slack.there);
    }
    text
}

fn with(with: &With) -> String {
    match &with.answer {
        Answer::Possible => {
            let ranks = with.ranks.iter().map(|rank| format!("; {}: {} {}", rank.name, rank.value, rank.unit));
            let (minutes, groups) = (with.team_minutes, with.groups);
            format!(
                "possible, {minutes} minutes of team time, {groups} intervention groups{}",
                ranks.collect::<String>()
            )
        }
        Answer::Impossible(_) => "proved impossible".to_owned(),
        Answer::Unknown(_) => "not decided".to_owned(),
    }
}

/// The same for programs.
#[must_use]
pub fn staffing_json(found: &Staffing) -> Value {
    let posts = found.posts.iter().map(|post| {
        json!({
            "id": post.id,
            "role": post.role.word(),
            "now": post.now,
            "fte": f64::from(post.thousandths) / 1000.0,
            "days": post.days,
            "least": post.least,
            "least_people": post.least_people.iter().map(part).collect::<Vec<_>>(),
            "one_below_the_least": post.below.as_ref().map(status),
            "fewer": post.fewer.as_ref().map(entry),
            "more": post.more.as_ref().map(entry),
            "money": post.money,
        })
    });
    let slack = found
        .slack
        .iter()
        .map(|slack| json!({ "role": slack.role.word(), "day": slack.day, "used": slack.used, "there": slack.there }));
    let roles = found.roles.iter().map(|own| {
        let day = |(day, now, least): &(String, usize, usize)| json!({ "day": day, "now": now, "least": least });
        json!({
            "role": own.role.word(),
            "fte": f64::from(own.thousandths.0) / 1000.0,
            "least_fte": f64::from(own.thousandths.1) / 1000.0,
            "days": own.days.iter().map(day).collect::<Vec<_>>(),
            "money_less": own.saved,
            "fewer": own.fewer.as_ref().map(one_of),
            "more": own.more.as_ref().map(one_of),
        })
    });
    json!({
        "roles": roles.collect::<Vec<_>>(),
        "now": entry(&found.now),
        "posts": posts.collect::<Vec<_>>(),
        "slack": slack.collect::<Vec<_>>(),
        "currency": found.currency,
        "prices_given": found.prices_given,
    })
}

fn part(part: &Part) -> Value {
    json!({ "fte": f64::from(part.thousandths) / 1000.0, "days": part.days, "days_proved": part.proved })
}

fn one_of(one: &OneOf) -> Value {
    json!({ "post": one.post, "school": entry(&one.with), "money": one.money })
}

fn entry(with: &With) -> Value {
    let ranks = with.ranks.iter().map(|rank| json!({ "name": rank.name, "value": rank.value, "unit": rank.unit }));
    json!({
        "status": status(&with.answer),
        "team_minutes": with.team_minutes,
        "groups": with.groups,
        "ranks": ranks.collect::<Vec<_>>(),
    })
}

fn status(answer: &Answer) -> &'static str {
    match answer {
        Answer::Possible => "possible",
        Answer::Impossible(_) => "impossible",
        Answer::Unknown(_) => "unknown",
    }
}
