# The office and the producers’ own page.

## Rooms
desk-room-today = Today
desk-room-orders = Orders
desk-room-preparation = Preparation
desk-room-shipping = Shipping
desk-room-cash = Cash
desk-room-products = Products
desk-room-stock = Stock
desk-room-producers = Producers
desk-room-ledger = Books
desk-room-users = People
desk-room-settings = Settings
desk-room-audit = Audit trail

## What every page says
desk-back = Back
desk-save = Save
desk-edit = Edit
desk-open = Open
desk-all = See all
desk-do = Do
desk-choose = Choose
desk-search = Search
desk-filter = Filter
desk-no-filter = Clear filters
desk-export = Export (CSV)
desk-sort = Sort
# used as prefix: desk-sort-
desk-sort-name = By name
desk-sort-newest = Newest first
desk-sort-oldest = Oldest first
desk-sort-changed = Changed last
desk-sort-commune = By commune
desk-sort-seen = Signed in last
desk-sort-amount = Largest amounts
desk-sort-city = By town
desk-sort-available = Least available
desk-sort-on-hand = Most on hand
desk-sort-reserved = Most reserved
desk-states = States
desk-state = State
desk-status = Status
desk-from = From
desk-until = To
desk-month = Month
desk-day = Day
desk-hour = Time
desk-when = When
desk-who = Who
desk-reason = Reason
desk-title = Title
desk-body = Text
desk-name = Name
desk-name-ar = Arabic name
desk-slug = Address
desk-language = Language
desk-total = Total
desk-amount = Amount
desk-demo = demo
desk-active = Active
desk-hidden = hidden
desk-missing = missing
desk-share = share
desk-print-hint = To print: the browser’s “Print”, A5 paper.
desk-whatsapp = WhatsApp
desk-call = Call
desk-audit-of = Trail of this record
desk-audit-by = What this person did
# used as prefix: desk-age-
desk-age-minutes = { $count } min
desk-age-hours = { $count } h
desk-age-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
# used as prefix: desk-actor-
desk-actor-house = The house
desk-actor-guest = A visitor
desk-actor-user = A person

## What was done
# used as prefix: desk-done-
desk-done-confirmed = Confirmed: the producers have been told.
desk-done-called = Unanswered call noted.
desk-done-call-again = The call back is noted.
desk-done-cancelled = Cancelled; the stock is back.
desk-done-refused = The buyer said no: order cancelled, stock back.
desk-done-corrected = Corrected.
desk-done-placed = The order is taken. Confirm it if the buyer agrees.
desk-done-returned = The return is noted; the refund waits at the cash desk.
desk-done-ready = It is ready.
desk-done-undone = Back to preparation.
desk-done-received = Received at the depot.
desk-done-packed = The parcel is packed.
desk-done-unpacked = The parcel is unpacked.
desk-done-handed-over = Handed to the carrier.
desk-done-delivered = Delivered: the carrier has the money.
desk-done-parcel-refused = Refusal noted; the parcel is coming back.
desk-done-lost = Loss noted.
desk-done-taken-back = The goods are back.
desk-done-collected = Collected and paid at the depot.
desk-done-cash = Cash received.
desk-done-deposited = Paid into the bank.
desk-done-refunded = Refunded.
desk-done-claimed = The carrier paid for the loss.
desk-done-saved = Saved.
desk-done-price = The new price holds from now on.
desk-done-shown = Shown in the shop.
desk-done-hidden = Taken out of the shop.
desk-done-counted = The count is noted.
desk-done-moved = The movement is noted.
desk-done-recorded = The certificate is recorded.
desk-done-withdrawn = The certificate no longer holds.
desk-done-granted = The role is given.
desk-done-proposed = The role waits for another administrator.
desk-done-approved = The role is given.
desk-done-rejected = The request is refused.
desk-done-revoked = The role is taken away.
desk-done-disabled = This person can no longer sign in.
desk-done-enabled = This person can sign in again.
desk-done-carrier = The carrier is saved.
desk-done-rate = The rate is saved.

## Why not
# used as prefix: desk-order-error-
desk-order-error-not-found = There is no such thing.
desk-order-error-not-allowed = Its state does not allow this. See where the order is.
desk-order-error-stale = Somebody changed it meanwhile. This is how it is now: try again if still needed.
desk-order-error-not-permitted = Your role does not allow this.
desk-order-error-out-of-stock = There is not enough stock for this.
desk-order-error-reason-missing = Say why in a few words.
desk-order-error-not-for-sale = One article is not for sale: check it.
desk-order-error-empty = Nothing would be left: cancel the order instead.
desk-order-error-packed = A parcel is already packed: unpack it first.
desk-order-error-not-served = This town is not served at this weight. Offer pickup.
desk-order-error-unknown-pickup-point = This pickup point is closed: choose another.
desk-order-error-wrong-amount = The amounts do not make what is due: received + fee = due.
desk-order-error-cash-missing = The cash desk does not hold this sum: choose the bank, or put cash in first.
desk-order-error-second-person = The refunds of this order are above { $amount } and you took the goods back: ask another person to pay.
desk-order-error-month-closed = The books of this month are closed: reopen the month, then try again.
desk-order-error-wrong-tracking = A tracking number has 1 to 40 characters: letters, digits and - / . _ #.
desk-order-error-call-too-late = This order waits for an answer until { $when } only: agree an earlier time, or cancel it.
desk-tracking-taken = This carrier has a parcel under this number already, for order { $code }. Check the label; if there really are two parcels, add “-2”.
desk-order-error-too-large = The amount or the weight is too large.
desk-order-error-store = The database does not answer. Try again.
desk-reason-too-long = The reason is too long: 500 characters at most.
desk-too-long = This is too long.
desk-amount-wrong = Write an amount like 1234.50.
desk-quantity-wrong = Write a whole number.
desk-day-wrong = Choose a day.
desk-percent-wrong = Write a percentage from 0 to 100.
desk-out-of-range = This is outside what is allowed.
desk-name-missing = Write the name, in French at least.
desk-phone-wrong = This number is not complete: 10 digits in Morocco, + and country elsewhere.
desk-city-choose = Choose a town
desk-quarter-missing = Write the quarter or village.
desk-pickup-choose = Choose a pickup point.
desk-producer-choose = Choose a producer.
desk-category-choose = Choose an aisle.
desk-carrier-choose = Choose a carrier.

