//! Where the camera stands: from the places of a picture to millimetres on the table.

use super::chance::Chance;

pub struct View {
    pub width: usize,
    pub height: usize,
    scale: f32,
    middle: [f32; 2],
    turn: f32,
    tilt: [f32; 2],
}

impl View {
    /// A sheet of `size` millimetres, whole, at some slant. `past` is the part of the sheet that lies beyond an edge of
    /// the picture; below zero, the part of the picture that is left between them.
    pub fn of(seed: u64, size: [f32; 2], picture: [usize; 2], past: Option<f32>) -> Self {
        let mut dice = Chance::new(seed, "view");
        let turn = dice.between(-0.16, 0.16);
        let tilt = [dice.between(-0.16, 0.16) / size[0], dice.between(-0.16, 0.16) / size[1]];
        let [width, height] = picture;
        let mut view = Self { width, height, scale: 1.0, middle: [0.0, 0.0], turn, tilt };
        let half = [size[0] / 2.0, size[1] / 2.0];
        let corners =
            [[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]].map(|c| view.place(c[0] * half[0], c[1] * half[1]));
        let low = [0, 1].map(|axis| corners.iter().map(|it| it[axis]).fold(f32::MAX, f32::min));
        let high = [0, 1].map(|axis| corners.iter().map(|it| it[axis]).fold(f32::MIN, f32::max));
        let fill = dice.between(0.66, 0.92);
        let sides = [width as f32, height as f32];
        view.scale = (fill * sides[0] / (high[0] - low[0])).min(fill * sides[1] / (high[1] - low[1]));
        for axis in 0..2 {
            let long = (high[axis] - low[axis]) * view.scale;
            let room = (sides[axis] - long - 0.05 * sides[axis]).max(0.0);
            let start = 0.025 * sides[axis] + room * dice.between(0.15, 0.85);
            view.middle[axis] = start - low[axis] * view.scale;
        }
        if let Some(past) = past {
            let axis = dice.pick(&[0, 1]);
            let beyond = if past < 0.0 { past * sides[axis] } else { past * (high[axis] - low[axis]) * view.scale };
            view.middle[axis] = if dice.one_in(2) {
                -beyond - low[axis] * view.scale
            } else {
                sides[axis] + beyond - high[axis] * view.scale
            };
        }
        view
    }

    /// Where a place on the table is seen.
    pub fn place(&self, x: f32, y: f32) -> [f32; 2] {
        let (sine, cosine) = self.turn.sin_cos();
        let (u, v) = (x * cosine - y * sine, x * sine + y * cosine);
        let far = 1.0 + self.tilt[0] * u + self.tilt[1] * v;
        [self.middle[0] + self.scale * u / far, self.middle[1] + self.scale * v / far]
    }

    /// What place on the table is seen.
    pub fn table(&self, column: f32, row: f32) -> [f32; 2] {
        let (u, v) = ((column - self.middle[0]) / self.scale, (row - self.middle[1]) / self.scale);
        let far = 1.0 / (1.0 - self.tilt[0] * u - self.tilt[1] * v).max(0.2);
        let (u, v) = (u * far, v * far);
        let (sine, cosine) = self.turn.sin_cos();
        [u * cosine + v * sine, v * cosine - u * sine]
    }

    /// Millimetres that are beyond every edge of the picture.
    pub fn reach(&self) -> f32 {
        (self.width + self.height) as f32 / self.scale
    }

    /// Pixels of a millimetre.
    pub fn scale(&self) -> f32 {
        self.scale
    }
}
