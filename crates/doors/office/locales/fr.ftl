# The office and the producers’ own page.

## Rooms
desk-room-today = Aujourd’hui
desk-room-orders = Commandes
desk-room-preparation = Préparation
desk-room-shipping = Envois
desk-room-cash = Encaissements
desk-room-products = Produits
desk-room-stock = Stock
desk-room-producers = Producteurs
desk-room-ledger = Comptes
desk-room-users = Personnes
desk-room-settings = Réglages
desk-room-audit = Piste d’audit

## What every page says
desk-back = Retour
desk-save = Enregistrer
desk-edit = Modifier
desk-open = Ouvrir
desk-all = Tout voir
desk-do = Faire
desk-choose = Choisir
desk-search = Chercher
desk-filter = Filtrer
desk-no-filter = Enlever les filtres
desk-export = Exporter (CSV)
desk-sort = Trier
# used as prefix: desk-sort-
desk-sort-name = Par nom
desk-sort-newest = Les plus récents
desk-sort-oldest = Les plus anciens
desk-sort-changed = Modifiés en dernier
desk-sort-commune = Par commune
desk-sort-seen = Connectés en dernier
desk-sort-amount = Les plus gros montants
desk-sort-city = Par ville
desk-sort-available = Le moins disponible
desk-sort-on-hand = Le plus en stock
desk-sort-reserved = Le plus réservé
desk-states = États
desk-state = État
desk-status = Statut
desk-from = Du
desk-until = Au
desk-month = Mois
desk-day = Jour
desk-hour = Heure
desk-when = Quand
desk-who = Qui
desk-reason = Raison
desk-title = Titre
desk-body = Texte
desk-name = Nom
desk-name-ar = Nom en arabe
desk-slug = Adresse
desk-language = Langue
desk-total = Total
desk-amount = Montant
desk-demo = démo
desk-active = Actif
desk-hidden = masqué
desk-missing = manque
desk-share = part
desk-print-hint = Pour imprimer : la commande « Imprimer » du navigateur, papier A5.
desk-whatsapp = WhatsApp
desk-call = Appeler
desk-audit-of = Piste de cette fiche
desk-audit-by = Ce que cette personne a fait
# used as prefix: desk-age-
desk-age-minutes = { $count } min
desk-age-hours = { $count } h
desk-age-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
# used as prefix: desk-actor-
desk-actor-house = La maison
desk-actor-guest = Un visiteur
desk-actor-user = Une personne

## What was done
# used as prefix: desk-done-
desk-done-confirmed = C’est confirmé : les producteurs sont prévenus.
desk-done-called = Appel sans réponse noté.
desk-done-call-again = Le rappel est noté.
desk-done-cancelled = C’est annulé ; le stock est rendu.
desk-done-refused = L’acheteur ne veut plus : commande annulée, stock rendu.
desk-done-corrected = La correction est faite.
desk-done-placed = La commande est prise. Confirmez-la si l’acheteur est d’accord.
desk-done-returned = Le retour est noté ; le remboursement attend à la caisse.
desk-done-ready = C’est prêt.
desk-done-undone = Remis à préparer.
desk-done-received = Reçu au dépôt.
desk-done-packed = Le colis est fait.
desk-done-unpacked = Le colis est défait.
desk-done-handed-over = Remis au transporteur.
desk-done-delivered = Livré : l’argent est chez le transporteur.
desk-done-parcel-refused = Refus noté ; le colis revient.
desk-done-lost = Perte notée.
desk-done-taken-back = La marchandise est rentrée.
desk-done-collected = Retiré et payé au dépôt.
desk-done-cash = Encaissé.
desk-done-deposited = Versé à la banque.
desk-done-refunded = Remboursé.
desk-done-claimed = Le transporteur a payé la perte.
desk-done-saved = Enregistré.
desk-done-price = Le nouveau prix vaut dès maintenant.
desk-done-shown = Visible en boutique.
desk-done-hidden = Retiré de la boutique.
desk-done-counted = Le comptage est noté.
desk-done-moved = Le mouvement est noté.
desk-done-recorded = Le certificat est enregistré.
desk-done-withdrawn = Le certificat ne vaut plus.
desk-done-granted = Le rôle est donné.
desk-done-proposed = Le rôle attend l’accord d’un autre administrateur.
desk-done-approved = Le rôle est donné.
desk-done-rejected = La demande est refusée.
desk-done-revoked = Le rôle est retiré.
desk-done-disabled = Cette personne ne peut plus entrer.
desk-done-enabled = Cette personne peut entrer de nouveau.
desk-done-carrier = Le transporteur est enregistré.
desk-done-rate = Le tarif est enregistré.

## Why not
# used as prefix: desk-order-error-
desk-order-error-not-found = Cela n’existe pas.
desk-order-error-not-allowed = L’état actuel ne le permet pas. Regardez où en est la commande.
desk-order-error-stale = Quelqu’un l’a changé entre-temps. Voici l’état actuel : recommencez si c’est encore utile.
desk-order-error-not-permitted = Votre rôle ne le permet pas.
desk-order-error-out-of-stock = Le stock ne suffit pas pour ce changement.
desk-order-error-reason-missing = Dites la raison en quelques mots.
desk-order-error-not-for-sale = Une référence n’est pas en vente : vérifiez-la.
desk-order-error-empty = Il ne resterait rien : annulez plutôt la commande.
desk-order-error-packed = Un colis est déjà fait : défaites-le d’abord.
desk-order-error-not-served = Cette ville n’est pas livrée à ce poids. Proposez le retrait.
desk-order-error-unknown-pickup-point = Ce point de retrait est fermé : choisissez-en un autre.
desk-order-error-wrong-amount = Les montants ne font pas la somme due : reçu + frais = à encaisser.
desk-order-error-cash-missing = La caisse ne contient pas cette somme : choisissez la banque, ou déposez d’abord des espèces.
desk-order-error-second-person = Les remboursements de cette commande dépassent { $amount } et c’est vous qui avez repris les produits : demandez à une autre personne de payer.
desk-order-error-month-closed = Les comptes de ce mois sont clos : rouvrez le mois, puis recommencez.
desk-order-error-wrong-tracking = Un numéro de suivi a de 1 à 40 signes : lettres latines, chiffres et - / . _ #.
desk-order-error-call-too-late = Cette commande n’attend une réponse que jusqu’au { $when } : convenez d’une heure avant, ou annulez-la.
desk-tracking-taken = Ce transporteur a déjà un colis sous ce numéro, pour la commande { $code }. Vérifiez l’étiquette ; s’il y a bien deux colis, ajoutez « -2 ».
desk-order-error-too-large = Le montant ou le poids est trop grand.
desk-order-error-store = La base de données ne répond pas. Réessayez.
desk-reason-too-long = La raison est trop longue : 500 caractères au plus.
desk-too-long = C’est trop long.
desk-amount-wrong = Écrivez un montant comme 1234,50.
desk-quantity-wrong = Écrivez un nombre entier.
desk-day-wrong = Choisissez un jour.
desk-percent-wrong = Écrivez un pourcentage de 0 à 100.
desk-out-of-range = C’est en dehors de ce qui est permis.
desk-name-missing = Écrivez le nom, en français au moins.
desk-phone-wrong = Ce numéro n’est pas complet : 10 chiffres au Maroc, + et le pays ailleurs.
desk-city-choose = Choisissez une ville
desk-quarter-missing = Écrivez le quartier ou le douar.
desk-pickup-choose = Choisissez un point de retrait.
desk-producer-choose = Choisissez un producteur.
desk-category-choose = Choisissez un rayon.
desk-carrier-choose = Choisissez un transporteur.

