# Standard Moroccan Tamazight in Tifinagh. A key that is not here is said in French, and the page says so.
# The texts are careful, not yet read by a native speaker: CONTRIBUTING.md tells how to review them.
#
# The words of the house, the same in the shop, here and on the page of the producers:
# panier ⵜⴰⵣⴳⴰⵡⵜ (annexed: ⵜⵣⴳⴰⵡⵜ) · commande ⵜⵓⵜⵜⵔⴰ · commander ⵙⵓⵜⵔ · prix ⴰⵜⵉⴳ (ⵡⴰⵜⵉⴳ)
# livraison ⴰⵙⵉⵡⴹ (ⵓⵙⵉⵡⴹ) · arriver ⵍⴽⵎ · payer ⵅⵍⵚ · paiement ⵍⵅⵍⴰⵚ · argent ⵉⴷⵔⵉⵎⵏ
# produit ⵜⴰⵖⴰⵡⵙⴰ (ⵜⵖⴰⵡⵙⴰ), plural ⵜⵉⵖⴰⵡⵙⵉⵡⵉⵏ (ⵜⵖⴰⵡⵙⵉⵡⵉⵏ) · boutique ⵜⴰⵃⴰⵏⵓⵜ (ⵜⵃⴰⵏⵓⵜ)
# rayon ⴰⵙⵎⵉⵍ (ⵓⵙⵎⵉⵍ), plural ⵉⵙⵎⵉⵍⵏ · producteur ⴰⵎⵙⴽⴰⵔ (ⵓⵎⵙⴽⴰⵔ), plural ⵉⵎⵙⴽⴰⵔⵏ
# coopérative ⵜⵜⵄⴰⵡⵓⵏⵉⵢⴰ · chercher ⵔⵣⵓ · recherche ⴰⵔⵣⵣⵓ · ville ⵜⴰⵎⴷⵉⵏⵜ (ⵜⵎⴷⵉⵏⵜ) · lieu ⴰⴷⵖⴰⵔ (ⵓⴷⵖⴰⵔ)
# téléphone ⵜⵉⵍⵉⴼⵓⵏ · numéro ⵓⵟⵟⵓⵏ (ⵡⵓⵟⵟⵓⵏ) · nom ⵉⵙⵎ (ⵢⵉⵙⵎ) · adresse ⵜⴰⵏⵙⴰ · date ⴰⵙⴰⴽⵓⴷ
# annuler ⵙⴱⵟⵍ · annulé ⵉⴱⵟⵍ · achever, confirmer ⵙⵎⴷ · accepter ⵇⴱⵍ · poids ⵍⵡⵣⵏ · colis ⴰⴽⵎⵎⵓⵙ (ⵓⴽⵎⵎⵓⵙ)
# livreur, transporteur ⴰⵎⵙⵉⵡⴹ (ⵓⵎⵙⵉⵡⴹ) · préparer ⵙⵙⵓⵊⴷ · prêt ⵉⵡⵊⴷ · récolte ⵚⵚⴰⴱⴰ · essai, démo ⴰⵔⴰⵎ
# compte ⴰⵎⵉⴹⴰⵏ (ⵓⵎⵉⴹⴰⵏ) · mot de passe ⵜⴰⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ · code ⵜⴰⵏⴳⴰⵍⵜ (ⵜⵏⴳⴰⵍⵜ) · appareil ⴰⵍⵍⴰⵍ (ⵡⴰⵍⵍⴰⵍ)
# accueil ⴰⵙⵏⵓⴱⴳ (ⵓⵙⵏⵓⴱⴳ) · page ⵜⴰⵙⵏⴰ, plural ⵜⴰⵙⵏⵉⵡⵉⵏ · langue ⵜⵓⵜⵍⴰⵢⵜ · aide ⵜⵉⵡⵉⵙⵉ (ⵜⵡⵉⵙⵉ) · erreur ⵜⴰⵣⴳⵍⵜ (ⵜⵣⴳⵍⵜ)
#
# Buttons and questions speak to one person with forms that are the same for a woman and a man; “your” is left out,
# because it is not.

