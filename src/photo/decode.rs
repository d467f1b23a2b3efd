//! From a file to its pixels, within bounds.

use super::thresholds::Reading;
use super::{Format, container::Parts};
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageResult, Limits, RgbImage};
use std::io::Cursor;

/// The bytes that a pixel takes while it is decoded, four channels of 8 bits: a picture with more in each may have the
/// fewer of them.
const BYTES_PER_PIXEL: u64 = 4;

/// Why there are no pixels.
#[derive(Debug)]
pub(super) enum Unreadable {
    /// The file is damaged, with a sentence.
    Broken(&'static str),
    /// The picture is larger than what is decoded.
    TooLarge,
}

/// The size of a picture and, where it can be decoded, its pixels.
#[derive(Debug)]
pub(super) struct Decoded {
    /// Width and height, where the header tells them.
    pub size: Option<(u32, u32)>,
    /// The pixels.
    pub pixels: Result<RgbImage, Unreadable>,
}

/// Decodes a JPEG or a PNG. The size in the header is looked at before memory is taken for it.
pub(super) fn decode(bytes: &[u8], format: Format, parts: &Parts<'_>, most: Reading) -> Decoded {
    let opened: ImageResult<Decoded> = match format {
        Format::Jpeg => JpegDecoder::new(Cursor::new(bytes)).map(|decoder| pixels(decoder, parts, most)),
        _ => PngDecoder::with_limits(Cursor::new(bytes), limits(most)).map(|decoder| pixels(decoder, parts, most)),
    };
    opened.unwrap_or_else(|error| Decoded { size: None, pixels: Err(why(&error, parts)) })
}

fn pixels(mut decoder: impl ImageDecoder, parts: &Parts<'_>, most: Reading) -> Decoded {
    let (width, height) = decoder.dimensions();
    let count = u64::from(width) * u64::from(height);
    let is_too_large = count > most.max_pixels() || decoder.total_bytes() > most.max_pixels() * BYTES_PER_PIXEL;
    let pixels = if is_too_large {
        Err(Unreadable::TooLarge)
    } else if !parts.is_whole {
        // A decoder may fill up with grey what is missing.
        Err(CUT_SHORT)
    } else {
        // As a viewer shows it: a phone that was held upright writes its pictures lying, with a note of it.
        let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let picture = DynamicImage::from_decoder(decoder).map(DynamicImage::into_rgb8);
        picture.map(|picture| turned(picture, turn)).map_err(|error| why(&error, parts))
    };
    Decoded { size: Some((width, height)), pixels }
}

fn turned(picture: RgbImage, turn: Orientation) -> RgbImage {
    let mut picture = DynamicImage::ImageRgb8(picture);
    picture.apply_orientation(turn);
    picture.into_rgb8()
}

const CUT_SHORT: Unreadable = Unreadable::Broken("the file ends before the picture does");

fn limits(most: Reading) -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(most.max_pixels() * BYTES_PER_PIXEL);
    limits
}

fn why(error: &ImageError, parts: &Parts<'_>) -> Unreadable {
    match error {
        ImageError::Limits(_) => Unreadable::TooLarge,
        ImageError::Unsupported(_) => Unreadable::Broken("the picture is of a variety that kycase can't decode"),
        _ if !parts.is_whole => CUT_SHORT,
        _ => Unreadable::Broken("the picture in it is damaged"),
    }
}
