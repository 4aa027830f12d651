//! What follows from what.

use dyad_pairing::proposal::{self, jobs, next_best};
use dyad_pairing::{extra_place, rematch, round, waitlist};
use dyad_platform::jobs::Reaction;

/// When this happens, then that job is done for the same subject.
pub const REACTIONS: &[Reaction] = &[
    Reaction {
        when: round::ROUND_RELEASED,
        then: jobs::ASK_THE_MENTORS,
    },
    Reaction {
        when: round::ROUND_RELEASED,
        then: waitlist::jobs::TELL_WHO_IS_LEFT,
    },
    Reaction {
        when: rematch::REMATCH_ASKED,
        then: rematch::jobs::TELL_OF_A_REMATCH,
    },
    Reaction {
        when: rematch::ENDED_FOR_A_REMATCH,
        then: rematch::jobs::TELL_THAT_A_PAIR_ENDED,
    },
    Reaction {
        when: proposal::MENTOR_SAID_YES,
        then: jobs::ASK_THE_MENTEE,
    },
    Reaction {
        when: proposal::WANTS_TO_TALK,
        then: jobs::TELL_OF_A_WISH_TO_TALK,
    },
    Reaction {
        when: proposal::PROPOSAL_DECLINED,
        then: jobs::TELL_THAT_IT_ENDED,
    },
    Reaction {
        when: proposal::PROPOSAL_EXPIRED,
        then: jobs::TELL_THAT_IT_ENDED,
    },
    Reaction {
        when: proposal::NO_PLACE_LEFT,
        then: jobs::TELL_THAT_IT_ENDED,
    },
    Reaction {
        when: proposal::PROPOSAL_DECLINED,
        then: next_best::OFFER_THE_NEXT_BEST,
    },
    Reaction {
        when: proposal::PROPOSAL_EXPIRED,
        then: next_best::OFFER_THE_NEXT_BEST,
    },
    Reaction {
        when: proposal::NO_PLACE_LEFT,
        then: next_best::OFFER_THE_NEXT_BEST,
    },
    Reaction {
        when: extra_place::PLACE_WAS_GIVEN,
        then: extra_place::jobs::USE_THE_PLACE,
    },
    Reaction {
        when: proposal::PARTNERSHIP_BEGAN,
        then: jobs::WELCOME_THE_PAIR,
    },
];
