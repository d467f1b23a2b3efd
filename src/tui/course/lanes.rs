//! What of a case has its place in time: attempts, reviews, waits and tickets, each in a lane of its own.

use super::Stretch;
use crate::case::{Attempt, Case, Moment, Outcome, Phase, RetryClass, Span, Speaker, Ticket};
use crate::playbook::Catalogue;

/// One line of the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// What it shows.
    pub subject: Subject,
    /// What takes time, in order.
    pub bars: Vec<Bar>,
    /// What happens at once, in order.
    pub marks: Vec<Mark>,
}

/// What a lane shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The submissions, by their numbers.
    Attempts,
    /// From each submission to its outcome.
    Review,
    /// What became of the attempts, in words.
    Outcome,
    /// From each rejection until a new submission is allowed.
    Wait,
    /// From each message to support to its answer.
    Support,
}

impl Subject {
    /// The word before the lane.
    pub fn title(self) -> &'static str {
        match self {
            Self::Attempts => "attempts",
            Self::Review => "review",
            Self::Outcome => "outcome",
            Self::Wait => "wait",
            Self::Support => "support",
        }
    }
}

/// Something that takes time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// When it began.
    pub from: Moment,
    /// How far it has come.
    pub until: Moment,
    /// When it ends.
    pub to: Moment,
    /// What stands on it where there is room.
    pub caption: String,
}

/// Something that happens at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// When.
    pub at: Moment,
    /// What it is.
    pub sign: Sign,
    /// What it is called where there is room; it may hold text from outside.
    pub name: String,
}

/// What can happen at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// An attempt was submitted that broke a rule.
    Breach,
    /// An attempt was rejected.
    Rejected,
    /// An attempt was approved.
    Approved,
    /// An attempt never reached review.
    Interrupted,
    /// An attempt was taken back.
    Withdrawn,
    /// Support answered.
    Answered,
    /// An attempt was submitted.
    Submitted,
}

impl Sign {
    /// Whether its name stands in its place: attempts are known by their numbers.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Breach | Self::Submitted)
    }
}

/// How much there is room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// What became of an attempt stands at the end of its review, as a sign.
    Signs,
    /// It has a lane of its own, with words.
    Words,
}

/// The lanes of a case as it is at `now`; those that would be empty are left out.
pub fn lanes(case: &Case, catalogue: &Catalogue, detail: Detail, now: Moment) -> Vec<Lane> {
    let outcomes: Vec<Mark> = case.attempts.iter().filter_map(|attempt| outcome(attempt, catalogue)).collect();
    let (signs, words) = match detail {
        Detail::Signs => (outcomes.into_iter().map(|mark| Mark { name: String::new(), ..mark }).collect(), Vec::new()),
        Detail::Words => (Vec::new(), outcomes),
    };
    let answers = case.tickets.iter().flat_map(answers).collect();
    let lanes = [
        (Subject::Attempts, Vec::new(), case.attempts.iter().map(submitted).collect()),
        (Subject::Review, case.attempts.iter().map(|attempt| review(attempt, now)).collect(), signs),
        (Subject::Outcome, Vec::new(), words),
        (Subject::Wait, waits(case, now), Vec::new()),
        (Subject::Support, case.tickets.iter().flat_map(|ticket| conversation(ticket, now)).collect(), answers),
    ];
    let mut lanes: Vec<Lane> = lanes.into_iter().map(|(subject, bars, marks)| Lane { subject, bars, marks }).collect();
    lanes.retain(|lane| !lane.bars.is_empty() || !lane.marks.is_empty());
    for lane in &mut lanes {
        lane.bars.sort_by_key(|bar| (bar.from, bar.to));
        lane.marks.sort_by_key(|mark| mark.at);
    }
    lanes
}

/// The shortest time that a whole picture covers.
const SHORTEST: Span = Span::from_hours(6);

