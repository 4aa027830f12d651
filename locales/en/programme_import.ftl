# Importing applicants from a spreadsheet.
# import-problem-KIND: one sentence or two for whoever looks at the preview. $value is the cell as
# written, $column the header of its column.

## Files that can't be read

import-unreadable-empty = There is nothing in this file.
import-unreadable-workbook = This is a workbook of an old kind, or one that is locked by a password. Please save it as a workbook of today (XLSX) without a password, and choose that file.
import-unreadable-broken-workbook = This looks like a workbook, but it isn’t whole. Please open it in your spreadsheet program, save it once more and choose that file.
import-unreadable-too-large-unpacked = Unpacked, this workbook takes more than { $most } megabytes; no list of applicants does. Please save the list alone as a new file.
import-unreadable-no-sheet = None of this workbook’s sheets has a table in it.
import-unreadable-too-much-text = All cells of this file together hold more than { $most } megabytes of text. Please divide it into several files.
import-unreadable-not-text = This file isn’t text, so no table can be read from it. Please save your table as CSV and choose that file.
import-unreadable-no-rows = This file has a header, and no row beneath it.
import-unreadable-too-many-rows = This file has more than { $most } rows. Please divide it into several files.
import-unreadable-too-many-columns = Row { $row } has more than { $most } cells. Please check that the file is a table of applicants.
import-unreadable-cell-too-long = The cell in row { $row }, column { $column } has more than { $most } characters. Often a quotation mark is missing at its end.
import-unreadable-unclosed-quote = In row { $row } a quotation mark is opened and never closed, so the end of the table can’t be found. Please correct that row.

## Errors: the row stays out until they are put right

import-problem-column-missing = No column is chosen for “{ $question }”. Without it nobody can be imported; please choose one.
import-problem-missing-required = “{ $column }” is empty, but it is needed. Please fill it in; until then the row is not imported.
import-problem-unknown-role = “{ $value }” is neither mentee nor mentor nor both. Please choose one; until then the row is not imported.
import-problem-too-many-cells = This row has { $cells } cells where the header has { $expected }. Perhaps a cell has a separator in it and no quotation marks around it. The row is not imported, as its answers may be in the wrong columns.
import-problem-too-few-cells = This row ends after { $cells } of { $expected } cells, so part of it was lost. The row is not imported.
import-problem-email-of-two-people = { $name } in row { $other } has the same address. Everybody needs their own; neither row is imported.
import-problem-invalid-email-no-at = This is not an e-mail address: it has no @ sign. Please correct it; until then the row is not imported.
import-problem-invalid-email-two-ats = This is not an e-mail address: it has two @ signs. Please correct it; until then the row is not imported.
import-problem-invalid-email-spaces = This is not an e-mail address: it has blanks inside. Please correct it; until then the row is not imported.
import-problem-invalid-email-comma = This is not an e-mail address: it has a comma, perhaps where a full stop should be. Please correct it; until then the row is not imported.
import-problem-invalid-email-nothing-before = This is not an e-mail address: nothing stands before the @ sign. Please correct it; until then the row is not imported.
import-problem-invalid-email-nothing-after = This is not an e-mail address: it ends after the @ sign. Please correct it; until then the row is not imported.
import-problem-invalid-email-full-stops = This is not an e-mail address: a full stop stands where none can be. Please correct it; until then the row is not imported.
import-problem-invalid-email-no-full-stop = This is not an e-mail address: there is no full stop after the @ sign. Please correct it; until then the row is not imported.
import-problem-invalid-email-character = This is not an e-mail address: it has a character that addresses can’t have. Please correct it; until then the row is not imported.
import-problem-invalid-email-too-long = This is not an e-mail address: it is too long. Please correct it; until then the row is not imported.

## Warnings: the row comes in, but somebody should look

