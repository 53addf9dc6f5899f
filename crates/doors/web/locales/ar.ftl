# Frame of the pages
frame-description = تمور وعسل وزعفران وزيت زيتون وزرابي: اشتروا مباشرة من تعاونيات واحات درعة تافيلالت، والأداء عند الاستلام.
frame-skip = إلى المحتوى
frame-languages = اللغة
frame-aisles = الأقسام
frame-cart = السلة
frame-search-label = ابحثوا في المتجر
frame-search-hint = تمور، زعفران، عسل…
frame-search = بحث
frame-main-aisles = الأقسام الرئيسية
frame-all-aisles = كل الأقسام
frame-help = تحتاجون مساعدة؟
frame-house = الدار
frame-demo = معطيات للعرض فقط: لا شيء يباع هنا.
frame-office = المكتب
frame-office-title = موروث، المكتب
frame-sign-out = خروج

# Lists and forms
pages-label = الصفحات
pages-previous = الصفحة السابقة
pages-next = الصفحة التالية
form-error = خطأ:
form-errors = { $count ->
    [0] لا شيء يحتاج تصحيحاً
    [one] أمر واحد يحتاج تصحيحاً
    [two] أمران يحتاجان تصحيحاً
    [few] { $count } أمور تحتاج تصحيحاً
   *[other] { $count } أمراً يحتاج تصحيحاً
}

# Problems
problem-unreadable-title = لم نستطع قراءة هذا الطلب
problem-unreadable = ارجعوا إلى الصفحة السابقة وحاولوا مرة أخرى.
problem-forbidden-title = هذه الصفحة غير مفتوحة لدوركم
problem-forbidden = إذا كنتم في حاجة إليها، فاطلبوا ذلك من مسؤول الدار.
problem-form-too-old-title = هذه الاستمارة لم تعد صالحة
problem-form-too-old = بقيت الصفحة مفتوحة مدة طويلة، أو أن ملفات الارتباط معطلة. افتحوا الصفحة من جديد وأعيدوا الإرسال: لم يتغير أي شيء.
problem-not-found-title = هذه الصفحة غير موجودة
problem-not-found = ربما تغير العنوان. ابحثوا بالاسم، أو ابدؤوا من الصفحة الأولى.
problem-conflict-title = تغير الحال في هذه الأثناء
problem-conflict = افتحوا الصفحة من جديد لتروا أين وصل الأمر، ثم أعيدوا المحاولة.
problem-too-large-title = هذا كبير جداً
problem-too-large = أرسلوا نصاً أقصر أو ملفاً أخف.
problem-wrong-host-title = هذا العنوان ليس عنوان الدار
problem-wrong-host = افتحوا المتجر بعنوانه المعتاد.
problem-too-many-title = طلبات كثيرة دفعة واحدة
problem-too-many = انتظروا قليلاً ثم حاولوا مرة أخرى.
problem-fault-title = وقع عطل عندنا
problem-fault = ليس الخطأ منكم. حاولوا بعد قليل، وإذا تكرر فأعطونا هذا الرقم.
problem-unavailable-title = المتجر يأخذ نفَساً
problem-unavailable = حاولوا بعد ثوانٍ: سلتكم محفوظة.
problem-request = رقم الطلب:
problem-go-home = إلى الصفحة الأولى
problem-go-account = إلى حسابي

# Signing in
sign-in-title = الدخول
sign-in-login = اسم الدخول
sign-in-password = كلمة السر
sign-in-send = ادخل
sign-in-forgotten = نسيتم كلمة السر؟ مسؤول الدار يعطيكم رابطاً.
sign-in-wrong = اسم الدخول وكلمة السر لا يتوافقان. راجعوا الاثنين.
sign-in-done-out = لقد خرجتم.
sign-in-done-password = حُفظت كلمة السر. ادخلوا بالجديدة.
sign-in-done-again = انتهى الوقت. ادخلوا من جديد.
sign-in-code-wrong = { $count ->
    [one] الرمز غير صحيح. بقيت محاولة واحدة.
    [two] الرمز غير صحيح. بقيت محاولتان.
    [few] الرمز غير صحيح. بقيت { $count } محاولات.
   *[other] الرمز غير صحيح. بقيت { $count } محاولة.
}

