//! How much each idea speaks for and against each reason, as learned from labelled texts.
//!
//! The weights are data (`data/weights/triage.toml`), learned by `cargo bench --bench triage_quality -- --learn` from
//! `tests/triage/dev.jsonl`. They are those of a multinomial logistic regression over the ideas of a text. The ideas of
//! all languages are the same, so that what is learned of one language holds in all.

use super::index::Ideas;
use crate::case::ReasonId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The likelihood below which none is told from another.
const FAINT: f64 = 0.001;
/// The most that a confidence can be.
const MOST: f64 = 0.99;

/// The weights of every idea for every reason.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Weights {
    /// The SHA-256 of the texts and word lists that they were learned from, in hexadecimal digits.
    pub learned_from: String,
    /// What makes a likelihood a confidence.
    pub sureness: Sureness,
    /// How rare each idea is: ln((1 + texts) / (1 + texts with it)) + 1.
    pub rarity: BTreeMap<String, f64>,
    /// How often each reason is given whatever the text says, as a logarithm.
    pub offset: BTreeMap<ReasonId, f64>,
    /// By reason, how much each idea speaks for it (above 0) or against it (below 0). `!idea` is the idea denied.
    pub reason: BTreeMap<ReasonId, BTreeMap<String, f64>>,
}

/// How sure a reason is, from how likely its ideas make it and how sure a phrase makes it: a logistic regression over
/// texts that the weights were not learned from, so that of proposals of 0.7 about seven in ten are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sureness {
    /// What it begins with.
    pub offset: f64,
    /// For the logarithm of the odds.
    pub likely: f64,
    /// Where a phrase names the reason, from 0.8 on.
    pub read: f64,
    /// Where one names it, from 0.6 on.
    pub half_read: f64,
    /// Where one names it vaguely.
    pub vague: f64,
    /// Where phrases name other reasons only.
    pub others_read: f64,
}

/// What phrases say of one reason.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Read {
    /// They name it, this sure.
    It(f64),
    /// They name others.
    Others,
    /// They name none.
    Nothing,
}

impl Weights {
    /// How likely the ideas make each reason that there are weights for; together 1.
    pub fn likelihoods(&self, ideas: &Ideas) -> BTreeMap<&ReasonId, f64> {
        let length = self.length(ideas);
        let scores = self.offset.iter().map(|(reason, offset)| {
            let for_it = ideas.keys().map(|idea| self.push(reason, idea)).sum::<f64>();
            (reason, offset + for_it / length)
        });
        let scores: Vec<(&ReasonId, f64)> = scores.collect();
        let most = scores.iter().map(|(_, score)| *score).fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = scores.iter().map(|(_, score)| (score - most).exp()).sum();
        scores.into_iter().map(|(reason, score)| (reason, (score - most).exp() / sum)).collect()
    }

    /// How much an idea speaks for a reason, beside the other ideas of its text.
    pub fn push(&self, reason: &ReasonId, idea: &str) -> f64 {
        let weight = self.reason.get(reason).and_then(|weights| weights.get(idea));
        weight.zip(self.rarity.get(idea)).map_or(0.0, |(weight, rarity)| weight * rarity)
    }

    /// Whether anything was learned of an idea.
    pub fn know(&self, idea: &str) -> bool {
        self.rarity.contains_key(idea)
    }

    /// The length of a text's ideas as a vector: many ideas make each of them weigh less.
    fn length(&self, ideas: &Ideas) -> f64 {
        let squares: f64 = ideas.keys().filter_map(|idea| self.rarity.get(idea)).map(|rarity| rarity * rarity).sum();
        if squares > 0.0 { squares.sqrt() } else { 1.0 }
    }
}

impl Sureness {
    /// How sure a reason of this likelihood is, from 0 to 1.
    pub fn of(&self, likelihood: f64, read: Read) -> f64 {
        let own = [self.offset, self.likely, self.read, self.half_read, self.vague, self.others_read];
        let sum: f64 = own.iter().zip(Self::signs(likelihood, read)).map(|(weight, sign)| weight * sign).sum();
        (1.0 / (1.0 + (-sum).exp())).min(MOST)
    }

    /// What the weights of a sureness are multiplied with, in the order of its fields.
    pub fn signs(likelihood: f64, read: Read) -> [f64; 6] {
        let likelihood = likelihood.clamp(FAINT, 1.0 - FAINT);
        let is = |yes: bool| if yes { 1.0 } else { 0.0 };
        let named = if let Read::It(sure) = read { Some(sure) } else { None };
        [
            1.0,
            (likelihood / (1.0 - likelihood)).ln(),
            is(named.is_some_and(|sure| sure >= 0.8)),
            is(named.is_some_and(|sure| (0.6..0.8).contains(&sure))),
            is(named.is_some_and(|sure| sure < 0.6)),
            is(read == Read::Others),
        ]
    }
}