import-problem-duplicate-application = This person applied again in row { $other }, later. The later application is used; this row is set aside.
import-problem-duplicate-email = This person stands in row { $other } once more, later and with the same answers. That row is used; this one is set aside.
import-problem-totals-row = This row looks like a sum below the table, not like a person. It is skipped.
import-problem-hidden-column = This column is hidden in the workbook. It is not imported unless you choose what it holds.
import-problem-garbled-letters = “{ $value }” looks like letters read in the wrong encoding. It is read as “{ $guess }”; please check.
import-problem-lost-letters = In “{ $value }” a letter was lost before the file came here. It is imported as it is; please ask how it is written.
import-problem-number-cut-by-spreadsheet = A spreadsheet program has shortened this number to { $value }; its last digits are gone. It is left empty.
import-problem-nothing-to-match-on = Nothing is named here, so this person can only be matched on the other answers. Please ask.
import-problem-ambiguous-date = “{ $value }” could be { $guess } or { $other }. It is read as { $guess }, like the rest of the column; please check.
import-problem-other-decimal-sign = This cell has another decimal sign than the rest of the column. It is read as { $guess }.
import-problem-large-number = { $said } is far more than usual. It is kept; please check.
import-problem-line-manager-not-in-file = Nobody in this file has this address. It is kept: should that person join as a mentor, the two are not matched.
import-problem-line-manager-is-self = Nobody is their own line manager. The cell is left out; please check.
import-problem-line-manager-unreadable = “{ $value }” is not an e-mail address, so “not with my line manager” can’t be applied. Please fill it in.
import-problem-preferred-not-a-mentor = { $name } (row { $other }) takes part as a mentee, not as a mentor. This wish is left out.
import-problem-preferred-unknown = Nobody in this file has this address. The wish counts only should that person join as a mentor.
import-problem-preferred-twice = This mentor is already wish number { $first }. The repetition is left out.
import-problem-preferred-is-line-manager = This mentor is the person’s line manager, so the wish can’t be met. It is left out.
import-problem-preferred-is-self = Nobody can be their own mentor. This wish is left out.
import-problem-preferred-gap = This wish is empty and a later one is not. The later ones move up.
import-problem-preferred-by-name = A name instead of an e-mail address. One mentor has this name (row { $other }) and is taken; please check.
import-problem-preferred-row-not-imported = This mentor’s own row ({ $other }) has an error and is not imported. The wish counts only once that row is put right.
import-problem-both-roles = The same person applied as a mentee in row { $other }. Both applications are kept; nobody is paired with themselves.
import-problem-empty-row = This row is empty and is skipped.
import-problem-formula-like-text = This cell looks like a formula. It is kept as plain text, never calculated, and written harmlessly when you export it.
import-problem-error-value = A spreadsheet program wrote the error { $value } here. The cell is left empty; please fill it in.
import-problem-timezone-fixed-offset = “{ $value }” is a fixed difference without summer time. It is used as it is; please ask for a city if that matters.
import-problem-timezone-fixed-offset-fits = “{ $value }” is a fixed difference without summer time. It is used as it is; { $fits } would fit { $country }.
import-problem-timezone-abbreviation = “{ $value }” is an abbreviation; some of them mean several zones. It is read as { $zone }; please check.
import-problem-timezone-abbreviation-country = “{ $value }” is an abbreviation; some of them mean several zones. With { $country } it is read as { $zone }; please check.
import-problem-unknown-timezone = “{ $value }” is not a time zone we know. It is left empty; please choose one.
import-problem-unknown-country = “{ $value }” is not a country we know. It is read as “{ $guess }”; please check.
import-problem-unknown-country-left-out = “{ $value }” is not a country we know. It is left empty; please choose one.
import-problem-unknown-language = “{ $said }” is not a language we know. It is read as “{ $guess }”; please check.
import-problem-unknown-language-left-out = “{ $said }” is not a language we know. It is left out; choose one from the list if it matters.
import-problem-language-a-little = “{ $said }” sounds too little to hold a conversation. It is left out; add the language if that is wrong.
import-problem-unknown-choice = “{ $said }” is not one of the answers of the form. It is read as “{ $guess }”; please check.
import-problem-unknown-choice-left-out = “{ $said }” is not one of the answers of the form. It is left out and shown beside the application.
import-problem-uncertain-number = “{ $value }” is not a plain number. It is read as { $number }; please check.
import-problem-number-in-words = “{ $value }” is not written as a number. It is read as { $number }; please check.
import-problem-unreadable-number = “{ $value }” is not a number. It is left empty and shown beside the application.
import-problem-unreadable-number-one-place = “{ $value }” is not a number. One place is assumed; please check.
import-problem-impossible-year-of-study = { $said } is not a year of study ({ $from } to { $to } is expected). It is left empty; please ask the person.
import-problem-impossible-year-in-practice = { $said } years in practice cannot be right ({ $from } to { $to } is expected). It is left empty; please ask the person.
import-problem-impossible-number = { $said } cannot be right here ({ $from } to { $to } is expected). It is left empty; please ask the person.
import-problem-capacity-missing = This mentor did not say how many mentees. One is assumed; please check.
import-problem-capacity-zero = This mentor offers no place and is not matched until you change the number.
import-problem-capacity-high = { $said } mentees are far more than usual. Please check that this is meant.
import-problem-unreadable-date = “{ $value }” is not a date we can read. It is left empty.
import-problem-impossible-date = “{ $value }” is not a date that the calendar has. It is left empty.
import-problem-unknown-person = Nobody in this file can be recognised from “{ $said }”. Write their address here, or leave it: it stands beside the application.
import-problem-ambiguous-person = More than one person in this file could be “{ $said }”. Write the address of the one who is meant.
import-problem-person-not-in-file = Nobody in this file has the address { $said }. It is kept: should that person join, the two are not paired.
import-problem-person-is-self = This is the person’s own name or address. It is left out, as nobody is paired with themselves.