## Order queue
desk-order = Commande
desk-buyer = Acheteur
desk-content = Contenu
desk-quantity = Quantité
desk-city = Ville
desk-phone = Téléphone
desk-phone-second = Second téléphone
desk-channel = Canal
desk-placed-at = Reçue
desk-calls = Appels
desk-producers-count = Producteurs
desk-any-city = Toutes les villes
desk-any-channel = Tous les canaux
desk-pickup = Retrait
desk-confirm = Confirmer
# used as prefix: desk-channel-
desk-channel-shop = boutique
desk-channel-phone = téléphone
# used as prefix: desk-orders-tab-
desk-orders-tab-to-confirm = À confirmer
desk-orders-tab-confirmed = Confirmées
desk-orders-tab-completed = Terminées
desk-orders-tab-cancelled = Annulées
desk-orders-tab-all = Toutes
# used as prefix: desk-orders-title-
desk-orders-title-to-confirm = Commandes à confirmer
desk-orders-title-confirmed = Commandes confirmées
desk-orders-title-completed = Commandes terminées
desk-orders-title-cancelled = Commandes annulées
desk-orders-title-all = Commandes
# used as prefix: desk-order-state-
desk-order-state-to-confirm = à confirmer
desk-order-state-confirmed = confirmée
desk-order-state-completed = terminée
desk-order-state-cancelled = annulée
desk-orders-new = Commande par téléphone
desk-orders-search = Code, nom ou téléphone
desk-orders-waiting = À appeler maintenant
desk-orders-none = Rien n’attend ici.
desk-orders-none-found = Aucune commande ne répond à ces filtres.
desk-orders-chosen = Les lignes cochées
desk-orders-confirm-chosen = Confirmer les cochées
desk-orders-choose-first = Cochez au moins une commande.
desk-confirm-left = { $code } : { $text }
desk-list-separator = {", "}
desk-orders-waits = attend { $age }
desk-orders-call-at = rappeler { $when }
desk-orders-calls =
    { $count ->
        [one] { $count } appel
       *[other] { $count } appels
    }
desk-orders-producers =
    { $count ->
        [one] { $count } producteur
       *[other] { $count } producteurs
    }

## Order page
desk-order-title = Commande { $code }
desk-order-came = reçue { $when } (il y a { $age }), { $channel }, langue : { $language }
desk-order-expires = Sans réponse, la commande s’annule { $when } et le stock revient.
desk-order-parts =
    { $count ->
        [one] Une expédition
       *[other] { $count } expéditions
    }
desk-call-title = Que dit l’acheteur ?
desk-call-count =
    { $count ->
        [one] { $count } appel
       *[other] { $count } appels
    }
desk-call-confirmed = Il confirme
desk-call-no-answer = Pas de réponse
desk-call-refused = Il ne veut plus
desk-call-again = Rappeler
desk-call-note = Note
desk-call-note-hint = Obligatoire si l’acheteur ne veut plus.
desk-call-choose = Choisissez ce que dit l’acheteur.
desk-call-when-wrong = Choisissez un jour et une heure à venir.
desk-correct = Corriger la commande
desk-line-price = { $count } × { $price }
desk-line-stock = stock { $count }, réservé { $reserved }
desk-line-vat = TVA { $percent }
desk-line-returned = rendu { $count }
desk-slip = Bon
desk-part-cancel = Annuler cette part
desk-return-title = L’acheteur rend
desk-return-no-right = sans droit de retour
desk-return-choose = Dites combien de pièces reviennent.
desk-return-do = Noter le retour
desk-restock = Remettre en stock
desk-write-off = Mettre au rebut
desk-pack-all = Faire le colis
desk-journal = Journal
desk-journal-kept = ne s’efface pas
desk-buyer-first = Premier achat
desk-buyer-history =
    { $count ->
        [one] { $count } autre commande
       *[other] { $count } autres commandes
    } (reçues : { $well }, annulées : { $cancelled })
