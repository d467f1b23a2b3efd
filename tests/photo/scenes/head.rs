//! A head that is nobody's, in a room.

use super::camera::Exposure;
use super::chance::{Chance, hills, rough};
use super::sheet::{Light, between, light, times};

/// How bright the face and what is behind it are, linear.
pub struct Lamps {
    pub face: f32,
    pub behind: f32,
    /// Whether what is behind is a window.
    pub window: bool,
}

/// The darkest skin, and the whitest wall.
pub const DARKEST: [u8; 3] = [82, 54, 40];
pub const WHITEST: [u8; 3] = [225, 222, 215];

const SKINS: [[u8; 3]; 6] = [[240, 206, 185], [224, 178, 150], [198, 150, 116], [160, 112, 80], [115, 76, 54], DARKEST];

const WALLS: [[u8; 3]; 4] = [WHITEST, [190, 200, 205], [120, 125, 120], [170, 140, 110]];

fn of([red, green, blue]: [u8; 3]) -> Light {
    light(red, green, blue)
}

/// The skin and the wall of a picture.
pub fn skin_and_wall(seed: u64) -> ([u8; 3], [u8; 3]) {
    let mut dice = Chance::new(seed, "skin and wall");
    (dice.pick(&SKINS), dice.pick(&WALLS))
}

pub fn head(seed: u64, picture: [usize; 2], lamps: &Lamps) -> Exposure {
    let mut dice = Chance::new(seed, "head");
    let [width, height] = picture;
    let (skin, wall) = skin_and_wall(seed);
    let (skin, wall) = (of(skin), of(wall));
    let hair = dice.pick(&[light(24, 20, 20), light(60, 40, 28), light(150, 115, 70), light(150, 150, 150)]);
    let cloth = dice.pick(&[light(50, 60, 90), light(150, 60, 60), light(225, 225, 222), light(35, 35, 38)]);
    let (middle, size, lean) = (dice.between(-0.05, 0.05), dice.between(0.85, 1.1), dice.between(-0.35, 0.35));
    let (has_room, has_glasses) = (dice.one_in(2), dice.one_in(3));
    let shelf: Vec<(f32, f32, Light)> = (0..9)
        .map(|_| (dice.between(-1.0, 1.0), dice.between(0.05, 0.2), times(wall, dice.between(0.25, 1.1))))
        .collect();
    let face = |x: f32, y: f32| -> Light {
        let (u, v) = ((x - middle) / size, y / size);
        let oval = |cx: f32, cy: f32, rx: f32, ry: f32| ((u - cx) / rx).powi(2) + ((v - cy) / ry).powi(2);
        let round = oval(0.0, 0.0, 0.36, 0.48);
        let lit = lamps.face * (1.0 - lean * u * 1.6) * (1.0 - 0.35 * round.min(1.0));
        let hairline = 1.0 + 0.1 * hills(seed, u * 14.0, v * 3.0);
        let strand = 1.0 + 0.6 * hills(seed + 5, u * 160.0 + 6.0 * hills(seed, u * 5.0, v * 5.0), v * 12.0);
        let detail = 1.0 + 0.05 * rough(seed + 9, u * 60.0, v * 60.0);
        if round < 1.0 && v >= -0.24 * hairline {
            let eye = |cx: f32| oval(cx, -0.06, 0.07, 0.03) < 1.0;
            let pupil = |cx: f32| oval(cx, -0.06, 0.024, 0.026) < 1.0;
            let brow = |cx: f32| oval(cx, -0.145, 0.09, 0.018 * strand) < 1.0;
            if pupil(-0.15) || pupil(0.15) {
                return times(light(25, 18, 15), lit);
            }
            if eye(-0.15) || eye(0.15) {
                return times(light(235, 230, 225), lit);
            }
            if brow(-0.15) || brow(0.15) {
                return times(hair, lit * strand);
            }
            let ring = |cx: f32| (oval(cx, -0.05, 0.13, 0.1) - 1.0).abs() < 0.08;
            if has_glasses && (ring(-0.15) || ring(0.15)) {
                return times(light(30, 30, 32), lit);
            }
            if oval(0.0, 0.28, 0.12, 0.035) < 1.0 {
                return times(
                    between(skin, light(150, 50, 50), 0.5),
                    lit * if oval(0.0, 0.28, 0.12, 0.006) < 1.0 { 0.4 } else { 0.9 },
                );
            }
            let nose =
                if oval(-0.035, 0.13, 0.018, 0.012) < 1.0 || oval(0.035, 0.13, 0.018, 0.012) < 1.0 { 0.4 } else { 1.0 };
            return times(skin, lit * detail * nose);
        }
        if oval(0.0, -0.07, 0.41 * hairline, 0.52 * hairline) < 1.0 && v < 0.25 {
            return times(hair, lamps.face * strand);
        }
        if u.abs() < 0.17 && (0.3..0.62).contains(&v) {
            return times(skin, lamps.face * 0.55 * detail);
        }
        if v > 0.55 + 0.5 * u * u {
            let thread = 1.0 + 0.2 * hills(seed + 2, u * 90.0, v * 90.0);
            return times(cloth, lamps.face * 0.9 * thread);
        }
        let mut behind = wall;
        if lamps.window {
            let frame = (x * 3.1).fract().abs() < 0.06 || (y * 2.3).fract().abs() < 0.05;
            behind = if frame { times(wall, 0.35) } else { light(235, 242, 250) };
        } else if has_room {
            for (at, wide, colour) in &shelf {
                if (x - at).abs() < *wide && y < 0.1 + at * 0.4 {
                    behind = *colour;
                }
            }
        }
        times(behind, lamps.behind * (1.0 + 0.04 * rough(seed + 4, x * 8.0, y * 8.0)))
    };
    let unit = width.min(height) as f32;
    let mut pixels = Vec::with_capacity(width * height);
    for row in 0..height {
        for column in 0..width {
            let mut sum = [0.0; 3];
            for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
                let x = (column as f32 + dx - width as f32 / 2.0) / unit;
                let y = (row as f32 + dy - height as f32 * 0.45) / unit;
                let light = face(x, y);
                sum = [0, 1, 2].map(|channel| sum[channel] + light[channel] / 4.0);
            }
            pixels.push(sum);
        }
    }
    Exposure { width, height, pixels }
}
