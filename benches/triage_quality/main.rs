//! How often triage reads the right reasons: `cargo bench --bench triage_quality`. With `-- --misses` it prints where it
//! does not, for the texts that may be looked at; the name of a file of JSON lines has that one measured too. With
//! `-- --learn` it learns the weights anew, as is needed whenever a word list or a text to learn from was changed.
#![expect(clippy::indexing_slicing, reason = "learning is arithmetic over tables of one shape")]

mod learn;
#[path = "../../tests/triage/measure.rs"]
mod measure;

use kycase::playbook::Knowledge;
use kycase::triage::Triage;
use measure::{Labelled, Score, per_cent};
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;

/// The texts that weights are learned from.
const LEARNED_FROM: &str = include_str!("../../tests/triage/dev.jsonl");

const WEIGHTS_HEAD: &str = "\
# How much each idea (a word list of data/triage) speaks for each reason, or against it. Learned, not written:
# `cargo bench --bench triage_quality -- --learn` makes this file from tests/triage/dev.jsonl. src/triage/weights.rs says
# what each number is.
";

/// The files of texts: what each is, whether it may be looked at, and the texts.
const FILES: [(&str, bool, &str); 2] = [
    ("made from: the word lists were widened by what these showed", true, include_str!("../../tests/triage/dev.jsonl")),
    ("held out: no word list was changed for these", false, include_str!("../../tests/triage/held_out.jsonl")),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut triage = Triage::read(&Knowledge::read(&[])?)?;
    let learned_from = Labelled::read(LEARNED_FROM)?;
    if std::env::args().any(|word| word == "--learn") {
        let weights = learn::learn(&triage, &learned_from, measure::digest_of_lessons());
        let file = format!("{WEIGHTS_HEAD}\n{}", toml::to_string(&weights)?);
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/data/weights/triage.toml"), file)?;
        triage = triage.weighed_by(weights);
    }
    let misses = std::env::args().any(|word| word == "--misses");
    let mut page = String::new();
    let mut bands: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    let mut files: Vec<(String, bool, String)> =
        FILES.iter().map(|(title, seen, lines)| ((*title).to_owned(), *seen, (*lines).to_owned())).collect();
    for path in std::env::args().skip(1).filter(|word| !word.starts_with("--")) {
        files.push((path.clone(), true, std::fs::read_to_string(&path)?));
    }
    for_texts_not_learned_from(&mut page, &triage, &learned_from)?;
    for (title, may_be_seen, lines) in &files {
        let texts = Labelled::read(lines)?;
        table(&mut page, title, &triage, &texts)?;
        if misses && *may_be_seen {
            print_misses(&mut page, &triage, &texts)?;
        }
        if !may_be_seen {
            count_bands(&mut bands, &triage, &texts);
        }
    }
    writeln!(page, "\nconfidence: of the proposals made with it for texts held out, the right ones")?;
    for (band, (right, all)) in bands {
        writeln!(page, "  0.{band}  {:>5.1} %  of {all}", per_cent(right, all).unwrap_or_default())?;
    }
    std::io::stdout().write_all(page.as_bytes())?;
    Ok(())
}

/// The table of the texts to learn from, each read by weights that were learned without it.
fn for_texts_not_learned_from(
    page: &mut String,
    triage: &Triage,
    texts: &[Labelled],
) -> Result<(), Box<dyn Error>> {
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    for (weights, texts) in learn::folds(triage, texts, triage.weights().sureness) {
        let triage = triage.clone().weighed_by(weights);
        for text in texts {
            scores.entry(&text.lang).or_default().add(&triage, text);
            scores.entry("all").or_default().add(&triage, text);
        }
    }
    head(page, "cross-validated: five folds, each read by weights learned from the other four", texts.len())?;
    for (language, score) in scores {
        row(page, language, &score)?;
    }
    Ok(())
}

fn head(page: &mut String, title: &str, texts: usize) -> Result<(), std::fmt::Error> {
    writeln!(page, "\n{title}: {texts} texts")?;
    writeln!(page, "  lang  texts  top-1  top-3  recall of several  precision  nothing said, nothing sure")
}

fn row(page: &mut String, name: &str, score: &Score) -> Result<(), std::fmt::Error> {
    let share = |part, whole| per_cent(part, whole).map_or("    -".to_owned(), |share| format!("{share:5.1}"));
    writeln!(
        page,
        "  {name:<5} {:>5}  {}  {}  {} of {:<4} texts  {}      {} of {}",
        score.naming + score.silent,
        share(score.first, score.naming),
        share(score.first_three, score.naming),
        share(score.found, score.wanted),
        score.several,
        share(score.right, score.proposed),
        share(score.left_alone, score.silent),
        score.silent,
    )
}

/// By whom a text was written: by the hand that wrote the word lists, by another, or found in the world.
fn origin(text: &Labelled) -> &'static str {
    match text.source.as_str() {
        "written for kycase" => "own",
        "written by another hand" => "other",
        _ => "found",
    }
}

fn table(page: &mut String, title: &str, triage: &Triage, texts: &[Labelled]) -> Result<(), std::fmt::Error> {
    head(page, title, texts.len())?;
    let mut groups: BTreeMap<&str, Score> = BTreeMap::new();
    for text in texts {
        for name in [text.lang.as_str(), origin(text), "all"] {
            groups.entry(name).or_default().add(triage, text);
        }
    }
    groups.iter().try_for_each(|(name, score)| row(page, name, score))
}

fn print_misses(page: &mut String, triage: &Triage, texts: &[Labelled]) -> Result<(), std::fmt::Error> {
    for text in texts {
        let proposals = triage.propose(&text.text);
        let mut proposed: Vec<&str> = proposals.iter().map(|it| it.reason.as_str()).collect();
        let mut wanted: Vec<&str> = text.reasons.iter().map(String::as_str).filter(|it| *it != "unspecified").collect();
        proposed.sort_unstable();
        wanted.sort_unstable();
        if proposed != wanted {
            writeln!(page, "{} wanted {wanted:?}: {} ({})", text.lang, text.text, text.source)?;
            for it in proposals {
                let because: Vec<&str> = it.because.iter().filter_map(|range| text.text.get(range.clone())).collect();
                writeln!(page, "     {} {:.2} {because:?}", it.reason, it.confidence)?;
            }
        }
    }
    Ok(())
}

fn count_bands(bands: &mut BTreeMap<u32, (usize, usize)>, triage: &Triage, texts: &[Labelled]) {
    for text in texts {
        for proposal in triage.propose(&text.text) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a confidence is at most 1")]
            let band = bands.entry((proposal.confidence * 10.0).floor() as u32).or_default();
            band.1 += 1;
            band.0 += usize::from(text.reasons.iter().any(|reason| *reason == proposal.reason.as_str()));
        }
    }
}
