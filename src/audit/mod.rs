//! The audit of a schedule made anywhere: every rule, and what the files do not say kept out of the verdicts.
//!
//! Rules judge what is written. Here is what they cannot know: that a file may leave minutes unwritten, that a roster
//! says less than a school file, that a sheet may have no column for children. Where the answer hangs on that, the
//! verdict is that it cannot be decided, and what is missing is said.

mod choose;
mod ids;
mod lacking;
mod sentences;

pub use choose::{Chosen, choose, person};
pub use ids::ids_only;

use crate::check::{Compliance, Finding, Supposed, Unwritten, supposing, undecided};
use crate::model::{Kind, School};
use crate::read::{Facts, Input};
use crate::rules::{self, Contract};
use crate::schedule::{Schedule, Sheet, Unassigned};

/// What an audit says, and what it leaves open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audited {
    /// The findings.
    pub compliance: Compliance,
    /// Sentences on what was not looked at, or assumed.
    pub not_checked: Vec<String>,
}

/// Everything an audit looks at.
struct Case<'a> {
    school: &'a School,
    contract: &'a Contract,
    facts: &'a Facts,
    sheet: &'a Sheet,
    unassigned: Unassigned,
    unwritten: Unwritten,
}

/// What adults may have in minutes that nobody wrote, in the order they are named.
const OWN_TIME: [Kind; 3] = [Kind::Prep, Kind::Lunch, Kind::Relief];

/// Judges `sheet` by every rule. `unassigned`: what the minutes are that it does not write.
#[must_use]
pub fn audit(input: &Input, sheet: &Sheet, unassigned: Unassigned) -> Audited {
    let school = &input.school;
    let unwritten = Unwritten::of(school, &sheet.schedule);
    let case = Case { school, contract: &input.contract, facts: &input.facts, sheet, unassigned, unwritten };
    let mut compliance = case.judge(school, &sheet.schedule);
    compliance.findings = case.with_unwritten(compliance.findings);
    compliance.findings = lacking::decide(&case, compliance.findings);
    Audited { compliance, not_checked: sentences::not_checked(&case) }
}

impl Case<'_> {
    fn judge(&self, school: &School, schedule: &Schedule) -> Compliance {
        rules::audit(school, self.contract, schedule)
    }

    /// The findings on what is written, with unwritten minutes as told.
    fn with_unwritten(&self, written: Vec<Finding>) -> Vec<Finding> {
        if self.unwritten.is_empty() {
            return written;
        }
        let suppose = |kind: Kind| {
            let findings = self.judge(self.school, &self.unwritten.as_rows(&self.sheet.schedule, kind)).findings;
            Supposed { kind, findings }
        };
        match self.unassigned {
            Unassigned::Open => written,
            Unassigned::Prep => supposing(self.school, &self.unwritten, written, &suppose(Kind::Prep)),
            Unassigned::Undecided => undecided(self.school, &self.unwritten, written, &OWN_TIME.map(suppose)),
        }
    }
}
