## Cards of goods and words that several pages share

crumb-home = Home
crumb-label = Where you are
good-formats = { $count ->
    [one] { $count } size
   *[other] { $count } sizes
 }
good-add = Add to cart: { $name }, { $size }
good-added-see = See the cart
good-last = { $count ->
    [one] The last one
   *[other] Only { $count } left
 }
good-season = Back in { $month }
good-on-order = Made to order
good-sold-out = Sold out
good-demo = demo
size-piece = piece
size-small = small
size-medium = medium
size-large = large
size-one = one size
size-box = gift box
size-basket = basket
size-jar = jar
size-bag = bag
size-bottle = bottle
size-carton = box
size-pair = pair
size-lot = set of { $count }
size-pieces = { $count ->
    [one] { $count } piece
   *[other] { $count } pieces
 }
days-range = { $min } to { $max } days
days-same = { $max ->
    [one] { $max } day
   *[other] { $max } days
 }
maker-members = { $count ->
    [one] { $count } member
   *[other] { $count } members
 }
maker-women = { $women ->
    [one] { $women } of them a woman
   *[other] { $women } of them women
 }
maker-women-all = all of them women
maker-goods-count = { $count ->
    [one] { $count } product
   *[other] { $count } products
 }
kind-cooperative = Cooperative
kind-auto-entrepreneur = Self-employed maker
kind-gie = The producers’ group
kind-company = Company
label-sign-igp = PGI
label-sign-aop = PDO
label-sign-agricole = Farm label
label-sign-bio = Organic
label-proves-igp = Protected geographical indication: it comes from its region and follows written rules. An approved body checks the harvest.
label-proves-aop = Protected designation of origin: everything happens in the region, from growing to packing. An approved body checks each step.
label-proves-agricole = Farm label: a quality above the ordinary, checked by an approved body.
label-proves-bio = Organic farming: no synthetic fertiliser, no synthetic pesticide. An approved body checks the plots.
label-valid = The producer’s certificate is valid today.

## Home

home-title = The harvest of the oases, at your door
home-description = Dates, honey, saffron, olive oil, carpets: buy from the cooperatives of the Drâa-Tafilalet oases. You pay on delivery.
home-intro = Dates from Erfoud, saffron from Taznakht, honey from the High Ziz: { $count ->
    [one] { $count } producer sells here.
   *[other] { $count } producers sell here, together.
 }
home-see-dates = See the dates
home-see-goods = See the products
home-pay = You pay on delivery
home-pay-how = in cash, to the courier
home-delivery = Delivered in { $days }, by town
home-delivery-from = from { $price }, shown before you order
home-delivery-soon = Delivered to your door
home-delivery-shown = the price is shown before you order
home-call = We call before we send
home-call-how = nothing leaves without your word
home-season = In season in { $month }
home-all-year = All year round
home-aisles = The aisles
home-gift = A gift box for the family, near or far
home-gift-text = Goods of several cooperatives, together in a woven basket. We deliver it to the address you give.
home-gift-go = Give one, from { $price }
home-makers = Who makes what
home-makers-all = All producers
home-empty = The shop is getting ready. The first goods arrive soon.

## An aisle

aisle-description = { $name } from the oases of Drâa-Tafilalet, by their producers. Delivery in Morocco, payment on delivery.
aisle-count = { $count ->
    [one] { $count } product
   *[other] { $count } products
 }
aisle-makers = { $count ->
    [one] from { $count } producer
   *[other] from { $count } producers
 }
aisle-filter = Filter
aisle-producer = Producer
aisle-commune = Place
aisle-label = Label
aisle-price = Price
aisle-available = Availability
aisle-available-now = In stock
aisle-price-from = Lowest price, in dirhams
aisle-price-to = Highest price, in dirhams
aisle-price-between = { $min } to { $max }
aisle-price-above = from { $min }
aisle-price-below = up to { $max }
aisle-price-apart = to
aisle-see = See the products
aisle-sort = Sort
aisle-sort-go = OK
aisle-sort-recommended = In season first
aisle-sort-found = Closest first
aisle-sort-price = Lowest price
aisle-sort-price-down = Highest price
aisle-sort-unit = Price per kilo or litre
aisle-sort-new = Newest
aisle-sort-name = By name
aisle-remove = { $name }: remove this filter
aisle-clear = Remove all
aisle-goods = Products
aisle-none-title = Nothing fits
aisle-none = No product meets all of this. Remove a filter, or see the whole aisle.
aisle-empty = This aisle waits for its next harvest.
aisle-see-all = See the whole aisle

## A product

