//! The signs that pictures and frames are made of, in one place, so that a terminal without them gets others.

/// One set of signs. Each fills exactly one cell, so that another set moves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// What a bar is filled with.
    pub full: &'static str,
    /// What is left of a bar.
    pub empty: &'static str,
    /// A cell of a lying bar that is filled to one, two ... seven eighths.
    pub parts: [&'static str; 7],
    /// A cell of a standing bar that is filled to one, two ... eight eighths.
    pub levels: [&'static str; 8],
    /// The parts of a bar that is made of several, the densest first.
    pub shades: [&'static str; 5],
    /// A piece of a line across.
    pub rule: &'static str,
    /// A piece of a line down.
    pub wall: &'static str,
    /// The corners of a box: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// A line across that is met from below, as an axis by the mark of an hour.
    pub notch: &'static str,
    /// What stands before the chosen row.
    pub mark: &'static str,
    /// Done, approved.
    pub tick: &'static str,
    /// Not done, rejected.
    pub cross: &'static str,
    /// Broken off.
    pub ring: &'static str,
    /// Taken back.
    pub turn: &'static str,
    /// Answered.
    pub answer: &'static str,
    /// Something small, or too close to its neighbour to be told by name.
    pub dot: &'static str,
    /// The present, as a line down.
    pub now: &'static str,
    /// Arrows: left, right, up, down.
    pub arrows: [&'static str; 4],
    /// There is more before and after this.
    pub more: [&'static str; 2],
    /// A text was cut here.
    pub ellipsis: &'static str,
}

impl Glyphs {
    /// For a terminal that shows box-drawing and block characters.
    pub const fn unicode() -> Self {
        Self {
            full: "█",
            empty: "░",
            parts: ["▏", "▎", "▍", "▌", "▋", "▊", "▉"],
            levels: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
            shades: ["█", "▓", "▒", "░", "·"],
            rule: "─",
            wall: "│",
            corners: ["┌", "┐", "└", "┘"],
            notch: "┬",
            mark: "▌",
            tick: "✓",
            cross: "✗",
            ring: "○",
            turn: "◁",
            answer: "◆",
            dot: "•",
            now: "┊",
            arrows: ["←", "→", "↑", "↓"],
            more: ["‹", "›"],
            ellipsis: "…",
        }
    }

    /// For a terminal that shows ASCII alone.
    pub const fn ascii() -> Self {
        Self {
            full: "#",
            empty: ".",
            parts: [" ", " ", " ", "-", "-", "-", "-"],
            levels: ["_", "_", ".", ".", ":", ":", "|", "|"],
            shades: ["#", "=", "-", ":", "."],
            rule: "-",
            wall: "|",
            corners: ["+", "+", "+", "+"],
            notch: "+",
            mark: ">",
            tick: "v",
            cross: "x",
            ring: "o",
            turn: "u",
            answer: "*",
            dot: "'",
            now: "|",
            arrows: ["<", ">", "^", "v"],
            more: ["<", ">"],
            ellipsis: "~",
        }
    }
}
