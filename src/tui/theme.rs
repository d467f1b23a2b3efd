//! Colours by role. What a role looks like is data: `data/themes/NAME.toml`.

use super::fewer_colours::in_256_colours;
use crate::case::text::display_safe;
use crate::playbook::{BadData, Knowledge, nearest};
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

/// What each role looks like.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    name: String,
    roles: Roles,
}

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident,)*) => {
        #[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        struct Roles {
            $($role: Look,)*
        }

        impl Roles {
            fn all_mut(&mut self) -> Vec<&mut Look> {
                vec![$(&mut self.$role,)*]
            }
        }

        impl Theme {
            /// Every role by its name in the file, with what it looks like.
            pub fn roles(&self) -> Vec<(&'static str, Style)> {
                vec![$((stringify!($role), self.$role()),)*]
            }

            $($(#[$doc])* pub fn $role(&self) -> Style {
                self.roles.$role.style()
            })*
        }
    };
}

roles! {
    /// Everything that has no colour of its own, and the empty space. Where the theme leaves it out, the terminal's own
    /// colours hold.
    base,
    /// Headings.
    title,
    /// Keys in hints.
    key,
    /// What matters less.
    dim,
    /// The program's own colour.
    accent,
    /// What is well: ready, verified, done.
    good,
    /// What wants attention: waiting, overdue, missing.
    warn,
    /// What stands in the way: blocked, refused, a breach.
    bad,
    /// What goes its way: in review.
    info,
    /// The chosen row.
    selected,
    /// The field that takes the keys.
    focus,
    /// The part of a wait that has passed.
    gauge,
    /// The exchange's own words.
    quote,
    /// What was looked for, in a text.
    found,
}

#[expect(clippy::struct_excessive_bools, reason = "a terminal's attributes are independent of each other")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Look {
    fg: Option<Color>,
    bg: Option<Color>,
    bold: bool,
    dim: bool,
    italic: bool,
    underlined: bool,
    reversed: bool,
}

impl Look {
    fn style(&self) -> Style {
        let attributes = [
            (self.bold, Modifier::BOLD),
            (self.dim, Modifier::DIM),
            (self.italic, Modifier::ITALIC),
            (self.underlined, Modifier::UNDERLINED),
            (self.reversed, Modifier::REVERSED),
        ];
        let modifier = attributes.iter().filter(|(on, _)| *on).fold(Modifier::empty(), |all, (_, one)| all | *one);
        Style { fg: self.fg, bg: self.bg, ..Style::new().add_modifier(modifier) }
    }
}

/// Why a theme can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ThemeError {
    /// One of the themes' files is wrong.
    #[error(transparent)]
    Data(#[from] BadData),
    /// There is none of that name.
    #[error("there is no theme `{}`;{} there are {}", display_safe(.name), meant(.near.as_deref()), .known.join(", "))]
    Unknown {
        /// The name that was given.
        name: String,
        /// The theme that is probably meant.
        near: Option<String>,
        /// Every theme that there is.
        known: Vec<String>,
    },
}

fn meant(near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!(" did you mean `{near}`?"))
}

impl Theme {
    /// The theme called `name`, among the shipped ones and the user's.
    ///
    /// # Errors
    /// [`ThemeError`] where there is none of that name, or it can't be used.
    pub fn read(knowledge: &Knowledge, name: &str) -> Result<Self, ThemeError> {
        let mut known = Vec::new();
        for file in knowledge.files_in("themes") {
            let theme: Self = file.parse()?;
            if theme.name == name {
                return Ok(theme);
            }
            known.push(theme.name);
        }
        let near = nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
        Err(ThemeError::Unknown { name: name.to_owned(), near, known })
    }

    /// The theme for a terminal that has 256 colours: each role in the one that is nearest to its own.
    #[must_use]
    pub fn in_256_colours(mut self) -> Self {
        for look in self.roles.all_mut() {
            look.fg = look.fg.map(in_256_colours);
            look.bg = look.bg.map(in_256_colours);
        }
        self
    }

    /// Gives every cell that was drawn without a colour of its own the colours of the base.
    pub fn paint_base(&self, buffer: &mut Buffer) {
        let base = self.base();
        for cell in &mut buffer.content {
            if let (Color::Reset, Some(fg)) = (cell.fg, base.fg) {
                cell.fg = fg;
            }
            if let (Color::Reset, Some(bg)) = (cell.bg, base.bg) {
                cell.bg = bg;
            }
        }
    }
}
