//! How often triage is right about labelled texts; the benchmark prints it, a test holds it.

use kycase::triage::Triage;
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// A text with the reasons that people read in it.
#[derive(Clone, Debug, Deserialize)]
pub struct Labelled {
    /// What the exchange wrote.
    pub text: String,
    /// The reasons; `unspecified` where it names none.
    pub reasons: Vec<String>,
    /// The language.
    pub lang: String,
    /// Where it comes from.
    pub source: String,
}

impl Labelled {
    /// The texts of a file of JSON lines.
    pub fn read(lines: &str) -> Result<Vec<Self>, serde_json::Error> {
        lines.lines().filter(|line| !line.trim().is_empty()).map(serde_json::from_str).collect()
    }

    /// Whether it names a reason.
    pub fn names_one(&self) -> bool {
        self.reasons.iter().any(|reason| reason != "unspecified")
    }
}

/// How often triage was right.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    /// The texts that name a reason.
    pub naming: usize,
    /// Of those, where what is likeliest is one of the reasons.
    pub first: usize,
    /// Of those, where one of the three likeliest is.
    pub first_three: usize,
    /// The texts that name several reasons.
    pub several: usize,
    /// The reasons in those.
    pub wanted: usize,
    /// Of those, the ones of which triage is sure.
    pub found: usize,
    /// All reasons of which triage is sure.
    pub proposed: usize,
    /// Of those, the right ones.
    pub right: usize,
    /// The texts that name no reason.
    pub silent: usize,
    /// Of those, the ones for which triage is sure of nothing.
    pub left_alone: usize,
}

impl Score {
    /// Counts one text more.
    pub fn add(&mut self, triage: &Triage, text: &Labelled) {
        let ranked = triage.propose(&text.text);
        let sure = ranked.iter().filter(|it| it.is_sure());
        let proposed: Vec<String> = sure.map(|it| it.reason.to_string()).collect();
        let ranked: Vec<String> = ranked.iter().map(|it| it.reason.to_string()).collect();
        let right = proposed.iter().filter(|reason| text.reasons.contains(reason)).count();
        self.proposed += proposed.len();
        self.right += right;
        if !text.names_one() {
            self.silent += 1;
            self.left_alone += usize::from(proposed.is_empty());
            return;
        }
        self.naming += 1;
        self.first += usize::from(ranked.first().is_some_and(|first| text.reasons.contains(first)));
        self.first_three += usize::from(ranked.iter().take(3).any(|reason| text.reasons.contains(reason)));
        if text.reasons.len() > 1 {
            self.several += 1;
            self.wanted += text.reasons.len();
            self.found += right;
        }
    }
}

/// A share in per cent; none where there is nothing to share.
pub fn per_cent(part: usize, whole: usize) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "there are a few thousand texts")]
    (whole > 0).then(|| 100.0 * part as f64 / whole as f64)
}

/// The SHA-256 of all that weights are learned from.
pub fn digest_of_lessons() -> String {
    let lists = kycase::playbook::Knowledge::read(&[]);
    let mut digest = Sha256::new();
    digest.update(include_str!("dev.jsonl"));
    for file in lists.iter().flat_map(|knowledge| knowledge.files_in("triage")) {
        digest.update(&file.text);
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
