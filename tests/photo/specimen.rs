//! Pictures of things that don't exist: cards, letters and heads, drawn pixel by pixel and then spoiled in known ways.
//!
//! The cards say SPECIMEN, follow no real document's design and show nobody. Nothing in here is read from a file.

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};

/// A colour: red, green, blue, from 0 to 255.
pub type Colour = [f32; 3];

/// A row of numbers that look random and are the same on every run.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as u32
    }

    /// A number from `low` to `high`.
    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * (self.next() & 0xffff) as f32 / 65535.0
    }
}

/// A picture before it becomes a file.
#[derive(Clone)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<Colour>,
}

/// Letters of five by seven dots, a row of bits each.
const LETTERS: [(u8, [u8; 7]); 12] = [
    (b'S', [0x0f, 0x10, 0x10, 0x0e, 0x01, 0x01, 0x1e]),
    (b'P', [0x1e, 0x11, 0x11, 0x1e, 0x10, 0x10, 0x10]),
    (b'E', [0x1f, 0x10, 0x10, 0x1e, 0x10, 0x10, 0x1f]),
    (b'C', [0x0e, 0x11, 0x10, 0x10, 0x10, 0x11, 0x0e]),
    (b'I', [0x0e, 0x04, 0x04, 0x04, 0x04, 0x04, 0x0e]),
    (b'M', [0x11, 0x1b, 0x15, 0x15, 0x11, 0x11, 0x11]),
    (b'N', [0x11, 0x19, 0x15, 0x13, 0x11, 0x11, 0x11]),
    (b'A', [0x0e, 0x11, 0x11, 0x1f, 0x11, 0x11, 0x11]),
    (b'O', [0x0e, 0x11, 0x11, 0x11, 0x11, 0x11, 0x0e]),
    (b'T', [0x1f, 0x04, 0x04, 0x04, 0x04, 0x04, 0x04]),
    (b'R', [0x1e, 0x11, 0x11, 0x1e, 0x14, 0x12, 0x11]),
    (b'L', [0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x1f]),
];

/// Whether there is ink of `text` at a place, counted in dots of `dot`.
fn ink(text: &[u8], u: f32, v: f32, dot: f32) -> bool {
    let (column, row) = ((u / dot).floor(), (v / dot).floor());
    if column < 0.0 || !(0.0..7.0).contains(&row) {
        return false;
    }
    let (column, row) = (column as usize, row as usize);
    let Some(letter) = text.get(column / 6) else { return false };
    let rows = LETTERS.iter().find(|(known, _)| known == letter).map_or([0; 7], |(_, rows)| *rows);
    column % 6 < 5 && rows[row] >> (4 - column % 6) & 1 == 1
}

/// Where and how a card lies in its picture.
#[derive(Clone, Copy)]
pub struct Pose {
    pub centre: [f32; 2],
    pub width: f32,
    pub angle: f32,
}

/// The size of every drawn picture. Things are placed as if it were 1200 by 900.
pub const SIZE: [usize; 2] = [640, 480];

/// A pose with the whole card in the picture.
pub fn pose(seed: u64) -> Pose {
    let mut dice = Dice::new(seed + 1000);
    let width = dice.between(820.0, 980.0);
    let angle = dice.between(-0.06, 0.06);
    Pose { centre: [600.0 + dice.between(-20.0, 20.0), 450.0 + dice.between(-30.0, 30.0)], width, angle }
}

/// A specimen card on a desk, evenly lit and sharp.
pub fn card(seed: u64) -> Picture {
    card_at(seed, pose(seed))
}

