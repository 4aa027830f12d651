//! What holds for any bytes that somebody brings in as a spreadsheet. For tests and fuzzing.

use dyad_platform::sheet::{Hints, read};

use super::{email, preview, propose};
use crate::template::shipped_by_key;

/// The templates whose questions are of most kinds.
const TEMPLATES: [&str; 3] = [
    "intl-student-practitioner",
    "med-faculty-12m",
    "association-light",
];

/// Nothing panics; who is ready has an address; and the counts say what is there.
#[doc(hidden)]
pub fn fuzzed(bytes: &[u8]) {
    let Ok(sheet) = read(bytes, &Hints::default()) else {
        return;
    };
    for key in TEMPLATES {
        let Ok(Some(template)) = shipped_by_key(key) else {
            continue;
        };
        let mapping = propose(&sheet, &template);
        let preview = preview(&sheet, &template, &mapping, jiff::civil::date(2026, 3, 2));
        let counts = preview.counts;
        assert_eq!(preview.ready.len(), counts.accepted_rows);
        assert!(
            counts.accepted_people <= counts.accepted_rows && counts.accepted_rows <= counts.rows
        );
        for person in &preview.ready {
            assert!(email::read(&person.email).is_ok_and(|read| read == person.email));
            assert!(sheet.format.header_row < person.row && person.row <= sheet.format.last_row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFICE: &[u8] = include_bytes!("../../../server/tests/stories/fixtures/office.xlsx");
    const TEXT: &[u8] = b"Name;E-mail;Role;Country;Fields;Languages;Time zone;Places;Not with\n\
        Lin Okafor;lin@example.org;Mentee;Portugal;Surgery, Horses;English;UTC+1;;Grace Moor\n\
        Grace Moor;grace@example.org;Mentor;\"United, Kingdom\";Surgery;a little French;EST;2,5;\n\
        Tom\xE1s;tomas@@example.org;both;=1+1;#REF!;;;03/04/2025;2.024E+11\n";

    struct Dice(u64);

    impl Dice {
        fn below(&mut self, end: usize) -> usize {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
        }
    }

    /// Damages a file as a fuzzer does, the same way each time.
    fn damaged(file: &[u8], dice: &mut Dice) -> Vec<u8> {
        let mut file = file.to_vec();
        for _ in 0..=dice.below(4) {
            let at = dice.below(file.len());
            match dice.below(5) {
                0 => file[at] ^= u8::try_from(1 + dice.below(255)).unwrap_or(1),
                1 => file.truncate(at.max(1)),
                2 => file.insert(at, b"\",;\t\n\r\x00\xFF"[dice.below(8)]),
                3 => drop(file.remove(at)),
                _ => {
                    let piece = file[at..].to_vec();
                    file.extend(piece.into_iter().take(200));
                }
            }
            if file.is_empty() {
                return file;
            }
        }
        file
    }

    #[test]
    fn no_damage_to_a_file_breaks_what_holds() {
        let mut dice = Dice(11);
        for file in [TEXT, OFFICE] {
            fuzzed(file);
            for _ in 0..120 {
                fuzzed(&damaged(file, &mut dice));
            }
        }
    }

    #[test]
    fn hostile_files_are_read_or_refused() {
        let tall = "a@example.org,".repeat(300) + "\n";
        let wide = format!("Name,E-mail,Role\n{}", "\"".repeat(40_000));
        let nested = format!(
            "Name,E-mail,Role\n{}x{},lin@example.org,Mentee\n",
            "(".repeat(9_000),
            ")".repeat(9_000)
        );
        let commas = format!(
            "Name,E-mail,Role,Fields\nLin,lin@example.org,Mentee,\"{}\"\n",
            ",".repeat(19_000)
        );
        let nothing = "\u{feff}\n\n,,,\n";
        let marks =
            "Name,E-mail,Role\n\u{202e}niL,lin@example.org,Mentee\nLin\u{0},l@example.org,Mentor\n";
        for file in [&tall, &wide, &nested, &commas, nothing, marks] {
            fuzzed(file.as_bytes());
        }
    }
}
