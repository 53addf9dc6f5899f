## Cards of goods and words that several pages share

crumb-home = Accueil
crumb-label = Fil d’Ariane
good-formats = { $count ->
    [one] { $count } format
   *[other] { $count } formats
 }
good-add = Ajouter au panier : { $name }, { $size }
good-added-see = Voir le panier
good-last = { $count ->
    [one] Le dernier
   *[other] Plus que { $count }
 }
good-season = De retour en { $month }
good-on-order = Sur commande
good-sold-out = Épuisé
good-demo = démo
size-piece = pièce
size-small = petit
size-medium = moyen
size-large = grand
size-one = taille unique
size-box = coffret
size-basket = panier
size-jar = pot
size-bag = sachet
size-bottle = bouteille
size-carton = boîte
size-pair = paire
size-lot = lot de { $count }
size-pieces = { $count ->
    [one] { $count } pièce
   *[other] { $count } pièces
 }
days-range = { $min } à { $max } jours
days-same = { $max ->
    [one] { $max } jour
   *[other] { $max } jours
 }
maker-members = { $count ->
    [one] { $count } membre
   *[other] { $count } membres
 }
maker-women = { $women ->
    [one] dont { $women } femme
   *[other] dont { $women } femmes
 }
maker-women-all = toutes des femmes
maker-goods-count = { $count ->
    [one] { $count } produit
   *[other] { $count } produits
 }
# used as prefix: kind-
kind-cooperative = Coopérative
kind-auto-entrepreneur = Auto-entrepreneur
kind-gie = Groupement des producteurs
kind-company = Société
# used as prefix: label-sign-
label-sign-igp = IGP
label-sign-aop = AOP
label-sign-agricole = Label agricole
label-sign-bio = Bio
# used as prefix: label-proves-
label-proves-igp = Indication géographique protégée : le produit vient de sa région et suit un cahier des charges. Un organisme agréé contrôle la récolte.
label-proves-aop = Appellation d’origine protégée : tout se fait dans la région, de la culture à l’emballage. Un organisme agréé contrôle chaque étape.
label-proves-agricole = Label agricole : une qualité au-dessus de l’ordinaire, contrôlée par un organisme agréé.
label-proves-bio = Agriculture biologique : ni engrais de synthèse ni pesticide de synthèse. Un organisme agréé contrôle les parcelles.
label-valid = Le certificat du producteur est valable aujourd’hui.

## Home

home-title = La récolte des oasis, livrée chez vous
home-description = Dattes, miel, safran, huile d’olive, tapis : achetez aux coopératives des oasis de Drâa-Tafilalet. Vous payez à la livraison.
home-intro = Dattes d’Erfoud, safran de Taznakht, miel du Haut Ziz : { $count ->
    [one] { $count } producteur vend ici.
   *[other] { $count } producteurs vendent ici, ensemble.
 }
home-see-dates = Voir les dattes
home-see-goods = Voir les produits
home-pay = Vous payez à la livraison
home-pay-how = en espèces, au livreur
home-delivery = Livré en { $days }, selon la ville
home-delivery-from = dès { $price }, prix affiché avant de commander
home-delivery-soon = Livré chez vous
home-delivery-shown = le prix est affiché avant de commander
home-call = On vous appelle avant l’envoi
home-call-how = rien ne part sans votre accord
home-season = De saison en { $month }
home-all-year = Toute l’année
home-aisles = Les rayons
home-gift = Un coffret pour la famille, ici ou au loin
home-gift-text = Des produits de plusieurs coopératives, réunis dans un panier tressé. On le livre à l’adresse que vous donnez.
home-gift-go = Offrir, dès { $price }
home-makers = Qui fait quoi
home-makers-all = Tous les producteurs
home-empty = La boutique se prépare. Les premiers produits arrivent bientôt.

## An aisle

aisle-description = { $name } des oasis de Drâa-Tafilalet, par leurs producteurs. Livraison au Maroc, paiement à la livraison.
aisle-count = { $count ->
    [one] { $count } produit
   *[other] { $count } produits
 }
aisle-makers = { $count ->
    [one] de { $count } producteur
   *[other] de { $count } producteurs
 }
