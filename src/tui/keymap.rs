//! Which key does what where: read from `data/keymaps` and the settings, and the one source of hints and help.

use super::action::Action;
use crate::playbook::{BadData, DataFile};
use crate::system::library::Library;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use toml::Spanned;

/// A place of the interface in which keys have a meaning of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Every place, also where text is typed.
    Always,
    /// Every place in which no text is typed.
    Everywhere,
    /// Every place that shows lines to move along.
    List,
    /// The cases.
    Board,
    /// One case.
    Case,
    /// An attempt that is being prepared.
    Guide,
    /// A form.
    Form,
    /// The help.
    Help,
    /// The statistics.
    Statistics,
    /// A message or question.
    Message,
    /// Wherever a line is typed over a list.
    Finder,
}

impl Place {
    /// Its name in key maps.
    pub fn word(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Everywhere => "everywhere",
            Self::List => "list",
            Self::Board => "board",
            Self::Case => "case",
            Self::Guide => "guide",
            Self::Form => "form",
            Self::Help => "help",
            Self::Statistics => "statistics",
            Self::Message => "message",
            Self::Finder => "finder",
        }
    }

    /// What the help calls it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Always => "Always, also while typing",
            Self::Everywhere => "Everywhere",
            Self::List => "Moving",
            Self::Board => "Cases",
            Self::Case => "Case",
            Self::Guide => "Preparing",
            Self::Form => "Form",
            Self::Help => "Help",
            Self::Statistics => "Statistics",
            Self::Message => "Message",
            Self::Finder => "While typing",
        }
    }

    /// The places whose keys hold here, the nearest first.
    pub fn reach(self) -> &'static [Place] {
        match self {
            Self::Board => &[Self::Board, Self::List, Self::Everywhere, Self::Always],
            Self::Case => &[Self::Case, Self::List, Self::Everywhere, Self::Always],
            // What lies below waits: no other screen opens over the help.
            Self::Help => &[Self::Help, Self::List, Self::Always],
            Self::Statistics => &[Self::Statistics, Self::List, Self::Everywhere, Self::Always],
            Self::Guide => &[Self::Guide, Self::Everywhere, Self::Always],
            Self::Form => &[Self::Form, Self::Always],
            Self::Message => &[Self::Message, Self::Always],
            Self::Finder => &[Self::Finder, Self::Always],
            Self::List => &[Self::List],
            Self::Everywhere => &[Self::Everywhere],
            Self::Always => &[Self::Always],
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

impl Key {
    /// The key as if it had been pressed.
    pub fn event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.modifiers)
    }

    /// Its name in letters alone: `down` where [`Key::to_string`] shows an arrow.
    pub fn long_name(self) -> String {
        let arrow = SHOWN.iter().find(|(_, shown)| *shown == self.to_string() && !shown.is_ascii());
        arrow.map_or_else(|| self.to_string(), |(name, _)| (*name).to_owned())
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

/// The key map that ships, which all others are laid over.
const DEFAULT: &str = "default";

/// Which key does what where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap(Vec<Binding>);

/// The keys that a file gives, by place and action, each with its place in the file.
type Given = BTreeMap<Place, BTreeMap<Action, Vec<Spanned<String>>>>;

/// The part of `config.toml` that is about keys.
#[derive(Deserialize)]
struct Settings {
    #[serde(default)]
    keys: Given,
}

impl Keymap {
    /// The key map of the settings: the shipped one, a preset laid over it, and the user's own keys over both.
    ///
    /// # Errors
    /// [`BadData`] for a preset that is not there, an unknown place, action or key, and for a key with two meanings in
    /// one place.
    pub fn of(library: &Library) -> Result<Self, BadData> {
        let presets = || library.knowledge.files_in("keymaps");
        let named = |name: &str| presets().find(|file| file.stem() == name);
        let config = &library.config;
        let mut keymap = named(DEFAULT).map_or_else(|| Ok(Self(Vec::new())), Self::read)?;
        if config.keymap != DEFAULT {
            let preset = named(&config.keymap).ok_or_else(|| config.no_such("keymap", presets()))?;
            keymap.lay_over(preset, preset.parse()?)?;
        }
        if let Some(file) = &config.file {
            keymap.lay_over(file, file.parse::<Settings>()?.keys)?;
        }
        Ok(keymap)
    }

    /// The key map that a file gives.
    ///
    /// # Errors
    /// [`BadData`] for an unknown place, action or key, and for a key that has two meanings in one place.
    pub fn read(file: &DataFile) -> Result<Self, BadData> {
        let mut keymap = Self(Vec::new());
        keymap.lay_over(file, file.parse()?)?;
        Ok(keymap)
    }

    /// Gives actions other keys than they have.
    fn lay_over(&mut self, file: &DataFile, given: Given) -> Result<(), BadData> {
        // What gets other keys gives up its own first, so that two actions can change theirs with each other.
        self.0.retain(|held| !given.get(&held.place).is_some_and(|actions| actions.contains_key(&held.action)));
        for (place, actions) in given {
            for (action, names) in actions {
                let mut keys = Vec::new();
                for name in names {
                    let (at, name) = (name.span().start, name.into_inner());
                    let key = Key::parse(&name).ok_or_else(|| file.bad_at(at, format!("`{name}` is no key")))?;
                    let taken = self.0.iter().find(|other| other.place == place && other.keys.contains(&key));
                    if let Some(other) = taken.map(|other| other.action).or(keys.contains(&key).then_some(action)) {
                        let (place, other) = (place.word(), other.word());
                        let words = format!("`{name}` has two meanings in `{place}`; it does `{other}` there already");
                        return Err(file.bad_at(at, words));
                    }
                    keys.push(key);
                }
                self.0.push(Binding { place, action, keys });
            }
        }
        self.0.sort_by_key(|binding| (binding.place, binding.action));
        Ok(())
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
