//! A picture shown on a screen and photographed from it.

use super::camera::Exposure;
use super::chance::Chance;
use super::sheet::{Light, times};
use image::RgbImage;

/// The light of a screen that shows `shown`; `pitch` is the size of one of its dots, in pixels of the camera.
pub fn screen(seed: u64, shown: &RgbImage, picture: [usize; 2], pitch: f32) -> Exposure {
    let mut dice = Chance::new(seed, "screen");
    let [width, height] = picture;
    let (sine, cosine) = dice.between(-0.07, 0.07).sin_cos();
    let tilt = [dice.between(-0.00006, 0.00006), dice.between(-0.00006, 0.00006)];
    // A dot's own part of its cell: the rest is black between the stripes and the rows.
    let (stripe, tall) = (dice.between(0.22, 0.31), dice.between(0.75, 0.92));
    // The picture fills the view, whatever the size of a dot.
    let zoom = shown.width() as f32 * pitch / width as f32;
    let glow = dice.between(0.75, 1.0);
    let at = |x: f32, y: f32| -> Light {
        let (dx, dy) = (x - width as f32 / 2.0, y - height as f32 / 2.0);
        let far = 1.0 / (1.0 - tilt[0] * dx - tilt[1] * dy);
        let (u, v) = ((dx * cosine + dy * sine) * far / pitch, (dy * cosine - dx * sine) * far / pitch);
        let (column, row) = (u.floor(), v.floor());
        let source = [column * zoom + shown.width() as f32 / 2.0, row * zoom + shown.height() as f32 / 2.0];
        if source[0] < 0.0 || source[1] < 0.0 {
            return [0.002; 3];
        }
        let (x, y) = (source[0] as u32, source[1] as u32);
        if x >= shown.width() || y >= shown.height() {
            return [0.002; 3];
        }
        if (v - row) > tall {
            return [0.004; 3];
        }
        let across = (u - column) * 3.0;
        let lit = across.floor() as usize;
        let is_stripe = (across - across.floor()) < stripe * 3.0;
        let mut light = [0.004; 3];
        if is_stripe {
            let value = shown.get_pixel(x, y).0[lit.min(2)];
            light[lit.min(2)] += (f32::from(value) / 255.0).powf(2.2) * 3.0 * glow;
        }
        light
    };
    let parts = 5;
    let mut pixels = Vec::with_capacity(width * height);
    for row in 0..height {
        for column in 0..width {
            let mut sum = [0.0; 3];
            for part in 0..parts * parts {
                let (right, down) = ((part % parts) as f32, (part / parts) as f32);
                let place = |start: usize, step: f32| start as f32 + (step + 0.5) / parts as f32;
                let light = at(place(column, right), place(row, down));
                sum = [0, 1, 2].map(|channel| sum[channel] + light[channel]);
            }
            pixels.push(times(sum, 1.0 / (parts * parts) as f32));
        }
    }
    Exposure { width, height, pixels }
}
