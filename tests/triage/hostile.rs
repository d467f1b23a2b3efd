//! Text from outside may be anything: triage reads it in bounded time, and shows only what stands there.

use crate::{TRIAGE, proposals, reasons};
use proptest::prelude::*;

/// What every answer must be like, whatever the text.
fn is_sound(text: &str) -> Result<(), TestCaseError> {
    let proposals = proposals(text);
    for proposal in &proposals {
        prop_assert!((0.0..=1.0).contains(&proposal.confidence));
        prop_assert!(!proposal.because.is_empty());
        for range in &proposal.because {
            prop_assert!(text.get(range.clone()).is_some_and(|words| !words.is_empty()), "{range:?} in {text:?}");
        }
        prop_assert!(proposal.because.is_sorted_by_key(|range| (range.start, range.end)));
    }
    prop_assert!(proposals.is_sorted_by(|a, b| a.confidence >= b.confidence));
    Ok(())
}

/// The languages' own phrases, cut up and mixed with what breaks readers.
fn any_text() -> impl Strategy<Value = String> {
    let texts: Vec<&'static str> =
        include_str!("dev.jsonl").lines().filter_map(|line| line.split('"').nth(3)).collect();
    let piece = prop_oneof![
        4 => (prop::sample::select(texts), any::<prop::sample::Index>()).prop_map(|(text, at)| {
            let letters: Vec<char> = text.chars().collect();
            letters[at.index(letters.len().max(1)).min(letters.len())..].iter().collect()
        }),
        1 => any::<String>(),
        2 => "[ \\.,;/|\n\u{202e}\u{200b}\u{301}\u{307}İıß…’'_0-9%A-Z]{0,6}",
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_text_gets_a_sound_answer(text in any_text()) {
        is_sound(&text)?;
    }
}

#[test]
fn a_mebibyte_of_anything_is_read_no_further_than_its_beginning() {
    for piece in [
        "glare ",
        "document blurry name mismatch. ",
        "Veriff 204 ",
        "证件反光",
        "\u{301}",
        "a\u{301}\u{202e}",
        "'",
        "_",
        "no no not ",
        "{&|",
    ] {
        let text = piece.repeat((1 << 20) / piece.len());
        is_sound(&text).unwrap();
    }
    let late = format!("{}The document has expired.", "x ".repeat(1 << 19));
    assert_eq!(reasons(&late), [""; 0]);
}

#[test]
fn invisible_characters_do_not_hide_a_word() {
    assert_eq!(reasons("Your ID is bl\u{200b}ur\u{ad}ry"), ["document_blurry"]);
    assert_eq!(reasons("\u{202e}Your ID has ex\u{2066}pired\u{2069}"), ["document_expired"]);
    assert_eq!(reasons("g\u{301}l\u{301}a\u{301}r\u{301}e"), [""; 0], "letters with other accents are other letters");
}

#[test]
fn nothing_is_read_into_nothing() {
    for text in ["", " ", "\u{200b}", "…", "\n\n\n", "🙂🙂🙂", "\u{0}"] {
        assert_eq!(TRIAGE.propose(text), [], "{text:?}");
    }
}
