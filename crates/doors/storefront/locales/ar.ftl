## Cards of goods and words that several pages share

crumb-home = الرئيسية
crumb-label = مسار التصفح
good-formats = { $count ->
    [zero] بدون حجم
    [one] حجم واحد
    [two] حجمان
    [few] { $count } أحجام
    [many] { $count } حجماً
   *[other] { $count } حجم
 }
good-add = أضف إلى السلة: { $name }، { $size }
good-added-see = انظروا السلة
good-last = { $count ->
    [one] آخر قطعة
    [two] بقيت قطعتان فقط
   *[other] بقي { $count } فقط
 }
good-season = يعود في { $month }
good-on-order = حسب الطلب
good-sold-out = نفد
good-demo = تجريبي
size-piece = قطعة
size-small = صغير
size-medium = متوسط
size-large = كبير
size-one = مقاس واحد
size-box = علبة هدية
size-basket = سلة
size-jar = برطمان
size-bag = كيس
size-bottle = قنينة
size-carton = علبة
size-pair = زوج
size-lot = { $count ->
    [zero] طقم
    [one] طقم من قطعة واحدة
    [two] طقم من قطعتين
    [few] طقم من { $count } قطع
    [many] طقم من { $count } قطعة
   *[other] طقم من { $count } قطعة
 }
size-pieces = { $count ->
    [zero] بدون قطع
    [one] قطعة واحدة
    [two] قطعتان
    [few] { $count } قطع
    [many] { $count } قطعة
   *[other] { $count } قطعة
 }
days-range = من { $min } إلى { $max ->
    [one] يوم واحد
    [two] يومين
    [few] { $max } أيام
    [many] { $max } يوماً
   *[other] { $max } يوم
 }
days-same = { $max ->
    [zero] اليوم نفسه
    [one] يوم واحد
    [two] يومان
    [few] { $max } أيام
    [many] { $max } يوماً
   *[other] { $max } يوم
 }
maker-members = { $count ->
    [zero] بدون أعضاء
    [one] عضو واحد
    [two] عضوان
    [few] { $count } أعضاء
    [many] { $count } عضواً
   *[other] { $count } عضو
 }
maker-women = { $women ->
    [zero] بدون نساء
    [one] منهم امرأة واحدة
    [two] منهم امرأتان
    [few] منهم { $women } نساء
    [many] منهم { $women } امرأة
   *[other] منهم { $women } امرأة
 }
maker-women-all = كلهن نساء
maker-goods-count = { $count ->
    [zero] لا منتجات
    [one] منتج واحد
    [two] منتجان
    [few] { $count } منتجات
    [many] { $count } منتجاً
   *[other] { $count } منتج
 }
kind-cooperative = تعاونية
kind-auto-entrepreneur = مقاول ذاتي
kind-gie = مجموعة المنتجين
kind-company = شركة
label-sign-igp = بيان جغرافي
label-sign-aop = تسمية منشأ
label-sign-agricole = علامة فلاحية
label-sign-bio = بيولوجي
label-proves-igp = بيان جغرافي محمي: المنتج من منطقته ويتبع دفتر تحملات، وتراقب هيئة معتمدة الغلّة.
label-proves-aop = تسمية منشأ محمية: كل شيء يتم في المنطقة، من الزراعة إلى التعبئة، وتراقب هيئة معتمدة كل مرحلة.
label-proves-agricole = علامة فلاحية: جودة أعلى من المعتاد، تراقبها هيئة معتمدة.
label-proves-bio = فلاحة بيولوجية: بلا سماد كيماوي ولا مبيد كيماوي، وتراقب هيئة معتمدة الحقول.
label-valid = شهادة المنتج صالحة اليوم.

## Home

