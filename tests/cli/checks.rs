//! `kycase check name` and `kycase check document`: what they say, and what they keep to themselves.

use crate::desk::{Desk, Seen, UID};
use kycase::case::text::is_deceptive;

/// A passport's lines whose number, birth date and personal number must never come out again. Its owner is made up.
const LINES: &str = "P<UTOCANARY<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<<\nQ7K3X9W2Z7UTO8611035F3105157PERS4711X<<<<<20";
const SECRETS: [&str; 5] = ["Q7K3X9W2Z", "861103", "1986", "PERS4711X", "Q7K3"];

fn desk_of_anna() -> Desk {
    let desk = Desk::new();
    desk.run(&format!("open --exchange okx --uid {UID} --name 'Anna Maria Canary'")).code(0);
    desk
}

#[test]
fn names_that_are_the_same_are_told_so() {
    let desk = Desk::new();
    desk.run("check name --registered 'Ann Berg' --document 'Ann Berg'").code(0).stdout_has("letter by letter");
    desk.run("check name --registered 'ann  berg' --document 'ANN BERG'")
        .code(0)
        .stdout_has("but for how they are typed");
    assert!(!desk.db().exists(), "a check keeps nothing");
}

#[test]
fn names_that_differ_are_explained_with_what_to_type_and_who_can_correct_it() {
    let desk = desk_of_anna();
    desk.run("check name --document 'Ánna Canary'")
        .code(1)
        .stdout_has("`Anna` is registered, `Ánna` is on the document")
        .stdout_has("To type: Ánna Canary")
        .stdout_has("At OKX you can correct it yourself")
        .stdout_has("mirror")
        .stderr_has("kycase draft okx --template name");
    desk.run("check name --registered Ann --document Anna --exchange generic")
        .code(1)
        .stdout_has("ask support before any attempt");
}

#[test]
fn only_support_or_nobody_may_be_able_to_correct_a_name() {
    let desk = Desk::new();
    for (by, said) in [("support", "support alone corrects it"), ("locked", "locked once it is confirmed")] {
        let fact = format!(
            "value = {{ by = \"{by}\", how = \"Write to them.\" }}\nsource = \"my notes\"\ntier = \"third_party\""
        );
        let text = format!("name = \"mine\"\ntitle = \"Mine\"\n[name_change]\n{fact}\nchecked_on = 2026-11-01\n");
        desk.put("config/kycase/playbooks/mine.toml", &text);
        desk.run("check name --registered Ann --document Anna --exchange mine")
            .code(1)
            .stdout_has(said)
            .stdout_has("ask")
            .stdout_has("Write to them.")
            .stdout_has("third party: my notes, checked 2026-11-01");
    }
}

#[test]
fn names_can_come_by_stdin() {
    let desk = Desk::new();
    let run = |stdin: &str, line: &str| desk.at("T+0h").stdin(stdin).run(line);
    run("Ann Berg\n", "check name --registered - --document 'Ann Berg'").code(0);
    run("Ann Berg\nAnna Berg\n", "check name --registered - --document -")
        .code(1)
        .stdout_has("`Anna` is on the document");
    run(" Ann Berg\n", "check name --registered - --document 'Ann Berg'").code(0).stdout_has("blanks");
    run("", "check name --registered - --document 'Ann Berg'").code(2).stderr_has("no letter");
}

#[test]
fn what_is_missing_or_not_there_is_told() {
    let desk = Desk::with_a_case();
    desk.run("check name --document Ann").code(2).stderr_has("kycase account okx --name NAME");
    desk.run("check name --registered Ann").code(2).stderr_has("--document");
    desk.run("check name --registered Ann --document Ann nowhere").code(4).stderr_has("nowhere");
    desk.run("check name --registered Ann --document Ann --exchange okxx").code(4).stderr_has("did you mean `okx`");
    desk.run("check name --registered Ann --document Ann --exchange okx okx").code(2);
    desk.run("check document").code(2).stderr_has("--expires");
    desk.run("check document --expires 2030-01-01 --kind pasport").code(4).stderr_has("did you mean `passport`");
    desk.run("check document --expires soon").code(2).stderr_has("2027-03-01");
    desk.run("check document --expires 03/04/2027").code(5).stderr_has("3 April 2027 or 4 March 2027");
}

