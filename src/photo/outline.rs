//! Where the document lies: what differs from the surface that shows along the border of the picture.
//!
//! The surface is taken to be plain: its brightness may change evenly from side to side, but not at once, and its tint
//! hardly. The document is the largest thing that the surface, spread from the border, does not reach. A hand, a thing
//! that touches it, or a surface of its own colour mislead it; that is why the advice asks for a plain one.

use super::frame::{BLOCK, Colour, Frame, luma, percentile};
use super::plane::Plane;

/// The least and the greatest difference from the surface that is still surface, in levels.
const TOLERANCE: [f32; 2] = [12.0, 34.0];

/// The least and the greatest difference of tint from the surface that is still surface: a shadow and the fall-off of
/// light change the brightness of a surface, and its tint hardly.
const TINT_TOLERANCE: [f32; 2] = [0.05, 0.15];

/// The least share of the picture for something to be a document.
const LEAST_SHARE: f32 = 0.04;

/// The share of the border from which on what touches it may as well be a shadow over the surface.
const DOUBTFUL_TOUCH: f32 = 0.2;

/// How much of its convex hull a document fills at least.
const LEAST_SOLID: f32 = 0.85;

/// The cells of a picture, with what lies on the surface.
#[derive(Debug)]
pub(super) struct Outline {
    columns: usize,
    rows: usize,
    /// Whether a cell belongs to the document.
    is_document: Vec<bool>,
    /// The share of the picture that the document covers; nothing where none stands out.
    pub share: Option<f32>,
    /// The share of the picture's border that the document touches, or what is coherent with it. What else lies at the
    /// border is no matter.
    pub touched: f32,
    /// By how much the surface is darker along its darker border than along its brighter one, as a share of the latter.
    pub falloff: f32,
}

impl Outline {
    /// The outline of what lies in a frame.
    pub fn of(frame: &Frame) -> Self {
        let cells = Cells::of(frame);
        let surface = Surface::along_the_border(&cells);
        let reached = surface.spread(&cells);
        let (is_document, count) = document(&cells, &reached);
        let all = cells.colours.len() as f32;
        let share = count as f32 / all;
        let solid = count as f32 / hull(&cells, &is_document).max(1.0);
        let border = cells.border();
        let touching = border.iter().filter(|at| is_document[**at]).count();
        Self {
            columns: cells.columns,
            rows: cells.rows,
            share: (share >= LEAST_SHARE && solid >= LEAST_SOLID).then_some(share),
            touched: touching as f32 / border.len().max(1) as f32,
            falloff: falloff(&cells, border.iter().copied().filter(|at| reached[*at])),
            is_document,
        }
    }

    /// Whether a pixel of the frame belongs to the document; where none stands out, to the middle of the picture.
    pub fn holds(&self, x: usize, y: usize) -> bool {
        let (column, row) = ((x / BLOCK).min(self.columns - 1), (y / BLOCK).min(self.rows - 1));
        match self.share {
            Some(_) => self.is_document[row * self.columns + column],
            None => self.is_middle(column, row),
        }
    }

    /// Whether what stands out is a thing, and no shadow.
    pub fn is_sure(&self) -> bool {
        self.share.is_some() && self.touched < DOUBTFUL_TOUCH
    }

    /// Where the cells of the document begin, in pixels; where it is not sure, the cells in the middle of the picture.
    pub fn cells(&self) -> impl Iterator<Item = (usize, usize)> {
        let all = (0..self.rows).flat_map(|row| (0..self.columns).map(move |column| (column, row)));
        let inside = all.filter(move |(column, row)| {
            if self.is_sure() { self.holds(column * BLOCK, row * BLOCK) } else { self.is_middle(*column, *row) }
        });
        inside.map(|(column, row)| (column * BLOCK, row * BLOCK))
    }

    fn is_middle(&self, column: usize, row: usize) -> bool {
        let middle = |at: usize, of: usize| at >= of / 10 && at < of - of / 10;
        middle(column, self.columns) && middle(row, self.rows)
    }
}

/// A frame reduced to the mean colours of its cells.
struct Cells {
    columns: usize,
    rows: usize,
    colours: Vec<Colour>,
}

impl Cells {
    fn of(frame: &Frame) -> Self {
        let (columns, rows, colours) = frame.blocks();
        Self { columns, rows, colours }
    }

