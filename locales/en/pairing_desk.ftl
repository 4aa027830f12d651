# The matching desk beyond its pairs: pictures, weights, comparison, proof.

## The whole at a glance

glance-heading = The whole, at a glance
glance-scores = How well the pairs fit
glance-scores-of = Pairs by their points, of { $most } at most. Each column begins with the number beneath it.
glance-bar = { $pairs ->
    [0] no pair
    [one] one pair
   *[other] { $pairs } pairs
} with { $from } to { $to } points
glance-as-table = The same as a table
glance-points = Points
glance-pairs = Pairs
glance-places = Places and wishes by field
glance-places-how = Solid: places. Outline: mentees who named it. Who named several counts in each.
glance-field = { $label }: { $places ->
    [0] no place
    [one] one place
   *[other] { $places } places
} for { $wishes ->
    [0] nobody
    [one] one mentee
   *[other] { $wishes } mentees
}
glance-for = { $places } for { $wishes }
glance-field-heading = Field
glance-places-heading = Places
glance-wishes-heading = Mentees

## Weights and aims

weights-hint = Other numbers are tried on this draft at once, and you see who moves. Steps keep their proportions.
weights-plain = { $points } by the programme’s rules
weights-try = Try these weights
weights-back = Back to the programme’s own
weights-stay = The programme’s own rules stay as they are.
weights-change-for-good = Change them for good
weights-unreadable = A weight is a whole number from 0 to 10,000. Nothing was changed.
weights-the-same = These are the weights this draft was made with, so nothing was changed.
edit-weighed = { $count ->
    [0] Back to the programme’s own weights.
    [one] Tried another weight for one criterion.
   *[other] Tried other weights for { $count } criteria.
}

aim-heading = What is aimed at, in this order
aim-mentees = Most mentees with a mentor
aim-pairs = Most pairs
aim-points = The highest total of points

proved-best = The total is { $total } points. The proof’s upper limit is the same, so nothing better exists.
proved-kept = The total is { $total } points, as pairs were kept where you saw them. The best of all has { $best }, and that is proved.
proof-verify = Let a separate program check it
proof-save = Save the certificate
proof-holds-title = Confirmed
proof-holds = A separate program scored every possible pair anew from rules and answers, and added up the limit. No pairing is better.
proof-other-title = People have changed since
proof-other = Answers, rules or pairs are no longer those the proof was made for, so it can’t be confirmed for them. Nothing is wrong with the round as it was; match again to have a proof for today.
proof-wrong-title = The proof does not hold
proof-wrong = The separate program did not confirm this round. Please don’t release it, match again, and tell whoever runs this installation.
proof-found = What it found
proof-scored = Pairs scored anew
proof-pairs = Pairs
proof-total = Points in all
proof-how = How it is done
proof-how-it-is-read = The certificate holds a price for each person. With these prices one can work out a limit that no pairing exceeds; the round reaches it. The program that checks this shares no code with the one that matches. People stand in the certificate by numbers and never by name.

## Comparing two rounds

compare-heading = Compare
compare-with = with
compare-option = Round { $number }, { $made }
compare-button = Compare
compare-title = Round { $one } beside round { $other }
compare-headline = { $moved ->
    [0] Nobody has another mentor
    [one] One person has another mentor
   *[other] { $moved } people have another mentor
}, { $gained ->
    [0] nobody gained one
    [one] one has a mentor at last
   *[other] { $gained } have a mentor at last
}, and { $lost ->
    [0] nobody lost theirs.
    [one] one has none any more.
   *[other] { $lost } have none any more.
}
compare-the-same = The two rounds make the same pairs.
compare-same = { $count ->
    [0] No pair is in both.
    [one] One pair is in both.
   *[other] { $count } pairs are in both.
}
compare-whole = The two as a whole
compare-what = What is different
compare-made = Made on
compare-mentees = Mentees who looked
compare-served = Mentees with a mentor
compare-places = Places
compare-total = Points in all
compare-other-rules = The rules were not the same, so points can’t be compared.
compare-who = For whom it is different
compare-nobody = Nobody
compare-gained = Has a mentor at last
compare-lost = Has none any more
compare-moved = Has another
compare-more = { $count ->
    [one] One more is not listed here.
   *[other] { $count } more are not listed here.
}

## Answers on their way

matching-leaving-soon = { $count ->
    [one] One more acceptance leaves
   *[other] { $count } more acceptances leave
} at { $time }; they take part from then on.
matching-prepared = { $count ->
    [one] One acceptance is prepared and not sent.
   *[other] { $count } acceptances are prepared and not sent.
} Whoever is not accepted takes no part in a round.
matching-to-answers = Look at the answers

left-yours = This is about you, so another coordinator reads it.
left-rule-holds-not = With some mentors this doesn’t hold: { $rule }
left-places-taken-plain = For { $name } mentors would be possible, and all their places are taken.
