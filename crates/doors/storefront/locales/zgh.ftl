# Standard Moroccan Tamazight in Tifinagh. A key that is not here is said in French, and the page says so.
# The texts are careful, not yet read by a native speaker: CONTRIBUTING.md tells how to review them.
#
# The words of the house, the same everywhere:
# panier ⵜⴰⵣⴳⴰⵡⵜ (annexed: ⵜⵣⴳⴰⵡⵜ) · commande ⵜⵓⵜⵜⵔⴰ, plural ⵜⵓⵜⵜⵔⵉⵡⵉⵏ · commander ⵙⵓⵜⵔ · prix ⴰⵜⵉⴳ (ⵡⴰⵜⵉⴳ)
# livraison ⴰⵙⵉⵡⴹ (ⵓⵙⵉⵡⴹ) · livrer ⵙⵙⵉⵡⴹ · arriver ⵍⴽⵎ · payer ⵅⵍⵚ · paiement ⵍⵅⵍⴰⵚ · argent ⵉⴷⵔⵉⵎⵏ
# payer à la livraison ⵅⵍⵚ ⴰⴷⴷⴰⵢ ⵜⵍⴽⵎ · en espèces ⵙ ⵉⴷⵔⵉⵎⵏ ⴳ ⵓⴼⵓⵙ · total, tout ⴰⴽⴽⵯ
# produit ⵜⴰⵖⴰⵡⵙⴰ (ⵜⵖⴰⵡⵙⴰ), plural ⵜⵉⵖⴰⵡⵙⵉⵡⵉⵏ (ⵜⵖⴰⵡⵙⵉⵡⵉⵏ) · boutique ⵜⴰⵃⴰⵏⵓⵜ (ⵜⵃⴰⵏⵓⵜ)
# rayon ⴰⵙⵎⵉⵍ (ⵓⵙⵎⵉⵍ), plural ⵉⵙⵎⵉⵍⵏ · producteur ⴰⵎⵙⴽⴰⵔ (ⵓⵎⵙⴽⴰⵔ), plural ⵉⵎⵙⴽⴰⵔⵏ
# coopérative ⵜⵜⵄⴰⵡⵓⵏⵉⵢⴰ, plural ⵜⵜⵄⴰⵡⵓⵏⵉⵢⴰⵜ · groupement ⵜⴰⵔⴰⴱⴱⵓⵜ (ⵜⵔⴰⴱⴱⵓⵜ) · label ⵜⴰⵎⴰⵜⴰⵔⵜ (ⵜⵎⴰⵜⴰⵔⵜ)
# en stock ⵍⵍⴰⵏⵜ · épuisé ⵓⵔ ⵙⵓⵍ ⵜⵍⵍⵉ · le dernier ⵜⴰⵎⴳⴳⴰⵔⵓⵜ · format ⴰⵏⴰⵡ (ⵡⴰⵏⴰⵡ) · taille ⵜⵉⴷⴷⵉ
# chercher ⵔⵣⵓ · recherche ⴰⵔⵣⵣⵓ · ville ⵜⴰⵎⴷⵉⵏⵜ (ⵜⵎⴷⵉⵏⵜ) · lieu ⴰⴷⵖⴰⵔ (ⵓⴷⵖⴰⵔ) · région ⵜⴰⵎⵏⴰⴹⵜ (ⵜⵎⵏⴰⴹⵜ)
# point de retrait ⴰⴷⵖⴰⵔ ⵏ ⵜⵓⵜⵜⵔⵉⵡⵉⵏ · téléphone ⵜⵉⵍⵉⴼⵓⵏ · appeler ⵙⵙⵉⵡⵍ · numéro ⵓⵟⵟⵓⵏ (ⵡⵓⵟⵟⵓⵏ) · nom ⵉⵙⵎ (ⵢⵉⵙⵎ)
# adresse ⵜⴰⵏⵙⴰ · quartier ⵍⵃⵓⵎⴰ · rue ⴰⴱⵔⵉⴷ (ⵓⴱⵔⵉⴷ) · date ⴰⵙⴰⴽⵓⴷ · jour ⴰⵙⵙ (ⵡⴰⵙⵙ), plural ⵓⵙⵙⴰⵏ (ⵡⵓⵙⵙⴰⵏ)
# mois ⴰⵢⵢⵓⵔ (ⵡⴰⵢⵢⵓⵔ) · annuler ⵙⴱⵟⵍ · annulé ⵉⴱⵟⵍ · achever, confirmer ⵙⵎⴷ · accepter ⵇⴱⵍ · choisir ⵙⵜⵉ
# ajouter ⵔⵏⵓ · retirer ⴽⴽⵙ · changer ⵙⵏⴼⵍ · poids ⵍⵡⵣⵏ · colis ⴰⴽⵎⵎⵓⵙ (ⵓⴽⵎⵎⵓⵙ), plural ⵉⴽⵎⵎⵓⵙⵏ
# livreur, transporteur ⴰⵎⵙⵉⵡⴹ (ⵓⵎⵙⵉⵡⴹ) · préparer ⵙⵙⵓⵊⴷ · prêt ⵉⵡⵊⴷ · récolte ⵚⵚⴰⴱⴰ · cadeau ⵜⴰⵔⵣⵉⴼⵜ (ⵜⵔⵣⵉⴼⵜ)
# accueil ⴰⵙⵏⵓⴱⴳ · page ⵜⴰⵙⵏⴰ · compte ⴰⵎⵉⴹⴰⵏ · erreur ⵜⴰⵣⴳⵍⵜ (ⵜⵣⴳⵍⵜ) · essai, démo ⴰⵔⴰⵎ
#
# Buttons and questions speak to one person with forms that are the same for a woman and a man; “your” is left out,
# because it is not. Out on purpose: the legal texts and what the buyer consents to, what the labels prove, taxes, and
# the allergens, where a doubtful word could harm.

## Cards of goods and words that several pages share

crumb-home = ⴰⵙⵏⵓⴱⴳ
crumb-label = ⴰⴱⵔⵉⴷ
good-formats = { $count ->
    [1] ⵢⴰⵏ ⵡⴰⵏⴰⵡ
   *[other] { $count } ⵏ ⵡⴰⵏⴰⵡⵏ
 }
good-add = ⵔⵏⵓ ⵖⵔ ⵜⵣⴳⴰⵡⵜ: { $name }, { $size }
good-added-see = ⵥⵕ ⵜⴰⵣⴳⴰⵡⵜ
good-last = { $count ->
    [1] ⵜⴰⵎⴳⴳⴰⵔⵓⵜ
   *[other] ⵇⵇⵉⵎⵏⵜ { $count }
 }
good-season = ⴰⴷ ⴷ ⵜⴰⵖⵓⵍ ⴳ { $month }
good-on-order = ⵙ ⵜⵓⵜⵜⵔⴰ
good-sold-out = ⵓⵔ ⵙⵓⵍ ⵜⵍⵍⵉ
good-demo = ⴰⵔⴰⵎ
size-piece = ⵜⴰⵖⴰⵡⵙⴰ
size-small = ⴰⵎⵥⵥⵢⴰⵏ
size-medium = ⴰⵏⴰⵎⵎⴰⵙ
size-large = ⴰⵎⵇⵇⵔⴰⵏ
size-one = ⵢⴰⵜ ⵜⵉⴷⴷⵉ
size-box = ⵜⴰⵙⵏⴷⵓⵇⵜ
size-basket = ⵜⴰⵣⴳⴰⵡⵜ
size-jar = ⵜⴰⴱⵓⵇⴰⵍⵜ
size-bag = ⵜⴰⵅⵏⵛⵉⵜ
size-bottle = ⵍⵇⵔⵄⴰ
size-carton = ⴽⴰⵔⵟⵓⵏ
size-pair = ⵜⴰⵢⵓⴳⴰ
size-lot = ⵜⴰⵔⴰⴱⴱⵓⵜ ⵏ { $count }
size-pieces = { $count ->
    [1] ⵢⴰⵜ ⵜⵖⴰⵡⵙⴰ
   *[other] { $count } ⵏ ⵜⵖⴰⵡⵙⵉⵡⵉⵏ
 }
