# Chapter 2: from wishes to a living partnership.

you-and = You and { $name }
only-you-and = Only you and { $name }
only-coordinators = Only the coordinators

## Lists and reasons

list-and = { $head } and { $last }
list-as-well-as = { $head } as well as { $last }
list-more = { $count ->
    [one] one more
   *[other] { $count } more
}
halves-and = { $head }, and { $last }

reason-free-on = both are free on { $times }
reason-free-on-your-clock = both are free on { $times } by your clock
reason-free-hours = { $hours ->
    [one] one free hour a week falls together
   *[other] { $hours } free hours a week fall together
}
reason-languages = both speak { $languages }
reason-nothing-stands-out = No single answer stands out, and all your rules hold for the two.
reason-rules-hold = You fit each other in all that the programme asks of a pair.

weekday-mornings = weekday mornings
weekday-afternoons = weekday afternoons
weekday-evenings = weekday evenings
saturdays = Saturdays
sundays = Sundays

country-in-a-sentence = { $code ->
    [AE] the United Arab Emirates
    [BQ] the Caribbean Netherlands
    [BS] the Bahamas
    [CC] the Cocos Islands
    [CF] the Central African Republic
    [CK] the Cook Islands
    [DO] the Dominican Republic
    [FK] the Falkland Islands
    [FO] the Faroe Islands
    [GB] the United Kingdom
    [GM] the Gambia
    [IM] the Isle of Man
    [KM] the Comoros
    [KY] the Cayman Islands
    [MH] the Marshall Islands
    [MP] the Northern Mariana Islands
    [MV] the Maldives
    [NL] the Netherlands
    [PH] the Philippines
    [SB] the Solomon Islands
    [SC] the Seychelles
    [TC] the Turks and Caicos Islands
    [US] the United States
    [VG] the British Virgin Islands
    [VI] the United States Virgin Islands
   *[other] { $name }
}

year-of-study = year { $year } of study
years-in-practice = { $years ->
    [0] first year in practice
    [one] one year in practice
   *[other] { $years } years in practice
}

column-free-hours = Free hours in common
column-region = Part of the world
column-stages-so-far = The mentors somebody has already

rule-share = Something in common at “{ $question }”
rule-free-hours = A free hour a week in common, awake on both clocks
rule-differ = Not the same at “{ $question }”
rule-above = The mentor further on than the mentee at “{ $question }”
rule-hours-apart = { $hours ->
    [one] At most one hour between their clocks
   *[other] At most { $hours } hours between their clocks
}
rule-distance-apart = At most { $most } apart at “{ $question }”
rule-wish = The mentor is what the mentee wished for at “{ $question }”
rule-not-with = No two of whom one ruled the other out, or who were a pair or asked in vain before

found-kept = Not shown on any page
found-unsaid = One of them said nothing
found-nothing = Nothing in common
found-shared = { $values }
found-hours-in-common = { $hours ->
    [one] One hour a week
   *[other] { $hours } hours a week
}
found-none-met = { $of ->
    [one] The one wish is not met
   *[other] None of { $of } wishes met
}
found-met = { $values }: { $met } of { $of } met
found-above = { $steps ->
    [0] On the same step
    [one] The mentor is one step further
   *[other] The mentor is { $steps } steps further
}
found-steps = { $steps ->
    [0] The same
    [one] One step apart
   *[other] { $steps } steps apart
}
found-hours-apart = { $hours ->
    [0] On the same clock
    [one] One hour apart
   *[other] { $hours } hours apart
}
found-smaller = { $number }, the smaller of the two
found-apart = { $distance ->
    [0] No difference
   *[other] { $distance } apart
}
found-fits = It is as it should be

## Home

home-title = Home
home-hello = Hello { $name }
home-empty = Nothing waits for you today.
home-empty-next = When there is somebody to meet or something to answer, it stands here, and we write to you.
home-by = An answer would be kind by
home-no-reason = No answer needs a reason.
home-answer = Read and answer
home-also = Also waiting
home-asked-mentor = Would you be { $name }’s mentor?
home-asked-mentee = { $name } would be your mentor
home-pairs = { $count ->
    [one] Your pair
   *[other] Your pairs
}
home-programmes = Programmes you look after
home-no-programme = None yet. Opening one takes a few minutes: a name, a date, and a template that brings the rest.
home-open-programme = Open a programme

