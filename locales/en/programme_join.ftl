# Chapter 1: what everybody may read of a programme, and applying to it.

nav-programme = The programme
optional = { $label } (optional)
names-and = { $others } and { $last }
letter-hello = Hello,
letter-dear = Dear { $name },
letter-replies-nowhere = Replies to this mail go nowhere.
letter-whom-to-ask = { $names } { $count ->
    [one] coordinates
   *[other] coordinate
} the programme. Questions are welcome at { $address }.

## Who can read it, to be read by the author

eyes-coordinators = You and the coordinators
eyes-candidate = You, the coordinators, and whoever is proposed to you
eyes-partner = You, the coordinators, and your partner once both have said yes
eyes-private = You. Matching keeps to it; the coordinators see that there is something and no name, and nobody you name learns of it
eyes-only-you = Only you

## The first page

landing-title = Welcome
landing-lede = Mentoring: two people, a year, one talk at a time. What a pair writes here is theirs alone.
landing-open = { $count ->
    [one] You can take part
   *[other] You can take part in { $count } programmes
}
landing-until = until { $day }
landing-in = You are in already?
landing-in-text = We write you a link. There is no password to remember.
landing-sign-in = Sign in
not-set-up-title = This place is new
not-set-up-lede = Nobody has set it up yet. The link to do so was printed in the terminal where Dyad was started.

## The public page of a programme

join-open = { $cohort }: apply until { $day }, to the end of that day.
join-opens = { $cohort }: you can apply from { $day }.
join-late = { $cohort } has begun. You can still join until { $day }; late joiners are matched when a place comes free.
join-closed = This intake is closed.
join-minutes = Ten minutes for mentees, three for mentors.
join-how = How it goes
join-means = What mentoring means here
join-both = For mentees and for mentors
join-for-mentees = If you look for a mentor
join-for-mentors = If you would like to be one
join-dates = Dates
join-reads-all = Question by question
join-asked = Questions people ask
join-coordinated = { $names } { $count ->
    [one] coordinates
   *[other] coordinate
} the programme.
year-initiation = Initiation
year-negotiation = Negotiation
year-enabling = Enabling
year-closure = Closure
year-apply = You apply
year-yes = You both say yes
year-yes-when = the mentor is asked first
year-first-talk = First talk
year-within-days = within { $days } days
year-talks = Talks
year-talks-when = as often as suits you both
year-last-talk = Last talk
year-last-when = when you part, with thanks
year-month = month { $month }
dates-apply = Applications
dates-from-until = { $from } to { $until }, to the end of that day
dates-late = Late joiners
dates-late-until = until { $day }
dates-begin = Pairs begin
dates-lasts = They last
dates-zone = On the clocks of
reads-pair = What two people write to each other
reads-pair-who = Only the two. There is no back door for staff.
reads-candidate = What helps somebody to say yes
reads-partner = What is for your partner alone
reads-coordinators = What arranging needs, such as your address
reads-private = Whom you must not be paired with
reads-server = The server
reads-server-who = The organisation runs it. Whoever runs a server holds its disk and keys, and we would rather say so.
asked-not = What is not asked of you
asked-next = What happens after you have applied
asked-nobody = What if nobody fits?
asked-nobody-text = You hear so, and what stood in the way. Nobody is paired for the sake of it.
asked-suits = What if it doesn’t suit?
asked-suits-text = Then you part, without reasons and without fault, and the coordinators look for somebody else if you like.
asked-secret = Does it stay between us?
notice-title = Hear of the next intake
notice-lede = Leave an address. We write once, when applications open, and then forget it.
notice-address = Your mail address
notice-button = Tell me once
notice-not-an-address = This doesn’t look like a mail address. It should read like name@example.org.
noted-title = It is noted
noted-lede = You get one letter when applications open. Nothing else is sent to you.
noted-back = Back to the programme
reads-lede-programme = Every question that is asked when you apply, by who can read the answer.
reads-as-mentee = As a mentee you are asked
reads-as-mentor = As a mentor you are asked
reads-check = What the quiz on mentors, coaches and advisors says, until you choose to add it
reads-draft = What you have written and not sent
reads-later = Later
reads-whole = Who reads what, from the first letter to the last
intake-subject = Applications are open
intake-open = you asked to be told: { $programme } takes applications, until { $day }.
intake-button = Look at the programme
intake-once = This is the one letter you asked for; your address is forgotten now.

