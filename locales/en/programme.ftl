# Chapter 1: a programme opens, people ask to take part. What the preview of a spreadsheet says
# about single cells stands in programme_import.ftl.

nav-programmes = Programmes
nav-today = Today
nav-overview = Overview
nav-people = People
nav-matching = Matching
nav-pairs = Pairs

# Small numbers in running text; the message that uses it says what $count is.
in-words = { $count ->
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
   *[other] { $count }
}
role-mentee = mentee
role-mentor = mentor
state-draft = being written
state-submitted = waiting
state-asked = asked
state-accepted = accepted
state-waitlisted = on the waiting list
state-declined = declined
state-withdrawn = withdrawn
place = { $programme } · { $cohort }

column-name = Name
column-address = E-mail
column-role = As
column-gist = About
column-applied = Applied
column-state = State
pages-label = Pages of rows
pages-next = Next

## Who can read it

readers-desk-alone = Only you, who coordinate this programme
readers-desk-two = You and { $other }
readers-desk = You, { $others } and { $last }
readers-author = Only they themselves
readers-totals = Nobody. It is counted where enough people answered, and never shown by name
readers-members = They, the coordinators, and people in the programme who look for a mentor
readers-coordinators = They and the coordinators
readers-candidate = They, the coordinators, and whoever is proposed to them
readers-partner = They, the coordinators, and their partner once both have said yes
readers-private = They and the coordinators, for matching alone. Nobody who is named here learns of it

## The list of programmes

list-lede = { $count ->
    [one] The programme that you coordinate.
   *[other] The { $count } programmes that you coordinate.
}
list-open-lede = You don’t coordinate a programme yet. Opening one takes a few minutes: a name, a date, and a template that brings the rest.
list-none-lede = You don’t coordinate a programme. What concerns you as a mentor or mentee comes to you by letter.
list-open = Open a programme
list-yours = You coordinate
list-others = Coordinated by others
list-others-why = You administrate the organisation, so you see that these programmes exist. Who takes part is for their coordinators to know.
list-by = { $names }

## Opening a programme

new-title = Open a programme
new-lede = Six answers. Most of them are there already; change what doesn’t fit.
new-name = What is it called?
new-name-hint = It stands in every letter, such as “Eastholm: students and practitioners”.
new-name-needed = Please give the programme a name of at most 120 characters.
new-cohort = What is this run called? (optional)
new-cohort-hint = Such as “Spring 2026”. Left empty it is called after the month in which it begins.
new-cohort-needed = Please give the cohort a name of at most 120 characters.
new-starts = Pairs begin on
new-starts-hint = What people read. A pair begins on the day both have said yes.
new-coordinator-heading = 5 · Who coordinates
new-button = Open the programme
new-back = Another template

## The overview of a programme

overview-lede = { $count ->
    [0] The programme is open, and nobody has applied yet.
    [one] One person has asked to take part.
   *[other] { $count } applications have come in.
}
overview-next = What is next
overview-facts = Where it stands
overview-starts = Pairs begin
overview-term = They last
overview-months = { $months ->
    [one] one month
   *[other] { $months } months
}
next-review = Review
next-review-sentence = { $count ->
    [one] One application waits for your answer.
   *[other] { $count } applications wait for your answer.
}
next-review-verb = Review
next-match = Match
next-match-sentence = Accepted so far: { $mentees ->
    [one] one mentee
   *[other] { $mentees } mentees
} and { $mentors ->
    [one] one mentor.
   *[other] { $mentors } mentors.
}
next-match-verb = Match
next-import = People
next-import-sentence = Do you have applicants in a spreadsheet? They come in as they are; nobody is written to.

## The review desk

people-none-title = Nobody has applied yet.
people-none-lede = Bring in a spreadsheet of applicants. You see every row before anything is saved.
people-title = { $waiting ->
    [0] Everybody has your answer.
    [one] One application waits for you.
   *[other] { $waiting } applications wait for you.
}
people-lede = Whoever you accept takes part in the match once your answers have gone out. You read every letter first, and nobody is paired without their own yes.
people-accept-all = { $count ->
    [one] Accept the one waiting
   *[other] Accept all { $count } waiting
}
people-accept = Accept
people-bulk = With the chosen people:
people-counts = So far
people-all = Applications
people-choose = Choose
people-choose-one = Choose { $name }
people-caption = { $from } to { $to } of { $total }
people-not-found = Nobody fits this view. Leave something out, or look at all.
count-mentees = Mentees
count-mentors = Mentors
count-places = Places they offer
count-waiting = Waiting
count-accepted = Accepted
filter-state = State
filter-role = As
filter-any = all
filter-search = Name, address or answer
filter-show = Show
filter-all = Show all

## One application

one-back = All applications
one-lede = Applies as a { $role }.
one-decided = Answered
one-places = Places
one-answers = Answers
one-no-answer = No answer
one-beside = Also written:

