//! A photo, judged before it is sent: on this computer, from its bytes alone.
//!
//! [`examine`] decodes a picture within bounds, measures it and holds every number against a line of `photo.toml`. It
//! keeps nothing of the picture. One measure is one file; each tells in its head what it takes for what.
//!
//! # What it can't know
//!
//! * No exchange publishes such numbers. The lines are kycase's own, set by pictures that `tests/photo` draws: real photos
//!   vary more than drawn ones. A photo that passes may be rejected, and one that fails may be accepted.
//! * It recognises neither documents nor faces, and reads no text. A document is what differs from the surface along the
//!   border; a face is the middle of a selfie. A finger, or a thing that touches the document, counts as part of it.
//! * A white card under white light is near to glare. A dull, even reflection that blows nothing out is not seen.
//! * A grid is found where a screen's dots show one by one. A screen that is photographed from further away is not found;
//!   a pattern that is as fine and regular all over the picture is mistaken for one, which is why it is never more than a
//!   hint.
//! * Metadata are what a program chose to write. Their absence proves nothing.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels are counted and averaged: every number is far from the ends of its type"
)]

mod border;
mod colour;
mod container;
mod decode;
mod file;
mod format;
mod frame;
mod glare;
mod grid;
mod judge;
mod light;
mod metadata;
mod outline;
mod plane;
mod report;
mod screenshot;
mod shadow;
mod sharpness;
mod spectrum;
mod thresholds;

pub use format::Format;
pub use report::{Check, Kind, Report, Value, Verdict};
pub use thresholds::{CheckId, Reading, Thresholds, Worse};

use crate::playbook::FileRules;
use container::Parts;
use decode::Decoded;
use frame::Frame;
use image::RgbImage;
use judge::Judge;
use metadata::Metadata;
use outline::Outline;

/// Everything that can be said of the photo in `bytes`, which was taken for `kind`, under an exchange's rules for files.
pub fn examine(bytes: &[u8], kind: Kind, files: &FileRules, thresholds: &Thresholds) -> Report {
    let size = bytes.len() as u64;
    if size > thresholds.reading.max_bytes() {
        return unread(bytes, size, kind, files, thresholds);
    }
    let format = Format::of(bytes);
    let mut judge = Judge::new(kind, thresholds);
    file::judge(format, size, files, &mut judge);
    if !format.is_decoded() {
        return judge.report(format, size, None);
    }
    let parts = Parts::of(bytes, format);
    let Decoded { size: sides, pixels } = decode::decode(bytes, format, &parts, thresholds.reading);
    file::judge_pixels(sides, pixels.as_ref().err(), &mut judge);
    if let Ok(picture) = &pixels {
        judge_picture(picture, kind, &mut judge);
    }
    let metadata = Metadata::of(&parts);
    screenshot::judge(sides, format, &metadata, &mut judge);
    metadata.judge(&mut judge);
    judge.report(format, size, sides)
}

/// What can be said of a file that is too large to be read: `head` is its beginning.
pub fn unread(head: &[u8], size: u64, kind: Kind, files: &FileRules, thresholds: &Thresholds) -> Report {
    let format = Format::of(head);
    let mut judge = Judge::new(kind, thresholds);
    file::judge(format, size, files, &mut judge);
    judge.text(CheckId::Readable, 1.0, "larger than what kycase looks into");
    judge.report(format, size, None)
}

fn judge_picture(picture: &RgbImage, kind: Kind, judge: &mut Judge<'_>) {
    let frame = Frame::of(picture);
    let outline = Outline::of(&frame);
    border::judge(&outline, judge);
    let (columns, rows) = match kind {
        Kind::Selfie => (frame.width / 5..frame.width * 4 / 5, frame.height / 5..frame.height * 4 / 5),
        Kind::Document | Kind::Address => (0..frame.width, 0..frame.height),
    };
    judge.number(CheckId::Sharpness, sharpness::edge_width(&frame, columns, rows));
    let brightness = match kind {
        Kind::Selfie => light::of_face(&frame),
        Kind::Document | Kind::Address => light::of_paper(&frame, &outline),
    };
    judge.number(CheckId::Dark, brightness);
    judge.number(CheckId::Bright, light::blown_out(&frame) * 100.0);
    judge.number(CheckId::Glare, glare::largest_spot(&frame, &outline) * 100.0);
    judge.number(CheckId::Shadow, shadow::unevenness(&frame, &outline) * 100.0);
    judge.number(CheckId::Backlight, light::from_behind(&frame));
    judge.number(CheckId::Colour, colour::spread(&frame));
    if let Some(strength) = grid::strength(picture) {
        judge.number(CheckId::Screen, strength);
    }
}
