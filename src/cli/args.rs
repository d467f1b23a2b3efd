//! Groups of arguments that several commands share.
// The groups have no doc comments: clap would show them as the help of the commands that take them in.

use super::failure::Failure;
use super::session::Session;
use crate::case::{Moment, ReasonId, Span};
use crate::playbook::nearest;
use crate::system::private_file;
use crate::system::when::{self, BadTime, BadWait};
use std::io;
use std::path::{Path, PathBuf};

#[derive(Debug, Default, clap::Args)]
pub struct CaseArg {
    /// Take this case; may be left out where only one is open
    #[arg(value_name = "CASE")]
    pub case: Option<String>,
}

#[derive(Debug, clap::Args)]
pub struct AtArg {
    /// Give the time when it happened, like `2026-11-23 14:05`, `14:05` or `3h ago`; now where it is left out
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
}

impl AtArg {
    /// The moment that is meant.
    pub fn moment(&self, session: &Session) -> Result<Moment, Failure> {
        self.at.as_deref().map_or(Ok(session.now), |text| moment(text, session))
    }
}

#[derive(Debug, clap::Args)]
pub struct OutputArgs {
    /// Write it to this new file, for you alone (0600), in place of stdout
    #[arg(long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Replace the file where there is one already
    #[arg(long, requires = "output")]
    pub force: bool,
}

impl OutputArgs {
    /// Fails where a file is in the way, before any work is done for it.
    pub fn look_first(&self) -> Result<(), Failure> {
        match &self.output {
            Some(path) if !self.force && path.symlink_metadata().is_ok() => Err(in_the_way(path)),
            _ => Ok(()),
        }
    }

    /// Writes `text` to the file at `path`.
    pub fn write(&self, path: &Path, text: &str) -> Result<(), Failure> {
        let write = if self.force { private_file::write } else { private_file::write_new };
        write(path, text.as_bytes()).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => in_the_way(path),
            _ => Failure::Failed(format!("{} can't be written: {error}", path.display())),
        })
    }
}

fn in_the_way(path: &Path) -> Failure {
    let path = path.display();
    Failure::Failed(format!("{path} exists already and was left as it is; name a new file, or replace it with --force"))
}

#[derive(Debug, clap::Args)]
pub struct VerdictArgs {
    /// Name a reason, by an id of `kycase reasons`; may be given again
    #[arg(long = "reason", value_name = "ID")]
    pub reasons: Vec<String>,
    /// Say that the exchange called it final
    #[arg(long = "final")]
    pub is_final: bool,
    /// Give the wait that the exchange stated, like `3 days`
    #[arg(long, value_name = "SPAN")]
    pub wait: Option<String>,
}

impl VerdictArgs {
    /// The reasons that were named.
    pub fn reason_ids(&self, session: &Session) -> Result<Vec<ReasonId>, Failure> {
        self.reasons.iter().map(|id| reason(id, session)).collect()
    }

    /// The wait that was named.
    pub fn stated_wait(&self) -> Result<Option<Span>, Failure> {
        let Some(text) = &self.wait else { return Ok(None) };
        let wrong = |bad: BadWait| {
            let hint = match bad {
                BadWait::Unreadable => "write it like `24h`, `1h 30m` or `3 days`",
                BadWait::TooLong => "use --final where it will never be lifted",
            };
            Failure::Usage(format!("--wait: `{text}` {bad}; {hint}"))
        };
        when::stated_wait(text).map(Some).map_err(wrong)
    }
}

/// The moment that a text names, in local time.
pub fn moment(text: &str, session: &Session) -> Result<Moment, Failure> {
    when::parse(text, session.now, &session.zone).map_err(|bad| match bad {
        BadTime::Twice { .. } => Failure::Ambiguous(bad.to_string()),
        BadTime::Unreadable(_) | BadTime::TooEarly(_) | BadTime::Never { .. } => Failure::Usage(bad.to_string()),
    })
}

/// The reason with that id.
pub fn reason(id: &str, session: &Session) -> Result<ReasonId, Failure> {
    let catalogue = &session.library.knowledge.catalogue;
    let known = || catalogue.reasons.iter().map(|reason| reason.id.as_str());
    if known().any(|known| known == id) {
        return Ok(ReasonId::new(id));
    }
    Err(Failure::Unknown(unknown("reason", id, nearest(id, known()), "`kycase reasons` lists them")))
}

/// The sentence about something that does not exist.
pub fn unknown(what: &str, typed: &str, near: Option<&str>, more: &str) -> String {
    match near {
        Some(near) => format!("there is no {what} `{typed}`; did you mean `{near}`? {more}"),
        None => format!("there is no {what} `{typed}`; {more}"),
    }
}
