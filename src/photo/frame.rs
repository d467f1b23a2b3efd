//! A picture brought to a fixed size, so that every measure means the same for every camera.

use image::RgbImage;

/// The longer side of a frame. A smaller picture stays as it is.
const LONGER_SIDE: usize = 1024;

/// The side of a block, in pixels of a frame.
pub(super) const BLOCK: usize = 8;

/// A colour: red, green, blue, each from 0 to 255.
pub(super) type Colour = [f32; 3];

/// A picture of a fixed size.
#[derive(Debug)]
pub(super) struct Frame {
    /// Its width.
    pub width: usize,
    /// Its height.
    pub height: usize,
    /// Its colours, row by row.
    pub colours: Vec<Colour>,
    /// Its brightness, row by row.
    pub luma: Vec<f32>,
}

impl Frame {
    /// The picture at its fixed size; each of its pixels is the mean of the ones that it stands for.
    pub fn of(picture: &RgbImage) -> Self {
        let (wide, high) = (picture.width() as usize, picture.height() as usize);
        let longer = wide.max(high).max(1);
        let reduced = |side: usize| (side * LONGER_SIDE.min(longer) / longer).max(1);
        let (width, height) = (reduced(wide), reduced(high));
        let source = picture.as_raw();
        let mut colours = Vec::with_capacity(width * height);
        for y in 0..height {
            let rows = y * high / height..((y + 1) * high / height).max(y * high / height + 1);
            for x in 0..width {
                let columns = x * wide / width..((x + 1) * wide / width).max(x * wide / width + 1);
                let mut sum = [0_u32; 3];
                for row in rows.clone() {
                    for pixel in
                        source[(row * wide + columns.start) * 3..(row * wide + columns.end) * 3].chunks_exact(3)
                    {
                        sum[0] += u32::from(pixel[0]);
                        sum[1] += u32::from(pixel[1]);
                        sum[2] += u32::from(pixel[2]);
                    }
                }
                let count = (rows.len() * columns.len()) as f32;
                colours.push(sum.map(|channel| channel as f32 / count));
            }
        }
        let luma = colours.iter().map(luma).collect();
        Self { width, height, colours, luma }
    }
}

impl Frame {
    /// The mean colours of blocks of [`BLOCK`] pixels a side, row by row, with how many columns and rows there are.
    pub fn blocks(&self) -> (usize, usize, Vec<Colour>) {
        let (columns, rows) = ((self.width / BLOCK).max(1), (self.height / BLOCK).max(1));
        let mut colours = Vec::with_capacity(columns * rows);
        for row in 0..rows {
            for column in 0..columns {
                let mut sum = [0_f32; 3];
                let mut count = 0_f32;
                for y in row * BLOCK..((row + 1) * BLOCK).min(self.height) {
                    let across = column * BLOCK..((column + 1) * BLOCK).min(self.width);
                    count += across.len() as f32;
                    for colour in &self.colours[y * self.width..][across] {
                        sum = [sum[0] + colour[0], sum[1] + colour[1], sum[2] + colour[2]];
                    }
                }
                colours.push(sum.map(|channel| channel / count));
            }
        }
        (columns, rows, colours)
    }
}

/// How bright a colour looks.
pub(super) fn luma(colour: &Colour) -> f32 {
    0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]
}

/// The value below which `share` of all stand; 0 where there is none. It changes the order.
pub(super) fn percentile(values: &mut [f32], share: f32) -> f32 {
    if values.is_empty() {
        return 0.0;
    }
    let at = ((values.len() - 1) as f32 * share) as usize;
    *values.select_nth_unstable_by(at, f32::total_cmp).1
}
