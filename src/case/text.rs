//! Text from outside, made safe to show.
//!
//! The log keeps what was pasted, byte for byte. Wherever it is shown (terminal, command line, draft) it goes
//! through here first, because a terminal obeys control characters and a reader is deceived by invisible ones
//! (CWE-150, CVE-2021-42574).

use std::borrow::Cow;

/// One line of text with every character that could steer a terminal or deceive a reader written as `\u{...}`;
/// line ends and tabs become `\n` and `\t`.
pub fn display_safe(text: &str) -> Cow<'_, str> {
    escape(text, |_| false)
}

/// As [`display_safe`], but keeping line feeds, for texts that are shown as paragraphs. Carriage returns before a
/// line feed are dropped, and a tab becomes four blanks.
pub fn display_safe_block(text: &str) -> Cow<'_, str> {
    if text.contains(['\r', '\t']) {
        let folded = text.replace("\r\n", "\n").replace('\t', "    ");
        return Cow::Owned(escape(&folded, |c| c == '\n').into_owned());
    }
    escape(text, |c| c == '\n')
}

fn escape(text: &str, keep: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(|c| is_deceptive(c) && !keep(c)) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            _ if !is_deceptive(c) || keep(c) => safe.push(c),
            '\n' => safe.push_str("\\n"),
            '\r' => safe.push_str("\\r"),
            '\t' => safe.push_str("\\t"),
            _ => safe.extend(c.escape_unicode()),
        }
    }
    Cow::Owned(safe)
}

/// Control characters (C0, DEL, C1), and the invisible ones: bidirectional marks, embeddings, overrides and
/// isolates, zero-width and invisible operators, variation and tag characters, line and paragraph separators,
/// fillers that look blank, and private use.
pub fn is_deceptive(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{2800}' | '\u{3164}' | '\u{E000}'..='\u{F8FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{10FFFF}')
}
