//! Who entered an agreement, which edition it is, and what nobody checks: said in every report.

use crate::given::{audit, with};
use commonhour::{report, rules};

const FULL: &str = "
[agreement]
name = \"Teachers\"
edition = \"2025-28\"
document = \"Agreement between the board and the teachers\"
url = \"https://example.org/contract.pdf\"
effective = { from = 2025-07-01 }
checked-on = 2026-06-02
entered-by = \"J. Doe\"
entered-on = 2026-06-01
superseded-by = \"2028-31\"
note = \"Only Art. 7 is entered.\"
unchecked = [{ article = \"12.3\", what = \"coverage goes round by rotation\", why = \"needs the log of coverages\" }]

[[daily-prep]]
article = \"7.2\"
page = 14
minutes = 45
verb = \"encouraged\"
note = \"the table in Appendix B agrees\"
";

#[test]
fn every_report_names_edition_and_who_entered_it() {
    let input = with(FULL);
    let audit = audit(&input, 45, 0);
    let text = report::audit_text(&input.school, &audit, &[]);
    for line in [
        "Agreements\n  Teachers, edition 2025-28, in force from 2025-07-01, entered by J. Doe on 2026-06-01, \
         checked on 2026-06-02, superseded by 2028-31\n",
        "Notes\n  Teachers is superseded by 2028-31: what holds today may differ\n  Art. 7.2, Teachers: the table in \
         Appendix B agrees\n",
        "Not checked\n  Art. 12.3, Teachers: coverage goes round by rotation (needs the log of coverages)\n",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let json: serde_json::Value = serde_json::from_str(&report::compliance_json(&input.school, &audit, &[])).unwrap();
    assert_eq!(
        json["agreements"][0],
        serde_json::json!({
            "name": "Teachers", "kind": "contract", "edition": "2025-28",
            "document": "Agreement between the board and the teachers", "url": "https://example.org/contract.pdf",
            "in_force": "from 2025-07-01", "checked_on": "2026-06-02", "entered_by": "J. Doe",
            "entered_on": "2026-06-01", "superseded_by": "2028-31", "note": "Only Art. 7 is entered.",
            "asks_nothing": null,
        })
    );
    let finding = json["findings"].as_array().unwrap().iter().find(|own| own["rule"] == "daily-prep").unwrap();
    assert_eq!((&finding["agreement"], &finding["verb"]), (&"Teachers".into(), &"encouraged".into()));
    let promises = rules::promises(&input.school, &input.contract);
    let prep = promises.iter().find(|own| own.rule == "daily-prep").unwrap();
    assert!(prep.sentence.ends_with("Art. 7.2 (page 14), Teachers (encouraged, not required)"), "{}", prep.sentence);
    let footing = report::footing_text(&rules::footing(&input.school, &input.contract));
    assert!(footing.contains("superseded by 2028-31") && footing.contains("needs the log of coverages"), "{footing}");
}
