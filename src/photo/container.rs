//! The parts of a JPEG or PNG file beside its pixels, found by walking over its own table of lengths.

use super::Format;

/// The parts that tell something.
#[derive(Debug, Default)]
pub(super) struct Parts<'a> {
    /// The camera's data, as a TIFF structure.
    pub exif: Option<&'a [u8]>,
    /// The data that programs add, as XML.
    pub xmp: Option<&'a [u8]>,
    /// Texts with their keywords.
    pub texts: Vec<(&'a [u8], &'a [u8])>,
    /// Whether the file goes on to the end of the picture.
    pub is_whole: bool,
}

impl<'a> Parts<'a> {
    /// The parts of a file.
    pub fn of(bytes: &'a [u8], format: Format) -> Self {
        let mut parts = Self::default();
        match format {
            Format::Jpeg => parts.walk_jpeg(bytes),
            Format::Png => parts.walk_png(bytes),
            _ => {}
        }
        parts
    }

    /// A JPEG is a row of segments; from the first scan on there is only the end to be found.
    fn walk_jpeg(&mut self, bytes: &'a [u8]) {
        let mut at = 2;
        while let (Some(0xff), Some(marker)) = (bytes.get(at), bytes.get(at + 1)) {
            match marker {
                // A fill byte.
                0xff => at += 1,
                0xda => {
                    self.is_whole = bytes[at..].windows(2).any(|pair| pair == [0xff, 0xd9]);
                    return;
                }
                0x01 | 0xd0..=0xd8 => at += 2,
                marker => {
                    let Some(length) =
                        bytes.get(at + 2..at + 4).map(|two| usize::from(two[0]) << 8 | usize::from(two[1]))
                    else {
                        return;
                    };
                    let Some(content) = bytes.get(at + 4..at + 2 + length) else { return };
                    self.segment(*marker, content);
                    at += 2 + length;
                }
            }
        }
    }

    fn segment(&mut self, marker: u8, content: &'a [u8]) {
        if marker != 0xe1 {
            return;
        }
        if let Some(exif) = content.strip_prefix(b"Exif\0\0") {
            self.exif.get_or_insert(exif);
        } else if let Some(xmp) = content.strip_prefix(b"http://ns.adobe.com/xap/1.0/\0") {
            self.xmp.get_or_insert(xmp);
        }
    }

    /// A PNG is a row of chunks: length, name, content, checksum.
    fn walk_png(&mut self, bytes: &'a [u8]) {
        let mut rest = bytes.get(8..).unwrap_or_default();
        while let Some((head, after)) = rest.split_first_chunk::<8>() {
            let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]);
            let length = usize::try_from(length).unwrap_or(usize::MAX);
            let Some(content) = after.get(..length) else { return };
            self.chunk(&head[4..], content);
            self.is_whole |= &head[4..] == b"IEND";
            rest = after.get(length.saturating_add(4)..).unwrap_or_default();
        }
    }

    fn chunk(&mut self, name: &[u8], content: &'a [u8]) {
        match name {
            b"eXIf" => self.exif = Some(content),
            b"tEXt" => self.texts.extend(split_at_zero(content)),
            b"iTXt" => {
                let Some((keyword, rest)) = split_at_zero(content) else { return };
                // Compressed ones are left alone.
                let Some(rest) = rest.strip_prefix(b"\0\0") else { return };
                let Some((_, text)) = split_at_zero(rest).and_then(|(_, rest)| split_at_zero(rest)) else { return };
                if keyword == b"XML:com.adobe.xmp" {
                    self.xmp = Some(text);
                } else {
                    self.texts.push((keyword, text));
                }
            }
            _ => {}
        }
    }
}

fn split_at_zero(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = bytes.iter().position(|byte| *byte == 0)?;
    Some((&bytes[..at], &bytes[at + 1..]))
}