offer-by = Made by
offer-size = Which size?
offer-in-stock = In stock: { $count } ({ $size }), in { $place }
offer-last = { $count ->
    [one] This is the last one ({ $size }), in { $place }
   *[other] Only { $count } left ({ $size }), in { $place }
 }
offer-on-order = Made to order, for you, in { $place }
offer-out-of-season = Out of season: back in { $month }
offer-sold-out = Sold out for now
offer-delivery = Delivery from { $price }, in { $days }.
offer-delivery-where = The price by region
offer-pay = You pay on delivery, after our call.
offer-quantity = Quantity
offer-add = Add to cart
offer-gone = Not to be had today. See what goes well with it, below.
offer-season = The season
offer-season-all-year = To be had all year.
offer-season-now = In season now.
offer-season-returns = The harvest is back in { $month }.
offer-inside = In the box
offer-what = What is in it, how it keeps
offer-ingredients = Ingredients
offer-allergens = Contains
offer-no-allergens = no declared allergen
offer-keeps = Keeps
offer-keeps-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
 }
offer-keeps-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
 }
offer-origin = Origin
offer-weight = Weight of the parcel
offer-seller = Seller
offer-tax = Price with all taxes.
allergen-gluten = gluten
allergen-nuts = nuts
allergen-sesame = sesame
allergen-milk = milk
allergen-eggs = eggs
allergen-soya = soya
allergen-peanuts = peanuts
allergen-mustard = mustard
allergen-sulphites = sulphites
offer-proof = What the label proves
offer-returns = Delivery and returns
offer-zone = Region
offer-zone-days = Time
offer-zone-price = Price for { $size }
offer-delivery-cart = The exact price for your town is in the cart, from the first product on.
offer-withdrawal = You have 7 days after delivery to change your mind and give it back.
offer-no-withdrawal = It keeps only a short time or is made for you: it cannot be given back, unless it arrives damaged.
offer-withdrawal-more = How to give something back
offer-share = Where your { $price } goes
offer-share-text = { $producer } to the producer, { $house } to the group for the shop, packing and follow-up.
offer-beside = Goes well with
offer-drawing = Drawing: { $name }

## Producers

makers-title = The producers
makers-description = Cooperatives and self-employed makers of the Drâa-Tafilalet oases: who they are, where they are, what they make.
makers-intro = Every product says who made it and where. Here are those who sell here.
makers-none = The producers arrive soon.
maker-description = { $name }, { $place }: goods, labels, place in the region.
maker-goods = Their goods
maker-labels = Their labels
maker-no-goods = Nothing for sale just now. Come back at the next harvest.
maker-where = Where it is
maker-map = Map of Drâa-Tafilalet with { $place }
maker-map-note = { $place }, province of { $province }. The small dots are the other producers.
maker-map-plain = { $place }. The small dots are the other producers.

## Search

seek-title = Search
seek-title-for = Search: { $query }
seek-description = Search for a product, a producer or an aisle.
seek-empty = What are you looking for?
seek-empty-text = A product, a village, a cooperative: write it above, in French, Arabic, English or Tamazight.
seek-none = Nothing found for “{ $query }”
seek-none-text = Try a shorter word, or come in by an aisle.
seek-meant = Did you mean:
seek-near = Closest results for “{ $query }”
seek-makers = Producers
seek-aisles = Aisles
seek-goods = Products

## Cart

cart-title = Your cart
cart-one-delivery = { $count ->
    [one] { $count } producer, one delivery.
   *[other] { $count } producers, brought together at the depot: one delivery.
 }
cart-added = It is in your cart.
cart-changed = Your cart is up to date.
cart-removed = The product is out of your cart.
cart-town-set = The delivery price is up to date.
cart-each = { $price } each
cart-quantity = Quantity of { $name }
cart-this-quantity = Use this quantity
cart-fewer = One fewer: { $name }
cart-more = One more: { $name }
cart-remove = Remove
cart-remove-what = Remove: { $name }
cart-price-changed = The price changed: { $now } instead of { $before }.
cart-price-accept = The new prices are fine
cart-short = { $count ->
    [0] None are left. Remove this product to order.
    [one] Only { $count } is left. You wanted { $wanted }.
   *[other] Only { $count } are left. You wanted { $wanted }.
 }
cart-take = { $count ->
    [one] Take the last one
   *[other] Take the { $count }
 }
