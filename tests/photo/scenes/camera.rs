//! What a camera makes of light: lens, sensor, colours from one dot in four, noise, tone, sharpening.

use super::chance::Chance;
use super::sheet::Light;
use image::{Rgb, RgbImage};

/// Light that falls on a sensor.
pub struct Exposure {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<Light>,
}

/// How a camera sees.
pub struct Camera {
    /// Shot noise at full light, and noise of reading, in parts of full light.
    pub shot: f32,
    pub read: f32,
    /// How much darker the corners are, from 0 to 1.
    pub vignette: f32,
    pub balance: Light,
    pub sharpening: f32,
}

impl Camera {
    /// A telephone's camera in a room.
    pub fn of(seed: u64) -> Self {
        let mut dice = Chance::new(seed, "camera");
        let (warm, green) = (dice.between(-0.14, 0.14), dice.between(-0.03, 0.03));
        Self {
            shot: dice.between(0.0002, 0.0012),
            read: dice.between(0.001, 0.004),
            vignette: dice.between(0.05, 0.35),
            balance: [1.0 + warm, 1.0 + green, 1.0 - warm],
            sharpening: dice.between(0.3, 0.9),
        }
    }

    /// The picture that comes out.
    pub fn take(&self, light: &Exposure, seed: u64) -> RgbImage {
        let mut dice = Chance::new(seed, "noise");
        let (width, height) = (light.width, light.height);
        // One colour for each dot: green, red over blue, green.
        let mut dots = vec![0.0; width * height];
        for row in 0..height {
            for column in 0..width {
                let channel = channel_of(column, row);
                let (x, y) = (column as f32 / width as f32 * 2.0 - 1.0, row as f32 / height as f32 * 2.0 - 1.0);
                let fall = 1.0 - self.vignette * (x * x + y * y) / 2.0;
                let value = light.pixels[row * width + column][channel] * fall * self.balance[channel];
                let noise = (self.read * self.read + self.shot * value.min(1.0)).sqrt() * dice.bell();
                dots[row * width + column] = (value + noise).clamp(0.0, 1.0);
            }
        }
        let toned: Vec<Light> = demosaiced(&dots, width, height).into_iter().map(|pixel| pixel.map(tone)).collect();
        let toned = Exposure { width, height, pixels: toned };
        let soft = toned.blurred(0.9);
        RgbImage::from_fn(width as u32, height as u32, |column, row| {
            let at = row as usize * width + column as usize;
            let sharp = [0, 1, 2].map(|channel| {
                let (value, around) = (toned.pixels[at][channel], soft.pixels[at][channel]);
                value + self.sharpening * (value - around)
            });
            Rgb(sharp.map(|channel| (channel * 255.0).round().clamp(0.0, 255.0) as u8))
        })
    }
}

fn channel_of(column: usize, row: usize) -> usize {
    match (column % 2, row % 2) {
        (0, 0) | (1, 1) => 1,
        (1, 0) => 0,
        _ => 2,
    }
}

/// As screens write it, with a little more contrast in the middle.
fn tone(light: f32) -> f32 {
    let value = light.max(0.0).powf(1.0 / 2.2);
    value + 0.08 * (value - 0.5) * (1.0 - (2.0 * value - 1.0).abs())
}

fn demosaiced(dots: &[f32], width: usize, height: usize) -> Vec<Light> {
    let mut pixels = Vec::with_capacity(dots.len());
    for row in 0..height {
        for column in 0..width {
            let (mut sums, mut counts) = ([0.0; 3], [0.0_f32; 3]);
            for y in row.saturating_sub(1)..(row + 2).min(height) {
                for x in column.saturating_sub(1)..(column + 2).min(width) {
                    let channel = channel_of(x, y);
                    let is_it = x == column && y == row;
                    if is_it || channel != channel_of(column, row) {
                        sums[channel] += dots[y * width + x];
                        counts[channel] += 1.0;
                    }
                }
            }
            pixels.push([0, 1, 2].map(|channel| sums[channel] / counts[channel].max(1.0)));
        }
    }
    pixels
}

