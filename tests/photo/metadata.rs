//! What a file says of itself.

use crate::report;
use crate::specimen::{card, with_exif, with_segment, with_text};
use kycase::photo::{CheckId, Format, Kind, Report, Value, Verdict};

const SOFTWARE: u16 = 0x0131;
const MODEL: u16 = 0x0110;

fn small() -> Vec<u8> {
    card(1).resized(64, 48).jpeg()
}

#[track_caller]
fn assert_says(report: &Report, id: CheckId, verdict: Verdict, value: &str) {
    let check = report.check(id).unwrap();
    assert_eq!((check.verdict, &check.value), (verdict, &Value::Text(value.to_owned())));
}

#[test]
fn a_camera_s_own_software_is_no_mark_of_an_editor() {
    let file = with_exif(&small(), &[(MODEL, "Phone 9"), (SOFTWARE, "17.4.1")], None);
    assert_says(&report(&file, Kind::Document), CheckId::Edited, Verdict::Ok, "none");
}

#[test]
fn an_editor_is_found_wherever_it_signs() {
    let exif = with_exif(&small(), &[(SOFTWARE, "Adobe Photoshop 25.0")], None);
    assert_says(&report(&exif, Kind::Document), CheckId::Edited, Verdict::Bad, "Adobe Photoshop 25.0");
    assert_says(&report(&exif, Kind::Address), CheckId::Edited, Verdict::Look, "Adobe Photoshop 25.0");
    for xmp in ["xmp:CreatorTool=\"GIMP 2.10\"", "<xmp:CreatorTool>GIMP 2.10</xmp:CreatorTool>"] {
        let content = [b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta ", xmp.as_bytes(), b">"].concat();
        let file = with_segment(&small(), &content);
        assert_says(&report(&file, Kind::Document), CheckId::Edited, Verdict::Bad, "GIMP 2.10");
    }
    let png = with_text(&card(1).resized(64, 48).png(), "Software", "Snapseed");
    assert_says(&report(&png, Kind::Document), CheckId::Edited, Verdict::Bad, "Snapseed");
}

#[test]
fn a_place_is_told_of_and_not_told() {
    let file = with_exif(&small(), &[(MODEL, "Phone 9")], Some([52, 31, 12]));
    let report = report(&file, Kind::Document);
    assert_says(&report, CheckId::Place, Verdict::Look, "told");
    let words = format!("{report:?}");
    assert!(!words.contains("52") && !words.contains("31"), "{words}");
}

#[test]
fn a_screenshot_is_known_by_its_size_without_a_camera() {
    let picture = card(1).resized(750, 1334);
    assert_eq!(report(&picture.png(), Kind::Document).check(CheckId::Screenshot).unwrap().verdict, Verdict::Bad);
    let jpeg = picture.jpeg();
    assert_eq!(report(&jpeg, Kind::Document).check(CheckId::Screenshot).unwrap().verdict, Verdict::Look);
    let taken = with_exif(&jpeg, &[(MODEL, "Phone 9")], None);
    assert_says(&report(&taken, Kind::Document), CheckId::Screenshot, Verdict::Ok, "none");
    let called = with_text(&card(1).resized(64, 48).png(), "Comment", "Screenshot");
    assert_says(&report(&called, Kind::Document), CheckId::Screenshot, Verdict::Bad, "the file calls itself one");
}

#[test]
fn a_type_is_known_by_its_content() {
    let starts: [(&[u8], Format); 9] = [
        (b"\xff\xd8\xff\xe0", Format::Jpeg),
        (b"\x89PNG\r\n\x1a\n", Format::Png),
        (b"\0\0\0\x18ftypheic", Format::Heic),
        (b"\0\0\0\x18ftypmp42", Format::Video),
        (b"RIFF\0\0\0\0WEBP", Format::Webp),
        (b"%PDF-1.7", Format::Pdf),
        (b"BM", Format::Bmp),
        (b"", Format::Empty),
        (b"hello", Format::Unknown),
    ];
    for (bytes, format) in starts {
        assert_eq!(Format::of(bytes), format);
    }
}
