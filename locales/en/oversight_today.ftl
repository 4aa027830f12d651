# Today: who needs a coordinator, what is due.

today-title = Today
today-readers = You and whoever coordinates with you. Nothing here comes from what people write to each other
today-quiet = Nobody needs you today{ $pairs ->
    [0] .
    [one] ; the one pair is on its way.
   *[other] ; all { $pairs } pairs are on their way.
}
today-nobody = Nobody needs you today.
today-people = { $people ->
    [one] One person needs you.
   *[other] { $people } people need you.
}
today-pairs = { $pairs ->
    [one] One pair is under way.
   *[other] { $pairs } pairs are under way.
}
today-who = Who needs you
today-next-sentence = The next kind sentence, to { $name }:
today-wants-to-talk = Would like to talk first.
today-talk-facts = Asked about { $about } on { $since }; the question stays open until { $until }.
today-talk-say = “Dear { $name }, thank you for asking. Shall I ring you this week, or would you rather write?”
today-closes-soon = No answer yet, and it closes soon.
today-soon-facts = Asked about { $about } on { $since }, reminded once; the question closes on { $until }.
today-soon-say = “Dear { $name }, a week can be full. A yes or a no by phone is enough; I note it for you.”
today-rematch = Would like another partner.
today-rematch-facts = Asked on { $date }. { $partner } has not been told.
today-rematch-say = “Thank you for saying so, { $name }. You owe nobody a reason. Would you like to hear of somebody else?”
today-rematch-verb = Read and decide
today-to-the-question = Open the question
today-due = Due
today-waits = { $count ->
    [one] One answer is open
   *[other] { $count } answers are open
}
today-name = Who is asked
today-about = About whom
today-asked-about = about { $name }
today-since = Since
today-until = Until
today-to-pairs = All pairs

due-people = People
due-matching = Matching
due-review = { $count ->
    [one] One application waits for an answer.
   *[other] { $count } applications wait for an answer.
}
due-review-verb = Read them
due-answers = { $count ->
    [one] One acceptance is prepared and not sent.
   *[other] { $count } acceptances are prepared and not sent.
}
due-answers-verb = Read and send
due-release = A draft waits to be read and released. Nobody has been told.
due-release-verb = Read it
due-letters = The letters of a round leave. Until then they can be taken back.
due-letters-verb = Look once more
due-match = { $mentees ->
    [one] One mentee has nobody
   *[other] { $mentees } mentees have nobody
}, and { $places ->
    [one] one place is free.
   *[other] { $places } places are free.
}
due-match-verb = Match
due-closes = Applications close.
due-closes-verb = Look at the people

funnel-heading = How far everybody is
funnel-step = Step
funnel-drawn = Drawn to scale
funnel-count = People or pairs
funnel-applied = Mentees who applied
funnel-accepted = Accepted
funnel-asked = Put to a mentor
funnel-begun = Both said yes
funnel-in-touch = Met, or logged a contact by hand
funnel-agreed = Signed their agreement
funnel-closing = Closing or ended