aisle-filter = Filtrer
aisle-producer = Producteur
aisle-commune = Commune
aisle-label = Label
aisle-price = Prix
aisle-available = Disponible
aisle-available-now = En stock
aisle-price-from = Prix minimum, en dirhams
aisle-price-to = Prix maximum, en dirhams
aisle-price-between = { $min } à { $max }
aisle-price-above = dès { $min }
aisle-price-below = jusqu’à { $max }
aisle-price-apart = à
aisle-see = Voir les produits
aisle-sort = Trier
aisle-sort-go = OK
aisle-sort-recommended = De saison d’abord
aisle-sort-found = Les plus proches d’abord
aisle-sort-price = Prix croissant
aisle-sort-price-down = Prix décroissant
aisle-sort-unit = Prix au kilo ou au litre
aisle-sort-new = Nouveautés
aisle-sort-name = Par nom
aisle-remove = { $name } : retirer ce filtre
aisle-clear = Tout retirer
aisle-goods = Produits
aisle-none-title = Rien ne correspond
aisle-none = Aucun produit ne remplit tous ces critères. Retirez un filtre, ou voyez tout le rayon.
aisle-empty = Ce rayon attend sa prochaine récolte.
aisle-see-all = Voir tout le rayon

## A product

offer-by = Produit par
offer-size = Quel format ?
offer-in-stock = En stock : { $count } ({ $size }), à { $place }
offer-last = { $count ->
    [one] C’est le dernier ({ $size }), à { $place }
   *[other] Plus que { $count } ({ $size }), à { $place }
 }
offer-on-order = Fait sur commande, pour vous, à { $place }
offer-out-of-season = Hors saison : de retour en { $month }
offer-sold-out = Épuisé pour le moment
offer-delivery = Livraison dès { $price }, en { $days }.
offer-delivery-where = Le prix par région
offer-pay = Vous payez à la livraison, après notre appel.
offer-quantity = Quantité
offer-add = Mettre au panier
offer-gone = Pas disponible aujourd’hui. Voyez ce qui va bien avec, plus bas.
offer-season = La saison
offer-season-all-year = Disponible toute l’année.
offer-season-now = De saison en ce moment.
offer-season-returns = La récolte revient en { $month }.
offer-inside = Dans le coffret
offer-what = Composition et garde
offer-ingredients = Ingrédients
offer-allergens = Contient
offer-no-allergens = aucun allergène déclaré
offer-keeps = Se garde
offer-keeps-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
 }
offer-keeps-months = { $count } mois
offer-origin = Origine
offer-weight = Poids du colis
offer-seller = Vendeur
offer-tax = Prix toutes taxes comprises.
# used as prefix: allergen-
allergen-gluten = gluten
allergen-nuts = fruits à coque
allergen-sesame = sésame
allergen-milk = lait
allergen-eggs = œufs
allergen-soya = soja
allergen-peanuts = arachides
allergen-mustard = moutarde
allergen-sulphites = sulfites
offer-proof = Ce que prouve le label
offer-returns = Livraison et retours
offer-zone = Région
offer-zone-days = Délai
offer-zone-price = Prix pour { $size }
offer-delivery-cart = Le prix exact pour votre ville est au panier, dès le premier produit.
offer-withdrawal = Vous avez 7 jours après la livraison pour changer d’avis et nous le rendre.
offer-no-withdrawal = Produit qui se garde peu ou fait pour vous : il ne se rend pas, sauf s’il arrive abîmé.
offer-withdrawal-more = Comment rendre un produit
offer-share = Où vont vos { $price }
offer-share-text = { $producer } au producteur, { $house } au groupement pour la boutique, l’emballage et le suivi.
offer-beside = Va bien avec
offer-drawing = Dessin : { $name }

## Producers

makers-title = Les producteurs
makers-description = Coopératives et auto-entrepreneurs des oasis de Drâa-Tafilalet : qui ils sont, où ils sont, ce qu’ils font.
makers-intro = Chaque produit dit qui l’a fait et où. Voici celles et ceux qui vendent ici.
makers-none = Les producteurs arrivent bientôt.
maker-description = { $name }, { $place } : ses produits, ses labels, sa place dans la région.
maker-goods = Ses produits
maker-labels = Ses labels
maker-no-goods = Rien à vendre en ce moment. Revenez à la prochaine récolte.
maker-where = Où c’est
maker-map = Carte de Drâa-Tafilalet avec { $place }
maker-map-note = { $place }, province de { $province }. Les petits points sont les autres producteurs.
maker-map-plain = { $place }. Les petits points sont les autres producteurs.

## Search

