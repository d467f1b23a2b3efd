//! What happened, one line an entry.

use super::{Zone, breach_words, wait_words};
use crate::case::{
    AccountChange, Agreement, Breach, Case, Clearance, Correction, Entry, Event, Examination, Grade, ItemId, Moment,
    RetryClass, Ruling, Submission,
};
use crate::playbook::Catalogue;

/// One line of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The entry's place in the case.
    pub sequence: u32,
    /// When it happened.
    pub at: Moment,
    /// When it was written down.
    pub recorded_at: Moment,
    /// The entry's kind, as the log names it.
    pub kind: String,
    /// What happened, in one line; texts from outside are in it as they came, not yet made safe to show.
    pub text: String,
    /// The entry that took it back.
    pub undone_by: Option<u32>,
    /// Whether it tells of a broken rule.
    pub breach: bool,
}

/// Everything that was recorded of a case, in order.
pub fn timeline(case: &Case, catalogue: &Catalogue) -> Vec<Line> {
    let shown = case.breaches_shown();
    let shown = |entry: &Entry| shown.get(&entry.sequence).map_or(&[][..], Vec::as_slice);
    case.entries
        .iter()
        .map(|entry| Line {
            sequence: entry.sequence,
            at: entry.fact.at,
            recorded_at: entry.recorded_at,
            kind: kind(&entry.fact.event),
            text: sentence(entry, catalogue) + &marked(shown(entry)),
            undone_by: case.undone.get(&entry.sequence).copied(),
            breach: matches!(entry.fact.event, Event::Submitted { breach: Some(_), .. }) || !shown(entry).is_empty(),
        })
        .collect()
}

/// The attempts that a correction showed to be breaches.
fn marked(shown: &[(u32, Breach)]) -> String {
    let words = |(attempt, breach): &(u32, Breach)| format!("; attempt {attempt} is a {}", breach_words(*breach));
    shown.iter().map(words).collect::<Vec<_>>().concat()
}

fn kind(event: &Event) -> String {
    if let Event::Unknown { kind, .. } = event {
        return kind.clone();
    }
    let json = serde_json::to_value(event).unwrap_or_default();
    json["kind"].as_str().unwrap_or_default().to_owned()
}

fn sentence(entry: &Entry, catalogue: &Catalogue) -> String {
    match &entry.fact.event {
        Event::Opened { slug, level, account } => {
            format!("opened as {slug}: {} UID {}, level {level}", account.exchange, account.uid)
        }
        Event::Renamed { slug } => format!("renamed to {slug}"),
        Event::AccountAmended { change } => format!("account amended: {}", changed_fields(change)),
        Event::Submitted { attempt, submission, breach, .. } => {
            let breach = breach.map_or_else(String::new, |breach| format!("; {}", breach_words(breach)));
            format!("attempt {attempt} submitted{}{breach}", particulars(submission))
        }
        Event::Approved { attempt } => format!("attempt {attempt} approved"),
        Event::Rejected { attempt, text, ruling } => {
            format!("attempt {attempt} rejected: {}{}", ruling_words(ruling, catalogue), quoted(text.as_deref()))
        }
        Event::Interrupted { attempt, text } => {
            format!("attempt {attempt} interrupted for technical reasons{}", quoted(text.as_deref()))
        }
        Event::Withdrawn { attempt, text } => format!("attempt {attempt} withdrawn{}", quoted(text.as_deref())),
        Event::Amended { attempt, correction } => {
            format!("attempt {attempt} amended: {}", corrected(correction, catalogue))
        }
        Event::Undone { sequence } => format!("entry {sequence} undone"),
        Event::Noted { text } => format!("note: {text}"),
        Event::EvidenceAdded { evidence } => {
            let file = evidence.file.as_ref().map_or_else(String::new, |file| format!(", {}", file.path));
            format!("evidence at hand: {}{file}", title(catalogue, &evidence.item))
        }
        Event::EvidenceRemoved { item } => format!("evidence removed: {}", title(catalogue, item)),
        Event::Checked { item, done: true } => format!("checklist: {item} done"),
        Event::Checked { item, done: false } => format!("checklist: {item} open again"),
        Event::Examined { result } => examined(result),
        Event::TicketSent { ticket, channel, reference, text, .. } => {
            let reference = reference.as_ref().map_or_else(String::new, |reference| format!(", reference {reference}"));
            format!("ticket {ticket}: message sent by {channel}{reference}{}", quoted(text.as_deref()))
        }
        Event::TicketReplied { ticket, text, clearance } => {
            let cleared = match clearance {
                Clearance::Cleared => ": a new submission is welcome",
                Clearance::NotCleared => "",
            };
            format!("ticket {ticket}: support replied{cleared}{}", quoted(text.as_deref()))
        }
        Event::TicketClosed { ticket } => format!("ticket {ticket} closed"),
        Event::Closed { outcome } => format!("case closed: {}", outcome.word().replace('_', " ")),
        Event::Reopened => "case reopened".to_owned(),
        Event::Unknown { kind, .. } => format!("{kind}: an entry of a newer kycase"),
    }
}

