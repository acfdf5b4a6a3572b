//! What the school file says about prices.

use super::given::{AGREEMENT, changed, ways, with};
use commonhour::model::{ChangeKind, Prices, Role};
use commonhour::read;
use commonhour::ways::catalogue;

const STATUTE: &str =
    "[agreement]\nname = \"State code\"\nkind = \"statute\"\n\n[[duty-free-lunch]]\narticle = \"EC 1\"\nminutes = 25\n";

fn blocked() -> String {
    changed(&[("# What the team needs", "[sections]\nmax-per-day = 1\n\n# What the team needs")])
}

#[test]
fn prices_are_read_with_their_defaults() {
    let usual = read::school(&with(&blocked(), &[("contract.toml", AGREEMENT)])).unwrap().school.prices;
    assert_eq!(usual, Prices::default());
    let prices = "\n[prices]\ncurrency = \"EUR\"\nyear = { specialist = 70_000 }\nhour = { paraprofessional = 31 }\n\
                  contract-hour = 66\nweeks = 38\npoint = 500\nuntouchable = [\"7.5\"]\npoints = { minutes = 9 }\n";
    let own = read::school(&with(&(blocked() + prices), &[("contract.toml", AGREEMENT)])).unwrap().school.prices;
    assert!(own.given);
    assert_eq!((own.currency.as_str(), own.contract_hour, own.weeks, own.point), ("EUR", 66, 38, 500));
    assert_eq!((own.year[&Role::Specialist], own.year[&Role::Librarian]), (70_000, 90_000));
    assert_eq!((own.points(ChangeKind::Minutes), own.points(ChangeKind::Window)), (9, 1));
    assert_eq!((own.as_points(0), own.as_points(1), own.as_points(500), own.as_points(501)), (0, 1, 1, 2));
    for (wrong, what) in [
        ("[prices]\npint = 3\n", "unknown key `pint`"),
        ("[prices]\npoints = { minuts = 3 }\n", "unknown key `minuts`"),
        ("[prices]\nyear = { teacher = 3 }\n", "unknown key `teacher`"),
        ("[prices]\npoint = 0\n", "`point`"),
    ] {
        let problems = read::school(&with(&(blocked() + "\n" + wrong), &[("contract.toml", AGREEMENT)])).unwrap_err();
        assert!(problems.render(false).contains(what), "{}", problems.render(false));
    }
}

#[test]
fn prices_change_the_order() {
    let first = |prices: &str| {
        let found = ways(&with(&(blocked() + prices), &[("contract.toml", AGREEMENT)]));
        (found.ways[0].changes[0].kind, found.prices_given)
    };
    assert_eq!(first(""), (ChangeKind::Most, false));
    let (kind, given) = first("\n[prices]\npoints = { most = 5000 }\n");
    assert!(given && kind != ChangeKind::Most, "{kind:?}");
}

#[test]
fn statutes_and_what_is_untouchable_are_never_changed() {
    let contract = |school: &str| {
        let folder = with(school, &[("contract.toml", AGREEMENT), ("state.toml", STATUTE)]);
        let input = read::school(&folder).unwrap();
        let all = catalogue(&folder, &input).into_iter().filter(|change| change.kind == ChangeKind::Contract);
        all.map(|change| change.sentence).collect::<Vec<_>>()
    };
    let usual = contract(&blocked());
    assert!(!usual.is_empty() && usual.iter().all(|sentence| sentence.contains("Art. 7.5")), "{usual:?}");
    assert_eq!(contract(&(blocked() + "\n[prices]\nuntouchable = [\"7\"]\n")), Vec::<String>::new());
    let packs = blocked() + "\n[contract]\npacks = [\"california\"]\n";
    let folder = super::given::folder(&packs);
    let all = catalogue(&folder, &read::school(&folder).unwrap());
    assert!(all.iter().all(|change| change.kind != ChangeKind::Contract));
}

#[test]
fn only_what_touches_the_conflict_is_tried() {
    use commonhour::model::{GradeId, Item};
    use commonhour::ways::{Limits, ways_out};
    let stop = std::sync::atomic::AtomicBool::new(false);
    let folder = with(&blocked(), &[("contract.toml", AGREEMENT)]);
    let limits = Limits { each: 800, ..Limits::usual(super::given::settings(400_000, &stop)) };
    let touching = [Item::MostSections(GradeId(0))].into();
    let found = ways_out(&folder, Some(&touching), &limits).unwrap();
    assert!(!found.ways.is_empty());
    for way in &found.ways {
        assert!(way.changes.iter().any(|change| !change.touches.is_disjoint(&touching)), "{way:?}");
    }
}