# Frame of the pages
frame-description = ⵜⵉⵢⵏⵉ, ⵜⴰⵎⵎⵏⵜ, ⵣⵣⵄⴼⵔⴰⵏ, ⵣⵣⵉⵜ ⵏ ⵓⵣⵎⵎⵓⵔ, ⵜⵉⵣⵔⴱⵉⵢⵉⵏ: ⵙⵖ ⵙⴳ ⵜⵜⵄⴰⵡⵓⵏⵉⵢⴰⵜ ⵏ ⴷⴰⵔⵄⴰ-ⵜⴰⴼⵉⵍⴰⵍⵜ. ⴰⴷ ⵜⵅⵍⵚⴷ ⴰⴷⴷⴰⵢ ⵜⵍⴽⵎ ⵜⵓⵜⵜⵔⴰ.
frame-skip = ⴷⴷⵓ ⵖⵔ ⵜⵓⵎⴰⵢⵜ
frame-languages = ⵜⵓⵜⵍⴰⵢⵜ
frame-aisles = ⵉⵙⵎⵉⵍⵏ
frame-cart = ⵜⴰⵣⴳⴰⵡⵜ
frame-search-label = ⵔⵣⵓ ⴳ ⵜⵃⴰⵏⵓⵜ
frame-search-hint = ⵜⵉⵢⵏⵉ, ⵣⵣⵄⴼⵔⴰⵏ, ⵜⴰⵎⵎⵏⵜ…
frame-search = ⵔⵣⵓ
frame-main-aisles = ⵉⵙⵎⵉⵍⵏ ⵉⵎⵇⵇⵔⴰⵏⵏ
frame-all-aisles = ⵉⵙⵎⵉⵍⵏ ⴰⴽⴽⵯ
frame-help = ⵜⵉⵡⵉⵙⵉ
frame-house = ⵖⴼ ⵜⵃⴰⵏⵓⵜ
frame-demo = ⵡⴰ ⴷ ⴰⵔⴰⵎ: ⵓⵔ ⵜⵣⵎⵉⵔⴷ ⴰⴷ ⵜⵙⵖⴷ ⴷⴰ.
frame-office = ⵍⴱⵉⵔⵓ
frame-office-title = ⵎⴰⵡⵔⵓⵜ, ⵍⴱⵉⵔⵓ
frame-sign-out = ⴼⴼⵖ

# Lists and forms
pages-label = ⵜⴰⵙⵏⵉⵡⵉⵏ
pages-previous = ⵜⴰⵙⵏⴰ ⵜⵓⵣⵡⵉⵔⵜ
pages-next = ⵜⴰⵙⵏⴰ ⵜⵓⴹⴼⵉⵕⵜ
form-error = ⵜⴰⵣⴳⵍⵜ:
form-errors = { $count ->
    [0] ⵓⵔ ⵜⵍⵍⵉ ⵜⵣⴳⵍⵜ
    [1] ⵜⵍⵍⴰ ⵢⴰⵜ ⵜⵣⴳⵍⵜ
   *[other] ⵍⵍⴰⵏⵜ { $count } ⵏ ⵜⵣⴳⵍⵉⵏ
}

