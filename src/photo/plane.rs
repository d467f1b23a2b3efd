//! A plane through brightnesses: how light falls off from one side of a picture to the other.

/// A level with its slopes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Plane {
    level: f32,
    slope: [f32; 2],
}

impl Plane {
    /// The level plane through the mean of all values.
    pub fn level(values: impl Iterator<Item = f32>) -> Self {
        let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
        Self { level: sum / f32::max(count, 1.0), slope: [0.0; 2] }
    }

    /// The plane with the least squares of errors; level where the points span none.
    pub fn fitted(points: impl Iterator<Item = ([f32; 2], f32)> + Clone) -> Self {
        let mut sums = [0_f32; 4];
        for ([x, y], value) in points.clone() {
            sums = [sums[0] + 1.0, sums[1] + x, sums[2] + y, sums[3] + value];
        }
        let count = sums[0].max(1.0);
        let mean = [sums[1] / count, sums[2] / count, sums[3] / count];
        let [mut xx, mut xy, mut yy, mut xv, mut yv] = [0_f32; 5];
        for ([x, y], value) in points {
            let (x, y, value) = (x - mean[0], y - mean[1], value - mean[2]);
            xx += x * x;
            xy += x * y;
            yy += y * y;
            xv += x * value;
            yv += y * value;
        }
        let spanned = xx * yy - xy * xy;
        let slope = if spanned > 1e-3 * count {
            [(xv * yy - yv * xy) / spanned, (yv * xx - xv * xy) / spanned]
        } else {
            [0.0; 2]
        };
        Self { level: mean[2] - slope[0] * mean[0] - slope[1] * mean[1], slope }
    }

    /// Its value at a place.
    pub fn at(&self, place: [f32; 2]) -> f32 {
        self.level + self.slope[0] * place[0] + self.slope[1] * place[1]
    }
}
