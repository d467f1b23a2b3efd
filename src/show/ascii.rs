//! The program's own signs in ASCII, for a terminal that shows nothing else. What users wrote keeps its letters.

use std::borrow::Cow;

/// `text` with every sign of the program's own in ASCII, character for character, so that columns stay where they are.
pub fn in_ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(text.chars().map(plain).collect()) }
}

/// Signs, and the ASCII character that stands for each of them.
const SIGNS: [(&str, char); 18] = [
    ("─━═╌┄┈‐‑–—·", '-'),
    ("│┃║╎┆┊", '|'),
    ("→▶▸›»▌▐", '>'),
    ("←◀◂‹«", '<'),
    ("↑▲▴", '^'),
    ("↓▼▾", 'v'),
    ("…", '~'),
    ("○◯", 'o'),
    ("✓✔", 'v'),
    ("✗✘×", 'x'),
    ("“”„", '"'),
    ("‘’‚", '\''),
    ("⟦", '['),
    ("⟧", ']'),
    ("░", '.'),
    ("▒", ':'),
    ("▓", '='),
    ("•", '*'),
];

/// The ASCII character that stands for a sign; a letter stays as it is.
fn plain(sign: char) -> char {
    if let Some((_, plain)) = SIGNS.iter().find(|(signs, _)| signs.contains(sign)) {
        return *plain;
    }
    match sign {
        // The rest of the boxes, the bars, the arrows, the shapes and the marks, and blanks of any width.
        '\u{2500}'..='\u{257f}' => '+',
        '\u{2580}'..='\u{259f}' => '#',
        '\u{2190}'..='\u{21ff}' | '\u{25a0}'..='\u{27bf}' => '*',
        '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' => ' ',
        letter => letter,
    }
}
