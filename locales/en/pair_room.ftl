# Texts of the chapter pair_room.

you-and = You and { $partner }
in-words = { $number ->
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
    [11] eleven
    [12] twelve
   *[other] { $number }
}
month-of = Month { $month } of { $months }.
you-began = You began on { $date }.
you-ended = You began on { $date }. Your partnership has ended; what you wrote stays here for you both.

path-label = Your path
path-both-said-yes = You both said yes
path-first-hello = First hello
path-still-to-come = still to come
path-agreeing = You began to agree
path-working = You got going
path-closing = You began to look back
path-passed = Done
path-today = Today
path-work = Your talks
path-the-end = The end you planned
path-by = By { $date }
path-in-month = In { $month }, no date yet
path-in-month-and-more = { $more ->
    [one] In { $month }, then one more
   *[other] In { $month }, then { $more } more
}
path-no-date = No date yet

now-hello = Say hello to { $partner }
now-hello-hint = Two lines are enough. Change this beginning until it sounds like you. { $partner } gets a mail that you wrote, without the words.
now-hello-empty-hint = Two lines are enough. { $partner } gets a mail that you wrote, without the words.
now-hello-others = Begin in another way:
now-wait = { $partner } writes first
now-wait-text = There is nothing for you to do until then; a mail tells you when it has come. If you would rather begin yourself, write below.
now-answer = { $partner } wrote to you. Write back?
now-answer-text = Whenever you have a quiet minute; a line is enough. { $partner } gets a mail that you wrote, without the words.
now-paused = Your partnership is paused
now-paused-text = Nothing is expected of either of you. What you wrote to each other stays here.
now-suspended = Your partnership stands still for now
now-suspended-text = Neither of you can write here at the moment. What you wrote to each other stays here.

soon = Soon
write-to = Write to { $partner }
write-hint = A message, a question, a quick word on how it went: one box for all of it. { $partner } gets a mail that you wrote, without the words.
send = Send
in-touch = We’re in touch elsewhere
in-touch-hint = Talking on the phone or on another messenger? One tap, and nobody asks whether you have found each other. The coordinators see the date.
in-touch-today = One of you noted today that you are in touch elsewhere.

words-needed = There are no words here yet. Write a line, then send it.
words-too-long = { $over ->
    [one] This is one character longer than the 8,000 that fit into a message. Nothing was sent, and all of it is still here.
   *[other] This is { $over } characters longer than the 8,000 that fit into a message. Nothing was sent, and all of it is still here.
}
room-is-closed = Nothing can be written here at the moment, because your partnership is paused or over.

conversation = What you wrote to each other
conversation-empty = Nothing yet. What you write to each other will stand here.
conversation-earlier = Earlier words
conversation-newest = Back to the newest
will-not-open = These words can’t be opened. Their author may have erased them.

margin = In the margin
card-of-partner = From the application
card-address = Mail address
card-line = How to reach { $partner }
card-none = { $partner } has not shared an address or number yet.
readers-of-application = You, { $partner } and the coordinators
my-card = How { $partner } can reach you
my-card-share = { $partner } may see my mail address: { $address }
my-card-share-readers = { $partner } sees it while this is ticked; the coordinators have it from your application
my-card-line = Number, or how you like to be reached
my-card-line-hint = One line, such as “evenings, by phone, 0113 496 0000”. Leave it empty to take it back.
my-card-line-too-long = This is longer than the 200 characters that fit here. Please shorten it.
my-card-save = Save

staff-see-one = What { $coordinator } sees of this
staff-see-two = What { $coordinator } and { $other } see of this
staff-see-many = What the coordinators see of this
staff-see-all = That is all of it. No message, and nothing of how you like to be reached, is shown to the coordinators.
readers-of-facts = The two of you and the coordinators

letter-subject = { $partner } wrote to you
letter-greeting = Dear { $name },
letter-text = { $partner } left you a few words. They wait on your page and stand in no mail, so that only the two of you read them.
letter-button = Read them
letter-reply-partner = Replies to this mail go to { $partner }.
letter-reply-nowhere = Replies to this mail go nowhere; please answer on your page.
letter-coordinator = { $coordinator } coordinates { $programme }: { $address }

