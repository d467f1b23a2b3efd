//! Everything that is known, read from data files.

use super::{BadData, Catalogue, Checklist, DataFile, EvidenceKind, Playbook, Reason};
use crate::case::{ExchangeId, Level, Policies, Policy};
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use std::collections::BTreeMap;

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data");

/// The playbook that serves where an exchange has none of its own.
const GENERIC: &str = "generic";

/// Playbooks, reasons, evidence and checklists, checked against each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Knowledge {
    /// The reasons and the kinds of evidence.
    pub catalogue: Catalogue,
    /// Every playbook, by name.
    pub playbooks: BTreeMap<ExchangeId, Playbook>,
    /// What to see to before an attempt.
    pub preflight: Checklist,
    /// What to see to after an approval.
    pub after_approval: Checklist,
    /// The same with what each exchange adds, by playbook.
    after_approval_at: BTreeMap<ExchangeId, Checklist>,
    files: Vec<DataFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReasonFile {
    reason: Vec<Reason>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EvidenceFile {
    evidence: Vec<EvidenceKind>,
}

impl Knowledge {
    /// What ships with the program, with `own` files laid over it: one of the same place replaces it, a new one adds,
    /// and single reasons and kinds of evidence replace those of the same id.
    ///
    /// # Errors
    /// [`BadData`] names the file, the line and the key of the first fault.
    pub fn read(own: &[DataFile]) -> Result<Self, BadData> {
        let mut knowledge = Self { files: laid_over(shipped(), own), ..Self::default() };
        for file in shipped().iter().chain(own) {
            match file.place.as_str() {
                "reasons.toml" => {
                    let read: ReasonFile = file.parse()?;
                    lay_over(&mut knowledge.catalogue.reasons, read.reason, |a, b| a.id == b.id);
                }
                "evidence.toml" => {
                    let read: EvidenceFile = file.parse()?;
                    lay_over(&mut knowledge.catalogue.evidence, read.evidence, |a, b| a.id == b.id);
                }
                "checklists/preflight.toml" => knowledge.preflight = file.parse()?,
                "checklists/after_approval.toml" => knowledge.after_approval = file.parse()?,
                place if place.starts_with("playbooks/") => {
                    let playbook: Playbook = file.parse()?;
                    if place != format!("playbooks/{}.toml", playbook.name.as_str()) {
                        return Err(file.bad(playbook.name.as_str(), "the name must be that of the file"));
                    }
                    knowledge.playbooks.insert(playbook.name.clone(), playbook);
                }
                _ => {}
            }
        }
        for file in &knowledge.files {
            knowledge.check(file)?;
        }
        let with_additions = |book: &Playbook| (book.name.clone(), knowledge.after_approval.with(&book.after_approval));
        knowledge.after_approval_at = knowledge.playbooks.values().map(with_additions).collect();
        Ok(knowledge)
    }

    /// The data files of one folder, the user's laid over the shipped ones.
    pub fn files_in<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a DataFile> {
        self.files.iter().filter(move |file| file.place.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
    }

    /// The data file of that place, the user's where there is one.
    pub fn file(&self, place: &str) -> Option<&DataFile> {
        self.files.iter().find(|file| file.place == place)
    }

    /// The playbook of an exchange, or the generic one.
    pub fn playbook(&self, exchange: &ExchangeId) -> Option<&Playbook> {
        self.playbooks.get(exchange).or_else(|| self.playbooks.get(GENERIC))
    }

    /// What to see to after an approval at this exchange.
    pub fn after_approval_at(&self, exchange: &ExchangeId) -> &Checklist {
        let lists = &self.after_approval_at;
        lists.get(exchange).or_else(|| lists.get(GENERIC)).unwrap_or(&self.after_approval)
    }

    /// What an exchange is called; its id where it has no playbook.
    pub fn title_of<'a>(&'a self, exchange: &'a ExchangeId) -> &'a str {
        self.playbooks.get(exchange).map_or(exchange.as_str(), |playbook| &playbook.title)
    }

    /// What a level is called; its id where the playbook does not list it.
    pub fn level_title<'a>(&'a self, exchange: &'a ExchangeId, level: &'a Level) -> &'a str {
        let listed = self.playbook(exchange).and_then(|playbook| playbook.levels.iter().find(|it| it.id == *level));
        listed.map_or(level.as_str(), |listed| &listed.title)
    }

    /// What the rule needs to know of every exchange.
    pub fn policies(&self) -> Policies {
        let by_exchange: BTreeMap<_, _> =
            self.playbooks.values().map(|playbook| (playbook.name.clone(), self.policy(playbook))).collect();
        let otherwise = by_exchange.get(GENERIC).cloned().unwrap_or_default();
        Policies { by_exchange, otherwise }
    }

    fn policy(&self, playbook: &Playbook) -> Policy {
        let mut classes: BTreeMap<_, _> =
            self.catalogue.reasons.iter().map(|reason| (reason.id.clone(), reason.class_rule())).collect();
        for changed in &playbook.class_overrides {
            let rule = crate::case::ClassRule { class: changed.class, first_time: None };
            classes.insert(changed.reason.clone(), rule);
        }
        Policy {
            review: playbook.review.longest.as_ref().map(|fact| fact.value),
            support_reply: playbook.support_reply.as_ref().map(|fact| fact.value),
            wait_after_rejection: playbook.limits.wait_after_rejection.as_ref().map(|fact| fact.value),
            wait_after_limit: playbook.limits.wait_after_limit.as_ref().map(|fact| fact.value),
            prerequisites: playbook.levels.iter().map(|level| (level.id.clone(), level.requires.clone())).collect(),
            classes,
        }
    }

    /// Looks for names in `file` that nothing else defines.
    fn check(&self, file: &DataFile) -> Result<(), BadData> {
        let known_reason = |id: &crate::case::ReasonId| match self.catalogue.reason(id) {
            Some(_) => Ok(()),
            None => Err(file.bad(id.as_str(), format!("there is no reason `{id}`"))),
        };
        match file.place.as_str() {
            "reasons.toml" => {
                let read: ReasonFile = file.parse()?;
                for kind in read.reason.iter().flat_map(|reason| &reason.evidence) {
                    if self.catalogue.evidence(kind).is_none() {
                        return Err(file.bad(kind.as_str(), format!("there is no evidence `{kind}`")));
                    }
                }
            }
            place if place.starts_with("checklists/") => {
                let list: Checklist = file.parse()?;
                super::check::own_ids(file, "id", list.items.iter().map(|item| item.id.as_str()))?;
                list.items.iter().flat_map(|item| &item.reasons).try_for_each(known_reason)?;
            }
            place if place.starts_with("playbooks/") => {
                let playbook: Playbook = file.parse()?;
                super::check::check(file, &playbook, &self.catalogue)?;
            }
            _ => {}
        }
        Ok(())
    }
}

/// Every file that ships with the program.
fn shipped() -> Vec<DataFile> {
    fn walk(directory: &Dir<'_>, found: &mut Vec<DataFile>) {
        for file in directory.files() {
            if let (Some(place), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
                let place = place.to_owned();
                found.push(DataFile { path: format!("data/{place}"), place, text: text.to_owned() });
            }
        }
        directory.dirs().for_each(|inner| walk(inner, found));
    }
    let mut found = Vec::new();
    walk(&SHIPPED, &mut found);
    found
}

fn laid_over(mut files: Vec<DataFile>, own: &[DataFile]) -> Vec<DataFile> {
    lay_over(&mut files, own.to_vec(), |a, b| a.place == b.place);
    files
}

/// Puts each of `upper` in the place of what is the same thing in `lower`, or behind it all.
fn lay_over<T>(lower: &mut Vec<T>, upper: Vec<T>, same: impl Fn(&T, &T) -> bool) {
    for new in upper {
        match lower.iter_mut().find(|old| same(old, &new)) {
            Some(old) => *old = new,
            None => lower.push(new),
        }
    }
}
