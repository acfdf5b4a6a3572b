//! A part of an audit: the promises to some people, of some articles or rules.

use super::Audited;
use crate::check::{Finding, Subject};
use crate::model::{School, StaffId};

/// What to keep; a list that is empty keeps everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Promises to these people, their teams' included.
    pub people: Vec<StaffId>,
    /// Promises of these articles.
    pub articles: Vec<String>,
    /// Promises of these rules, by id.
    pub rules: Vec<String>,
}

/// Keeps what is chosen, and says so.
///
/// # Errors
/// What to write instead, where no promise is of an article or rule asked for.
pub fn choose(school: &School, mut audited: Audited, chosen: &Chosen) -> Result<Audited, String> {
    let findings = &mut audited.compliance.findings;
    let bare =
        |article: &str| article.trim().trim_start_matches("Art.").trim_start_matches("Article").trim().to_owned();
    let articles: Vec<String> = chosen.articles.iter().map(|article| bare(article)).collect();
    for article in &articles {
        let all: Vec<String> = findings.iter().flat_map(|finding| each(&finding.article)).collect();
        known("article", article, all.iter().map(String::as_str))?;
    }
    for rule in &chosen.rules {
        known("rule", rule, findings.iter().map(|finding| finding.rule))?;
    }
    findings.retain(|finding| {
        (articles.is_empty() || articles.iter().any(|own| each(&finding.article).any(|article| article == *own)))
            && (chosen.rules.is_empty() || chosen.rules.iter().any(|rule| rule == finding.rule))
            && (chosen.people.is_empty() || chosen.people.iter().any(|staff| is_to(school, finding, *staff)))
    });
    let people: Vec<String> = chosen.people.iter().map(|staff| school[*staff].id.clone()).collect();
    for (what, words) in
        [("promises to others than", &people), ("articles other than", &articles), ("rules other than", &chosen.rules)]
    {
        if !words.is_empty() {
            audited.not_checked.insert(0, format!("{what} {}: they were not asked for", words.join(", ")));
        }
    }
    Ok(audited)
}

/// The article of a clause as it stands, and each by itself where it names several: `EC 46114; 5 CCR 11020`, `EC 46112 and
/// 46114`, where the second is of the code before it.
fn each(article: &str) -> impl Iterator<Item = String> {
    let mut code = String::new();
    let parts = article.split(';').flat_map(|part| part.split(" and ")).map(str::trim).map(move |part| {
        let bare = part.starts_with(|first: char| first.is_ascii_digit()) && !part.contains(' ');
        if let Some((own, _)) = part.rsplit_once(' ') {
            code = format!("{own} ");
        }
        if bare { format!("{code}{part}") } else { part.to_owned() }
    });
    parts.chain([article.to_owned()])
}

/// Whether a promise is to `staff`, alone or with their team.
fn is_to(school: &School, finding: &Finding, staff: StaffId) -> bool {
    match finding.subject {
        Subject::Staff(own) => own == staff,
        Subject::Team(team) => school[team].members.contains(&staff),
        _ => false,
    }
}

/// The person somebody means by `word`: an id or a name, in any letter case.
///
/// # Errors
/// What to write instead.
pub fn person(school: &School, word: &str) -> Result<StaffId, String> {
    let same = |own: &str| own.to_lowercase() == word.to_lowercase();
    let exact = school.staff_ids().find(|staff| school[*staff].id == word);
    let mut loose = school.staff_ids().filter(|staff| same(&school[*staff].id) || same(&school[*staff].name));
    match (exact, loose.next(), loose.next()) {
        (Some(staff), ..) | (None, Some(staff), None) => Ok(staff),
        (None, Some(_), Some(_)) => Err(format!("`{word}` is the name of several people; write an id")),
        (None, None, _) => {
            known("person", word, school.staff.iter().map(|person| person.id.as_str()))?;
            Err(format!("there is no person `{word}`"))
        }
    }
}

/// Whether `word` is among `all`; else what is.
fn known<'a>(what: &str, word: &str, all: impl Iterator<Item = &'a str>) -> Result<(), String> {
    const MOST: usize = 20;
    let mut words: Vec<&str> = all.filter(|own| !own.is_empty()).collect();
    words.sort_unstable();
    words.dedup();
    if words.contains(&word) {
        return Ok(());
    }
    let near = words.iter().map(|own| (strsim::damerau_levenshtein(own, word), *own)).min();
    let far = (word.chars().count() / 3).max(1);
    let help = match near.filter(|(distance, _)| *distance <= far) {
        Some((_, near)) => format!("did you mean `{near}`?"),
        None if words.is_empty() => "there is none".to_owned(),
        None if words.len() > MOST => format!("there are {}", words.len()),
        None => format!("there are {}", words.join(", ")),
    };
    Err(format!("there is no {what} `{word}`; {help}"))
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn articles_named_together_are_found_by_each() {
        let all = |article: &str| each(article).collect::<Vec<_>>().join(" | ");
        assert_eq!(all("EC 46114; 5 CCR 11020"), "EC 46114 | 5 CCR 11020 | EC 46114; 5 CCR 11020");
        assert_eq!(all("EC 46112 and 46114"), "EC 46112 | EC 46114 | EC 46112 and 46114");
        assert_eq!(
            all("5 CCR 11020 and 11021(a); EC 1"),
            "5 CCR 11020 | 5 CCR 11021(a) | EC 1 | 5 CCR 11020 and 11021(a); EC 1"
        );
        assert_eq!(all("7.2 and 7.3"), "7.2 | 7.3 | 7.2 and 7.3", "without a code there is none to take over");
        assert_eq!(all("V (turnaround schools)"), "V (turnaround schools) | V (turnaround schools)");
        assert_eq!(all("7.2"), "7.2 | 7.2");
    }
}