## Mentor, coach or advisor

which-title = Mentor, coach or advisor?
which-lede = They help in different ways. Eight sentences tell which one you need now; a mix is usual.
which-grid-title = What tells them apart
which-grid-caption = The three, by purpose, approach, duration and focus
which-col-who = Who
which-col-purpose = What for
which-col-approach = How
which-col-duration = How long
which-col-focus = About
which-mentor = Mentor
which-mentor-purpose = To grow in work and as a person, with somebody who has been there
which-mentor-approach = Talks over a long time about the whole of it; questions before advice
which-mentor-duration = Long: usually a year, sometimes many
which-mentor-focus = Where you are going, leading others, people to know
which-coach = Coach
which-coach-purpose = To get better at one thing, or past one obstacle
which-coach-approach = A plan, practice, and a close look at what came of it
which-coach-duration = Short: weeks to a few months
which-coach-focus = A skill, a goal with a measure
which-advisor = Advisor
which-advisor-purpose = To know what an expert knows, for a choice of yours
which-advisor-approach = You ask, they tell what they would do and why
which-advisor-duration = Once, or whenever a question comes up
which-advisor-focus = A subject, a course of study, a project, a path
which-hats-change = A mentor often wears the hat of one of the others for an hour. What makes it mentoring is that it goes on.
which-quiz-title = Which one do you need?
which-quiz-lede = How well does each sentence fit you now?
which-s1 = I would like to think about where my working life is going, not only about the next step.
which-s2 = There is one skill that I want to get better at soon.
which-s3 = I face a choice, and somebody who knows the subject should look at it with me.
which-s4 = I would like to get to know people in the field, and be introduced to some.
which-s5 = Something keeps me from doing as well as I could.
which-s6 = I would like to grow as a person, and in leading others.
which-s7 = I need facts about a path or a project that I can’t find by myself.
which-s8 = I want a plan, practice, and somebody who asks how it went.
which-not-at-all = Not at all
which-a-little = A little
which-quite = Quite well
which-very-much = Very well
which-button = Show the result
which-readers = Only you. Nothing of it is kept; you can tell the result when you apply, if you like
which-a-mentor = A mentor
which-a-coach = A coach
which-an-advisor = An advisor
which-hat-mentor = a mentor’s
which-hat-coach = a coach’s
which-hat-advisor = an advisor’s
which-with-a-hat = { $who }, wearing { $hat } hat
which-with-two-hats = { $who }, wearing { $hat } and { $other } hat
which-take-time = Take your time
which-mentor-text = You look further than the next step, and for people who go along for a while.
which-mentor-next = A mentoring programme is made for that. Say in your application what you hope for.
which-coach-text = You have one thing in mind, and want to practise it.
which-coach-next = A mentor can be your coach for a few weeks. Name the skill or the obstacle in your application.
which-advisor-text = You need what somebody else knows, more than you need company.
which-advisor-next = One conversation may be enough. A mentor can advise you too, or lead you to somebody who knows.
which-take-time-text = Nothing of this presses you now, and that is fine.
which-take-time-next = Come back when one of the sentences fits. You can apply all the same: a mentor also helps to find out what you need.
which-add-it = If you like, you can add this result on the last page of your application. Otherwise nobody learns of it.

## Applying

