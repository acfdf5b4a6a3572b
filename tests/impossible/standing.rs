//! What a proof rests on is all that can help against it: with a change that touches none of it the school is impossible still.

use super::{Case, all, demands, found, read as input_of};
use commonhour::laws::{Certificate, holds};
use commonhour::read;
use commonhour::ways::{Change, Edit, Path, catalogue, edited};
use std::collections::BTreeMap;

/// Where a change edits the files.
fn places(change: &Change) -> Vec<(&str, &Path)> {
    let mut places: Vec<(&str, &Path)> = Vec::new();
    for edit in &change.edits {
        let (Edit::Set { at, .. }
        | Edit::Append { at, .. }
        | Edit::Remove { at, .. }
        | Edit::Copy { at, .. }
        | Edit::Repeat { at, .. }) = edit;
        places.push((edit.file(), at));
    }
    places
}

/// How many changes that touch nothing of a proof were made, of those at the same places the dearest, which goes furthest;
/// those that help all the same go to `helped`.
fn beside_a_proof(case: &Case, helped: &mut Vec<String>) -> usize {
    let input = input_of(case, &case.over);
    let proofs = found(&input);
    let changes = catalogue(&case.over, &input);
    let furthest: BTreeMap<_, &Change> = changes.iter().map(|change| ((change.kind, places(change)), change)).collect();
    let mut made = 0;
    for change in furthest.into_values() {
        let beside = |proof: &&Certificate| change.touches.iter().all(|item| !proof.rests_on.contains(item));
        let Some(proof) = proofs.iter().find(beside) else { continue };
        let Ok(Ok(after)) = edited(&case.over, &change.edits).map(|after| read::school(&after)) else { continue };
        // Blocks of a grade of their own move the others; then the proof is found anew.
        if found(&after).is_empty() && holds(proof, &after.school, &demands(&after)).is_err() {
            helped.push(format!("{}: “{}” helps against “{}”", case.name, change.sentence, proof.sentence));
        }
        made += 1;
    }
    made
}

#[test]
fn only_what_touches_a_proof_helps_against_it() {
    let mut helped = Vec::new();
    let made: usize = all().iter().map(|case| beside_a_proof(case, &mut helped)).sum();
    assert!(helped.is_empty(), "{}", helped.join("\n"));
    assert!(made > 1_000, "{made}");
}