seek-title = Chercher
seek-title-for = Recherche : { $query }
seek-description = Chercher un produit, un producteur ou un rayon.
seek-empty = Que cherchez-vous ?
seek-empty-text = Un produit, un village, une coopérative : écrivez-le en haut, en français, en arabe, en anglais ou en tamazight.
seek-none = Rien trouvé pour « { $query } »
seek-none-text = Essayez un mot plus court, ou entrez par un rayon.
seek-meant = Vouliez-vous dire :
seek-near = Résultats les plus proches de « { $query } »
seek-makers = Producteurs
seek-aisles = Rayons
seek-goods = Produits

## Cart

cart-title = Votre panier
cart-one-delivery = { $count ->
    [one] { $count } producteur, une seule livraison.
   *[other] { $count } producteurs, réunis au dépôt : une seule livraison.
 }
cart-added = C’est dans votre panier.
cart-changed = Votre panier est à jour.
cart-removed = Le produit est retiré.
cart-town-set = Le prix de livraison est à jour.
cart-each = { $price } l’unité
cart-quantity = Quantité de { $name }
cart-this-quantity = Mettre cette quantité
cart-fewer = Un de moins : { $name }
cart-more = Un de plus : { $name }
cart-remove = Retirer
cart-remove-what = Retirer : { $name }
cart-price-changed = Le prix a changé : { $now } au lieu de { $before }.
cart-price-accept = D’accord avec les nouveaux prix
cart-short = { $count ->
    [0] Il n’en reste plus. Retirez ce produit pour commander.
    [one] Il n’en reste que { $count }. Vous en vouliez { $wanted }.
   *[other] Il n’en reste que { $count }. Vous en vouliez { $wanted }.
 }
cart-take = { $count ->
    [one] Prendre le dernier
   *[other] Prendre les { $count }
 }
cart-not-for-sale = Ce produit n’est plus en vente. Retirez-le pour commander.
cart-on-order = Fait sur commande : le producteur le prépare après notre appel.
cart-summary = Résumé
cart-town = Livrer à
cart-town-choose = Choisissez votre ville
cart-town-go = Calculer
cart-goods = Produits
cart-delivery-to = Livraison à { $town }
cart-delivery = Livraison
cart-delivery-later = selon la ville
cart-weight = { $weight }, { $days }
cart-weight-only = Poids du colis : { $weight }
cart-oversize = Plus de 30 kg : nous envoyons plusieurs colis, le prix les compte tous.
cart-not-served = Nous ne livrons pas encore dans cette ville. Choisissez une ville proche, ou un point de retrait à l’étape suivante.
cart-total = À payer
cart-total-goods = Total des produits
cart-total-with = À payer, livraison comprise
cart-total-without = Produits, sans la livraison
cart-order = Commander
cart-promise = Sans compte. Vous payez à la livraison. On vous appelle avant l’envoi.
cart-mend = Corrigez les lignes marquées, puis commandez.
shop-closed = La boutique ne prend pas de commandes en ce moment. Regardez, préparez votre panier : il vous attendra.
cart-heavy = { $name } pèse { $weight } : la livraison passe de { $before } à { $after }.
cart-empty = Votre panier est vide
cart-empty-text = Les produits des oasis vous attendent.
cart-empty-go = Voir la boutique
cart-continue = Continuer mes achats
cart-error-quantity = Écrivez un nombre entier, de 1 à 9 999.
cart-error-quantity-set = Écrivez un nombre entier, de 0 à 9 999. Zéro retire le produit.
cart-error-sku = Ce produit n’est pas dans la boutique.
cart-error-not-for-sale = Ce produit n’est plus en vente.
cart-error-many-lines = Un panier tient 200 produits différents. Commandez ceux-ci, puis recommencez.
cart-error-large = Un produit se commande par 9 999 au plus.
cart-error-town = Choisissez une ville de la liste.

## Checkout