## Matching: the rounds

matching-title = Matching
matching-empty = Nobody takes part yet.
matching-empty-next = Bring your list in and accept the applicants; then one press finds the best pairs.
matching-to-people = Go to the people
matching-ready = { $mentees ->
    [one] One mentee looks for a mentor
   *[other] { $mentees } mentees look for a mentor
}, and { $mentors ->
    [one] one mentor has
   *[other] { $mentors } mentors have
} { $places ->
    [one] room for one.
   *[other] room for { $places }.
}
matching-what-happens = You get a draft to read. Nobody is told anything before you release it.
matching-button = Match
matching-replaces = A new draft takes the place of the one below.
matching-nobody = There is nobody to match right now: it takes a mentee without a mentor, and a mentor with room.
matching-counts = Looking for a mentor: { $mentees }. Mentors with room: { $mentors }, for { $places } altogether.
matching-rounds = Rounds so far
matching-round = Round { $number }
matching-draft = Draft of { $date }. Nobody has been told.
matching-leaving = A round is on its way: its letters leave within ten minutes. Take it back first, or wait until it has left; no new draft was made.
matching-released = Released on { $date }.

## Matching: the desk

desk-headline = { $served } of { $mentees } { $mentees ->
    [one] has
   *[other] have
} a mentor.
desk-headline-released = { $served } of { $mentees } { $mentees ->
    [one] was
   *[other] were
} put together with a mentor.
desk-proved-people = By your rules no pairing serves more people, and none that serves as many fits better.
desk-proved-pairs = By your rules no pairing makes more pairs, and none that makes as many fits better.
desk-crowd = { $pairs ->
    [one] One pair
   *[other] { $pairs } pairs
}, { $alone ->
    [0] and nobody standing alone
    [one] and one person standing alone
   *[other] and { $alone } people standing alone
}
desk-counts = { $cohort } · { $mentees ->
    [one] one mentee
   *[other] { $mentees } mentees
}, { $mentors ->
    [one] one mentor
   *[other] { $mentors } mentors
} with { $places ->
    [one] one place
   *[other] { $places } places
} ·
desk-released = released on
desk-draft = draft of
desk-nobody-told = Nobody has been told anything yet.
desk-discarded = A newer draft took the place of this one. It is kept to be read.
desk-to-rounds = See the rounds
desk-to-the-letters = Go to the letters
desk-ask-mentors = { $mentors ->
    [one] Ask the mentor first
   *[other] Ask the { $mentors } mentors first
}
desk-read-reasons = Read the reasons
desk-read-letters = Read the letters first
desk-leaving = released, and still yours to take back, on
desk-leaves-at = The letters leave at
desk-held-back = The letters did not leave: people, answers or rules changed in the ten minutes before. Nobody was told anything. Match again and look once more.
desk-take-back = Take it back
desk-send-now = Let them leave now
desk-kept = Whoever could stayed where you saw them. With others moving, { $points ->
    [one] one point more would be possible
   *[other] { $points } points more would be possible
}; no pairing serves more people.
desk-take-the-best = Take the best, whoever moves
desk-choose = Choose
desk-choose-pair = Choose { $mentee } and { $mentor }
desk-your-hand = Your hand
desk-lock = Lock
desk-locked = Locked
desk-unlock = Unlock
desk-never = Never these two
desk-progress = { $begun ->
    [0] No pair has begun yet
    [one] One pair has begun
   *[other] { $begun } pairs have begun
}, and { $waiting ->
    [0] no answer is open
    [one] one answer is open
   *[other] { $waiting } answers are open
}, of { $pairs ->
    [one] one proposal.
   *[other] { $pairs } proposals.
}
desk-only-you = Only you, as long as nobody else coordinates this programme
desk-you-and = You and { $names }, who share this desk
desk-left = { $count ->
    [one] One is left
    [2] Two are left
   *[other] { $count } are left
}
desk-pairs = { $count ->
    [one] The pair
   *[other] The { $count } pairs
}
desk-sort = Sort by
desk-sort-mentee = Mentee’s name
desk-sort-mentor = Mentor’s name
desk-sort-score = Lowest score first
desk-show = Show
desk-caption = Proposed pairs, one sentence of reason each
desk-mentee = Mentee
desk-mentor = Mentor
desk-why = Why these two
desk-score = Score
desk-answers = Answers
desk-with = with
desk-more = More
desk-less = Less
desk-about = about { $mentee } and { $mentor }
desk-bars-caption = How { $score } points come together for { $mentee } and { $mentor }
desk-what-counts = What counts
desk-to-scale = Drawn to scale
desk-points = Points
desk-points-of = { $points } of { $most }
desk-together = Together
desk-holds = What holds between them
desk-pages = Pages of pairs
desk-proof = Rules and proof
desk-must = What must hold
desk-counts-heading = What counts, and how much at most
desk-proved-heading = What was proved
desk-yours = You are one of these two, so their answers stay hidden from you.
desk-waits-for = Waiting for { $name } since { $since }, until { $until }.
desk-mentor-said-yes = { $mentor } said yes on { $date }. Waiting for { $mentee } until { $until }.
desk-both-said-yes = Both said yes. They began on { $date }.
desk-not-now = { $name } said “not now” on { $date }.
desk-no-answer = No answer from { $name } by { $date }.
desk-no-place = Closed: { $name }’s places were taken.
desk-wants-to-talk = { $name } would like to talk first.

