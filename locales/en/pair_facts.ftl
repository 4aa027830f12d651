# What staff see of a pair, in the same words on the pair’s own page and on the coordinators’ desk.

fact-names = The two of you
fact-phase = Phase
fact-began = Began
fact-planned-end = Planned end
fact-contact = Contact logged by hand
fact-standing = Standing

phase-initiation = Initiation
phase-negotiation = Negotiation
phase-enabling = Enabling
phase-closure = Closure
phase-since = { $phase }, since { $date }
contact-none = none so far
contact-last = last on { $date }

standing-running = under way
standing-paused = paused
standing-suspended = suspended
standing-ending = ending
standing-ended = ended

fact-agreement = Agreement
fact-talks = Talks
agreed-since = in force since { $since }, until { $until }
agreed-none = none in force
talks-counted = { $held } held, { $missed } missed, { $planned } planned