## Order queue
desk-order = Order
desk-buyer = Buyer
desk-content = Content
desk-quantity = Quantity
desk-city = Town
desk-phone = Telephone
desk-phone-second = Second telephone
desk-channel = Channel
desk-placed-at = Placed
desk-calls = Calls
desk-producers-count = Producers
desk-any-city = All towns
desk-any-channel = All channels
desk-pickup = Pickup
desk-confirm = Confirm
# used as prefix: desk-channel-
desk-channel-shop = shop
desk-channel-phone = telephone
# used as prefix: desk-orders-tab-
desk-orders-tab-to-confirm = To confirm
desk-orders-tab-confirmed = Confirmed
desk-orders-tab-completed = Completed
desk-orders-tab-cancelled = Cancelled
desk-orders-tab-all = All
# used as prefix: desk-orders-title-
desk-orders-title-to-confirm = Orders to confirm
desk-orders-title-confirmed = Confirmed orders
desk-orders-title-completed = Completed orders
desk-orders-title-cancelled = Cancelled orders
desk-orders-title-all = Orders
# used as prefix: desk-order-state-
desk-order-state-to-confirm = to confirm
desk-order-state-confirmed = confirmed
desk-order-state-completed = completed
desk-order-state-cancelled = cancelled
desk-orders-new = Telephone order
desk-orders-search = Code, name or telephone
desk-orders-waiting = To call now
desk-orders-none = Nothing waits here.
desk-orders-none-found = No order fits these filters.
desk-orders-chosen = The ticked lines
desk-orders-confirm-chosen = Confirm the ticked
desk-orders-choose-first = Tick at least one order.
desk-confirm-left = { $code }: { $text }
desk-list-separator = {", "}
desk-orders-waits = waiting { $age }
desk-orders-call-at = call back { $when }
desk-orders-calls =
    { $count ->
        [one] { $count } call
       *[other] { $count } calls
    }
desk-orders-producers =
    { $count ->
        [one] { $count } producer
       *[other] { $count } producers
    }

## Order page
desk-order-title = Order { $code }
desk-order-came = placed { $when } ({ $age } ago), { $channel }, language: { $language }
desk-order-expires = Without an answer the order is cancelled { $when } and the stock returns.
desk-order-parts =
    { $count ->
        [one] One part
       *[other] { $count } parts
    }
desk-call-title = What does the buyer say?
desk-call-count =
    { $count ->
        [one] { $count } call
       *[other] { $count } calls
    }
desk-call-confirmed = Confirms
desk-call-no-answer = No answer
desk-call-refused = Says no
desk-call-again = Call back
desk-call-note = Note
desk-call-note-hint = Needed if the buyer says no.
desk-call-choose = Choose what the buyer says.
desk-call-when-wrong = Choose a day and time to come.
desk-correct = Correct the order
desk-line-price = { $count } × { $price }
desk-line-stock = stock { $count }, reserved { $reserved }
desk-line-vat = VAT { $percent }
desk-line-returned = returned { $count }
desk-slip = Slip
desk-part-cancel = Cancel this part
desk-return-title = The buyer returns
desk-return-no-right = no right to return
desk-return-choose = Say how many pieces come back.
desk-return-do = Note the return
desk-restock = Back to stock
desk-write-off = Write off
desk-pack-all = Pack the parcel
desk-journal = Journal
desk-journal-kept = never erased
desk-buyer-first = First order
desk-buyer-history =
    { $count ->
        [one] { $count } other order
       *[other] { $count } other orders
    } (received: { $well }, cancelled: { $cancelled })
