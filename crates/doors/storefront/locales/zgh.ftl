# Only short words that are sure; the rest falls back to French. A reader of the language checks these.
crumb-home = ⴰⵙⵏⵓⴱⴳ
aisle-price = ⴰⵜⵉⴳ
maker-where = ⵎⴰⵏⵉ
seek-title = ⴰⵔⵣⵣⵓ
checkout-name = ⵉⵙⵎ
checkout-phone = ⵜⵉⵍⵉⴼⵓⵏ
checkout-city = ⵜⵉⵖⵔⵎⵜ
follow-address = ⴰⵏⵙⴰ
