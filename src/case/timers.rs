//! The three kinds of timers, never mixed up.

use super::{Case, Moment, Phase, Span};

/// What a timer waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimerKind {
    /// The exchange's review of an attempt, by its own stated longest time.
    ReviewDue,
    /// The wait before a new submission.
    Cooldown,
    /// Support's reply to a ticket.
    SupportReply,
}

impl TimerKind {
    /// The word for it in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::ReviewDue => "review_due",
            Self::Cooldown => "cooldown",
            Self::SupportReply => "support_reply_due",
        }
    }

    /// The words for it to a person.
    pub fn title(self) -> &'static str {
        match self {
            Self::ReviewDue => "review due",
            Self::Cooldown => "cooldown",
            Self::SupportReply => "support reply due",
        }
    }
}

/// A stretch of time from `start` to `due`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timer {
    /// What it waits for.
    pub kind: TimerKind,
    /// When it began.
    pub start: Moment,
    /// When it ends.
    pub due: Moment,
}

impl Timer {
    /// What is left of it at `now`; zero once it is over.
    pub fn remaining(self, now: Moment) -> Span {
        self.due.since(now)
    }

    /// Whether it is over at `now`: at `due` itself it is.
    pub fn is_over(self, now: Moment) -> bool {
        self.due <= now
    }

    /// How much of it has passed at `now`, from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "a gauge is coarse; 2^52 seconds are not reached")]
    pub fn progress(self, now: Moment) -> f64 {
        let whole = self.due.since(self.start).seconds();
        if whole == 0 { 1.0 } else { (now.since(self.start).seconds() as f64 / whole as f64).min(1.0) }
    }
}

impl Case {
    /// The timers that matter at `now`, the next one due first. A review or a reply that is due stays in the list;
    /// a cooldown leaves it when it is over,
    /// and a final rejection has none, because no waiting lifts it.
    pub fn timers(&self, now: Moment) -> Vec<Timer> {
        let phase = self.phase(now);
        if phase == Phase::Closed {
            return Vec::new();
        }
        let review = self.in_review().and_then(|attempt| {
            Some(Timer { kind: TimerKind::ReviewDue, start: attempt.submitted_at, due: attempt.review_due_at? })
        });
        let cooldown = self.cooldown().filter(|timer| {
            let waiting = matches!(phase, Phase::CoolingDown | Phase::SupportFirst);
            waiting && !timer.is_over(now)
        });
        let support = self.open_ticket().and_then(|ticket| {
            let (start, due) = (ticket.awaiting_since()?, ticket.reply_due_at()?);
            Some(Timer { kind: TimerKind::SupportReply, start, due })
        });
        let mut timers: Vec<Timer> = [review, cooldown, support].into_iter().flatten().collect();
        timers.sort_by_key(|timer| timer.due);
        timers
    }

    /// The wait after the rejections so far, running or over.
    pub fn cooldown(&self) -> Option<Timer> {
        let (_, rejection) = self.holding_back()?;
        Some(Timer { kind: TimerKind::Cooldown, start: rejection.at, due: rejection.resubmit_at() })
    }

    /// Since when support has been asked without an answer that settled the matter: from the first message of the open
    /// ticket on. Only a word that a new submission is welcome, an approval, and the end of the ticket or of the case
    /// settle it; what an answer was worth, nobody but its reader can tell.
    pub fn unsettled_since(&self) -> Option<Moment> {
        if self.closed.is_some() || self.is_verified() {
            return None;
        }
        let asked_at = self.open_ticket()?.asked_at()?;
        let cleared_at = self.latest_rejection().and_then(|(_, rejection)| rejection.cleared_at);
        cleared_at.is_none_or(|cleared_at| cleared_at < asked_at).then_some(asked_at)
    }
}
