//! What a support ticket encloses: names and fingerprints of files, never their content.

use super::EvidenceId;
use serde::{Deserialize, Serialize};

/// A piece of evidence that the user has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Its kind, by the id in the evidence catalogue or a word of the user's.
    pub item: EvidenceId,
    /// The file, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<EvidenceFile>,
    /// The user's remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Where a file is and how to recognise it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceFile {
    /// Its absolute path when it was recorded.
    pub path: String,
    /// SHA-256 of its content, as 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// Its length in bytes.
    pub size: u64,
}
