//! Entries written out for other programs and other logs, and read back in.

use super::chain::{Chain, Link};
use super::record::{self, Record};
use super::{Store, StoreError, body};
use crate::case::text::display_safe;
use crate::case::{Case, CaseId, Event, Moment, Slug, WriterId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::HashMap;
use std::fmt::Write as _;

/// An entry of the log as an export writes it: all that the log holds of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Written {
    /// The reference of its case when it was written out, for people.
    case: Slug,
    case_id: CaseId,
    sequence: u32,
    writer: WriterId,
    /// RFC 3339 in UTC.
    at: String,
    /// RFC 3339 in UTC.
    recorded_at: String,
    kind: String,
    format: i64,
    body: Value,
    /// The body byte for byte, where writing `body` anew would give another text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    body_text: Option<String>,
    /// In hexadecimal; null where kycase did not write the entry.
    digest: Option<String>,
}

impl Store {
    /// The entries of a case, ready to be written out.
    ///
    /// # Errors
    /// [`StoreError`] where they can't be read.
    pub fn written(&self, case: &Case) -> Result<Vec<Written>, StoreError> {
        let rows = record::of_case(&self.connection, &case.id).map_err(|error| error.at(&self.path))?;
        Ok(rows.into_iter().map(|(record, digest)| Written::of(case, record, digest)).collect())
    }
}

impl Written {
    fn of(case: &Case, record: Record, digest: Option<Link>) -> Self {
        let Record { sequence, writer, at, recorded_at, kind, format, body: text } = record;
        let body = serde_json::from_str(&text).unwrap_or_else(|_| Value::from(text.as_str()));
        let anew = body.to_string();
        Self {
            case: case.slug.clone(),
            case_id: case.id.clone(),
            sequence,
            writer,
            at: at.rfc3339(),
            recorded_at: recorded_at.rfc3339(),
            kind,
            format,
            body_text: (anew != text).then_some(text),
            body,
            digest: digest.map(hexadecimal),
        }
    }
}

fn hexadecimal(link: Link) -> String {
    link.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String can't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Why an entry that was written out can't be taken in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// An id that is none.
    #[error("`{field}` is no id as kycase makes them: `{}`", display_safe(.found))]
    Id {
        /// The field.
        field: &'static str,
        /// What it holds.
        found: String,
    },
    /// A time that is none.
    #[error("`{field}` is no time as kycase writes them, like 2026-11-23T14:05:00Z: `{}`", display_safe(.found))]
    Time {
        /// The field.
        field: &'static str,
        /// What it holds.
        found: String,
    },
    /// Entries of the case are missing, or in another order.
    #[error("entry {found} of case `{case}` comes where entry {expected} is due; the export is not whole")]
    Gap {
        /// The case.
        case: Slug,
        /// What is due.
        expected: usize,
        /// What came.
        found: u32,
    },
    /// A newer version wrote it.
    #[error(
        "entry {sequence} of case `{case}` is of the kind `{}` in format {format}, which this version does not know; \
         update kycase",
        display_safe(.kind)
    )]
    Newer {
        /// The case.
        case: Slug,
        /// The entry.
        sequence: u32,
        /// Its kind.
        kind: String,
        /// The version of its body.
        format: i64,
    },
    /// The body is not what its kind is made of.
    #[error("entry {sequence} of case `{case}`: {}", display_safe(.detail))]
    Body {
        /// The case.
        case: Slug,
        /// The entry.
        sequence: u32,
        /// What is wrong.
        detail: String,
    },
    /// It has no digest.
    #[error("entry {sequence} of case `{case}` has no digest: kycase did not write it")]
    NoDigest {
        /// The case.
        case: Slug,
        /// The entry.
        sequence: u32,
    },
    /// It is not as it was written.
    #[error("entry {sequence} of case `{case}` is not as it was written: its digest is of something else")]
    Changed {
        /// The case.
        case: Slug,
        /// The entry.
        sequence: u32,
    },
}

/// The histories of cases as they come in, each entry held to its digest.
#[derive(Debug, Default)]
pub struct Incoming {
    histories: Vec<History>,
    places: HashMap<CaseId, usize>,
}

/// What came of one case.
#[derive(Debug)]
pub(super) struct History {
    pub(super) id: CaseId,
    pub(super) slug: Slug,
    pub(super) records: Vec<Record>,
    pub(super) chain: Chain,
}

impl Incoming {
    /// Takes the next entry; those of one case come in their order.
    ///
    /// # Errors
    /// [`Unfit`]; what was taken before is not to be used then.
    pub fn take(&mut self, written: Written) -> Result<(), Unfit> {
        uuid("case_id", written.case_id.as_str())?;
        let next = self.histories.len();
        let place = *self.places.entry(written.case_id.clone()).or_insert(next);
        if place == next {
            let (id, slug) = (written.case_id.clone(), written.case.clone());
            self.histories.push(History { chain: Chain::of(&id), id, slug, records: Vec::new() });
        }
        self.histories.get_mut(place).map_or(Ok(()), |history| history.take(written))
    }

    pub(super) fn histories(&self) -> &[History] {
        &self.histories
    }
}

impl History {
    fn take(&mut self, written: Written) -> Result<(), Unfit> {
        let Written { case, case_id: _, sequence, writer, at, recorded_at, kind, format, body, body_text, digest } =
            written;
        let expected = self.records.len().saturating_add(1);
        if usize::try_from(sequence) != Ok(expected) {
            return Err(Unfit::Gap { case, expected, found: sequence });
        }
        uuid("writer", writer.as_str())?;
        let record = Record {
            sequence,
            writer,
            at: moment("at", at)?,
            recorded_at: moment("recorded_at", recorded_at)?,
            kind,
            format,
            body: body_text.unwrap_or_else(|| body.to_string()),
        };
        match body::decode(record.kind.clone(), format, record.body.clone()) {
            Ok(Event::Unknown { kind, .. }) => return Err(Unfit::Newer { case, sequence, kind, format }),
            Ok(_) => {}
            Err(error) => return Err(Unfit::Body { case, sequence, detail: error.to_string() }),
        }
        let Some(digest) = digest else { return Err(Unfit::NoDigest { case, sequence }) };
        if hexadecimal(self.chain.extend(record.covered())) != digest {
            return Err(Unfit::Changed { case, sequence });
        }
        self.records.push(record);
        Ok(())
    }
}

fn uuid(field: &'static str, found: &str) -> Result<(), Unfit> {
    let is_one = uuid::Uuid::try_parse(found).is_ok_and(|id| id.to_string() == found);
    if is_one { Ok(()) } else { Err(Unfit::Id { field, found: found.to_owned() }) }
}

fn moment(field: &'static str, found: String) -> Result<Moment, Unfit> {
    let time = chrono::DateTime::parse_from_rfc3339(&found).map(|time| Moment::from_utc(time.to_utc()));
    time.ok().filter(|time| time.rfc3339() == found).ok_or(Unfit::Time { field, found })
}
