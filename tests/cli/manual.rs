//! The manual pages.

use crate::desk::Desk;
use crate::help::commands;
use std::os::unix::fs::PermissionsExt;

/// Without the signs that only a typesetter sees.
fn plain(page: &str) -> String {
    page.replace("\\-", "-").replace("\\fB", "").replace("\\fI", "").replace("\\fR", "").replace("\\*(Aq", "'")
}

#[test]
fn the_main_page_says_what_its_reader_must_know_of_the_rule_the_codes_and_the_files() {
    let page = plain(&Desk::new().run("man").code(0).stdout);
    assert!(page.contains(".TH kycase 1"), "{page}");
    for section in ["NAME", "SYNOPSIS", "THE 24-HOUR RULE", "EXIT STATUS", "FILES", "ENVIRONMENT"] {
        assert!(page.lines().any(|line| line.starts_with(".SH") && line.contains(section)), "no {section}:\n{page}");
    }
    for word in ["The rule is kycase's own", "refused by a rule", "kycase/log.db", "KYCASE_DB", "kycase-submit(1)"] {
        assert!(page.contains(word), "no {word:?}:\n{page}");
    }
}

#[test]
fn every_command_has_a_page_that_all_may_read() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("pages")).unwrap();
    let names = desk.run("man --output pages --json").code(0).json();
    let names: Vec<&str> = names["pages"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    for command in commands() {
        let name = format!("kycase-{}.1", command.replace(' ', "-"));
        assert!(names.contains(&name.as_str()), "no {name}");
        let page = plain(&std::fs::read_to_string(desk.path("pages").join(&name)).unwrap());
        assert!(page.contains(&format!("kycase {command}")) && page.contains("EXIT STATUS"), "{page}");
        assert!(!page.contains("--theme"), "{name} repeats the options of every command");
    }
    assert_eq!(names.len(), commands().len() + 1);
    for entry in std::fs::read_dir(desk.path("pages")).unwrap() {
        assert_eq!(entry.unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o644);
    }
    desk.run("man --output pages").code(0).stdout_has(&format!("Wrote {} pages", names.len()));
}

#[test]
fn a_directory_that_is_not_there_is_named() {
    Desk::new().run("man --output nowhere").code(1).stderr_has("there is no directory nowhere");
}

#[test]
fn the_page_and_the_help_tell_the_same_exit_codes() {
    let help = Desk::new().run("--help").code(0).stdout;
    let page = plain(&Desk::new().run("man").code(0).stdout);
    let codes = help.split("Exit codes: ").nth(1).unwrap().trim().trim_end_matches('.').replace('\n', " ");
    for code in codes.split(", ") {
        let (number, words) = code.split_once(' ').unwrap();
        let told = page.split(&format!(".TP\n{number}\n")).nth(1).unwrap().lines().next().unwrap().to_owned();
        let known = words.split(' ').any(|word| told.contains(word));
        assert!(known, "{number} is {words:?} in the help and {told:?} in the page");
    }
}
