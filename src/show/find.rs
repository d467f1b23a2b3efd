//! Looking for words in everything that was written down: notes, the exchange's texts, messages to and from support.

use crate::case::{Case, CaseId, Moment, Outcome, Speaker};
use std::ops::Range;

/// A text in which all the words stand that were looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its case.
    pub case: CaseId,
    /// The reference of the case.
    pub slug: String,
    /// What it is: `rejection of attempt 2`.
    pub what: String,
    /// When it was written; `None` for what is known of the account.
    pub at: Option<Moment>,
    /// The text, as it came.
    pub text: String,
    /// Where the words stand in it, as byte ranges in order that do not overlap.
    pub found: Vec<Range<usize>>,
}

/// Every text that holds all the words of `query`, whatever their case; the latest first, and the accounts before them.
/// Nothing where nothing is looked for.
pub fn find(cases: &[Case], query: &str) -> Vec<Hit> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut hits: Vec<Hit> = cases.iter().flat_map(|case| in_case(case, &words)).collect();
    hits.sort_by_key(|hit| (hit.at.is_some(), std::cmp::Reverse(hit.at)));
    hits
}

fn in_case(case: &Case, words: &[String]) -> Vec<Hit> {
    let mut texts: Vec<(String, Option<Moment>, &str)> = Vec::new();
    let account = &case.account;
    let known = [
        ("UID", Some(&account.uid)),
        ("label", account.label.as_ref()),
        ("name", account.name.as_ref()),
        ("e-mail", account.email.as_ref()),
        ("country", account.country.as_ref()),
    ];
    texts.extend(known.into_iter().filter_map(|(what, text)| Some((what.to_owned(), None, text?.as_str()))));
    for attempt in &case.attempts {
        let number = attempt.number;
        let changed = attempt.submission.changed.as_deref();
        texts.extend(changed.map(|text| (format!("change for attempt {number}"), Some(attempt.submitted_at), text)));
        let (word, text) = match &attempt.outcome {
            Some(Outcome::Rejected(rejection)) => ("rejection", rejection.text.as_deref()),
            Some(Outcome::Interrupted { text, .. }) => ("interruption", text.as_deref()),
            Some(Outcome::Withdrawn { text, .. }) => ("withdrawal", text.as_deref()),
            Some(Outcome::Approved { .. }) | None => continue,
        };
        texts.extend(text.map(|text| (format!("{word} of attempt {number}"), attempt.decided_at(), text)));
    }
    for ticket in &case.tickets {
        for message in &ticket.messages {
            let who = match message.from {
                Speaker::User => "message to support",
                Speaker::Support => "answer of support",
            };
            let text = message.text.as_deref();
            texts.extend(text.map(|text| (format!("{who}, ticket {}", ticket.number), Some(message.at), text)));
        }
    }
    texts.extend(case.notes.iter().map(|note| ("note".to_owned(), Some(note.at), note.text.as_str())));
    let pieces = case.evidence.iter().filter_map(|piece| Some((piece, piece.note.as_deref()?)));
    texts.extend(pieces.map(|(piece, note)| (format!("evidence {}", piece.item), None, note)));
    texts
        .into_iter()
        .filter_map(|(what, at, text)| {
            let found = all_words(text, words)?;
            let (case, slug) = (case.id.clone(), case.slug.as_str().to_owned());
            Some(Hit { case, slug, what, at, text: text.to_owned(), found })
        })
        .collect()
}

/// Where the words stand in `text`; `None` where one of them does not.
fn all_words(text: &str, words: &[String]) -> Option<Vec<Range<usize>>> {
    let (folded, origin) = folded(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in words {
        let places: Vec<Range<usize>> = folded
            .match_indices(word.as_str())
            .map(|(start, _)| origin[start].start..origin[start + word.len() - 1].end)
            .collect();
        if places.is_empty() {
            return None;
        }
        found.extend(places);
    }
    found.sort_by_key(|range| (range.start, range.end));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in found {
        match apart.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    Some(apart)
}

/// The text in small letters, and for each byte of that the character of the text that it came from.
fn folded(text: &str) -> (String, Vec<Range<usize>>) {
    let mut folded = String::with_capacity(text.len());
    let mut origin = Vec::with_capacity(text.len());
    for (start, c) in text.char_indices() {
        for lower in c.to_lowercase() {
            folded.push(lower);
            origin.extend(std::iter::repeat_n(start..start + c.len_utf8(), lower.len_utf8()));
        }
    }
    (folded, origin)
}

impl Hit {
    /// The part of the text around the first word, in at most about `room` characters, with the words' places in it; a
    /// part that is left out is marked by an ellipsis.
    pub fn around(&self, room: usize) -> (String, Vec<Range<usize>>) {
        let first = self.found.first().map_or(0, |range| range.start);
        let before: usize = self.text[..first].chars().rev().take(room / 3).map(char::len_utf8).sum();
        let start = first - before;
        let length: usize = self.text[start..].chars().take(room).map(char::len_utf8).sum();
        let end = start + length;
        let lead = if start > 0 { "…" } else { "" };
        let tail = if end < self.text.len() { "…" } else { "" };
        let within = self.found.iter().filter(|range| range.start >= start && range.end <= end);
        let moved = |range: &Range<usize>| range.start - start + lead.len()..range.end - start + lead.len();
        (format!("{lead}{}{tail}", &self.text[start..end]), within.map(moved).collect())
    }
}