/// The same, lying elsewhere.
pub fn card_at(seed: u64, pose: Pose) -> Picture {
    let mut dice = Dice::new(seed);
    let desks = [[92.0, 64.0, 44.0], [120.0, 96.0, 70.0], [60.0, 64.0, 70.0], [38.0, 38.0, 42.0], [70.0, 84.0, 110.0]];
    let desk = desks[seed as usize % desks.len()].map(|channel: f32| channel + dice.between(-6.0, 6.0));
    let grain = if seed.is_multiple_of(2) { dice.between(2.0, 5.0) } else { 0.0 };
    let papers = [[205.0, 216.0, 200.0], [214.0, 205.0, 196.0], [196.0, 208.0, 222.0], [222.0, 214.0, 190.0]];
    let bands = [[70.0, 90.0, 140.0], [120.0, 60.0, 70.0], [60.0, 110.0, 90.0]];
    let (paper, band) = (papers[seed as usize % papers.len()], bands[seed as usize % bands.len()]);
    let hair = dice.between(30.0, 120.0);
    let lines: Vec<Vec<u8>> = (0..7).map(|_| word(&mut dice)).collect();
    let (sine, cosine) = pose.angle.sin_cos();
    let scale = 1000.0 / pose.width;
    let fall = [dice.between(-0.05, 0.05), dice.between(-0.05, 0.05)];
    Picture::drawn(|x, y| {
        let (dx, dy) = (x - pose.centre[0], y - pose.centre[1]);
        let u = (dx * cosine + dy * sine) * scale + 500.0;
        let v = (dy * cosine - dx * sine) * scale + 315.0;
        let inside = (0.0..1000.0).contains(&u) && (0.0..630.0).contains(&v);
        let colour = if inside { face_of_card(u, v, paper, band, hair, &lines) } else { desk_at(x, y, desk, grain) };
        let light = 1.0 + fall[0] * (x / 600.0 - 1.0) + fall[1] * (y / 450.0 - 1.0);
        colour.map(|channel| channel * light)
    })
    .softened()
}

fn word(dice: &mut Dice) -> Vec<u8> {
    (0..dice.between(9.0, 22.0) as usize).map(|_| LETTERS[dice.between(0.0, 11.99) as usize].0).collect()
}

fn desk_at(x: f32, y: f32, desk: Colour, grain: f32) -> Colour {
    if grain == 0.0 {
        return desk;
    }
    let streak = ((y * 0.11 + (x * 0.006).sin() * 5.0).sin() + (y * 0.37 + (x * 0.004).sin() * 9.0).sin()) * grain;
    desk.map(|channel| channel + streak)
}

fn face_of_card(u: f32, v: f32, paper: Colour, band: Colour, hair: f32, lines: &[Vec<u8>]) -> Colour {
    if v < 110.0 {
        return if ink(b"SPECIMEN", u - 60.0, v - 22.0, 9.0) { [232.0; 3] } else { band };
    }
    let (fx, fy) = ((u - 165.0) / 115.0, (v - 330.0) / 165.0);
    if fx.abs() < 1.0 && fy.abs() < 1.0 {
        let head = (fx / 0.55).powi(2) + ((fy + 0.1) / 0.6).powi(2);
        return match () {
            () if head < 1.0 && fy < -0.35 => [hair, hair * 0.8, hair * 0.7],
            () if head < 1.0 => [198.0, 158.0, 136.0],
            () if fy > 0.55 && fx.abs() < 0.9 => [80.0, 90.0, 120.0],
            () => [206.0, 210.0, 212.0],
        };
    }
    let line = ((v - 150.0) / 62.0).floor();
    if (0.0..7.0).contains(&line) && u > 330.0 {
        let dot = if line == 0.0 { 5.0 } else { 4.0 };
        if ink(&lines[line as usize], u - 330.0, v - 150.0 - line * 62.0, dot) {
            return [44.0, 44.0, 52.0];
        }
    }
    let wave = ((u / 9.0 + (v / 30.0).sin() * 3.0).sin() + (v / 7.0 + (u / 40.0).cos() * 2.0).sin()) * 5.0;
    [paper[0] + wave, paper[1] + wave * 0.6, paper[2] - wave]
}