#[test]
fn the_list_is_still_there_and_its_items_can_be_ticked() {
    let desk = Desk::with_a_case();
    desk.run("check").code(0).stdout_has("name_exact");
    desk.run("check okx name_exact").code(0);
    desk.run("check name_exact --undo").code(0);
    desk.run("check okx name --document x").code(2);
}

#[test]
fn names_as_a_record() {
    let desk = desk_of_anna();
    let record = desk.run("check name --document 'Anna Canary' --json").code(1).json();
    assert_eq!(record["case"], "okx");
    assert_eq!(record["exchange"], "okx");
    assert_eq!(record["verdict"], "differs");
    assert_eq!(record["differences"][0]["kind"], "extra_name");
    assert!(record["differences"][0]["what"].is_string() && record["differences"][0]["instead"].is_string());
    assert_eq!(record["to_type"], "Anna Canary");
    assert_eq!(record["name_change"]["value"]["by"], "yourself");
    assert_eq!(record["name_change"]["tier"], "mirror");
    let record = desk.run("check name --document 'ANNA MARIA CANARY' --json").code(0).json();
    assert_eq!(record["verdict"], "same_once_normalised");
}

#[test]
fn a_document_is_judged_by_its_dates_and_its_kind() {
    let desk = Desk::with_a_case();
    let run = |rest: &str| desk.run(&format!("check document {rest}"));
    run("--expires 2026-11-22").code(1).stdout_has("It expired on 22 November 2026");
    run("--expires 2026-11-23").code(1).stdout_has("before a review by OKX");
    run("--expires '1 Mar 2027'").code(0).stdout_has("in less than 6 months").stdout_has("kycase's advice");
    run("--expires 01.03.2030 --kind passport").code(0).stdout_has("OKX takes it").stdout_has("issuing country");
    run("--expires 01.03.2030 --kind 'residence permit'").code(1).stdout_has("not among the documents");
    run("--expires 01.03.2030 --issued 2031-01-01")
        .code(1)
        .stdout_has("still to come")
        .stdout_has("before it was issued");
    let record = run("--expires 2027-03-01 --kind passport --json").code(0).json();
    assert_eq!(record["expires"], "2027-03-01");
    assert_eq!(record["validity"], "ends_soon");
    assert_eq!(record["acceptance"], "listed");
    assert_eq!(record["findings"][0]["kind"], "ends_soon");
    assert_eq!(record["findings"][0]["weight"], "warning");
    assert!(record["lines"].is_null() && record["name"].is_null());
}

#[test]
fn lines_give_the_last_day_and_the_name() {
    let desk = desk_of_anna();
    desk.at("T+0h")
        .stdin(LINES)
        .run("check document --mrz -")
        .code(0)
        .stdout_has("good until")
        .stdout_has("15 May 2031")
        .stdout_has("ANNA MARIA CANARY: the registered one")
        .stdout_has("not shown, not kept");
    let chinese = Desk::new();
    chinese.run(&format!("open --exchange okx --uid {UID} --name 李小龙")).code(0);
    chinese
        .at("T+0h")
        .stdin(LINES)
        .run("check document --mrz -")
        .code(0)
        .stdout_has("can't be compared letter by letter");
    let other = LINES.replace("CANARY", "CONDOR");
    desk.at("T+0h").stdin(&other).run("check document --mrz -").code(1).stdout_has("`CONDOR` is on the document");
    desk.at("T+0h")
        .run_words(&["check", "document", "--mrz", LINES, "--expires", "2031-05-16"])
        .code(1)
        .stdout_has("you typed 16 May 2031");
}

