//! Triage: it proposes what the words say, shows the words, and guesses nothing.

use crate::own_files::own;
use kycase::playbook::Knowledge;
use kycase::triage::{Proposal, Triage};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

fn triage() -> &'static Triage {
    static TRIAGE: LazyLock<Triage> = LazyLock::new(|| Triage::read(&Knowledge::read(&[]).unwrap()).unwrap());
    &TRIAGE
}

fn reasons(text: &str) -> BTreeSet<String> {
    triage().propose(text).iter().map(|proposal| proposal.reason.to_string()).collect()
}

fn set(reasons: &[&str]) -> BTreeSet<String> {
    reasons.iter().map(|reason| (*reason).to_owned()).collect()
}

fn words<'a>(text: &'a str, proposal: &Proposal) -> Vec<&'a str> {
    proposal.because.iter().map(|range| &text[range.clone()]).collect()
}

#[test]
fn glare_and_a_name_that_does_not_match_are_two_reasons_and_no_third() {
    let text = "Your ID photo has glare and the name does not match";
    assert_eq!(reasons(text), set(&["document_glare", "name_mismatch"]));
}

#[test]
fn a_face_that_was_not_clearly_visible_is_that_and_nothing_else() {
    let text = "Selfie verification failed, your face was not clearly visible";
    assert_eq!(reasons(text), set(&["face_not_visible"]));
}

#[test]
fn a_text_that_says_nothing_known_gives_nothing() {
    for text in ["", " ", "Hello.", "We value your trust in us.", "?!…", "Ihr Antrag wurde bearbeitet."] {
        assert_eq!(triage().propose(text), [], "{text:?}");
    }
}

#[test]
fn the_words_that_led_to_a_reason_are_shown() {
    let text = "Your ID photo has glare and the name does not match";
    let proposals = triage().propose(text);
    let of = |reason: &str| proposals.iter().find(|it| it.reason.as_str() == reason).unwrap();
    assert_eq!(words(text, of("document_glare")), ["glare"]);
    assert_eq!(words(text, of("name_mismatch")), ["name does not match"]);
}

#[test]
fn capitals_punctuation_and_curly_apostrophes_make_no_difference() {
    for text in
        ["THE NAME DOESN'T MATCH!", "the name doesn’t match", "«Name, doesn't... match»", "name\ndoesn't\tmatch"]
    {
        assert_eq!(reasons(text), set(&["name_mismatch"]), "{text:?}");
    }
}

#[test]
fn a_phrase_within_a_longer_word_does_not_count() {
    assert_eq!(reasons("Glareless glasses, surname does not matchbox."), set(&[]));
}

#[test]
fn one_weak_word_proposes_nothing_and_two_different_ones_do() {
    assert_eq!(reasons("There was a bright spot."), set(&[]));
    assert_eq!(reasons("There was a bright spot, and a bright spot."), set(&[]), "the same word twice is one word");
    assert_eq!(reasons("There was a bright spot from the flash."), set(&["document_glare"]));
}

#[test]
fn a_strong_phrase_is_surer_than_two_weak_ones_and_stands_before_them() {
    let proposals = triage().propose("The name does not match; there was a bright spot from the flash.");
    let found: Vec<&str> = proposals.iter().map(|it| it.reason.as_str()).collect();
    assert_eq!(found, ["name_mismatch", "document_glare"]);
    assert!(proposals[0].confidence > proposals[1].confidence);
}

#[test]
fn triage_never_proposes_that_nothing_was_specified() {
    assert_eq!(reasons("The reason is unspecified."), set(&[]));
}

fn with_german() -> Triage {
    let text = "lang = \"de\"\n[[rule]]\nreason = \"document_glare\"\nstrong = [\"spiegelung\"]\n\
                weak = [\"flash\", \"überbelichtet\"]\n";
    let knowledge = Knowledge::read(&[own("triage/de.toml", text)]).unwrap();
    Triage::read(&knowledge).unwrap()
}

