//! Clock spans taken together. Lists are short, so plain loops do.

use crate::model::{Clock, Minutes, Span};

/// The spans in clock order, those that overlap or touch made one.
#[must_use]
pub fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| span.minutes() > 0);
    spans.sort_unstable();
    let mut whole: Vec<Span> = Vec::new();
    for span in spans {
        match whole.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => whole.push(span),
        }
    }
    whole
}

/// The parts of `day` that none of `spans` covers, in clock order.
#[must_use]
pub fn uncovered(day: Span, spans: &[Span]) -> Vec<Span> {
    let mut gaps = Vec::new();
    let mut from = day.start;
    for span in joined(spans.to_vec()) {
        if span.start > from {
            gaps.push(Span::new(from, span.start.min(day.end)));
        }
        from = from.max(span.end);
    }
    gaps.push(Span::new(from, day.end));
    gaps.retain(|gap| gap.minutes() > 0);
    gaps
}

/// The parts of `spans` that lie inside `limits`.
#[must_use]
pub fn within(spans: &[Span], limits: Span) -> Vec<Span> {
    spans.iter().filter_map(|span| span.intersection(limits)).collect()
}

/// The longest of the spans; the first of several.
#[must_use]
pub fn longest(spans: &[Span]) -> Option<Span> {
    let mut best: Option<Span> = None;
    for span in spans {
        if best.is_none_or(|best| span.minutes() > best.minutes()) {
            best = Some(*span);
        }
    }
    best
}

/// The stretches between every start and end among `spans`, inside `limits`: nothing changes within one.
#[must_use]
pub fn moments(limits: Span, spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let mut cuts: Vec<Clock> = vec![limits.start, limits.end];
    for span in spans {
        cuts.push(span.start);
        cuts.push(span.end);
    }
    cuts.retain(|cut| limits.start <= *cut && *cut <= limits.end);
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|pair| Span::new(pair[0], pair[1])).collect()
}

/// `minutes` × `part` ÷ `whole`, to whole minutes, half up.
#[must_use]
pub fn share_of(minutes: Minutes, part: i64, whole: i64) -> Minutes {
    if whole <= 0 {
        return minutes;
    }
    let exact = i64::from(minutes) * part;
    Minutes::try_from((2 * exact + whole).div_euclid(2 * whole)).unwrap_or(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: i32, end: i32) -> Span {
        Span::new(Clock(start), Clock(end))
    }

    #[test]
    fn touching_spans_are_one() {
        assert_eq!(joined(vec![span(20, 30), span(0, 10), span(10, 15), span(5, 8)]), [span(0, 15), span(20, 30)]);
    }

    #[test]
    fn gaps_lie_inside_the_day() {
        assert_eq!(uncovered(span(0, 100), &[span(-5, 10), span(20, 30), span(90, 200)]), [span(10, 20), span(30, 90)]);
        assert_eq!(uncovered(span(0, 10), &[]), [span(0, 10)]);
        assert_eq!(uncovered(span(0, 10), &[span(20, 30)]), [span(0, 10)]);
    }

    #[test]
    fn shares_round_half_up() {
        assert_eq!(share_of(60, 625, 1000), 38);
        assert_eq!(share_of(60, 875, 1000), 53);
        assert_eq!(share_of(55, 75, 100), 41);
        assert_eq!(share_of(55, 50, 100), 28);
        assert_eq!(share_of(45, 1, 0), 45);
    }

    #[test]
    fn nothing_changes_within_a_moment() {
        assert_eq!(
            moments(span(0, 30), [span(5, 40), span(10, 20)]),
            [span(0, 5), span(5, 10), span(10, 20), span(20, 30)]
        );
    }
}
