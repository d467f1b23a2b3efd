//! How fast the things are that happen at every start, every second and every key: `cargo bench`.

use divan::Bencher;
use kycase::case::{
    Account, ChosenBy, Command, ExchangeId, Finality, Level, Made, Moment, Opening, ReasonId, Span, Submission, Verdict,
};
use kycase::show::Zone;
use kycase::store::Store;
use kycase::system::clipboard::Way;
use kycase::system::clock::Clock;
use kycase::system::library::Library;
use kycase::tui::{App, Surroundings};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

fn main() {
    divan::main();
}

/// Reading everything that is data.
#[divan::bench]
fn read_the_library(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Library::read(None).map(|library| library.knowledge.catalogue.reasons.len()).ok());
}

/// Reading every case of a log with two rejected attempts each.
#[divan::bench(args = [1, 10, 1000])]
fn read_cases(bencher: Bencher<'_, '_>, cases: u32) {
    let store = log_of(cases, 2);
    bencher.bench_local(|| store.as_ref().and_then(|store| store.cases().ok()).map(|cases| cases.len()));
}

/// Recording one note in a log of many cases.
#[divan::bench(args = [1, 1000])]
fn commit_a_note(bencher: Bencher<'_, '_>, cases: u32) {
    let Some(mut store) = log_of(cases, 2) else { return };
    let Some(id) = store.cases().ok().and_then(|cases| Some(cases.first()?.id.clone())) else { return };
    let command = Command::Note { text: "a word".to_owned() };
    bencher.bench_local(|| store.commit(&id, &command, now()).is_ok());
}

/// Proposing reasons for a text of so many sentences; forty are two kibibytes.
#[divan::bench(args = [1, 10, 40])]
fn triage(bencher: Bencher<'_, '_>, sentences: usize) {
    let library = Library::read(None).ok();
    let text = "Your ID photo has glare and the name does not match. ".repeat(sentences);
    bencher.bench(|| library.as_ref().map(|library| library.triage.propose(&text).len()));
}

/// Drawing the list of cases.
#[divan::bench(args = [1, 1000])]
fn draw_the_board(bencher: Bencher<'_, '_>, cases: u32) {
    draw(bencher, log_of(cases, 2), &[]);
}

/// Drawing the statistics of 300 cases with 20 attempts each.
#[divan::bench]
fn draw_the_statistics(bencher: Bencher<'_, '_>) {
    draw(bencher, log_of(300, 20), &[KeyCode::Char('S')]);
}

/// Drawing the course of one of 300 cases with 20 attempts each.
#[divan::bench]
fn draw_the_timeline(bencher: Bencher<'_, '_>) {
    draw(bencher, log_of(300, 20), &[KeyCode::Enter, KeyCode::Char('5')]);
}

fn draw(bencher: Bencher<'_, '_>, store: Option<Store>, keys: &[KeyCode]) {
    let (Some(store), Ok(library)) = (store, Library::read(None)) else { return };
    let copy = |_: &str| Ok(Way::Terminal);
    let outside =
        Surroundings { store, library, clock: Clock::Real, zone: Zone::utc(), theme: "terminal".to_owned(), copy };
    let Ok(mut app) = App::new(outside, now()) else { return };
    for key in keys {
        app.event(&Event::Key(KeyEvent::new(*key, KeyModifiers::NONE)), now());
    }
    let Ok(mut terminal) = Terminal::new(TestBackend::new(120, 40));
    bencher.bench_local(|| terminal.draw(|frame| app.draw(now(), frame)).is_ok());
}

fn now() -> Moment {
    Moment::from_unix(1_795_442_700).unwrap_or(Moment::MIN)
}

fn log_of(cases: u32, attempts: u64) -> Option<Store> {
    let library = Library::read(None).ok()?;
    let mut store = Store::in_memory(library.knowledge.policies()).ok()?;
    for uid in 0..cases {
        let account = Account::new(ExchangeId::new("okx"), format!("{uid:08}"));
        let case = store.open_case(&Opening { account, level: Level::new("identity") }, now()).ok()?;
        for left in (0..attempts).rev() {
            let at = now().minus(Span::from_hours(48 * left + 72));
            let submission = Submission { document: Some("passport".to_owned()), ..Submission::default() };
            store.commit(&case.id, &Command::Submit { at, submission, made: Made::UnderTheRule }, now()).ok()?;
            let verdict = Verdict {
                reasons: vec![ReasonId::new("document_glare")],
                chosen_by: ChosenBy::User,
                finality: Finality::ByReasons,
                stated_wait: None,
            };
            let text = Some("There is glare on the image, please try again.".to_owned());
            store.commit(&case.id, &Command::Reject { at: at.plus(Span::from_hours(4)), text, verdict }, now()).ok()?;
        }
    }
    Some(store)
}
