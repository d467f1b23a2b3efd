//! Lines of text that know how wide they may be.

use crate::case::text::{display_safe, display_safe_block};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use textwrap::{Options, WordSplitter};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Lines that are being written, no wider than `width` cells. All text goes through [`display_safe`] here.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// What was written so far.
    pub lines: Vec<Line<'static>>,
    /// The first line of each row that can be chosen.
    pub rows: Vec<usize>,
    width: usize,
}

impl Page {
    /// An empty page for `width` cells, the last of which stays free.
    pub fn new(width: u16) -> Self {
        Self { lines: Vec::new(), rows: Vec::new(), width: usize::from(width.saturating_sub(1).max(8)) }
    }

    /// How wide it is, in cells.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Adds a line as it is.
    pub fn line(&mut self, line: impl Into<Line<'static>>) {
        self.lines.push(line.into());
    }

    /// Adds an empty line, unless there is one already or the page begins.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| line.width() > 0) {
            self.lines.push(Line::default());
        }
    }

    /// Adds a heading.
    pub fn heading(&mut self, text: &str, style: Style) {
        self.gap();
        self.line(Span::styled(display_safe(text).into_owned(), style));
    }

    /// Adds a paragraph, wrapped; its first line begins with `first`, the others with blanks of the same width.
    pub fn paragraph(&mut self, first: &str, text: &str, style: Style) {
        let rest = " ".repeat(first.width());
        let safe = display_safe_block(text);
        for (index, part) in safe.lines().enumerate() {
            let initial = if index == 0 { first } else { rest.as_str() };
            let options = Options::new(self.width)
                .word_splitter(WordSplitter::NoHyphenation)
                .initial_indent(initial)
                .subsequent_indent(&rest);
            for wrapped in textwrap::wrap(part, options) {
                self.lines.push(Line::styled(wrapped.into_owned(), style));
            }
        }
    }

    /// Begins a row that can be chosen.
    pub fn row(&mut self) {
        self.rows.push(self.lines.len());
    }
}

/// Draws lines from the line `top` on, as many as `area` holds; how many were drawn.
pub fn draw_lines(lines: Vec<Line<'static>>, top: usize, frame: &mut Frame<'_>, area: Rect) -> u16 {
    let mut drawn = 0;
    for (row, line) in (0..area.height).zip(lines.into_iter().skip(top)) {
        frame.render_widget(line, Rect { y: area.y + row, height: 1, ..area });
        drawn = row + 1;
    }
    drawn
}

/// `text`, safe to show, cut to `width` cells with an ellipsis, or filled up with blanks.
pub fn fit(text: &str, width: usize) -> String {
    let safe = display_safe(text);
    let whole = safe.width();
    if whole <= width {
        return format!("{safe}{}", " ".repeat(width - whole));
    }
    // Letter by letter, as people see them, and measured as a whole: some are narrower together than apart.
    let mut cut = String::new();
    for letter in safe.graphemes(true) {
        let before = cut.len();
        cut.push_str(letter);
        if cut.width() + 1 > width {
            cut.truncate(before);
            break;
        }
    }
    if width > 0 {
        cut.push('…');
    }
    let used = cut.width();
    cut + &" ".repeat(width.saturating_sub(used))
}

/// One line of `width` cells with `left` at its left and `right` at its right end; the left gives way.
pub fn spread(left: Vec<Span<'static>>, right: Vec<Span<'static>>, width: u16) -> Line<'static> {
    let right_width: usize = right.iter().map(Span::width).sum();
    let room = usize::from(width).saturating_sub(right_width);
    let mut spans = Vec::new();
    let mut used = 0;
    for span in left {
        let left_over = room.saturating_sub(used);
        if span.width() <= left_over {
            used += span.width();
            spans.push(span);
        } else {
            let cut = fit(&span.content, left_over);
            used += cut.width();
            spans.push(Span::styled(cut, span.style));
            break;
        }
    }
    spans.push(Span::raw(" ".repeat(room.saturating_sub(used))));
    spans.extend(right);
    Line::from(spans)
}
