//! Logs that tell a longer story, for pictures of time and of numbers.

use crate::cases::{give, opened, reject, submit};
use crate::desk::{UID, time};
use kycase::case::{Case, Clearance, Command, Made, Submission};
use kycase::store::Store;

/// A case with all that its course can show: a breach, a question to support, an interruption, a long review, a wait.
pub fn long(store: &mut Store) {
    let case = opened(store, "okx", UID);
    let early =
        Command::Submit { at: time("T-126h"), submission: Submission::default(), made: Made::AlreadyAndConfirmed };
    let answer = Some("Correct the name and try again.".to_owned());
    let sent = |at| Command::SendTicket { at: time(at), channel: "chat".to_owned(), reference: None, text: None };
    for command in [
        submit("T-150h", Submission::default()),
        reject("T-140h", &["document_glare"], None),
        early,
        reject("T-121h 30m", &["name_mismatch"], None),
        sent("T-112h"),
        Command::ReceiveReply { at: time("T-79h"), text: answer, clearance: Clearance::Cleared },
        submit("T-66h", Submission::default()),
        Command::Interrupt { at: time("T-64h 30m"), text: None },
        submit("T-60h", Submission::default()),
        Command::Withdraw { at: time("T-55h"), text: None },
        submit("T-52h", Submission::default()),
        reject("T-10h", &["face_not_visible"], None),
        sent("T-5h"),
    ] {
        give(store, &case, &command);
    }
}

/// A case with so many attempts, one each 30 hours, the last of which is in review.
pub fn many_attempts(store: &mut Store, count: u32) {
    let case = opened(store, "okx", UID);
    try_often(store, &case, count, 0);
}

/// So many cases, most with a few attempts and some with many; every third is approved.
pub fn many_cases(store: &mut Store, count: u32) {
    const ATTEMPTS: [u32; 10] = [1, 2, 3, 1, 2, 1, 4, 1, 2, 12];
    for (number, attempts) in (0..count).zip(ATTEMPTS.into_iter().cycle()) {
        let case = opened(store, "okx", &format!("2000{number}"));
        try_often(store, &case, attempts, number);
        if number % 3 == 0 {
            give(store, &case, &Command::Approve { at: time(&format!("T-{}m", number * 7 % 60)) });
        }
    }
}

/// Records attempts up to one hour ago, all but the last one rejected.
fn try_often(store: &mut Store, case: &Case, count: u32, shift: u32) {
    const REASONS: [&str; 4] = ["document_glare", "document_blurry", "face_not_visible", "name_mismatch"];
    for left in (0..count).rev() {
        let submitted = format!("T-{}h", left * 30 + 1);
        give(store, case, &submit(&submitted, Submission::default()));
        if left > 0 {
            let minutes = (left * 30 + 1) * 60 - (left * 7 + shift * 13) % 300 - 1;
            let reason = REASONS[usize::try_from((left * left + shift) % 7 % 4).unwrap()];
            give(store, case, &reject(&format!("T-{minutes}m"), &[reason], None));
        }
    }
}