desk-landmark = Landmark
desk-note = Note for the courier
desk-money = Money
desk-goods = Goods
desk-delivery = Delivery
desk-to-pay = To pay
desk-method = Payment
desk-producers-share = Producers’ share
desk-commission = Commission
desk-parcels = Parcels
desk-parcel = Parcel
desk-parcel-number = Parcel { $number }
desk-carrier = Carrier
desk-tracking = Tracking
desk-cash-due = To collect
desk-cancel-title = Cancel
desk-cancel-do = Cancel the order
# used as prefix: desk-method-
desk-method-cash-on-delivery = Cash on delivery
desk-method-card = Card
desk-method-transfer = Transfer
# used as prefix: desk-payment-state-
desk-payment-state-due = due
desk-payment-state-authorised = authorised
desk-payment-state-captured = paid
desk-payment-state-partly-refunded = partly refunded
desk-payment-state-refunded = refunded
desk-payment-state-failed = failed
desk-payment-state-expired = expired
desk-payment-state-cash-at-courier = with the courier
desk-payment-state-cash-at-depot = at the depot
desk-payment-state-remitted = received
desk-payment-state-cancelled = cancelled
# used as prefix: desk-part-state-
desk-part-state-waiting = waits for the call
desk-part-state-to-prepare = to prepare
desk-part-state-ready = ready
desk-part-state-at-depot = at the depot
desk-part-state-shipped = on the way
desk-part-state-delivered = delivered
desk-part-state-collected = collected
desk-part-state-refused = refused, coming back
desk-part-state-returned = back
desk-part-state-cancelled = cancelled
# used as prefix: desk-parcel-state-
desk-parcel-state-open = open
desk-parcel-state-packed = packed
desk-parcel-state-handed-over = on the way
desk-parcel-state-delivered = delivered
desk-parcel-state-refused = refused
desk-parcel-state-lost = lost
# used as prefix: desk-event-order-
desk-event-order-place = Order placed
desk-event-order-confirm = Buyer confirms
desk-event-order-no-answer = No answer
desk-event-order-call-again = To call back
desk-event-order-correct = Correction
desk-event-order-correct-contact = Contact corrected
desk-event-order-correct-destination = Delivery corrected
desk-event-order-correct-lines = Content corrected
desk-event-order-cancel-by-buyer = Cancelled by the buyer
desk-event-order-cancel = Cancelled
desk-event-order-expire = Expired unconfirmed
desk-event-order-close = Completed
# used as prefix: desk-cancel-cause-
desk-cancel-cause-house = Cancelled by the house
desk-cancel-cause-buyer = Cancelled by the buyer
desk-cancel-cause-expired = Expired: nobody confirmed it in time
desk-cancel-cause-parts = All its parts were cancelled
desk-cancelled-why = { $cause }: “{ $reason }”
# used as prefix: desk-event-part-
desk-event-part-release = Asked of the producer
desk-event-part-mark-ready = Ready
desk-event-part-undo-ready = Not ready yet
desk-event-part-receive = Received at the depot
desk-event-part-ship = Sent
desk-event-part-deliver = Delivered
desk-event-part-collect = Collected
desk-event-part-refuse = Refused
desk-event-part-lose = Lost
desk-event-part-take-back = Taken back
desk-event-part-withdraw = Returned by the buyer
desk-event-part-withdraw-part = Partly returned
desk-event-part-cancel = Cancelled
desk-event-part-cash-deposited = Cash paid into the bank
desk-event-part-refund = Refunded
# used as prefix: desk-event-parcel-
desk-event-parcel-pack = Parcel packed
desk-event-parcel-unpack = Parcel unpacked
desk-event-parcel-hand-over = Handed to the carrier
desk-event-parcel-deliver = Delivered
desk-event-parcel-refuse = Refused
desk-event-parcel-lose = Lost
desk-event-parcel-cash-received = Cash received
desk-event-parcel-claim-received = Loss paid by the carrier
desk-message-confirm = Hello { $name }, this is Mawrout. We have your order { $code }: { $total } to pay on delivery. Do you confirm? { $link }
desk-message-follow = Hello { $name }, this is Mawrout. Your order { $code } ({ $total } to pay on delivery): { $link }
desk-message-other = Hello { $name }, this is Mawrout about your order { $code } of { $total }: { $link }

## Correction and telephone order
desk-correction-title = Correct { $code }
desk-correct-lines = Content
desk-correct-zero = Prices stay as ordered.
desk-correct-contact = Buyer
desk-correct-destination = Delivery
desk-correct-quoted = The delivery price is worked out again.
desk-to-address = To the address
desk-destination = Delivery
desk-quarter = Quarter or village
desk-street = Street and number
desk-pickup-point = Pickup point
desk-sku = SKU
desk-new-title = Telephone order
desk-new-lines = What does the buyer want?
desk-new-do = Take the order
desk-new-empty = Choose at least one product.
desk-new-unknown = Not for sale: { $list }.
desk-new-key-used = This form already made an order. Open a new one.

## Preparation
desk-preparation-title = Preparation
desk-preparation-none = Nothing to prepare here.
desk-slips = Preparation slips
desk-slips-all = All slips
desk-any-producer = All producers
desk-producer = Producer
desk-prepare-sum =
    { $orders ->
        [one] { $orders } order
       *[other] { $orders } orders
    }, { $count ->
        [one] { $count } piece
       *[other] { $count } pieces
    }
desk-prepare-message = Hello { $name }, to prepare:
desk-mark-ready = Ready
desk-undo-ready = Not ready yet
desk-receive = Received at the depot
desk-slip-message = To prepare, order { $code }:
desk-slip-pieces =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }

## Shipping
desk-shipping-title = Shipping
desk-shipping-none = Nothing waits here.
# used as prefix: desk-shipping-tab-
desk-shipping-tab-to-pack = To pack
desk-shipping-tab-packed = To hand over
desk-shipping-tab-out = On the way
desk-shipping-tab-back = Coming back
desk-shipping-tab-pickups = Pickups
desk-shipping-tab-ended = Arrived
desk-parcel-search = Code, phone, name or tracking
desk-any-carrier = All carriers
desk-pack-do = Pack
desk-pack-incomplete = a part is not ready
desk-hand-over = Hand over
desk-parcel-label = Label
desk-unpack = Unpack
desk-delivered = Delivered and paid
desk-parcel-other = Other outcome
desk-parcel-title = Parcel of { $code }
desk-parcel-outcome = What became of it?
desk-parcel-refused = Refused
desk-parcel-refused-do = Note the refusal
desk-parcel-lost = Lost
desk-parcel-lost-do = Note the loss
desk-loss-bearer = Who pays for the goods
desk-loss-choose = Say who pays for the goods: the carrier or the house.
# used as prefix: desk-loss-by-
desk-loss-by-carrier = the carrier
desk-loss-by-house = the house
desk-return-fee = Return fee (MAD)
desk-refund-ceiling = Refunds by two persons above (MAD)
desk-refund-ceiling-hint = Above this sum per order, who takes the goods back does not pay the refund.
desk-tracking-hint = The carrier’s number.
desk-collect-do = Collected and paid
desk-back-note = Note on the goods
desk-weight-grams = Weight (g)