desk-landmark = Repère
desk-note = Note au livreur
desk-money = Argent
desk-goods = Produits
desk-delivery = Livraison
desk-to-pay = À payer
desk-method = Paiement
desk-producers-share = Part des producteurs
desk-commission = Commission
desk-parcels = Colis
desk-parcel = Colis
desk-parcel-number = Colis { $number }
desk-carrier = Transporteur
desk-tracking = Suivi
desk-cash-due = À encaisser
desk-cancel-title = Annuler
desk-cancel-do = Annuler la commande
# used as prefix: desk-method-
desk-method-cash-on-delivery = Espèces à la livraison
desk-method-card = Carte
desk-method-transfer = Virement
# used as prefix: desk-payment-state-
desk-payment-state-due = à payer
desk-payment-state-authorised = autorisé
desk-payment-state-captured = payé
desk-payment-state-partly-refunded = remboursé en partie
desk-payment-state-refunded = remboursé
desk-payment-state-failed = refusé
desk-payment-state-expired = expiré
desk-payment-state-cash-at-courier = chez le livreur
desk-payment-state-cash-at-depot = au dépôt
desk-payment-state-remitted = encaissé
desk-payment-state-cancelled = annulé
# used as prefix: desk-part-state-
desk-part-state-waiting = attend l’appel
desk-part-state-to-prepare = à préparer
desk-part-state-ready = prêt
desk-part-state-at-depot = au dépôt
desk-part-state-shipped = en route
desk-part-state-delivered = livré
desk-part-state-collected = retiré
desk-part-state-refused = refusé, revient
desk-part-state-returned = rentré
desk-part-state-cancelled = annulé
# used as prefix: desk-parcel-state-
desk-parcel-state-open = défait
desk-parcel-state-packed = emballé
desk-parcel-state-handed-over = en route
desk-parcel-state-delivered = livré
desk-parcel-state-refused = refusé
desk-parcel-state-lost = perdu
# used as prefix: desk-event-order-
desk-event-order-place = Commande passée
desk-event-order-confirm = L’acheteur confirme
desk-event-order-no-answer = Appel sans réponse
desk-event-order-call-again = À rappeler
desk-event-order-correct = Correction
desk-event-order-correct-contact = Coordonnées corrigées
desk-event-order-correct-destination = Livraison corrigée
desk-event-order-correct-lines = Contenu corrigé
desk-event-order-cancel-by-buyer = Annulée par l’acheteur
desk-event-order-cancel = Annulée
desk-event-order-expire = Expirée sans confirmation
desk-event-order-close = Terminée
# used as prefix: desk-cancel-cause-
desk-cancel-cause-house = Annulée par la maison
desk-cancel-cause-buyer = Annulée par l’acheteur
desk-cancel-cause-expired = Expirée : personne ne l’a confirmée à temps
desk-cancel-cause-parts = Toutes ses parts ont été annulées
desk-cancelled-why = { $cause } : « { $reason } »
# used as prefix: desk-event-part-
desk-event-part-release = Demandé au producteur
desk-event-part-mark-ready = Prêt
desk-event-part-undo-ready = Pas encore prêt
desk-event-part-receive = Reçu au dépôt
desk-event-part-ship = Parti
desk-event-part-deliver = Livré
desk-event-part-collect = Retiré au dépôt
desk-event-part-refuse = Refusé
desk-event-part-lose = Perdu
desk-event-part-take-back = Rentré
desk-event-part-withdraw = Rendu par l’acheteur
desk-event-part-withdraw-part = Rendu en partie
desk-event-part-cancel = Annulé
desk-event-part-cash-deposited = Argent versé à la banque
desk-event-part-refund = Remboursé
# used as prefix: desk-event-parcel-
desk-event-parcel-pack = Colis fait
desk-event-parcel-unpack = Colis défait
desk-event-parcel-hand-over = Remis au transporteur
desk-event-parcel-deliver = Livré
desk-event-parcel-refuse = Refusé
desk-event-parcel-lose = Perdu
desk-event-parcel-cash-received = Argent encaissé
desk-event-parcel-claim-received = Perte payée par le transporteur
desk-message-confirm = Bonjour { $name }, ici Mawrout. Nous avons reçu votre commande { $code } : { $total } à payer à la livraison. Est-ce que vous confirmez ? { $link }
desk-message-follow = Bonjour { $name }, ici Mawrout. Votre commande { $code } ({ $total } à payer à la livraison) : { $link }
desk-message-other = Bonjour { $name }, ici Mawrout, à propos de votre commande { $code } de { $total } : { $link }

## Correction and telephone order
desk-correction-title = Corriger { $code }
desk-correct-lines = Contenu
desk-correct-zero = Les prix restent ceux de la commande.
desk-correct-contact = Acheteur
desk-correct-destination = Livraison
desk-correct-quoted = Le prix de la livraison est recalculé.
desk-to-address = À l’adresse
desk-destination = Livraison
desk-quarter = Quartier ou douar
desk-street = Rue et numéro
desk-pickup-point = Point de retrait
desk-sku = Référence
desk-new-title = Commande par téléphone
desk-new-lines = Que veut l’acheteur ?
desk-new-do = Prendre la commande
desk-new-empty = Choisissez au moins un produit.
desk-new-unknown = Pas en vente : { $list }.
desk-new-key-used = Ce formulaire a déjà fait une commande. Ouvrez-en un nouveau.

## Preparation
desk-preparation-title = Préparation
desk-preparation-none = Rien à préparer ici.
desk-slips = Bons de préparation
desk-slips-all = Tous les bons
desk-any-producer = Tous les producteurs
desk-producer = Producteur
desk-prepare-sum =
    { $orders ->
        [one] { $orders } commande
       *[other] { $orders } commandes
    }, { $count ->
        [one] { $count } pièce
       *[other] { $count } pièces
    }
desk-prepare-message = Bonjour { $name }, à préparer :
desk-mark-ready = Prêt
desk-undo-ready = Pas encore prêt
desk-receive = Reçu au dépôt
desk-slip-message = À préparer, commande { $code } :
desk-slip-pieces =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }

## Shipping
desk-shipping-title = Envois
desk-shipping-none = Rien n’attend ici.
# used as prefix: desk-shipping-tab-
desk-shipping-tab-to-pack = À emballer
desk-shipping-tab-packed = À remettre
desk-shipping-tab-out = En route
desk-shipping-tab-back = Reviennent
desk-shipping-tab-pickups = Retraits
desk-shipping-tab-ended = Arrivés
desk-parcel-search = Code, téléphone, nom ou suivi
desk-any-carrier = Tous les transporteurs
desk-pack-do = Faire le colis
desk-pack-incomplete = une part n’est pas prête
desk-hand-over = Remettre au transporteur
desk-parcel-label = Étiquette
desk-unpack = Défaire le colis
desk-delivered = Livré et payé
desk-parcel-other = Autre issue
desk-parcel-title = Colis de { $code }
desk-parcel-outcome = Qu’est devenu le colis ?
desk-parcel-refused = Refusé
desk-parcel-refused-do = Noter le refus
desk-parcel-lost = Perdu
desk-parcel-lost-do = Noter la perte
desk-loss-bearer = Qui paie les produits
desk-loss-choose = Dites qui paie les produits : le transporteur ou la maison.
# used as prefix: desk-loss-by-
desk-loss-by-carrier = le transporteur
desk-loss-by-house = la maison
desk-return-fee = Frais de retour (DH)
desk-refund-ceiling = Remboursement à deux personnes au-dessus de (DH)
desk-refund-ceiling-hint = Au-dessus de cette somme par commande, celle qui reprend les produits ne paie pas elle-même.
desk-tracking-hint = Le numéro donné par le transporteur.
desk-collect-do = Retiré et payé
desk-back-note = Note sur l’état de la marchandise
desk-weight-grams = Poids (g)

