# The finder: mentees look for a mentor and ask.

home-find = Build your network in { $programme }
find-title = Whom would you like to ask?
find-lede = These people have offered to support somebody, and fit what you told us. Look at them, and ask whom you like: a no costs nobody anything.
find-time = What it asks of you: { $time }
find-readers = What you told us; a possible mentor sees what you marked for that
find-mine = Your requests
find-waits = Has been asked. You hear of it as soon as there is an answer.
find-said-yes = Said yes. The two of you are a pair.
find-came-to-nothing = It did not come about this time, and that says nothing about you.
find-until = They have until
find-who = Who fits
find-kind = What for
find-any-kind = Anything
find-nobody = Nobody fits right now who has room. That changes: look again in a while, or ask the coordinators.
find-look = Look and ask
find-ways = Three ways, all as good
find-way-ask = Ask somebody to be your mentor.
find-way-talk = Start with one talk: one question, no strings.
find-way-coordinator = Ask { $name }, who coordinates, to look with you:
find-way-coordinators = Ask the coordinators to look with you.
find-known = Somebody you already know
find-known-what = At university, at work, where you live: write their address. Whoever mentors here can be asked at once; anybody else gets a short letter in your name.
find-known-address = Their mail address
find-known-button = Look for them
find-invited = Thank you. If a letter was needed, it is on its way.
find-wants = What you are looking for
find-change = Change what you told us

ask-heading = Ask { $name }
ask-preview = What you would promise: { $time } For about { $months ->
    [one] one month
   *[other] { $months } months
}, and either of you can end it at any time.
ask-starters = Three ways to begin
starter-one = Dear { $name }, what you wrote about your work made me want to ask you something.
starter-two = Dear { $name }, I am looking for somebody who has been where I would like to go.
starter-three = Dear { $name }, we seem to care about the same things, and I would love to learn how you got there.
ask-begin-so = Begin so
ask-kind = What would you like to ask { $name } for?
ask-why-you = Why { $name }?
ask-why-you-short = Why you
ask-why-you-hint = Two sentences are enough.
ask-interest = What is it about?
ask-interest-hint = One question, one field, one hope.
ask-commitment = What can you promise?
ask-commitment-hint = Such as: an hour a month, and I write first. Needed where it is to be formal.
ask-send = Ask { $name }
ask-what-happens = { $name } has { $days ->
    [one] one day
   *[other] { $days } days
} to answer and gets one reminder. If nothing comes of it, we write to you and show you whom else you could ask.
ask-no-kind = Please choose what you would like to ask for.
ask-lacks-why = Please say in a sentence why you would like to ask { $name }.
ask-lacks-interest = Please say in a sentence what it is about.
ask-lacks-commitment = A formal request says what you can promise. One sentence is enough.
ask-too-many = Three of your requests wait for an answer, and that is as many as may wait at once. When one is answered, you can ask again.
ask-enough = You have as many of this kind as one can have at a time. You can ask for something lighter.

request-subject = { $name } asks whether you would be a mentor
request-opening = { $name } has looked for somebody in { $programme } and would like to ask you.
request-silence = If the week is too full, do nothing: we ask once more, and then it closes by itself, kindly. { $name } hears no reason.
request-title = { $name } would like to ask you
request-not-now = No reason needed. { $name } hears only that it did not come about.
request-words = What { $name } writes
request-kind = Asked for: { $kind }
answer-mentee-yes-of-mentor = You and { $name } are a pair at once, since { $name } has asked.
lapsed-subject = { $name }: this time it did not come about
lapsed-opening = You asked { $name }, and it did not come about this time. People who offer their time are busy people, and it says nothing about you.
lapsed-next = Somebody else may be the one. We have looked again for you.
lapsed-button = See whom else you could ask

known-no-address = This doesn’t look like a mail address. It should read like name@example.org.
known-enough = You have invited as many people as one can. They may need a few days; the coordinators help you meanwhile.
known-whoever = A friend of a mentee
known-greeting = Good day,
known-subject = { $name } would like you as a mentor
known-subject-short = Somebody would like you as a mentor
known-opening = { $name } takes part in { $programme } and knows you. { $name } would be glad to have you as a mentor there.
known-next = If you would like to, apply on one page; it takes three minutes. If not, do nothing: we won’t write to you again.
known-button = Read about it
