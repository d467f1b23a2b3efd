use kycase::system::{clipboard, clock, library::Library};
fn main() {
    let library = Library::read(None).unwrap();
    let path = std::env::var("KYCASE_DB").unwrap();
    let store = kycase::store::Store::open(path.as_ref(), library.knowledge.policies()).unwrap();
    let clock = clock::Clock::of_this_run().unwrap();
    kycase::tui::run(kycase::tui::Surroundings {
        store,
        library,
        clock,
        zone: clock::local_zone(),
        theme: "terminal".into(),
        copy: clipboard::copy,
    })
    .unwrap();
}
