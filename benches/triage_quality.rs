//! How often triage reads the right reasons: `cargo bench --bench triage_quality`. With `-- --misses` it prints where it
//! does not, for the texts that may be looked at; the name of a file of JSON lines has that one measured too.

#[path = "../tests/triage/measure.rs"]
mod measure;

use kycase::playbook::Knowledge;
use kycase::triage::Triage;
use measure::{Labelled, Score, per_cent};
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;

/// The files of texts: what each is, whether it may be looked at, and the texts.
const FILES: [(&str, bool, &str); 4] = [
    ("made from: the word lists were widened by what these showed", true, include_str!("../tests/triage/dev.jsonl")),
    ("held out: no word list was changed for these", false, include_str!("../tests/triage/held_out.jsonl")),
    ("by another hand, to learn from", true, include_str!("../tests/triage/another_hand/dev.jsonl")),
    ("by another hand, held out", false, include_str!("../tests/triage/another_hand/held_out.jsonl")),
];

fn main() -> Result<(), Box<dyn Error>> {
    let triage = Triage::read(&Knowledge::read(&[])?)?;
    let misses = std::env::args().any(|word| word == "--misses");
    let mut page = String::new();
    let mut bands: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    let mut files: Vec<(String, bool, String)> =
        FILES.iter().map(|(title, seen, lines)| ((*title).to_owned(), *seen, (*lines).to_owned())).collect();
    for path in std::env::args().skip(1).filter(|word| !word.starts_with("--")) {
        files.push((path.clone(), true, std::fs::read_to_string(&path)?));
    }
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
        writeln!(page, "  0.{band:02}  {:>5.1} %  of {all}", per_cent(right, all).unwrap_or_default())?;
    }
    std::io::stdout().write_all(page.as_bytes())?;
    Ok(())
}

fn table(page: &mut String, title: &str, triage: &Triage, texts: &[Labelled]) -> Result<(), std::fmt::Error> {
    writeln!(page, "\n{title}: {} texts", texts.len())?;
    writeln!(page, "  lang  texts  top-1  top-3  recall of several  precision  nothing said, nothing proposed")?;
    let mut languages: Vec<&str> = texts.iter().map(|text| text.lang.as_str()).collect();
    languages.sort_unstable();
    languages.dedup();
    for language in languages.into_iter().map(Some).chain([None]) {
        let score = Score::of(triage, texts.iter().filter(|text| language.is_none_or(|it| text.lang == it)));
        let share = |part, whole| per_cent(part, whole).map_or("    -".to_owned(), |share| format!("{share:5.1}"));
        writeln!(
            page,
            "  {:<5} {:>5}  {}  {}  {} of {:<4} texts  {}      {} of {}",
            language.unwrap_or("all"),
            score.naming + score.silent,
            share(score.first, score.naming),
            share(score.first_three, score.naming),
            share(score.found, score.wanted),
            score.several,
            share(score.right, score.proposed),
            share(score.left_alone, score.silent),
            score.silent,
        )?;
    }
    Ok(())
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
                let because: Vec<&str> = it.words(&text.text).collect();
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
            let band = bands.entry((proposal.confidence * 100.0).round() as u32).or_default();
            band.1 += 1;
            band.0 += usize::from(text.reasons.iter().any(|reason| *reason == proposal.reason.as_str()));
        }
    }
}
