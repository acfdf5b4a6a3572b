//! The whole program as one WebAssembly module: a school's files in, the files of its schedule out.
//!
//! The page that loads it writes JSON into memory from [`alloc`], calls [`solve`], reads the answer and gives both
//! back with [`free`]. Nothing else comes in: no file, no clock, no thread.

use std::sync::atomic::AtomicBool;

use commonhour::read::Folder;
use commonhour::schedule_school;
use commonhour::solve::Settings;
use serde_json::{Value, json};

/// Memory for `length` bytes.
#[unsafe(no_mangle)]
pub extern "C" fn alloc(length: usize) -> *mut u8 {
    Box::into_raw(vec![0_u8; length].into_boxed_slice()).cast()
}

/// Gives memory back.
///
/// # Safety
/// `start` and `length` are of one piece of memory that [`alloc`] or [`solve`] gave and that was not given back yet.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn free(start: *mut u8, length: usize) {
    drop(unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(start, length)) });
}

/// Solves the school in the JSON at `start`: `{"files": {"school.toml": "…"}, "seed": 0}`. The answer starts with its
/// length (four bytes, little end first, not counting themselves) and is `{"files": {…}}` or `{"problems": "…"}`.
///
/// # Safety
/// `start` and `length` are of memory from [`alloc`] that was filled.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn solve(start: *const u8, length: usize) -> *mut u8 {
    let question = unsafe { std::slice::from_raw_parts(start, length) };
    let answer = answer(question).to_string();
    let mut bytes = u32::try_from(answer.len()).unwrap_or(0).to_le_bytes().to_vec();
    bytes.extend(answer.into_bytes());
    Box::into_raw(bytes.into_boxed_slice()).cast()
}

fn answer(question: &[u8]) -> Value {
    let Ok(question) = serde_json::from_slice::<Value>(question) else {
        return json!({ "problems": "the question is not JSON" });
    };
    let files = question["files"].as_object().into_iter().flatten();
    let files = files.filter_map(|(name, text)| Some((name.clone(), text.as_str()?.to_owned()))).collect();
    let settings = Settings {
        seed: question["seed"].as_u64().unwrap_or(0),
        threads: 1,
        effort_limit: question["effort-limit"].as_u64(),
        time_limit: None,
        clock: &|| 0.0,
        stop: &AtomicBool::new(false),
        progress: &|_| {},
    };
    match schedule_school(&Folder { files }, &settings) {
        Ok(answered) => json!({ "files": answered.files }),
        Err(problems) => json!({ "problems": problems.render(false) }),
    }
}
