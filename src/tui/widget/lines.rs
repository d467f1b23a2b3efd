//! Lines of text that know how wide they may be.

use crate::case::text::{display_safe, display_safe_block};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use std::ops::Range;
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
            let options = without_hyphens(self.width).initial_indent(initial).subsequent_indent(&rest);
            for wrapped in textwrap::wrap(part, options) {
                self.lines.push(Line::styled(wrapped.into_owned(), style));
            }
        }
    }

    /// Adds a paragraph as [`Page::paragraph`] does, in which the `words`, byte ranges of `text`, have a style of their own.
    pub fn marked(&mut self, first: &str, text: &str, words: &[Range<usize>], style: Style, found: Style) {
        let (safe, marks) = safe_with_marks(text, words);
        let rest = " ".repeat(first.width());
        let room = self.width.saturating_sub(first.width()).max(1);
        let mut done = 0;
        for (index, wrapped) in safe.lines().flat_map(|part| textwrap::wrap(part, without_hyphens(room))).enumerate() {
            // Wrapping leaves out blanks at line ends and nothing else, so each line stands further on in the text.
            let start = safe[done..].find(wrapped.as_ref()).map_or(done, |at| done + at);
            done = start + wrapped.len();
            let mut spans = vec![Span::raw(if index == 0 { first.to_owned() } else { rest.clone() })];
            let mut from = start;
            for mark in marks.iter().filter(|mark| mark.start < done && mark.end > start) {
                let (begin, end) = (mark.start.max(from), mark.end.min(done));
                spans.push(Span::styled(safe[from..begin].to_owned(), style));
                spans.push(Span::styled(safe[begin..end].to_owned(), found));
                from = end;
            }
            spans.push(Span::styled(safe[from..done].to_owned(), style));
            self.lines.push(Line::from(spans));
        }
    }

    /// Begins a row that can be chosen.
    pub fn row(&mut self) {
        self.rows.push(self.lines.len());
    }
}

fn without_hyphens<'a>(width: usize) -> Options<'a> {
    Options::new(width).word_splitter(WordSplitter::NoHyphenation)
}

/// The text, safe to show, with the places of `words` in it: in order, and apart from each other.
fn safe_with_marks(text: &str, words: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let mut words: Vec<&Range<usize>> = words.iter().filter(|word| text.get((*word).clone()).is_some()).collect();
    words.sort_by_key(|word| (word.start, word.end));
    let (mut safe, mut marks, mut done) = (String::new(), Vec::new(), 0);
    for word in words {
        let start = word.start.max(done);
        if start >= word.end {
            continue;
        }
        safe.push_str(&display_safe_block(&text[done..start]));
        let begin = safe.len();
        safe.push_str(&display_safe_block(&text[start..word.end]));
        marks.push(begin..safe.len());
        done = word.end;
    }
    safe.push_str(&display_safe_block(&text[done..]));
    (safe, marks)
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