checkout-title = Commander
checkout-title-wrong = Erreur : Commander
checkout-description = Commander sans compte, payer à la livraison.
checkout-intro = Une page, sans compte. Rien n’est envoyé avant notre appel.
checkout-kept = Votre panier est gardé, rien n’est perdu.
checkout-who = Qui êtes-vous ?
checkout-name = Nom
checkout-phone = Téléphone
checkout-phone-hint = Nous appelons ce numéro avant l’envoi.
checkout-phone-second = Autre téléphone (facultatif)
checkout-phone-second-hint = Si le premier ne répond pas.
checkout-how = Comment recevoir ?
checkout-address = À une adresse
checkout-address-hint = le prix dépend de la ville, il est écrit à côté d’elle
checkout-pickup = Je viens la chercher
checkout-pickup-hint = sans frais, au point de retrait
checkout-pickup-free = gratuit
checkout-where = Où livrer ?
checkout-city = Ville
checkout-city-hint = Avec le prix et le délai de livraison de votre panier.
checkout-city-choose = Choisissez
checkout-city-note = { $price }, { $days }
checkout-city-closed = pas encore de livraison
checkout-quarter = Quartier ou douar
checkout-street = Rue et numéro (facultatif)
checkout-landmark = Point de repère (facultatif)
checkout-landmark-hint = Une mosquée, une école, un café : ce que vous diriez à un ami.
checkout-note = Un mot pour le livreur (facultatif)
checkout-point = Point de retrait
checkout-point-choose = Choisissez
checkout-price = Calculer le total
checkout-pay = Comment payer ?
checkout-cash = En espèces, à la livraison
checkout-cash-hint = vous payez en recevant, pas avant
checkout-cash-sum = préparez { $sum }
checkout-yours = Votre commande
checkout-change = Modifier
checkout-line = { $count } × { $size }
checkout-terms = J’accepte les conditions de vente.
checkout-terms-read = Lire les conditions de vente
checkout-withdrawal = Vous avez 7 jours après la livraison pour changer d’avis, sauf pour les produits qui se gardent peu ou faits pour vous. On vous rembourse sous 15 jours.
checkout-withdrawal-more = Retours et remboursements
checkout-privacy = { $house } utilise ces données pour livrer votre commande et vous appeler. Le nom, le téléphone et l’adresse sont nécessaires ; le livreur les reçoit. Vous pouvez les voir, les corriger ou vous y opposer (loi 09-08).
checkout-privacy-cndp = Déclaration CNDP :
checkout-privacy-more = Vos données
checkout-sellers = Chaque produit est vendu par son producteur, nommé sur la ligne. { $house } encaisse pour eux et vous répond.
checkout-confirm = Confirmer la commande
checkout-again = Les prix sont à jour. Vérifiez le total, puis confirmez.
checkout-problem-price = Un prix a changé depuis votre visite. Le nouveau total est affiché : confirmez si vous êtes d’accord.
checkout-problem-delivery = Avec la livraison à { $price }, le total a changé. Il est affiché : confirmez si vous êtes d’accord.
checkout-problem-delivery-known = Le prix de la livraison est maintenant connu : { $price }. Regardez le total, puis confirmez.
checkout-problem-closed = La boutique ne prend plus de commandes pour le moment : rien n’a été commandé. Votre panier vous attendra.
checkout-problem-stock = Il en manque : { $list }. Changez la quantité dans le panier, puis revenez.
checkout-problem-stock-one = { $name } (il en reste { $count })
checkout-problem-stock-two = { $list }, { $one }
checkout-problem-gone = Un produit n’est plus en vente. Retirez-le du panier, puis revenez.
checkout-problem-key = Ce formulaire a déjà servi pour une autre commande. Vérifiez, puis confirmez de nouveau.
checkout-problem-large = Cette commande est trop grande pour le site. Appelez-nous, nous la prenons par téléphone.
checkout-error-name = Écrivez votre nom, pour que le livreur vous demande.
checkout-error-long = C’est trop long : { $max } signes au plus.
checkout-error-sign = Il y a un signe que nous ne savons pas lire. Écrivez avec des lettres et des chiffres.
checkout-error-phone = Écrivez votre téléphone : nous appelons avant l’envoi.
checkout-error-phone-signs = Écrivez seulement les chiffres du numéro, par exemple 06 12 34 56 78.
checkout-error-phone-missing = { $count ->
    [one] Il manque un chiffre : un numéro marocain en a 10, par exemple 06 12 34 56 78.
   *[other] Il manque { $count } chiffres : un numéro marocain en a 10, par exemple 06 12 34 56 78.
 }
checkout-error-phone-many = { $count ->
    [one] Il y a un chiffre de trop : un numéro marocain en a 10, par exemple 06 12 34 56 78.
   *[other] Il y a { $count } chiffres de trop : un numéro marocain en a 10, par exemple 06 12 34 56 78.
 }