days-range = { $min } ⴰⵔ { $max } ⵏ ⵡⵓⵙⵙⴰⵏ
days-same = { $max ->
    [1] ⵢⴰⵏ ⵡⴰⵙⵙ
   *[other] { $max } ⵏ ⵡⵓⵙⵙⴰⵏ
 }
maker-members = { $count ->
    [1] ⵢⴰⵏ ⵓⴳⵎⴰⵎ
   *[other] { $count } ⵏ ⵉⴳⵎⴰⵎⵏ
 }
maker-women = { $women ->
    [1] ⵙⴳⵙⵏ ⵢⴰⵜ ⵜⵎⵖⴰⵔⵜ
   *[other] ⵙⴳⵙⵏ { $women } ⵏ ⵜⵎⵖⴰⵔⵉⵏ
 }
maker-women-all = ⴳⴰⵏⵜ ⴰⴽⴽⵯ ⵜⵉⵎⵖⴰⵔⵉⵏ
maker-goods-count = { $count ->
    [1] ⵢⴰⵜ ⵜⵖⴰⵡⵙⴰ
   *[other] { $count } ⵏ ⵜⵖⴰⵡⵙⵉⵡⵉⵏ
 }
# used as prefix: kind-
kind-cooperative = ⵜⵜⵄⴰⵡⵓⵏⵉⵢⴰ
kind-gie = ⵜⴰⵔⴰⴱⴱⵓⵜ ⵏ ⵉⵎⵙⴽⴰⵔⵏ
kind-company = ⵛⵛⴰⵔⵉⴽⴰ

## Home

home-title = ⵚⵚⴰⴱⴰ ⵏ ⵜⴼⵉⵍⴰⵍⵜ, ⴰⵔ ⵜⵉⴳⵎⵎⵉ
home-description = ⵜⵉⵢⵏⵉ, ⵜⴰⵎⵎⵏⵜ, ⵣⵣⵄⴼⵔⴰⵏ, ⵣⵣⵉⵜ ⵏ ⵓⵣⵎⵎⵓⵔ, ⵜⵉⵣⵔⴱⵉⵢⵉⵏ: ⵙⵖ ⵙⴳ ⵜⵜⵄⴰⵡⵓⵏⵉⵢⴰⵜ ⵏ ⴷⴰⵔⵄⴰ-ⵜⴰⴼⵉⵍⴰⵍⵜ. ⴰⴷ ⵜⵅⵍⵚⴷ ⴰⴷⴷⴰⵢ ⵜⵍⴽⵎ ⵜⵓⵜⵜⵔⴰ.
home-intro = ⵜⵉⵢⵏⵉ ⵏ ⵡⴰⵔⴼⵓⴷ, ⵣⵣⵄⴼⵔⴰⵏ ⵏ ⵜⵣⵏⴰⵅⵜ, ⵜⴰⵎⵎⵏⵜ ⵏ ⵣⵉⵣ: { $count ->
    [1] ⵢⴰⵏ ⵓⵎⵙⴽⴰⵔ ⴳ ⵜⵃⴰⵏⵓⵜ ⴰⴷ.
   *[other] { $count } ⵏ ⵉⵎⵙⴽⴰⵔⵏ ⴳ ⵜⵃⴰⵏⵓⵜ ⴰⴷ.
 }
home-see-dates = ⵥⵕ ⵜⵉⵢⵏⵉ
home-see-goods = ⵥⵕ ⵜⵉⵖⴰⵡⵙⵉⵡⵉⵏ
home-pay = ⴰⴷ ⵜⵅⵍⵚⴷ ⴰⴷⴷⴰⵢ ⵜⵍⴽⵎ ⵜⵓⵜⵜⵔⴰ
home-pay-how = ⵙ ⵉⴷⵔⵉⵎⵏ ⴳ ⵓⴼⵓⵙ, ⵉ ⵓⵎⵙⵉⵡⴹ
home-delivery = ⴰⵙⵉⵡⴹ ⴳ { $days }
home-delivery-from = ⵙⴳ { $price }; ⴰⴷ ⵜⵥⵕⴷ ⴰⵜⵉⴳ ⴷⴰⵜ ⴰⴷ ⵜⵙⵓⵜⵔⴷ
home-delivery-soon = ⴰⵙⵉⵡⴹ ⴰⵔ ⵜⵉⴳⵎⵎⵉ
home-delivery-shown = ⴰⴷ ⵜⵥⵕⴷ ⴰⵜⵉⴳ ⴷⴰⵜ ⴰⴷ ⵜⵙⵓⵜⵔⴷ
home-call = ⴰⴷ ⵏⵙⵙⵉⵡⵍ ⴷⴰⵜ ⴰⴷ ⵏⴰⵣⵏ
home-call-how = ⵓⵔ ⴰⴷ ⵏⴰⵣⵏ ⴰⵡⴷ ⴽⵔⴰ ⵎⴽ ⵓⵔ ⵜⵇⴱⵉⵍⴷ
home-season = ⵜⵉⵖⴰⵡⵙⵉⵡⵉⵏ ⵏ { $month }
home-all-year = ⴰⵙⴳⴳⵯⴰⵙ ⴰⴽⴽⵯ
home-aisles = ⵉⵙⵎⵉⵍⵏ
home-gift = ⵜⴰⵔⵣⵉⴼⵜ ⵉ ⵜⵡⵊⴰ, ⵎⵇⵇⴰⵔ ⵜⴳⴳⵓⴳ
home-gift-text = ⵜⵉⵖⴰⵡⵙⵉⵡⵉⵏ ⵏ ⵎⵏⵏⴰⵡ ⵏ ⵜⵜⵄⴰⵡⵓⵏⵉⵢⴰⵜ ⴳ ⵢⴰⵜ ⵜⵣⴳⴰⵡⵜ. ⴰⴷ ⵜⵜ ⵏⵙⵙⵉⵡⴹ ⵙ ⵜⴰⵏⵙⴰ ⵏⵏⴰ ⵜⵔⵉⴷ.
home-gift-go = ⵜⴰⵔⵣⵉⴼⵜ, ⵙⴳ { $price }
home-makers = ⵉⵎⵙⴽⴰⵔⵏ
home-makers-all = ⵉⵎⵙⴽⴰⵔⵏ ⴰⴽⴽⵯ
home-empty = ⵜⴰⵃⴰⵏⵓⵜ ⵓⵔ ⵜⴰ ⵜⵡⵊⵉⴷ. ⴰⵖⵓⵍ ⴷ ⴷⴼⴼⵉⵔ ⵉⵎⵉⴽ.

## An aisle

aisle-description = { $name } ⵏ ⴷⴰⵔⵄⴰ-ⵜⴰⴼⵉⵍⴰⵍⵜ, ⵙⴳ ⵉⵎⵙⴽⴰⵔⵏ. ⴰⵙⵉⵡⴹ ⴳ ⵍⵎⵖⵔⵉⴱ, ⴰⴷ ⵜⵅⵍⵚⴷ ⴰⴷⴷⴰⵢ ⵜⵍⴽⵎ.
aisle-count = { $count ->
    [1] ⵢⴰⵜ ⵜⵖⴰⵡⵙⴰ
   *[other] { $count } ⵏ ⵜⵖⴰⵡⵙⵉⵡⵉⵏ
 }
