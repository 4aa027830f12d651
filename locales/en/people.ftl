# Chapter 0: who is here.

nav-me = Your account
name = Your name
name-needed = Please give the name you go by, at most 120 characters.
zone = Time zone
zone-hint = A place such as Europe/London or America/New_York. Times are shown on its clocks.
not-a-zone = This is not a time zone we know. Write it like Europe/London.
not-an-address = This doesn’t look like a mail address. It should read like name@example.org.


set-up-title = Set up your organisation
set-up-lede = Five answers, two minutes.
set-up-organisation-heading = The organisation
set-up-organisation = Name
set-up-organisation-hint = It stands at the top of each page and letter, such as “Eastholm Mentoring”.
set-up-you-heading = You
set-up-address-hint = We write you a link whenever you sign in. There are no passwords.
set-up-safeguarding-heading = If harm is done
set-up-safeguarding-why = Someone who is not running the programmes should hear about misconduct. Their name and address stand on the page “Something’s not right”.
set-up-safeguarding-name = Their name
set-up-safeguarding-address = Their mail address
set-up-needed = Please give a name here, at most 120 characters.
set-up-button = Set up

sign-in-title = Sign in
sign-in-lede = We write you a letter with a link and a code. There is no password to remember.
sign-in-address = Your mail address
sign-in-address-hint = The one that our letters come to.
sign-in-button = Write to me
sign-out = Sign out

sent-title = Look into your mail
sent-lede = If we know your address, a letter is on its way. Open its link, or type its code here. Both hold for ten minutes.
sent-kept = No mail server is set up, so letters are kept on this machine.
sent-kept-link = Read them here.
sent-code = Code
sent-code-hint = Eight digits, such as 1234 5678.
sent-button = Sign in
sent-again = Write to me again
code-wrong = This is not the code from the newest letter. Please look once more.
code-over = This code is no longer good. Ask for a new letter; it comes at once.
code-too-often = There were five tries, so this code is closed. Ask for a new letter.

sent-applicant-lede = A letter is on its way to you. Open its link, or type its code here, and you go on where you stopped. Both hold for ten minutes.
sent-applicant-button = Go on
confirm-letter-subject = Your code for { $organisation }
confirm-letter-greeting = Hello,
confirm-letter-why = somebody gave this address to take part in mentoring at { $organisation }. If it was you, this link shows us that the address is yours, and you go on where you stopped. It works once, within ten minutes.
confirm-letter-button = Go on
confirm-letter-not-you = If it wasn’t you, do nothing: without your answer nothing is sent, and what was typed is forgotten.

link-applicant-title = One step left
link-applicant-lede = Press the button, so that we know a person opened the letter and not a program that reads mail.
link-title = Welcome back
link-lede = One step, so that only you can take it and not a program that reads mail.
link-button = Sign in
link-over-title = This link is over
link-over-lede = It was used already, or is older than ten minutes. A new one comes at once.
link-over-button = Write me a new one

letter-greeting = Dear { $name },
letter-no-replies = Replies to this mail go nowhere.
sign-in-letter-subject = Sign in to { $organisation }
sign-in-letter-link = This link signs you in. It works once, within ten minutes.
sign-in-letter-button = Sign in
sign-in-letter-code = Reading this on another device? Then type this code there: { $code }
sign-in-letter-not-you = If it wasn’t you who asked, do nothing: nobody can sign in without this letter.

kept-title = What you wrote is kept
kept-lede = You had been signed out before it could be saved. Look at it once more and send it now.
kept-field = Your words
kept-send = Send it now
kept-let-go = Let it go

me-lede = Letters go to { $address }.
me-save = Save
me-sessions = Where you are signed in
me-since = since { $date }
me-this = this one
me-end = Sign out there

mails-title = Letters kept here
mails-lede = No mail server is set up, so letters wait in the data folder. Only this machine can read this page.
mails-none = No letter yet. Ask for one by signing in.

help-lede = Most things need one tap from a letter. For the rest, this is where to turn.
help-sign-in = You can’t sign in
help-sign-in-text = Ask for a new letter on the sign-in page; each holds for ten minutes. If none comes, look into the spam folder, or write to your coordinator: your address may be noted differently.
help-mail = A link no longer works
help-mail-text = Links in letters close after a while, so that an old mail can do no harm. Sign in instead: whatever waits for you stands on your home page.
help-people = You would rather ask a person
help-people-text = Your coordinator’s name and address stand at the end of each letter about your programme.

reads-lede = What a pair writes is theirs alone. There is no master key for coordinators, and nobody can sign in as you.
reads-application = Your application
reads-application-who = You and the coordinators. A person proposed to you sees what is marked so, nothing else.
reads-card = Your address and number
reads-card-who = Your partner, once you tick that they may. The coordinators have the address you applied with.
reads-messages = Messages and all you write as a pair
reads-messages-who = Only the two of you. Not the coordinators, not the organisation, not in any report or export.
reads-facts = That you are a pair, your phase and since when, when you began and mean to end, whether you pause, and the day one of you last ticked “we’re in touch elsewhere”
reads-facts-who = You and the coordinators. Of what happens between you, this is all they see.
reads-refusal = That you said “not now”, and why
reads-refusal-who = The coordinators. The other person hears at most that it did not come about.
reads-honest = What we can’t promise
reads-honest-text = Your words are stored encrypted, and no page or report shows them to staff. Still, whoever runs the server has its disks and its keys. This guards against curiosity, mistakes and stolen backups, not against an operator who sets out to break it.

not-right-lede = You need no reason and no proof. Your partner doesn’t see that you were here.
not-right-danger = Are you in danger?
not-right-danger-text = Call the emergency number of your country first. Everything else can wait.
not-right-harm = Something harmful happened
not-right-harm-text = Write to { $name }. They do not run the programme, and your letter does not pass through this site.
not-right-otherwise = It’s just not working
not-right-otherwise-text = That happens in good programmes too, and nobody is to blame. Write to your coordinator, whose address stands at the end of each letter: another partner, a pause or a good ending are all possible.
