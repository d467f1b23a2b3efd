//! Human text in pieces: each has a tone, and none can carry a control character to the terminal.

use crate::case::Phase;
use crate::case::text::display_safe;
use unicode_width::UnicodeWidthStr;

/// How a piece of text is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    Plain,
    /// A name or a heading.
    Strong,
    /// Less important than what stands around it.
    Dim,
    /// Good news.
    Good,
    /// Something to wait for.
    Wait,
    /// Bad news.
    Bad,
}

impl Tone {
    /// The parameters of the terminal's own sequence for it; empty for plain text.
    fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Strong => "1",
            Self::Dim => "2",
            Self::Good => "32",
            Self::Wait => "33",
            Self::Bad => "1;31",
        }
    }

    /// The tone that a phase is shown in.
    pub fn of_phase(phase: Phase) -> Self {
        match phase {
            Phase::Ready | Phase::Verified => Self::Good,
            Phase::CoolingDown | Phase::Overdue => Self::Wait,
            Phase::SupportFirst | Phase::Blocked => Self::Bad,
            Phase::Closed => Self::Dim,
            Phase::Preparing | Phase::InReview => Self::Plain,
        }
    }
}

/// One line of text in pieces, made safe as it is put in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Vec<(Tone, String)>);

impl Text {
    /// A line of one piece.
    pub fn new(tone: Tone, text: impl AsRef<str>) -> Self {
        Self::default().and(tone, text)
    }

    /// A strong line.
    pub fn strong(text: impl AsRef<str>) -> Self {
        Self::new(Tone::Strong, text)
    }

    /// A dim line.
    pub fn dim(text: impl AsRef<str>) -> Self {
        Self::new(Tone::Dim, text)
    }

    /// The line with one more piece.
    pub fn and(mut self, tone: Tone, text: impl AsRef<str>) -> Self {
        self.0.push((tone, display_safe(text.as_ref()).into_owned()));
        self
    }

    /// The line with one more plain piece.
    pub fn plain(self, text: impl AsRef<str>) -> Self {
        self.and(Tone::Plain, text)
    }

    /// How many columns it takes.
    pub fn width(&self) -> usize {
        self.0.iter().map(|(_, piece)| piece.width()).sum()
    }

    /// The line without its tones.
    pub fn bare(&self) -> String {
        self.0.iter().map(|(_, piece)| piece.as_str()).collect()
    }

    /// The line with the terminal's own sequences around its pieces.
    pub fn styled(&self) -> String {
        let piece = |(tone, piece): &(Tone, String)| match tone.code() {
            "" => piece.clone(),
            code => format!("\x1b[{code}m{piece}\x1b[0m"),
        };
        self.0.iter().map(piece).collect()
    }
}

impl<T: AsRef<str>> From<T> for Text {
    fn from(text: T) -> Self {
        Self::new(Tone::Plain, text)
    }
}

/// Rows with their columns made equally wide, two blanks between them.
pub fn aligned(rows: &[Vec<Text>]) -> Vec<Text> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| rows.iter().filter_map(|row| row.get(column)).map(Text::width).max().unwrap_or(0))
        .collect();
    rows.iter()
        .map(|row| {
            let mut line = Text::default();
            let last = row.iter().rposition(|cell| cell.width() > 0).unwrap_or(0);
            for (cell, width) in row.iter().zip(&widths).take(last + 1) {
                let padding = " ".repeat(width + 2 - cell.width());
                line.0.extend(cell.0.iter().cloned());
                line.0.push((Tone::Plain, padding));
            }
            if let Some(padding) = line.0.last_mut() {
                padding.1.clear();
            }
            line
        })
        .collect()
}