## Cash
desk-cash-title = Encaissements
desk-cash-at-carriers = Chez les transporteurs
desk-cash-parcels =
    { $count ->
        [one] { $count } colis
       *[other] { $count } colis
    }
desk-cash-late = { $amount } depuis plus de 7 jours
desk-cash-sum =
    { $count ->
        [one] une somme, { $amount }
       *[other] { $count } sommes, { $amount }
    }
desk-cash-to-receive = À recevoir
desk-cash-none = Les transporteurs ne doivent rien.
desk-cash-received = Reçu
desk-cash-fee = Frais retenus
desk-cash-into = Où
desk-cash-receive = Encaisser
desk-cash-hint = Reçu et frais retenus font ensemble la somme à encaisser.
desk-cash-depot = Argent du dépôt
desk-cash-depot-none = La caisse du dépôt est versée.
desk-claims = Colis perdus : dû par les transporteurs
desk-claim-received = Payé
desk-cash-deposit = Versé à la banque
desk-refunds = À rembourser
desk-refunds-law = 15 jours au plus
desk-refunds-none = Personne n’attend d’argent.
desk-refund-from = D’où
desk-refund-pay = Remboursé
desk-handed-over-at = Remis le
desk-delivered-at = Livré le
# used as prefix: desk-cash-place-
desk-cash-place-bank = Banque
desk-cash-place-cash-desk = Caisse

## Products
desk-products-title = Produits
desk-product = Produit
desk-product-new = Nouveau produit
desk-products-none = Aucun produit ne répond à ces filtres.
desk-category = Rayon
desk-any-category = Tous les rayons
desk-any-status = Tous
desk-picture = Image
desk-price = Prix (DH)
desk-price-from = dès
desk-wholesale = Prix de gros (DH)
desk-wholesale-hint = Vide : pas de prix de gros.
desk-wholesale-above = Le prix de gros ne dépasse pas le prix de détail.
desk-price-wrong = Un prix est plus grand que zéro, et d’un million de dirhams au plus.
desk-prices = Prix
desk-price-do = Changer le prix
desk-price-history = Prix passés
# used as prefix: desk-price-kind-
desk-price-kind-retail = détail
desk-price-kind-wholesale = gros
desk-format = Format
desk-format-hint = Comme sur l’étiquette : 500 g, 1 L, lot de 6.
desk-format-missing = Écrivez le format.
desk-formats-title = Formats
desk-formats =
    { $count ->
        [one] { $count } format
       *[other] { $count } formats
    }
desk-variant-new = Nouveau format
desk-variant-first-price = premier prix
desk-content-amount = Contenance
desk-content-wrong = Écrivez une contenance comme 500 ou 0,75.
desk-weight-wrong = Écrivez le poids en grammes.
desk-unit = Unité
desk-unit-piece = pièce
desk-vat = TVA (%)
desk-vat-basis = Base du taux
desk-position = Ordre
desk-sku-wrong = Une référence est faite de capitales, de chiffres et de traits d’union.
desk-sku-taken = Cette référence est déjà prise.
desk-description = Description
desk-ingredients = Ingrédients
desk-season = Saison
desk-season-hint = Rien de coché : toute l’année.
desk-allergens = Allergènes
# used as prefix: desk-allergen-
desk-allergen-gluten = gluten
desk-allergen-nuts = fruits à coque
desk-allergen-sesame = sésame
desk-allergen-milk = lait
desk-allergen-eggs = œufs
desk-allergen-soya = soja
desk-allergen-peanuts = arachides
desk-allergen-mustard = moutarde
desk-allergen-sulphites = sulfites
desk-labels = Signes de qualité
desk-labels-hint = Montrés seulement tant que le certificat du producteur est valable.
desk-label = Signe de qualité
desk-shelf-life = Garde (jours)
desk-shelf-life-wrong = Écrivez un nombre de jours, de 1 à 3650.
desk-withdrawal = L’acheteur peut le rendre sous 7 jours
desk-on-order = Fait à la commande
desk-drawing = Dessin
desk-ground = Fond
desk-tint = Teinte
desk-in-shop = En boutique
desk-see-in-shop = Voir en boutique
desk-publish = Mettre en boutique
desk-hide = Retirer de la boutique
desk-product-draft-hint = Le produit reste en brouillon tant qu’il n’a pas de format.
# used as prefix: desk-product-status-
desk-product-status-draft = brouillon
desk-product-status-published = en boutique
desk-product-status-hidden = masqué
desk-product-error-no-variant = Ajoutez d’abord un format.
desk-product-error-draft = Un produit ne redevient pas un brouillon.
desk-product-error-label = Ce signe de qualité n’est pas dans la liste.
desk-product-error-last-variant = C’est le dernier format visible : retirez plutôt le produit.

## Stock
desk-stock-title = Stock
desk-stock-search = Référence ou nom
desk-stock-low = Presque épuisé
desk-stock-none = Aucun stock ne répond à ces filtres.
desk-low = presque épuisé
desk-on-hand = En stock
desk-reserved = Réservé
desk-available = Disponible
desk-movements = Mouvements de stock
desk-cause = Cause
desk-any-cause = Toutes les causes
# used as prefix: desk-cause-
desk-cause-import = fichier
desk-cause-count = comptage
desk-cause-receipt = réception
desk-cause-sale = vente
desk-cause-return = retour
desk-cause-write-off = rebut
desk-cause-correction = correction
desk-cause-opening = ouverture
desk-delta = Pièces
desk-delta-hint = Avec un moins quand des pièces sortent.
desk-delta-wrong = Écrivez un nombre de pièces qui convient à la cause.
desk-count = Compter
desk-counted = Pièces comptées
desk-count-hint = Comptez aussi ce qui est réservé.
desk-count-do = Noter le comptage
desk-count-below = { $count } pièces sont réservées : le stock ne peut pas descendre plus bas.
desk-move = Ajouter ou enlever
desk-move-do = Noter le mouvement

