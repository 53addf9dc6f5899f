# Standard Moroccan Tamazight in Tifinagh, for the producers’ own page alone: the office itself falls back to French.
# The texts are careful, not yet read by a native speaker: CONTRIBUTING.md tells how to review them.
#
# The words of the house are those of the shop (crates/doors/storefront/locales/zgh.ftl); here:
# producteur ⴰⵎⵙⴽⴰⵔ (ⵓⵎⵙⴽⴰⵔ) · préparer ⵙⵙⵓⵊⴷ · prêt ⵉⵡⵊⴷ, plural ⵡⵊⴷⵏ · pas encore ⵓⵔ ⵜⴰ · aujourd’hui ⴰⵙⵙⴰ
# maintenant ⴷⵖⵉ · argent ⵉⴷⵔⵉⵎⵏ · menu ⵓⵎⵓⵖ · écouter ⵙⴼⵍⴷ · livré, arrivé ⵉⵍⴽⵎ · rendu, revenu ⵢⵓⵖⵓⵍ ⴷ · refusé ⵓⵔ ⵉⵜⵜⵓⵇⴱⵍ

desk-done-ready = ⵉⵡⵊⴷ.
desk-done-undone = ⵓⵔ ⵜⴰ ⵉⵡⵊⵉⴷ.

## The producers’ own page
space-title = ⴰⴷⵖⴰⵔ ⵏ ⵓⵎⵙⴽⴰⵔ
space-menu = ⵓⵎⵓⵖ
space-say = ⵙⴼⵍⴷ
space-greeting = ⴰⵣⵓⵍ
space-today = ⴰⵙⵙⴰ
space-prepare = ⵙⵙⵓⵊⴷ ⴷⵖⵉ
space-ready = ⵉⵡⵊⴷ
space-undo = ⵓⵔ ⵜⴰ
space-ready-ones = ⵡⵊⴷⵏ
space-nothing = ⵓⵔ ⵉⵍⵍⵉ ⵎⴰ ⴰⴷ ⵜⵙⵙⵓⵊⴷⴻⴷ
space-owed = ⵉⴷⵔⵉⵎⵏ ⵏⵏⴰ ⴰⴷ ⵜⴰⵎⵥⴷ
space-low = ⵇⵇⵉⵎⵏⵜ ⴷⵔⵓⵙ
space-money = ⵉⴷⵔⵉⵎⵏ ⵉⵏⵓ
space-account = ⵏⴽⴽ
space-changed = ⵉⵏⴼⵍ ⴽⵔⴰ. ⵥⵕ ⴷⴰⵖ.
space-ledger-delivered = ⵉⵍⴽⵎ
space-ledger-returned = ⵢⵓⵖⵓⵍ ⴷ
space-ledger-reversal = ⵉⵜⵜⵓⵙⵏⴼⵍ
space-ledger-refused = ⵓⵔ ⵉⵜⵜⵓⵇⴱⵍ
space-ledger-remitted = ⴽⵛⵎⵏ ⵉⴷⵔⵉⵎⵏ
space-ledger-deposited = ⵜⵜⵓⴼⴽⴰⵏ ⵉⴷⵔⵉⵎⵏ
space-ledger-refunded = ⵓⵖⵓⵍⵏ ⵉⴷⵔⵉⵎⵏ
