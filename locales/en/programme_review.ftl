# The review desk, what is around it: notes, the waiting list, places, history, invitations to mentor,
# and the letter that says what came in.

count-asked = Asked, not answered yet
count-waitlisted = On the waiting list
column-waits = Place on the waiting list
desk-compact = Rows closer together
desk-roomy = Rows with more air
prepare-page = All { $count } on this page
prepare-accept-title = { $count ->
    [one] One person takes part
   *[other] { $count } people take part
}
views-name-needed = Please give the view a name.
views-replace-title = There is a view with this name.
views-replace-what = { $maker } keeps a view called “{ $name }”, and it shows something else. Nothing has changed yet.
views-replace-hint = Choose another name, or put yours in its place.
views-replace-sure = Put mine in the place of { $maker }’s
undo-touched = an answer, a note or a question is on its way

## One application

one-kept-for-matching = Matching keeps to it. No page shows it, as it may name somebody who reads this.
one-kept-and-unknown = Matching keeps to it. No page shows it, as it may name somebody who reads this. One name in it belongs to nobody who has applied yet, or to more than one: matching keeps to it once just one person has that name. Ask for a mail address to be sure.
places-change = Ask for another number
places-label = How many places would be right?
places-hint = { $name } is asked by letter. Nothing changes without a yes.
places-button = Ask { $name }
places-no-number = Please write a number from 0 to 20.
places-same = That is the number they offer already.
places-waits = Asked whether { $places } would be right; the answer may come until { $day }.
places-yes = They said yes to { $places }.
places-no = They said no to { $places }.
places-over = Asked whether { $places } would be right, and no answer came. It stays as it is.
my-places-subject = Is this number of places right?
my-places-opening = In { $programme } you offer places for { $before ->
    [one] one mentee
   *[other] { $before } mentees
}. { $name } asks whether { $places ->
    [0] it should be none for now.
    [one] one would be right.
   *[other] { $places } would be right.
}
my-places-button = Answer with one tap
my-places-silence = If nothing comes from you by { $day }, it stays as it is.
my-places-title = How many mentees have you room for?
my-places-question = In { $programme } you offer places for { $before ->
    [one] one mentee
   *[other] { $before } mentees
}. Would { $places ->
    [0] none
    [one] one
   *[other] { $places }
} be right?
my-places-yes = { $places ->
    [0] Yes, none for now
   *[other] Yes, { $places }
}
my-places-yes-next = From now on this is what you offer. You still say yes or no to each person.
my-places-no = { $before ->
    [0] No, it stays at none
   *[other] No, it stays at { $before }
}
my-places-no-next = No reason needed, and nobody hears of it but the coordinators.
my-places-thanks = Thank you.
my-places-said-yes = You offer places for { $places ->
    [0] nobody for now.
    [one] one mentee.
   *[other] { $places } mentees.
}
my-places-said-no = It stays as it was: { $before ->
    [one] one place.
   *[other] { $before } places.
}
my-places-over-title = This question is over.
my-places-over = The time for it has passed, or the link was cut off on its way. It stays at what you offered.
my-places-sign-in = Go to your page
waits-place = Number { $number } of { $total } on the waiting list
waits-given = Put first by { $by }, on { $day }:
waits-earlier = Waited in an earlier cohort already, and so comes before those who didn’t.
waits-time = In the order in which people applied.
waits-give = Put first
waits-end = Back to the usual order
waits-reason = Why?
waits-reason-hint = For the coordinators alone.
waits-reason-needed = Please say why, in up to 300 characters: your colleagues will wonder.
waits-give-button = Put first on the list
notes-title = Notes
notes-label = A note for your colleagues
notes-hint = { $name } never reads it here. Write it so that you could show it: people may ask what is kept about them.
notes-button = Keep the note
notes-forget = Forget it
note-needed = Please write something, in up to 2,000 characters.
events-title = What happened
event-applied = They applied.
event-imported = { $by } brought the application in with a spreadsheet.
event-changed = They changed their answers.
event-withdrew = They took their application back.
event-prepared = { $by } prepared { $deed }; nobody knows of it yet.
event-answered = { $by } answered: { $deed }.
event-replied = They answered the question.
event-asked-places = { $by } asked whether { $places ->
    [one] one place
   *[other] { $places } places
} would be right.
event-places-yes = They said yes to { $places ->
    [one] one place.
   *[other] { $places } places.
}
event-places-no = They said no to { $places ->
    [one] one place.
   *[other] { $places } places.
}
deed-accept = takes part
deed-waitlist = waiting list
deed-decline = a kind no
deed-ask = a question
agreed-none = They came in with a spreadsheet and have agreed to no text of the programme yet.
agreed-same = On { $day } they agreed to the programme’s texts, which read the same today.
agreed-changed = On { $day } they agreed to the programme’s texts. Changed since: { $names }.
agreed-purpose = purpose
agreed-expectations = expectations
agreed-conduct = code of conduct
agreed-confidentiality = confidentiality
others-title = { $name } also applied to
other-line = as a { $role }, on { $day }: { $state }

## Inviting mentors