# The code
code-title = رمز من ستة أرقام
code-ask = افتحوا تطبيق المصادقة وانقلوا الرمز.
code-set-up = دوركم يحتاج تحققاً ثانياً. اكتبوا هذا المفتاح في تطبيق المصادقة، ثم انقلوا هنا الرمز الذي يعطيه.
code-open-app = افتحوا التطبيق على هذا الجهاز
code-field = الرمز
code-hint = ستة أرقام، أو رمز احتياطي.
code-send = تحقق
code-wrong = الرمز غير صحيح. انتظروا الرمز الموالي وانقلوه.
codes-title = رموزكم الاحتياطية
codes-keep = اكتبوها على ورقة واحفظوها. كل رمز يفتح مرة واحدة يوم يضيع الهاتف. لن تظهر مرة أخرى.
codes-kept = لقد كتبتها

# One-time links
link-title = اختاروا كلمة السر
link-login = ستدخلون باسم:
link-ended-title = هذا الرابط لم يعد يفتح
link-ended = استُعمل من قبل أو مرّ وقته. اطلبوا رابطاً آخر من المسؤول.

# Passwords
password-current = كلمة السر الحالية
password-new = كلمة السر الجديدة
password-again = نفسها مرة أخرى
password-hint = 12 حرفاً على الأقل. أربع كلمات لا علاقة بينها يسهل حفظها.
password-keep = احفظ كلمة السر
password-current-wrong = هذه ليست كلمة السر الحالية.
password-differs = الكلمتان غير متطابقتين.
password-too-short = { $count ->
    [few] قصيرة: يلزم { $count } أحرف على الأقل.
   *[other] قصيرة: يلزم { $count } حرفاً على الأقل.
}
password-too-long = { $count ->
    [few] طويلة: { $count } أحرف على الأكثر.
   *[other] طويلة: { $count } حرفاً على الأكثر.
}
password-too-common = يسهل تخمينها: اختاروا كلمات لا تدل عليكم.

# One's own account
account-title = حسابي
account-language = اللغة
account-language-field = لغة الصفحات
account-language-keep = احفظ هذه اللغة
account-language-unknown = اختاروا لغة من القائمة.
account-password = كلمة السر
account-password-note = ستخرج كل الأجهزة، وهذا أيضاً.
account-second-factor = التحقق الثاني
account-second-factor-on = { $count ->
    [0] مفعّل. لم يبق أي رمز احتياطي: اصنعوا رموزاً أخرى.
    [one] مفعّل. بقي رمز احتياطي واحد.
    [two] مفعّل. بقي رمزان احتياطيان.
    [few] مفعّل. بقيت { $count } رموز احتياطية.
   *[other] مفعّل. بقي { $count } رمزاً احتياطياً.
}
account-second-factor-off = غير مفعّل بعد.
account-set-up = تفعيله
account-set-up-note = سيُطلب رمز من هاتفكم عند كل دخول. اكتبوا كلمة السر أولاً.
account-new-codes = صنع رموز احتياطية أخرى
account-new-codes-note = الرموز القديمة لن تفتح شيئاً. اكتبوا كلمة السر أولاً.
account-devices = الأجهزة
account-seen = آخر استعمال
account-close-others = إخراج الأجهزة الأخرى
account-done-language = تغيرت اللغة.
account-done-sessions = خرجت الأجهزة الأخرى.
account-done-second-factor = التحقق الثاني مفعّل.
second-factor-there = التحقق الثاني مفعّل من قبل.
second-factor-nothing = لا شيء للتفعيل: ابدؤوا من حسابكم.

# Roles
role-admin = مسؤول النظام
role-manager = مسير المجموعة
role-clerk = مكلف بالطلبات
role-treasurer = أمين المال
role-direction = الإدارة
role-supervisor = مشرف
role-coach = مواكب
role-partner = شريك
role-producer = منتج
role-buyer = مشترٍ
