# Pairs that already run: two addresses and a day, and each confirms.

## Entering them

running-enter-title = Pairs that already run
running-enter-lede = Two addresses and the day they began. You see each row before anything happens; then both are asked, and a pair has its place here when both have confirmed. Months count from the day it began.
running-file = A file
running-file-hint = A workbook (XLSX) or text (CSV, TSV) with columns for mentor, mentee and since; their names are welcome, too.
running-pasted = Or paste rows here
running-pasted-hint = One pair in each row: the mentor’s address, the mentee’s address, the day. Headings are welcome and not needed.
running-put-right = Put rows right here
running-needed = Please choose a file, or paste some rows.
running-look = Look at them
running-look-again = Look again
running-ready = { $ready ->
    [0] No pair is ready
    [one] One pair is ready
   *[other] { $ready } pairs are ready
}
running-ready-lede = { $wrong ->
    [0] Nothing is stored, and nobody has been written to.
    [one] One row stays out until it is put right below. Nothing is stored, and nobody has been written to.
   *[other] { $wrong } rows stay out until they are put right below. Nothing is stored, and nobody has been written to.
}
running-send = { $count ->
    [one] Ask both of them
   *[other] Ask both of each of the { $count }
}
running-rows = What was read
running-rows-caption = Each pair, and what keeps it out
running-column-row = Row
running-column-mentor = Mentor
running-column-mentee = Mentee
running-column-since = Since
running-column-matter = To look at
running-is-ready = ready
running-named = { $name }, { $address }
running-or = It could be { $day }, too; please check.
running-wrong-mentor = The mentor’s address is not a mail address.
running-wrong-mentee = The mentee’s address is not a mail address.
running-wrong-same = Both addresses are the same.
running-wrong-day = The day can’t be read. Write it like 2025-09-01 or 1 September 2025.
running-wrong-to-come = That day is yet to come. Pairs that haven’t begun are matched here.
running-wrong-long-ago = That is more than ten years ago.
running-wrong-over = By the months of this programme, this pair’s time is over.
running-wrong-twice = These two stand in row { $row } already.
running-wrong-a-pair = These two are a pair here.
running-wrong-entered = These two have been asked and haven’t both answered.
running-wrong-apart = These two are kept apart by what one of them said.
running-changed = Something else is ready now than what you looked at. Nothing was sent; please look once more.
running-too-late = These letters have left and can’t be taken back any more.
running-held = { $count ->
    [one] The letters to one pair leave at { $time }.
   *[other] The letters to { $count } pairs leave at { $time }.
}
running-held-why = Until then nobody has been written to.
running-take-back = Take them back
running-now = Let them leave now
running-earlier = Entered before
running-names = { $mentor } and { $mentee }
running-since = since { $day }
running-stands-asked = asked, no answer yet
running-stands-half = one of them confirmed
running-stands-begun = confirmed by both
running-stands-over = came to nothing

## The letters

running-ask-subject = Are you and { $name } a pair?
running-ask = { $who } entered you and { $name } as a pair that has run since { $since }, for { $programme }.
running-ask-what = If you both confirm, the two of you have a place of your own here: for words, dates, goals and an agreement, which only you two can read. Nothing you have arranged changes.
running-button = Read it and answer
running-or-no = One tap there says yes, one says no. A no changes nothing between the two of you.
running-reminder-subject = Are you a pair? A reminder
running-reminder = A week ago we asked whether you and { $name } are a pair since { $since }. You haven’t answered, and that is fine.
running-reminder-last = It is one tap, and there is no other reminder.
running-begun-subject = You and { $name } have your place here
running-begun = You and { $name } both confirmed. Your months count from { $since }, and your time together is planned until { $end }.
running-begun-button = To the two of you
running-nothing-subject = It stays as it was
running-nothing = You confirmed that you and { $name } are a pair, and it didn’t come about here. Nothing changes between the two of you.
running-nothing-next = Thank you for your answer. There is nothing more to do.

## The page behind them

running-page = A pair that already runs
running-title = Are you and { $name } a pair?
running-yes = Yes, we are
running-yes-next = When { $name } has confirmed, too, you both hear from us.
running-no = No
running-no-next = Nothing comes of it here, and { $name } isn’t told who said so.
running-waits = You confirmed. When { $name } has, too, you both hear from us.
running-begun-title = You and { $name } have your place here
running-begun-lede = You both confirmed. Your months count from { $since }.
running-over-title = Nothing comes of it here
running-over = Nothing changes between you and { $name }, and there is nothing to do.
