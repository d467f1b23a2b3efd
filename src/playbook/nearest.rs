//! What somebody probably meant.

/// The word of `known` that is most like `typed`; `None` where none is like it at all.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const ALIKE: f64 = 0.7;
    let typed = typed.to_lowercase();
    let likeness = |word: &str| {
        let word = word.to_lowercase();
        let whole = strsim::jaro_winkler(&typed, &word);
        // `glare` means `document_glare`: a part that was typed in full counts as near.
        let has_part = typed.len() >= 3 && word.split(['_', '-']).any(|part| part == typed);
        // `oxk` means `okx`: one slip of the finger in a short word counts as near too.
        let is_slip = typed.len() >= 3 && strsim::osa_distance(&typed, &word) == 1;
        if has_part || is_slip { whole.max(0.9) } else { whole }
    };
    known
        .into_iter()
        .map(|word| (likeness(word), word))
        .filter(|(score, _)| *score >= ALIKE)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, word)| word)
}
