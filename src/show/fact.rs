//! What a playbook says, fact by fact and in words, grouped as somebody would look for it.

use crate::case::{ReasonId, Wait};
use crate::playbook::{Catalogue, Day, Fact, Origin, Playbook};
use serde_json::{Value, json};

/// What is said of a fact of more than a year ago.
pub const OLD: &str = "over a year old: check it";

/// What a fact is about, in the order in which facts are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// How long a review takes.
    Review,
    /// How often one may try, and the waits.
    Limits,
    /// The levels.
    Levels,
    /// Where the verification is found.
    Paths,
    /// The attempt, step by step.
    Steps,
    /// Identity documents.
    Documents,
    /// A name that was registered wrongly.
    Name,
    /// Proof of address.
    Address,
    /// The selfie.
    Selfie,
    /// Files.
    Files,
    /// Why verifications are rejected.
    Reasons,
    /// How the result is told.
    Results,
    /// The user's number.
    Uid,
    /// Support and what to write to it.
    Support,
    /// The formal complaint.
    Complaint,
    /// What to see to after an approval.
    AfterApproval,
    /// The exchange's own domains.
    Domains,
}

impl Topic {
    /// The heading of its facts.
    pub fn title(self) -> &'static str {
        match self {
            Self::Review => "How long a review takes",
            Self::Limits => "How often you may try, and how long to wait",
            Self::Levels => "Levels",
            Self::Paths => "Where you find the verification",
            Self::Steps => "The attempt, step by step",
            Self::Documents => "Identity document",
            Self::Name => "If your name is registered wrongly",
            Self::Address => "Proof of address",
            Self::Selfie => "Selfie",
            Self::Files => "Files",
            Self::Reasons => "Why it rejects",
            Self::Results => "How you hear the result",
            Self::Uid => "Your UID",
            Self::Support => "Support",
            Self::Complaint => "If support does not settle it: the complaint",
            Self::AfterApproval => "After the approval",
            Self::Domains => "Its own domains",
        }
    }
}

/// One fact in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactLine<'a> {
    /// What it is about.
    pub topic: Topic,
    /// What is said, with what it is called before it: `at most: 24 hours`.
    pub words: String,
    /// What is said one below the other, where it is a list.
    pub items: Vec<String>,
    /// Where it comes from.
    pub origin: Origin<'a>,
}

/// Every fact of a playbook, topic by topic.
pub fn facts<'a>(playbook: &'a Playbook, catalogue: &Catalogue) -> Vec<FactLine<'a>> {
    // Each field is named, so that one which is new to the playbook is not forgotten here.
    let Playbook {
        name: _,
        title: _,
        official_domains,
        review,
        limits,
        levels,
        paths,
        documents,
        name_change,
        address,
        selfie,
        files,
        uid,
        results,
        support,
        support_reply,
        ticket,
        complaint,
        published_reasons,
        steps,
        class_overrides,
        after_approval,
    } = playbook;
    let mut said = Said::default();
    said.wait(Topic::Review, "usually", review.typical.as_ref());
    said.wait(Topic::Review, "at most", review.longest.as_ref());
    said.one(Topic::Limits, "attempts", limits.attempts.as_ref(), |it| format!("{} within {}", it.count, it.window));
    said.wait(Topic::Limits, "wait once they are used up", limits.wait_after_limit.as_ref());
    said.wait(Topic::Limits, "wait after a rejection", limits.wait_after_rejection.as_ref());
    said.wait(Topic::Limits, "wait after a technical failure", limits.wait_after_failure.as_ref());
    for level in levels {
        let requires: Vec<&str> = level.requires.iter().map(|level| level.as_str()).collect();
        let after = if requires.is_empty() { String::new() } else { format!(", after {}", requires.join(", ")) };
        said.line(Topic::Levels, format!("{} ({}){after}", level.title, level.id), level.origin());
    }
    said.text(Topic::Paths, "in the browser", paths.web.as_ref());
    said.text(Topic::Paths, "in the app", paths.app.as_ref());
    for (number, step) in (1..).zip(steps) {
        said.line(Topic::Steps, format!("{number}. {}. {}", step.title, step.detail), step.origin());
    }
    said.kinds("accepted", documents.accepted.as_ref());
    said.list(Topic::Documents, "what it must be like", documents.rules.as_ref());
    said.one(Topic::Name, "how it is corrected", name_change.as_ref(), |change| change.how.clone());
    said.list(Topic::Address, "accepted", address.accepted.as_ref());
    said.list(Topic::Address, "not accepted", address.refused.as_ref());
    said.wait(Topic::Address, "not older than", address.max_age.as_ref());
    said.list(Topic::Address, "what it must be like", address.rules.as_ref());
    said.list(Topic::Selfie, "how to take it", selfie.rules.as_ref());
    said.list(Topic::Files, "types", files.kinds.as_ref());
    said.one(Topic::Files, "largest", files.max_megabytes.as_ref(), |size| format!("{size} MB"));
    said.reasons("published by the exchange", published_reasons.as_ref(), catalogue);
    for changed in class_overrides {
        let words = format!(
            "{}: {}",
            catalogue.title_of(&changed.reason),
            catalogue.advice(changed.class, std::slice::from_ref(&changed.reason))
        );
        said.line(Topic::Reasons, words, changed.origin());
    }
    said.list(Topic::Results, "told by", results.channels.as_ref());
    said.text(Topic::Uid, "where it stands", uid.place.as_ref());
    said.one(Topic::Uid, "what it looks like", uid.shape.as_ref(), |shape| shape.words());
    for way in support {
        let more = [way.detail.as_deref(), way.address.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        said.line(Topic::Support, format!("{}: {more}", way.title), way.origin());
    }
    said.wait(Topic::Support, "answers within", support_reply.as_ref());
    said.list(Topic::Support, "what to write", ticket.fields.as_ref());
    said.text(Topic::Complaint, "how", complaint.channel.as_ref());
    said.wait(Topic::Complaint, "after, without a sufficient answer", complaint.after.as_ref());
    said.list(Topic::Complaint, "what it needs", complaint.needs.as_ref());
    said.wait(Topic::Complaint, "acknowledged within", complaint.acknowledged.as_ref());
    said.wait(Topic::Complaint, "answered within", complaint.answered.as_ref());
    said.text(Topic::Complaint, "good to know", complaint.note.as_ref());
    for item in after_approval {
        said.line(Topic::AfterApproval, format!("{}. {}", item.title, item.detail), item.origin());
    }
    said.list(Topic::Domains, "official", official_domains.as_ref());
    said.0
}

