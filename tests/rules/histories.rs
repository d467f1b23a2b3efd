//! Random histories: whatever is wished for, and whenever, the program keeps the rule as `model` has it.

use crate::desk::{Desk, hour, note, state, verdict};
use crate::model::{Answer, DAY, Door, End, Model, wait};
use crate::wishes::{Told, When, Wish, pause, when, wish};
use kycase::case::{
    Attempt, Case, Clearance, Closing, Command, Finality, Made, Moment, Phase, Span, Submission, Verdict, Wait,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The exchange's own wait once its limit of attempts is reached.
const LIMIT: i64 = 36 * 3600;

/// The case and its model, side by side.
struct Pair {
    desk: Desk,
    model: Model,
    /// The states to which undoing leads back, the latest one last.
    past: Vec<(Case, Model)>,
    ever_marked: BTreeSet<u32>,
}

fn at(seconds: i64) -> Moment {
    Moment::from_unix(seconds).unwrap()
}

fn said(reasons: &[&str], called_final: bool, stated: Option<i64>) -> Verdict {
    Verdict {
        finality: if called_final { Finality::Stated } else { Finality::ByReasons },
        stated_wait: stated.map(|seconds| Span::from_seconds(seconds.unsigned_abs())),
        ..verdict(reasons)
    }
}

/// What the model makes of what the exchange said.
fn rejected(at: Moment, said: &Verdict) -> End {
    let reasons: Vec<&str> = said.reasons.iter().map(|reason| reason.as_str()).collect();
    let one_of = |ids: &[&str]| reasons.iter().any(|reason| ids.contains(reason));
    let door = if said.finality == Finality::Stated || one_of(&["underage"]) {
        Door::Shut
    } else if reasons.is_empty() || one_of(&["duplicate_account", "unheard_of"]) {
        Door::AskSupport
    } else {
        Door::Open
    };
    let stated = said.stated_wait.map(|span| i64::try_from(span.seconds()).unwrap());
    let limit = one_of(&["too_many_attempts"]).then_some(LIMIT);
    let wait = wait(&[stated, limit].into_iter().flatten().collect::<Vec<_>>());
    End::Rejected { at: at.unix(), door, wait, welcome: None }
}

impl Pair {
    fn new() -> Self {
        let mut desk = Desk::new();
        desk.policy.wait_after_limit = Some(Wait::Span(Span::from_seconds(LIMIT.unsigned_abs())));
        Self { desk, model: Model::default(), past: Vec::new(), ever_marked: BTreeSet::new() }
    }

    fn time(&self, when: When) -> i64 {
        let now = self.desk.now.unix();
        match when {
            When::Now => now,
            When::Ago(seconds) => now - seconds,
            When::Ahead(seconds) => now + seconds,
            When::BesideTheEndOfTheWait(by) => self.model.wait_over_at().map_or(now, |over| over + by),
        }
    }

    fn command(&self, wish: &Wish, time: i64) -> Command {
        let at = at(time);
        match wish {
            Wish::Onward if self.model.is_in_review() => {
                Command::Reject { at, text: None, verdict: verdict(&["document_glare"]) }
            }
            Wish::Onward => crate::desk::submit(at),
            Wish::Submit(told) => {
                let made = match told {
                    Told::UnderTheRule => Made::UnderTheRule,
                    Told::Already => Made::Already,
                    Told::Confirmed => Made::AlreadyAndConfirmed,
                };
                Command::Submit { at, submission: Submission::default(), made }
            }
            Wish::Approve => Command::Approve { at },
            Wish::Reject { reasons, called_final, stated } => {
                Command::Reject { at, text: None, verdict: said(reasons, *called_final, *stated) }
            }
            Wish::Interrupt => Command::Interrupt { at, text: None },
            Wish::Withdraw => Command::Withdraw { at, text: None },
            Wish::Amend { back, submitted, decided, reasons } => {
                let attempt = u32::try_from(self.model.tries.len()).unwrap().saturating_sub(*back);
                let held = self.model.tries.get((attempt as usize).wrapping_sub(1));
                let (sent, ended) = held.map_or((time, time), |held| (held.sent, held.ended_at().unwrap_or(time)));
                Command::Amend {
                    attempt,
                    submitted_at: submitted.map(|shift| self::at(sent + shift)),
                    decided_at: decided.map(|shift| self::at(ended + shift)),
                    verdict: reasons.as_ref().map(|reasons| said(reasons, false, None)),
                }
            }
            Wish::Undo => Command::Undo,
            Wish::Ask => crate::desk::send_ticket(at),
            Wish::Answer { welcome } => {
                crate::desk::reply(at, if *welcome { Clearance::Cleared } else { Clearance::NotCleared })
            }
            Wish::EndTicket => Command::CloseTicket { at },
            Wish::Close => Command::Close { at, outcome: Closing::Other },
            Wish::Reopen => Command::Reopen { at },
            Wish::Note => note("a note"),
            Wish::Remember(result) => Command::Remember { result: result.clone() },
        }
    }

    /// What a command that was granted does to the model.
    fn granted(&mut self, command: &Command) -> Result<(), TestCaseError> {
        let model = &mut self.model;
        match command {
            Command::Submit { at, .. } => model.submit(at.unix()),
            Command::Approve { at } => model.decide(End::Approved { at: at.unix() }),
            Command::Reject { at, verdict, .. } => model.decide(rejected(*at, verdict)),
            Command::Interrupt { at, .. } | Command::Withdraw { at, .. } => {
                model.decide(End::Otherwise { at: at.unix() });
            }
            Command::Amend { attempt, submitted_at, decided_at, verdict } => {
                let amended = &mut model.tries[*attempt as usize - 1];
                if let Some(submitted_at) = submitted_at {
                    amended.sent = submitted_at.unix();
                }
                if let Some(decided_at) = decided_at {
                    *amended.end.as_mut().unwrap().at_mut() = decided_at.unix();
                }
                if let (Some(verdict), Some(end)) = (verdict, &mut amended.end) {
                    *end = end.said_anew(rejected(Moment::MIN, verdict));
                }
                model.mark();
            }
            Command::ReceiveReply { at, clearance: Clearance::Cleared, .. } => {
                prop_assert!(
                    model.rejected_at() <= Some(at.unix()),
                    "an answer was taken that came before its question"
                );
                model.welcome(at.unix());
            }
            Command::Close { .. } => model.closed = true,
            Command::Reopen { .. } => model.closed = false,
            _ => {}
        }
        Ok(())
    }

    fn step(&mut self, pause: i64, when: When, wish: &Wish) -> Result<(), TestCaseError> {
        self.desk.now = at(self.desk.now.unix() + pause);
        let mut time = self.time(when);
        if matches!(wish, Wish::Onward) {
            let over = self.model.wait_over_at().filter(|_| !self.model.is_in_review());
            self.desk.now = at(over.map_or(self.desk.now.unix(), |over| over.max(self.desk.now.unix())));
            time = self.desk.now.unix();
        }
        let command = self.command(wish, time);
        let before = (self.desk.case.clone(), self.model.clone());
        let answer = self.desk.wish(command.clone());
        if let Command::Submit { made, .. } = command {
            let met = match &answer {
                Ok(()) => Answer::Granted,
                Err(refusal) => Answer::Refused { kind: refusal.kind(), until: refusal.until().map(Moment::unix) },
            };
            let told = match made {
                Made::UnderTheRule => Told::UnderTheRule,
                Made::Already => Told::Already,
                Made::AlreadyAndConfirmed => Told::Confirmed,
            };
            prop_assert_eq!(met, self.model.answer(time, self.desk.now.unix(), told));
        }
        match (answer, &command) {
            (Err(_), _) => prop_assert_eq!(&self.desk.case, &before.0, "a refusal left a trace"),
            (Ok(()), Command::Undo) => {
                let (case, model) = self.past.pop().expect("something was undone that never happened");
                prop_assert_eq!(state(&self.desk.case), state(&case));
                self.model = model;
            }
            (Ok(()), _) => {
                self.granted(&command)?;
                self.past.push(before);
            }
        }
        self.compare()
    }

    fn compare(&mut self) -> Result<(), TestCaseError> {
        let case = &self.desk.case;
        let folded = Case::fold(case.id.clone(), case.entries.clone()).unwrap();
        prop_assert_eq!(&folded, case, "the fold of the entries is another case");

        let marks = |attempts: &[Attempt]| attempts.iter().map(|it| it.breach.is_some()).collect::<Vec<_>>();
        let expected: Vec<bool> = self.model.tries.iter().map(|attempt| attempt.marked).collect();
        prop_assert_eq!(marks(&case.attempts), expected);
        let marked = case.attempts.iter().filter(|it| it.breach.is_some()).map(|it| it.number).collect::<BTreeSet<_>>();
        prop_assert!(marked.is_superset(&self.ever_marked), "a mark of {:?} is gone: {marked:?}", self.ever_marked);
        self.ever_marked = marked;

        let now = self.desk.now.unix();
        let over = self.model.wait_over_at().unwrap_or(now);
        for probe in [now, over - 1, over, over + 1, now + 30 * DAY] {
            let phase = case.phase(at(probe));
            prop_assert!(self.model.phase(probe).contains(&phase.word()), "{} at {probe}", phase.word());
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, max_shrink_iters: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_wished_for_and_whenever_the_rule_is_kept_as_the_model_has_it(
        steps in prop::collection::vec((pause(), when(), wish()), 1..40)
    ) {
        let mut pair = Pair::new();
        for (pause, when, wish) in &steps {
            pair.step(*pause, *when, wish)?;
        }
    }

    #[test]
    fn no_command_at_any_time_makes_the_core_panic(
        steps in prop::collection::vec((any_time(), any_time(), wish()), 1..20)
    ) {
        let mut pair = Pair::new();
        for (now, time, wish) in &steps {
            pair.desk.now = at(*now);
            let _ = pair.desk.wish(pair.command(wish, *time));
            let _ = pair.desk.case.timers(at(*now));
            let case = &pair.desk.case;
            let folded = Case::fold(case.id.clone(), case.entries.clone()).unwrap();
            prop_assert_eq!(&folded, case);
            if case.phase(at(*now)) == Phase::Ready {
                prop_assert!(case.resubmit_at().is_none_or(|until| until <= at(*now)));
            }
        }
    }
}

/// Any time that the program can hold, and both ends of the range, but for the day that an amendment may add.
fn any_time() -> impl Strategy<Value = i64> {
    let (first, last) = (Moment::MIN.unix() + DAY, Moment::MAX.unix() - DAY);
    prop_oneof![first..=last, Just(first), Just(last), Just(last - DAY), Just(0), hour(0).unix()..hour(200).unix()]
}
