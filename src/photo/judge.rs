//! What was measured, held against the lines.

use super::thresholds::{CheckId, Thresholds};
use super::{Check, Format, Kind, Report, Value, Verdict};

/// Gathers the checks of one photo.
pub(super) struct Judge<'a> {
    kind: Kind,
    pub(super) thresholds: &'a Thresholds,
    checks: Vec<Check>,
}

impl<'a> Judge<'a> {
    /// Nothing was checked yet.
    pub fn new(kind: Kind, thresholds: &'a Thresholds) -> Self {
        Self { kind, thresholds, checks: Vec::new() }
    }

    /// A check with a number. It is left out where it does not concern the kind of photo.
    pub fn number(&mut self, id: CheckId, measured: f32) {
        let rounded = (f64::from(measured) * 100.0).round() / 100.0;
        let Some(lines) = self.thresholds.lines(id, self.kind) else { return };
        let (verdict, threshold) = lines.judge(rounded, self.thresholds.worse(id));
        self.add(id, verdict, Value::Number(rounded), threshold);
    }

    /// A check with a text: `amount` is what is held against the lines.
    pub fn text(&mut self, id: CheckId, amount: f64, shown: impl Into<String>) {
        let Some(lines) = self.thresholds.lines(id, self.kind) else { return };
        let (verdict, _) = lines.judge(amount, self.thresholds.worse(id));
        self.add(id, verdict, Value::Text(shown.into()), None);
    }

    /// A check that was judged by a rule of an exchange.
    pub fn by_rule(&mut self, id: CheckId, verdict: Verdict, value: Value, threshold: Value) {
        self.add(id, verdict, value, Some(threshold));
    }

    fn add(&mut self, id: CheckId, verdict: Verdict, value: Value, threshold: Option<Value>) {
        let advice = (verdict != Verdict::Ok).then(|| self.thresholds.advice(id).to_owned());
        self.checks.push(Check { id, verdict, value, threshold, advice });
    }

    /// All of it, in the order of the checks.
    pub fn report(mut self, format: Format, bytes: u64, sides: Option<(u32, u32)>) -> Report {
        self.checks.sort_by_key(|check| check.id);
        let verdict = self.checks.iter().map(|check| check.verdict).max().unwrap_or(Verdict::Ok);
        let (width, height) = sides.unzip();
        Report { kind: self.kind, verdict, width, height, bytes, format, checks: self.checks }
    }
}