/// Tells, of each fact in a record of a playbook, its age at `today`.
pub fn tell_ages(record: &mut Value, today: Day) {
    match record {
        Value::Object(fields) => {
            fields.values_mut().for_each(|inner| tell_ages(inner, today));
            let day = |key: &str| Day::read(fields.get(key)?.as_str()?);
            if let Some(day) = day("as_of").or_else(|| day("checked_on")) {
                fields.insert("age_days".to_owned(), json!(day.age_days(today)));
                fields.insert("old".to_owned(), json!(day.is_old(today)));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| tell_ages(item, today)),
        _ => {}
    }
}

/// The facts so far.
#[derive(Default)]
struct Said<'a>(Vec<FactLine<'a>>);

impl<'a> Said<'a> {
    fn line(&mut self, topic: Topic, words: String, origin: Origin<'a>) {
        self.0.push(FactLine { topic, words, items: Vec::new(), origin });
    }

    fn one<T>(&mut self, topic: Topic, name: &str, fact: Option<&'a Fact<T>>, words: impl Fn(&T) -> String) {
        if let Some(fact) = fact {
            self.line(topic, format!("{name}: {}", words(&fact.value)), fact.origin());
        }
    }

    fn wait(&mut self, topic: Topic, name: &str, fact: Option<&'a Fact<Wait>>) {
        self.one(topic, name, fact, Wait::to_string);
    }

    fn text(&mut self, topic: Topic, name: &str, fact: Option<&'a Fact<String>>) {
        self.one(topic, name, fact, String::clone);
    }

    fn list(&mut self, topic: Topic, name: &str, fact: Option<&'a Fact<Vec<String>>>) {
        if let Some(fact) = fact {
            let items = fact.value.clone();
            self.0.push(FactLine { topic, words: name.to_owned(), items, origin: fact.origin() });
        }
    }

    /// Kinds of documents, which are ids.
    fn kinds(&mut self, name: &str, fact: Option<&'a Fact<Vec<String>>>) {
        if let Some(fact) = fact {
            let items = fact.value.iter().map(|kind| kind.replace('_', " ")).collect();
            let words = name.to_owned();
            self.0.push(FactLine { topic: Topic::Documents, words, items, origin: fact.origin() });
        }
    }

    fn reasons(&mut self, name: &str, fact: Option<&'a Fact<Vec<ReasonId>>>, catalogue: &Catalogue) {
        if let Some(fact) = fact {
            let items = fact.value.iter().map(|id| format!("{} ({id})", catalogue.title_of(id))).collect();
            let words = name.to_owned();
            self.0.push(FactLine { topic: Topic::Reasons, words, items, origin: fact.origin() });
        }
    }
}
