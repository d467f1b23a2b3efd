//! The page about status bars: what it shows is what the program does.

use crate::desk::{Desk, UID};
use kycase::show::{StatusLine, Zone};
use kycase::store::Store;
use kycase::system::library::Library;
use std::collections::BTreeSet;

const PAGE: &str = include_str!("../../docs/status-bars.md");

/// The blocks of code of one language.
fn blocks(language: &str) -> Vec<&'static str> {
    let begin = format!("```{language}\n");
    PAGE.split(begin.as_str()).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

/// Every template on the page, as the shell gets it.
fn templates() -> Vec<String> {
    let escaped_in = ["jsonc", "toml"].map(blocks).concat();
    let calls = PAGE.lines().filter(|line| line.contains("kycase status") && line.contains("--format "));
    let calls = calls.filter(|line| !line.contains("`kycase"));
    calls
        .map(|line| {
            let in_string = escaped_in.iter().any(|block| block.contains(line));
            let line = if in_string { line.replace("\\\"", "\"") } else { line.to_owned() };
            let rest = line.split_once("--format ").unwrap().1;
            let quote = rest.chars().next().unwrap();
            assert!("'\"".contains(quote), "{line}");
            rest[1..].split_once(quote).unwrap().0.to_owned()
        })
        .collect()
}

#[test]
fn every_template_on_the_page_makes_a_line_of_every_kind_of_case() {
    let templates = templates();
    assert!(templates.len() >= 8, "{templates:?}");
    let waiting = Desk::with_a_rejection("document_glare");
    let desks = [(&waiting, "T+1h"), (&waiting, "T+24h"), (&Desk::with_a_case(), "T+1h")];
    for template in templates {
        for (desk, time) in desks {
            let seen = desk.at(time).run_words(&["status", "--format", &template]).code(0);
            assert_eq!(seen.stdout.lines().count(), 1, "{template}: {:?}", seen.stdout);
            assert!(!seen.stdout.contains(UID), "{template} shows the UID");
            assert!(!seen.stdout.contains("{{") && !seen.stdout.contains("none"), "{template}: {:?}", seen.stdout);
        }
    }
}

#[test]
fn the_templates_say_what_the_page_promises() {
    let desk = Desk::with_a_rejection("document_glare");
    let line = |template: &str| desk.at("T+1h").run_words(&["status", "--format", template]).code(0).stdout;
    let expected = [
        "okx: cooling down 23h\n",
        "okx cooling down 23h\n",
        "{\"text\": \"okx 23h\", \"class\": \"cooling_down\", \"tooltip\": \"",
        "okx 23h\n",
        "okx 23h\n",
        "[okx 23h] \n",
        "82800\n",
        "okx\\tcooling_down\\tdocument_glare\\t2026-11-24T12:00:00Z\n",
    ];
    for (template, expected) in templates().iter().zip(expected) {
        let made = line(template);
        assert!(made.starts_with(expected), "{template}: {made:?}");
    }
    let bar = templates().into_iter().find(|template| template.contains("tooltip")).unwrap();
    let value: serde_json::Value = serde_json::from_str(&line(&bar)).unwrap();
    assert_eq!(value["class"], "cooling_down");
}

#[test]
fn the_page_names_every_variable_and_no_other() {
    let rows =
        PAGE.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`')).map(|(name, _)| name.to_owned());
    let named: BTreeSet<String> = rows.collect();
    let desk = Desk::with_a_case();
    let library = Library::read(None).unwrap();
    let case = Store::open_for_reading(&desk.db()).unwrap().cases().unwrap().remove(0);
    let record = StatusLine::of(&case, &library.knowledge, &Zone::utc(), case.opened_at);
    let record = serde_json::to_value(record).unwrap();
    let there: BTreeSet<String> = record.as_object().unwrap().keys().cloned().collect();
    assert_eq!(named, there);
    for name in &named {
        let template = format!("{{{{ {name} }}}}");
        desk.at("T+0h").run_words(&["status", "--format", &template]).code(0);
    }
    desk.at("T+0h").run_words(&["status", "--format", "{{ no_such_thing }}"]).code(2);
}

#[test]
fn the_settings_on_the_page_are_settings() {
    let desk = Desk::with_a_case();
    let block = blocks("toml").into_iter().find(|block| block.starts_with("[notify]")).unwrap();
    desk.put("config/kycase/config.toml", block);
    desk.run("list").code(0);
    desk.put("config/kycase/config.toml", &block.replace("osc9\"", "osc8\""));
    desk.run("list").code(1).stderr_has("notify.terminal");
}
