//! Clock time and minutes. All times are whole minutes; there is no floating point here.

use std::fmt;
use std::ops::{Add, Sub};

/// A length of time in whole minutes. Never negative in a valid school, but signed so that
/// differences can be taken safely.
pub type Minutes = i32;

/// A time of day in minutes after midnight (0 to 1440), printed as `HH:MM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Clock(pub i32);

impl Clock {
    /// The clock time at `hour`:`minute`.
    #[must_use]
    pub const fn at(hour: i32, minute: i32) -> Self {
        Self(hour * 60 + minute)
    }

    /// Reads `H:MM` or `HH:MM` on a 24-hour clock (seconds `:00` are accepted).
    ///
    /// # Errors
    /// Gives a sentence that says what is wrong with `text`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let problem =
            || format!("`{text}` is not a time of day; write it as HH:MM on a 24-hour clock, for example 08:05");
        let mut parts = text.trim().split(':');
        let mut number = |digits: std::ops::RangeInclusive<usize>| {
            parts
                .next()
                .filter(|part| digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
                .and_then(|part| part.parse::<i32>().ok())
        };
        let (hour, minute) = (number(1..=2), number(2..=2));
        let seconds = number(2..=2);
        match (hour, minute) {
            (Some(hour), Some(minute))
                if (hour < 24 && minute < 60 || hour == 24 && minute == 0)
                    && seconds.is_none_or(|s| s == 0)
                    && parts.next().is_none()
                    && text.matches(':').count() <= 2 =>
            {
                Ok(Self::at(hour, minute))
            }
            _ => Err(problem()),
        }
    }
}

impl Clock {
    /// Reads a time of day as people write it in a sheet: what [`Clock::parse`] reads, and `8:05 AM`, `1:05pm`,
    /// `1:05 p.m.` on a 12-hour clock.
    ///
    /// # Errors
    /// Gives a sentence that says what is wrong with `text`.
    pub fn parse_spoken(text: &str) -> Result<Self, String> {
        let lower = text.trim().to_lowercase().replace('.', "");
        let half =
            [("am", 0), ("pm", 12)].into_iter().find_map(|(mark, hours)| Some((lower.strip_suffix(mark)?, hours)));
        let Some((clock, hours)) = half else { return Self::parse(text) };
        let problem = || format!("`{}` is not a time of day on a 12-hour clock; write it like 1:05 PM", text.trim());
        let clock = clock.trim();
        let clock = if clock.contains(':') { clock.to_owned() } else { format!("{clock}:00") };
        match Self::parse(&clock) {
            Ok(Self(minutes)) if (60..13 * 60).contains(&minutes) => Ok(Self(minutes % (12 * 60) + hours * 60)),
            _ => Err(problem()),
        }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0.div_euclid(60), self.0.rem_euclid(60))
    }
}

impl Add<Minutes> for Clock {
    type Output = Self;
    fn add(self, minutes: Minutes) -> Self {
        Self(self.0 + minutes)
    }
}

impl Sub<Minutes> for Clock {
    type Output = Self;
    fn sub(self, minutes: Minutes) -> Self {
        Self(self.0 - minutes)
    }
}

impl Sub for Clock {
    type Output = Minutes;
    fn sub(self, other: Self) -> Minutes {
        self.0 - other.0
    }
}

/// A stretch of one day from `start` up to, not including, `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First minute inside.
    pub start: Clock,
    /// First minute after.
    pub end: Clock,
}

impl Span {
    /// The span between two clock times.
    #[must_use]
    pub const fn new(start: Clock, end: Clock) -> Self {
        Self { start, end }
    }

    /// Length in minutes; 0 when `end` is not after `start`.
    #[must_use]
    pub fn minutes(self) -> Minutes {
        (self.end - self.start).max(0)
    }

    /// Whether the two spans share at least one minute.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The minutes both spans share, or `None` where they do not meet.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        let both = Self::new(self.start.max(other.start), self.end.min(other.end));
        (both.start < both.end).then_some(both)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_prints_clock_times() {
        assert_eq!(Clock::parse("8:05"), Ok(Clock::at(8, 5)));
        assert_eq!(Clock::parse("14:40:00"), Ok(Clock(880)));
        assert_eq!(Clock(485).to_string(), "08:05");
        for wrong in ["", "8", "8:5", "25:00", "08:60", "24:01", "8:05:30", "8:05:00:00", "-1:00", "8:05pm"] {
            assert!(Clock::parse(wrong).is_err(), "{wrong} must be refused");
        }
    }

    #[test]
    fn reads_both_halves_of_the_day() {
        let fine =
            [("8:05 AM", 485), ("12:00 am", 0), ("12:30 PM", 750), ("1:05pm", 785), ("1:05 p.m.", 785), ("2 pm", 840)];
        for (text, minutes) in fine {
            assert_eq!(Clock::parse_spoken(text), Ok(Clock(minutes)), "{text}");
        }
        assert_eq!(Clock::parse_spoken("13:05"), Ok(Clock::at(13, 5)));
        for wrong in ["13:05 PM", "0:30 am", "pm", "8:05 XM", "25:00", "8:60 am", "é am"] {
            assert!(Clock::parse_spoken(wrong).is_err(), "{wrong} must be refused");
        }
    }

    #[test]
    fn spans_that_touch_do_not_overlap() {
        let first = Span::new(Clock::at(9, 0), Clock::at(9, 45));
        let second = Span::new(Clock::at(9, 45), Clock::at(10, 30));
        assert!(!first.overlaps(second));
        assert_eq!(first.intersection(second), None);
        let late = Span::new(Clock::at(9, 44), Clock::at(9, 46));
        assert_eq!(first.intersection(late), Some(Span::new(Clock::at(9, 44), Clock::at(9, 45))));
        assert_eq!(first.minutes(), 45);
    }
}
