//! A text as words: without case, width, accents and invisible characters, each word knowing where it stood.
//!
//! Data and texts are read by the same code, so that a phrase may be written with its accents and still be found in a
//! text without them. Chinese writes no blanks: there every character is a word of its own.

use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// How much of a text is read. No rejection is longer; what is longer was not written by an exchange.
const MOST: usize = 64 * 1024;

/// The length of one word, in the unit in which distances are measured. A Chinese character is half a word.
const WORD: u32 = 2;
/// The most accents that are remembered of one word.
const ACCENTS: usize = 32;
/// How much farther two words stand from each other where a comma parts them.
const PAUSE: u32 = 1;
/// How much farther they stand where a sentence ends between them.
const STOP: u32 = 6;

/// As much of a text as is read.
pub fn beginning(text: &str) -> &str {
    let end = text.char_indices().map(|(start, _)| start).take_while(|start| *start <= MOST).last().unwrap_or(0);
    if text.len() <= MOST { text } else { text.get(..end).unwrap_or_default() }
}

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word as it is compared.
    pub text: String,
    /// Where it stands, in bytes of the text.
    pub place: Range<usize>,
    /// Its distance from the beginning, in half words.
    pub at: u32,
    /// How many sentences end before it.
    pub sentence: u32,
    /// How many commas and the like stand before it.
    pub pause: u32,
    /// Its accents, each with the number of the letter that has it.
    accents: Vec<(usize, char)>,
}

impl Word {
    /// The accents of its first letters, in an order of their own: `lóa` and `loá` are one word.
    pub fn accents_within(&self, letters: usize) -> Vec<char> {
        let within = self.accents.iter().filter(|(letter, _)| *letter < letters);
        let mut accents: Vec<char> = within.map(|(_, accent)| *accent).collect();
        accents.sort_unstable();
        accents
    }

    /// Whether it is written without any.
    pub fn has_no_accents(&self) -> bool {
        self.accents.is_empty()
    }

    /// How long it is, in half words.
    pub fn length(&self) -> u32 {
        if self.text.chars().next().is_some_and(is_unspaced) { WORD / 2 } else { WORD }
    }

    /// The word cut where digits meet letters: `48h` is `48` and `h`. Where its bytes are not those of the text, each
    /// piece stands where the whole word does.
    pub fn cut_at_digits(self) -> Vec<Self> {
        let is_digit = |c: &char| c.is_ascii_digit();
        if self.text.chars().all(|c| is_digit(&c)) || !self.text.chars().any(|c| is_digit(&c)) {
            return vec![self];
        }
        let is_plain = self.place.len() == self.text.len();
        let mut pieces: Vec<Self> = Vec::new();
        for (at, letter) in self.text.char_indices() {
            let start = self.place.start + at;
            match pieces.last_mut().filter(|last| last.text.ends_with(|c: char| is_digit(&c)) == is_digit(&letter)) {
                Some(last) => last.text.push(letter),
                None => pieces.push(Self {
                    text: letter.to_string(),
                    place: if is_plain { start..start } else { self.place.clone() },
                    accents: Vec::new(),
                    ..self
                }),
            }
        }
        if is_plain {
            for piece in &mut pieces {
                piece.place.end = piece.place.start + piece.text.len();
            }
        }
        pieces
    }
}

/// What words are read as, beyond what Unicode says of their letters.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Spelling {
    /// Letters that are read as another: of each entry all but the first are read as the first. This is how Chinese in
    /// traditional characters is read.
    pub letters: Vec<String>,
    /// Words that are read as others: `cannot = "can not"`.
    pub words: BTreeMap<String, String>,
}

/// How a text is cut into words.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    letters: HashMap<char, char>,
    words: HashMap<String, Vec<String>>,
}

impl Reader {
    /// A reader that knows the spellings of every language.
    pub fn new<'a>(spellings: impl Iterator<Item = &'a Spelling>) -> Self {
        let mut reader = Self::default();
        for spelling in spellings {
            for entry in &spelling.letters {
                let mut letters = entry.chars().filter(|c| !c.is_whitespace());
                if let Some(first) = letters.next() {
                    reader.letters.extend(letters.map(|letter| (letter, first)));
                }
            }
            for (word, others) in &spelling.words {
                let others = others.split_whitespace().map(str::to_owned).collect();
                reader.words.insert(word.clone(), others);
            }
        }
        reader
    }

    /// The words of a text, except where it is `taken` by something that was read otherwise.
    pub fn read(&self, text: &str, taken: &[Range<usize>]) -> Vec<Word> {
        let mut cut = Cut { reader: self, ..Cut::of(text) };
        let mut taken = taken.iter().peekable();
        for (start, c) in text.char_indices() {
            while taken.next_if(|range| range.end <= start).is_some() {}
            if taken.peek().is_some_and(|range| range.start <= start) {
                cut.end_word();
            } else {
                cut.take(c, start);
            }
        }
        cut.end_word();
        cut.words
    }
}

/// A text while it is cut.
struct Cut<'a> {
    reader: &'a Reader,
    text: &'a str,
    words: Vec<Word>,
    word: String,
    accents: Vec<(usize, char)>,
    place: Range<usize>,
    at: u32,
    sentence: u32,
    pause: u32,
    blank_lines: usize,
}

