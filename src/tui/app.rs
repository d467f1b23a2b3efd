//! What is on the screen, and what keys do to it.

mod around;
mod picture;
mod recording;

use super::action::Action;
use super::finish::Letters;
use super::keymap::{Key, Keymap, Place};
use super::layer::Layer;
use super::mouse::Mouse;
use super::reaction::Reaction;
use super::screen::{Board, CasePage, FindPage, Guide, HelpPage, Message, Palette, StatisticsPage, sort};
use super::theme::{Theme, ThemeError};
use super::view::{Drafts, Look, Pace};
use crate::case::{Case, CaseId, Moment};
use crate::playbook::BadData;
use crate::show::Zone;
use crate::show::alarm::Alarms;
use crate::store::{Store, StoreError};
use crate::system::clipboard::Way;
use crate::system::clock::Clock;
use crate::system::library::Library;
use ratatui::crossterm::event::{Event, KeyEvent, KeyEventKind};
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
    alarms: Alarms,
    mouse: Mouse,
    /// The size of the terminal, once it has told.
    size: Option<(u16, u16)>,
    /// The text that an editor has.
    given: String,
}

/// What is to be done before the next event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Draw.
    GoOn,
    /// Leave.
    Quit,
    /// Go back to the shell until it lets us go on.
    Suspend,
    /// Let the user change a text in an editor; what came of it goes to [`App::edited`].
    Edit(String),
}