/// All the time that the lanes of a case take, with a little on both sides; `None` for a case without any. The present
/// belongs to it as long as the case goes on.
pub fn whole(case: &Case, lanes: &[Lane], now: Moment) -> Option<Stretch> {
    let ends = lanes.iter().flat_map(|lane| {
        let bars = lane.bars.iter().flat_map(|bar| [bar.from, bar.until, bar.to]);
        bars.chain(lane.marks.iter().map(|mark| mark.at))
    });
    let goes_on = !matches!(case.phase(now), Phase::Verified | Phase::Closed);
    let all: Vec<Moment> = ends.collect();
    let first = all.iter().copied().min()?;
    let last = all.into_iter().max()?.max(if goes_on { now } else { first });
    let first = if goes_on { first.min(now) } else { first };
    let length = last.since(first).seconds().max(SHORTEST.seconds());
    // The names of the last ones need more room than the first ones need air.
    let (before, after) = (length / 40, length / 20);
    Some(Stretch::lasting(
        first.minus(Span::from_seconds(before)),
        Span::from_seconds(length.saturating_add(before).saturating_add(after)),
    ))
}

fn submitted(attempt: &Attempt) -> Mark {
    let (sign, name) = match attempt.breach {
        Some(_) => (Sign::Breach, format!("!{}", attempt.number)),
        None => (Sign::Submitted, attempt.number.to_string()),
    };
    Mark { at: attempt.submitted_at, sign, name }
}

fn review(attempt: &Attempt, now: Moment) -> Bar {
    let from = attempt.submitted_at;
    match attempt.decided_at() {
        Some(to) => Bar { from, until: to, to, caption: to.since(from).to_string() },
        None => running(from, attempt.review_due_at, now),
    }
}

/// Something that goes on: it has come as far as now, and ends when it is due, or now where that is over or unknown.
fn running(from: Moment, due: Option<Moment>, now: Moment) -> Bar {
    let until = now.max(from);
    Bar { from, until, to: due.map_or(until, |due| due.max(until)), caption: String::new() }
}

fn outcome(attempt: &Attempt, catalogue: &Catalogue) -> Option<Mark> {
    let (sign, name) = match attempt.outcome.as_ref()? {
        Outcome::Approved { .. } => (Sign::Approved, "approved".to_owned()),
        Outcome::Interrupted { .. } => (Sign::Interrupted, "interrupted".to_owned()),
        Outcome::Withdrawn { .. } => (Sign::Withdrawn, "withdrawn".to_owned()),
        Outcome::Rejected(rejection) => {
            let titles: Vec<_> = rejection.ruling.reasons.iter().map(|reason| catalogue.title_of(reason)).collect();
            (Sign::Rejected, titles.join(", "))
        }
    };
    Some(Mark { at: attempt.decided_at()?, sign, name })
}

/// The wait after each rejection. A final one has none, because no waiting lifts it, until support has answered.
fn waits(case: &Case, now: Moment) -> Vec<Bar> {
    let rejections = case.attempts.iter().filter_map(Attempt::rejection);
    let lifted =
        rejections.filter(|rejection| rejection.ruling.class != RetryClass::Final || rejection.cleared_at.is_some());
    lifted
        .map(|rejection| {
            let (from, to) = (rejection.at, rejection.resubmit_at());
            let running = to > now;
            let caption = if running { String::new() } else { rejection.ruling.wait.to_string() };
            Bar { from, until: to.min(now).max(from), to, caption }
        })
        .collect()
}

/// The times in which support owed an answer: from the first message that had none to the answer, or to the end of the
/// conversation.
fn conversation(ticket: &Ticket, now: Moment) -> Vec<Bar> {
    let mut bars = Vec::new();
    let mut asked: Option<Moment> = None;
    for message in &ticket.messages {
        match (message.from, asked) {
            (Speaker::User, None) => asked = Some(message.at),
            (Speaker::Support, Some(from)) => {
                let to = message.at.max(from);
                bars.push(Bar { from, until: to, to, caption: to.since(from).to_string() });
                asked = None;
            }
            (Speaker::User, Some(_)) | (Speaker::Support, None) => {}
        }
    }
    if let Some(from) = asked {
        bars.push(match ticket.closed_at {
            Some(at) => Bar { from, until: at.max(from), to: at.max(from), caption: String::new() },
            None => running(from, ticket.reply_due_at(), now),
        });
    }
    bars
}

fn answers(ticket: &Ticket) -> impl Iterator<Item = Mark> {
    let answers = ticket.messages.iter().filter(|message| message.from == Speaker::Support);
    answers.map(|message| Mark { at: message.at, sign: Sign::Answered, name: String::new() })
}
