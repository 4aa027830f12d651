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

## The next cohort

next-title = Begin the next cohort
next-lede = The programme goes on after “{ $last }”: the same texts, questions and rules, new dates. Pairs that run go on as before.
next-who = Who is asked along
next-who-what = Each of them gets a letter with two answers, yes and not this time. Nobody comes along without their yes.
next-nobody = Nobody waits, and no mentor has taken part yet, so nobody is asked.
next-ask-waiting = { $count ->
    [one] Whoever is on the waiting list: one person
   *[other] Whoever is on the waiting list: { $count } people
}
next-ask-mentors = { $count ->
    [one] Mentors who took part: one person
   *[other] Mentors who took part: { $count } people
}
next-button = Begin it
next-then = The desk then shows the new cohort; the earlier one stays a link away. Letters leave after ten minutes and can be taken back until then.
next-link = Begin the next cohort
next-heading = When this cohort is under way
next-what = The same programme with new dates. Who waited and mentors who took part can be asked along.
cohorts-title = Cohorts
cohorts-earlier = You look at an earlier cohort.
cohorts-to-newest = To the newest one
asked-title = Asked along
asked-counts = { $yes } said yes, { $no } not this time, { $open } haven’t answered.
asked-nobody-yet = Nobody was asked into this cohort.
asked-leaves = The letters leave at { $time }. Until then they can be taken back.
asked-take-back = Don’t send them
asked-then = A yes comes in as an application with last time’s answers; you answer it as any other.
asked-held = letter on its way
asked-open = can answer until { $day }
asked-yes = yes
asked-not-this-time = not this time
asked-over = no answer
asked-link = Who was asked along
did-go-on = { $who } began the next cohort: { $what }.
did-keep = { $who } took back the letters for { $what }.
did-appoint-self = { $who } coordinates the programme.
did-step-down-self = { $who } stopped coordinating.
along-letter-subject = Would you like to be in again?
along-letter-waited = you have waited for a place in “{ $programme }”. Thank you for your patience.
along-letter-mentored = you were a mentor in “{ $programme }”. Thank you for your time.
along-letter-asks = A new cohort, { $cohort }, begins on { $day }. Would you like to be in? One tap says yes, another one not this time, and both are fine.
along-letter-until = You can answer until { $day }. Without a word from you nothing happens.
along-letter-reminder = a short reminder, and the only one:
along-letter-button = Yes, or not this time
along-title = Would you like to be in again?
along-text = “{ $programme }” goes on: { $cohort } begins on { $day }.
along-answers = Your answers of last time are taken over. You can change them afterwards, as long as people can apply.
along-agrees = By saying yes you agree to these again.
along-line = A line to the coordinators (optional)
along-yes = Yes, I’d like to be in
along-no = Not this time
along-until = You can answer until { $day }.
along-yes-title = Good to have you
along-yes-text = Your application for the next cohort is in, with last time’s answers. The coordinators write to you.
along-status = Look at it or change it
along-no-title = Not this time, then
along-no-text = Thank you for saying so. Nobody writes to you about this cohort again.
along-over-title = This question is closed
along-over-text = It can’t be answered any more. As long as people can apply, so can you, and last time’s answers are there already.
along-apply = To the programme

## A programme from a file

file-title = Open a programme from a file
file-lede = A file that a programme was saved as, here or elsewhere, or one that you wrote.
file-choose = The file
file-choose-hint = A text file that ends in .toml, up to 1 MB.
file-paste = Or its text
file-paste-hint = If something is wrong in a file you chose, its text stands here, to be put right.
file-button = Look at it
file-needed = Please choose a file, or paste its text.
file-not-text = This file isn’t a text. A programme is saved as a text file that ends in .toml.
file-too-large = This file is larger than a programme can be.
file-faults = { $count ->
    [one] One thing keeps it from being a programme
   *[other] { $count } things keep it from being a programme
}
file-line = Line { $line }, { $field }: { $sentence }
file-advice = { $count ->
    [one] It can be opened. One thing is worth a second look
   *[other] It can be opened. { $count } things are worth a second look
}
file-unreadable = This can’t be read: { $why }
file-own = From a file
file-own-what = A programme that was saved as a file opens with all its texts, questions and rules. Nobody comes with it.
file-take = Choose a file
file-another = Another file

## Who can take part

