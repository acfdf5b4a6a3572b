//! `why.html`: why no schedule exists, as one self-contained page.

use askama::Template;
use sha2::{Digest as _, Sha256};

use super::page::base64;
use super::why::{Sections, Told, sections};
use super::{Made, VERSION};

/// The style of the page, the same as that of an audit.
const STYLE: &str = include_str!("templates/compliance.css");

#[derive(Template)]
#[template(path = "why.html")]
struct Page<'a> {
    school: &'a str,
    style: &'a str,
    style_hash: String,
    sections: Sections,
    made: Made<'a>,
    version: &'static str,
}

/// The page. It loads nothing and runs nothing.
#[must_use]
pub fn why_page(told: &Told<'_>, made: Made<'_>) -> String {
    let page = Page {
        school: &told.school.name,
        style: STYLE,
        style_hash: base64(&Sha256::digest(STYLE.as_bytes())),
        sections: sections(told),
        made,
        version: VERSION,
    };
    // The template was checked when the program was built, and a string takes every character.
    page.render().unwrap_or_default()
}