## Cash
desk-cash-title = Cash
desk-cash-at-carriers = With carriers
desk-cash-parcels =
    { $count ->
        [one] { $count } parcel
       *[other] { $count } parcels
    }
desk-cash-late = { $amount } for over 7 days
desk-cash-sum =
    { $count ->
        [one] one sum, { $amount }
       *[other] { $count } sums, { $amount }
    }
desk-cash-to-receive = To receive
desk-cash-none = Carriers owe nothing.
desk-cash-received = Received
desk-cash-fee = Fee kept
desk-cash-into = Into
desk-cash-receive = Receive
desk-cash-hint = Received and fee together make the sum due.
desk-cash-depot = Cash at the depot
desk-cash-depot-none = The depot’s cash is paid in.
desk-claims = Lost parcels: owed by carriers
desk-claim-received = Paid
desk-cash-deposit = Paid into the bank
desk-refunds = Refunds to pay
desk-refunds-law = within 15 days
desk-refunds-none = Nobody waits for money.
desk-refund-from = From
desk-refund-pay = Refunded
desk-handed-over-at = Handed over
desk-delivered-at = Delivered
# used as prefix: desk-cash-place-
desk-cash-place-bank = Bank
desk-cash-place-cash-desk = Cash desk

## Products
desk-products-title = Products
desk-product = Product
desk-product-new = New product
desk-products-none = No product fits these filters.
desk-category = Aisle
desk-any-category = All aisles
desk-any-status = All
desk-picture = Picture
desk-price = Price (MAD)
desk-price-from = from
desk-wholesale = Wholesale price (MAD)
desk-wholesale-hint = Empty: no wholesale price.
desk-wholesale-above = The wholesale price cannot be above the retail price.
desk-price-wrong = A price is above zero, and a million dirhams at most.
desk-prices = Prices
desk-price-do = Change the price
desk-price-history = Past prices
# used as prefix: desk-price-kind-
desk-price-kind-retail = retail
desk-price-kind-wholesale = wholesale
desk-format = Format
desk-format-hint = As on the label: 500 g, 1 L, set of 6.
desk-format-missing = Write the format.
desk-formats-title = Formats
desk-formats =
    { $count ->
        [one] { $count } format
       *[other] { $count } formats
    }
desk-variant-new = New format
desk-variant-first-price = first price
desk-content-amount = Content
desk-content-wrong = Write a content like 500 or 0.75.
desk-weight-wrong = Write the weight in grams.
desk-unit = Unit
desk-unit-piece = piece
desk-vat = VAT (%)
desk-vat-basis = Basis of the rate
desk-position = Position
desk-sku-wrong = A SKU is made of capitals, digits and hyphens.
desk-sku-taken = This SKU is taken.
desk-description = Description
desk-ingredients = Ingredients
desk-season = Season
desk-season-hint = Nothing ticked: all year.
desk-allergens = Allergens
# used as prefix: desk-allergen-
desk-allergen-gluten = gluten
desk-allergen-nuts = nuts
desk-allergen-sesame = sesame
desk-allergen-milk = milk
desk-allergen-eggs = eggs
desk-allergen-soya = soya
desk-allergen-peanuts = peanuts
desk-allergen-mustard = mustard
desk-allergen-sulphites = sulphites
desk-labels = Signs of quality
desk-labels-hint = Shown only while the producer’s certificate holds.
desk-label = Sign of quality
desk-shelf-life = Keeps (days)
desk-shelf-life-wrong = Write a number of days, 1 to 3650.
desk-withdrawal = May be returned within 7 days
desk-on-order = Made to order
desk-drawing = Drawing
desk-ground = Ground
desk-tint = Tint
desk-in-shop = In the shop
desk-see-in-shop = See in the shop
desk-publish = Show in the shop
desk-hide = Take out of the shop
desk-product-draft-hint = The product stays a draft until it has a format.
# used as prefix: desk-product-status-
desk-product-status-draft = draft
desk-product-status-published = in the shop
desk-product-status-hidden = hidden
desk-product-error-no-variant = Add a format first.
desk-product-error-draft = A product does not become a draft again.
desk-product-error-label = This sign of quality is not in the list.
desk-product-error-last-variant = This is the last format shown: hide the product instead.

## Stock
desk-stock-title = Stock
desk-stock-search = SKU or name
desk-stock-low = Running low
desk-stock-none = No stock fits these filters.
desk-low = low
desk-on-hand = On hand
desk-reserved = Reserved
desk-available = Available
desk-movements = Stock movements
desk-cause = Cause
desk-any-cause = All causes
# used as prefix: desk-cause-
desk-cause-import = file
desk-cause-count = count
desk-cause-receipt = receipt
desk-cause-sale = sale
desk-cause-return = return
desk-cause-write-off = write-off
desk-cause-correction = correction
desk-cause-opening = opening
desk-delta = Pieces
desk-delta-hint = With a minus when pieces leave.
desk-delta-wrong = Write a number of pieces that fits the cause.
desk-count = Count
desk-counted = Pieces counted
desk-count-hint = Count the reserved ones too.
desk-count-do = Note the count
desk-count-below = { $count } pieces are reserved: stock cannot go below.
desk-move = Add or take
desk-move-do = Note the movement

