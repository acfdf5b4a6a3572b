//! The solver against what people would use instead, on the same schools.
//!
//! `cargo bench --bench peers` runs everything and writes `tests/bench/RESULTS.md`; see `tests/bench/README.md`.

mod audit;
mod compare;
#[path = "../differential/dice.rs"]
mod dice;
mod families;
mod instance;
mod peers;
mod problem;
mod results;
mod run;
mod table;
mod text;

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Parser;
use itertools::Itertools as _;

use instance::Instance;
use peers::Able;
use results::Results;
use table::Entry;

/// Runs each contender on each school in turn and prints a table.
#[derive(Debug, Parser)]
struct Options {
    /// Only schools whose family or name holds this; may be given several times.
    #[arg(long)]
    only: Vec<String>,
    /// Only this contender, and ours.
    #[arg(long)]
    peer: Vec<String>,
    /// Seconds for each run.
    #[arg(long, default_value_t = 20.0)]
    limit: f64,
    /// How often the contenders take turns on each school.
    #[arg(long, default_value_t = 1)]
    rounds: usize,
    /// Schools of each size.
    #[arg(long, default_value_t = 5)]
    seeds: u64,
    /// One school of each size, five seconds each.
    #[arg(long)]
    quick: bool,
    /// Write the schools into this folder and run nothing.
    #[arg(long)]
    write: Option<PathBuf>,
    /// Where the results go; `-` for nowhere.
    #[arg(long, default_value = "tests/bench/RESULTS.md")]
    results: PathBuf,
    /// What `cargo bench` says to every benchmark.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> io::Result<()> {
    let mut options = Options::parse();
    if options.quick {
        (options.seeds, options.limit) = (1, 5.0);
    }
    let wanted = |instance: &Instance| {
        options.only.is_empty()
            || options.only.iter().any(|word| instance.family.contains(word) || instance.name.contains(word))
    };
    let instances = families::all(options.seeds).into_iter().filter(wanted).collect_vec();
    if let Some(folder) = &options.write {
        return instances.iter().try_for_each(|instance| write(instance, folder).map(|_| ()));
    }
    let (contenders, missing) = contenders(&options);
    let home = tempfile::tempdir()?;
    let mut results = Results::new(&contenders, &missing, options.limit, options.seeds, options.rounds);
    say(&missing)?;
    say(&table::head())?;
    for (family, name) in instances.iter().map(|one| (one.family, &one.name)).unique() {
        let same = instances.iter().filter(|one| one.family == family && one.name == *name).collect_vec();
        let entries = play(&same, &contenders, &options, home.path(), &mut results)?;
        say(&results.add(name, &entries))?;
        if options.results != Path::new("-") {
            // After each size: a run of hours that is ended keeps what it found.
            fs::write(&options.results, results.page())?;
        }
    }
    say(&results.targets())
}

/// The contenders that can be run here with their versions, ours first; and what to install for the others.
fn contenders(options: &Options) -> (Vec<Able>, String) {
    let asked = |name: &str| options.peer.is_empty() || options.peer.iter().any(|word| name.contains(word.as_str()));
    let mut missing = String::new();
    let mut able = Vec::new();
    for contender in peers::all() {
        let name = contender.name();
        if name != "commonhour" && !asked(name) {
            continue;
        }
        match contender.version() {
            Ok(version) => able.push(Able { contender, version }),
            Err(how) => missing.extend(["\n", name, " was not run. It needs ", &how, ".\n"]),
        }
    }
    (able, missing)
}

/// Every contender's runs of the schools of one size, turn by turn.
fn play<'a>(
    schools: &[&'a Instance],
    contenders: &[Able],
    options: &Options,
    home: &Path,
    results: &mut Results,
) -> io::Result<Vec<Entry<'a>>> {
    let mut entries =
        contenders.iter().map(|one| Entry { contender: one.contender.name(), runs: Vec::new() }).collect_vec();
    for instance in schools {
        let folder = write(instance, home)?;
        for _ in 0..options.rounds {
            for (Able { contender, .. }, entry) in contenders.iter().zip(&mut entries) {
                if contender.refuses(instance).is_none() {
                    entry.runs.push((*instance, contender.run(instance, &folder, options.limit)?));
                }
            }
        }
        if instance.name == "large" && instance.seed == 0 {
            results.audits(audit::seconds(&folder)?);
        }
        fs::remove_dir_all(&folder)?;
    }
    entries.retain(|entry| !entry.runs.is_empty());
    Ok(entries)
}

/// Writes a school into a folder of its own.
fn write(instance: &Instance, home: &Path) -> io::Result<PathBuf> {
    let name: String =
        instance.name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    let folder = home.join(instance.family).join(format!("{name}-{}", instance.seed));
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("school.toml"), &instance.school)?;
    fs::write(folder.join("contract.toml"), &instance.contract)?;
    if let Some(problem) = &instance.problem {
        fs::write(folder.join("problem.json"), serde_json::to_string(problem)?)?;
    }
    Ok(folder)
}

fn say(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    write!(out, "{text}")?;
    out.flush()
}
