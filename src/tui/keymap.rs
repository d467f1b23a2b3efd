//! Which key does what where: read from `data/keymap.toml`, and the one source of hints and help.

use super::action::Action;
use crate::playbook::{BadData, DataFile};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use toml::Spanned;

/// A place of the interface in which keys have a meaning of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Every place in which no text is typed.
    Everywhere,
    /// Every place that shows lines to move along.
    List,
    /// The cases.
    Board,
    /// One case.
    Case,
    /// A form.
    Form,
    /// The help.
    Help,
    /// The statistics.
    Statistics,
    /// A message or question.
    Message,
}

impl Place {
    /// What the help calls it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Everywhere => "Everywhere",
            Self::List => "Moving",
            Self::Board => "Cases",
            Self::Case => "Case",
            Self::Form => "Form",
            Self::Help => "Help",
            Self::Statistics => "Statistics",
            Self::Message => "Message",
        }
    }

    /// The places whose keys hold here, the nearest first.
    pub fn reach(self) -> &'static [Place] {
        match self {
            Self::Board => &[Self::Board, Self::List, Self::Everywhere],
            Self::Case => &[Self::Case, Self::List, Self::Everywhere],
            Self::Help => &[Self::Help, Self::List, Self::Everywhere],
            Self::Statistics => &[Self::Statistics, Self::List, Self::Everywhere],
            Self::Form => &[Self::Form],
            Self::Message => &[Self::Message],
            Self::List => &[Self::List],
            Self::Everywhere => &[Self::Everywhere],
        }
    }
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

impl Key {
    /// The key of an event. Shift is left out where the character says it already.
    pub fn of(event: KeyEvent) -> Self {
        let shift_says_nothing = matches!(event.code, KeyCode::Char(_) | KeyCode::BackTab);
        let ignored = if shift_says_nothing { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
        Self { code: event.code, modifiers: event.modifiers & !ignored }
    }

    /// The key that `text` names: `j`, `ctrl-d`, `enter`, `f1`.
    pub fn parse(text: &str) -> Option<Self> {
        let (modifiers, name) = match text.split_once('-').filter(|(_, rest)| !rest.is_empty()) {
            Some(("ctrl", rest)) => (KeyModifiers::CONTROL, rest),
            Some(("alt", rest)) => (KeyModifiers::ALT, rest),
            _ => (KeyModifiers::NONE, text),
        };
        let code = NAMED.iter().find(|(known, _)| *known == name).map(|(_, code)| *code);
        let single = || {
            let mut characters = name.chars();
            characters.next().filter(|_| characters.next().is_none()).map(KeyCode::Char)
        };
        let function = || Some(KeyCode::F(name.strip_prefix('f')?.parse().ok().filter(|n| (1..=12).contains(n))?));
        Some(Self { code: code.or_else(single).or_else(function)?, modifiers })
    }
}

const NAMED: [(&str, KeyCode); 15] = [
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backtab", KeyCode::BackTab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("space", KeyCode::Char(' ')),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
];

/// How keys are shown where their name is long or unclear.
const SHOWN: [(&str, &str); 6] =
    [("up", "↑"), ("down", "↓"), ("left", "←"), ("right", "→"), ("backtab", "shift-tab"), ("pagedown", "pgdn")];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            f.write_str("ctrl-")?;
        }
        if self.modifiers.contains(KeyModifiers::ALT) {
            f.write_str("alt-")?;
        }
        let named = NAMED.iter().find(|(_, code)| *code == self.code).map(|(name, _)| *name);
        match (named, self.code) {
            (Some(name), _) => {
                f.write_str(SHOWN.iter().find(|(long, _)| *long == name).map_or(name, |(_, shown)| shown))
            }
            (None, KeyCode::Char(c)) => write!(f, "{c}"),
            (None, KeyCode::F(n)) => write!(f, "f{n}"),
            (None, _) => f.write_str("?"),
        }
    }
}

/// One line of the key map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where it holds.
    pub place: Place,
    /// What it does.
    pub action: Action,
    /// The keys that do it, the one to show first.
    pub keys: Vec<Key>,
}

/// Which key does what where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap(Vec<Binding>);

impl Keymap {
    /// The key map that a file gives.
    ///
    /// # Errors
    /// [`BadData`] for an unknown place, action or key, and for a key that has two meanings in one place.
    pub fn read(file: &DataFile) -> Result<Self, BadData> {
        let read: BTreeMap<Place, BTreeMap<Action, Vec<Spanned<String>>>> = file.parse()?;
        let mut bindings: Vec<Binding> = Vec::new();
        for (place, actions) in read {
            for (action, names) in actions {
                let mut keys = Vec::new();
                for name in names {
                    let (at, name) = (name.span().start, name.into_inner());
                    let key = Key::parse(&name).ok_or_else(|| file.bad_at(at, format!("`{name}` is no key")))?;
                    let taken = bindings.iter().any(|other| other.place == place && other.keys.contains(&key));
                    if taken || keys.contains(&key) {
                        return Err(file.bad_at(at, format!("`{name}` has two meanings in `{place:?}`")));
                    }
                    keys.push(key);
                }
                bindings.push(Binding { place, action, keys });
            }
        }
        Ok(Self(bindings))
    }

    /// What `key` does in `place`.
    pub fn action(&self, place: Place, key: Key) -> Option<Action> {
        place.reach().iter().find_map(|near| {
            self.0
                .iter()
                .find(|binding| binding.place == *near && binding.keys.contains(&key))
                .map(|found| found.action)
        })
    }

    /// The key to show for an action in `place`: the first one that does nothing else in a nearer place.
    pub fn key_for(&self, place: Place, action: Action) -> Option<Key> {
        let bound = self.bindings(place).filter(|binding| binding.action == action);
        bound.flat_map(|binding| &binding.keys).copied().find(|key| self.action(place, *key) == Some(action))
    }

    /// Every binding that holds in `place`, the nearest first.
    pub fn bindings(&self, place: Place) -> impl Iterator<Item = &Binding> {
        place.reach().iter().flat_map(|near| self.0.iter().filter(move |binding| binding.place == *near))
    }
}
