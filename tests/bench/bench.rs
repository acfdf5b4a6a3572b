//! The solver against what people would use instead, on the same schools.
//!
//! `cargo bench --bench peers` runs everything and writes `tests/bench/RESULTS.md`; see `tests/bench/README.md`.

mod attempts;
mod audit;
mod compare;
#[path = "../differential/dice.rs"]
mod dice;
mod families;
mod instance;
mod judged;
mod kept;
mod limits;
mod machine;
mod measured;
mod options;
mod peers;
mod problem;
mod results;
mod run;
mod seconds;
mod size;
mod table;
mod text;
mod turns;
mod watch;

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use itertools::Itertools as _;

use attempts::Attempts;
use instance::Instance;
use kept::{Kept, Key, Line, Player};
use limits::{Limits, OURS};
use options::Options;
use peers::Able;
use results::{About, Results};
use size::sizes;
use turns::{Turn, turns};

/// What was tried where a target is missed.
const ATTEMPTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bench/attempts.toml");

fn main() -> ExitCode {
    match bench(&Options::read()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tell(&format!("{error}"));
            ExitCode::FAILURE
        }
    }
}

fn bench(options: &Options) -> io::Result<()> {
    let instances = families::all(options.seeds);
    options.check(&instances, &peers::all().iter().map(|one| one.name()).collect_vec()).map_err(io::Error::other)?;
    let instances = instances.into_iter().filter(|one| options.wants(one)).collect_vec();
    if let Some(folder) = &options.write {
        return instances.iter().try_for_each(|instance| write(instance, folder).map(|_| ()));
    }
    let attempts = fs::read_to_string(ATTEMPTS)?;
    let attempts = Attempts::read(&attempts).map_err(|error| io::Error::other(format!("{ATTEMPTS}: {error}")))?;
    let (mut kept, dropped) = options.runs.as_deref().map(Kept::read).transpose()?.unwrap_or_default();
    if let Some(words) = dropped {
        tell(&words);
    }
    let (contenders, missing) = contenders(options, &kept)?;
    let told = contenders.iter().map(|Able { contender, player }| {
        format!("| {} | {} | {} |\n", contender.name(), player.version, contender.leaves_out())
    });
    let mut about = About {
        how: String::new(),
        contenders: format!(
            "| contender | version | restricts or leaves out |\n|---|---|---|\n{}{missing}",
            told.collect::<String>()
        ),
        attempts,
    };
    let names = contenders.iter().map(|able| able.contender.name()).collect_vec();
    let limits = options.limits();
    let wanted = turns(&instances, options.rounds, contenders.len(), |contender, instance| {
        contenders[contender].contender.refuses(instance).is_none()
    });
    let keys: Vec<Key> = wanted.iter().map(|turn| key(*turn, &contenders, limits)).try_collect()?;
    let mut slots = keys.iter().map(|key| found(options, &kept, key)).collect_vec();
    let mut write_page = |slots: &[Option<Line>]| {
        let results = Results::of(&sizes(&instances, &names, &wanted, slots, limits));
        about.how = format!(
            "{} Seeds of each size: {}. Rounds: {}. {}",
            limits.words(),
            options.seeds,
            options.rounds,
            measured::measured(slots)
        );
        if options.results != Path::new("-") {
            fs::write(&options.results, results.page(&about))?;
        }
        Ok::<_, io::Error>(results)
    };
    let home = tempfile::tempdir()?;
    let start = Instant::now();
    for (position, (turn, key)) in wanted.iter().zip(keys).enumerate() {
        let over = options.minutes.is_some_and(|minutes| start.elapsed().as_secs_f64() >= 60.0 * minutes);
        if options.table_only || over {
            break;
        }
        if slots[position].is_none() {
            let line = play(*turn, key, &contenders, home.path())?;
            tell(&format!("{} of {}: {}", position + 1, slots.len(), line.words()));
            kept.keep(line.clone())?;
            slots[position] = Some(line);
            // A run of hours that is ended has its page.
            write_page(&slots)?;
        }
    }
    let results = write_page(&slots)?;
    say(&format!("{missing}\n{}{}", results.runs(), results.targets()))?;
    tell(&measured::measured(&slots));
    Ok(())
}

/// The run that is kept of this key, if it is to be taken.
fn found(options: &Options, kept: &Kept, key: &Key) -> Option<Line> {
    let taken = !options.again(&key.player.contender);
    kept.find(key, options.any_build).filter(|_| taken).cloned()
}

/// The contenders that can be run here, ours first, and what to install for the others. Where nothing is run, those who ran last.
fn contenders(options: &Options, kept: &Kept) -> io::Result<(Vec<Able>, String)> {
    let mut missing = String::new();
    let mut able = Vec::new();
    for contender in peers::all() {
        let name = contender.name();
        if name != OURS && !options.invites(name) {
            continue;
        }
        if options.table_only {
            match kept.last(name) {
                Some(player) => able.push(Able { contender, player: player.clone() }),
                None => missing.extend(["\nNo run of ", name, " is kept.\n"]),
            }
            continue;
        }
        match contender.version() {
            Ok(version) => {
                let (build, machine) = (contender.build()?, machine::machine());
                let player = Player { contender: name.to_owned(), version, build, machine };
                able.push(Able { contender, player });
            }
            Err(how) => missing.extend(["\n", name, " was not run. It needs ", &how, ".\n"]),
        }
    }
    Ok((able, missing))
}

fn key(turn: Turn<'_>, contenders: &[Able], limits: Limits) -> io::Result<Key> {
    let Turn { instance, round, contender } = turn;
    let player = contenders[contender].player.clone();
    Ok(Key {
        family: instance.family.to_owned(),
        name: instance.name.clone(),
        seed: instance.seed,
        files: kept::files(instance)?,
        round,
        limit: limits.of(&player.contender, &instance.name),
        player,
    })
}

/// One run.
fn play(turn: Turn<'_>, key: Key, contenders: &[Able], home: &Path) -> io::Result<Line> {
    let Turn { instance, round, contender } = turn;
    let folder = write(instance, home)?;
    let (date, load) = (machine::date(), machine::load());
    let contender = &contenders[contender].contender;
    let mut run = contender.run(instance, &folder, key.limit)?;
    if contender.name() == OURS && instance.name == "large" && instance.seed == 0 && round == 0 {
        run.audit = audit::seconds(&folder)?;
    }
    fs::remove_dir_all(&folder)?;
    Ok(Line { key, date, load, run })
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

/// Results, to stdout.
fn say(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    write!(out, "{text}")?;
    out.flush()
}

/// A line about the benchmark itself, to stderr.
fn tell(text: &str) {
    // Nobody listens where stderr is closed.
    let _ = writeln!(io::stderr(), "{text}");
}