home-title = غلّة الواحات، من أهلها إلى بابكم
home-description = تمور وعسل وزعفران وزيت زيتون وزرابي: اشتروا من تعاونيات واحات درعة-تافيلالت، وادفعوا عند الاستلام.
home-intro = تمور أرفود، زعفران تازناخت، عسل زيز الأعلى: { $count ->
    [zero] المنتجون قادمون.
    [one] منتج واحد يبيع هنا.
    [two] منتجان يبيعان هنا معاً.
    [few] { $count } منتجين يبيعون هنا معاً.
    [many] { $count } منتجاً يبيعون هنا معاً.
   *[other] { $count } منتج يبيعون هنا معاً.
 }
home-see-dates = شاهدوا التمور
home-see-goods = شاهدوا المنتجات
home-pay = تدفعون عند الاستلام
home-pay-how = نقداً، لعامل التوصيل
home-delivery = التوصيل { $days }، حسب المدينة
home-delivery-from = ابتداءً من { $price }، والثمن ظاهر قبل الطلب
home-delivery-soon = التوصيل إلى بابكم
home-delivery-shown = الثمن ظاهر قبل الطلب
home-call = نتصل بكم قبل الإرسال
home-call-how = لا نرسل شيئاً دون موافقتكم
home-season = من غلّة شهر { $month }
home-all-year = طوال السنة
home-aisles = الأقسام
home-gift = علبة هدية للعائلة، قريبة كانت أو بعيدة
home-gift-text = منتجات من عدة تعاونيات، مجموعة في قفة مضفورة. نوصلها إلى العنوان الذي تعطونه.
home-gift-go = أهدِ، ابتداءً من { $price }
home-makers = من يصنع ماذا
home-makers-all = كل المنتجين
home-empty = المتجر يستعد. المنتجات الأولى تصل قريباً.

## An aisle

aisle-description = { $name } من واحات درعة-تافيلالت، من منتجيها. التوصيل داخل المغرب والدفع عند الاستلام.
aisle-count = { $count ->
    [zero] لا منتجات
    [one] منتج واحد
    [two] منتجان
    [few] { $count } منتجات
    [many] { $count } منتجاً
   *[other] { $count } منتج
 }
aisle-makers = { $count ->
    [zero] بدون منتِج
    [one] من منتِج واحد
    [two] من منتِجَين
    [few] من { $count } منتِجين
    [many] من { $count } منتِجاً
   *[other] من { $count } منتِج
 }
aisle-filter = تصفية
aisle-producer = المنتِج
aisle-commune = الجماعة
aisle-label = العلامة
aisle-price = الثمن
aisle-available = التوفر
aisle-available-now = متوفر
aisle-price-from = أدنى ثمن، بالدرهم
aisle-price-to = أعلى ثمن، بالدرهم
aisle-price-between = من { $min } إلى { $max }
aisle-price-above = ابتداءً من { $min }
aisle-price-below = إلى غاية { $max }
aisle-price-apart = إلى
aisle-see = شاهدوا المنتجات
aisle-sort = الترتيب
aisle-sort-go = موافق
aisle-sort-recommended = غلّة الموسم أولاً
aisle-sort-found = الأقرب أولاً
aisle-sort-price = الأرخص أولاً
aisle-sort-price-down = الأغلى أولاً
aisle-sort-unit = ثمن الكيلو أو اللتر
aisle-sort-new = الجديد أولاً
aisle-sort-name = حسب الاسم
aisle-remove = { $name }: أزِل هذا الاختيار
aisle-clear = أزِل الكل
aisle-goods = المنتجات
aisle-none-title = لا شيء يوافق اختياركم
aisle-none = لا يوجد منتج يجمع كل هذه الشروط. أزيلوا اختياراً، أو شاهدوا القسم كله.
aisle-empty = هذا القسم ينتظر غلّته المقبلة.
aisle-see-all = شاهدوا القسم كله

## A product

offer-by = من إنتاج
offer-size = أي حجم؟
offer-in-stock = متوفر: { $count } ({ $size })، في { $place }
offer-last = { $count ->
    [one] آخر قطعة ({ $size })، في { $place }
    [two] بقيت قطعتان فقط ({ $size })، في { $place }
   *[other] بقي { $count } فقط ({ $size })، في { $place }
 }