## Producers
desk-producers-title = Producteurs
desk-producer-new = Nouveau producteur
desk-producer-taken = Un producteur porte déjà ce nom.
desk-kind = Forme
desk-any-kind = Toutes les formes
desk-kind-choose = Choisissez la forme juridique.
# used as prefix: desk-kind-
desk-kind-cooperative = coopérative
desk-kind-auto-entrepreneur = auto-entrepreneur
desk-kind-gie = GIE
desk-kind-company = société
desk-identity = Identité
desk-presentation = Présentation
desk-commune = Commune
desk-commune-missing = Écrivez la commune.
desk-province = Province
desk-province-choose = Choisissez une province.
desk-latitude = Latitude
desk-longitude = Longitude
desk-place-wrong = Écrivez des degrés comme 31.431500.
desk-members = Membres
desk-women = dont femmes
desk-women-wrong = Il y a plus de femmes que de membres.
desk-ice = ICE
desk-ice-wrong = Un ICE a 15 chiffres.
desk-vat-regime = Régime de TVA
desk-vat-regime-choose = Choisissez le régime de TVA.
# used as prefix: desk-regime-
desk-regime-exempt-coop = coopérative exonérée
desk-regime-exempt-small = petite entreprise exonérée
desk-regime-liable = assujetti
desk-owed = Dû
desk-owed-hint = Ce qui est livré, moins la commission et ce qui est versé.
desk-statement = Relevé
desk-rate = Taux (%)
desk-rate-from = À partir du
desk-rate-from-wrong = Choisissez aujourd’hui ou un jour à venir.
desk-rate-do = Fixer le taux
desk-papers = Certificats
desk-paper-new = Enregistrer un certificat
desk-paper-number = Numéro
desk-paper-number-missing = Écrivez le numéro du certificat.
desk-paper-withdraw = Mettre fin
desk-paper-already = Ce certificat est déjà enregistré.
desk-paper-days-wrong = Les jours ne conviennent pas : la fin vient après le début.
desk-certifier = Organisme certificateur
desk-certifier-missing = Écrivez l’organisme certificateur.
desk-last-day = Dernier jour
desk-valid = valable
desk-expired = périmé

## Today
desk-today = Aujourd’hui
desk-today-title = Bonjour { $name }
desk-today-quiet = Rien n’attend. Tout est fait.
desk-today-calls = Appels
desk-today-depot = Dépôt et envois
desk-today-money = Argent
desk-today-house = Maison
desk-today-to-confirm = À confirmer
desk-today-oldest = la plus vieille attend { $age }
desk-today-call-now = À appeler maintenant
desk-today-expiring =
    { $count ->
        [one] { $count } expire bientôt
       *[other] { $count } expirent bientôt
    }
desk-today-to-prepare = Chez les producteurs
desk-today-to-pack = Prêts à emballer
desk-today-to-hand-over = À remettre au transporteur
desk-today-out = Colis en route
desk-today-back = Refusés, reviennent
desk-today-cash = Chez les livreurs
desk-today-refunds = À rembourser
desk-today-low = Presque épuisé
desk-today-papers = Certificats à renouveler sous 60 jours
desk-today-requests = Rôles qui attendent votre accord

## People
desk-users-title = Personnes
desk-user-new = Inviter quelqu’un
desk-user-producer-hint = Pour qui prépare les commandes d’un producteur.
desk-no-producer = Aucun
desk-login = Identifiant
desk-login-hint = Adresse électronique, téléphone ou nom sans espace.
desk-login-wrong = 3 à 100 caractères, sans espace.
desk-login-taken = Quelqu’un entre déjà avec cet identifiant.
desk-invite = Inviter
desk-role = Rôle
desk-roles = Rôles
desk-any-role = Tous les rôles
desk-role-choose = Choisissez un rôle.
desk-role-add = Donner un rôle
desk-role-add-do = Demander ce rôle
desk-role-hint = Dès qu’il y a deux administrateurs, un autre que vous doit être d’accord.
desk-role-already = Ce rôle est déjà donné ou demandé.
desk-revoke = Retirer
# used as prefix: desk-role-
desk-role-admin = Administrateur
desk-role-manager = Gestion du GIE
desk-role-clerk = Commandes
desk-role-treasurer = Trésorerie
desk-role-direction = Direction
desk-role-supervisor = Supervision
desk-role-coach = Accompagnement
desk-role-partner = Partenaire
desk-role-producer = Producteur
desk-role-buyer = Acheteur
# used as prefix: desk-user-status-
desk-user-status-invited = invité
desk-user-status-active = actif
desk-user-status-disabled = fermé
desk-last-seen = Dernière entrée
desk-added-at = Ajouté le
desk-second-factor = second facteur
desk-entrance = Entrée
desk-enable = Rouvrir l’entrée
desk-disable = Fermer l’entrée
desk-link-make = Faire un lien pour choisir un mot de passe
desk-link-title = Lien à remettre
desk-link-once = Ce lien ne se montre qu’une fois et ne sert qu’une fois. Remettez-le à la personne elle-même.
desk-link-waiting = La personne peut choisir un mot de passe, mais entre seulement quand le rôle est accordé.
desk-link-message = Bonjour { $name }, choisissez votre mot de passe pour Mawrout : { $link }
desk-link-done = C’est remis
desk-requests = Rôles demandés
desk-requests-hint = accord d’un autre administrateur
desk-approve = Accorder
desk-reject = Refuser
desk-last-administrator = C’est le dernier administrateur : il doit rester.
desk-not-yourself = On ne ferme pas son propre accès : demandez à un autre administrateur.
desk-last-role = C’est le dernier rôle : fermez plutôt l’entrée.
desk-no-role = Donnez d’abord un rôle.
desk-same-person = Un autre administrateur doit donner son accord.
desk-not-active = L’entrée de cette personne est fermée.

