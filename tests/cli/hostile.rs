//! Text from outside that would steer a terminal or deceive a reader.

use crate::desk::{Desk, Seen};
use kycase::case::text::is_deceptive;

/// A clear-screen sequence, a C1 control, a right-to-left override, a zero-width space, a tag character and a bell.
const HOSTILE: &str = "a\u{1b}[2Jb\u{9b}c\u{202e}d\u{200b}e\u{e0041}f\u{7}g";

fn desk_full_of_it() -> Desk {
    let desk = Desk::new();
    let record = |words: &[&str]| {
        desk.at("T+0h").run_words(words).code(0);
    };
    let level = ["--level", HOSTILE, "--label", HOSTILE, "--name", HOSTILE, "--email", HOSTILE, "--country", HOSTILE];
    record(&[&["open", "--exchange", "okx", "--uid", HOSTILE, "--invitation-code", HOSTILE], &level[..]].concat());
    let submit = ["--document", HOSTILE, "--country", HOSTILE, "--changed", HOSTILE, "--device", HOSTILE];
    record(&[&["submit", "--at", "3h ago", "--app", HOSTILE, "--network", HOSTILE], &submit[..]].concat());
    record(&["interrupt", "--at", "3h ago", "--text", HOSTILE]);
    record(&["submit", "--at", "2h ago"]);
    record(&["withdraw", "--at", "2h ago", "--text", HOSTILE]);
    record(&["submit", "--at", "1h ago"]);
    record(&["reject", "--reason", "document_glare", "--text", HOSTILE]);
    record(&["note", HOSTILE]);
    record(&["evidence", "add", HOSTILE, "--note", HOSTILE]);
    record(&["ticket", "sent", "--channel", HOSTILE, "--reference", HOSTILE, "--text", HOSTILE]);
    record(&["ticket", "reply", "--text", HOSTILE]);
    desk
}

#[track_caller]
fn assert_harmless(seen: &Seen) {
    for text in [&seen.stdout, &seen.stderr] {
        let found = text.chars().find(|c| *c != '\n' && is_deceptive(*c));
        assert!(found.is_none(), "{found:?} in\n{text}");
    }
}

#[test]
fn hostile_text_never_reaches_the_terminal_raw() {
    let desk = desk_full_of_it();
    let lines = [
        "status",
        "list",
        "show",
        "log",
        "draft",
        "draft --channel email",
        "ticket list",
        "evidence list",
        "evidence check",
        "check",
        "submit",
        "wait",
        "export",
        "export --format json",
        "export --format csv",
        "account --label x",
        "undo",
        "playbooks",
        "delete",
        "doctor",
    ];
    for line in lines {
        for form in ["", " --json"] {
            assert_harmless(&desk.run(&format!("{line}{form}")));
        }
    }
}

#[test]
fn hostile_text_is_shown_escaped_and_kept_byte_for_byte() {
    let desk = desk_full_of_it();
    desk.run("show").code(0).stdout_has("\\u{1b}[2J").stdout_has("\\u{202e}").stdout_has("\\u{200b}");
    let seen = desk.run("show --json").code(0);
    assert_eq!(seen.json()["uid"], HOSTILE);
    assert_eq!(seen.json()["history"][2]["text"], HOSTILE);
    seen.stdout_has("\\u001b[2J").stdout_has("\\u009b").stdout_has("\\u202e").stdout_has("\\udb40\\udc41");
}

#[test]
fn hostile_words_on_the_command_line_are_not_echoed_raw() {
    let desk = Desk::with_a_case();
    for words in [["show", HOSTILE], ["reasons", HOSTILE], ["triage", HOSTILE], ["playbooks", HOSTILE]] {
        assert_harmless(&desk.at("T+0h").run_words(&words));
        assert_harmless(&desk.at("T+0h").run_words(&[words[0], words[1], "--json"]));
    }
    for words in [["submit", "--at", HOSTILE], ["rename", "okx", HOSTILE], ["open", "--exchange", HOSTILE]] {
        let words = if words[0] == "open" { [&words[..], &["--uid", "1"]].concat() } else { words.to_vec() };
        assert_harmless(&desk.at("T+0h").run_words(&words));
    }
}

#[test]
fn a_text_of_several_lines_cannot_pretend_to_be_another_line() {
    let desk = Desk::with_a_case();
    desk.run_line(&["submit", "--at", "1h ago"]);
    desk.run_line(&["reject", "--text", "first\r\nsecond\rthird"]);
    desk.run("log").code(0).stdout_has("first\\r\\nsecond\\rthird");
    desk.run("show").code(0).stdout_has("   > first\n   > second\\rthird");
}

#[test]
fn colors_are_there_only_when_wanted() {
    let desk = Desk::with_a_rejection("document_glare");
    desk.run("status").stdout_lacks("\u{1b}");
    desk.run("status --color always").stdout_has("\u{1b}[33mcooling down\u{1b}[0m");
    desk.run("status --color never").stdout_lacks("\u{1b}");
    desk.run("status --color always --json").stdout_lacks("\u{1b}");
}

#[test]
fn a_mistyped_word_is_repeated_harmlessly() {
    let desk = Desk::new();
    for words in [&[HOSTILE][..], &["status", "--frob\u{202e}\u{1b}[2J"], &["reject", "--attempt", HOSTILE]] {
        let seen = desk.at("T+0h").run_words(words).code(2);
        assert_harmless(&seen);
        let json = desk.at("T+0h").run_words(&[words, &["--json"]].concat()).code(2);
        assert_harmless(&json);
    }
}