/// A letter on a desk, as a proof of address.
pub fn letter(seed: u64) -> Picture {
    let mut dice = Dice::new(seed + 500);
    let desk = [dice.between(60.0, 130.0), dice.between(60.0, 110.0), dice.between(50.0, 90.0)];
    let left = dice.between(40.0, 130.0);
    let lines: Vec<Vec<u8>> = (0..14).map(|_| word(&mut dice)).collect();
    Picture::drawn(|x, y| {
        let (u, v) = (x - left, y - 30.0);
        if !(0.0..1020.0).contains(&u) || !(0.0..840.0).contains(&v) {
            return desk;
        }
        let line = ((v - 60.0) / 54.0).floor();
        let is_ink = (0.0..14.0).contains(&line)
            && ink(&lines[line as usize], u - 80.0, v - 60.0 - line * 54.0, if line == 0.0 { 5.0 } else { 4.0 });
        if is_ink { [40.0, 40.0, 46.0] } else { [228.0, 228.0, 222.0] }
    })
    .softened()
}

/// A head before a wall, with the light from the front.
pub fn selfie(seed: u64) -> Picture {
    head(seed, 0.0)
}

/// A head before a bright window.
pub fn selfie_against_the_light(seed: u64) -> Picture {
    head(seed, 110.0)
}

fn head(seed: u64, window: f32) -> Picture {
    let mut dice = Dice::new(seed + 900);
    let skins = [[224.0, 182.0, 158.0], [176.0, 130.0, 104.0], [90.0, 64.0, 52.0], [122.0, 86.0, 68.0]];
    let skin = skins[seed as usize % skins.len()];
    let paint = dice.between(90.0, 190.0);
    let wall = [paint + dice.between(-12.0, 12.0), paint, paint + dice.between(-20.0, 5.0)];
    let hair = dice.between(25.0, 90.0);
    let dim = if window > 0.0 { 0.35 } else { 1.0 };
    let x0 = 600.0 + dice.between(-40.0, 40.0);
    Picture::drawn(|x, y| {
        let (fx, fy) = ((x - x0) / 210.0, (y - 430.0) / 290.0);
        let head = fx * fx + fy * fy;
        let eye = |at: f32| ((fx - at) / 0.13).powi(2) + ((fy + 0.12) / 0.06).powi(2);
        let mouth = (fx / 0.3).powi(2) + ((fy - 0.5) / 0.05).powi(2);
        let person: Option<Colour> = if head < 1.0 {
            let shade = 1.0 - 0.18 * fx * fx - 0.1 * fy;
            Some(match () {
                () if fy < -0.62 => [hair, hair * 0.8, hair * 0.7],
                () if eye(-0.4) < 0.25 || eye(0.4) < 0.25 => [30.0, 26.0, 26.0],
                () if eye(-0.4) < 1.0 || eye(0.4) < 1.0 => [226.0, 224.0, 220.0],
                () if mouth < 1.0 => [150.0, 70.0, 70.0],
                () => skin.map(|channel| channel * shade),
            })
        } else if fy > 0.95 && fx.abs() < 1.2 + (fy - 0.95) * 1.6 {
            Some([70.0, 84.0, 120.0])
        } else {
            None
        };
        person.map_or(wall.map(|channel| (channel + window).min(252.0)), |colour| colour.map(|channel| channel * dim))
    })
    .softened()
}

impl Picture {
    fn drawn(colour: impl Fn(f32, f32) -> Colour) -> Self {
        let [width, height] = SIZE;
        let placed = |at: usize, of: usize, counted: f32| at as f32 * counted / of as f32;
        let pixels = (0..width * height)
            .map(|at| colour(placed(at % width, width, 1200.0), placed(at / width, height, 900.0)))
            .collect();
        Self { width, height, pixels }
    }

    fn mapped(mut self, change: impl Fn(f32, f32, Colour) -> Colour) -> Self {
        for (at, pixel) in self.pixels.iter_mut().enumerate() {
            let (x, y) = ((at % self.width) as f32 / self.width as f32, (at / self.width) as f32 / self.height as f32);
            *pixel = change(x, y, *pixel);
        }
        self
    }

    /// What a good lens leaves of a hard edge.
    fn softened(self) -> Self {
        self.boxed(1, 1)
    }

    /// Out of focus: by a normal distribution of about this deviation, in pixels.
    pub fn blurred(self, sigma: f32) -> Self {
        // Three means in a row come close to it.
        let reach = ((sigma * sigma * 4.0 + 1.0).sqrt() / 2.0 - 0.5).round() as usize;
        (0..3).fold(self, |picture, _| picture.boxed(reach, reach))
    }