# Problems
problem-unreadable-title = ⵓⵔ ⵏⵣⵎⵉⵔ ⴰⴷ ⵏⵖⵔ ⴰⵢⴰⴷ
problem-unreadable = ⴰⵖⵓⵍ ⵖⵔ ⵜⴰⵙⵏⴰ ⵜⵓⵣⵡⵉⵔⵜ, ⵜⴰⵔⵎⴷ ⴷⴰⵖ.
problem-forbidden-title = ⵜⴰⵙⵏⴰ ⴰⴷ ⵜⵔⴳⵍ
problem-forbidden = ⵎⴽ ⵜⵜ ⵜⵔⵉⴷ, ⵙⵇⵙⴰ ⴰⵎⵙⵙⵓⴳⵓⵔ ⵏ ⵜⵃⴰⵏⵓⵜ.
problem-form-too-old-title = ⵜⴰⵙⵏⴰ ⴰⴷ ⵜⴳⴰ ⵜⴰⵇⴱⵓⵔⵜ
problem-form-too-old = ⵔⵥⵎ ⵜⴰⵙⵏⴰ ⴷⴰⵖ, ⵜⴰⵣⵏⴷ. ⵓⵔ ⵉⵏⴼⵉⵍ ⴰⵡⴷ ⴽⵔⴰ.
problem-not-found-title = ⵜⴰⵙⵏⴰ ⴰⴷ ⵓⵔ ⵜⵍⵍⵉ
problem-not-found = ⵔⵣⵓ ⵙ ⵢⵉⵙⵎ, ⵏⵖ ⴰⵖⵓⵍ ⵖⵔ ⵓⵙⵏⵓⴱⴳ.
problem-conflict-title = ⵉⵏⴼⵍ ⴽⵔⴰ
problem-conflict = ⵔⵥⵎ ⵜⴰⵙⵏⴰ ⴷⴰⵖ, ⵜⵥⵕⴷ ⵎⴰⵏⵉ ⵜⵍⴽⵎ, ⵜⴰⵔⵎⴷ ⴷⴰⵖ.
problem-too-large-title = ⵉⵥⵥⴰⵢ ⴱⵣⵣⴰⴼ
problem-too-large = ⴰⵣⵏ ⴰⴹⵕⵉⵚ ⵏⵖ ⴰⴼⴰⵢⵍⵓ ⵉⴼⵙⵙⵓⵙⵏ.
problem-wrong-host-title = ⵜⴰⵏⵙⴰ ⴰⴷ ⵓⵔ ⵜⴳⵉ ⵜⵉⵏ ⵜⵃⴰⵏⵓⵜ
problem-wrong-host = ⵔⵥⵎ ⵜⴰⵃⴰⵏⵓⵜ ⵙ ⵜⴰⵏⵙⴰ ⵏⵏⵙ.
problem-too-many-title = ⴳⴳⵓⵜⵏⵜ ⵜⵓⵜⵜⵔⵉⵡⵉⵏ ⴳ ⵢⴰⵜ ⵜⵉⴽⴽⵍⵜ
problem-too-many = ⵇⵇⵍ ⵉⵎⵉⴽ, ⵜⴰⵔⵎⴷ ⴷⴰⵖ.
problem-fault-title = ⵉⵍⵍⴰ ⴽⵔⴰ ⵉⵕⵥⴰⵏ ⵖⵓⵔⵏⵖ
problem-fault = ⵜⴰⵣⴳⵍⵜ ⵜⵍⵍⴰ ⵖⵓⵔⵏⵖ. ⴰⵔⵎ ⴷⴰⵖ ⴷⴼⴼⵉⵔ ⵉⵎⵉⴽ; ⵎⴽ ⵜⴰⵖⵓⵍ, ⴰⵣⵏ ⴰⵖ ⵓⵟⵟⵓⵏ ⴰⴷ.
problem-unavailable-title = ⵜⴰⵃⴰⵏⵓⵜ ⵜⵙⵓⵏⴼⴰ ⵉⵎⵉⴽ
problem-unavailable = ⵇⵇⵍ ⵉⵎⵉⴽ, ⵜⴰⵔⵎⴷ ⴷⴰⵖ: ⵜⴰⵣⴳⴰⵡⵜ ⵜⴻⵜⵜⵓⵃⴹⴰ.
problem-request = ⵓⵟⵟⵓⵏ ⵏ ⵜⵣⴳⵍⵜ:
problem-go-home = ⴷⴷⵓ ⵖⵔ ⵓⵙⵏⵓⴱⴳ
problem-go-account = ⴷⴷⵓ ⵖⵔ ⵓⵎⵉⴹⴰⵏ ⵉⵏⵓ

# Signing in
sign-in-title = ⴽⵛⵎ
sign-in-login = ⵉⵙⵎ ⵏ ⵓⵙⵎⵔⴰⵙ
sign-in-password = ⵜⴰⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ
sign-in-send = ⴽⵛⵎ
sign-in-forgotten = ⵉⵙ ⵜⴻⵜⵜⵓⴷ ⵜⴰⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ? ⵙⵓⵜⵔ ⴰⵙⵖⵏ ⵉ ⵓⵎⵙⵙⵓⴳⵓⵔ ⵏ ⵜⵃⴰⵏⵓⵜ.
sign-in-wrong = ⵉⵙⵎ ⴷ ⵜⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ ⵓⵔ ⵎⵙⴰⵙⴰⵏ. ⴰⵔⴰ ⵜⵏ ⴷⴰⵖ.
sign-in-done-out = ⵜⴼⴼⵖⴷ.
sign-in-done-password = ⵜⵏⴼⵍ ⵜⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ. ⴽⵛⵎ ⵙ ⵜⵎⴰⵢⵏⵓⵜ.
sign-in-done-again = ⵜⵣⵔⵉ ⵜⵉⵣⵉ. ⴽⵛⵎ ⴷⴰⵖ.
sign-in-code-wrong = { $count ->
    [1] ⵜⵍⵍⴰ ⵜⵣⴳⵍⵜ ⴳ ⵜⵏⴳⴰⵍⵜ. ⵜⵇⵇⵉⵎ ⵢⴰⵜ ⵜⵉⴽⴽⵍⵜ.
   *[other] ⵜⵍⵍⴰ ⵜⵣⴳⵍⵜ ⴳ ⵜⵏⴳⴰⵍⵜ. ⵇⵇⵉⵎⵏⵜ { $count } ⵏ ⵜⵉⴽⴽⴰⵍ.
}