hand-heading = Changed by hand
hand-undo = Undo
hand-undone = (undone)
bulk-with = With the chosen pairs:
bulk-swap = Swap their mentors
bulk-never = Never together
assign-heading = Put two people together by hand
assign-hint = Rules and exclusions hold for your hand, too. The rest is arranged around the two.
assign-button = Put them together

edit-pair = { $mentee } with { $mentor }
edit-locked = Locked: { $pairs }.
edit-unlocked = No longer locked: { $pairs }.
edit-forbidden = Never together: { $pairs }.
edit-assigned = Put together by hand: { $pairs }.
edit-swapped = Swapped the mentors of { $pairs }.
edit-one-more-place = Said yes to one more place.
edit-took-the-best = Took the best of all.
edit-refused-title = This can’t be done
edit-yours = You are one of these two, so another coordinator decides about this pair. Nothing was changed.
edit-undone-already = This was undone before, so nothing was changed.
edit-no-draft = This round is no longer a draft, so nothing was changed.
edit-nothing-chosen = No pair was chosen, so nothing was changed. Tick one or more and press again.
edit-swap-needs-two = To swap, tick exactly two pairs. Nothing was changed.
edit-not-taking-part = One of the two takes no part in this round, or has all the partners they asked for. Nothing was changed.
edit-apart = They must not be paired
edit-refused = { $mentee } and { $mentor } can’t be put together, because this doesn’t hold: { $rule }. Nothing was changed.
edit-place-is-kept = All places of this mentor are kept for others by hand. Unlock one of them first; nothing was changed.
edit-somebody-was-faster = Somebody else changed this draft a moment ago, so yours was not taken. Look at it again, then press once more.

effect-none = Nobody moves.
effect-points = { $moved ->
    [0] Nobody moves
    [one] One person moves
   *[other] { $moved } people move
}, total { $sign }{ $points }.
effect-more = { $count ->
    [one] One more has a mentor.
   *[other] { $count } more have a mentor.
}
effect-fewer = { $count ->
    [one] One fewer has a mentor.
   *[other] { $count } fewer have a mentor.
}
ways-heading = Other ways for { $name }
ways-sentence = { $mentor }, { $score }: { $moves }. { $change }
ways-nobody-moves = a place is free
ways-moves = { $name } goes to { $mentor }
ways-is-left = { $name } is left without a mentor
ways-many-move = { $count } others move
ways-barred = { $mentor } can’t be, as this doesn’t hold: { $rule }
ways-apart = { $mentor } can’t be: they must not be paired
ways-try = Try it

