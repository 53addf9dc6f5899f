# Rooms of the office, in its rail
room-today = Aujourd’hui
room-orders = Commandes
room-preparation = Préparation
room-shipping = Envois
room-cash = Encaissements
room-products = Produits
room-stock = Stock
room-producers = Producteurs
room-ledger = Comptes
room-users = Utilisateurs
room-settings = Réglages
room-audit = Journal

# Links of the footer
footer-link-delivery = Livraison et prix
footer-link-returns = Retours sous 7 jours
footer-link-find = Retrouver ma commande
footer-link-producers = Les producteurs
footer-link-terms = Conditions de vente
footer-link-privacy = Données personnelles
footer-link-legal-notice = Mentions légales
