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
        <source>%1 does not import (%2): install it as docs/engines.md says</source>
        <translation>%1 lässt sich nicht laden (%2): nach docs/engines.md installieren</translation>
    </message>
    <message>
        <source>%1 has lost its key: keep folder and journal aside, and begin both anew</source>
        <translation>zu %1 fehlt der Schlüssel: Ordner und Protokoll aufheben und beide neu beginnen</translation>
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
        <source>%1, for %2.</source>
        <translation>%1, %2 lang.</translation>
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
        <source>%1: by %2.</source>
        <translation>%1: mit %2.</translation>
    </message>
    <message>
        <source>%1: no picture yet.</source>
        <translation>%1: noch kein Bild.</translation>
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
        <source>%^1 could not let people through.</source>
        <translation>%^1 konnte niemanden durchlassen.</translation>
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
        <source>A wrong PIN for %1.</source>
        <translation>Falsche PIN für %1.</translation>
    </message>
    <message numerus="yes">
        <source>An override lasts %n minute(s) at the most.</source>
        <translation>
            <numerusform>Eine Freigabe gilt höchstens eine Minute.</numerusform>
            <numerusform>Eine Freigabe gilt höchstens %n Minuten.</numerusform>
        </translation>
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
        <source>Check plug and cable. The kiosk tries again by itself.</source>
        <translation>Stecker und Kabel prüfen. Das Terminal versucht es von selbst wieder.</translation>
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
        <source>Has not begun yet.</source>
        <translation>Hat noch nicht begonnen.</translation>
    </message>
    <message>
        <source>Have it checked.</source>
        <translation>Bitte prüfen lassen.</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Is written.</source>
        <translation>Wird geführt.</translation>
    </message>
    <message>
        <source>It stays free until the alarm is over and was reset.</source>
        <translation>Sie bleibt frei, bis der Alarm vorbei und zurückgesetzt ist.</translation>
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
        <source>Looks %1 times a second.</source>
        <translation>Prüft %1-mal pro Sekunde.</translation>
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
        <source>No door is driven here.</source>
        <translation>Hier wird keine Tür gesteuert.</translation>
    </message>
    <message>
        <source>No sound has failed.</source>
        <translation>Kein Ton ist ausgefallen.</translation>
    </message>
    <message>
        <source>Not in order.</source>
        <translation>Nicht in Ordnung.</translation>
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
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Pictures are %1 old when they are judged; the work takes %2.</source>
        <translation>Bilder sind bei der Beurteilung %1 alt; die Rechenzeit beträgt %2.</translation>
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
        <source>Restart the kiosk, and see to the door by hand meanwhile.</source>
        <translation>Terminal neu starten und die Tür solange von Hand bedienen.</translation>
    </message>
    <message>
        <source>Restart the kiosk. If it stays so, run the self-test.</source>
        <translation>Terminal neu starten. Bleibt es so, den Selbsttest ausführen.</translation>
    </message>
    <message>
        <source>SQLite finds it damaged: %1</source>
        <translation>laut SQLite beschädigt: %1</translation>
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
        <source>The schedule leaves the door to itself now.</source>
        <translation>Laut Zeitplan steuert das Terminal die Tür zurzeit nicht.</translation>
    </message>
    <message>
        <source>This cannot be shown: the kiosk&apos;s log says why.</source>
        <translation>Anzeige nicht möglich: Der Grund steht im Log des Terminals.</translation>
    </message>
    <message>
        <source>Too slow for a green verdict: restart the kiosk.</source>
        <translation>Zu langsam für ein grünes Ergebnis: Terminal neu starten.</translation>
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
        <source>Words are not spoken: run `python -m tools.voices`, which needs espeak-ng.</source>
        <translation>Es wird nicht gesprochen: `python -m tools.voices` ausführen, das espeak-ng braucht.</translation>
    </message>
    <message>
        <source>You cannot wear a mask? Please ask at the desk.</source>
        <translation>Sie können keine Maske tragen? Bitte am Empfang fragen.</translation>
    </message>
    <message>
        <source>all up to %1 were removed</source>
        <translation>alle bis %1 wurden entfernt</translation>
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
        <source>cannot be read (%1)</source>
        <translation>ist nicht lesbar (%1)</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>verändert</translation>
    </message>
    <message>
        <source>core dumps are on, and one would hold the last picture: run `python -m kiosk` as it is</source>
        <translation>Speicherabbilder sind eingeschaltet, und eines enthielte das letzte Bild: `python -m kiosk` unverändert starten</translation>
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
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>gives no picture</source>
        <translation>liefert kein Bild</translation>
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
        <source>it does not play to the end: unplug the loudspeaker and plug it in again</source>
        <translation>es spielt nicht zu Ende: Lautsprecher ausstecken und wieder einstecken</translation>
    </message>
    <message>
        <source>it is empty, or no SQLite file</source>
        <translation>es ist leer oder keine SQLite-Datei</translation>
    </message>
    <message>
        <source>it is not the journal of this version, or its table was changed</source>
        <translation>es ist nicht das Protokoll dieser Version, oder seine Tabelle wurde verändert</translation>
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
        <source>locked</source>
        <translation>verriegelt</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>neuronale Netze</translation>
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
        <source>nobody has a PIN, so there is no override: `python -m kiosk.staff add NAME` gives one</source>
        <translation>niemand hat eine PIN, also gibt es keine Freigabe: `python -m kiosk.staff add NAME` vergibt eine</translation>
    </message>
    <message>
        <source>none is driven here</source>
        <translation>hier wird keine gesteuert</translation>
    </message>
    <message>
        <source>only an installer changes this: everybody may look</source>
        <translation>nur wer die Rolle installer hat, ändert dies: ansehen darf es jeder</translation>
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
        <source>privacy</source>
        <translation>Datenschutz</translation>
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
    <message numerus="yes">
        <source>sees %n face(s) in a portrait of one: run `make run` to fetch the model again</source>
        <translation>
            <numerusform>sieht %n Gesicht in einem Porträt mit einem: `make run` holt das Modell neu</numerusform>
            <numerusform>sieht %n Gesichter in einem Porträt mit einem: `make run` holt das Modell neu</numerusform>
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
        <source>staff</source>
        <translation>Personal</translation>
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
        <source>the count of wrong PINs, %1, %2: a new one begins, with a pause</source>
        <translation>der Zähler falscher PINs, %1, %2: Ein neuer beginnt, mit einer Pause</translation>
    </message>
    <message>
        <source>the doorman is not reached at %1 (%2): start `python -m kiosk.doorman`</source>
        <translation>der Türdienst ist unter %1 nicht erreichbar (%2): `python -m kiosk.doorman` starten</translation>
    </message>
    <message>
        <source>the doorman listens and drives %1; a lock without power is %2</source>
        <translation>der Türdienst antwortet und steuert %1; ohne Strom ist das Schloss %2</translation>
    </message>
    <message>
        <source>the face finder</source>
        <translation>die Gesichtssuche</translation>
    </message>
    <message>
        <source>the fire alarm is not over, or its input cannot be read</source>
        <translation>der Feueralarm ist nicht vorbei, oder sein Eingang ist nicht lesbar</translation>
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
        <source>the kiosk&apos;s own part of it has failed: restart the kiosk</source>
        <translation>der zuständige Teil des Terminals ist ausgefallen: Terminal neu starten</translation>
    </message>
    <message>
        <source>the kiosk&apos;s user may not use it: add that user to the group audio</source>
        <translation>der Benutzer des Terminals darf es nicht verwenden: ihn der Gruppe audio hinzufügen</translation>
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
        <source>the relay reads back that it is not energised</source>
        <translation>das Relais meldet, dass es nicht angezogen hat</translation>
    </message>
    <message>
        <source>the relay reads back that it is not released</source>
        <translation>das Relais meldet, dass es nicht abgefallen ist</translation>
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
        <source>there are pictures in %1: %2. Remove them, and report this</source>
        <translation>in %1 liegen Bilder: %2. Bitte entfernen und melden</translation>
    </message>
    <message>
        <source>there is no NVIDIA driver here (%1 does not load): install it, %2</source>
        <translation>hier gibt es keinen NVIDIA-Treiber (%1 lädt nicht): installieren %2</translation>
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
        <source>there is no such loudspeaker: plug it in, or correct sound.device (`aplay -L` lists them)</source>
        <translation>diesen Lautsprecher gibt es nicht: einstecken oder sound.device korrigieren (`aplay -L` nennt alle)</translation>
    </message>
    <message>
        <source>they were in %1, which is not here</source>
        <translation>sie lagen in %1, das nicht hier ist</translation>
    </message>
    <message>
        <source>this journal was begun without them</source>
        <translation>dieses Protokoll wurde ohne sie begonnen</translation>
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
        <source>what answers at %1 is no notary: name its socket</source>
        <translation>was unter %1 antwortet, ist kein Notar: dessen Socket angeben</translation>
    </message>
    <message>
        <source>what stands there was record %1</source>
        <translation>was dort steht, war Eintrag %1</translation>
    </message>
    <message>
        <source>wrong PINs cannot be counted in %1 (%2), so none is checked: mend that</source>
        <translation>falsche PINs können in %1 nicht gezählt werden (%2), also wird keine geprüft: bitte beheben</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>%1 left</source>
        <translation>Noch %1</translation>
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
        <source>A member of staff has let you through.</source>
        <translation>Das Personal hat Sie durchgelassen.</translation>
    </message>
    <message>
        <source>Adjust mask</source>
        <translation>Maske richten</translation>
    </message>
    <message>
        <source>Alarm is over</source>
        <translation>Alarm ist vorbei</translation>
    </message>
    <message>
        <source>As the theme</source>
        <translation>Wie das Design</translation>
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
        <source>Back</source>
        <translation>Zurück</translation>
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
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>ENFORCE does not resist somebody who holds up a photo, or slips in behind somebody else.</source>
        <translation>ENFORCE hält niemanden auf, der ein Foto hinhält oder hinter jemandem mit hineingeht.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Letzte Ziffer löschen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
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
        <source>Faults</source>
        <translation>Störungen</translation>
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
        <source>Indigo</source>
        <translation>Indigo</translation>
    </message>
    <message>
        <source>Is every record as it was written?</source>
        <translation>Ist jeder Eintrag so, wie er geschrieben wurde?</translation>
    </message>
    <message>
        <source>It could not be verified.</source>
        <translation>Die Prüfung war nicht möglich.</translation>
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
        <source>Let in</source>
        <translation>Eingelassen</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>Live-Bild</translation>
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
        <source>Look here</source>
        <translation>Hersehen</translation>
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
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Neuester</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Keine Kamera</translation>
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
        <source>No visits yet today.</source>
        <translation>Heute noch keine Besuche.</translation>
    </message>
    <message>
        <source>Nobody is being judged.</source>
        <translation>Zurzeit wird niemand beurteilt.</translation>
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
        <source>On the screen now. Back by itself in %1.</source>
        <translation>Jetzt auf dem Bildschirm. Von selbst zurück in %1.</translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation>Nur einzeln</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
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
        <source>Petrol</source>
        <translation>Petrol</translation>
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
        <source>Records</source>
        <translation>Einträge</translation>
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
        <source>Site&apos;s own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
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
        <source>Staff only</source>
        <translation>Nur für Personal</translation>
    </message>
    <message>
        <source>Staff pass</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>Mehr Abstand</translation>
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
        <source>The journal is in order.</source>
        <translation>Das Protokoll ist in Ordnung.</translation>
    </message>
    <message>
        <source>The journal is not in order.</source>
        <translation>Das Protokoll ist nicht in Ordnung.</translation>
    </message>
    <message>
        <source>The kiosk is getting ready: %1&#xa0;% done. The first time takes some minutes.</source>
        <translation>Das Terminal bereitet sich vor: %1&#xa0;% fertig. Beim ersten Mal dauert es einige Minuten.</translation>
    </message>
    <message>
        <source>The kiosk&apos;s own verdict: %1</source>
        <translation>Ergebnis des Terminals: %1</translation>
    </message>
    <message>
        <source>The list of staff is empty, or cannot be read.</source>
        <translation>Die Personalliste ist leer oder nicht lesbar.</translation>
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
        <source>Too far away</source>
        <translation>Zu weit weg</translation>
    </message>
    <message>
        <source>Too many wrong tries. Locked for %1.</source>
        <translation>Zu viele Fehlversuche. Gesperrt für %1.</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Probieren</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Ergebnis</translation>
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
        <source>Walked on</source>
        <translation>Gegangen</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>What visitors would see: nobody, no mask, a mask.</source>
        <translation>Was Besucher sähen: niemand, keine Maske, eine Maske.</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Wer sind Sie?</translation>
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
        <source>Wrong PIN. Please try again.</source>
        <translation>Falsche PIN. Bitte noch einmal.</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
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
