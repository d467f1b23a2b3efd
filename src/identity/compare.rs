//! Two names side by side.

use super::align::{Alignment, Likeness, align};
use super::clean::{Name, Parts};
use super::difference::{Difference, Order, Place, Side, once};
use super::mrz::LineName;
use super::tables::Tables;
use super::word::{Joint, Word, joined};
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use unicode_script::Script;

/// What comparing two names came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// How the names stand to each other.
    pub verdict: Verdict,
    /// What they differ in; empty where they are the same.
    pub differences: Vec<Difference>,
    /// The document's spelling, where that is what to type.
    pub to_type: Option<String>,
}

/// How two names stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Letter by letter the same.
    Same,
    /// The same but for case, blanks and the way in which letters are stored.
    SameOnceNormalised,
    /// Not the same.
    Differs,
}

impl Comparison {
    fn new(differences: Vec<Difference>, to_type: Option<String>) -> Self {
        let verdict = match differences.as_slice() {
            [] => Verdict::Same,
            all if all.iter().all(Difference::is_formal) => Verdict::SameOnceNormalised,
            _ => Verdict::Differs,
        };
        Self { verdict, differences, to_type }
    }
}

impl Comparison {
    /// Whether the names could not be compared, and nothing else was found.
    pub fn is_open(&self) -> bool {
        matches!(self.differences.as_slice(), [Difference::Incomparable { .. }])
    }
}

/// Compares the name of an account with the name on a document.
pub fn compare(registered: &Name, document: &Name, tables: &Tables) -> Comparison {
    let mut ours = Parts::of(registered, Side::Registered, tables);
    let mut theirs = Parts::of(document, Side::Document, tables);
    ours.undisguise(Side::Registered, &theirs, tables);
    theirs.undisguise(Side::Document, &ours, tables);
    let mut differences = ours.oddities.clone();
    differences.extend(theirs.oddities.clone());
    if is_incomparable(ours.script, theirs.script, tables) {
        differences.push(Difference::Incomparable { registered: ours.script, document: theirs.script });
        return Comparison::new(differences, None);
    }
    let in_one_script = ours.script == theirs.script;
    if !in_one_script {
        differences.push(Difference::Script { registered: ours.script, document: theirs.script });
    }
    differences.extend(of_words(&ours.words, &theirs.words, tables));
    differences.extend(of_form(registered.as_str(), document.as_str()));
    let can_be_typed = in_one_script || theirs.script == Script::Latin;
    Comparison::new(differences, can_be_typed.then(|| joined(&theirs.words)))
}

/// Compares the name of an account with the one in the machine-readable lines of a document. What these lines can't
/// show is not called a difference: small letters, apostrophes, hyphens, letters with marks, and what was cut off.
pub fn compare_with_lines(registered: &Name, lines: &LineName, tables: &Tables) -> Option<Comparison> {
    let either = lines.orders().into_iter().filter_map(|text| Name::read(&text).ok()).map(|document| {
        let mut found = compare(registered, &document, tables).differences;
        found.retain(|difference| !is_made_by_lines(difference, lines.truncated));
        Comparison::new(found, None)
    });
    either.min_by_key(|comparison| comparison.differences.len())
}

/// Whether the machine-readable lines make this difference themselves.
fn is_made_by_lines(difference: &Difference, truncated: bool) -> bool {
    match difference {
        Difference::Apostrophes { .. }
        | Difference::Points { .. }
        | Difference::Hyphens { .. }
        | Difference::Joined { .. }
        | Difference::Accents { .. }
        | Difference::Respelt { by: Some(_), .. }
        | Difference::Script { document: Script::Latin, .. } => true,
        Difference::Extra { .. } => truncated,
        Difference::Spelling { registered, document } | Difference::OtherWord { registered, document } => {
            truncated && registered.to_lowercase().starts_with(&document.to_lowercase())
        }
        other => other.is_formal(),
    }
}

/// Whether no table leads from one script to the other.
fn is_incomparable(one: Script, other: Script, tables: &Tables) -> bool {
    let respellable = |script: Script| script == Script::Latin || tables.schemes.iter().any(|it| it.script == script);
    let to_latin = one == Script::Latin || other == Script::Latin;
    one != other && !(to_latin && respellable(one) && respellable(other))
}

fn of_words(registered: &[Word], document: &[Word], tables: &Tables) -> Vec<Difference> {
    let mut found = Vec::new();
    let ours = without_additions(Side::Registered, registered, document, tables, &mut found);
    let theirs = without_additions(Side::Document, document, registered, tables, &mut found);
    let aligned = align(ours, theirs, tables);
    found.extend(order(&aligned));
    for (i, j, likeness) in &aligned.pairs {
        of_pair(&ours[*i], &theirs[*j], likeness, &mut found);
    }
    for (i, j) in &aligned.joined {
        found.push(Difference::Joined { registered: joined(&ours[i.clone()]), document: joined(&theirs[j.clone()]) });
    }
    joints(ours, theirs, &aligned, &mut found);
    for (i, j) in aligned.extra.iter().zip(&aligned.missing) {
        found.push(of_strangers(&ours[*i], &theirs[*j], tables));
    }
    found.extend(
        aligned.extra.iter().skip(aligned.missing.len()).map(|i| Difference::Extra { word: ours[*i].text.clone() }),
    );
    found.extend(aligned.missing.iter().skip(aligned.extra.len()).map(|j| {
        let known = |place: &usize| aligned.pairs.iter().any(|(_, other, _)| other == place);
        let inside = (0..*j).any(|place| known(&place)) && (*j + 1..theirs.len()).any(|place| known(&place));
        let place = if inside { Place::Middle } else { Place::Edge };
        Difference::Missing { word: theirs[*j].text.clone(), place }
    }));
    once(found)
}

