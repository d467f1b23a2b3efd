//! Something to be read before going on, or a question.

use crate::tui::action::Action;
use crate::tui::keymap::Place;
use crate::tui::reaction::Wish;
use crate::tui::view::View;
use crate::tui::widget::{Page, draw_lines};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear};

/// Something to be read, over what was on the screen.
#[derive(Debug)]
pub struct Message {
    title: String,
    text: String,
    tone: Tone,
    then: Option<Then>,
}

/// How a message looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tone {
    Question,
    Trouble,
}

/// What follows a yes.
#[derive(Debug)]
pub enum Then {
    /// The form below is left, with what was typed in it.
    Discard,
    /// The program is left, with what was typed in a form.
    Quit,
    /// Something is recorded.
    Record(Box<Wish>),
    /// A refused submission is confirmed as one that was made already.
    ConfirmBreach(Box<Wish>),
}

impl Message {
    /// Something went wrong, or was refused.
    pub fn trouble(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self { title: title.into(), text: text.into(), tone: Tone::Trouble, then: None }
    }

    /// A question, and what follows a yes.
    pub fn question(title: impl Into<String>, text: impl Into<String>, then: Then) -> Self {
        Self { title: title.into(), text: text.into(), tone: Tone::Question, then: Some(then) }
    }

    /// Whether what was typed may be lost.
    pub fn discard() -> Self {
        Self::question("Leave the form?", "What you typed in it will be lost.", Then::Discard)
    }

    /// Whether what was typed may be lost with the program.
    pub fn quit() -> Self {
        Self::question("Leave kycase?", "What you typed in the form will be lost.", Then::Quit)
    }

    /// Whether it says the same as `other`.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        self.title == other.title && self.text == other.text
    }

    /// The message with something that may be answered with yes.
    #[must_use]
    pub fn then(mut self, then: Then) -> Self {
        self.then = Some(then);
        self
    }

    /// Takes what follows a yes out of it.
    pub fn take_then(&mut self) -> Option<Then> {
        self.then.take()
    }

    /// Draws the message in the middle of `area`.
    pub fn draw(&self, view: &View<'_>, frame: &mut Frame<'_>, area: Rect) {
        let width = area.width.saturating_sub(4).min(72);
        let mut page = Page::new(width.saturating_sub(4));
        page.paragraph("", &self.text, Style::default());
        let lines = u16::try_from(page.lines.len()).unwrap_or(u16::MAX);
        let height = lines.saturating_add(4).min(area.height);
        let window = Rect {
            x: area.x + (area.width - width.min(area.width)) / 2,
            y: area.y + (area.height - height) / 2,
            width: width.min(area.width),
            height,
        };
        let style = match self.tone {
            Tone::Question => view.theme.accent(),
            Tone::Trouble => view.theme.bad(),
        };
        frame.render_widget(Clear, window);
        let title = Span::styled(format!(" {} ", self.title), style);
        // A line under each piece of the frame would make a ladder of it.
        let frame_style = style.remove_modifier(Modifier::UNDERLINED);
        frame.render_widget(Block::bordered().border_style(frame_style).title(title), window);
        let inner = Rect {
            x: window.x + 2.min(window.width),
            y: window.y + 1.min(window.height),
            width: window.width.saturating_sub(4),
            height: window.height.saturating_sub(2),
        };
        let answer = self.answer(view);
        let room = inner.height.saturating_sub(2);
        draw_lines(page.lines, 0, frame, Rect { height: room, ..inner });
        if inner.height > 0 {
            frame.render_widget(answer, Rect { y: inner.bottom() - 1, height: 1, ..inner });
        }
    }

    fn answer(&self, view: &View<'_>) -> Line<'static> {
        let key = |action| Span::styled(view.key(Place::Message, action), view.theme.key());
        let (yes, no) = match &self.then {
            None => return Line::from(vec![key(Action::Back), Span::styled(" go on", view.theme.dim())]),
            Some(Then::Discard | Then::Quit) => ("leave it", "keep typing"),
            Some(Then::Record(_)) => ("do it", "leave it as it is"),
            Some(Then::ConfirmBreach(_)) => ("it was made already: record a breach", "go back"),
        };
        Line::from(vec![
            key(Action::Yes),
            Span::styled(format!(" {yes}   "), view.theme.dim()),
            key(Action::Back),
            Span::styled(format!(" {no}"), view.theme.dim()),
        ])
    }
}
