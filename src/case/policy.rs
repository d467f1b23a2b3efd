//! The small part of an exchange's playbook that the rule needs.

use super::{
    Account, Case, ExchangeId, Finality, Level, Moment, ReasonId, RetryClass, Ruling, Span, Verdict, Wait, tidy_uid,
};
use std::collections::BTreeMap;

/// kycase's own rule: no resubmission within 24 hours (86 400 s of UTC time) of a rejection. No exchange's page that
/// was read states it; it keeps people from burning attempts. An exchange's longer wait goes before it, a shorter one
/// does not.
pub const COOLDOWN: Span = Span::from_hours(24);

/// The longest wait that is taken for one that an exchange stated: 366 days.
pub const LONGEST_STATED_WAIT: Span = Span::from_hours(366 * 24);

/// The waits, level prerequisites and retry classes that hold for one exchange.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// The longest review time that the exchange states.
    pub review: Option<Wait>,
    /// Within which time support says it answers.
    pub support_reply: Option<Wait>,
    /// The exchange's own wait after a rejection.
    pub wait_after_rejection: Option<Wait>,
    /// The exchange's own wait once its limit of attempts is reached.
    pub wait_after_limit: Option<Wait>,
    /// For each level, the levels that must be verified before it.
    pub prerequisites: BTreeMap<Level, Vec<Level>>,
    /// What each reason asks of the user.
    pub classes: BTreeMap<ReasonId, ClassRule>,
}

/// The retry class of a reason, and the milder one for its first time in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassRule {
    /// Its class.
    pub class: RetryClass,
    /// Its class when the case has not been rejected for it before.
    pub first_time: Option<RetryClass>,
}

/// The policy of every exchange that has a playbook, and the one for the rest.
#[derive(Clone, Debug, Default)]
pub struct Policies {
    /// By exchange.
    pub by_exchange: BTreeMap<ExchangeId, Policy>,
    /// For an exchange without a playbook.
    pub otherwise: Policy,
}

impl Policies {
    /// The policy that holds for `exchange`.
    pub fn of(&self, exchange: &ExchangeId) -> &Policy {
        self.by_exchange.get(exchange).unwrap_or(&self.otherwise)
    }
}

impl Policy {
    /// The levels that must be verified before `level`.
    pub fn prerequisites_of(&self, level: &Level) -> &[Level] {
        self.prerequisites.iter().find(|(known, _)| known.is(level)).map_or(&[], |(_, before)| before)
    }

    /// What a verdict means for the next attempt: the strictest class of its reasons (a reason that is not in the
    /// catalogue counts as unspecified: support first), and the longest wait that applies.
    ///
    /// `at` is when the rejection came: a wait in business days is as long as the calendar makes it from there.
    /// `seen_before` says whether the case was rejected for a reason before.
    pub fn rule_on(&self, verdict: &Verdict, at: Moment, seen_before: impl Fn(&ReasonId) -> bool) -> Ruling {
        let mut reasons: Vec<ReasonId> = Vec::new();
        for reason in &verdict.reasons {
            if !reasons.contains(reason) {
                reasons.push(reason.clone());
            }
        }
        if reasons.is_empty() {
            reasons.push(ReasonId::unspecified());
        }
        let class = match verdict.finality {
            Finality::Stated => RetryClass::Final,
            Finality::ByReasons => reasons
                .iter()
                .map(|reason| self.class_of(reason, seen_before(reason)))
                .max()
                .unwrap_or(RetryClass::SupportFirst),
        };
        let wait = self.wait_for(&reasons, at, verdict.stated_wait);
        Ruling { reasons, class, wait, stated_wait: verdict.stated_wait, chosen_by: verdict.chosen_by }
    }

    fn class_of(&self, reason: &ReasonId, seen_before: bool) -> RetryClass {
        let Some(rule) = self.classes.get(reason) else { return RetryClass::SupportFirst };
        rule.first_time.filter(|_| !seen_before).unwrap_or(rule.class)
    }

    fn wait_for(&self, reasons: &[ReasonId], at: Moment, stated: Option<Span>) -> Span {
        let after_limit = self.wait_after_limit.filter(|_| reasons.iter().any(ReasonId::is_attempt_limit));
        let playbook = [self.wait_after_rejection, after_limit].into_iter().flatten();
        let playbook = playbook.map(|wait| match wait {
            Wait::Span(span) => span,
            days @ Wait::BusinessDays(_) => days.after(at).since(at),
        });
        playbook.chain(stated).fold(COOLDOWN, Span::max)
    }
}

/// What holds beyond the case at hand: the other cases of the same log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// Every other case.
    pub cases: Vec<Neighbour>,
}

impl Neighbours {
    /// What holds around `case` where `cases` are all of its log.
    pub fn of(case: &Case, cases: &[Case]) -> Self {
        Self { cases: cases.iter().filter(|other| other.id != case.id).map(Neighbour::of).collect() }
    }

    /// The cases of the same account.
    pub fn on(&self, account: &Account) -> impl Iterator<Item = &Neighbour> {
        let (exchange, uid) = (account.exchange.clone(), account.bare_uid());
        self.cases.iter().filter(move |other| other.exchange == exchange && tidy_uid(&other.uid) == uid)
    }

    /// The first of some levels that is not verified on `account`.
    pub fn first_unverified<'a>(&self, account: &Account, levels: &'a [Level]) -> Option<&'a Level> {
        let is_verified = |level: &Level| self.on(account).any(|other| other.verified && other.level.is(level));
        levels.iter().find(|level| !is_verified(level))
    }
}

/// What the rule needs to know of another case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// Its reference.
    pub slug: super::Slug,
    /// Its exchange.
    pub exchange: ExchangeId,
    /// The UID of its account.
    pub uid: String,
    /// The level that it pursues.
    pub level: Level,
    /// Whether that level is verified.
    pub verified: bool,
}

impl Neighbour {
    /// What the rule needs to know of `case`.
    pub fn of(case: &Case) -> Self {
        Self {
            slug: case.slug.clone(),
            exchange: case.account.exchange.clone(),
            uid: case.account.uid.clone(),
            level: case.level.clone(),
            verified: case.is_verified(),
        }
    }
}
