# Only short words that are sure; the rest falls back to French, and the page says so. A reader of the language
# checks these.
crumb-home = ⴰⵙⵏⵓⴱⴳ
aisle-price = ⴰⵜⵉⴳ
seek-title = ⴰⵔⵣⵣⵓ
checkout-name = ⵉⵙⵎ
checkout-phone = ⵜⵉⵍⵉⴼⵓⵏ
checkout-city = ⵜⴰⵎⴷⵉⵏⵜ
follow-address = ⴰⵏⵙⴰ
legal-seller-address = ⴰⵏⵙⴰ
legal-seller-phone = ⵜⵉⵍⵉⴼⵓⵏ
