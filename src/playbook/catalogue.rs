//! The rejection reasons and the kinds of evidence.

use crate::case::{ClassRule, EvidenceId, ReasonId, RetryClass};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All reasons and kinds of evidence, in the order of their files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// Every reason.
    pub reasons: Vec<Reason>,
    /// Every kind of evidence.
    pub evidence: Vec<EvidenceKind>,
}

impl Catalogue {
    /// The reason with this id.
    pub fn reason(&self, id: &ReasonId) -> Option<&Reason> {
        self.reasons.iter().find(|reason| reason.id == *id)
    }

    /// The kind of evidence with this id.
    pub fn evidence(&self, id: &EvidenceId) -> Option<&EvidenceKind> {
        self.evidence.iter().find(|kind| kind.id == *id)
    }

    /// What a reason is called; its id where it is not in the catalogue.
    pub fn title_of<'a>(&'a self, id: &'a ReasonId) -> &'a str {
        self.reason(id).map_or(id.as_str(), |reason| &reason.title)
    }

    /// What a rejection of `class` for `reasons` asks for. A better capture helps against a bad one alone: not against a
    /// service that failed, nor against the exchange's limit of attempts.
    pub fn advice(&self, class: RetryClass, reasons: &[ReasonId]) -> &'static str {
        let technical = |id: &ReasonId| self.reason(id).is_some_and(|reason| reason.group == Group::Technical);
        match class {
            RetryClass::Retry if reasons.iter().any(ReasonId::is_attempt_limit) => {
                "wait as long as the exchange says, then try again"
            }
            RetryClass::Retry if !reasons.is_empty() && reasons.iter().all(technical) => "try again when it works",
            _ => class.advice(),
        }
    }
}

/// Why verifications are rejected: one kind of it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Its id: `document_glare`.
    pub id: ReasonId,
    /// What it belongs to.
    pub group: Group,
    /// What may follow.
    pub class: RetryClass,
    /// What may follow when a case is rejected for it for the first time, where that is milder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_class: Option<RetryClass>,
    /// A short name.
    pub title: String,
    /// What it means.
    pub description: String,
    /// What to do about it, one after the other.
    pub fix: Vec<String>,
    /// What a ticket about it should enclose.
    pub evidence: Vec<EvidenceId>,
    /// What verification vendors call it, by vendor.
    #[serde(default)]
    pub codes: BTreeMap<String, Vec<String>>,
}

impl Reason {
    /// What it means for the rule.
    pub fn class_rule(&self) -> ClassRule {
        ClassRule { class: self.class, first_time: self.first_class }
    }
}

/// What a reason belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// The identity document and its picture.
    Document,
    /// Data that differ from the document or a register.
    InformationMismatch,
    /// The proof of address.
    ProofOfAddress,
    /// The face.
    SelfieLiveness,
    /// Where somebody lives or is.
    Geography,
    /// Devices, files and services.
    Technical,
    /// The account, risk and compliance.
    Account,
}

impl Group {
    /// Its name to a person.
    pub fn title(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::InformationMismatch => "Information mismatch",
            Self::ProofOfAddress => "Proof of address",
            Self::SelfieLiveness => "Selfie and liveness",
            Self::Geography => "Geography",
            Self::Technical => "Technical",
            Self::Account => "Account",
        }
    }
}

/// Something that a ticket can enclose.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceKind {
    /// Its id: `id_front`.
    pub id: EvidenceId,
    /// A short name.
    pub title: String,
    /// How to make it.
    pub hint: String,
}