offer-on-order = يُصنع لكم حسب الطلب، في { $place }
offer-out-of-season = خارج الموسم: يعود في { $month }
offer-sold-out = نفد في الوقت الحالي
offer-delivery = التوصيل ابتداءً من { $price }، { $days }.
offer-delivery-where = الثمن حسب الجهة
offer-pay = تدفعون عند الاستلام، بعد أن نتصل بكم.
offer-quantity = الكمية
offer-add = أضف إلى السلة
offer-gone = غير متوفر اليوم. شاهدوا ما يناسبه في الأسفل.
offer-season = الموسم
offer-season-all-year = متوفر طوال السنة.
offer-season-now = نحن الآن في موسمه.
offer-season-returns = تعود الغلّة في { $month }.
offer-inside = في العلبة
offer-what = المكوّنات والحفظ
offer-ingredients = المكوّنات
offer-allergens = يحتوي على
offer-no-allergens = لا مسبب حساسية مصرّح به
offer-keeps = يُحفظ
offer-keeps-days = { $count ->
    [zero] يؤكل في يومه
    [one] يوماً واحداً
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يوماً
   *[other] { $count } يوم
 }
offer-keeps-months = { $count ->
    [zero] أقل من شهر
    [one] شهراً واحداً
    [two] شهرين
    [few] { $count } أشهر
    [many] { $count } شهراً
   *[other] { $count } شهر
 }
offer-origin = المصدر
offer-weight = وزن الطرد
offer-seller = البائع
offer-tax = الثمن شامل لكل الرسوم.
allergen-gluten = الغلوتين
allergen-nuts = المكسرات
allergen-sesame = السمسم
allergen-milk = الحليب
allergen-eggs = البيض
allergen-soya = الصوجا
allergen-peanuts = الفول السوداني
allergen-mustard = الخردل
allergen-sulphites = الكبريتيت
offer-proof = ما تثبته العلامة
offer-returns = التوصيل والإرجاع
offer-zone = الجهة
offer-zone-days = المدة
offer-zone-price = ثمن توصيل { $size }
offer-delivery-cart = الثمن المضبوط لمدينتكم يظهر في السلة، من أول منتج.
offer-withdrawal = لكم 7 أيام بعد الاستلام لتغيير رأيكم وإرجاعه.
offer-no-withdrawal = منتج لا يُحفظ طويلاً أو يُصنع لكم: لا يُرجع، إلا إذا وصل تالفاً.
offer-withdrawal-more = كيف أُرجع منتجاً
offer-share = أين تذهب { $price }
offer-share-text = { $producer } للمنتِج، و{ $house } للمجموعة مقابل المتجر والتغليف والمتابعة.
offer-beside = يناسبه أيضاً
offer-drawing = رسم: { $name }

## Producers

makers-title = المنتجون
makers-description = تعاونيات ومقاولون ذاتيون من واحات درعة-تافيلالت: من هم، وأين هم، وماذا يصنعون.
makers-intro = كل منتج يقول من صنعه وأين. هؤلاء من يبيعون هنا.
makers-none = المنتجون يصلون قريباً.
maker-description = { $name }، { $place }: المنتجات والعلامات والموقع في الجهة.
maker-goods = المنتجات
maker-labels = العلامات
maker-no-goods = لا شيء للبيع الآن. عودوا مع الغلّة المقبلة.
maker-where = أين
maker-map = خريطة درعة-تافيلالت، وفيها { $place }
maker-map-note = { $place }، إقليم { $province }. النقط الصغيرة هي المنتجون الآخرون.
maker-map-plain = { $place }. النقط الصغيرة هي المنتجون الآخرون.

## Search

