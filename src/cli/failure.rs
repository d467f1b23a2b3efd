//! Why a command did not do what was asked, as an exit code, a sentence and a record.

use super::session::Session;
use crate::case::{Breach, Case, Moment, Refusal, Span};
use crate::show::explain;
use crate::store::{CommitError, StoreError};
use crate::system::when;
use serde_json::{Map, Value, json};
use std::io;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// A file, the database, the settings or the data are in the way.
    Failed(String),
    /// The words of the command make no sense.
    Usage(String),
    /// A rule stands against it.
    Refused(Box<Refused>),
    /// What was named does not exist.
    Unknown(String),
    /// More than one thing could be meant.
    Ambiguous(String),
    /// Something was found to be wrong, and the data on stdout say what.
    Found(String),
    /// Nobody reads stdout any more: there is nothing left to do, and nothing wrong.
    ReaderGone,
}

/// A refusal in words.
#[derive(Debug)]
pub struct Refused {
    /// The rule's name, for machines.
    pub kind: &'static str,
    /// The case that it is about.
    pub case: Option<String>,
    /// When it lifts by itself.
    pub until: Option<Moment>,
    /// How long that is.
    pub remaining: Option<Span>,
    /// Which rule stands against what.
    pub what: String,
    /// When it lifts, for a person.
    pub lifts: Option<String>,
    /// What to do instead.
    pub instead: String,
    /// The commands that help.
    pub hints: Vec<String>,
    /// More for the record.
    pub more: Map<String, Value>,
}

impl Refused {
    /// A refusal of the command line's own, which waiting does not lift.
    pub fn by_face(kind: &'static str, what: impl Into<String>, instead: impl Into<String>) -> Self {
        Self {
            kind,
            case: None,
            until: None,
            remaining: None,
            what: what.into(),
            lifts: None,
            instead: instead.into(),
            hints: Vec::new(),
            more: Map::new(),
        }
    }

    /// The refusal of a rule of the core, in words for `session`.
    pub fn by_rule(refusal: &Refusal, case: Option<&Case>, session: &Session) -> Self {
        let knowledge = &session.library.knowledge;
        let explained = explain(refusal, case, knowledge, &session.zone, session.now);
        let slug = case.map(|case| case.slug.as_str().to_owned());
        Self {
            kind: refusal.kind(),
            until: refusal.until(),
            remaining: refusal.until().map(|until| until.since(session.now)),
            what: explained.what,
            lifts: explained.until,
            instead: explained.instead,
            hints: hints(refusal, case, session),
            case: slug,
            more: Map::new(),
        }
    }

    fn text(&self) -> String {
        let subject = self.case.as_ref().map_or_else(String::new, |case| format!("{case}: "));
        let first = format!("refused: {subject}{}.", self.what);
        let lifts = self.lifts.as_ref().map(|lifts| format!("It lifts {lifts}."));
        let instead = format!("Instead: {}.", self.instead);
        let hints = self.hints.iter().map(|hint| format!("  {hint}"));
        std::iter::once(first).chain(lifts).chain([instead]).chain(hints).collect::<Vec<_>>().join("\n")
    }

    fn record(&self) -> Value {
        let mut record = json!({
            "refused": self.kind,
            "until": self.until.map(Moment::rfc3339),
            "remaining_seconds": self.remaining.map(Span::seconds),
            "case": self.case,
            "message": self.what,
            "instead": self.instead,
        });
        if let Some(fields) = record.as_object_mut() {
            fields.extend(self.more.clone());
        }
        record
    }
}

impl Failure {
    /// The exit code that stands for it.
    pub fn code(&self) -> u8 {
        match self {
            Self::ReaderGone => 0,
            Self::Failed(_) | Self::Found(_) => 1,
            Self::Usage(_) => 2,
            Self::Refused(_) => 3,
            Self::Unknown(_) => 4,
            Self::Ambiguous(_) => 5,
        }
    }

    /// What to say on stderr.
    pub fn text(&self) -> Option<String> {
        match self {
            Self::ReaderGone => None,
            Self::Refused(refused) => Some(refused.text()),
            Self::Failed(text)
            | Self::Found(text)
            | Self::Usage(text)
            | Self::Unknown(text)
            | Self::Ambiguous(text) => Some(text.clone()),
        }
    }

    /// What to say on stdout to a program; nothing where stdout has its value already.
    pub fn record(&self) -> Option<Value> {
        match self {
            Self::ReaderGone | Self::Found(_) => None,
            Self::Refused(refused) => Some(refused.record()),
            Self::Failed(text) | Self::Usage(text) | Self::Unknown(text) | Self::Ambiguous(text) => {
                Some(json!({ "error": text, "code": self.code() }))
            }
        }
    }

