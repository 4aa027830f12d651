# Opening, publishing and changing a programme: the gallery, the six answers, the settings.

nav-settings = Settings

## The gallery

gallery-lede = Choose the kind that is closest. It brings texts, questions, rules and a plan, and you can change every word of it.
gallery-lasts = Lasts
gallery-term = { $months ->
    [one] one month
   *[other] { $months } months
}
gallery-pairs = Pairs
gallery-assigned = Coordinators match; both sides say yes
gallery-ranked = Mentees name wishes, coordinators match; both sides say yes
gallery-request = Mentees look for a mentor and ask
gallery-hybrid = Coordinators match first; whoever is left may ask
gallery-asks = Asked of a mentor
gallery-take = Begin with this one

## The six answers

new-name-heading = 1 · Name
new-for-heading = 2 · Who it is for
new-open-to-mentors = Who can be a mentor?
new-open-to-mentees = Who can be a mentee?
new-open-to-needed = Please write a sentence on who it is for.
new-dates-heading = 3 · Dates
new-opens = Applications open on
new-closes = Last day to apply
new-closes-hint = That day still counts, until midnight.
new-closes-before = The last day to apply comes before the first. Please look at both.
new-starts-before = Pairs can’t begin before applications have closed. Please choose a later day.
new-day-needed = Please choose a day, such as 2 March 2026.
new-hoped-heading = 4 · How many
new-hoped = How many mentees do you hope for? (optional)
new-hoped-hint = A rough number. It tells you early whether mentors are short.
new-hoped-needed = Please write a number from 1 to { $most }, or leave it empty.
new-coordinators = Mail addresses
new-coordinators-hint = A line each. Whoever isn’t here yet is invited by letter. A name may stand before the address: Olga Petrova <olga@example.org>.
new-coordinator-needed = Please name at least one person who coordinates.
new-coordinator-wrong = “{ $line }” doesn’t look like a mail address. It should read like name@example.org.
new-coordinators-many = At most { $most } people can be named here; you can add more afterwards.
new-safeguarding-heading = 6 · Where trouble goes
new-safeguarding-why = Everybody in the programme can turn to this person when something is wrong.
new-safeguarding-name = Their name
new-safeguarding-name-needed = Please write the name of somebody people can turn to.
new-safeguarding-address = Their mail address
new-address-needed = This doesn’t look like a mail address. It should read like name@example.org.
new-then = It opens as a draft. Nobody sees it until you publish it, and everything can be changed.

## Publishing

stand-draft = This is a draft.
stand-draft-ready = Nothing is missing. When you publish it, everybody with the link can read about it and apply.
stand-draft-missing = { $count ->
    [one] Nobody sees it yet. One thing is missing before it can be published.
   *[other] Nobody sees it yet. { $count } things are missing before it can be published.
}
stand-publish = Publish
stand-paused = Applications are paused.
stand-paused-what = The public page says so. Whoever has applied, and every pair, goes on as before.
stand-resume = Take applications again
stand-archived = This programme is archived.
stand-archived-what = It takes no more people, and its public page says so. Pairs that run go on to their end.
stand-reopen = Bring it back
stand-stop = Stop for a while, or for good
stand-pause-what = Pausing keeps the public page and takes no applications until you go on.
stand-pause = Pause applications
stand-archive-heading = Archive the programme
stand-archive-what = Nobody can apply any more, and the public page says so. Pairs that run go on to their end, and nothing is deleted. You can bring it back.
stand-archive = Archive
guard-there = (is there)
guard-write = put it right
publish-refused = It can’t be published yet. Missing: { $what }.
missing-purpose = What the programme is for
missing-definition = What mentoring means here
missing-expected-of-mentors = What is expected of mentors
missing-expected-of-mentees = What is expected of mentees
missing-coordinator = Somebody who coordinates
missing-safeguarding = Where trouble goes
missing-clauses = An agreement with a clause on confidentiality
missing-retention = How long applications are kept

## The letter to a new coordinator

