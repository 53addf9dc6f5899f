cart-title = السلة
cart-count = { $count ->
    [zero] لا منتجات
    [one] منتج واحد
    [two] منتجان
    [few] { $count } منتجات
    [many] { $count } منتجًا
   *[other] { $count } منتج
}
cart-sum = { cart-count }، { $total }
greeting = سلام { $name }
only-arabic = خاص
