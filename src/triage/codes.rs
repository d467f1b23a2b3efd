//! Codes of verification vendors in a text: `BAD_PROOF_OF_IDENTITY`, `Veriff code 204`.
//!
//! A code that could be no word (`id_glare_detection`, `badPhoto_lowQuality`) is one wherever it stands. A number or a
//! plain word (`102`, `SPAM`, `scan`) is one only near the name of its vendor or near a word for code, so that a date, an
//! amount or a sentence about spam proposes nothing.

use crate::case::ReasonId;
use crate::playbook::Catalogue;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// How sure a code makes the one reason that it stands for.
const ONE: f64 = 0.95;
/// How sure it makes each of several.
const EACH: f64 = 0.65;
/// How many words may stand between a code and what makes it one.
const NEAR: usize = 4;

/// The codes of the catalogue.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    by_code: HashMap<String, Vec<Meaning>>,
    vendors: HashSet<String>,
    words_for_code: HashSet<String>,
}

#[derive(Clone, Debug)]
struct Meaning {
    vendor: String,
    /// The number of the reason, or none where the code says that there is none.
    reason: Option<usize>,
    /// As the vendor writes it.
    written: String,
}

/// A code in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeFound {
    /// The numbers of the reasons that it may stand for.
    pub reasons: Vec<usize>,
    /// How sure each is.
    pub confidence: f64,
    /// Where it stands.
    pub place: Range<usize>,
}

impl Codes {
    /// The codes of every reason; `number` knows the number of a reason by its id. The id of a reason is a code too.
    pub fn of(
        catalogue: &Catalogue,
        words_for_code: impl Iterator<Item = String>,
        number: impl Fn(&ReasonId) -> Option<usize>,
    ) -> Self {
        let mut codes = Self { words_for_code: words_for_code.collect(), ..Self::default() };
        for reason in &catalogue.reasons {
            let own = ("kycase".to_owned(), vec![reason.id.as_str().to_owned()]);
            for (vendor, written) in reason.codes.iter().chain([(&own.0, &own.1)]) {
                codes.vendors.insert(vendor.to_lowercase());
                for written in written {
                    let meaning =
                        Meaning { vendor: vendor.to_lowercase(), reason: number(&reason.id), written: written.clone() };
                    codes.by_code.entry(written.to_lowercase()).or_default().push(meaning);
                }
            }
        }
        codes
    }

    /// The codes of a text, in order.
    pub fn find(&self, text: &str) -> Vec<CodeFound> {
        let tokens: Vec<Token> = tokens(text).filter_map(|place| Token::at(text, place)).collect();
        let vendors: HashSet<&str> =
            tokens.iter().filter_map(|token| self.vendors.get(&token.small)).map(String::as_str).collect();
        let mut found = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            let Some(meanings) = self.by_code.get(&token.small) else { continue };
            let around = tokens.get(at.saturating_sub(NEAR)..tokens.len().min(at + NEAR + 1)).unwrap_or_default();
            let near = Near {
                vendor: around.iter().any(|word| vendors.contains(word.small.as_str())),
                word: around.iter().any(|word| self.is_word_for_code(&word.small)),
            };
            let meant: Vec<&Meaning> = meanings.iter().filter(|it| vendors.contains(it.vendor.as_str())).collect();
            let of_known_vendor = !meant.is_empty();
            let meant = if of_known_vendor { meant } else { meanings.iter().collect() };
            if !meant.iter().any(|meaning| token.is_code(&meaning.written, &near, of_known_vendor, vendors.is_empty()))
            {
                continue;
            }
            let reasons: BTreeSet<usize> = meant.iter().filter_map(|meaning| meaning.reason).collect();
            let claimed_by: HashSet<&str> = meant.iter().map(|meaning| meaning.vendor.as_str()).collect();
            // What means one thing to one vendor and another to the next means nothing.
            let contradictory = claimed_by.len() > 1 && reasons.len() > 1;
            if !reasons.is_empty() && !contradictory {
                let confidence = if reasons.len() == 1 { ONE } else { EACH };
                found.push(CodeFound {
                    reasons: reasons.into_iter().collect(),
                    confidence,
                    place: token.place.clone(),
                });
            }
        }
        found
    }

    /// Chinese writes no blanks, so there the word may be part of a longer run.
    fn is_word_for_code(&self, word: &str) -> bool {
        self.words_for_code.contains(word)
            || !word.is_ascii() && self.words_for_code.iter().any(|known| !known.is_ascii() && word.contains(known))
    }
}

/// What stands near a code.
struct Near {
    /// The name of a vendor.
    vendor: bool,
    /// A word for code.
    word: bool,
}

/// Something in a text that may be a code.
struct Token<'a> {
    place: Range<usize>,
    written: &'a str,
    small: String,
    behind: &'a str,
}

impl<'a> Token<'a> {
    fn at(text: &'a str, place: Range<usize>) -> Option<Self> {
        let written = text.get(place.clone())?;
        Some(Self { small: written.to_lowercase(), written, behind: text.get(place.end..)?, place })
    }

    /// Whether it is meant as the code that a vendor writes like `code`.
    fn is_code(&self, code: &str, near: &Near, of_known_vendor: bool, no_vendor_known: bool) -> bool {
        let is_number = self.written.chars().all(|c| c.is_ascii_digit());
        let is_capitals = self.written == code && code.contains(|c: char| c.is_ascii_uppercase());
        if is_no_word(code) && is_no_word(self.written) {
            return true;
        }
        let is_amount = is_number && self.behind.trim_start().starts_with('%');
        match (is_number || is_capitals, of_known_vendor) {
            (true, true) => (near.vendor || near.word) && !is_amount,
            (true, false) => near.word && no_vendor_known && !is_amount,
            (false, true) => near.vendor && near.word,
            (false, false) => false,
        }
    }
}

/// Whether something could be nothing but a code: joined by `_` or a point, or with a capital in its middle.
fn is_no_word(code: &str) -> bool {
    let starts_small = code.starts_with(|c: char| c.is_ascii_lowercase());
    let humped = starts_small && code.contains(|c: char| c.is_ascii_uppercase());
    humped || code.contains('_') || code.contains('.') && starts_small
}

/// The runs of ASCII letters, digits, `_`, `.` and `-`, without points at their ends, and the runs of other letters.
fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_ascii_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    let is_other = |c: char| !c.is_ascii() && c.is_alphanumeric();
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text.get(rest..)?.find(|c| is_ascii_part(c) || is_other(c))?;
        let run = text.get(start..)?;
        let ascii = run.starts_with(is_ascii_part);
        // In `código` letters of both kinds belong together, in `代码204` they don't.
        let latin =
            |c: char| c.is_alphabetic() && c < '\u{250}' || c == '_' || c == '.' || c == '-' || c.is_ascii_digit();
        let is_latin = ascii || run.starts_with(latin);
        let end = run.find(|c| if is_latin { !latin(c) } else { !is_other(c) });
        rest = start + end.unwrap_or(run.len()).max(1);
        Some(start..rest)
    })
    .filter_map(move |run| {
        let all = text.get(run.clone())?;
        let start = run.start + (all.len() - all.trim_start_matches(['.', '-']).len());
        let end = start + all.trim_matches(['.', '-']).len();
        (start < end).then_some(start..end)
    })
}