    /// Shaken from side to side.
    pub fn shaken(self, reach: usize) -> Self {
        self.boxed(reach, 0)
    }

    /// The mean over `across` pixels on either side and `down` above and below.
    fn boxed(mut self, across: usize, down: usize) -> Self {
        let (width, height) = (self.width, self.height);
        for y in 0..height {
            means(&mut self.pixels, y * width, 1, width, across);
        }
        for x in 0..width {
            means(&mut self.pixels, x, width, height, down);
        }
        self
    }

    /// Less or more light.
    pub fn lit(self, factor: f32) -> Self {
        self.mapped(|_, _, colour| colour.map(|channel| channel * factor))
    }

    /// A lamp mirrored in the card: a spot of this radius, as a share of the picture's width.
    pub fn with_glare(self, radius: f32, at: [f32; 2]) -> Self {
        self.mapped(|x, y, colour| {
            let away = ((x - at[0]).powi(2) + ((y - at[1]) * 0.75).powi(2)).sqrt() / radius;
            let glow = 420.0 * (-away.powi(4)).exp();
            colour.map(|channel| channel + glow)
        })
    }

    /// Light from one side that falls off to `least` on the other.
    pub fn lit_from_the_left(self, least: f32) -> Self {
        self.mapped(|x, _, colour| colour.map(|channel| channel * (1.0 - (1.0 - least) * x)))
    }

    /// A shadow with a soft edge over the right half.
    pub fn half_in_shadow(self, level: f32) -> Self {
        self.mapped(|x, y, colour| {
            let edge = ((x + y * 0.2 - 0.6) / 0.03).clamp(-8.0, 8.0);
            let shade = 1.0 - (1.0 - level) / (1.0 + (-edge).exp());
            colour.map(|channel| channel * shade)
        })
    }

    /// Without colour.
    pub fn grey(self) -> Self {
        self.mapped(|_, _, colour| [0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2]; 3])
    }

    /// As a screen shows it: dots of this distance.
    pub fn on_a_screen(self, distance: f32) -> Self {
        let (width, height) = (self.width as f32, self.height as f32);
        self.mapped(|x, y, colour| {
            let dot = |at: f32| 0.85 + 0.2 * (at * std::f32::consts::TAU / distance).sin();
            colour.map(|channel| channel * dot(x * width) * dot(y * height + x * width * 0.03))
        })
    }

    /// The noise of a small sensor.
    pub fn noisy(mut self, seed: u64, deviation: f32) -> Self {
        let mut dice = Dice::new(seed + 77);
        for pixel in &mut self.pixels {
            for channel in pixel {
                let bits = dice.next();
                let sum = (bits & 0xff) + (bits >> 8 & 0xff) + (bits >> 16 & 0xff);
                *channel += (sum as f32 - 382.5) / 127.6 * deviation;
            }
        }
        self
    }

    /// The same at another size, by the nearest pixel.
    pub fn resized(self, width: usize, height: usize) -> Self {
        let at = |x: usize, y: usize| self.pixels[y * self.height / height * self.width + x * self.width / width];
        let pixels = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| at(x, y)).collect();
        Self { width, height, pixels }
    }

    fn bytes(&self) -> Vec<u8> {
        self.pixels.iter().flatten().map(|channel| channel.round().clamp(0.0, 255.0) as u8).collect()
    }

    /// As a camera stores it.
    pub fn jpeg(&self) -> Vec<u8> {
        let mut file = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut file, 90);
        encoder.write_image(&self.bytes(), self.width as u32, self.height as u32, ExtendedColorType::Rgb8).unwrap();
        file
    }

    /// As a screenshot is stored.
    pub fn png(&self) -> Vec<u8> {
        let mut file = Vec::new();
        let encoder = PngEncoder::new(&mut file);
        encoder.write_image(&self.bytes(), self.width as u32, self.height as u32, ExtendedColorType::Rgb8).unwrap();
        file
    }
}

