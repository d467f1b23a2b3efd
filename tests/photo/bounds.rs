//! Files that are broken, cut short, or made to use up the memory.

use crate::report;
use crate::specimen::{card, checksum, with_exif, with_segment, with_text};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::{rotate90, rotate180, rotate270};
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage};
use kycase::photo::{CheckId, Kind, Report, Value, Verdict};
use proptest::prelude::*;

fn jpeg() -> Vec<u8> {
    with_exif(&card(1).resized(40, 32).jpeg(), &[(0x0131, "GIMP")], Some([1, 2, 3]))
}

fn png() -> Vec<u8> {
    with_text(&card(1).resized(24, 20).png(), "Software", "GIMP")
}

fn readable(report: &Report) -> (Verdict, &Value) {
    let check = report.check(CheckId::Readable).unwrap();
    (check.verdict, &check.value)
}

#[test]
fn a_file_that_was_cut_short_is_told_of_at_every_length() {
    for whole in [jpeg(), png()] {
        assert_eq!(readable(&report(&whole, Kind::Document)).0, Verdict::Ok);
        for length in 8..whole.len() - 12 {
            let report = report(&whole[..length], Kind::Document);
            let cut = Value::Text("the file ends before the picture does".to_owned());
            assert_eq!(readable(&report), (Verdict::Bad, &cut), "{length} of {}", whole.len());
        }
        for length in (0..8).chain(whole.len() - 12..whole.len()) {
            report(&whole[..length], Kind::Selfie);
        }
    }
}

#[test]
fn a_picture_with_more_pixels_than_are_decoded_takes_no_memory() {
    let mut bomb = png();
    bomb[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    let sum = checksum(&bomb[12..29]).to_be_bytes();
    bomb[29..33].copy_from_slice(&sum);
    let report = report(&bomb, Kind::Document);
    assert_eq!(readable(&report).0, Verdict::Look, "{report:#?}");
    let mut bomb = card(1).resized(40, 32).jpeg();
    let frame = bomb.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    bomb[frame + 5..frame + 9].fill(0xff);
    let report = crate::report(&bomb, Kind::Document);
    assert_eq!((readable(&report).0, report.width), (Verdict::Look, Some(65_535)));
}

#[test]
fn a_picture_of_one_pixel_is_judged_like_any_other() {
    for (width, height) in [(1, 1), (1, 300), (300, 1), (17, 9)] {
        let report = report(&card(1).resized(width, height).png(), Kind::Document);
        assert_eq!((readable(&report).0, report.verdict), (Verdict::Ok, Verdict::Bad));
    }
}

#[test]
fn a_picture_of_sixteen_bits_is_judged_like_any_other_within_the_same_memory() {
    let picture = card(1).resized(160, 120);
    let bytes: Vec<u8> = picture
        .pixels
        .iter()
        .flatten()
        .flat_map(|channel| ((channel.clamp(0.0, 255.0) * 257.0) as u16).to_ne_bytes())
        .collect();
    let mut deep = Vec::new();
    PngEncoder::new(&mut deep).write_image(&bytes, 160, 120, ExtendedColorType::Rgb16).unwrap();
    let (deep, flat) = (report(&deep, Kind::Document), report(&picture.png(), Kind::Document));
    assert_eq!(readable(&deep).0, Verdict::Ok);
    let sharpness = |report: &Report| match report.check(CheckId::Sharpness).unwrap().value {
        Value::Number(number) => number,
        Value::Text(_) => f64::NAN,
    };
    assert!((sharpness(&deep) - sharpness(&flat)).abs() < 0.1, "{deep:#?}");
    // 60 million pixels would be decoded, but not with eight bytes in each.
    let mut bomb = png();
    bomb[16..20].copy_from_slice(&8_000_u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&7_500_u32.to_be_bytes());
    bomb[24..26].copy_from_slice(&[16, 6]);
    let sum = checksum(&bomb[12..29]).to_be_bytes();
    bomb[29..33].copy_from_slice(&sum);
    let check = report(&bomb, Kind::Document).check(CheckId::Readable).unwrap().clone();
    assert_eq!(check.value, Value::Text("more pixels than kycase looks into".to_owned()));
    assert!(check.advice.unwrap().contains("as JPEG"));
}

#[test]
fn a_photo_is_judged_as_it_is_shown_however_the_phone_was_held() {
    let upright = RgbImage::from_fn(300, 400, |x, y| {
        let (x, y) = (x as f32 / 150.0 - 1.0, y as f32 / 200.0 - 1.0);
        // A face, a bright window above it, dark clothes below.
        let level = if x * x + y * y < 0.3 {
            70
        } else if y < 0.3 {
            255
        } else {
            20
        };
        Rgb([level, level, level])
    });
    let value = |picture: &RgbImage, orientation: u8| {
        let mut file = Vec::new();
        JpegEncoder::new_with_quality(&mut file, 95)
            .write_image(picture, picture.width(), picture.height(), ExtendedColorType::Rgb8)
            .unwrap();
        let tiff =
            [b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".as_slice(), &[orientation, 0, 0, 0, 0, 0, 0, 0]];
        report(&with_segment(&file, &tiff.concat()), Kind::Selfie).check(CheckId::Backlight).unwrap().clone()
    };
    let shown = value(&upright, 1);
    assert_eq!(shown.verdict, Verdict::Bad);
    for (stored, orientation) in [(rotate270(&upright), 6), (rotate90(&upright), 8), (rotate180(&upright), 3)] {
        let (Value::Number(lying), Value::Number(upright)) = (value(&stored, orientation).value, &shown.value) else {
            panic!("no number")
        };
        assert!((lying - upright).abs() < 2.0, "{orientation}: {lying} and not {upright}");
    }
}

#[test]
fn what_is_not_looked_into_is_told_with_what_to_do() {
    let starts: [&[u8]; 5] = [b"\0\0\0\x18ftypheic", b"\0\0\0\x18ftypavif", b"RIFF\0\0\0\0WEBP", b"GIF89a", b"II*\0"];
    for start in starts {
        let report = report(start, Kind::Document);
        assert_eq!((readable(&report).0, report.verdict), (Verdict::Look, Verdict::Look), "{start:?}");
        assert!(report.check(CheckId::Readable).unwrap().advice.as_ref().unwrap().contains("save a copy as JPEG"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(
        start in prop::sample::select(vec![&b""[..], b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF"]),
        bytes in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        report(&[start, &bytes].concat(), Kind::Document);
    }

    #[test]
    fn no_damage_makes_it_panic(
        is_png in any::<bool>(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = if is_png { png() } else { jpeg() };
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        report(&bytes, Kind::Selfie);
    }
}