## Producers
desk-producers-title = Producers
desk-producer-new = New producer
desk-producer-taken = A producer has this name already.
desk-kind = Kind
desk-any-kind = All kinds
desk-kind-choose = Choose the legal form.
# used as prefix: desk-kind-
desk-kind-cooperative = cooperative
desk-kind-auto-entrepreneur = auto-entrepreneur
desk-kind-gie = economic interest group
desk-kind-company = company
desk-identity = Identity
desk-presentation = Presentation
desk-commune = Commune
desk-commune-missing = Write the commune.
desk-province = Province
desk-province-choose = Choose a province.
desk-latitude = Latitude
desk-longitude = Longitude
desk-place-wrong = Write degrees like 31.431500.
desk-members = Members
desk-women = of whom women
desk-women-wrong = There are more women than members.
desk-ice = ICE
desk-ice-wrong = An ICE has 15 digits.
desk-vat-regime = VAT regime
desk-vat-regime-choose = Choose the VAT regime.
# used as prefix: desk-regime-
desk-regime-exempt-coop = exempt cooperative
desk-regime-exempt-small = exempt small seller
desk-regime-liable = liable
desk-owed = Owed
desk-owed-hint = What was delivered, less commission and payments.
desk-statement = Statement
desk-rate = Rate (%)
desk-rate-from = From
desk-rate-from-wrong = Choose today or a day to come.
desk-rate-do = Set the rate
desk-papers = Certificates
desk-paper-new = Record a certificate
desk-paper-number = Number
desk-paper-number-missing = Write the certificate’s number.
desk-paper-withdraw = End it
desk-paper-already = This certificate is recorded already.
desk-paper-days-wrong = The days do not fit: the end comes after the beginning.
desk-certifier = Certifying body
desk-certifier-missing = Write the certifying body.
desk-last-day = Last day
desk-valid = valid
desk-expired = expired

## Today
desk-today = Today
desk-today-title = Hello { $name }
desk-today-quiet = Nothing waits. All is done.
desk-today-calls = Calls
desk-today-depot = Depot and shipping
desk-today-money = Money
desk-today-house = House
desk-today-to-confirm = To confirm
desk-today-oldest = the oldest waits { $age }
desk-today-call-now = To call now
desk-today-expiring =
    { $count ->
        [one] { $count } expires soon
       *[other] { $count } expire soon
    }
desk-today-to-prepare = With producers
desk-today-to-pack = Ready to pack
desk-today-to-hand-over = To hand over
desk-today-out = Parcels on the way
desk-today-back = Refused, coming back
desk-today-cash = With couriers
desk-today-refunds = Refunds to pay
desk-today-low = Running low
desk-today-papers = Certificates ending within 60 days
desk-today-requests = Roles that wait for you

## People
desk-users-title = People
desk-user-new = Invite somebody
desk-user-producer-hint = For who prepares a producer’s orders.
desk-no-producer = None
desk-login = Login
desk-login-hint = E-mail, telephone or a name without blanks.
desk-login-wrong = 3 to 100 characters, no blanks.
desk-login-taken = Somebody signs in with this already.
desk-invite = Invite
desk-role = Role
desk-roles = Roles
desk-any-role = All roles
desk-role-choose = Choose a role.
desk-role-add = Give a role
desk-role-add-do = Ask for this role
desk-role-hint = From two administrators on, another one has to agree.
desk-role-already = This role is given or asked for already.
desk-revoke = Take away
# used as prefix: desk-role-
desk-role-admin = Administrator
desk-role-manager = Manager
desk-role-clerk = Clerk
desk-role-treasurer = Treasurer
desk-role-direction = Direction
desk-role-supervisor = Supervisor
desk-role-coach = Coach
desk-role-partner = Partner
desk-role-producer = Producer
desk-role-buyer = Buyer
# used as prefix: desk-user-status-
desk-user-status-invited = invited
desk-user-status-active = active
desk-user-status-disabled = disabled
desk-last-seen = Last signed in
desk-added-at = Added
desk-second-factor = second factor
desk-entrance = Entrance
desk-enable = Let in again
desk-disable = Close the door
desk-link-make = Make a link to choose a password
desk-link-title = Link to hand over
desk-link-once = This link is shown once and works once. Hand it to the person itself.
desk-link-waiting = The person may choose a password, but signs in only once the role is given.
desk-link-message = Hello { $name }, choose your password for Mawrout: { $link }
desk-link-done = It is handed over
desk-requests = Roles asked for
desk-requests-hint = another administrator agrees
desk-approve = Approve
desk-reject = Reject
desk-last-administrator = This is the last administrator: it has to stay.
desk-not-yourself = Nobody closes their own access: ask another administrator.
desk-last-role = This is the last role: close the door instead.
desk-no-role = Give a role first.
desk-same-person = Another administrator has to agree.
desk-not-active = This person cannot sign in.