# The code
code-title = ⵜⴰⵏⴳⴰⵍⵜ ⵏ 6 ⵏ ⵡⵓⵟⵟⵓⵏⵏ
code-ask = ⵥⵕ ⵜⴰⵏⴳⴰⵍⵜ ⴳ ⵜⵉⵍⵉⴼⵓⵏ, ⵜⴰⵔⴰⴷ ⵜⵜ ⴷⴰ.
code-field = ⵜⴰⵏⴳⴰⵍⵜ
code-hint = 6 ⵏ ⵡⵓⵟⵟⵓⵏⵏ, ⵏⵖ ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⵡⵉⵙⵉ.
code-send = ⵙⵎⴷ
code-wrong = ⵜⵍⵍⴰ ⵜⵣⴳⵍⵜ ⴳ ⵜⵏⴳⴰⵍⵜ. ⵇⵇⵍ ⵜⴰⵎⴰⵢⵏⵓⵜ, ⵜⴰⵔⴰⴷ ⵜⵜ.
codes-title = ⵜⵉⵏⴳⴰⵍⵉⵏ ⵏ ⵜⵡⵉⵙⵉ
codes-keep = ⴰⵔⴰ ⵜⵏⵜ ⴳ ⵍⴽⴰⵖⴹ, ⵜⵃⴹⵓⴷ ⵜⵏⵜ. ⴽⵓ ⵢⴰⵜ ⵜⵣⵎⵔ ⵉ ⵢⴰⵜ ⵜⵉⴽⴽⵍⵜ. ⵓⵔ ⴰⴷ ⵜⵏⵜ ⵏⵙⴽⵏ ⴷⴰⵖ.
codes-kept = ⵓⵔⵉⵖ ⵜⵏⵜ

# One-time links
link-title = ⵙⵜⵉ ⵜⴰⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ
link-login = ⴰⴷ ⵜⴽⵛⵎⴷ ⵙ:
link-ended-title = ⴰⵙⵖⵏ ⴰⴷ ⵓⵔ ⵙⵓⵍ ⵉⵙⵡⵓⵔⵉ
link-ended = ⵉⵜⵜⵓⵙⵎⵔⵙ ⵢⴰⴷ, ⵏⵖ ⵉⴳⴰ ⴰⵇⴱⵓⵔ. ⵙⵓⵜⵔ ⵡⴰⵢⵢⴰⴹ ⵉ ⵓⵎⵙⵙⵓⴳⵓⵔ.

# Passwords
password-current = ⵜⴰⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ ⵜⴰⵎⵉⵔⴰⵏⵜ
password-new = ⵜⴰⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ ⵜⴰⵎⴰⵢⵏⵓⵜ
password-again = ⴰⵔⴰ ⵜⵜ ⴷⴰⵖ
password-hint = 12 ⵏ ⵉⵙⴽⴽⵉⵍⵏ ⵏⵖ ⵓⴳⴳⴰⵔ, ⵣⵓⵏⴷ 4 ⵏ ⵜⴳⵓⵔⵉⵡⵉⵏ.
password-keep = ⵃⴹⵓ ⵜⴰⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ
password-current-wrong = ⵜⴰⴷ ⵓⵔ ⵜⴳⵉ ⵜⴰⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ ⵜⴰⵎⵉⵔⴰⵏⵜ.
password-differs = ⵙⵏⴰⵜ ⵏ ⵜⴳⵓⵔⵉⵡⵉⵏ ⵏ ⵓⵣⵔⴰⵢ ⵓⵔ ⵎⵙⴰⵙⴰⵏⵜ.
password-too-short = ⵜⴳⵣⵣⵓⵍ: ⵉⵇⵇⴰⵏ ⴷ { $count } ⵏ ⵉⵙⴽⴽⵉⵍⵏ ⵏⵖ ⵓⴳⴳⴰⵔ.
password-too-long = ⵜⵖⵣⵣⵉⴼ: ⵖⴰⵙ { $count } ⵏ ⵉⵙⴽⴽⵉⵍⵏ.
password-too-common = ⵉⴼⵙⵙⵓⵙ ⴰⴷ ⵜⵜ ⵢⴰⴼ ⵢⴰⵏ. ⵙⵜⵉ ⵜⵉⴳⵓⵔⵉⵡⵉⵏ ⵢⴰⴹⵏⵉⵏ.

