//! The schools in `examples/`.

use super::said;
use commonhour::read::Folder;
use commonhour::refute::Refutation;
use std::collections::BTreeMap;
use std::path::Path;

/// Steps for schools that have schedules: a proof would be a mistake however late it comes, most come early.
const STEPS: u64 = 2_000;

fn read(path: &Path) -> Folder {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(path).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            files.insert(name, text);
        }
    }
    let school = files["school.toml"].clone();
    // Contract files that lie elsewhere.
    for name in commonhour::read::contract_files(&school) {
        if let (false, Ok(text)) = (files.contains_key(&name), std::fs::read_to_string(path.join(&name))) {
            files.insert(name, text);
        }
    }
    Folder { files }
}

#[test]
fn only_the_impossible_example_is_refuted() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut seen = 0;
    let mut folders: Vec<_> = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    for path in folders.into_iter().filter(|path| path.join("school.toml").is_file()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        println!("{name}");
        let (said, _) = said(&read(&path), STEPS);
        assert_eq!(said == Refutation::Refuted, name == "impossible", "{name}");
        seen += 1;
    }
    assert!(seen > 10);
}
