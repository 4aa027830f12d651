# Talks: times, dates, what came of them.

talks = Talks
talks-heading = Your talks
talks-lede = When you and { $partner } talk. A date goes into both your calendars.
talks-ahead = Ahead
talks-none-ahead = No talk has a date or waits for one.
talks-behind = Behind you
talks-all = All your talks
talk-on = Your talk on { $day }
talk-without-date = A talk without a date yet
talk-with = Talk with { $partner }
talk-by-link = Your talk
talk-page = Open its page; for that you sign in
talk-link-unknown = This link leads nowhere any more
talk-link-unknown-text = Perhaps it was cut in two on its way. The newest mail about your talk has one that works; or sign in and look under Talks.

meeting-when = { $day }, { $time }
meeting-when-both = { $day }, { $time } your time, { $other } for { $partner }
meeting-when-how = { $when }, { $minutes } minutes, { $how }
meeting-by-video = by video
meeting-by-telephone = by telephone
meeting-in-person = in person
meeting-times = { $number ->
    [one] one time is put up
   *[other] { $number } times are put up
}
meeting-waits-for = Waits until { $partner } picks a time
meeting-proposed-by = { $partner } waits until you pick a time
meeting-moving-by = { $partner } would like another time
meeting-lapsed = All times that were put up have passed
meeting-fixed = Agreed
meeting-over = Nobody has said yet whether you met
meeting-held = You met
meeting-missed = You didn’t meet
meeting-disputed = One of you says you met, the other that you didn’t. Either can change it.
meeting-called-off = Called off
meeting-you-said-held = You said that you met. You can change it until it is a week old.
meeting-you-said-missed = You said that you didn’t meet. You can change it until it is a week old.
meeting-readers = You and { $partner }; the coordinators see the date, how you talk, and whether you met

meeting-propose = Propose times for a talk
meeting-move = Propose other times
meeting-propose-lede = Up to three. { $partner } picks one with a tap in the mail; nothing is fixed until then.
meeting-times-legend = Times
meeting-clock = On the clocks of { $city }. Your partner sees each on their own.
meeting-time-number = Time { $number }{ $number ->
    [1] { "" }
   *[other] { " (optional)" }
}
meeting-minutes = Minutes
meeting-mode = How you talk
meeting-place = Where, or by which link (optional)
meeting-place-hint = An address, a room, a link for the video. It stands on your page only, in no mail and no calendar.
meeting-propose-button = Ask { $partner }
meeting-time-needed = Give one time at least, with its day.
meeting-time-unread = One of these is no time that we can read. It should look like 2026-03-03 14:00.
meeting-time-passed = One of these times has passed. Choose one that is still ahead.
meeting-time-far = One of these times is more than a year ahead. Choose an earlier one.
meeting-minutes-unfit = A talk takes between 10 and 480 minutes. Type a number.
meeting-line-too-long = { $over ->
    [one] This is one character longer than the 500 that fit here. Please shorten it.
   *[other] This is { $over } characters longer than the 500 that fit here. Please shorten it.
}

meeting-pick = Pick the time that fits
meeting-none-fits = None of these fits
meeting-did-you = Did you meet?
meeting-we-met = We met
meeting-we-did-not = We didn’t
meeting-came-up = Has something come up?
meeting-call-off = Call it off
meeting-off-hint = { $partner } gets a mail without a reason, and it leaves both calendars.
meeting-later = Move it by a week
meeting-later-hint = { $partner } is asked whether this fits instead: { $later }. Until then the first date stands.
meeting-moved-on = This talk has moved on in the meantime. Look at it as it stands now.

meeting-log = You talked already?
meeting-log-hint = On the phone, in the corridor: note the day and it counts.
meeting-day = Day
meeting-day-needed = Choose a day that isn’t still ahead.
meeting-log-button = We talked

topic-label = What do you want to talk about?
topic-hint = One line is enough. { $partner } can read it here and think ahead.
topic-button = Keep it
topic-of = What { $author } wants to talk about
notes-heading = Notes
note-label = Note what stays with you
note-hint = What you found, what each of you wants to do next. Nothing about patients or clients by name.
note-button = Keep it for both of you
note-needed = There is nothing here yet. Write a line, then keep it.
place-button = Keep it

times-letter-subject = { $partner } proposes a talk
times-letter-text = { $partner } would like to talk with you, { $minutes } minutes, { $how }, and proposes:
times-letter-button = Pick a time
date-letter-subject = Your talk with { $partner } has a date
date-letter-text = You and { $partner } have found a time:
date-letter-calendar = This mail carries the date for your calendar. If it moves, a later mail moves it there, too.
date-letter-button = Has something come up?
moved-letter-subject = Your talk with { $partner } has moved
moved-letter-text = You and { $partner } have found another time:
off-letter-subject = Your talk with { $partner } is off
off-letter-text = Your talk with { $partner } doesn’t take place. It leaves your calendar with this mail.
off-letter-button = See your talks
prepare-letter-subject = Soon: your talk with { $partner }
prepare-letter-text = What do you want to talk about? One line on your page is enough, and { $partner } can think ahead.
prepare-letter-button = Open your talk
tomorrow-letter-subject = Your talk with { $partner }
tomorrow-letter-text = This is all; nothing is asked of you before.
met-letter-subject = Did you and { $partner } meet?
met-letter-text = One tap is enough, from you or from { $partner }. The coordinators see whether you met, and nothing else.
met-letter-button = Say whether you met
talk-letter-link = The link is for you alone and opens nothing that you two wrote.

now-pick = { $partner } proposes a talk
now-pick-text = Pick the time that fits, or propose others.
now-pick-link = See the times
now-met = Did you and { $partner } meet?
path-talk = Talk
soon-talk = Your next talk
