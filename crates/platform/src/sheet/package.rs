//! The zip archive that a workbook is: how much it unpacks to, and what `calamine` doesn't say.

use std::collections::HashMap;
use std::io::{self, Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::{MOST_COLUMNS, Unreadable};

const MARK: &[u8] = b"PK\x03\x04";
/// The most bytes of XML that are unpacked: fifty times what a real list of that many rows takes.
const MOST_UNPACKED: u64 = 256 * 1024 * 1024;
/// The most files in the archive; a workbook has a few dozen.
const MOST_FILES: usize = 2_000;

pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK)
}

/// The archive of a workbook.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Package<'b> {
    /// Opens it, and unpacks all its XML once into nothing: what an archive says of its sizes is
    /// only what its maker says.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let mut archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::BrokenWorkbook)?;
        if archive.len() > MOST_FILES {
            return Err(Unreadable::BrokenWorkbook);
        }
        let mut left = MOST_UNPACKED;
        for index in 0..archive.len() {
            let file = archive
                .by_index(index)
                .map_err(|_| Unreadable::BrokenWorkbook)?;
            let name = file
                .name()
                .map_err(|_| Unreadable::BrokenWorkbook)?
                .to_ascii_lowercase();
            let is_read = [".xml", ".rels", ".bin"]
                .iter()
                .any(|end| name.ends_with(end));
            if !is_read {
                continue;
            }
            let unpacked = io::copy(&mut file.take(left + 1), &mut io::sink())
                .map_err(|_| Unreadable::BrokenWorkbook)?;
            if unpacked > left {
                let most = usize::try_from(MOST_UNPACKED / (1024 * 1024)).unwrap_or(usize::MAX);
                return Err(Unreadable::TooLargeUnpacked { most });
            }
            left -= unpacked;
        }
        Ok(Self { archive })
    }

    /// The columns (from 0) that are hidden in a sheet. Where it can't be found out, none is.
    pub(super) fn hidden_columns(&mut self, sheet: &str) -> Vec<usize> {
        self.path_of(sheet)
            .and_then(|path| self.columns_of(&path))
            .unwrap_or_default()
    }

    fn path_of(&mut self, sheet: &str) -> Option<String> {
        let workbook = self.text("xl/workbook.xml")?;
        let mut wanted = None;
        elements(&workbook, |element| {
            if element.local_name().as_ref() == "sheet"
                && attribute(element, "name").as_deref() == Some(sheet)
            {
                wanted = wanted.take().or_else(|| attribute(element, "id"));
            }
            true
        });
        let mut targets = HashMap::new();
        let relations = self.text("xl/_rels/workbook.xml.rels")?;
        elements(&relations, |element| {
            if let (Some(id), Some(target)) =
                (attribute(element, "Id"), attribute(element, "Target"))
            {
                targets.insert(id, target);
            }
            true
        });
        let target = targets.remove(&wanted?)?;
        Some(match target.strip_prefix('/') {
            Some(from_root) => from_root.to_string(),
            None => format!("xl/{target}"),
        })
    }

    fn columns_of(&mut self, path: &str) -> Option<Vec<usize>> {
        let sheet = self.text(path)?;
        let mut hidden = Vec::new();
        elements(&sheet, |element| {
            let name = element.local_name();
            if name.as_ref() == "col"
                && attribute(element, "hidden").is_some_and(|is| is == "1" || is == "true")
            {
                let edge = |name| attribute(element, name)?.parse::<usize>().ok();
                if let (Some(from), Some(to)) = (edge("min"), edge("max")) {
                    hidden.extend(from.max(1) - 1..to.min(MOST_COLUMNS));
                }
            }
            // Columns are described before the cells.
            name.as_ref() != "sheetData"
        });
        Some(hidden)
    }

    /// The beginning of a file of the archive: columns are described there.
    fn text(&mut self, path: &str) -> Option<String> {
        let file = self.archive.by_name(path).ok()?;
        let mut bytes = Vec::new();
        file.take(256 * 1024).read_to_end(&mut bytes).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// Shows every element to `look`, until it has seen enough or the text ends.
fn elements(xml: &str, mut look: impl FnMut(&BytesStart<'_>) -> bool) {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                if !look(&element) {
                    return;
                }
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// An attribute by its name without prefix.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut sound = attributes.with_checks(false).filter_map(Result::ok);
    let found = sound.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = found.value.as_ref();
    Some(
        quick_xml::escape::unescape(value)
            .map_or_else(|_| value.to_string(), std::borrow::Cow::into_owned),
    )
}
