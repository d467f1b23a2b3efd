//! Every language has words for every reason that a text can name.

use crate::reasons;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The languages that triage reads.
pub const LANGUAGES: [&str; 9] = ["de", "en", "es", "fr", "pt", "ru", "tr", "vi", "zh"];

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    words: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    rule: Vec<Rule>,
}

#[derive(Deserialize)]
struct Rule {
    reason: String,
    #[serde(default)]
    strong: Vec<String>,
}

fn file(name: &str) -> File {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/triage").join(format!("{name}.toml"));
    toml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// Whether a phrase of the common rules can be said in a language.
fn can_be_said(phrase: &str, language: &File) -> bool {
    phrase.trim_end_matches('?').split(" & ").all(|part| {
        part.split('|').any(|alternative| {
            let list = alternative.trim().trim_start_matches('{').trim_end_matches('}');
            language.words.get(list).is_some_and(|terms| !terms.is_empty())
        })
    })
}

#[test]
fn every_reason_that_a_text_can_name_can_be_said_in_every_language() {
    let catalogue = kycase::playbook::Knowledge::read(&[]).unwrap().catalogue;
    let rules = file("rules");
    for name in LANGUAGES {
        let language = file(name);
        for reason in catalogue.reasons.iter().map(|reason| reason.id.as_str()).filter(|it| *it != "unspecified") {
            let of_reason = rules.rule.iter().filter(|rule| rule.reason == reason);
            let own = language.rule.iter().any(|rule| rule.reason == reason && !rule.strong.is_empty());
            let said = of_reason.flat_map(|rule| &rule.strong).any(|phrase| can_be_said(phrase, &language));
            assert!(own || said, "{name} has no words for {reason}");
        }
    }
}

#[test]
fn every_language_has_the_lists_that_the_rules_name() {
    let rules = file("rules");
    let mut named: Vec<String> = Vec::new();
    for phrase in rules.rule.iter().flat_map(|rule| &rule.strong) {
        named.extend(phrase.split(['{', '}']).skip(1).step_by(2).map(str::to_owned));
    }
    named.sort_unstable();
    named.dedup();
    for name in LANGUAGES {
        let language = file(name);
        let missing: Vec<&String> = named.iter().filter(|list| !language.words.contains_key(*list)).collect();
        assert!(missing.is_empty(), "{name} lacks {missing:?}");
    }
}

#[test]
fn no_list_holds_the_same_words_twice_and_none_is_named_by_nothing() {
    let helpers = ["deny", "deny_through", "deny_after", "but", "and", "advice", "nothing", "code", "common"];
    let rules = file("rules");
    let phrases: Vec<String> = rules.rule.iter().flat_map(|rule| &rule.strong).cloned().collect();
    let weak = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/triage/rules.toml")).unwrap();
    for name in LANGUAGES {
        for (list, terms) in file(name).words {
            let reference = format!("{{{list}}}");
            let used = phrases.iter().any(|phrase| phrase.contains(&reference)) || weak.contains(&reference);
            assert!(used || helpers.contains(&list.as_str()), "{name}: nothing names `{list}`");
            for (place, term) in terms.iter().enumerate() {
                assert!(!terms[..place].contains(term), "{name}: `{list}` holds `{term}` twice");
            }
        }
    }
}

#[test]
fn turkish_capitals_traditional_characters_and_missing_accents_make_no_difference() {
    assert_eq!(reasons("KİMLİĞİNİZİN SÜRESİ DOLMUŞ"), ["document_expired"]);
    assert_eq!(reasons("Kimliginizin suresi dolmus"), ["document_expired"]);
    assert_eq!(reasons("證件照片模糊"), ["document_blurry"]);
    assert_eq!(reasons("证件照片模糊"), ["document_blurry"]);
    assert_eq!(reasons("La direccion no coincide"), ["address_mismatch"]);
    assert_eq!(reasons("Giay to cua ban da het han"), ["document_expired"]);
    assert_eq!(reasons("Твой паспорт просрочен"), ["document_expired"]);
    assert_eq!(reasons("Ｙｏｕｒ　ＩＤ　ｈａｓ　ｅｘｐｉｒｅｄ"), ["document_expired"]);
    assert_eq!(reasons("L\u{2019}adresse ne correspond pas"), ["address_mismatch"]);
    assert_eq!(reasons("e\u{301}blouissement du docume\u{200b}nt"), ["document_glare"]);
}

#[test]
fn a_word_that_means_something_else_in_another_language_means_nothing_here() {
    // `them` is more in Vietnamese without its accents, `use` is worn in French, `die` is nothing anywhere.
    assert_eq!(reasons("Thanks for uploading your documents. We usually review them within 24 hours."), [""; 0]);
    assert_eq!(reasons("Please use the app to see the status of your request."), [""; 0]);
}

#[test]
fn two_languages_in_one_text_are_both_read() {
    let text = "Your ID has expired. / Ihr Name stimmt nicht überein.";
    assert_eq!(reasons(text), ["document_expired", "name_mismatch"]);
}