aisle-makers = { $count ->
    [1] ⵙⴳ ⵢⴰⵏ ⵓⵎⵙⴽⴰⵔ
   *[other] ⵙⴳ { $count } ⵏ ⵉⵎⵙⴽⴰⵔⵏ
 }
aisle-filter = ⵙⵜⵉ
aisle-producer = ⴰⵎⵙⴽⴰⵔ
aisle-commune = ⴰⴷⵖⴰⵔ
aisle-label = ⵜⴰⵎⴰⵜⴰⵔⵜ
aisle-price = ⴰⵜⵉⴳ
aisle-available = ⵎⴰ ⵉⵍⵍⴰⵏ
aisle-available-now = ⵜⵍⵍⴰ ⴷⵖⵉ
aisle-price-from = ⴰⵜⵉⴳ ⵙⴳ, ⵙ ⴷⵔⵀⵎ
aisle-price-to = ⴰⵜⵉⴳ ⴰⵔ, ⵙ ⴷⵔⵀⵎ
aisle-price-between = { $min } ⴰⵔ { $max }
aisle-price-above = ⵙⴳ { $min }
aisle-price-below = ⴰⵔ { $max }
aisle-price-apart = ⴰⵔ
aisle-see = ⵥⵕ ⵜⵉⵖⴰⵡⵙⵉⵡⵉⵏ
aisle-sort = ⵙⵙⵓⴷⵙ
aisle-sort-go = ⵡⴰⵅⵅⴰ
aisle-sort-found = ⵎⴰ ⵉⵇⵕⵕⴱⵏ ⵣⵡⴰⵔⵏⵜ
aisle-sort-recommended = ⵜⵉⵏ ⵡⴰⵢⵢⵓⵔ ⴰⴷ ⴳ ⵜⴰⵣⵡⴰⵔⴰ
aisle-sort-price = ⵜⵉⵏⵏⴰ ⵉⵔⵅⵚⵏ ⴳ ⵜⴰⵣⵡⴰⵔⴰ
aisle-sort-price-down = ⵜⵉⵏⵏⴰ ⵉⵖⵍⴰⵏ ⴳ ⵜⴰⵣⵡⴰⵔⴰ
aisle-sort-unit = ⴰⵜⵉⴳ ⵙ ⴽⵉⵍⵓ ⵏⵖ ⵙ ⵍⵉⵜⵔⵓ
aisle-sort-new = ⵜⵉⵎⴰⵢⵏⵓⵜⵉⵏ ⴳ ⵜⴰⵣⵡⴰⵔⴰ
aisle-sort-name = ⵙ ⵢⵉⵙⵎ
aisle-remove = ⴽⴽⵙ { $name }
aisle-clear = ⴽⴽⵙ ⴰⴽⴽⵯ
aisle-goods = ⵜⵉⵖⴰⵡⵙⵉⵡⵉⵏ
aisle-none-title = ⵓⵔ ⵉⵍⵍⵉ ⴽⵔⴰ
aisle-none = ⵓⵔ ⵜⵍⵍⵉ ⵜⵖⴰⵡⵙⴰ ⵏⵏⴰ ⵜⵔⵉⴷ. ⴽⴽⵙ ⴽⵔⴰ, ⵏⵖ ⵥⵕ ⴰⵙⵎⵉⵍ ⴰⴽⴽⵯ.
aisle-empty = ⵉⵅⵡⴰ ⵓⵙⵎⵉⵍ ⴰⴷ ⴰⵔ ⵚⵚⴰⴱⴰ.
aisle-see-all = ⵥⵕ ⴰⵙⵎⵉⵍ ⴰⴽⴽⵯ

## A product

offer-by = ⴰⵎⵙⴽⴰⵔ
offer-size = ⵎⴰⵏ ⴰⵏⴰⵡ?
offer-in-stock = ⵍⵍⴰⵏⵜ { $count } ({ $size }), ⴳ { $place }
offer-last = { $count ->
    [1] ⵜⴰⵎⴳⴳⴰⵔⵓⵜ ({ $size }), ⴳ { $place }
   *[other] ⵇⵇⵉⵎⵏⵜ { $count } ({ $size }), ⴳ { $place }
 }
offer-on-order = ⵙ ⵜⵓⵜⵜⵔⴰ, ⴳ { $place }
offer-out-of-season = ⵓⵔ ⴷ ⵜⵉⵣⵉ ⵏⵏⵙ: ⴰⴷ ⴷ ⵜⴰⵖⵓⵍ ⴳ { $month }
offer-sold-out = ⵓⵔ ⵙⵓⵍ ⵜⵍⵍⵉ ⴷⵖⵉ
offer-delivery = ⴰⵙⵉⵡⴹ ⵙⴳ { $price }, ⴳ { $days }.
offer-delivery-where = ⴰⵜⵉⴳ ⵏ ⴽⵓ ⵜⴰⵎⵏⴰⴹⵜ
offer-pay = ⴰⴷ ⵏⵙⵙⵉⵡⵍ; ⴰⴷ ⵜⵅⵍⵚⴷ ⴰⴷⴷⴰⵢ ⵜⵍⴽⵎ.
offer-quantity = ⵓⵟⵟⵓⵏ
offer-add = ⵔⵏⵓ ⵖⵔ ⵜⵣⴳⴰⵡⵜ
offer-gone = ⵓⵔ ⵜⵍⵍⵉ ⴰⵙⵙⴰ. ⵥⵕ ⵜⵉⵖⴰⵡⵙⵉⵡⵉⵏ ⵢⴰⴹⵏⵉⵏ ⴳ ⵓⵣⴷⴷⴰⵔ.
offer-season = ⵜⵉⵣⵉ ⵏⵏⵙ
offer-season-all-year = ⵜⵍⵍⴰ ⴰⵙⴳⴳⵯⴰⵙ ⴰⴽⴽⵯ.
offer-season-now = ⴷⵖⵉ ⴰⴷ ⵉⴳⴰⵏ ⵜⵉⵣⵉ ⵏⵏⵙ.
offer-season-returns = ⴰⴷ ⴷ ⵜⴰⵖⵓⵍ ⵚⵚⴰⴱⴰ ⴳ { $month }.
offer-inside = ⵎⴰ ⵉⵍⵍⴰⵏ ⴳ ⵜⵙⵏⴷⵓⵇⵜ
offer-what = ⵖⴼ ⵜⵖⴰⵡⵙⴰ ⴰⴷ
offer-ingredients = ⵎⴰ ⴷⵉⴳⵙ ⵉⵍⵍⴰⵏ
offer-keeps = ⵜⴻⵜⵜⵓⵃⴹⴰ
offer-keeps-days = { $count ->
    [1] ⵢⴰⵏ ⵡⴰⵙⵙ
   *[other] { $count } ⵏ ⵡⵓⵙⵙⴰⵏ
 }
offer-keeps-months = { $count ->
    [1] ⵢⴰⵏ ⵡⴰⵢⵢⵓⵔ
   *[other] { $count } ⵏ ⵡⴰⵢⵢⵓⵔⵏ
 }