## Settings
desk-settings-title = Réglages
desk-legal-name = Nom légal du GIE
desk-postal-address = Adresse
desk-address-missing = Écrivez l’adresse.
desk-contact = Contact
desk-email = Adresse électronique
desk-email-wrong = Cette adresse électronique n’est pas complète.
desk-registers = Registres
desk-tax-number = Identifiant fiscal
desk-trade-register = Registre du commerce
desk-business-tax = Taxe professionnelle
desk-cndp = Récépissé CNDP
desk-register-wrong = Ce numéro a 6 à 9 chiffres.
desk-rib = RIB
desk-rib-wrong = Ce RIB est faux : 24 chiffres, clé comprise.
desk-house-rules = Règles
desk-confirm-hours = Heures pour confirmer
desk-default-commission = Commission habituelle (%)
desk-commission-vat = TVA de la commission (%)
desk-delivery-vat = TVA de la livraison (%)
desk-depot = Dépôt
desk-no-depot = Aucun
desk-opened = La boutique est ouverte
desk-needed-to-open = Il le faut pour ouvrir la boutique.
desk-carriers = Transporteurs
desk-carrier-new = Nouveau transporteur
desk-tracking-url = Page de suivi
desk-tracking-url-hint = Commence par https:// et contient {"{number}"} à la place du numéro.
desk-tracking-url-wrong = La page de suivi commence par https:// et contient {"{number}"} une fois.
desk-slug-wrong = Écrivez un nom avec des lettres latines.
desk-pickup-points = Points de retrait
desk-point-new = Nouveau point de retrait
desk-opening = Horaires
desk-zones = Zones de livraison
desk-days-min = Jours au moins
desk-days-max = Jours au plus
desk-days-wrong = Les jours vont du moins au plus, 60 au plus.
desk-rates = Tarifs
desk-rates-hint = Chaque ligne : jusqu’à ce poids, ce prix, taxes comprises.
desk-upto = Jusqu’à (g)
desk-extra = Par kilo en plus (DH)
desk-bands-wrong = Les poids montent de ligne en ligne et chacun a un prix.
desk-cities = Villes
desk-legal-texts = Textes légaux
# used as prefix: desk-page-
desk-page-terms = Conditions de vente
desk-page-privacy = Données personnelles
desk-page-legal-notice = Mentions légales
desk-page-returns = Retours
desk-page-delivery = Livraison
desk-page-version = Version { $number }
desk-page-publish = Publier
desk-body-hint = ## devant un titre, - devant chaque ligne d’une liste.
desk-body-missing = Écrivez le texte.
desk-title-missing = Écrivez le titre.

## Audit
desk-audit-title = Piste d’audit
desk-audit-hint = Chaque acte sensible, par qui et quand ; rien ne s’efface.
desk-audit-none = Rien ne répond à ces filtres.
desk-act = Acte
desk-change = Changement
desk-object = Objet
desk-object-id = Numéro, code ou référence
desk-before = Avant
desk-after = Après
desk-network-address = Adresse réseau

## Books
desk-ledger-title = Balance des comptes
desk-ledger-none = Rien n’est écrit sur ce compte.
desk-entries = Écritures
desk-lines = Lignes
desk-event = Fait
desk-account = Compte
desk-account-number = Numéro
desk-debit = Débit
desk-credit = Crédit
desk-balance = Solde
desk-balance-debit = Solde débiteur
desk-balance-credit = Solde créditeur
desk-side-debit = débiteur
desk-side-credit = créditeur
desk-party = Tiers
# used as prefix: desk-account-
desk-account-gateway-clearing = Paiements par carte en attente
desk-account-buyer-deposits = Avances des acheteurs
desk-account-carrier-receivable = Dû par les transporteurs
desk-account-cash-desk = Caisse
desk-account-bank = Banque
desk-account-producer-payable = Dû aux producteurs
desk-account-commission-revenue = Commissions
desk-account-vat-payable = TVA facturée
desk-account-vat-recoverable = TVA récupérable
desk-account-delivery-revenue = Livraisons
desk-account-carrier-fees = Frais des transporteurs
desk-account-gateway-fees = Frais bancaires
desk-account-return-costs = Frais de retour
desk-account-refunds-payable = À rembourser
desk-account-stock-loss = Pertes de stock
desk-account-cash-difference = Écarts de caisse
desk-account-unapplied-money = Argent à identifier
# used as prefix: desk-ledger-
desk-ledger-delivered = Livraison
desk-ledger-deposited = Versement à la banque
desk-ledger-refunded = Remboursement
desk-ledger-refused = Refus
desk-ledger-remitted = Encaissement
desk-ledger-lost = Perte
desk-ledger-claimed = Perte payée
desk-ledger-returned = Retour
desk-ledger-reversal = Contre-passation

