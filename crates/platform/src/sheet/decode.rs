//! From bytes to text: which encoding a file is written in.

use std::borrow::Cow;

use encoding_rs::{
    MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254,
};

use super::{Encoding, Unreadable};

/// The text of a file and how it was stored.
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) encoding: Encoding,
    pub(super) bom: bool,
}

const UTF_8_MARK: &[u8] = b"\xEF\xBB\xBF";
const UTF_16LE_MARK: &[u8] = b"\xFF\xFE";
const UTF_16BE_MARK: &[u8] = b"\xFE\xFF";
/// The old binary workbooks of the 1990s.
const COMPOUND_MARK: &[u8] = b"\xD0\xCF\x11\xE0";

/// Decodes a file. Bytes that are valid UTF-8 are UTF-8: other encodings practically never look
/// like it by chance. All else without a mark is Windows-1252, in which every byte has a meaning.
/// `chosen` is what somebody says who knows better.
pub(super) fn decode(bytes: &[u8], chosen: Option<Encoding>) -> Result<Decoded<'_>, Unreadable> {
    if bytes.starts_with(COMPOUND_MARK) {
        return Err(Unreadable::Workbook);
    }
    let decoded = if let Some(encoding) = chosen {
        let (text, _) = written_in(encoding).decode_with_bom_removal(bytes);
        let bom = [UTF_8_MARK, UTF_16LE_MARK, UTF_16BE_MARK]
            .iter()
            .any(|mark| bytes.starts_with(mark));
        Decoded {
            text,
            encoding,
            bom,
        }
    } else if let Some(rest) = bytes.strip_prefix(UTF_8_MARK) {
        // A stray byte must not turn a file that declares itself UTF-8 into another encoding.
        Decoded {
            text: String::from_utf8_lossy(rest),
            encoding: Encoding::Utf8,
            bom: true,
        }
    } else if let Some(rest) = bytes.strip_prefix(UTF_16LE_MARK) {
        let text = UTF_16LE.decode_without_bom_handling(rest).0;
        Decoded {
            text,
            encoding: Encoding::Utf16Le,
            bom: true,
        }
    } else if let Some(rest) = bytes.strip_prefix(UTF_16BE_MARK) {
        let text = UTF_16BE.decode_without_bom_handling(rest).0;
        Decoded {
            text,
            encoding: Encoding::Utf16Be,
            bom: true,
        }
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        Decoded {
            text: Cow::Borrowed(text),
            encoding: Encoding::Utf8,
            bom: false,
        }
    } else {
        let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
        Decoded {
            text,
            encoding: Encoding::Windows1252,
            bom: false,
        }
    };
    if decoded.text.contains('\0') {
        Err(Unreadable::NotText)
    } else {
        Ok(decoded)
    }
}

fn written_in(encoding: Encoding) -> &'static encoding_rs::Encoding {
    match encoding {
        Encoding::Utf8 => UTF_8,
        Encoding::Windows1252 => WINDOWS_1252,
        Encoding::Windows1250 => WINDOWS_1250,
        Encoding::Windows1251 => WINDOWS_1251,
        Encoding::Windows1254 => WINDOWS_1254,
        Encoding::Macintosh => MACINTOSH,
        Encoding::Utf16Le => UTF_16LE,
        Encoding::Utf16Be => UTF_16BE,
    }
}
