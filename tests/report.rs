//! What people and programs read of an answer.

#[path = "fixtures/report/maple_grove.rs"]
mod maple_grove;

use commonhour::check::Compliance;
use commonhour::model::School;
use commonhour::report::{self, Answer, Run, Status};
use commonhour::rules::Contract;
use commonhour::schedule::Schedule;
use commonhour::solve::Solution;

struct Case {
    school: School,
    contract: Contract,
    schedule: Schedule,
    compliance: Compliance,
    solution: Solution,
    not_checked: Vec<String>,
}

impl Case {
    fn new() -> Self {
        let school = maple_grove::school();
        let schedule = maple_grove::schedule(&school);
        Self {
            solution: maple_grove::solution(&schedule),
            contract: Contract {
                agreements: vec!["Maple Grove Teachers Association 2025-28 (invented)".to_owned()],
                ..Contract::default()
            },
            compliance: maple_grove::compliance(),
            school,
            schedule,
            not_checked: vec!["Article 9.1 (class size): commonhour has no rule for it.".to_owned()],
        }
    }

    fn answer(&self) -> Answer<'_> {
        Answer {
            school: &self.school,
            contract: &self.contract,
            schedule: &self.schedule,
            compliance: &self.compliance,
            solution: Some(&self.solution),
            status: Status::Best,
            not_checked: &self.not_checked,
            run: Run { input_hash: "5f0c2a9e77d1", seed: 7, threads: 2, engines: &[("pumpkin-core", "0.5.0")] },
        }
    }
}

/// Where to write the outputs for a look: `REPORT_OUT=DIR cargo test --test report`.
#[test]
fn written_for_a_look() {
    let Some(out) = std::env::var_os("REPORT_OUT").map(std::path::PathBuf::from) else { return };
    let case = Case::new();
    let answer = case.answer();
    std::fs::write(out.join("schedule.html"), report::page(&answer)).unwrap();
    std::fs::write(out.join("result.json"), report::result_json(&answer)).unwrap();
    std::fs::write(out.join("summary.txt"), report::summary(&answer)).unwrap();
    let compliance = report::compliance_json(&case.school, &case.compliance, &case.not_checked);
    std::fs::write(out.join("compliance.json"), compliance).unwrap();
    let audit = report::audit_text(&case.school, &case.compliance, &case.not_checked);
    std::fs::write(out.join("audit.txt"), audit).unwrap();
}