set-choose = Choose a question
taking-title = Who can take part
taking-lede = Rules that an answer has to meet, and sentences to find out alone whether it is the right time.
self-intro = Above the sentences of the self-check
self-mentees = Sentences for mentees
self-mentors = Sentences for mentors
self-few = What to make of it if few fit
admission-title = Rules
admission-lede = Whoever doesn’t meet one reads its sentence while they apply, and keeps what they wrote.
admission-add = Add a rule
admission-new = A new rule
admission-role = Who is it about?
admission-question = The question that decides
admission-question-hint = Save once after you chose it; then its answers stand below.
admission-admits = Answers of which one is enough
admission-at-least = At least
admission-number-hint = For questions that are answered by a number.
admission-at-most = At most
admission-says = What somebody reads who doesn’t meet it
admission-says-hint = Name the rule kindly, and say where to turn instead.

## Kinds of partnership

kinds-title = Kinds of partnership
kinds-lede = From a year with an agreement to a single talk, and the half page that a light one has instead of an agreement.
kinds-list = Kinds
kinds-list-lede = The first one is the usual one.
kinds-add = Add a kind
kinds-new = A new kind of partnership
kind-name = What people call it
kind-summary = What to expect of it, in a sentence
kind-form = Who is in it?
form-one-to-one = One mentor and one mentee
form-peer = Two who support each other
form-group = One mentor and several mentees
form-advice = One talk about one question
kind-agreement = How binding is an agreement?
kind-agreement-hint = Off where the light card takes its place.
kind-at-once = How many of these may a mentee have at once?
kind-request = What must a request for it say?
request-why-you = Why this person
request-interest = What it is about
request-commitment = How much time the mentee promises
card-title = Heading of the light card
card-hint = Half a page in place of an agreement, with nothing to sign. Left empty altogether there is none.
card-intro = What stands beneath the heading
card-confidentiality = Its line on confidentiality
card-lines = Lines of the light card
card-lines-lede = What the two fill in together.
card-add = Add a line
card-new = A new line of the card
card-line = The question
card-line-hint = An example of an answer

## Getting started

starting-title = Getting started
starting-lede = What the two can tick off in their first weeks.
starting-sections = Sections
starting-add = Add a section
starting-new = A new section
starting-heading = Heading
starting-items = What there is to tick
starting-what = What to do
starting-by = Who ticks it?
starting-level = How binding is it?
starting-within = Days after the beginning
starting-one-more = Add something to tick
by-mentor = The mentor
by-mentee = The mentee
by-each = Each for themselves
by-both = Both; it is done when both have ticked it

## Letters and tools

extras-title = Letters and tools
extras-lede = Letters that this programme doesn’t send, and tools that a pair finds open from the first day.
extras-notices = Don’t send these letters
extras-notices-hint = Questions to answer, answers, and whatever can’t wait are always sent.
notice-training = Training and events
notice-preparation = To prepare for a talk
notice-talk-tomorrow = The day before a talk
notice-did-it-happen = Whether a talk happened
notice-agreement-waits = The agreement waits for a signature
notice-no-next-talk = No next talk is planned
notice-check-in = A check-in is open
notice-quick-update = A short update would be welcome
notice-answer-waits = An answer waits for longer than agreed
notice-half-year = The half-year form is open
notice-feedback-waits = Feedback waits
notice-goal-is-quiet = A goal has had no news for long
notice-touchpoints = Fewer contacts than suggested
notice-places-still-right = Whether a mentor’s places are still right
extras-tools = Open from the first day
extras-tools-hint = All others wait until the pair opens them.
tool-development-plan = Development plan
tool-skill-ratings = Skills rated then and now
tool-values = Five values each, compared
tool-hats = Mentor, coach or advisor: which hat is on
tool-facilitator = A clock for whoever leads the talk
tool-demo = Showing each other a tool
tool-journal = Notes to oneself
tool-network-map = A map of who supports one
tool-introductions = Bringing people together
tool-opportunities = Offers, and asking for one
tool-activities = Things to do together
tool-recognition = Thanks and congratulations
tool-response-clocks = Clocks on answering times

## More rules, promises and reflections

musts-add = Add a rule
musts-new = A new rule
points-add = Add something that counts
points-new = Something new that counts
rule-kind = What has to be so?
rule-question = The question it looks at
rule-share = They share at least one answer
rule-differ = They answer differently
criterion-same = They answer the same
criterion-share = They share at least one answer
criterion-choices = The mentor has what the mentee chose, in part or all
criterion-needs = The mentor offers what the mentee needs
pledge-mentor-hours = Hours a month that a mentor promises, for each mentee
pledge-mentor-months = Months for which a mentor promises it
pledge-mentee-hours = Hours a month that a mentee promises
pledge-mentee-months = Months for which a mentee promises it
pledge-months-hint = Left empty where there is no planned end.
reflection-title = Questions to look back
reflection-lede = Each answers them alone; the answers open together.
reflection-new = A new question to look back

## Answers

answer-number = A number
