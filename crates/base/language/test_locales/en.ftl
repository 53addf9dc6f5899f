cart-title = Cart
cart-count = { $count ->
    [one] { $count } product
   *[other] { $count } products
}
cart-sum = { cart-count }, { $total }
greeting = Hello { $name }
