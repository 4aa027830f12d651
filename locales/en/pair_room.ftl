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
