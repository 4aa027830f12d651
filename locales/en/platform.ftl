# The frame around every page, and what it says when something can't be done.

error-prefix = Error:{" "}
skip-to-content = Skip to the content
main-navigation = Main
not-right = Something’s not right
not-right-hint = You can say it quietly. Your partner will not see it, and you need no reason.
help = Help
who-reads-what = Who reads what
who-can-read-this = Who can read this:
to-the-start = To the start
mistakes = { $count ->
    [one] One answer needs another look. Everything you wrote is kept.
   *[other] { $count } answers need another look. Everything you wrote is kept.
}

problem-id = If you tell us about it, this number helps: { $id }
not-found-title = There is no such page
not-found-sentence = The address may be mistyped, or what was here is not yours to see. Nothing was changed.
stale-form-title = Please send it once more
stale-form-sentence = This form came from an older visit or another site, so nothing was done. Go back, reload the page and send it again.
unreadable-title = That could not be read
conflict-title = Something changed meanwhile
too-many-title = Please wait a little
too-many-sentence = { $minutes ->
    [one] There were many tries. You can go on in a minute.
   *[other] There were many tries. You can go on in { $minutes } minutes.
}
passing-title = Just a moment
passing-sentence = Your request could not be saved right now, and nothing was half done. Please try again in a minute.
broken-title = That went wrong, and it is our fault
broken-sentence = Nothing was half done. Please try once more; if it happens again, tell whoever runs this site.
method-title = That can’t be done here
method-sentence = This page was asked for in a way it doesn’t know. Nothing was changed.
slow-title = That took too long
slow-sentence = The request did not arrive in time, and nothing was done. Please try again.
other-title = That could not be done
other-sentence = The request was refused, and nothing was changed.
form-too-large = The form was too large or broken off. Nothing was saved; please shorten it and send it again.
upload-unreadable = The file could not be read, or is larger than 8 MB. Nothing was saved.
wrong-host = This site is not known by that name.