impl<'a> Cut<'a> {
    fn of(text: &'a str) -> Self {
        static PLAIN: std::sync::LazyLock<Reader> = std::sync::LazyLock::new(Reader::default);
        Self {
            reader: &PLAIN,
            text,
            words: Vec::new(),
            word: String::new(),
            accents: Vec::new(),
            place: 0..0,
            at: 0,
            sentence: 0,
            pause: 0,
            blank_lines: 0,
        }
    }

    fn take(&mut self, c: char, start: usize) {
        if is_invisible(c) {
            return;
        }
        let place = start..start + c.len_utf8();
        let mut parts = Vec::new();
        decompose_compatible(c, |part| parts.push(part));
        for part in parts {
            if is_combining_mark(part) {
                self.take_accent(part);
            } else {
                self.take_letter(part, &place);
            }
        }
    }

    fn take_letter(&mut self, letter: char, place: &Range<usize>) {
        let letter = self.reader.letters.get(&letter).copied().unwrap_or(letter);
        if is_unspaced(letter) {
            self.end_word();
            self.grow(place, |word| word.push(letter));
            self.end_word();
        } else if letter.is_alphanumeric() {
            self.grow(place, |word| push_plain(word, letter));
        } else if is_apostrophe(letter) {
            if !self.word.is_empty() {
                self.word.push('\'');
            }
        } else {
            self.end_word();
            self.punctuate(letter, place.end);
        }
    }

    /// Nobody minds the dots of the Russian ё, й is always written so, and the dot of the Turkish İ is that of an i.
    fn take_accent(&mut self, accent: char) {
        let is_letter = self.word.ends_with(['е', 'и', 'у', 'i']) && matches!(accent, '\u{306}'..='\u{308}');
        if !self.word.is_empty() && !is_letter && self.accents.len() < ACCENTS {
            self.accents.push((self.word.chars().count() - 1, accent));
        }
    }

    fn grow(&mut self, place: &Range<usize>, push: impl FnOnce(&mut String)) {
        if self.word.is_empty() {
            self.place = place.clone();
        }
        self.place.end = place.end;
        self.blank_lines = 0;
        push(&mut self.word);
    }

    fn punctuate(&mut self, letter: char, next: usize) {
        let ends = match letter {
            '!' | '?' | ';' | '\u{3002}' | '\u{2022}' | '\u{b7}' | '\u{25cf}' => true,
            // Not the point of a number or an address, and not three of them.
            '.' => {
                let before = self.text.get(..next - 1).is_some_and(|before| before.ends_with('.'));
                let behind = self.text.get(next..).and_then(|rest| rest.chars().next());
                !before && behind.is_none_or(|c| !c.is_alphanumeric() && c != '.')
            }
            // What stands between blanks parts two languages more often than two words.
            '/' | '|' => self.text.get(..next - 1).is_some_and(|before| before.ends_with(' ')),
            '\n' => {
                self.blank_lines += 1;
                self.blank_lines == 2
            }
            _ => false,
        };
        if ends && self.words.last().is_some_and(|last| last.sentence == self.sentence) {
            self.sentence += 1;
            self.at += STOP;
        } else if matches!(letter, ',' | ':' | '\u{3001}' | '(' | ')' | '/' | '\u{2013}' | '\u{2014}' | '\n' | '"') {
            self.pause += 1;
            self.at += PAUSE;
        }
    }

    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        let accents = std::mem::take(&mut self.accents);
        let word = word.trim_end_matches('\'');
        if word.is_empty() {
            return;
        }
        for piece in pieces(word) {
            match self.reader.words.get(piece) {
                Some(others) => others.iter().for_each(|other| self.push(other, Vec::new())),
                None => self.push(piece, accents_of(piece, word, &accents)),
            }
        }
    }

    fn push(&mut self, text: &str, accents: Vec<(usize, char)>) {
        let word = Word {
            text: text.to_owned(),
            place: self.place.clone(),
            at: self.at,
            sentence: self.sentence,
            pause: self.pause,
            accents,
        };
        self.at += word.length();
        self.words.push(word);
    }
}

/// The accents of a piece of a word.
fn accents_of(piece: &str, word: &str, accents: &[(usize, char)]) -> Vec<(usize, char)> {
    let before = word.find(piece).and_then(|at| word.get(..at)).map_or(0, |before| before.chars().count());
    let letters = before..before + piece.chars().count();
    let own = accents.iter().filter(|(letter, _)| letters.contains(letter));
    own.map(|(letter, accent)| (letter - before, *accent)).collect()
}

/// The words within one that has apostrophes: `doesn't` is `does` and `not`, `l'image` is `l` and `image`.
fn pieces(word: &str) -> impl Iterator<Item = &str> {
    let (stem, not) = match word.strip_suffix("n't") {
        Some(stem) => (stem, Some("not")),
        None => (word.strip_suffix("'s").unwrap_or(word), None),
    };
    stem.split('\'').filter(|piece| !piece.is_empty()).chain(not)
}

/// Letters that Unicode calls letters of their own, though people leave their mark away.
fn push_plain(word: &mut String, letter: char) {
    for lower in letter.to_lowercase().filter(|lower| !is_combining_mark(*lower)) {
        match lower {
            'ı' => word.push('i'),
            'đ' | 'ð' => word.push('d'),
            'ł' => word.push('l'),
            'ø' => word.push('o'),
            'ß' => word.push_str("ss"),
            'æ' => word.push_str("ae"),
            'œ' => word.push_str("oe"),
            other => word.push(other),
        }
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{2032}')
}

/// Characters that nobody sees: they neither belong to a word nor end it.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Characters of scripts that write no blanks between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
        | '\u{0e00}'..='\u{0e7f}')
}