## Settings
desk-settings-title = Settings
desk-legal-name = Legal name of the GIE
desk-postal-address = Address
desk-address-missing = Write the address.
desk-contact = Contact
desk-email = E-mail
desk-email-wrong = This e-mail address is not complete.
desk-registers = Registers
desk-tax-number = Tax number
desk-trade-register = Trade register
desk-business-tax = Business tax
desk-cndp = CNDP receipt
desk-register-wrong = This number has 6 to 9 digits.
desk-rib = RIB
desk-rib-wrong = This RIB is wrong: 24 digits with its key.
desk-house-rules = Rules
desk-confirm-hours = Hours to confirm
desk-default-commission = Usual commission (%)
desk-commission-vat = VAT on commission (%)
desk-delivery-vat = VAT on delivery (%)
desk-depot = Depot
desk-no-depot = None
desk-opened = The shop is open
desk-needed-to-open = An open shop needs this.
desk-carriers = Carriers
desk-carrier-new = New carrier
desk-tracking-url = Tracking page
desk-tracking-url-hint = Begins with https:// and holds {"{number}"} for the number.
desk-tracking-url-wrong = The tracking page begins with https:// and holds {"{number}"} once.
desk-slug-wrong = Write a name with Latin letters.
desk-pickup-points = Pickup points
desk-point-new = New pickup point
desk-opening = Opening hours
desk-zones = Delivery zones
desk-days-min = Days at least
desk-days-max = Days at most
desk-days-wrong = Days run from least to most, 60 at most.
desk-rates = Rates
desk-rates-hint = Each line: up to this weight, this price, tax included.
desk-upto = Up to (g)
desk-extra = Per extra kilogram (MAD)
desk-bands-wrong = Weights rise line by line and each has a price.
desk-cities = Towns
desk-legal-texts = Legal texts
# used as prefix: desk-page-
desk-page-terms = Terms of sale
desk-page-privacy = Personal data
desk-page-legal-notice = Legal notice
desk-page-returns = Returns
desk-page-delivery = Delivery
desk-page-version = Version { $number }
desk-page-publish = Publish
desk-body-hint = ## before a heading, - before each line of a list.
desk-body-missing = Write the text.
desk-title-missing = Write the title.

## Audit
desk-audit-title = Audit trail
desk-audit-hint = Each sensitive act, by whom and when; nothing is erased.
desk-audit-none = Nothing fits these filters.
desk-act = Act
desk-change = Change
desk-object = Object
desk-object-id = Id, code or SKU
desk-before = Before
desk-after = After
desk-network-address = Network address

## Books
desk-ledger-title = Trial balance
desk-ledger-none = Nothing is posted here.
desk-entries = Entries
desk-lines = Lines
desk-event = Event
desk-account = Account
desk-account-number = Number
desk-debit = Debit
desk-credit = Credit
desk-balance = Balance
desk-balance-debit = Debit balance
desk-balance-credit = Credit balance
desk-side-debit = debit
desk-side-credit = credit
desk-party = Party
# used as prefix: desk-account-
desk-account-gateway-clearing = Card payments in transit
desk-account-buyer-deposits = Buyers’ deposits
desk-account-carrier-receivable = Due from carriers
desk-account-cash-desk = Cash desk
desk-account-bank = Bank
desk-account-producer-payable = Owed to producers
desk-account-commission-revenue = Commission
desk-account-vat-payable = VAT payable
desk-account-vat-recoverable = VAT recoverable
desk-account-delivery-revenue = Delivery
desk-account-carrier-fees = Carriers’ fees
desk-account-gateway-fees = Bank fees
desk-account-return-costs = Return costs
desk-account-refunds-payable = Refunds payable
desk-account-stock-loss = Stock loss
desk-account-cash-difference = Cash difference
desk-account-unapplied-money = Unapplied money
# used as prefix: desk-ledger-
desk-ledger-delivered = Delivery
desk-ledger-deposited = Paid into the bank
desk-ledger-refunded = Refund
desk-ledger-refused = Refusal
desk-ledger-remitted = Cash received
desk-ledger-lost = Loss
desk-ledger-claimed = Loss paid
desk-ledger-returned = Return
desk-ledger-reversal = Reversal

## What the office was told by its first readers
desk-box = gift box
desk-cash-row-wrong = To correct here
desk-shipping-none-found = No parcel fits this search.
desk-order-error-left = Only { $count } left to sell. Lower the quantity.
desk-price-leap = This price is very far from the present one. Check the point, then tick “This is the price”.
desk-price-sure = This is the price
desk-new-left = { $count } left
# used as prefix: desk-contact-
desk-contact-name = name
desk-contact-phone = phone
desk-contact-phone-second = second telephone
# used as prefix: desk-object-
desk-object-order = Order
desk-object-fulfilment = Producer’s part
desk-object-parcel = Parcel
desk-object-product = Product
desk-object-variant = Format
desk-object-stock = Stock
desk-object-category = Aisle
desk-object-label = Label
desk-object-organisation = Producer
desk-object-user = Person
desk-object-house = House
desk-object-page = Page
desk-object-month = Month
desk-object-carrier = Carrier
desk-object-city = City
desk-object-zone = Zone
desk-object-rates = Rates
desk-object-pickup-point = Pickup point
desk-object-goods-return = Returned goods
# used as prefix: desk-act-
desk-act-place = Order placed
desk-act-confirm = Buyer confirms
desk-act-no-answer = No answer
desk-act-call-again = To call back
desk-act-correct = Order corrected
desk-act-correct-contact = Contact corrected
desk-act-correct-destination = Delivery corrected
desk-act-correct-lines = Content corrected
desk-act-cancel = Cancelled
desk-act-cancel-by-buyer = Cancelled by the buyer
desk-act-expire = Expired unconfirmed
desk-act-close = Order completed
desk-act-release = Asked of the producer
desk-act-mark-ready = Ready
desk-act-undo-ready = Not ready yet
desk-act-receive = Received at the depot
desk-act-pack = Parcel packed
desk-act-unpack = Parcel unpacked
desk-act-hand-over = Handed to the carrier
desk-act-ship = Sent
desk-act-deliver = Delivered
desk-act-collect = Collected
desk-act-refuse = Refused
desk-act-lose = Lost
desk-act-take-back = Taken back
desk-act-withdraw = Returned by the buyer
desk-act-withdraw-part = Partly returned
desk-act-cash-received = Cash received
desk-act-claim-received = Loss paid by the carrier
desk-act-cash-deposited = Cash paid into the bank
desk-act-refund = Refunded
desk-act-stock-counted = Stock counted
desk-act-price-changed = Price changed
desk-act-product-created = Product created
desk-act-product-changed = Product changed
desk-act-product-published = Product put on sale
desk-act-product-hidden = Product taken off sale
desk-act-variant-created = Format created
desk-act-variant-changed = Format changed
desk-act-bundle-filled = Gift box filled
desk-act-category-created = Aisle created
desk-act-category-changed = Aisle changed
desk-act-label-created = Label created
desk-act-label-changed = Label changed
desk-act-organisation-created = Producer added
desk-act-organisation-changed = Producer changed
desk-act-organisation-shown = Producer shown
desk-act-organisation-hidden = Producer hidden
desk-act-certificate-recorded = Certificate recorded
desk-act-certificate-withdrawn = Certificate withdrawn
desk-act-commission-rate-set = Commission set
desk-act-settings-changed = Settings changed
desk-act-place-changed = Place changed
desk-act-page-published = Page published
desk-act-carrier-created = Carrier added
desk-act-carrier-changed = Carrier changed
desk-act-city-created = City added
desk-act-city-changed = City changed
desk-act-zone-created = Zone added
desk-act-zone-changed = Zone changed
desk-act-rates-changed = Delivery rates changed
desk-act-pickup-point-created = Pickup point added
desk-act-pickup-point-changed = Pickup point changed
desk-act-user-added = Person invited
desk-act-user-renamed = Person renamed
desk-act-user-disabled = Access closed
desk-act-user-enabled = Access reopened
desk-act-role-granted = Role granted
desk-act-role-proposed = Role proposed
desk-act-role-rejected = Role turned down
desk-act-role-revoked = Role revoked
desk-act-link-made = Access link made
desk-act-password-set = Password set
desk-act-second-factor-set-up = Phone code set up
desk-act-second-factor-removed = Phone code removed
desk-act-recovery-codes-made = Recovery codes made
desk-act-recovery-code-used = Recovery code used
desk-act-code-refused = Code refused
desk-act-signed-in = Signed in
desk-act-signed-out = Signed out
desk-act-sign-in-refused = Sign-in refused
desk-act-refused = Access refused

