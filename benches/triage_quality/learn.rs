//! Learning the weights of triage from labelled texts: a multinomial logistic regression over their ideas.

use crate::measure::Labelled;
use kycase::case::ReasonId;
use kycase::triage::{Evidence, Read, Sureness, Triage, Weights};
use std::collections::{BTreeMap, BTreeSet};

/// How many parts the texts are divided into, each of which is read by weights learned from the others.
const FOLDS: usize = 5;
/// How little weights are held back from growing.
const FREEDOM: f64 = 5.0;
/// How many steps learning takes.
const STEPS: usize = 600;
/// A weight below this says too little to be kept.
const LEAST: f64 = 0.15;
/// A reason less likely than this teaches nothing about sureness.
const UNLIKELY: f64 = 0.005;

/// A text as learning sees it.
struct Lesson<'a> {
    text: &'a Labelled,
    evidence: Evidence,
}

/// The weights that the texts teach.
pub fn learn(triage: &Triage, texts: &[Labelled], learned_from: String) -> Weights {
    let lessons = lessons(triage, texts);
    let mut weights = weights_of(&lessons.iter().collect::<Vec<_>>());
    weights.sureness = sureness_of(&lessons);
    weights.learned_from = learned_from;
    rounded(weights)
}

/// The texts, each part with weights that were learned from the other parts.
pub fn folds<'a>(triage: &Triage, texts: &'a [Labelled], sureness: Sureness) -> Vec<(Weights, Vec<&'a Labelled>)> {
    let lessons = lessons(triage, texts);
    (0..FOLDS)
        .map(|fold| {
            let (others, own) = divided(&lessons, fold);
            let weights = rounded(Weights { sureness, ..weights_of(&others) });
            (weights, own.into_iter().map(|lesson| lesson.text).collect())
        })
        .collect()
}

fn lessons<'a>(triage: &Triage, texts: &'a [Labelled]) -> Vec<Lesson<'a>> {
    texts.iter().map(|text| Lesson { text, evidence: triage.evidence(&text.text) }).collect()
}

