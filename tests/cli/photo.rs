//! `kycase check photo`.

#[expect(dead_code, reason = "the pictures are those of another test, which uses more of them")]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels are drawn with small numbers"
)]
#[path = "../photo/specimen.rs"]
pub mod specimen;

use crate::desk::Desk;
use specimen::{Picture, card, with_exif};
use std::fs::{self, File};
use std::process::Command;

/// A desk with a file on it.
fn desk_with(name: &str, bytes: &[u8]) -> Desk {
    let desk = Desk::new();
    fs::write(desk.path(name), bytes).unwrap();
    desk
}

fn good() -> Picture {
    card(1).resized(960, 720)
}

#[test]
fn a_good_photo_is_ok_and_promised_nothing() {
    let desk = desk_with("front.jpg", &good().jpeg());
    let seen = desk.run("check photo front.jpg").code(0).stderr_lacks("taken anew");
    let seen = seen.stdout_has("front.jpg: ok  document, JPEG, 960 x 720").stdout_has("ok  width of edges");
    seen.stdout_has("These are kycase's own checks, not the exchange's").stdout_has("may still be").stdout_lacks("bad");
}

#[test]
fn a_bad_photo_is_told_with_number_line_and_what_to_do() {
    let desk = desk_with("front.jpg", &good().blurred(7.0).jpeg());
    let seen = desk.run("check photo front.jpg").code(1).stderr_has("kycase: the photo should be taken anew");
    seen.stdout_has("front.jpg: bad").stdout_has("(at most 5.5 px)").stdout_has("Clean the lens");
}

#[test]
fn a_program_gets_one_record_for_each_file() {
    let desk = desk_with("front.jpg", &good().jpeg());
    fs::write(desk.path("back.png"), card(2).png()).unwrap();
    let records = desk.run("check photo --json front.jpg back.png").code(0).json();
    let front = &records[0];
    assert_eq!(front["file"], "front.jpg");
    assert_eq!((&front["kind"], &front["verdict"]), (&"document".into(), &"ok".into()));
    assert_eq!((&front["width"], &front["height"], &front["format"]), (&960.into(), &720.into(), &"JPEG".into()));
    assert_eq!(front["bytes"], fs::metadata(desk.path("front.jpg")).unwrap().len());
    let sharpness = front["checks"].as_array().unwrap().iter().find(|check| check["id"] == "sharpness").unwrap();
    assert_eq!((&sharpness["verdict"], &sharpness["threshold"]), (&"ok".into(), &3.8.into()));
    assert!(sharpness["value"].as_f64().unwrap() > 1.0 && sharpness["advice"].is_null(), "{sharpness}");
    assert_eq!((&records[1]["format"], records[1]["verdict"].as_str()), (&"PNG".into(), Some("look")));
}

#[test]
fn what_is_no_photo_is_one_clear_sentence() {
    let desk = desk_with("cut.jpg", &good().jpeg()[..5000]);
    desk.run("check photo cut.jpg").code(1).stdout_has("the file ends before the picture does");
    desk.put("note.jpg", "hello");
    desk.run("check photo note.jpg").code(1).stdout_has("unknown");
    desk.put("empty.jpg", "");
    desk.run("check photo empty.jpg").code(1).stdout_has("empty");
    desk.run("check photo none.jpg").code(4).stderr_has("there is no file none.jpg").stdout_is("");
    desk.run("check photo .").code(1).stderr_has("it is no regular file").stdout_is("");
    desk.run("check photo").code(2);
}

#[test]
fn a_pipe_is_refused_and_not_waited_for() {
    let desk = Desk::new();
    assert!(Command::new("mkfifo").arg(desk.path("pipe")).status().unwrap().success());
    desk.run("check photo pipe").code(1).stderr_has("it is no regular file");
}

#[test]
fn a_huge_file_is_not_read() {
    let desk = Desk::new();
    File::create(desk.path("huge.jpg")).unwrap().set_len(8_000_000_000).unwrap();
    let seen = desk.run("check photo huge.jpg").code(1);
    seen.stdout_has("8000 MB").stdout_has("larger than what kycase looks into");
}

#[test]
fn the_rules_of_the_one_open_case_hold_unless_others_are_named() {
    let origin = "source = \"my notes\"\ntier = \"third_party\"\nchecked_on = 2026-11-01\n";
    let rules = format!("name = \"strict\"\ntitle = \"Strict\"\n[files.kinds]\nvalue = [\"PNG\"]\n{origin}");
    let desk = desk_with("front.jpg", &good().jpeg());
    desk.put("config/kycase/playbooks/strict.toml", &rules);
    desk.run("check photo front.jpg").code(0).stdout_lacks("Rules for files");
    desk.run("check photo front.jpg --exchange strict").code(1).stdout_has("(of PNG)").stdout_has("Strict: file types");
    desk.run("open --exchange strict --uid 1").code(0);
    desk.run("check photo front.jpg").code(1).stdout_has("bad  file type");
    desk.run("check photo front.jpg --exchange generic").code(0);
    desk.run("check photo front.jpg --exchange strikt").code(4).stderr_has("`strict`");
    desk.run("open --exchange okx --uid 2").code(0);
    desk.run("check photo front.jpg").code(0);
    desk.run("check photo front.jpg --case strict").code(1);
}

#[test]
fn nothing_is_written_and_a_place_is_told_of() {
    let desk = desk_with("front.jpg", &with_exif(&good().jpeg(), &[(0x0110, "Phone 9")], Some([52, 31, 12])));
    let seen = desk.run("check photo front.jpg").code(0).stdout_has("look  place in the file");
    seen.stdout_has("told");
    assert_eq!(desk.files(), [desk.path("front.jpg")]);
}

#[test]
fn hostile_names_and_metadata_reach_no_terminal() {
    let file = with_exif(&card(1).resized(64, 48).jpeg(), &[(0x0131, "GIMP\u{1b}[2J\u{202e}")], None);
    let desk = desk_with("a\u{1b}[2J\u{202e}.jpg", &file);
    for words in [&["check", "photo"][..], &["check", "photo", "--json"]] {
        let name = ["a\u{1b}[2J\u{202e}.jpg"];
        let seen = desk.at("T+0h").run_words(&[words, &name].concat()).code(1);
        seen.stdout_lacks("\u{1b}").stdout_lacks("\u{202e}").stderr_lacks("\u{1b}");
    }
}

#[test]
fn the_list_is_still_what_check_means_by_itself() {
    let desk = Desk::with_a_case();
    desk.run("check").code(0).stdout_has("[ ]");
    desk.run("check even_light").code(0);
    desk.run("check okx even_light --undo").code(0);
}
