# Frame of the pages
frame-description = Dates, honey, saffron, olive oil, rugs: buy from the cooperatives of the Drâa-Tafilalet oases. Pay on delivery.
frame-skip = Skip to content
frame-languages = Language
frame-aisles = Aisles
frame-cart = Cart
frame-search-label = Search the shop
frame-search-hint = Dates, saffron, honey…
frame-search = Search
frame-main-aisles = Main aisles
frame-all-aisles = All aisles
frame-help = Need help?
frame-house = The house
frame-demo = Demonstration data: nothing is sold here.
frame-office = Office
frame-office-title = Mawrout, office
frame-sign-out = Sign out

# Lists and forms
pages-label = Pages
pages-previous = Previous page
pages-next = Next page
form-error = Error:
form-errors = { $count ->
    [0] Nothing to correct
    [one] One thing to correct
   *[other] { $count } things to correct
}

# Problems
problem-unreadable-title = We could not read this request
problem-unreadable = Go back to the page before and try once more.
problem-forbidden-title = This page is not open to your role
problem-forbidden = If you need it, ask the administrator of the house.
problem-form-too-old-title = This form is no longer valid
problem-form-too-old = The page stayed open too long, or cookies are off. Open the page again and send once more: nothing was changed.
problem-not-found-title = This page does not exist
problem-not-found = The address may have changed. Search by name, or start from the home page.
problem-conflict-title = Things have changed meanwhile
problem-conflict = Open the page again to see where things stand, then start over.
problem-too-large-title = This is too large
problem-too-large = Send less text, or a lighter file.
problem-wrong-host-title = This address is not that of the house
problem-wrong-host = Open the shop by its usual address.
problem-too-many-title = Too many requests at once
problem-too-many = Wait a little, then try again.
problem-fault-title = Something broke on our side
problem-fault = It is not your fault. Try again in a moment; if it comes back, give us this number.
problem-unavailable-title = The shop is catching its breath
problem-unavailable = Try again in a few seconds: your cart is kept.
problem-request = Number of the request:
problem-go-home = Go to the home page
problem-go-account = Go to my account

# Signing in
sign-in-title = Sign in
sign-in-login = Login
sign-in-password = Password
sign-in-send = Sign in
sign-in-forgotten = Forgotten password? The administrator of the house gives you a link.
sign-in-wrong = Login and password do not go together. Check both.
sign-in-done-out = You are signed out.
sign-in-done-password = The password is kept. Sign in with the new one.
sign-in-done-again = Time has run out. Sign in again.
sign-in-code-wrong = { $count ->
    [one] This code is not right. One try is left.
   *[other] This code is not right. { $count } tries are left.
}

# The code
code-title = Six-digit code
code-ask = Open your authenticator and copy the code.
code-set-up = Your role asks for a second check. Type this key into your authenticator, then copy here the code it gives.
code-open-app = Open the authenticator on this device
code-field = Code
code-hint = Six digits, or a recovery code.
code-send = Check
code-wrong = This code is not right. Wait for the next one and copy it.
codes-title = Your recovery codes
codes-keep = Write them on paper and put them away. Each opens once, the day the phone is lost. They will not be shown again.
codes-kept = I wrote them down

# One-time links
link-title = Choose your password
link-login = You will sign in as:
link-ended-title = This link no longer opens
link-ended = It was used already, or it is too old. Ask the administrator for another.

# Passwords
password-current = Current password
password-new = New password
password-again = The same once more
password-hint = At least 12 characters. Four words that do not go together are easy to remember.
password-keep = Keep this password
password-current-wrong = This is not your current password.
password-differs = The two passwords are not the same.
password-too-short = Too short: at least { $count } characters.
password-too-long = Too long: at most { $count } characters.
password-too-common = Too easy to guess: choose words that do not speak of you.

# One's own account
account-title = My account
account-language = Language
account-language-field = Language of the pages
account-language-keep = Keep this language
account-language-unknown = Choose a language of the list.
account-password = Password
account-password-note = All devices will be signed out, this one too.
account-second-factor = Second check
account-second-factor-on = { $count ->
    [0] In place. No recovery code is left: make new ones.
    [one] In place. One recovery code is left.
   *[other] In place. { $count } recovery codes are left.
}
account-second-factor-off = Not in place yet.
account-set-up = Set it up
account-set-up-note = A code of your phone will be asked for each time you sign in. Type your password first.
account-new-codes = Make new recovery codes
account-new-codes-note = The old codes will open nothing. Type your password first.
account-devices = Devices
account-seen = seen
account-close-others = Sign the other devices out
account-done-language = The language is changed.
account-done-sessions = The other devices are signed out.
account-done-second-factor = The second check is in place.
second-factor-there = The second check is in place already.
second-factor-nothing = There is nothing to set up: start again from your account.

# Roles
role-admin = Administrator
role-manager = Manager of the GIE
role-clerk = Order clerk
role-treasurer = Treasurer
role-direction = Direction
role-supervisor = Supervisor
role-coach = Coach
role-partner = Partner
role-producer = Producer
role-buyer = Buyer