seek-title = البحث
seek-title-for = البحث: { $query }
seek-description = ابحثوا عن منتج أو منتِج أو قسم.
seek-empty = عمّ تبحثون؟
seek-empty-text = منتج أو قرية أو تعاونية: اكتبوه في الأعلى، بالعربية أو الفرنسية أو الإنجليزية أو الأمازيغية.
seek-none = لم نجد شيئاً عن «{ $query }»
seek-none-text = جرّبوا كلمة أقصر، أو ادخلوا من أحد الأقسام.
seek-meant = هل تقصدون:
seek-near = أقرب النتائج إلى «{ $query }»
seek-makers = المنتجون
seek-aisles = الأقسام
seek-goods = المنتجات

## Cart

cart-title = سلتكم
cart-one-delivery = { $count ->
    [zero] توصيل واحد.
    [one] منتِج واحد، توصيل واحد.
    [two] منتِجان يجتمع طلبهما في المستودع: توصيل واحد.
    [few] { $count } منتِجين يجتمع طلبهم في المستودع: توصيل واحد.
    [many] { $count } منتِجاً يجتمع طلبهم في المستودع: توصيل واحد.
   *[other] { $count } منتِج يجتمع طلبهم في المستودع: توصيل واحد.
 }
cart-added = أُضيف إلى سلتكم.
cart-changed = حدّثنا سلتكم.
cart-removed = أُزيل المنتج من السلة.
cart-town-set = حدّثنا ثمن التوصيل.
cart-each = { $price } للواحد
cart-quantity = كمية { $name }
cart-this-quantity = اعتمد هذه الكمية
cart-fewer = أقل بواحد: { $name }
cart-more = أكثر بواحد: { $name }
cart-remove = إزالة
cart-remove-what = إزالة: { $name }
cart-price-changed = تغيّر الثمن: { $now } بدل { $before }.
cart-price-accept = موافق على الأثمان الجديدة
cart-short = { $count ->
    [0] لم يبق منه شيء. أزيلوه لإتمام الطلب.
    [one] بقيت قطعة واحدة فقط، وأنتم تريدون { $wanted }.
    [two] بقيت قطعتان فقط، وأنتم تريدون { $wanted }.
   *[other] بقي { $count } فقط، وأنتم تريدون { $wanted }.
 }
cart-take = { $count ->
    [one] خذوا الأخيرة
    [two] خذوا الاثنتين
   *[other] خذوا { $count }
 }
cart-not-for-sale = هذا المنتج لم يعد للبيع. أزيلوه لإتمام الطلب.
cart-on-order = يُصنع حسب الطلب: يبدأ المنتِج بعد أن نتصل بكم.
cart-summary = الملخص
cart-town = التوصيل إلى
cart-town-choose = اختاروا مدينتكم
cart-town-go = احسب
cart-goods = المنتجات
cart-delivery-to = التوصيل إلى { $town }
cart-delivery = التوصيل
cart-delivery-later = حسب المدينة
cart-weight = { $weight }، { $days }
cart-weight-only = وزن الطرد: { $weight }
cart-oversize = أكثر من 30 كغ: نرسل عدة طرود، والثمن يشملها كلها.
cart-not-served = لا نوصل إلى هذه المدينة بعد. اختاروا مدينة قريبة، أو نقطة استلام في الخطوة التالية.
cart-total = المبلغ
cart-total-goods = مجموع المنتجات
cart-total-with = المبلغ مع التوصيل
cart-total-without = المنتجات، دون التوصيل
cart-order = إتمام الطلب
cart-promise = دون حساب. تدفعون عند الاستلام. نتصل بكم قبل الإرسال.
cart-mend = صحّحوا الأسطر المعلّمة، ثم أتمّوا الطلب.
shop-closed = المتجر لا يستقبل الطلبات حاليا. تصفّحوا وجهّزوا سلتكم: ستبقى في انتظاركم.
cart-heavy = { $name } وزنه { $weight }: يرفع ثمن التوصيل من { $before } إلى { $after }.
cart-empty = سلتكم فارغة
cart-empty-text = منتجات الواحات في انتظاركم.
cart-empty-go = ادخلوا المتجر
cart-continue = متابعة التسوق
cart-error-quantity = اكتبوا عدداً صحيحاً من 1 إلى 9.999.
cart-error-quantity-set = اكتبوا عدداً صحيحاً من 0 إلى 9.999. الصفر يزيل المنتج.
cart-error-sku = هذا المنتج ليس في المتجر.
cart-error-not-for-sale = هذا المنتج لم يعد للبيع.
cart-error-many-lines = السلة تتسع لـ 200 منتج مختلف. اطلبوا هذه، ثم ابدؤوا من جديد.
cart-error-large = أقصى ما يُطلب من منتج واحد 9.999.
cart-error-town = اختاروا مدينة من اللائحة.

