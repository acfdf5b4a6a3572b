//! Each mistake in a contract file is reported at its place, with what to do.

use crate::given::{PREP, read};

/// Name, contract file, what stands in `[contract]`, line and column in the contract file (0: in school.toml), message, help.
type Row = (&'static str, String, &'static str, (usize, usize), &'static str, &'static str);

fn check(rows: Vec<Row>) {
    let mut wrong = Vec::new();
    for (name, text, contract, place, message, help) in rows {
        let other = "[agreement]\nname = \"Code\"\nkind = \"statute\"\n[[workday]]\narticle = \"1\"\nminutes = 450\n";
        let old = "[agreement]\nname = \"Old\"\n";
        let list = match read(&[("contract.toml", &text), ("state.toml", other), ("old.toml", old)], contract, "") {
            Ok(_) => Vec::new(),
            Err(problems) => problems.list,
        };
        let file = if place.0 == 0 { "school.toml" } else { "contract.toml" };
        let right = matches!(list.as_slice(), [one] if one.file == file
            && (place.0 == 0 || (one.line, one.column) == place)
            && one.message.contains(message)
            && one.help.contains(help));
        if !right {
            let found = list.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n     ");
            wrong.push(format!("{name}: wanted {file}:{place:?} …{message}…; …{help}…\n     {found}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.concat());
}

fn prep(more: &str) -> String {
    format!("{PREP}{more}\n")
}

fn agreement(more: &str) -> String {
    PREP.replace("\n\n[[", &format!("\n{more}\n\n[["))
}

#[test]
fn clauses() {
    check(vec![
        ("verb", prep("verb = \"must\""), "", (8, 8), "`verb` cannot be `must`", "shall"),
        ("status", prep("status = \"verified\""), "", (8, 10), "`status` cannot be `verified`", "verified-text"),
        ("days", prep("days = [\"Wensday\"]"), "", (8, 9), "there is no day `Wensday`", "`Wed`"),
        ("no days", prep("days = []"), "", (8, 8), "`days` is empty", "leave `days` out"),
        ("days and on", prep("on = { days = 3 }\ndays = [\"Wed\"]"), "", (9, 1), "do not go together", "without `on`"),
        (
            "days of a week",
            "[[prep-total]]\narticle = \"1\"\nminutes = 200\ndays = [\"Wed\"]\n".to_owned(),
            "",
            (4, 1),
            "asks nothing of single days",
            "`daily-prep`",
        ),
        (
            "days of a longer time",
            "[[contact]]\narticle = \"1\"\nmost = 900\nper = \"week\"\ndays = [\"Wed\"]\n".to_owned(),
            "",
            (5, 1),
            "`days` and `per` do not go together",
            "without `per`",
        ),
        ("yields", prep("yields = true"), "", (8, 1), "is no clause of a statute", "remove `yields`"),
        (
            "grade of other schools",
            prep("applies-if = { no-grade = [\"K\", \"13\"] }"),
            "",
            (8, 33),
            "no grade `13`",
            "3",
        ),
        ("page", prep("page = true"), "", (8, 8), "`page` must be a text", "quotes"),
        ("counts", prep("counts = [\"lunch\"]"), "", (8, 10), "does not count `prep`", "add \"prep\""),
        ("kind", prep("counts = [\"prep\", \"passin\"]"), "", (8, 19), "cannot be `passin`", "did you mean `passing`"),
        ("kind twice", prep("counts = [\"prep\", \"prep\"]"), "", (8, 19), "listed twice", "remove one"),
        (
            "counts twice",
            prep("counts = [\"prep\"]\ncollaboration-counts = true"),
            "",
            (9, 1),
            "exclude each other",
            "keep one of",
        ),
        (
            "dates",
            prep("effective = { from = 2027-01-01, to = 2026-12-31 }"),
            "",
            (8, 39),
            "is before `from`",
            "later date",
        ),
        ("limits", prep("applies-if = { teachers = { min = 5, max = 4 } }"), "", (8, 44), "below `min`", "exchange"),
        ("no limit", prep("applies-if = { teachers = {} }"), "", (8, 27), "says no number", "{ max = 20 }"),
        (
            "grade",
            prep("").replace("staff = [\"ruiz\"]", "grades = [\"thrid\"]"),
            "",
            (7, 22),
            "no grade `thrid`",
            "known are",
        ),
        ("prorate", prep("prorate = \"linar\""), "", (8, 11), "cannot be `linar`", "did you mean `linear`"),
        ("table", prep("prorate = { half = 30 }"), "", (8, 13), "`half` is no per cent", "\"87.5\" = 53"),
        ("empty table", prep("prorate = {}"), "", (8, 11), "is empty", "\"50\" = 30"),
        (
            "per",
            "[[prep-total]]\narticle = \"7\"\nminutes = 225\nper = \"fortnight\"\n".to_owned(),
            "",
            (4, 7),
            "`per` cannot be `fortnight`",
            "two-weeks",
        ),
        (
            "per both",
            "[[prep-total]]\narticle = \"7\"\nminutes = 225\nper = { weeks = 2, school-days = 10 }\n".to_owned(),
            "",
            (4, 20),
            "exclude each other",
            "keep one",
        ),
    ]);
}

#[test]
fn readings_and_votes() {
    let vote = |text: &str| prep(&format!("waiver = {{ {text}, until = 2027-06-30 }}"));
    check(vec![
        ("one reading", prep("reading = [{ held-by = \"a\" }]"), "", (8, 1), "only one `reading`", "one for each side"),
        (
            "nobody holds it",
            prep("reading = [{ held-by = \"a\" }, { minutes = 40 }]"),
            "",
            (8, 31),
            "lacks `held-by`",
            "the district",
        ),
        (
            "held twice",
            prep("reading = [{ held-by = \"a\" }, { held-by = \"a\", minutes = 40 }]"),
            "",
            (8, 43),
            "holds two readings",
            "keep one",
        ),
        (
            "key of a reading",
            prep("reading = [{ held-by = \"a\" }, { held-by = \"b\", minuts = 40 }]"),
            "",
            (8, 48),
            "unknown key `minuts`",
            "did you mean `minutes`",
        ),
        (
            "value of a reading",
            prep("reading = [{ held-by = \"a\" }, { held-by = \"b\", minutes = 0 }]"),
            "",
            (8, 58),
            "`minutes` is 0",
            "1 to 720",
        ),
        (
            "a mistake beside readings is said once",
            prep("verb = \"must\"\nreading = [{ held-by = \"a\" }, { held-by = \"b\", minutes = 40 }]"),
            "",
            (8, 8),
            "`verb` cannot be `must`",
            "shall",
        ),
        ("threshold", vote("for = 3, of = 4, needs = \"two thirds\""), "", (8, 37), "the share of votes", "2/3"),
        ("no threshold", vote("for = 3, of = 4"), "", (8, 10), "lacks `needs`", "2/3"),
        ("votes", vote("for = 5, of = 4, needs = \"2/3\""), "", (8, 18), "5 votes for it, of 4", "all votes"),
        (
            "not waivable",
            prep("waivable = false\nwaiver = { for = 4, of = 4, needs = \"2/3\", until = 2027-06-30 }"),
            "",
            (9, 1),
            "cannot be waived",
            "remove `waiver`",
        ),
        ("nobody to obey", prep(""), "obey = \"the district\"", (0, 0), "nobody called `the district`", "none yet"),
        (
            "obey misspelt",
            prep("reading = [{ held-by = \"the district\" }, { held-by = \"b\", minutes = 40 }]"),
            "obey = \"the districts\"",
            (0, 0),
            "nobody called `the districts`",
            "did you mean `the district`",
        ),
    ]);
}

#[test]
fn documents() {
    check(vec![
        ("kind", agreement("kind = \"law\""), "", (3, 8), "`kind` cannot be `law`", "statute"),
        ("date", agreement("entered-on = \"May 1\""), "", (3, 14), "must be a date", "YYYY-MM-DD"),
        ("key", agreement("editon = \"2025-28\""), "", (3, 1), "unknown key `editon`", "did you mean `edition`"),
        (
            "unchecked",
            agreement("unchecked = [{ article = \"9\" , what = \"size\" }]"),
            "",
            (3, 14),
            "lacks `why`",
            "why =",
        ),
        (
            "replaces",
            agreement("replaces = [\"1\"]\nof = \"Code\""),
            "",
            (3, 13),
            "article `1` of `Code` does not yield",
            "the statute is the floor",
        ),
        (
            "statute",
            agreement("kind = \"side-agreement\"\nreplaces = [\"1\"]\nof = \"Code\""),
            "",
            (5, 6),
            "a side-agreement does not replace a statute",
            "remove `replaces`",
        ),
        (
            "of",
            agreement("kind = \"side-agreement\"\nreplaces = [\"1\"]\nof = \"Cod\""),
            "",
            (5, 6),
            "there is no agreement `Cod`",
            "did you mean `Code`",
        ),
        ("of nobody", agreement("kind = \"side-agreement\"\nreplaces = [\"1\"]"), "", (1, 2), "lacks `of`", "of ="),
        (
            "vote",
            agreement("kind = \"waiver\"\nreplaces = [\"1\"]\nof = \"Old\""),
            "",
            (1, 2),
            "lacks `vote`",
            "for = 34",
        ),
    ]);
}

#[test]
fn a_waiver_document_cannot_waive_what_may_not_be() {
    let contract = prep("waivable = false");
    let vote = "[agreement]\nname = \"Vote\"\nkind = \"waiver\"\nof = \"Teachers 2025-28\"\nreplaces = [\"7\"]\n\
                vote = { for = 4, of = 4, needs = \"2/3\", until = 2027-06-30 }\n";
    let Err(problems) = read(&[("contract.toml", &contract), ("vote.toml", vote)], "", "") else {
        panic!("understood")
    };
    let [one] = problems.list.as_slice() else { panic!("{problems}") };
    assert_eq!((one.file.as_str(), one.line, one.column), ("vote.toml", 5, 13));
    assert_eq!(one.message, "article `7` of `Teachers 2025-28` cannot be waived");
}

#[test]
fn two_agreements_of_one_name_are_reported() {
    let Err(problems) = read(&[("contract.toml", PREP), ("again.toml", PREP)], "", "") else { panic!("understood") };
    let [one] = problems.list.as_slice() else { panic!("{problems}") };
    assert_eq!((one.file.as_str(), one.line, one.column), ("again.toml", 1, 2));
    assert_eq!(one.message, "there are two agreements `Teachers 2025-28`");
}
