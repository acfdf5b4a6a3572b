//! Signs of life while a solve runs.

use std::io::{self, IsTerminal};
use std::time::Duration;

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use crate::solve::Progress;

use super::voice;

/// How progress is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Shown {
    /// One line that changes in place, on a terminal only.
    Auto,
    /// One JSON object a line, on stderr.
    Json,
    /// Not at all.
    None,
}

/// Shows progress in one of the ways.
pub(super) enum Display {
    Line(ProgressBar),
    Json,
    Silent,
}

impl Display {
    /// A display, started.
    pub(super) fn start(shown: Shown) -> Self {
        match shown {
            Shown::Auto if io::stderr().is_terminal() => {
                let line = ProgressBar::new_spinner();
                if let Ok(style) = ProgressStyle::with_template("{spinner} {elapsed} {wide_msg}") {
                    line.set_style(style);
                }
                line.enable_steady_tick(Duration::from_millis(120));
                Self::Line(line)
            }
            Shown::Json => Self::Json,
            Shown::Auto | Shown::None => Self::Silent,
        }
    }

    /// Shows what is going on now.
    pub(super) fn show(&self, progress: &Progress) {
        match self {
            Self::Line(line) => line.set_message(sentence(progress)),
            Self::Json => voice::words(&line_of_json(progress)),
            Self::Silent => {}
        }
    }

    /// Takes the line away.
    pub(super) fn end(&self) {
        if let Self::Line(line) = self {
            line.finish_and_clear();
        }
    }
}

fn gap(progress: &Progress) -> Option<i64> {
    Some(progress.incumbent? - progress.bound?)
}

fn sentence(progress: &Progress) -> String {
    let Progress { stage, rank, incumbent, bound, .. } = progress;
    match (incumbent, bound, gap(progress)) {
        (Some(best), Some(bound), Some(gap)) => {
            format!("{stage} · rank {rank}: best {best}, at least {bound}, gap {gap} · Ctrl-C keeps the best")
        }
        (Some(best), ..) => format!("{stage} · rank {rank}: best {best} · Ctrl-C keeps the best"),
        _ => (*stage).to_owned(),
    }
}

fn line_of_json(progress: &Progress) -> String {
    json!({
        "event": "progress",
        "stage": progress.stage,
        "seconds": progress.seconds,
        "rank": progress.rank,
        "incumbent": progress.incumbent,
        "bound": progress.bound,
        "gap": gap(progress),
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_incumbent_bound_and_gap() {
        let progress = Progress { stage: "improving", seconds: 1.5, rank: 2, incumbent: Some(40), bound: Some(15) };
        let progress = |incumbent| Progress { incumbent, ..progress.clone() };
        let said = sentence(&progress(Some(40)));
        assert!(said.contains("rank 2: best 40, at least 15, gap 25"), "{said}");
        assert_eq!(sentence(&progress(None)), "improving");
        let line: serde_json::Value = serde_json::from_str(&line_of_json(&progress(Some(40)))).unwrap();
        assert_eq!(line["gap"], 25);
        assert_eq!(line["stage"], "improving");
    }
}
