<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
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
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 are free.</source>
        <translation>%1 sind frei.</translation>
    </message>
    <message>
        <source>%1 cannot be %2</source>
        <translation>%1 kann nicht %2 sein</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>%1 ist nicht nutzbar</translation>
    </message>
    <message>
        <source>%1 does not import (%2): install it as docs/engines.md says</source>
        <translation>%1 lässt sich nicht laden (%2): nach docs/engines.md installieren</translation>
    </message>
    <message>
        <source>%1 gives no pictures</source>
        <translation>%1 liefert keine Bilder</translation>
    </message>
    <message>
        <source>%1 has lost its key: keep folder and journal aside, and begin both anew</source>
        <translation>zu %1 fehlt der Schlüssel: Ordner und Protokoll aufheben und beide neu beginnen</translation>
    </message>
    <message>
        <source>%1 is missing: allowed is %2</source>
        <translation>%1 fehlt: erlaubt ist %2</translation>
    </message>
    <message>
        <source>%1 is no key: it has %2 bytes, not %3</source>
        <translation>%1 ist kein Schlüssel: %2 statt %3 Byte</translation>
    </message>
    <message>
        <source>%1 is open for writing, and nobody knows why: report this</source>
        <translation>%1 ist ohne erkennbaren Grund zum Schreiben geöffnet: bitte melden</translation>
    </message>
    <message>
        <source>%1 is there by name only, without its libraries: install it as docs/engines.md says</source>
        <translation>%1 ist nur dem Namen nach da, ohne Bibliotheken: nach docs/engines.md installieren</translation>
    </message>
    <message>
        <source>%1 is too large for a settings file: name another one with --config</source>
        <translation>%1 ist zu groß für eine Einstellungsdatei: mit --config eine andere angeben</translation>
    </message>
    <message>
        <source>%1 of %2.</source>
        <translation>%1 von %2.</translation>
    </message>
    <message>
        <source>%1 of the picture&apos;s width, %2 of its height</source>
        <translation>%1 der Bildbreite, %2 der Bildhöhe</translation>
    </message>
    <message>
        <source>%1 port %2 cannot be used (%3)</source>
        <translation>Port %2 an %1 ist nicht nutzbar (%3)</translation>
    </message>
    <message>
        <source>%1 runs on %2, the face finder on %3, the detector on %4</source>
        <translation>%1 läuft auf %2, die Gesichtssuche auf %3, der Detektor auf %4</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, for %2.</source>
        <translation>%1, %2 lang.</translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation>%1, von %2 bis %3</translation>
    </message>
    <message>
        <source>%1, until the kiosk ended.</source>
        <translation>%1, bis das Terminal beendet wurde.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 × %3 pixels, %4 pictures a second.</source>
        <translation>%1: %2 × %3 Pixel, %4 Bilder pro Sekunde.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1: %2; allowed is %3</source>
        <translation>%1: %2; erlaubt ist %3</translation>
    </message>
    <message>
        <source>%1: allowed is %2</source>
        <translation>%1: erlaubt ist %2</translation>
    </message>
    <message>
        <source>%1: by %2.</source>
        <translation>%1: mit %2.</translation>
    </message>
    <message>
        <source>%1: no picture yet.</source>
        <translation>%1: noch kein Bild.</translation>
    </message>
    <message>
        <source>%1: one pair of brackets is enough, as in %2</source>
        <translation>%1: ein Paar Klammern genügt, wie in %2</translation>
    </message>
    <message>
        <source>%1: there is no such setting</source>
        <translation>%1: diese Einstellung gibt es nicht</translation>
    </message>
    <message>
        <source>%1: there is no such setting; did you mean %2?</source>
        <translation>%1: diese Einstellung gibt es nicht; ist %2 gemeint?</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>%1; a pass runs for %2 more.</source>
        <translation>%1; Freigabe läuft noch %2.</translation>
    </message>
    <message>
        <source>%1; it is still so.</source>
        <translation>%1; das ist noch so.</translation>
    </message>
    <message>
        <source>%1&#xa0;%</source>
        <translation>%1&#xa0;%</translation>
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
        <translation>%1&#xa0;h %2&#xa0;min</translation>
    </message>
    <message>
        <source>%1&#xa0;ms (95&#xa0;%: %2&#xa0;ms)</source>
        <translation>%1&#xa0;ms (95&#xa0;%: %2&#xa0;ms)</translation>
    </message>
    <message>
        <source>%1&#xa0;s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1&#xa0;s and %2&#xa0;s.</source>
        <translation>%1&#xa0;s und %2&#xa0;s.</translation>
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
        <translation>%^1 konnte niemanden durchlassen.</translation>
    </message>
    <message>
        <source>%^1 ended the kiosk to set it up again.</source>
        <translation>%^1 hat den Kiosk beendet, um ihn neu einzurichten.</translation>
    </message>
    <message>
        <source>%^1 let one person through.</source>
        <translation>%^1 hat eine Person durchgelassen.</translation>
    </message>
    <message>
        <source>%^1 let people through for %2.</source>
        <translation>%^1 hat den Durchgang für %2 freigegeben.</translation>
    </message>
    <message>
        <source>%^1.</source>
        <translation>%^1.</translation>
    </message>
    <message numerus="yes">
        <source>%n can override</source>
        <translation>
            <numerusform>%n Person kann freigeben</numerusform>
            <numerusform>%n Personen können freigeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) failed.</source>
        <translation>
            <numerusform>Eine Prüfung ist fehlgeschlagen.</numerusform>
            <numerusform>%n Prüfungen sind fehlgeschlagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are as they were sealed.</source>
        <translation>
            <numerusform>Ein Eintrag ist so, wie er versiegelt wurde.</numerusform>
            <numerusform>%n Einträge sind so, wie sie versiegelt wurden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) not working.</source>
        <translation>
            <numerusform>Eine Störung.</numerusform>
            <numerusform>%n Störungen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n walk(s) missing: the report will say that it is incomplete.</source>
        <translation>
            <numerusform>%n Gang fehlt: Der Bericht wird sagen, dass er unvollständig ist.</numerusform>
            <numerusform>%n Gänge fehlen: Der Bericht wird sagen, dass er unvollständig ist.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a PIN</source>
        <translation>
            <numerusform>%n Person mit PIN</numerusform>
            <numerusform>%n Personen mit PIN</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n&#xa0;day(s) %1&#xa0;h</source>
        <translation>
            <numerusform>%n&#xa0;Tag %1&#xa0;h</numerusform>
            <numerusform>%n&#xa0;Tage %1&#xa0;h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n&#xa0;min</source>
        <translation>
            <numerusform>%n&#xa0;min</numerusform>
            <numerusform>%n&#xa0;min</numerusform>
        </translation>
    </message>
    <message>
        <source>A fault (%1)</source>
        <translation>Eine Störung (%1)</translation>
    </message>
    <message>
        <source>A hand over the mouth</source>
        <translation>Hand vor dem Mund</translation>
    </message>
    <message>
        <source>A struck-out walk that had turned green, and should not have, is signed for by the site.</source>
        <translation>Für einen gestrichenen Gang, der zu Unrecht grün wurde, unterschreibt der Betreiber.</translation>
    </message>
    <message>
        <source>A wrong PIN for %1.</source>
        <translation>Falsche PIN für %1.</translation>
    </message>
    <message>
        <source>All were made.</source>
        <translation>Alle wurden gemacht.</translation>
    </message>
    <message>
        <source>An acceptance goes on already.</source>
        <translation>Es läuft bereits eine Abnahme.</translation>
    </message>
    <message numerus="yes">
        <source>An override lasts %n minute(s) at the most.</source>
        <translation>
            <numerusform>Eine Freigabe gilt höchstens eine Minute.</numerusform>
            <numerusform>Eine Freigabe gilt höchstens %n Minuten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another program may have it: choose another under [health] in the settings.</source>
        <translation>Vielleicht belegt ihn ein anderes Programm: in den Einstellungen unter [health] einen anderen wählen.</translation>
    </message>
    <message>
        <source>As many walks as usual were made (%1); with fewer the site decides.</source>
        <translation>So viele Gänge wie üblich wurden gemacht (%1); bei weniger entscheidet der Betreiber.</translation>
    </message>
    <message>
        <source>At most %1&#xa0;% of the walks were struck out; beyond that the site decides.</source>
        <translation>Höchstens %1&#xa0;% der Gänge wurden gestrichen; darüber entscheidet der Betreiber.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Camera %1</source>
        <translation>Kamera %1</translation>
    </message>
    <message>
        <source>Can be reached.</source>
        <translation>Ist erreichbar.</translation>
    </message>
    <message>
        <source>Check plug and cable. The kiosk tries again by itself.</source>
        <translation>Stecker und Kabel prüfen. Das Terminal versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>Check the network, and [mqtt] in the settings.</source>
        <translation>Netzwerk und [mqtt] in den Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>Choose up to %1 walks of a kind, and one at least.</source>
        <translation>Höchstens %1 Gänge je Art wählen, mindestens einen insgesamt.</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Lieferung</translation>
    </message>
    <message numerus="yes">
        <source>Digits entered: %n</source>
        <translation>
            <numerusform>%n Ziffer eingegeben</numerusform>
            <numerusform>%n Ziffern eingegeben</numerusform>
        </translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Door tried</source>
        <translation>Türprobe</translation>
    </message>
    <message>
        <source>Every kind of walk was planned and made.</source>
        <translation>Jede Art von Gang wurde geplant und gemacht.</translation>
    </message>
    <message>
        <source>Fire alarm: the door is free.</source>
        <translation>Feueralarm: Die Tür ist frei.</translation>
    </message>
    <message>
        <source>Fire alarm: the door was set free.</source>
        <translation>Feueralarm: Die Tür wurde freigegeben.</translation>
    </message>
    <message>
        <source>Free its vents, clean the fan, shade it.</source>
        <translation>Lüftungsschlitze frei machen, Lüfter reinigen, vor Sonne schützen.</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Fr</translation>
    </message>
    <message>
        <source>From arrival to the first verdict: at most %1&#xa0;s in half of the walks, %2&#xa0;s in 95&#xa0;%.</source>
        <translation>Von der Ankunft bis zum ersten Ergebnis: höchstens %1&#xa0;s bei der Hälfte der Gänge, %2&#xa0;s bei 95&#xa0;%.</translation>
    </message>
    <message>
        <source>Has not begun yet.</source>
        <translation>Hat noch nicht begonnen.</translation>
    </message>
    <message>
        <source>Have it checked.</source>
        <translation>Bitte prüfen lassen.</translation>
    </message>
    <message>
        <source>Health page</source>
        <translation>Zustandsseite</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>If it stays so, the kiosk is started anew by itself.</source>
        <translation>Bleibt es so, wird das Terminal von selbst neu gestartet.</translation>
    </message>
    <message>
        <source>Is not fed: %1.</source>
        <translation>Bekommt kein Lebenszeichen: %1.</translation>
    </message>
    <message>
        <source>Is written.</source>
        <translation>Wird geführt.</translation>
    </message>
    <message>
        <source>It opened without green: walk %1.</source>
        <translation>Sie öffnete ohne Grün: Gang %1.</translation>
    </message>
    <message>
        <source>It stayed shut: walk %1.</source>
        <translation>Sie blieb zu: Gang %1.</translation>
    </message>
    <message>
        <source>It stays free until the alarm is over and was reset.</source>
        <translation>Sie bleibt frei, bis der Alarm vorbei und zurückgesetzt ist.</translation>
    </message>
    <message>
        <source>It was late: walk %1.</source>
        <translation>Sie war zu spät: Gang %1.</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Judging</source>
        <translation>Beurteilung</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Kiosk is wrong</source>
        <translation>Terminal irrt sich</translation>
    </message>
    <message>
        <source>Known visitor</source>
        <translation>Bekannte Person</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message numerus="yes">
        <source>Let in wrongly: %n walk(s).</source>
        <translation>
            <numerusform>Zu Unrecht eingelassen: %n Gang.</numerusform>
            <numerusform>Zu Unrecht eingelassen: %n Gänge.</numerusform>
        </translation>
    </message>
    <message>
        <source>Let in: walk %1.</source>
        <translation>Eingelassen: Gang %1.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Schloss</translation>
    </message>
    <message>
        <source>Looks %1 times a second.</source>
        <translation>Prüft %1-mal pro Sekunde.</translation>
    </message>
    <message>
        <source>Mask below the nose</source>
        <translation>Maske unter der Nase</translation>
    </message>
    <message>
        <source>Medical exemption</source>
        <translation>Ärztliches Attest</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Missing: %1.</source>
        <translation>Es fehlt: %1.</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>Names and PINs can be read.</source>
        <translation>Namen und PINs sind lesbar.</translation>
    </message>
    <message>
        <source>Network camera</source>
        <translation>Netzwerkkamera</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Neuronale Netze</translation>
    </message>
    <message>
        <source>Networks that judge</source>
        <translation>Neuronale Netze</translation>
    </message>
    <message>
        <source>No acceptance goes on.</source>
        <translation>Es läuft keine Abnahme.</translation>
    </message>
    <message>
        <source>No door is driven here.</source>
        <translation>Hier wird keine Tür gesteuert.</translation>
    </message>
    <message>
        <source>No door obeyed this kiosk: it was not tried.</source>
        <translation>Keine Tür gehorchte diesem Terminal: Das wurde nicht erprobt.</translation>
    </message>
    <message>
        <source>No self-proof was right yet.</source>
        <translation>Noch kein Selbstnachweis war richtig.</translation>
    </message>
    <message>
        <source>No sound has failed.</source>
        <translation>Kein Ton ist ausgefallen.</translation>
    </message>
    <message>
        <source>No walk had a verdict.</source>
        <translation>Kein Gang hatte ein Ergebnis.</translation>
    </message>
    <message>
        <source>Nobody was.</source>
        <translation>Niemand.</translation>
    </message>
    <message>
        <source>Nobody without a mask, with the nose out, with a hand for a mask, or beside such a person was let in.</source>
        <translation>Niemand ohne Maske, mit freier Nase, mit Hand statt Maske oder neben einer solchen Person wurde eingelassen.</translation>
    </message>
    <message>
        <source>Not in order.</source>
        <translation>Nicht in Ordnung.</translation>
    </message>
    <message>
        <source>Not planned: %1.</source>
        <translation>Nicht geplant: %1.</translation>
    </message>
    <message>
        <source>Not watched by systemd: if the kiosk hangs, nobody starts it anew.</source>
        <translation>Nicht von systemd überwacht: Hängt das Terminal, startet es niemand neu.</translation>
    </message>
    <message>
        <source>Nothing has been judged for %1.</source>
        <translation>Keine Beurteilung, Dauer: %1.</translation>
    </message>
    <message>
        <source>Nothing is heard at %1: %2.</source>
        <translation>An %1 ist nichts zu hören: %2.</translation>
    </message>
    <message>
        <source>Nothing is recorded: %1</source>
        <translation>Es wird nichts aufgezeichnet: %1</translation>
    </message>
    <message>
        <source>Of those with a mask at least %1&#xa0;% were let in.</source>
        <translation>Von den Personen mit Maske wurden mindestens %1&#xa0;% eingelassen.</translation>
    </message>
    <message>
        <source>Only %1.</source>
        <translation>Nur %1.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Pictures are %1 old when they are judged; the work takes %2.</source>
        <translation>Bilder sind bei der Beurteilung %1 alt; die Rechenzeit beträgt %2.</translation>
    </message>
    <message>
        <source>Place and network</source>
        <translation>Ort und Netz</translation>
    </message>
    <message numerus="yes">
        <source>Please look at %n thing(s).</source>
        <translation>
            <numerusform>Bitte einen Punkt prüfen.</numerusform>
            <numerusform>Bitte %n Punkte prüfen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Please ring the bell or ask at the desk: staff will help you.</source>
        <translation>Bitte klingeln Sie oder fragen Sie am Empfang: Man hilft Ihnen gern.</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Restart the kiosk, and see to the door by hand meanwhile.</source>
        <translation>Terminal neu starten und die Tür solange von Hand bedienen.</translation>
    </message>
    <message>
        <source>Restart the kiosk. If it stays so, run the self-test.</source>
        <translation>Terminal neu starten. Bleibt es so, den Selbsttest ausführen.</translation>
    </message>
    <message>
        <source>Restart the kiosk: it is not watched by systemd.</source>
        <translation>Terminal neu starten: Es wird nicht von systemd überwacht.</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>SQLite finds it damaged: %1</source>
        <translation>laut SQLite beschädigt: %1</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Sa</translation>
    </message>
    <message>
        <source>See to the door by hand, and check the relay&apos;s plug.</source>
        <translation>Die Tür von Hand bedienen und den Stecker des Relais prüfen.</translation>
    </message>
    <message>
        <source>See to the door by hand.</source>
        <translation>Bitte die Tür von Hand bedienen.</translation>
    </message>
    <message>
        <source>Shut</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Slow: does another program use this computer?</source>
        <translation>Langsam: Läuft auf diesem Rechner ein anderes Programm?</translation>
    </message>
    <message numerus="yes">
        <source>So it was in %n walk(s).</source>
        <translation>
            <numerusform>So war es in %n Gang.</numerusform>
            <numerusform>So war es in %n Gängen.</numerusform>
        </translation>
    </message>
    <message>
        <source>So it was.</source>
        <translation>So war es.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>jemand</translation>
    </message>
    <message>
        <source>Soon nothing is recorded, and no PIN is checked: free some space.</source>
        <translation>Bald wird nichts mehr aufgezeichnet und keine PIN mehr geprüft: bitte Platz schaffen.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>So</translation>
    </message>
    <message>
        <source>Telemetry</source>
        <translation>Telemetrie</translation>
    </message>
    <message numerus="yes">
        <source>Testing: %n done</source>
        <translation>
            <numerusform>Test läuft: %n erledigt</numerusform>
            <numerusform>Test läuft: %n erledigt</numerusform>
        </translation>
    </message>
    <message>
        <source>That is little: end other programs, or restart the computer.</source>
        <translation>Das ist wenig: andere Programme beenden oder den Rechner neu starten.</translation>
    </message>
    <message>
        <source>That is little: give it more light, or another cable.</source>
        <translation>Das ist wenig: für mehr Licht sorgen oder das Kabel tauschen.</translation>
    </message>
    <message>
        <source>The broker hears nothing: %1.</source>
        <translation>Der Broker hört nichts: %1.</translation>
    </message>
    <message>
        <source>The broker hears this kiosk.</source>
        <translation>Der Broker hört dieses Terminal.</translation>
    </message>
    <message>
        <source>The camera gave no picture</source>
        <translation>Die Kamera lieferte kein Bild</translation>
    </message>
    <message>
        <source>The camera repeated one picture</source>
        <translation>Die Kamera wiederholte ein Bild</translation>
    </message>
    <message>
        <source>The camera saw only black</source>
        <translation>Die Kamera sah nur Schwarz</translation>
    </message>
    <message>
        <source>The check stood still</source>
        <translation>Die Prüfung stand still</translation>
    </message>
    <message>
        <source>The door opened within %1&#xa0;s of green, and never without it.</source>
        <translation>Die Tür öffnete binnen %1&#xa0;s nach Grün und nie ohne Grün.</translation>
    </message>
    <message>
        <source>The door was reset after an alarm.</source>
        <translation>Die Tür wurde nach einem Alarm zurückgesetzt.</translation>
    </message>
    <message>
        <source>The door works all the same. Free the disk, or have it mended.</source>
        <translation>Die Tür funktioniert trotzdem. Platz auf dem Datenträger schaffen oder ihn prüfen lassen.</translation>
    </message>
    <message>
        <source>The door&apos;s relay failed.</source>
        <translation>Das Relais der Tür ist ausgefallen.</translation>
    </message>
    <message>
        <source>The door&apos;s relay works again.</source>
        <translation>Das Relais der Tür funktioniert wieder.</translation>
    </message>
    <message>
        <source>The doorman answers again.</source>
        <translation>Der Türdienst antwortet wieder.</translation>
    </message>
    <message>
        <source>The doorman is not reached: is it running?</source>
        <translation>Der Türdienst ist nicht erreichbar: Läuft er?</translation>
    </message>
    <message>
        <source>The doorman refuses: %1.</source>
        <translation>Der Türdienst lehnt ab: %1.</translation>
    </message>
    <message>
        <source>The doorman was not reached: the door was on its own.</source>
        <translation>Der Türdienst war nicht erreichbar: Die Tür war sich selbst überlassen.</translation>
    </message>
    <message>
        <source>The fire alarm is over.</source>
        <translation>Der Feueralarm ist vorbei.</translation>
    </message>
    <message>
        <source>The first one is over within seconds.</source>
        <translation>Der erste ist in wenigen Sekunden erledigt.</translation>
    </message>
    <message>
        <source>The first start takes some minutes.</source>
        <translation>Der erste Start dauert einige Minuten.</translation>
    </message>
    <message>
        <source>The key switch was turned.</source>
        <translation>Der Schlüsselschalter wurde gedreht.</translation>
    </message>
    <message>
        <source>The kiosk does not drive the door now.</source>
        <translation>Das Terminal steuert die Tür zurzeit nicht.</translation>
    </message>
    <message>
        <source>The kiosk uses %1; %2 of %3 are free.</source>
        <translation>Das Terminal belegt %1; %2 von %3 sind frei.</translation>
    </message>
    <message>
        <source>The kiosk was out of service: %1.</source>
        <translation>Das Terminal war außer Betrieb: %1.</translation>
    </message>
    <message>
        <source>The kiosk was started, version %1.</source>
        <translation>Das Terminal wurde gestartet, Version %1.</translation>
    </message>
    <message>
        <source>The kiosk&apos;s folder cannot be reached.</source>
        <translation>Der Ordner des Terminals ist nicht erreichbar.</translation>
    </message>
    <message numerus="yes">
        <source>The last %n event(s)</source>
        <translation>
            <numerusform>Das letzte Ereignis</numerusform>
            <numerusform>Die letzten %n Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>The networks fail: nobody can be judged.</source>
        <translation>Die neuronalen Netze versagen: Niemand kann beurteilt werden.</translation>
    </message>
    <message>
        <source>The networks failed, nobody could be judged</source>
        <translation>Die neuronalen Netze fielen aus, niemand konnte beurteilt werden</translation>
    </message>
    <message>
        <source>The pass that %1 gave could not be ended.</source>
        <translation>Die Freigabe durch %1 konnte nicht beendet werden.</translation>
    </message>
    <message>
        <source>The pass that %1 gave is over.</source>
        <translation>Die Freigabe durch %1 ist abgelaufen.</translation>
    </message>
    <message>
        <source>The pass that %1 gave was ended early.</source>
        <translation>Die Freigabe durch %1 wurde vorzeitig beendet.</translation>
    </message>
    <message>
        <source>The processor has %1 °C.</source>
        <translation>Der Prozessor hat %1 °C.</translation>
    </message>
    <message>
        <source>The relay fails: %1</source>
        <translation>Das Relais versagt: %1</translation>
    </message>
    <message>
        <source>The report cannot be written (%1): free the disk.</source>
        <translation>Der Bericht lässt sich nicht schreiben (%1): Platz auf dem Datenträger schaffen.</translation>
    </message>
    <message>
        <source>The schedule leaves the door to itself now.</source>
        <translation>Laut Zeitplan steuert das Terminal die Tür zurzeit nicht.</translation>
    </message>
    <message>
        <source>The self-proof was right %1 ago.</source>
        <translation>Seit dem letzten richtigen Selbstnachweis: %1.</translation>
    </message>
    <message>
        <source>The settings do not say which door there is.</source>
        <translation>Die Einstellungen sagen nicht, welche Tür es gibt.</translation>
    </message>
    <message numerus="yes">
        <source>The settings have %n mistake(s).</source>
        <translation>
            <numerusform>Die Einstellungen haben %n Fehler.</numerusform>
            <numerusform>Die Einstellungen haben %n Fehler.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>Es gibt keinen.</translation>
    </message>
    <message>
        <source>This cannot be shown: the kiosk&apos;s log says why.</source>
        <translation>Anzeige nicht möglich: Der Grund steht im Log des Terminals.</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>To be signed for: walk %1.</source>
        <translation>Zu unterschreiben: Gang %1.</translation>
    </message>
    <message>
        <source>Too slow for a green verdict: restart the kiosk.</source>
        <translation>Zu langsam für ein grünes Ergebnis: Terminal neu starten.</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Di</translation>
    </message>
    <message>
        <source>Two at once, one without a mask</source>
        <translation>Zwei zugleich, eine Person ohne Maske</translation>
    </message>
    <message>
        <source>Uncover its lens, or turn the light on.</source>
        <translation>Objektiv frei machen oder Licht einschalten.</translation>
    </message>
    <message>
        <source>Unplug the camera and plug it in again.</source>
        <translation>Kamera ausstecken und wieder einstecken.</translation>
    </message>
    <message>
        <source>Until then the key switch lets people through.</source>
        <translation>Bis dahin gibt der Schlüsselschalter den Durchgang frei.</translation>
    </message>
    <message>
        <source>Until then visitors have the screen only.</source>
        <translation>Bis dahin haben Besucher nur den Bildschirm.</translation>
    </message>
    <message>
        <source>Version %1, runs for %2.</source>
        <translation>Version %1, Laufzeit %2.</translation>
    </message>
    <message>
        <source>Wait a minute, then check its plug.</source>
        <translation>Eine Minute warten, dann den Stecker prüfen.</translation>
    </message>
    <message>
        <source>Watchdog</source>
        <translation>Watchdog</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Mi</translation>
    </message>
    <message>
        <source>With a mask</source>
        <translation>Mit Maske</translation>
    </message>
    <message>
        <source>Without a mask</source>
        <translation>Ohne Maske</translation>
    </message>
    <message>
        <source>Without networks there is nothing to prove.</source>
        <translation>Ohne neuronale Netze gibt es nichts nachzuweisen.</translation>
    </message>
    <message>
        <source>Words are not spoken: %1.</source>
        <translation>Es wird nicht gesprochen: %1.</translation>
    </message>
    <message>
        <source>You cannot wear a mask? Please ask at the desk.</source>
        <translation>Sie können keine Maske tragen? Bitte am Empfang fragen.</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>a camera on the network</source>
        <translation>eine Kamera im Netzwerk</translation>
    </message>
    <message>
        <source>a decimal point is needed, not a comma: %1</source>
        <translation>ein Dezimalpunkt ist nötig, kein Komma: %1</translation>
    </message>
    <message>
        <source>a door at the end of a network cannot be fail-safe here</source>
        <translation>eine Tür am Ende eines Netzwerks kann hier nicht fail-safe sein</translation>
    </message>
    <message>
        <source>a door at the end of a network is not fail-safe</source>
        <translation>eine Tür am Ende eines Netzwerks ist nicht fail-safe</translation>
    </message>
    <message>
        <source>a door controller that is told by HTTP</source>
        <translation>eine Türsteuerung, angesprochen per HTTP</translation>
    </message>
    <message>
        <source>a door controller that is told by a broker</source>
        <translation>eine Türsteuerung, angesprochen über einen Broker</translation>
    </message>
    <message>
        <source>a library is missing: `.venv/bin/python -m pip install &apos;.[door]&apos;` in the kiosk&apos;s folder</source>
        <translation>eine Bibliothek fehlt: `.venv/bin/python -m pip install &apos;.[door]&apos;` im Ordner des Terminals ausführen</translation>
    </message>
    <message>
        <source>a line is a [section], or name = value, or a remark that begins with #</source>
        <translation>eine Zeile ist ein [Abschnitt], oder Name = Wert, oder ein Kommentar, der mit # beginnt</translation>
    </message>
    <message>
        <source>a list in [brackets], each %1</source>
        <translation>eine Liste in [Klammern], jeweils %1</translation>
    </message>
    <message>
        <source>a name has no blanks: %1</source>
        <translation>ein Name hat keine Leerzeichen: %1</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>eine Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a number has no 0 in front</source>
        <translation>eine Zahl hat keine 0 am Anfang</translation>
    </message>
    <message>
        <source>a number stands without its unit: %1</source>
        <translation>eine Zahl steht ohne ihre Einheit: %1</translation>
    </message>
    <message>
        <source>a remark begins with #</source>
        <translation>ein Kommentar beginnt mit #</translation>
    </message>
    <message>
        <source>a section of settings</source>
        <translation>ein Abschnitt mit Einstellungen</translation>
    </message>
    <message>
        <source>a section&apos;s name stands between [ and ], and nothing else on that line</source>
        <translation>der Name eines Abschnitts steht zwischen [ und ], und sonst nichts in dieser Zeile</translation>
    </message>
    <message>
        <source>a section&apos;s name stands in brackets: [%1]</source>
        <translation>der Name eines Abschnitts steht in Klammern: [%1]</translation>
    </message>
    <message>
        <source>a step is not done: %1</source>
        <translation>ein Schritt ist nicht erledigt: %1</translation>
    </message>
    <message>
        <source>a text in &quot;quotes&quot;</source>
        <translation>ein Text in &quot;Anführungszeichen&quot;</translation>
    </message>
    <message>
        <source>a text in &quot;quotes&quot; of %1 to %2 characters</source>
        <translation>ein Text in &quot;Anführungszeichen&quot; mit %1 bis %2 Zeichen</translation>
    </message>
    <message>
        <source>a text in &quot;quotes&quot; of at most %1 characters</source>
        <translation>ein Text in &quot;Anführungszeichen&quot; mit höchstens %1 Zeichen</translation>
    </message>
    <message>
        <source>a text stands in quotes: &quot;%1&quot;</source>
        <translation>ein Text steht in Anführungszeichen: &quot;%1&quot;</translation>
    </message>
    <message>
        <source>a text stands in straight quotes: &quot;…&quot;</source>
        <translation>ein Text steht in geraden Anführungszeichen: &quot;…&quot;</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>add an installer, or it can only be set up anew</source>
        <translation>einen Einrichter hinzufügen, sonst lässt es sich nur ganz neu einrichten</translation>
    </message>
    <message>
        <source>all is in order</source>
        <translation>alles ist in Ordnung</translation>
    </message>
    <message>
        <source>all is well</source>
        <translation>alles ist gut</translation>
    </message>
    <message>
        <source>all up to %1 were removed</source>
        <translation>alle bis %1 wurden entfernt</translation>
    </message>
    <message>
        <source>allowed are 1 to %1 of them, no two alike</source>
        <translation>erlaubt sind 1 bis %1 davon, keine zwei gleich</translation>
    </message>
    <message>
        <source>allowed is %1</source>
        <translation>erlaubt ist %1</translation>
    </message>
    <message>
        <source>allowed is a colour such as &quot;#1d3040&quot;, or &quot;&quot; for the theme&apos;s own</source>
        <translation>erlaubt ist eine Farbe wie &quot;#1d3040&quot;, oder &quot;&quot; für die des Designs</translation>
    </message>
    <message>
        <source>allowed is a date such as &quot;2026-12-25&quot;</source>
        <translation>erlaubt ist ein Datum wie &quot;2026-12-25&quot;</translation>
    </message>
    <message>
        <source>allowed is a time of the day from &quot;00:00&quot; to &quot;24:00&quot;</source>
        <translation>erlaubt ist eine Uhrzeit von &quot;00:00&quot; bis &quot;24:00&quot;</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>another journal</source>
        <translation>ein anderes Protokoll</translation>
    </message>
    <message>
        <source>another program holds it: end that one, or choose a device that mixes, such as default</source>
        <translation>ein anderes Programm belegt es: jenes beenden oder ein mischendes Gerät wie default wählen</translation>
    </message>
    <message>
        <source>aplay cannot be ended, its driver hangs: restart the computer</source>
        <translation>aplay lässt sich nicht beenden, sein Treiber hängt: Rechner neu starten</translation>
    </message>
    <message>
        <source>aplay cannot be started: %1</source>
        <translation>aplay lässt sich nicht starten: %1</translation>
    </message>
    <message>
        <source>aplay fails: %1</source>
        <translation>aplay versagt: %1</translation>
    </message>
    <message>
        <source>aplay is missing: install alsa-utils</source>
        <translation>aplay fehlt: alsa-utils installieren</translation>
    </message>
    <message>
        <source>before and after the point of a number stand digits</source>
        <translation>vor und nach dem Punkt einer Zahl stehen Ziffern</translation>
    </message>
    <message>
        <source>between a name and its value stands =</source>
        <translation>zwischen einem Namen und seinem Wert steht =</translation>
    </message>
    <message>
        <source>between the values of a list stand commas</source>
        <translation>zwischen den Werten einer Liste stehen Kommas</translation>
    </message>
    <message>
        <source>by the rules in the settings file</source>
        <translation>nach den Regeln in der Einstellungsdatei</translation>
    </message>
    <message>
        <source>cannot be read (%1)</source>
        <translation>ist nicht lesbar (%1)</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>verändert</translation>
    </message>
    <message>
        <source>choose another camera</source>
        <translation>eine andere Kamera wählen</translation>
    </message>
    <message>
        <source>choose another door, or correct this one</source>
        <translation>eine andere Tür wählen oder diese berichtigen</translation>
    </message>
    <message>
        <source>choose fail-secure, and set its lock there</source>
        <translation>fail-secure wählen und das Schloss dort einstellen</translation>
    </message>
    <message>
        <source>choose one of those that are here</source>
        <translation>eine der vorhandenen wählen</translation>
    </message>
    <message>
        <source>come closer, and mark the floor where it is good</source>
        <translation>näher kommen und den Boden dort markieren, wo es gut ist</translation>
    </message>
    <message>
        <source>connect a loudspeaker, or choose silence: the screen says it all, too</source>
        <translation>einen Lautsprecher anschließen oder stumm wählen: Der Bildschirm sagt auch alles</translation>
    </message>
    <message>
        <source>core dumps are on, and one would hold the last picture: run `%1` as it is</source>
        <translation>Speicherabbilder sind eingeschaltet, und eines enthielte das letzte Bild: `%1` unverändert starten</translation>
    </message>
    <message>
        <source>cut short at the end</source>
        <translation>am Ende abgeschnitten</translation>
    </message>
    <message>
        <source>door</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>draw it larger, or start anew</source>
        <translation>sie größer ziehen oder neu beginnen</translation>
    </message>
    <message>
        <source>faces.crowd is for doorways without a door: set door.driver to &quot;none&quot;, or faces.crowd to false</source>
        <translation>faces.crowd ist für Durchgänge ohne Tür: door.driver auf &quot;none&quot; setzen oder faces.crowd auf false</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>from and to are no span of time: a whole day is from = &quot;00:00&quot; and to = &quot;24:00&quot;</source>
        <translation>from und to ergeben keine Zeitspanne: Ein ganzer Tag ist from = &quot;00:00&quot; und to = &quot;24:00&quot;</translation>
    </message>
    <message>
        <source>give one to yourself first: you set this kiosk up</source>
        <translation>zuerst sich selbst eine geben: Sie richten dieses Terminal ein</translation>
    </message>
    <message>
        <source>gives no picture</source>
        <translation>liefert kein Bild</translation>
    </message>
    <message>
        <source>go back to it</source>
        <translation>dorthin zurückgehen</translation>
    </message>
    <message>
        <source>holidays</source>
        <translation>Feiertage</translation>
    </message>
    <message>
        <source>in &quot;quotes&quot; a \ is written twice; in &apos;single ones&apos; it stays as it is</source>
        <translation>in &quot;Anführungszeichen&quot; wird ein \ doppelt geschrieben; in &apos;einfachen&apos; bleibt es, wie es ist</translation>
    </message>
    <message>
        <source>install mask-kiosk again</source>
        <translation>mask-kiosk neu installieren</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>ist beschädigt</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>ist nicht vorhanden</translation>
    </message>
    <message>
        <source>it cannot be reached</source>
        <translation>er ist nicht erreichbar</translation>
    </message>
    <message>
        <source>it does not play to the end: unplug the loudspeaker and plug it in again</source>
        <translation>es spielt nicht zu Ende: Lautsprecher ausstecken und wieder einstecken</translation>
    </message>
    <message>
        <source>it has a value in line %1 already: leave one of them</source>
        <translation>es hat schon in Zeile %1 einen Wert: nur einen davon stehen lassen</translation>
    </message>
    <message>
        <source>it is empty, or no SQLite file</source>
        <translation>es ist leer oder keine SQLite-Datei</translation>
    </message>
    <message>
        <source>it is not said what the lock does without power</source>
        <translation>es ist nicht angegeben, was das Schloss ohne Strom tut</translation>
    </message>
    <message>
        <source>it is not the journal of this version, or its table was changed</source>
        <translation>es ist nicht das Protokoll dieser Version, oder seine Tabelle wurde verändert</translation>
    </message>
    <message>
        <source>it is starting</source>
        <translation>es startet</translation>
    </message>
    <message>
        <source>it is too bright here</source>
        <translation>es ist hier zu hell</translation>
    </message>
    <message>
        <source>it is too dark here</source>
        <translation>es ist hier zu dunkel</translation>
    </message>
    <message>
        <source>it looks at nobody: connect a camera and choose it</source>
        <translation>sie sieht niemanden an: eine Kamera anschließen und wählen</translation>
    </message>
    <message>
        <source>it moves nothing: for trials only</source>
        <translation>sie bewegt nichts: nur zum Probieren</translation>
    </message>
    <message>
        <source>it refuses: %1</source>
        <translation>er lehnt ab: %1</translation>
    </message>
    <message>
        <source>its seal is gone</source>
        <translation>das Siegel fehlt</translation>
    </message>
    <message>
        <source>judges the act %1 of the demo %2: restore engines/models/</source>
        <translation>beurteilt die Szene %1 der Demo als %2: engines/models/ wiederherstellen</translation>
    </message>
    <message>
        <source>key switch</source>
        <translation>Schlüsselschalter</translation>
    </message>
    <message>
        <source>leave the line out where there is nothing to say</source>
        <translation>die Zeile weglassen, wo es nichts anzugeben gibt</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>verriegelt</translation>
    </message>
    <message>
        <source>look at the lock&apos;s power and at the relay&apos;s wires, or choose another relay, or the other safe state</source>
        <translation>den Strom des Schlosses und die Drähte des Relais prüfen oder ein anderes Relais oder den anderen Ruhezustand wählen</translation>
    </message>
    <message>
        <source>look at the lock, or ask who fitted it, and choose</source>
        <translation>das Schloss ansehen oder fragen, wer es eingebaut hat, und wählen</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>models.backends: a GPU is tried first, where there is one</source>
        <translation>models.backends: Eine GPU wird zuerst versucht, wo es eine gibt</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>neuronale Netze</translation>
    </message>
    <message>
        <source>no backend is named</source>
        <translation>kein Backend ist genannt</translation>
    </message>
    <message>
        <source>no camera is found</source>
        <translation>keine Kamera gefunden</translation>
    </message>
    <message>
        <source>no door is driven here</source>
        <translation>hier wird keine Tür gesteuert</translation>
    </message>
    <message>
        <source>no doorman answers: look into the log why it does not start</source>
        <translation>kein Türdienst antwortet: im Log nachsehen, warum er nicht startet</translation>
    </message>
    <message>
        <source>no head lies beside the key (%1): name the notary&apos;s own key</source>
        <translation>neben dem Schlüssel fehlt die Datei head (%1): den Schlüssel des Notars selbst angeben</translation>
    </message>
    <message numerus="yes">
        <source>no picture is kept: %n file(s) written, none of which takes one; no core dumps</source>
        <translation>
            <numerusform>kein Bild wird aufbewahrt: %n Datei wird geschrieben, sie nimmt keines auf; keine Speicherabbilder</numerusform>
            <numerusform>kein Bild wird aufbewahrt: %n Dateien werden geschrieben, keine nimmt eines auf; keine Speicherabbilder</numerusform>
        </translation>
    </message>
    <message>
        <source>no settings are known here that could be used: mend the file by hand</source>
        <translation>hier sind keine brauchbaren Einstellungen bekannt: die Datei von Hand berichtigen</translation>
    </message>
    <message>
        <source>nobody has a PIN</source>
        <translation>niemand hat eine PIN</translation>
    </message>
    <message>
        <source>nobody has a PIN, so there is no override: `%1` gives one</source>
        <translation>niemand hat eine PIN, also gibt es keine Freigabe: `%1` vergibt eine</translation>
    </message>
    <message>
        <source>nobody is judged there: draw it wider</source>
        <translation>dort wird niemand beurteilt: sie weiter ziehen</translation>
    </message>
    <message>
        <source>nobody with a PIN may change this kiosk</source>
        <translation>niemand mit PIN darf dieses Terminal ändern</translation>
    </message>
    <message>
        <source>none is driven here</source>
        <translation>hier wird keine gesteuert</translation>
    </message>
    <message>
        <source>not connected yet</source>
        <translation>noch nicht verbunden</translation>
    </message>
    <message>
        <source>nothing here can run %1: %2</source>
        <translation>nichts hier kann %1 ausführen: %2</translation>
    </message>
    <message>
        <source>nothing is heard</source>
        <translation>es ist nichts zu hören</translation>
    </message>
    <message>
        <source>nothing is judged any more</source>
        <translation>es wird nichts mehr beurteilt</translation>
    </message>
    <message>
        <source>nothing stands behind a value but a remark that begins with #</source>
        <translation>nach einem Wert steht nichts als ein Kommentar, der mit # beginnt</translation>
    </message>
    <message>
        <source>nothing to tell</source>
        <translation>keine Angaben</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>eines von %1</translation>
    </message>
    <message>
        <source>only an installer changes this: everybody may look</source>
        <translation>nur wer die Rolle installer hat, ändert dies: ansehen darf es jeder</translation>
    </message>
    <message>
        <source>only staff change this: enter a PIN first</source>
        <translation>nur das Personal ändert dies: zuerst eine PIN eingeben</translation>
    </message>
    <message>
        <source>open it once, and say what you saw</source>
        <translation>sie einmal öffnen und angeben, was zu sehen war</translation>
    </message>
    <message>
        <source>or leave the GPU&apos;s backends out of the settings</source>
        <translation>oder die GPU-Backends aus den Einstellungen nehmen</translation>
    </message>
    <message>
        <source>others may read or change %1: look who did, then `chmod 600` it</source>
        <translation>andere können %1 lesen oder ändern: nachsehen, wer es tat, dann `chmod 600`</translation>
    </message>
    <message>
        <source>plug one in, at another socket if need be, and look again</source>
        <translation>eine einstecken, notfalls an einer anderen Buchse, und erneut prüfen</translation>
    </message>
    <message>
        <source>plug the board in, at another socket if need be, and look again</source>
        <translation>die Karte einstecken, notfalls an einer anderen Buchse, und erneut prüfen</translation>
    </message>
    <message>
        <source>policy.alternative: shorter, as it has one line now</source>
        <translation>policy.alternative: kürzer, da es jetzt nur eine Zeile hat</translation>
    </message>
    <message>
        <source>privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>read it, put one up where visitors see it, and confirm</source>
        <translation>ihn lesen, einen aushängen, wo Besucher ihn sehen, und bestätigen</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>record %1 has values of another type</source>
        <translation>Eintrag %1 hat Werte anderer Art</translation>
    </message>
    <message>
        <source>record %1 is not sealed yet: it is just being written, was so when the power went, or was added</source>
        <translation>Eintrag %1 ist noch nicht versiegelt: Er wird gerade geschrieben, wurde es beim Stromausfall, oder er wurde hinzugefügt</translation>
    </message>
    <message>
        <source>record %1: %2</source>
        <translation>Eintrag %1: %2</translation>
    </message>
    <message>
        <source>records up to %1 are in %2, which was set aside as broken</source>
        <translation>Einträge bis %1 liegen in %2, das als beschädigt beiseitegelegt wurde</translation>
    </message>
    <message>
        <source>records up to %1 were past their time and are removed, as a record says</source>
        <translation>Einträge bis %1 waren abgelaufen und sind entfernt, wie ein Eintrag besagt</translation>
    </message>
    <message>
        <source>reordered</source>
        <translation>umgestellt</translation>
    </message>
    <message>
        <source>repeats one picture</source>
        <translation>wiederholt ein Bild</translation>
    </message>
    <message>
        <source>run `%1`</source>
        <translation>`%1` ausführen</translation>
    </message>
    <message numerus="yes">
        <source>sees %n face(s) in a portrait of one: %1 to have the model anew</source>
        <translation>
            <numerusform>sieht %n Gesicht in einem Porträt mit einem: %1, um das Modell neu zu haben</numerusform>
            <numerusform>sieht %n Gesichter in einem Porträt mit einem: %1, um das Modell neu zu haben</numerusform>
        </translation>
    </message>
    <message>
        <source>sees only black</source>
        <translation>sieht nur Schwarz</translation>
    </message>
    <message>
        <source>sees the portrait&apos;s face with score %1</source>
        <translation>sieht das Gesicht im Porträt mit dem Wert %1</translation>
    </message>
    <message>
        <source>somebody else changed the settings file %1 meanwhile: look at it first</source>
        <translation>jemand anderes hat die Einstellungsdatei %1 inzwischen geändert: erst ansehen</translation>
    </message>
    <message>
        <source>somebody saw it open</source>
        <translation>jemand sah, dass sie öffnete</translation>
    </message>
    <message>
        <source>staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>tables of their own, each under a line [[in.double.brackets]]</source>
        <translation>eine Folge eigener Tabellen, jede unter einer Zeile [[in.doppelten.Klammern]]</translation>
    </message>
    <message>
        <source>take a step back, and mark the floor where it is good</source>
        <translation>einen Schritt zurücktreten und den Boden dort markieren, wo es gut ist</translation>
    </message>
    <message>
        <source>telemetry ended by an error of its own: the log has it</source>
        <translation>die Telemetrie endete durch einen eigenen Fehler: Er steht im Log</translation>
    </message>
    <message>
        <source>tells the demo&apos;s bare face, mask and uncovered nose apart</source>
        <translation>unterscheidet in der Demo bloßes Gesicht, Maske und freie Nase</translation>
    </message>
    <message>
        <source>the NVIDIA driver failed at %1 (%2): restart the computer and see that `nvidia-smi` works, %3</source>
        <translation>der NVIDIA-Treiber scheiterte an %1 (%2): Rechner neu starten und prüfen, ob `nvidia-smi` läuft, %3</translation>
    </message>
    <message>
        <source>the NVIDIA driver is too old, it has no %1: install a newer one, %2</source>
        <translation>der NVIDIA-Treiber ist zu alt, ihm fehlt %1: einen neueren installieren %2</translation>
    </message>
    <message>
        <source>the NVIDIA driver sees no GPU: look whether the card is seated and `nvidia-smi` lists it, %1</source>
        <translation>der NVIDIA-Treiber sieht keine GPU: prüfen, ob die Karte sitzt und `nvidia-smi` sie nennt, %1</translation>
    </message>
    <message>
        <source>the answers cannot be kept in %1 (%2): mend that</source>
        <translation>die Antworten lassen sich nicht in %1 aufbewahren (%2): bitte beheben</translation>
    </message>
    <message>
        <source>the camera repeats one picture</source>
        <translation>die Kamera wiederholt ein Bild</translation>
    </message>
    <message>
        <source>the closing %1 is missing</source>
        <translation>das schließende %1 fehlt</translation>
    </message>
    <message>
        <source>the connection was lost; does another kiosk have the same name?</source>
        <translation>die Verbindung ging verloren; hat ein anderes Terminal denselben Namen?</translation>
    </message>
    <message>
        <source>the count of wrong PINs, %1, %2: a new one begins, with a pause</source>
        <translation>der Zähler falscher PINs, %1, %2: Ein neuer beginnt, mit einer Pause</translation>
    </message>
    <message>
        <source>the demo, which looks at nobody</source>
        <translation>die Demo, die niemanden ansieht</translation>
    </message>
    <message>
        <source>the detector</source>
        <translation>der Detektor</translation>
    </message>
    <message>
        <source>the door by its own rules</source>
        <translation>die Tür nach ihren eigenen Regeln</translation>
    </message>
    <message>
        <source>the door did not open</source>
        <translation>die Tür hat nicht geöffnet</translation>
    </message>
    <message>
        <source>the door opens for a mask and for staff only</source>
        <translation>die Tür öffnet nur für Maske und Personal</translation>
    </message>
    <message>
        <source>the door was not tried</source>
        <translation>die Tür wurde nicht probiert</translation>
    </message>
    <message>
        <source>the doorman ended: look into its log</source>
        <translation>der Türdienst wurde beendet: in seinem Log nachsehen</translation>
    </message>
    <message>
        <source>the doorman is not reached at %1 (%2): start it by `%3`</source>
        <translation>der Türdienst ist unter %1 nicht erreichbar (%2): mit `%3` starten</translation>
    </message>
    <message>
        <source>the doorman listens and drives %1; a lock without power is %2</source>
        <translation>der Türdienst antwortet und steuert %1; ohne Strom ist das Schloss %2</translation>
    </message>
    <message>
        <source>the doorman refuses: %1</source>
        <translation>der Türdienst lehnt ab: %1</translation>
    </message>
    <message>
        <source>the doorman that runs here does not take the new door: start it anew</source>
        <translation>der hier laufende Türdienst übernimmt die neue Tür nicht: ihn neu starten</translation>
    </message>
    <message>
        <source>the face finder</source>
        <translation>die Gesichtssuche</translation>
    </message>
    <message>
        <source>the face is at the side</source>
        <translation>das Gesicht ist am Rand</translation>
    </message>
    <message>
        <source>the face is low in the picture</source>
        <translation>das Gesicht ist tief im Bild</translation>
    </message>
    <message>
        <source>the face is near the upper edge</source>
        <translation>das Gesicht ist nahe am oberen Rand</translation>
    </message>
    <message>
        <source>the fire alarm is not over, or its input cannot be read</source>
        <translation>der Feueralarm ist nicht vorbei, oder sein Eingang ist nicht lesbar</translation>
    </message>
    <message>
        <source>the first one that is found</source>
        <translation>die erste, die gefunden wird</translation>
    </message>
    <message>
        <source>the journal cannot be read (%1): let `verify` look for what is wrong</source>
        <translation>das Protokoll ist nicht lesbar (%1): mit `verify` nachsehen, was fehlt</translation>
    </message>
    <message>
        <source>the journal cannot be read (%1): let it be verified</source>
        <translation>das Protokoll ist nicht lesbar (%1): bitte prüfen lassen</translation>
    </message>
    <message>
        <source>the key %1 cannot be read (%2): ask its owner</source>
        <translation>der Schlüssel %1 ist nicht lesbar (%2): den Eigentümer fragen</translation>
    </message>
    <message>
        <source>the key lies beside the file: whoever can write there could have sealed it so</source>
        <translation>der Schlüssel liegt neben der Datei: Wer dort schreiben darf, könnte sie so versiegelt haben</translation>
    </message>
    <message>
        <source>the kiosk only tells who should not come in</source>
        <translation>das Terminal sagt nur, wer nicht hinein soll</translation>
    </message>
    <message>
        <source>the kiosk tells, and the door opens for all</source>
        <translation>das Terminal weist hin, und die Tür öffnet für alle</translation>
    </message>
    <message>
        <source>the kiosk&apos;s own part of it has failed: restart the kiosk</source>
        <translation>der zuständige Teil des Terminals ist ausgefallen: Terminal neu starten</translation>
    </message>
    <message>
        <source>the kiosk&apos;s user may not use it: add that user to the group audio</source>
        <translation>der Benutzer des Terminals darf es nicht verwenden: ihn der Gruppe audio hinzufügen</translation>
    </message>
    <message>
        <source>the light is behind the visitor</source>
        <translation>das Licht ist hinter den Besuchern</translation>
    </message>
    <message>
        <source>the networks are not ready yet</source>
        <translation>die neuronalen Netze sind noch nicht bereit</translation>
    </message>
    <message>
        <source>the networks fail</source>
        <translation>die neuronalen Netze versagen</translation>
    </message>
    <message>
        <source>the notary at %1 does not answer (%2): start it</source>
        <translation>der Notar unter %1 antwortet nicht (%2): bitte starten</translation>
    </message>
    <message>
        <source>the notary cannot keep its head (%1): mend its disk</source>
        <translation>der Notar kann seine Datei head nicht schreiben (%1): den Datenträger prüfen</translation>
    </message>
    <message>
        <source>the notary cannot use %1 (%2): end another one that has it, or mend its disk or rights</source>
        <translation>der Notar kann %1 nicht benutzen (%2): einen anderen beenden, der es hält, oder Datenträger und Rechte prüfen</translation>
    </message>
    <message>
        <source>the notary refuses: %1</source>
        <translation>der Notar lehnt ab: %1</translation>
    </message>
    <message>
        <source>the notary sealed up to %1</source>
        <translation>der Notar hat bis %1 versiegelt</translation>
    </message>
    <message>
        <source>the notary&apos;s head is damaged: keep its folder and journal aside, and begin both anew</source>
        <translation>die Datei head des Notars ist beschädigt: Ordner und Protokoll aufheben und beide neu beginnen</translation>
    </message>
    <message>
        <source>the notice is confirmed</source>
        <translation>der Hinweis ist bestätigt</translation>
    </message>
    <message>
        <source>the notice is not confirmed</source>
        <translation>der Hinweis ist nicht bestätigt</translation>
    </message>
    <message>
        <source>the opening %1 is missing</source>
        <translation>das öffnende %1 fehlt</translation>
    </message>
    <message>
        <source>the pictures are too old</source>
        <translation>die Bilder sind zu alt</translation>
    </message>
    <message>
        <source>the relay reads back that it is not energised</source>
        <translation>das Relais meldet, dass es nicht angezogen hat</translation>
    </message>
    <message>
        <source>the relay reads back that it is not released</source>
        <translation>das Relais meldet, dass es nicht abgefallen ist</translation>
    </message>
    <message>
        <source>the screen stands still</source>
        <translation>der Bildschirm steht still</translation>
    </message>
    <message>
        <source>the self-proof was not right</source>
        <translation>der Selbstnachweis war nicht richtig</translation>
    </message>
    <message>
        <source>the settings can only be changed by hand (%1): do that</source>
        <translation>die Einstellungen sind nur von Hand zu ändern (%1): bitte so tun</translation>
    </message>
    <message>
        <source>the settings file %1 cannot be read (%2): mend that</source>
        <translation>die Einstellungsdatei %1 ist nicht lesbar (%2): bitte beheben</translation>
    </message>
    <message>
        <source>the settings file %1 cannot be written (%2): mend that</source>
        <translation>die Einstellungsdatei %1 ist nicht schreibbar (%2): bitte beheben</translation>
    </message>
    <message>
        <source>the settings file has rules of its own</source>
        <translation>die Einstellungsdatei hat eigene Regeln</translation>
    </message>
    <message>
        <source>the settings file is written so that %1 can only be changed by hand: do that</source>
        <translation>die Einstellungsdatei ist so geschrieben, dass %1 nur von Hand zu ändern ist: bitte so tun</translation>
    </message>
    <message>
        <source>the staff file %1 cannot be read (%2): mend that</source>
        <translation>die Personaldatei %1 ist nicht lesbar (%2): bitte beheben</translation>
    </message>
    <message>
        <source>the staff file %1 is damaged: put back a copy, or add all anew</source>
        <translation>die Personaldatei %1 ist beschädigt: eine Kopie zurückspielen oder alle neu anlegen</translation>
    </message>
    <message>
        <source>the text is never closed: %1 is missing</source>
        <translation>der Text endet nicht: %1 fehlt</translation>
    </message>
    <message>
        <source>the value is missing</source>
        <translation>der Wert fehlt</translation>
    </message>
    <message>
        <source>the zone is too small to stand in</source>
        <translation>die Zone ist zu klein, um darin zu stehen</translation>
    </message>
    <message>
        <source>then look again</source>
        <translation>dann erneut prüfen</translation>
    </message>
    <message>
        <source>then try again</source>
        <translation>dann erneut versuchen</translation>
    </message>
    <message>
        <source>there are pictures in %1: %2. Remove them, and report this</source>
        <translation>in %1 liegen Bilder: %2. Bitte entfernen und melden</translation>
    </message>
    <message>
        <source>there is no NVIDIA driver here (%1 does not load): install it, %2</source>
        <translation>hier gibt es keinen NVIDIA-Treiber (%1 lädt nicht): installieren %2</translation>
    </message>
    <message>
        <source>there is no camera at %1</source>
        <translation>an %1 ist keine Kamera</translation>
    </message>
    <message>
        <source>there is no journal %1: check how it is written</source>
        <translation>es gibt kein Protokoll %1: Schreibweise prüfen</translation>
    </message>
    <message>
        <source>there is no record at all</source>
        <translation>es gibt keinen einzigen Eintrag</translation>
    </message>
    <message>
        <source>there is no settings file %1: name one that exists with --config, or leave that out for the defaults</source>
        <translation>es gibt keine Einstellungsdatei %1: mit --config eine vorhandene angeben oder das weglassen, dann gelten die Vorgaben</translation>
    </message>
    <message>
        <source>there is no such loudspeaker: plug it in, or correct sound.device (`aplay -L` lists them)</source>
        <translation>diesen Lautsprecher gibt es nicht: einstecken oder sound.device korrigieren (`aplay -L` nennt alle)</translation>
    </message>
    <message>
        <source>there is nothing at %1</source>
        <translation>an %1 ist nichts</translation>
    </message>
    <message>
        <source>they stay as they are</source>
        <translation>sie bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>they were in %1, which is not here</source>
        <translation>sie lagen in %1, das nicht hier ist</translation>
    </message>
    <message>
        <source>this cannot be read: look at quotes, brackets and commas</source>
        <translation>das ist nicht lesbar: Anführungszeichen, Klammern und Kommas prüfen</translation>
    </message>
    <message>
        <source>this door is words in a log</source>
        <translation>diese Tür ist nur Text in einem Log</translation>
    </message>
    <message>
        <source>this is UTF-16, not UTF-8: save the file as UTF-8</source>
        <translation>das ist UTF-16, nicht UTF-8: die Datei als UTF-8 speichern</translation>
    </message>
    <message>
        <source>this is the demo</source>
        <translation>das ist die Demo</translation>
    </message>
    <message>
        <source>this journal was begun without them</source>
        <translation>dieses Protokoll wurde ohne sie begonnen</translation>
    </message>
    <message>
        <source>this letter is not UTF-8: save the file as that</source>
        <translation>dieses Zeichen ist kein UTF-8: die Datei als UTF-8 speichern</translation>
    </message>
    <message>
        <source>this section begins in line %1 already: put both together</source>
        <translation>dieser Abschnitt beginnt schon in Zeile %1: beide zusammenlegen</translation>
    </message>
    <message>
        <source>this user may not write %1: make its folder the kiosk&apos;s own (docs/setup.md)</source>
        <translation>dieser Benutzer darf %1 nicht schreiben: den Ordner dem Terminal übereignen (docs/setup.md)</translation>
    </message>
    <message>
        <source>tilt the camera down, or mount the kiosk lower</source>
        <translation>die Kamera nach unten neigen oder das Terminal tiefer anbringen</translation>
    </message>
    <message>
        <source>tilt the camera up, or mount the kiosk higher</source>
        <translation>die Kamera nach oben neigen oder das Terminal höher anbringen</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>try the door: it may still be one</source>
        <translation>die Tür probieren: Es kann trotzdem eine sein</translation>
    </message>
    <message>
        <source>turn a light on that shines on the visitor&apos;s face</source>
        <translation>ein Licht einschalten, das auf das Gesicht der Besucher scheint</translation>
    </message>
    <message>
        <source>turn the camera, or stand in front of it</source>
        <translation>die Kamera drehen oder sich davor stellen</translation>
    </message>
    <message>
        <source>turn the kiosk away from the window, or close the blind</source>
        <translation>das Terminal vom Fenster wegdrehen oder die Jalousie schließen</translation>
    </message>
    <message>
        <source>turn the lamp away, or close the blind</source>
        <translation>die Lampe wegdrehen oder die Jalousie schließen</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>up to %1: %2</source>
        <translation>bis %1: %2</translation>
    </message>
    <message>
        <source>version = %1: these settings are a newer kiosk&apos;s, this one knows %2 at the most: install the newer one again, or use the last good settings</source>
        <translation>version = %1: Diese Einstellungen sind die eines neueren Terminals, dieses kennt höchstens %2: das neuere wieder installieren oder die letzten guten Einstellungen verwenden</translation>
    </message>
    <message>
        <source>volume %1</source>
        <translation>Lautstärke %1</translation>
    </message>
    <message>
        <source>wait until they are</source>
        <translation>warten, bis sie es sind</translation>
    </message>
    <message>
        <source>what answers at %1 is no notary: name its socket</source>
        <translation>was unter %1 antwortet, ist kein Notar: dessen Socket angeben</translation>
    </message>
    <message>
        <source>what is at %1 does not say that it is such a board</source>
        <translation>was an %1 ist, gibt sich nicht als solche Karte zu erkennen</translation>
    </message>
    <message>
        <source>what is set up cannot be kept in %1 (%2): mend that</source>
        <translation>die Einrichtung lässt sich nicht in %1 aufbewahren (%2): bitte beheben</translation>
    </message>
    <message>
        <source>what stands there was record %1</source>
        <translation>was dort steht, war Eintrag %1</translation>
    </message>
    <message>
        <source>whether it obeys, and how soon, is up to what receives it</source>
        <translation>ob und wie schnell sie gehorcht, liegt am Empfänger</translation>
    </message>
    <message>
        <source>whoever cannot see the screen hears nothing</source>
        <translation>wer den Bildschirm nicht sehen kann, hört nichts</translation>
    </message>
    <message>
        <source>without power it is free</source>
        <translation>ohne Strom ist es frei</translation>
    </message>
    <message>
        <source>without power it is locked</source>
        <translation>ohne Strom ist es verriegelt</translation>
    </message>
    <message>
        <source>words in a log</source>
        <translation>Text in einem Log</translation>
    </message>
    <message>
        <source>wrong PINs cannot be counted in %1 (%2), so none is checked: mend that</source>
        <translation>falsche PINs können in %1 nicht gezählt werden (%2), also wird keine geprüft: bitte beheben</translation>
    </message>
    <message>
        <source>x0 must be less than x1, and y0 less than y1</source>
        <translation>x0 muss kleiner sein als x1 und y0 kleiner als y1</translation>
    </message>
    <message>
        <source>yes is true, no is false, in small letters</source>
        <translation>yes heißt true, no heißt false, kleingeschrieben</translation>
    </message>
    <message>
        <source>you stand too far away to be judged</source>
        <translation>Sie stehen zu weit weg, um beurteilt zu werden</translation>
    </message>
    <message>
        <source>you stand very near</source>
        <translation>Sie stehen sehr nah</translation>
    </message>
    <message>
        <source>your face is outside the zone</source>
        <translation>Ihr Gesicht ist außerhalb der Zone</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>%1 left</source>
        <translation>Noch %1</translation>
    </message>
    <message>
        <source>%1 of %2 walks are made.</source>
        <translation>%1 von %2 Gängen sind gemacht.</translation>
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
        <translation>%1: %2&#xa0;%</translation>
    </message>
    <message>
        <source>%1&#xa0;%</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1&#xa0;% done</source>
        <translation>%1&#xa0;% fertig</translation>
    </message>
    <message>
        <source>%1&#xa0;% needed</source>
        <translation>%1&#xa0;% nötig</translation>
    </message>
    <message>
        <source>%1&#xa0;s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1&#xa0;s ago</source>
        <translation>vor %1&#xa0;s</translation>
    </message>
    <message>
        <source>6 to 12 digits: no runs, no repetitions.</source>
        <translation>6 bis 12 Ziffern: keine Reihen, keine Wiederholungen.</translation>
    </message>
    <message>
        <source>A PIN for %1</source>
        <translation>Eine PIN für %1</translation>
    </message>
    <message>
        <source>A camera looks here whether you wear a mask over nose and mouth. No picture is stored, and nobody is recognised. Times and results are kept for %1 days. %2</source>
        <translation>Hier prüft eine Kamera, ob Sie eine Maske über Mund und Nase tragen. Es wird kein Bild gespeichert und niemand wiedererkannt. Zeiten und Ergebnisse werden %1 Tage aufbewahrt. %2</translation>
    </message>
    <message>
        <source>A door controller is told by HTTP.</source>
        <translation>Eine Türsteuerung wird per HTTP angesprochen.</translation>
    </message>
    <message>
        <source>A door controller is told by a broker.</source>
        <translation>Eine Türsteuerung wird über einen Broker angesprochen.</translation>
    </message>
    <message>
        <source>A member of staff has let you through.</source>
        <translation>Das Personal hat Sie durchgelassen.</translation>
    </message>
    <message>
        <source>A relay board, it answers.</source>
        <translation>Eine Relaiskarte, sie antwortet.</translation>
    </message>
    <message>
        <source>Acceptance</source>
        <translation>Abnahme</translation>
    </message>
    <message>
        <source>Accepted if the site signs.</source>
        <translation>Abgenommen, wenn der Betreiber unterschreibt.</translation>
    </message>
    <message>
        <source>Accepted.</source>
        <translation>Abgenommen.</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Person hinzufügen</translation>
    </message>
    <message>
        <source>Adjust mask</source>
        <translation>Maske richten</translation>
    </message>
    <message>
        <source>Advise</source>
        <translation>Hinweisen</translation>
    </message>
    <message>
        <source>Aim</source>
        <translation>Ausrichtung</translation>
    </message>
    <message>
        <source>Alarm is over</source>
        <translation>Alarm ist vorbei</translation>
    </message>
    <message>
        <source>All walks are made</source>
        <translation>Alle Gänge sind gemacht</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Another PIN</source>
        <translation>Andere PIN</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Anderer Grund</translation>
    </message>
    <message>
        <source>As the theme</source>
        <translation>Wie das Design</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Üblich</translation>
    </message>
    <message>
        <source>Ask staff for help</source>
        <translation>Personal fragen</translation>
    </message>
    <message>
        <source>At first</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>At other times the door goes by its own rules.</source>
        <translation>Zu anderen Zeiten folgt die Tür ihren eigenen Regeln.</translation>
    </message>
    <message>
        <source>At set times</source>
        <translation>Zu festen Zeiten</translation>
    </message>
    <message>
        <source>At the side</source>
        <translation>Am Rand</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back to the kiosk, change nothing</source>
        <translation>Zurück zum Kiosk, nichts ändern</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Behind the wizard there is no PIN. Untouched for 10&#xa0;min, it goes away and the kiosk is as before.</source>
        <translation>Der Assistent hat keine PIN. 10 min unberührt, schließt er sich, und der Kiosk ist wie zuvor.</translation>
    </message>
    <message>
        <source>Being written.</source>
        <translation>Wird geschrieben.</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Boards that are plugged in are found by themselves.</source>
        <translation>Eingesteckte Karten werden von selbst gefunden.</translation>
    </message>
    <message>
        <source>Bright</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Braun</translation>
    </message>
    <message>
        <source>Camera dark</source>
        <translation>Bild schwarz</translation>
    </message>
    <message>
        <source>Camera stuck</source>
        <translation>Kamera hängt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation>Großbuchstaben</translation>
    </message>
    <message>
        <source>Choose, try it, keep it.</source>
        <translation>Wählen, probieren, übernehmen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Come closer</source>
        <translation>Näher kommen</translation>
    </message>
    <message>
        <source>Copy it out</source>
        <translation>Kopie ausgeben</translation>
    </message>
    <message>
        <source>Cut short by a pause</source>
        <translation>Durch Pause abgebrochen</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Demo, no camera</source>
        <translation>Demo, ohne Kamera</translation>
    </message>
    <message>
        <source>Did the door open?</source>
        <translation>Hat die Tür geöffnet?</translation>
    </message>
    <message>
        <source>Digits and signs</source>
        <translation>Ziffern und Zeichen</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Do visitors know?</source>
        <translation>Wissen Besucher Bescheid?</translation>
    </message>
    <message>
        <source>Does the door open?</source>
        <translation>Öffnet die Tür?</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>ENFORCE does not resist somebody who holds up a photo, or slips in behind somebody else.</source>
        <translation>ENFORCE hält niemanden auf, der ein Foto hinhält oder hinter jemandem mit hineingeht.</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>End early</source>
        <translation>Vorzeitig beenden</translation>
    </message>
    <message>
        <source>Enforce</source>
        <translation>Durchsetzen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Enter a PIN</source>
        <translation>PIN eingeben</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Letzte Ziffer löschen</translation>
    </message>
    <message>
        <source>Erase the last letter</source>
        <translation>Letztes Zeichen löschen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Every PIN opens the door and shows how the kiosk is.</source>
        <translation>Jede PIN öffnet die Tür und zeigt den Zustand des Terminals.</translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>Alles ist in Ordnung.</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>Alles funktioniert.</translation>
    </message>
    <message>
        <source>Fail-safe: everybody comes in and out without power. Usual on escape routes.</source>
        <translation>Fail-safe: Ohne Strom kommen alle hinein und hinaus. Üblich auf Fluchtwegen.</translation>
    </message>
    <message>
        <source>Fail-secure: nobody comes in without power. Who is inside must get out by the handle.</source>
        <translation>Fail-secure: Ohne Strom kommt niemand hinein. Wer drinnen ist, muss mit der Klinke hinauskommen.</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>Fewer: %1</source>
        <translation>Weniger: %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erster</translation>
    </message>
    <message>
        <source>For how long?</source>
        <translation>Für wie lange?</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>From behind</source>
        <translation>Gegenlicht</translation>
    </message>
    <message>
        <source>GPIO line %1</source>
        <translation>GPIO-Leitung %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Begrüßung</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Head upright</source>
        <translation>Kopf gerade</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Health page</source>
        <translation>Zustandsseite</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Hide reasons</source>
        <translation>Gründe ausblenden</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>Still stehen</translation>
    </message>
    <message>
        <source>How loud?</source>
        <translation>Wie laut?</translation>
    </message>
    <message>
        <source>How many walks of each kind?</source>
        <translation>Wie viele Gänge jeder Art?</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>Indigo</translation>
    </message>
    <message>
        <source>Installer</source>
        <translation>Einrichter</translation>
    </message>
    <message>
        <source>Is every record as it was written?</source>
        <translation>Ist jeder Eintrag so, wie er geschrieben wurde?</translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation>Ist das richtig?</translation>
    </message>
    <message>
        <source>It can be changed at any time.</source>
        <translation>Das lässt sich jederzeit ändern.</translation>
    </message>
    <message>
        <source>It could not be verified.</source>
        <translation>Die Prüfung war nicht möglich.</translation>
    </message>
    <message>
        <source>It does not say what it is. It may be a relay board.</source>
        <translation>Es sagt nicht, was es ist. Es kann eine Relaiskarte sein.</translation>
    </message>
    <message>
        <source>It goes to its safe state: as it is without power.</source>
        <translation>Sie geht in ihren sicheren Zustand, wie ohne Strom.</translation>
    </message>
    <message>
        <source>It hangs there</source>
        <translation>Er hängt dort</translation>
    </message>
    <message>
        <source>It is always on the screen, and must be true here.</source>
        <translation>Es steht immer auf dem Bildschirm und muss hier zutreffen.</translation>
    </message>
    <message>
        <source>It is told to open. Still for %1&#xa0;s.</source>
        <translation>Die Tür soll öffnen. Noch %1&#xa0;s.</translation>
    </message>
    <message>
        <source>It needs no network. What is left empty is not used.</source>
        <translation>Es braucht kein Netzwerk. Was leer bleibt, wird nicht benutzt.</translation>
    </message>
    <message>
        <source>It shows its verdict. The door goes by its own rules.</source>
        <translation>Es zeigt sein Ergebnis. Die Tür folgt ihren eigenen Regeln.</translation>
    </message>
    <message>
        <source>It stands in the record beside all that this person does here.</source>
        <translation>Er steht im Protokoll bei allem, was diese Person hier tut.</translation>
    </message>
    <message>
        <source>It tells who should put on a mask. The door opens for all.</source>
        <translation>Es sagt, wer eine Maske aufsetzen soll. Die Tür öffnet für alle.</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>Beurteilt</translation>
    </message>
    <message>
        <source>Judged together</source>
        <translation>Gemeinsam beurteilt</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Übernommen.</translation>
    </message>
    <message>
        <source>Kept. What visitors can choose changes when the kiosk is started again.</source>
        <translation>Übernommen. Was Besucher wählen können, ändert sich beim nächsten Start.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Sprache: %1</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Groß</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Left without a verdict</source>
        <translation>Ohne Ergebnis gegangen</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Eingelassen</translation>
    </message>
    <message>
        <source>Let in: %1 of %2 (95&#xa0;%: %3 to %4&#xa0;%)</source>
        <translation>Eingelassen: %1 von %2 (95&#xa0;%: %3 bis %4&#xa0;%)</translation>
    </message>
    <message>
        <source>Lets people through, and changes the kiosk.</source>
        <translation>Lässt Personen durch und ändert das Terminal.</translation>
    </message>
    <message>
        <source>Lets people through.</source>
        <translation>Lässt Personen durch.</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Light or camera disturbed</source>
        <translation>Licht oder Kamera gestört</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>Live-Bild</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Verriegelt</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Look at the camera</source>
        <translation>In die Kamera sehen</translation>
    </message>
    <message>
        <source>Look here</source>
        <translation>Hersehen</translation>
    </message>
    <message>
        <source>Looking. This takes some seconds.</source>
        <translation>Suche läuft. Das dauert einige Sekunden.</translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation>MQTT</translation>
    </message>
    <message>
        <source>MQTT broker</source>
        <translation>MQTT-Broker</translation>
    </message>
    <message>
        <source>Make the report</source>
        <translation>Bericht erstellen</translation>
    </message>
    <message>
        <source>Making ready</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Mask OK</source>
        <translation>Maske sitzt</translation>
    </message>
    <message>
        <source>Mask check</source>
        <translation>Maskenprüfung</translation>
    </message>
    <message>
        <source>Mask missing</source>
        <translation>Maske fehlt</translation>
    </message>
    <message>
        <source>Mask wrong</source>
        <translation>Maske falsch</translation>
    </message>
    <message>
        <source>Masks are not checked here at the moment.</source>
        <translation>Masken werden hier zurzeit nicht geprüft.</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>Mehr: %1</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Name of the place</source>
        <translation>Name des Ortes</translation>
    </message>
    <message>
        <source>Narrow</source>
        <translation>Schmal</translation>
    </message>
    <message>
        <source>Networks disagree</source>
        <translation>Netze uneins</translation>
    </message>
    <message>
        <source>New acceptance</source>
        <translation>Neue Abnahme</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Neuester</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Keine Kamera</translation>
    </message>
    <message>
        <source>No door</source>
        <translation>Keine Tür</translation>
    </message>
    <message>
        <source>No face is seen</source>
        <translation>Kein Gesicht zu sehen</translation>
    </message>
    <message>
        <source>No live picture</source>
        <translation>Kein Live-Bild</translation>
    </message>
    <message>
        <source>No mask</source>
        <translation>Ohne Maske</translation>
    </message>
    <message>
        <source>No picture is stored.</source>
        <translation>Es wird kein Bild gespeichert.</translation>
    </message>
    <message>
        <source>No settings are known here that could be used before.</source>
        <translation>Hier sind keine früheren brauchbaren Einstellungen bekannt.</translation>
    </message>
    <message>
        <source>No visits yet today.</source>
        <translation>Heute noch keine Besuche.</translation>
    </message>
    <message>
        <source>No walk is made yet.</source>
        <translation>Noch ist kein Gang gemacht.</translation>
    </message>
    <message>
        <source>Nobody is being judged.</source>
        <translation>Zurzeit wird niemand beurteilt.</translation>
    </message>
    <message>
        <source>Not accepted.</source>
        <translation>Nicht abgenommen.</translation>
    </message>
    <message>
        <source>Not done as asked</source>
        <translation>Nicht wie verlangt</translation>
    </message>
    <message>
        <source>Not kept on the disk: %1</source>
        <translation>Nicht auf dem Datenträger gesichert: %1</translation>
    </message>
    <message>
        <source>Not kept yet.</source>
        <translation>Noch nicht übernommen.</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Noch nicht gelesen</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Nicht erfasst</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Unklar</translation>
    </message>
    <message>
        <source>Nothing at the door</source>
        <translation>Nur anzeigen</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Noch ist nichts geschehen.</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>Oliv</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>On the network</source>
        <translation>Im Netzwerk</translation>
    </message>
    <message>
        <source>On the screen now. Back by itself in %1.</source>
        <translation>Jetzt auf dem Bildschirm. Von selbst zurück in %1.</translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation>Nur einzeln</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>Eins weniger</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>One moment: the doorman starts.</source>
        <translation>Einen Moment: Der Türdienst startet.</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Eins mehr</translation>
    </message>
    <message>
        <source>Only faces inside the frame are judged. Pull its corners, or move it.</source>
        <translation>Nur Gesichter im Rahmen werden beurteilt. Seine Ecken ziehen oder ihn verschieben.</translation>
    </message>
    <message>
        <source>Open the door now</source>
        <translation>Tür jetzt öffnen</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>Außer Betrieb</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>Außer Betrieb</translation>
    </message>
    <message>
        <source>Outside the zone</source>
        <translation>Außerhalb der Zone</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>PINs are paused here. Please wait %1.</source>
        <translation>PIN-Eingabe pausiert. Bitte warten Sie %1.</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Petrol</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>Pins of this computer.</source>
        <translation>Pins dieses Rechners.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Please enter your PIN.</source>
        <translation>Bitte geben Sie Ihre PIN ein.</translation>
    </message>
    <message>
        <source>Please hold your head upright and look at the camera.</source>
        <translation>Bitte halten Sie den Kopf gerade und sehen Sie in die Kamera.</translation>
    </message>
    <message>
        <source>Please let one person stand in front, the others behind.</source>
        <translation>Bitte nur eine Person nach vorn, die anderen dahinter.</translation>
    </message>
    <message>
        <source>Please look at the camera.</source>
        <translation>Bitte sehen Sie in die Kamera.</translation>
    </message>
    <message>
        <source>Please look straight at the camera and show your whole face.</source>
        <translation>Bitte sehen Sie gerade in die Kamera und zeigen Sie das ganze Gesicht.</translation>
    </message>
    <message>
        <source>Please pull the mask up over your nose and down under your chin.</source>
        <translation>Bitte ziehen Sie die Maske über die Nase und unter das Kinn.</translation>
    </message>
    <message>
        <source>Please put on a mask over nose and mouth.</source>
        <translation>Bitte setzen Sie eine Maske über Mund und Nase auf.</translation>
    </message>
    <message>
        <source>Please stand here and look at the camera.</source>
        <translation>Bitte stellen Sie sich hierher und sehen Sie in die Kamera.</translation>
    </message>
    <message>
        <source>Please stand still for a moment.</source>
        <translation>Bitte bleiben Sie einen Moment still stehen.</translation>
    </message>
    <message>
        <source>Please step into the light and face it.</source>
        <translation>Bitte treten Sie ins Licht und wenden Sie ihm das Gesicht zu.</translation>
    </message>
    <message>
        <source>Please step out of the bright light.</source>
        <translation>Bitte treten Sie aus dem hellen Licht.</translation>
    </message>
    <message>
        <source>Please take a step back from the camera.</source>
        <translation>Bitte treten Sie einen Schritt von der Kamera zurück.</translation>
    </message>
    <message>
        <source>Please take a step towards the camera.</source>
        <translation>Bitte treten Sie einen Schritt auf die Kamera zu.</translation>
    </message>
    <message>
        <source>Please turn your face straight to the camera.</source>
        <translation>Bitte wenden Sie das Gesicht gerade zur Kamera.</translation>
    </message>
    <message>
        <source>Please wait</source>
        <translation>Bitte warten</translation>
    </message>
    <message>
        <source>Probability of a mask, last %1 seconds</source>
        <translation>Wahrscheinlichkeit einer Maske, letzte %1 Sekunden</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Put this up where they see it before the camera sees them.</source>
        <translation>Diesen Hinweis aushängen, wo Besucher ihn sehen, bevor die Kamera sie sieht.</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Relay %1</source>
        <translation>Relais %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>Zweite Person</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>Selbsttest</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Set up again</source>
        <translation>Neu einrichten</translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation>Einrichtung</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Shown small on the screen, such as Ward 3.</source>
        <translation>Klein auf dem Bildschirm zu sehen, etwa Station 3.</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Site&apos;s own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>So that no finger slipped.</source>
        <translation>Damit kein Finger verrutscht ist.</translation>
    </message>
    <message>
        <source>Somebody else walked up</source>
        <translation>Jemand anderes kam</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Ansagen</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Staff go on behind their PIN.</source>
        <translation>Das Personal macht mit seiner PIN weiter.</translation>
    </message>
    <message>
        <source>Staff let people through with it. An installer changes the kiosk, too.</source>
        <translation>Das Personal lässt damit Personen durch. Ein Einrichter ändert auch das Terminal.</translation>
    </message>
    <message>
        <source>Staff only</source>
        <translation>Nur für Personal</translation>
    </message>
    <message>
        <source>Staff pass</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>Stand where visitors will stand, and look at the kiosk.</source>
        <translation>Dort stehen, wo Besucher stehen werden, und zum Terminal sehen.</translation>
    </message>
    <message>
        <source>Start the kiosk</source>
        <translation>Terminal starten</translation>
    </message>
    <message>
        <source>Start the wizard</source>
        <translation>Assistent starten</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Hier bleiben</translation>
    </message>
    <message>
        <source>Stay, and look at the camera</source>
        <translation>Stehen bleiben, in die Kamera sehen</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Step away</source>
        <translation>Weggehen</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>Mehr Abstand</translation>
    </message>
    <message>
        <source>Stop judging, and set up again?</source>
        <translation>Nicht mehr prüfen und neu einrichten?</translation>
    </message>
    <message>
        <source>Strike out</source>
        <translation>Streichen</translation>
    </message>
    <message>
        <source>Strike out which walk, and why?</source>
        <translation>Welchen Gang streichen, und warum?</translation>
    </message>
    <message>
        <source>Struck out: %1</source>
        <translation>Gestrichen: %1</translation>
    </message>
    <message>
        <source>Such as https://door.example/kiosk</source>
        <translation>Etwa https://door.example/kiosk</translation>
    </message>
    <message>
        <source>Such as mqtt://10.0.0.2:1883. It is told how the kiosk is.</source>
        <translation>Etwa mqtt://10.0.0.2:1883. Er erfährt den Zustand des Terminals.</translation>
    </message>
    <message>
        <source>Such as mqtt://user:password@10.0.0.2:1883</source>
        <translation>Etwa mqtt://user:password@10.0.0.2:1883</translation>
    </message>
    <message>
        <source>Such as rtsp://10.0.0.7/stream or http://10.0.0.7/video</source>
        <translation>Etwa rtsp://10.0.0.7/stream oder http://10.0.0.7/video</translation>
    </message>
    <message>
        <source>Takes about a minute. The kiosk goes on meanwhile, more slowly.</source>
        <translation>Dauert etwa eine Minute. Das Terminal läuft derweil langsamer weiter.</translation>
    </message>
    <message>
        <source>Test now</source>
        <translation>Jetzt testen</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Thank you. Your mask covers nose and mouth.</source>
        <translation>Danke. Ihre Maske bedeckt Mund und Nase.</translation>
    </message>
    <message>
        <source>The acceptance is paused</source>
        <translation>Die Abnahme pausiert</translation>
    </message>
    <message>
        <source>The camera is not working. Please ask staff.</source>
        <translation>Die Kamera funktioniert nicht. Bitte wenden Sie sich an das Personal.</translation>
    </message>
    <message>
        <source>The camera sees nothing: is it covered? Please ask staff.</source>
        <translation>Die Kamera sieht nichts: Ist sie verdeckt? Bitte wenden Sie sich an das Personal.</translation>
    </message>
    <message>
        <source>The camera&apos;s picture has stopped. Please ask staff.</source>
        <translation>Das Kamerabild steht. Bitte wenden Sie sich an das Personal.</translation>
    </message>
    <message>
        <source>The check is not ready. If this stays, please ask staff.</source>
        <translation>Die Prüfung ist nicht bereit. Bleibt es dabei, wenden Sie sich bitte an das Personal.</translation>
    </message>
    <message>
        <source>The door does not answer. Please see to it by hand.</source>
        <translation>Die Tür antwortet nicht. Bitte von Hand bedienen.</translation>
    </message>
    <message>
        <source>The door obeys as ever: a walk that wrongly turns green opens it.</source>
        <translation>Die Tür gehorcht wie immer: Ein Gang, der zu Unrecht grün wird, öffnet sie.</translation>
    </message>
    <message>
        <source>The door opens as for any visitor.</source>
        <translation>Die Tür öffnet wie für alle Besucher.</translation>
    </message>
    <message>
        <source>The door opens for a mask and for staff only.</source>
        <translation>Die Tür öffnet nur für Maske und Personal.</translation>
    </message>
    <message>
        <source>The door opens.</source>
        <translation>Die Tür öffnet.</translation>
    </message>
    <message>
        <source>The journal is in order.</source>
        <translation>Das Protokoll ist in Ordnung.</translation>
    </message>
    <message>
        <source>The journal is not in order.</source>
        <translation>Das Protokoll ist nicht in Ordnung.</translation>
    </message>
    <message>
        <source>The kiosk begins anew.</source>
        <translation>Das Terminal beginnt von vorn.</translation>
    </message>
    <message>
        <source>The kiosk ends, and the wizard begins.</source>
        <translation>Der Kiosk endet, der Assistent beginnt.</translation>
    </message>
    <message>
        <source>The kiosk is getting ready: %1&#xa0;% done. The first time takes some minutes.</source>
        <translation>Das Terminal bereitet sich vor: %1&#xa0;% fertig. Beim ersten Mal dauert es einige Minuten.</translation>
    </message>
    <message>
        <source>The kiosk shows and says its verdict.</source>
        <translation>Das Terminal zeigt und sagt sein Ergebnis.</translation>
    </message>
    <message>
        <source>The kiosk stops judging until the wizard is done or left.</source>
        <translation>Der Kiosk prüft niemanden, bis der Assistent fertig ist oder verlassen wird.</translation>
    </message>
    <message>
        <source>The kiosk was stopped</source>
        <translation>Das Terminal wurde angehalten</translation>
    </message>
    <message>
        <source>The kiosk&apos;s own verdict: %1</source>
        <translation>Ergebnis des Terminals: %1</translation>
    </message>
    <message>
        <source>The last good settings are of %1.</source>
        <translation>Die letzten guten Einstellungen sind vom %1.</translation>
    </message>
    <message>
        <source>The list of staff is empty or unreadable. Please see to the door by hand.</source>
        <translation>Die Personalliste ist leer oder nicht lesbar. Bitte die Tür von Hand bedienen.</translation>
    </message>
    <message>
        <source>The relay says that it obeyed.</source>
        <translation>Das Relais meldet, dass es gehorcht hat.</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>Dieselbe PIN noch einmal</translation>
    </message>
    <message>
        <source>The same happens when the kiosk fails. If you do not know, ask who fitted it.</source>
        <translation>Dasselbe geschieht, wenn das Terminal ausfällt. Wenn Sie es nicht wissen, fragen Sie, wer es eingebaut hat.</translation>
    </message>
    <message>
        <source>The settings cannot be used.</source>
        <translation>Die Einstellungen sind nicht nutzbar.</translation>
    </message>
    <message>
        <source>The walk after</source>
        <translation>Der Gang danach</translation>
    </message>
    <message>
        <source>The walk before</source>
        <translation>Der Gang davor</translation>
    </message>
    <message>
        <source>The walks are over</source>
        <translation>Die Gänge sind vorbei</translation>
    </message>
    <message>
        <source>The wizard asks everything once more.</source>
        <translation>Der Assistent fragt alles noch einmal.</translation>
    </message>
    <message>
        <source>The wizard begins with the present ones. Nothing is lost until its last page.</source>
        <translation>Der Assistent beginnt mit den jetzigen. Bis zu seiner letzten Seite geht nichts verloren.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>These are typed into %1, under [screen].</source>
        <translation>Sie werden in %1 unter [screen] eingetragen.</translation>
    </message>
    <message>
        <source>These were two different PINs. Please begin again.</source>
        <translation>Das waren zwei verschiedene PINs. Bitte noch einmal beginnen.</translation>
    </message>
    <message>
        <source>This check is not working. Please ask staff.</source>
        <translation>Diese Prüfung funktioniert nicht. Bitte wenden Sie sich an das Personal.</translation>
    </message>
    <message>
        <source>This does not work now. Please see to the door by hand.</source>
        <translation>Das geht zurzeit nicht. Bitte die Tür von Hand bedienen.</translation>
    </message>
    <message>
        <source>This model has no map of what it looks at.</source>
        <translation>Dieses Modell hat keine Karte dessen, was es ansieht.</translation>
    </message>
    <message>
        <source>This person only</source>
        <translation>Nur diese Person</translation>
    </message>
    <message>
        <source>This theme is black and white.</source>
        <translation>Dieses Design ist schwarz-weiß.</translation>
    </message>
    <message>
        <source>Time to verdict</source>
        <translation>Zeit bis Ergebnis</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Too bright</source>
        <translation>Zu hell</translation>
    </message>
    <message>
        <source>Too dark</source>
        <translation>Zu dunkel</translation>
    </message>
    <message>
        <source>Too far</source>
        <translation>Zu weit</translation>
    </message>
    <message>
        <source>Too far away</source>
        <translation>Zu weit weg</translation>
    </message>
    <message>
        <source>Too high</source>
        <translation>Zu hoch</translation>
    </message>
    <message>
        <source>Too low</source>
        <translation>Zu tief</translation>
    </message>
    <message>
        <source>Too many wrong tries. Locked for %1.</source>
        <translation>Zu viele Fehlversuche. Gesperrt für %1.</translation>
    </message>
    <message>
        <source>Too near</source>
        <translation>Zu nah</translation>
    </message>
    <message>
        <source>Touch a line to change it.</source>
        <translation>Eine Zeile antippen, um sie zu ändern.</translation>
    </message>
    <message>
        <source>Touch the key, go to the door, and pull.</source>
        <translation>Die Taste antippen, zur Tür gehen und ziehen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Probieren</translation>
    </message>
    <message>
        <source>Use the last good settings</source>
        <translation>Letzte gute Einstellungen</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Verdict after %1&#xa0;s.</source>
        <translation>Ergebnis nach %1&#xa0;s.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Verifying: %1&#xa0;%</source>
        <translation>Prüfung läuft: %1&#xa0;%</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>Besucher</translation>
    </message>
    <message>
        <source>Visitors can choose</source>
        <translation>Besucher wählen</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>Visits by the hour</source>
        <translation>Besuche pro Stunde</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>WRONGLY green</source>
        <translation>FÄLSCHLICH grün</translation>
    </message>
    <message>
        <source>Walk %1</source>
        <translation>Gang %1</translation>
    </message>
    <message>
        <source>Walk %1 of %2</source>
        <translation>Gang %1 von %2</translation>
    </message>
    <message>
        <source>Walk up WITH a mask</source>
        <translation>MIT Maske herkommen</translation>
    </message>
    <message>
        <source>Walk up WITHOUT a mask</source>
        <translation>OHNE Maske herkommen</translation>
    </message>
    <message>
        <source>Walk up as TWO, one without a mask</source>
        <translation>Zu ZWEIT herkommen, eine Person ohne Maske</translation>
    </message>
    <message>
        <source>Walk up, a HAND over the mouth</source>
        <translation>Herkommen, HAND vor dem Mund</translation>
    </message>
    <message>
        <source>Walk up, mask BELOW the nose</source>
        <translation>Herkommen, Maske UNTER der Nase</translation>
    </message>
    <message>
        <source>Walked on</source>
        <translation>Gegangen</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Webadresse</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>What does somebody do who cannot wear a mask?</source>
        <translation>Was macht, wer keine Maske tragen kann?</translation>
    </message>
    <message>
        <source>What does the kiosk do?</source>
        <translation>Was macht das Terminal?</translation>
    </message>
    <message>
        <source>What does the lock do without power?</source>
        <translation>Was macht das Schloss ohne Strom?</translation>
    </message>
    <message>
        <source>What is the camera&apos;s address?</source>
        <translation>Wie lautet die Adresse der Kamera?</translation>
    </message>
    <message>
        <source>What is the door&apos;s address?</source>
        <translation>Wie lautet die Adresse der Tür?</translation>
    </message>
    <message>
        <source>What is the name?</source>
        <translation>Wie lautet der Name?</translation>
    </message>
    <message>
        <source>What judges is fitted to this computer and proved: some minutes.</source>
        <translation>Die neuronalen Netze werden an diesen Rechner angepasst und geprüft: einige Minuten.</translation>
    </message>
    <message>
        <source>What may %1 do?</source>
        <translation>Was darf %1?</translation>
    </message>
    <message>
        <source>What moves the door?</source>
        <translation>Was bewegt die Tür?</translation>
    </message>
    <message>
        <source>What stands on the screen. Visitors can choose another one.</source>
        <translation>Die Sprache auf dem Bildschirm. Besucher können eine andere wählen.</translation>
    </message>
    <message>
        <source>What visitors would see: nobody, no mask, a mask.</source>
        <translation>Was Besucher sähen: niemand, keine Maske, eine Maske.</translation>
    </message>
    <message>
        <source>When does it do so?</source>
        <translation>Wann tut es das?</translation>
    </message>
    <message>
        <source>Where do visitors stand?</source>
        <translation>Wo stehen Besucher?</translation>
    </message>
    <message>
        <source>Where is this kiosk?</source>
        <translation>Wo ist dieses Terminal?</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>Ablageort</translation>
    </message>
    <message>
        <source>Which camera?</source>
        <translation>Welche Kamera?</translation>
    </message>
    <message>
        <source>Which language?</source>
        <translation>Welche Sprache?</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Wer sind Sie?</translation>
    </message>
    <message>
        <source>Who cannot wear a mask</source>
        <translation>Wer keine Maske tragen kann</translation>
    </message>
    <message>
        <source>Who has a PIN?</source>
        <translation>Wer hat eine PIN?</translation>
    </message>
    <message>
        <source>Whoever cannot see the screen needs it.</source>
        <translation>Wer den Bildschirm nicht sehen kann, braucht es.</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>Why this verdict?</source>
        <translation>Warum dieses Urteil?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Wine red</source>
        <translation>Weinrot</translation>
    </message>
    <message>
        <source>Worn wrongly</source>
        <translation>Falsch getragen</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Eingegeben: %1</translation>
    </message>
    <message>
        <source>Wrong PIN. Please try again.</source>
        <translation>Falsche PIN. Bitte noch einmal.</translation>
    </message>
    <message>
        <source>Yes, it opened</source>
        <translation>Ja, sie ging auf</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>about %1 m</source>
        <translation>etwa %1&#xa0;m</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>funktioniert nicht</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>speaks against it</source>
        <translation>spricht dagegen</translation>
    </message>
    <message>
        <source>speaks for “%1”</source>
        <translation>spricht für „%1“</translation>
    </message>
    <message>
        <source>wants to be looked at</source>
        <translation>bitte prüfen</translation>
    </message>
</context>
</TS>