agreement = Agreement
agreement-heading = How we want to work
agreement-between = { $mentee } and { $mentor }
agreement-none = Nothing is agreed yet. It takes about eight minutes, best during your first talk.
agreement-none-text = An agreement between the two of you, not a contract: how often you talk, how fast you answer, what stays between you. You can change it at any time.
agreement-first-talk = Fill in seven sentences together
agreement-by-clause = Or begin with the programme’s longer text
agreement-draft = Version { $number } is a draft. Either of you can write in it; nothing holds until you have both signed.
agreement-proposed = Version { $number } is ready to be signed. If one of you changes a word, a new version begins and both are asked again.
agreement-in-force = Version { $number } holds since { $since }, until { $until }.
agreement-superseded = Version { $number } held from { $since } until { $until }. A later one took its place.
agreement-withdrawn = Version { $number } was never signed by you both. A later one took its place.
agreement-until = It holds from the day you have both signed until { $until }.
agreement-put-up = Put it up for signing
agreement-put-up-hint = { $partner } gets a mail that it waits, without a word of it.
agreement-change = Propose a change
agreement-change-hint = You begin the next version. This one holds until you have both signed the new one.
agreement-versions = Versions
agreement-version = Version { $number }
agreement-back = Back to your agreement
agreement-not-up = This version isn’t a draft any more. Look at the agreement as it stands now.
agreement-changed = The text has changed since you looked at it, so your signature was not taken. Read it once more, then sign.
agreement-staff = What the coordinators see
agreement-staff-list = Your names, the phase and since when, when you began and mean to end, since when this agreement holds and until when, how many talks you planned, held and missed, contact that one of you noted by hand, and whether you are under way.
agreement-staff-text = Nothing of this text, and no version of it.
agreement-under-way = A version is under way already. Look at it first; you can change it there.
clause-changed = changed since version { $number }
clause-added = new since version { $number }
clause-removed = Left out since version { $number }: { $title }
clause-edit = Change
clause-add = Add a sentence of your own
clause-heading-edit = Change a clause
clause-heading-new = A clause of your own
clause-title = Heading
clause-title-needed = A clause needs a heading of at most 120 characters.
clause-body = What you agree
clause-body-needed = A clause says something, in at most 4,000 characters.
clause-save = Keep it
clause-remove = Leave it out
clause-stays = Every agreement says what stays between you. You can change its words, but not leave it out.
clause-is-kept = Your programme wants this clause in every agreement. You can change its words, but not leave it out.
clause-gone = This clause has been left out in the meantime. Add it as one of your own, if you want it back.
clause-will-not-open = Some of these words can’t be opened, so nobody can sign them. Write that clause anew.
clause-too-many = An agreement has room for forty clauses. Change one of those you have.
clause-note = Changing a text that is up for signing takes it back; whoever signed it is told.
signature-yours = Your name, typed, is your signature
signature-hint = { $name }, as you are called here
signature-needed = Type your name as it stands here: { $name }.
signature-button = Sign this text
signature-of = { $name }’s signature
signature-at = Signed on { $date }, { $time } your time, with this very text.
signature-waits = { $partner } has not signed yet. A mail has asked for it.
talk-lede = Seven sentences, already filled in the way most pairs choose. One of you types while both look.
talk-heading = How it goes
talk-how = Read each sentence aloud. Where you pause, change it. What you leave as it is was a choice, too.
talk-often = How often
talk-often-before = We talk
talk-often-after = , for about an hour.
talk-often-fortnight = every two weeks
talk-often-month = once a month
talk-often-five = five times in the year
talk-where = Where
talk-where-before = We meet
talk-where-video = by video, and once in person.
talk-where-person = in person.
talk-where-phone = by telephone.
talk-who = Who asks
talk-who-after = and brings one question.
talk-who-one = { $name } proposes the dates
talk-who-turns = Whoever’s turn it is proposes the dates
talk-between = In between
talk-between-before = We write when we like, and answer
talk-between-days = within two days.
talk-between-week = within a week.
talk-between-talk = at the next talk.
talk-stays = What stays here
talk-stays-before = What we say
talk-stays-danger = stays here, unless there is danger.
talk-stays-agreed = stays here unless we both agree, or there is danger.
talk-honest = Being honest
talk-honest-before = { $mentee } likes feedback
talk-honest-written = in writing first.
talk-honest-plain = straight away, in plain words.
talk-honest-asked = when asked for it.
talk-end = Ending well
talk-end-before = Either of us may end it
talk-end-reason = without a reason, after one last talk.
talk-end-notice = with a month’s notice.
talk-ready = Ready to sign
talk-ready-hint = Nothing holds yet: next, each of you signs with your own name.
now-sign = Your agreement waits for your signature
now-sign-text = Read it once more, then type your name beneath it.
now-sign-link = Read and sign
sign-letter-subject = Your agreement with { $partner } waits
sign-letter-text = The agreement between you and { $partner } is ready. It holds once you have both signed the same text; so far your name is missing. Nothing of it stands in this mail.
sign-letter-button = Read your agreement
changed-letter-subject = Your agreement with { $partner } was changed
changed-letter-text = The text that you signed has been changed since, so your signature no longer counts. Read the new version with { $partner }, and sign it if it is right for you.
holds-letter-subject = Your agreement with { $partner } holds
holds-letter-text = You and { $partner } have both signed the same text. It holds from now on; either of you can propose a change at any time.

another-partner = Would you like another partner?
