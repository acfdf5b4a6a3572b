use commonhour::laws::certificates;
#[test]
fn explore() {
    for dir in std::fs::read_dir("examples").unwrap() {
        let dir = dir.unwrap().path();
        if !dir.join("school.toml").exists() {
            continue;
        }
        let folder = commonhour::read::folder(&dir).unwrap();
        let input = commonhour::read::school(&folder).unwrap_or_else(|p| panic!("{}", p.render(false)));
        let start = std::time::Instant::now();
        let demands = input.contract.demands(&input.school).required_only();
        let found = certificates(&input.school, &demands);
        println!("{} {:?}", dir.display(), start.elapsed());
        for c in found {
            println!("  {} | {} | {:?}", c.law, c.sentence, c.rests_on.iter().filter(|i| !i.is_fact()).count());
        }
    }
}
