//! Cases to look at: one in each phase, and one with all that a case can hold.

use crate::desk::{UID, time};
use kycase::case::{
    Account, Case, ChosenBy, Clearance, Closing, Command, Evidence, EvidenceFile, EvidenceId, ExchangeId, Finality,
    Level, Made, Opening, ReasonId, Slug, Submission, Verdict,
};
use kycase::store::Store;

/// One case in every phase at T, each called by its phase.
pub fn in_every_phase(store: &mut Store) {
    let plan: [(&str, &[Step]); 9] = [
        ("preparing", &[]),
        ("in-review", &[Submitted("T-2h")]),
        ("overdue", &[Submitted("T-25h")]),
        ("cooling-down", &[Submitted("T-30h"), Rejected("T-2h", "document_glare")]),
        ("ready", &[Submitted("T-50h"), Rejected("T-24h", "name_mismatch")]),
        ("support-first", &[Submitted("T-50h"), Rejected("T-20h", "unspecified")]),
        ("blocked", &[Submitted("T-50h"), Rejected("T-20h", "underage")]),
        ("verified", &[Submitted("T-50h"), Approved("T-49h")]),
        ("closed", &[Closed("T-1h")]),
    ];
    for (number, (name, steps)) in plan.into_iter().enumerate() {
        let case = opened(store, "okx", &format!("1000{number}"));
        give(store, &case, &Command::Rename { slug: Slug::new(name).unwrap() });
        for step in steps {
            give(store, &case, &step.command());
        }
    }
}

use Step::{Approved, Closed, Rejected, Submitted};

enum Step {
    Submitted(&'static str),
    Rejected(&'static str, &'static str),
    Approved(&'static str),
    Closed(&'static str),
}

impl Step {
    fn command(&self) -> Command {
        match self {
            Submitted(at) => submit(at, Submission::default()),
            Rejected(at, reason) => reject(at, &[reason], None),
            Approved(at) => Command::Approve { at: time(at) },
            Closed(at) => Command::Close { at: time(at), outcome: Closing::GaveUp },
        }
    }
}

/// A case that has only been opened.
pub fn fresh(store: &mut Store) {
    opened(store, "okx", UID);
}

/// A case with an attempt in review.
pub fn in_review(store: &mut Store) {
    let case = opened(store, "okx", UID);
    give(store, &case, &submit("T-1h", passport()));
}

/// A case that was rejected two hours ago.
pub fn cooling_down(store: &mut Store) {
    let case = opened(store, "okx", UID);
    give(store, &case, &submit("T-30h", passport()));
    give(store, &case, &reject("T-2h", &["document_glare"], Some("Your ID photo has glare.")));
}

/// A case with two rejections and everything else that a case can hold, in which `said` stands wherever a text can.
pub fn with_everything(store: &mut Store, said: &str) {
    let said = said.to_owned();
    let account = Account {
        label: Some(said.clone()),
        name: Some(said.clone()),
        email: Some(said.clone()),
        country: Some(said.clone()),
        time_zone: Some(said.clone()),
        invitation_code: Some(said.clone()),
        ..Account::new(ExchangeId::new("okx"), UID)
    };
    let case = store.open_case(&Opening { account, level: Level::new("identity") }, time("T-60h")).unwrap();
    let submission = || Submission {
        document: Some("passport".to_owned()),
        country: Some(said.clone()),
        device: Some(said.clone()),
        app: Some(said.clone()),
        network: Some(said.clone()),
        changed: Some(said.clone()),
        open_items: None,
    };
    let file = EvidenceFile { path: format!("/home/me/{said}.jpg"), sha256: "ab".repeat(32), size: 1234 };
    let evidence = |item: &str, file| Evidence { item: EvidenceId::new(item), file, note: Some(said.clone()) };
    let sent = |at| Command::SendTicket {
        at: time(at),
        channel: "chat".to_owned(),
        reference: Some(said.clone()),
        text: Some(said.clone()),
    };
    for command in [
        submit("T-55h", submission()),
        Command::Interrupt { at: time("T-54h"), text: Some(said.clone()) },
        submit("T-53h", submission()),
        Command::Withdraw { at: time("T-52h"), text: Some(said.clone()) },
        submit("T-51h", submission()),
        reject("T-50h", &["document_glare", "name_mismatch"], Some(&said)),
        Command::Note { text: said.clone() },
        Command::AddEvidence { evidence: evidence("rejection_screenshot", Some(file)) },
        Command::AddEvidence { evidence: evidence(&said, None) },
        sent("T-40h"),
        Command::ReceiveReply { at: time("T-30h"), text: Some(said.clone()), clearance: Clearance::Cleared },
        submit("T-20h", submission()),
        reject("T-2h", &["face_not_visible"], Some(&said)),
        sent("T-1h"),
    ] {
        give(store, &case, &command);
    }
}

/// Opens a case long before T.
pub fn opened(store: &mut Store, exchange: &str, uid: &str) -> Case {
    let level = if exchange == "okx" { "identity" } else { "basic" };
    let account = Account::new(ExchangeId::new(exchange), uid);
    store.open_case(&Opening { account, level: Level::new(level) }, time("T-60h")).unwrap()
}

/// A case with so many attempts of the last hours that failed for technical reasons.
pub fn failed_at(store: &mut Store, exchange: &str, count: u32) {
    let case = opened(store, exchange, UID);
    for hours in (1..=count).rev() {
        let at = format!("T-{hours}h");
        give(store, &case, &submit(&at, Submission::default()));
        give(store, &case, &Command::Interrupt { at: time(&at), text: None });
    }
}

/// Records at T what a test wants to have happened.
pub fn give(store: &mut Store, case: &Case, command: &Command) -> Case {
    store.commit(&case.id, command, time("T")).unwrap()
}

pub fn submit(at: &str, submission: Submission) -> Command {
    Command::Submit { at: time(at), submission, made: Made::UnderTheRule }
}

pub fn reject(at: &str, reasons: &[&str], text: Option<&str>) -> Command {
    let verdict = Verdict {
        reasons: reasons.iter().map(|reason| ReasonId::new(*reason)).collect(),
        chosen_by: ChosenBy::User,
        finality: Finality::ByReasons,
        stated_wait: None,
    };
    Command::Reject { at: time(at), text: text.map(str::to_owned), verdict }
}

fn passport() -> Submission {
    Submission { document: Some("passport".to_owned()), ..Submission::default() }
}
