//! Cells become signs.

use super::layout::{NOW, now_cells};
use super::{Detail, Lane, Layout, Piece, Run, Sign, Spot, Subject, Zoom, lanes, layout, whole};
use crate::case::Case;
use crate::tui::theme::Theme;
use crate::tui::view::View;
use crate::tui::widget::{Glyphs, fit};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// The cells before a lane: its name between blanks, and the line at which time begins.
const HEAD: u16 = 11;

/// The lines that stay for what stands below the picture.
const BELOW: u16 = 4;

/// The most lines that a picture takes in a place that is low.
const LOW: u16 = 8;

/// From this height on there is room for words.
const HIGH: u16 = 20;

/// Draws the course of a case at the top of `area`; what is left is below it. Where nothing has happened yet, or the
/// place is too low, there is no picture.
pub fn draw(case: &Case, zoom: Zoom, view: &View<'_>, buffer: &mut Buffer, area: Rect) -> Rect {
    let (lanes, spare) = plan(case, view, area.height);
    let (Some(whole), Some(spare)) = (whole(case, &lanes, view.now), spare) else { return area };
    let cells = area.width.saturating_sub(HEAD + 1);
    let seen = zoom.of(whole);
    let picture = layout(&lanes, seen, whole, cells, view.zone, view.now);
    let pen = Pen { glyphs: view.glyphs(), theme: view.theme, left: area.x + HEAD, cells };
    let mut line = area.y;
    for run in &picture.lanes {
        pen.lane(run, picture.now, line, buffer);
        line += 1;
    }
    // What there is no room for goes in this order: the legend, the line of the axis, the line below all.
    if spare >= 2 {
        pen.axis(&picture, line, buffer);
        line += 1;
    }
    pen.labels(&picture, line, buffer);
    line += 1;
    if spare >= 3 {
        pen.legend(&picture, line, buffer);
        line += 1;
    }
    if spare >= 1 {
        let rule = pen.glyphs.rule.repeat(usize::from(area.width));
        buffer.set_string(area.x, line, rule, view.theme.dim());
        line += 1;
    }
    Rect { y: line, height: area.bottom() - line, ..area }
}

/// Whether a place of that height has room for a picture of `case`.
pub fn fits(case: &Case, view: &View<'_>, height: u16) -> bool {
    plan(case, view, height).1.is_some()
}

/// The lanes for a place of that height, and the lines that are left for more than them and the labels of the axis;
/// `None` where there are none for these.
fn plan(case: &Case, view: &View<'_>, height: u16) -> (Vec<Lane>, Option<u16>) {
    let (detail, most) = if height < HIGH {
        (Detail::Signs, LOW.min(height.saturating_sub(BELOW)))
    } else {
        (Detail::Words, height / 2)
    };
    let lanes = lanes(case, &view.knowledge().catalogue, detail, view.now);
    let needed = u16::try_from(lanes.len()).unwrap_or(u16::MAX).saturating_add(1);
    (lanes, most.checked_sub(needed))
}

/// What a picture is drawn with.
struct Pen<'a> {
    glyphs: Glyphs,
    theme: &'a Theme,
    /// The first cell of the lanes.
    left: u16,
    cells: u16,
}

