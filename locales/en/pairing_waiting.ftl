# Waiting, another partner, a yes by phone, a line a day for coordinators.

## Waiting: the coordinators’ page

desk-to-waiting = Who waits, and who has room
waiting-title = Who waits, and who has room
waiting-to-matching = Matching
waiting-headline = { $waiting ->
    [0] Nobody waits for a mentor
    [one] One waits for a mentor
   *[other] { $waiting } wait for a mentor
}, and { $places ->
    [0] no place is free.
    [one] one place is free.
   *[other] { $places } places are free.
}
waiting-possible = { $count ->
    [0] As people and rules are now, nobody could be put together. A place more or another mentor would change that.
    [one] One could be put together with somebody now.
   *[other] { $count } could be put together with somebody now.
}
waiting-match = Match who waits
waiting-undisturbed = Only people who wait and places that are free take part. Nobody else is moved, and former partners are never put together again. You get a draft to read first.
waiting-who = Who waits
waiting-order = Whoever lost a partner comes first, then who waits from an earlier cohort, then who has waited longest.
waiting-since = Waiting since
waiting-note = Besides
waiting-now = If you matched now
waiting-with = With { $mentor }
waiting-with-nobody = With nobody yet
waiting-again = Had a partner before
waiting-from-earlier = From an earlier cohort
waiting-room = Mentors with room
waiting-places = { $count ->
    [one] one place
   *[other] { $count } places
}

## Waiting: what people are told

waitlist-front = You are among the first on the list.
waitlist-middle = You are in the middle of the list.
waitlist-later = Others have waited longer, so it may take a while.
waitlist-meanwhile = Meanwhile: { $name }. { $summary }
waitlist-nothing-to-do = When somebody is found, we write to you. There is nothing you need to do.
waitlist-subject = Your place on the list of { $programme }
waitlist-subject-short = Your place on the waiting list
waitlist-opening = You wait for a mentor in { $programme }, and we haven’t forgotten you.
home-today = Who needs you today
home-waits = You wait for a mentor in { $programme }
not-yet-subject = Not this time yet ({ $programme })
not-yet-subject-short = Not this time yet
not-yet-mentee = In { $programme } we have put mentors and mentees together. This time there was no mentor left for you, and that says nothing about you.
not-yet-mentee-next = You stay on the list. When a place comes free or a mentor joins, we look again, and you hear of it at once.
not-yet-mentor = In { $programme } we have put mentors and mentees together. This time nobody was put to you, and that says nothing about you: there were more places than people who looked.
not-yet-mentor-next = Your place stays open. When somebody looks whom you would suit, we ask you first. If you would rather not be asked this year, tell us.

## Another partner

another-title = Would you like another partner?
another-lede = That happens, and it is nobody’s fault. { $partner } is told nothing of what you write here.
another-reason = A reason, if you like
another-readers = Only the coordinators, never your partner
another-ask = Ask for another partner
another-what-happens = The coordinators write to you within a few days. Until something is decided, the two of you go on as you are.
another-asked = You asked for another partner on
another-next = The coordinators write to you. { $partner } has been told nothing.
another-take-back = Take it back: we go on
another-ended = This partnership has ended. What you wrote to each other stays here for the two of you.
rematch-heading = Would like another partner
rematch-would-like = Would like another partner.
rematch-told-on = You were told on
rematch-not-told = { $partner } has not been told.
rematch-next-sentence = The next kind sentence, to { $name }:
rematch-kind-sentence = “Thank you for saying so, { $name }. You owe nobody a reason. Would you like to hear of somebody else?”
rematch-write = Write to { $name }
rematch-end = End it kindly
rematch-stays = They go on
rematch-what-ending-does = Ending writes the same neutral letter to both. Both stand on the list again, the one who lost a partner at its front, and the two are never put together again.
rematch-subject = { $name } would like another partner
rematch-opening = { $name } would like another partner in { $programme }. The present one has been told nothing.
rematch-button = Read and decide
ended-subject = You and { $partner }: this has come to its end
ended-subject-short = This has come to its end
ended-opening = The partnership of you and { $partner } in { $programme } has come to its end. That happens, and it is nobody’s fault.
ended-mentee-next = You stand at the front of our list, and we look for somebody else for you.
ended-mentor-next = You have room again. When we find somebody whom you would suit, we ask you as before.
ended-words-stay = What the two of you wrote to each other stays between you.

## A yes by phone

desk-note-a-yes = { $name } said yes by phone
desk-heard = { $name } said yes by phone, noted on { $date }. The place is held; one tap confirms it, until { $until }.
confirm-subject = Your yes to { $name }: one tap
confirm-subject-short = Your yes: one tap
confirm-opening = { $coordinator } noted that you said yes by phone to { $name } in { $programme }. Thank you.
confirm-next = One tap confirms it. Until then the place is held for you, and we don’t remind you.
confirm-button = Confirm my yes
answer-heard = We noted that you said yes by phone. Press “Yes” to confirm it; if that was a misunderstanding, choose what you like. { $name } has not been told.

## A line a day

digest-subject = Answers in { $programme }
digest-subject-short = Answers came in
digest-declined = { $count ->
    [one] One person said “not now”.
   *[other] { $count } people said “not now”.
}
digest-expired = { $count ->
    [one] One question closed without an answer.
   *[other] { $count } questions closed without an answer.
}
digest-next-best = Where somebody else was possible, they have been asked already. Who is left stands on your desk.
