<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_EG">
<context>
    <name></name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 و%2</translation>
    </message>
    <message>
        <source>%1 are free.</source>
        <translation>المساحة المتاحة %1.</translation>
    </message>
    <message>
        <source>%1 cannot be %2</source>
        <translation>لا يمكن أن تكون قيمة %1 هي %2</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>تعذّر استخدام %1</translation>
    </message>
    <message>
        <source>%1 does not import (%2): install it as docs/engines.md says</source>
        <translation>تعذّر تحميل %1 (%2): يُرجى تثبيته وفق docs/engines.md</translation>
    </message>
    <message>
        <source>%1 gives no pictures</source>
        <translation>%1 لا تعطي صوراً</translation>
    </message>
    <message>
        <source>%1 has lost its key: keep folder and journal aside, and begin both anew</source>
        <translation>فُقد مفتاح %1: احفظ المجلد والسجل جانباً وابدأ كليهما من جديد</translation>
    </message>
    <message>
        <source>%1 is missing: allowed is %2</source>
        <translation>ينقص %1: القيمة المسموح بها: %2</translation>
    </message>
    <message>
        <source>%1 is no key: it has %2 bytes, not %3</source>
        <translation>%1 ليس مفتاحاً: حجمه %2 بايت بدلاً من %3</translation>
    </message>
    <message>
        <source>%1 is open for writing, and nobody knows why: report this</source>
        <translation>%1 مفتوح للكتابة دون سبب معروف: يُرجى الإبلاغ</translation>
    </message>
    <message>
        <source>%1 is there by name only, without its libraries: install it as docs/engines.md says</source>
        <translation>%1 موجود بالاسم فقط دون مكتباته: يُرجى تثبيته وفق docs/engines.md</translation>
    </message>
    <message>
        <source>%1 is too large for a settings file: name another one with --config</source>
        <translation>%1 أكبر من أن يكون ملف إعدادات: حدّد ملفاً آخر بواسطة --config</translation>
    </message>
    <message>
        <source>%1 of %2.</source>
        <translation>%1 من %2.</translation>
    </message>
    <message>
        <source>%1 of the picture&apos;s width, %2 of its height</source>
        <translation>%1 من عرض الصورة و%2 من ارتفاعها</translation>
    </message>
    <message>
        <source>%1 port %2 cannot be used (%3)</source>
        <translation>تعذّر استخدام المنفذ %2 على %1 (%3)</translation>
    </message>
    <message>
        <source>%1 runs on %2, the face finder on %3, the detector on %4</source>
        <translation>يعمل %1 على %2 وكاشف الوجوه على %3 والكاشف على %4</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>%1, for %2.</source>
        <translation>%1 لمدة %2.</translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation>%1، من %2 إلى %3</translation>
    </message>
    <message>
        <source>%1, until the kiosk ended.</source>
        <translation>%1 إلى أن توقف الجهاز.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 × %3 pixels, %4 pictures a second.</source>
        <translation>%1: %2 × %3 بكسل، معدل الصور في الثانية %4.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1: %2; allowed is %3</source>
        <translation>%1: %2؛ القيمة المسموح بها: %3</translation>
    </message>
    <message>
        <source>%1: allowed is %2</source>
        <translation>%1: القيمة المسموح بها: %2</translation>
    </message>
    <message>
        <source>%1: by %2.</source>
        <translation>%1: بواسطة %2.</translation>
    </message>
    <message>
        <source>%1: no picture yet.</source>
        <translation>%1: لا توجد صورة بعد.</translation>
    </message>
    <message>
        <source>%1: one pair of brackets is enough, as in %2</source>
        <translation>%1: يكفي زوج واحد من الأقواس مثل %2</translation>
    </message>
    <message>
        <source>%1: there is no such setting</source>
        <translation>%1: لا يوجد إعداد كهذا</translation>
    </message>
    <message>
        <source>%1: there is no such setting; did you mean %2?</source>
        <translation>%1: لا يوجد إعداد كهذا؛ هل تقصد %2؟</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1؛ %2</translation>
    </message>
    <message>
        <source>%1; a pass runs for %2 more.</source>
        <translation>%1؛ الإذن سارٍ لمدة %2 أخرى.</translation>
    </message>
    <message>
        <source>%1; it is still so.</source>
        <translation>%1؛ وما زال الأمر كذلك.</translation>
    </message>
    <message>
        <source>%1&#xa0;%</source>
        <translation>%1‎%‎</translation>
    </message>
    <message>
        <source>%1&#xa0;GB</source>
        <translation>%1&#xa0;غيغابايت</translation>
    </message>
    <message>
        <source>%1&#xa0;MB</source>
        <translation>%1&#xa0;ميغابايت</translation>
    </message>
    <message>
        <source>%1&#xa0;h %2&#xa0;min</source>
        <translation>%1&#xa0;س %2&#xa0;د</translation>
    </message>
    <message>
        <source>%1&#xa0;ms (95&#xa0;%: %2&#xa0;ms)</source>
        <translation>%1&#xa0;مللي ثانية (95‎%‎: %2)</translation>
    </message>
    <message>
        <source>%1&#xa0;s</source>
        <translation>%1&#xa0;ث</translation>
    </message>
    <message>
        <source>%1&#xa0;s and %2&#xa0;s.</source>
        <translation>%1&#xa0;ث و%2&#xa0;ث.</translation>
    </message>
    <message>
        <source>%1&#xa0;× %2</source>
        <translation>%1&#xa0;× %2</translation>
    </message>
    <message>
        <source>%^1</source>
        <translation>%^1</translation>
    </message>
    <message>
        <source>%^1 could not let people through.</source>
        <translation>تعذّر على %^1 السماح بالمرور.</translation>
    </message>
    <message>
        <source>%^1 ended the kiosk to set it up again.</source>
        <translation>أنهى %^1 عمل الجهاز لإعداده من جديد.</translation>
    </message>
    <message>
        <source>%^1 let one person through.</source>
        <translation>سمح %^1 بمرور شخص واحد.</translation>
    </message>
    <message>
        <source>%^1 let people through for %2.</source>
        <translation>سمح %^1 بالمرور لمدة %2.</translation>
    </message>
    <message>
        <source>%^1.</source>
        <translation>%^1.</translation>
    </message>
    <message numerus="yes">
        <source>%n can override</source>
        <translation>
            <numerusform>لا أحد يمكنه السماح بالمرور</numerusform>
            <numerusform>شخص واحد يمكنه السماح بالمرور</numerusform>
            <numerusform>شخصان يمكنهما السماح بالمرور</numerusform>
            <numerusform>%n أشخاص يمكنهم السماح بالمرور</numerusform>
            <numerusform>%n شخصاً يمكنهم السماح بالمرور</numerusform>
            <numerusform>%n شخص يمكنهم السماح بالمرور</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) failed.</source>
        <translation>
            <numerusform>لم يفشل أي فحص.</numerusform>
            <numerusform>فشل فحص واحد.</numerusform>
            <numerusform>فشل فحصان.</numerusform>
            <numerusform>فشلت %n فحوص.</numerusform>
            <numerusform>فشل %n فحصاً.</numerusform>
            <numerusform>فشل %n فحص.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are as they were sealed.</source>
        <translation>
            <numerusform>لا توجد قيود.</numerusform>
            <numerusform>قيد واحد مطابق لختمه.</numerusform>
            <numerusform>قيدان مطابقان لختميهما.</numerusform>
            <numerusform>%n قيود مطابقة لأختامها.</numerusform>
            <numerusform>%n قيداً مطابقة لأختامها.</numerusform>
            <numerusform>%n قيد مطابقة لأختامها.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) not working.</source>
        <translation>
            <numerusform>كل شيء يعمل.</numerusform>
            <numerusform>عنصر واحد لا يعمل.</numerusform>
            <numerusform>عنصران لا يعملان.</numerusform>
            <numerusform>%n عناصر لا تعمل.</numerusform>
            <numerusform>%n عنصراً لا يعمل.</numerusform>
            <numerusform>%n عنصر لا يعمل.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n walk(s) missing: the report will say that it is incomplete.</source>
        <translation>
            <numerusform>لا تنقص أي تجربة: سيذكر التقرير أنه غير مكتمل.</numerusform>
            <numerusform>تنقص تجربة واحدة: سيذكر التقرير أنه غير مكتمل.</numerusform>
            <numerusform>تنقص تجربتان: سيذكر التقرير أنه غير مكتمل.</numerusform>
            <numerusform>تنقص %n تجارب: سيذكر التقرير أنه غير مكتمل.</numerusform>
            <numerusform>تنقص %n تجربة: سيذكر التقرير أنه غير مكتمل.</numerusform>
            <numerusform>تنقص %n تجربة: سيذكر التقرير أنه غير مكتمل.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a PIN</source>
        <translation>
            <numerusform>لا أحد لديه رمز PIN</numerusform>
            <numerusform>شخص واحد لديه رمز PIN</numerusform>
            <numerusform>شخصان لديهما رمز PIN</numerusform>
            <numerusform>%n أشخاص لديهم رمز PIN</numerusform>
            <numerusform>%n شخصاً لديهم رمز PIN</numerusform>
            <numerusform>%n شخص لديهم رمز PIN</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n&#xa0;day(s) %1&#xa0;h</source>
        <translation>
            <numerusform>%n&#xa0;يوم %1&#xa0;س</numerusform>
            <numerusform>يوم واحد %1&#xa0;س</numerusform>
            <numerusform>يومان %1&#xa0;س</numerusform>
            <numerusform>%n&#xa0;أيام %1&#xa0;س</numerusform>
            <numerusform>%n&#xa0;يوماً %1&#xa0;س</numerusform>
            <numerusform>%n&#xa0;يوم %1&#xa0;س</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n&#xa0;min</source>
        <translation>
            <numerusform>%n&#xa0;دقيقة</numerusform>
            <numerusform>دقيقة واحدة</numerusform>
            <numerusform>دقيقتان</numerusform>
            <numerusform>%n&#xa0;دقائق</numerusform>
            <numerusform>%n&#xa0;دقيقة</numerusform>
            <numerusform>%n&#xa0;دقيقة</numerusform>
        </translation>
    </message>
    <message>
        <source>A fault (%1)</source>
        <translation>عطل (%1)</translation>
    </message>
    <message>
        <source>A hand over the mouth</source>
        <translation>يد على الفم</translation>
    </message>
    <message>
        <source>A struck-out walk that had turned green, and should not have, is signed for by the site.</source>
        <translation>يوقّع الموقع على كل تجربة مستبعدة صارت خضراء وما كان ينبغي لها ذلك.</translation>
    </message>
    <message>
        <source>A wrong PIN for %1.</source>
        <translation>رمز PIN خاطئ باسم %1.</translation>
    </message>
    <message>
        <source>All were made.</source>
        <translation>أُجريت كلها.</translation>
    </message>
    <message>
        <source>An acceptance goes on already.</source>
        <translation>يجري اختبار قبول بالفعل.</translation>
    </message>
    <message numerus="yes">
        <source>An override lasts %n minute(s) at the most.</source>
        <translation>
            <numerusform>مدة الإذن %n دقيقة على الأكثر.</numerusform>
            <numerusform>مدة الإذن دقيقة واحدة على الأكثر.</numerusform>
            <numerusform>مدة الإذن دقيقتان على الأكثر.</numerusform>
            <numerusform>مدة الإذن %n دقائق على الأكثر.</numerusform>
            <numerusform>مدة الإذن %n دقيقة على الأكثر.</numerusform>
            <numerusform>مدة الإذن %n دقيقة على الأكثر.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another program may have it: choose another under [health] in the settings.</source>
        <translation>ربما يشغله برنامج آخر: اختر غيره تحت [health] في الإعدادات.</translation>
    </message>
    <message>
        <source>As many walks as usual were made (%1); with fewer the site decides.</source>
        <translation>أُجري العدد المعتاد من التجارب (%1)؛ وإن قلّ عن ذلك فالقرار للموقع.</translation>
    </message>
    <message>
        <source>At most %1&#xa0;% of the walks were struck out; beyond that the site decides.</source>
        <translation>استُبعد ما لا يزيد على %1‎%‎ من التجارب؛ وإن زاد فالقرار للموقع.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>الكاميرا</translation>
    </message>
    <message>
        <source>Camera %1</source>
        <translation>الكاميرا %1</translation>
    </message>
    <message>
        <source>Can be reached.</source>
        <translation>يمكن الوصول إليها.</translation>
    </message>
    <message>
        <source>Check plug and cable. The kiosk tries again by itself.</source>
        <translation>تحقّق من القابس والكابل. يعيد الجهاز المحاولة تلقائياً.</translation>
    </message>
    <message>
        <source>Check the network, and [mqtt] in the settings.</source>
        <translation>تحقّق من الشبكة ومن [mqtt] في الإعدادات.</translation>
    </message>
    <message>
        <source>Choose up to %1 walks of a kind, and one at least.</source>
        <translation>اختر حتى %1 تجربة من كل نوع وتجربة واحدة على الأقل.</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>توصيل</translation>
    </message>
    <message numerus="yes">
        <source>Digits entered: %n</source>
        <translation>
            <numerusform>لم يُدخل أي رقم</numerusform>
            <numerusform>أُدخل رقم واحد</numerusform>
            <numerusform>أُدخل رقمان</numerusform>
            <numerusform>أُدخلت %n أرقام</numerusform>
            <numerusform>أُدخل %n رقماً</numerusform>
            <numerusform>أُدخل %n رقم</numerusform>
        </translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>القرص</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>الباب</translation>
    </message>
    <message>
        <source>Door tried</source>
        <translation>تجربة الباب</translation>
    </message>
    <message>
        <source>Every kind of walk was planned and made.</source>
        <translation>خُطّط لكل نوع من التجارب وأُجري.</translation>
    </message>
    <message>
        <source>Fire alarm: the door is free.</source>
        <translation>إنذار حريق: الباب محرَّر.</translation>
    </message>
    <message>
        <source>Fire alarm: the door was set free.</source>
        <translation>إنذار حريق: حُرِّر الباب.</translation>
    </message>
    <message>
        <source>Free its vents, clean the fan, shade it.</source>
        <translation>أفسح فتحات التهوية ونظّف المروحة واحمه من الشمس.</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>الجمعة</translation>
    </message>
    <message>
        <source>From arrival to the first verdict: at most %1&#xa0;s in half of the walks, %2&#xa0;s in 95&#xa0;%.</source>
        <translation>من الوصول إلى أول نتيجة: لا أكثر من %1&#xa0;ث في نصف التجارب و%2&#xa0;ث في 95‎%‎ منها.</translation>
    </message>
    <message>
        <source>Has not begun yet.</source>
        <translation>لم يبدأ بعد.</translation>
    </message>
    <message>
        <source>Have it checked.</source>
        <translation>يُرجى فحصه.</translation>
    </message>
    <message>
        <source>Health page</source>
        <translation>صفحة الحالة</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>الحرارة</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>الأوقات</translation>
    </message>
    <message>
        <source>If it stays so, the kiosk is started anew by itself.</source>
        <translation>إن استمر ذلك يُعاد تشغيل الجهاز تلقائياً.</translation>
    </message>
    <message>
        <source>Is not fed: %1.</source>
        <translation>لا تصله الإشارة: %1.</translation>
    </message>
    <message>
        <source>Is written.</source>
        <translation>تجري الكتابة فيه.</translation>
    </message>
    <message>
        <source>It opened without green: walk %1.</source>
        <translation>فُتح دون نتيجة خضراء: التجربة %1.</translation>
    </message>
    <message>
        <source>It stayed shut: walk %1.</source>
        <translation>بقي مغلقاً: التجربة %1.</translation>
    </message>
    <message>
        <source>It stays free until the alarm is over and was reset.</source>
        <translation>يبقى محرَّراً حتى انتهاء الإنذار وإعادة ضبطه.</translation>
    </message>
    <message>
        <source>It was late: walk %1.</source>
        <translation>تأخّر: التجربة %1.</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Judging</source>
        <translation>الفحص</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>الجهاز</translation>
    </message>
    <message>
        <source>Kiosk is wrong</source>
        <translation>خطأ من الجهاز</translation>
    </message>
    <message>
        <source>Known visitor</source>
        <translation>زائر معروف</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message numerus="yes">
        <source>Let in wrongly: %n walk(s).</source>
        <translation>
            <numerusform>لم يُسمح لأحد خطأً.</numerusform>
            <numerusform>سُمح خطأً في تجربة واحدة.</numerusform>
            <numerusform>سُمح خطأً في تجربتين.</numerusform>
            <numerusform>سُمح خطأً في %n تجارب.</numerusform>
            <numerusform>سُمح خطأً في %n تجربة.</numerusform>
            <numerusform>سُمح خطأً في %n تجربة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Let in: walk %1.</source>
        <translation>سُمح بالمرور: التجربة %1.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>القفل</translation>
    </message>
    <message>
        <source>Looks %1 times a second.</source>
        <translation>عدد مرات الفحص في الثانية: %1.</translation>
    </message>
    <message>
        <source>Mask below the nose</source>
        <translation>الكمامة تحت الأنف</translation>
    </message>
    <message>
        <source>Medical exemption</source>
        <translation>إعفاء طبي</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>الذاكرة</translation>
    </message>
    <message>
        <source>Missing: %1.</source>
        <translation>الناقص: %1.</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>الاثنين</translation>
    </message>
    <message>
        <source>Names and PINs can be read.</source>
        <translation>يمكن قراءة الأسماء ورموز PIN.</translation>
    </message>
    <message>
        <source>Network camera</source>
        <translation>كاميرا شبكية</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>الشبكات العصبية</translation>
    </message>
    <message>
        <source>Networks that judge</source>
        <translation>شبكات الفحص</translation>
    </message>
    <message>
        <source>No acceptance goes on.</source>
        <translation>لا يجري أي اختبار قبول.</translation>
    </message>
    <message>
        <source>No door is driven here.</source>
        <translation>لا يُتحكّم بأي باب هنا.</translation>
    </message>
    <message>
        <source>No door obeyed this kiosk: it was not tried.</source>
        <translation>لم يكن أي باب يطيع هذا الجهاز: لم يُجرَّب.</translation>
    </message>
    <message>
        <source>No self-proof was right yet.</source>
        <translation>لم يصحّ أي إثبات ذاتي بعد.</translation>
    </message>
    <message>
        <source>No sound has failed.</source>
        <translation>لم يتعطّل أي صوت.</translation>
    </message>
    <message>
        <source>No walk had a verdict.</source>
        <translation>لم تكن لأي تجربة نتيجة.</translation>
    </message>
    <message>
        <source>Nobody was.</source>
        <translation>لم يُسمح لأحد.</translation>
    </message>
    <message>
        <source>Nobody without a mask, with the nose out, with a hand for a mask, or beside such a person was let in.</source>
        <translation>لم يُسمح بمرور أحد بلا كمامة أو مكشوف الأنف أو بيد بدل الكمامة أو بجانب شخص كهذا.</translation>
    </message>
    <message>
        <source>Not in order.</source>
        <translation>ليس سليماً.</translation>
    </message>
    <message>
        <source>Not planned: %1.</source>
        <translation>غير مخطَّط له: %1.</translation>
    </message>
    <message>
        <source>Not watched by systemd: if the kiosk hangs, nobody starts it anew.</source>
        <translation>لا يراقبه systemd: إن علّق الجهاز فلن يعيد أحد تشغيله.</translation>
    </message>
    <message>
        <source>Nothing has been judged for %1.</source>
        <translation>لم يُفحص شيء منذ %1.</translation>
    </message>
    <message>
        <source>Nothing is heard at %1: %2.</source>
        <translation>لا صوت على %1: %2.</translation>
    </message>
    <message>
        <source>Nothing is recorded: %1</source>
        <translation>لا يُسجَّل شيء: %1</translation>
    </message>
    <message>
        <source>Of those with a mask at least %1&#xa0;% were let in.</source>
        <translation>سُمح بمرور %1‎%‎ على الأقل ممن يرتدون كمامة.</translation>
    </message>
    <message>
        <source>Only %1.</source>
        <translation>فقط %1.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>مفتوح</translation>
    </message>
    <message>
        <source>Pictures are %1 old when they are judged; the work takes %2.</source>
        <translation>عمر الصور عند الفحص %1؛ وتستغرق المعالجة %2.</translation>
    </message>
    <message>
        <source>Place and network</source>
        <translation>المكان والشبكة</translation>
    </message>
    <message numerus="yes">
        <source>Please look at %n thing(s).</source>
        <translation>
            <numerusform>لا شيء يحتاج إلى مراجعة.</numerusform>
            <numerusform>يُرجى مراجعة عنصر واحد.</numerusform>
            <numerusform>يُرجى مراجعة عنصرين.</numerusform>
            <numerusform>يُرجى مراجعة %n عناصر.</numerusform>
            <numerusform>يُرجى مراجعة %n عنصراً.</numerusform>
            <numerusform>يُرجى مراجعة %n عنصر.</numerusform>
        </translation>
    </message>
    <message>
        <source>Please ring the bell or ask at the desk: staff will help you.</source>
        <translation>يُرجى قرع الجرس أو السؤال في الاستقبال: سيساعدكم الموظفون.</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>الخصوصية</translation>
    </message>
    <message>
        <source>Restart the kiosk, and see to the door by hand meanwhile.</source>
        <translation>أعد تشغيل الجهاز وتولَّ أمر الباب يدوياً في هذه الأثناء.</translation>
    </message>
    <message>
        <source>Restart the kiosk. If it stays so, run the self-test.</source>
        <translation>أعد تشغيل الجهاز. إن استمر الأمر فشغّل الفحص الذاتي.</translation>
    </message>
    <message>
        <source>Restart the kiosk: it is not watched by systemd.</source>
        <translation>أعد تشغيل الجهاز: لا يراقبه systemd.</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>القاعدة</translation>
    </message>
    <message>
        <source>SQLite finds it damaged: %1</source>
        <translation>وجدته SQLite تالفاً: %1</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>السبت</translation>
    </message>
    <message>
        <source>See to the door by hand, and check the relay&apos;s plug.</source>
        <translation>تولَّ أمر الباب يدوياً وتحقّق من قابس المرحّل.</translation>
    </message>
    <message>
        <source>See to the door by hand.</source>
        <translation>تولَّ أمر الباب يدوياً.</translation>
    </message>
    <message>
        <source>Shut</source>
        <translation>مغلق</translation>
    </message>
    <message>
        <source>Slow: does another program use this computer?</source>
        <translation>بطيء: هل يستخدم برنامج آخر هذا الحاسوب؟</translation>
    </message>
    <message numerus="yes">
        <source>So it was in %n walk(s).</source>
        <translation>
            <numerusform>لم يكن كذلك في أي تجربة.</numerusform>
            <numerusform>كان كذلك في تجربة واحدة.</numerusform>
            <numerusform>كان كذلك في تجربتين.</numerusform>
            <numerusform>كان كذلك في %n تجارب.</numerusform>
            <numerusform>كان كذلك في %n تجربة.</numerusform>
            <numerusform>كان كذلك في %n تجربة.</numerusform>
        </translation>
    </message>
    <message>
        <source>So it was.</source>
        <translation>كان كذلك.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>شخص ما</translation>
    </message>
    <message>
        <source>Soon nothing is recorded, and no PIN is checked: free some space.</source>
        <translation>قريباً لن يُسجَّل شيء ولن يُتحقَّق من أي رمز PIN: أفسح بعض المساحة.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>الموظفون</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>الملخص</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>الأحد</translation>
    </message>
    <message>
        <source>Telemetry</source>
        <translation>القياس عن بُعد</translation>
    </message>
    <message numerus="yes">
        <source>Testing: %n done</source>
        <translation>
            <numerusform>جارٍ الفحص: لم يُنجز شيء بعد</numerusform>
            <numerusform>جارٍ الفحص: أُنجز واحد</numerusform>
            <numerusform>جارٍ الفحص: أُنجز اثنان</numerusform>
            <numerusform>جارٍ الفحص: أُنجزت %n فحوص</numerusform>
            <numerusform>جارٍ الفحص: أُنجز %n فحصاً</numerusform>
            <numerusform>جارٍ الفحص: أُنجز %n فحص</numerusform>
        </translation>
    </message>
    <message>
        <source>That is little: end other programs, or restart the computer.</source>
        <translation>هذا قليل: أغلق البرامج الأخرى أو أعد تشغيل الحاسوب.</translation>
    </message>
    <message>
        <source>That is little: give it more light, or another cable.</source>
        <translation>هذا قليل: زد الإضاءة أو بدّل الكابل.</translation>
    </message>
    <message>
        <source>The broker hears nothing: %1.</source>
        <translation>لا يصل شيء إلى الوسيط: %1.</translation>
    </message>
    <message>
        <source>The broker hears this kiosk.</source>
        <translation>تصل رسائل هذا الجهاز إلى الوسيط.</translation>
    </message>
    <message>
        <source>The camera gave no picture</source>
        <translation>لم تُعطِ الكاميرا أي صورة</translation>
    </message>
    <message>
        <source>The camera repeated one picture</source>
        <translation>كرّرت الكاميرا صورة واحدة</translation>
    </message>
    <message>
        <source>The camera saw only black</source>
        <translation>لم ترَ الكاميرا سوى السواد</translation>
    </message>
    <message>
        <source>The check stood still</source>
        <translation>توقّف الفحص</translation>
    </message>
    <message>
        <source>The door opened within %1&#xa0;s of green, and never without it.</source>
        <translation>فُتح الباب خلال %1&#xa0;ث من النتيجة الخضراء ولم يُفتح دونها قط.</translation>
    </message>
    <message>
        <source>The door was reset after an alarm.</source>
        <translation>أُعيد ضبط الباب بعد إنذار.</translation>
    </message>
    <message>
        <source>The door works all the same. Free the disk, or have it mended.</source>
        <translation>الباب يعمل رغم ذلك. أفسح مساحة على القرص أو أصلحه.</translation>
    </message>
    <message>
        <source>The door&apos;s relay failed.</source>
        <translation>تعطّل مرحّل الباب.</translation>
    </message>
    <message>
        <source>The door&apos;s relay works again.</source>
        <translation>عاد مرحّل الباب إلى العمل.</translation>
    </message>
    <message>
        <source>The doorman answers again.</source>
        <translation>عادت خدمة الباب إلى الاستجابة.</translation>
    </message>
    <message>
        <source>The doorman is not reached: is it running?</source>
        <translation>تعذّر الوصول إلى خدمة الباب: هل تعمل؟</translation>
    </message>
    <message>
        <source>The doorman refuses: %1.</source>
        <translation>خدمة الباب ترفض: %1.</translation>
    </message>
    <message>
        <source>The doorman was not reached: the door was on its own.</source>
        <translation>تعذّر الوصول إلى خدمة الباب: بقي الباب دون تحكّم.</translation>
    </message>
    <message>
        <source>The fire alarm is over.</source>
        <translation>انتهى إنذار الحريق.</translation>
    </message>
    <message>
        <source>The first one is over within seconds.</source>
        <translation>ينتهي الأول خلال ثوانٍ.</translation>
    </message>
    <message>
        <source>The first start takes some minutes.</source>
        <translation>يستغرق التشغيل الأول بضع دقائق.</translation>
    </message>
    <message>
        <source>The key switch was turned.</source>
        <translation>أُدير المفتاح القفلي.</translation>
    </message>
    <message>
        <source>The kiosk does not drive the door now.</source>
        <translation>الجهاز لا يتحكّم بالباب حالياً.</translation>
    </message>
    <message>
        <source>The kiosk uses %1; %2 of %3 are free.</source>
        <translation>يستخدم الجهاز %1؛ والمتاح %2 من %3.</translation>
    </message>
    <message>
        <source>The kiosk was out of service: %1.</source>
        <translation>كان الجهاز متوقفاً عن الخدمة: %1.</translation>
    </message>
    <message>
        <source>The kiosk was started, version %1.</source>
        <translation>شُغّل الجهاز، الإصدار %1.</translation>
    </message>
    <message>
        <source>The kiosk&apos;s folder cannot be reached.</source>
        <translation>تعذّر الوصول إلى مجلد الجهاز.</translation>
    </message>
    <message numerus="yes">
        <source>The last %n event(s)</source>
        <translation>
            <numerusform>لا أحداث</numerusform>
            <numerusform>آخر حدث</numerusform>
            <numerusform>آخر حدثين</numerusform>
            <numerusform>آخر %n أحداث</numerusform>
            <numerusform>آخر %n حدثاً</numerusform>
            <numerusform>آخر %n حدث</numerusform>
        </translation>
    </message>
    <message>
        <source>The networks fail: nobody can be judged.</source>
        <translation>الشبكات العصبية معطّلة: لا يمكن فحص أحد.</translation>
    </message>
    <message>
        <source>The networks failed, nobody could be judged</source>
        <translation>تعطّلت الشبكات العصبية ولم يمكن فحص أحد</translation>
    </message>
    <message>
        <source>The pass that %1 gave could not be ended.</source>
        <translation>تعذّر إنهاء الإذن الذي منحه %1.</translation>
    </message>
    <message>
        <source>The pass that %1 gave is over.</source>
        <translation>انتهى الإذن الذي منحه %1.</translation>
    </message>
    <message>
        <source>The pass that %1 gave was ended early.</source>
        <translation>أُنهي الإذن الذي منحه %1 قبل موعده.</translation>
    </message>
    <message>
        <source>The processor has %1 °C.</source>
        <translation>حرارة المعالج %1 °م.</translation>
    </message>
    <message>
        <source>The relay fails: %1</source>
        <translation>المرحّل معطّل: %1</translation>
    </message>
    <message>
        <source>The report cannot be written (%1): free the disk.</source>
        <translation>تعذّرت كتابة التقرير (%1): أفسح مساحة على القرص.</translation>
    </message>
    <message>
        <source>The schedule leaves the door to itself now.</source>
        <translation>وفق الجدول، لا يتحكّم الجهاز بالباب الآن.</translation>
    </message>
    <message>
        <source>The self-proof was right %1 ago.</source>
        <translation>صحّ الإثبات الذاتي قبل %1.</translation>
    </message>
    <message>
        <source>The settings do not say which door there is.</source>
        <translation>لا تذكر الإعدادات أي باب يوجد هنا.</translation>
    </message>
    <message numerus="yes">
        <source>The settings have %n mistake(s).</source>
        <translation>
            <numerusform>لا أخطاء في الإعدادات.</numerusform>
            <numerusform>في الإعدادات خطأ واحد.</numerusform>
            <numerusform>في الإعدادات خطآن.</numerusform>
            <numerusform>في الإعدادات %n أخطاء.</numerusform>
            <numerusform>في الإعدادات %n خطأً.</numerusform>
            <numerusform>في الإعدادات %n خطأ.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>لا يوجد.</translation>
    </message>
    <message>
        <source>This cannot be shown: the kiosk&apos;s log says why.</source>
        <translation>تعذّر العرض: السبب مذكور في سجل تشغيل الجهاز.</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>الخميس</translation>
    </message>
    <message>
        <source>To be signed for: walk %1.</source>
        <translation>تحتاج إلى توقيع: التجربة %1.</translation>
    </message>
    <message>
        <source>Too slow for a green verdict: restart the kiosk.</source>
        <translation>أبطأ من أن يعطي نتيجة خضراء: أعد تشغيل الجهاز.</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>الثلاثاء</translation>
    </message>
    <message>
        <source>Two at once, one without a mask</source>
        <translation>شخصان معاً وأحدهما بلا كمامة</translation>
    </message>
    <message>
        <source>Uncover its lens, or turn the light on.</source>
        <translation>أزل ما يغطي العدسة أو أشعل الضوء.</translation>
    </message>
    <message>
        <source>Unplug the camera and plug it in again.</source>
        <translation>افصل الكاميرا ثم صلها مجدداً.</translation>
    </message>
    <message>
        <source>Until then the key switch lets people through.</source>
        <translation>حتى ذلك الحين يتيح المفتاح القفلي المرور.</translation>
    </message>
    <message>
        <source>Until then visitors have the screen only.</source>
        <translation>إلى ذلك الحين ليس أمام الزوار سوى الشاشة.</translation>
    </message>
    <message>
        <source>Version %1, runs for %2.</source>
        <translation>الإصدار %1، يعمل منذ %2.</translation>
    </message>
    <message>
        <source>Wait a minute, then check its plug.</source>
        <translation>انتظر دقيقة ثم تحقّق من القابس.</translation>
    </message>
    <message>
        <source>Watchdog</source>
        <translation>مراقب التشغيل</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>الأربعاء</translation>
    </message>
    <message>
        <source>With a mask</source>
        <translation>بكمامة</translation>
    </message>
    <message>
        <source>Without a mask</source>
        <translation>بلا كمامة</translation>
    </message>
    <message>
        <source>Without networks there is nothing to prove.</source>
        <translation>دون شبكات عصبية لا يوجد ما يُثبت.</translation>
    </message>
    <message>
        <source>Words are not spoken: %1.</source>
        <translation>لا تُنطق الكلمات: %1.</translation>
    </message>
    <message>
        <source>You cannot wear a mask? Please ask at the desk.</source>
        <translation>لا يمكنكم ارتداء كمامة؟ اسألوا في الاستقبال.</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>المنطقة</translation>
    </message>
    <message>
        <source>a camera on the network</source>
        <translation>كاميرا على الشبكة</translation>
    </message>
    <message>
        <source>a decimal point is needed, not a comma: %1</source>
        <translation>يلزم استخدام النقطة العشرية لا الفاصلة: %1</translation>
    </message>
    <message>
        <source>a door at the end of a network cannot be fail-safe here</source>
        <translation>لا يمكن هنا ضبط باب عبر الشبكة على الفتح عند انقطاع التيار</translation>
    </message>
    <message>
        <source>a door at the end of a network is not fail-safe</source>
        <translation>الباب عبر الشبكة غير مضمون الأمان عند العطل</translation>
    </message>
    <message>
        <source>a door controller that is told by HTTP</source>
        <translation>وحدة تحكّم بالباب تُبلَّغ عبر HTTP</translation>
    </message>
    <message>
        <source>a door controller that is told by a broker</source>
        <translation>وحدة تحكّم بالباب تُبلَّغ عبر وسيط</translation>
    </message>
    <message>
        <source>a library is missing: `.venv/bin/python -m pip install &apos;.[door]&apos;` in the kiosk&apos;s folder</source>
        <translation>تنقص مكتبة: نفّذ `.venv/bin/python -m pip install &apos;.[door]&apos;` في مجلد الجهاز</translation>
    </message>
    <message>
        <source>a line is a [section], or name = value, or a remark that begins with #</source>
        <translation>السطر إما [قسم] أو ‎name = value‎ أو تعليق يبدأ بالعلامة #</translation>
    </message>
    <message>
        <source>a list in [brackets], each %1</source>
        <translation>قائمة بين [قوسين]، وكل عنصر فيها: %1</translation>
    </message>
    <message>
        <source>a name has no blanks: %1</source>
        <translation>لا فراغات في الاسم: %1</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>عدد</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>عدد من %1 إلى %2</translation>
    </message>
    <message>
        <source>a number has no 0 in front</source>
        <translation>لا يسبق العدد 0</translation>
    </message>
    <message>
        <source>a number stands without its unit: %1</source>
        <translation>يُكتب العدد بلا وحدة: %1</translation>
    </message>
    <message>
        <source>a remark begins with #</source>
        <translation>يبدأ التعليق بالعلامة #</translation>
    </message>
    <message>
        <source>a section of settings</source>
        <translation>قسم من الإعدادات</translation>
    </message>
    <message>
        <source>a section&apos;s name stands between [ and ], and nothing else on that line</source>
        <translation>يُكتب اسم القسم بين ‎[‎ و‎]‎ ولا شيء غيره في ذلك السطر</translation>
    </message>
    <message>
        <source>a section&apos;s name stands in brackets: [%1]</source>
        <translation>يُكتب اسم القسم بين قوسين: [%1]</translation>
    </message>
    <message>
        <source>a step is not done: %1</source>
        <translation>خطوة لم تُنجز: %1</translation>
    </message>
    <message>
        <source>a text in &quot;quotes&quot;</source>
        <translation>نص بين &quot;علامتي اقتباس&quot;</translation>
    </message>
    <message>
        <source>a text in &quot;quotes&quot; of %1 to %2 characters</source>
        <translation>نص بين &quot;علامتي اقتباس&quot; من %1 إلى %2 حرفاً</translation>
    </message>
    <message>
        <source>a text in &quot;quotes&quot; of at most %1 characters</source>
        <translation>نص بين &quot;علامتي اقتباس&quot; لا يزيد على %1 حرفاً</translation>
    </message>
    <message>
        <source>a text stands in quotes: &quot;%1&quot;</source>
        <translation>يُكتب النص بين علامتي اقتباس: &quot;%1&quot;</translation>
    </message>
    <message>
        <source>a text stands in straight quotes: &quot;…&quot;</source>
        <translation>يُكتب النص بين علامتي اقتباس مستقيمتين: &quot;…&quot;</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>عدد صحيح</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>عدد صحيح من %1 إلى %2</translation>
    </message>
    <message>
        <source>add an installer, or it can only be set up anew</source>
        <translation>أضف فنّي تركيب وإلا فلا يمكن سوى إعداد الجهاز من جديد</translation>
    </message>
    <message>
        <source>all is in order</source>
        <translation>كل شيء سليم</translation>
    </message>
    <message>
        <source>all is well</source>
        <translation>كل شيء على ما يرام</translation>
    </message>
    <message>
        <source>all up to %1 were removed</source>
        <translation>حُذفت جميعها حتى %1</translation>
    </message>
    <message>
        <source>allowed are 1 to %1 of them, no two alike</source>
        <translation>المسموح به من 1 إلى %1 دون تكرار</translation>
    </message>
    <message>
        <source>allowed is %1</source>
        <translation>القيمة المسموح بها: %1</translation>
    </message>
    <message>
        <source>allowed is a colour such as &quot;#1d3040&quot;, or &quot;&quot; for the theme&apos;s own</source>
        <translation>المسموح به لون مثل ‎&quot;#1d3040&quot;‎ أو ‎&quot;&quot;‎ للون السمة نفسها</translation>
    </message>
    <message>
        <source>allowed is a date such as &quot;2026-12-25&quot;</source>
        <translation>المسموح به تاريخ مثل ‎&quot;2026-12-25&quot;‎</translation>
    </message>
    <message>
        <source>allowed is a time of the day from &quot;00:00&quot; to &quot;24:00&quot;</source>
        <translation>المسموح به وقت من اليوم بين ‎&quot;00:00&quot;‎ و‎&quot;24:00&quot;‎</translation>
    </message>
    <message>
        <source>always</source>
        <translation>دائماً</translation>
    </message>
    <message>
        <source>another journal</source>
        <translation>سجل آخر</translation>
    </message>
    <message>
        <source>another program holds it: end that one, or choose a device that mixes, such as default</source>
        <translation>يشغله برنامج آخر: أنهِه أو اختر جهازاً يمزج الأصوات مثل default</translation>
    </message>
    <message>
        <source>aplay cannot be ended, its driver hangs: restart the computer</source>
        <translation>تعذّر إنهاء aplay فمشغّله معلّق: أعد تشغيل الحاسوب</translation>
    </message>
    <message>
        <source>aplay cannot be started: %1</source>
        <translation>تعذّر تشغيل aplay: %1</translation>
    </message>
    <message>
        <source>aplay fails: %1</source>
        <translation>فشل aplay: %1</translation>
    </message>
    <message>
        <source>aplay is missing: install alsa-utils</source>
        <translation>aplay غير موجود: ثبّت alsa-utils</translation>
    </message>
    <message>
        <source>before and after the point of a number stand digits</source>
        <translation>تُكتب أرقام قبل نقطة العدد وبعدها</translation>
    </message>
    <message>
        <source>between a name and its value stands =</source>
        <translation>تُكتب العلامة = بين الاسم وقيمته</translation>
    </message>
    <message>
        <source>between the values of a list stand commas</source>
        <translation>تُكتب فواصل بين قيم القائمة</translation>
    </message>
    <message>
        <source>by the rules in the settings file</source>
        <translation>وفق القواعد في ملف الإعدادات</translation>
    </message>
    <message>
        <source>cannot be read (%1)</source>
        <translation>تتعذّر قراءته (%1)</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>معدَّل</translation>
    </message>
    <message>
        <source>choose another camera</source>
        <translation>اختر كاميرا أخرى</translation>
    </message>
    <message>
        <source>choose another door, or correct this one</source>
        <translation>اختر باباً آخر أو صحّح هذا</translation>
    </message>
    <message>
        <source>choose fail-secure, and set its lock there</source>
        <translation>اختر الإقفال عند انقطاع التيار واضبط القفل هناك</translation>
    </message>
    <message>
        <source>choose one of those that are here</source>
        <translation>اختر واحدة من الموجودة هنا</translation>
    </message>
    <message>
        <source>come closer, and mark the floor where it is good</source>
        <translation>اقترب وضع علامة على الأرض حيث يكون الوضع جيداً</translation>
    </message>
    <message>
        <source>connect a loudspeaker, or choose silence: the screen says it all, too</source>
        <translation>صل مكبر صوت أو اختر الصمت: فالشاشة تعرض كل شيء أيضاً</translation>
    </message>
    <message>
        <source>core dumps are on, and one would hold the last picture: run `%1` as it is</source>
        <translation>تفريغ الذاكرة مفعّل وقد يحتوي على آخر صورة: شغّل `%1` كما هو</translation>
    </message>
    <message>
        <source>cut short at the end</source>
        <translation>مقطوع في نهايته</translation>
    </message>
    <message>
        <source>door</source>
        <translation>الباب</translation>
    </message>
    <message>
        <source>draw it larger, or start anew</source>
        <translation>ارسمها أكبر أو ابدأ من جديد</translation>
    </message>
    <message>
        <source>faces.crowd is for doorways without a door: set door.driver to &quot;none&quot;, or faces.crowd to false</source>
        <translation>الخيار faces.crowd للممرات بلا باب: اضبط door.driver على &quot;none&quot; أو faces.crowd على false</translation>
    </message>
    <message>
        <source>free</source>
        <translation>مفتوح</translation>
    </message>
    <message>
        <source>from and to are no span of time: a whole day is from = &quot;00:00&quot; and to = &quot;24:00&quot;</source>
        <translation>لا مدة بين from وto: اليوم الكامل هو ‎from = &quot;00:00&quot;‎ و‎to = &quot;24:00&quot;‎</translation>
    </message>
    <message>
        <source>give one to yourself first: you set this kiosk up</source>
        <translation>امنح نفسك رمزاً أولاً: فأنت من يُعدّ هذا الجهاز</translation>
    </message>
    <message>
        <source>gives no picture</source>
        <translation>لا تعطي صورة</translation>
    </message>
    <message>
        <source>go back to it</source>
        <translation>ارجع إليها</translation>
    </message>
    <message>
        <source>holidays</source>
        <translation>العطل</translation>
    </message>
    <message>
        <source>in &quot;quotes&quot; a \ is written twice; in &apos;single ones&apos; it stays as it is</source>
        <translation>تُكتب العلامة \ مرتين بين &quot;علامتي اقتباس&quot;؛ وتبقى كما هي بين &apos;علامتين مفردتين&apos;</translation>
    </message>
    <message>
        <source>install mask-kiosk again</source>
        <translation>ثبّت mask-kiosk من جديد</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>تالف</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>غير موجود</translation>
    </message>
    <message>
        <source>it cannot be reached</source>
        <translation>تعذّر الوصول إليه</translation>
    </message>
    <message>
        <source>it does not play to the end: unplug the loudspeaker and plug it in again</source>
        <translation>لا يكتمل التشغيل: افصل مكبر الصوت ثم صله مجدداً</translation>
    </message>
    <message>
        <source>it has a value in line %1 already: leave one of them</source>
        <translation>له قيمة في السطر %1: أبقِ إحداهما</translation>
    </message>
    <message>
        <source>it is empty, or no SQLite file</source>
        <translation>فارغ أو ليس ملف SQLite</translation>
    </message>
    <message>
        <source>it is not said what the lock does without power</source>
        <translation>لم يُذكر ما يفعله القفل دون تيار</translation>
    </message>
    <message>
        <source>it is not the journal of this version, or its table was changed</source>
        <translation>ليس سجل هذا الإصدار أو عُدّل جدوله</translation>
    </message>
    <message>
        <source>it is starting</source>
        <translation>قيد التشغيل</translation>
    </message>
    <message>
        <source>it is too bright here</source>
        <translation>الضوء ساطع جداً هنا</translation>
    </message>
    <message>
        <source>it is too dark here</source>
        <translation>الضوء خافت جداً هنا</translation>
    </message>
    <message>
        <source>it looks at nobody: connect a camera and choose it</source>
        <translation>لا ينظر إلى أحد: صل كاميرا واخترها</translation>
    </message>
    <message>
        <source>it moves nothing: for trials only</source>
        <translation>لا يحرّك شيئاً: للتجربة فقط</translation>
    </message>
    <message>
        <source>it refuses: %1</source>
        <translation>يرفض: %1</translation>
    </message>
    <message>
        <source>its seal is gone</source>
        <translation>ختمه مفقود</translation>
    </message>
    <message>
        <source>judges the act %1 of the demo %2: restore engines/models/</source>
        <translation>يقيّم مشهد العرض %1 على أنه %2: استعد engines/models/</translation>
    </message>
    <message>
        <source>key switch</source>
        <translation>المفتاح القفلي</translation>
    </message>
    <message>
        <source>leave the line out where there is nothing to say</source>
        <translation>احذف السطر إن لم يكن فيه ما يُقال</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>تم تخطّيها</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>مقفل</translation>
    </message>
    <message>
        <source>look at the lock&apos;s power and at the relay&apos;s wires, or choose another relay, or the other safe state</source>
        <translation>تحقّق من تيار القفل ومن أسلاك المرحّل أو اختر مرحّلاً آخر أو الحالة الآمنة الأخرى</translation>
    </message>
    <message>
        <source>look at the lock, or ask who fitted it, and choose</source>
        <translation>انظر إلى القفل أو اسأل من ركّبه ثم اختر</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>مفقود</translation>
    </message>
    <message>
        <source>models.backends: a GPU is tried first, where there is one</source>
        <translation>models.backends: يُجرَّب GPU أولاً إن وُجد</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>الشبكات العصبية</translation>
    </message>
    <message>
        <source>no backend is named</source>
        <translation>لم يُذكر أي محرّك</translation>
    </message>
    <message>
        <source>no camera is found</source>
        <translation>لم يُعثر على كاميرا</translation>
    </message>
    <message>
        <source>no door is driven here</source>
        <translation>لا يُتحكّم بأي باب هنا</translation>
    </message>
    <message>
        <source>no doorman answers: look into the log why it does not start</source>
        <translation>خدمة الباب لا تستجيب: انظر في سجل التشغيل لماذا لا تبدأ</translation>
    </message>
    <message>
        <source>no head lies beside the key (%1): name the notary&apos;s own key</source>
        <translation>لا يوجد ملف head بجانب المفتاح (%1): حدّد مفتاح خدمة التوثيق</translation>
    </message>
    <message numerus="yes">
        <source>no picture is kept: %n file(s) written, none of which takes one; no core dumps</source>
        <translation>
            <numerusform>لا تُحفظ أي صورة: لا يُكتب أي ملف؛ ولا تفريغ للذاكرة</numerusform>
            <numerusform>لا تُحفظ أي صورة: يُكتب ملف واحد لا يستقبل أي صورة؛ ولا تفريغ للذاكرة</numerusform>
            <numerusform>لا تُحفظ أي صورة: يُكتب ملفان لا يستقبلان أي صورة؛ ولا تفريغ للذاكرة</numerusform>
            <numerusform>لا تُحفظ أي صورة: تُكتب %n ملفات لا تستقبل أي صورة؛ ولا تفريغ للذاكرة</numerusform>
            <numerusform>لا تُحفظ أي صورة: يُكتب %n ملفاً لا تستقبل أي صورة؛ ولا تفريغ للذاكرة</numerusform>
            <numerusform>لا تُحفظ أي صورة: يُكتب %n ملف لا تستقبل أي صورة؛ ولا تفريغ للذاكرة</numerusform>
        </translation>
    </message>
    <message>
        <source>no settings are known here that could be used: mend the file by hand</source>
        <translation>لا توجد هنا إعدادات معروفة صالحة: أصلح الملف يدوياً</translation>
    </message>
    <message>
        <source>nobody has a PIN</source>
        <translation>لا أحد لديه رمز PIN</translation>
    </message>
    <message>
        <source>nobody has a PIN, so there is no override: `%1` gives one</source>
        <translation>لا أحد لديه رمز PIN ولذلك لا إذن ممكن: الأمر `%1` يمنح رمزاً</translation>
    </message>
    <message>
        <source>nobody is judged there: draw it wider</source>
        <translation>لا يُفحص أحد هناك: ارسمها أوسع</translation>
    </message>
    <message>
        <source>nobody with a PIN may change this kiosk</source>
        <translation>لا أحد ممن لديهم رمز PIN يحق له تغيير هذا الجهاز</translation>
    </message>
    <message>
        <source>none is driven here</source>
        <translation>لا يُتحكّم بأي باب هنا</translation>
    </message>
    <message>
        <source>not connected yet</source>
        <translation>لم يتم الاتصال بعد</translation>
    </message>
    <message>
        <source>nothing here can run %1: %2</source>
        <translation>لا شيء هنا يستطيع تشغيل %1: %2</translation>
    </message>
    <message>
        <source>nothing is heard</source>
        <translation>لا يُسمع شيء</translation>
    </message>
    <message>
        <source>nothing is judged any more</source>
        <translation>لم يعد يُفحص شيء</translation>
    </message>
    <message>
        <source>nothing stands behind a value but a remark that begins with #</source>
        <translation>لا شيء يلي القيمة إلا تعليق يبدأ بالعلامة #</translation>
    </message>
    <message>
        <source>nothing to tell</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>واحد من %1</translation>
    </message>
    <message>
        <source>only an installer changes this: everybody may look</source>
        <translation>لا يغيّر هذا إلا فنّي التركيب: وللجميع أن ينظروا</translation>
    </message>
    <message>
        <source>only staff change this: enter a PIN first</source>
        <translation>لا يغيّر هذا إلا الموظفون: أدخل رمز PIN أولاً</translation>
    </message>
    <message>
        <source>open it once, and say what you saw</source>
        <translation>افتحه مرة وقل ما رأيت</translation>
    </message>
    <message>
        <source>or leave the GPU&apos;s backends out of the settings</source>
        <translation>أو أزل محركات GPU من الإعدادات</translation>
    </message>
    <message>
        <source>others may read or change %1: look who did, then `chmod 600` it</source>
        <translation>يمكن لآخرين قراءة %1 أو تغييره: انظر من فعل ذلك ثم نفّذ `chmod 600`</translation>
    </message>
    <message>
        <source>plug one in, at another socket if need be, and look again</source>
        <translation>صل كاميرا وبمقبس آخر إن لزم ثم تحقّق من جديد</translation>
    </message>
    <message>
        <source>plug the board in, at another socket if need be, and look again</source>
        <translation>صل اللوحة وبمقبس آخر إن لزم ثم تحقّق من جديد</translation>
    </message>
    <message>
        <source>policy.alternative: shorter, as it has one line now</source>
        <translation>policy.alternative: أقصر لأن له سطراً واحداً الآن</translation>
    </message>
    <message>
        <source>privacy</source>
        <translation>الخصوصية</translation>
    </message>
    <message>
        <source>read it, put one up where visitors see it, and confirm</source>
        <translation>اقرأه وعلّقه حيث يراه الزوار ثم أكّد</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>جاهزة</translation>
    </message>
    <message>
        <source>record %1 has values of another type</source>
        <translation>القيد %1 يحتوي قيماً من نوع آخر</translation>
    </message>
    <message>
        <source>record %1 is not sealed yet: it is just being written, was so when the power went, or was added</source>
        <translation>القيد %1 غير مختوم بعد: تجري كتابته الآن، أو كانت تجري عند انقطاع التيار، أو أُضيف</translation>
    </message>
    <message>
        <source>record %1: %2</source>
        <translation>القيد %1: %2</translation>
    </message>
    <message>
        <source>records up to %1 are in %2, which was set aside as broken</source>
        <translation>القيود حتى %1 موجودة في %2 الذي نُحّي جانباً لتلفه</translation>
    </message>
    <message>
        <source>records up to %1 were past their time and are removed, as a record says</source>
        <translation>القيود حتى %1 انتهت مدتها وحُذفت كما يذكر أحد القيود</translation>
    </message>
    <message>
        <source>reordered</source>
        <translation>أُعيد ترتيبه</translation>
    </message>
    <message>
        <source>repeats one picture</source>
        <translation>تكرّر صورة واحدة</translation>
    </message>
    <message>
        <source>run `%1`</source>
        <translation>شغّل `%1`</translation>
    </message>
    <message numerus="yes">
        <source>sees %n face(s) in a portrait of one: %1 to have the model anew</source>
        <translation>
            <numerusform>لا يرى أي وجه في صورة لشخص واحد: %1 لجلب النموذج من جديد</numerusform>
            <numerusform>يرى وجهاً واحداً في صورة لشخص واحد: %1 لجلب النموذج من جديد</numerusform>
            <numerusform>يرى وجهين في صورة لشخص واحد: %1 لجلب النموذج من جديد</numerusform>
            <numerusform>يرى %n وجوه في صورة لشخص واحد: %1 لجلب النموذج من جديد</numerusform>
            <numerusform>يرى %n وجهاً في صورة لشخص واحد: %1 لجلب النموذج من جديد</numerusform>
            <numerusform>يرى %n وجه في صورة لشخص واحد: %1 لجلب النموذج من جديد</numerusform>
        </translation>
    </message>
    <message>
        <source>sees only black</source>
        <translation>لا ترى سوى السواد</translation>
    </message>
    <message>
        <source>sees the portrait&apos;s face with score %1</source>
        <translation>يرى وجه الصورة بدرجة %1</translation>
    </message>
    <message>
        <source>somebody else changed the settings file %1 meanwhile: look at it first</source>
        <translation>غيّر شخص آخر ملف الإعدادات %1 في هذه الأثناء: انظروا فيه أولاً</translation>
    </message>
    <message>
        <source>somebody saw it open</source>
        <translation>رآه شخص ما يُفتح</translation>
    </message>
    <message>
        <source>staff</source>
        <translation>الموظفون</translation>
    </message>
    <message>
        <source>tables of their own, each under a line [[in.double.brackets]]</source>
        <translation>جداول مستقلة كل منها تحت سطر [[أقواس.مزدوجة]]</translation>
    </message>
    <message>
        <source>take a step back, and mark the floor where it is good</source>
        <translation>تراجع خطوة وضع علامة على الأرض حيث يكون الوضع جيداً</translation>
    </message>
    <message>
        <source>telemetry ended by an error of its own: the log has it</source>
        <translation>توقف القياس عن بُعد بسبب خطأ فيه: وهو مذكور في سجل التشغيل</translation>
    </message>
    <message>
        <source>tells the demo&apos;s bare face, mask and uncovered nose apart</source>
        <translation>يميّز في العرض بين الوجه المكشوف والكمامة والأنف المكشوف</translation>
    </message>
    <message>
        <source>the NVIDIA driver failed at %1 (%2): restart the computer and see that `nvidia-smi` works, %3</source>
        <translation>فشل مشغّل NVIDIA عند %1 (%2): أعد تشغيل الحاسوب وتأكد من عمل `nvidia-smi`، %3</translation>
    </message>
    <message>
        <source>the NVIDIA driver is too old, it has no %1: install a newer one, %2</source>
        <translation>مشغّل NVIDIA قديم جداً وينقصه %1: ثبّت إصداراً أحدث، %2</translation>
    </message>
    <message>
        <source>the NVIDIA driver sees no GPU: look whether the card is seated and `nvidia-smi` lists it, %1</source>
        <translation>لا يرى مشغّل NVIDIA أي GPU: تأكد من تثبيت البطاقة ومن أن `nvidia-smi` يعرضها، %1</translation>
    </message>
    <message>
        <source>the answers cannot be kept in %1 (%2): mend that</source>
        <translation>تعذّر حفظ الإجابات في %1 (%2): يُرجى إصلاح ذلك</translation>
    </message>
    <message>
        <source>the camera repeats one picture</source>
        <translation>الكاميرا تكرّر صورة واحدة</translation>
    </message>
    <message>
        <source>the closing %1 is missing</source>
        <translation>تنقص علامة الإغلاق ‎%1‎</translation>
    </message>
    <message>
        <source>the connection was lost; does another kiosk have the same name?</source>
        <translation>انقطع الاتصال؛ هل لجهاز آخر الاسم نفسه؟</translation>
    </message>
    <message>
        <source>the count of wrong PINs, %1, %2: a new one begins, with a pause</source>
        <translation>عدّاد رموز PIN الخاطئة %1 %2: يبدأ عدّاد جديد مع فترة توقف</translation>
    </message>
    <message>
        <source>the demo, which looks at nobody</source>
        <translation>العرض التجريبي الذي لا ينظر إلى أحد</translation>
    </message>
    <message>
        <source>the detector</source>
        <translation>الكاشف</translation>
    </message>
    <message>
        <source>the door by its own rules</source>
        <translation>الباب وفق قواعده الخاصة</translation>
    </message>
    <message>
        <source>the door did not open</source>
        <translation>لم يُفتح الباب</translation>
    </message>
    <message>
        <source>the door opens for a mask and for staff only</source>
        <translation>يُفتح الباب لمن يرتدي كمامة وللموظفين فقط</translation>
    </message>
    <message>
        <source>the door was not tried</source>
        <translation>لم يُجرَّب الباب</translation>
    </message>
    <message>
        <source>the doorman ended: look into its log</source>
        <translation>توقفت خدمة الباب: انظر في سجل تشغيلها</translation>
    </message>
    <message>
        <source>the doorman is not reached at %1 (%2): start it by `%3`</source>
        <translation>تعذّر الوصول إلى خدمة الباب في %1 (%2): شغّلها بالأمر `%3`</translation>
    </message>
    <message>
        <source>the doorman listens and drives %1; a lock without power is %2</source>
        <translation>خدمة الباب تستجيب وتتحكّم في %1؛ والقفل دون تيار %2</translation>
    </message>
    <message>
        <source>the doorman refuses: %1</source>
        <translation>خدمة الباب ترفض: %1</translation>
    </message>
    <message>
        <source>the doorman that runs here does not take the new door: start it anew</source>
        <translation>خدمة الباب العاملة هنا لا تأخذ بالباب الجديد: أعد تشغيلها</translation>
    </message>
    <message>
        <source>the face finder</source>
        <translation>كاشف الوجوه</translation>
    </message>
    <message>
        <source>the face is at the side</source>
        <translation>الوجه على الجانب</translation>
    </message>
    <message>
        <source>the face is low in the picture</source>
        <translation>الوجه منخفض في الصورة</translation>
    </message>
    <message>
        <source>the face is near the upper edge</source>
        <translation>الوجه قريب من الحافة العليا</translation>
    </message>
    <message>
        <source>the fire alarm is not over, or its input cannot be read</source>
        <translation>إنذار الحريق لم ينتهِ أو تتعذّر قراءة مدخله</translation>
    </message>
    <message>
        <source>the first one that is found</source>
        <translation>أول كاميرا يُعثر عليها</translation>
    </message>
    <message>
        <source>the journal cannot be read (%1): let `verify` look for what is wrong</source>
        <translation>تتعذّر قراءة السجل (%1): ابحث عن السبب بواسطة `verify`</translation>
    </message>
    <message>
        <source>the journal cannot be read (%1): let it be verified</source>
        <translation>تتعذّر قراءة السجل (%1): يُرجى التحقق منه</translation>
    </message>
    <message>
        <source>the key %1 cannot be read (%2): ask its owner</source>
        <translation>تتعذّر قراءة المفتاح %1 (%2): اسأل مالكه</translation>
    </message>
    <message>
        <source>the key lies beside the file: whoever can write there could have sealed it so</source>
        <translation>المفتاح موجود بجانب الملف: كل من يستطيع الكتابة هناك كان بإمكانه ختمه هكذا</translation>
    </message>
    <message>
        <source>the kiosk only tells who should not come in</source>
        <translation>يكتفي الجهاز بإعلان من لا ينبغي دخوله</translation>
    </message>
    <message>
        <source>the kiosk tells, and the door opens for all</source>
        <translation>ينبّه الجهاز ويُفتح الباب للجميع</translation>
    </message>
    <message>
        <source>the kiosk&apos;s own part of it has failed: restart the kiosk</source>
        <translation>تعطّل الجزء المسؤول عن ذلك في الجهاز: أعد تشغيل الجهاز</translation>
    </message>
    <message>
        <source>the kiosk&apos;s user may not use it: add that user to the group audio</source>
        <translation>لا يحق لمستخدم الجهاز استعماله: أضفه إلى مجموعة audio</translation>
    </message>
    <message>
        <source>the light is behind the visitor</source>
        <translation>الضوء خلف الزائر</translation>
    </message>
    <message>
        <source>the networks are not ready yet</source>
        <translation>الشبكات العصبية غير جاهزة بعد</translation>
    </message>
    <message>
        <source>the networks fail</source>
        <translation>الشبكات العصبية معطّلة</translation>
    </message>
    <message>
        <source>the notary at %1 does not answer (%2): start it</source>
        <translation>خدمة التوثيق في %1 لا تستجيب (%2): شغّلها</translation>
    </message>
    <message>
        <source>the notary cannot keep its head (%1): mend its disk</source>
        <translation>تعذّر على خدمة التوثيق حفظ ملف head (%1): أصلح القرص</translation>
    </message>
    <message>
        <source>the notary cannot use %1 (%2): end another one that has it, or mend its disk or rights</source>
        <translation>تعذّر على خدمة التوثيق استخدام %1 (%2): أنهِ الخدمة الأخرى التي تشغله أو أصلح القرص أو الصلاحيات</translation>
    </message>
    <message>
        <source>the notary refuses: %1</source>
        <translation>خدمة التوثيق ترفض: %1</translation>
    </message>
    <message>
        <source>the notary sealed up to %1</source>
        <translation>ختمت خدمة التوثيق حتى %1</translation>
    </message>
    <message>
        <source>the notary&apos;s head is damaged: keep its folder and journal aside, and begin both anew</source>
        <translation>ملف head لخدمة التوثيق تالف: احفظ مجلدها والسجل جانباً وابدأ كليهما من جديد</translation>
    </message>
    <message>
        <source>the notice is confirmed</source>
        <translation>تم تأكيد الإشعار</translation>
    </message>
    <message>
        <source>the notice is not confirmed</source>
        <translation>لم يُؤكَّد الإشعار</translation>
    </message>
    <message>
        <source>the opening %1 is missing</source>
        <translation>تنقص علامة الفتح ‎%1‎</translation>
    </message>
    <message>
        <source>the pictures are too old</source>
        <translation>الصور قديمة جداً</translation>
    </message>
    <message>
        <source>the relay reads back that it is not energised</source>
        <translation>يفيد المرحّل بأنه غير مفعّل</translation>
    </message>
    <message>
        <source>the relay reads back that it is not released</source>
        <translation>يفيد المرحّل بأنه لم يُفصل</translation>
    </message>
    <message>
        <source>the screen stands still</source>
        <translation>الشاشة متوقفة</translation>
    </message>
    <message>
        <source>the self-proof was not right</source>
        <translation>لم يصحّ الإثبات الذاتي</translation>
    </message>
    <message>
        <source>the settings can only be changed by hand (%1): do that</source>
        <translation>لا يمكن تغيير الإعدادات إلا يدوياً (%1): غيّرها يدوياً</translation>
    </message>
    <message>
        <source>the settings file %1 cannot be read (%2): mend that</source>
        <translation>تتعذّر قراءة ملف الإعدادات %1 (%2): يُرجى إصلاح ذلك</translation>
    </message>
    <message>
        <source>the settings file %1 cannot be written (%2): mend that</source>
        <translation>تتعذّر الكتابة في ملف الإعدادات %1 (%2): يُرجى إصلاح ذلك</translation>
    </message>
    <message>
        <source>the settings file has rules of its own</source>
        <translation>في ملف الإعدادات قواعد خاصة به</translation>
    </message>
    <message>
        <source>the settings file is written so that %1 can only be changed by hand: do that</source>
        <translation>كُتب ملف الإعدادات بحيث لا يمكن تغيير %1 إلا يدوياً: غيّروه يدوياً</translation>
    </message>
    <message>
        <source>the staff file %1 cannot be read (%2): mend that</source>
        <translation>تتعذّر قراءة ملف الموظفين %1 (%2): يُرجى إصلاح ذلك</translation>
    </message>
    <message>
        <source>the staff file %1 is damaged: put back a copy, or add all anew</source>
        <translation>ملف الموظفين %1 تالف: استعد نسخة أو أضف الجميع من جديد</translation>
    </message>
    <message>
        <source>the text is never closed: %1 is missing</source>
        <translation>النص غير مغلق: تنقص العلامة ‎%1‎</translation>
    </message>
    <message>
        <source>the value is missing</source>
        <translation>القيمة ناقصة</translation>
    </message>
    <message>
        <source>the zone is too small to stand in</source>
        <translation>المنطقة أصغر من أن يقف فيها أحد</translation>
    </message>
    <message>
        <source>then look again</source>
        <translation>ثم تحقّق من جديد</translation>
    </message>
    <message>
        <source>then try again</source>
        <translation>ثم أعد المحاولة</translation>
    </message>
    <message>
        <source>there are pictures in %1: %2. Remove them, and report this</source>
        <translation>توجد صور في %1: %2. احذفها وأبلغ عن ذلك</translation>
    </message>
    <message>
        <source>there is no NVIDIA driver here (%1 does not load): install it, %2</source>
        <translation>لا يوجد مشغّل NVIDIA هنا (تعذّر تحميل %1): ثبّته، %2</translation>
    </message>
    <message>
        <source>there is no camera at %1</source>
        <translation>لا توجد كاميرا في %1</translation>
    </message>
    <message>
        <source>there is no journal %1: check how it is written</source>
        <translation>لا يوجد سجل %1: تحقّق من كتابته</translation>
    </message>
    <message>
        <source>there is no record at all</source>
        <translation>لا يوجد أي قيد</translation>
    </message>
    <message>
        <source>there is no settings file %1: name one that exists with --config, or leave that out for the defaults</source>
        <translation>لا يوجد ملف إعدادات %1: حدّد ملفاً موجوداً بواسطة --config أو احذف ذلك لاستخدام القيم الافتراضية</translation>
    </message>
    <message>
        <source>there is no such loudspeaker: plug it in, or correct sound.device (`aplay -L` lists them)</source>
        <translation>لا يوجد مكبر صوت كهذا: صله أو صحّح sound.device (الأمر `aplay -L` يسردها)</translation>
    </message>
    <message>
        <source>there is nothing at %1</source>
        <translation>لا شيء في %1</translation>
    </message>
    <message>
        <source>they stay as they are</source>
        <translation>تبقى كما هي</translation>
    </message>
    <message>
        <source>they were in %1, which is not here</source>
        <translation>كانت في %1 وهو غير موجود هنا</translation>
    </message>
    <message>
        <source>this cannot be read: look at quotes, brackets and commas</source>
        <translation>تتعذّر قراءة هذا: تحقّق من علامات الاقتباس والأقواس والفواصل</translation>
    </message>
    <message>
        <source>this door is words in a log</source>
        <translation>هذا الباب كلمات في سجل التشغيل</translation>
    </message>
    <message>
        <source>this is UTF-16, not UTF-8: save the file as UTF-8</source>
        <translation>هذا UTF-16 وليس UTF-8: احفظ الملف بترميز UTF-8</translation>
    </message>
    <message>
        <source>this is the demo</source>
        <translation>هذا هو العرض التجريبي</translation>
    </message>
    <message>
        <source>this journal was begun without them</source>
        <translation>بُدئ هذا السجل بدونها</translation>
    </message>
    <message>
        <source>this letter is not UTF-8: save the file as that</source>
        <translation>هذا الحرف ليس UTF-8: احفظ الملف بهذا الترميز</translation>
    </message>
    <message>
        <source>this section begins in line %1 already: put both together</source>
        <translation>يبدأ هذا القسم في السطر %1: اجمع الاثنين معاً</translation>
    </message>
    <message>
        <source>this user may not write %1: make its folder the kiosk&apos;s own (docs/setup.md)</source>
        <translation>لا يحق لهذا المستخدم الكتابة في %1: اجعل مجلده ملكاً للجهاز (docs/setup.md)</translation>
    </message>
    <message>
        <source>tilt the camera down, or mount the kiosk lower</source>
        <translation>أمِل الكاميرا إلى الأسفل أو ركّب الجهاز أخفض</translation>
    </message>
    <message>
        <source>tilt the camera up, or mount the kiosk higher</source>
        <translation>أمِل الكاميرا إلى الأعلى أو ركّب الجهاز أعلى</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true أو false</translation>
    </message>
    <message>
        <source>try the door: it may still be one</source>
        <translation>جرّب الباب: فقد تكون كذلك رغم ذلك</translation>
    </message>
    <message>
        <source>turn a light on that shines on the visitor&apos;s face</source>
        <translation>أشعل ضوءاً يسقط على وجه الزائر</translation>
    </message>
    <message>
        <source>turn the camera, or stand in front of it</source>
        <translation>أدر الكاميرا أو قف أمامها</translation>
    </message>
    <message>
        <source>turn the kiosk away from the window, or close the blind</source>
        <translation>أدر الجهاز بعيداً عن النافذة أو أغلق الستارة</translation>
    </message>
    <message>
        <source>turn the lamp away, or close the blind</source>
        <translation>أدر المصباح بعيداً أو أغلق الستارة</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>حتى %1</translation>
    </message>
    <message>
        <source>up to %1: %2</source>
        <translation>حتى %1: %2</translation>
    </message>
    <message>
        <source>version = %1: these settings are a newer kiosk&apos;s, this one knows %2 at the most: install the newer one again, or use the last good settings</source>
        <translation>‎version = %1‎: هذه إعدادات جهاز أحدث وهذا يعرف حتى %2 على الأكثر: ثبّت الأحدث من جديد أو استعد آخر إعدادات صالحة</translation>
    </message>
    <message>
        <source>volume %1</source>
        <translation>مستوى الصوت %1</translation>
    </message>
    <message>
        <source>wait until they are</source>
        <translation>انتظر حتى تجهز</translation>
    </message>
    <message>
        <source>what answers at %1 is no notary: name its socket</source>
        <translation>ما يستجيب في %1 ليس خدمة توثيق: حدّد مقبسها</translation>
    </message>
    <message>
        <source>what is at %1 does not say that it is such a board</source>
        <translation>ما يوجد في %1 لا يفيد بأنه لوحة كهذه</translation>
    </message>
    <message>
        <source>what is set up cannot be kept in %1 (%2): mend that</source>
        <translation>تعذّر حفظ الإعداد في %1 (%2): يُرجى إصلاح ذلك</translation>
    </message>
    <message>
        <source>what stands there was record %1</source>
        <translation>ما هناك كان القيد %1</translation>
    </message>
    <message>
        <source>whether it obeys, and how soon, is up to what receives it</source>
        <translation>طاعته وسرعتها رهن بما يستقبل الأمر</translation>
    </message>
    <message>
        <source>whoever cannot see the screen hears nothing</source>
        <translation>من لا يرى الشاشة لا يسمع شيئاً</translation>
    </message>
    <message>
        <source>without power it is free</source>
        <translation>مفتوح دون تيار</translation>
    </message>
    <message>
        <source>without power it is locked</source>
        <translation>مقفل دون تيار</translation>
    </message>
    <message>
        <source>words in a log</source>
        <translation>كلمات في سجل التشغيل</translation>
    </message>
    <message>
        <source>wrong PINs cannot be counted in %1 (%2), so none is checked: mend that</source>
        <translation>لا يمكن عدّ رموز PIN الخاطئة في %1 (%2) ولذلك لا يُتحقَّق من أي رمز: يُرجى إصلاح ذلك</translation>
    </message>
    <message>
        <source>x0 must be less than x1, and y0 less than y1</source>
        <translation>يجب أن يكون x0 أصغر من x1 وأن يكون y0 أصغر من y1</translation>
    </message>
    <message>
        <source>yes is true, no is false, in small letters</source>
        <translation>«نعم» تُكتب true و«لا» تُكتب false بأحرف صغيرة</translation>
    </message>
    <message>
        <source>you stand too far away to be judged</source>
        <translation>تقف أبعد من أن تُفحص</translation>
    </message>
    <message>
        <source>you stand very near</source>
        <translation>تقف قريباً جداً</translation>
    </message>
    <message>
        <source>your face is outside the zone</source>
        <translation>وجهك خارج المنطقة</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>%1 left</source>
        <translation>المتبقي %1</translation>
    </message>
    <message>
        <source>%1 of %2 walks are made.</source>
        <translation>أُجريت %1 من %2 من التجارب.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>%1: %2&#xa0;%</source>
        <translation>%1: %2‎%‎</translation>
    </message>
    <message>
        <source>%1&#xa0;%</source>
        <translation>%1‎%‎</translation>
    </message>
    <message>
        <source>%1&#xa0;% done</source>
        <translation>اكتمل %1‎%‎</translation>
    </message>
    <message>
        <source>%1&#xa0;% needed</source>
        <translation>المطلوب %1‎%‎</translation>
    </message>
    <message>
        <source>%1&#xa0;s</source>
        <translation>%1&#xa0;ث</translation>
    </message>
    <message>
        <source>%1&#xa0;s ago</source>
        <translation>قبل %1&#xa0;ث</translation>
    </message>
    <message>
        <source>6 to 12 digits: no runs, no repetitions.</source>
        <translation>من 6 إلى 12 رقماً: بلا تسلسل ولا تكرار.</translation>
    </message>
    <message>
        <source>A PIN for %1</source>
        <translation>رمز PIN باسم %1</translation>
    </message>
    <message>
        <source>A camera looks here whether you wear a mask over nose and mouth. No picture is stored, and nobody is recognised. Times and results are kept for %1 days. %2</source>
        <translation>تنظر هنا كاميرا لمعرفة هل تغطي كمامتكم الأنف والفم. لا تُحفظ أي صورة ولا يُتعرَّف على أحد. عدد أيام حفظ الأوقات والنتائج: %1. %2</translation>
    </message>
    <message>
        <source>A door controller is told by HTTP.</source>
        <translation>تُبلَّغ وحدة تحكّم بالباب عبر HTTP.</translation>
    </message>
    <message>
        <source>A door controller is told by a broker.</source>
        <translation>تُبلَّغ وحدة تحكّم بالباب عبر وسيط.</translation>
    </message>
    <message>
        <source>A member of staff has let you through.</source>
        <translation>سمح لكم أحد الموظفين بالمرور.</translation>
    </message>
    <message>
        <source>A relay board, it answers.</source>
        <translation>لوحة مرحّلات تستجيب.</translation>
    </message>
    <message>
        <source>Acceptance</source>
        <translation>القبول</translation>
    </message>
    <message>
        <source>Accepted if the site signs.</source>
        <translation>مقبول إذا وقّع الموقع.</translation>
    </message>
    <message>
        <source>Accepted.</source>
        <translation>مقبول.</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>إضافة شخص</translation>
    </message>
    <message>
        <source>Adjust mask</source>
        <translation>تعديل الكمامة</translation>
    </message>
    <message>
        <source>Advise</source>
        <translation>إرشاد</translation>
    </message>
    <message>
        <source>Aim</source>
        <translation>التوجيه</translation>
    </message>
    <message>
        <source>Alarm is over</source>
        <translation>انتهى الإنذار</translation>
    </message>
    <message>
        <source>All walks are made</source>
        <translation>أُجريت كل التجارب</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>دائماً</translation>
    </message>
    <message>
        <source>Another PIN</source>
        <translation>رمز PIN آخر</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>سبب آخر</translation>
    </message>
    <message>
        <source>As the theme</source>
        <translation>كالسمة</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>معتادة</translation>
    </message>
    <message>
        <source>Ask staff for help</source>
        <translation>طلب مساعدة الموظفين</translation>
    </message>
    <message>
        <source>At first</source>
        <translation>في البداية</translation>
    </message>
    <message>
        <source>At other times the door goes by its own rules.</source>
        <translation>في الأوقات الأخرى يعمل الباب وفق قواعده الخاصة.</translation>
    </message>
    <message>
        <source>At set times</source>
        <translation>في أوقات محددة</translation>
    </message>
    <message>
        <source>At the side</source>
        <translation>على الجانب</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Back to the kiosk, change nothing</source>
        <translation>العودة إلى الجهاز دون تغيير</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>بدء</translation>
    </message>
    <message>
        <source>Behind the wizard there is no PIN. Untouched for 10&#xa0;min, it goes away and the kiosk is as before.</source>
        <translation>لا رمز PIN للمعالج. إن لم يلمسه أحد 10 دقائق أُغلق وعاد الجهاز كما كان.</translation>
    </message>
    <message>
        <source>Being written.</source>
        <translation>تجري الكتابة.</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>أزرق</translation>
    </message>
    <message>
        <source>Boards that are plugged in are found by themselves.</source>
        <translation>يُعثر تلقائياً على اللوحات الموصولة.</translation>
    </message>
    <message>
        <source>Bright</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>بنّي</translation>
    </message>
    <message>
        <source>Camera dark</source>
        <translation>الصورة سوداء</translation>
    </message>
    <message>
        <source>Camera stuck</source>
        <translation>الصورة متوقفة</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation>أحرف كبيرة</translation>
    </message>
    <message>
        <source>Choose, try it, keep it.</source>
        <translation>اختاروا وجرّبوا واحفظوا.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>اللون</translation>
    </message>
    <message>
        <source>Come closer</source>
        <translation>خطوة للأمام</translation>
    </message>
    <message>
        <source>Copy it out</source>
        <translation>نسخ إلى ملف</translation>
    </message>
    <message>
        <source>Cut short by a pause</source>
        <translation>قُطعت بإيقاف مؤقت</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>عرض تجريبي</translation>
    </message>
    <message>
        <source>Demo, no camera</source>
        <translation>عرض تجريبي بلا كاميرا</translation>
    </message>
    <message>
        <source>Did the door open?</source>
        <translation>هل فُتح الباب؟</translation>
    </message>
    <message>
        <source>Digits and signs</source>
        <translation>أرقام ورموز</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>المسافة</translation>
    </message>
    <message>
        <source>Do visitors know?</source>
        <translation>هل يعلم الزوار؟</translation>
    </message>
    <message>
        <source>Does the door open?</source>
        <translation>هل يُفتح الباب؟</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>الباب</translation>
    </message>
    <message>
        <source>ENFORCE does not resist somebody who holds up a photo, or slips in behind somebody else.</source>
        <translation>لا يمنع ENFORCE من يرفع صورة أو يتسلّل خلف غيره.</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>تقديم</translation>
    </message>
    <message>
        <source>End early</source>
        <translation>إنهاء مبكر</translation>
    </message>
    <message>
        <source>Enforce</source>
        <translation>إلزام</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>إدخال</translation>
    </message>
    <message>
        <source>Enter a PIN</source>
        <translation>إدخال رمز PIN</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>حذف آخر رقم</translation>
    </message>
    <message>
        <source>Erase the last letter</source>
        <translation>حذف آخر حرف</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>Every PIN opens the door and shows how the kiosk is.</source>
        <translation>كل رمز PIN يفتح الباب ويعرض حالة الجهاز.</translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>كل شيء سليم.</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>كل شيء يعمل.</translation>
    </message>
    <message>
        <source>Fail-safe: everybody comes in and out without power. Usual on escape routes.</source>
        <translation>الفتح عند انقطاع التيار: يدخل الجميع ويخرجون دون تيار. معتاد في مسارات الإخلاء.</translation>
    </message>
    <message>
        <source>Fail-secure: nobody comes in without power. Who is inside must get out by the handle.</source>
        <translation>الإقفال عند انقطاع التيار: لا يدخل أحد دون تيار. ويجب أن يستطيع من في الداخل الخروج بالمقبض.</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>أعطال</translation>
    </message>
    <message>
        <source>Fewer: %1</source>
        <translation>تقليل: %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>First</source>
        <translation>الأول</translation>
    </message>
    <message>
        <source>For how long?</source>
        <translation>لأي مدة؟</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>مفتوح</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>From behind</source>
        <translation>من الخلف</translation>
    </message>
    <message>
        <source>GPIO line %1</source>
        <translation>خط GPIO %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>جيد</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>التحية</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>رمادي</translation>
    </message>
    <message>
        <source>Head upright</source>
        <translation>الرأس مستقيم</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Health page</source>
        <translation>صفحة الحالة</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>استماع</translation>
    </message>
    <message>
        <source>Hide reasons</source>
        <translation>إخفاء الأسباب</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>تباين عالٍ</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>دون حركة</translation>
    </message>
    <message>
        <source>How loud?</source>
        <translation>ما مستوى الصوت؟</translation>
    </message>
    <message>
        <source>How many walks of each kind?</source>
        <translation>كم تجربة من كل نوع؟</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>نيلي</translation>
    </message>
    <message>
        <source>Installer</source>
        <translation>فنّي تركيب</translation>
    </message>
    <message>
        <source>Is every record as it was written?</source>
        <translation>هل كل قيد كما كُتب؟</translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation>هل هذا صحيح؟</translation>
    </message>
    <message>
        <source>It can be changed at any time.</source>
        <translation>يمكن تغيير ذلك في أي وقت.</translation>
    </message>
    <message>
        <source>It could not be verified.</source>
        <translation>تعذّر التحقق.</translation>
    </message>
    <message>
        <source>It does not say what it is. It may be a relay board.</source>
        <translation>لا يفيد بما هو. قد يكون لوحة مرحّلات.</translation>
    </message>
    <message>
        <source>It goes to its safe state: as it is without power.</source>
        <translation>ينتقل إلى حالته الآمنة، كما هو دون كهرباء.</translation>
    </message>
    <message>
        <source>It hangs there</source>
        <translation>تم تعليقه</translation>
    </message>
    <message>
        <source>It is always on the screen, and must be true here.</source>
        <translation>يظهر دائماً على الشاشة ويجب أن يكون صحيحاً هنا.</translation>
    </message>
    <message>
        <source>It is told to open. Still for %1&#xa0;s.</source>
        <translation>أُمر الباب بأن يُفتح. المتبقي %1&#xa0;ث.</translation>
    </message>
    <message>
        <source>It needs no network. What is left empty is not used.</source>
        <translation>لا يحتاج إلى شبكة. ما يُترك فارغاً لا يُستخدم.</translation>
    </message>
    <message>
        <source>It shows its verdict. The door goes by its own rules.</source>
        <translation>يعرض نتيجته. ويعمل الباب وفق قواعده الخاصة.</translation>
    </message>
    <message>
        <source>It stands in the record beside all that this person does here.</source>
        <translation>يُدوَّن في السجل بجانب كل ما يفعله هذا الشخص هنا.</translation>
    </message>
    <message>
        <source>It tells who should put on a mask. The door opens for all.</source>
        <translation>ينبّه من عليه ارتداء كمامة. ويُفتح الباب للجميع.</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>قيد الفحص</translation>
    </message>
    <message>
        <source>Judged together</source>
        <translation>فحص مشترك</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>تم الحفظ.</translation>
    </message>
    <message>
        <source>Kept. What visitors can choose changes when the kiosk is started again.</source>
        <translation>تم الحفظ. يتغيّر ما يمكن للزوار اختياره عند إعادة تشغيل الجهاز.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>اللغة: %1</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>اللغات</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>كبيرة</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>تأخير</translation>
    </message>
    <message>
        <source>Left without a verdict</source>
        <translation>مغادرة دون نتيجة</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>سُمح لهم</translation>
    </message>
    <message>
        <source>Let in: %1 of %2 (95&#xa0;%: %3 to %4&#xa0;%)</source>
        <translation>سُمح لهم: %1 من %2 (95‎%‎: من %3 إلى %4‎%‎)</translation>
    </message>
    <message>
        <source>Lets people through, and changes the kiosk.</source>
        <translation>يسمح بالمرور ويغيّر الجهاز.</translation>
    </message>
    <message>
        <source>Lets people through.</source>
        <translation>يسمح بالمرور.</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>الحروف</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>الإضاءة</translation>
    </message>
    <message>
        <source>Light or camera disturbed</source>
        <translation>خلل في الإضاءة أو الكاميرا</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>السطر %1</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>صورة مباشرة</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>مقفل</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>الشعار</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>تحقّق من جديد</translation>
    </message>
    <message>
        <source>Look at the camera</source>
        <translation>النظر إلى الكاميرا</translation>
    </message>
    <message>
        <source>Look here</source>
        <translation>النظر هنا</translation>
    </message>
    <message>
        <source>Looking. This takes some seconds.</source>
        <translation>جارٍ التحقق. يستغرق ذلك بضع ثوانٍ.</translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation>وسيط MQTT</translation>
    </message>
    <message>
        <source>MQTT broker</source>
        <translation>وسيط MQTT</translation>
    </message>
    <message>
        <source>Make the report</source>
        <translation>إعداد التقرير</translation>
    </message>
    <message>
        <source>Making ready</source>
        <translation>جارٍ التجهيز</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>كمامة</translation>
    </message>
    <message>
        <source>Mask OK</source>
        <translation>الكمامة صحيحة</translation>
    </message>
    <message>
        <source>Mask check</source>
        <translation>فحص الكمامة</translation>
    </message>
    <message>
        <source>Mask missing</source>
        <translation>بلا كمامة</translation>
    </message>
    <message>
        <source>Mask wrong</source>
        <translation>كمامة خاطئة</translation>
    </message>
    <message>
        <source>Masks are not checked here at the moment.</source>
        <translation>لا تُفحص الكمامات هنا حالياً.</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>زيادة: %1</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>الحركة</translation>
    </message>
    <message>
        <source>Name of the place</source>
        <translation>اسم المكان</translation>
    </message>
    <message>
        <source>Narrow</source>
        <translation>ضيقة</translation>
    </message>
    <message>
        <source>Networks disagree</source>
        <translation>الشبكتان مختلفتان</translation>
    </message>
    <message>
        <source>New acceptance</source>
        <translation>اختبار قبول جديد</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>الأحدث</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>الصفحة التالية</translation>
    </message>
    <message>
        <source>No</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>لا توجد كاميرا</translation>
    </message>
    <message>
        <source>No door</source>
        <translation>بلا باب</translation>
    </message>
    <message>
        <source>No face is seen</source>
        <translation>لا يُرى أي وجه</translation>
    </message>
    <message>
        <source>No live picture</source>
        <translation>لا صورة مباشرة</translation>
    </message>
    <message>
        <source>No mask</source>
        <translation>بلا كمامة</translation>
    </message>
    <message>
        <source>No picture is stored.</source>
        <translation>لا تُحفظ أي صورة.</translation>
    </message>
    <message>
        <source>No settings are known here that could be used before.</source>
        <translation>لا توجد هنا إعدادات معروفة كانت صالحة من قبل.</translation>
    </message>
    <message>
        <source>No visits yet today.</source>
        <translation>لا زيارات اليوم بعد.</translation>
    </message>
    <message>
        <source>No walk is made yet.</source>
        <translation>لم تُجرَ أي تجربة بعد.</translation>
    </message>
    <message>
        <source>Nobody is being judged.</source>
        <translation>لا يُفحص أحد الآن.</translation>
    </message>
    <message>
        <source>Not accepted.</source>
        <translation>غير مقبول.</translation>
    </message>
    <message>
        <source>Not done as asked</source>
        <translation>لم تُجرَ كما طُلب</translation>
    </message>
    <message>
        <source>Not kept on the disk: %1</source>
        <translation>لم يُحفظ على القرص: %1</translation>
    </message>
    <message>
        <source>Not kept yet.</source>
        <translation>لم يُحفظ بعد.</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>لم يُقرأ بعد</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>غير مسجَّل</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>غير واضح</translation>
    </message>
    <message>
        <source>Nothing at the door</source>
        <translation>دون تحكّم بالباب</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>لم يحدث شيء بعد.</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>الإشعار</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>زيتوني</translation>
    </message>
    <message>
        <source>On</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>On the network</source>
        <translation>على الشبكة</translation>
    </message>
    <message>
        <source>On the screen now. Back by itself in %1.</source>
        <translation>على الشاشة الآن. يعود تلقائياً بعد %1.</translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation>شخص واحد</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>إنقاص واحد</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>لحظة واحدة</translation>
    </message>
    <message>
        <source>One moment: the doorman starts.</source>
        <translation>لحظة واحدة: خدمة الباب قيد التشغيل.</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>زيادة واحد</translation>
    </message>
    <message>
        <source>Only faces inside the frame are judged. Pull its corners, or move it.</source>
        <translation>لا تُفحص إلا الوجوه داخل الإطار. اسحب زواياه أو حرّكه.</translation>
    </message>
    <message>
        <source>Open the door now</source>
        <translation>فتح الباب الآن</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>الإدارة</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>عادية</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>خارج الخدمة</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>الخدمة متوقفة</translation>
    </message>
    <message>
        <source>Outside the zone</source>
        <translation>خارج المنطقة</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>الأذونات</translation>
    </message>
    <message>
        <source>PINs are paused here. Please wait %1.</source>
        <translation>إدخال رمز PIN متوقف. يُرجى الانتظار %1.</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>الصفحة السابقة</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Petrol</source>
        <translation>أزرق نفطي</translation>
    </message>
    <message>
        <source>Pins of this computer.</source>
        <translation>أطراف هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>المكان</translation>
    </message>
    <message>
        <source>Please enter your PIN.</source>
        <translation>يُرجى إدخال رمز PIN.</translation>
    </message>
    <message>
        <source>Please hold your head upright and look at the camera.</source>
        <translation>يُرجى إبقاء الرأس مستقيماً والنظر إلى الكاميرا.</translation>
    </message>
    <message>
        <source>Please let one person stand in front, the others behind.</source>
        <translation>يُرجى وقوف شخص واحد في الأمام والآخرين خلفه.</translation>
    </message>
    <message>
        <source>Please look at the camera.</source>
        <translation>يُرجى النظر إلى الكاميرا.</translation>
    </message>
    <message>
        <source>Please look straight at the camera and show your whole face.</source>
        <translation>يُرجى النظر مباشرة إلى الكاميرا وإظهار الوجه كاملاً.</translation>
    </message>
    <message>
        <source>Please pull the mask up over your nose and down under your chin.</source>
        <translation>يُرجى رفع الكمامة فوق الأنف وإنزالها تحت الذقن.</translation>
    </message>
    <message>
        <source>Please put on a mask over nose and mouth.</source>
        <translation>يُرجى ارتداء كمامة تغطي الأنف والفم.</translation>
    </message>
    <message>
        <source>Please stand here and look at the camera.</source>
        <translation>يُرجى الوقوف هنا والنظر إلى الكاميرا.</translation>
    </message>
    <message>
        <source>Please stand still for a moment.</source>
        <translation>يُرجى الثبات للحظة.</translation>
    </message>
    <message>
        <source>Please step into the light and face it.</source>
        <translation>يُرجى الوقوف في الضوء مع مواجهته.</translation>
    </message>
    <message>
        <source>Please step out of the bright light.</source>
        <translation>يُرجى الابتعاد عن الضوء الساطع.</translation>
    </message>
    <message>
        <source>Please take a step back from the camera.</source>
        <translation>يُرجى التراجع خطوة عن الكاميرا.</translation>
    </message>
    <message>
        <source>Please take a step towards the camera.</source>
        <translation>يُرجى التقدّم خطوة نحو الكاميرا.</translation>
    </message>
    <message>
        <source>Please turn your face straight to the camera.</source>
        <translation>يُرجى توجيه الوجه مباشرة نحو الكاميرا.</translation>
    </message>
    <message>
        <source>Please wait</source>
        <translation>يُرجى الانتظار</translation>
    </message>
    <message>
        <source>Probability of a mask, last %1 seconds</source>
        <translation>احتمال وجود كمامة، آخر %1 ثوانٍ</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>الإثبات</translation>
    </message>
    <message>
        <source>Put this up where they see it before the camera sees them.</source>
        <translation>علّقه حيث يراه الزوار قبل أن تراهم الكاميرا.</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>القيود</translation>
    </message>
    <message>
        <source>Relay %1</source>
        <translation>المرحّل %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>سحب الإذن</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>الشاشة</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>شخص ثانٍ</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>الفحص الذاتي</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>الإعداد</translation>
    </message>
    <message>
        <source>Set up again</source>
        <translation>الإعداد من جديد</translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation>إعداد الجهاز</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Shown small on the screen, such as Ward 3.</source>
        <translation>يظهر بخط صغير على الشاشة مثل «القسم 3».</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>صامت</translation>
    </message>
    <message>
        <source>Site&apos;s own</source>
        <translation>لون الموقع</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>تخطٍّ</translation>
    </message>
    <message>
        <source>So that no finger slipped.</source>
        <translation>تحسّباً لانزلاق الإصبع.</translation>
    </message>
    <message>
        <source>Somebody else walked up</source>
        <translation>اقترب شخص آخر</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>مسافة</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>النطق</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>الموظفون</translation>
    </message>
    <message>
        <source>Staff go on behind their PIN.</source>
        <translation>يتابع الموظفون بعد إدخال رمز PIN.</translation>
    </message>
    <message>
        <source>Staff let people through with it. An installer changes the kiosk, too.</source>
        <translation>يسمح به الموظفون بالمرور. ويغيّر به فنّي التركيب الجهاز أيضاً.</translation>
    </message>
    <message>
        <source>Staff only</source>
        <translation>للموظفين فقط</translation>
    </message>
    <message>
        <source>Staff pass</source>
        <translation>يُسمح بالمرور</translation>
    </message>
    <message>
        <source>Stand where visitors will stand, and look at the kiosk.</source>
        <translation>قف حيث سيقف الزوار وانظر إلى الجهاز.</translation>
    </message>
    <message>
        <source>Start the kiosk</source>
        <translation>تشغيل الجهاز</translation>
    </message>
    <message>
        <source>Start the wizard</source>
        <translation>بدء المعالج</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>البقاء هنا</translation>
    </message>
    <message>
        <source>Stay, and look at the camera</source>
        <translation>البقاء والنظر إلى الكاميرا</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>الخطوة %1 من %2</translation>
    </message>
    <message>
        <source>Step away</source>
        <translation>الابتعاد</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>خطوة للخلف</translation>
    </message>
    <message>
        <source>Stop judging, and set up again?</source>
        <translation>إيقاف الفحص والإعداد من جديد؟</translation>
    </message>
    <message>
        <source>Strike out</source>
        <translation>استبعاد</translation>
    </message>
    <message>
        <source>Strike out which walk, and why?</source>
        <translation>أي تجربة تُستبعد ولماذا؟</translation>
    </message>
    <message>
        <source>Struck out: %1</source>
        <translation>مستبعدة: %1</translation>
    </message>
    <message>
        <source>Such as https://door.example/kiosk</source>
        <translation>مثل ‎https://door.example/kiosk‎</translation>
    </message>
    <message>
        <source>Such as mqtt://10.0.0.2:1883. It is told how the kiosk is.</source>
        <translation>مثل ‎mqtt://10.0.0.2:1883‎. يُبلَّغ بحالة الجهاز.</translation>
    </message>
    <message>
        <source>Such as mqtt://user:password@10.0.0.2:1883</source>
        <translation>مثل ‎mqtt://user:password@10.0.0.2:1883‎</translation>
    </message>
    <message>
        <source>Such as rtsp://10.0.0.7/stream or http://10.0.0.7/video</source>
        <translation>مثل ‎rtsp://10.0.0.7/stream‎ أو ‎http://10.0.0.7/video‎</translation>
    </message>
    <message>
        <source>Takes about a minute. The kiosk goes on meanwhile, more slowly.</source>
        <translation>يستغرق نحو دقيقة. يواصل الجهاز عمله خلالها ولكن ببطء.</translation>
    </message>
    <message>
        <source>Test now</source>
        <translation>ابدأ الفحص</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>النصوص</translation>
    </message>
    <message>
        <source>Thank you. Your mask covers nose and mouth.</source>
        <translation>شكراً. كمامتكم تغطي الأنف والفم.</translation>
    </message>
    <message>
        <source>The acceptance is paused</source>
        <translation>القبول متوقف مؤقتاً</translation>
    </message>
    <message>
        <source>The camera is not working. Please ask staff.</source>
        <translation>الكاميرا لا تعمل. يُرجى سؤال الموظفين.</translation>
    </message>
    <message>
        <source>The camera sees nothing: is it covered? Please ask staff.</source>
        <translation>الكاميرا لا ترى شيئاً: هل هي مغطاة؟ يُرجى سؤال الموظفين.</translation>
    </message>
    <message>
        <source>The camera&apos;s picture has stopped. Please ask staff.</source>
        <translation>توقفت صورة الكاميرا. يُرجى سؤال الموظفين.</translation>
    </message>
    <message>
        <source>The check is not ready. If this stays, please ask staff.</source>
        <translation>الفحص غير جاهز. إن استمر ذلك فيُرجى سؤال الموظفين.</translation>
    </message>
    <message>
        <source>The door does not answer. Please see to it by hand.</source>
        <translation>الباب لا يستجيب. يُرجى تشغيله يدوياً.</translation>
    </message>
    <message>
        <source>The door obeys as ever: a walk that wrongly turns green opens it.</source>
        <translation>يطيع الباب كالمعتاد: والتجربة التي تصير خضراء خطأً تفتحه.</translation>
    </message>
    <message>
        <source>The door opens as for any visitor.</source>
        <translation>يُفتح الباب كما لأي زائر.</translation>
    </message>
    <message>
        <source>The door opens for a mask and for staff only.</source>
        <translation>يُفتح الباب لمن يرتدي كمامة وللموظفين فقط.</translation>
    </message>
    <message>
        <source>The door opens.</source>
        <translation>الباب يُفتح.</translation>
    </message>
    <message>
        <source>The journal is in order.</source>
        <translation>السجل سليم.</translation>
    </message>
    <message>
        <source>The journal is not in order.</source>
        <translation>السجل غير سليم.</translation>
    </message>
    <message>
        <source>The kiosk begins anew.</source>
        <translation>يبدأ الجهاز من جديد.</translation>
    </message>
    <message>
        <source>The kiosk ends, and the wizard begins.</source>
        <translation>ينتهي الجهاز ويبدأ المعالج.</translation>
    </message>
    <message>
        <source>The kiosk is getting ready: %1&#xa0;% done. The first time takes some minutes.</source>
        <translation>يجري تجهيز الجهاز: اكتمل %1‎%‎. تستغرق المرة الأولى بضع دقائق.</translation>
    </message>
    <message>
        <source>The kiosk shows and says its verdict.</source>
        <translation>يعرض الجهاز نتيجته وينطقها.</translation>
    </message>
    <message>
        <source>The kiosk stops judging until the wizard is done or left.</source>
        <translation>لا يفحص الجهاز أحداً حتى ينتهي المعالج أو يُغادَر.</translation>
    </message>
    <message>
        <source>The kiosk was stopped</source>
        <translation>أُوقف الجهاز</translation>
    </message>
    <message>
        <source>The kiosk&apos;s own verdict: %1</source>
        <translation>نتيجة الجهاز: %1</translation>
    </message>
    <message>
        <source>The last good settings are of %1.</source>
        <translation>آخر إعدادات صالحة تعود إلى %1.</translation>
    </message>
    <message>
        <source>The list of staff is empty or unreadable. Please see to the door by hand.</source>
        <translation>قائمة الموظفين فارغة أو تتعذّر قراءتها. يُرجى تشغيل الباب يدوياً.</translation>
    </message>
    <message>
        <source>The relay says that it obeyed.</source>
        <translation>يفيد المرحّل بأنه أطاع.</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>رمز PIN نفسه مرة أخرى</translation>
    </message>
    <message>
        <source>The same happens when the kiosk fails. If you do not know, ask who fitted it.</source>
        <translation>يحدث الأمر نفسه عند تعطّل الجهاز. إن كنت لا تعلم فاسأل من ركّبه.</translation>
    </message>
    <message>
        <source>The settings cannot be used.</source>
        <translation>لا يمكن استخدام الإعدادات.</translation>
    </message>
    <message>
        <source>The walk after</source>
        <translation>التجربة التالية</translation>
    </message>
    <message>
        <source>The walk before</source>
        <translation>التجربة السابقة</translation>
    </message>
    <message>
        <source>The walks are over</source>
        <translation>انتهت التجارب</translation>
    </message>
    <message>
        <source>The wizard asks everything once more.</source>
        <translation>يسأل المعالج كل شيء مرة أخرى.</translation>
    </message>
    <message>
        <source>The wizard begins with the present ones. Nothing is lost until its last page.</source>
        <translation>يبدأ المعالج بالإعدادات الحالية. لا يضيع شيء حتى صفحته الأخيرة.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>السمة</translation>
    </message>
    <message>
        <source>These are typed into %1, under [screen].</source>
        <translation>تُكتب هذه في %1 تحت [screen].</translation>
    </message>
    <message>
        <source>These were two different PINs. Please begin again.</source>
        <translation>هذان رمزا PIN مختلفان. يُرجى البدء من جديد.</translation>
    </message>
    <message>
        <source>This check is not working. Please ask staff.</source>
        <translation>هذا الفحص لا يعمل. يُرجى سؤال الموظفين.</translation>
    </message>
    <message>
        <source>This does not work now. Please see to the door by hand.</source>
        <translation>هذا غير ممكن الآن. يُرجى تشغيل الباب يدوياً.</translation>
    </message>
    <message>
        <source>This model has no map of what it looks at.</source>
        <translation>لا يملك هذا النموذج خريطة لما ينظر إليه.</translation>
    </message>
    <message>
        <source>This person only</source>
        <translation>هذا الشخص فقط</translation>
    </message>
    <message>
        <source>This theme is black and white.</source>
        <translation>هذه السمة بالأبيض والأسود.</translation>
    </message>
    <message>
        <source>Time to verdict</source>
        <translation>زمن النتيجة</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Too bright</source>
        <translation>ضوء ساطع</translation>
    </message>
    <message>
        <source>Too dark</source>
        <translation>ضوء خافت</translation>
    </message>
    <message>
        <source>Too far</source>
        <translation>بعيد جداً</translation>
    </message>
    <message>
        <source>Too far away</source>
        <translation>بعيد جداً</translation>
    </message>
    <message>
        <source>Too high</source>
        <translation>مرتفع جداً</translation>
    </message>
    <message>
        <source>Too low</source>
        <translation>منخفض جداً</translation>
    </message>
    <message>
        <source>Too many wrong tries. Locked for %1.</source>
        <translation>محاولات خاطئة كثيرة. مقفل لمدة %1.</translation>
    </message>
    <message>
        <source>Too near</source>
        <translation>قريب جداً</translation>
    </message>
    <message>
        <source>Touch a line to change it.</source>
        <translation>المس سطراً لتغييره.</translation>
    </message>
    <message>
        <source>Touch the key, go to the door, and pull.</source>
        <translation>المس الزر ثم اذهب إلى الباب واسحبه.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>تجربة</translation>
    </message>
    <message>
        <source>Use the last good settings</source>
        <translation>استعادة آخر إعدادات صالحة</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Verdict after %1&#xa0;s.</source>
        <translation>النتيجة بعد %1&#xa0;ث.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>تحقّق</translation>
    </message>
    <message>
        <source>Verifying: %1&#xa0;%</source>
        <translation>جارٍ التحقق: %1‎%‎</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>بنفسجي</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>الزوار</translation>
    </message>
    <message>
        <source>Visitors can choose</source>
        <translation>يختار الزوار</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>الزيارات</translation>
    </message>
    <message>
        <source>Visits by the hour</source>
        <translation>الزيارات بالساعة</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>مستوى الصوت</translation>
    </message>
    <message>
        <source>WRONGLY green</source>
        <translation>أخضر خطأً</translation>
    </message>
    <message>
        <source>Walk %1</source>
        <translation>التجربة %1</translation>
    </message>
    <message>
        <source>Walk %1 of %2</source>
        <translation>التجربة %1 من %2</translation>
    </message>
    <message>
        <source>Walk up WITH a mask</source>
        <translation>الاقتراب بكمامة</translation>
    </message>
    <message>
        <source>Walk up WITHOUT a mask</source>
        <translation>الاقتراب بلا كمامة</translation>
    </message>
    <message>
        <source>Walk up as TWO, one without a mask</source>
        <translation>اقتراب شخصين أحدهما بلا كمامة</translation>
    </message>
    <message>
        <source>Walk up, a HAND over the mouth</source>
        <translation>الاقتراب ويد على الفم</translation>
    </message>
    <message>
        <source>Walk up, mask BELOW the nose</source>
        <translation>الاقتراب والكمامة تحت الأنف</translation>
    </message>
    <message>
        <source>Walked on</source>
        <translation>غادروا</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>عنوان ويب</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>أهلاً بكم</translation>
    </message>
    <message>
        <source>What does somebody do who cannot wear a mask?</source>
        <translation>ماذا يفعل من لا يمكنه ارتداء كمامة؟</translation>
    </message>
    <message>
        <source>What does the kiosk do?</source>
        <translation>ماذا يفعل الجهاز؟</translation>
    </message>
    <message>
        <source>What does the lock do without power?</source>
        <translation>ماذا يفعل القفل دون تيار؟</translation>
    </message>
    <message>
        <source>What is the camera&apos;s address?</source>
        <translation>ما عنوان الكاميرا؟</translation>
    </message>
    <message>
        <source>What is the door&apos;s address?</source>
        <translation>ما عنوان الباب؟</translation>
    </message>
    <message>
        <source>What is the name?</source>
        <translation>ما الاسم؟</translation>
    </message>
    <message>
        <source>What judges is fitted to this computer and proved: some minutes.</source>
        <translation>يُهيَّأ ما يقوم بالفحص لهذا الحاسوب ويُثبت عمله: بضع دقائق.</translation>
    </message>
    <message>
        <source>What may %1 do?</source>
        <translation>ما صلاحيات %1؟</translation>
    </message>
    <message>
        <source>What moves the door?</source>
        <translation>ما الذي يحرّك الباب؟</translation>
    </message>
    <message>
        <source>What stands on the screen. Visitors can choose another one.</source>
        <translation>لغة ما يظهر على الشاشة. ويمكن للزوار اختيار لغة أخرى.</translation>
    </message>
    <message>
        <source>What visitors would see: nobody, no mask, a mask.</source>
        <translation>ما سيراه الزوار: لا أحد، بلا كمامة، بكمامة.</translation>
    </message>
    <message>
        <source>When does it do so?</source>
        <translation>متى يفعل ذلك؟</translation>
    </message>
    <message>
        <source>Where do visitors stand?</source>
        <translation>أين يقف الزوار؟</translation>
    </message>
    <message>
        <source>Where is this kiosk?</source>
        <translation>أين يقع هذا الجهاز؟</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>مكان الحفظ</translation>
    </message>
    <message>
        <source>Which camera?</source>
        <translation>أي كاميرا؟</translation>
    </message>
    <message>
        <source>Which language?</source>
        <translation>أي لغة؟</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>من أنتم؟</translation>
    </message>
    <message>
        <source>Who cannot wear a mask</source>
        <translation>من لا يمكنه ارتداء كمامة</translation>
    </message>
    <message>
        <source>Who has a PIN?</source>
        <translation>من لديه رمز PIN؟</translation>
    </message>
    <message>
        <source>Whoever cannot see the screen needs it.</source>
        <translation>يحتاج إليه كل من لا يرى الشاشة.</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>الصورة كاملة</translation>
    </message>
    <message>
        <source>Why this verdict?</source>
        <translation>لماذا هذا الحكم؟</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>لماذا؟</translation>
    </message>
    <message>
        <source>Wine red</source>
        <translation>خمري</translation>
    </message>
    <message>
        <source>Worn wrongly</source>
        <translation>ارتداء خاطئ</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>المكتوب: %1</translation>
    </message>
    <message>
        <source>Wrong PIN. Please try again.</source>
        <translation>رمز PIN خاطئ. يُرجى المحاولة مرة أخرى.</translation>
    </message>
    <message>
        <source>Yes, it opened</source>
        <translation>نعم، فُتح</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>أمس</translation>
    </message>
    <message>
        <source>about %1 m</source>
        <translation>نحو %1 م</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>لا يعمل</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>فارغ</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>سليم</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>غير محدد</translation>
    </message>
    <message>
        <source>now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>speaks against it</source>
        <translation>يشير إلى العكس</translation>
    </message>
    <message>
        <source>speaks for “%1”</source>
        <translation>يشير إلى «%1»</translation>
    </message>
    <message>
        <source>wants to be looked at</source>
        <translation>يحتاج إلى مراجعة</translation>
    </message>
</context>
</TS>