## The producers’ own page
space-title = Producer’s page
space-menu = Menu
space-greeting = Hello
space-today = Today
space-prepare = Prepare now
space-ready = Ready
space-undo = Not yet
space-ready-ones = Ready
space-nothing = Nothing to prepare
space-owed = We owe you
space-low = Running low
space-say = Listen
space-money = My money
space-account = Me
space-changed = It changed. Look again.
# used as prefix: space-ledger-
space-ledger-delivered = Delivered
space-ledger-returned = Returned
space-ledger-reversal = Corrected
space-ledger-refused = Refused
space-ledger-remitted = Received
space-ledger-lost = Lost, and paid
space-ledger-claimed = Loss settled
space-ledger-deposited = Paid in
space-ledger-refunded = Refunded

# the articles of an order, at the desk
desk-article-sized = { $name }, { $size }
desk-article-priced = { $name } — { $price }
desk-article-priced-left = { $name } — { $price } · { $count } left
desk-basket-short = { $count ->
    [0] “{ $article }”: none left. Write 0 or choose something else.
   *[other] “{ $article }”: only { $count } left. Lower the quantity.
}
desk-basket-sum = Sum of the products
desk-basket-zero = 0 takes the line out.
desk-basket-find = Add a product
desk-basket-find-hint = dates, saffron… or a SKU
desk-basket-found = { $count ->
    [0] Nothing for sale under “{ $words }”. Try another word.
    [one] “{ $words }”: one article
   *[other] “{ $words }”: { $count } articles
}
desk-basket-add = Put into the order
desk-correct-lines-reason = Reason, if the content changes
desk-correct-contact-reason = Reason, if the buyer changes
desk-correct-destination-reason = Reason, if the delivery changes
desk-correct-each = Only what you changed is kept, each change with its reason.
desk-correct-nothing = Nothing changed: correct a field, or go back to the order.
desk-correct-do = Keep the corrections

# pictures of a product
# used as prefix: desk-drawing-
desk-drawing-dates = dates
desk-drawing-dates-branch = date branch
desk-drawing-dates-box = box of dates
desk-drawing-dates-heap = heap of dates
desk-drawing-dates-stuffed = stuffed dates
desk-drawing-bottle = bottle
desk-drawing-jar = jar
desk-drawing-paste = paste
desk-drawing-powder = powder
desk-drawing-honey = honey
desk-drawing-honeycomb = honeycomb
desk-drawing-oil = oil
desk-drawing-olives = olives
desk-drawing-saffron = saffron
desk-drawing-spice = spice
desk-drawing-sacks = sacks of spice
desk-drawing-rosewater = rose water
desk-drawing-rosebuds = rosebuds
desk-drawing-herbs = herbs
desk-drawing-tea = tea
desk-drawing-couscous = couscous
desk-drawing-grain = grain
desk-drawing-flour = flour
desk-drawing-almonds = almonds
desk-drawing-figs = figs
desk-drawing-walnuts = walnuts
desk-drawing-apples = apples
desk-drawing-rings = dried rings
desk-drawing-apricots = apricots
desk-drawing-juice = juice
desk-drawing-soap = soap
desk-drawing-dropper = dropper bottle
desk-drawing-pot = pot of balm
desk-drawing-basket = basket
desk-drawing-tray = tray
desk-drawing-mats = table mats
desk-drawing-hat = hat
desk-drawing-carpet = carpet
desk-drawing-kilim = kilim
desk-drawing-cushion = cushion
desk-drawing-blanket = blanket
desk-drawing-compost = compost
desk-drawing-seedling = seedling
desk-drawing-gift = gift box
# used as prefix: desk-ground-
desk-ground-own = sand
desk-ground-g-miel = honey
desk-ground-g-fruit = dried fruit
desk-ground-g-huile = oil
desk-ground-g-epice = spices
desk-ground-g-rose = rose
desk-ground-g-plante = plants
desk-ground-g-soin = care
desk-ground-g-cereale = grain
desk-ground-g-pomme = apples
desk-ground-g-palme = palm
desk-ground-g-tapis = carpets
desk-ground-g-terre = earth
desk-ground-g-coffret = gift boxes
# used as prefix: desk-tint-
desk-tint-own = its own colours
desk-tint-k-amber = amber
desk-tint-k-brown = brown
desk-tint-k-pale = pale
desk-tint-k-dark = dark
desk-tint-k-red = red
desk-tint-k-gold = gold
desk-tint-k-straw = straw
desk-tint-k-green = green
desk-tint-k-teal = teal
desk-tint-k-mint = mint
desk-tint-k-sage = sage
desk-tint-k-rose = rose
desk-tint-k-blue = blue
desk-tint-k-black = black
desk-tint-k-clay = clay