left-places-taken = { $mentors ->
    [one] One mentor would be possible for { $name }, and all places there are taken.
   *[other] { $mentors } mentors would be possible for { $name }, and all their places are taken.
}
left-nobody-possible = By your rules no mentor is possible for { $name }.
left-no-mentors = There is no mentor in this cohort yet.
left-ruled-out = { $mentors ->
    [one] With one mentor this doesn’t hold: { $rule }
   *[other] With { $mentors } mentors this doesn’t hold: { $rule }
}
left-kept-apart = { $mentors ->
    [one] One mentor must not be paired with them
   *[other] { $mentors } mentors must not be paired with them
}
left-one-place-more = One more place with { $mentor } would help { $name }.
left-ask-for-a-place = Ask { $name } for one more place
left-short-letter = { $name } gets a short letter that names nobody, and can say no with one tap.
left-asked = You asked { $name } on { $day }. An answer may come until { $until }.
left-gave-a-place = { $name } said yes to one more place.
left-no-place = { $name } has no room for one more.
left-no-word = You asked { $name } on { $day }, and no answer came.
left-relax = It would help { $name } if this did not have to hold: { $rule }
left-no-single-change = No single change would help { $name }. Another mentor would.

release-heading = When you are ready
release-what = { $mentors ->
    [one] One mentor gets a letter for each mentee proposed.
   *[other] { $mentors } mentors get a letter for each mentee proposed.
} A mentee is asked only after the mentor’s yes, so that nobody is offered someone who then declines.
release-until = Mentors have until
release-here = You see their answers here.
release-final = The letters leave ten minutes later. Until then you can take it back, and nobody will have heard of it.
release-title = Ask { $mentors ->
    [one] the mentor
   *[other] { $mentors } mentors
}
release-back = Back to the pairs
release-sure = I have looked at the pairs, and { $pairs ->
    [one] this letter may leave
   *[other] these { $pairs } letters may leave
}
release-tick-first = Please tick that the letters may leave. Nothing has been sent.
release-preview = Letter { $at } of { $pairs }
release-letters = Letters
release-letter-before = The letter before
release-letter-after = The next letter
release-too-late = The letters have left, so this can no longer be taken back. You see the answers on the desk.
release-to = To { $name }:
release-discarded = A newer draft took the place of this round, so it was not released. Nobody was told anything.
release-empty = This round has no pair, so there is nobody to ask.
release-outdated = People, answers or rules have changed since this draft was made, so it was not released. Match again; nobody was told anything.

## Letters

letter-greeting = Dear { $name },
letter-signed = { $name }, { $organisation }
letter-replies-nowhere = Replies to this mail go nowhere.
letter-replies-to = You both shared your address, so a reply to this mail goes straight to { $name }, and to nobody else.
letter-ask = To ask { $name } something: { $address }

ask-mentor-subject = Would you be { $name }’s mentor?
ask-mentor-opening = You offered to mentor in { $programme }. We would like to put you together with { $name }.
ask-mentee-subject = { $name } would be your mentor
ask-mentee-opening = You looked for a mentor in { $programme }, and { $name } has said yes to you.
ask-about = { $name } in a line: { $facts }.
ask-why = Why the two of you? { $why }
ask-time = What it asks of you: { $time } { $not-asked }
ask-button = Read more and answer
ask-by = An answer by { $day } would be kind: yes, let’s talk, or not now. None of them needs a reason or a password.
ask-mentor-silence = If the week is too full, do nothing: we ask once more, and then it closes by itself. { $name } is asked only after your yes, and never hears of a no.
ask-mentee-silence = If the week is too full, do nothing: we ask once more, and then it closes by itself. { $name } never hears a reason.
ask-link = The link is yours alone and works until { $day }. It opens this one question and signs nobody in.

remind-mentor = A week can be full, so here it is once more: in { $programme } we would like to put you together with { $name }.
remind-mentee = A week can be full, so here it is once more: in { $programme }, { $name } has said yes to you.
remind-after = The question is open until { $day }. After that it closes by itself, and we don’t ask again.

place-subject = Would there be room for one more?
place-title = Would there be room for one more?
place-opening = In { $programme } somebody would find a mentor if you had one more place.
place-time = What one more asks of you: { $time }
place-button = Answer with one tap
place-silence = If nothing comes from you by { $day }, we leave it at what you offered.
place-yes = Yes, one more
place-yes-next = You have one place more. You still say yes or no to each person.
place-no = No, not now
place-no-next = No reason needed, and nobody hears of it but the coordinators.
place-said-yes = You have one place more. When we find somebody whom you would suit, we ask you first.
place-said-no = It stays at what you offered. There is nothing left for you to do.
place-over = The time for this question has passed, or the link was cut off on its way. It stays at what you offered.

