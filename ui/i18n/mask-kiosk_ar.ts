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
        <source>%1 does not import (%2): install it as docs/engines.md says</source>
        <translation>تعذّر تحميل %1 (%2): يُرجى تثبيته وفق docs/engines.md</translation>
    </message>
    <message>
        <source>%1 has lost its key: keep folder and journal aside, and begin both anew</source>
        <translation>فُقد مفتاح %1: احفظ المجلد والسجل جانباً وابدأ كليهما من جديد</translation>
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
        <source>%1, for %2.</source>
        <translation>%1 لمدة %2.</translation>
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
        <source>%1: by %2.</source>
        <translation>%1: بواسطة %2.</translation>
    </message>
    <message>
        <source>%1: no picture yet.</source>
        <translation>%1: لا توجد صورة بعد.</translation>
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
        <source>%^1 could not let people through.</source>
        <translation>تعذّر على %^1 السماح بالمرور.</translation>
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
        <source>A wrong PIN for %1.</source>
        <translation>رمز PIN خاطئ باسم %1.</translation>
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
        <source>Camera</source>
        <translation>الكاميرا</translation>
    </message>
    <message>
        <source>Camera %1</source>
        <translation>الكاميرا %1</translation>
    </message>
    <message>
        <source>Check plug and cable. The kiosk tries again by itself.</source>
        <translation>تحقّق من القابس والكابل. يعيد الجهاز المحاولة تلقائياً.</translation>
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
        <source>Has not begun yet.</source>
        <translation>لم يبدأ بعد.</translation>
    </message>
    <message>
        <source>Have it checked.</source>
        <translation>يُرجى فحصه.</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>الحرارة</translation>
    </message>
    <message>
        <source>Is written.</source>
        <translation>تجري الكتابة فيه.</translation>
    </message>
    <message>
        <source>It stays free until the alarm is over and was reset.</source>
        <translation>يبقى محرَّراً حتى انتهاء الإنذار وإعادة ضبطه.</translation>
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
        <source>Looks %1 times a second.</source>
        <translation>عدد مرات الفحص في الثانية: %1.</translation>
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
        <source>No door is driven here.</source>
        <translation>لا يُتحكّم بأي باب هنا.</translation>
    </message>
    <message>
        <source>No sound has failed.</source>
        <translation>لم يتعطّل أي صوت.</translation>
    </message>
    <message>
        <source>Not in order.</source>
        <translation>ليس سليماً.</translation>
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
        <source>Open</source>
        <translation>مفتوح</translation>
    </message>
    <message>
        <source>Pictures are %1 old when they are judged; the work takes %2.</source>
        <translation>عمر الصور عند الفحص %1؛ وتستغرق المعالجة %2.</translation>
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
        <source>Restart the kiosk, and see to the door by hand meanwhile.</source>
        <translation>أعد تشغيل الجهاز وتولَّ أمر الباب يدوياً في هذه الأثناء.</translation>
    </message>
    <message>
        <source>Restart the kiosk. If it stays so, run the self-test.</source>
        <translation>أعد تشغيل الجهاز. إن استمر الأمر فشغّل الفحص الذاتي.</translation>
    </message>
    <message>
        <source>SQLite finds it damaged: %1</source>
        <translation>وجدته SQLite تالفاً: %1</translation>
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
        <source>The schedule leaves the door to itself now.</source>
        <translation>وفق الجدول، لا يتحكّم الجهاز بالباب الآن.</translation>
    </message>
    <message>
        <source>This cannot be shown: the kiosk&apos;s log says why.</source>
        <translation>تعذّر العرض: السبب مذكور في سجل تشغيل الجهاز.</translation>
    </message>
    <message>
        <source>Too slow for a green verdict: restart the kiosk.</source>
        <translation>أبطأ من أن يعطي نتيجة خضراء: أعد تشغيل الجهاز.</translation>
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
        <source>Words are not spoken: run `python -m tools.voices`, which needs espeak-ng.</source>
        <translation>لا تُنطق الكلمات: شغّل `python -m tools.voices` الذي يحتاج إلى espeak-ng.</translation>
    </message>
    <message>
        <source>You cannot wear a mask? Please ask at the desk.</source>
        <translation>لا يمكنكم ارتداء كمامة؟ اسألوا في الاستقبال.</translation>
    </message>
    <message>
        <source>all up to %1 were removed</source>
        <translation>حُذفت جميعها حتى %1</translation>
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
        <source>cannot be read (%1)</source>
        <translation>تتعذّر قراءته (%1)</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>معدَّل</translation>
    </message>
    <message>
        <source>core dumps are on, and one would hold the last picture: run `python -m kiosk` as it is</source>
        <translation>تفريغ الذاكرة مفعّل وقد يحتوي على آخر صورة: شغّل `python -m kiosk` كما هو</translation>
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
        <source>free</source>
        <translation>مفتوح</translation>
    </message>
    <message>
        <source>gives no picture</source>
        <translation>لا تعطي صورة</translation>
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
        <source>it does not play to the end: unplug the loudspeaker and plug it in again</source>
        <translation>لا يكتمل التشغيل: افصل مكبر الصوت ثم صله مجدداً</translation>
    </message>
    <message>
        <source>it is empty, or no SQLite file</source>
        <translation>فارغ أو ليس ملف SQLite</translation>
    </message>
    <message>
        <source>it is not the journal of this version, or its table was changed</source>
        <translation>ليس سجل هذا الإصدار أو عُدّل جدوله</translation>
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
        <source>locked</source>
        <translation>مقفل</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>مفقود</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>الشبكات العصبية</translation>
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
        <source>nobody has a PIN, so there is no override: `python -m kiosk.staff add NAME` gives one</source>
        <translation>لا أحد لديه رمز PIN ولذلك لا إذن ممكن: الأمر `python -m kiosk.staff add NAME` يمنح رمزاً</translation>
    </message>
    <message>
        <source>none is driven here</source>
        <translation>لا يُتحكّم بأي باب هنا</translation>
    </message>
    <message>
        <source>only an installer changes this: everybody may look</source>
        <translation>لا يغيّر هذا إلا فنّي التركيب: وللجميع أن ينظروا</translation>
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
        <source>privacy</source>
        <translation>الخصوصية</translation>
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
    <message numerus="yes">
        <source>sees %n face(s) in a portrait of one: run `make run` to fetch the model again</source>
        <translation>
            <numerusform>لا يرى أي وجه في صورة لشخص واحد: شغّل `make run` لجلب النموذج من جديد</numerusform>
            <numerusform>يرى وجهاً واحداً في صورة لشخص واحد: شغّل `make run` لجلب النموذج من جديد</numerusform>
            <numerusform>يرى وجهين في صورة لشخص واحد: شغّل `make run` لجلب النموذج من جديد</numerusform>
            <numerusform>يرى %n وجوه في صورة لشخص واحد: شغّل `make run` لجلب النموذج من جديد</numerusform>
            <numerusform>يرى %n وجهاً في صورة لشخص واحد: شغّل `make run` لجلب النموذج من جديد</numerusform>
            <numerusform>يرى %n وجه في صورة لشخص واحد: شغّل `make run` لجلب النموذج من جديد</numerusform>
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
        <source>staff</source>
        <translation>الموظفون</translation>
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
        <source>the count of wrong PINs, %1, %2: a new one begins, with a pause</source>
        <translation>عدّاد رموز PIN الخاطئة %1 %2: يبدأ عدّاد جديد مع فترة توقف</translation>
    </message>
    <message>
        <source>the doorman is not reached at %1 (%2): start `python -m kiosk.doorman`</source>
        <translation>تعذّر الوصول إلى خدمة الباب في %1 (%2): شغّل `python -m kiosk.doorman`</translation>
    </message>
    <message>
        <source>the doorman listens and drives %1; a lock without power is %2</source>
        <translation>خدمة الباب تستجيب وتتحكّم في %1؛ والقفل دون تيار %2</translation>
    </message>
    <message>
        <source>the face finder</source>
        <translation>كاشف الوجوه</translation>
    </message>
    <message>
        <source>the fire alarm is not over, or its input cannot be read</source>
        <translation>إنذار الحريق لم ينتهِ أو تتعذّر قراءة مدخله</translation>
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
        <source>the kiosk&apos;s own part of it has failed: restart the kiosk</source>
        <translation>تعطّل الجزء المسؤول عن ذلك في الجهاز: أعد تشغيل الجهاز</translation>
    </message>
    <message>
        <source>the kiosk&apos;s user may not use it: add that user to the group audio</source>
        <translation>لا يحق لمستخدم الجهاز استعماله: أضفه إلى مجموعة audio</translation>
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
        <source>the relay reads back that it is not energised</source>
        <translation>يفيد المرحّل بأنه غير مفعّل</translation>
    </message>
    <message>
        <source>the relay reads back that it is not released</source>
        <translation>يفيد المرحّل بأنه لم يُفصل</translation>
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
        <source>there are pictures in %1: %2. Remove them, and report this</source>
        <translation>توجد صور في %1: %2. احذفها وأبلغ عن ذلك</translation>
    </message>
    <message>
        <source>there is no NVIDIA driver here (%1 does not load): install it, %2</source>
        <translation>لا يوجد مشغّل NVIDIA هنا (تعذّر تحميل %1): ثبّته، %2</translation>
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
        <source>there is no such loudspeaker: plug it in, or correct sound.device (`aplay -L` lists them)</source>
        <translation>لا يوجد مكبر صوت كهذا: صله أو صحّح sound.device (الأمر `aplay -L` يسردها)</translation>
    </message>
    <message>
        <source>they were in %1, which is not here</source>
        <translation>كانت في %1 وهو غير موجود هنا</translation>
    </message>
    <message>
        <source>this journal was begun without them</source>
        <translation>بُدئ هذا السجل بدونها</translation>
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
        <source>what answers at %1 is no notary: name its socket</source>
        <translation>ما يستجيب في %1 ليس خدمة توثيق: حدّد مقبسها</translation>
    </message>
    <message>
        <source>what stands there was record %1</source>
        <translation>ما هناك كان القيد %1</translation>
    </message>
    <message>
        <source>wrong PINs cannot be counted in %1 (%2), so none is checked: mend that</source>
        <translation>لا يمكن عدّ رموز PIN الخاطئة في %1 (%2) ولذلك لا يُتحقَّق من أي رمز: يُرجى إصلاح ذلك</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>%1 left</source>
        <translation>المتبقي %1</translation>
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
        <source>A member of staff has let you through.</source>
        <translation>سمح لكم أحد الموظفين بالمرور.</translation>
    </message>
    <message>
        <source>Adjust mask</source>
        <translation>تعديل الكمامة</translation>
    </message>
    <message>
        <source>Alarm is over</source>
        <translation>انتهى الإنذار</translation>
    </message>
    <message>
        <source>As the theme</source>
        <translation>كالسمة</translation>
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
        <source>Back</source>
        <translation>رجوع</translation>
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
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>عرض تجريبي</translation>
    </message>
    <message>
        <source>ENFORCE does not resist somebody who holds up a photo, or slips in behind somebody else.</source>
        <translation>لا يمنع ENFORCE من يرفع صورة أو يتسلّل خلف غيره.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>إدخال</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>حذف آخر رقم</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
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
        <source>Faults</source>
        <translation>أعطال</translation>
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
        <source>Indigo</source>
        <translation>نيلي</translation>
    </message>
    <message>
        <source>Is every record as it was written?</source>
        <translation>هل كل قيد كما كُتب؟</translation>
    </message>
    <message>
        <source>It could not be verified.</source>
        <translation>تعذّر التحقق.</translation>
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
        <source>Let in</source>
        <translation>سُمح لهم</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>الحروف</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>صورة مباشرة</translation>
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
        <source>Look here</source>
        <translation>النظر هنا</translation>
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
        <source>Motion</source>
        <translation>الحركة</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>الأحدث</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>الصفحة التالية</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>لا توجد كاميرا</translation>
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
        <source>No visits yet today.</source>
        <translation>لا زيارات اليوم بعد.</translation>
    </message>
    <message>
        <source>Nobody is being judged.</source>
        <translation>لا يُفحص أحد الآن.</translation>
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
        <source>On the screen now. Back by itself in %1.</source>
        <translation>على الشاشة الآن. يعود تلقائياً بعد %1.</translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation>شخص واحد</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>لحظة واحدة</translation>
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
        <source>Petrol</source>
        <translation>أزرق نفطي</translation>
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
        <source>Records</source>
        <translation>القيود</translation>
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
        <source>Site&apos;s own</source>
        <translation>لون الموقع</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>الصوت</translation>
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
        <source>Staff only</source>
        <translation>للموظفين فقط</translation>
    </message>
    <message>
        <source>Staff pass</source>
        <translation>يُسمح بالمرور</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>خطوة للخلف</translation>
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
        <source>The journal is in order.</source>
        <translation>السجل سليم.</translation>
    </message>
    <message>
        <source>The journal is not in order.</source>
        <translation>السجل غير سليم.</translation>
    </message>
    <message>
        <source>The kiosk is getting ready: %1&#xa0;% done. The first time takes some minutes.</source>
        <translation>يجري تجهيز الجهاز: اكتمل %1‎%‎. تستغرق المرة الأولى بضع دقائق.</translation>
    </message>
    <message>
        <source>The kiosk&apos;s own verdict: %1</source>
        <translation>نتيجة الجهاز: %1</translation>
    </message>
    <message>
        <source>The list of staff is empty, or cannot be read.</source>
        <translation>قائمة الموظفين فارغة أو تتعذّر قراءتها.</translation>
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
        <source>Too far away</source>
        <translation>بعيد جداً</translation>
    </message>
    <message>
        <source>Too many wrong tries. Locked for %1.</source>
        <translation>محاولات خاطئة كثيرة. مقفل لمدة %1.</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>تجربة</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>النتيجة</translation>
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
        <source>Walked on</source>
        <translation>غادروا</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>أهلاً بكم</translation>
    </message>
    <message>
        <source>What visitors would see: nobody, no mask, a mask.</source>
        <translation>ما سيراه الزوار: لا أحد، بلا كمامة، بكمامة.</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>من أنتم؟</translation>
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
        <source>Wrong PIN. Please try again.</source>
        <translation>رمز PIN خاطئ. يُرجى المحاولة مرة أخرى.</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>أمس</translation>
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