# fields, as the trail of acts names them
# used as prefix: desk-field-
desk-field-active = in use
desk-field-address = address
desk-field-area = area
desk-field-bands = price bands
desk-field-bank-account = bank account
desk-field-category = aisle
desk-field-commune = commune
desk-field-content = content
desk-field-days-max = days at most
desk-field-days-min = days at least
desk-field-demo = demonstration
desk-field-descriptions = description
desk-field-drawing = drawing
desk-field-expires-on = expires on
desk-field-ground = ground
desk-field-ice = ICE
desk-field-ingredients = ingredients
desk-field-kind = kind
desk-field-label = size
desk-field-labels = quality signs
desk-field-allergens = allergens
desk-field-members = members
desk-field-name = name
desk-field-names = name
desk-field-note = note
desk-field-number = number
desk-field-on-order = made to order
desk-field-opening = opening hours
desk-field-origin-commune = commune of origin
desk-field-parts = parts
desk-field-phone = phone
desk-field-place = place
desk-field-place-source = source of the place
desk-field-position = position
desk-field-postcode = postcode
desk-field-presentation = presentation
desk-field-price = price
desk-field-province-code = province
desk-field-region-code = region
desk-field-season = season
desk-field-sign = sign
desk-field-shelf-life-days = shelf life (days)
desk-field-sku = SKU
desk-field-slug = address in the shop
desk-field-status = state
desk-field-tint = tint
desk-field-tracking-url = tracking page
desk-field-valid-from = valid from
desk-field-vat-basis = basis of the VAT
desk-field-vat-basis-points = VAT
desk-field-vat-regime = VAT regime
desk-field-weight-grams = weight (g)
desk-field-wholesale = wholesale price
desk-field-withdrawal = right to return
desk-field-zone = zone
desk-field-roles = roles
desk-field-opened = shop open
desk-field-phone-second = second phone
desk-field-whatsapp = WhatsApp
desk-field-email = e-mail
desk-field-tax-number = tax number
desk-field-trade-register = trade register
desk-field-business-tax-number = business tax number
desk-field-cndp-number = CNDP declaration
desk-field-rib = RIB
desk-field-confirm-within-hours = hours to confirm
desk-field-return-fee-centimes = return fee
desk-field-refund-ceiling-centimes = refund ceiling
desk-field-default-commission-basis-points = commission
desk-field-delivery-vat-basis-points = VAT on delivery
desk-field-depot-organisation = organisation of the depot
desk-field-login = sign-in name
desk-field-language = language
desk-field-commission-vat-basis-points = VAT on commission
desk-field-purpose = reason of the link

desk-yes = yes
desk-no = no
desk-stock-reason-demo = stock of the demonstration
desk-stock-reason-import = imported from a file
desk-page-standing = Text that comes with the shop, as it shows it. By saving it you make it yours.

# names of files, without spaces
desk-file-cash = cash
desk-file-orders = orders
desk-file-audit = trail
desk-file-producers = producers
desk-file-balance = balance
desk-file-parcels = parcels
desk-file-products = products
desk-file-stock = stock
desk-file-movements = movements
desk-file-users = users
desk-file-preparation = preparation
desk-file-entries = entries
desk-file-statement = statement
# used as prefix: desk-purpose-
desk-purpose-invitation = first entry
desk-purpose-reset = new password
# used as prefix: desk-may-
desk-may-view-today = see the day
desk-may-view-orders = see orders
desk-may-confirm-order = confirm an order
desk-may-correct-order = correct an order
desk-may-take-phone-order = take an order by phone
desk-may-cancel-order = cancel an order
desk-may-prepare-orders = prepare orders
desk-may-ship = ship
desk-may-receive-cash = receive cash
desk-may-return-goods = take goods back
desk-may-view-products = see products
desk-may-edit-products = change products
desk-may-edit-prices = change prices
desk-may-view-stock = see stock
desk-may-adjust-stock = correct stock
desk-may-view-producers = see producers
desk-may-edit-producers = change producers
desk-may-view-owing = see what is owed
desk-may-view-ledger = see the books
desk-may-manage-users = manage access
desk-may-grant-role = grant a role
desk-may-view-settings = see settings
desk-may-edit-settings = change settings
desk-may-view-audit = see the trail
desk-may-export-lists = export lists
desk-may-import = import
desk-may-view-own-orders = see one’s own orders
desk-may-prepare-own-orders = prepare one’s own orders
desk-may-view-own-earnings = see one’s own earnings
