//! The message to support.

use crate::desk::{Desk, UID};
use std::os::unix::fs::PermissionsExt;

#[test]
fn what_nobody_has_told_is_named_with_the_command_that_tells_it() {
    let desk = Desk::with_a_rejection("document_glare");
    let draft = desk.run("draft --channel email").code(0);
    draft.stdout_has("\u{27e6}your name as registered\u{27e7}").stderr_has("kycase account okx --name NAME");
    desk.run("account --name 'Ann Example'").code(0);
    desk.run("draft --channel email").code(0).stdout_has("Ann Example").stderr_lacks("account okx");
}

#[test]
fn a_draft_with_placeholders_is_not_copied() {
    let desk = Desk::with_a_rejection("document_glare");
    desk.run("draft --channel email --copy").code(3).stdout_has(UID).stderr_has("kycase account okx --name NAME");
    let record = desk.run("draft --channel email --copy --json").code(3).json();
    assert_eq!(record["refused"], "placeholder_unfilled");
    assert!(record["until"].is_null());
    assert!(record["remaining_seconds"].is_null());
    assert_eq!(record["unfilled"][0], "your name as registered");
}

#[test]
fn a_copied_draft_says_which_way_it_went() {
    let desk = Desk::with_a_rejection("document_glare");
    let tmux = desk.put("bin/tmux", "#!/bin/sh\n/bin/cat > \"$HOME/copied\"\n");
    std::fs::set_permissions(tmux, std::fs::Permissions::from_mode(0o700)).unwrap();
    let seen = desk.at("T+0h").with("TMUX", "somewhere").run("draft --copy").code(0).stderr_has("tmux");
    assert_eq!(std::fs::read_to_string(desk.path("copied")).unwrap(), seen.stdout);
    let record = desk.at("T+0h").with("TMUX", "somewhere").run("draft --copy --json").code(0).json();
    assert_eq!(record["copied"]["way"], "tmux");
    assert_eq!(record["text"].as_str().unwrap(), seen.stdout);
}

#[test]
fn a_draft_can_be_edited_before_it_goes_anywhere() {
    let desk = Desk::with_a_rejection("document_glare");
    let editor = desk.put("editor.sh", "echo 'And a line of mine.' >> \"$1\"\n");
    let editor = format!("/bin/sh '{}'", editor.display());
    desk.at("T+0h")
        .with("EDITOR", &editor)
        .run("draft --edit")
        .code(0)
        .stdout_has(UID)
        .stdout_has("And a line of mine.");
    desk.at("T+0h").with("EDITOR", "/nowhere/editor").run("draft --edit").code(1).stderr_has("/nowhere/editor");
}

#[test]
fn a_placeholder_that_was_edited_in_counts_as_unfilled() {
    let desk = Desk::with_a_rejection("document_glare");
    let editor = desk.put("editor.sh", "echo '\u{27e6}date of birth\u{27e7}' >> \"$1\"\n");
    let editor = format!("/bin/sh '{}'", editor.display());
    desk.at("T+0h").with("EDITOR", &editor).run("draft --edit --copy").code(3).stderr_has("date of birth");
}

#[test]
fn a_draft_in_a_file_is_for_its_owner_alone() {
    let desk = Desk::with_a_rejection("document_glare");
    desk.run("draft --output message.txt").code(0).stdout_is("").stderr_has("message.txt");
    let path = desk.path("message.txt");
    assert!(std::fs::read_to_string(&path).unwrap().contains(UID));
    assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    desk.run("draft --output nowhere/message.txt").code(1).stderr_has("nowhere/message.txt");
}

#[test]
fn notes_and_the_invitation_code_never_enter_a_draft() {
    let desk = Desk::new();
    desk.run(&format!("open --exchange okx --uid {UID} --invitation-code INV1TE --name Ann --email a@b.example"))
        .code(0);
    desk.run("note 'my S3CRET remark'").code(0);
    desk.run("submit --at '1h ago'").code(0);
    desk.run("evidence add id_front --note 'S3CRET too'").code(0);
    desk.run("reject --reason document_glare").code(0);
    desk.run("ticket sent --reference 77").code(0);
    for channel in ["chat", "email"] {
        for form in ["", "--json"] {
            desk.run(&format!("draft --channel {channel} {form}"))
                .code(0)
                .stdout_has("77")
                .stdout_lacks("INV1TE")
                .stdout_lacks("S3CRET");
        }
    }
}

#[test]
fn what_the_exchanges_form_asks_for_stands_beside_the_message_with_its_source() {
    let desk = Desk::with_a_rejection("document_glare");
    let says = "The form of OKX asks for: UID (mirror, 2026-11-23: a mirror of the OKX help centre)";
    desk.run("draft").code(0).stderr_has(says).stdout_lacks("asks for");
    desk.run("evidence list").code(0).stdout_has(says);
    desk.run("show").code(0).stdout_has(says);
    let asked = desk.run("draft --json").code(0).json()["asked_for"].clone();
    assert_eq!(asked["fields"], serde_json::json!(["UID"]));
    assert_eq!(asked["tier"], "mirror");
    assert_eq!(asked["checked_on"], "2026-11-23");
}

#[test]
fn what_no_page_of_an_exchange_says_its_form_asks_for_is_not_said() {
    let desk = Desk::new();
    desk.at("T+0h").run("open --exchange kraken --uid AA11BB22").code(0);
    desk.run("draft").code(0).stderr_lacks("asks for");
    assert!(desk.run("draft --json").json()["asked_for"].is_null());
    let other = Desk::new();
    other.at("T+0h").run("open --exchange generic --uid 12345678").code(0);
    other.run("draft").code(0).stderr_has("A message to support should say: UID; date").stderr_lacks("form of");
}

#[test]
fn the_device_and_the_app_of_an_attempt_are_told_to_support() {
    let desk = Desk::with_a_case();
    desk.run("submit --at '2h ago' --device 'Pixel_8' --app '6.2.1'").code(0);
    desk.run("draft").code(0).stdout_has("Sent from: Pixel_8, 6.2.1.");
}