/// The words without the titles and suffixes that the other name has not.
fn without_additions<'a>(
    side: Side,
    words: &'a [Word],
    other: &[Word],
    tables: &Tables,
    found: &mut Vec<Difference>,
) -> &'a [Word] {
    let lone =
        |word: &Word, known: &[String]| known.contains(&word.small) && !other.iter().any(|it| it.bare == word.bare);
    let mut rest = words;
    while let [first, tail @ ..] = rest
        && !tail.is_empty()
        && lone(first, &tables.titles)
    {
        found.push(Difference::Title { side, word: first.text.clone() });
        rest = tail;
    }
    while let [head @ .., last] = rest
        && !head.is_empty()
        && lone(last, &tables.suffixes)
    {
        found.push(Difference::Suffix { side, word: last.text.clone() });
        rest = head;
    }
    rest
}

fn order(aligned: &Alignment) -> Option<Difference> {
    let places: Vec<usize> = aligned.pairs.iter().map(|(_, j, _)| *j).collect();
    let falls = places.windows(2).filter(|pair| pair[0] > pair[1]).count();
    match (falls, places.first(), places.last()) {
        (0, ..) => None,
        (1, Some(first), Some(last)) if last < first => Some(Difference::Order(Order::Swapped)),
        _ => Some(Difference::Order(Order::Mixed)),
    }
}

fn of_pair(ours: &Word, theirs: &Word, likeness: &Likeness, found: &mut Vec<Difference>) {
    let (registered, document) = (ours.text.clone(), theirs.text.clone());
    match likeness {
        Likeness::Equal => {}
        Likeness::Case => found.push(Difference::Case),
        Likeness::Points => {
            let pointed = |word: &Word| word.text.chars().filter(|c| super::word::is_point(*c)).collect::<String>();
            let tilted = |word: &Word| word.text.chars().filter(|c| super::word::is_apostrophe(*c)).collect::<String>();
            let letters = |word: &Word| word.text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            if tilted(ours) != tilted(theirs) || ours.small != theirs.small {
                found.push(Difference::Apostrophes { registered: registered.clone(), document: document.clone() });
            }
            if pointed(ours) != pointed(theirs) {
                found.push(Difference::Points { registered, document });
            }
            if letters(ours) != letters(theirs) {
                found.push(Difference::Case);
            }
        }
        Likeness::Accents => found.push(Difference::Accents { registered, document }),
        Likeness::Respelt(by) => found.push(Difference::Respelt { registered, document, by: by.clone() }),
        Likeness::Initial => found.push(Difference::Initial { registered, document }),
        Likeness::Spelling => found.push(Difference::Spelling { registered, document }),
    }
}

/// Two words that stand in each other's place and are not alike.
fn of_strangers(ours: &Word, theirs: &Word, tables: &Tables) -> Difference {
    let (registered, document) = (ours.text.clone(), theirs.text.clone());
    if ours.script == theirs.script {
        return Difference::OtherWord { registered, document };
    }
    let foreign = if ours.script == Script::Latin { theirs } else { ours };
    let mut usual: Vec<(String, String)> = Vec::new();
    for scheme in tables.schemes.iter().filter(|scheme| scheme.script == foreign.script) {
        let word = capitalised(&scheme.respell(&foreign.small));
        if !usual.iter().any(|(_, known)| *known == word) {
            usual.push((scheme.title.clone(), word));
        }
    }
    Difference::NoRespelling { registered, document, usual }
}

/// Hyphens and commas between words that stand together in both names.
fn joints(ours: &[Word], theirs: &[Word], aligned: &Alignment, found: &mut Vec<Difference>) {
    for pair in aligned.pairs.windows(2) {
        let [(i, j, _), (next_i, next_j, _)] = pair else { continue };
        if *next_i != i + 1 || *next_j != j + 1 || ours[*next_i].joint == theirs[*next_j].joint {
            continue;
        }
        let (registered, document) = (joined(&ours[*i..=*next_i]), joined(&theirs[*j..=*next_j]));
        let comma = [ours[*next_i].joint, theirs[*next_j].joint].contains(&Joint::Comma);
        found.push(if comma {
            Difference::Points { registered, document }
        } else {
            Difference::Hyphens { registered, document }
        });
    }
}

/// What differs in the way the texts are typed and stored, whatever they say.
fn of_form(registered: &str, document: &str) -> Vec<Difference> {
    let untidy = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ") != text
    };
    let (ours, theirs): (String, String) = (registered.nfc().collect(), document.nfc().collect());
    let mut found = Vec::new();
    if (untidy(registered) || untidy(document)) && ours != theirs {
        found.push(Difference::Blanks);
    }
    if (ours != registered || theirs != document) && registered != document {
        found.push(Difference::Composition);
    }
    found
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
