# People whom a spreadsheet entered are asked whether they want to take part.

## The letter (N-37) and its reminder

entry-subject = Would you like to take part?
entry-who = { $who } entered you { $role } for { $programme }, from a list. Nothing happens before you say yes.
entry-role = as a { $role }
entry-both = both as a mentee and as a mentor
entry-stored = { $count ->
    [0] Your name and this address are stored, and nothing else.
   *[other] Your name and this address are stored, and answers to { $questions }{ $more ->
        [0] {""}
       *[other] {" "}and to { $more } more
    }. On the page behind the button you read all of it.
}
entry-quoted = “{ $question }”
entry-what-then = If you say yes, the coordinators read your answers and look for somebody who fits you, and you are asked again before anybody is introduced. It begins on { $day }.
entry-button = Read it and answer
entry-or-no = One tap there says yes, one says no. After a no, everything about you is deleted.
entry-only-you = The link is yours alone; please don’t pass this mail on. Replies to it reach nobody.
entry-reminder-subject = Would you like to take part? A reminder
entry-reminder = A week ago we asked you: { $who } entered you { $role } for { $programme }. You haven’t answered, and that is fine.
entry-reminder-last = This is a short question with a yes and a no, and there is no other reminder.

## The page behind it

entry-title = Would you like to take part in { $programme }?
entry-missing = { $count ->
    [one] One answer is missing for a yes
   *[other] { $count } answers are missing for a yes
}
entry-yes = Yes, I’m in
entry-yes-means = With your yes you promise this, and agree to what stands below:
entry-expected = What is expected of you
entry-conduct = How we treat each other
entry-confidentiality = What stays between the two of you
entry-no = No, delete everything
entry-no-means = Then all that you see below is deleted at once, and nobody enters you into this year’s list again. The list you stood on belongs to whoever wrote it and stays with them.
entry-silence = If you don’t answer, all of it is deleted after { $days } days.
entry-stored-title = What is stored about you
entry-yes-title = You are in. Thank you
entry-yes-text = Your application to { $programme } waits for the coordinators now. They write to you when they have read it. You can change or withdraw it until then.
entry-yes-next = See how it stands
entry-nothing-title = Nothing is stored here
entry-nothing-text = Behind this link there is nothing any more. If you said no, all that was entered about you is deleted. If somebody took their list back, it went with it.

## The letters, as the coordinators read them

entries-title = Ask them
entries-none = Nobody is left to be asked.
entries-none-next = Whoever a spreadsheet enters later is asked from here, too.
entries-ready = { $count ->
    [one] One person has not been asked yet
   *[other] { $count } people have not been asked yet
}
entries-lede = They stand in your spreadsheet and may not know of it. Read the letter, then send them together; for ten minutes you can take them back. Nobody can be accepted or matched before their own yes.
entries-held-why = Until then nobody has been written to.
entries-letter-of = Letter { $number } of { $total }, to { $name }
entries-standing = How they stand
entries-unasked = Not asked yet
entries-waiting = Asked, no answer yet
entries-yes = Said yes
entries-no = Said no, and deleted
entries-silent = Never answered, and deleted

## Where one comes from

bring-running-pairs = Pairs that already run are entered on a page of their own
preview-look-again = Look again
preview-know = Do they know of it?
preview-know-ask = Not from themselves: somebody else put them on this list
preview-know-ask-hint = You write to them next. Nobody is accepted or matched before their own yes, and a no deletes what was entered.
preview-know-applied = Yes: they applied themselves, on a form of yours
preview-know-applied-hint = They wait for your answer like everybody who applies here. Both sides still say yes before two are a pair.
preview-ask = Write to { $count ->
    [one] the one
   *[other] the { $count }
} who may not know of it
preview-own-words = Whoever applied here keeps their own application, and whoever is still writing one keeps every word of it: the file only fills in what they left open.
preview-asked = { $yes } said yes, { $no } said no, { $waiting } have not answered.
arrival-refused = said no; stays out
state-entered = not asked, or no answer yet
stands-entered = Somebody entered you from a list
stands-entered-text = Nothing happens before you say yes. The answers they gave for you stand in your form; send it when they are right, or leave it.
people-entered = Without their own yes
