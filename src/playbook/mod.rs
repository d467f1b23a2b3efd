//! The knowledge: what exchanges say of their verification, what each rejection reason asks for, and the checklists.
//!
//! All of it is data. What ships is embedded from the `data` folder; files of the same names in the user's
//! configuration directory override or add. Nothing here touches a disk: files come in as texts.

mod catalogue;
mod check;
mod checklist;
mod exchange;
mod fact;
mod knowledge;
mod link;
mod name_change;
mod nearest;
mod source;

pub use catalogue::{Catalogue, EvidenceKind, Group, Reason};
pub use checklist::{Checklist, Item};
pub use exchange::{
    AddressRules, Alphabet, AttemptLimit, ClassOverride, Complaint, Documents, FileRules, Hardening, Limits, Paths,
    Playbook, PlaybookLevel, Results, Review, Selfie, Step, Support, TicketRules, Uid, UidShape,
};
pub use fact::{Day, Fact, Origin, Tier};
pub use knowledge::Knowledge;
pub use name_change::{ChangedBy, NameChange};
pub use nearest::nearest;
pub use source::{BadData, DataFile};