impl Exposure {
    pub fn map(&self, change: impl Fn(f32, f32, Light) -> Light) -> Self {
        let pixels = self.pixels.iter().enumerate().map(|(at, pixel)| {
            let (column, row) = (at % self.width, at / self.width);
            change(column as f32 + 0.5, row as f32 + 0.5, *pixel)
        });
        Self { width: self.width, height: self.height, pixels: pixels.collect() }
    }

    /// Blurred by a bell of this many pixels, twice in one direction.
    pub fn blurred(&self, pixels: f32) -> Self {
        let reach = (pixels * 3.0).ceil() as i64;
        let bell: Vec<f32> = (-reach..=reach).map(|at| (-0.5 * (at as f32 / pixels).powi(2)).exp()).collect();
        let sum: f32 = bell.iter().sum();
        let pass = |from: &[Light], step: [i64; 2]| -> Vec<Light> {
            (0..from.len())
                .map(|at| {
                    let (column, row) = ((at % self.width) as i64, (at / self.width) as i64);
                    let mut light = [0.0; 3];
                    for (weight, away) in bell.iter().zip(-reach..) {
                        let x = (column + step[0] * away).clamp(0, self.width as i64 - 1) as usize;
                        let y = (row + step[1] * away).clamp(0, self.height as i64 - 1) as usize;
                        let pixel = from[y * self.width + x];
                        for (channel, value) in light.iter_mut().zip(pixel) {
                            *channel += value * weight / sum;
                        }
                    }
                    light
                })
                .collect()
        };
        let across = pass(&self.pixels, [1, 0]);
        Self { width: self.width, height: self.height, pixels: pass(&across, [0, 1]) }
    }

    /// Out of focus: every point becomes a disc of this radius.
    pub fn defocused(&self, radius: f32) -> Self {
        let (width, height) = (self.width as i64, self.height as i64);
        // Sums of each row from its start, so that a disc costs a row of differences and not of pixels.
        let mut sums = vec![[0.0_f64; 3]; (self.width + 1) * self.height];
        for row in 0..self.height {
            for column in 0..self.width {
                let (before, pixel) = (sums[row * (self.width + 1) + column], self.pixels[row * self.width + column]);
                sums[row * (self.width + 1) + column + 1] =
                    [0, 1, 2].map(|channel| before[channel] + f64::from(pixel[channel]));
            }
        }
        let reach = radius.ceil() as i64;
        let chords: Vec<(i64, i64)> = (-reach..=reach)
            .map(|down| (down, (radius * radius - (down * down) as f32).max(0.0).sqrt().round() as i64))
            .collect();
        let pixels = (0..self.pixels.len()).map(|at| {
            let (column, row) = (at as i64 % width, at as i64 / width);
            let (mut light, mut count) = ([0.0_f64; 3], 0_i64);
            for (down, half) in &chords {
                let y = (row + down).clamp(0, height - 1);
                let (from, to) = ((column - half).max(0), (column + half + 1).min(width));
                let line = (y * (width + 1)) as usize;
                let (low, high) = (sums[line + from as usize], sums[line + to as usize]);
                for channel in 0..3 {
                    light[channel] += high[channel] - low[channel];
                }
                count += to - from;
            }
            light.map(|channel| (channel / count.max(1) as f64) as f32)
        });
        Self { width: self.width, height: self.height, pixels: pixels.collect() }
    }

    /// Shaken along a line of this many pixels.
    pub fn shaken(&self, length: f32, angle: f32) -> Self {
        let steps = length.ceil().max(1.0) as i64;
        let (sine, cosine) = angle.sin_cos();
        let pixels = (0..self.pixels.len()).map(|at| {
            let (column, row) = ((at % self.width) as f32, (at / self.width) as f32);
            let mut light = [0.0; 3];
            for step in 0..=steps {
                let away = (step as f32 / steps as f32 - 0.5) * length;
                let x = (column + away * cosine).round().clamp(0.0, self.width as f32 - 1.0) as usize;
                let y = (row + away * sine).round().clamp(0.0, self.height as f32 - 1.0) as usize;
                for (channel, value) in light.iter_mut().zip(self.pixels[y * self.width + x]) {
                    *channel += value / (steps + 1) as f32;
                }
            }
            light
        });
        Self { width: self.width, height: self.height, pixels: pixels.collect() }
    }
}