#[test]
fn neither_the_number_nor_the_birth_date_comes_out_anywhere() {
    let desk = desk_of_anna();
    let spoilt = [
        LINES.to_owned(),
        LINES.replace("Z7UTO", "Z8UTO"),
        LINES.replace("861103", "86II03"),
        LINES.replace("8611035", "8611036"),
        LINES.replace("<20", "<21"),
        LINES.replace("PERS4711X", "PERS47I1X"),
        LINES.replace("K3X9", "K3\u{e9}9"),
        LINES[..LINES.len() - 1].to_owned(),
        format!("{LINES}<"),
        LINES.replace('\n', ""),
        LINES.replace("P<UTO", "V<UTO"),
        LINES.to_lowercase(),
    ];
    for lines in &spoilt {
        for form in ["", "--json", "--expires 2027-01-01", "--quiet", "--color always"] {
            let seen = desk.at("T+0h").stdin(lines).run(&format!("check document --mrz - {form}"));
            assert_silent(&seen, lines);
            let words: Vec<&str> =
                ["check", "document", "--mrz", lines].into_iter().chain(form.split_whitespace()).collect();
            assert_silent(&desk.at("T+0h").run_words(&words), lines);
        }
        assert_silent(&desk.at("T+0h").run_words(&["check", "document", "--expires", lines]), lines);
    }
    for path in desk.files() {
        let bytes = std::fs::read(&path).unwrap();
        for secret in SECRETS {
            let found = bytes.windows(secret.len()).any(|window| window.eq_ignore_ascii_case(secret.as_bytes()));
            assert!(!found, "{} holds {secret}", path.display());
        }
    }
}

#[track_caller]
fn assert_silent(seen: &Seen, lines: &str) {
    let all = format!("{}{}", seen.stdout, seen.stderr).to_uppercase();
    for secret in SECRETS.iter().filter(|secret| **secret != "Q7K3") {
        assert!(!all.contains(secret), "{secret} came out for\n{lines}\n{all}");
    }
}

#[test]
fn hostile_names_and_lines_are_shown_escaped() {
    let desk = Desk::with_a_case();
    let hostile = "A\u{1b}[2Jnn\u{202e}a\u{9b} B\u{200b}erg\u{e0041}\u{7}";
    for form in [&[][..], &["--json"]] {
        for rest in [
            &["check", "name", "--registered", hostile, "--document", "Ann Berg"][..],
            &["check", "name", "--registered", "Ann Berg", "--document", hostile],
            &["check", "name", "--registered", hostile, "--document", hostile],
            &["check", "document", "--mrz", hostile],
            &["check", "document", "--expires", hostile],
            &["check", "document", "--expires", "2030-01-01", "--kind", hostile],
            &["draft", "--template", "name", "--printed-name", hostile],
        ] {
            let seen = desk.at("T+0h").run_words(&[rest, form].concat());
            for text in [&seen.stdout, &seen.stderr] {
                let found = text.chars().find(|c| *c != '\n' && is_deceptive(*c));
                assert!(found.is_none(), "{found:?} in\n{text}");
            }
        }
    }
    let huge = "a".repeat(100_000);
    desk.at("T+0h")
        .run_words(&["check", "name", "--registered", &huge, "--document", "Ann"])
        .code(2)
        .stderr_has("300 are the most");
}

#[test]
fn the_message_to_support_names_the_spellings_that_were_given_and_no_other() {
    let desk = Desk::with_a_case();
    desk.run("draft --template name")
        .code(0)
        .stdout_has("correct the registered name")
        .stdout_has(UID)
        .stdout_lacks("Registered on the account")
        .stdout_lacks("Printed on the document")
        .stdout_lacks("\u{27e6}");
    desk.run("account --name 'Ann Berg'").code(0);
    desk.run("draft --template name --printed-name 'Anna Berg'")
        .code(0)
        .stdout_has("Registered on the account: Ann Berg")
        .stdout_has("Printed on the document: Anna Berg");
    desk.at("T+0h").stdin("Anna Berg\n").run("draft --template name --printed-name -").code(0).stdout_has("Anna Berg");
    desk.run("export --format json").code(0).stdout_lacks("Anna Berg");
}

#[test]
fn after_a_final_rejection_the_message_asks_for_the_reason_and_a_review_and_nothing_else() {
    let desk = Desk::with_a_rejection("document_forgery_suspected");
    desk.run("draft --template name")
        .code(0)
        .stdout_has("have it reviewed")
        .stdout_lacks("correct the registered name");
}
