cart-count = { $count ->
    [1] ⵢⴰⵏ
   *[other] { $count } ⴰⵢⴰⵡ
}