coordinate-letter-subject = You coordinate a programme of { $organisation }
coordinate-letter-greeting = Dear { $name },
coordinate-letter-asked = you have been asked to coordinate “{ $programme }” of { $organisation }. Its desk is ready for you.
coordinate-letter-how = Sign in with { $address }; there is no password. You see who applies, and you match them. What a pair writes to each other stays between the two.
coordinate-letter-button = Look at the programme
coordinate-letter-not-you = If you didn’t expect this, you can leave it: nothing happens without you.

## History

history = What was changed
did-open = { $who } opened the programme.
did-change = { $who } changed { $what }.
did-add = { $who } added { $what }.
did-remove = { $who } took away { $what }.
did-move = { $who } moved { $what }.
did-restore = { $who } took from the template again { $what }.
did-undo = { $who } undid a change: { $what }.
did-publish = { $who } published the programme.
did-pause = { $who } paused applications.
did-resume = { $who } opened applications again.
did-archive = { $who } archived the programme.
did-reopen = { $who } brought the programme back.
did-appoint = { $who } asked { $what } to coordinate.
did-step-down = { $who } ended the coordinating of { $what }.

## Settings

settings-title = Settings
settings-lede = Opened from “{ $template }”. Everything can be changed at any time; pairs that run keep what they began with.
settings-differs = { $count ->
    [one] one difference
   *[other] { $count } differences
}
set-in = “{ $thing }” under { $subject }
set-optional = { $label } (optional)
set-paragraphs = An empty line parts paragraphs.
set-a-line-each = A line each.
set-save = Save
set-back = Back without saving
set-undo = Undo
set-up = Up
set-down = Down
set-remove = Remove
set-add = Add
set-row = row { $number }
set-ask-also = Ask also
set-from = From
set-to = To
set-no-step = The same
set-steps = { $count ->
    [one] One step apart
   *[other] { $count } steps apart
}
set-steps-or-more = { $count ->
    [one] One step or more
   *[other] { $count } steps or more
}
set-nothing = Nothing
set-unsaved = Not saved yet.
set-differs = Differs from the template
set-template-says = As in the template:
set-restore = Take the template’s
set-tag-changed = changed
set-tag-own = yours
set-left-out = Left out of the template
set-put-back = Put back
set-reordered = In another order than in the template.
set-overtaken = Somebody changed this page while you looked at it. What you typed is kept; look at it once more, then save.
set-too-late = Something was changed since, so this can’t be undone any more. Nothing was lost.
set-needed = Please fill in “{ $field }”.
set-too-long = This is too long. At most { $most } characters fit.
set-too-many = At most { $most } lines fit.
set-number-needed = Please write a whole number from { $least } to { $most }.
set-numbers-needed = Please write whole numbers from { $least } to { $most }, with commas between them.
set-range-needed = Please write both numbers, the smaller one first.

## What the checker finds

fault-empty = Please don’t leave this empty; people need to read it.
fault-twice = “{ $key }” is there twice.
fault-no-such-question = Something still looks at the question “{ $question }”. Please change that first.
fault-one-needed = There must be exactly one question of the kind “{ $kind }”.
fault-no-options = A question of this kind needs something to choose from.
fault-wrong-role = “{ $question }” isn’t meant for this role.
fault-not-asked = “{ $question }” is needed of this role, so the form must ask it.
fault-bad-hours = “{ $text }” can’t be read as hours; it should read like “Mon-Fri 07-12”.
fault-rule = { $wrong } { $right }
fault-no-confidentiality = The clause on confidentiality has to stay.
fault-after-the-end = There is a talk in month { $month }, after the end. Please move it or take it away first.
fault-out-of-range = { $number } isn’t possible here.
fault-other = This can’t be saved: { $what }.

## Levels