offer-origin = ⴰⴷⵖⴰⵔ ⵏⵏⵙ
offer-weight = ⵍⵡⵣⵏ ⵏ ⵓⴽⵎⵎⵓⵙ
offer-seller = ⵡⵏⵏⴰ ⵉⵣⵣⵏⵣⴰⵏ
offer-proof = ⵖⴼ ⵜⵎⴰⵜⴰⵔⵜ
offer-returns = ⴰⵙⵉⵡⴹ ⴷ ⵜⵔⴰⵔⵉⵜ
offer-zone = ⵜⴰⵎⵏⴰⴹⵜ
offer-zone-days = ⵓⵙⵙⴰⵏ
offer-zone-price = ⴰⵜⵉⴳ ⵏ { $size }
offer-delivery-cart = ⴰⵜⵉⴳ ⵏ ⵜⵎⴷⵉⵏⵜ ⴰⴷ ⵜ ⵜⴰⴼⴷ ⴳ ⵜⵣⴳⴰⵡⵜ.
offer-withdrawal-more = ⵎⴰⵎⵏⴽ ⴰⴷ ⵜⵔⴰⵔⴷ ⵜⴰⵖⴰⵡⵙⴰ
offer-share = ⵎⴰⵏⵉ ⵙ ⵜⵜⴷⴷⵓⵏ { $price }
offer-share-text = { $producer } ⵉ ⵓⵎⵙⴽⴰⵔ, { $house } ⵉ ⵜⵔⴰⴱⴱⵓⵜ: ⵜⴰⵃⴰⵏⵓⵜ, ⴰⴽⵎⵎⵓⵙ ⴷ ⵓⵙⵉⵡⴹ.
offer-beside = ⵜⵉⵖⴰⵡⵙⵉⵡⵉⵏ ⵢⴰⴹⵏⵉⵏ
offer-drawing = ⵓⵏⵓⵖ: { $name }

## Producers

makers-title = ⵉⵎⵙⴽⴰⵔⵏ
makers-description = ⵜⵜⵄⴰⵡⵓⵏⵉⵢⴰⵜ ⴷ ⵉⵎⵙⴽⴰⵔⵏ ⵏ ⴷⴰⵔⵄⴰ-ⵜⴰⴼⵉⵍⴰⵍⵜ: ⵉⵙⵎⴰⵡⵏ, ⵉⴷⵖⴰⵔⵏ, ⵜⵉⵖⴰⵡⵙⵉⵡⵉⵏ.
makers-intro = ⴽⵓ ⵜⴰⵖⴰⵡⵙⴰ ⵖⵓⵔⵙ ⵉⵙⵎ ⵏ ⵓⵎⵙⴽⴰⵔ ⴷ ⵓⴷⵖⴰⵔ.
makers-none = ⵉⵎⵙⴽⴰⵔⵏ ⴰⴷ ⴷ ⵍⴽⵎⵏ ⴷⴼⴼⵉⵔ ⵉⵎⵉⴽ.
maker-description = { $name }, { $place }: ⵜⵉⵖⴰⵡⵙⵉⵡⵉⵏ, ⵜⵉⵎⴰⵜⴰⵔⵉⵏ ⴷ ⵓⴷⵖⴰⵔ.
maker-goods = ⵜⵉⵖⴰⵡⵙⵉⵡⵉⵏ ⵏⵏⵙ
maker-labels = ⵜⵉⵎⴰⵜⴰⵔⵉⵏ ⵏⵏⵙ
maker-no-goods = ⵓⵔ ⵜⵍⵍⵉ ⵜⵖⴰⵡⵙⴰ ⴷⵖⵉ. ⴰⵖⵓⵍ ⴷ ⴳ ⵚⵚⴰⴱⴰ.
maker-where = ⵎⴰⵏⵉ ⴳ ⵉⵍⵍⴰ
maker-map = ⵜⴰⴽⴰⵔⴹⴰ ⵏ ⴷⴰⵔⵄⴰ-ⵜⴰⴼⵉⵍⴰⵍⵜ ⴷ { $place }
maker-map-note = { $place }, ⵍⵉⵇⵍⵉⵎ ⵏ { $province }. ⵜⵉⵏⵇⵇⵉⴹⵉⵏ ⵜⵉⵎⵥⵥⵢⴰⵏⵉⵏ ⴷ ⵉⵎⵙⴽⴰⵔⵏ ⵢⴰⴹⵏⵉⵏ.
maker-map-plain = { $place }. ⵜⵉⵏⵇⵇⵉⴹⵉⵏ ⵜⵉⵎⵥⵥⵢⴰⵏⵉⵏ ⴷ ⵉⵎⵙⴽⴰⵔⵏ ⵢⴰⴹⵏⵉⵏ.

## Search

seek-title = ⴰⵔⵣⵣⵓ
seek-title-for = ⴰⵔⵣⵣⵓ: { $query }
seek-description = ⵔⵣⵓ ⵖⴼ ⵜⵖⴰⵡⵙⴰ, ⵓⵎⵙⴽⴰⵔ ⵏⵖ ⵓⵙⵎⵉⵍ.
seek-empty = ⵎⴰ ⵖⴼ ⴰⴷ ⵜⵔⵣⵓⴷ?
seek-empty-text = ⴰⵔⴰ ⴳ ⵓⴼⵍⵍⴰ ⵉⵙⵎ ⵏ ⵜⵖⴰⵡⵙⴰ, ⵏ ⵓⴷⵖⴰⵔ ⵏⵖ ⵏ ⵜⵜⵄⴰⵡⵓⵏⵉⵢⴰ, ⵙ ⵜⵎⴰⵣⵉⵖⵜ, ⵙ ⵜⵄⵔⴰⴱⵜ, ⵙ ⵜⴼⵔⴰⵏⵙⵉⵙⵜ ⵏⵖ ⵙ ⵜⵏⴳⵍⵉⵣⵜ.
seek-none = ⵓⵔ ⵉⵍⵍⵉ ⴽⵔⴰ ⵖⴼ « { $query } »
seek-none-text = ⴰⵔⵎ ⵜⴰⴳⵓⵔⵉ ⵜⴰⴳⵣⵣⴰⵍⵜ, ⵏⵖ ⴽⵛⵎ ⵙⴳ ⵓⵙⵎⵉⵍ.
seek-meant = ⵉⵙ ⵜⵔⵉⴷ:
seek-near = ⵎⴰ ⵉⵇⵕⵕⴱⵏ ⵖⵔ « { $query } »
seek-makers = ⵉⵎⵙⴽⴰⵔⵏ
seek-aisles = ⵉⵙⵎⵉⵍⵏ
seek-goods = ⵜⵉⵖⴰⵡⵙⵉⵡⵉⵏ

## Cart

cart-title = ⵜⴰⵣⴳⴰⵡⵜ
cart-one-delivery = { $count ->
    [1] ⵢⴰⵏ ⵓⵎⵙⴽⴰⵔ, ⵢⴰⵏ ⵓⵙⵉⵡⴹ.
   *[other] { $count } ⵏ ⵉⵎⵙⴽⴰⵔⵏ, ⵢⴰⵏ ⵓⵙⵉⵡⴹ.
 }