    /// What stands against a commit. An attempt or a piece of evidence that is not there is no matter of a rule.
    pub fn of_commit(error: CommitError, session: &Session) -> Self {
        match error {
            CommitError::Store(error) => error.into(),
            CommitError::NoSuchCase => Self::Unknown("the case is no longer in the log; see `kycase list`".to_owned()),
            CommitError::Refused { refusal, case } => {
                let refused = Refused::by_rule(&refusal, case.as_deref(), session);
                match refusal {
                    Refusal::NoSuchAttempt { .. } | Refusal::NoSuchEvidence { .. } => {
                        let hints = refused.hints.join("\n  ");
                        Self::Unknown(format!("{}; {}\n  {hints}", refused.what, refused.instead))
                    }
                    _ => refused.into(),
                }
            }
        }
    }

    /// What a failed write to stdout means.
    pub fn of_stdout(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ReaderGone,
            _ => Self::Failed(format!("stdout can't be written: {error}")),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        Self::Refused(Box::new(refused))
    }
}

/// The commands that help against a refusal, each with what it does.
fn hints(refusal: &Refusal, case: Option<&Case>, session: &Session) -> Vec<String> {
    let slug = case.map_or_else(|| "CASE".to_owned(), |case| case.slug.to_string());
    let hint = |command: String, does: &str| format!("kycase {command}: {does}");
    let already = || hint(format!("submit {slug} --already-made --at TIME"), "record one that was made already");
    let draft = || hint(format!("draft {slug}"), "write the message to support");
    match refusal {
        Refusal::CoolingDown { .. } => {
            vec![hint(format!("wait {slug}"), "wait until it is allowed"), draft(), already()]
        }
        Refusal::InReview { .. } => {
            vec![hint(format!("reject|approve|interrupt|withdraw {slug}"), "record the outcome")]
        }
        Refusal::SupportFirst { attempt } | Refusal::Blocked { attempt } => vec![
            draft(),
            hint(format!("ticket reply {slug} --cleared --text TEXT"), "record that support welcomes a new submission"),
            hint(format!("amend {slug} --attempt {attempt} --reason ID"), "record the reason that you learned"),
            already(),
        ],
        Refusal::LevelNotVerified { requires } => case.map_or_else(Vec::new, |case| {
            let account = &case.account;
            // Whatever was typed as a UID: the command that is offered must be one command to a shell.
            let words = ["open", "--exchange", account.exchange.as_str(), "--uid", &account.uid, "--level"];
            let open = shlex::try_join(words.into_iter().chain([requires.as_str()])).unwrap_or_default();
            vec![hint(open, "open a case for that level")]
        }),
        Refusal::Verified => vec![hint(format!("close {slug} --outcome verified"), "end the case")],
        Refusal::Closed { .. } => vec![hint(format!("reopen {slug}"), "go on with it")],
        Refusal::InTheFuture { at } => when::day_before(*at, session.now, &session.zone)
            .map(|earlier| format!("--at '{earlier}': the same time a day earlier"))
            .into_iter()
            .collect(),
        Refusal::BreachNotConfirmed { breach: Breach::Cooldown { .. } } => {
            vec![format!("type {slug} when you are asked to: that confirms it"), draft()]
        }
        Refusal::BreachNotConfirmed { .. } => vec![format!("type {slug} when you are asked to: that confirms it")],
        Refusal::NoAttemptInReview => {
            vec![hint(format!("submit {slug} --at TIME"), "record the submission")]
        }
        Refusal::OutOfOrder { .. } => vec![
            hint(format!("show {slug}"), "see what is recorded"),
            hint(format!("amend {slug} --attempt N --submitted-at TIME --decided-at TIME"), "correct a wrong time"),
        ],
        Refusal::NothingToAmend { .. } | Refusal::NoSuchAttempt { .. } => {
            vec![hint(format!("show {slug}"), "see what is recorded")]
        }
        Refusal::BreachStays { attempt } => {
            vec![hint(format!("amend {slug} --attempt {attempt} --submitted-at TIME"), "correct its time")]
        }
        Refusal::NoSuchEvidence { .. } => vec![hint(format!("evidence list {slug}"), "see what there is")],
        Refusal::NoTicketOpen => vec![hint(format!("ticket sent {slug}"), "record the message")],
        Refusal::CaseExists { slug } => vec![
            hint(format!("show {slug}"), "see that case"),
            hint(format!("reopen {slug}"), "go on with it where it is closed"),
        ],
        Refusal::NothingToUndo => vec![hint(format!("delete {slug}"), "erase the case")],
        Refusal::NotClosed
        | Refusal::NothingToClear
        | Refusal::NameTaken { .. }
        | Refusal::Empty { .. }
        | Refusal::ImplausibleDay { .. }
        | Refusal::UnknownEntry { .. } => Vec::new(),
    }
}
