//! A process, its lines as they come, and what it used.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::spawn;
use std::time::{Duration, Instant};

use wait4::Wait4 as _;

/// A line of a process, and when it came.
pub(crate) struct Line {
    pub(crate) seconds: f64,
    pub(crate) text: String,
}

/// A process that has ended.
pub(crate) struct Ended {
    pub(crate) lines: Vec<Line>,
    /// Everything on the other stream.
    pub(crate) rest: String,
    /// Nothing where it was ended from here.
    pub(crate) code: Option<i32>,
    pub(crate) seconds: f64,
    pub(crate) memory: f64,
}

/// Which stream carries the lines.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Lines {
    Stdout,
    Stderr,
}

/// Runs a command. It is ended after `limit` seconds, or as soon as `enough` says so of a line.
pub(crate) fn watch(
    command: &mut Command,
    lines: Lines,
    limit: f64,
    enough: impl Fn(&str) -> bool,
) -> std::io::Result<Ended> {
    let start = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (told, other): (Box<dyn Read + Send>, Box<dyn Read + Send>) = streams(&mut child, lines)?;
    let (send, receive) = channel();
    let reader = spawn(move || {
        for text in BufReader::new(told).lines().map_while(Result::ok) {
            if send.send(Line { seconds: start.elapsed().as_secs_f64(), text }).is_err() {
                break;
            }
        }
    });
    let collector = spawn(move || {
        let mut text = Vec::new();
        let _ = BufReader::new(other).read_to_end(&mut text);
        String::from_utf8_lossy(&text).into_owned()
    });
    let (lines, ended_here) = collect(&receive, start, limit, enough);
    if ended_here {
        // It may have ended by itself in between.
        let _ = child.kill();
    }
    let used = child.wait4()?;
    let seconds = start.elapsed().as_secs_f64();
    drop(receive);
    let _ = reader.join();
    Ok(Ended {
        lines,
        rest: collector.join().unwrap_or_default(),
        code: if ended_here { None } else { used.status.code() },
        seconds,
        memory: mebibytes(used.rusage.maxrss),
    })
}

#[expect(clippy::cast_precision_loss, reason = "shown with one digit")]
fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / 1_048_576.0
}

type Streams = (Box<dyn Read + Send>, Box<dyn Read + Send>);

fn streams(child: &mut Child, lines: Lines) -> std::io::Result<Streams> {
    let missing = || std::io::Error::other("a stream of the process is missing");
    let out = Box::new(child.stdout.take().ok_or_else(missing)?);
    let err = Box::new(child.stderr.take().ok_or_else(missing)?);
    Ok(if lines == Lines::Stdout { (out, err) } else { (err, out) })
}

/// Lines until the stream ends, the limit is over or one of them is enough; whether the process has to be ended.
fn collect(from: &Receiver<Line>, start: Instant, limit: f64, enough: impl Fn(&str) -> bool) -> (Vec<Line>, bool) {
    let mut lines = Vec::new();
    let end = start + Duration::from_secs_f64(limit);
    loop {
        match from.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(line) => {
                let last = enough(&line.text);
                lines.push(line);
                if last {
                    return (lines, true);
                }
            }
            Err(RecvTimeoutError::Disconnected) => return (lines, false),
            Err(RecvTimeoutError::Timeout) => return (lines, true),
        }
    }
}
