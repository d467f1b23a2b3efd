//! What is on the screen, and what keys do to it. The only file of the interface, beside the loop, that names the log.

use super::action::Action;
use super::form::{self, Form};
use super::keymap::{Key, Keymap, Place};
use super::reaction::{Reaction, Wish};
use super::screen::{Board, CasePage, HelpPage, Message, StatisticsPage, Then, sort};
use super::theme::Theme;
use super::view::Look;
use super::widget::{Page, draw_lines};
use crate::case::{Case, CaseId, Command, Made, Moment, Refusal};
use crate::playbook::{BadData, DataFile};
use crate::show::{Zone, explain, timeline};
use crate::store::{CommitError, Store, StoreError};
use crate::system::clipboard::Way;
use crate::system::clock::Clock;
use crate::system::library::Library;
use ratatui::Frame;
use ratatui::crossterm::event::{Event, KeyEvent, KeyEventKind};
use ratatui::style::Style;
use std::io;

/// The smallest screen on which everything can be read.
pub const SMALLEST: (u16, u16) = (60, 16);

/// What the interface needs from outside.
#[derive(Debug)]
pub struct Surroundings {
    /// The log.
    pub store: Store,
    /// Everything that is data.
    pub library: Library,
    /// Where the time comes from.
    pub clock: Clock,
    /// Local time.
    pub zone: Zone,
    /// The theme, by name.
    pub theme: String,
    /// How a text is copied.
    pub copy: fn(&str) -> io::Result<Way>,
}

/// The interface: what it shows, and the log behind it.
#[derive(Debug)]
pub struct App {
    store: Store,
    copy: fn(&str) -> io::Result<Way>,
    look: Look,
    cases: Vec<Case>,
    board: Board,
    layers: Vec<Layer>,
    foot_note: Option<String>,
    seen: i64,
}

/// What lies over the list of cases.
#[derive(Debug)]
enum Layer {
    Case(CasePage),
    Form(Box<Form>),
    Help(HelpPage),
    Statistics(StatisticsPage),
    Message(Box<Message>),
}

/// Whether to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Draw and wait for the next event.
    GoOn,
    /// Leave.
    Quit,
}

