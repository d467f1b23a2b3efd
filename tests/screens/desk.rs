//! The desk at which a test sits: the interface over a log, a clock that a test moves, and a clipboard.

use crate::glass::Glass;
use kycase::case::{Case, Moment, Span};
use kycase::show::Zone;
use kycase::store::Store;
use kycase::system::clipboard::Way;
use kycase::system::clock::Clock;
use kycase::system::config::Config;
use kycase::system::library::Library;
use kycase::system::when;
use kycase::tui::{App, Flow, Mouse, Surroundings};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseEvent};
use ratatui::layout::Rect;
use std::cell::RefCell;
use std::io;
use std::sync::LazyLock;
use tempfile::TempDir;

/// The UID of the story.
pub const UID: &str = "44705892343619584";

thread_local! {
    static COPIED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// The interface with all that is around it.
pub struct Desk {
    app: App,
    now: Moment,
    size: (u16, u16),
    folder: Option<TempDir>,
    left: bool,
    asked: Vec<Flow>,
}

/// What ships, read once for all tests: reading it is slow without optimisation.
pub fn library() -> Library {
    static SHIPPED: LazyLock<Library> = LazyLock::new(|| Library::read(None).unwrap());
    SHIPPED.clone()
}

/// The moment that `name` says, as `T+24h` or `T-1h 30m`. T is Monday, 2026-11-23, at noon in UTC.
pub fn time(name: &str) -> Moment {
    let noon = Moment::from_unix(1_795_435_200).unwrap();
    match name.split_at_checked(2) {
        Some(("T+", rest)) => noon.plus(span(rest)),
        Some(("T-", rest)) => noon.minus(span(rest)),
        _ => noon,
    }
}

fn span(text: &str) -> Span {
    when::span(text).unwrap()
}

impl Desk {
    /// An empty log, dark terminal, 80x24, T.
    pub fn new() -> Self {
        Self::with("terminal", |_| {})
    }

    /// A log in memory that `prepare` has written to.
    pub fn with(theme: &str, prepare: impl FnOnce(&mut Store)) -> Self {
        let library = library();
        let mut store = Store::in_memory(library.knowledge.policies()).unwrap();
        prepare(&mut store);
        Self::over(store, library, theme, None)
    }

    /// As [`Desk::with`], with settings that are not the usual ones.
    pub fn with_settings(theme: &str, set: impl FnOnce(&mut Config), prepare: impl FnOnce(&mut Store)) -> Self {
        let mut library = Library::read(None).unwrap();
        set(&mut library.config);
        let mut store = Store::in_memory(library.knowledge.policies()).unwrap();
        prepare(&mut store);
        Self::over(store, library, theme, None)
    }

    /// A log in a file, so that a test can read what was recorded.
    pub fn with_a_file() -> Self {
        let library = library();
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("log.db"), library.knowledge.policies()).unwrap();
        Self::over(store, library, "terminal", Some(folder))
    }

    fn over(store: Store, library: Library, theme: &str, folder: Option<TempDir>) -> Self {
        let now = time("T");
        let theme = theme.to_owned();
        let outside = Surroundings { store, library, clock: Clock::Real, zone: Zone::utc(), theme, copy };
        COPIED.with_borrow_mut(Vec::clear);
        Self { app: App::new(outside, now).unwrap(), now, size: (80, 24), folder, left: false, asked: Vec::new() }
    }

    /// Goes on at another time.
    pub fn at(mut self, name: &str) -> Self {
        self.now = time(name);
        self
    }

    /// Looks through a terminal of another size.
    pub fn sized(mut self, width: u16, height: u16) -> Self {
        self.size = (width, height);
        self
    }

    /// Presses keys, by their names with blanks between: `o`, `ctrl-s`, `tab tab enter`.
    pub fn press(mut self, keys: &str) -> Self {
        self.keys(keys);
        self
    }

    /// Types a text, letter by letter.
    pub fn type_text(mut self, text: &str) -> Self {
        for c in text.chars() {
            self.event(&Event::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)));
        }
        self
    }

    /// Pastes a text.
    pub fn paste(mut self, text: &str) -> Self {
        self.event(&Event::Paste(text.to_owned()));
        self
    }

    /// As [`Desk::press`], at a desk that stays.
    pub fn keys(&mut self, keys: &str) {
        for name in keys.split_whitespace() {
            self.event(&Event::Key(key(name)));
        }
    }

    /// Hands one event to the interface.
    pub fn event(&mut self, event: &Event) {
        match self.app.event(event, self.now) {
            Flow::GoOn => {}
            Flow::Quit => self.left = true,
            other => self.asked.push(other),
        }
    }

    /// Does something with the mouse.
    pub fn mouse(mut self, event: MouseEvent) -> Self {
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        if self.app.mouse_event(event, area, self.now) == Flow::Quit {
            self.left = true;
        }
        self
    }

    /// Who has the mouse.
    pub fn mouse_is(&self) -> Mouse {
        self.app.mouse()
    }

    /// Lets the interface look whether somebody else has written.
    pub fn refresh(&mut self) -> bool {
        self.app.refresh(self.now)
    }

    /// Whether the interface wants to be drawn every second.
    pub fn ticks(&self) -> bool {
        self.app.is_ticking(self.now)
    }

    /// Whether the interface has been left.
    pub fn is_left(&self) -> bool {
        self.left
    }

    /// What the interface asked of the terminal: an editor, or to be suspended.
    pub fn asked(&self) -> &[Flow] {
        &self.asked
    }

    /// Hands back what an editor made of a text.
    pub fn edited(mut self, text: &str) -> Self {
        self.app.edited(Ok(text.to_owned()));
        self
    }

    /// What is on the screen.
    pub fn screen(&self) -> Glass {
        self.screen_of(self.size.0, self.size.1)
    }

    /// What is on a screen of that size.
    pub fn screen_of(&self, width: u16, height: u16) -> Glass {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| self.app.draw(self.now, frame)).unwrap();
        Glass::new(terminal.backend().buffer().clone())
    }

    /// The present time.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Everything that was copied.
    pub fn copied(&self) -> Vec<String> {
        COPIED.with_borrow(Clone::clone)
    }

    /// A second program's hold on the same log.
    pub fn other_writer(&self) -> Store {
        let policies = library().knowledge.policies();
        Store::open(&self.folder.as_ref().unwrap().path().join("log.db"), policies).unwrap()
    }

    /// The one case that the log holds.
    pub fn recorded(&self) -> Case {
        let cases = self.other_writer().cases().unwrap();
        assert_eq!(cases.len(), 1, "one case is recorded");
        cases.into_iter().next().unwrap()
    }
}