#[test]
fn another_language_adds_its_phrases() {
    let proposals = with_german().propose("Spiegelung auf dem Ausweis");
    assert_eq!(proposals.len(), 1);
    assert_eq!(proposals[0].reason.as_str(), "document_glare");
}

#[test]
fn a_reason_that_two_languages_find_is_proposed_once() {
    let text = "Glare on the ID / Spiegelung auf dem Ausweis";
    let proposals = with_german().propose(text);
    assert_eq!(proposals.len(), 1, "{proposals:?}");
    assert_eq!(words(text, &proposals[0]), ["Glare", "Spiegelung"]);
}

#[test]
fn a_weak_word_that_two_languages_share_is_still_one_word() {
    assert_eq!(with_german().propose("Switch off the flash"), []);
}

#[test]
fn chinese_phrases_are_found_without_blanks_around_them() {
    let text = "lang = \"zh\"\n[[rule]]\nreason = \"document_glare\"\nstrong = [\"反光\"]\n";
    let triage = Triage::read(&Knowledge::read(&[own("triage/zh.toml", text)]).unwrap()).unwrap();
    let message = "您的证件照片有反光。";
    let proposals = triage.propose(message);
    assert_eq!(proposals.len(), 1);
    assert_eq!(words(message, &proposals[0]), ["反光"]);
}

fn with_own(text: &str) -> Result<Triage, kycase::playbook::BadData> {
    Triage::read(&Knowledge::read(&[own("triage/mine.toml", text)]).unwrap())
}

#[test]
fn own_words_join_those_of_a_list_that_ships() {
    let triage = with_own("lang = \"en\"\n[words]\nblurry = [\"wobbl*\"]\n").unwrap();
    assert_eq!(triage.propose("The passport looks wobbly")[0].reason.as_str(), "document_blurry");
    assert_eq!(triage.propose("The passport looks blurry")[0].reason.as_str(), "document_blurry");
}

#[test]
fn an_own_phrase_may_join_lists_and_words_within_so_many_words_of_each_other() {
    let rule = "lang = \"en\"\n[[rule]]\nreason = \"document_glare\"\nstrong = [\"{document} &3 glitters|sparkles\"]\n";
    let triage = with_own(rule).unwrap();
    let found = |text: &str| triage.propose(text).len();
    assert_eq!(found("The passport really sparkles"), 1);
    assert_eq!(found("It glitters, your passport"), 1, "in any order");
    assert_eq!(found("The passport is one that, as far as we see, sparkles"), 0, "too far");
    assert_eq!(found("It sparkles"), 0, "one of two parts");
}

#[test]
fn a_phrase_that_names_no_list_is_told_with_its_file() {
    let fault = with_own("lang = \"en\"\n[[rule]]\nreason = \"document_glare\"\nstrong = [\"{shine}\"]\n").unwrap_err();
    let told = "triage/mine.toml:4: `rule.strong`: there is no word list `shine`";
    assert!(fault.to_string().ends_with(told), "{fault}");
}

/// Texts in which phrases stand among anything at all, also letters that grow when they are made small.
fn any_text() -> impl Strategy<Value = String> {
    let phrases =
        ["glare", "Name does not match", "FACE WAS NOT VISIBLE", "İd is blurry", "doesn’t", "document", "expired"];
    let piece = prop_oneof![
        3 => prop::sample::select(phrases.to_vec()).prop_map(str::to_owned),
        2 => any::<String>(),
        2 => "[ \\.İıſßﬀ\u{301}’‘'\u{200b}]{0,4}",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_words_that_are_shown_stand_in_the_text_in_order_whatever_it_is(text in any_text()) {
        for proposal in triage().propose(&text) {
            prop_assert!((0.0..=1.0).contains(&proposal.confidence));
            prop_assert!(!proposal.because.is_empty());
            for range in &proposal.because {
                prop_assert!(text.get(range.clone()).is_some_and(|words| !words.is_empty()), "{:?} in {:?}", range, text);
            }
            prop_assert!(proposal.because.is_sorted_by_key(|range| range.start));
        }
    }
}