cart-added = ⵜⵍⵍⴰ ⴳ ⵜⵣⴳⴰⵡⵜ.
cart-changed = ⵜⵏⴼⵍ ⵜⵣⴳⴰⵡⵜ.
cart-removed = ⵜⴻⵜⵜⵡⴰⴽⴽⵙ ⵜⵖⴰⵡⵙⴰ.
cart-town-set = ⵉⵏⴼⵍ ⵡⴰⵜⵉⴳ ⵏ ⵓⵙⵉⵡⴹ.
cart-each = { $price } ⵉ ⵢⴰⵜ
cart-quantity = ⵓⵟⵟⵓⵏ ⵏ { $name }
cart-this-quantity = ⵃⴹⵓ ⵓⵟⵟⵓⵏ ⴰⴷ
cart-fewer = ⴽⴽⵙ ⵢⴰⵜ: { $name }
cart-more = ⵔⵏⵓ ⵢⴰⵜ: { $name }
cart-remove = ⴽⴽⵙ
cart-remove-what = ⴽⴽⵙ: { $name }
cart-price-changed = ⵉⵏⴼⵍ ⵡⴰⵜⵉⴳ: { $now }, ⵓⵔ ⵙⵓⵍ { $before }.
cart-price-accept = ⵇⴱⵍⵖ ⴰⵜⵉⴳ ⴰⵎⴰⵢⵏⵓ
cart-short = { $count ->
    [0] ⵓⵔ ⵙⵓⵍ ⵜⵍⵍⵉ. ⴽⴽⵙ ⵜⵜ, ⵜⵙⵓⵜⵔⴷ.
    [1] ⵜⵇⵇⵉⵎ ⵖⴰⵙ ⵢⴰⵜ. ⵜⵔⵉⴷ { $wanted }.
   *[other] ⵇⵇⵉⵎⵏⵜ ⵖⴰⵙ { $count }. ⵜⵔⵉⴷ { $wanted }.
 }
cart-take = { $count ->
    [1] ⴰⵡⵢ ⵜⴰⵎⴳⴳⴰⵔⵓⵜ
   *[other] ⴰⵡⵢ { $count }
 }
cart-not-for-sale = ⵜⴰⵖⴰⵡⵙⴰ ⴰⴷ ⵓⵔ ⵙⵓⵍ ⵜⵍⵍⵉ ⴳ ⵜⵃⴰⵏⵓⵜ. ⴽⴽⵙ ⵜⵜ, ⵜⵙⵓⵜⵔⴷ.
cart-on-order = ⵙ ⵜⵓⵜⵜⵔⴰ: ⴰⴷ ⵜⵜ ⵉⵙⵙⵓⵊⴷ ⵓⵎⵙⴽⴰⵔ ⴷⴼⴼⵉⵔ ⴰⴷ ⵏⵙⵙⵉⵡⵍ.
cart-summary = ⴰⴳⵣⵓⵍ
cart-town = ⵜⴰⵎⴷⵉⵏⵜ ⵏ ⵓⵙⵉⵡⴹ
cart-town-choose = ⵙⵜⵉ ⵜⴰⵎⴷⵉⵏⵜ
cart-town-go = ⵥⵕ ⴰⵜⵉⴳ
cart-goods = ⵜⵉⵖⴰⵡⵙⵉⵡⵉⵏ
cart-delivery-to = ⴰⵙⵉⵡⴹ ⵖⵔ { $town }
cart-delivery = ⴰⵙⵉⵡⴹ
cart-delivery-later = ⵙ ⵜⵎⴷⵉⵏⵜ
cart-weight = { $weight }, { $days }
cart-weight-only = ⵍⵡⵣⵏ ⵏ ⵓⴽⵎⵎⵓⵙ: { $weight }
cart-oversize = ⵓⴳⴳⴰⵔ ⵏ 30 kg: ⴰⴷ ⵏⴰⵣⵏ ⵎⵏⵏⴰⵡ ⵏ ⵉⴽⵎⵎⵓⵙⵏ; ⵍⵍⴰⵏ ⴰⴽⴽⵯ ⴳ ⵡⴰⵜⵉⴳ.
cart-not-served = ⵓⵔ ⵜⴰ ⵏⵙⵙⵉⵡⵉⴹ ⵙ ⵜⵎⴷⵉⵏⵜ ⴰⴷ. ⵙⵜⵉ ⵜⴰⵎⴷⵉⵏⵜ ⵉⵇⵔⴱⵏ, ⵏⵖ ⴰⴷⵖⴰⵔ ⵏ ⵜⵓⵜⵜⵔⵉⵡⵉⵏ.
cart-total = ⵉ ⵍⵅⵍⴰⵚ
cart-total-goods = ⵜⵉⵖⴰⵡⵙⵉⵡⵉⵏ ⴰⴽⴽⵯ
cart-total-with = ⵉ ⵍⵅⵍⴰⵚ, ⴷ ⵓⵙⵉⵡⴹ
cart-total-without = ⵜⵉⵖⴰⵡⵙⵉⵡⵉⵏ, ⴱⵍⴰ ⴰⵙⵉⵡⴹ
cart-order = ⵙⵓⵜⵔ
cart-promise = ⴱⵍⴰ ⴰⵎⵉⴹⴰⵏ. ⴰⴷ ⵜⵅⵍⵚⴷ ⴰⴷⴷⴰⵢ ⵜⵍⴽⵎ. ⴰⴷ ⵏⵙⵙⵉⵡⵍ ⴷⴰⵜ ⴰⴷ ⵏⴰⵣⵏ.
cart-mend = ⵙⵏⴼⵍ ⵉⵣⵔⵉⴳⵏ ⵉⵜⵜⵡⴰⵔⵛⵎⵏ, ⵜⵙⵓⵜⵔⴷ.
cart-heavy = { $name } { $weight }: ⵉⵏⴼⵍ ⵓⵙⵉⵡⴹ ⵙⴳ { $before } ⴰⵔ { $after }.
cart-empty = ⵜⴰⵣⴳⴰⵡⵜ ⵜⵅⵡⴰ
cart-empty-text = ⵍⵍⴰⵏⵜ ⴷⴰ ⵜⵖⴰⵡⵙⵉⵡⵉⵏ ⵏ ⵜⴼⵉⵍⴰⵍⵜ.
cart-empty-go = ⵥⵕ ⵜⴰⵃⴰⵏⵓⵜ
cart-continue = ⵔⵏⵓ ⵜⵉⵖⴰⵡⵙⵉⵡⵉⵏ
cart-error-quantity = ⴰⵔⴰ ⵓⵟⵟⵓⵏ, ⵙⴳ 1 ⴰⵔ 9 999.
cart-error-quantity-set = ⴰⵔⴰ ⵓⵟⵟⵓⵏ, ⵙⴳ 0 ⴰⵔ 9 999. ⵎⴽ ⵜⵓⵔⵉⴷ 0, ⵜⴻⵜⵜⵡⴰⴽⴽⵙ ⵜⵖⴰⵡⵙⴰ.
cart-error-sku = ⵜⴰⵖⴰⵡⵙⴰ ⴰⴷ ⵓⵔ ⵜⵍⵍⵉ ⴳ ⵜⵃⴰⵏⵓⵜ.
cart-error-not-for-sale = ⵜⴰⵖⴰⵡⵙⴰ ⴰⴷ ⵓⵔ ⵙⵓⵍ ⵜⵍⵍⵉ ⴳ ⵜⵃⴰⵏⵓⵜ.
cart-error-many-lines = ⵓⵔ ⵜⵣⵎⵉⵔ ⵜⵣⴳⴰⵡⵜ ⵉ ⵓⴳⴳⴰⵔ ⵏ 200 ⵏ ⵜⵖⴰⵡⵙⵉⵡⵉⵏ. ⵙⵓⵜⵔ ⵜⵉⴷ, ⵜⵙⵙⵏⵜⵉⴷ ⴷⴰⵖ.
cart-error-large = ⵓⵔ ⵜⵣⵎⵉⵔⴷ ⴰⴷ ⵜⵙⵓⵜⵔⴷ ⵓⴳⴳⴰⵔ ⵏ 9 999.
cart-error-town = ⵙⵜⵉ ⵜⴰⵎⴷⵉⵏⵜ ⵙⴳ ⵜⵍⴳⴰⵎⵜ.

## Checkout

