//! Mentor, coach or advisor: what tells them apart, and a short quiz on which one somebody needs now.
//! Nothing of it is stored. Whoever likes to can add the result to an application.

pub mod pages;

/// What somebody may need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help {
    /// The long view, people, growing.
    Mentor,
    /// One skill, a plan, practice.
    Coach,
    /// A view or a fact from somebody who knows.
    Advisor,
}

/// What the quiz says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing fits yet: there is time.
    TakeTime,
    /// One fits best, perhaps wearing the hats of others that come close.
    Fits {
        /// The one that fits best.
        best: Help,
        /// Those within a point of it.
        hats: Vec<Help>,
    },
}

/// How many statements there are.
pub const STATEMENTS: usize = 8;
/// Which statement speaks for which kind of help, in the order in which they are asked.
const SPEAKS_FOR: [Help; STATEMENTS] = [
    Help::Mentor,
    Help::Coach,
    Help::Advisor,
    Help::Mentor,
    Help::Coach,
    Help::Mentor,
    Help::Advisor,
    Help::Coach,
];
/// The highest answer to a statement.
pub const MOST: u8 = 3;

impl Help {
    /// All three, the one that comes first where they are even.
    pub const ALL: [Self; 3] = [Self::Mentor, Self::Coach, Self::Advisor];

    /// The name in forms and tables.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Mentor => "mentor",
            Self::Coach => "coach",
            Self::Advisor => "advisor",
        }
    }

    /// Twice the points of a statement that fits by one: two statements for an advisor weigh as much
    /// as three for the others.
    fn weight(self) -> u32 {
        match self {
            Self::Mentor | Self::Coach => 2,
            Self::Advisor => 3,
        }
    }
}

impl Outcome {
    /// What answers from 0 (not at all) to 3 (very much) come to. A statement that is left out fits
    /// not at all.
    #[must_use]
    pub fn of(answers: &[u8; STATEMENTS]) -> Self {
        const POINT: u32 = 2;
        let sum = |help: Help| -> u32 {
            let own = SPEAKS_FOR
                .iter()
                .zip(answers)
                .filter(|(of, _)| **of == help);
            own.map(|(_, answer)| u32::from((*answer).min(MOST)) * help.weight())
                .sum()
        };
        let highest = Help::ALL.into_iter().map(sum).max().unwrap_or(0);
        if highest <= POINT {
            return Self::TakeTime;
        }
        let mut close = Help::ALL
            .into_iter()
            .filter(|help| sum(*help) + POINT >= highest);
        let best = Help::ALL
            .into_iter()
            .find(|help| sum(*help) == highest)
            .unwrap_or(Help::Mentor);
        let hats = close.by_ref().filter(|help| *help != best).collect();
        Self::Fits { best, hats }
    }

    /// The result as it is stored where somebody adds it to an application: `"mentor-coach"`.
    #[must_use]
    pub fn key(&self) -> Option<String> {
        let Self::Fits { best, hats } = self else {
            return None;
        };
        let all = std::iter::once(best).chain(hats);
        Some(all.map(|help| help.key()).collect::<Vec<_>>().join("-"))
    }