# One's own account
account-title = ⴰⵎⵉⴹⴰⵏ ⵉⵏⵓ
account-language = ⵜⵓⵜⵍⴰⵢⵜ
account-language-field = ⵜⵓⵜⵍⴰⵢⵜ ⵏ ⵜⴰⵙⵏⵉⵡⵉⵏ
account-language-keep = ⵃⴹⵓ ⵜⵓⵜⵍⴰⵢⵜ ⴰⴷ
account-language-unknown = ⵙⵜⵉ ⵜⵓⵜⵍⴰⵢⵜ ⵙⴳ ⵜⵍⴳⴰⵎⵜ.
account-password = ⵜⴰⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ
account-password-note = ⴰⴷ ⴼⴼⵖⵏ ⵡⴰⵍⵍⴰⵍⵏ ⴰⴽⴽⵯ, ⴰⵡⴷ ⵡⴰⴷ.
account-second-factor = ⵜⴰⵏⴳⴰⵍⵜ ⵜⵉⵙ ⵙⵏⴰⵜ
account-second-factor-on = { $count ->
    [0] ⵜⵙⵡⵓⵔⵉ. ⵓⵔ ⵙⵓⵍ ⵍⵍⵉⵏⵜ ⵜⵏⴳⴰⵍⵉⵏ ⵏ ⵜⵡⵉⵙⵉ: ⵙⴽⵔ ⵜⵉⵢⵢⴰⴹ.
    [1] ⵜⵙⵡⵓⵔⵉ. ⵜⵇⵇⵉⵎ ⵢⴰⵜ ⵜⵏⴳⴰⵍⵜ ⵏ ⵜⵡⵉⵙⵉ.
   *[other] ⵜⵙⵡⵓⵔⵉ. ⵇⵇⵉⵎⵏⵜ { $count } ⵏ ⵜⵏⴳⴰⵍⵉⵏ ⵏ ⵜⵡⵉⵙⵉ.
}
account-second-factor-off = ⵓⵔ ⵜⴰ ⵜⵙⵡⵓⵔⵉ.
account-set-up = ⵙⵡⵓⵔⵉ ⵜⵜ
account-set-up-note = ⴽⵓ ⵜⵉⴽⴽⵍⵜ ⵏⵏⴰ ⵜⴽⵛⵎⴷ, ⴰⴷ ⵜⴰⵔⴰⴷ ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⵉⵍⵉⴼⵓⵏ. ⴰⵔⴰ ⵜⴰⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ ⴳ ⵜⴰⵣⵡⴰⵔⴰ.
account-new-codes = ⵙⴽⵔ ⵜⵉⵏⴳⴰⵍⵉⵏ ⵏ ⵜⵡⵉⵙⵉ ⵜⵉⵎⴰⵢⵏⵓⵜⵉⵏ
account-new-codes-note = ⵜⵉⵇⴱⵓⵔⵉⵏ ⵓⵔ ⵙⵓⵍ ⵙⵡⵓⵔⵉⵏⵜ. ⴰⵔⴰ ⵜⴰⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ ⴳ ⵜⴰⵣⵡⴰⵔⴰ.
account-devices = ⴰⵍⵍⴰⵍⵏ
account-seen = ⵉⵜⵜⵡⴰⵥⵕⴰ
account-close-others = ⵙⵙⵓⴼⵖ ⴰⵍⵍⴰⵍⵏ ⵢⴰⴹⵏⵉⵏ
account-done-language = ⵜⵏⴼⵍ ⵜⵓⵜⵍⴰⵢⵜ.
account-done-sessions = ⴼⴼⵖⵏ ⵡⴰⵍⵍⴰⵍⵏ ⵢⴰⴹⵏⵉⵏ.
account-done-second-factor = ⵜⵙⵡⵓⵔⵉ ⵜⵏⴳⴰⵍⵜ ⵜⵉⵙ ⵙⵏⴰⵜ.
second-factor-there = ⵜⴰⵏⴳⴰⵍⵜ ⵜⵉⵙ ⵙⵏⴰⵜ ⵜⵙⵡⵓⵔⵉ ⵢⴰⴷ.
second-factor-nothing = ⵓⵔ ⵉⵍⵍⵉ ⴽⵔⴰ ⵉ ⵓⵙⵡⵓⵔⵉ: ⵙⵙⵏⵜⵉ ⴷⴰⵖ ⵙⴳ ⵓⵎⵉⴹⴰⵏ.

# Roles: the offices of the staff wait for a reader who knows how the cooperatives call them.
role-admin = ⴰⵎⵙⵙⵓⴳⵓⵔ
role-direction = ⵜⴰⵎⵀⵍⴰ
role-partner = ⴰⵎⴷⵔⴰⵡ
role-producer = ⴰⵎⵙⴽⴰⵔ
role-buyer = ⴰⵎⵙⴰⵖ
