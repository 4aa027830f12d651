//! What is written: first beside its place, then moved there, so that no file is ever half.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use dyad_matching::{Pair, Problem, Reason};

use crate::{FilesError, Outputs};

/// Writes pairs, their proof, and why.
pub(crate) fn all(
    problem: &Problem,
    made: &[Pair],
    proof: &impl serde::Serialize,
    to: &Outputs,
) -> Result<(), FilesError> {
    let mut files = vec![Beside::write(&to.pairs, |file| pairs(made, file))?];
    if let Some(path) = &to.certificate {
        files.push(Beside::write(path, |file| {
            serde_json::to_writer(&mut *file, proof)?;
            file.write_all(b"\n")
        })?);
    }
    if let Some(path) = &to.why {
        files.push(Beside::write(path, |file| why(problem, made, file))?);
    }
    files.into_iter().try_for_each(Beside::into_place)
}

/// Pairs alone.
pub(crate) fn only_pairs<'a>(
    to: &Path,
    rows: impl Iterator<Item = (&'a str, &'a str, i64)>,
) -> Result<(), FilesError> {
    let write = |file: &mut BufWriter<File>| {
        let mut sheet = csv::Writer::from_writer(file);
        sheet.write_record(["Mentee ID", "Mentor ID", "Score"])?;
        for (mentee, mentor, score) in rows {
            sheet.write_record([mentee, mentor, &score.to_string()])?;
        }
        sheet.flush()
    };
    Beside::write(to, write)?.into_place()
}

/// A file that isn't in its place yet; it goes away again unless it is moved there.
struct Beside {
    now: PathBuf,
    place: PathBuf,
}

impl Beside {
    fn write(
        place: &Path,
        write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
    ) -> Result<Self, FilesError> {
        let mut name = place.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        let file = Self {
            now: place.with_file_name(name),
            place: place.to_owned(),
        };
        let written = File::create(&file.now).and_then(|opened| {
            let mut buffered = BufWriter::new(opened);
            write(&mut buffered)?;
            buffered.into_inner()?.sync_all()
        });
        match written {
            Ok(()) => Ok(file),
            Err(why) => Err(FilesError::File {
                path: place.to_owned(),
                why,
            }),
        }
    }

    fn into_place(self) -> Result<(), FilesError> {
        fs::rename(&self.now, &self.place).map_err(|why| FilesError::File {
            path: self.place.clone(),
            why,
        })
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // After it was moved there is nothing to remove, which is as well.
        let _ = fs::remove_file(&self.now);
    }
}

fn pairs(made: &[Pair], to: &mut impl Write) -> io::Result<()> {
    let mut sheet = csv::Writer::from_writer(to);
    sheet.write_record(["Mentee ID", "Mentor ID", "Score"])?;
    for pair in made {
        sheet.write_record([&pair.mentee, &pair.mentor, &pair.score.to_string()])?;
    }
    sheet.flush()
}

/// One row for each pair and criterion, whose points sum to the score, and one
/// for each mentee who has no mentor.
fn why(problem: &Problem, made: &[Pair], to: &mut impl Write) -> io::Result<()> {
    let mut sheet = csv::Writer::from_writer(to);
    sheet.write_record(["Mentee ID", "Mentor ID", "Because", "Points", "At most"])?;
    for pair in made {
        let explained = problem.explain(&pair.mentee, &pair.mentor);
        let explained = explained.map_err(io::Error::other)?;
        for given in explained.contributions {
            let criterion = given.criterion;
            let phrase = criterion.kind.phrase();
            let because = criterion.name.unwrap_or_else(|| {
                let column = match given.columns.mentee.as_str() {
                    "" => &given.columns.mentor,
                    column => column,
                };
                format!("{phrase}: {column}")
            });
            let numbers = [given.points, given.most].map(|number| number.to_string());
            let ids = [pair.mentee.as_str(), &pair.mentor, &because];
            sheet.write_record(ids.into_iter().chain(numbers.iter().map(String::as_str)))?;
        }
    }
    for left in problem.left_out(made) {
        let because = match &left.reason {
            Reason::NoEligibleMentor { .. } => "the rules allow no mentor".to_owned(),
            Reason::AllPlacesTaken { eligible } => {
                format!(
                    "all places of {} possible mentors are taken",
                    eligible.len()
                )
            }
        };
        sheet.write_record([&left.mentee, "", &because, "", ""])?;
    }
    sheet.flush()
}
