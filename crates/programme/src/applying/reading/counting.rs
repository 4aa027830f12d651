//! Numbers, whole or with a decimal sign.

use crate::import::Answer;
use crate::import::answer::Decimal;
use crate::template::question::{Question, Role};
use crate::words::Words;

pub(super) fn number(
    words: Words,
    question: &Question,
    role: Role,
    said: &str,
) -> Result<Answer, String> {
    if question.decimals.is_none() {
        return Ok(Answer::Number(whole(words, question, role, said)?));
    }
    let said = said.replace(',', ".");
    let (before, rest) = said.split_once('.').unwrap_or((&said, ""));
    let is_plain = rest.len() <= 2 && rest.bytes().all(|digit| digit.is_ascii_digit());
    let before = whole(words, question, role, before)?;
    let rest: i64 = match (is_plain, rest.len()) {
        (true, 0) => 0,
        (true, 1) => rest.parse::<i64>().unwrap_or(0) * 10,
        (true, _) => rest.parse().unwrap_or(0),
        (false, _) => return Err(words.wrong_number()),
    };
    Ok(Answer::Decimal(Decimal::of_hundredths(before * 100 + rest)))
}

fn whole(words: Words, question: &Question, role: Role, said: &str) -> Result<i64, String> {
    let number: i64 = said.parse().map_err(|_| words.wrong_number())?;
    match question.range_for(role) {
        Some([from, to]) if !(from..=to).contains(&number) => Err(words.wrong_range(from, to)),
        None if !(0..=1_000_000).contains(&number) => Err(words.wrong_number()),
        _ => Ok(number),
    }
}