/// Why the interface can't start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The theme can't be used.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// The key map can't be used.
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
        let Surroundings { store, library, clock, zone, theme, copy } = outside;
        let theme = Theme::read(&library.knowledge, &theme)?;
        let letters = if library.config.ascii == Some(true) { Letters::Ascii } else { Letters::Unicode };
        let mouse = if library.config.mouse { Mouse::Kycase } else { Mouse::Terminal };
        let mut app = Self {
            store,
            copy,
            look: Look { keymap: Keymap::of(&library)?, library, theme, letters, zone, clock, drafts: Drafts::new() },
            cases: Vec::new(),
            board: Board::default(),
            layers: Vec::new(),
            foot_note: None,
            seen: 0,
            alarms: Alarms::from(now),
            mouse,
            size: None,
            given: String::new(),
        };
        app.read(now)?;
        Ok(app)
    }

    /// Takes a key, a paste or a change of size.
    pub fn event(&mut self, event: &Event, now: Moment) -> Flow {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.key(*key, now),
            Event::Paste(text) => self.paste(text, now),
            Event::Resize(width, height) => {
                self.size = Some((*width, *height));
                Flow::GoOn
            }
            _ => Flow::GoOn,
        }
    }

    /// Reads the log again if somebody else has written to it; whether there was anything new.
    pub fn refresh(&mut self, now: Moment) -> bool {
        if self.store.version().is_ok_and(|version| version == self.seen) {
            return false;
        }
        self.read_again(now);
        true
    }

    /// Takes what came of a text that was given to an editor.
    pub fn edited(&mut self, result: io::Result<String>) {
        match (result, self.layers.last_mut()) {
            (Ok(text), Some(Layer::Case(page))) if text != self.given => {
                let key = (page.id().clone(), page.template());
                // An empty text means the template's own again.
                if text.trim().is_empty() {
                    self.look.drafts.remove(&key);
                } else {
                    self.look.drafts.insert(key, text);
                }
            }
            (Ok(_), _) => {}
            (Err(error), _) => self.say(Message::trouble("Not edited", format!("{error}. The text is as before."))),
        }
    }

    fn key(&mut self, event: KeyEvent, now: Moment) -> Flow {
        self.foot_note = None;
        let action = self.look.keymap.action(self.place(), Key::of(event));
        // What nobody can read is answered by nobody.
        if self.is_cramped() && !matches!(action, Some(Action::Suspend | Action::Quit)) {
            return Flow::GoOn;
        }
        let reaction = match (action, self.layers.last_mut()) {
            (Some(Action::Suspend), _) => return Flow::Suspend,
            (Some(action @ (Action::Help | Action::Quit)), _) => self.act(action, now),
            (_, Some(Layer::Form(form))) => form.key(event, &self.look.view(now, &self.cases, Pace::Ticking)),
            (Some(action), _) => self.act(action, now),
            (None, None) => self.board.type_key(event),
            (None, Some(Layer::Help(help))) => help.type_key(event),
            (None, Some(Layer::Palette(palette))) => palette.type_key(event),
            (None, Some(Layer::Find(page))) => page.type_key(event),
            (None, Some(Layer::Case(_) | Layer::Guide(_) | Layer::Statistics(_) | Layer::Message(_))) => Reaction::Stay,
        };
        self.react(reaction, now)
    }

    /// Where keys go.
    fn place(&self) -> Place {
        self.layers.last().map_or_else(|| self.board.place(), Layer::place)
    }

    /// Does an action: those that are the same everywhere here, the others where the keys go.
    fn act(&mut self, action: Action, now: Moment) -> Reaction {
        let place = self.place();
        let view = self.look.view(now, &self.cases, Pace::Ticking);
        match (action, self.layers.last_mut()) {
            (Action::Quit, _) => self.quit(),
            // The key that opens the help closes it again.
            (Action::Help, top) if !matches!(top, Some(Layer::Help(_))) => {
                self.layers.push(Layer::Help(HelpPage::new(place)));
                Reaction::Stay
            }
            (Action::Palette, _) => {
                self.layers.push(Layer::Palette(Palette::new(place)));
                Reaction::Stay
            }
            (Action::Mouse, _) => self.hand_mouse_over(),
            (Action::Statistics, top) if !matches!(top, Some(Layer::Statistics(_))) => {
                self.layers.push(Layer::Statistics(StatisticsPage::default()));
                Reaction::Stay
            }
            (Action::Find, _) => {
                self.layers.push(Layer::Find(FindPage::default()));
                Reaction::Stay
            }
            (_, None) => self.board.act(action, &self.cases, &view),
            (_, Some(Layer::Case(page))) => match self.cases.iter().find(|case| case.id == *page.id()) {
                Some(case) => page.act(action, case, &view),
                None => Reaction::Back,
            },
            (_, Some(Layer::Guide(guide))) => match self.cases.iter().find(|case| case.id == *guide.id()) {
                Some(case) => guide.act(action, case, &view),
                None => Reaction::Back,
            },
            (_, Some(Layer::Form(form))) => form.act(action, &view),
            (_, Some(Layer::Help(help))) => help.act(action, &view),
            (_, Some(Layer::Statistics(page))) => page.act(action, &self.cases, &view),
            (_, Some(Layer::Find(page))) => page.act(action, &self.cases),
            (_, Some(Layer::Palette(palette))) => palette.act(action, &self.cases, &view),
            (Action::Yes, Some(Layer::Message(message))) => {
                message.take_then().map_or(Reaction::Back, |then| self.follow(then, now))
            }
            (_, Some(Layer::Message(_))) => Reaction::Back,
        }
    }

    fn paste(&mut self, text: &str, now: Moment) -> Flow {
        if self.is_cramped() {
            return Flow::GoOn;
        }
        let view = self.look.view(now, &self.cases, Pace::Ticking);
        match self.layers.last_mut() {
            None => self.board.paste(text),
            Some(Layer::Form(form)) => form.paste(text, &view),
            Some(Layer::Help(help)) => help.paste(text),
            Some(Layer::Palette(palette)) => palette.paste(text),
            Some(Layer::Find(page)) => page.paste(text),
            Some(Layer::Case(_) | Layer::Guide(_) | Layer::Statistics(_) | Layer::Message(_)) => {}
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
            Reaction::Guide(id) => {
                let guide = self.case(&id).map(|case| Guide::new(case, &self.view(now)));
                self.layers.extend(guide.map(Layer::Guide));
            }
            Reaction::Fill(form) => self.layers.push(Layer::Form(form)),
            Reaction::Say(message) => self.say(*message),
            Reaction::Instead(next) => {
                self.layers.pop();
                return self.react(*next, now);
            }
            Reaction::Act(Action::Suspend) => {
                self.layers.pop();
                return Flow::Suspend;
            }
            Reaction::Act(action) => {
                self.layers.pop();
                let reaction = self.act(action, now);
                return self.react(reaction, now);
            }
            Reaction::Edit(text) => {
                self.given.clone_from(&text);
                return Flow::Edit(text);
            }
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

    /// Leaves, unless a form holds something that would be lost: then that is asked first, once.
    fn quit(&mut self) -> Reaction {
        let touched = self.layers.iter().any(|layer| matches!(layer, Layer::Form(form) if form.is_touched()));
        let asked = matches!(self.layers.last(), Some(Layer::Message(_)));
        if touched && !asked && !self.is_cramped() {
            return Reaction::Say(Box::new(Message::quit()));
        }
        Reaction::Quit
    }

    fn say(&mut self, message: Message) {
        let said = matches!(self.layers.last(), Some(Layer::Message(last)) if last.says_the_same_as(&message));
        if said {
            return;
        }
        self.layers.push(Layer::Message(Box::new(message)));
    }

    /// Reads the log again; where that fails, what was read before stays, and it is said.
    fn read_again(&mut self, now: Moment) {
        if let Err(error) = self.read(now) {
            self.say(Message::trouble("The log can't be read", error.to_string()));
        }
    }

    fn read(&mut self, now: Moment) -> Result<(), StoreError> {
        self.seen = self.store.version()?;
        self.cases = self.store.cases()?;
        sort(&mut self.cases, now);
        // What is about a case that is gone goes too; a form stays, with what was typed in it.
        let gone = |id: &CaseId| !self.cases.iter().any(|case| case.id == *id);
        self.layers.retain(|layer| !layer.case().is_some_and(gone));
        if self.layers.iter().all(Layer::is_window) {
            self.layers.retain(|layer| matches!(layer, Layer::Message(_)));
        }
        Ok(())
    }

    fn case(&self, id: &CaseId) -> Option<&Case> {
        self.cases.iter().find(|case| case.id == *id)
    }
}
