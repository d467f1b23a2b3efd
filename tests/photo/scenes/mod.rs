//! A second hand that draws photos: from millimetres on a table, through light, lens and sensor, to a JPEG file.
//!
//! `specimen` draws the pictures that the first lines were set by. These here share nothing with it and were drawn before
//! its measures were looked at: a slanted sheet with small print and fine lines, on wood, cloth, paper, stone or nothing,
//! with things and fingers about, seen by a camera with noise, one colour per dot and sharpening.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels are drawn with small numbers"
)]

pub mod camera;
mod chance;
mod documents;
pub mod head;
mod screen;
mod sheet;
mod table;
mod view;

use camera::{Camera, Exposure};
use chance::Chance;
use head::Lamps;
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder, RgbImage};
use sheet::{Light, times};
use table::Table;
use view::View;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    Card,
    Passport,
    Letter,
    Selfie,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    Focus,
    Motion,
    Glare,
    Shadow,
    Dark,
    Over,
    Grey,
    Screen,
    Cut,
    Backlight,
}

impl Fault {
    /// The words for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Focus => "out of focus",
            Self::Motion => "shaken",
            Self::Glare => "with glare",
            Self::Shadow => "half in shadow",
            Self::Dark => "dark",
            Self::Over => "overexposed",
            Self::Grey => "without colour",
            Self::Screen => "on a screen",
            Self::Cut => "cut off",
            Self::Backlight => "before a window",
        }
    }
}

/// Mild is what a person would still send; clear is what should be noticed; heavy is what nobody can use.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grade {
    Mild,
    Clear,
    Heavy,
}

impl Grade {
    /// The one of three sizes that belongs to it.
    fn of(self, mild: f32, clear: f32, heavy: f32) -> f32 {
        match self {
            Self::Mild => mild,
            Self::Clear => clear,
            Self::Heavy => heavy,
        }
    }
}

/// A photo of a subject, spoiled in one way or in none. `width` is that of the picture's longer side.
pub fn photo(seed: u64, subject: Subject, spoiled: Option<(Fault, Grade)>, width: usize) -> Vec<u8> {
    jpeg(&picture(seed, subject, spoiled, width), seed)
}

/// As telephones and messengers write it.
fn jpeg(picture: &RgbImage, seed: u64) -> Vec<u8> {
    let quality = Chance::new(seed, "jpeg").between(80.0, 94.0) as u8;
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, quality)
        .write_image(picture.as_raw(), picture.width(), picture.height(), ExtendedColorType::Rgb8)
        .unwrap();
    file
}

pub fn picture(seed: u64, subject: Subject, spoiled: Option<(Fault, Grade)>, width: usize) -> RgbImage {
    let mut camera = Camera::of(seed);
    if let Some((Fault::Screen, grade)) = spoiled {
        let shown = picture(seed, subject, None, width);
        let mut dice = Chance::new(seed, "pitch");
        let pitch = match grade {
            Grade::Mild => dice.between(1.2, 1.9),
            Grade::Clear => dice.between(2.1, 3.4),
            Grade::Heavy => dice.between(3.5, 6.0),
        };
        let sides = [shown.width() as usize, shown.height() as usize];
        let light = screen::screen(seed, &shown, sides, pitch).blurred(dice.between(0.45, 0.75));
        return camera.take(&light, seed);
    }
    let (light, span) = match subject {
        Subject::Selfie => (selfie(seed, spoiled, [width * 3 / 4, width]), width as f32 * 0.4),
        _ => lying(seed, subject, spoiled, width),
    };
    let mut dice = Chance::new(seed, "fault");
    let light = match spoiled {
        Some((Fault::Focus, grade)) => light.defocused(span * grade.of(0.0025, 0.007, 0.015)),
        Some((Fault::Motion, grade)) => light.shaken(span * grade.of(0.006, 0.016, 0.035), dice.between(0.0, 3.1)),
        _ => light,
    };
    let light = light.blurred(dice.between(0.4, 0.8));
    let light = match spoiled {
        Some((Fault::Dark, grade)) => {
            camera.shot *= 3.0;
            light.map(|_, _, pixel| times(pixel, grade.of(0.55, 0.2, 0.06)))
        }
        Some((Fault::Over, grade)) => light.map(|_, _, pixel| times(pixel, grade.of(1.4, 2.6, 5.0))),
        _ => light,
    };
    let mut picture = camera.take(&light, seed);
    if let Some((Fault::Grey, grade)) = spoiled {
        // A copy that keeps some colour; one in grey under a warm lamp; one in grey.
        let (kept, tint) = match grade {
            Grade::Mild => (0.5, [1.0, 1.0, 1.0]),
            Grade::Clear => (0.0, [1.03, 1.0, 0.93]),
            Grade::Heavy => (0.0, [1.0, 1.0, 1.0]),
        };
        for pixel in picture.pixels_mut() {
            let [red, green, blue] = pixel.0.map(f32::from);
            let grey = 0.3 * red + 0.59 * green + 0.11 * blue;
            let faded = [red, green, blue].map(|channel| grey + (channel - grey) * kept);
            pixel.0 = [0, 1, 2].map(|channel| (faded[channel] * tint[channel]).clamp(0.0, 255.0) as u8);
        }
    }
    picture
}