    /// The outermost cells, once around.
    fn border(&self) -> Vec<usize> {
        let (columns, rows) = (self.columns, self.rows);
        (0..columns * rows)
            .filter(|at| {
                let (column, row) = (at % columns, at / columns);
                column == 0 || row == 0 || column == columns - 1 || row == rows - 1
            })
            .collect()
    }

    /// Where a cell lies, from -1 to 1.
    fn place(&self, at: usize) -> [f32; 2] {
        let scaled = |at: usize, of: usize| 2.0 * at as f32 / (of.max(2) - 1) as f32 - 1.0;
        [scaled(at % self.columns, self.columns), scaled(at / self.columns, self.rows)]
    }

    fn neighbours(&self, at: usize) -> impl Iterator<Item = usize> {
        let (column, row) = (at % self.columns, at / self.columns);
        let left = (column > 0).then(|| at - 1);
        let right = (column + 1 < self.columns).then(|| at + 1);
        let above = (row > 0).then(|| at - self.columns);
        let below = (row + 1 < self.rows).then(|| at + self.columns);
        [left, right, above, below].into_iter().flatten()
    }
}

/// The surface that the document lies on: one plane for each channel.
struct Surface {
    planes: [Plane; 3],
    tolerance: f32,
    tint_tolerance: f32,
}

impl Surface {
    /// The surface that fits the better half of the border best.
    fn along_the_border(cells: &Cells) -> Self {
        let mut border = cells.border();
        let corners = [[-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0], [1.0, 1.0]];
        let starts = corners.into_iter().chain([[0.0, -1.0], [0.0, 1.0], [-1.0, 0.0], [1.0, 0.0]]);
        let fits = starts.map(|start: [f32; 2]| {
            let away =
                |at: &usize| cells.place(*at).iter().zip(start).map(|(at, start)| (at - start).abs()).sum::<f32>();
            border.sort_by(|a, b| away(a).total_cmp(&away(b)));
            let mut near = border[..(border.len() / 8).max(1)].to_vec();
            let mut planes = [0, 1, 2].map(|channel| Plane::level(near.iter().map(|at| cells.colours[*at][channel])));
            for _ in 0..6 {
                let away = |at: &usize| difference(&cells.colours[*at], &colour_at(&planes, cells.place(*at)));
                let mut order = border.clone();
                order.sort_by(|a, b| away(a).total_cmp(&away(b)));
                order.truncate((border.len() / 2).max(1));
                near = order;
                planes = [0, 1, 2].map(|channel| {
                    Plane::fitted(near.iter().map(|at| (cells.place(*at), cells.colours[*at][channel])))
                });
            }
            let mut away: Vec<f32> = border
                .iter()
                .map(|at| difference(&cells.colours[*at], &colour_at(&planes, cells.place(*at))))
                .collect();
            (percentile(&mut away, 0.5), planes)
        });
        let best = fits.min_by(|a, b| a.0.total_cmp(&b.0));
        let (spread, planes) = best.unwrap_or((0.0, [Plane::default(); 3]));
        let tolerance = (spread * 4.0).clamp(TOLERANCE[0], TOLERANCE[1]);
        let mut surface = Self { planes, tolerance, tint_tolerance: 0.0 };
        let mut tints: Vec<f32> = border.iter().map(|at| surface.tinted(cells, *at)).collect();
        surface.tint_tolerance = (percentile(&mut tints, 0.5) * 5.0).clamp(TINT_TOLERANCE[0], TINT_TOLERANCE[1]);
        surface
    }

    /// How far a cell's tint is from the surface's.
    fn tinted(&self, cells: &Cells, at: usize) -> f32 {
        let (own, surface) = (tint(&cells.colours[at]), tint(&colour_at(&self.planes, cells.place(at))));
        own.iter().zip(surface).map(|(own, surface)| (own - surface).abs()).fold(0.0, f32::max)
    }

    /// The cells that the surface reaches from the border: each is near the surface's own colour, or near its
    /// neighbour's and not too far from the surface's.
    fn spread(&self, cells: &Cells) -> Vec<bool> {
        let away = |at: usize| difference(&cells.colours[at], &colour_at(&self.planes, cells.place(at)));
        let mut reached = vec![false; cells.colours.len()];
        let has_tint = |at: usize| self.tinted(cells, at) <= self.tint_tolerance;
        let is_surface = |at: &usize| away(*at) <= self.tolerance && has_tint(*at);
        let mut open: Vec<usize> = cells.border().into_iter().filter(is_surface).collect();
        for at in &open {
            reached[*at] = true;
        }
        while let Some(at) = open.pop() {
            for next in cells.neighbours(at) {
                let step = difference(&cells.colours[at], &cells.colours[next]);
                let is_near = away(next) <= self.tolerance;
                let is_gradual = step <= self.tolerance / 3.0 && away(next) <= self.tolerance * 3.0;
                if !reached[next] && (is_near || is_gradual) && has_tint(next) {
                    reached[next] = true;
                    open.push(next);
                }
            }
        }
        reached
    }
}

