//! An event as the log keeps it: a kind, a format version and a JSON body.

use crate::case::Event;
use serde_json::Value;

/// The version of the bodies that this program writes. It reads every version up to this one.
pub const FORMAT: i64 = 1;

/// The kind and the body of an event that is to be written.
///
/// # Errors
/// Where it can't be written as JSON, or is of a kind that only a newer version writes.
pub fn encode(event: &Event) -> Result<(String, String), serde_json::Error> {
    let mut body = serde_json::to_value(event)?;
    let kind = body.as_object_mut().and_then(|fields| fields.remove("kind"));
    let Some(Value::String(kind)) = kind else {
        return Err(serde::ser::Error::custom("an event without a kind can't be written"));
    };
    Ok((kind, body.to_string()))
}

/// The event of a kind, a format and a body that were read. What this version does not know is kept as
/// [`Event::Unknown`].
///
/// # Errors
/// Where the body of a known kind is not what that kind is made of: the log is damaged.
pub fn decode(kind: String, format: i64, body: String) -> Result<Event, serde_json::Error> {
    if format > FORMAT || !Event::KINDS.contains(&kind.as_str()) {
        return Ok(Event::Unknown { kind, body });
    }
    let mut fields: Value = serde_json::from_str(&body)?;
    if let Some(fields) = fields.as_object_mut() {
        fields.insert("kind".to_owned(), Value::String(kind));
    }
    serde_json::from_value(fields)
}