checkout-title = ⵜⵓⵜⵜⵔⴰ
checkout-title-wrong = ⵜⴰⵣⴳⵍⵜ: ⵜⵓⵜⵜⵔⴰ
checkout-description = ⵙⵓⵜⵔ ⴱⵍⴰ ⴰⵎⵉⴹⴰⵏ, ⵜⵅⵍⵚⴷ ⴰⴷⴷⴰⵢ ⵜⵍⴽⵎ.
checkout-intro = ⵢⴰⵜ ⵜⴰⵙⵏⴰ, ⴱⵍⴰ ⴰⵎⵉⴹⴰⵏ. ⵓⵔ ⴰⴷ ⵏⴰⵣⵏ ⴰⵡⴷ ⴽⵔⴰ ⴷⴰⵜ ⴰⴷ ⵏⵙⵙⵉⵡⵍ.
checkout-kept = ⵜⴰⵣⴳⴰⵡⵜ ⵜⴻⵜⵜⵓⵃⴹⴰ.
checkout-who = ⵉⵙⵎ ⴷ ⵜⵉⵍⵉⴼⵓⵏ
checkout-name = ⵉⵙⵎ
checkout-phone = ⵜⵉⵍⵉⴼⵓⵏ
checkout-phone-hint = ⴰⴷ ⵏⵙⵙⵉⵡⵍ ⵙ ⵡⵓⵟⵟⵓⵏ ⴰⴷ ⴷⴰⵜ ⴰⴷ ⵏⴰⵣⵏ.
checkout-phone-second = ⵜⵉⵍⵉⴼⵓⵏ ⵢⴰⴹⵏ (ⵎⴽ ⵜⵔⵉⴷ)
checkout-phone-second-hint = ⵎⴽ ⵓⵔ ⵉⵔⴰⵔ ⵓⵎⵣⵡⴰⵔⵓ.
checkout-how = ⵎⴰⵎⵏⴽ ⴰⴷ ⵜⴰⵎⵥⴷ ⵜⵓⵜⵜⵔⴰ?
checkout-address = ⵖⵔ ⵜⴰⵏⵙⴰ
checkout-address-hint = ⴰⵜⵉⴳ ⵏ ⵜⵎⴷⵉⵏⵜ ⵢⵓⵔⴰ ⵜⴰⵎⴰ ⵏⵏⵙ
checkout-pickup = ⴰⴷ ⴷⴷⵓⵖ ⴰⴷ ⵜⵜ ⴰⵡⵉⵖ
checkout-pickup-hint = ⴱⵍⴰ ⴰⵜⵉⴳ, ⴳ ⵓⴷⵖⴰⵔ ⵏ ⵜⵓⵜⵜⵔⵉⵡⵉⵏ
checkout-pickup-free = ⴱⵍⴰ ⴰⵜⵉⴳ
checkout-where = ⵎⴰⵏⵉ ⵙ ⴰⴷ ⵜⵜ ⵏⵙⵙⵉⵡⴹ?
checkout-city = ⵜⴰⵎⴷⵉⵏⵜ
checkout-city-hint = ⵙ ⵡⴰⵜⵉⴳ ⴷ ⵡⵓⵙⵙⴰⵏ ⵏ ⵓⵙⵉⵡⴹ.
checkout-city-choose = ⵙⵜⵉ
checkout-city-note = { $price }, { $days }
checkout-city-closed = ⵓⵔ ⵜⴰ ⵉⵍⵍⵉ ⵓⵙⵉⵡⴹ
checkout-quarter = ⵍⵃⵓⵎⴰ ⵏⵖ ⴷⴷⵓⵡⴰⵔ
checkout-street = ⴰⴱⵔⵉⴷ ⴷ ⵡⵓⵟⵟⵓⵏ (ⵎⴽ ⵜⵔⵉⴷ)
checkout-landmark = ⵜⴰⵎⴰⵜⴰⵔⵜ ⵏ ⵓⴷⵖⴰⵔ (ⵎⴽ ⵜⵔⵉⴷ)
checkout-landmark-hint = ⵜⵉⵎⵣⴳⵉⴷⴰ, ⵜⵉⵏⵎⵍ, ⵍⵇⵀⵡⴰ: ⵎⴰ ⵜⵇⵇⴰⵔⴷ ⵉ ⵓⵎⴷⴷⴰⴽⴽⵯⵍ.
checkout-note = ⴰⵡⴰⵍ ⵉ ⵓⵎⵙⵉⵡⴹ (ⵎⴽ ⵜⵔⵉⴷ)
checkout-point = ⴰⴷⵖⴰⵔ ⵏ ⵜⵓⵜⵜⵔⵉⵡⵉⵏ
checkout-point-choose = ⵙⵜⵉ
checkout-price = ⵥⵕ ⵎⴰ ⴰⴷ ⵜⵅⵍⵚⴷ
checkout-pay = ⵎⴰⵎⵏⴽ ⴰⴷ ⵜⵅⵍⵚⴷ?
checkout-cash = ⵙ ⵉⴷⵔⵉⵎⵏ ⴳ ⵓⴼⵓⵙ, ⴰⴷⴷⴰⵢ ⵜⵍⴽⵎ
checkout-cash-hint = ⴰⴷ ⵜⵅⵍⵚⴷ ⴰⴷⴷⴰⵢ ⵜⵜ ⵜⴰⵎⵥⴷ
checkout-cash-sum = ⵙⵙⵓⵊⴷ { $sum }
checkout-yours = ⵜⵓⵜⵜⵔⴰ
checkout-change = ⵙⵏⴼⵍ
checkout-line = { $count } × { $size }
checkout-confirm = ⵙⵎⴷ ⵜⵓⵜⵜⵔⴰ
checkout-again = ⵉⵏⴼⵍ ⵡⴰⵜⵉⴳ. ⵥⵕ ⵎⴰ ⴰⴷ ⵜⵅⵍⵚⴷ, ⵜⵙⵎⴷⴻⴷ ⵜⵓⵜⵜⵔⴰ.
checkout-problem-price = ⵉⵏⴼⵍ ⵡⴰⵜⵉⴳ. ⵥⵕ ⵎⴰ ⴰⴷ ⵜⵅⵍⵚⴷ; ⵎⴽ ⵜⵇⴱⵍⴷ, ⵙⵎⴷ ⵜⵓⵜⵜⵔⴰ.
checkout-problem-delivery = ⴰⵙⵉⵡⴹ ⵉⴳⴰ { $price }, ⵉⵏⴼⵍ ⵎⴰ ⴰⴷ ⵜⵅⵍⵚⴷ. ⵥⵕ ⵜ; ⵎⴽ ⵜⵇⴱⵍⴷ, ⵙⵎⴷ ⵜⵓⵜⵜⵔⴰ.
checkout-problem-delivery-known = ⴰⵙⵉⵡⴹ ⵉⴳⴰ { $price }. ⵥⵕ ⵎⴰ ⴰⴷ ⵜⵅⵍⵚⴷ; ⵎⴽ ⵜⵇⴱⵍⴷ, ⵙⵎⴷ ⵜⵓⵜⵜⵔⴰ.
checkout-problem-stock = ⵓⵔ ⴳⵓⴷⴰⵏⵜ: { $list }. ⵙⵏⴼⵍ ⵓⵟⵟⵓⵏ ⴳ ⵜⵣⴳⴰⵡⵜ, ⵜⴰⵖⵓⵍⴷ ⴷ.
checkout-problem-stock-one = { $name } (ⵇⵇⵉⵎⵏⵜ { $count })
checkout-problem-stock-two = { $list }, { $one }
checkout-problem-gone = ⵜⴰⵖⴰⵡⵙⴰ ⵓⵔ ⵙⵓⵍ ⵜⵍⵍⵉ ⴳ ⵜⵃⴰⵏⵓⵜ. ⴽⴽⵙ ⵜⵜ ⵙⴳ ⵜⵣⴳⴰⵡⵜ, ⵜⴰⵖⵓⵍⴷ ⴷ.
checkout-problem-key = ⵜⴰⵙⵏⴰ ⴰⴷ ⵜⴻⵜⵜⵓⵙⵎⵔⵙ ⵉ ⵜⵓⵜⵜⵔⴰ ⵢⴰⴹⵏ. ⵥⵕ ⵜⵜ, ⵜⵙⵎⴷⴻⴷ ⴷⴰⵖ.
checkout-problem-large = ⵜⵓⵜⵜⵔⴰ ⴰⴷ ⵜⵎⵇⵇⵓⵔ ⴱⵣⵣⴰⴼ. ⵙⵙⵉⵡⵍ ⴰⵖ ⵙ ⵜⵉⵍⵉⴼⵓⵏ.
checkout-error-name = ⴰⵔⴰ ⵉⵙⵎ, ⵉ ⵓⵎⵙⵉⵡⴹ.
checkout-error-long = ⵉⵖⵣⵣⵉⴼ: ⵖⴰⵙ { $max } ⵏ ⵉⵙⴽⴽⵉⵍⵏ.
checkout-error-sign = ⵉⵍⵍⴰ ⵢⴰⵏ ⵓⵙⴽⴽⵉⵍ ⵓⵔ ⵏⵙⵙⵉⵏ. ⴰⵔⴰ ⵖⴰⵙ ⵉⵙⴽⴽⵉⵍⵏ ⴷ ⵡⵓⵟⵟⵓⵏⵏ.
checkout-error-phone = ⴰⵔⴰ ⵜⵉⵍⵉⴼⵓⵏ: ⴰⴷ ⵏⵙⵙⵉⵡⵍ ⴷⴰⵜ ⴰⴷ ⵏⴰⵣⵏ.
checkout-error-phone-signs = ⴰⵔⴰ ⵖⴰⵙ ⵓⵟⵟⵓⵏⵏ ⵏ ⵜⵉⵍⵉⴼⵓⵏ, ⵣⵓⵏⴷ 06 12 34 56 78.
checkout-error-phone-missing = { $count ->
    [1] ⵉⵅⵚⵚⴰ ⵢⴰⵏ ⵡⵓⵟⵟⵓⵏ: ⵜⵉⵍⵉⴼⵓⵏ ⵏ ⵍⵎⵖⵔⵉⴱ ⴷⵉⴳⵙ 10, ⵣⵓⵏⴷ 06 12 34 56 78.
   *[other] ⵅⵚⵚⴰⵏ { $count } ⵏ ⵡⵓⵟⵟⵓⵏⵏ: ⵜⵉⵍⵉⴼⵓⵏ ⵏ ⵍⵎⵖⵔⵉⴱ ⴷⵉⴳⵙ 10, ⵣⵓⵏⴷ 06 12 34 56 78.
 }