## Checkout

checkout-title = إتمام الطلب
checkout-title-wrong = خطأ: إتمام الطلب
checkout-description = اطلبوا دون حساب، وادفعوا عند الاستلام.
checkout-intro = صفحة واحدة دون حساب. لا نرسل شيئاً قبل أن نتصل بكم.
checkout-kept = سلتكم محفوظة، لم يضع شيء.
checkout-who = من أنتم؟
checkout-name = الاسم
checkout-phone = الهاتف
checkout-phone-hint = نتصل بهذا الرقم قبل الإرسال.
checkout-phone-second = هاتف آخر (اختياري)
checkout-phone-second-hint = إذا لم يجب الأول.
checkout-how = كيف تستلمون؟
checkout-address = في عنوان
checkout-address-hint = الثمن حسب المدينة، ومكتوب بجانبها
checkout-pickup = أحضر لأستلم بنفسي
checkout-pickup-hint = دون مصاريف، في نقطة الاستلام
checkout-pickup-free = مجاناً
checkout-where = أين نوصل الطلب؟
checkout-city = المدينة
checkout-city-hint = مع ثمن توصيل سلتكم ومدته.
checkout-city-choose = اختاروا
checkout-city-note = { $price }، { $days }
checkout-city-closed = لا توصيل بعد
checkout-quarter = الحي أو الدوار
checkout-street = الزنقة والرقم (اختياري)
checkout-landmark = علامة قريبة (اختياري)
checkout-landmark-hint = مسجد أو مدرسة أو مقهى: ما تقولونه لصديق.
checkout-note = كلمة لعامل التوصيل (اختياري)
checkout-point = نقطة الاستلام
checkout-point-choose = اختاروا
checkout-price = احسب المبلغ
checkout-pay = كيف تدفعون؟
checkout-cash = نقداً عند الاستلام
checkout-cash-hint = تدفعون حين تستلمون، لا قبل ذلك
checkout-cash-sum = جهّزوا { $sum }
checkout-yours = طلبكم
checkout-change = تعديل
checkout-line = { $count } × { $size }
checkout-terms = أقبل شروط البيع.
checkout-terms-read = اقرؤوا شروط البيع
checkout-withdrawal = لكم 7 أيام بعد الاستلام لتغيير رأيكم، ما عدا المنتجات التي لا تُحفظ طويلاً أو تُصنع لكم. نرد لكم المال خلال 15 يوماً.
checkout-withdrawal-more = الإرجاع واسترداد المال
checkout-privacy = تستعمل { $house } هذه المعطيات لتوصيل طلبكم والاتصال بكم. الاسم والهاتف والعنوان ضرورية، ويتوصل بها عامل التوصيل. لكم أن تطّلعوا عليها أو تصحّحوها أو تتعرضوا على استعمالها (القانون 09-08).
checkout-privacy-cndp = تصريح اللجنة الوطنية (CNDP):
checkout-privacy-more = معطياتكم
checkout-sellers = كل منتج يبيعه منتِجه المذكور في سطره. { $house } تحصّل المبلغ عنهم وتجيبكم.
checkout-confirm = أكّد الطلب
checkout-again = حدّثنا الأثمان. راجعوا المبلغ ثم أكّدوا.
checkout-problem-price = تغيّر أحد الأثمان منذ زيارتكم. المبلغ الجديد ظاهر: أكّدوا إن كنتم موافقين.
checkout-problem-delivery = مع التوصيل بثمن { $price }، تغيّر المبلغ. المبلغ الجديد ظاهر: أكّدوا إن كنتم موافقين.
checkout-problem-delivery-known = ثمن التوصيل معروف الآن: { $price }. راجعوا المبلغ ثم أكّدوا.
checkout-problem-closed = المتجر لا يستقبل الطلبات حاليا: لم يُسجّل أي طلب. سلتكم ستبقى في انتظاركم.
checkout-problem-stock = الكمية لا تكفي: { $list }. غيّروا الكمية في السلة ثم عودوا.
checkout-problem-stock-one = { $name } (بقي { $count })
checkout-problem-stock-two = { $list }، { $one }
checkout-problem-gone = أحد المنتجات لم يعد للبيع. أزيلوه من السلة ثم عودوا.
checkout-problem-key = استُعملت هذه الاستمارة في طلب آخر. راجعوها ثم أكّدوا من جديد.
checkout-problem-large = هذا الطلب أكبر مما يستقبله الموقع. اتصلوا بنا نسجّله بالهاتف.
checkout-error-name = اكتبوا اسمكم، ليسأل عنكم عامل التوصيل.
checkout-error-long = النص طويل: الحد الأقصى { $max } حرفاً.
checkout-error-sign = فيه رمز لا نستطيع قراءته. اكتبوا بالحروف والأرقام.
checkout-error-phone = اكتبوا رقم هاتفكم: نتصل بكم قبل الإرسال.
checkout-error-phone-signs = اكتبوا أرقام الهاتف فقط، مثلاً 0612345678.
checkout-error-phone-missing = { $count ->
    [one] ينقص رقم: الهاتف المغربي فيه 10 أرقام.
    [two] ينقص رقمان: الهاتف المغربي فيه 10 أرقام.
    [few] تنقص { $count } أرقام: الهاتف المغربي فيه 10 أرقام.
   *[other] ينقص { $count } رقماً: الهاتف المغربي فيه 10 أرقام.
 }