/// The lessons outside a fold, and those in it.
fn divided<'a, 'b>(lessons: &'b [Lesson<'a>], fold: usize) -> (Vec<&'b Lesson<'a>>, Vec<&'b Lesson<'a>>) {
    let numbered: Vec<(usize, &Lesson<'a>)> = lessons.iter().enumerate().collect();
    let (own, others): (Vec<_>, Vec<_>) = numbered.into_iter().partition(|(number, _)| number % FOLDS == fold);
    let plain = |part: Vec<(usize, &'b Lesson<'a>)>| part.into_iter().map(|(_, lesson)| lesson).collect();
    (plain(others), plain(own))
}

fn weights_of(lessons: &[&Lesson<'_>]) -> Weights {
    let ideas: BTreeSet<&String> = lessons.iter().flat_map(|lesson| lesson.evidence.ideas.keys()).collect();
    let reasons: BTreeSet<&String> = lessons.iter().flat_map(|lesson| &lesson.text.reasons).collect();
    let ideas: Vec<&String> = ideas.into_iter().collect();
    let reasons: Vec<&String> = reasons.into_iter().collect();
    let number_of_idea: BTreeMap<&String, usize> = ideas.iter().enumerate().map(|(at, idea)| (*idea, at)).collect();
    let mut counts = vec![0.0; ideas.len()];
    for idea in lessons.iter().flat_map(|lesson| lesson.evidence.ideas.keys()) {
        counts[number_of_idea[idea]] += 1.0;
    }
    let rarity: Vec<f64> = counts.iter().map(|count| ((1.0 + count_of(lessons)) / (1.0 + count)).ln() + 1.0).collect();
    let mut samples = Vec::new();
    for lesson in lessons {
        let mut values: Vec<(usize, f64)> = lesson
            .evidence
            .ideas
            .keys()
            .map(|idea| (number_of_idea[idea], rarity[number_of_idea[idea]]))
            .collect();
        let length = values.iter().map(|(_, value)| value * value).sum::<f64>().sqrt().max(1e-9);
        values.iter_mut().for_each(|(_, value)| *value /= length);
        values.push((ideas.len(), 1.0));
        let mut wanted = vec![0.0; reasons.len()];
        for reason in &lesson.text.reasons {
            let at = reasons.iter().position(|it| *it == reason).unwrap_or_default();
            wanted[at] += 1.0 / share_of(lesson.text.reasons.len());
        }
        samples.push((values, wanted));
    }
    let learned = descend(&samples, ideas.len(), reasons.len());
    let by_idea = |reason: usize| ideas.iter().enumerate().map(move |(at, idea)| ((*idea).clone(), (reason, at)));
    Weights {
        rarity: ideas.iter().zip(&rarity).map(|(idea, rarity)| ((*idea).clone(), *rarity)).collect(),
        offset: reasons.iter().enumerate().map(|(at, it)| (ReasonId::new((*it).clone()), learned[at][ideas.len()])).collect(),
        reason: reasons
            .iter()
            .enumerate()
            .map(|(at, it)| {
                let weights = by_idea(at).map(|(idea, (reason, at))| (idea, learned[reason][at])).collect();
                (ReasonId::new((*it).clone()), weights)
            })
            .collect(),
        ..Weights::default()
    }
}

#[expect(clippy::cast_precision_loss, reason = "there are a few thousand texts")]
fn count_of(lessons: &[&Lesson<'_>]) -> f64 {
    lessons.len() as f64
}

#[expect(clippy::cast_precision_loss, reason = "a text has a few reasons")]
fn share_of(reasons: usize) -> f64 {
    reasons as f64
}

/// Nesterov's descent on the mean loss, with weights held back by their squares; the last value is the offset, which is
/// held back by nothing.
fn descend(samples: &[(Vec<(usize, f64)>, Vec<f64>)], ideas: usize, reasons: usize) -> Vec<Vec<f64>> {
    let all = share_of(samples.len());
    let hold = 1.0 / (FREEDOM * all);
    let mut now = vec![vec![0.0; ideas + 1]; reasons];
    let mut before = now.clone();
    for step in 0..STEPS {
        let momentum = share_of(step) / (share_of(step) + 3.0);
        let ahead: Vec<Vec<f64>> = now
            .iter()
            .zip(&before)
            .map(|(now, before)| now.iter().zip(before).map(|(now, before)| now + momentum * (now - before)).collect())
            .collect();
        let mut slope = vec![vec![0.0; ideas + 1]; reasons];
        for (values, wanted) in samples {
            let mut likely: Vec<f64> =
                ahead.iter().map(|weights| values.iter().map(|(at, value)| weights[*at] * value).sum()).collect();
            let most = likely.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            likely.iter_mut().for_each(|it| *it = (*it - most).exp());
            let sum: f64 = likely.iter().sum();
            for ((likely, wanted), slope) in likely.iter().zip(wanted).zip(&mut slope) {
                let off = (likely / sum - wanted) / all;
                values.iter().for_each(|(at, value)| slope[*at] += off * value);
            }
        }
        before.clone_from(&now);
        for ((now, ahead), slope) in now.iter_mut().zip(&ahead).zip(&slope) {
            for (at, now) in now.iter_mut().enumerate() {
                let held = if at < ideas { hold * ahead[at] } else { 0.0 };
                *now = ahead[at] - (slope[at] + held);
            }
        }
    }
    now
}

/// What makes a likelihood a confidence, from reasons that were weighed by what other texts taught.
fn sureness_of(lessons: &[Lesson<'_>]) -> Sureness {
    let mut rows: Vec<([f64; 6], f64)> = Vec::new();
    for fold in 0..FOLDS {
        let (others, own) = divided(lessons, fold);
        let weights = weights_of(&others);
        for lesson in own {
            for (reason, likelihood) in weights.likelihoods(&lesson.evidence.ideas) {
                let read = match lesson.evidence.read.get(reason) {
                    Some(sure) => Read::It(*sure),
                    None if lesson.evidence.read.is_empty() => Read::Nothing,
                    None => Read::Others,
                };
                if likelihood >= UNLIKELY || matches!(read, Read::It(_)) {
                    let right = lesson.text.reasons.iter().any(|it| it == reason.as_str());
                    rows.push((Sureness::signs(likelihood, read), if right { 1.0 } else { 0.0 }));
                }
            }
        }
    }
    let mut weights = [0.0; 6];
    for _ in 0..4000 {
        let mut slope = [0.0; 6];
        for (signs, right) in &rows {
            let sum: f64 = signs.iter().zip(&weights).map(|(sign, weight)| sign * weight).sum();
            let off = 1.0 / (1.0 + (-sum).exp()) - right;
            slope.iter_mut().zip(signs).for_each(|(slope, sign)| *slope += off * sign / share_of(rows.len()));
        }
        weights.iter_mut().zip(slope).for_each(|(weight, slope)| *weight -= 0.15 * slope);
    }
    let [offset, likely, read, half_read, vague, others_read] = weights;
    Sureness { offset, likely, read, half_read, vague, others_read }
}

/// Two digits are enough, and what says too little is left away.
fn rounded(mut weights: Weights) -> Weights {
    let short = |value: &mut f64| *value = (*value * 100.0).round() / 100.0;
    weights.rarity.values_mut().chain(weights.offset.values_mut()).for_each(short);
    for of_reason in weights.reason.values_mut() {
        of_reason.retain(|_, weight| weight.abs() >= LEAST);
        of_reason.values_mut().for_each(short);
    }
    let Sureness { offset, likely, read, half_read, vague, others_read } = &mut weights.sureness;
    [offset, likely, read, half_read, vague, others_read].into_iter().for_each(short);
    weights
}
