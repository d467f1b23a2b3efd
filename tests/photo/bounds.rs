//! Files that are broken, cut short, or made to use up the memory.

use crate::report;
use crate::specimen::{card, checksum, with_exif, with_text};
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
