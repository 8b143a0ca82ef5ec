<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi_IN">
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
        <translation>%1 और %2</translation>
    </message>
    <message>
        <source>%1 are free.</source>
        <translation>%1 खाली है।</translation>
    </message>
    <message>
        <source>%1 cannot be %2</source>
        <translation>%1 का मान %2 नहीं हो सकता</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>%1 का उपयोग नहीं हो सकता</translation>
    </message>
    <message>
        <source>%1 does not import (%2): install it as docs/engines.md says</source>
        <translation>%1 लोड नहीं होता (%2): docs/engines.md के अनुसार इंस्टॉल करें</translation>
    </message>
    <message>
        <source>%1 gives no pictures</source>
        <translation>%1 कोई चित्र नहीं देता</translation>
    </message>
    <message>
        <source>%1 has lost its key: keep folder and journal aside, and begin both anew</source>
        <translation>%1 की कुंजी खो गई है: फ़ोल्डर और जर्नल अलग रखें और दोनों नए सिरे से शुरू करें</translation>
    </message>
    <message>
        <source>%1 is missing: allowed is %2</source>
        <translation>%1 नहीं है: मान्य है %2</translation>
    </message>
    <message>
        <source>%1 is no key: it has %2 bytes, not %3</source>
        <translation>%1 कुंजी नहीं है: %3 के बजाय %2 बाइट</translation>
    </message>
    <message>
        <source>%1 is open for writing, and nobody knows why: report this</source>
        <translation>%1 लिखने के लिए खुली है, कारण अज्ञात: कृपया सूचित करें</translation>
    </message>
    <message>
        <source>%1 is there by name only, without its libraries: install it as docs/engines.md says</source>
        <translation>%1 केवल नाम के लिए है, उसकी लाइब्रेरी नहीं: docs/engines.md के अनुसार इंस्टॉल करें</translation>
    </message>
    <message>
        <source>%1 is too large for a settings file: name another one with --config</source>
        <translation>%1 सेटिंग फ़ाइल के लिए बहुत बड़ी है: --config से दूसरी बताएँ</translation>
    </message>
    <message>
        <source>%1 of %2.</source>
        <translation>%2 में से %1।</translation>
    </message>
    <message>
        <source>%1 of the picture&apos;s width, %2 of its height</source>
        <translation>चित्र की चौड़ाई का %1, ऊँचाई का %2</translation>
    </message>
    <message>
        <source>%1 port %2 cannot be used (%3)</source>
        <translation>%1 पोर्ट %2 का उपयोग नहीं हो सकता (%3)</translation>
    </message>
    <message>
        <source>%1 runs on %2, the face finder on %3, the detector on %4</source>
        <translation>%1, %2 पर चलता है, चेहरा खोजक %3 पर, डिटेक्टर %4 पर</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, for %2.</source>
        <translation>%1, अवधि %2।</translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation>%1, %2 से %3 तक</translation>
    </message>
    <message>
        <source>%1, until the kiosk ended.</source>
        <translation>%1, कियोस्क बंद होने तक।</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 × %3 pixels, %4 pictures a second.</source>
        <translation>%1: %2 × %3 पिक्सेल, प्रति सेकंड %4 चित्र।</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2।</translation>
    </message>
    <message>
        <source>%1: %2; allowed is %3</source>
        <translation>%1: %2; मान्य है %3</translation>
    </message>
    <message>
        <source>%1: allowed is %2</source>
        <translation>%1: मान्य है %2</translation>
    </message>
    <message>
        <source>%1: by %2.</source>
        <translation>%1: %2 द्वारा।</translation>
    </message>
    <message>
        <source>%1: no picture yet.</source>
        <translation>%1: अभी कोई चित्र नहीं।</translation>
    </message>
    <message>
        <source>%1: one pair of brackets is enough, as in %2</source>
        <translation>%1: कोष्ठकों की एक जोड़ी काफ़ी है, जैसे %2 में</translation>
    </message>
    <message>
        <source>%1: there is no such setting</source>
        <translation>%1: ऐसी कोई सेटिंग नहीं है</translation>
    </message>
    <message>
        <source>%1: there is no such setting; did you mean %2?</source>
        <translation>%1: ऐसी कोई सेटिंग नहीं है; क्या आपका मतलब %2 था?</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>%1; a pass runs for %2 more.</source>
        <translation>%1; अनुमति अभी %2 और।</translation>
    </message>
    <message>
        <source>%1; it is still so.</source>
        <translation>%1; अभी भी यही स्थिति है।</translation>
    </message>
    <message>
        <source>%1&#xa0;%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1&#xa0;GB</source>
        <translation>%1&#xa0;GB</translation>
    </message>
    <message>
        <source>%1&#xa0;MB</source>
        <translation>%1&#xa0;MB</translation>
    </message>
    <message>
        <source>%1&#xa0;h %2&#xa0;min</source>
        <translation>%1&#xa0;घंटे %2&#xa0;मिनट</translation>
    </message>
    <message>
        <source>%1&#xa0;ms (95&#xa0;%: %2&#xa0;ms)</source>
        <translation>%1&#xa0;ms (95%: %2&#xa0;ms)</translation>
    </message>
    <message>
        <source>%1&#xa0;s</source>
        <translation>%1&#xa0;सेकंड</translation>
    </message>
    <message>
        <source>%1&#xa0;s and %2&#xa0;s.</source>
        <translation>%1&#xa0;सेकंड और %2&#xa0;सेकंड।</translation>
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
        <translation>%^1 लोगों को जाने नहीं दे सके।</translation>
    </message>
    <message>
        <source>%^1 ended the kiosk to set it up again.</source>
        <translation>%^1 ने कियोस्क को फिर से सेट करने के लिए बंद किया।</translation>
    </message>
    <message>
        <source>%^1 let one person through.</source>
        <translation>%^1 ने एक व्यक्ति को जाने दिया।</translation>
    </message>
    <message>
        <source>%^1 let people through for %2.</source>
        <translation>%^1 ने %2 तक लोगों को जाने दिया।</translation>
    </message>
    <message>
        <source>%^1.</source>
        <translation>%^1।</translation>
    </message>
    <message numerus="yes">
        <source>%n can override</source>
        <translation>
            <numerusform>%n व्यक्ति अनुमति दे सकता है</numerusform>
            <numerusform>%n व्यक्ति अनुमति दे सकते हैं</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) failed.</source>
        <translation>
            <numerusform>%n जाँच विफल रही।</numerusform>
            <numerusform>%n जाँचें विफल रहीं।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are as they were sealed.</source>
        <translation>
            <numerusform>%n प्रविष्टि वैसी ही है जैसी सील की गई थी।</numerusform>
            <numerusform>%n प्रविष्टियाँ वैसी ही हैं जैसी सील की गई थीं।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) not working.</source>
        <translation>
            <numerusform>%n भाग काम नहीं कर रहा।</numerusform>
            <numerusform>%n भाग काम नहीं कर रहे।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n walk(s) missing: the report will say that it is incomplete.</source>
        <translation>
            <numerusform>%n फेरा बाकी है: रिपोर्ट में लिखा जाएगा कि वह अधूरी है।</numerusform>
            <numerusform>%n फेरे बाकी हैं: रिपोर्ट में लिखा जाएगा कि वह अधूरी है।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a PIN</source>
        <translation>
            <numerusform>%n व्यक्ति के पास पिन</numerusform>
            <numerusform>%n व्यक्तियों के पास पिन</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n&#xa0;day(s) %1&#xa0;h</source>
        <translation>
            <numerusform>%n&#xa0;दिन %1&#xa0;घंटे</numerusform>
            <numerusform>%n&#xa0;दिन %1&#xa0;घंटे</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n&#xa0;min</source>
        <translation>
            <numerusform>%n&#xa0;मिनट</numerusform>
            <numerusform>%n&#xa0;मिनट</numerusform>
        </translation>
    </message>
    <message>
        <source>A fault (%1)</source>
        <translation>एक खराबी (%1)</translation>
    </message>
    <message>
        <source>A hand over the mouth</source>
        <translation>मुँह पर हाथ</translation>
    </message>
    <message>
        <source>A struck-out walk that had turned green, and should not have, is signed for by the site.</source>
        <translation>कोई अमान्य किया फेरा गलती से हरा हुआ हो, तो संस्था उसके लिए हस्ताक्षर करती है।</translation>
    </message>
    <message>
        <source>A wrong PIN for %1.</source>
        <translation>%1 का गलत पिन।</translation>
    </message>
    <message>
        <source>All were made.</source>
        <translation>सभी पूरे हुए।</translation>
    </message>
    <message>
        <source>An acceptance goes on already.</source>
        <translation>स्वीकृति परीक्षण पहले से चल रहा है।</translation>
    </message>
    <message numerus="yes">
        <source>An override lasts %n minute(s) at the most.</source>
        <translation>
            <numerusform>अनुमति अधिकतम %n मिनट की होती है।</numerusform>
            <numerusform>अनुमति अधिकतम %n मिनट की होती है।</numerusform>
        </translation>
    </message>
    <message>
        <source>Another program may have it: choose another under [health] in the settings.</source>
        <translation>शायद कोई दूसरा प्रोग्राम इसका उपयोग कर रहा है: सेटिंग में [health] के नीचे दूसरा चुनें।</translation>
    </message>
    <message>
        <source>As many walks as usual were made (%1); with fewer the site decides.</source>
        <translation>जितने फेरे सामान्य हैं, उतने हुए (%1); कम हों तो संस्था निर्णय लेती है।</translation>
    </message>
    <message>
        <source>At most %1&#xa0;% of the walks were struck out; beyond that the site decides.</source>
        <translation>अधिकतम %1% फेरे अमान्य किए गए; इससे अधिक पर संस्था निर्णय लेती है।</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>कैमरा</translation>
    </message>
    <message>
        <source>Camera %1</source>
        <translation>कैमरा %1</translation>
    </message>
    <message>
        <source>Can be reached.</source>
        <translation>पहुँच है।</translation>
    </message>
    <message>
        <source>Check plug and cable. The kiosk tries again by itself.</source>
        <translation>प्लग और केबल जाँचें। कियोस्क अपने आप फिर कोशिश करता है।</translation>
    </message>
    <message>
        <source>Check the network, and [mqtt] in the settings.</source>
        <translation>नेटवर्क और सेटिंग में [mqtt] जाँचें।</translation>
    </message>
    <message>
        <source>Choose up to %1 walks of a kind, and one at least.</source>
        <translation>हर प्रकार के अधिकतम %1 फेरे चुनें, और कम से कम एक।</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>डिलीवरी</translation>
    </message>
    <message numerus="yes">
        <source>Digits entered: %n</source>
        <translation>
            <numerusform>%n अंक दर्ज</numerusform>
            <numerusform>%n अंक दर्ज</numerusform>
        </translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>डिस्क</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>दरवाज़ा</translation>
    </message>
    <message>
        <source>Door tried</source>
        <translation>दरवाज़ा परखा</translation>
    </message>
    <message>
        <source>Every kind of walk was planned and made.</source>
        <translation>हर प्रकार का फेरा तय किया और पूरा किया गया।</translation>
    </message>
    <message>
        <source>Fire alarm: the door is free.</source>
        <translation>अग्नि अलार्म: दरवाज़ा मुक्त है।</translation>
    </message>
    <message>
        <source>Fire alarm: the door was set free.</source>
        <translation>अग्नि अलार्म: दरवाज़ा मुक्त किया गया।</translation>
    </message>
    <message>
        <source>Free its vents, clean the fan, shade it.</source>
        <translation>वेंट खाली करें, पंखा साफ़ करें, धूप से बचाएँ।</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>शुक्र</translation>
    </message>
    <message>
        <source>From arrival to the first verdict: at most %1&#xa0;s in half of the walks, %2&#xa0;s in 95&#xa0;%.</source>
        <translation>आने से पहले परिणाम तक: आधे फेरों में अधिकतम %1&#xa0;सेकंड, 95% में %2&#xa0;सेकंड।</translation>
    </message>
    <message>
        <source>Has not begun yet.</source>
        <translation>अभी शुरू नहीं हुई।</translation>
    </message>
    <message>
        <source>Have it checked.</source>
        <translation>इसकी जाँच करवाएँ।</translation>
    </message>
    <message>
        <source>Health page</source>
        <translation>स्थिति पृष्ठ</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>तापमान</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>समय</translation>
    </message>
    <message>
        <source>If it stays so, the kiosk is started anew by itself.</source>
        <translation>यदि ऐसा ही रहे, तो कियोस्क अपने आप फिर से चालू होगा।</translation>
    </message>
    <message>
        <source>Is not fed: %1.</source>
        <translation>संकेत नहीं मिल रहा: %1।</translation>
    </message>
    <message>
        <source>Is written.</source>
        <translation>लिखा जा रहा है।</translation>
    </message>
    <message>
        <source>It opened without green: walk %1.</source>
        <translation>बिना हरे के खुला: फेरा %1।</translation>
    </message>
    <message>
        <source>It stayed shut: walk %1.</source>
        <translation>बंद रहा: फेरा %1।</translation>
    </message>
    <message>
        <source>It stays free until the alarm is over and was reset.</source>
        <translation>अलार्म समाप्त होने और रीसेट होने तक यह मुक्त रहेगा।</translation>
    </message>
    <message>
        <source>It was late: walk %1.</source>
        <translation>देर से खुला: फेरा %1।</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>जर्नल</translation>
    </message>
    <message>
        <source>Judging</source>
        <translation>जाँच</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>कियोस्क</translation>
    </message>
    <message>
        <source>Kiosk is wrong</source>
        <translation>कियोस्क की गलती</translation>
    </message>
    <message>
        <source>Known visitor</source>
        <translation>परिचित आगंतुक</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>भाषा</translation>
    </message>
    <message numerus="yes">
        <source>Let in wrongly: %n walk(s).</source>
        <translation>
            <numerusform>गलती से प्रवेश मिला: %n फेरा।</numerusform>
            <numerusform>गलती से प्रवेश मिला: %n फेरे।</numerusform>
        </translation>
    </message>
    <message>
        <source>Let in: walk %1.</source>
        <translation>प्रवेश मिला: फेरा %1।</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>ताला</translation>
    </message>
    <message>
        <source>Looks %1 times a second.</source>
        <translation>प्रति सेकंड %1 बार जाँचता है।</translation>
    </message>
    <message>
        <source>Mask below the nose</source>
        <translation>मास्क नाक के नीचे</translation>
    </message>
    <message>
        <source>Medical exemption</source>
        <translation>चिकित्सा छूट</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>मेमोरी</translation>
    </message>
    <message>
        <source>Missing: %1.</source>
        <translation>बाकी: %1।</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>सोम</translation>
    </message>
    <message>
        <source>Names and PINs can be read.</source>
        <translation>नाम और पिन पढ़े जा सकते हैं।</translation>
    </message>
    <message>
        <source>Network camera</source>
        <translation>नेटवर्क कैमरा</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>न्यूरल नेटवर्क</translation>
    </message>
    <message>
        <source>Networks that judge</source>
        <translation>जाँचने वाले नेटवर्क</translation>
    </message>
    <message>
        <source>No acceptance goes on.</source>
        <translation>कोई स्वीकृति परीक्षण नहीं चल रहा।</translation>
    </message>
    <message>
        <source>No door is driven here.</source>
        <translation>यहाँ कोई दरवाज़ा नियंत्रित नहीं होता।</translation>
    </message>
    <message>
        <source>No door obeyed this kiosk: it was not tried.</source>
        <translation>कोई दरवाज़ा इस कियोस्क के अधीन नहीं था: परखा नहीं गया।</translation>
    </message>
    <message>
        <source>No self-proof was right yet.</source>
        <translation>अभी तक कोई स्व-जाँच सही नहीं हुई।</translation>
    </message>
    <message>
        <source>No sound has failed.</source>
        <translation>कोई ध्वनि विफल नहीं हुई।</translation>
    </message>
    <message>
        <source>No walk had a verdict.</source>
        <translation>किसी फेरे का परिणाम नहीं आया।</translation>
    </message>
    <message>
        <source>Nobody was.</source>
        <translation>किसी को नहीं।</translation>
    </message>
    <message>
        <source>Nobody without a mask, with the nose out, with a hand for a mask, or beside such a person was let in.</source>
        <translation>बिना मास्क, खुली नाक, मास्क के बजाय हाथ वाले या ऐसे व्यक्ति के साथ किसी को प्रवेश नहीं मिला।</translation>
    </message>
    <message>
        <source>Not in order.</source>
        <translation>ठीक नहीं है।</translation>
    </message>
    <message>
        <source>Not planned: %1.</source>
        <translation>तय नहीं किए: %1।</translation>
    </message>
    <message>
        <source>Not watched by systemd: if the kiosk hangs, nobody starts it anew.</source>
        <translation>systemd निगरानी नहीं करता: कियोस्क अटक जाए, तो कोई उसे फिर से चालू नहीं करेगा।</translation>
    </message>
    <message>
        <source>Nothing has been judged for %1.</source>
        <translation>%1 से कुछ नहीं जाँचा गया।</translation>
    </message>
    <message>
        <source>Nothing is heard at %1: %2.</source>
        <translation>%1 पर कुछ सुनाई नहीं देता: %2।</translation>
    </message>
    <message>
        <source>Nothing is recorded: %1</source>
        <translation>कुछ दर्ज नहीं हो रहा: %1</translation>
    </message>
    <message>
        <source>Of those with a mask at least %1&#xa0;% were let in.</source>
        <translation>मास्क वालों में से कम से कम %1% को प्रवेश मिला।</translation>
    </message>
    <message>
        <source>Only %1.</source>
        <translation>केवल %1।</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>खुला</translation>
    </message>
    <message>
        <source>Pictures are %1 old when they are judged; the work takes %2.</source>
        <translation>जाँच के समय चित्र %1 पुराने होते हैं; काम में %2 लगते हैं।</translation>
    </message>
    <message>
        <source>Place and network</source>
        <translation>स्थान और नेटवर्क</translation>
    </message>
    <message numerus="yes">
        <source>Please look at %n thing(s).</source>
        <translation>
            <numerusform>कृपया %n भाग देखें।</numerusform>
            <numerusform>कृपया %n भाग देखें।</numerusform>
        </translation>
    </message>
    <message>
        <source>Please ring the bell or ask at the desk: staff will help you.</source>
        <translation>कृपया घंटी बजाएँ या काउंटर पर पूछें: कर्मचारी आपकी मदद करेंगे।</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>गोपनीयता</translation>
    </message>
    <message>
        <source>Restart the kiosk, and see to the door by hand meanwhile.</source>
        <translation>कियोस्क फिर से चालू करें और तब तक दरवाज़ा हाथ से संभालें।</translation>
    </message>
    <message>
        <source>Restart the kiosk. If it stays so, run the self-test.</source>
        <translation>कियोस्क फिर से चालू करें। यदि ऐसा ही रहे, तो स्व-परीक्षण चलाएँ।</translation>
    </message>
    <message>
        <source>Restart the kiosk: it is not watched by systemd.</source>
        <translation>कियोस्क फिर से चालू करें: systemd उसकी निगरानी नहीं करता।</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>नियम</translation>
    </message>
    <message>
        <source>SQLite finds it damaged: %1</source>
        <translation>SQLite के अनुसार क्षतिग्रस्त: %1</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>शनि</translation>
    </message>
    <message>
        <source>See to the door by hand, and check the relay&apos;s plug.</source>
        <translation>दरवाज़ा हाथ से संभालें और रिले का प्लग जाँचें।</translation>
    </message>
    <message>
        <source>See to the door by hand.</source>
        <translation>दरवाज़ा हाथ से संभालें।</translation>
    </message>
    <message>
        <source>Shut</source>
        <translation>बंद</translation>
    </message>
    <message>
        <source>Slow: does another program use this computer?</source>
        <translation>धीमा: क्या कोई दूसरा प्रोग्राम इस कंप्यूटर का उपयोग कर रहा है?</translation>
    </message>
    <message numerus="yes">
        <source>So it was in %n walk(s).</source>
        <translation>
            <numerusform>%n फेरे में ऐसा ही हुआ।</numerusform>
            <numerusform>%n फेरों में ऐसा ही हुआ।</numerusform>
        </translation>
    </message>
    <message>
        <source>So it was.</source>
        <translation>ऐसा ही हुआ।</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>एक कर्मचारी</translation>
    </message>
    <message>
        <source>Soon nothing is recorded, and no PIN is checked: free some space.</source>
        <translation>जल्द ही कुछ दर्ज नहीं होगा और कोई पिन नहीं जाँचा जाएगा: जगह खाली करें।</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>ध्वनि</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>कर्मचारी</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>सारांश</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>रवि</translation>
    </message>
    <message>
        <source>Telemetry</source>
        <translation>टेलीमेट्री</translation>
    </message>
    <message numerus="yes">
        <source>Testing: %n done</source>
        <translation>
            <numerusform>परीक्षण जारी: %n पूरा</numerusform>
            <numerusform>परीक्षण जारी: %n पूरे</numerusform>
        </translation>
    </message>
    <message>
        <source>That is little: end other programs, or restart the computer.</source>
        <translation>यह कम है: दूसरे प्रोग्राम बंद करें या कंप्यूटर फिर से चालू करें।</translation>
    </message>
    <message>
        <source>That is little: give it more light, or another cable.</source>
        <translation>यह कम है: रोशनी बढ़ाएँ या केबल बदलें।</translation>
    </message>
    <message>
        <source>The broker hears nothing: %1.</source>
        <translation>ब्रोकर को कुछ नहीं मिलता: %1।</translation>
    </message>
    <message>
        <source>The broker hears this kiosk.</source>
        <translation>ब्रोकर को इस कियोस्क की सूचना मिलती है।</translation>
    </message>
    <message>
        <source>The camera gave no picture</source>
        <translation>कैमरे ने कोई चित्र नहीं दिया</translation>
    </message>
    <message>
        <source>The camera repeated one picture</source>
        <translation>कैमरे ने एक ही चित्र दोहराया</translation>
    </message>
    <message>
        <source>The camera saw only black</source>
        <translation>कैमरे को केवल काला दिखा</translation>
    </message>
    <message>
        <source>The check stood still</source>
        <translation>जाँच रुक गई</translation>
    </message>
    <message>
        <source>The door opened within %1&#xa0;s of green, and never without it.</source>
        <translation>दरवाज़ा हरे के %1&#xa0;सेकंड के भीतर खुला, और उसके बिना कभी नहीं।</translation>
    </message>
    <message>
        <source>The door was reset after an alarm.</source>
        <translation>अलार्म के बाद दरवाज़ा रीसेट किया गया।</translation>
    </message>
    <message>
        <source>The door works all the same. Free the disk, or have it mended.</source>
        <translation>दरवाज़ा फिर भी काम करता है। डिस्क खाली करें या ठीक करवाएँ।</translation>
    </message>
    <message>
        <source>The door&apos;s relay failed.</source>
        <translation>दरवाज़े का रिले विफल हुआ।</translation>
    </message>
    <message>
        <source>The door&apos;s relay works again.</source>
        <translation>दरवाज़े का रिले फिर काम कर रहा है।</translation>
    </message>
    <message>
        <source>The doorman answers again.</source>
        <translation>द्वार सेवा फिर उत्तर दे रही है।</translation>
    </message>
    <message>
        <source>The doorman is not reached: is it running?</source>
        <translation>द्वार सेवा तक पहुँच नहीं: क्या वह चल रही है?</translation>
    </message>
    <message>
        <source>The doorman refuses: %1.</source>
        <translation>द्वार सेवा का इनकार: %1।</translation>
    </message>
    <message>
        <source>The doorman was not reached: the door was on its own.</source>
        <translation>द्वार सेवा तक पहुँच नहीं थी: दरवाज़ा बिना नियंत्रण के था।</translation>
    </message>
    <message>
        <source>The fire alarm is over.</source>
        <translation>अग्नि अलार्म समाप्त हुआ।</translation>
    </message>
    <message>
        <source>The first one is over within seconds.</source>
        <translation>पहली कुछ सेकंड में पूरी होगी।</translation>
    </message>
    <message>
        <source>The first start takes some minutes.</source>
        <translation>पहली बार चालू होने में कुछ मिनट लगते हैं।</translation>
    </message>
    <message>
        <source>The key switch was turned.</source>
        <translation>चाबी वाला स्विच घुमाया गया।</translation>
    </message>
    <message>
        <source>The kiosk does not drive the door now.</source>
        <translation>कियोस्क अभी दरवाज़ा नियंत्रित नहीं कर रहा।</translation>
    </message>
    <message>
        <source>The kiosk uses %1; %2 of %3 are free.</source>
        <translation>कियोस्क %1 उपयोग करता है; %3 में से %2 खाली है।</translation>
    </message>
    <message>
        <source>The kiosk was out of service: %1.</source>
        <translation>कियोस्क सेवा में नहीं था: %1।</translation>
    </message>
    <message>
        <source>The kiosk was started, version %1.</source>
        <translation>कियोस्क चालू हुआ, संस्करण %1।</translation>
    </message>
    <message>
        <source>The kiosk&apos;s folder cannot be reached.</source>
        <translation>कियोस्क के फ़ोल्डर तक पहुँच नहीं।</translation>
    </message>
    <message numerus="yes">
        <source>The last %n event(s)</source>
        <translation>
            <numerusform>पिछली %n घटना</numerusform>
            <numerusform>पिछली %n घटनाएँ</numerusform>
        </translation>
    </message>
    <message>
        <source>The networks fail: nobody can be judged.</source>
        <translation>न्यूरल नेटवर्क विफल हैं: किसी की जाँच नहीं हो सकती।</translation>
    </message>
    <message>
        <source>The networks failed, nobody could be judged</source>
        <translation>न्यूरल नेटवर्क विफल हुए, किसी की जाँच नहीं हो सकी</translation>
    </message>
    <message>
        <source>The pass that %1 gave could not be ended.</source>
        <translation>%1 की दी हुई अनुमति समाप्त नहीं हो सकी।</translation>
    </message>
    <message>
        <source>The pass that %1 gave is over.</source>
        <translation>%1 की दी हुई अनुमति समाप्त हुई।</translation>
    </message>
    <message>
        <source>The pass that %1 gave was ended early.</source>
        <translation>%1 की दी हुई अनुमति समय से पहले समाप्त की गई।</translation>
    </message>
    <message>
        <source>The processor has %1 °C.</source>
        <translation>प्रोसेसर का तापमान %1 °C है।</translation>
    </message>
    <message>
        <source>The relay fails: %1</source>
        <translation>रिले विफल: %1</translation>
    </message>
    <message>
        <source>The report cannot be written (%1): free the disk.</source>
        <translation>रिपोर्ट लिखी नहीं जा सकती (%1): डिस्क खाली करें।</translation>
    </message>
    <message>
        <source>The schedule leaves the door to itself now.</source>
        <translation>समय-सारणी के अनुसार दरवाज़ा अभी नियंत्रित नहीं है।</translation>
    </message>
    <message>
        <source>The self-proof was right %1 ago.</source>
        <translation>%1 पहले स्व-जाँच सही हुई।</translation>
    </message>
    <message>
        <source>The settings do not say which door there is.</source>
        <translation>सेटिंग नहीं बताती कि कौन सा दरवाज़ा है।</translation>
    </message>
    <message numerus="yes">
        <source>The settings have %n mistake(s).</source>
        <translation>
            <numerusform>सेटिंग में %n गलती है।</numerusform>
            <numerusform>सेटिंग में %n गलतियाँ हैं।</numerusform>
        </translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>ऐसा कोई नहीं।</translation>
    </message>
    <message>
        <source>This cannot be shown: the kiosk&apos;s log says why.</source>
        <translation>यह दिखाया नहीं जा सकता: कारण कियोस्क के लॉग में है।</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>गुरु</translation>
    </message>
    <message>
        <source>To be signed for: walk %1.</source>
        <translation>हस्ताक्षर बाकी: फेरा %1।</translation>
    </message>
    <message>
        <source>Too slow for a green verdict: restart the kiosk.</source>
        <translation>हरे परिणाम के लिए बहुत धीमा: कियोस्क फिर से चालू करें।</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>मंगल</translation>
    </message>
    <message>
        <source>Two at once, one without a mask</source>
        <translation>दो साथ, एक बिना मास्क</translation>
    </message>
    <message>
        <source>Uncover its lens, or turn the light on.</source>
        <translation>लेंस के आगे से रुकावट हटाएँ या बत्ती जलाएँ।</translation>
    </message>
    <message>
        <source>Unplug the camera and plug it in again.</source>
        <translation>कैमरा निकालकर फिर लगाएँ।</translation>
    </message>
    <message>
        <source>Until then the key switch lets people through.</source>
        <translation>तब तक चाबी वाले स्विच से लोगों को जाने दें।</translation>
    </message>
    <message>
        <source>Until then visitors have the screen only.</source>
        <translation>तब तक आगंतुकों के लिए केवल स्क्रीन है।</translation>
    </message>
    <message>
        <source>Version %1, runs for %2.</source>
        <translation>संस्करण %1, %2 से चल रहा है।</translation>
    </message>
    <message>
        <source>Wait a minute, then check its plug.</source>
        <translation>एक मिनट रुकें, फिर प्लग जाँचें।</translation>
    </message>
    <message>
        <source>Watchdog</source>
        <translation>निगरानी</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>बुध</translation>
    </message>
    <message>
        <source>With a mask</source>
        <translation>मास्क के साथ</translation>
    </message>
    <message>
        <source>Without a mask</source>
        <translation>बिना मास्क</translation>
    </message>
    <message>
        <source>Without networks there is nothing to prove.</source>
        <translation>न्यूरल नेटवर्क के बिना जाँचने को कुछ नहीं है।</translation>
    </message>
    <message>
        <source>Words are not spoken: %1.</source>
        <translation>शब्द बोले नहीं जाते: %1।</translation>
    </message>
    <message>
        <source>You cannot wear a mask? Please ask at the desk.</source>
        <translation>मास्क नहीं पहन सकते? कृपया काउंटर पर पूछें।</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>क्षेत्र</translation>
    </message>
    <message>
        <source>a camera on the network</source>
        <translation>नेटवर्क पर एक कैमरा</translation>
    </message>
    <message>
        <source>a decimal point is needed, not a comma: %1</source>
        <translation>दशमलव बिंदु चाहिए, अल्पविराम नहीं: %1</translation>
    </message>
    <message>
        <source>a door at the end of a network cannot be fail-safe here</source>
        <translation>नेटवर्क के दूसरे छोर का दरवाज़ा यहाँ fail-safe नहीं हो सकता</translation>
    </message>
    <message>
        <source>a door at the end of a network is not fail-safe</source>
        <translation>नेटवर्क के दूसरे छोर का दरवाज़ा fail-safe नहीं होता</translation>
    </message>
    <message>
        <source>a door controller that is told by HTTP</source>
        <translation>दरवाज़ा नियंत्रक, जिसे HTTP से बताया जाता है</translation>
    </message>
    <message>
        <source>a door controller that is told by a broker</source>
        <translation>दरवाज़ा नियंत्रक, जिसे ब्रोकर से बताया जाता है</translation>
    </message>
    <message>
        <source>a library is missing: `.venv/bin/python -m pip install &apos;.[door]&apos;` in the kiosk&apos;s folder</source>
        <translation>एक लाइब्रेरी नहीं है: कियोस्क के फ़ोल्डर में `.venv/bin/python -m pip install &apos;.[door]&apos;` चलाएँ</translation>
    </message>
    <message>
        <source>a line is a [section], or name = value, or a remark that begins with #</source>
        <translation>लाइन में [खंड], या नाम = मान, या # से शुरू होने वाली टिप्पणी होती है</translation>
    </message>
    <message>
        <source>a list in [brackets], each %1</source>
        <translation>[कोष्ठकों] में सूची, जिसका हर मान %1</translation>
    </message>
    <message>
        <source>a name has no blanks: %1</source>
        <translation>नाम में खाली जगह नहीं होती: %1</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>संख्या</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>%1 से %2 तक की संख्या</translation>
    </message>
    <message>
        <source>a number has no 0 in front</source>
        <translation>संख्या के आगे 0 नहीं होता</translation>
    </message>
    <message>
        <source>a number stands without its unit: %1</source>
        <translation>संख्या बिना इकाई के लिखी जाती है: %1</translation>
    </message>
    <message>
        <source>a remark begins with #</source>
        <translation>टिप्पणी # से शुरू होती है</translation>
    </message>
    <message>
        <source>a section of settings</source>
        <translation>सेटिंग का खंड</translation>
    </message>
    <message>
        <source>a section&apos;s name stands between [ and ], and nothing else on that line</source>
        <translation>खंड का नाम [ और ] के बीच होता है, उस लाइन में और कुछ नहीं</translation>
    </message>
    <message>
        <source>a section&apos;s name stands in brackets: [%1]</source>
        <translation>खंड का नाम कोष्ठकों में होता है: [%1]</translation>
    </message>
    <message>
        <source>a step is not done: %1</source>
        <translation>एक चरण पूरा नहीं हुआ: %1</translation>
    </message>
    <message>
        <source>a text in &quot;quotes&quot;</source>
        <translation>&quot;उद्धरण चिह्नों&quot; में पाठ</translation>
    </message>
    <message>
        <source>a text in &quot;quotes&quot; of %1 to %2 characters</source>
        <translation>&quot;उद्धरण चिह्नों&quot; में %1 से %2 अक्षरों का पाठ</translation>
    </message>
    <message>
        <source>a text in &quot;quotes&quot; of at most %1 characters</source>
        <translation>&quot;उद्धरण चिह्नों&quot; में अधिकतम %1 अक्षरों का पाठ</translation>
    </message>
    <message>
        <source>a text stands in quotes: &quot;%1&quot;</source>
        <translation>पाठ उद्धरण चिह्नों में होता है: &quot;%1&quot;</translation>
    </message>
    <message>
        <source>a text stands in straight quotes: &quot;…&quot;</source>
        <translation>पाठ सीधे उद्धरण चिह्नों में होता है: &quot;…&quot;</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>पूर्णांक</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 से %2 तक का पूर्णांक</translation>
    </message>
    <message>
        <source>add an installer, or it can only be set up anew</source>
        <translation>एक इंस्टॉलर जोड़ें, नहीं तो इसे केवल नए सिरे से सेट किया जा सकेगा</translation>
    </message>
    <message>
        <source>all is in order</source>
        <translation>सब ठीक है</translation>
    </message>
    <message>
        <source>all is well</source>
        <translation>सब ठीक चल रहा है</translation>
    </message>
    <message>
        <source>all up to %1 were removed</source>
        <translation>%1 तक की सभी हटाई गईं</translation>
    </message>
    <message>
        <source>allowed are 1 to %1 of them, no two alike</source>
        <translation>1 से %1 तक मान्य हैं, कोई दो एक जैसे नहीं</translation>
    </message>
    <message>
        <source>allowed is %1</source>
        <translation>मान्य है %1</translation>
    </message>
    <message>
        <source>allowed is a colour such as &quot;#1d3040&quot;, or &quot;&quot; for the theme&apos;s own</source>
        <translation>मान्य है &quot;#1d3040&quot; जैसा रंग, या थीम के अपने रंग के लिए &quot;&quot;</translation>
    </message>
    <message>
        <source>allowed is a date such as &quot;2026-12-25&quot;</source>
        <translation>मान्य है &quot;2026-12-25&quot; जैसी तारीख</translation>
    </message>
    <message>
        <source>allowed is a time of the day from &quot;00:00&quot; to &quot;24:00&quot;</source>
        <translation>मान्य है &quot;00:00&quot; से &quot;24:00&quot; तक दिन का समय</translation>
    </message>
    <message>
        <source>always</source>
        <translation>हमेशा</translation>
    </message>
    <message>
        <source>another journal</source>
        <translation>कोई दूसरा जर्नल</translation>
    </message>
    <message>
        <source>another program holds it: end that one, or choose a device that mixes, such as default</source>
        <translation>कोई दूसरा प्रोग्राम इसका उपयोग कर रहा है: उसे बंद करें, या default जैसा मिलाने वाला उपकरण चुनें</translation>
    </message>
    <message>
        <source>aplay cannot be ended, its driver hangs: restart the computer</source>
        <translation>aplay बंद नहीं होता, उसका ड्राइवर अटका है: कंप्यूटर फिर से चालू करें</translation>
    </message>
    <message>
        <source>aplay cannot be started: %1</source>
        <translation>aplay शुरू नहीं हो सका: %1</translation>
    </message>
    <message>
        <source>aplay fails: %1</source>
        <translation>aplay विफल: %1</translation>
    </message>
    <message>
        <source>aplay is missing: install alsa-utils</source>
        <translation>aplay नहीं है: alsa-utils इंस्टॉल करें</translation>
    </message>
    <message>
        <source>before and after the point of a number stand digits</source>
        <translation>संख्या के दशमलव बिंदु के पहले और बाद में अंक होते हैं</translation>
    </message>
    <message>
        <source>between a name and its value stands =</source>
        <translation>नाम और उसके मान के बीच = होता है</translation>
    </message>
    <message>
        <source>between the values of a list stand commas</source>
        <translation>सूची के मानों के बीच अल्पविराम होते हैं</translation>
    </message>
    <message>
        <source>by the rules in the settings file</source>
        <translation>सेटिंग फ़ाइल के नियमों के अनुसार</translation>
    </message>
    <message>
        <source>cannot be read (%1)</source>
        <translation>पढ़ी नहीं जा सकती (%1)</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>बदली हुई</translation>
    </message>
    <message>
        <source>choose another camera</source>
        <translation>दूसरा कैमरा चुनें</translation>
    </message>
    <message>
        <source>choose another door, or correct this one</source>
        <translation>दूसरा दरवाज़ा चुनें, या इसे सुधारें</translation>
    </message>
    <message>
        <source>choose fail-secure, and set its lock there</source>
        <translation>fail-secure चुनें, और ताला वहीं सेट करें</translation>
    </message>
    <message>
        <source>choose one of those that are here</source>
        <translation>यहाँ मौजूद कैमरों में से एक चुनें</translation>
    </message>
    <message>
        <source>come closer, and mark the floor where it is good</source>
        <translation>पास आएँ, और फ़र्श पर सही जगह का निशान लगाएँ</translation>
    </message>
    <message>
        <source>connect a loudspeaker, or choose silence: the screen says it all, too</source>
        <translation>लाउडस्पीकर लगाएँ, या मौन चुनें: स्क्रीन भी सब बताती है</translation>
    </message>
    <message>
        <source>core dumps are on, and one would hold the last picture: run `%1` as it is</source>
        <translation>कोर डंप चालू हैं और उनमें अंतिम चित्र रह जाएगा: `%1` को जैसा है वैसा चलाएँ</translation>
    </message>
    <message>
        <source>cut short at the end</source>
        <translation>अंत में कटा हुआ</translation>
    </message>
    <message>
        <source>door</source>
        <translation>दरवाज़ा</translation>
    </message>
    <message>
        <source>draw it larger, or start anew</source>
        <translation>इसे बड़ा बनाएँ, या फिर से शुरू करें</translation>
    </message>
    <message>
        <source>faces.crowd is for doorways without a door: set door.driver to &quot;none&quot;, or faces.crowd to false</source>
        <translation>faces.crowd बिना दरवाज़े के रास्तों के लिए है: door.driver को &quot;none&quot; करें, या faces.crowd को false</translation>
    </message>
    <message>
        <source>free</source>
        <translation>खुला</translation>
    </message>
    <message>
        <source>from and to are no span of time: a whole day is from = &quot;00:00&quot; and to = &quot;24:00&quot;</source>
        <translation>from और to से कोई अवधि नहीं बनती: पूरा दिन है from = &quot;00:00&quot; और to = &quot;24:00&quot;</translation>
    </message>
    <message>
        <source>give one to yourself first: you set this kiosk up</source>
        <translation>पहले अपने लिए एक दें: यह कियोस्क आप सेट कर रहे हैं</translation>
    </message>
    <message>
        <source>gives no picture</source>
        <translation>कोई चित्र नहीं देता</translation>
    </message>
    <message>
        <source>go back to it</source>
        <translation>उस पर वापस जाएँ</translation>
    </message>
    <message>
        <source>holidays</source>
        <translation>छुट्टियाँ</translation>
    </message>
    <message>
        <source>in &quot;quotes&quot; a \ is written twice; in &apos;single ones&apos; it stays as it is</source>
        <translation>&quot;दोहरे चिह्नों&quot; में \ दो बार लिखा जाता है; &apos;इकहरे चिह्नों&apos; में वह वैसा ही रहता है</translation>
    </message>
    <message>
        <source>install mask-kiosk again</source>
        <translation>mask-kiosk फिर से इंस्टॉल करें</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>क्षतिग्रस्त है</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>मौजूद नहीं है</translation>
    </message>
    <message>
        <source>it cannot be reached</source>
        <translation>उस तक पहुँच नहीं</translation>
    </message>
    <message>
        <source>it does not play to the end: unplug the loudspeaker and plug it in again</source>
        <translation>अंत तक नहीं बजता: लाउडस्पीकर निकालकर फिर लगाएँ</translation>
    </message>
    <message>
        <source>it has a value in line %1 already: leave one of them</source>
        <translation>लाइन %1 में इसका मान पहले से है: दोनों में से एक रखें</translation>
    </message>
    <message>
        <source>it is empty, or no SQLite file</source>
        <translation>खाली है या SQLite फ़ाइल नहीं</translation>
    </message>
    <message>
        <source>it is not said what the lock does without power</source>
        <translation>यह नहीं बताया गया कि बिजली के बिना ताला क्या करता है</translation>
    </message>
    <message>
        <source>it is not the journal of this version, or its table was changed</source>
        <translation>इस संस्करण का जर्नल नहीं है, या इसकी तालिका बदली गई</translation>
    </message>
    <message>
        <source>it is starting</source>
        <translation>शुरू हो रहा है</translation>
    </message>
    <message>
        <source>it is too bright here</source>
        <translation>यहाँ रोशनी बहुत तेज़ है</translation>
    </message>
    <message>
        <source>it is too dark here</source>
        <translation>यहाँ बहुत अँधेरा है</translation>
    </message>
    <message>
        <source>it looks at nobody: connect a camera and choose it</source>
        <translation>यह किसी को नहीं देखता: कैमरा लगाएँ और उसे चुनें</translation>
    </message>
    <message>
        <source>it moves nothing: for trials only</source>
        <translation>इससे कुछ नहीं हिलता: केवल परीक्षण के लिए</translation>
    </message>
    <message>
        <source>it refuses: %1</source>
        <translation>इनकार: %1</translation>
    </message>
    <message>
        <source>its seal is gone</source>
        <translation>इसकी सील गायब है</translation>
    </message>
    <message>
        <source>judges the act %1 of the demo %2: restore engines/models/</source>
        <translation>डेमो के दृश्य %1 को %2 मानता है: engines/models/ पुनर्स्थापित करें</translation>
    </message>
    <message>
        <source>key switch</source>
        <translation>चाबी वाला स्विच</translation>
    </message>
    <message>
        <source>leave the line out where there is nothing to say</source>
        <translation>बताने को कुछ न हो तो लाइन छोड़ दें</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>छोड़ा गया</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>बंद</translation>
    </message>
    <message>
        <source>look at the lock&apos;s power and at the relay&apos;s wires, or choose another relay, or the other safe state</source>
        <translation>ताले की बिजली और रिले के तार देखें, या दूसरा रिले चुनें, या दूसरी सुरक्षित स्थिति</translation>
    </message>
    <message>
        <source>look at the lock, or ask who fitted it, and choose</source>
        <translation>ताला देखें या लगाने वाले से पूछें, और चुनें</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>गायब</translation>
    </message>
    <message>
        <source>models.backends: a GPU is tried first, where there is one</source>
        <translation>models.backends: GPU हो तो पहले उसे आज़माया जाता है</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>न्यूरल नेटवर्क</translation>
    </message>
    <message>
        <source>no backend is named</source>
        <translation>कोई बैकएंड नहीं बताया गया</translation>
    </message>
    <message>
        <source>no camera is found</source>
        <translation>कोई कैमरा नहीं मिला</translation>
    </message>
    <message>
        <source>no door is driven here</source>
        <translation>यहाँ कोई दरवाज़ा नियंत्रित नहीं होता</translation>
    </message>
    <message>
        <source>no doorman answers: look into the log why it does not start</source>
        <translation>कोई द्वार सेवा उत्तर नहीं देती: लॉग में देखें कि वह शुरू क्यों नहीं होती</translation>
    </message>
    <message>
        <source>no head lies beside the key (%1): name the notary&apos;s own key</source>
        <translation>कुंजी के पास head फ़ाइल नहीं है (%1): नोटरी सेवा की अपनी कुंजी बताएँ</translation>
    </message>
    <message numerus="yes">
        <source>no picture is kept: %n file(s) written, none of which takes one; no core dumps</source>
        <translation>
            <numerusform>कोई चित्र नहीं रखा जाता: %n फ़ाइल लिखी जाती है, उसमें कोई चित्र नहीं; कोर डंप नहीं</numerusform>
            <numerusform>कोई चित्र नहीं रखा जाता: %n फ़ाइलें लिखी जाती हैं, किसी में चित्र नहीं; कोर डंप नहीं</numerusform>
        </translation>
    </message>
    <message>
        <source>no settings are known here that could be used: mend the file by hand</source>
        <translation>यहाँ उपयोग लायक कोई सेटिंग ज्ञात नहीं: फ़ाइल को हाथ से ठीक करें</translation>
    </message>
    <message>
        <source>nobody has a PIN</source>
        <translation>किसी के पास पिन नहीं है</translation>
    </message>
    <message>
        <source>nobody has a PIN, so there is no override: `%1` gives one</source>
        <translation>किसी के पास पिन नहीं है, इसलिए अनुमति संभव नहीं: `%1` से दें</translation>
    </message>
    <message>
        <source>nobody is judged there: draw it wider</source>
        <translation>वहाँ किसी की जाँच नहीं होती: इसे चौड़ा बनाएँ</translation>
    </message>
    <message>
        <source>nobody with a PIN may change this kiosk</source>
        <translation>पिन वाला कोई भी इस कियोस्क को बदल नहीं सकता</translation>
    </message>
    <message>
        <source>none is driven here</source>
        <translation>यहाँ कोई नियंत्रित नहीं होता</translation>
    </message>
    <message>
        <source>not connected yet</source>
        <translation>अभी जुड़ा नहीं</translation>
    </message>
    <message>
        <source>nothing here can run %1: %2</source>
        <translation>यहाँ %1 को कुछ भी नहीं चला सकता: %2</translation>
    </message>
    <message>
        <source>nothing is heard</source>
        <translation>कुछ सुनाई नहीं देता</translation>
    </message>
    <message>
        <source>nothing is judged any more</source>
        <translation>अब कुछ नहीं जाँचा जा रहा</translation>
    </message>
    <message>
        <source>nothing stands behind a value but a remark that begins with #</source>
        <translation>मान के बाद केवल # से शुरू होने वाली टिप्पणी हो सकती है</translation>
    </message>
    <message>
        <source>nothing to tell</source>
        <translation>बताने को कुछ नहीं</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>%1 में से एक</translation>
    </message>
    <message>
        <source>only an installer changes this: everybody may look</source>
        <translation>इसे केवल इंस्टॉलर बदल सकता है: देख सभी सकते हैं</translation>
    </message>
    <message>
        <source>only staff change this: enter a PIN first</source>
        <translation>इसे केवल कर्मचारी बदल सकते हैं: पहले पिन दर्ज करें</translation>
    </message>
    <message>
        <source>open it once, and say what you saw</source>
        <translation>इसे एक बार खोलें और बताएँ कि क्या देखा</translation>
    </message>
    <message>
        <source>or leave the GPU&apos;s backends out of the settings</source>
        <translation>या सेटिंग से GPU बैकएंड हटा दें</translation>
    </message>
    <message>
        <source>others may read or change %1: look who did, then `chmod 600` it</source>
        <translation>दूसरे %1 को पढ़ या बदल सकते हैं: देखें किसने किया, फिर `chmod 600` करें</translation>
    </message>
    <message>
        <source>plug one in, at another socket if need be, and look again</source>
        <translation>एक लगाएँ, ज़रूरत हो तो दूसरे सॉकेट में, और फिर देखें</translation>
    </message>
    <message>
        <source>plug the board in, at another socket if need be, and look again</source>
        <translation>बोर्ड लगाएँ, ज़रूरत हो तो दूसरे सॉकेट में, और फिर देखें</translation>
    </message>
    <message>
        <source>policy.alternative: shorter, as it has one line now</source>
        <translation>policy.alternative: छोटा, क्योंकि अब इसकी एक ही लाइन है</translation>
    </message>
    <message>
        <source>privacy</source>
        <translation>गोपनीयता</translation>
    </message>
    <message>
        <source>read it, put one up where visitors see it, and confirm</source>
        <translation>पढ़ें, एक ऐसी जगह लगाएँ जहाँ आगंतुक देखें, और पुष्टि करें</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>तैयार</translation>
    </message>
    <message>
        <source>record %1 has values of another type</source>
        <translation>प्रविष्टि %1 में दूसरे प्रकार के मान हैं</translation>
    </message>
    <message>
        <source>record %1 is not sealed yet: it is just being written, was so when the power went, or was added</source>
        <translation>प्रविष्टि %1 अभी सील नहीं है: अभी लिखी जा रही है, बिजली जाते समय लिखी जा रही थी, या जोड़ी गई</translation>
    </message>
    <message>
        <source>record %1: %2</source>
        <translation>प्रविष्टि %1: %2</translation>
    </message>
    <message>
        <source>records up to %1 are in %2, which was set aside as broken</source>
        <translation>%1 तक की प्रविष्टियाँ %2 में हैं, जिसे टूटा मानकर अलग रखा गया</translation>
    </message>
    <message>
        <source>records up to %1 were past their time and are removed, as a record says</source>
        <translation>%1 तक की प्रविष्टियाँ अवधि पूरी होने पर हटाई गईं, जैसा एक प्रविष्टि बताती है</translation>
    </message>
    <message>
        <source>reordered</source>
        <translation>क्रम बदला हुआ</translation>
    </message>
    <message>
        <source>repeats one picture</source>
        <translation>एक ही चित्र दोहराता है</translation>
    </message>
    <message>
        <source>run `%1`</source>
        <translation>`%1` चलाएँ</translation>
    </message>
    <message numerus="yes">
        <source>sees %n face(s) in a portrait of one: %1 to have the model anew</source>
        <translation>
            <numerusform>एक व्यक्ति के चित्र में %n चेहरा दिखता है: मॉडल फिर पाने के लिए %1</numerusform>
            <numerusform>एक व्यक्ति के चित्र में %n चेहरे दिखते हैं: मॉडल फिर पाने के लिए %1</numerusform>
        </translation>
    </message>
    <message>
        <source>sees only black</source>
        <translation>केवल काला देखता है</translation>
    </message>
    <message>
        <source>sees the portrait&apos;s face with score %1</source>
        <translation>चित्र का चेहरा %1 अंक के साथ दिखता है</translation>
    </message>
    <message>
        <source>somebody else changed the settings file %1 meanwhile: look at it first</source>
        <translation>इस बीच किसी और ने सेटिंग फ़ाइल %1 बदल दी: पहले उसे देखें</translation>
    </message>
    <message>
        <source>somebody saw it open</source>
        <translation>किसी ने इसे खुलते देखा</translation>
    </message>
    <message>
        <source>staff</source>
        <translation>कर्मचारी</translation>
    </message>
    <message>
        <source>tables of their own, each under a line [[in.double.brackets]]</source>
        <translation>अपनी-अपनी तालिकाएँ, हर एक [[दोहरे.कोष्ठकों.में]] वाली लाइन के नीचे</translation>
    </message>
    <message>
        <source>take a step back, and mark the floor where it is good</source>
        <translation>एक कदम पीछे हटें, और फ़र्श पर सही जगह का निशान लगाएँ</translation>
    </message>
    <message>
        <source>telemetry ended by an error of its own: the log has it</source>
        <translation>टेलीमेट्री अपनी ही त्रुटि से रुकी: वह लॉग में है</translation>
    </message>
    <message>
        <source>tells the demo&apos;s bare face, mask and uncovered nose apart</source>
        <translation>डेमो के खुले चेहरे, मास्क और खुली नाक में अंतर करता है</translation>
    </message>
    <message>
        <source>the NVIDIA driver failed at %1 (%2): restart the computer and see that `nvidia-smi` works, %3</source>
        <translation>NVIDIA ड्राइवर %1 पर विफल हुआ (%2): कंप्यूटर फिर से चालू करें और देखें कि `nvidia-smi` चलता है, %3</translation>
    </message>
    <message>
        <source>the NVIDIA driver is too old, it has no %1: install a newer one, %2</source>
        <translation>NVIDIA ड्राइवर बहुत पुराना है, उसमें %1 नहीं: नया इंस्टॉल करें, %2</translation>
    </message>
    <message>
        <source>the NVIDIA driver sees no GPU: look whether the card is seated and `nvidia-smi` lists it, %1</source>
        <translation>NVIDIA ड्राइवर को कोई GPU नहीं दिखता: देखें कि कार्ड ठीक लगा है और `nvidia-smi` उसे दिखाता है, %1</translation>
    </message>
    <message>
        <source>the answers cannot be kept in %1 (%2): mend that</source>
        <translation>उत्तर %1 में रखे नहीं जा सकते (%2): इसे ठीक करें</translation>
    </message>
    <message>
        <source>the camera repeats one picture</source>
        <translation>कैमरा एक ही चित्र दोहराता है</translation>
    </message>
    <message>
        <source>the closing %1 is missing</source>
        <translation>अंत का %1 नहीं है</translation>
    </message>
    <message>
        <source>the connection was lost; does another kiosk have the same name?</source>
        <translation>कनेक्शन टूट गया; क्या किसी दूसरे कियोस्क का नाम भी यही है?</translation>
    </message>
    <message>
        <source>the count of wrong PINs, %1, %2: a new one begins, with a pause</source>
        <translation>गलत पिन की गिनती, %1, %2: नई गिनती विराम के साथ शुरू होती है</translation>
    </message>
    <message>
        <source>the demo, which looks at nobody</source>
        <translation>डेमो, जो किसी को नहीं देखता</translation>
    </message>
    <message>
        <source>the detector</source>
        <translation>डिटेक्टर</translation>
    </message>
    <message>
        <source>the door by its own rules</source>
        <translation>दरवाज़ा अपने नियमों से चलता है</translation>
    </message>
    <message>
        <source>the door did not open</source>
        <translation>दरवाज़ा नहीं खुला</translation>
    </message>
    <message>
        <source>the door opens for a mask and for staff only</source>
        <translation>दरवाज़ा केवल मास्क पर और कर्मचारियों के लिए खुलता है</translation>
    </message>
    <message>
        <source>the door was not tried</source>
        <translation>दरवाज़ा परखा नहीं गया</translation>
    </message>
    <message>
        <source>the doorman ended: look into its log</source>
        <translation>द्वार सेवा बंद हो गई: उसका लॉग देखें</translation>
    </message>
    <message>
        <source>the doorman is not reached at %1 (%2): start it by `%3`</source>
        <translation>%1 पर द्वार सेवा तक पहुँच नहीं (%2): इसे `%3` से शुरू करें</translation>
    </message>
    <message>
        <source>the doorman listens and drives %1; a lock without power is %2</source>
        <translation>द्वार सेवा सुन रही है और %1 चलाती है; बिजली के बिना ताला %2</translation>
    </message>
    <message>
        <source>the doorman refuses: %1</source>
        <translation>द्वार सेवा का इनकार: %1</translation>
    </message>
    <message>
        <source>the doorman that runs here does not take the new door: start it anew</source>
        <translation>यहाँ चल रही द्वार सेवा नया दरवाज़ा नहीं ले रही: उसे फिर से शुरू करें</translation>
    </message>
    <message>
        <source>the face finder</source>
        <translation>चेहरा खोजक</translation>
    </message>
    <message>
        <source>the face is at the side</source>
        <translation>चेहरा किनारे पर है</translation>
    </message>
    <message>
        <source>the face is low in the picture</source>
        <translation>चेहरा चित्र में नीचे है</translation>
    </message>
    <message>
        <source>the face is near the upper edge</source>
        <translation>चेहरा ऊपरी किनारे के पास है</translation>
    </message>
    <message>
        <source>the fire alarm is not over, or its input cannot be read</source>
        <translation>अग्नि अलार्म समाप्त नहीं हुआ, या उसका इनपुट पढ़ा नहीं जा सकता</translation>
    </message>
    <message>
        <source>the first one that is found</source>
        <translation>जो पहला मिले</translation>
    </message>
    <message>
        <source>the journal cannot be read (%1): let `verify` look for what is wrong</source>
        <translation>जर्नल पढ़ा नहीं जा सकता (%1): `verify` से कारण देखें</translation>
    </message>
    <message>
        <source>the journal cannot be read (%1): let it be verified</source>
        <translation>जर्नल पढ़ा नहीं जा सकता (%1): उसका सत्यापन करवाएँ</translation>
    </message>
    <message>
        <source>the key %1 cannot be read (%2): ask its owner</source>
        <translation>कुंजी %1 पढ़ी नहीं जा सकती (%2): उसके स्वामी से पूछें</translation>
    </message>
    <message>
        <source>the key lies beside the file: whoever can write there could have sealed it so</source>
        <translation>कुंजी फ़ाइल के पास ही है: जो वहाँ लिख सकता है, वह इसे ऐसे सील कर सकता था</translation>
    </message>
    <message>
        <source>the kiosk only tells who should not come in</source>
        <translation>कियोस्क केवल बताता है कि किसे अंदर नहीं आना चाहिए</translation>
    </message>
    <message>
        <source>the kiosk tells, and the door opens for all</source>
        <translation>कियोस्क बताता है, और दरवाज़ा सबके लिए खुलता है</translation>
    </message>
    <message>
        <source>the kiosk&apos;s own part of it has failed: restart the kiosk</source>
        <translation>कियोस्क का यह भाग विफल हुआ: कियोस्क फिर से चालू करें</translation>
    </message>
    <message>
        <source>the kiosk&apos;s user may not use it: add that user to the group audio</source>
        <translation>कियोस्क के उपयोगकर्ता को अनुमति नहीं: उसे audio समूह में जोड़ें</translation>
    </message>
    <message>
        <source>the light is behind the visitor</source>
        <translation>रोशनी आगंतुक के पीछे है</translation>
    </message>
    <message>
        <source>the networks are not ready yet</source>
        <translation>न्यूरल नेटवर्क अभी तैयार नहीं हैं</translation>
    </message>
    <message>
        <source>the networks fail</source>
        <translation>न्यूरल नेटवर्क विफल हैं</translation>
    </message>
    <message>
        <source>the notary at %1 does not answer (%2): start it</source>
        <translation>%1 पर नोटरी सेवा उत्तर नहीं दे रही (%2): उसे शुरू करें</translation>
    </message>
    <message>
        <source>the notary cannot keep its head (%1): mend its disk</source>
        <translation>नोटरी सेवा अपनी head फ़ाइल नहीं रख पा रही (%1): डिस्क ठीक करें</translation>
    </message>
    <message>
        <source>the notary cannot use %1 (%2): end another one that has it, or mend its disk or rights</source>
        <translation>नोटरी सेवा %1 का उपयोग नहीं कर सकती (%2): जिस दूसरी के पास वह है उसे बंद करें, या डिस्क या अधिकार ठीक करें</translation>
    </message>
    <message>
        <source>the notary refuses: %1</source>
        <translation>नोटरी सेवा का इनकार: %1</translation>
    </message>
    <message>
        <source>the notary sealed up to %1</source>
        <translation>नोटरी सेवा ने %1 तक सील किया</translation>
    </message>
    <message>
        <source>the notary&apos;s head is damaged: keep its folder and journal aside, and begin both anew</source>
        <translation>नोटरी सेवा की head फ़ाइल क्षतिग्रस्त है: उसका फ़ोल्डर और जर्नल अलग रखें और दोनों नए सिरे से शुरू करें</translation>
    </message>
    <message>
        <source>the notice is confirmed</source>
        <translation>सूचना की पुष्टि हो गई</translation>
    </message>
    <message>
        <source>the notice is not confirmed</source>
        <translation>सूचना की पुष्टि नहीं हुई</translation>
    </message>
    <message>
        <source>the opening %1 is missing</source>
        <translation>शुरू का %1 नहीं है</translation>
    </message>
    <message>
        <source>the pictures are too old</source>
        <translation>चित्र बहुत पुराने हैं</translation>
    </message>
    <message>
        <source>the relay reads back that it is not energised</source>
        <translation>रिले बताता है कि वह सक्रिय नहीं है</translation>
    </message>
    <message>
        <source>the relay reads back that it is not released</source>
        <translation>रिले बताता है कि वह छूटा नहीं है</translation>
    </message>
    <message>
        <source>the screen stands still</source>
        <translation>स्क्रीन रुकी हुई है</translation>
    </message>
    <message>
        <source>the self-proof was not right</source>
        <translation>स्व-जाँच सही नहीं हुई</translation>
    </message>
    <message>
        <source>the settings can only be changed by hand (%1): do that</source>
        <translation>सेटिंग केवल हाथ से बदली जा सकती है (%1): वैसे ही बदलें</translation>
    </message>
    <message>
        <source>the settings file %1 cannot be read (%2): mend that</source>
        <translation>सेटिंग फ़ाइल %1 पढ़ी नहीं जा सकती (%2): इसे ठीक करें</translation>
    </message>
    <message>
        <source>the settings file %1 cannot be written (%2): mend that</source>
        <translation>सेटिंग फ़ाइल %1 लिखी नहीं जा सकती (%2): इसे ठीक करें</translation>
    </message>
    <message>
        <source>the settings file has rules of its own</source>
        <translation>सेटिंग फ़ाइल के अपने नियम हैं</translation>
    </message>
    <message>
        <source>the settings file is written so that %1 can only be changed by hand: do that</source>
        <translation>सेटिंग फ़ाइल ऐसे लिखी है कि %1 केवल हाथ से बदला जा सकता है: वैसे ही बदलें</translation>
    </message>
    <message>
        <source>the staff file %1 cannot be read (%2): mend that</source>
        <translation>कर्मचारी फ़ाइल %1 पढ़ी नहीं जा सकती (%2): इसे ठीक करें</translation>
    </message>
    <message>
        <source>the staff file %1 is damaged: put back a copy, or add all anew</source>
        <translation>कर्मचारी फ़ाइल %1 क्षतिग्रस्त है: प्रति वापस रखें या सबको फिर से जोड़ें</translation>
    </message>
    <message>
        <source>the text is never closed: %1 is missing</source>
        <translation>पाठ बंद नहीं होता: %1 नहीं है</translation>
    </message>
    <message>
        <source>the value is missing</source>
        <translation>मान नहीं है</translation>
    </message>
    <message>
        <source>the zone is too small to stand in</source>
        <translation>क्षेत्र खड़े होने के लिए बहुत छोटा है</translation>
    </message>
    <message>
        <source>then look again</source>
        <translation>फिर दोबारा देखें</translation>
    </message>
    <message>
        <source>then try again</source>
        <translation>फिर दोबारा कोशिश करें</translation>
    </message>
    <message>
        <source>there are pictures in %1: %2. Remove them, and report this</source>
        <translation>%1 में चित्र हैं: %2। उन्हें हटाएँ और सूचित करें</translation>
    </message>
    <message>
        <source>there is no NVIDIA driver here (%1 does not load): install it, %2</source>
        <translation>यहाँ NVIDIA ड्राइवर नहीं है (%1 लोड नहीं होता): इंस्टॉल करें, %2</translation>
    </message>
    <message>
        <source>there is no camera at %1</source>
        <translation>%1 पर कोई कैमरा नहीं है</translation>
    </message>
    <message>
        <source>there is no journal %1: check how it is written</source>
        <translation>जर्नल %1 नहीं है: नाम जाँचें</translation>
    </message>
    <message>
        <source>there is no record at all</source>
        <translation>एक भी प्रविष्टि नहीं है</translation>
    </message>
    <message>
        <source>there is no settings file %1: name one that exists with --config, or leave that out for the defaults</source>
        <translation>सेटिंग फ़ाइल %1 नहीं है: --config से मौजूद फ़ाइल बताएँ, या डिफ़ॉल्ट के लिए उसे छोड़ दें</translation>
    </message>
    <message>
        <source>there is no such loudspeaker: plug it in, or correct sound.device (`aplay -L` lists them)</source>
        <translation>ऐसा लाउडस्पीकर नहीं है: लगाएँ, या sound.device सुधारें (`aplay -L` सब दिखाता है)</translation>
    </message>
    <message>
        <source>there is nothing at %1</source>
        <translation>%1 पर कुछ नहीं है</translation>
    </message>
    <message>
        <source>they stay as they are</source>
        <translation>वे वैसे ही रहेंगे</translation>
    </message>
    <message>
        <source>they were in %1, which is not here</source>
        <translation>वे %1 में थीं, जो यहाँ नहीं है</translation>
    </message>
    <message>
        <source>this cannot be read: look at quotes, brackets and commas</source>
        <translation>यह पढ़ा नहीं जा सकता: उद्धरण चिह्न, कोष्ठक और अल्पविराम देखें</translation>
    </message>
    <message>
        <source>this door is words in a log</source>
        <translation>यह दरवाज़ा लॉग में केवल शब्द है</translation>
    </message>
    <message>
        <source>this is UTF-16, not UTF-8: save the file as UTF-8</source>
        <translation>यह UTF-16 है, UTF-8 नहीं: फ़ाइल को UTF-8 में सहेजें</translation>
    </message>
    <message>
        <source>this is the demo</source>
        <translation>यह डेमो है</translation>
    </message>
    <message>
        <source>this journal was begun without them</source>
        <translation>यह जर्नल उनके बिना शुरू हुआ</translation>
    </message>
    <message>
        <source>this letter is not UTF-8: save the file as that</source>
        <translation>यह अक्षर UTF-8 नहीं है: फ़ाइल को UTF-8 में सहेजें</translation>
    </message>
    <message>
        <source>this section begins in line %1 already: put both together</source>
        <translation>यह खंड लाइन %1 में पहले से शुरू है: दोनों को मिलाएँ</translation>
    </message>
    <message>
        <source>this user may not write %1: make its folder the kiosk&apos;s own (docs/setup.md)</source>
        <translation>यह उपयोगकर्ता %1 नहीं लिख सकता: उसका फ़ोल्डर कियोस्क का अपना बनाएँ (docs/setup.md)</translation>
    </message>
    <message>
        <source>tilt the camera down, or mount the kiosk lower</source>
        <translation>कैमरा नीचे झुकाएँ, या कियोस्क नीचे लगाएँ</translation>
    </message>
    <message>
        <source>tilt the camera up, or mount the kiosk higher</source>
        <translation>कैमरा ऊपर झुकाएँ, या कियोस्क ऊँचा लगाएँ</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true या false</translation>
    </message>
    <message>
        <source>try the door: it may still be one</source>
        <translation>दरवाज़ा परखें: फिर भी वह ऐसा बोर्ड हो सकता है</translation>
    </message>
    <message>
        <source>turn a light on that shines on the visitor&apos;s face</source>
        <translation>ऐसी बत्ती जलाएँ जो आगंतुक के चेहरे पर पड़े</translation>
    </message>
    <message>
        <source>turn the camera, or stand in front of it</source>
        <translation>कैमरा घुमाएँ, या उसके सामने खड़े हों</translation>
    </message>
    <message>
        <source>turn the kiosk away from the window, or close the blind</source>
        <translation>कियोस्क को खिड़की से दूसरी ओर घुमाएँ, या परदा बंद करें</translation>
    </message>
    <message>
        <source>turn the lamp away, or close the blind</source>
        <translation>लैंप दूसरी ओर घुमाएँ, या परदा बंद करें</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>%1 तक</translation>
    </message>
    <message>
        <source>up to %1: %2</source>
        <translation>%1 तक: %2</translation>
    </message>
    <message>
        <source>version = %1: these settings are a newer kiosk&apos;s, this one knows %2 at the most: install the newer one again, or use the last good settings</source>
        <translation>version = %1: यह सेटिंग नए कियोस्क की है, यह कियोस्क अधिकतम %2 जानता है: नया संस्करण फिर इंस्टॉल करें, या अंतिम सही सेटिंग लें</translation>
    </message>
    <message>
        <source>volume %1</source>
        <translation>आवाज़ %1</translation>
    </message>
    <message>
        <source>wait until they are</source>
        <translation>उनके तैयार होने तक प्रतीक्षा करें</translation>
    </message>
    <message>
        <source>what answers at %1 is no notary: name its socket</source>
        <translation>%1 पर जो उत्तर देता है वह नोटरी सेवा नहीं: उसका सॉकेट बताएँ</translation>
    </message>
    <message>
        <source>what is at %1 does not say that it is such a board</source>
        <translation>%1 पर जो है, वह नहीं बताता कि वह ऐसा बोर्ड है</translation>
    </message>
    <message>
        <source>what is set up cannot be kept in %1 (%2): mend that</source>
        <translation>सेटअप %1 में रखा नहीं जा सकता (%2): इसे ठीक करें</translation>
    </message>
    <message>
        <source>what stands there was record %1</source>
        <translation>वहाँ जो है वह प्रविष्टि %1 थी</translation>
    </message>
    <message>
        <source>whether it obeys, and how soon, is up to what receives it</source>
        <translation>वह मानता है या नहीं, और कितनी जल्दी, यह पाने वाले पर निर्भर है</translation>
    </message>
    <message>
        <source>whoever cannot see the screen hears nothing</source>
        <translation>जो स्क्रीन नहीं देख सकता, उसे कुछ सुनाई नहीं देता</translation>
    </message>
    <message>
        <source>without power it is free</source>
        <translation>बिजली के बिना खुला</translation>
    </message>
    <message>
        <source>without power it is locked</source>
        <translation>बिजली के बिना बंद</translation>
    </message>
    <message>
        <source>words in a log</source>
        <translation>लॉग में शब्द</translation>
    </message>
    <message>
        <source>wrong PINs cannot be counted in %1 (%2), so none is checked: mend that</source>
        <translation>गलत पिन %1 में गिने नहीं जा सकते (%2), इसलिए कोई नहीं जाँचा जाता: इसे ठीक करें</translation>
    </message>
    <message>
        <source>x0 must be less than x1, and y0 less than y1</source>
        <translation>x0, x1 से कम होना चाहिए, और y0, y1 से कम</translation>
    </message>
    <message>
        <source>yes is true, no is false, in small letters</source>
        <translation>हाँ के लिए true, नहीं के लिए false, छोटे अक्षरों में</translation>
    </message>
    <message>
        <source>you stand too far away to be judged</source>
        <translation>जाँच के लिए आप बहुत दूर खड़े हैं</translation>
    </message>
    <message>
        <source>you stand very near</source>
        <translation>आप बहुत पास खड़े हैं</translation>
    </message>
    <message>
        <source>your face is outside the zone</source>
        <translation>आपका चेहरा क्षेत्र के बाहर है</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>%1 left</source>
        <translation>%1 शेष</translation>
    </message>
    <message>
        <source>%1 of %2 walks are made.</source>
        <translation>%2 में से %1 फेरे पूरे।</translation>
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
        <translation>%1: %2%</translation>
    </message>
    <message>
        <source>%1&#xa0;%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1&#xa0;% done</source>
        <translation>%1% पूरा</translation>
    </message>
    <message>
        <source>%1&#xa0;% needed</source>
        <translation>%1% आवश्यक</translation>
    </message>
    <message>
        <source>%1&#xa0;s</source>
        <translation>%1&#xa0;सेकंड</translation>
    </message>
    <message>
        <source>%1&#xa0;s ago</source>
        <translation>%1&#xa0;सेकंड पहले</translation>
    </message>
    <message>
        <source>6 to 12 digits: no runs, no repetitions.</source>
        <translation>6 से 12 अंक: न क्रम में, न दोहराए हुए।</translation>
    </message>
    <message>
        <source>A PIN for %1</source>
        <translation>%1 के लिए पिन</translation>
    </message>
    <message>
        <source>A camera looks here whether you wear a mask over nose and mouth. No picture is stored, and nobody is recognised. Times and results are kept for %1 days. %2</source>
        <translation>यहाँ कैमरा देखता है कि आपने नाक और मुँह पर मास्क पहना है या नहीं। कोई चित्र सहेजा नहीं जाता, और किसी की पहचान नहीं की जाती। समय और परिणाम %1 दिन रखे जाते हैं। %2</translation>
    </message>
    <message>
        <source>A door controller is told by HTTP.</source>
        <translation>दरवाज़ा नियंत्रक को HTTP से बताया जाता है।</translation>
    </message>
    <message>
        <source>A door controller is told by a broker.</source>
        <translation>दरवाज़ा नियंत्रक को ब्रोकर से बताया जाता है।</translation>
    </message>
    <message>
        <source>A member of staff has let you through.</source>
        <translation>कर्मचारी ने आपको जाने की अनुमति दी है।</translation>
    </message>
    <message>
        <source>A relay board, it answers.</source>
        <translation>रिले बोर्ड, उत्तर देता है।</translation>
    </message>
    <message>
        <source>Acceptance</source>
        <translation>स्वीकृति</translation>
    </message>
    <message>
        <source>Accepted if the site signs.</source>
        <translation>संस्था के हस्ताक्षर पर स्वीकृत।</translation>
    </message>
    <message>
        <source>Accepted.</source>
        <translation>स्वीकृत।</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>व्यक्ति जोड़ें</translation>
    </message>
    <message>
        <source>Adjust mask</source>
        <translation>मास्क ठीक करें</translation>
    </message>
    <message>
        <source>Advise</source>
        <translation>सलाह</translation>
    </message>
    <message>
        <source>Aim</source>
        <translation>दिशा</translation>
    </message>
    <message>
        <source>Alarm is over</source>
        <translation>अलार्म समाप्त</translation>
    </message>
    <message>
        <source>All walks are made</source>
        <translation>सभी फेरे पूरे</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>हमेशा</translation>
    </message>
    <message>
        <source>Another PIN</source>
        <translation>दूसरा पिन</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>कोई और कारण</translation>
    </message>
    <message>
        <source>As the theme</source>
        <translation>थीम जैसा</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>सामान्य</translation>
    </message>
    <message>
        <source>Ask staff for help</source>
        <translation>कर्मचारी से मदद लें</translation>
    </message>
    <message>
        <source>At first</source>
        <translation>शुरुआत में</translation>
    </message>
    <message>
        <source>At other times the door goes by its own rules.</source>
        <translation>अन्य समय पर दरवाज़ा अपने नियमों से चलता है।</translation>
    </message>
    <message>
        <source>At set times</source>
        <translation>तय समय पर</translation>
    </message>
    <message>
        <source>At the side</source>
        <translation>किनारे पर</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message>
        <source>Back to the kiosk, change nothing</source>
        <translation>कियोस्क पर वापस, कुछ न बदलें</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>शुरू करें</translation>
    </message>
    <message>
        <source>Behind the wizard there is no PIN. Untouched for 10&#xa0;min, it goes away and the kiosk is as before.</source>
        <translation>विज़ार्ड पर पिन नहीं है। 10 मिनट न छूने पर यह बंद होता है और कियोस्क पहले जैसा रहता है।</translation>
    </message>
    <message>
        <source>Being written.</source>
        <translation>लिखा जा रहा है।</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>नीला</translation>
    </message>
    <message>
        <source>Boards that are plugged in are found by themselves.</source>
        <translation>लगे हुए बोर्ड अपने आप मिल जाते हैं।</translation>
    </message>
    <message>
        <source>Bright</source>
        <translation>उजला</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>भूरा</translation>
    </message>
    <message>
        <source>Camera dark</source>
        <translation>चित्र काला</translation>
    </message>
    <message>
        <source>Camera stuck</source>
        <translation>चित्र रुका है</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation>बड़े अक्षर</translation>
    </message>
    <message>
        <source>Choose, try it, keep it.</source>
        <translation>चुनें, आज़माएँ, रखें।</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>रंग</translation>
    </message>
    <message>
        <source>Come closer</source>
        <translation>पास आएँ</translation>
    </message>
    <message>
        <source>Copy it out</source>
        <translation>प्रति निकालें</translation>
    </message>
    <message>
        <source>Cut short by a pause</source>
        <translation>विराम से अधूरा</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>गहरा</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>डेमो</translation>
    </message>
    <message>
        <source>Demo, no camera</source>
        <translation>डेमो, कैमरा नहीं</translation>
    </message>
    <message>
        <source>Did the door open?</source>
        <translation>क्या दरवाज़ा खुला?</translation>
    </message>
    <message>
        <source>Digits and signs</source>
        <translation>अंक और चिह्न</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>दूरी</translation>
    </message>
    <message>
        <source>Do visitors know?</source>
        <translation>क्या आगंतुक जानते हैं?</translation>
    </message>
    <message>
        <source>Does the door open?</source>
        <translation>क्या दरवाज़ा खुलता है?</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>पूरा</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>दरवाज़ा</translation>
    </message>
    <message>
        <source>ENFORCE does not resist somebody who holds up a photo, or slips in behind somebody else.</source>
        <translation>ENFORCE उसे नहीं रोकता जो कोई फ़ोटो दिखाए या किसी के पीछे घुस जाए।</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>पहले</translation>
    </message>
    <message>
        <source>End early</source>
        <translation>अभी समाप्त करें</translation>
    </message>
    <message>
        <source>Enforce</source>
        <translation>अनिवार्य</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>दर्ज करें</translation>
    </message>
    <message>
        <source>Enter a PIN</source>
        <translation>पिन दर्ज करें</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>अंतिम अंक मिटाएँ</translation>
    </message>
    <message>
        <source>Erase the last letter</source>
        <translation>अंतिम अक्षर मिटाएँ</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>घटनाएँ</translation>
    </message>
    <message>
        <source>Every PIN opens the door and shows how the kiosk is.</source>
        <translation>हर पिन दरवाज़ा खोलता है और कियोस्क की स्थिति दिखाता है।</translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>सब ठीक है।</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>सब काम कर रहा है।</translation>
    </message>
    <message>
        <source>Fail-safe: everybody comes in and out without power. Usual on escape routes.</source>
        <translation>Fail-safe: बिजली के बिना सब अंदर-बाहर आ-जा सकते हैं। निकास मार्गों पर सामान्य।</translation>
    </message>
    <message>
        <source>Fail-secure: nobody comes in without power. Who is inside must get out by the handle.</source>
        <translation>Fail-secure: बिजली के बिना कोई अंदर नहीं आता। अंदर वाले हैंडल से बाहर निकल सकने चाहिए।</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>खराबियाँ</translation>
    </message>
    <message>
        <source>Fewer: %1</source>
        <translation>कम: %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>फ़ाइल</translation>
    </message>
    <message>
        <source>First</source>
        <translation>पहली</translation>
    </message>
    <message>
        <source>For how long?</source>
        <translation>कितनी देर के लिए?</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>खुला</translation>
    </message>
    <message>
        <source>From</source>
        <translation>शुरू</translation>
    </message>
    <message>
        <source>From behind</source>
        <translation>पीछे से</translation>
    </message>
    <message>
        <source>GPIO line %1</source>
        <translation>GPIO लाइन %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>जारी रखें</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>ठीक</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>अभिवादन</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>स्लेटी</translation>
    </message>
    <message>
        <source>Head upright</source>
        <translation>सिर सीधा रखें</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Health page</source>
        <translation>स्थिति पृष्ठ</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>सुनें</translation>
    </message>
    <message>
        <source>Hide reasons</source>
        <translation>कारण छिपाएँ</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>उच्च कंट्रास्ट</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>स्थिर रहें</translation>
    </message>
    <message>
        <source>How loud?</source>
        <translation>आवाज़ कितनी?</translation>
    </message>
    <message>
        <source>How many walks of each kind?</source>
        <translation>हर प्रकार के कितने फेरे?</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>जामुनी</translation>
    </message>
    <message>
        <source>Installer</source>
        <translation>इंस्टॉलर</translation>
    </message>
    <message>
        <source>Is every record as it was written?</source>
        <translation>क्या हर प्रविष्टि वैसी ही है जैसी लिखी गई थी?</translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation>क्या यह सही है?</translation>
    </message>
    <message>
        <source>It can be changed at any time.</source>
        <translation>इसे कभी भी बदला जा सकता है।</translation>
    </message>
    <message>
        <source>It could not be verified.</source>
        <translation>सत्यापन नहीं हो सका।</translation>
    </message>
    <message>
        <source>It does not say what it is. It may be a relay board.</source>
        <translation>नहीं बताता कि क्या है। रिले बोर्ड हो सकता है।</translation>
    </message>
    <message>
        <source>It goes to its safe state: as it is without power.</source>
        <translation>यह सुरक्षित स्थिति में जाता है, जैसे बिजली के बिना।</translation>
    </message>
    <message>
        <source>It hangs there</source>
        <translation>लगा दी है</translation>
    </message>
    <message>
        <source>It is always on the screen, and must be true here.</source>
        <translation>यह हमेशा स्क्रीन पर रहता है, और यहाँ सच होना चाहिए।</translation>
    </message>
    <message>
        <source>It is told to open. Still for %1&#xa0;s.</source>
        <translation>खोलने को कहा गया है। अभी %1&#xa0;सेकंड और।</translation>
    </message>
    <message>
        <source>It needs no network. What is left empty is not used.</source>
        <translation>नेटवर्क ज़रूरी नहीं। जो खाली छोड़ें, उसका उपयोग नहीं होता।</translation>
    </message>
    <message>
        <source>It shows its verdict. The door goes by its own rules.</source>
        <translation>अपना परिणाम दिखाता है। दरवाज़ा अपने नियमों से चलता है।</translation>
    </message>
    <message>
        <source>It stands in the record beside all that this person does here.</source>
        <translation>यह जर्नल में इस व्यक्ति के यहाँ किए हर काम के साथ रहता है।</translation>
    </message>
    <message>
        <source>It tells who should put on a mask. The door opens for all.</source>
        <translation>बताता है कि कौन मास्क पहने। दरवाज़ा सबके लिए खुलता है।</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>जर्नल</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>जाँच में</translation>
    </message>
    <message>
        <source>Judged together</source>
        <translation>साथ जाँच</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>रखें</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>रख लिया गया।</translation>
    </message>
    <message>
        <source>Kept. What visitors can choose changes when the kiosk is started again.</source>
        <translation>रख लिया गया। आगंतुकों के विकल्प कियोस्क फिर से चालू होने पर बदलेंगे।</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>भाषा</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>भाषा: %1</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>भाषाएँ</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>बड़े</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>बाद में</translation>
    </message>
    <message>
        <source>Left without a verdict</source>
        <translation>परिणाम से पहले गए</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>प्रवेश मिला</translation>
    </message>
    <message>
        <source>Let in: %1 of %2 (95&#xa0;%: %3 to %4&#xa0;%)</source>
        <translation>प्रवेश मिला: %2 में से %1 (95%: %3 से %4%)</translation>
    </message>
    <message>
        <source>Lets people through, and changes the kiosk.</source>
        <translation>लोगों को जाने देता है और कियोस्क बदलता है।</translation>
    </message>
    <message>
        <source>Lets people through.</source>
        <translation>लोगों को जाने देता है।</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>अक्षर</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>रोशनी</translation>
    </message>
    <message>
        <source>Light or camera disturbed</source>
        <translation>रोशनी या कैमरे में बाधा</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>पंक्ति %1</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>लाइव चित्र</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>बंद</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>लोगो</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>रूप</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>फिर देखें</translation>
    </message>
    <message>
        <source>Look at the camera</source>
        <translation>कैमरे की ओर देखें</translation>
    </message>
    <message>
        <source>Look here</source>
        <translation>यहाँ देखें</translation>
    </message>
    <message>
        <source>Looking. This takes some seconds.</source>
        <translation>देखा जा रहा है। कुछ सेकंड लगते हैं।</translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation>MQTT</translation>
    </message>
    <message>
        <source>MQTT broker</source>
        <translation>MQTT ब्रोकर</translation>
    </message>
    <message>
        <source>Make the report</source>
        <translation>रिपोर्ट बनाएँ</translation>
    </message>
    <message>
        <source>Making ready</source>
        <translation>तैयारी</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>मास्क</translation>
    </message>
    <message>
        <source>Mask OK</source>
        <translation>मास्क सही</translation>
    </message>
    <message>
        <source>Mask check</source>
        <translation>मास्क जाँच</translation>
    </message>
    <message>
        <source>Mask missing</source>
        <translation>मास्क नहीं है</translation>
    </message>
    <message>
        <source>Mask wrong</source>
        <translation>मास्क गलत</translation>
    </message>
    <message>
        <source>Masks are not checked here at the moment.</source>
        <translation>अभी यहाँ मास्क की जाँच नहीं हो रही।</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>अधिक: %1</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>गति</translation>
    </message>
    <message>
        <source>Name of the place</source>
        <translation>स्थान का नाम</translation>
    </message>
    <message>
        <source>Narrow</source>
        <translation>संकरा</translation>
    </message>
    <message>
        <source>Networks disagree</source>
        <translation>नेटवर्क असहमत</translation>
    </message>
    <message>
        <source>New acceptance</source>
        <translation>नई स्वीकृति</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>नवीनतम</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>आगे</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>अगला पृष्ठ</translation>
    </message>
    <message>
        <source>No</source>
        <translation>नहीं</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>कैमरा नहीं</translation>
    </message>
    <message>
        <source>No door</source>
        <translation>दरवाज़ा नहीं</translation>
    </message>
    <message>
        <source>No face is seen</source>
        <translation>कोई चेहरा नहीं दिखता</translation>
    </message>
    <message>
        <source>No live picture</source>
        <translation>लाइव चित्र नहीं</translation>
    </message>
    <message>
        <source>No mask</source>
        <translation>बिना मास्क</translation>
    </message>
    <message>
        <source>No picture is stored.</source>
        <translation>कोई चित्र सहेजा नहीं जाता।</translation>
    </message>
    <message>
        <source>No settings are known here that could be used before.</source>
        <translation>यहाँ पहले की कोई उपयोग लायक सेटिंग ज्ञात नहीं।</translation>
    </message>
    <message>
        <source>No visits yet today.</source>
        <translation>आज अभी तक कोई आगमन नहीं।</translation>
    </message>
    <message>
        <source>No walk is made yet.</source>
        <translation>अभी कोई फेरा नहीं हुआ।</translation>
    </message>
    <message>
        <source>Nobody is being judged.</source>
        <translation>अभी किसी की जाँच नहीं हो रही।</translation>
    </message>
    <message>
        <source>Not accepted.</source>
        <translation>स्वीकृत नहीं।</translation>
    </message>
    <message>
        <source>Not done as asked</source>
        <translation>जैसा कहा, वैसा नहीं</translation>
    </message>
    <message>
        <source>Not kept on the disk: %1</source>
        <translation>डिस्क पर नहीं रखा गया: %1</translation>
    </message>
    <message>
        <source>Not kept yet.</source>
        <translation>अभी रखा नहीं गया।</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>अभी पढ़ा नहीं</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>दर्ज नहीं</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>स्पष्ट नहीं</translation>
    </message>
    <message>
        <source>Nothing at the door</source>
        <translation>दरवाज़े पर कुछ नहीं</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>अभी तक कुछ नहीं हुआ।</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>सूचना</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>बंद</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>जैतूनी</translation>
    </message>
    <message>
        <source>On</source>
        <translation>चालू</translation>
    </message>
    <message>
        <source>On the network</source>
        <translation>नेटवर्क पर</translation>
    </message>
    <message>
        <source>On the screen now. Back by itself in %1.</source>
        <translation>अभी स्क्रीन पर है। %1 में अपने आप वापस।</translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation>एक-एक करके</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>एक कम</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>एक क्षण</translation>
    </message>
    <message>
        <source>One moment: the doorman starts.</source>
        <translation>एक क्षण: द्वार सेवा शुरू हो रही है।</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>एक और</translation>
    </message>
    <message>
        <source>Only faces inside the frame are judged. Pull its corners, or move it.</source>
        <translation>केवल फ़्रेम के अंदर के चेहरे जाँचे जाते हैं। उसके कोने खींचें, या उसे खिसकाएँ।</translation>
    </message>
    <message>
        <source>Open the door now</source>
        <translation>अभी दरवाज़ा खोलें</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>प्रबंधन</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>सामान्य</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>सेवा बंद</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>सेवा बंद</translation>
    </message>
    <message>
        <source>Outside the zone</source>
        <translation>क्षेत्र के बाहर</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>अनुमतियाँ</translation>
    </message>
    <message>
        <source>PINs are paused here. Please wait %1.</source>
        <translation>पिन अभी रुका है। कृपया %1 प्रतीक्षा करें।</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>पिछला पृष्ठ</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>विराम</translation>
    </message>
    <message>
        <source>Petrol</source>
        <translation>गहरा फ़िरोज़ी</translation>
    </message>
    <message>
        <source>Pins of this computer.</source>
        <translation>इस कंप्यूटर के जीपीआईओ पिन।</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>स्थान</translation>
    </message>
    <message>
        <source>Please enter your PIN.</source>
        <translation>कृपया अपना पिन दर्ज करें।</translation>
    </message>
    <message>
        <source>Please hold your head upright and look at the camera.</source>
        <translation>कृपया सिर सीधा रखें और कैमरे की ओर देखें।</translation>
    </message>
    <message>
        <source>Please let one person stand in front, the others behind.</source>
        <translation>कृपया एक व्यक्ति आगे खड़ा हो, बाकी पीछे।</translation>
    </message>
    <message>
        <source>Please look at the camera.</source>
        <translation>कृपया कैमरे की ओर देखें।</translation>
    </message>
    <message>
        <source>Please look straight at the camera and show your whole face.</source>
        <translation>कृपया सीधे कैमरे की ओर देखें और पूरा चेहरा दिखाएँ।</translation>
    </message>
    <message>
        <source>Please pull the mask up over your nose and down under your chin.</source>
        <translation>कृपया मास्क को नाक के ऊपर और ठुड्डी के नीचे तक खींचें।</translation>
    </message>
    <message>
        <source>Please put on a mask over nose and mouth.</source>
        <translation>कृपया नाक और मुँह पर मास्क पहनें।</translation>
    </message>
    <message>
        <source>Please stand here and look at the camera.</source>
        <translation>कृपया यहाँ खड़े हों और कैमरे की ओर देखें।</translation>
    </message>
    <message>
        <source>Please stand still for a moment.</source>
        <translation>कृपया एक क्षण स्थिर खड़े रहें।</translation>
    </message>
    <message>
        <source>Please step into the light and face it.</source>
        <translation>कृपया रोशनी में आएँ और उसकी ओर मुँह करें।</translation>
    </message>
    <message>
        <source>Please step out of the bright light.</source>
        <translation>कृपया तेज़ रोशनी से हटें।</translation>
    </message>
    <message>
        <source>Please take a step back from the camera.</source>
        <translation>कृपया कैमरे से एक कदम पीछे हटें।</translation>
    </message>
    <message>
        <source>Please take a step towards the camera.</source>
        <translation>कृपया कैमरे की ओर एक कदम बढ़ाएँ।</translation>
    </message>
    <message>
        <source>Please turn your face straight to the camera.</source>
        <translation>कृपया चेहरा सीधे कैमरे की ओर करें।</translation>
    </message>
    <message>
        <source>Please wait</source>
        <translation>प्रतीक्षा करें</translation>
    </message>
    <message>
        <source>Probability of a mask, last %1 seconds</source>
        <translation>मास्क की संभावना, पिछले %1 सेकंड</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>प्रमाण</translation>
    </message>
    <message>
        <source>Put this up where they see it before the camera sees them.</source>
        <translation>इसे वहाँ लगाएँ जहाँ कैमरे से पहले लोग इसे देख लें।</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>प्रविष्टियाँ</translation>
    </message>
    <message>
        <source>Relay %1</source>
        <translation>रिले %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>हटाएँ</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>वापस लें</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>स्क्रीन</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>दूसरा व्यक्ति</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>स्व-परीक्षण</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>सेटअप</translation>
    </message>
    <message>
        <source>Set up again</source>
        <translation>फिर से सेटअप</translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation>सेटअप</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>सेटिंग</translation>
    </message>
    <message>
        <source>Shown small on the screen, such as Ward 3.</source>
        <translation>स्क्रीन पर छोटा दिखता है, जैसे वार्ड 3।</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>मौन</translation>
    </message>
    <message>
        <source>Site&apos;s own</source>
        <translation>अपना रंग</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>छोड़ें</translation>
    </message>
    <message>
        <source>So that no finger slipped.</source>
        <translation>ताकि उँगली की चूक न रहे।</translation>
    </message>
    <message>
        <source>Somebody else walked up</source>
        <translation>कोई और आ गया</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>ध्वनि</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>खाली जगह</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>बोली</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>कर्मचारी</translation>
    </message>
    <message>
        <source>Staff go on behind their PIN.</source>
        <translation>आगे कर्मचारी अपने पिन से बढ़ें।</translation>
    </message>
    <message>
        <source>Staff let people through with it. An installer changes the kiosk, too.</source>
        <translation>इससे कर्मचारी लोगों को जाने देते हैं। इंस्टॉलर कियोस्क भी बदलता है।</translation>
    </message>
    <message>
        <source>Staff only</source>
        <translation>केवल कर्मचारी</translation>
    </message>
    <message>
        <source>Staff pass</source>
        <translation>अनुमति मिली</translation>
    </message>
    <message>
        <source>Stand where visitors will stand, and look at the kiosk.</source>
        <translation>जहाँ आगंतुक खड़े होंगे, वहाँ खड़े हों और कियोस्क की ओर देखें।</translation>
    </message>
    <message>
        <source>Start the kiosk</source>
        <translation>कियोस्क चालू करें</translation>
    </message>
    <message>
        <source>Start the wizard</source>
        <translation>विज़ार्ड शुरू करें</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>यहीं रहें</translation>
    </message>
    <message>
        <source>Stay, and look at the camera</source>
        <translation>रुकें, और कैमरे की ओर देखें</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>चरण %1 / %2</translation>
    </message>
    <message>
        <source>Step away</source>
        <translation>दूर हटें</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>पीछे हटें</translation>
    </message>
    <message>
        <source>Stop judging, and set up again?</source>
        <translation>जाँच रोककर फिर से सेटअप करें?</translation>
    </message>
    <message>
        <source>Strike out</source>
        <translation>अमान्य करें</translation>
    </message>
    <message>
        <source>Strike out which walk, and why?</source>
        <translation>कौन सा फेरा अमान्य करें, और क्यों?</translation>
    </message>
    <message>
        <source>Struck out: %1</source>
        <translation>अमान्य: %1</translation>
    </message>
    <message>
        <source>Such as https://door.example/kiosk</source>
        <translation>जैसे https://door.example/kiosk</translation>
    </message>
    <message>
        <source>Such as mqtt://10.0.0.2:1883. It is told how the kiosk is.</source>
        <translation>जैसे mqtt://10.0.0.2:1883। इसे कियोस्क की स्थिति बताई जाती है।</translation>
    </message>
    <message>
        <source>Such as mqtt://user:password@10.0.0.2:1883</source>
        <translation>जैसे mqtt://user:password@10.0.0.2:1883</translation>
    </message>
    <message>
        <source>Such as rtsp://10.0.0.7/stream or http://10.0.0.7/video</source>
        <translation>जैसे rtsp://10.0.0.7/stream या http://10.0.0.7/video</translation>
    </message>
    <message>
        <source>Takes about a minute. The kiosk goes on meanwhile, more slowly.</source>
        <translation>लगभग एक मिनट लगता है। इस बीच कियोस्क धीमे चलता रहता है।</translation>
    </message>
    <message>
        <source>Test now</source>
        <translation>अभी जाँचें</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>पाठ</translation>
    </message>
    <message>
        <source>Thank you. Your mask covers nose and mouth.</source>
        <translation>धन्यवाद। आपका मास्क नाक और मुँह ढकता है।</translation>
    </message>
    <message>
        <source>The acceptance is paused</source>
        <translation>स्वीकृति परीक्षण रुका है</translation>
    </message>
    <message>
        <source>The camera is not working. Please ask staff.</source>
        <translation>कैमरा काम नहीं कर रहा। कृपया कर्मचारी से पूछें।</translation>
    </message>
    <message>
        <source>The camera sees nothing: is it covered? Please ask staff.</source>
        <translation>कैमरे को कुछ नहीं दिखता: क्या वह ढका है? कृपया कर्मचारी से पूछें।</translation>
    </message>
    <message>
        <source>The camera&apos;s picture has stopped. Please ask staff.</source>
        <translation>कैमरे का चित्र रुक गया है। कृपया कर्मचारी से पूछें।</translation>
    </message>
    <message>
        <source>The check is not ready. If this stays, please ask staff.</source>
        <translation>जाँच तैयार नहीं है। ऐसा ही रहे तो कृपया कर्मचारी से पूछें।</translation>
    </message>
    <message>
        <source>The door does not answer. Please see to it by hand.</source>
        <translation>दरवाज़ा उत्तर नहीं देता। कृपया हाथ से संभालें।</translation>
    </message>
    <message>
        <source>The door obeys as ever: a walk that wrongly turns green opens it.</source>
        <translation>दरवाज़ा हमेशा की तरह मानता है: गलती से हरा हुआ फेरा उसे खोल देता है।</translation>
    </message>
    <message>
        <source>The door opens as for any visitor.</source>
        <translation>दरवाज़ा किसी भी आगंतुक की तरह खुलता है।</translation>
    </message>
    <message>
        <source>The door opens for a mask and for staff only.</source>
        <translation>दरवाज़ा केवल मास्क पर और कर्मचारियों के लिए खुलता है।</translation>
    </message>
    <message>
        <source>The door opens.</source>
        <translation>दरवाज़ा खुलता है।</translation>
    </message>
    <message>
        <source>The journal is in order.</source>
        <translation>जर्नल ठीक है।</translation>
    </message>
    <message>
        <source>The journal is not in order.</source>
        <translation>जर्नल ठीक नहीं है।</translation>
    </message>
    <message>
        <source>The kiosk begins anew.</source>
        <translation>कियोस्क फिर से शुरू हो रहा है।</translation>
    </message>
    <message>
        <source>The kiosk ends, and the wizard begins.</source>
        <translation>कियोस्क बंद होता है, विज़ार्ड शुरू होता है।</translation>
    </message>
    <message>
        <source>The kiosk is getting ready: %1&#xa0;% done. The first time takes some minutes.</source>
        <translation>कियोस्क तैयार हो रहा है: %1% पूरा। पहली बार में कुछ मिनट लगते हैं।</translation>
    </message>
    <message>
        <source>The kiosk shows and says its verdict.</source>
        <translation>कियोस्क अपना परिणाम दिखाता और बोलता है।</translation>
    </message>
    <message>
        <source>The kiosk stops judging until the wizard is done or left.</source>
        <translation>विज़ार्ड पूरा होने या छोड़ने तक कियोस्क किसी की जाँच नहीं करता।</translation>
    </message>
    <message>
        <source>The kiosk was stopped</source>
        <translation>कियोस्क रोका गया</translation>
    </message>
    <message>
        <source>The kiosk&apos;s own verdict: %1</source>
        <translation>कियोस्क का परिणाम: %1</translation>
    </message>
    <message>
        <source>The last good settings are of %1.</source>
        <translation>अंतिम सही सेटिंग %1 की है।</translation>
    </message>
    <message>
        <source>The list of staff is empty or unreadable. Please see to the door by hand.</source>
        <translation>कर्मचारी सूची खाली है या पढ़ी नहीं जा सकती। कृपया दरवाज़ा हाथ से संभालें।</translation>
    </message>
    <message>
        <source>The relay says that it obeyed.</source>
        <translation>रिले बताता है कि उसने आदेश माना।</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>वही पिन एक बार और</translation>
    </message>
    <message>
        <source>The same happens when the kiosk fails. If you do not know, ask who fitted it.</source>
        <translation>कियोस्क विफल होने पर भी यही होता है। पता न हो तो लगाने वाले से पूछें।</translation>
    </message>
    <message>
        <source>The settings cannot be used.</source>
        <translation>सेटिंग का उपयोग नहीं हो सकता।</translation>
    </message>
    <message>
        <source>The walk after</source>
        <translation>अगला फेरा</translation>
    </message>
    <message>
        <source>The walk before</source>
        <translation>पिछला फेरा</translation>
    </message>
    <message>
        <source>The walks are over</source>
        <translation>फेरे समाप्त</translation>
    </message>
    <message>
        <source>The wizard asks everything once more.</source>
        <translation>विज़ार्ड सब कुछ फिर से पूछता है।</translation>
    </message>
    <message>
        <source>The wizard begins with the present ones. Nothing is lost until its last page.</source>
        <translation>विज़ार्ड मौजूदा सेटिंग से शुरू होता है। आख़िरी पन्ने तक कुछ नहीं खोता।</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>थीम</translation>
    </message>
    <message>
        <source>These are typed into %1, under [screen].</source>
        <translation>ये %1 में [screen] के नीचे लिखे जाते हैं।</translation>
    </message>
    <message>
        <source>These were two different PINs. Please begin again.</source>
        <translation>ये दो अलग पिन थे। कृपया फिर से शुरू करें।</translation>
    </message>
    <message>
        <source>This check is not working. Please ask staff.</source>
        <translation>यह जाँच काम नहीं कर रही। कृपया कर्मचारी से पूछें।</translation>
    </message>
    <message>
        <source>This does not work now. Please see to the door by hand.</source>
        <translation>अभी यह संभव नहीं। कृपया दरवाज़ा हाथ से संभालें।</translation>
    </message>
    <message>
        <source>This model has no map of what it looks at.</source>
        <translation>इस मॉडल के पास यह नक्शा नहीं कि वह कहाँ देखता है।</translation>
    </message>
    <message>
        <source>This person only</source>
        <translation>केवल यह व्यक्ति</translation>
    </message>
    <message>
        <source>This theme is black and white.</source>
        <translation>यह थीम श्वेत-श्याम है।</translation>
    </message>
    <message>
        <source>Time to verdict</source>
        <translation>परिणाम का समय</translation>
    </message>
    <message>
        <source>To</source>
        <translation>अंत</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>आज</translation>
    </message>
    <message>
        <source>Too bright</source>
        <translation>तेज़ रोशनी</translation>
    </message>
    <message>
        <source>Too dark</source>
        <translation>कम रोशनी</translation>
    </message>
    <message>
        <source>Too far</source>
        <translation>बहुत दूर</translation>
    </message>
    <message>
        <source>Too far away</source>
        <translation>बहुत दूर</translation>
    </message>
    <message>
        <source>Too high</source>
        <translation>बहुत ऊपर</translation>
    </message>
    <message>
        <source>Too low</source>
        <translation>बहुत नीचे</translation>
    </message>
    <message>
        <source>Too many wrong tries. Locked for %1.</source>
        <translation>बहुत बार गलत। %1 के लिए बंद।</translation>
    </message>
    <message>
        <source>Too near</source>
        <translation>बहुत पास</translation>
    </message>
    <message>
        <source>Touch a line to change it.</source>
        <translation>बदलने के लिए कोई लाइन छुएँ।</translation>
    </message>
    <message>
        <source>Touch the key, go to the door, and pull.</source>
        <translation>बटन छुएँ, दरवाज़े पर जाएँ, और खींचें।</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>फिर कोशिश करें</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>आज़माएँ</translation>
    </message>
    <message>
        <source>Use the last good settings</source>
        <translation>अंतिम सही सेटिंग लें</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>परिणाम</translation>
    </message>
    <message>
        <source>Verdict after %1&#xa0;s.</source>
        <translation>%1&#xa0;सेकंड बाद परिणाम।</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>सत्यापित करें</translation>
    </message>
    <message>
        <source>Verifying: %1&#xa0;%</source>
        <translation>सत्यापन जारी: %1%</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>बैंगनी</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>आगंतुक</translation>
    </message>
    <message>
        <source>Visitors can choose</source>
        <translation>आगंतुक चुनें</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>आगमन</translation>
    </message>
    <message>
        <source>Visits by the hour</source>
        <translation>प्रति घंटा आगमन</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>आवाज़</translation>
    </message>
    <message>
        <source>WRONGLY green</source>
        <translation>गलती से हरा</translation>
    </message>
    <message>
        <source>Walk %1</source>
        <translation>फेरा %1</translation>
    </message>
    <message>
        <source>Walk %1 of %2</source>
        <translation>फेरा %1 / %2</translation>
    </message>
    <message>
        <source>Walk up WITH a mask</source>
        <translation>मास्क पहनकर आएँ</translation>
    </message>
    <message>
        <source>Walk up WITHOUT a mask</source>
        <translation>बिना मास्क आएँ</translation>
    </message>
    <message>
        <source>Walk up as TWO, one without a mask</source>
        <translation>दो लोग आएँ, एक बिना मास्क</translation>
    </message>
    <message>
        <source>Walk up, a HAND over the mouth</source>
        <translation>मुँह पर हाथ रखकर आएँ</translation>
    </message>
    <message>
        <source>Walk up, mask BELOW the nose</source>
        <translation>मास्क नाक के नीचे रखकर आएँ</translation>
    </message>
    <message>
        <source>Walked on</source>
        <translation>चले गए</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>वेब पता</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>स्वागत है</translation>
    </message>
    <message>
        <source>What does somebody do who cannot wear a mask?</source>
        <translation>जो मास्क नहीं पहन सकता, वह क्या करे?</translation>
    </message>
    <message>
        <source>What does the kiosk do?</source>
        <translation>कियोस्क क्या करता है?</translation>
    </message>
    <message>
        <source>What does the lock do without power?</source>
        <translation>बिजली के बिना ताला क्या करता है?</translation>
    </message>
    <message>
        <source>What is the camera&apos;s address?</source>
        <translation>कैमरे का पता क्या है?</translation>
    </message>
    <message>
        <source>What is the door&apos;s address?</source>
        <translation>दरवाज़े का पता क्या है?</translation>
    </message>
    <message>
        <source>What is the name?</source>
        <translation>नाम क्या है?</translation>
    </message>
    <message>
        <source>What judges is fitted to this computer and proved: some minutes.</source>
        <translation>जाँच करने वाले भाग को इस कंप्यूटर के अनुकूल बनाकर परखा जाता है: कुछ मिनट।</translation>
    </message>
    <message>
        <source>What may %1 do?</source>
        <translation>%1 क्या कर सकते हैं?</translation>
    </message>
    <message>
        <source>What moves the door?</source>
        <translation>दरवाज़ा किससे चलता है?</translation>
    </message>
    <message>
        <source>What stands on the screen. Visitors can choose another one.</source>
        <translation>जो स्क्रीन पर रहती है। आगंतुक दूसरी चुन सकते हैं।</translation>
    </message>
    <message>
        <source>What visitors would see: nobody, no mask, a mask.</source>
        <translation>आगंतुक क्या देखेंगे: कोई नहीं, बिना मास्क, मास्क के साथ।</translation>
    </message>
    <message>
        <source>When does it do so?</source>
        <translation>यह कब करता है?</translation>
    </message>
    <message>
        <source>Where do visitors stand?</source>
        <translation>आगंतुक कहाँ खड़े होते हैं?</translation>
    </message>
    <message>
        <source>Where is this kiosk?</source>
        <translation>यह कियोस्क कहाँ है?</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>कहाँ रखा है</translation>
    </message>
    <message>
        <source>Which camera?</source>
        <translation>कौन सा कैमरा?</translation>
    </message>
    <message>
        <source>Which language?</source>
        <translation>कौन सी भाषा?</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>आप कौन हैं?</translation>
    </message>
    <message>
        <source>Who cannot wear a mask</source>
        <translation>जो मास्क नहीं पहन सकते</translation>
    </message>
    <message>
        <source>Who has a PIN?</source>
        <translation>किसके पास पिन है?</translation>
    </message>
    <message>
        <source>Whoever cannot see the screen needs it.</source>
        <translation>जो स्क्रीन नहीं देख सकता, उसे इसकी ज़रूरत है।</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>पूरा चित्र</translation>
    </message>
    <message>
        <source>Why this verdict?</source>
        <translation>यह निर्णय क्यों?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>क्यों?</translation>
    </message>
    <message>
        <source>Wine red</source>
        <translation>गहरा लाल</translation>
    </message>
    <message>
        <source>Worn wrongly</source>
        <translation>गलत पहना</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>लिखा: %1</translation>
    </message>
    <message>
        <source>Wrong PIN. Please try again.</source>
        <translation>गलत पिन। कृपया फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>Yes, it opened</source>
        <translation>हाँ, खुला</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>कल</translation>
    </message>
    <message>
        <source>about %1 m</source>
        <translation>लगभग %1&#xa0;मीटर</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>काम नहीं करता</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>खाली</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>ठीक</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>ज्ञात नहीं</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>निर्धारित नहीं</translation>
    </message>
    <message>
        <source>now</source>
        <translation>अभी</translation>
    </message>
    <message>
        <source>speaks against it</source>
        <translation>इसके विरुद्ध</translation>
    </message>
    <message>
        <source>speaks for “%1”</source>
        <translation>“%1” के पक्ष में</translation>
    </message>
    <message>
        <source>wants to be looked at</source>
        <translation>देखने की ज़रूरत है</translation>
    </message>
</context>
</TS>
