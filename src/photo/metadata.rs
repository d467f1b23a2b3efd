//! What a file says of itself: the camera, the programs, whether a place. No coordinate leaves this file.

use super::CheckId;
use super::container::Parts;
use super::judge::Judge;
use super::thresholds::Thresholds;
use exif::{Context, Exif, Tag, Value};

/// The longest text that is taken over, in characters.
const LONGEST: usize = 80;

/// What a file says of itself.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    /// The programs that signed it, a camera's own among them.
    pub programs: Vec<String>,
    /// Whether it names a camera.
    pub has_camera: bool,
    /// Whether it tells where it was taken.
    pub has_place: bool,
    /// Whether it calls itself a screenshot.
    pub is_screenshot: bool,
}

impl Metadata {
    /// Reads what the parts of a file tell; what is broken in them tells nothing.
    pub fn of(parts: &Parts<'_>) -> Self {
        let mut found = Self::default();
        if let Some(exif) = parts.exif.and_then(parse) {
            found.take_exif(&exif);
        }
        if let Some(xmp) = parts.xmp {
            found.take_xmp(&String::from_utf8_lossy(xmp));
        }
        for (keyword, text) in &parts.texts {
            let text = String::from_utf8_lossy(text);
            found.is_screenshot |= says_screenshot(&text);
            if keyword.eq_ignore_ascii_case(b"software") {
                found.sign(&text);
            }
        }
        found
    }

    /// Judges the marks of editors, and whether a place is told.
    pub fn judge(&self, judge: &mut Judge<'_>) {
        let editors = self.editors(judge.thresholds);
        let shown = if editors.is_empty() { "none".to_owned() } else { editors.join(", ") };
        judge.text(CheckId::Edited, editors.len() as f64, shown);
        let (count, shown) = if self.has_place { (1.0, "told") } else { (0.0, "not told") };
        judge.text(CheckId::Place, count, shown);
    }

    /// The programs among the signers that change pictures.
    fn editors(&self, thresholds: &Thresholds) -> Vec<&str> {
        let known = &thresholds.edited.editors;
        let changes = |program: &str| known.iter().any(|editor| program.contains(editor.as_str()));
        self.programs.iter().map(String::as_str).filter(|program| changes(&program.to_lowercase())).collect()
    }

    fn take_exif(&mut self, exif: &Exif) {
        /// The program that a picture went through before it was stored.
        const PROCESSING_SOFTWARE: Tag = Tag(Context::Tiff, 0x000b);
        for field in exif.fields() {
            match field.tag {
                Tag::Software | PROCESSING_SOFTWARE => self.sign(&text(&field.value)),
                Tag::Make | Tag::Model => self.has_camera |= !text(&field.value).trim().is_empty(),
                Tag::UserComment | Tag::ImageDescription => self.is_screenshot |= says_screenshot(&text(&field.value)),
                Tag::GPSLatitude | Tag::GPSLongitude => self.has_place = true,
                _ => {}
            }
        }
    }

    fn take_xmp(&mut self, xmp: &str) {
        for name in ["CreatorTool", "softwareAgent"] {
            for (at, _) in xmp.match_indices(name).take(20) {
                if let Some(value) = value_of(&xmp[at + name.len()..]) {
                    self.sign(value);
                }
            }
        }
        self.has_place |= xmp.contains("GPSLatitude") || xmp.contains("GPSLongitude");
        self.is_screenshot |= says_screenshot(xmp);
    }

    fn sign(&mut self, program: &str) {
        let program: String = program.trim().chars().take(LONGEST).collect();
        self.is_screenshot |= says_screenshot(&program);
        if !program.is_empty() && !self.programs.contains(&program) {
            self.programs.push(program);
        }
    }
}

fn parse(bytes: &[u8]) -> Option<Exif> {
    let mut reader = exif::Reader::new();
    let read = reader.continue_on_error(true).read_raw(bytes.to_vec());
    read.or_else(|error| error.distill_partial_result(|_| {})).ok()
}

/// A value as text; what is no text is none.
fn text(value: &Value) -> String {
    match value {
        Value::Ascii(parts) => parts.iter().map(|part| String::from_utf8_lossy(part)).collect(),
        Value::Undefined(bytes, _) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    }
}

/// The value behind a name in XML: of `="VALUE"` or of `>VALUE<`.
fn value_of(rest: &str) -> Option<&str> {
    let (start, end) = match rest.as_bytes().first()? {
        b'=' => (rest.get(2..)?, ['"', '\'']),
        b'>' => (rest.get(1..)?, ['<', '<']),
        _ => return None,
    };
    start.split(end).next()
}

fn says_screenshot(text: &str) -> bool {
    text.to_lowercase().contains("screenshot")
}
