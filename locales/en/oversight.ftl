# Texts of the chapter oversight.

pairs-title = Pairs
pairs-lede = { $count ->
    [0] There are no pairs yet. One appears here as soon as both have said yes.
    [one] There is one pair.
   *[other] There are { $count } pairs.
}
pairs-readers = You and the other coordinators. Nothing here comes from what people write to each other
pairs-what-we-see = What coordinators see of a pair
pairs-enter-running = Enter pairs that already run
pairs-own = { $count ->
    [one] You belong to one pair of this programme yourself. It is left out here, so that nobody looks after their own.
   *[other] You belong to { $count } pairs of this programme yourself. They are left out here, so that nobody looks after their own.
}
pairs-phases = By phase
pairs-all = All { $count }
pairs-in-phase = { $phase } { $count }
pairs-order = Order
pairs-none-in-phase = No pair is in this phase.
pairs-caption = { $total ->
    [one] One pair, { $order }.
   *[other] { $first } to { $last } of { $total } pairs, { $order }.
}
pairs-pages = Pages of pairs
pairs-next = Next
pairs-column-names = Pair
pairs-names = { $mentee } with { $mentor }

order-names = by name
order-phase = by phase
order-began = newest first
order-end = by planned end
order-contact = longest without contact first

what-title = What coordinators see of a pair
what-lede = These facts, on the list of pairs and nowhere else. The two see the same facts on their own page.
what-readers = Every coordinator of { $programme }
what-names = Who mentors, and who is mentored.
what-phase = Where the two are on their path, and since when.
what-began = The day on which both had said yes.
what-planned-end = The day on which the partnership is meant to end.
what-agreement = Since when an agreement holds that both have signed, and until when it means to. Never a word of it.
what-talks = How many talks have a date, were held or were missed, when, and whether by video, telephone or in person. Never what they were about.
what-contact = The day on which one of the two last ticked “we’re in touch elsewhere”. What they said to each other, and where, is not asked.
what-standing = Whether the partnership is under way, paused, suspended, ending or ended.
what-never = What nobody on this desk sees
what-never-text = Messages, whether there are any and whether they were read; how the two like to be reached; any word of what they agree, plan or note. There is no switch that opens it, and nobody can sign in as somebody else.
what-own = If you belong to a pair yourself, you don’t see it here. Another coordinator does.
what-back = To the pairs
