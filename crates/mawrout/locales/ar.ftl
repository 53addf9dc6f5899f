# Rooms of the office, in its rail
room-today = اليوم
room-orders = الطلبات
room-preparation = التحضير
room-shipping = الإرسال
room-cash = المقبوضات
room-products = المنتجات
room-stock = المخزون
room-producers = المنتجون
room-ledger = الحسابات
room-users = المستعملون
room-settings = الإعدادات
room-audit = السجل

# Links of the footer
footer-link-delivery = التوصيل وأثمنته
footer-link-returns = الإرجاع خلال 7 أيام
footer-link-find = أجد طلبي
footer-link-producers = المنتجون
footer-link-terms = شروط البيع
footer-link-privacy = المعطيات الشخصية
footer-link-legal-notice = بيانات قانونية
