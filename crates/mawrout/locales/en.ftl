# Rooms of the office, in its rail
room-today = Today
room-orders = Orders
room-preparation = Preparation
room-shipping = Shipping
room-cash = Cash
room-products = Products
room-stock = Stock
room-producers = Producers
room-ledger = Ledger
room-users = Users
room-settings = Settings
room-audit = Trail

# Links of the footer
footer-link-delivery = Delivery and prices
footer-link-returns = Returns within 7 days
footer-link-find = Find my order
footer-link-producers = The producers
footer-link-terms = Terms of sale
footer-link-privacy = Personal data
footer-link-legal-notice = Legal notice
