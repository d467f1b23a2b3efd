//! Finding what somebody means by a few letters of it.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// The places of those texts that hold the letters of `query` in order, the best match first; all of them, as they are,
/// where nothing is asked for.
pub fn rank<'a>(query: &str, texts: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    let mut buffer = Vec::new();
    let scored = texts.into_iter().enumerate().filter_map(|(place, text)| {
        let score = pattern.score(Utf32Str::new(text, &mut buffer), &mut matcher)?;
        Some((place, score))
    });
    let mut found: Vec<(usize, u32)> = scored.collect();
    found.sort_by_key(|(place, score)| (std::cmp::Reverse(*score), *place));
    found.into_iter().map(|(place, _)| place).collect()
}