import-day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
}

## How a file was read

reading-title = How the file was read
reading-sheet = The sheet “{ $sheet }” of the workbook.
reading-sheet-of = The sheet “{ $sheet }” of the workbook; { $others } left aside.
reading-text = Text in { $encoding }, with a { $sign } between cells.
reading-header = The headings stand in row { $row }.
reading-titles = { $count ->
    [one] Row { $rows } above them is a title and is left aside.
   *[other] Rows { $rows } above them are titles and are left aside.
}
reading-dates = Dates are written { $order }.
reading-lists = Several answers in one cell are parted by a { $sign }.
reading-decimal-commas = Decimals follow a comma.
reading-otherwise = Read it another way
reading-which-sheet = Sheet
reading-which-encoding = Encoding
reading-which-delimiter = Between cells stands
reading-which-header = Row with the headings
reading-which-dates = Dates such as 03/04/2025 begin with
reading-which-decimals = Before decimals stands a
reading-which-lists = Between several answers in one cell stands a
reading-as-found = as found by looking
reading-day-first = the day
reading-month-first = the month
reading-drops-corrections = Where other rows are read by that, cells you corrected here are read from the file again.
reading-button = Read it this way
sign-comma = comma
sign-point = point
sign-semicolon = semicolon
sign-tab = tab
sign-bar = bar

## Taking an import back

preview-undo = Take this import back
preview-undone = This import was taken back. You can import it again.
undo-title = Take the import back
undo-lede = { $count ->
    [0] Somebody has acted on every application of this import, so none can be taken back.
    [one] One application that nobody has acted on is taken back.
   *[other] { $count } applications that nobody has acted on are taken back.
}
undo-people = People who are here only by this import go with them, and nobody is written to. The file stays, with what you put right, and can be imported again.
undo-button = { $count ->
    [one] Take one back
   *[other] Take { $count } back
}
undo-not = Leave everything as it is
undo-stay = These stay
undo-changed = has changed the application since
undo-accepted = is accepted
undo-withdrawn = took it back already
undo-decided = has been answered
undo-more = { $count ->
    [one] One more stays.
   *[other] { $count } more stay.
}
list-readers = Only you. Once its people are in, the coordinators see their applications