begin-check = Check your answers
begin-check-next = You see everything once more before it is sent.
begin-go-on = Begin
begin-go-on-next = We write you a letter with a link and a code, so that you can stop and go on anywhere.
begin-margin = In the margin
begin-asked = What is asked of you
begin-who = Who you are dealing with
choose-country = Choose a country
hint-languages = { $hint } Write them with commas, such as “English, Portuguese”.
hint-people = { $hint } One name or mail address on each line.
needed-answer = Please answer this one.
needed-choice = Please choose one.
needed-choices = Please choose at least one.
wrong-country = Please choose a country from the list.
wrong-zone = We don’t know this time zone. A city will do, or a name such as Europe/London.
wrong-language = We don’t know “{ $said }”. Please write languages by their names, with commas between.
wrong-language-a-little = “{ $said }” sounds like a little. Please name only languages in which you can talk about work.
wrong-number = Please write a whole number.
wrong-range = Please write a number from { $from } to { $to }.
wrong-too-long = This is too long. Please keep to { $most } characters.
wrong-too-many = Please choose at most { $most }.
tasks-until = You can send and change it until { $day }, to the end of that day.
tasks-prefilled = We have filled in what you told us another time. Please look whether it still holds.
tasks-done = { $done } of { $total } steps are done
task-not-started = not started
task-in-progress = in progress
task-done = done
tasks-check = Check and send
tasks-readers = Only you, until you send it
step-of = Step { $at } of { $total }
step-back = Back
step-save = Save and go on
step-later = Keep it for later
check-title = Check your answers
check-lede = Nothing is sent yet. Look through it once; everything can be changed.
check-lede-change = What you sent stays as it is until you send it again.
check-unready = { $count ->
    [one] One answer is missing or can’t be read
   *[other] { $count } answers are missing or can’t be read
}
check-change = Change
check-before = Before you send it
check-expected = What is expected of you
check-conduct = How we treat each other
check-confidentiality = What stays between two people
check-read = I have read what the programme is for, what is expected of me, how we treat each other, and what stays between two people.
check-texts-changed = What you agree to has changed since you looked at it. Nothing was sent, and your answers are kept. Please read the texts once more.
check-read-needed = Please read the three texts and tick that you have.
check-pledge-needed = Please tick the promise; without it nobody can count on you.
check-leaning = Result of “Mentor, coach or advisor?” (optional)
check-leaning-hint = Only if you took the quiz and would like the coordinators to know.
check-leaning-none = I keep it to myself
check-send = Send the application
check-send-change = Send the changes
status-sent = Sent
status-until = Applications close
status-next = What happens next
status-change = Change your answers
status-change-until = Until { $day }, to the end of that day in { $zone }.
status-again = Apply again
status-both = In both roles
status-both-text = Nobody is too junior to help somebody, or too senior to ask. You can take part in the other role as well.
stands-sent = We have your application
stands-sent-text = The coordinators read it now. You hear from them by letter, whatever comes of it.
stands-asked = The coordinators have a question
stands-asked-text = They need one more thing from you. You can answer here, and change your other answers too.
stands-accepted = You are in
stands-accepted-text = You take part. When somebody fits, you are told why and asked; nobody is paired without their own yes.
stands-waits = You are on the waiting list
stands-waits-text = You fit, and there is no place yet. When one comes free, you hear from us. You need not do anything.
stands-declined = Not this time
stands-declined-text = The coordinators could not offer you a place in this intake. It says nothing about you: places, fields and times have to meet. You are welcome to apply to the next one.
stands-withdrawn = You have withdrawn your application
stands-withdrawn-text = Nothing is asked of you. What you wrote is kept for you, in case you think again.
withdraw-title = Withdraw the application
withdraw-text = The coordinators see that you withdrew, and you are not matched. No reason is needed. Until the deadline you can apply again with the same answers.
withdraw-button = Withdraw
withdraw-too-late = Your application has been decided in the meantime, so it can’t be withdrawn here. Write to the coordinators: you can step back at any time.
came-subject = We have your application
came-text = your application to { $programme } has come in. Thank you.
came-button = See how it stands
unfinished-subject = Your application is not sent yet
unfinished-text = you have begun an application to { $programme } and not sent it. It can be sent until { $day }, to the end of that day; all you wrote is kept.
unfinished-button = Go on where you stopped
unfinished-or-not = Thought better of it? Then do nothing.
home-write = Go on
home-look = See how it stands
home-writing = not sent yet

## Questions of more kinds

eyes-totals = Nobody: it is only counted, where enough people answered
eyes-members = You, the coordinators, and whoever looks for a mentor in the programme
needed-consent = Tick the sentence beneath it, or leave it empty: without the tick we keep no answer.
wrong-day = Please give a day, such as 2026-06-30.
rating-none = not at all
hint-open = { $hint } For example { $some }; your own words are welcome.
hint-unit = { $hint } In { $unit }.
reply-title = What they ask
reply-label = Your answer
reply-button = Answer
reply-needed = Please write an answer of at most 4000 characters.
check-self-button = How many are true?
check-self-count = { $count } of { $total } are true of you today
check-self-fits = That is a good time to begin.
check-self-title = Is this the right time?
check-self-none = Only you; nothing is kept

## What somebody lets be counted, or used for the matching alone

agreed-title = What you let us use
agreed-text = You can take it back at any time. The answer is gone then, and nothing else changes.
agreed-since = Agreed on { $day }
agreed-take-back = Take it back
