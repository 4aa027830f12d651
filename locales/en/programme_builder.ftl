# What a programme has besides its template, seeing it before it is published, passing it on.

## Name and dates

dates-title = Name and dates
dates-lede = What the programme is called, and when its newest cohort applies and begins.
dates-label = What is this cohort called?
dates-label-hint = Such as “Spring 2026”.
dates-late-day = Last day for late joiners
dates-late-hint = After the last day to apply, people can still join until then. They are matched when a place comes free.
dates-hoped = How many mentees do you hope for?
dates-own-zone = Time zone of these dates
dates-own-zone-hint = Such as Europe/London. A day ends at midnight there.
dates-zone-unknown = We don’t know this time zone. It should read like Europe/London.
dates-both-needed = Applications need a first and a last day. Please fill in both, or neither.
dates-late-before = Late joiners come after the last day to apply. Please choose a later day.

## Where trouble goes, and how long applications are kept

care-title = Care and keeping
care-lede = Whom people turn to when something is wrong, and for how long applications are kept.
care-name = Where trouble goes
care-keep = Months for which applications are kept
care-keep-hint = Counted from the end of a partnership, and from the decision for who wasn’t in one.
set-differs-from-organisation = Differs from the organisation’s
set-organisation-says = In the organisation:
set-take-the-organisations = Take the organisation’s

## Coordinators

coordinators-title = Coordinators
coordinators-lede = Who reads applications, matches people and answers their questions.
coordinators-who = Who coordinates now
coordinators-you = you
coordinators-end = End
coordinators-last = The last one who coordinates can’t go. Ask somebody else first.
coordinators-already = This person coordinates the programme already.
coordinators-ask = Ask somebody else to coordinate
coordinators-address = Their mail address
coordinators-address-hint = A name may stand before it: Olga Petrova <olga@example.org>. They can begin at once and are told by letter.
coordinators-ask-button = Ask them
coordinators-leave = Stop coordinating yourself
coordinators-leave-what = The desk closes to you at once. You can’t undo this yourself, but whoever coordinates can ask you again.
coordinators-leave-button = Stop coordinating
no-longer-letter-subject = You no longer coordinate a programme of { $organisation }
no-longer-letter-ended = your coordinating of “{ $programme }” has ended, and its desk is closed to you. Thank you for what you did there.
no-longer-letter-who = Questions go to { $coordinators } from now on.

## Preview

trial-title = Preview
trial-what = A preview: this is how it looks to others. You can try the fields; nothing is sent or kept from here.
trial-page = Public page
trial-as-mentee = As a mentee
trial-as-mentor = As a mentor
trial-back = Back to the overview
trial-steps = One page for each step
trial-next = Next: { $title }
trial-look = Look at it first:

## The link to share

share-title = Let people know
share-lede = Pass this link on. Whoever opens it reads about the programme and can apply, without an account.
share-link = Link to the public page
share-words = Words to go with it
share-for-mentors = To people who could be mentors
share-for-mentees = To people who could be mentees
share-mentors = Would you like to be a mentor? “{ $programme }” looks for people who share what they know. { $time } Applying takes three minutes, until { $day }: { $link }
share-mentees = Would you like a mentor? In “{ $programme }” somebody who knows your field takes time for you. Applying takes about ten minutes, until { $day }: { $link }
share-look = Open the public page

## A programme that takes no applications

join-paused = Applications are paused for the moment. If you have begun one, it is kept, and you can go on when they open again.
join-ended = This programme has ended and takes no more applications. What you wrote is kept, and pairs go on to their end.
