# Where the two are on their path.

phase-heading = Where you are
phase-text-initiation = Getting to know each other. You go on once this is done:
phase-text-negotiation = Agreeing how you want to work. You go on once this is done:
phase-text-enabling = The work itself.
phase-text-closure = Looking back, and ending well or going on.
phase-done = Done:
phase-open = Open:
phase-elsewhere = You are somewhere else on your path by now. Look at it as it stands.
step-in-touch = Be in touch
step-first-talk = A date for your first talk
step-agreement = An agreement that both have signed
step-goal = A goal that both want
step-next-talk = A date for the talk after the first
way-on = Go on without the rest
way-on-hint = If { $partner } wants that, too, you go on. Nothing is lost; you can do the rest later.
way-back = Agree some things anew
way-back-hint = If { $partner } wants that, too, you go back to agreeing. What you signed holds meanwhile.
way-to-end = Begin to look back
way-to-end-hint = It is enough that one of you wants it. { $partner } sees that you look back now, and no reason.
way-asked = You have asked for this. It happens once { $partner } wants it, too.
way-partner-asks = { $partner } would like this.
