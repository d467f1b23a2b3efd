//! What is printed: a flat sheet of light, in dots per millimetre, and the things one can print on it.

use super::chance::Chance;

/// Light that comes back: red, green, blue, linear, 1 is a white sheet.
pub type Light = [f32; 3];

/// The linear light of a colour as screens write it, from 0 to 255.
pub fn light(red: u8, green: u8, blue: u8) -> Light {
    [red, green, blue].map(|channel| (f32::from(channel) / 255.0).powf(2.2))
}

pub fn between(one: Light, other: Light, share: f32) -> Light {
    [0, 1, 2].map(|channel| one[channel] + (other[channel] - one[channel]) * share)
}

pub fn times(one: Light, factor: f32) -> Light {
    one.map(|channel| channel * factor)
}

/// A printed sheet.
pub struct Sheet {
    /// Width and height in millimetres.
    pub size: [f32; 2],
    dots: f32,
    columns: usize,
    pixels: Vec<Light>,
}

/// The strokes of each letter over three columns and five rows of places, `a` to `o`.
const LETTERS: [(char, &str); 26] = [
    ('A', "mdbfo gi"),
    ('B', "maciom gi"),
    ('C', "camo"),
    ('D', "mabfknm"),
    ('E', "camo gh"),
    ('F', "cam gh"),
    ('H', "am co gi"),
    ('I', "bn"),
    ('K', "am cgo"),
    ('L', "amo"),
    ('M', "maeco"),
    ('N', "maoc"),
    ('O', "acoma"),
    ('P', "macig"),
    ('R', "macig ho"),
    ('S', "cagiom"),
    ('T', "ac bn"),
    ('U', "amoc"),
    ('V', "anc"),
    ('X', "ao cm"),
    ('Z', "acmo"),
    ('0', "acoma cm"),
    ('2', "acigmo"),
    ('4', "agi co"),
    ('7', "acn"),
    ('<', "cgo"),
];

impl Sheet {
    pub fn new(size: [f32; 2], dots: f32, colour: Light) -> Self {
        let (columns, rows) = ((size[0] * dots) as usize, (size[1] * dots) as usize);
        Self { size, dots, columns, pixels: vec![colour; columns * rows] }
    }

    /// The light at a place in millimetres, between the dots; none beside the sheet.
    pub fn at(&self, x: f32, y: f32) -> Option<Light> {
        if !(0.0..self.size[0]).contains(&x) || !(0.0..self.size[1]).contains(&y) {
            return None;
        }
        let rows = self.pixels.len() / self.columns;
        let (x, y) = ((x * self.dots - 0.5).max(0.0), (y * self.dots - 0.5).max(0.0));
        let (column, row) = ((x as usize).min(self.columns - 1), (y as usize).min(rows - 1));
        let (right, below) = ((column + 1).min(self.columns - 1), (row + 1).min(rows - 1));
        let (across, down) = (x.fract(), y.fract());
        let of = |column: usize, row: usize| self.pixels[row * self.columns + column];
        let top = between(of(column, row), of(right, row), across);
        Some(between(top, between(of(column, below), of(right, below), across), down))
    }

    /// Prints over a rectangle, in millimetres: `ink` tells the new light of each place from the old.
    pub fn print(&mut self, from: [f32; 2], to: [f32; 2], ink: impl Fn(f32, f32, Light) -> Light) {
        let rows = self.pixels.len() / self.columns;
        let dots = |place: f32, end: usize| ((place * self.dots).max(0.0) as usize).min(end);
        for row in dots(from[1], rows)..dots(to[1], rows) {
            for column in dots(from[0], self.columns)..dots(to[0], self.columns) {
                let pixel = &mut self.pixels[row * self.columns + column];
                *pixel = ink((column as f32 + 0.5) / self.dots, (row as f32 + 0.5) / self.dots, *pixel);
            }
        }
    }

    /// A stroke with round ends.
    fn stroke(&mut self, from: [f32; 2], to: [f32; 2], thick: f32, colour: Light) {
        let reach = thick / 2.0 + 1.0 / self.dots;
        let edge = self.dots;
        let run = [to[0] - from[0], to[1] - from[1]];
        let length = run[0] * run[0] + run[1] * run[1];
        let low = [from[0].min(to[0]) - reach, from[1].min(to[1]) - reach];
        let high = [from[0].max(to[0]) + reach, from[1].max(to[1]) + reach];
        self.print(low, high, |x, y, old| {
            let along = ((x - from[0]) * run[0] + (y - from[1]) * run[1]) / length.max(1e-6);
            let along = along.clamp(0.0, 1.0);
            let aside = (x - from[0] - run[0] * along).hypot(y - from[1] - run[1] * along);
            between(old, colour, ((thick / 2.0 - aside) * edge + 0.5).clamp(0.0, 1.0))
        });
    }