## What the office was told by its first readers
desk-box = coffret
desk-cash-row-wrong = À corriger ici
desk-shipping-none-found = Aucun colis ne répond à cette recherche.
desk-order-error-left = Il n’en reste que { $count } à vendre. Réduisez la quantité.
desk-price-leap = Ce prix est très loin du prix actuel. Vérifiez la virgule, puis cochez « C’est bien ce prix ».
desk-price-sure = C’est bien ce prix
desk-new-left = reste { $count }
# used as prefix: desk-contact-
desk-contact-name = nom
desk-contact-phone = téléphone
desk-contact-phone-second = deuxième téléphone
# used as prefix: desk-object-
desk-object-order = Commande
desk-object-fulfilment = Part d’un producteur
desk-object-parcel = Colis
desk-object-product = Produit
desk-object-variant = Format
desk-object-stock = Stock
desk-object-category = Rayon
desk-object-label = Label
desk-object-organisation = Producteur
desk-object-user = Personne
desk-object-house = Maison
desk-object-page = Page
desk-object-month = Mois
desk-object-carrier = Transporteur
desk-object-city = Ville
desk-object-zone = Zone
desk-object-rates = Tarifs
desk-object-pickup-point = Point de retrait
desk-object-goods-return = Retour de produits
# used as prefix: desk-act-
desk-act-place = Commande passée
desk-act-confirm = L’acheteur confirme
desk-act-no-answer = Appel sans réponse
desk-act-call-again = À rappeler
desk-act-correct = Commande corrigée
desk-act-correct-contact = Coordonnées corrigées
desk-act-correct-destination = Livraison corrigée
desk-act-correct-lines = Contenu corrigé
desk-act-cancel = Annulation
desk-act-cancel-by-buyer = Annulée par l’acheteur
desk-act-expire = Expirée sans confirmation
desk-act-close = Commande terminée
desk-act-release = Demandé au producteur
desk-act-mark-ready = Prêt
desk-act-undo-ready = Pas encore prêt
desk-act-receive = Reçu au dépôt
desk-act-pack = Colis fait
desk-act-unpack = Colis défait
desk-act-hand-over = Remis au transporteur
desk-act-ship = Parti
desk-act-deliver = Livré
desk-act-collect = Retiré au dépôt
desk-act-refuse = Refusé
desk-act-lose = Perdu
desk-act-take-back = Rentré
desk-act-withdraw = Rendu par l’acheteur
desk-act-withdraw-part = Rendu en partie
desk-act-cash-received = Argent encaissé
desk-act-claim-received = Perte payée par le transporteur
desk-act-cash-deposited = Argent versé à la banque
desk-act-refund = Remboursé
desk-act-stock-counted = Stock compté
desk-act-price-changed = Prix changé
desk-act-product-created = Produit créé
desk-act-product-changed = Produit modifié
desk-act-product-published = Produit mis en vente
desk-act-product-hidden = Produit retiré de la vente
desk-act-variant-created = Format créé
desk-act-variant-changed = Format modifié
desk-act-bundle-filled = Coffret composé
desk-act-category-created = Rayon créé
desk-act-category-changed = Rayon modifié
desk-act-label-created = Label créé
desk-act-label-changed = Label modifié
desk-act-organisation-created = Producteur ajouté
desk-act-organisation-changed = Producteur modifié
desk-act-organisation-shown = Producteur affiché
desk-act-organisation-hidden = Producteur masqué
desk-act-certificate-recorded = Certificat enregistré
desk-act-certificate-withdrawn = Certificat retiré
desk-act-commission-rate-set = Commission fixée
desk-act-settings-changed = Réglages modifiés
desk-act-place-changed = Lieu modifié
desk-act-page-published = Page publiée
desk-act-carrier-created = Transporteur ajouté
desk-act-carrier-changed = Transporteur modifié
desk-act-city-created = Ville ajoutée
desk-act-city-changed = Ville modifiée
desk-act-zone-created = Zone ajoutée
desk-act-zone-changed = Zone modifiée
desk-act-rates-changed = Tarifs de livraison modifiés
desk-act-pickup-point-created = Point de retrait ajouté
desk-act-pickup-point-changed = Point de retrait modifié
desk-act-user-added = Personne invitée
desk-act-user-renamed = Personne renommée
desk-act-user-disabled = Accès fermé
desk-act-user-enabled = Accès rouvert
desk-act-role-granted = Rôle donné
desk-act-role-proposed = Rôle proposé
desk-act-role-rejected = Rôle refusé
desk-act-role-revoked = Rôle retiré
desk-act-link-made = Lien d’accès créé
desk-act-password-set = Mot de passe choisi
desk-act-second-factor-set-up = Code du téléphone activé
desk-act-second-factor-removed = Code du téléphone retiré
desk-act-recovery-codes-made = Codes de secours créés
desk-act-recovery-code-used = Code de secours utilisé
desk-act-code-refused = Code refusé
desk-act-signed-in = Entrée
desk-act-signed-out = Sortie
desk-act-sign-in-refused = Entrée refusée
desk-act-refused = Accès refusé

## The producers’ own page
space-title = Espace du producteur
space-menu = Menu
space-greeting = Bonjour
space-today = Aujourd’hui
space-prepare = Prépare maintenant
space-ready = Prêt
space-undo = Pas encore
space-ready-ones = Prêts
space-nothing = Rien à préparer
space-owed = On te doit
space-low = Presque fini
space-say = Écouter
space-money = Mon argent
space-account = Moi
space-changed = Ça a changé. Regarde encore.
# used as prefix: space-ledger-
space-ledger-delivered = Livré
space-ledger-returned = Rendu
space-ledger-reversal = Corrigé
space-ledger-refused = Refusé
space-ledger-remitted = Encaissé
space-ledger-lost = Perdu, et payé
space-ledger-claimed = Perte réglée
space-ledger-deposited = Versé
space-ledger-refunded = Remboursé

# the articles of an order, at the desk
desk-article-sized = { $name }, { $size }
desk-article-priced = { $name } — { $price }
desk-article-priced-left = { $name } — { $price } · reste { $count }
desk-basket-short = { $count ->
    [0] « { $article } » : il n’y en a plus. Écrivez 0 ou choisissez autre chose.
   *[other] « { $article } » : il n’en reste que { $count }. Réduisez la quantité.
}
desk-basket-sum = Total des produits
desk-basket-zero = 0 enlève la ligne.
desk-basket-find = Ajouter un produit
desk-basket-find-hint = dattes, safran… ou une référence
desk-basket-found = { $count ->
    [0] Rien en vente sous « { $words } ». Essayez un autre mot.
    [one] « { $words } » : un article
   *[other] « { $words } » : { $count } articles
}
desk-basket-add = Mettre dans la commande
desk-correct-lines-reason = Raison, si le contenu change
desk-correct-contact-reason = Raison, si l’acheteur change
desk-correct-destination-reason = Raison, si la livraison change
desk-correct-each = Seul ce que vous avez changé est enregistré, chaque changement avec sa raison.
desk-correct-nothing = Rien n’a changé : corrigez un champ, ou revenez à la commande.
desk-correct-do = Enregistrer les corrections