/// Why the interface can't start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The theme or the key map can't be used.
    #[error(transparent)]
    Data(#[from] BadData),
    /// The log can't be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl App {
    /// The interface over a log, showing its cases.
    ///
    /// # Errors
    /// [`StartError`] where the log, the theme or the key map can't be read.
    pub fn new(outside: Surroundings, now: Moment) -> Result<Self, StartError> {
        let keys = DataFile {
            place: "keymap.toml".to_owned(),
            path: "data/keymap.toml".to_owned(),
            text: include_str!("../../data/keymap.toml").to_owned(),
        };
        let Surroundings { store, library, clock, zone, theme, copy } = outside;
        let theme = Theme::read(&library.knowledge, &theme)?;
        let mut app = Self {
            store,
            copy,
            look: Look { library, theme, keymap: Keymap::read(&keys)?, zone, clock },
            cases: Vec::new(),
            board: Board::default(),
            layers: Vec::new(),
            foot_note: None,
            seen: 0,
        };
        app.read(now)?;
        Ok(app)
    }

    /// Takes a key, a paste or a change of size.
    pub fn event(&mut self, event: &Event, now: Moment) -> Flow {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.key(*key, now),
            Event::Paste(text) => self.paste(text, now),
            _ => Flow::GoOn,
        }
    }

    /// Reads the log again if somebody else has written to it; whether there was anything new.
    pub fn refresh(&mut self, now: Moment) -> bool {
        if self.store.version().is_ok_and(|version| version == self.seen) {
            return false;
        }
        if let Err(error) = self.read(now) {
            self.say(Message::trouble("The log can't be read", error.to_string()));
        }
        true
    }

    /// Whether a timer is on the screen, so that it has to be drawn every second.
    pub fn is_ticking(&self, now: Moment) -> bool {
        match self.layers.iter().rev().find(|layer| !matches!(layer, Layer::Message(_))) {
            None => self.cases.iter().any(|case| !case.timers(now).is_empty()),
            Some(Layer::Case(page)) => self.case(page.id()).is_some_and(|case| !case.timers(now).is_empty()),
            Some(Layer::Form(_) | Layer::Help(_) | Layer::Statistics(_) | Layer::Message(_)) => false,
        }
    }

    /// Draws the screen as it is at `now`.
    pub fn draw(&self, now: Moment, frame: &mut Frame<'_>) {
        let view = self.look.view(now);
        let area = frame.area();
        if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
            let mut page = Page::new(area.width);
            let words = format!(
                "kycase needs {} x {} cells; this is {} x {}.",
                SMALLEST.0, SMALLEST.1, area.width, area.height
            );
            page.paragraph("", &words, Style::default());
            draw_lines(page.lines, 0, frame, area);
            return;
        }
        let full = self.layers.iter().rposition(|layer| !matches!(layer, Layer::Message(_)));
        // Under a message only its own keys mean something.
        let silent = matches!(self.layers.last(), Some(Layer::Message(_)));
        let note = if silent { Some("") } else { self.foot_note.as_deref() };
        match full.map(|index| &self.layers[index]) {
            Some(Layer::Case(page)) => match self.case(page.id()) {
                Some(case) => page.draw(case, note, &view, frame, area),
                None => self.board.draw(&self.cases, note, &view, frame, area),
            },
            Some(Layer::Form(form)) => form.draw(&view, frame, area),
            Some(Layer::Help(help)) => help.draw(&view, frame, area),
            Some(Layer::Statistics(page)) => page.draw(&self.cases, &view, frame, area),
            Some(Layer::Message(_)) | None => self.board.draw(&self.cases, note, &view, frame, area),
        }
        if let Some(Layer::Message(message)) = self.layers.last() {
            message.draw(&view, frame, area);
        }
    }

    fn key(&mut self, event: KeyEvent, now: Moment) -> Flow {
        self.foot_note = None;
        let key = Key::of(event);
        let view = self.look.view(now);
        let place = place(self.layers.last());
        let action = self.look.keymap.action(place, key);
        let reaction = match (self.layers.last_mut(), action) {
            (Some(Layer::Form(form)), _) => form.key(event, &view),
            (_, None) => Reaction::Stay,
            (None, Some(action)) => self.board.act(action, &self.cases, &view),
            (Some(Layer::Case(page)), Some(action)) => match self.cases.iter().find(|case| case.id == *page.id()) {
                Some(case) => page.act(action, case, &view),
                None => Reaction::Back,
            },
            (Some(Layer::Help(help)), Some(action)) => help.act(action),
            (Some(Layer::Statistics(page)), Some(action)) => page.act(action, &self.cases, &view),
            (Some(Layer::Message(message)), Some(Action::Yes)) => match message.take_then() {
                Some(then) => return self.follow(then, now),
                None => Reaction::Back,
            },
            (Some(Layer::Message(_)), Some(action)) => Message::act(action),
        };
        self.react(reaction, now)
    }

    fn paste(&mut self, text: &str, now: Moment) -> Flow {
        let view = self.look.view(now);
        if let Some(Layer::Form(form)) = self.layers.last_mut() {
            form.paste(text, &view);
        }
        Flow::GoOn
    }

    fn react(&mut self, reaction: Reaction, now: Moment) -> Flow {
        match reaction {
            Reaction::Stay => {}
            Reaction::Quit => return Flow::Quit,
            Reaction::Back => {
                self.layers.pop();
            }
            Reaction::ShowCase(id) => self.layers.push(Layer::Case(CasePage::new(id))),
            Reaction::ShowStatistics => self.layers.push(Layer::Statistics(StatisticsPage::default())),
            Reaction::Fill(form) => self.layers.push(Layer::Form(form)),
            Reaction::Say(message) => self.say(*message),
            Reaction::Help => self.layers.push(Layer::Help(HelpPage::new(place(self.layers.last())))),
            Reaction::Record(wish) => self.record(*wish, now),
            Reaction::Copy(text, what) => match (self.copy)(&text) {
                Ok(way) => self.foot_note = Some(format!("{what}: {way}")),
                Err(error) => {
                    let words =
                        format!("{error}. The text is on the tab `Draft`, and `kycase draft --output FILE` writes it.");
                    self.say(Message::trouble("Not copied", words));
                }
            },
            Reaction::Note(note) => self.foot_note = Some(note),
        }
        Flow::GoOn
    }

    /// What follows a yes.
    fn follow(&mut self, then: Then, now: Moment) -> Flow {
        self.layers.pop();
        match then {
            Then::Discard => {
                self.layers.pop();
            }
            Then::Record(wish) => self.record(*wish, now),
            Then::ConfirmBreach(wish) => {
                if let Wish::About(id, command) = *wish
                    && let Some(case) = self.case(&id)
                {
                    let form = form::breach(case, command);
                    self.layers.push(Layer::Form(Box::new(form)));
                }
            }
        }
        Flow::GoOn
    }

    /// Records a wish. On success the forms that led to it are left; on a refusal they stay, with what was typed.
    fn record(&mut self, wish: Wish, now: Moment) {
        let recorded = match &wish {
            Wish::Open(opening) => self.store.open_case(opening, now),
            Wish::About(id, command) => self.store.commit(id, command, now),
        };
        match recorded {
            Ok(case) => self.recorded(&case, &wish, now),
            Err(CommitError::Refused { refusal, case }) => self.refused(wish, &refusal, case.as_deref(), now),
            Err(error) => self.say(Message::trouble("Not recorded", error.to_string())),
        }
    }

    fn recorded(&mut self, case: &Case, wish: &Wish, now: Moment) {
        while matches!(self.layers.last(), Some(Layer::Form(_) | Layer::Message(_))) {
            self.layers.pop();
        }
        let lines = timeline(case, &self.look.library.knowledge.catalogue);
        let quiet = matches!(wish, Wish::About(_, Command::Check { .. }));
        if let Some(line) = lines.last().filter(|_| !quiet) {
            self.foot_note = Some(format!("Recorded: {}", line.text));
        }
        if matches!(wish, Wish::Open(_)) {
            self.board.choose(case.id.clone());
        }
        if let Err(error) = self.read(now) {
            self.say(Message::trouble("The log can't be read", error.to_string()));
        }
    }

    fn refused(&mut self, wish: Wish, refusal: &Refusal, case: Option<&Case>, now: Moment) {
        let explained = explain(refusal, case, &self.look.library.knowledge, &self.look.zone, now);
        let mut message = Message::trouble("Refused", explained.paragraphs());
        let breaks_the_rule = matches!(
            refusal,
            Refusal::CoolingDown { .. }
                | Refusal::SupportFirst { .. }
                | Refusal::Blocked { .. }
                | Refusal::LevelNotVerified { .. }
        );
        if breaks_the_rule && matches!(wish, Wish::About(_, Command::Submit { made: Made::UnderTheRule, .. })) {
            message = message.then(Then::ConfirmBreach(Box::new(wish)));
        }
        self.say(message);
    }

    fn say(&mut self, message: Message) {
        self.layers.push(Layer::Message(Box::new(message)));
    }

    fn read(&mut self, now: Moment) -> Result<(), StoreError> {
        self.seen = self.store.version()?;
        self.cases = self.store.cases()?;
        sort(&mut self.cases, now);
        Ok(())
    }

    fn case(&self, id: &CaseId) -> Option<&Case> {
        self.cases.iter().find(|case| case.id == *id)
    }
}

/// Where keys go.
fn place(top: Option<&Layer>) -> Place {
    match top {
        None => Place::Board,
        Some(Layer::Case(_)) => Place::Case,
        Some(Layer::Form(_)) => Place::Form,
        Some(Layer::Help(_)) => Place::Help,
        Some(Layer::Statistics(_)) => Place::Statistics,
        Some(Layer::Message(_)) => Place::Message,
    }
}
