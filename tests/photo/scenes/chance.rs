//! Chance that is the same on every run: dice, and noise over a plane.

/// Dice whose throws follow from a seed and a name, so that one more throw in one place changes no other place.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64, name: &str) -> Self {
        let start = name.bytes().fold(seed ^ 0x51_7c_c1_b7, |sum, byte| mix(sum ^ u64::from(byte)));
        Self(start)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// From 0 to 1.
    pub fn share(&mut self) -> f32 {
        (self.next() >> 40) as f32 / 16_777_216.0
    }

    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.share()
    }

    /// `size` or its opposite.
    pub fn either_way(&mut self, size: f32) -> f32 {
        if self.share() < 0.5 { -size } else { size }
    }

    /// True in one of `of` throws.
    pub fn one_in(&mut self, of: u32) -> bool {
        self.share() < 1.0 / of as f32
    }

    pub fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[(self.next() % choices.len() as u64) as usize]
    }

    /// Around 0, with a spread of 1: twelve throws are near enough to a bell.
    pub fn bell(&mut self) -> f32 {
        let (one, other) = (self.next(), self.next());
        let sum: u64 = (0..6).map(|part| (one >> (part * 10) & 1023) + (other >> (part * 10) & 1023)).sum();
        sum as f32 / 1023.0 - 6.0
    }
}

fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// Smooth noise of one size: about one hill per unit, from -1 to 1.
pub fn hills(seed: u64, x: f32, y: f32) -> f32 {
    let (column, row) = (x.floor(), y.floor());
    let smooth = |share: f32| share * share * (3.0 - 2.0 * share);
    let (across, down) = (smooth(x - column), smooth(y - row));
    let at = |dx: f32, dy: f32| {
        let place = ((column + dx) as i64 as u64).wrapping_mul(0x9e37_79b9) ^ ((row + dy) as i64 as u64) << 32;
        (mix(place ^ seed.wrapping_mul(0x00de_adb5)) >> 40) as f32 / 8_388_608.0 - 1.0
    };
    let top = at(0.0, 0.0) * (1.0 - across) + at(1.0, 0.0) * across;
    let bottom = at(0.0, 1.0) * (1.0 - across) + at(1.0, 1.0) * across;
    top * (1.0 - down) + bottom * down
}

/// Noise of several sizes, the smaller the fainter.
pub fn rough(seed: u64, x: f32, y: f32) -> f32 {
    hills(seed, x, y) * 0.5 + hills(seed + 1, x * 2.1, y * 2.1) * 0.3 + hills(seed + 2, x * 4.3, y * 4.3) * 0.2
}
