//! What a file is, by its content: its name may lie.

use serde::Serialize;

/// The type of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Format {
    /// What nearly every camera writes.
    #[serde(rename = "JPEG")]
    Jpeg,
    /// What screenshots usually are.
    #[serde(rename = "PNG")]
    Png,
    /// What newer phones write unless told otherwise.
    #[serde(rename = "HEIC")]
    Heic,
    /// A picture of the same family.
    #[serde(rename = "AVIF")]
    Avif,
    /// A picture of the web.
    #[serde(rename = "WebP")]
    Webp,
    /// An old picture of the web.
    #[serde(rename = "GIF")]
    Gif,
    /// A scanner's picture.
    #[serde(rename = "TIFF")]
    Tiff,
    /// An old uncompressed picture.
    #[serde(rename = "BMP")]
    Bmp,
    /// A document.
    #[serde(rename = "PDF")]
    Pdf,
    /// A film.
    #[serde(rename = "video")]
    Video,
    /// No byte at all.
    #[serde(rename = "empty")]
    Empty,
    /// Nothing of these.
    #[serde(rename = "unknown")]
    Unknown,
}

impl Format {
    /// What `bytes` are; their beginning is enough.
    pub fn of(bytes: &[u8]) -> Self {
        if bytes.is_empty() {
            return Self::Empty;
        }
        let starts: [(&[u8], Self); 8] = [
            (b"\xff\xd8\xff", Self::Jpeg),
            (b"\x89PNG\r\n\x1a\n", Self::Png),
            (b"GIF8", Self::Gif),
            (b"II*\0", Self::Tiff),
            (b"MM\0*", Self::Tiff),
            (b"BM", Self::Bmp),
            (b"%PDF-", Self::Pdf),
            (b"\x1aE\xdf\xa3", Self::Video),
        ];
        if let Some((_, format)) = starts.iter().find(|(start, _)| bytes.starts_with(start)) {
            return *format;
        }
        match (bytes.get(..4), bytes.get(4..8), bytes.get(8..12)) {
            (Some(b"RIFF"), _, Some(b"WEBP")) => Self::Webp,
            (_, Some(b"ftyp"), Some(b"avif" | b"avis")) => Self::Avif,
            (_, Some(b"ftyp"), Some(b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1")) => Self::Heic,
            (_, Some(b"ftyp"), _) => Self::Video,
            _ => Self::Unknown,
        }
    }

    /// The name for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Heic => "HEIC",
            Self::Avif => "AVIF",
            Self::Webp => "WebP",
            Self::Gif => "GIF",
            Self::Tiff => "TIFF",
            Self::Bmp => "BMP",
            Self::Pdf => "PDF",
            Self::Video => "video",
            Self::Empty => "empty",
            Self::Unknown => "unknown",
        }
    }

    /// Whether kycase can look into it.
    pub fn is_decoded(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png)
    }

    /// Whether it could be a picture or a document at all.
    pub fn is_sendable(self) -> bool {
        !matches!(self, Self::Video | Self::Empty | Self::Unknown)
    }

    /// Whether a playbook means it by `name`: `jpg`, `.PNG`, `PDF`.
    pub fn is_called(self, name: &str) -> bool {
        let name = name.trim_start_matches('.').to_lowercase();
        let own = self.word().to_lowercase();
        name == own || (self == Self::Jpeg && name == "jpg") || (self == Self::Heic && name == "heif")
    }
}