level-required = Required: the next phase waits for it
level-expected = Expected: whoever forgets it is reminded kindly
level-suggested = Suggested: shown, and nobody is reminded
level-off = Off: not offered
levels-title = How binding it is
levels-lede = For each part of the year: required, expected, suggested or off. The two of a pair may always do more.
levels-orientation = An introduction before the start
levels-orientation-hint = New people read or join it before they begin.
levels-first-contact = The first message
levels-first-contact-hint = The mentee writes first. Expected, a silent beginning is asked about after two weeks.
levels-contact-cards = Contact cards
levels-contact-cards-hint = Each says how they like to be reached.
levels-resume = A résumé
levels-resume-hint = The two show each other where they come from.
levels-envelope = The envelope
levels-envelope-hint = Five questions that both answer alone, and read together.
levels-agreement = The agreement
levels-agreement-hint = Both sign the same text. Required, working begins only then.
levels-goal = A goal
levels-goal-hint = One that both agreed on.
levels-goal-measure = A measure for each goal
levels-goal-measure-hint = How the two will notice that they got there.
levels-next-talk = A date for the next talk
levels-next-talk-hint = No talk ends without the next date.
levels-quick-updates = Quick updates
levels-quick-updates-hint = A line between talks.
levels-check-ins = Check-ins
levels-check-ins-hint = The short forms in the middle.
levels-surveys = Surveys
levels-surveys-hint = The forms for the report; only totals are shown.
levels-closing = The closing page
levels-closing-hint = Looking back together, and thanks.
levels-more-for-the-two = More for the two
levels-more-for-the-two-hint = Development plan, journal, exercises. Off, a pair can still open it.
levels-oversight = What coordinators see of a pair
levels-oversight-hint = Dates only, never words. Pairs that run keep what they were shown when they began.
levels-organiser = Who arranges the talks
levels-organiser-hint = Unless the two agree on something else.
oversight-light = Light: totals only
oversight-standard = Standard: dates of each pair
oversight-close = Close: dates of each pair, and earlier questions
organiser-mentor = The mentor
organiser-mentee = The mentee
organiser-alternate = Both in turn
organiser-agreed = The two say so in their agreement

## Texts

texts-title = Texts
texts-lede = What people read before they apply, and what they acknowledge.
texts-summary = In one sentence
texts-summary-hint = Whom it is for.
texts-purpose = What the programme is for
texts-definition = What mentoring means here
texts-definition-hint = Without it the programme can’t be published.
texts-expected-of-mentors = What is expected of a mentor
texts-expected-of-mentees = What is expected of a mentee
texts-time-of-mentors = What a mentor’s time comes to
texts-time-of-mentees = What a mentee’s time comes to
texts-not-asked = What is not asked
texts-not-asked-hint = It takes a load off people’s minds.
texts-open-to-mentors = Who can be a mentor
texts-open-to-mentees = Who can be a mentee
texts-what-happens-next = What happens after applying
texts-code-of-conduct = Code of conduct
texts-code-of-conduct-hint = A line each. Everybody acknowledges it.
texts-confidentiality = Confidentiality
texts-confidentiality-hint = Both acknowledge it before they begin.

## The agreement

agreement-title = Agreement
agreement-lede = The text from which each pair starts. Agreements that were signed stay as they are.
clauses-title = Clauses
clauses-lede = The clause on confidentiality stays; its words are yours.
clauses-add = Add a clause
clauses-new = A new clause
clause-heading = Heading
clause-body = Text
clause-body-hint = What the two start from. They may change it, unless the clause is locked.
clause-level = How binding is it?
clause-values-hint = Only where this clause is about how often the two talk.
clause-unit = Talks are counted by
clause-week = week
clause-month = month
clause-min = At least so many talks
clause-max = At most so many talks
clause-minutes = Minutes for a talk
clause-modes = Ways to meet
clause-channels = Ways to write
clause-mentor-answers = Hours in which a mentor answers
clause-mentee-answers = Hours in which a mentee answers
clause-notice = Hours beforehand at which a talk can still be moved
clause-prepared-by = Who prepares the agenda
clause-by-mentee = The mentee
clause-by-mentor = The mentor
clause-by-both = Both
clause-boundaries = What the two won’t do
clause-exceptions = When confidentiality ends
clause-reviews = Months in which the agreement is looked at again
clause-reviews-hint = Such as 4, 8.
clause-hard = What is done when it gets hard, in order