    /// A line of letters whose height is `tall` millimetres.
    pub fn write(&mut self, text: &str, at: [f32; 2], tall: f32, colour: Light) {
        let (wide, thick) = (tall * 0.3, tall * 0.14);
        for (place, letter) in text.chars().enumerate() {
            let left = at[0] + place as f32 * tall * 0.85;
            let strokes = LETTERS.iter().find(|(known, _)| *known == letter).map_or("", |(_, strokes)| *strokes);
            for stroke in strokes.split(' ') {
                let ends: Vec<[f32; 2]> = stroke
                    .bytes()
                    .map(|node| f32::from(node - b'a'))
                    .map(|node| [left + (node % 3.0) * wide, at[1] + (node / 3.0).floor() * tall / 4.0])
                    .collect();
                for pair in ends.windows(2) {
                    self.stroke(pair[0], pair[1], thick, colour);
                }
            }
        }
    }

    /// Fine wavy lines over a rectangle, as on banknotes: `apart` millimetres from each other.
    pub fn guilloche(
        &mut self,
        from: [f32; 2],
        to: [f32; 2],
        apart: f32,
        ink: Light,
        strength: f32,
        dice: &mut Chance,
    ) {
        let (tall, long) = (dice.between(0.5, 4.0), dice.between(8.0, 30.0));
        let (slope, start) = (dice.between(-0.6, 0.6), dice.between(0.0, 6.0));
        let edge = self.dots;
        self.print(from, to, |x, y, old| {
            let wave = y + slope * x + tall * (x / long * std::f32::consts::TAU + start).sin();
            let aside = ((wave / apart).fract().abs() - 0.5).abs() * apart;
            between(old, ink, strength * ((apart * 0.17 - aside) * edge + 0.5).clamp(0.0, 1.0))
        });
    }

    /// A round ornament of fine lines.
    pub fn rosette(&mut self, centre: [f32; 2], radius: f32, ink: Light, strength: f32, dice: &mut Chance) {
        let (petals, apart) = (dice.between(5.0, 14.0).floor(), dice.between(0.5, 1.1));
        let edge = self.dots;
        let low = [centre[0] - radius, centre[1] - radius];
        self.print(low, [centre[0] + radius, centre[1] + radius], |x, y, old| {
            let (dx, dy) = (x - centre[0], y - centre[1]);
            let far = dx.hypot(dy);
            if far > radius {
                return old;
            }
            let wave = far + radius * 0.12 * (dy.atan2(dx) * petals).sin();
            let aside = ((wave / apart).fract().abs() - 0.5).abs() * apart;
            between(old, ink, strength * ((apart * 0.17 - aside) * edge + 0.5).clamp(0.0, 1.0))
        });
    }

    /// The head and shoulders of nobody. `screen` is the distance of the dots of an offset print, where it is one.
    pub fn portrait(&mut self, from: [f32; 2], size: [f32; 2], screen: Option<f32>, dice: &mut Chance) {
        let skin = dice.pick(&[light(240, 205, 180), light(205, 160, 125), light(150, 105, 75), light(95, 65, 48)]);
        let hair = dice.pick(&[light(30, 24, 22), light(80, 55, 35), light(170, 140, 90), light(120, 120, 125)]);
        let (wall, cloth) =
            (light(205, 210, 215), dice.pick(&[light(40, 45, 70), light(120, 40, 45), light(230, 230, 225)]));
        let lean = dice.between(-0.05, 0.05);
        self.print(from, [from[0] + size[0], from[1] + size[1]], |x, y, _| {
            let (u, v) = ((x - from[0]) / size[0] - 0.5 - lean, (y - from[1]) / size[1]);
            let oval = |cx: f32, cy: f32, rx: f32, ry: f32| ((u - cx) / rx).powi(2) + ((v - cy) / ry).powi(2) < 1.0;
            let mut ink = wall;
            if oval(0.0, 0.4, 0.27, 0.3) {
                ink = hair;
            }
            if oval(0.0, 1.1, 0.45, 0.33) {
                ink = cloth;
            }
            if oval(0.0, 0.46, 0.21, 0.27) {
                ink = times(skin, 1.0 - 0.35 * (u + 0.1).abs());
            }
            if oval(-0.09, 0.42, 0.035, 0.018) || oval(0.09, 0.42, 0.035, 0.018) || oval(0.0, 0.6, 0.07, 0.014) {
                ink = times(skin, 0.25);
            }
            let Some(apart) = screen else { return ink };
            let (s, t) = ((x + y) / apart * 0.707, (x - y) / apart * 0.707);
            let dot = 0.5 + 0.25 * ((s * std::f32::consts::TAU).cos() + (t * std::f32::consts::TAU).cos());
            ink.map(|channel| if channel.sqrt() > dot { 0.75 * channel + 0.25 } else { 0.55 * channel })
        });
    }
}