cart-not-for-sale = This product is no longer for sale. Remove it to order.
cart-on-order = Made to order: the producer begins after our call.
cart-summary = Summary
cart-town = Deliver to
cart-town-choose = Choose your town
cart-town-go = Work out
cart-goods = Products
cart-delivery-to = Delivery to { $town }
cart-delivery = Delivery
cart-delivery-later = by town
cart-weight = { $weight }, { $days }
cart-weight-only = Weight of the parcel: { $weight }
cart-oversize = Above 30 kg: we send several parcels, the price counts them all.
cart-not-served = We do not deliver to this town yet. Choose a town nearby, or a pickup point in the next step.
cart-total = To pay
cart-total-goods = Sum of the products
cart-total-with = To pay, delivery included
cart-total-without = Products, without delivery
cart-order = Order
cart-promise = No account. You pay on delivery. We call before we send.
cart-mend = Mend the marked lines, then order.
shop-closed = The shop takes no orders just now. Look around and fill your cart: it will wait for you.
cart-heavy = { $name } weighs { $weight }: delivery goes from { $before } to { $after }.
cart-empty = Your cart is empty
cart-empty-text = The goods of the oases are waiting.
cart-empty-go = See the shop
cart-continue = Go on shopping
cart-error-quantity = Write a whole number, from 1 to 9,999.
cart-error-quantity-set = Write a whole number, from 0 to 9,999. Zero takes the product out.
cart-error-sku = This product is not in the shop.
cart-error-not-for-sale = This product is no longer for sale.
cart-error-many-lines = A cart holds 200 different products. Order these, then begin again.
cart-error-large = At most 9,999 of one product.
cart-error-town = Choose a town from the list.

## Checkout

checkout-title = Order
checkout-title-wrong = Error: Order
checkout-description = Order without an account, pay on delivery.
checkout-intro = One page, no account. Nothing is sent before we call.
checkout-kept = Your cart is kept, nothing is lost.
checkout-who = Who are you?
checkout-name = Name
checkout-phone = Phone
checkout-phone-hint = We call this number before we send.
checkout-phone-second = Another phone (optional)
checkout-phone-second-hint = If the first one does not answer.
checkout-how = How do you get it?
checkout-address = At an address
checkout-address-hint = the price depends on the town and stands beside it
checkout-pickup = I come for it
checkout-pickup-hint = free, at the pickup point
checkout-pickup-free = free
checkout-where = Where to?
checkout-city = Town
checkout-city-hint = With the price and time of delivery of your cart.
checkout-city-choose = Choose
checkout-city-note = { $price }, { $days }
checkout-city-closed = no delivery yet
checkout-quarter = Quarter or village
checkout-street = Street and number (optional)
checkout-landmark = Landmark (optional)
checkout-landmark-hint = A mosque, a school, a café: what you would tell a friend.
checkout-note = A word for the courier (optional)
checkout-point = Pickup point
checkout-point-choose = Choose
checkout-price = Work out the total
checkout-pay = How do you pay?
checkout-cash = In cash, on delivery
checkout-cash-hint = you pay when you get it, not before
checkout-cash-sum = have { $sum } ready
checkout-yours = Your order
checkout-change = Change
checkout-line = { $count } × { $size }
checkout-terms = I accept the terms of sale.
checkout-terms-read = Read the terms of sale
checkout-withdrawal = You have 7 days after delivery to change your mind, but for goods that keep only a short time or are made for you. We pay back within 15 days.
checkout-withdrawal-more = Returns and refunds
checkout-privacy = { $house } uses this data to deliver your order and to call you. Name, phone and address are needed; the courier gets them. You may see them, correct them or object (law 09-08).
checkout-privacy-cndp = CNDP declaration:
checkout-privacy-more = Your data
checkout-sellers = Each product is sold by its producer, named with the line. { $house } takes the money for them and answers to you.
checkout-confirm = Confirm the order
checkout-again = The prices are up to date. Check the total, then confirm.
checkout-problem-price = A price changed since you came. The new total is shown: confirm if you agree.
checkout-problem-delivery = With delivery at { $price }, the total has changed. It is shown: confirm if you agree.
checkout-problem-delivery-known = The price of delivery is now known: { $price }. Look at the total, then confirm.
checkout-problem-closed = The shop takes no orders just now: nothing was ordered. Your cart will wait for you.
checkout-problem-stock = Some are missing: { $list }. Change the quantity in the cart, then come back.
checkout-problem-stock-one = { $name } ({ $count } left)
checkout-problem-stock-two = { $list }, { $one }
checkout-problem-gone = A product is no longer for sale. Remove it from the cart, then come back.
checkout-problem-key = This form was used for another order already. Check it, then confirm again.
checkout-problem-large = This order is too large for the site. Call us, we take it by phone.
checkout-error-name = Write your name, so that the courier can ask for you.
checkout-error-long = This is too long: at most { $max } characters.
checkout-error-sign = There is a character we cannot read. Write with letters and figures.
checkout-error-phone = Write your phone number: we call before we send.
checkout-error-phone-signs = Write only the figures of the number, for example 06 12 34 56 78.
checkout-error-phone-missing = { $count ->
    [one] A figure is missing: a Moroccan number has 10, for example 06 12 34 56 78.
   *[other] { $count } figures are missing: a Moroccan number has 10, for example 06 12 34 56 78.
 }