/// A document on a table, and how many pixels wide it is.
fn lying(seed: u64, subject: Subject, spoiled: Option<(Fault, Grade)>, width: usize) -> (Exposure, f32) {
    let sheet = match subject {
        Subject::Card | Subject::Selfie => documents::card(seed),
        Subject::Passport => documents::passport(seed),
        Subject::Letter => documents::letter(seed),
    };
    let sides = if subject == Subject::Card { [width, width * 3 / 4] } else { [width * 3 / 4, width] };
    let past = match spoiled {
        Some((Fault::Cut, grade)) => Some(grade.of(-0.012, 0.04, 0.15)),
        _ => None,
    };
    let view = View::of(seed, sheet.size, sides, past);
    let half = sheet.size.map(|side| side / 2.0);
    let table = Table::of(seed, half, &view);
    let lamp = Lamp::of(seed, half, spoiled);
    let at = |column: f32, row: f32| -> Light {
        let [x, y] = view.table(column, row);
        let place = [x + half[0], y + half[1]];
        let beside = [x.abs() - half[0], y.abs() - half[1]].map(|far| far.max(0.0));
        let light = table.above(x, y).or_else(|| sheet.at(place[0], place[1])).unwrap_or_else(|| {
            let near = (-beside[0].hypot(beside[1]) / 1.2).exp();
            times(table.surface(x, y), 1.0 - 0.5 * near)
        });
        let (factor, shine) = lamp.at(x, y);
        light.map(|channel| channel * factor + shine)
    };
    let [width, height] = sides;
    let mut pixels = Vec::with_capacity(width * height);
    for row in 0..height {
        for column in 0..width {
            let mut sum = [0.0; 3];
            for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
                let light = at(column as f32 + dx, row as f32 + dy);
                sum = [0, 1, 2].map(|channel| sum[channel] + light[channel] / 4.0);
            }
            pixels.push(sum);
        }
    }
    (Exposure { width, height, pixels }, sheet.size[0] * view.scale())
}

/// How a room's light falls on the table.
struct Lamp {
    level: f32,
    fall: [f32; 2],
    shade: Option<(f32, [f32; 2], f32, f32)>,
    shine: Option<([f32; 2], [f32; 2], f32)>,
}

impl Lamp {
    fn of(seed: u64, half: [f32; 2], spoiled: Option<(Fault, Grade)>) -> Self {
        let mut dice = Chance::new(seed, "lamp");
        let reach = half[0].max(half[1]);
        let fall = [dice.between(-0.15, 0.15) / reach, dice.between(-0.15, 0.15) / reach];
        let level = dice.between(0.68, 0.98);
        let turn = dice.between(0.0, std::f32::consts::TAU);
        let (edge, soft) = (dice.between(-0.2, 0.2) * half[1], dice.between(0.02, 0.12) * reach);
        let dark = match spoiled {
            Some((Fault::Shadow, grade)) => Some(grade.of(0.72, 0.42, 0.18)),
            // The faint shadow of the one who takes the photo.
            _ => dice.one_in(3).then_some(0.82),
        };
        let shade = dark.map(|dark| (dark, [turn.cos(), turn.sin()], edge, soft));
        let shine = match spoiled {
            Some((Fault::Glare, grade)) => {
                let radius = 2.0 * half[0] * grade.of(0.02, 0.06, 0.14);
                let long = dice.between(1.0, 1.6);
                let centre = [dice.between(-0.6, 0.6) * half[0], dice.between(-0.5, 0.5) * half[1]];
                Some((centre, [radius * long / 2.1, radius / long / 2.1], 4.0))
            }
            _ => None,
        };
        Self { level, fall, shade, shine }
    }

    /// The factor of the light at a place, and what shines on top of it.
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        let mut factor = self.level * (1.0 + self.fall[0] * x + self.fall[1] * y).max(0.1);
        if let Some((dark, toward, edge, soft)) = self.shade {
            let deep = 1.0 / (1.0 + (-(x * toward[0] + y * toward[1] - edge) / soft).exp());
            factor *= 1.0 - (1.0 - dark) * deep;
        }
        let shine = self.shine.map_or(0.0, |(centre, size, peak)| {
            peak * (-0.5 * (((x - centre[0]) / size[0]).powi(2) + ((y - centre[1]) / size[1]).powi(2))).exp()
        });
        (factor, shine)
    }
}

fn selfie(seed: u64, spoiled: Option<(Fault, Grade)>, sides: [usize; 2]) -> Exposure {
    let mut dice = Chance::new(seed, "lamps");
    let mut lamps = Lamps { face: dice.between(0.7, 1.1), behind: dice.between(0.3, 0.9), window: false };
    if let Some((Fault::Backlight, grade)) = spoiled {
        lamps = Lamps { face: grade.of(0.5, 0.2, 0.07), behind: grade.of(0.9, 1.3, 2.0), window: true };
    }
    head::head(seed, sides, &lamps)
}
