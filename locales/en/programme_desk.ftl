# The review desk: what is on it, and how it leaves as a file.

column-decided = Answered
column-places = Places
column-missing = Missing
filter-field = Field
filter-country = Country
filter-since = Applied since
filter-missing = Only where something is missing ({ $count })
filter-option = { $label } · { $count }
filter-more = More filters
filter-columns = Columns


desk-save-csv = Save as CSV
desk-save-xlsx = Save as XLSX
views-title = Kept views
views-name = Keep this view as
views-keep = Keep
views-forget = Forget
views-forget-which = the view { $name }
export-view = people

## Places and wishes by field

ratio-title = Places and wishes by field
ratio-caption = Places that mentors offer and mentees who hope for them, by field
ratio-bars = Solid: places. Outline: mentees.
ratio-column = Places for mentees
ratio-line = { $places } for { $wishes }
ratio-short = { $field }: { $wishes ->
    [one] one mentee hopes
   *[other] { $wishes } mentees hope
} for it, and there { $places ->
    [0] is no place.
    [one] is one place.
   *[other] are { $places } places.
}
ratio-why = Whoever names several fields counts in each of them. Declined and withdrawn applications don’t count.

## Answers: prepared, read, sent together

answers-title = Answers
answers-none = Nothing is prepared.
answers-none-next = Choose people on the desk and say what becomes of them. Nobody hears of it before you send it from here.
answers-ready = { $count ->
    [one] One answer is ready.
   *[other] { $count } answers are ready.
}
answers-lede = Nothing has gone out. Read the letters, then send them together. For ten minutes you can take them back.
answers-send = { $count ->
    [one] Send the one letter
   *[other] Send { $count } letters
}
answers-to-desk = Back to the desk
answers-counts = What is prepared
answers-kind-accept = Accept
answers-kind-waitlist = Waiting list
answers-kind-decline = Decline
answers-kind-ask = Question
answers-letters = The letters
answers-letter-of = Letter { $number } of { $total }: { $kind }, to { $name }
answers-before = Before
answers-next = Next
answers-plain = The same as plain text
answers-test = Send this one to me as a test
answers-test-sent = A test letter is on its way to you. Nobody else has been written to.
answers-undo = Don’t send this one
answers-held = { $count ->
    [one] One letter leaves at { $time }.
   *[other] { $count } letters leave at { $time }.
}
answers-held-why = Until then nobody knows of it, and nobody takes part yet.
answers-take-back = Take them back
answers-now = Let them leave now
answers-too-late = These letters have left. What they say can’t be taken back any more.
answers-changed = Another answer was prepared or taken out meanwhile. Nothing was sent; please look once more.
answers-earlier = Sent before
answers-earlier-line = { $count ->
    [one] One answer
   *[other] { $count } answers
}
answers-went = went out
answers-was-taken-back = taken back
answers-waits = leaves soon
answers-prepared = { $count ->
    [one] One answer is prepared, and nobody knows of it yet.
   *[other] { $count } answers are prepared, and nobody knows of them yet.
}
answers-read = Read and send
column-prepared = Prepared
prepare-waitlist-title = { $count ->
    [one] One person goes on the waiting list
   *[other] { $count } people go on the waiting list
}
prepare-decline-title = { $count ->
    [one] A kind no to one person
   *[other] A kind no to { $count } people
}
prepare-ask-title = { $count ->
    [one] A question to one person
   *[other] A question to { $count } people
}
prepare-lede = Nobody is written to now. You read every letter before it leaves.
prepare-nobody = Nobody of those you chose waits for such an answer.
prepare-whom = To whom
prepare-and-more = and { $count } more
prepare-reason = Why?
prepare-reason-waitlist-hint = The letter says it.
prepare-reason-decline-hint = For the coordinators alone. No letter and no page shows it to the applicant.
prepare-reason-needed = Please choose a reason.
prepare-line = A personal line (optional)
prepare-line-hint = It stands in the letter as you write it.
prepare-question = What would you like to know?
prepare-question-hint = They read and answer it on their own page; the letter only says that there is a question.
prepare-question-needed = Please write the question.
prepare-too-long = Please keep it below 1,000 characters.
prepare-button = Prepare
prepare-back = Not now
prepare-waitlist = Waiting list
prepare-decline = Decline
prepare-ask = Ask
prepare-everybody = All { $count } found, on all pages
prepare-changed = Somebody came or went meanwhile. Please look once more.
reason-field = There is no mentor in their field yet
reason-places = There are more applications than places
reason-late = They applied after the deadline
reason-eligible = They are outside of whom the programme is for
reason-incomplete = Too much of the application is missing
reason-other = Another reason
one-inquiries = Questions to them
one-inquiry-waits = Not answered yet
one-missing = Missing

## The letters with answers

answer-greeting = Dear { $name },
answer-accept-subject = Your application: you take part
answer-accept = You take part in { $programme } as a { $role }. Thank you for coming along.
answer-accept-next = Next we look for somebody who fits you. You are asked before anything is settled, and whatever comes of it, you hear from us. Nothing is needed of you now.
answer-waitlist-subject = Your application: you are on the waiting list
answer-waitlist = Thank you for asking to take part in { $programme } as a { $role }. There is no place for you yet, so you are on the waiting list.
waiting-for-field = The reason is that nobody with room has come forward in your field so far.
waiting-for-places = The reason is that more people have applied than there are places.
waiting-for-late = The reason is that your application came when the places had been given.
answer-waitlist-next = We look again whenever a place comes free. The programme begins on { $day }.
answer-decline-subject = Your application
answer-decline = Thank you for asking to take part in { $programme } as a { $role }, and for the thought you put into it. This time we can’t offer you a place.
answer-decline-next = You are welcome to ask again when the next round opens.
answer-ask-subject = A question about your application
answer-ask = Thank you for asking to take part in { $programme }. Before we can answer, we would like to know something from you.
answer-ask-next = The question stands on your own page, so that only you and the coordinators read it. A few words are enough.
answer-ask-button = Read and answer
answer-button = See how it stands
answer-signed = { $name }, { $organisation }
answer-replies = Replies to this mail go nowhere.
answer-whom-to-ask = To ask { $name } something: { $address }