checkout-error-phone-many = { $count ->
    [one] There is one figure too many: a Moroccan number has 10, for example 06 12 34 56 78.
   *[other] There are { $count } figures too many: a Moroccan number has 10, for example 06 12 34 56 78.
 }
checkout-error-phone-start = A Moroccan number begins with 05, 06, 07 or 08. From abroad, begin with + and the country code.
checkout-error-delivery = Tell us how you get the order.
checkout-error-city = Choose your town from the list.
checkout-error-not-served = We do not deliver to this town yet. Choose a town nearby or a pickup point.
checkout-error-quarter = Tell us the quarter, so that the courier finds you.
checkout-error-point = Choose a pickup point from the list.
checkout-error-payment = Choose how to pay.
checkout-error-payment-closed = This way to pay is not open yet. Choose cash on delivery.
checkout-error-terms = Tick the box if you accept the terms of sale.

## An order, for its buyer

follow-title = Order { $code }
follow-word = Order
follow-thanks = Thank you. We call you soon to confirm.
follow-keep = Keep this page or its address: it shows where your order is.
follow-where = Where is your order?
follow-received = Received
follow-called = Confirmed with you
follow-calling = We call you to confirm
follow-until = before { $moment }
follow-preparing = The producers prepare it
follow-ready = Ready
follow-shipped = On its way
follow-delivered = Delivered and paid
follow-collected = Collected and paid
follow-refused = Refused
follow-returned = Came back
follow-cancelled = Cancelled
follow-expired = Cancelled: we could not reach you
follow-state-waiting = waits for your word
follow-state-to-prepare = being prepared
follow-state-ready = ready
follow-state-at-depot = at the depot
follow-state-shipped = on its way
follow-state-delivered = delivered
follow-state-collected = collected
follow-state-refused = refused
follow-state-returned = came back
follow-state-cancelled = cancelled
follow-order-to-confirm = To confirm
follow-order-confirmed = Confirmed
follow-order-completed = Done
follow-order-cancelled = Cancelled
follow-who = Who prepares what
follow-parcel = Parcel { $number }
follow-carrier = Carrier
follow-tracking = Tracking number
follow-track = Follow the parcel
follow-pay-on-delivery = To pay on delivery
follow-pay-on-pickup = To pay when you come
follow-total-cancelled = Total, not due
follow-paid = Paid
follow-nothing = Nothing to pay
follow-prepare-cash = Have the sum ready in cash. Do not pay more.
follow-address = Address
follow-pickup = Pickup point
follow-note = Your word
follow-whatsapp = Write to us on WhatsApp
follow-whatsapp-text = Hello, about my order { $code }:
follow-call = Call us
follow-cancel = Cancel the order
follow-cancel-hint = Possible until we have called you.
follow-cancel-closed = Once confirmed, the order cannot be cancelled here: call us, we help.
follow-cancel-late = This order can no longer be cancelled here. Call us, we help.
follow-was-cancelled = The order is cancelled. You pay nothing.
follow-withdrawal = You have 7 days after delivery to change your mind.
follow-withdrawal-more = How to give something back

## Finding an order again

find-title = Find my order
find-intro = The code is on the confirmation page, for example 7KQ4-9XPM.
find-code = Code of the order
find-phone = Phone of the order
find-send = See my order
find-code-wrong = This code does not fit: it has 8 characters, for example 7KQ4-9XPM.
find-phone-wrong = Write the number given with the order, for example 06 12 34 56 78.
find-none = No order with this code and this phone. Check both, or call us.

## Legal texts

legal-description = { $title }: the rules of the shop, in plain words.
legal-other = This text is in English for convenience; the French and Arabic texts hold.
legal-seller = Who sells to you
legal-seller-name = Group
legal-seller-address = Address
legal-seller-phone = Phone
legal-seller-mail = E-mail
legal-seller-rc = Trade register
legal-seller-ice = ICE
legal-seller-tax = Tax number
legal-seller-cndp = CNDP declaration
legal-more = The other texts
legal-name-terms = Terms of sale
legal-name-privacy = Your data
legal-name-legal-notice = Legal notice
legal-name-returns = Returns and refunds
legal-name-delivery = Delivery and prices