## The plan

plan-title = Plan
plan-lede = The talks that a year suggests. Pairs that run keep the plan they began with.
plan-months = Months from beginning to end
plan-months-hint = Also for the cohort that is being prepared.
plan-first-talk = Days in which the first talk should be
plan-closing-lead = Days before the end at which closing begins
plan-intro = What stands above the plan
talks-title = Talks
talks-lede = In the order of their months.
talks-add = Add a talk
talks-new = A new talk
talk-title = What is it called?
talk-month = Months after the beginning
talk-month-hint = 0 is the first talk.
talk-window = Days around that date in which it fits
talk-purpose = What it is for
talk-agenda = What to talk about
talk-level = How binding is it?
talk-name = { $month ->
    [0] First: { $title }
   *[other] Month { $month }: { $title }
}

## Openers and prompts

talking-title = First words and questions
talking-lede = Beginnings for a first message, and questions to talk about.
openers-title = First messages
openers-lede = A mentee picks one and changes it until it fits.
openers-add = Add a first message
openers-new = A new first message
opener-title = A few words to choose by
opener-body = The message
opener-body-hint = {"{"}mentor{"}"} and {"{"}mentee{"}"} stand for the two names.
prompts-title = Questions to talk about
prompts-lede = Shown when they fit.
prompts-add = Add a question
prompts-new = A new question to talk about
prompt-text = The question
prompt-phase = When does it fit?
phase-name-initiation = Getting to know each other
phase-name-negotiation = Agreeing how to work
phase-name-enabling = Working
phase-name-closure = Ending well

## Check-ins and surveys

asking-title = Check-ins and surveys
asking-lede = Short forms that each answers alone. A year asks at most five forms of a mentor and six of a mentee.
asking-heading = Heading
asking-intro = What stands beneath it
asking-opened-to = Who reads the answers?
opened-to-pair = The two, together, once both have answered
opened-to-totals = Nobody; only totals over enough people
asking-for-mentors = Asked of mentors
asking-for-mentees = Asked of mentees
check-ins-title = Check-ins
check-ins-lede = In the middle of the year.
check-ins-add = Add a check-in
check-ins-new = A new check-in
check-in-day = Days after the beginning
check-in-day-hint = Half a year is 182.
surveys-title = Surveys
surveys-lede = For the report.
surveys-add = Add a survey
surveys-new = A new survey
survey-at = When is it asked?
survey-at-start = With the first steps
survey-at-middle = In the middle
survey-at-end = With the closing page
item-text = Question
item-answer = How it is answered
item-add = Add a question
answer-agreement = Five steps from “not at all” to “fully”
answer-yes-partly-no = Yes, partly, no
answer-words = A line or two

## The last page

closing-title = The last page
closing-lede = What the two read and answer when their time is over.
closing-intro = What stands at its top
closing-go-on = The question whether to go on
closing-go-on-hint = Each answers alone; it opens only if both say yes.
closing-stay-in-touch = Ways to stay in touch
closing-thanks = The words above the thank-you
closing-certificate = The certificate’s sentence
closing-certificate-hint = {"{"}name{"}"}, {"{"}role{"}"} and {"{"}months{"}"} stand for what they say.
closing-afterwards = What comes afterwards

## Questions

