//! Working by lines: the cases as sentences, and the command line behind a prompt.

use crate::desk::{Desk, Seen, UID};

fn two_cases() -> Desk {
    let desk = Desk::with_a_rejection("document_glare");
    desk.run("open --exchange generic --uid 8812345 --level basic --label work").code(0);
    desk
}

fn typed(desk: &Desk, lines: &str) -> Seen {
    desk.at("T+1h").stdin(lines).run("--plain")
}

#[test]
fn the_cases_are_told_in_numbered_sentences() {
    let seen = typed(&two_cases(), "quit\n").code(0);
    let lines: Vec<&str> = seen.stdout.lines().collect();
    assert_eq!(lines.len(), 3, "{}", seen.stdout);
    assert_eq!(lines[0], "2 cases are open.");
    let okx = "1. okx, OKX, Identity verification: cooling down. The wait ends in 23h, at 2026-11-24 12:00 UTC. \
               1 attempt so far. Next: Wait until 2026-11-24 12:00 UTC. ";
    let generic = "2. generic, work, Another exchange, Basic verification: preparing. No attempt yet. Next: ";
    assert!(lines[1].starts_with(okx) && lines[2].starts_with(generic), "{}", seen.stdout);
}

#[test]
fn nothing_is_drawn_and_no_sign_is_more_than_a_letter() {
    let seen = typed(&two_cases(), "show okx\nlog okx\nhelp\nboard\n").code(0);
    for text in [&seen.stdout, &seen.stderr] {
        assert!(!text.contains('\u{1b}') && !text.contains('\r'), "{text}");
        let drawn = text.chars().find(|c| ('\u{2500}'..='\u{28ff}').contains(c));
        assert_eq!(drawn, None, "{text}");
    }
}

#[test]
fn a_number_stands_for_the_case_that_was_told_under_it() {
    let desk = two_cases();
    let seen = typed(&desk, "quit\n");
    let number = seen.stdout.lines().find(|line| line.contains(". okx,")).unwrap().split_once('.').unwrap().0;
    for (command, shown) in [
        (format!("show {number}"), UID),
        (format!("kycase log {number}."), "attempt 1 rejected"),
        (format!("evidence list {number}"), "need  "),
        (format!("draft {number}"), UID),
        (format!("note {number} 'a word'"), "okx: note: a word"),
    ] {
        typed(&desk, &format!("{command}\n")).code(0).stdout_has(shown);
    }
}

#[test]
fn a_number_that_is_no_case_is_left_as_it_was_typed() {
    let desk = two_cases();
    typed(&desk, "show 7\n").code(0).stderr_has("there is no case `7`");
    typed(&desk, "show 0\n").code(0).stderr_has("there is no case `0`");
    typed(&desk, "reasons 1\n").code(0).stderr_has("there is no reason `1`");
    desk.run("rename generic 2").code(0);
    let seen = typed(&desk, "show 2\n").code(0);
    assert!(seen.stdout.contains("8812345"), "a name counts more than a number: {}", seen.stdout);
}

#[test]
fn what_is_refused_here_is_refused_as_on_the_command_line_and_the_prompt_goes_on() {
    let desk = Desk::with_a_rejection("document_glare");
    let seen = typed(&desk, "submit 1\nwait 1\nboard\n").code(0);
    let alone = desk.at("T+1h").run("submit okx").code(3);
    assert!(
        seen.stderr.contains(alone.stderr.lines().find(|line| line.contains("refused")).unwrap()),
        "{}",
        seen.stderr
    );
    assert_eq!(seen.stdout.matches("1 case is open.").count(), 2, "{}", seen.stdout);
    assert_eq!(desk.at("T+1h").run("status --json").json()[0]["attempts"], 1);
}

#[test]
fn a_whole_story_is_told_by_lines() {
    let desk = Desk::new();
    let story = format!(
        "open --exchange okx --uid {UID}\n\n\
         submit 1 --at '3h ago'\nreject 1 --at '1h ago' --text 'Your ID photo has glare'\ndraft 1\n\n"
    );
    let seen = typed(&desk, &story).code(0);
    seen.stdout_has("No case is open. Open one with: open --exchange okx --uid UID")
        .stdout_has("okx: attempt 1 submitted")
        .stdout_has("Glare on the document")
        .stdout_has("cooling down. The wait ends in 23h");
}

#[test]
fn a_confirmation_reads_the_next_line() {
    let desk = Desk::with_a_rejection("document_glare");
    typed(&desk, "delete 1\nno\nboard\n").code(0).stdout_has("1. okx,");
    typed(&desk, "delete 1\nokx\nboard\n").code(0).stdout_has("No case is open.");
}

#[test]
fn the_help_says_what_can_be_typed_and_that_of_a_command_what_it_takes() {
    let desk = Desk::with_a_case();
    typed(&desk, "help\n").stdout_has("submit 1 ").stdout_has("quit ").code(0);
    typed(&desk, "help submit\n").stdout_has("Usage: kycase submit").code(0);
    typed(&desk, "help all\n").stdout_has("Commands:").code(0);
    typed(&desk, "sumbit 1\n").stderr_has("submit").code(0);
}

#[test]
fn the_end_of_the_input_is_as_good_as_quit() {
    for lines in ["", "\n", "quit\nshow 1\n", "exit", "q\n", "show okx"] {
        typed(&Desk::with_a_case(), lines).code(0);
    }
    typed(&Desk::with_a_case(), "quit\nshow okx\n").stdout_lacks(UID).code(0);
}

#[test]
fn hostile_lines_do_no_harm() {
    let desk = Desk::with_a_case();
    let seen = typed(
        &desk,
        "show '\u{1b}[31m\nnote 1 '\u{1b}]52;c;SGVsbG8=\u{7}\u{202e}'\n--db /tmp/x show\n\u{1b}[2J\n\u{0}\n",
    );
    for text in [&seen.stdout, &seen.stderr] {
        assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{text:?}");
    }
    seen.stderr_has("a quotation mark is open").stderr_has("--db is given at the start").code(0);
}

#[test]
fn a_command_may_still_ask_for_json() {
    typed(&Desk::with_a_case(), "status 1 --json\n").code(0).stdout_has("\"phase\": \"preparing\"");
}

#[test]
fn what_is_asked_for_at_the_start_holds_for_every_line() {
    let desk = Desk::with_a_rejection("document_glare");
    let seen = desk.at("T+1h").stdin("show 1\nsubmit 1\n").run("--plain --json -q").code(0);
    let values = serde_json::Deserializer::from_str(&seen.stdout).into_iter::<serde_json::Value>();
    let values: Vec<_> = values.map(Result::unwrap).collect();
    assert_eq!(values.len(), 3, "{}", seen.stdout);
    assert_eq!(values[0][0]["case"], "okx");
    assert_eq!(values[2]["refused"], "cooling_down");
    assert!(!seen.stderr.contains("Type a command"), "{}", seen.stderr);
}

#[test]
fn a_faulty_setting_is_told_instead_of_the_cases() {
    let desk = Desk::with_a_case();
    desk.put("config/kycase/config.toml", "them = \"dark\"\n");
    typed(&desk, "quit\n").code(1).stderr_has("config.toml:1: `them`");
}