ratio-invite = Invite mentors
invite-title = Invite mentors
invite-lede = Choose whom to write to. Each of them gets one letter by name and at most one reminder, and can ask never to be written to again.
invite-closed = Nobody can apply to this cohort now, so an invitation would lead nowhere.
invite-to-settings = Look at the programme
invite-mentors = Mentors of earlier cohorts
invite-mentees = Mentees of earlier cohorts
invite-contacts = Contacts who came with a spreadsheet
invite-fits = { $cohort }, named this field
invite-pasted = Other addresses
invite-pasted-hint = One in a line, with a name if you have it: Jo Field <jo@example.org>. Lines of a spreadsheet will do.
invite-words-label = Why you write
invite-words-hint = This sentence stands in each letter. You see the letters before they leave.
invite-words = This year { $wishes ->
    [one] one mentee hopes
   *[other] { $wishes } mentees hope
} for somebody in { $field }, and so far { $places ->
    [0] there is no place for them.
    [one] there is one place.
   *[other] there are { $places } places.
}
invite-words-any = This year more people hope for a mentor than we have places for.
invite-words-needed = Please write a sentence of up to 600 characters.
invite-prepare = Prepare the letters
invite-nothing-yet = Nobody is written to now.
invite-nobody = Please choose somebody, or paste an address.
invite-unread = In “{ $line }” there is no mail address. Please put it right or take it out.
invite-too-many = { $most } letters a day are the most. Today there is room for { $room } more.
left-out-applied = { $count ->
    [one] One of them has applied already and is left out.
   *[other] { $count } of them have applied already and are left out.
}
left-out-invited = { $count ->
    [one] One of them was invited to this cohort before and is left out.
   *[other] { $count } of them were invited to this cohort before and are left out.
}
left-out-elsewhere = { $count ->
    [one] One of them heard from another programme this month and is left out.
   *[other] { $count } of them heard from another programme this month and are left out.
}
left-out-refused = { $count ->
    [one] One of them asked not to be written to again and is left out.
   *[other] { $count } of them asked not to be written to again and are left out.
}
invitations-title = Invitations
invitations-none = No invitation is prepared.
invitations-ready = { $count ->
    [one] One invitation is ready.
   *[other] { $count } invitations are ready.
}
invitations-lede = Nothing has gone out. Read the letters, then send them together. For ten minutes you can take them back.
invitations-send = { $count ->
    [one] Send the one invitation
   *[other] Send { $count } invitations
}
invitations-more = Choose more
invitations-letter-of = Letter { $number } of { $total }, to { $whom }
invitations-reword = Change this letter
invitations-reword-all = Change all { $count } letters
invitations-came = What came of it
invitations-sent = Written to
invitations-applied = Applied since
invitations-refused = Asked for silence
invitations-forgotten = Addresses are forgotten once there is nothing left to write. That somebody was invited is remembered, so that nobody is asked twice.
invite-subject = Would you be a mentor?
invite-was-mentor = Thank you for having been a mentor with us.
invite-was-mentee = You were a mentee with us, and you know what it is good for.
invite-ask = Would you be a mentor in { $programme }? What it takes: { $time } The form is one page and takes about three minutes.
invite-until = You can apply until { $day }. If it isn’t for you this time, there is nothing to do: we write once more at most.
invite-again-subject = Once more: would you be a mentor?
invite-again = A week ago we asked whether you would be a mentor in { $programme }. If you have decided that it isn’t for you, please pass over this.
invite-last = You can apply until { $day }. This was our last letter about it.
invite-button = See what it takes
invite-no-more = Please don’t write to me again: { $link }
no-more-title = Shall we not write to you again?
no-more-what = { $organisation } won’t invite you to be a mentor any more, in none of its programmes.
no-more-button = Don’t invite me again
no-more-digest = We keep a fingerprint of your address to keep this promise, and forget the address itself. If you apply one day, you are welcome.
no-more-done = We won’t invite you again.
no-more-done-what = { $organisation } keeps to it for good. There is nothing left for you to do.
no-more-unknown = This link leads nowhere.
no-more-unknown-what = It was cut off on its way, perhaps. Please try the whole link from the letter.

## What came in, by letter

digest-title = Letters to you
digest-legend = Tell me what came in
digest-hint = In the morning, and only when somebody applied or answered a question.
digest-daily = each day
digest-weekly = on Mondays
digest-never = never
digest-save = Save
digest-subject = { $count ->
    [one] One new application
   *[other] { $count } new applications
}
digest-subject-replies = { $count ->
    [one] A question was answered
   *[other] { $count } questions were answered
}
digest-came = In { $programme } { $count ->
    [one] one person has applied
   *[other] { $count } people have applied
}: { $who }.
digest-replied = { $count ->
    [one] One question was answered
   *[other] { $count } questions were answered
}: { $who }.
digest-one = { $name } ({ $role }, { $day })
digest-waiting = { $count ->
    [one] One application waits
   *[other] { $count } applications wait
} for your answer, and these the longest: { $who }.
digest-prepared = { $count ->
    [one] One answer is prepared and not sent.
   *[other] { $count } answers are prepared and not sent.
}
digest-button = Look at what waits
digest-small-print = You get this because you coordinate the programme. How often is your choice, at the foot of its desk.