## Bringing in a spreadsheet

bring-link = Bring in a spreadsheet
bring-title = Bring in a spreadsheet
bring-lede = You see what each row becomes before anything is saved. Nobody is written to.
bring-file = A file
bring-file-hint = A workbook (XLSX), or text with commas, semicolons or tabs (CSV, TSV), up to 32 MB and 100,000 rows.
bring-pasted = Or paste rows here
bring-pasted-hint = With the row of headings on top, just as you copied them from the table.
bring-needed = Please choose a file, or paste some rows.
bring-button = Look at it
bring-earlier = Brought in before
bring-pasted-rows = Pasted rows
bring-is-in = is in
bring-is-open = not in yet
bring-is-undone = taken back

## The preview of a spreadsheet

preview-page = Check before importing
preview-missing-title = { $count ->
    [one] One column needs a word first.
   *[other] { $count } columns need a word first.
}
preview-missing-lede = No row comes in until then. Say below which column holds what is missing, and all rows are read again.
preview-title = { $ready ->
    [one] One person is ready
   *[other] { $ready } people are ready
}{ $count ->
    [0] .
    [one] , one needs a word.
   *[other] , { in-words } need a word.
}
preview-lede = { $count ->
    [0] Look through what was read below, and import everybody. Nobody is written to.
    [one] Put the one right here, or import the others now; the one is kept for you. Nobody is written to.
   *[other] Put the { in-words } right here, or import the others now; the { in-words } are kept for you. Nobody is written to.
}
preview-some-are-in = { $count ->
    [one] One person of this sheet is in already and stays as they are.
   *[other] { $count } people of this sheet are in already and stay as they are.
}
preview-in-title = { $people ->
    [one] The one person is in
   *[other] All { $people } people are in
}{ $count ->
    [0] .
    [one] , one row needs a word.
   *[other] , { in-words } rows need a word.
}
preview-in-lede = They stand on your review desk. Nobody comes in twice, however often you import the sheet.
preview-nobody-title = { $count ->
    [0] There is nobody in this sheet.
    [one] Nobody is ready yet, one row needs a word.
   *[other] Nobody is ready yet, { in-words } rows need a word.
}
preview-nobody-lede = Put the rows right here, or take another file.
preview-import = { $count ->
    [one] Import one person
   *[other] Import { $count } people
}
preview-put-them-right = { $count ->
    [one] Put the one right
   *[other] Put the { in-words } right
}
preview-another = Take another file
preview-review = Review them
preview-fixes = Rows to put right
preview-fixes-caption = Rows with a problem; each can be corrected in place
preview-beyond = Beyond the last column: “{ $cells }”.
preview-whole-row = All of row { $row }
preview-cell = { $column }, row { $row }
preview-in-the-file = This row is too long to be changed here. Please correct it in the file and bring that in.
preview-no-name = no name
preview-choose = Choose one
preview-check-again = Check them again
preview-more-fixes = More rows follow when these are right.
preview-columns = How the columns were read
preview-columns-button = Read the columns this way
preview-column-number = Column { $number }
preview-leave-out = Leave it out
preview-such-as = It says, for example, “{ $cell }”.
preview-put-right = { $count ->
    [one] One cell was put right: “{ $value }” is read as “{ $becomes }”.
   *[other] { $count } cells were put right; “{ $value }”, for example, is read as “{ $becomes }”.
}
preview-tidied = { $count ->
    [one] One cell was tidied. What it says is the same.
   *[other] { $count } cells were tidied. What they say is the same.
}
preview-left-empty = { $count ->
    [one] One cell was put right: “{ $value }” is read as no answer.
   *[other] { $count } cells were put right; “{ $value }”, for example, is read as no answer.
}
preview-warnings = Worth a look
preview-warnings-caption = { $from } to { $to } of { $total }. Except for rows set aside, these come in as the sentence says.
preview-warnings-pages = Pages of rows worth a look
preview-ready = Who is ready
preview-ready-caption = { $from } to { $to } of { $total }. { $mentees ->
    [one] One mentee
   *[other] { $mentees } mentees
} and { $mentors ->
    [one] one mentor.
   *[other] { $mentors } mentors.
}
preview-superseded = { $count ->
    [one] One row is set aside, because the person applied again later.
   *[other] { $count } rows are set aside, because the person applied again later.
}
preview-then = What happens then
preview-then-text = All of them are saved together, or none is, and nobody is written to by that. Everybody is asked for their own yes again when there is a proposal, and nobody is paired without it.
column-row = Row
column-matter = What is the matter
column-fix = Put it right here, then check again
column-column = Column
column-zone = Time zone
column-arrival = In Dyad
role-both = both
arrival-new = new
arrival-known = has an account
arrival-in = is in
accept-changed = Somebody corrected this spreadsheet while you looked at it. Nothing was imported; please look at it once more.
