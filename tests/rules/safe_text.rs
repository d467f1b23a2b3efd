//! Text from outside: what could steer a terminal or deceive a reader is shown as what it is.

use kycase::case::text::{display_safe, display_safe_block};
use kycase::case::{ExchangeId, ReasonId};
use proptest::prelude::*;
use std::borrow::Cow;

/// What must never reach a terminal as it is, range by range, in the words of the Unicode charts.
const DECEPTIVE: [(u32, u32, &str); 22] = [
    (0x00, 0x1f, "C0 controls"),
    (0x7f, 0x9f, "DEL and C1 controls"),
    (0xad, 0xad, "soft hyphen"),
    (0x34f, 0x34f, "combining grapheme joiner"),
    (0x61c, 0x61c, "Arabic letter mark"),
    (0x115f, 0x1160, "Hangul fillers"),
    (0x17b4, 0x17b5, "Khmer inherent vowels"),
    (0x180b, 0x180f, "Mongolian selectors and vowel separator"),
    (0x200b, 0x200d, "zero-width space, non-joiner and joiner"),
    (0x200e, 0x200f, "left-to-right and right-to-left marks"),
    (0x2028, 0x2029, "line and paragraph separators"),
    (0x202a, 0x202e, "bidirectional embeddings and overrides"),
    (0x2060, 0x2064, "word joiner and invisible operators"),
    (0x2066, 0x2069, "bidirectional isolates"),
    (0x206a, 0x206f, "deprecated format characters"),
    (0x2800, 0x2800, "blank Braille pattern"),
    (0x3164, 0x3164, "Hangul filler"),
    (0xfe00, 0xfe0f, "variation selectors"),
    (0xfeff, 0xfeff, "byte order mark"),
    (0xfff9, 0xfffb, "interlinear annotations"),
    (0x1d173, 0x1d17a, "musical format characters"),
    (0xe0000, 0xe01ef, "tags and supplementary variation selectors"),
];

fn is_deceptive(c: char) -> bool {
    DECEPTIVE.iter().any(|(first, last, _)| (*first..=*last).contains(&u32::from(c)))
}

#[test]
fn every_deceptive_character_is_shown_as_its_number() {
    for (first, last, name) in DECEPTIVE {
        for c in (first..=last).filter_map(char::from_u32) {
            let expected = match c {
                '\n' => "a\\nb".to_owned(),
                '\r' => "a\\rb".to_owned(),
                '\t' => "a\\tb".to_owned(),
                _ => format!("a\\u{{{:x}}}b", u32::from(c)),
            };
            assert_eq!(display_safe(&format!("a{c}b")), expected, "{name}");
        }
    }
}

#[test]
fn text_that_people_write_is_shown_as_it_is() {
    for text in
        ["", "Glare on the ID.", "Äußerst unscharf", "姓名不匹配", "الاسم غير مطابق", "Имя 😀 नाम", "don’t – “quote”"]
    {
        assert!(matches!(display_safe(text), Cow::Borrowed(same) if same == text), "{text}");
    }
}

#[test]
fn an_escape_sequence_loses_its_escape_and_keeps_its_letters() {
    assert_eq!(display_safe("\u{1b}]52;c;aGk=\u{7}\u{9b}31m"), "\\u{1b}]52;c;aGk=\\u{7}\\u{9b}31m");
}

#[test]
fn a_paragraph_keeps_its_line_feeds_and_loses_its_carriage_returns() {
    assert_eq!(display_safe_block("one\r\ntwo\n\tthree\rfour"), "one\ntwo\n    three\\rfour");
}

#[test]
fn names_are_shown_safely_too() {
    assert_eq!(ExchangeId::new("okx\u{202e}").to_string(), "okx\\u{202e}");
    assert_eq!(ReasonId::new("a\u{1b}b").to_string(), "a\\u{1b}b");
}

/// Any text, with deceptive characters about as often as others.
fn any_text() -> impl Strategy<Value = String> {
    let deceptive = (0..DECEPTIVE.len(), any::<u32>()).prop_filter_map("no character", |(range, offset)| {
        let (first, last, _) = DECEPTIVE[range];
        char::from_u32(first + offset % (last - first + 1))
    });
    let character = prop_oneof![any::<char>(), deceptive, proptest::char::range('a', 'z')];
    prop::collection::vec(character, 0..60).prop_map(|characters| characters.into_iter().collect())
}

proptest! {
    #[test]
    fn what_is_shown_on_one_line_holds_nothing_deceptive(text in any_text()) {
        let shown = display_safe(&text);
        prop_assert!(!shown.chars().any(is_deceptive), "{:?}", shown);
    }

    #[test]
    fn what_is_shown_as_a_paragraph_holds_nothing_deceptive_but_line_feeds(text in any_text()) {
        let shown = display_safe_block(&text);
        prop_assert!(!shown.chars().any(|c| c != '\n' && is_deceptive(c)), "{:?}", shown);
    }

    #[test]
    fn a_text_without_anything_deceptive_is_unchanged(text in any_text()) {
        // Private use and what is not assigned may be escaped too: it shows as nothing anybody agreed upon.
        let plain: String = text
            .chars()
            .filter(|c| !is_deceptive(*c) && !matches!(u32::from(*c), 0xe000..=0xf8ff | 0xffa0 | 0xfff0..=0xfff8 | 0x1bca0..=0x1bca3 | 0x2065 | 0xe01f0..))
            .collect();
        prop_assert_eq!(display_safe(&plain), plain.as_str());
        prop_assert_eq!(display_safe_block(&plain), plain.as_str());
    }

    #[test]
    fn showing_a_text_safely_twice_is_showing_it_once(text in any_text()) {
        let once = display_safe(&text).into_owned();
        prop_assert_eq!(display_safe(&once), once.as_str());
    }
}