checkout-error-phone-many = { $count ->
    [one] فيه رقم زائد: الهاتف المغربي فيه 10 أرقام.
    [two] فيه رقمان زائدان: الهاتف المغربي فيه 10 أرقام.
    [few] فيه { $count } أرقام زائدة: الهاتف المغربي فيه 10 أرقام.
   *[other] فيه { $count } رقماً زائداً: الهاتف المغربي فيه 10 أرقام.
 }
checkout-error-phone-start = الهاتف المغربي يبدأ بـ 05 أو 06 أو 07 أو 08. من الخارج ابدؤوا بعلامة + ورمز البلد.
checkout-error-delivery = قولوا لنا كيف تستلمون الطلب.
checkout-error-city = اختاروا مدينتكم من اللائحة.
checkout-error-not-served = لا نوصل إلى هذه المدينة بعد. اختاروا مدينة قريبة أو نقطة استلام.
checkout-error-quarter = اكتبوا الحي، ليجدكم عامل التوصيل.
checkout-error-point = اختاروا نقطة استلام من اللائحة.
checkout-error-payment = اختاروا كيف تدفعون.
checkout-error-payment-closed = طريقة الدفع هذه لم تُفتح بعد. اختاروا الدفع نقداً عند الاستلام.
checkout-error-terms = ضعوا العلامة إن كنتم تقبلون شروط البيع.

## An order, for its buyer