fn falloff(cells: &Cells, surface: impl Iterator<Item = usize>) -> f32 {
    let mut levels: Vec<f32> = surface.map(|at| luma(&cells.colours[at])).collect();
    let (low, high) = (percentile(&mut levels, 0.1), percentile(&mut levels, 0.9));
    1.0 - low.max(1.0) / high.max(1.0)
}

fn colour_at(planes: &[Plane; 3], place: [f32; 2]) -> Colour {
    planes.map(|plane| plane.at(place))
}

/// How far two colours are apart: the channel in which they differ most.
fn difference(a: &Colour, b: &Colour) -> f32 {
    a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

/// How much more red and blue there is in a colour than green, as a share of its brightness; the darker the colour, the
/// less its noise counts.
fn tint(colour: &Colour) -> [f32; 2] {
    [0, 2].map(|channel: usize| (colour[channel] - colour[1]) / (luma(colour) + 40.0))
}

/// The largest coherent part of what was not reached, and how many cells it has. What hangs on it by one or two cells,
/// like the edge of the table, is another thing.
fn document(cells: &Cells, reached: &[bool]) -> (Vec<bool>, usize) {
    let is_inner = |at: usize| !reached[at] && cells.neighbours(at).all(|near| !reached[near]);
    let shrunk: Vec<bool> = (0..reached.len()).map(|at| !is_inner(at)).collect();
    let (core, _) = largest(cells, &shrunk);
    let is_document: Vec<bool> = (0..reached.len())
        .map(|at| !reached[at] && (core[at] || cells.neighbours(at).any(|near| core[near])))
        .collect();
    let count = is_document.iter().filter(|is_it| **is_it).count();
    (is_document, count)
}

/// The largest coherent part of what was not reached, and how many cells it has.
fn largest(cells: &Cells, reached: &[bool]) -> (Vec<bool>, usize) {
    let mut seen = reached.to_vec();
    let mut best: Vec<usize> = Vec::new();
    for start in 0..seen.len() {
        if seen[start] {
            continue;
        }
        seen[start] = true;
        let mut part = vec![start];
        let mut next = 0;
        while let Some(at) = part.get(next).copied() {
            next += 1;
            for near in cells.neighbours(at) {
                if !seen[near] {
                    seen[near] = true;
                    part.push(near);
                }
            }
        }
        if part.len() > best.len() {
            best = part;
        }
    }
    let mut is_document = vec![false; reached.len()];
    for at in &best {
        is_document[*at] = true;
    }
    (is_document, best.len())
}

/// The area of the convex hull around the marked cells, in cells.
fn hull(cells: &Cells, marked: &[bool]) -> f32 {
    let mut points: Vec<[f32; 2]> = Vec::new();
    for row in 0..cells.rows {
        let line = &marked[row * cells.columns..][..cells.columns];
        let ends = [line.iter().position(|mark| *mark), line.iter().rposition(|mark| *mark).map(|last| last + 1)];
        points.extend(ends.into_iter().flatten().flat_map(|x| [[x as f32, row as f32], [x as f32, row as f32 + 1.0]]));
    }
    points.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    let lower = chain(points.iter().copied());
    let upper = chain(points.iter().rev().copied());
    let around: Vec<[f32; 2]> = lower.into_iter().chain(upper).collect();
    let ahead = around.iter().cycle().skip(1);
    around.iter().zip(ahead).map(|(a, b)| a[0] * b[1] - a[1] * b[0]).sum::<f32>().abs() / 2.0
}

/// One half of a hull: the points at which the way turns left alone.
fn chain(points: impl Iterator<Item = [f32; 2]>) -> Vec<[f32; 2]> {
    let mut chain: Vec<[f32; 2]> = Vec::new();
    for point in points {
        while let [.., a, b] = chain[..] {
            let turn = (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]);
            if turn > 0.0 {
                break;
            }
            chain.pop();
        }
        chain.push(point);
    }
    chain
}