impl Pen<'_> {
    fn lane(&self, run: &Run, now: Spot, line: u16, buffer: &mut Buffer) {
        self.head(run.subject.title(), self.glyphs.wall, line, buffer);
        let style = self.bar_style(run.subject);
        for piece in &run.pieces {
            match piece {
                Piece::Coming(cells) => self.fill(cells, self.glyphs.empty, self.theme.dim(), line, buffer),
                Piece::Passed(cells) => self.fill(cells, self.glyphs.full, style, line, buffer),
                Piece::Caption(_) | Piece::Mark(..) => {}
            }
        }
        if let Spot::In(cell) = now {
            self.put(cell, self.glyphs.now, self.theme.accent(), line, buffer);
        }
        for piece in &run.pieces {
            match piece {
                Piece::Caption(name) => {
                    self.put(name.cells.start, &name.text, style.add_modifier(Modifier::REVERSED), line, buffer);
                }
                Piece::Mark(cell, sign, name) => {
                    let style = self.sign_style(*sign);
                    if name.is_none() || !sign.is_number() {
                        self.put(*cell, self.sign(*sign), style, line, buffer);
                    }
                    if let Some(name) = name {
                        let words = fit(&name.text, name.cells.len());
                        let plain = if sign.is_number() { style } else { Style::default() };
                        self.put(name.cells.start, &words, plain, line, buffer);
                    }
                }
                Piece::Passed(_) | Piece::Coming(_) => {}
            }
        }
    }

    fn axis(&self, picture: &Layout, line: u16, buffer: &mut Buffer) {
        self.head("", self.glyphs.corners[2], line, buffer);
        self.fill(&(0..self.cells), self.glyphs.rule, self.theme.dim(), line, buffer);
        for tick in &picture.ticks {
            self.put(tick.cell, self.glyphs.notch, self.theme.dim(), line, buffer);
        }
        if let Spot::In(cell) = picture.now {
            self.put(cell, self.glyphs.now, self.theme.accent(), line, buffer);
        }
        let ends = [0, self.cells.saturating_sub(1)];
        for (index, cell) in ends.into_iter().enumerate().filter(|(index, _)| picture.more[*index]) {
            self.put(cell, self.glyphs.more[index], self.theme.accent(), line, buffer);
        }
    }

    fn labels(&self, picture: &Layout, line: u16, buffer: &mut Buffer) {
        self.head(&picture.common, " ", line, buffer);
        for tick in &picture.ticks {
            self.put(tick.start, &tick.label, self.theme.dim(), line, buffer);
        }
        let [before, after] = self.glyphs.more;
        let words = match picture.now {
            Spot::Before => format!("{before} {NOW}"),
            Spot::In(_) => NOW.to_owned(),
            Spot::After => format!("{NOW} {after}"),
        };
        let cells = now_cells(picture.now, self.cells);
        self.put(cells.start, &words, self.theme.accent().patch(self.theme.title()), line, buffer);
    }

    /// What the signs mean, those that matter most first, as many as fit.
    fn legend(&self, picture: &Layout, line: u16, buffer: &mut Buffer) {
        let pieces = || picture.lanes.iter().flat_map(|run| &run.pieces);
        let has = |sign: Sign| pieces().any(|piece| matches!(piece, Piece::Mark(_, other, _) if *other == sign));
        let unnamed = pieces().any(|piece| matches!(piece, Piece::Mark(_, Sign::Submitted, None)));
        let coming = pieces().any(|piece| matches!(piece, Piece::Coming(_)));
        let words = [
            (Sign::Breach, "breach"),
            (Sign::Rejected, "rejected"),
            (Sign::Approved, "approved"),
            (Sign::Interrupted, "interrupted"),
            (Sign::Withdrawn, "withdrawn"),
            (Sign::Answered, "answered"),
        ];
        let mut entries: Vec<(&str, Style, &str)> = words
            .into_iter()
            .filter(|(sign, _)| has(*sign))
            .map(|(sign, words)| (self.sign(sign), self.sign_style(sign), words))
            .collect();
        if unnamed {
            entries.push((self.glyphs.dot, self.sign_style(Sign::Submitted), "more attempts"));
        }
        if coming {
            entries.push((self.glyphs.empty, self.theme.dim(), "to come"));
        }
        let mut cell = 0;
        for (sign, style, words) in entries {
            let width = u16::try_from(words.width()).unwrap_or(u16::MAX).saturating_add(2);
            if width > self.cells.saturating_sub(cell) {
                continue;
            }
            self.put(cell, sign, style, line, buffer);
            self.put(cell + 2, words, self.theme.dim(), line, buffer);
            cell = cell.saturating_add(width).saturating_add(2);
        }
    }

    fn head(&self, title: &str, end: &str, line: u16, buffer: &mut Buffer) {
        let title = fit(title, usize::from(HEAD) - 3);
        buffer.set_string(self.left - HEAD, line, format!(" {title} {end}"), self.theme.dim());
    }

    fn fill(&self, cells: &Range<u16>, glyph: &str, style: Style, line: u16, buffer: &mut Buffer) {
        self.put(cells.start, &glyph.repeat(cells.len()), style, line, buffer);
    }

    /// Puts words at a cell; what would stand beyond the last cell is cut.
    fn put(&self, cell: u16, words: &str, style: Style, line: u16, buffer: &mut Buffer) {
        let room = self.cells.saturating_sub(cell);
        if room > 0 {
            // What stood there before leaves no colour behind.
            buffer.set_stringn(self.left + cell, line, words, usize::from(room), Style::reset().patch(style));
        }
    }

    fn bar_style(&self, subject: Subject) -> Style {
        let style = match subject {
            Subject::Review => self.theme.info(),
            Subject::Wait => self.theme.warn(),
            Subject::Attempts | Subject::Outcome | Subject::Support => self.theme.accent(),
        };
        // A bar that is underlined or bold would not fill its cells evenly.
        style.remove_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    fn sign(&self, sign: Sign) -> &'static str {
        match sign {
            Sign::Breach => "!",
            Sign::Rejected => self.glyphs.cross,
            Sign::Approved => self.glyphs.tick,
            Sign::Interrupted => self.glyphs.ring,
            Sign::Withdrawn => self.glyphs.turn,
            Sign::Answered => self.glyphs.answer,
            Sign::Submitted => self.glyphs.dot,
        }
    }

    fn sign_style(&self, sign: Sign) -> Style {
        match sign {
            Sign::Breach | Sign::Rejected => self.theme.bad(),
            Sign::Approved => self.theme.good(),
            Sign::Interrupted => self.theme.warn(),
            Sign::Withdrawn => self.theme.dim(),
            Sign::Answered => self.theme.accent(),
            Sign::Submitted => self.theme.title(),
        }
    }
}