/// Replaces every `step`th value from `start` by the mean of those within `reach` of it.
fn means(values: &mut [Colour], start: usize, step: usize, count: usize, reach: usize) {
    if reach == 0 {
        return;
    }
    // The ends are drawn out, so that every mean is of equally many values.
    let mut line = vec![values[start]; reach];
    line.extend((0..count).map(|at| values[start + at * step]));
    line.extend(vec![values[start + (count - 1) * step]; reach + 1]);
    let span = 2 * reach + 1;
    let mut sum = [0.0_f32; 3];
    for colour in &line[..span] {
        sum = [sum[0] + colour[0], sum[1] + colour[1], sum[2] + colour[2]];
    }
    let part = 1.0 / span as f32;
    for at in 0..count {
        values[start + at * step] = [sum[0] * part, sum[1] * part, sum[2] * part];
        let (new, old) = (line[at + span], line[at]);
        sum = [sum[0] + new[0] - old[0], sum[1] + new[1] - old[1], sum[2] + new[2] - old[2]];
    }
}

/// A JPEG with camera data put in: the structure that a camera writes, with these texts and, where wanted, a place.
pub fn with_exif(jpeg: &[u8], texts: &[(u16, &str)], place: Option<[u32; 3]>) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08".to_vec();
    let mut entries: Vec<(u16, u16, Vec<u8>)> =
        texts.iter().map(|(tag, text)| (*tag, 2, [text.as_bytes(), b"\0"].concat())).collect();
    if place.is_some() {
        entries.push((0x8825, 4, vec![0; 4]));
    }
    entries.sort();
    let places = directory(&mut tiff, &entries);
    if let Some(degrees) = place {
        let pointer = places.iter().find(|(tag, _)| *tag == 0x8825).map(|(_, at)| *at).unwrap();
        let here = (tiff.len() as u32).to_be_bytes();
        tiff[pointer..pointer + 4].copy_from_slice(&here);
        let latitude: Vec<u8> =
            degrees.iter().flat_map(|part| [part.to_be_bytes(), 1_u32.to_be_bytes()]).flatten().collect();
        directory(&mut tiff, &[(1, 2, b"N\0".to_vec()), (2, 5, latitude)]);
    }
    let mut content = b"Exif\0\0".to_vec();
    content.extend(tiff);
    with_segment(jpeg, &content)
}

/// A JPEG with a segment of metadata put in behind its start.
pub fn with_segment(jpeg: &[u8], content: &[u8]) -> Vec<u8> {
    let length = (content.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, content, &jpeg[2..]].concat()
}

/// Appends a directory of TIFF entries and tells where each one's value or pointer stands.
fn directory(tiff: &mut Vec<u8>, entries: &[(u16, u16, Vec<u8>)]) -> Vec<(u16, usize)> {
    let mut places = Vec::new();
    let mut behind = tiff.len() + 2 + entries.len() * 12 + 4;
    let mut values: Vec<u8> = Vec::new();
    tiff.extend((entries.len() as u16).to_be_bytes());
    for (tag, kind, value) in entries {
        let unit = match kind {
            4 => 4,
            5 => 8,
            _ => 1,
        };
        tiff.extend(tag.to_be_bytes());
        tiff.extend(kind.to_be_bytes());
        tiff.extend((value.len() as u32 / unit).to_be_bytes());
        places.push((*tag, tiff.len()));
        if value.len() <= 4 {
            let mut padded = value.clone();
            padded.resize(4, 0);
            tiff.extend(padded);
        } else {
            tiff.extend((behind as u32).to_be_bytes());
            behind += value.len();
            values.extend(value);
        }
    }
    tiff.extend([0; 4]);
    tiff.extend(values);
    places
}

/// A PNG with a text put in behind its header.
pub fn with_text(png: &[u8], keyword: &str, text: &str) -> Vec<u8> {
    let content = [keyword.as_bytes(), b"\0", text.as_bytes()].concat();
    let named = [b"tEXt", &content[..]].concat();
    let length = (content.len() as u32).to_be_bytes();
    // The header's chunk ends at byte 33.
    [&png[..33], &length[..], &named[..], &checksum(&named).to_be_bytes()[..], &png[33..]].concat()
}

/// The checksum of a PNG chunk.
pub fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    })
}
