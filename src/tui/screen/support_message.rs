//! The message to support, as it would be copied: made by a template, or what its user has made of it.

use crate::case::Case;
use crate::draft::unfilled_in;
use crate::tui::reaction::Reaction;
use crate::tui::screen::Message;
use crate::tui::view::View;

/// A message to support.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportMessage {
    /// The template's name.
    pub template: &'static str,
    /// What the message says, or why there is none.
    pub made: Result<String, String>,
    /// What nobody has told yet, and still stands as a placeholder in it.
    pub lacking: Vec<String>,
    /// Where it comes from.
    pub author: Author,
}

/// Who wrote a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    /// The template.
    Template,
    /// The user, in an editor.
    User,
}

impl SupportMessage {
    /// What the user has made of the message, else what `template` makes for `case`.
    pub fn of(case: &Case, template: &'static str, view: &View<'_>) -> Self {
        if let Some(text) = view.drafts.get(&(case.id.clone(), template)) {
            return Self { template, made: Ok(text.clone()), lacking: unfilled_in(text), author: Author::User };
        }
        let library = view.library;
        let author = Author::Template;
        match library.templates.draft(template, &library.config.lang, case, view.knowledge(), view.now) {
            Ok(draft) => Self { template, made: Ok(draft.text), lacking: draft.unfilled, author },
            Err(error) => Self { template, made: Err(error.to_string()), lacking: Vec::new(), author },
        }
    }

    /// The text; empty where there is none.
    pub fn text(self) -> String {
        self.made.unwrap_or_default()
    }

    /// Copies the message, unless it has a gap.
    pub fn copied(self) -> Reaction {
        let trouble = |title: &str, text: String| Reaction::Say(Box::new(Message::trouble(title, text)));
        match self.made {
            Ok(_) if !self.lacking.is_empty() => trouble(
                "Not copied",
                format!("The message still lacks {}. Complete the account first.", self.lacking.join(", ")),
            ),
            Ok(text) => Reaction::Copy(text, "the message to support"),
            Err(error) => trouble("No message", error),
        }
    }
}