checkout-error-phone-many = { $count ->
    [1] ⴽⴽⵙ ⵢⴰⵏ ⵡⵓⵟⵟⵓⵏ: ⵜⵉⵍⵉⴼⵓⵏ ⵏ ⵍⵎⵖⵔⵉⴱ ⴷⵉⴳⵙ 10, ⵣⵓⵏⴷ 06 12 34 56 78.
   *[other] ⴽⴽⵙ { $count } ⵏ ⵡⵓⵟⵟⵓⵏⵏ: ⵜⵉⵍⵉⴼⵓⵏ ⵏ ⵍⵎⵖⵔⵉⴱ ⴷⵉⴳⵙ 10, ⵣⵓⵏⴷ 06 12 34 56 78.
 }
checkout-error-phone-start = ⵜⵉⵍⵉⴼⵓⵏ ⵏ ⵍⵎⵖⵔⵉⴱ: 05, 06, 07 ⵏⵖ 08 ⴳ ⵜⴰⵣⵡⴰⵔⴰ. ⵙⴳ ⴱⵕⵕⴰ, ⵙⵙⵏⵜⵉ ⵙ + ⴷ ⵡⵓⵟⵟⵓⵏ ⵏ ⵜⵎⴰⵣⵉⵔⵜ.
checkout-error-delivery = ⵉⵏⵉ ⴰⵖ ⵎⴰⵎⵏⴽ ⴰⴷ ⵜⴰⵎⵥⴷ ⵜⵓⵜⵜⵔⴰ.
checkout-error-city = ⵙⵜⵉ ⵜⴰⵎⴷⵉⵏⵜ ⵙⴳ ⵜⵍⴳⴰⵎⵜ.
checkout-error-not-served = ⵓⵔ ⵜⴰ ⵏⵙⵙⵉⵡⵉⴹ ⵙ ⵜⵎⴷⵉⵏⵜ ⴰⴷ. ⵙⵜⵉ ⵜⴰⵎⴷⵉⵏⵜ ⵉⵇⵔⴱⵏ, ⵏⵖ ⴰⴷⵖⴰⵔ ⵏ ⵜⵓⵜⵜⵔⵉⵡⵉⵏ.
checkout-error-quarter = ⴰⵔⴰ ⵍⵃⵓⵎⴰ ⵏⵖ ⴷⴷⵓⵡⴰⵔ, ⵃⵎⴰ ⴰⴷ ⵢⴰⴼ ⵓⵎⵙⵉⵡⴹ ⴰⴷⵖⴰⵔ.
checkout-error-point = ⵙⵜⵉ ⴰⴷⵖⴰⵔ ⵏ ⵜⵓⵜⵜⵔⵉⵡⵉⵏ ⵙⴳ ⵜⵍⴳⴰⵎⵜ.
checkout-error-payment = ⵙⵜⵉ ⵎⴰⵎⵏⴽ ⴰⴷ ⵜⵅⵍⵚⴷ.
checkout-error-payment-closed = ⴰⴱⵔⵉⴷ ⴰⴷ ⵏ ⵍⵅⵍⴰⵚ ⵓⵔ ⵜⴰ ⵉⵔⵥⵉⵎ. ⵙⵜⵉ ⵉⴷⵔⵉⵎⵏ ⴳ ⵓⴼⵓⵙ, ⴰⴷⴷⴰⵢ ⵜⵍⴽⵎ.

## An order, for its buyer