nothing-subject = This time it did not come about ({ $programme })
nothing-subject-short = It did not come about this time
nothing-mentor = Thank you for your yes in { $programme }. With { $name } it did not come about this time, and that says nothing about you.
nothing-mentor-next = You have room again. When we find somebody whom you would suit, we ask you as before.
nothing-mentee = Thank you for your yes in { $programme }. It did not come about this time, and that says nothing about you.
nothing-mentee-next = You stay on our list, and we look for another mentor for you. There is nothing you need to do.

began-subject = You and { $name } are a pair
began-mentor = { $name } said yes, too. You are a pair from today, until { $end }.
began-mentee = { $name } said yes, and so did you. You are a pair from today, until { $end }.
began-mentor-next = { $name } is asked to write first. If you would rather begin, do: a hello is enough.
began-mentee-next = Say hello: one line is enough, and { $name } waits for it.
began-button = Say hello
began-address = { $name } shares this address with you: { $address }
began-private = What you two write on your page, only you and { $name } can read.

talk-subject = { $name } would like to talk first
talk-opening = { $name } got a proposal in { $programme } and would like to talk before answering. The question stays open until { $day }.
talk-next = { $name }’s address: { $address }
talk-button = Open matching

## Answering

answer-mentor-title = Would you be { $name }’s mentor?
answer-lede = { $programme } · { $time }
answer-mentor-yes = { $name } is asked next. When both have said yes, you are a pair.
answer-mentor-not-now = No reason needed. { $name } never hears that you were asked.
answer-mentee-title = { $name } would be your mentor
answer-mentee-yes = You are a pair at once, and you write first.
answer-mentee-not-now = No reason needed. { $name } hears only that it did not come about.
answer-own-words = In { $name }’s own words
answer-shown-to = You, because { $name } showed this to a possible partner, and the coordinators
answer-why-heading = Why the two of you
answer-by-day = An answer would be kind by
answer-closes = After that day this closes by itself.
answer-heading = Your answer
answer-share = With a yes, share my mail address with { $name }
answer-share-hint = If you both do, replies to our letters go straight to each other. You can take it back at any time.
answer-yes = Yes
answer-yes-includes = Your yes includes what is expected, the code of conduct and confidentiality; two minutes to read.
answer-talk = Let’s talk
answer-talk-next = Nothing promised. The coordinators hear of it and write to you; the question stays open.
answer-talk-noted = We noted that you would like to talk. { $coordinator } hears of it and writes to you. You can still answer here.
answer-not-now = Not now
answer-reason = A reason for “not now”, if you like
answer-includes-heading = What your yes includes
answer-conduct-heading = The code of conduct
answer-confidentiality-heading = Confidentiality
answer-about-heading = About { $name }
answer-not-asked-heading = What is not asked

stands-thanks = Thank you
stands-yes-already = You already said yes
stands-waits = { $name } is asked now, and we write to you as soon as there is an answer.
stands-until = That question is open until { $day }.
stands-began-title = You and { $name } are a pair
stands-begins = You both said yes, so it begins. Your page waits for a first hello to { $name }.
stands-began-already = You both already said yes, and it has begun. Your page waits for a hello to { $name }.
stands-to-the-pair = Say hello to { $name }
stands-thanks-for-no = Thank you for telling us
stands-no-already = You already said “not now”
stands-no-mentor = { $name } never hears that you were asked. There is nothing left for you to do.
stands-no-mentee = { $name } hears no reason, only that it did not come about. You stay on our list.
stands-nothing-title = It did not come about this time
stands-nothing-mentor = Thank you for your yes. That it did not come about says nothing about you. When we find somebody whom you would suit, we ask you as before.
stands-nothing-mentee = Thank you for your yes. That it did not come about says nothing about you. You stay on our list, we look for another mentor, and there is nothing you need to do.
stands-full-mentor = Thank you for your yes. You have as many mentees by now as you have room for, so this closed by itself, and nobody else heard of it.
stands-over-title = This link is over
stands-over-here = This is over
stands-over = The time to answer about { $name } has passed, and nothing more is asked of you. If you would still like to, tell us.
stands-unknown = It may have been cut off on its way, or was closed long ago. Whatever waits for you stands on your home page.
stands-sign-in = Go to my home page

home-applications = { $count ->
    [one] Your application
   *[other] Your applications
}