# pictures of a product
# used as prefix: desk-drawing-
desk-drawing-dates = dattes
desk-drawing-dates-branch = régime de dattes
desk-drawing-dates-box = coffret de dattes
desk-drawing-dates-heap = tas de dattes
desk-drawing-dates-stuffed = dattes fourrées
desk-drawing-bottle = bouteille
desk-drawing-jar = pot de verre
desk-drawing-paste = pâte
desk-drawing-powder = poudre
desk-drawing-honey = miel
desk-drawing-honeycomb = rayon de miel
desk-drawing-oil = huile
desk-drawing-olives = olives
desk-drawing-saffron = safran
desk-drawing-spice = épice
desk-drawing-sacks = sacs d’épices
desk-drawing-rosewater = eau de rose
desk-drawing-rosebuds = boutons de rose
desk-drawing-herbs = herbes
desk-drawing-tea = thé, tisane
desk-drawing-couscous = couscous
desk-drawing-grain = grains
desk-drawing-flour = farine
desk-drawing-almonds = amandes
desk-drawing-figs = figues
desk-drawing-walnuts = noix
desk-drawing-apples = pommes
desk-drawing-rings = rondelles séchées
desk-drawing-apricots = abricots
desk-drawing-juice = jus
desk-drawing-soap = savon
desk-drawing-dropper = flacon compte-gouttes
desk-drawing-pot = pot de soin
desk-drawing-basket = panier
desk-drawing-tray = plateau
desk-drawing-mats = sets de table
desk-drawing-hat = chapeau
desk-drawing-carpet = tapis
desk-drawing-kilim = kilim
desk-drawing-cushion = coussin
desk-drawing-blanket = couverture
desk-drawing-compost = compost
desk-drawing-seedling = plant
desk-drawing-gift = coffret cadeau
# used as prefix: desk-ground-
desk-ground-own = sable
desk-ground-g-miel = miel
desk-ground-g-fruit = fruits secs
desk-ground-g-huile = huile
desk-ground-g-epice = épices
desk-ground-g-rose = rose
desk-ground-g-plante = plantes
desk-ground-g-soin = soins
desk-ground-g-cereale = céréales
desk-ground-g-pomme = pommes
desk-ground-g-palme = palme
desk-ground-g-tapis = tapis
desk-ground-g-terre = terre
desk-ground-g-coffret = coffrets
# used as prefix: desk-tint-
desk-tint-own = couleurs du dessin
desk-tint-k-amber = ambre
desk-tint-k-brown = brun
desk-tint-k-pale = clair
desk-tint-k-dark = foncé
desk-tint-k-red = rouge
desk-tint-k-gold = or
desk-tint-k-straw = paille
desk-tint-k-green = vert
desk-tint-k-teal = vert d’eau
desk-tint-k-mint = menthe
desk-tint-k-sage = sauge
desk-tint-k-rose = rose
desk-tint-k-blue = bleu
desk-tint-k-black = noir
desk-tint-k-clay = argile

# fields, as the trail of acts names them
# used as prefix: desk-field-
desk-field-active = en service
desk-field-address = adresse
desk-field-area = région
desk-field-bands = tarifs
desk-field-bank-account = compte bancaire
desk-field-category = rayon
desk-field-commune = commune
desk-field-content = contenu
desk-field-days-max = jours au plus
desk-field-days-min = jours au moins
desk-field-demo = démonstration
desk-field-descriptions = description
desk-field-drawing = dessin
desk-field-expires-on = expire le
desk-field-ground = fond
desk-field-ice = ICE
desk-field-ingredients = ingrédients
desk-field-kind = forme
desk-field-label = taille
desk-field-labels = labels
desk-field-allergens = allergènes
desk-field-members = membres
desk-field-name = nom
desk-field-names = nom
desk-field-note = note
desk-field-number = numéro
desk-field-on-order = sur commande
desk-field-opening = horaires
desk-field-origin-commune = commune d’origine
desk-field-parts = composition
desk-field-phone = téléphone
desk-field-place = emplacement
desk-field-place-source = source de l’emplacement
desk-field-position = ordre
desk-field-postcode = code postal
desk-field-presentation = présentation
desk-field-price = prix
desk-field-province-code = province
desk-field-region-code = région
desk-field-season = saison
desk-field-sign = signe
desk-field-shelf-life-days = conservation (jours)
desk-field-sku = référence
desk-field-slug = adresse dans la boutique
desk-field-status = état
desk-field-tint = teinte
desk-field-tracking-url = page de suivi
desk-field-valid-from = valable dès
desk-field-vat-basis = base de la TVA
desk-field-vat-basis-points = TVA
desk-field-vat-regime = régime de TVA
desk-field-weight-grams = poids (g)
desk-field-wholesale = prix de gros
desk-field-withdrawal = droit de retour
desk-field-zone = zone
desk-field-roles = rôles
desk-field-opened = boutique ouverte
desk-field-phone-second = second téléphone
desk-field-whatsapp = WhatsApp
desk-field-email = courriel
desk-field-tax-number = identifiant fiscal
desk-field-trade-register = registre de commerce
desk-field-business-tax-number = taxe professionnelle
desk-field-cndp-number = déclaration CNDP
desk-field-rib = RIB
desk-field-confirm-within-hours = heures pour confirmer
desk-field-return-fee-centimes = frais de retour
desk-field-refund-ceiling-centimes = plafond de remboursement
desk-field-default-commission-basis-points = commission
desk-field-delivery-vat-basis-points = TVA de la livraison
desk-field-depot-organisation = organisation du dépôt
desk-field-login = identifiant
desk-field-language = langue
desk-field-commission-vat-basis-points = TVA de la commission
desk-field-purpose = raison du lien

desk-yes = oui
desk-no = non
desk-stock-reason-demo = stock de la démonstration
desk-stock-reason-import = importé d’un fichier
desk-page-standing = Texte fourni avec la boutique, tel qu’elle le montre. En l’enregistrant, vous le faites vôtre.

# names of files, without spaces
desk-file-cash = encaissements
desk-file-orders = commandes
desk-file-audit = piste
desk-file-producers = producteurs
desk-file-balance = balance
desk-file-parcels = colis
desk-file-products = produits
desk-file-stock = stock
desk-file-movements = mouvements
desk-file-users = utilisateurs
desk-file-preparation = preparation
desk-file-entries = ecritures
desk-file-statement = releve
# used as prefix: desk-purpose-
desk-purpose-invitation = première entrée
desk-purpose-reset = nouveau mot de passe
# used as prefix: desk-may-
desk-may-view-today = voir la journée
desk-may-view-orders = voir les commandes
desk-may-confirm-order = confirmer une commande
desk-may-correct-order = corriger une commande
desk-may-take-phone-order = prendre une commande par téléphone
desk-may-cancel-order = annuler une commande
desk-may-prepare-orders = préparer les commandes
desk-may-ship = expédier
desk-may-receive-cash = encaisser
desk-may-return-goods = reprendre des marchandises
desk-may-view-products = voir les produits
desk-may-edit-products = modifier les produits
desk-may-edit-prices = changer les prix
desk-may-view-stock = voir le stock
desk-may-adjust-stock = corriger le stock
desk-may-view-producers = voir les producteurs
desk-may-edit-producers = modifier les producteurs
desk-may-view-owing = voir ce qui est dû
desk-may-view-ledger = voir les comptes
desk-may-manage-users = gérer les accès
desk-may-grant-role = donner un rôle
desk-may-view-settings = voir les réglages
desk-may-edit-settings = modifier les réglages
desk-may-view-audit = voir le journal
desk-may-export-lists = exporter des listes
desk-may-import = importer
desk-may-view-own-orders = voir ses commandes
desk-may-prepare-own-orders = préparer ses commandes
desk-may-view-own-earnings = voir ses gains
