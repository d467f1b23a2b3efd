//! What is on the screen, to be looked at: its text, its styles, its cells.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt;
use unicode_width::UnicodeWidthStr;

/// A drawn screen.
#[derive(Clone, PartialEq, Eq)]
pub struct Glass(Buffer);

impl Glass {
    pub fn new(buffer: Buffer) -> Self {
        Self(buffer)
    }

    /// Every line, without blanks at its end.
    pub fn lines(&self) -> Vec<String> {
        let row = |y| self.row(y).map(Cell::symbol).collect::<String>().trim_end().to_owned();
        (0..self.0.area.height).map(row).collect()
    }

    /// The whole text.
    pub fn text(&self) -> String {
        self.lines().join("\n")
    }

    /// The whole text as one line with single blanks, so that line ends don't matter.
    pub fn flowing(&self) -> String {
        let framed = self.text().replace(['│', '┌', '┐', '└', '┘', '─', '▌'], " ");
        framed.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn shows(&self, words: &str) -> bool {
        self.flowing().contains(words)
    }

    /// What the message over the screen says, as one line.
    pub fn message(&self) -> String {
        let inside = |line: &String| Some(line.split_once('│')?.1.rsplit_once('│')?.0.to_owned());
        let text = self.lines().iter().filter_map(inside).collect::<Vec<_>>().join(" ");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The last line: the hints, or what was just said.
    pub fn foot(&self) -> String {
        self.lines().pop().unwrap_or_default()
    }

    /// Every cell.
    pub fn cells(&self) -> &[Cell] {
        &self.0.content
    }

    /// The lines that have reversed cells from one end of `words` to the other.
    pub fn reversed(&self) -> Vec<String> {
        let marked = |y| -> String {
            self.row(y).filter(|cell| cell.modifier.contains(Modifier::REVERSED)).map(Cell::symbol).collect()
        };
        (0..self.0.area.height).map(marked).filter(|text: &String| !text.trim().is_empty()).collect()
    }

    /// The runs of underlined cells, in order.
    pub fn underlined(&self) -> Vec<String> {
        let mut runs: Vec<String> = Vec::new();
        let mut inside = false;
        for cell in self.cells() {
            let marked = cell.modifier.contains(Modifier::UNDERLINED);
            match (marked, inside, runs.last_mut()) {
                (true, true, Some(run)) => run.push_str(cell.symbol()),
                (true, ..) => runs.push(cell.symbol().to_owned()),
                (false, ..) => {}
            }
            inside = marked;
        }
        runs
    }

    /// Every line as its runs of style, `{style}text`; a run without style stands bare, one of blanks is left out.
    pub fn styles(&self) -> String {
        let lines = (0..self.0.area.height).map(|y| self.styled_line(y));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn styled_line(&self, y: u16) -> String {
        let mut line = String::new();
        let mut last = String::new();
        for cell in self.row(y) {
            let style = style_words(cell);
            let blank = cell.symbol() == " " && !style.contains("reversed");
            if style != last && !blank {
                line.extend(["{", style.as_str(), "}"]);
                last = style;
            }
            line.push_str(cell.symbol());
        }
        line.trim_end().to_owned()
    }

    /// The cells of a line; the second cell of a wide character is left out.
    fn row(&self, y: u16) -> impl Iterator<Item = &Cell> {
        let mut covered = 0;
        (0..self.0.area.width).filter_map(move |x| {
            let cell = &self.0[(x, y)];
            if covered > 0 {
                covered -= 1;
                return None;
            }
            covered = cell.symbol().width().saturating_sub(1);
            Some(cell)
        })
    }
}

fn style_words(cell: &Cell) -> String {
    let mut words = Vec::new();
    if cell.fg != Color::Reset {
        words.push(cell.fg.to_string().to_lowercase());
    }
    if cell.bg != Color::Reset {
        words.push(format!("on {}", cell.bg.to_string().to_lowercase()));
    }
    words.extend(cell.modifier.iter_names().map(|(name, _)| name.to_lowercase()));
    words.join(" ")
}

impl fmt::Debug for Glass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{}", self.text())
    }
}
