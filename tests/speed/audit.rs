//! How long an audit takes: a week of 75 adults under every kind of promise at once, from its written file.
//!
//! `cargo bench --bench audit`. The week is solved once from `examples/large` under its own contract; the audit then
//! judges it under `forty-promises.toml`, many of which it does not keep, for a broken promise takes longest to explain.

use std::hint::black_box;
use std::sync::atomic::AtomicBool;

use commonhour::read::{Folder, Input, folder, school};
use commonhour::report::compliance_json;
use commonhour::rules::audit;
use commonhour::schedule::{Schedule, from_csv, to_csv};
use commonhour::solve::{Outcome, Progress, Settings, solve};
use criterion::Criterion;

const PROMISES: &str = include_str!("forty-promises.toml");

fn large(contract: Option<&str>) -> Input {
    let mut files = folder("examples/large".as_ref()).unwrap_or_else(|error| panic!("{error}")).files;
    if let Some(text) = contract {
        files.insert("contract.toml".to_owned(), text.to_owned());
    }
    school(&Folder { files }).unwrap_or_else(|problems| panic!("{problems}"))
}

fn solved(input: &Input) -> Schedule {
    let stop = AtomicBool::new(false);
    let settings = Settings {
        effort_limit: Some(20_000),
        time_limit: None,
        seed: 0,
        threads: 1,
        stop: &stop,
        clock: &|| 0.0,
        progress: &|_: &Progress| {},
    };
    match solve(&input.school, &input.contract, &settings) {
        Outcome::Best(solution) | Outcome::Stopped(solution) => solution.schedule,
        Outcome::Impossible(why) => panic!("{:?}", why.reasons),
        Outcome::Unknown(why) => panic!("{}", why.reason),
    }
}

fn audits(criterion: &mut Criterion) {
    let own = large(None);
    let input = large(Some(PROMISES));
    let written = to_csv(&own.school, &solved(&own));
    let read = || from_csv(&input.school, "week.csv", &written).unwrap_or_else(|problems| panic!("{problems}"));
    let week = read();
    criterion.bench_function("75 adults, every kind of promise: audit", |bench| {
        bench.iter(|| audit(&input.school, &input.contract, black_box(&week)));
    });
    criterion.bench_function(
        "75 adults, every kind of promise: read the week, audit it, write compliance.json",
        |bench| {
            bench.iter(|| compliance_json(&input.school, &audit(&input.school, &input.contract, &read()), &[]));
        },
    );
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    audits(&mut criterion);
    criterion.final_summary();
}
