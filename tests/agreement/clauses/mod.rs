//! Random clauses of every rule. One number of a clause may be left open as `#`: it is then set near what a week gives,
//! so that about as many weeks keep the clause as break it.

mod adults;
mod load;
mod preparation;
mod students;

use super::dice::Dice;
use super::school::School;

/// How much of a clause the solver is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Told {
    /// All: whatever the solver finds keeps the clause.
    Exact,
    /// What is necessary: what the solver finds may still break the clause, and is then refused.
    Necessary,
    /// Nothing.
    Audited,
}

/// A clause.
#[derive(Debug, Clone)]
pub(crate) struct Clause {
    /// Id of its rule.
    pub(crate) rule: &'static str,
    /// Its article: the rule, and its number among the rule's clauses.
    pub(crate) article: String,
    /// What the solver is told of it.
    pub(crate) told: Told,
    /// Its table, with marks for names and clock times, and `#` for the open number.
    body: String,
    /// The open number, and between what it may be.
    number: i64,
    range: (i64, i64),
}

impl Clause {
    /// The table.
    pub(crate) fn table(&self) -> String {
        let body = self.body.replace('#', &self.number.to_string());
        format!("[[{}]]\narticle = \"{}\"\n{body}", self.rule, self.article)
    }

    /// Whether a schedule that breaks it is refused.
    pub(crate) fn is_required(&self) -> bool {
        !self.body.contains("verb = ")
    }

    /// Whether a solve is told more than the clause asks, on purpose: it does not rely on other time than preparation and
    /// shared time where that counts as preparation, and seeks relief as such and in the student day.
    pub(crate) fn asks_more(&self) -> bool {
        let only_shared = self.body.contains("counts = [\"prep\", \"collaboration\"]");
        self.rule == "relief" || (self.body.contains("counts = [\"prep\"") && !only_shared)
    }

    /// Sets the open number.
    pub(crate) fn set(&mut self, number: i64) {
        self.number = number.clamp(self.range.0, self.range.1);
    }

    /// Whether a number is open.
    pub(crate) fn is_open(&self) -> bool {
        self.body.contains('#')
    }
}

/// The keys of a clause, as they are drawn.
pub(crate) struct Draw<'a> {
    dice: &'a mut Dice,
    school: &'a School,
    found: Vec<Clause>,
}

/// One table as it is drawn.
#[derive(Default)]
pub(crate) struct Keys(String);

impl Keys {
    /// A key.
    pub(crate) fn put(&mut self, key: &str, value: impl std::fmt::Display) {
        self.0.extend([key, " = ", &value.to_string(), "\n"]);
    }
}

impl Draw<'_> {
    /// Adds the clause.
    pub(crate) fn add(&mut self, rule: &'static str, told: Told, (from, to): (i64, i64), keys: Keys) {
        let count = self.found.iter().filter(|own| own.rule == rule).count();
        let article = format!("{rule} {}", count + 1);
        let number = i64::midpoint(from, to);
        self.found.push(Clause { rule, article, told, body: keys.0, number, range: (from, to) });
    }

    /// One of several texts.
    pub(crate) fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.dice.number(0, of.len() - 1)]
    }

    /// Puts a key in so many per cent of all clauses.
    pub(crate) fn maybe(&mut self, keys: &mut Keys, percent: usize, key: &str, of: &[&str]) -> bool {
        let yes = self.dice.yes(percent);
        if yes {
            keys.put(key, self.one(of));
        }
        yes
    }

    /// A number as text.
    pub(crate) fn number(&mut self, from: usize, to: usize) -> String {
        self.dice.number(from, to).to_string()
    }

    /// Who is covered, and how strong the promise is.
    pub(crate) fn covers(&mut self, keys: &mut Keys) {
        self.maybe(keys, 10, "verb", &["\"should\"", "\"encouraged\""]);
        self.maybe(
            keys,
            45,
            "covers",
            &[
                "{ roles = [\"classroom-teacher\"] }",
                "{ roles = [\"classroom-teacher\", \"specialist\"] }",
                "{ roles = [\"specialist\", \"interventionist\", \"special-educator\"] }",
                "{ staff = [\"$ruiz\", \"$lane\"] }",
                "{ grades = [\"$2\"] }",
                "{ min-fte = 0.8 }",
                "{ units = [\"teachers\"] }",
            ],
        );
    }

    /// On which days it holds.
    pub(crate) fn days(&mut self, keys: &mut Keys) {
        self.maybe(keys, 25, "days", &["[\"Mon\"]", "[\"Wed\"]", "[\"Tue\", \"Wed\"]", "[\"regular\"]"]);
    }

    /// A window of a sum; `true` where it is a week.
    pub(crate) fn per(&mut self, keys: &mut Keys) -> bool {
        let mut of = vec!["\"week\"", "\"week\"", "\"week\"", "\"cycle\"", "{ school-days = 4 }", "\"two-weeks\""];
        if self.school.calendar {
            of.extend(["\"month\"", "\"year\""]);
        }
        let per = self.one(&of);
        keys.put("per", per);
        per == "\"week\""
    }

    /// Where minutes count.
    pub(crate) fn hours(&mut self, keys: &mut Keys) {
        self.maybe(keys, 45, "in", &["\"paid-day\"", "\"student-day\"", "{ before = 15, after = 10 }"]);
    }

    /// How a number scales.
    pub(crate) fn prorate(&mut self, keys: &mut Keys) {
        let of = ["\"linear\"", "\"only-full-time\"", "{ \"80\" = 21, \"75\" = 18, \"60\" = 15, \"50\" = 12 }"];
        self.maybe(keys, 25, "prorate", &of);
    }

    /// How a number of minutes or times scales where a table makes no sense.
    pub(crate) fn scale(&mut self, keys: &mut Keys) {
        self.maybe(keys, 25, "prorate", &["\"linear\"", "\"only-full-time\""]);
    }

    /// Which kinds are time with students.
    pub(crate) fn contact(&mut self, keys: &mut Keys) {
        let of = [
            "[\"instruct\", \"special\", \"intervention\", \"co-teach\"]",
            "[\"instruct\", \"special\", \"intervention\", \"recess\", \"duty\", \"cover\"]",
            "[\"recess\", \"duty\", \"lunch\", \"transition\"]",
        ];
        self.maybe(keys, 40, "contact", &of);
    }

    /// Which kinds are preparation.
    pub(crate) fn counts(&mut self, keys: &mut Keys) {
        let of = [
            "[\"prep\", \"collaboration\"]",
            "[\"prep\", \"passing\", \"relief\"]",
            "[\"prep\", \"directed-prep\"]",
            "[\"prep\", \"open\", \"duty\"]",
        ];
        self.maybe(keys, 35, "counts", &of);
    }
}

/// Two or more clauses of every rule of the contract.
pub(crate) fn clauses(dice: &mut Dice, school: &School) -> Vec<Clause> {
    let mut draw = Draw { dice, school, found: Vec::new() };
    preparation::draw(&mut draw);
    load::draw(&mut draw);
    adults::draw(&mut draw);
    students::draw(&mut draw);
    draw.found
}