#[expect(clippy::unnecessary_wraps, reason = "the shape that the interface wants")]
fn copy(text: &str) -> io::Result<Way> {
    COPIED.with_borrow_mut(|copied| copied.push(text.to_owned()));
    Ok(Way::Terminal)
}

/// The key of that name, in the words of the key map and in those of the hints alike.
pub fn key(name: &str) -> KeyEvent {
    let (modifiers, plain) = match name.split_once('-').filter(|(_, rest)| !rest.is_empty()) {
        Some(("ctrl", rest)) => (KeyModifiers::CONTROL, rest),
        Some(("alt", rest)) => (KeyModifiers::ALT, rest),
        _ => (KeyModifiers::NONE, name),
    };
    let code = match plain {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "backtab" | "shift-tab" => KeyCode::BackTab,
        "backspace" => KeyCode::Backspace,
        "delete" => KeyCode::Delete,
        "space" => KeyCode::Char(' '),
        "up" | "↑" => KeyCode::Up,
        "down" | "↓" => KeyCode::Down,
        "left" | "←" => KeyCode::Left,
        "right" | "→" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pageup" => KeyCode::PageUp,
        "pagedown" | "pgdn" => KeyCode::PageDown,
        "f1" => KeyCode::F(1),
        "f2" => KeyCode::F(2),
        _ => KeyCode::Char(plain.chars().next().filter(|c| plain.len() == c.len_utf8()).unwrap()),
    };
    KeyEvent::new(code, modifiers)
}
