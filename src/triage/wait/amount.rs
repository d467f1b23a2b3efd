//! Numbers and lengths of time in a text: `48h`, `two to three days`, `1 day and 12 hours`.

use super::page::Page;
use super::words::Role;
use crate::case::Span;

/// How many numbers one length of time may name: `24-48 (forty-eight) hours`.
const NUMBERS: usize = 3;

/// A length of time that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// How long; of a range the longer end.
    pub span: Span,
    /// The first of its words.
    pub from: usize,
    /// The word behind its last.
    pub to: usize,
}

/// Every length of time that a text names, in order.
pub fn amounts(page: &Page<'_>) -> Vec<Amount> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < page.words.len() {
        match whole(page, at) {
            Some(amount) => {
                at = amount.to.max(at + 1);
                found.push(amount);
            }
            None => at += 1,
        }
    }
    found
}

/// The number that begins at a word, and the word behind it. The rest of a broken number is none: in `1.5` there is no 5.
pub fn number(page: &Page<'_>, at: usize) -> Option<(u32, usize)> {
    if is_rest_of_number(page, at) {
        return None;
    }
    let text = page.words.get(at)?.text.as_str();
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some((text.parse().ok()?, at + 1));
    }
    let numbers = &page.vocabulary.numbers;
    let found = numbers.iter().filter_map(|(number, list)| Some((*number, page.end_of(*list, at)?)));
    found.max_by_key(|(_, to)| *to)
}

/// The length of time that begins at a word, with all that belongs to it: the other end of a range, and smaller units.
fn whole(page: &Page<'_>, at: usize) -> Option<Amount> {
    let (mut amount, mut smallest) = one(page, at)?;
    if let Some((other, _)) = joint(page, amount.to).and_then(|next| one(page, next)) {
        return Some(Amount { span: amount.span.max(other.span), from: at, to: other.to });
    }
    loop {
        let next = page.role_end(Role::And, amount.to).unwrap_or(amount.to);
        let is_apart = !page.between(next).trim().trim_start_matches(',').is_empty();
        match one(page, next) {
            Some((more, unit)) if unit < smallest && !is_apart && page.sentence(next) == page.sentence(at) => {
                let seconds = amount.span.seconds().saturating_add(more.span.seconds());
                amount = Amount { span: Span::from_seconds(seconds), from: at, to: more.to };
                smallest = unit;
            }
            _ => return Some(amount),
        }
    }
}

/// Numbers with the unit behind them, and how long one of that unit is.
fn one(page: &Page<'_>, at: usize) -> Option<(Amount, Span)> {
    let spans = page.vocabulary.spans.iter();
    let named = spans.filter_map(|(span, list)| Some((*span, page.end_of(*list, at)?))).max_by_key(|(_, to)| *to);
    if let Some((span, to)) = named {
        return Some((Amount { span, from: at, to }, span));
    }
    let (mut count, mut to) = number(page, at)?;
    for _ in 1..NUMBERS {
        let Some((other, end)) = joint(page, to).and_then(|next| number(page, next)) else { break };
        count = count.max(other);
        to = end;
    }
    let units = page.vocabulary.units.iter();
    let (unit, end) =
        units.filter_map(|(unit, list)| Some((*unit, page.end_of(*list, to)?))).max_by_key(|(_, end)| *end)?;
    let is_one_phrase = page.sentence(at) == page.sentence(to);
    let amount = Amount { span: unit.times(count).filter(|_| is_one_phrase)?, from: at, to: end };
    Some((amount, unit.times(1)?))
}

/// Where the other end of a range begins, whose first end stands before the word `at`: behind a dash, or a word like `to`.
fn joint(page: &Page<'_>, at: usize) -> Option<usize> {
    const SIGNS: [&str; 10] =
        ["-", "\u{2010}", "\u{2011}", "\u{2013}", "\u{2014}", "\u{2212}", "~", "\u{ff5e}", "/", "("];
    let sign = page.between(at).trim();
    if SIGNS.contains(&sign) || sign == "\u{ff08}" { Some(at) } else { page.role_end(Role::To, at) }
}

/// Whether a word is what stands behind the point of a number.
fn is_rest_of_number(page: &Page<'_>, at: usize) -> bool {
    let is_digits =
        |word: usize| page.words.get(word).is_some_and(|word| word.text.bytes().all(|byte| byte.is_ascii_digit()));
    let before = at.checked_sub(1).is_some_and(is_digits);
    before && is_digits(at) && matches!(page.between(at), "." | "," | ":" | "'")
}
