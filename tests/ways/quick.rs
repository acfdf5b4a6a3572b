use commonhour::read;
use commonhour::solve::Settings;
use commonhour::ways::{Limits, ways_out, catalogue};
use std::sync::atomic::AtomicBool;
#[test]
fn quick() {
    let dir = std::env::var("SCHOOL").unwrap();
    let folder = read::folder(std::path::Path::new(&dir)).unwrap();
    let input = read::school(&folder).unwrap();
    let all = catalogue(&folder, &input);
    let mut bad = 0;
    for change in &all {
        let changed = commonhour::ways::edited(&folder, &change.edits);
        let say = match changed { Err(e) => format!("NOT MADE {e}"), Ok(f) => match read::school(&f) { Ok(_) => String::new(), Err(p) => format!("UNREAD {}", p.render(false).lines().take(3).collect::<Vec<_>>().join(" | ")) } };
        if !say.is_empty() { bad += 1; }
        if std::env::var("LIST").is_ok() || !say.is_empty() { println!("{:4} {:8} {:?} {} {say}", change.price.points, change.price.money, change.kind, change.sentence); }
    }
    println!("{} candidates {bad} bad", all.len());
    let stop = AtomicBool::new(false);
    let start = std::time::Instant::now();
    let settings = Settings { seed: 0, threads: 1, effort_limit: None, time_limit: Some(std::env::var("LIMIT").unwrap_or("100".into()).parse().unwrap()), clock: &|| start.elapsed().as_secs_f64(), stop: &stop, progress: &|_| {} };
    let ways = ways_out(&folder, None, &Limits::usual(settings)).unwrap();
    for way in &ways.ways { println!("{:?} {:?}", way.price, way.changes.iter().map(|c| &c.sentence).collect::<Vec<_>>()); }
    println!("{:?}", commonhour::ways::WaysOut { ways: vec![], ..ways });
    println!("{:?}", start.elapsed());
}
#[test]
fn one() {
    let dir = std::env::var("SCHOOL").unwrap();
    let folder = read::folder(std::path::Path::new(&dir)).unwrap();
    let input = read::school(&folder).unwrap();
    let all = catalogue(&folder, &input);
    let wanted = std::env::var("WAY").unwrap();
    for change in all.iter().filter(|c| c.sentence.contains(&wanted)).take(6) {
        let f = commonhour::ways::edited(&folder, &change.edits).unwrap();
        let input = read::school(&f).unwrap();
        for each in [1000, 4000, 16000, 60000] {
            let stop = AtomicBool::new(false);
            let start = std::time::Instant::now();
            let settings = Settings { seed: 0, threads: 1, effort_limit: Some(each), time_limit: None, clock: &|| 0.0, stop: &stop, progress: &|_| {} };
            let (c, steps) = commonhour::ways::checked(&input, &settings);
            println!("{} {each}: {:?} steps {steps} {:?}", change.sentence, format!("{c:?}").chars().take(90).collect::<String>(), start.elapsed());
            if format!("{c:?}").starts_with("Poss") { break; }
        }
    }
}
