//! What to do about a word nobody knows.

use std::ops::Range;

/// A text in backticks, shortened where a hostile file makes it long.
pub(super) fn quoted(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST {
        format!("`{text}`")
    } else {
        format!("`{}…`", text.chars().take(MOST).collect::<String>())
    }
}

/// The known word that is close enough to be meant.
pub(crate) fn closest<'a>(text: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if text.len() > 80 {
        return None;
    }
    let lower = text.to_lowercase();
    let length = text.chars().count();
    known
        .map(|word| {
            let other = word.to_lowercase();
            let same_letters = squeezed(&lower) == squeezed(&other);
            let distance = if same_letters { 0 } else { strsim::damerau_levenshtein(&lower, &other) };
            (distance, word)
        })
        // A third of the letters may be wrong; of a two-letter id, one.
        .filter(|(distance, word)| *distance <= (length.max(word.chars().count()) / 3).clamp(1, 4) && !word.is_empty())
        .filter(|(distance, _)| *distance < length)
        .min_by_key(|(distance, word)| (*distance, word.len().abs_diff(text.len())))
        .map(|(_, word)| word)
}

/// `Early_Release` and `early release` are the same word to a reader.
fn squeezed(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}

/// A sentence that lists what there is, not more than a dozen.
pub(super) fn known<'a>(lead: &str, words: impl Iterator<Item = &'a str>) -> String {
    const MOST: usize = 12;
    let words: Vec<&str> = words.collect();
    let mut list: Vec<String> = words.iter().take(MOST).map(|word| quoted(word)).collect();
    if words.len() > MOST {
        list.push(format!("{} more", words.len() - MOST));
    }
    if list.is_empty() { "there is none yet".to_owned() } else { format!("{lead} {}", list.join(", ")) }
}

/// Message and help for text that is not TOML.
pub(super) fn syntax(message: &str, text: &str, span: &Range<usize>) -> (String, String) {
    let start = (0..=span.start.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let from = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let to = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
    let line = &text[from..to];
    let value = line.split_once('=').map_or("", |(_, value)| value).trim();
    let mut lead = value.trim_start_matches(['{', '[', ' ']);
    if let Some((_, inner)) = lead.split_once('=') {
        lead = inner.trim();
    }
    let digits = lead.bytes().take_while(u8::is_ascii_digit).count();
    let help = if message.contains("duplicate") {
        "the same name is written twice: rename or remove one of them"
    } else if digits == 1 && lead.as_bytes().get(1) == Some(&b':') {
        "write clock times with two digits for the hour: 08:10"
    } else if digits > 0 && lead[digits..].trim_start().starts_with(|next: char| next.is_ascii_alphabetic()) {
        "write the number alone, without its unit, or put a name in quotes"
    } else if lead.starts_with(|first: char| first.is_ascii_alphabetic()) {
        "put words in quotes"
    } else {
        "see docs/school-file.md for how each part is written"
    };
    let first = message.lines().next().unwrap_or("cannot be read").trim_end_matches('.');
    (format!("this is not TOML: {first}"), help.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_what_is_near_and_nothing_else() {
        let words = ["literacy", "lunch", "3A", "3B", "early release"];
        let near = |text| closest(text, words.into_iter());
        assert_eq!(near("litercy"), Some("literacy"));
        assert_eq!(near("Lunch"), Some("lunch"));
        assert_eq!(near("early-release"), Some("early release"));
        assert_eq!(near("3a"), Some("3A"));
        assert_eq!(near("swimming"), None);
        assert_eq!(near(""), None);
    }
}
