//! One field of a form.

use super::Fault;
use super::choice::Choice;
use super::reasons::ReasonPicker;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::style::Style;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

/// The most that one paste adds to a field, in bytes: far above any message of an exchange.
const LONGEST_PASTE: usize = 1024 * 1024;

/// The most that pastes fill a field of one line with, in bytes. The text area counts columns in 16 bits.
const LONGEST_LINE: usize = 4096;

/// One field.
#[derive(Debug)]
pub struct Field {
    /// What the form calls it.
    pub id: &'static str,
    /// What its user is shown.
    pub label: &'static str,
    /// What is wanted, in a sentence.
    pub hint: String,
    /// What can be put in.
    pub kind: Kind,
    proposes: bool,
    initial: Option<String>,
    origin: Origin,
}

/// Where what stands in a field comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Origin {
    /// The form put it there.
    Form,
    /// It was read out of these words of another field.
    Read(String),
    /// Its user typed it, or took it out.
    User,
}

/// What can be put in a field.
#[derive(Debug)]
pub enum Kind {
    /// One line of text.
    Line(TextArea<'static>),
    /// A moment, as people write it.
    Time(TextArea<'static>),
    /// Text of any length, kept as it is pasted.
    Area(TextArea<'static>),
    /// One of some values.
    Choice(Choice),
    /// Any number of rejection reasons.
    Reasons(ReasonPicker),
}

/// What came of a key in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing: it is of no use in this field.
    None,
    /// The cursor moved, at most.
    Moved,
    /// Something was put in or taken out.
    Changed,
}

impl Field {
    /// One line of text.
    pub fn line(id: &'static str, label: &'static str, hint: impl Into<String>, text: &str) -> Self {
        Self::new(id, label, hint, Kind::Line(text_area(text)))
    }

    /// A moment; now, unless something else is typed.
    pub fn time(id: &'static str, label: &'static str) -> Self {
        Self::known_time(id, label, "now")
    }

    /// A moment that is known already; the first letter typed takes its place.
    pub fn known_time(id: &'static str, label: &'static str, text: &str) -> Self {
        let hint = "`now`, `3h ago`, `14:05`, `yesterday 14:05` or `2026-11-23 14:05`";
        let mut area = text_area(text);
        area.select_all();
        Self::new(id, label, hint, Kind::Time(area))
    }

    /// Text of any length.
    pub fn area(id: &'static str, label: &'static str, hint: impl Into<String>) -> Self {
        let mut area = text_area("");
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        Self::new(id, label, hint, Kind::Area(area))
    }

    /// One of some values.
    pub fn choice(id: &'static str, label: &'static str, hint: impl Into<String>, choice: Choice) -> Self {
        Self::new(id, label, hint, Kind::Choice(choice))
    }

    /// Any number of reasons.
    pub fn reasons(id: &'static str, label: &'static str, picker: ReasonPicker) -> Self {
        let hint = "space ticks, ↑↓ move, letters search; nothing ticked means that no reason was given";
        Self::new(id, label, hint, Kind::Reasons(picker))
    }

    /// The field as one whose text leads to proposed reasons.
    #[must_use]
    pub fn proposing(mut self) -> Self {
        self.proposes = true;
        self
    }

    /// Whether its text leads to proposed reasons.
    pub fn proposes(&self) -> bool {
        self.proposes
    }

    /// Puts in what was read out of a text, and the words that said it; nothing where it says nothing. What its user
    /// typed stays. The first letter typed takes the place of what was read.
    pub fn take_reading(&mut self, reading: Option<(String, String)>) {
        let Kind::Line(area) = &mut self.kind else { return };
        if self.origin == Origin::User {
            return;
        }
        let (text, origin) = reading.map_or((String::new(), Origin::Form), |(text, words)| (text, Origin::Read(words)));
        *area = text_area(&text);
        area.select_all();
        self.origin = origin;
    }

    /// The words of another field that what stands here was read out of.
    pub fn read_out_of(&self) -> Option<&str> {
        match &self.origin {
            Origin::Read(words) => Some(words),
            Origin::Form | Origin::User => None,
        }
    }

    /// Its user has changed it.
    pub fn take_hand(&mut self) {
        self.origin = Origin::User;
    }

    /// What is typed; `None` for a field without text.
    pub fn text(&self) -> Option<String> {
        match &self.kind {
            Kind::Line(area) | Kind::Time(area) | Kind::Area(area) => Some(area.lines().join("\n")),
            Kind::Choice(_) | Kind::Reasons(_) => None,
        }
    }

    /// What is typed, where it is not what the field began with.
    pub fn changed_text(&self) -> Option<String> {
        let text = self.text()?;
        (self.initial.as_ref() != Some(&text)).then(|| text.trim().to_owned())
    }

    /// Whether the field uses a key that elsewhere in a form leads to another field.
    pub fn wants(&self, event: KeyEvent) -> bool {
        let moves = matches!(event.code, KeyCode::Up | KeyCode::Down);
        match &self.kind {
            Kind::Area(area) => {
                let row = area.cursor().0;
                match event.code {
                    KeyCode::Up => row > 0,
                    KeyCode::Down => row + 1 < area.lines().len(),
                    _ => false,
                }
            }
            Kind::Reasons(picker) => moves && picker.can_move(event.code),
            Kind::Line(_) | Kind::Time(_) | Kind::Choice(_) => false,
        }
    }

    /// That what is searched for in a choice is nowhere in it: what is chosen would not be what was typed.
    pub fn lost(&self) -> Option<Fault> {
        let Kind::Choice(choice) = &self.kind else { return None };
        let text = || format!("nothing here is called `{}`; backspace takes letters back", choice.query());
        choice.is_lost().then(|| Fault { field: self.id, text: text() })
    }

    /// Takes a key, and tells what came of it.
    pub fn key(&mut self, event: KeyEvent) -> Effect {
        match &mut self.kind {
            Kind::Line(_) | Kind::Time(_) if event.code == KeyCode::Enter => Effect::None,
            Kind::Line(_) | Kind::Time(_) | Kind::Area(_) if is_command(event) => Effect::None,
            Kind::Line(area) | Kind::Time(area) | Kind::Area(area) => {
                if area.input(event) {
                    Effect::Changed
                } else {
                    Effect::Moved
                }
            }
            Kind::Choice(choice) => choice.key(event),
            Kind::Reasons(picker) => picker.key(event),
        }
    }

    /// Takes a paste. Line ends become line feeds; in a field of one line they become blanks.
    pub fn paste(&mut self, text: &str) {
        let most = match &self.kind {
            Kind::Line(area) | Kind::Time(area) => {
                LONGEST_LINE.saturating_sub(area.lines().iter().map(String::len).sum())
            }
            _ => LONGEST_PASTE,
        };
        let end = (0..=text.len().min(most)).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        let text = text[..end].replace("\r\n", "\n").replace('\r', "\n");
        match &mut self.kind {
            Kind::Line(area) | Kind::Time(area) => {
                area.insert_str(text.trim_end_matches('\n').replace('\n', " "));
            }
            Kind::Area(area) => {
                area.insert_str(text);
            }
            Kind::Choice(choice) => choice.search(&text),
            Kind::Reasons(_) => {}
        }
    }

    fn new(id: &'static str, label: &'static str, hint: impl Into<String>, kind: Kind) -> Self {
        let mut field =
            Self { id, label, hint: hint.into(), kind, proposes: false, initial: None, origin: Origin::Form };
        field.initial = field.text();
        field
    }
}

fn text_area(text: &str) -> TextArea<'static> {
    let mut area = TextArea::new(vec![text.to_owned()]);
    area.set_cursor_line_style(Style::default());
    area.move_cursor(CursorMove::End);
    area
}

/// Keys that a text does not take, whatever an editor would do with them.
fn is_command(event: KeyEvent) -> bool {
    let function = matches!(event.code, KeyCode::F(_) | KeyCode::Esc | KeyCode::Tab | KeyCode::BackTab);
    function || (event.modifiers == KeyModifiers::CONTROL && event.code == KeyCode::Char('s'))
}
