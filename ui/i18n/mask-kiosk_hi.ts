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
        <source>%1 does not import (%2): install it as docs/engines.md says</source>
        <translation>%1 लोड नहीं होता (%2): docs/engines.md के अनुसार इंस्टॉल करें</translation>
    </message>
    <message>
        <source>%1 has lost its key: keep folder and journal aside, and begin both anew</source>
        <translation>%1 की कुंजी खो गई है: फ़ोल्डर और जर्नल अलग रखें और दोनों नए सिरे से शुरू करें</translation>
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
        <source>%1, for %2.</source>
        <translation>%1, अवधि %2।</translation>
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
        <source>%1: by %2.</source>
        <translation>%1: %2 द्वारा।</translation>
    </message>
    <message>
        <source>%1: no picture yet.</source>
        <translation>%1: अभी कोई चित्र नहीं।</translation>
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
        <source>%^1 could not let people through.</source>
        <translation>%^1 लोगों को जाने नहीं दे सके।</translation>
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
        <source>A wrong PIN for %1.</source>
        <translation>%1 का गलत पिन।</translation>
    </message>
    <message numerus="yes">
        <source>An override lasts %n minute(s) at the most.</source>
        <translation>
            <numerusform>अनुमति अधिकतम %n मिनट की होती है।</numerusform>
            <numerusform>अनुमति अधिकतम %n मिनट की होती है।</numerusform>
        </translation>
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
        <source>Check plug and cable. The kiosk tries again by itself.</source>
        <translation>प्लग और केबल जाँचें। कियोस्क अपने आप फिर कोशिश करता है।</translation>
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
        <source>Has not begun yet.</source>
        <translation>अभी शुरू नहीं हुई।</translation>
    </message>
    <message>
        <source>Have it checked.</source>
        <translation>इसकी जाँच करवाएँ।</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>तापमान</translation>
    </message>
    <message>
        <source>Is written.</source>
        <translation>लिखा जा रहा है।</translation>
    </message>
    <message>
        <source>It stays free until the alarm is over and was reset.</source>
        <translation>अलार्म समाप्त होने और रीसेट होने तक यह मुक्त रहेगा।</translation>
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
        <source>Looks %1 times a second.</source>
        <translation>प्रति सेकंड %1 बार जाँचता है।</translation>
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
        <source>No door is driven here.</source>
        <translation>यहाँ कोई दरवाज़ा नियंत्रित नहीं होता।</translation>
    </message>
    <message>
        <source>No sound has failed.</source>
        <translation>कोई ध्वनि विफल नहीं हुई।</translation>
    </message>
    <message>
        <source>Not in order.</source>
        <translation>ठीक नहीं है।</translation>
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
        <source>Open</source>
        <translation>खुला</translation>
    </message>
    <message>
        <source>Pictures are %1 old when they are judged; the work takes %2.</source>
        <translation>जाँच के समय चित्र %1 पुराने होते हैं; काम में %2 लगते हैं।</translation>
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
        <source>Restart the kiosk, and see to the door by hand meanwhile.</source>
        <translation>कियोस्क फिर से चालू करें और तब तक दरवाज़ा हाथ से संभालें।</translation>
    </message>
    <message>
        <source>Restart the kiosk. If it stays so, run the self-test.</source>
        <translation>कियोस्क फिर से चालू करें। यदि ऐसा ही रहे, तो स्व-परीक्षण चलाएँ।</translation>
    </message>
    <message>
        <source>SQLite finds it damaged: %1</source>
        <translation>SQLite के अनुसार क्षतिग्रस्त: %1</translation>
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
        <source>The schedule leaves the door to itself now.</source>
        <translation>समय-सारणी के अनुसार दरवाज़ा अभी नियंत्रित नहीं है।</translation>
    </message>
    <message>
        <source>This cannot be shown: the kiosk&apos;s log says why.</source>
        <translation>यह दिखाया नहीं जा सकता: कारण कियोस्क के लॉग में है।</translation>
    </message>
    <message>
        <source>Too slow for a green verdict: restart the kiosk.</source>
        <translation>हरे परिणाम के लिए बहुत धीमा: कियोस्क फिर से चालू करें।</translation>
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
        <source>Words are not spoken: run `python -m tools.voices`, which needs espeak-ng.</source>
        <translation>शब्द बोले नहीं जाते: `python -m tools.voices` चलाएँ, इसे espeak-ng चाहिए।</translation>
    </message>
    <message>
        <source>You cannot wear a mask? Please ask at the desk.</source>
        <translation>मास्क नहीं पहन सकते? कृपया काउंटर पर पूछें।</translation>
    </message>
    <message>
        <source>all up to %1 were removed</source>
        <translation>%1 तक की सभी हटाई गईं</translation>
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
        <source>cannot be read (%1)</source>
        <translation>पढ़ी नहीं जा सकती (%1)</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>बदली हुई</translation>
    </message>
    <message>
        <source>core dumps are on, and one would hold the last picture: run `python -m kiosk` as it is</source>
        <translation>कोर डंप चालू हैं और उनमें अंतिम चित्र रह जाएगा: `python -m kiosk` को जैसा है वैसा चलाएँ</translation>
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
        <source>free</source>
        <translation>खुला</translation>
    </message>
    <message>
        <source>gives no picture</source>
        <translation>कोई चित्र नहीं देता</translation>
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
        <source>it does not play to the end: unplug the loudspeaker and plug it in again</source>
        <translation>अंत तक नहीं बजता: लाउडस्पीकर निकालकर फिर लगाएँ</translation>
    </message>
    <message>
        <source>it is empty, or no SQLite file</source>
        <translation>खाली है या SQLite फ़ाइल नहीं</translation>
    </message>
    <message>
        <source>it is not the journal of this version, or its table was changed</source>
        <translation>इस संस्करण का जर्नल नहीं है, या इसकी तालिका बदली गई</translation>
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
        <source>locked</source>
        <translation>बंद</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>गायब</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>न्यूरल नेटवर्क</translation>
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
        <source>nobody has a PIN, so there is no override: `python -m kiosk.staff add NAME` gives one</source>
        <translation>किसी के पास पिन नहीं है, इसलिए अनुमति संभव नहीं: `python -m kiosk.staff add NAME` से दें</translation>
    </message>
    <message>
        <source>none is driven here</source>
        <translation>यहाँ कोई नियंत्रित नहीं होता</translation>
    </message>
    <message>
        <source>only an installer changes this: everybody may look</source>
        <translation>इसे केवल इंस्टॉलर बदल सकता है: देख सभी सकते हैं</translation>
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
        <source>privacy</source>
        <translation>गोपनीयता</translation>
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
    <message numerus="yes">
        <source>sees %n face(s) in a portrait of one: run `make run` to fetch the model again</source>
        <translation>
            <numerusform>एक व्यक्ति के चित्र में %n चेहरा दिखता है: मॉडल फिर लाने के लिए `make run` चलाएँ</numerusform>
            <numerusform>एक व्यक्ति के चित्र में %n चेहरे दिखते हैं: मॉडल फिर लाने के लिए `make run` चलाएँ</numerusform>
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
        <source>staff</source>
        <translation>कर्मचारी</translation>
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
        <source>the count of wrong PINs, %1, %2: a new one begins, with a pause</source>
        <translation>गलत पिन की गिनती, %1, %2: नई गिनती विराम के साथ शुरू होती है</translation>
    </message>
    <message>
        <source>the doorman is not reached at %1 (%2): start `python -m kiosk.doorman`</source>
        <translation>%1 पर द्वार सेवा तक पहुँच नहीं (%2): `python -m kiosk.doorman` शुरू करें</translation>
    </message>
    <message>
        <source>the doorman listens and drives %1; a lock without power is %2</source>
        <translation>द्वार सेवा सुन रही है और %1 चलाती है; बिजली के बिना ताला %2</translation>
    </message>
    <message>
        <source>the face finder</source>
        <translation>चेहरा खोजक</translation>
    </message>
    <message>
        <source>the fire alarm is not over, or its input cannot be read</source>
        <translation>अग्नि अलार्म समाप्त नहीं हुआ, या उसका इनपुट पढ़ा नहीं जा सकता</translation>
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
        <source>the kiosk&apos;s own part of it has failed: restart the kiosk</source>
        <translation>कियोस्क का यह भाग विफल हुआ: कियोस्क फिर से चालू करें</translation>
    </message>
    <message>
        <source>the kiosk&apos;s user may not use it: add that user to the group audio</source>
        <translation>कियोस्क के उपयोगकर्ता को अनुमति नहीं: उसे audio समूह में जोड़ें</translation>
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
        <source>the relay reads back that it is not energised</source>
        <translation>रिले बताता है कि वह सक्रिय नहीं है</translation>
    </message>
    <message>
        <source>the relay reads back that it is not released</source>
        <translation>रिले बताता है कि वह छूटा नहीं है</translation>
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
        <source>there are pictures in %1: %2. Remove them, and report this</source>
        <translation>%1 में चित्र हैं: %2। उन्हें हटाएँ और सूचित करें</translation>
    </message>
    <message>
        <source>there is no NVIDIA driver here (%1 does not load): install it, %2</source>
        <translation>यहाँ NVIDIA ड्राइवर नहीं है (%1 लोड नहीं होता): इंस्टॉल करें, %2</translation>
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
        <source>there is no such loudspeaker: plug it in, or correct sound.device (`aplay -L` lists them)</source>
        <translation>ऐसा लाउडस्पीकर नहीं है: लगाएँ, या sound.device सुधारें (`aplay -L` सब दिखाता है)</translation>
    </message>
    <message>
        <source>they were in %1, which is not here</source>
        <translation>वे %1 में थीं, जो यहाँ नहीं है</translation>
    </message>
    <message>
        <source>this journal was begun without them</source>
        <translation>यह जर्नल उनके बिना शुरू हुआ</translation>
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
        <source>what answers at %1 is no notary: name its socket</source>
        <translation>%1 पर जो उत्तर देता है वह नोटरी सेवा नहीं: उसका सॉकेट बताएँ</translation>
    </message>
    <message>
        <source>what stands there was record %1</source>
        <translation>वहाँ जो है वह प्रविष्टि %1 थी</translation>
    </message>
    <message>
        <source>wrong PINs cannot be counted in %1 (%2), so none is checked: mend that</source>
        <translation>गलत पिन %1 में गिने नहीं जा सकते (%2), इसलिए कोई नहीं जाँचा जाता: इसे ठीक करें</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>%1 left</source>
        <translation>%1 शेष</translation>
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
        <source>A member of staff has let you through.</source>
        <translation>कर्मचारी ने आपको जाने की अनुमति दी है।</translation>
    </message>
    <message>
        <source>Adjust mask</source>
        <translation>मास्क ठीक करें</translation>
    </message>
    <message>
        <source>Alarm is over</source>
        <translation>अलार्म समाप्त</translation>
    </message>
    <message>
        <source>As the theme</source>
        <translation>थीम जैसा</translation>
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
        <source>Back</source>
        <translation>वापस</translation>
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
        <source>Dark</source>
        <translation>गहरा</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>डेमो</translation>
    </message>
    <message>
        <source>ENFORCE does not resist somebody who holds up a photo, or slips in behind somebody else.</source>
        <translation>ENFORCE उसे नहीं रोकता जो कोई फ़ोटो दिखाए या किसी के पीछे घुस जाए।</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>दर्ज करें</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>अंतिम अंक मिटाएँ</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>घटनाएँ</translation>
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
        <source>Faults</source>
        <translation>खराबियाँ</translation>
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
        <source>Indigo</source>
        <translation>जामुनी</translation>
    </message>
    <message>
        <source>Is every record as it was written?</source>
        <translation>क्या हर प्रविष्टि वैसी ही है जैसी लिखी गई थी?</translation>
    </message>
    <message>
        <source>It could not be verified.</source>
        <translation>सत्यापन नहीं हो सका।</translation>
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
        <source>Let in</source>
        <translation>प्रवेश मिला</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>अक्षर</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>लाइव चित्र</translation>
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
        <source>Look here</source>
        <translation>यहाँ देखें</translation>
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
        <source>Motion</source>
        <translation>गति</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>नवीनतम</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>अगला पृष्ठ</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>कैमरा नहीं</translation>
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
        <source>No visits yet today.</source>
        <translation>आज अभी तक कोई आगमन नहीं।</translation>
    </message>
    <message>
        <source>Nobody is being judged.</source>
        <translation>अभी किसी की जाँच नहीं हो रही।</translation>
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
        <source>On the screen now. Back by itself in %1.</source>
        <translation>अभी स्क्रीन पर है। %1 में अपने आप वापस।</translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation>एक-एक करके</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>एक क्षण</translation>
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
        <source>Petrol</source>
        <translation>गहरा फ़िरोज़ी</translation>
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
        <source>Records</source>
        <translation>प्रविष्टियाँ</translation>
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
        <source>Site&apos;s own</source>
        <translation>अपना रंग</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>ध्वनि</translation>
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
        <source>Staff only</source>
        <translation>केवल कर्मचारी</translation>
    </message>
    <message>
        <source>Staff pass</source>
        <translation>अनुमति मिली</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>पीछे हटें</translation>
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
        <source>The journal is in order.</source>
        <translation>जर्नल ठीक है।</translation>
    </message>
    <message>
        <source>The journal is not in order.</source>
        <translation>जर्नल ठीक नहीं है।</translation>
    </message>
    <message>
        <source>The kiosk is getting ready: %1&#xa0;% done. The first time takes some minutes.</source>
        <translation>कियोस्क तैयार हो रहा है: %1% पूरा। पहली बार में कुछ मिनट लगते हैं।</translation>
    </message>
    <message>
        <source>The kiosk&apos;s own verdict: %1</source>
        <translation>कियोस्क का परिणाम: %1</translation>
    </message>
    <message>
        <source>The list of staff is empty, or cannot be read.</source>
        <translation>कर्मचारी सूची खाली है या पढ़ी नहीं जा सकती।</translation>
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
        <source>Too far away</source>
        <translation>बहुत दूर</translation>
    </message>
    <message>
        <source>Too many wrong tries. Locked for %1.</source>
        <translation>बहुत बार गलत। %1 के लिए बंद।</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>आज़माएँ</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>परिणाम</translation>
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
        <source>Walked on</source>
        <translation>चले गए</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>स्वागत है</translation>
    </message>
    <message>
        <source>What visitors would see: nobody, no mask, a mask.</source>
        <translation>आगंतुक क्या देखेंगे: कोई नहीं, बिना मास्क, मास्क के साथ।</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>आप कौन हैं?</translation>
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
        <source>Wrong PIN. Please try again.</source>
        <translation>गलत पिन। कृपया फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>कल</translation>
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
