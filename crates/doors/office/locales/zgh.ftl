# The producers’ own page; the office itself falls back to French.

## The producers’ own page
space-greeting = ⴰⵣⵓⵍ
space-today = ⴰⵙⵙⴰ
space-ready = ⵉⵡⵊⴷ
space-undo = ⵓⵔ ⵜⴰ
space-money = ⵉⴷⵔⵉⵎⵏ
space-menu = ⵓⵎⵓⵖ