follow-title = الطلب { $code }
follow-word = رقم الطلب
follow-thanks = شكراً لكم. نتصل بكم قريباً للتأكيد.
follow-keep = احتفظوا بهذه الصفحة أو بعنوانها: تبيّن لكم أين وصل طلبكم.
follow-where = أين وصل طلبكم؟
follow-received = سجّلنا الطلب
follow-called = اتصلنا بكم وأكّدتم
follow-calling = نتصل بكم للتأكيد
follow-until = قبل { $moment }
follow-preparing = المنتجون يجهّزون
follow-ready = جاهز
follow-shipped = في الطريق إليكم
follow-delivered = وصل ودُفع
follow-collected = استُلم ودُفع
follow-refused = مرفوض
follow-returned = رجع
follow-cancelled = أُلغي
follow-expired = أُلغي: لم نستطع الاتصال بكم
follow-state-waiting = ينتظر موافقتكم
follow-state-to-prepare = قيد التجهيز
follow-state-ready = جاهز
follow-state-at-depot = في المستودع
follow-state-shipped = في الطريق
follow-state-delivered = وصل
follow-state-collected = استُلم
follow-state-refused = مرفوض
follow-state-returned = رجع
follow-state-cancelled = أُلغي
follow-order-to-confirm = في انتظار التأكيد
follow-order-confirmed = مؤكَّد
follow-order-completed = تمّ
follow-order-cancelled = أُلغي
follow-who = من يجهّز ماذا
follow-parcel = الطرد { $number }
follow-carrier = شركة التوصيل
follow-tracking = رقم التتبع
follow-track = تتبّعوا الطرد
follow-pay-on-delivery = المبلغ عند الاستلام
follow-pay-on-pickup = المبلغ عند حضوركم
follow-total-cancelled = المجموع، ولا يُدفع
follow-paid = مدفوع
follow-nothing = لا شيء للدفع
follow-prepare-cash = جهّزوا المبلغ نقداً. لا تدفعوا أكثر منه.
follow-address = العنوان
follow-pickup = نقطة الاستلام
follow-note = كلمتكم
follow-whatsapp = راسلونا على واتساب
follow-whatsapp-text = السلام عليكم، بخصوص طلبي { $code }:
follow-call = اتصلوا بنا
follow-cancel = إلغاء الطلب
follow-cancel-hint = ممكن ما دمنا لم نتصل بكم.
follow-cancel-closed = بعد التأكيد لا يمكن الإلغاء من هنا: اتصلوا بنا وسنساعدكم.
follow-cancel-late = لم يعد ممكناً إلغاء هذا الطلب من هنا. اتصلوا بنا وسنساعدكم.
follow-was-cancelled = أُلغي الطلب. لا تدفعون شيئاً.
follow-withdrawal = لكم 7 أيام بعد الاستلام لتغيير رأيكم.
follow-withdrawal-more = كيف أُرجع منتجاً

## Finding an order again

find-title = أين طلبي؟
find-intro = رقم الطلب مكتوب في صفحة التأكيد، مثلاً 7KQ4-9XPM.
find-code = رقم الطلب
find-phone = هاتف الطلب
find-send = شاهد طلبي
find-code-wrong = رقم الطلب غير مضبوط: فيه 8 رموز، مثلاً 7KQ4-9XPM.
find-phone-wrong = اكتبوا الهاتف الذي أعطيتموه مع الطلب، مثلاً 0612345678.
find-none = لا يوجد طلب بهذا الرقم وهذا الهاتف. راجعوهما، أو اتصلوا بنا.

## Legal texts

legal-description = { $title }: قواعد المتجر، بكلمات واضحة.
legal-other = هذا النص موجود بالعربية والفرنسية.
legal-seller = من يبيع لكم
legal-seller-name = المجموعة
legal-seller-address = العنوان
legal-seller-phone = الهاتف
legal-seller-mail = البريد الإلكتروني
legal-seller-rc = السجل التجاري
legal-seller-ice = التعريف الموحد للمقاولة
legal-seller-tax = التعريف الضريبي
legal-seller-cndp = تصريح CNDP
legal-more = النصوص الأخرى
legal-name-terms = شروط البيع
legal-name-privacy = معطياتكم
legal-name-legal-notice = بيانات قانونية
legal-name-returns = الإرجاع واسترداد المال
legal-name-delivery = التوصيل والأثمان