follow-title = ⵜⵓⵜⵜⵔⴰ { $code }
follow-word = ⵜⵓⵜⵜⵔⴰ
follow-thanks = ⵜⴰⵏⵎⵎⵉⵔⵜ. ⴰⴷ ⵏⵙⵙⵉⵡⵍ ⴷⴼⴼⵉⵔ ⵉⵎⵉⴽ ⴰⴷ ⵏⵙⵎⴷ ⵜⵓⵜⵜⵔⴰ.
follow-keep = ⵃⴹⵓ ⵜⴰⵙⵏⴰ ⴰⴷ ⵏⵖ ⵜⴰⵏⵙⴰ ⵏⵏⵙ: ⴷⵉⴳⵙ ⴰⴷ ⵜⵥⵕⴷ ⵎⴰⵏⵉ ⵜⵍⴽⵎ ⵜⵓⵜⵜⵔⴰ.
follow-where = ⵎⴰⵏⵉ ⵜⵍⴽⵎ ⵜⵓⵜⵜⵔⴰ?
follow-received = ⵜⵍⴽⵎ ⵖⵓⵔⵏⵖ
follow-called = ⵜⴻⵜⵜⵓⵇⴱⵍ ⵙ ⵜⵉⵍⵉⴼⵓⵏ
follow-calling = ⴰⴷ ⵏⵙⵙⵉⵡⵍ ⵙ ⵜⵉⵍⵉⴼⵓⵏ
follow-until = ⴷⴰⵜ ⵏ { $moment }
follow-preparing = ⴰⵔ ⵙⵙⵓⵊⴰⴷⵏ ⵉⵎⵙⴽⴰⵔⵏ
follow-ready = ⵜⵡⵊⴷ
follow-shipped = ⵜⵍⵍⴰ ⴳ ⵓⴱⵔⵉⴷ
follow-delivered = ⵜⵍⴽⵎ, ⵜⵅⵍⵚ
follow-collected = ⵉⵡⵉ ⵜⵜ ⵓⵎⵙⴰⵖ, ⵜⵅⵍⵚ
follow-refused = ⵓⵔ ⵜⴻⵜⵜⵓⵇⴱⵍ
follow-returned = ⵜⵓⵖⵓⵍ ⴷ
follow-cancelled = ⵜⴱⵟⵍ
follow-expired = ⵜⴱⵟⵍ: ⵓⵔ ⵏⵣⵎⵉⵔ ⴰⴷ ⵏⵙⵙⵉⵡⵍ
# used as prefix: follow-state-
follow-state-waiting = ⵓⵔ ⵜⴰ ⵉⵜⵜⵓⵇⴱⵍ
follow-state-to-prepare = ⴳ ⵓⵙⵙⵓⵊⴷ
follow-state-ready = ⵉⵡⵊⴷ
follow-state-at-depot = ⴳ ⴷⴷⵉⴱⵓ
follow-state-shipped = ⴳ ⵓⴱⵔⵉⴷ
follow-state-delivered = ⵉⵍⴽⵎ
follow-state-collected = ⵉⵡⵉ ⵜ ⵓⵎⵙⴰⵖ
follow-state-refused = ⵓⵔ ⵉⵜⵜⵓⵇⴱⵍ
follow-state-returned = ⵢⵓⵖⵓⵍ ⴷ
follow-state-cancelled = ⵉⴱⵟⵍ
# used as prefix: follow-order-
follow-order-to-confirm = ⵓⵔ ⵜⴰ ⵜⴻⵜⵜⵓⵇⴱⵍ
follow-order-confirmed = ⵜⴻⵜⵜⵓⵇⴱⵍ
follow-order-completed = ⵜⴽⵎⵍ
follow-order-cancelled = ⵜⴱⵟⵍ
follow-who = ⵉⵎⵙⴽⴰⵔⵏ ⴷ ⵜⵖⴰⵡⵙⵉⵡⵉⵏ
follow-parcel = ⴰⴽⵎⵎⵓⵙ { $number }
follow-carrier = ⴰⵎⵙⵉⵡⴹ
follow-tracking = ⵓⵟⵟⵓⵏ ⵏ ⵓⴹⴼⵓⵕ
follow-track = ⴹⴼⵕ ⴰⴽⵎⵎⵓⵙ
follow-pay-on-delivery = ⵉ ⵍⵅⵍⴰⵚ, ⴰⴷⴷⴰⵢ ⵜⵍⴽⵎ
follow-pay-on-pickup = ⵉ ⵍⵅⵍⴰⵚ, ⴰⴷⴷⴰⵢ ⵜⵜ ⵜⴰⵡⵉⴷ
follow-total-cancelled = ⴰⴽⴽⵯ, ⵓⵔ ⴰⴷ ⵜⵅⵍⵚⴷ
follow-paid = ⵜⵅⵍⵚ
follow-nothing = ⵓⵔ ⵉⵍⵍⵉ ⵎⴰ ⴰⴷ ⵜⵅⵍⵚⴷ
follow-prepare-cash = ⵙⵙⵓⵊⴷ ⵉⴷⵔⵉⵎⵏ. ⴰⴷ ⵓⵔ ⵜⵅⵍⵚⴷ ⵓⴳⴳⴰⵔ.
follow-address = ⵜⴰⵏⵙⴰ
follow-pickup = ⴰⴷⵖⴰⵔ ⵏ ⵜⵓⵜⵜⵔⵉⵡⵉⵏ
follow-note = ⴰⵡⴰⵍ
follow-whatsapp = ⴰⵔⴰ ⴰⵖ ⴳ ⵡⴰⵜⵙⴰⴱ
follow-whatsapp-text = ⴰⵣⵓⵍ, ⵖⴼ ⵜⵓⵜⵜⵔⴰ { $code }:
follow-call = ⵙⵙⵉⵡⵍ ⴰⵖ
follow-cancel = ⵙⴱⵟⵍ ⵜⵓⵜⵜⵔⴰ
follow-cancel-hint = ⵜⵣⵎⵔⴷ ⵎⴽ ⵓⵔ ⵜⴰ ⵏⵙⵙⵉⵡⵍ.
follow-cancel-closed = ⵜⵓⵜⵜⵔⴰ ⵜⴻⵜⵜⵓⵇⴱⵍ: ⵓⵔ ⵜⵣⵎⵉⵔⴷ ⴰⴷ ⵜⵜ ⵜⵙⴱⵟⵍⴷ ⴷⴰ. ⵙⵙⵉⵡⵍ ⴰⵖ.
follow-cancel-late = ⵓⵔ ⵙⵓⵍ ⵜⵣⵎⵉⵔⴷ ⴰⴷ ⵜⵙⴱⵟⵍⴷ ⵜⵓⵜⵜⵔⴰ ⴰⴷ ⴷⴰ. ⵙⵙⵉⵡⵍ ⴰⵖ.
follow-was-cancelled = ⵜⴱⵟⵍ ⵜⵓⵜⵜⵔⴰ. ⵓⵔ ⴰⴷ ⵜⵅⵍⵚⴷ ⴰⵡⴷ ⴽⵔⴰ.
follow-withdrawal-more = ⵎⴰⵎⵏⴽ ⴰⴷ ⵜⵔⴰⵔⴷ ⵜⴰⵖⴰⵡⵙⴰ

## Finding an order again

find-title = ⴰⴼ ⵜⵓⵜⵜⵔⴰ ⵉⵏⵓ
find-intro = ⵓⵟⵟⵓⵏ ⵉⵍⵍⴰ ⴳ ⵜⴰⵙⵏⴰ ⵏ ⵜⵓⵜⵜⵔⴰ, ⵣⵓⵏⴷ 7KQ4-9XPM.
find-code = ⵓⵟⵟⵓⵏ ⵏ ⵜⵓⵜⵜⵔⴰ
find-phone = ⵜⵉⵍⵉⴼⵓⵏ ⵏ ⵜⵓⵜⵜⵔⴰ
find-send = ⵥⵕ ⵜⵓⵜⵜⵔⴰ ⵉⵏⵓ
find-code-wrong = ⵜⵍⵍⴰ ⵜⵣⴳⵍⵜ ⴳ ⵡⵓⵟⵟⵓⵏ: ⴷⵉⴳⵙ 8 ⵏ ⵉⵙⴽⴽⵉⵍⵏ, ⵣⵓⵏⴷ 7KQ4-9XPM.
find-phone-wrong = ⴰⵔⴰ ⵜⵉⵍⵉⴼⵓⵏ ⵏ ⵜⵓⵜⵜⵔⴰ, ⵣⵓⵏⴷ 06 12 34 56 78.
find-none = ⵓⵔ ⵜⵍⵍⵉ ⵜⵓⵜⵜⵔⴰ ⵙ ⵡⵓⵟⵟⵓⵏ ⴰⴷ ⴷ ⵜⵉⵍⵉⴼⵓⵏ ⴰⴷ. ⵥⵕ ⵜⵏ, ⵏⵖ ⵙⵙⵉⵡⵍ ⴰⵖ.
