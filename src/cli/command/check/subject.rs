//! What a check is about: a case, an exchange, or neither.

use crate::case::{Case, ExchangeId};
use crate::cli::args::{CaseArg, unknown};
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::playbook::{Playbook, nearest};

#[derive(Debug, clap::Args)]
pub struct SubjectArgs {
    #[command(flatten)]
    case: CaseArg,
    /// Go by this exchange's playbook, without a case
    #[arg(long, value_name = "NAME", conflicts_with = "case")]
    exchange: Option<String>,
}

/// What a check is about.
#[derive(Debug)]
pub struct Subject {
    /// The case, where there is one.
    pub case: Option<Case>,
    exchange: Option<ExchangeId>,
}

impl SubjectArgs {
    /// The case or the exchange that is meant; neither where none is named and the log is empty.
    pub fn subject(&self, session: &Session) -> Result<Subject, Failure> {
        if let Some(name) = &self.exchange {
            let playbooks = &session.library.knowledge.playbooks;
            let exchange = ExchangeId::new(name.as_str());
            if !playbooks.contains_key(&exchange) {
                let near = nearest(name, playbooks.keys().map(ExchangeId::as_str));
                return Err(Failure::Unknown(unknown("playbook", name, near, "`kycase playbooks` lists them")));
            }
            return Ok(Subject { case: None, exchange: Some(exchange) });
        }
        if self.case.case.is_none() && session.sound_cases()?.is_empty() {
            return Ok(Subject { case: None, exchange: None });
        }
        let case = session.case(&self.case)?;
        Ok(Subject { exchange: Some(case.account.exchange.clone()), case: Some(case) })
    }
}

impl Subject {
    /// The case in which something is to be kept.
    pub fn case_to_keep_in(&self) -> Result<&Case, Failure> {
        let none = || Failure::Usage("--remember needs a case; open one with `kycase open`".to_owned());
        self.case.as_ref().ok_or_else(none)
    }

    /// The playbook that serves.
    pub fn playbook<'a>(&self, session: &'a Session) -> Option<&'a Playbook> {
        session.library.knowledge.playbook(self.exchange.as_ref()?)
    }

    /// What the exchange is called.
    pub fn title<'a>(&'a self, session: &'a Session) -> &'a str {
        self.exchange.as_ref().map_or("the exchange", |exchange| session.library.knowledge.title_of(exchange))
    }

    /// The case's reference, for a record.
    pub fn slug(&self) -> Option<&str> {
        self.case.as_ref().map(|case| case.slug.as_str())
    }

    /// The exchange's id, for a record.
    pub fn exchange(&self) -> Option<&str> {
        self.exchange.as_ref().map(ExchangeId::as_str)
    }
}