    /// The result with this name.
    #[must_use]
    pub fn read(key: &str) -> Option<Self> {
        let named = |part: &str| Help::ALL.into_iter().find(|help| help.key() == part);
        let all: Vec<Help> = key.split('-').map(named).collect::<Option<_>>()?;
        let (best, hats) = all.split_first()?;
        let is_once = hats
            .iter()
            .enumerate()
            .all(|(at, hat)| hat != best && !hats[..at].contains(hat));
        is_once.then(|| Self::Fits {
            best: *best,
            hats: hats.to_vec(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers by what they speak for: each statement of a kind in its order.
    fn outcome(mentor: [u8; 3], coach: [u8; 3], advisor: [u8; 2]) -> Outcome {
        let (mut mentor, mut coach, mut advisor) =
            (mentor.into_iter(), coach.into_iter(), advisor.into_iter());
        Outcome::of(&SPEAKS_FOR.map(|help| {
            let next = match help {
                Help::Mentor => mentor.next(),
                Help::Coach => coach.next(),
                Help::Advisor => advisor.next(),
            };
            next.unwrap()
        }))
    }

    fn fits(best: Help, hats: &[Help]) -> Outcome {
        Outcome::Fits {
            best,
            hats: hats.to_vec(),
        }
    }

    #[test]
    fn career_people_and_growth_ask_for_a_mentor() {
        assert_eq!(
            outcome([3, 3, 3], [0, 0, 0], [0, 0]),
            fits(Help::Mentor, &[])
        );
        assert_eq!(
            outcome([3, 3, 3], [3, 3, 1], [2, 3]),
            fits(Help::Mentor, &[])
        );
    }

    #[test]
    fn a_skill_or_an_obstacle_asks_for_a_coach() {
        assert_eq!(
            outcome([0, 0, 0], [3, 3, 3], [0, 0]),
            fits(Help::Coach, &[])
        );
    }

    #[test]
    fn a_choice_or_facts_ask_for_an_advisor_and_weigh_half_as_much_again() {
        assert_eq!(
            outcome([0, 0, 0], [0, 0, 0], [3, 3]),
            fits(Help::Advisor, &[])
        );
        // 9 against 7: not within a point, though fewer statements speak for it.
        assert_eq!(
            outcome([3, 3, 1], [0, 0, 0], [3, 3]),
            fits(Help::Advisor, &[])
        );
    }

    #[test]
    fn within_a_point_of_the_highest_it_is_a_mix() {
        assert_eq!(
            outcome([3, 3, 2], [3, 3, 1], [0, 0]),
            fits(Help::Mentor, &[Help::Coach])
        );
        assert_eq!(
            outcome([3, 3, 3], [3, 3, 1], [0, 0]),
            fits(Help::Mentor, &[])
        );
        // 9 and 9, even: the mentor comes first, who may wear the advisor's hat.
        assert_eq!(
            outcome([3, 3, 3], [0, 0, 0], [3, 3]),
            fits(Help::Mentor, &[Help::Advisor])
        );
        // 7.5 against 7 and 8.
        assert_eq!(
            outcome([3, 2, 2], [3, 3, 2], [3, 2]),
            fits(Help::Coach, &[Help::Mentor, Help::Advisor])
        );
    }

    #[test]
    fn who_has_at_most_one_point_anywhere_is_told_to_take_time() {
        assert_eq!(outcome([0, 0, 0], [0, 0, 0], [0, 0]), Outcome::TakeTime);
        assert_eq!(outcome([1, 0, 0], [0, 1, 0], [0, 0]), Outcome::TakeTime);
        assert_eq!(
            outcome([0, 0, 0], [0, 0, 0], [1, 0]),
            fits(Help::Advisor, &[])
        );
        assert_eq!(
            outcome([1, 1, 0], [0, 0, 0], [0, 0]),
            fits(Help::Mentor, &[])
        );
    }

    #[test]
    fn more_than_three_counts_as_three() {
        assert_eq!(
            outcome([0, 0, 0], [255, 0, 0], [2, 2]),
            fits(Help::Advisor, &[])
        );
    }

    #[test]
    fn a_result_is_kept_by_its_name() {
        for result in [
            fits(Help::Mentor, &[]),
            fits(Help::Coach, &[Help::Mentor, Help::Advisor]),
        ] {
            assert_eq!(Outcome::read(&result.key().unwrap()), Some(result));
        }
        for wrong in [
            "",
            "mentor-mentor",
            "guru",
            "mentor-",
            "coach-advisor-advisor",
        ] {
            assert_eq!(Outcome::read(wrong), None, "{wrong}");
        }
        assert_eq!(Outcome::TakeTime.key(), None);
    }
}
