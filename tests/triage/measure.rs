//! How often triage is right about labelled texts; the benchmark prints it, a test holds it.

use kycase::triage::Triage;
use serde::Deserialize;

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
    /// Of those, where the first proposal is one of the reasons.
    pub first: usize,
    /// Of those, where one of the first three is.
    pub first_three: usize,
    /// The texts that name several reasons.
    pub several: usize,
    /// The reasons in those.
    pub wanted: usize,
    /// Of those, the ones that are proposed.
    pub found: usize,
    /// All proposals.
    pub proposed: usize,
    /// Of those, the right ones.
    pub right: usize,
    /// The texts that name no reason.
    pub silent: usize,
    /// Of those, the ones for which nothing is proposed.
    pub left_alone: usize,
}

impl Score {
    /// How often triage is right about the texts.
    pub fn of<'a>(triage: &Triage, texts: impl IntoIterator<Item = &'a Labelled>) -> Self {
        let mut score = Self::default();
        texts.into_iter().for_each(|text| score.add(triage, text));
        score
    }

    fn add(&mut self, triage: &Triage, text: &Labelled) {
        let proposed: Vec<String> = triage.propose(&text.text).iter().map(|it| it.reason.to_string()).collect();
        let right = proposed.iter().filter(|reason| text.reasons.contains(reason)).count();
        self.proposed += proposed.len();
        self.right += right;
        if !text.names_one() {
            self.silent += 1;
            self.left_alone += usize::from(proposed.is_empty());
            return;
        }
        self.naming += 1;
        self.first += usize::from(proposed.first().is_some_and(|first| text.reasons.contains(first)));
        self.first_three += usize::from(proposed.iter().take(3).any(|reason| text.reasons.contains(reason)));
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
