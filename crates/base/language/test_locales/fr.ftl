cart-title = Panier
cart-count = { $count ->
    [one] { $count } produit
    [many] { $count } de produits
   *[other] { $count } produits
}
cart-sum = { cart-count }, { $total }
greeting = Bonjour { $name }
