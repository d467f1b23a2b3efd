//! Colours by role. What a role looks like is data: `data/themes/NAME.toml`.

use crate::playbook::{BadData, Knowledge};
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

        impl Theme {
            $($(#[$doc])* pub fn $role(&self) -> Style {
                self.roles.$role.style()
            })*
        }
    };
}

roles! {
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

impl Theme {
    /// The theme called `name`, among the shipped ones and the user's.
    ///
    /// # Errors
    /// [`BadData`] where there is none of that name, or it can't be used.
    pub fn read(knowledge: &Knowledge, name: &str) -> Result<Self, BadData> {
        let mut known = Vec::new();
        for file in knowledge.files_in("themes") {
            let theme: Self = file.parse()?;
            if theme.name == name {
                return Ok(theme);
            }
            known.push(theme.name);
        }
        Err(BadData {
            file: "config.toml".to_owned(),
            line: 1,
            key: "theme".to_owned(),
            message: format!("there is no theme `{name}`; there are {}", known.join(", ")),
        })
    }
}