questions-title = Questions and forms
questions-lede = What applicants are asked, in which order, and who reads the answers.
form-mentor-title = Heading of the mentors’ form
form-mentor-intro = What stands beneath it for mentors
form-mentor-pledge = What a mentor promises
form-mentee-title = Heading of the mentees’ form
form-mentee-intro = What stands beneath it for mentees
form-mentee-pledge = What a mentee promises
form-mentor-steps = Pages of the mentors’ form
form-mentee-steps = Pages of the mentees’ form
steps-add = Add a page
steps-new = A new page
step-title = Heading of the page
step-questions = Questions, in order
questions-all = All questions
questions-all-lede = A new question is asked once it is put on a page of a form. One that is needed comes onto the last page by itself.
questions-add = Add a question
questions-new = A new question
question-label = The question
question-kind = What kind of answer?
question-for-mentors = As asked of mentors
question-for-mentees = As asked of mentees
question-hint = A line of help
question-options = To choose from
question-roles = Who may answer it?
question-required = Who must answer it?
question-readers = Who reads the answer?
question-readers-hint = It stands beside the question, so that nobody is surprised.
question-uses = What is it used for?
question-range-mentees = What can be right for a mentee
question-range-mentors = What can be right for a mentor
question-headers = How it is called in spreadsheets
question-headers-hint = A line each. A column with one of these headings is read as this question.
option-label = Words
option-add = Add an option
kind-text = A line
kind-long = Some lines
kind-choice = One of several
kind-choices = Any of several
kind-number = A number
kind-date = A day
set-role-mentees = Mentees
set-role-mentors = Mentors
set-readers-coordinators = The coordinators
set-readers-candidate = The coordinators, and whoever is proposed to them
set-readers-partner = The coordinators, and the partner once both have said yes
set-readers-members = The coordinators, and everybody who looks for a mentor
set-readers-private = The coordinators, for matching alone
set-readers-totals = Nobody; it is only counted
set-readers-author = Only whoever wrote it
use-identity = To know who somebody is
use-matching = To find the best partner
use-eligibility = To decide who can take part
use-introduction = To introduce the two
use-report = For counts in the report
use-profile = For the profile that is kept
use-boundary = To propose a clause on boundaries

## Rules of matching

rules-title = Matching
rules-lede = What must hold for a pair, what speaks for it, and how the two are asked.
policy-matching = How do mentors and mentees find each other?
policy-asked-first = Who is asked first?
asked-first-mentor = The mentor, and the mentee after the mentor’s yes
asked-first-both = Both at once
policy-answer-within = Days in which a proposal is answered
policy-mentors-per-mentee = Mentors that a mentee may have at once
musts-title = What must hold
musts-lede = A pair that breaks one of these is never made. Taken away, a rule is off; it can be put back.
points-title = What speaks for a pair
points-lede = The more points, the better the two fit.
must-share = They have something in common: { $asked }
must-differ = They differ: { $asked }
must-above = The mentor is a step further: { $asked }
must-hours = Their clocks are not too far apart: { $asked }
must-not-in-list = Nobody is paired with somebody they asked not to be paired with
must-as-wished = The mentor is as the mentee wishes: { $asked }
rule-missing = When somebody hasn’t answered
missing-pass = The rule counts as kept
missing-refuse = No pair is made
rule-hours = Hours at most
points-choices-met = Up to { $most }: the mentor knows what the mentee chose. { $asked }
points-needs-met = Up to { $most }: the mentor offers what the mentee needs. { $asked }
points-share-one = { $most }: they have something in common. { $asked }
points-steps-above = Up to { $most }: the mentor is some steps further. { $asked }
points-steps-apart = Up to { $most }: they are close to each other. { $asked }
points-hours-apart = Up to { $most }: their clocks are close. { $asked }
points-smaller = Up to { $most }: both have much of it. { $asked }
points-same = { $most }: the same answer. { $asked }
points-differ = { $most }: different answers. { $asked }
points-distance = Up to { $most }: by how far apart they are. { $asked }
points-wishes = Up to { $most }: the higher on the list of wishes, the more. { $asked }
points-as-wished = { $most }: the same, or different, as the mentee wishes. { $asked }
points-points = Points
points-hint = A hundred points are a weight of one; 900 matter nine times as much.
points-missing = Points when somebody hasn’t answered
points-reason = Why it fits, as half a sentence
points-reason-hint = Read after the two names; {"{"}shared{"}"} stands for what both named.
column-free-hours = The hours in which both are free
column-region = The part of the world
column-stage = The stage of a career
column-stages-so-far = The stages of the mentors somebody has already

## The programme as a file

settings-file-heading = As a file
settings-file-what = Texts, questions, rules and plan as one text file that people can read. No person is in it.
settings-file = Save as a file