fn title<'a>(catalogue: &'a Catalogue, item: &'a crate::case::EvidenceId) -> &'a str {
    catalogue.evidence(item).map_or(item.as_str(), |kind| &kind.title)
}

fn quoted(text: Option<&str>) -> String {
    text.map_or_else(String::new, |text| format!(" \u{201c}{text}\u{201d}"))
}

fn ruling_words(ruling: &Ruling, catalogue: &Catalogue) -> String {
    let titles: Vec<_> = ruling.reasons.iter().map(|reason| catalogue.title_of(reason)).collect();
    let follows = match ruling.class {
        RetryClass::Final => "final".to_owned(),
        RetryClass::SupportFirst => "support first".to_owned(),
        _ => wait_words(ruling),
    };
    format!("{} ({follows})", titles.join(", "))
}

fn particulars(submission: &Submission) -> String {
    let said = [
        ("with", &submission.document),
        ("of", &submission.country),
        ("on", &submission.device),
        ("using", &submission.app),
        ("over", &submission.network),
    ];
    let mut words: String =
        said.iter().filter_map(|(word, said)| said.as_ref().map(|said| format!(" {word} {said}"))).collect();
    if let Some(changed) = &submission.changed {
        words.push_str("; changed: ");
        words.push_str(changed);
    }
    match submission.open_items.as_deref() {
        Some([]) => words.push_str("; nothing on the list was open"),
        Some(items) => {
            let items: Vec<&str> = items.iter().map(ItemId::as_str).collect();
            words.push_str("; open on the list: ");
            words.push_str(&items.join(", "));
        }
        None => {}
    }
    words
}

fn examined(result: &Examination) -> String {
    match result {
        Examination::Document { document, expires } => {
            let kind = document.as_deref().unwrap_or("document").replace('_', " ");
            format!("examined: {kind}, good until {expires}")
        }
        Examination::Name { agreement } => {
            let words = match agreement {
                Agreement::Same => "is that of the document",
                Agreement::SameOnceNormalised => "is that of the document but for how it is typed",
                Agreement::Differs => "differs from that of the document",
            };
            format!("examined: the registered name {words}")
        }
        Examination::Photos { show, side, count, worst } => {
            let photos = if *count == 1 { "1 photo".to_owned() } else { format!("{count} photos") };
            let words = match worst {
                Grade::Ok => "ok",
                Grade::Look => "worth a look",
                Grade::Bad => "bad",
            };
            let at_worst = if *count == 1 { "" } else { "at worst " };
            format!("examined: {photos} of {}, {at_worst}{words}", show.title(*side))
        }
    }
}

fn changed_fields(change: &AccountChange) -> String {
    let fields = [
        ("UID", change.uid.is_some()),
        ("label", change.label.is_some()),
        ("name", change.name.is_some()),
        ("e-mail", change.email.is_some()),
        ("country", change.country.is_some()),
        ("time zone", change.time_zone.is_some()),
        ("invitation code", change.invitation_code.is_some()),
    ];
    fields.iter().filter(|(_, changed)| *changed).map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

fn corrected(correction: &Correction, catalogue: &Catalogue) -> String {
    let utc = Zone::utc();
    let submitted = correction.submitted_at.map(|at| format!("submitted at {}", utc.both(at)));
    let decided = correction.decided_at.map(|at| format!("decided at {}", utc.both(at)));
    let ruling = correction.ruling.as_ref().map(|ruling| ruling_words(ruling, catalogue));
    [submitted, decided, ruling].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
