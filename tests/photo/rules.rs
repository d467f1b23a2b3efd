//! An exchange's rules for files, and the user's own lines.

use crate::specimen::card;
use crate::{SHIPPED, report};
use kycase::photo::{CheckId, Kind, Report, Thresholds, Value, Verdict, examine, unread};
use kycase::playbook::{DataFile, FileRules, Knowledge};

fn under(rules: &str, bytes: &[u8]) -> Report {
    let origin = "source = \"a test\"\ntier = \"kycase\"\nchecked_on = 2026-11-23\n";
    let text = rules.replace("ORIGIN", origin);
    let rules: FileRules = DataFile { place: String::new(), path: String::new(), text }.parse().unwrap();
    examine(bytes, Kind::Document, &rules, &SHIPPED)
}

#[test]
fn the_types_that_an_exchange_lists_are_the_ones_it_takes() {
    let jpeg = card(1).resized(64, 48).jpeg();
    let listed = under("[kinds]\nvalue = [\"JPG\", \"PDF\"]\nORIGIN", &jpeg);
    assert_eq!(listed.check(CheckId::Format).unwrap().verdict, Verdict::Ok);
    let other = under("[kinds]\nvalue = [\"PNG\"]\nORIGIN", &jpeg);
    let check = other.check(CheckId::Format).unwrap();
    assert_eq!((check.verdict, &check.threshold), (Verdict::Bad, &Some(Value::Text("PNG".to_owned()))));
    let pdf = under("[kinds]\nvalue = [\"JPG\", \"PDF\"]\nORIGIN", b"%PDF-1.7");
    assert_eq!((pdf.check(CheckId::Format).unwrap().verdict, pdf.verdict), (Verdict::Ok, Verdict::Look));
}

#[test]
fn a_file_larger_than_an_exchange_takes_is_bad() {
    let large = vec![0; 2_100_000];
    let report = under("[max_megabytes]\nvalue = 2\nORIGIN", &large);
    let check = report.check(CheckId::Bytes).unwrap();
    assert_eq!((check.verdict, &check.value), (Verdict::Bad, &Value::Number(2.1)));
    assert_eq!(check.threshold, Some(Value::Number(2.0)));
}

#[test]
fn a_type_that_few_forms_take_is_worth_a_look_where_no_rule_is_known() {
    assert_eq!(report(b"\0\0\0\x18ftypheic", Kind::Document).verdict, Verdict::Look);
    for none in [&b""[..], b"hello", b"\0\0\0\x18ftypmp42"] {
        assert_eq!(report(none, Kind::Document).verdict, Verdict::Bad);
    }
}

#[test]
fn a_file_that_is_too_large_to_be_read_is_told_by_its_beginning() {
    let report = unread(b"\xff\xd8\xff", 3_000_000_000, Kind::Document, &FileRules::default(), &SHIPPED);
    assert_eq!((report.verdict, report.bytes, report.width), (Verdict::Look, 3_000_000_000, None));
}

#[test]
fn a_user_s_own_lines_take_the_place_of_the_shipped_ones() {
    let shipped = include_str!("../../data/photo.toml");
    let own = |text: String| {
        let file = DataFile { place: "photo.toml".to_owned(), path: "/home/ada/photo.toml".to_owned(), text };
        Thresholds::read(&Knowledge::read(&[file]).unwrap())
    };
    let stricter = own(shipped.replace("document = { look = 700, bad = 480 }", "document = { bad = 4000 }")).unwrap();
    let report = examine(&card(1).resized(800, 700).jpeg(), Kind::Document, &FileRules::default(), &stricter);
    assert_eq!(report.check(CheckId::Pixels).unwrap().verdict, Verdict::Bad);
    let faulty = own(shipped.replace("max_megapixels", "max_pixels")).unwrap_err().to_string();
    assert!(faulty.starts_with("/home/ada/photo.toml:12: `reading.max_pixels`"), "{faulty}");
    let (before, after) = shipped.split_once("[check.glare]").unwrap();
    let lacking = own(format!("{before}{}", &after[after.find("[check.shadow]").unwrap()..])).unwrap_err().to_string();
    assert!(lacking.contains("`check.glare` is missing"), "{lacking}");
}