checkout-error-phone-start = Un numéro marocain commence par 05, 06, 07 ou 08. De l’étranger, commencez par + et le code du pays.
checkout-error-delivery = Dites-nous comment vous recevez la commande.
checkout-error-city = Choisissez votre ville dans la liste.
checkout-error-not-served = Nous ne livrons pas encore dans cette ville. Choisissez une ville proche ou un point de retrait.
checkout-error-quarter = Dites-nous le quartier, pour que le livreur vous trouve.
checkout-error-point = Choisissez un point de retrait de la liste.
checkout-error-payment = Choisissez comment payer.
checkout-error-payment-closed = Ce moyen de paiement n’est pas encore ouvert. Choisissez les espèces à la livraison.
checkout-error-terms = Cochez la case si vous acceptez les conditions de vente.

## An order, for its buyer

follow-title = Commande { $code }
follow-word = Commande
follow-thanks = Merci. Nous vous appelons bientôt pour confirmer.
follow-keep = Gardez cette page ou son adresse : elle montre où en est votre commande.
follow-where = Où en est votre commande ?
follow-received = Reçue
follow-called = Confirmée avec vous
follow-calling = Nous vous appelons pour confirmer
follow-until = avant le { $moment }
follow-preparing = Les producteurs préparent
follow-ready = Prête
follow-shipped = En route
follow-delivered = Livrée et payée
follow-collected = Retirée et payée
follow-refused = Refusée
follow-returned = Revenue
follow-cancelled = Annulée
follow-expired = Annulée : nous n’avons pas pu vous joindre
# used as prefix: follow-state-
follow-state-waiting = attend votre accord
follow-state-to-prepare = en préparation
follow-state-ready = prêt
follow-state-at-depot = au dépôt
follow-state-shipped = en route
follow-state-delivered = livré
follow-state-collected = retiré
follow-state-refused = refusé
follow-state-returned = revenu
follow-state-cancelled = annulé
# used as prefix: follow-order-
follow-order-to-confirm = À confirmer
follow-order-confirmed = Confirmée
follow-order-completed = Terminée
follow-order-cancelled = Annulée
follow-who = Qui prépare quoi
follow-parcel = Colis { $number }
follow-carrier = Transporteur
follow-tracking = Numéro de suivi
follow-track = Suivre le colis
follow-pay-on-delivery = À payer à la livraison
follow-pay-on-pickup = À payer en venant
follow-total-cancelled = Total, non dû
follow-paid = Payé
follow-nothing = Rien à payer
follow-prepare-cash = Préparez la somme en espèces. Ne payez pas plus.
follow-address = Adresse
follow-pickup = Point de retrait
follow-note = Votre mot
follow-whatsapp = Écrivez-nous sur WhatsApp
follow-whatsapp-text = Bonjour, à propos de ma commande { $code } :
follow-call = Appelez-nous
follow-cancel = Annuler la commande
follow-cancel-hint = Possible tant que nous ne vous avons pas appelé.
follow-cancel-closed = Une fois confirmée, la commande ne s’annule plus ici : appelez-nous, nous vous aidons.
follow-cancel-late = Cette commande ne peut plus être annulée ici. Appelez-nous, nous vous aidons.
follow-was-cancelled = La commande est annulée. Vous ne payez rien.
follow-withdrawal = Vous avez 7 jours après la livraison pour changer d’avis.
follow-withdrawal-more = Comment rendre un produit

## Finding an order again

find-title = Retrouver ma commande
find-intro = Le code est sur la page de confirmation, par exemple 7KQ4-9XPM.
find-code = Code de la commande
find-phone = Téléphone de la commande
find-send = Voir ma commande
find-code-wrong = Ce code ne va pas : il a 8 signes, par exemple 7KQ4-9XPM.
find-phone-wrong = Écrivez le numéro donné à la commande, par exemple 06 12 34 56 78.
find-none = Aucune commande avec ce code et ce téléphone. Vérifiez les deux, ou appelez-nous.

## Legal texts

legal-description = { $title } : les règles de la boutique, en clair.
legal-other = Ce texte existe en français et en arabe.
legal-seller = Qui vous vend
legal-seller-name = Groupement
legal-seller-address = Adresse
legal-seller-phone = Téléphone
legal-seller-mail = Courriel
legal-seller-rc = Registre du commerce
legal-seller-ice = ICE
legal-seller-tax = Identifiant fiscal
legal-seller-cndp = Déclaration CNDP
legal-more = Les autres textes
# used as prefix: legal-name-
legal-name-terms = Conditions de vente
legal-name-privacy = Vos données
legal-name-legal-notice = Mentions légales
legal-name-returns = Retours et remboursements
legal-name-delivery = Livraison et prix
