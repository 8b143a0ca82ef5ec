<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
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
        <translation>%1 et %2</translation>
    </message>
    <message>
        <source>%1 are free.</source>
        <translation>%1 libres.</translation>
    </message>
    <message>
        <source>%1 cannot be %2</source>
        <translation>%1 ne peut pas être %2</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>%1 est inutilisable</translation>
    </message>
    <message>
        <source>%1 does not import (%2): install it as docs/engines.md says</source>
        <translation>%1 ne se charge pas (%2)&#x202f;: installez-le selon docs/engines.md</translation>
    </message>
    <message>
        <source>%1 gives no pictures</source>
        <translation>%1 ne donne pas d’images</translation>
    </message>
    <message>
        <source>%1 has lost its key: keep folder and journal aside, and begin both anew</source>
        <translation>%1 a perdu sa clé&#x202f;: mettez le dossier et le journal de côté et recommencez les deux</translation>
    </message>
    <message>
        <source>%1 is missing: allowed is %2</source>
        <translation>%1 manque&#x202f;: il faut %2</translation>
    </message>
    <message>
        <source>%1 is no key: it has %2 bytes, not %3</source>
        <translation>%1 n’est pas une clé&#x202f;: %2 octets au lieu de %3</translation>
    </message>
    <message>
        <source>%1 is open for writing, and nobody knows why: report this</source>
        <translation>%1 est ouvert en écriture sans raison connue&#x202f;: signalez-le</translation>
    </message>
    <message>
        <source>%1 is there by name only, without its libraries: install it as docs/engines.md says</source>
        <translation>%1 n’est présent que de nom, sans ses bibliothèques&#x202f;: installez-le selon docs/engines.md</translation>
    </message>
    <message>
        <source>%1 is too large for a settings file: name another one with --config</source>
        <translation>%1 est trop grand pour un fichier de réglages&#x202f;: indiquez-en un autre avec --config</translation>
    </message>
    <message>
        <source>%1 of %2.</source>
        <translation>%1 sur %2.</translation>
    </message>
    <message>
        <source>%1 of the picture&apos;s width, %2 of its height</source>
        <translation>%1 de la largeur de l’image, %2 de sa hauteur</translation>
    </message>
    <message>
        <source>%1 port %2 cannot be used (%3)</source>
        <translation>le port %2 de %1 est inutilisable (%3)</translation>
    </message>
    <message>
        <source>%1 runs on %2, the face finder on %3, the detector on %4</source>
        <translation>%1 s’exécute sur %2, la recherche de visages sur %3, le détecteur sur %4</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, for %2.</source>
        <translation>%1 pendant %2.</translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation>%1, de %2 à %3</translation>
    </message>
    <message>
        <source>%1, until the kiosk ended.</source>
        <translation>%1 jusqu’à l’arrêt de la borne.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>%1: %2 × %3 pixels, %4 pictures a second.</source>
        <translation>%1&#x202f;: %2 × %3 pixels, %4 images par seconde.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1&#x202f;: %2.</translation>
    </message>
    <message>
        <source>%1: %2; allowed is %3</source>
        <translation>%1&#x202f;: %2&#x202f;; il faut %3</translation>
    </message>
    <message>
        <source>%1: allowed is %2</source>
        <translation>%1&#x202f;: il faut %2</translation>
    </message>
    <message>
        <source>%1: by %2.</source>
        <translation>%1&#x202f;: par %2.</translation>
    </message>
    <message>
        <source>%1: no picture yet.</source>
        <translation>%1&#x202f;: pas encore d’image.</translation>
    </message>
    <message>
        <source>%1: one pair of brackets is enough, as in %2</source>
        <translation>%1&#x202f;: une paire de crochets suffit, comme dans %2</translation>
    </message>
    <message>
        <source>%1: there is no such setting</source>
        <translation>%1&#x202f;: ce réglage n’existe pas</translation>
    </message>
    <message>
        <source>%1: there is no such setting; did you mean %2?</source>
        <translation>%1&#x202f;: ce réglage n’existe pas&#x202f;; s’agit-il de %2&#x202f;?</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1&#x202f;; %2</translation>
    </message>
    <message>
        <source>%1; a pass runs for %2 more.</source>
        <translation>%1&#x202f;; autorisation encore %2.</translation>
    </message>
    <message>
        <source>%1; it is still so.</source>
        <translation>%1&#x202f;; c’est toujours le cas.</translation>
    </message>
    <message>
        <source>%1&#xa0;%</source>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>%1&#xa0;GB</source>
        <translation>%1&#xa0;Go</translation>
    </message>
    <message>
        <source>%1&#xa0;MB</source>
        <translation>%1&#xa0;Mo</translation>
    </message>
    <message>
        <source>%1&#xa0;h %2&#xa0;min</source>
        <translation>%1&#xa0;h %2&#xa0;min</translation>
    </message>
    <message>
        <source>%1&#xa0;ms (95&#xa0;%: %2&#xa0;ms)</source>
        <translation>%1&#xa0;ms (95&#x202f;%&#x202f;: %2&#xa0;ms)</translation>
    </message>
    <message>
        <source>%1&#xa0;s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1&#xa0;s and %2&#xa0;s.</source>
        <translation>%1&#xa0;s et %2&#xa0;s.</translation>
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
        <translation>%^1 n’a pu laisser passer personne.</translation>
    </message>
    <message>
        <source>%^1 ended the kiosk to set it up again.</source>
        <translation>%^1 a arrêté la borne pour la reconfigurer.</translation>
    </message>
    <message>
        <source>%^1 let one person through.</source>
        <translation>%^1 a laissé passer une personne.</translation>
    </message>
    <message>
        <source>%^1 let people through for %2.</source>
        <translation>%^1 a autorisé le passage pendant %2.</translation>
    </message>
    <message>
        <source>%^1.</source>
        <translation>%^1.</translation>
    </message>
    <message numerus="yes">
        <source>%n can override</source>
        <translation>
            <numerusform>%n personne peut autoriser</numerusform>
            <numerusform>%n personnes peuvent autoriser</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) failed.</source>
        <translation>
            <numerusform>%n contrôle a échoué.</numerusform>
            <numerusform>%n contrôles ont échoué.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are as they were sealed.</source>
        <translation>
            <numerusform>%n enregistrement est conforme au scellé.</numerusform>
            <numerusform>%n enregistrements sont conformes aux scellés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) not working.</source>
        <translation>
            <numerusform>%n élément ne fonctionne pas.</numerusform>
            <numerusform>%n éléments ne fonctionnent pas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n walk(s) missing: the report will say that it is incomplete.</source>
        <translation>
            <numerusform>%n passage manque&#x202f;: le rapport indiquera qu’il est incomplet.</numerusform>
            <numerusform>%n passages manquent&#x202f;: le rapport indiquera qu’il est incomplet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a PIN</source>
        <translation>
            <numerusform>%n personne avec code PIN</numerusform>
            <numerusform>%n personnes avec code PIN</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n&#xa0;day(s) %1&#xa0;h</source>
        <translation>
            <numerusform>%n&#xa0;jour %1&#xa0;h</numerusform>
            <numerusform>%n&#xa0;jours %1&#xa0;h</numerusform>
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
        <translation>Une panne (%1)</translation>
    </message>
    <message>
        <source>A hand over the mouth</source>
        <translation>Main sur la bouche</translation>
    </message>
    <message>
        <source>A struck-out walk that had turned green, and should not have, is signed for by the site.</source>
        <translation>Un passage écarté qui est passé au vert à tort exige la signature du site.</translation>
    </message>
    <message>
        <source>A wrong PIN for %1.</source>
        <translation>Code PIN erroné pour %1.</translation>
    </message>
    <message>
        <source>All were made.</source>
        <translation>Tous ont été faits.</translation>
    </message>
    <message>
        <source>An acceptance goes on already.</source>
        <translation>Une réception est déjà en cours.</translation>
    </message>
    <message numerus="yes">
        <source>An override lasts %n minute(s) at the most.</source>
        <translation>
            <numerusform>Une autorisation dure au plus %n minute.</numerusform>
            <numerusform>Une autorisation dure au plus %n minutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another program may have it: choose another under [health] in the settings.</source>
        <translation>Un autre programme l’occupe peut-être&#x202f;: choisissez-en un autre sous [health] dans les réglages.</translation>
    </message>
    <message>
        <source>As many walks as usual were made (%1); with fewer the site decides.</source>
        <translation>Autant de passages que d’usage ont été faits (%1)&#x202f;; s’il y en a moins, le site décide.</translation>
    </message>
    <message>
        <source>At most %1&#xa0;% of the walks were struck out; beyond that the site decides.</source>
        <translation>Au plus %1&#x202f;% des passages ont été écartés&#x202f;; au-delà, le site décide.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>Camera %1</source>
        <translation>Caméra %1</translation>
    </message>
    <message>
        <source>Can be reached.</source>
        <translation>Est joignable.</translation>
    </message>
    <message>
        <source>Check plug and cable. The kiosk tries again by itself.</source>
        <translation>Vérifiez la prise et le câble. La borne réessaie d’elle-même.</translation>
    </message>
    <message>
        <source>Check the network, and [mqtt] in the settings.</source>
        <translation>Vérifiez le réseau et [mqtt] dans les réglages.</translation>
    </message>
    <message>
        <source>Choose up to %1 walks of a kind, and one at least.</source>
        <translation>Choisissez au plus %1 passages par type, et au moins un en tout.</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Livraison</translation>
    </message>
    <message numerus="yes">
        <source>Digits entered: %n</source>
        <translation>
            <numerusform>%n chiffre saisi</numerusform>
            <numerusform>%n chiffres saisis</numerusform>
        </translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>Porte</translation>
    </message>
    <message>
        <source>Door tried</source>
        <translation>Essai de la porte</translation>
    </message>
    <message>
        <source>Every kind of walk was planned and made.</source>
        <translation>Chaque type de passage a été prévu et fait.</translation>
    </message>
    <message>
        <source>Fire alarm: the door is free.</source>
        <translation>Alarme incendie&#x202f;: la porte est libre.</translation>
    </message>
    <message>
        <source>Fire alarm: the door was set free.</source>
        <translation>Alarme incendie&#x202f;: la porte a été libérée.</translation>
    </message>
    <message>
        <source>Free its vents, clean the fan, shade it.</source>
        <translation>Dégagez les aérations, nettoyez le ventilateur, mettez la borne à l’ombre.</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Ven</translation>
    </message>
    <message>
        <source>From arrival to the first verdict: at most %1&#xa0;s in half of the walks, %2&#xa0;s in 95&#xa0;%.</source>
        <translation>De l’arrivée au premier verdict&#x202f;: au plus %1&#xa0;s pour la moitié des passages, %2&#xa0;s pour 95&#x202f;%.</translation>
    </message>
    <message>
        <source>Has not begun yet.</source>
        <translation>Pas encore commencé.</translation>
    </message>
    <message>
        <source>Have it checked.</source>
        <translation>Faites-le vérifier.</translation>
    </message>
    <message>
        <source>Health page</source>
        <translation>Page d’état</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Horaires</translation>
    </message>
    <message>
        <source>If it stays so, the kiosk is started anew by itself.</source>
        <translation>Si cela persiste, la borne redémarre d’elle-même.</translation>
    </message>
    <message>
        <source>Is not fed: %1.</source>
        <translation>Ne reçoit pas de signe de vie&#x202f;: %1.</translation>
    </message>
    <message>
        <source>Is written.</source>
        <translation>Est tenu à jour.</translation>
    </message>
    <message>
        <source>It opened without green: walk %1.</source>
        <translation>Elle s’est ouverte sans vert&#x202f;: passage %1.</translation>
    </message>
    <message>
        <source>It stayed shut: walk %1.</source>
        <translation>Elle est restée fermée&#x202f;: passage %1.</translation>
    </message>
    <message>
        <source>It stays free until the alarm is over and was reset.</source>
        <translation>Elle reste libre jusqu’à la fin de l’alarme et sa réinitialisation.</translation>
    </message>
    <message>
        <source>It was late: walk %1.</source>
        <translation>Elle a tardé&#x202f;: passage %1.</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Judging</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Borne</translation>
    </message>
    <message>
        <source>Kiosk is wrong</source>
        <translation>Erreur de la borne</translation>
    </message>
    <message>
        <source>Known visitor</source>
        <translation>Visiteur connu</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message numerus="yes">
        <source>Let in wrongly: %n walk(s).</source>
        <translation>
            <numerusform>Admis à tort&#x202f;: %n passage.</numerusform>
            <numerusform>Admis à tort&#x202f;: %n passages.</numerusform>
        </translation>
    </message>
    <message>
        <source>Let in: walk %1.</source>
        <translation>Admis&#x202f;: passage %1.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Serrure</translation>
    </message>
    <message>
        <source>Looks %1 times a second.</source>
        <translation>Analyse %1 fois par seconde.</translation>
    </message>
    <message>
        <source>Mask below the nose</source>
        <translation>Masque sous le nez</translation>
    </message>
    <message>
        <source>Medical exemption</source>
        <translation>Dispense médicale</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Missing: %1.</source>
        <translation>Il manque&#x202f;: %1.</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Lun</translation>
    </message>
    <message>
        <source>Names and PINs can be read.</source>
        <translation>Les noms et les codes PIN sont lisibles.</translation>
    </message>
    <message>
        <source>Network camera</source>
        <translation>Caméra réseau</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Réseaux neuronaux</translation>
    </message>
    <message>
        <source>Networks that judge</source>
        <translation>Réseaux neuronaux</translation>
    </message>
    <message>
        <source>No acceptance goes on.</source>
        <translation>Aucune réception n’est en cours.</translation>
    </message>
    <message>
        <source>No door is driven here.</source>
        <translation>Aucune porte n’est commandée ici.</translation>
    </message>
    <message>
        <source>No door obeyed this kiosk: it was not tried.</source>
        <translation>Aucune porte n’obéissait à cette borne&#x202f;: cela n’a pas été essayé.</translation>
    </message>
    <message>
        <source>No self-proof was right yet.</source>
        <translation>Encore aucune autovérification juste.</translation>
    </message>
    <message>
        <source>No sound has failed.</source>
        <translation>Aucun son n’a échoué.</translation>
    </message>
    <message>
        <source>No walk had a verdict.</source>
        <translation>Aucun passage n’a eu de verdict.</translation>
    </message>
    <message>
        <source>Nobody was.</source>
        <translation>Personne.</translation>
    </message>
    <message>
        <source>Nobody without a mask, with the nose out, with a hand for a mask, or beside such a person was let in.</source>
        <translation>Personne n’a été admis sans masque, le nez découvert, une main en guise de masque, ou à côté d’une telle personne.</translation>
    </message>
    <message>
        <source>Not in order.</source>
        <translation>Non conforme.</translation>
    </message>
    <message>
        <source>Not planned: %1.</source>
        <translation>Non prévu&#x202f;: %1.</translation>
    </message>
    <message>
        <source>Not watched by systemd: if the kiosk hangs, nobody starts it anew.</source>
        <translation>Non surveillée par systemd&#x202f;: si la borne se bloque, personne ne la redémarre.</translation>
    </message>
    <message>
        <source>Nothing has been judged for %1.</source>
        <translation>Aucune analyse depuis %1.</translation>
    </message>
    <message>
        <source>Nothing is heard at %1: %2.</source>
        <translation>Aucun son sur %1&#x202f;: %2.</translation>
    </message>
    <message>
        <source>Nothing is recorded: %1</source>
        <translation>Rien n’est enregistré&#x202f;: %1</translation>
    </message>
    <message>
        <source>Of those with a mask at least %1&#xa0;% were let in.</source>
        <translation>Parmi les personnes avec masque, au moins %1&#x202f;% ont été admises.</translation>
    </message>
    <message>
        <source>Only %1.</source>
        <translation>Seulement %1.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouverte</translation>
    </message>
    <message>
        <source>Pictures are %1 old when they are judged; the work takes %2.</source>
        <translation>Les images ont %1 au moment de l’analyse&#x202f;; le calcul prend %2.</translation>
    </message>
    <message>
        <source>Place and network</source>
        <translation>Lieu et réseau</translation>
    </message>
    <message numerus="yes">
        <source>Please look at %n thing(s).</source>
        <translation>
            <numerusform>%n point à vérifier.</numerusform>
            <numerusform>%n points à vérifier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Please ring the bell or ask at the desk: staff will help you.</source>
        <translation>Veuillez sonner ou vous adresser à l’accueil&#x202f;: le personnel vous aidera.</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Confidentialité</translation>
    </message>
    <message>
        <source>Restart the kiosk, and see to the door by hand meanwhile.</source>
        <translation>Redémarrez la borne et gérez la porte à la main en attendant.</translation>
    </message>
    <message>
        <source>Restart the kiosk. If it stays so, run the self-test.</source>
        <translation>Redémarrez la borne. Si cela persiste, lancez l’autotest.</translation>
    </message>
    <message>
        <source>Restart the kiosk: it is not watched by systemd.</source>
        <translation>Redémarrez la borne&#x202f;: systemd ne la surveille pas.</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>SQLite finds it damaged: %1</source>
        <translation>endommagé selon SQLite&#x202f;: %1</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Sam</translation>
    </message>
    <message>
        <source>See to the door by hand, and check the relay&apos;s plug.</source>
        <translation>Gérez la porte à la main et vérifiez la prise du relais.</translation>
    </message>
    <message>
        <source>See to the door by hand.</source>
        <translation>Gérez la porte à la main.</translation>
    </message>
    <message>
        <source>Shut</source>
        <translation>Fermée</translation>
    </message>
    <message>
        <source>Slow: does another program use this computer?</source>
        <translation>Lent&#x202f;: un autre programme utilise-t-il cet ordinateur&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>So it was in %n walk(s).</source>
        <translation>
            <numerusform>C’était le cas dans %n passage.</numerusform>
            <numerusform>C’était le cas dans %n passages.</numerusform>
        </translation>
    </message>
    <message>
        <source>So it was.</source>
        <translation>C’était le cas.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>quelqu’un</translation>
    </message>
    <message>
        <source>Soon nothing is recorded, and no PIN is checked: free some space.</source>
        <translation>Bientôt plus rien ne sera enregistré ni aucun code PIN vérifié&#x202f;: libérez de l’espace.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personnel</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>Dim</translation>
    </message>
    <message>
        <source>Telemetry</source>
        <translation>Télémétrie</translation>
    </message>
    <message numerus="yes">
        <source>Testing: %n done</source>
        <translation>
            <numerusform>Test en cours&#x202f;: %n terminé</numerusform>
            <numerusform>Test en cours&#x202f;: %n terminés</numerusform>
        </translation>
    </message>
    <message>
        <source>That is little: end other programs, or restart the computer.</source>
        <translation>C’est peu&#x202f;: fermez d’autres programmes ou redémarrez l’ordinateur.</translation>
    </message>
    <message>
        <source>That is little: give it more light, or another cable.</source>
        <translation>C’est peu&#x202f;: ajoutez de la lumière ou changez de câble.</translation>
    </message>
    <message>
        <source>The broker hears nothing: %1.</source>
        <translation>Le broker n’entend rien&#x202f;: %1.</translation>
    </message>
    <message>
        <source>The broker hears this kiosk.</source>
        <translation>Le broker entend cette borne.</translation>
    </message>
    <message>
        <source>The camera gave no picture</source>
        <translation>La caméra n’a donné aucune image</translation>
    </message>
    <message>
        <source>The camera repeated one picture</source>
        <translation>La caméra a répété la même image</translation>
    </message>
    <message>
        <source>The camera saw only black</source>
        <translation>La caméra n’a vu que du noir</translation>
    </message>
    <message>
        <source>The check stood still</source>
        <translation>Le contrôle s’est arrêté</translation>
    </message>
    <message>
        <source>The door opened within %1&#xa0;s of green, and never without it.</source>
        <translation>La porte s’est ouverte moins de %1&#xa0;s après le vert, et jamais sans lui.</translation>
    </message>
    <message>
        <source>The door was reset after an alarm.</source>
        <translation>La porte a été réinitialisée après une alarme.</translation>
    </message>
    <message>
        <source>The door works all the same. Free the disk, or have it mended.</source>
        <translation>La porte fonctionne quand même. Libérez le disque ou faites-le réparer.</translation>
    </message>
    <message>
        <source>The door&apos;s relay failed.</source>
        <translation>Le relais de la porte est tombé en panne.</translation>
    </message>
    <message>
        <source>The door&apos;s relay works again.</source>
        <translation>Le relais de la porte fonctionne à nouveau.</translation>
    </message>
    <message>
        <source>The doorman answers again.</source>
        <translation>Le service de porte répond à nouveau.</translation>
    </message>
    <message>
        <source>The doorman is not reached: is it running?</source>
        <translation>Le service de porte est injoignable&#x202f;: est-il lancé&#x202f;?</translation>
    </message>
    <message>
        <source>The doorman refuses: %1.</source>
        <translation>Le service de porte refuse&#x202f;: %1.</translation>
    </message>
    <message>
        <source>The doorman was not reached: the door was on its own.</source>
        <translation>Le service de porte était injoignable&#x202f;: la porte était livrée à elle-même.</translation>
    </message>
    <message>
        <source>The fire alarm is over.</source>
        <translation>L’alarme incendie est terminée.</translation>
    </message>
    <message>
        <source>The first one is over within seconds.</source>
        <translation>La première se termine en quelques secondes.</translation>
    </message>
    <message>
        <source>The first start takes some minutes.</source>
        <translation>Le premier démarrage prend quelques minutes.</translation>
    </message>
    <message>
        <source>The key switch was turned.</source>
        <translation>L’interrupteur à clé a été tourné.</translation>
    </message>
    <message>
        <source>The kiosk does not drive the door now.</source>
        <translation>La borne ne commande pas la porte en ce moment.</translation>
    </message>
    <message>
        <source>The kiosk uses %1; %2 of %3 are free.</source>
        <translation>La borne utilise %1&#x202f;; %2 libres sur %3.</translation>
    </message>
    <message>
        <source>The kiosk was out of service: %1.</source>
        <translation>La borne était hors service&#x202f;: %1.</translation>
    </message>
    <message>
        <source>The kiosk was started, version %1.</source>
        <translation>La borne a été démarrée, version %1.</translation>
    </message>
    <message>
        <source>The kiosk&apos;s folder cannot be reached.</source>
        <translation>Le dossier de la borne est inaccessible.</translation>
    </message>
    <message numerus="yes">
        <source>The last %n event(s)</source>
        <translation>
            <numerusform>%n dernier événement</numerusform>
            <numerusform>%n derniers événements</numerusform>
        </translation>
    </message>
    <message>
        <source>The networks fail: nobody can be judged.</source>
        <translation>Les réseaux neuronaux sont en panne&#x202f;: personne ne peut être contrôlé.</translation>
    </message>
    <message>
        <source>The networks failed, nobody could be judged</source>
        <translation>Les réseaux neuronaux étaient en panne, personne ne pouvait être contrôlé</translation>
    </message>
    <message>
        <source>The pass that %1 gave could not be ended.</source>
        <translation>L’autorisation donnée par %1 n’a pas pu être annulée.</translation>
    </message>
    <message>
        <source>The pass that %1 gave is over.</source>
        <translation>L’autorisation donnée par %1 a expiré.</translation>
    </message>
    <message>
        <source>The pass that %1 gave was ended early.</source>
        <translation>L’autorisation donnée par %1 a été annulée avant terme.</translation>
    </message>
    <message>
        <source>The processor has %1 °C.</source>
        <translation>Le processeur est à %1 °C.</translation>
    </message>
    <message>
        <source>The relay fails: %1</source>
        <translation>Le relais est en panne&#x202f;: %1</translation>
    </message>
    <message>
        <source>The report cannot be written (%1): free the disk.</source>
        <translation>Le rapport ne peut pas être écrit (%1)&#x202f;: libérez le disque.</translation>
    </message>
    <message>
        <source>The schedule leaves the door to itself now.</source>
        <translation>Selon l’horaire, la borne ne gère pas la porte en ce moment.</translation>
    </message>
    <message>
        <source>The self-proof was right %1 ago.</source>
        <translation>Dernière autovérification juste il y a %1.</translation>
    </message>
    <message>
        <source>The settings do not say which door there is.</source>
        <translation>Les réglages ne disent pas quelle porte il y a.</translation>
    </message>
    <message numerus="yes">
        <source>The settings have %n mistake(s).</source>
        <translation>
            <numerusform>Les réglages ont %n erreur.</numerusform>
            <numerusform>Les réglages ont %n erreurs.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>Il n’y en a aucun.</translation>
    </message>
    <message>
        <source>This cannot be shown: the kiosk&apos;s log says why.</source>
        <translation>Affichage impossible&#x202f;: le fichier log de la borne dit pourquoi.</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Jeu</translation>
    </message>
    <message>
        <source>To be signed for: walk %1.</source>
        <translation>À signer&#x202f;: passage %1.</translation>
    </message>
    <message>
        <source>Too slow for a green verdict: restart the kiosk.</source>
        <translation>Trop lent pour un verdict vert&#x202f;: redémarrez la borne.</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Mar</translation>
    </message>
    <message>
        <source>Two at once, one without a mask</source>
        <translation>Deux à la fois, une personne sans masque</translation>
    </message>
    <message>
        <source>Uncover its lens, or turn the light on.</source>
        <translation>Dégagez l’objectif ou allumez la lumière.</translation>
    </message>
    <message>
        <source>Unplug the camera and plug it in again.</source>
        <translation>Débranchez la caméra, puis rebranchez-la.</translation>
    </message>
    <message>
        <source>Until then the key switch lets people through.</source>
        <translation>D’ici là, l’interrupteur à clé permet le passage.</translation>
    </message>
    <message>
        <source>Until then visitors have the screen only.</source>
        <translation>D’ici là, les visiteurs n’ont que l’écran.</translation>
    </message>
    <message>
        <source>Version %1, runs for %2.</source>
        <translation>Version %1, en marche depuis %2.</translation>
    </message>
    <message>
        <source>Wait a minute, then check its plug.</source>
        <translation>Attendez une minute, puis vérifiez la prise.</translation>
    </message>
    <message>
        <source>Watchdog</source>
        <translation>Chien de garde</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Mer</translation>
    </message>
    <message>
        <source>With a mask</source>
        <translation>Avec masque</translation>
    </message>
    <message>
        <source>Without a mask</source>
        <translation>Sans masque</translation>
    </message>
    <message>
        <source>Without networks there is nothing to prove.</source>
        <translation>Sans réseaux neuronaux, il n’y a rien à vérifier.</translation>
    </message>
    <message>
        <source>Words are not spoken: %1.</source>
        <translation>Rien n’est prononcé : %1.</translation>
    </message>
    <message>
        <source>You cannot wear a mask? Please ask at the desk.</source>
        <translation>Vous ne pouvez pas porter de masque&#x202f;? Adressez-vous à l’accueil.</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>a camera on the network</source>
        <translation>une caméra sur le réseau</translation>
    </message>
    <message>
        <source>a decimal point is needed, not a comma: %1</source>
        <translation>il faut un point décimal, pas une virgule&#x202f;: %1</translation>
    </message>
    <message>
        <source>a door at the end of a network cannot be fail-safe here</source>
        <translation>une porte au bout d’un réseau ne peut pas être fail-safe ici</translation>
    </message>
    <message>
        <source>a door at the end of a network is not fail-safe</source>
        <translation>une porte au bout d’un réseau n’est pas fail-safe</translation>
    </message>
    <message>
        <source>a door controller that is told by HTTP</source>
        <translation>un contrôleur de porte commandé par HTTP</translation>
    </message>
    <message>
        <source>a door controller that is told by a broker</source>
        <translation>un contrôleur de porte commandé par un broker</translation>
    </message>
    <message>
        <source>a library is missing: `.venv/bin/python -m pip install &apos;.[door]&apos;` in the kiosk&apos;s folder</source>
        <translation>il manque une bibliothèque&#x202f;: lancez `.venv/bin/python -m pip install &apos;.[door]&apos;` dans le dossier de la borne</translation>
    </message>
    <message>
        <source>a line is a [section], or name = value, or a remark that begins with #</source>
        <translation>une ligne est une [section], ou nom = valeur, ou un commentaire qui commence par #</translation>
    </message>
    <message>
        <source>a list in [brackets], each %1</source>
        <translation>une liste entre [crochets], chaque élément étant %1</translation>
    </message>
    <message>
        <source>a name has no blanks: %1</source>
        <translation>un nom ne contient pas d’espaces&#x202f;: %1</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un nombre</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>un nombre de %1 à %2</translation>
    </message>
    <message>
        <source>a number has no 0 in front</source>
        <translation>un nombre ne commence pas par 0</translation>
    </message>
    <message>
        <source>a number stands without its unit: %1</source>
        <translation>un nombre s’écrit sans son unité&#x202f;: %1</translation>
    </message>
    <message>
        <source>a remark begins with #</source>
        <translation>un commentaire commence par #</translation>
    </message>
    <message>
        <source>a section of settings</source>
        <translation>une section de réglages</translation>
    </message>
    <message>
        <source>a section&apos;s name stands between [ and ], and nothing else on that line</source>
        <translation>le nom d’une section se met entre [ et ], et rien d’autre sur cette ligne</translation>
    </message>
    <message>
        <source>a section&apos;s name stands in brackets: [%1]</source>
        <translation>le nom d’une section se met entre crochets&#x202f;: [%1]</translation>
    </message>
    <message>
        <source>a step is not done: %1</source>
        <translation>une étape n’est pas faite&#x202f;: %1</translation>
    </message>
    <message>
        <source>a text in &quot;quotes&quot;</source>
        <translation>un texte entre &quot;guillemets&quot;</translation>
    </message>
    <message>
        <source>a text in &quot;quotes&quot; of %1 to %2 characters</source>
        <translation>un texte entre &quot;guillemets&quot; de %1 à %2 caractères</translation>
    </message>
    <message>
        <source>a text in &quot;quotes&quot; of at most %1 characters</source>
        <translation>un texte entre &quot;guillemets&quot; d’au plus %1 caractères</translation>
    </message>
    <message>
        <source>a text stands in quotes: &quot;%1&quot;</source>
        <translation>un texte se met entre guillemets&#x202f;: &quot;%1&quot;</translation>
    </message>
    <message>
        <source>a text stands in straight quotes: &quot;…&quot;</source>
        <translation>un texte se met entre guillemets droits&#x202f;: &quot;…&quot;</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>un nombre entier</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>un nombre entier de %1 à %2</translation>
    </message>
    <message>
        <source>add an installer, or it can only be set up anew</source>
        <translation>ajoutez un installateur, sinon il faudra tout réinstaller pour la modifier</translation>
    </message>
    <message>
        <source>all is in order</source>
        <translation>tout est en ordre</translation>
    </message>
    <message>
        <source>all is well</source>
        <translation>tout va bien</translation>
    </message>
    <message>
        <source>all up to %1 were removed</source>
        <translation>tous jusqu’à %1 ont été supprimés</translation>
    </message>
    <message>
        <source>allowed are 1 to %1 of them, no two alike</source>
        <translation>il en faut de 1 à %1, tous différents</translation>
    </message>
    <message>
        <source>allowed is %1</source>
        <translation>il faut %1</translation>
    </message>
    <message>
        <source>allowed is a colour such as &quot;#1d3040&quot;, or &quot;&quot; for the theme&apos;s own</source>
        <translation>il faut une couleur comme &quot;#1d3040&quot;, ou &quot;&quot; pour celle du thème</translation>
    </message>
    <message>
        <source>allowed is a date such as &quot;2026-12-25&quot;</source>
        <translation>il faut une date comme &quot;2026-12-25&quot;</translation>
    </message>
    <message>
        <source>allowed is a time of the day from &quot;00:00&quot; to &quot;24:00&quot;</source>
        <translation>il faut une heure de &quot;00:00&quot; à &quot;24:00&quot;</translation>
    </message>
    <message>
        <source>always</source>
        <translation>toujours</translation>
    </message>
    <message>
        <source>another journal</source>
        <translation>un autre journal</translation>
    </message>
    <message>
        <source>another program holds it: end that one, or choose a device that mixes, such as default</source>
        <translation>un autre programme l’occupe&#x202f;: fermez-le ou choisissez un périphérique qui mélange, comme default</translation>
    </message>
    <message>
        <source>aplay cannot be ended, its driver hangs: restart the computer</source>
        <translation>impossible d’arrêter aplay, son pilote est bloqué&#x202f;: redémarrez l’ordinateur</translation>
    </message>
    <message>
        <source>aplay cannot be started: %1</source>
        <translation>impossible de lancer aplay&#x202f;: %1</translation>
    </message>
    <message>
        <source>aplay fails: %1</source>
        <translation>aplay échoue&#x202f;: %1</translation>
    </message>
    <message>
        <source>aplay is missing: install alsa-utils</source>
        <translation>aplay est absent&#x202f;: installez alsa-utils</translation>
    </message>
    <message>
        <source>before and after the point of a number stand digits</source>
        <translation>il faut des chiffres avant et après le point d’un nombre</translation>
    </message>
    <message>
        <source>between a name and its value stands =</source>
        <translation>entre un nom et sa valeur se met =</translation>
    </message>
    <message>
        <source>between the values of a list stand commas</source>
        <translation>les valeurs d’une liste sont séparées par des virgules</translation>
    </message>
    <message>
        <source>by the rules in the settings file</source>
        <translation>selon les règles du fichier de réglages</translation>
    </message>
    <message>
        <source>cannot be read (%1)</source>
        <translation>est illisible (%1)</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>choose another camera</source>
        <translation>choisissez une autre caméra</translation>
    </message>
    <message>
        <source>choose another door, or correct this one</source>
        <translation>choisissez une autre porte ou corrigez celle-ci</translation>
    </message>
    <message>
        <source>choose fail-secure, and set its lock there</source>
        <translation>choisissez fail-secure et réglez la serrure là-bas</translation>
    </message>
    <message>
        <source>choose one of those that are here</source>
        <translation>choisissez-en une parmi celles présentes</translation>
    </message>
    <message>
        <source>come closer, and mark the floor where it is good</source>
        <translation>approchez et marquez le sol là où c’est bien</translation>
    </message>
    <message>
        <source>connect a loudspeaker, or choose silence: the screen says it all, too</source>
        <translation>branchez un haut-parleur ou choisissez muet&#x202f;: l’écran dit tout aussi</translation>
    </message>
    <message>
        <source>core dumps are on, and one would hold the last picture: run `%1` as it is</source>
        <translation>les images mémoire sont activées et l’une contiendrait la dernière photo : lancez `%1` tel quel</translation>
    </message>
    <message>
        <source>cut short at the end</source>
        <translation>tronqué à la fin</translation>
    </message>
    <message>
        <source>door</source>
        <translation>porte</translation>
    </message>
    <message>
        <source>draw it larger, or start anew</source>
        <translation>agrandissez-la ou recommencez</translation>
    </message>
    <message>
        <source>faces.crowd is for doorways without a door: set door.driver to &quot;none&quot;, or faces.crowd to false</source>
        <translation>faces.crowd est fait pour les passages sans porte : mettez door.driver à &quot;none&quot;, ou faces.crowd à false</translation>
    </message>
    <message>
        <source>free</source>
        <translation>libre</translation>
    </message>
    <message>
        <source>from and to are no span of time: a whole day is from = &quot;00:00&quot; and to = &quot;24:00&quot;</source>
        <translation>from et to ne forment pas une durée&#x202f;: une journée entière est from = &quot;00:00&quot; et to = &quot;24:00&quot;</translation>
    </message>
    <message>
        <source>give one to yourself first: you set this kiosk up</source>
        <translation>donnez-vous-en un d’abord&#x202f;: c’est vous qui installez cette borne</translation>
    </message>
    <message>
        <source>gives no picture</source>
        <translation>ne donne pas d’image</translation>
    </message>
    <message>
        <source>go back to it</source>
        <translation>revenez-y</translation>
    </message>
    <message>
        <source>holidays</source>
        <translation>jours fériés</translation>
    </message>
    <message>
        <source>in &quot;quotes&quot; a \ is written twice; in &apos;single ones&apos; it stays as it is</source>
        <translation>entre &quot;guillemets&quot;, un \ s’écrit deux fois&#x202f;; entre apostrophes, il reste tel quel</translation>
    </message>
    <message>
        <source>install mask-kiosk again</source>
        <translation>réinstallez mask-kiosk</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>est endommagé</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>est absent</translation>
    </message>
    <message>
        <source>it cannot be reached</source>
        <translation>il est injoignable</translation>
    </message>
    <message>
        <source>it does not play to the end: unplug the loudspeaker and plug it in again</source>
        <translation>la lecture ne va pas au bout&#x202f;: débranchez le haut-parleur, puis rebranchez-le</translation>
    </message>
    <message>
        <source>it has a value in line %1 already: leave one of them</source>
        <translation>il a déjà une valeur à la ligne %1&#x202f;: n’en laissez qu’une</translation>
    </message>
    <message>
        <source>it is empty, or no SQLite file</source>
        <translation>il est vide ou n’est pas un fichier SQLite</translation>
    </message>
    <message>
        <source>it is not said what the lock does without power</source>
        <translation>il n’est pas indiqué ce que fait la serrure sans courant</translation>
    </message>
    <message>
        <source>it is not the journal of this version, or its table was changed</source>
        <translation>ce n’est pas le journal de cette version, ou sa table a été modifiée</translation>
    </message>
    <message>
        <source>it is starting</source>
        <translation>la borne démarre</translation>
    </message>
    <message>
        <source>it is too bright here</source>
        <translation>il y a trop de lumière ici</translation>
    </message>
    <message>
        <source>it is too dark here</source>
        <translation>il fait trop sombre ici</translation>
    </message>
    <message>
        <source>it looks at nobody: connect a camera and choose it</source>
        <translation>elle ne regarde personne&#x202f;: branchez une caméra et choisissez-la</translation>
    </message>
    <message>
        <source>it moves nothing: for trials only</source>
        <translation>elle ne bouge rien&#x202f;: pour des essais seulement</translation>
    </message>
    <message>
        <source>it refuses: %1</source>
        <translation>il refuse&#x202f;: %1</translation>
    </message>
    <message>
        <source>its seal is gone</source>
        <translation>son scellé a disparu</translation>
    </message>
    <message>
        <source>judges the act %1 of the demo %2: restore engines/models/</source>
        <translation>juge la scène %1 de la démo comme %2&#x202f;: restaurez engines/models/</translation>
    </message>
    <message>
        <source>key switch</source>
        <translation>interrupteur à clé</translation>
    </message>
    <message>
        <source>leave the line out where there is nothing to say</source>
        <translation>supprimez la ligne s’il n’y a rien à indiquer</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>omis</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>verrouillée</translation>
    </message>
    <message>
        <source>look at the lock&apos;s power and at the relay&apos;s wires, or choose another relay, or the other safe state</source>
        <translation>vérifiez le courant de la serrure et les fils du relais, ou choisissez un autre relais, ou l’autre état sûr</translation>
    </message>
    <message>
        <source>look at the lock, or ask who fitted it, and choose</source>
        <translation>regardez la serrure ou demandez à qui l’a posée, puis choisissez</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
    <message>
        <source>models.backends: a GPU is tried first, where there is one</source>
        <translation>models.backends&#x202f;: un GPU est essayé d’abord, s’il y en a un</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>réseaux neuronaux</translation>
    </message>
    <message>
        <source>no backend is named</source>
        <translation>aucun moteur n’est indiqué</translation>
    </message>
    <message>
        <source>no camera is found</source>
        <translation>aucune caméra n’est trouvée</translation>
    </message>
    <message>
        <source>no door is driven here</source>
        <translation>aucune porte n’est commandée ici</translation>
    </message>
    <message>
        <source>no doorman answers: look into the log why it does not start</source>
        <translation>aucun service de porte ne répond&#x202f;: voyez dans le fichier log pourquoi il ne démarre pas</translation>
    </message>
    <message>
        <source>no head lies beside the key (%1): name the notary&apos;s own key</source>
        <translation>le fichier head manque à côté de la clé (%1)&#x202f;: indiquez la clé du notaire</translation>
    </message>
    <message numerus="yes">
        <source>no picture is kept: %n file(s) written, none of which takes one; no core dumps</source>
        <translation>
            <numerusform>aucune image n’est conservée&#x202f;: %n fichier écrit, qui n’en reçoit pas&#x202f;; pas d’image mémoire</numerusform>
            <numerusform>aucune image n’est conservée&#x202f;: %n fichiers écrits, aucun n’en reçoit&#x202f;; pas d’image mémoire</numerusform>
        </translation>
    </message>
    <message>
        <source>no settings are known here that could be used: mend the file by hand</source>
        <translation>aucun réglage utilisable n’est connu ici&#x202f;: corrigez le fichier à la main</translation>
    </message>
    <message>
        <source>nobody has a PIN</source>
        <translation>personne n’a de code PIN</translation>
    </message>
    <message>
        <source>nobody has a PIN, so there is no override: `%1` gives one</source>
        <translation>personne n’a de code PIN, donc aucune autorisation : `%1` en donne un</translation>
    </message>
    <message>
        <source>nobody is judged there: draw it wider</source>
        <translation>personne n’y est analysé&#x202f;: élargissez-la</translation>
    </message>
    <message>
        <source>nobody with a PIN may change this kiosk</source>
        <translation>personne avec un code PIN ne peut modifier cette borne</translation>
    </message>
    <message>
        <source>none is driven here</source>
        <translation>aucune n’est commandée ici</translation>
    </message>
    <message>
        <source>not connected yet</source>
        <translation>pas encore connecté</translation>
    </message>
    <message>
        <source>nothing here can run %1: %2</source>
        <translation>rien ici ne peut exécuter %1 : %2</translation>
    </message>
    <message>
        <source>nothing is heard</source>
        <translation>on n’entend rien</translation>
    </message>
    <message>
        <source>nothing is judged any more</source>
        <translation>plus rien n’est analysé</translation>
    </message>
    <message>
        <source>nothing stands behind a value but a remark that begins with #</source>
        <translation>rien ne suit une valeur, sauf un commentaire qui commence par #</translation>
    </message>
    <message>
        <source>nothing to tell</source>
        <translation>rien à indiquer</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>l’un de %1</translation>
    </message>
    <message>
        <source>only an installer changes this: everybody may look</source>
        <translation>seul un installateur peut modifier cela&#x202f;: tout le monde peut regarder</translation>
    </message>
    <message>
        <source>only staff change this: enter a PIN first</source>
        <translation>seul le personnel peut modifier cela&#x202f;: saisissez d’abord un code PIN</translation>
    </message>
    <message>
        <source>open it once, and say what you saw</source>
        <translation>ouvrez-la une fois et dites ce que vous avez vu</translation>
    </message>
    <message>
        <source>or leave the GPU&apos;s backends out of the settings</source>
        <translation>ou retirez des réglages les moteurs GPU</translation>
    </message>
    <message>
        <source>others may read or change %1: look who did, then `chmod 600` it</source>
        <translation>d’autres peuvent lire ou modifier %1&#x202f;: voyez qui l’a fait, puis `chmod 600`</translation>
    </message>
    <message>
        <source>plug one in, at another socket if need be, and look again</source>
        <translation>branchez-en une, au besoin sur une autre prise, et revérifiez</translation>
    </message>
    <message>
        <source>plug the board in, at another socket if need be, and look again</source>
        <translation>branchez la carte, au besoin sur une autre prise, et revérifiez</translation>
    </message>
    <message>
        <source>policy.alternative: shorter, as it has one line now</source>
        <translation>policy.alternative&#x202f;: plus court, car il n’a plus qu’une ligne</translation>
    </message>
    <message>
        <source>privacy</source>
        <translation>confidentialité</translation>
    </message>
    <message>
        <source>read it, put one up where visitors see it, and confirm</source>
        <translation>lisez-le, affichez-en un où les visiteurs le voient, et confirmez</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>prêt</translation>
    </message>
    <message>
        <source>record %1 has values of another type</source>
        <translation>l’enregistrement %1 a des valeurs d’un autre type</translation>
    </message>
    <message>
        <source>record %1 is not sealed yet: it is just being written, was so when the power went, or was added</source>
        <translation>l’enregistrement %1 n’est pas encore scellé&#x202f;: il est en cours d’écriture, l’était lors d’une coupure, ou a été ajouté</translation>
    </message>
    <message>
        <source>record %1: %2</source>
        <translation>enregistrement %1&#x202f;: %2</translation>
    </message>
    <message>
        <source>records up to %1 are in %2, which was set aside as broken</source>
        <translation>les enregistrements jusqu’à %1 sont dans %2, mis de côté car endommagé</translation>
    </message>
    <message>
        <source>records up to %1 were past their time and are removed, as a record says</source>
        <translation>les enregistrements jusqu’à %1 étaient périmés et ont été supprimés, comme l’indique un enregistrement</translation>
    </message>
    <message>
        <source>reordered</source>
        <translation>déplacé</translation>
    </message>
    <message>
        <source>repeats one picture</source>
        <translation>répète la même image</translation>
    </message>
    <message>
        <source>run `%1`</source>
        <translation>lancez `%1`</translation>
    </message>
    <message numerus="yes">
        <source>sees %n face(s) in a portrait of one: %1 to have the model anew</source>
        <translation>
            <numerusform>voit %n visage dans un portrait d’une personne : %1 pour récupérer le modèle</numerusform>
            <numerusform>voit %n visages dans un portrait d’une personne : %1 pour récupérer le modèle</numerusform>
        </translation>
    </message>
    <message>
        <source>sees only black</source>
        <translation>ne voit que du noir</translation>
    </message>
    <message>
        <source>sees the portrait&apos;s face with score %1</source>
        <translation>voit le visage du portrait avec un score de %1</translation>
    </message>
    <message>
        <source>somebody else changed the settings file %1 meanwhile: look at it first</source>
        <translation>quelqu’un a modifié entre-temps le fichier de réglages %1&#x202f;: regardez-le d’abord</translation>
    </message>
    <message>
        <source>somebody saw it open</source>
        <translation>quelqu’un l’a vue s’ouvrir</translation>
    </message>
    <message>
        <source>staff</source>
        <translation>personnel</translation>
    </message>
    <message>
        <source>tables of their own, each under a line [[in.double.brackets]]</source>
        <translation>des tables distinctes, chacune sous une ligne [[entre.doubles.crochets]]</translation>
    </message>
    <message>
        <source>take a step back, and mark the floor where it is good</source>
        <translation>reculez d’un pas et marquez le sol là où c’est bien</translation>
    </message>
    <message>
        <source>telemetry ended by an error of its own: the log has it</source>
        <translation>la télémétrie s’est arrêtée sur une erreur interne&#x202f;: voyez le fichier log</translation>
    </message>
    <message>
        <source>tells the demo&apos;s bare face, mask and uncovered nose apart</source>
        <translation>distingue dans la démo le visage nu, le masque et le nez découvert</translation>
    </message>
    <message>
        <source>the NVIDIA driver failed at %1 (%2): restart the computer and see that `nvidia-smi` works, %3</source>
        <translation>le pilote NVIDIA a échoué à %1 (%2)&#x202f;: redémarrez l’ordinateur et vérifiez que `nvidia-smi` fonctionne, %3</translation>
    </message>
    <message>
        <source>the NVIDIA driver is too old, it has no %1: install a newer one, %2</source>
        <translation>le pilote NVIDIA est trop ancien, il lui manque %1&#x202f;: installez-en un plus récent %2</translation>
    </message>
    <message>
        <source>the NVIDIA driver sees no GPU: look whether the card is seated and `nvidia-smi` lists it, %1</source>
        <translation>le pilote NVIDIA ne voit aucun GPU&#x202f;: vérifiez que la carte est en place et que `nvidia-smi` l’affiche, %1</translation>
    </message>
    <message>
        <source>the answers cannot be kept in %1 (%2): mend that</source>
        <translation>les réponses ne peuvent pas être gardées dans %1 (%2)&#x202f;: corrigez cela</translation>
    </message>
    <message>
        <source>the camera repeats one picture</source>
        <translation>la caméra répète la même image</translation>
    </message>
    <message>
        <source>the closing %1 is missing</source>
        <translation>il manque le %1 fermant</translation>
    </message>
    <message>
        <source>the connection was lost; does another kiosk have the same name?</source>
        <translation>la connexion a été perdue&#x202f;; une autre borne a-t-elle le même nom&#x202f;?</translation>
    </message>
    <message>
        <source>the count of wrong PINs, %1, %2: a new one begins, with a pause</source>
        <translation>le compteur de codes PIN erronés, %1, %2&#x202f;: un nouveau commence, avec une pause</translation>
    </message>
    <message>
        <source>the demo, which looks at nobody</source>
        <translation>la démo, qui ne regarde personne</translation>
    </message>
    <message>
        <source>the detector</source>
        <translation>le détecteur</translation>
    </message>
    <message>
        <source>the door by its own rules</source>
        <translation>la porte selon ses propres règles</translation>
    </message>
    <message>
        <source>the door did not open</source>
        <translation>la porte ne s’est pas ouverte</translation>
    </message>
    <message>
        <source>the door opens for a mask and for staff only</source>
        <translation>la porte ne s’ouvre que pour un masque et pour le personnel</translation>
    </message>
    <message>
        <source>the door was not tried</source>
        <translation>la porte n’a pas été essayée</translation>
    </message>
    <message>
        <source>the doorman ended: look into its log</source>
        <translation>le service de porte s’est arrêté&#x202f;: voyez son fichier log</translation>
    </message>
    <message>
        <source>the doorman is not reached at %1 (%2): start it by `%3`</source>
        <translation>le service de porte est injoignable à %1 (%2) : lancez-le par `%3`</translation>
    </message>
    <message>
        <source>the doorman listens and drives %1; a lock without power is %2</source>
        <translation>le service de porte répond et pilote %1&#x202f;; sans courant, la serrure est %2</translation>
    </message>
    <message>
        <source>the doorman refuses: %1</source>
        <translation>le service de porte refuse&#x202f;: %1</translation>
    </message>
    <message>
        <source>the doorman that runs here does not take the new door: start it anew</source>
        <translation>le service de porte lancé ici ne prend pas la nouvelle porte&#x202f;: redémarrez-le</translation>
    </message>
    <message>
        <source>the face finder</source>
        <translation>la recherche de visages</translation>
    </message>
    <message>
        <source>the face is at the side</source>
        <translation>le visage est sur le côté</translation>
    </message>
    <message>
        <source>the face is low in the picture</source>
        <translation>le visage est bas dans l’image</translation>
    </message>
    <message>
        <source>the face is near the upper edge</source>
        <translation>le visage est près du bord supérieur</translation>
    </message>
    <message>
        <source>the fire alarm is not over, or its input cannot be read</source>
        <translation>l’alarme incendie n’est pas terminée, ou son entrée est illisible</translation>
    </message>
    <message>
        <source>the first one that is found</source>
        <translation>la première trouvée</translation>
    </message>
    <message>
        <source>the journal cannot be read (%1): let `verify` look for what is wrong</source>
        <translation>le journal est illisible (%1)&#x202f;: cherchez la cause avec `verify`</translation>
    </message>
    <message>
        <source>the journal cannot be read (%1): let it be verified</source>
        <translation>le journal est illisible (%1)&#x202f;: faites-le vérifier</translation>
    </message>
    <message>
        <source>the key %1 cannot be read (%2): ask its owner</source>
        <translation>la clé %1 est illisible (%2)&#x202f;: demandez à son propriétaire</translation>
    </message>
    <message>
        <source>the key lies beside the file: whoever can write there could have sealed it so</source>
        <translation>la clé se trouve à côté du fichier&#x202f;: quiconque peut y écrire aurait pu le sceller ainsi</translation>
    </message>
    <message>
        <source>the kiosk only tells who should not come in</source>
        <translation>la borne dit seulement qui ne devrait pas entrer</translation>
    </message>
    <message>
        <source>the kiosk tells, and the door opens for all</source>
        <translation>la borne conseille, et la porte s’ouvre pour tous</translation>
    </message>
    <message>
        <source>the kiosk&apos;s own part of it has failed: restart the kiosk</source>
        <translation>la partie de la borne qui s’en charge est en panne&#x202f;: redémarrez la borne</translation>
    </message>
    <message>
        <source>the kiosk&apos;s user may not use it: add that user to the group audio</source>
        <translation>l’utilisateur de la borne n’y a pas droit&#x202f;: ajoutez-le au groupe audio</translation>
    </message>
    <message>
        <source>the light is behind the visitor</source>
        <translation>la lumière est derrière le visiteur</translation>
    </message>
    <message>
        <source>the networks are not ready yet</source>
        <translation>les réseaux neuronaux ne sont pas encore prêts</translation>
    </message>
    <message>
        <source>the networks fail</source>
        <translation>les réseaux neuronaux sont en panne</translation>
    </message>
    <message>
        <source>the notary at %1 does not answer (%2): start it</source>
        <translation>le notaire à %1 ne répond pas (%2)&#x202f;: lancez-le</translation>
    </message>
    <message>
        <source>the notary cannot keep its head (%1): mend its disk</source>
        <translation>le notaire ne peut pas écrire son fichier head (%1)&#x202f;: réparez son disque</translation>
    </message>
    <message>
        <source>the notary cannot use %1 (%2): end another one that has it, or mend its disk or rights</source>
        <translation>le notaire ne peut pas utiliser %1 (%2)&#x202f;: arrêtez celui qui l’occupe, ou réparez le disque ou les droits</translation>
    </message>
    <message>
        <source>the notary refuses: %1</source>
        <translation>le notaire refuse&#x202f;: %1</translation>
    </message>
    <message>
        <source>the notary sealed up to %1</source>
        <translation>le notaire a scellé jusqu’à %1</translation>
    </message>
    <message>
        <source>the notary&apos;s head is damaged: keep its folder and journal aside, and begin both anew</source>
        <translation>le fichier head du notaire est endommagé&#x202f;: mettez son dossier et le journal de côté et recommencez les deux</translation>
    </message>
    <message>
        <source>the notice is confirmed</source>
        <translation>l’avis est confirmé</translation>
    </message>
    <message>
        <source>the notice is not confirmed</source>
        <translation>l’avis n’est pas confirmé</translation>
    </message>
    <message>
        <source>the opening %1 is missing</source>
        <translation>il manque le %1 ouvrant</translation>
    </message>
    <message>
        <source>the pictures are too old</source>
        <translation>les images sont trop anciennes</translation>
    </message>
    <message>
        <source>the relay reads back that it is not energised</source>
        <translation>le relais signale qu’il n’est pas alimenté</translation>
    </message>
    <message>
        <source>the relay reads back that it is not released</source>
        <translation>le relais signale qu’il n’est pas relâché</translation>
    </message>
    <message>
        <source>the screen stands still</source>
        <translation>l’écran est figé</translation>
    </message>
    <message>
        <source>the self-proof was not right</source>
        <translation>l’autovérification n’était pas juste</translation>
    </message>
    <message>
        <source>the settings can only be changed by hand (%1): do that</source>
        <translation>les réglages ne peuvent être modifiés qu’à la main (%1)&#x202f;: faites-le</translation>
    </message>
    <message>
        <source>the settings file %1 cannot be read (%2): mend that</source>
        <translation>le fichier de réglages %1 est illisible (%2)&#x202f;: corrigez cela</translation>
    </message>
    <message>
        <source>the settings file %1 cannot be written (%2): mend that</source>
        <translation>le fichier de réglages %1 ne peut pas être écrit (%2)&#x202f;: corrigez cela</translation>
    </message>
    <message>
        <source>the settings file has rules of its own</source>
        <translation>le fichier de réglages a ses propres règles</translation>
    </message>
    <message>
        <source>the settings file is written so that %1 can only be changed by hand: do that</source>
        <translation>le fichier de réglages est écrit de sorte que %1 ne peut être modifié qu’à la main&#x202f;: faites-le</translation>
    </message>
    <message>
        <source>the staff file %1 cannot be read (%2): mend that</source>
        <translation>le fichier du personnel %1 est illisible (%2)&#x202f;: corrigez cela</translation>
    </message>
    <message>
        <source>the staff file %1 is damaged: put back a copy, or add all anew</source>
        <translation>le fichier du personnel %1 est endommagé&#x202f;: restaurez une copie ou ajoutez tout le monde à nouveau</translation>
    </message>
    <message>
        <source>the text is never closed: %1 is missing</source>
        <translation>le texte n’est jamais fermé&#x202f;: il manque %1</translation>
    </message>
    <message>
        <source>the value is missing</source>
        <translation>il manque la valeur</translation>
    </message>
    <message>
        <source>the zone is too small to stand in</source>
        <translation>la zone est trop petite pour s’y tenir</translation>
    </message>
    <message>
        <source>then look again</source>
        <translation>puis revérifiez</translation>
    </message>
    <message>
        <source>then try again</source>
        <translation>puis réessayez</translation>
    </message>
    <message>
        <source>there are pictures in %1: %2. Remove them, and report this</source>
        <translation>il y a des images dans %1&#x202f;: %2. Supprimez-les et signalez-le</translation>
    </message>
    <message>
        <source>there is no NVIDIA driver here (%1 does not load): install it, %2</source>
        <translation>il n’y a pas de pilote NVIDIA ici (%1 ne se charge pas)&#x202f;: installez-le %2</translation>
    </message>
    <message>
        <source>there is no camera at %1</source>
        <translation>il n’y a pas de caméra à %1</translation>
    </message>
    <message>
        <source>there is no journal %1: check how it is written</source>
        <translation>il n’y a pas de journal %1&#x202f;: vérifiez son nom</translation>
    </message>
    <message>
        <source>there is no record at all</source>
        <translation>il n’y a aucun enregistrement</translation>
    </message>
    <message>
        <source>there is no settings file %1: name one that exists with --config, or leave that out for the defaults</source>
        <translation>il n’y a pas de fichier de réglages %1&#x202f;: indiquez-en un existant avec --config, ou omettez cela pour les valeurs par défaut</translation>
    </message>
    <message>
        <source>there is no such loudspeaker: plug it in, or correct sound.device (`aplay -L` lists them)</source>
        <translation>ce haut-parleur n’existe pas&#x202f;: branchez-le ou corrigez sound.device (`aplay -L` les énumère)</translation>
    </message>
    <message>
        <source>there is nothing at %1</source>
        <translation>il n’y a rien à %1</translation>
    </message>
    <message>
        <source>they stay as they are</source>
        <translation>elles restent telles quelles</translation>
    </message>
    <message>
        <source>they were in %1, which is not here</source>
        <translation>ils étaient dans %1, qui n’est pas ici</translation>
    </message>
    <message>
        <source>this cannot be read: look at quotes, brackets and commas</source>
        <translation>c’est illisible&#x202f;: vérifiez les guillemets, les crochets et les virgules</translation>
    </message>
    <message>
        <source>this door is words in a log</source>
        <translation>cette porte n’est que du texte dans un fichier log</translation>
    </message>
    <message>
        <source>this is UTF-16, not UTF-8: save the file as UTF-8</source>
        <translation>c’est de l’UTF-16, pas de l’UTF-8&#x202f;: enregistrez le fichier en UTF-8</translation>
    </message>
    <message>
        <source>this is the demo</source>
        <translation>c’est la démo</translation>
    </message>
    <message>
        <source>this journal was begun without them</source>
        <translation>ce journal a été commencé sans eux</translation>
    </message>
    <message>
        <source>this letter is not UTF-8: save the file as that</source>
        <translation>ce caractère n’est pas en UTF-8&#x202f;: enregistrez le fichier en UTF-8</translation>
    </message>
    <message>
        <source>this section begins in line %1 already: put both together</source>
        <translation>cette section commence déjà à la ligne %1&#x202f;: réunissez les deux</translation>
    </message>
    <message>
        <source>this user may not write %1: make its folder the kiosk&apos;s own (docs/setup.md)</source>
        <translation>cet utilisateur ne peut pas écrire %1&#x202f;: donnez son dossier à la borne (docs/setup.md)</translation>
    </message>
    <message>
        <source>tilt the camera down, or mount the kiosk lower</source>
        <translation>inclinez la caméra vers le bas ou fixez la borne plus bas</translation>
    </message>
    <message>
        <source>tilt the camera up, or mount the kiosk higher</source>
        <translation>inclinez la caméra vers le haut ou fixez la borne plus haut</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true ou false</translation>
    </message>
    <message>
        <source>try the door: it may still be one</source>
        <translation>essayez la porte&#x202f;: c’en est peut-être une quand même</translation>
    </message>
    <message>
        <source>turn a light on that shines on the visitor&apos;s face</source>
        <translation>allumez une lumière qui éclaire le visage du visiteur</translation>
    </message>
    <message>
        <source>turn the camera, or stand in front of it</source>
        <translation>tournez la caméra ou placez-vous devant</translation>
    </message>
    <message>
        <source>turn the kiosk away from the window, or close the blind</source>
        <translation>détournez la borne de la fenêtre ou fermez le store</translation>
    </message>
    <message>
        <source>turn the lamp away, or close the blind</source>
        <translation>détournez la lampe ou fermez le store</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>jusqu’à %1</translation>
    </message>
    <message>
        <source>up to %1: %2</source>
        <translation>jusqu’à %1&#x202f;: %2</translation>
    </message>
    <message>
        <source>version = %1: these settings are a newer kiosk&apos;s, this one knows %2 at the most: install the newer one again, or use the last good settings</source>
        <translation>version = %1&#x202f;: ces réglages sont ceux d’une borne plus récente, celle-ci connaît au plus %2&#x202f;: réinstallez la plus récente ou utilisez les derniers bons réglages</translation>
    </message>
    <message>
        <source>volume %1</source>
        <translation>volume %1</translation>
    </message>
    <message>
        <source>wait until they are</source>
        <translation>attendez qu’ils le soient</translation>
    </message>
    <message>
        <source>what answers at %1 is no notary: name its socket</source>
        <translation>ce qui répond à %1 n’est pas un notaire&#x202f;: indiquez son socket</translation>
    </message>
    <message>
        <source>what is at %1 does not say that it is such a board</source>
        <translation>ce qui est à %1 ne dit pas être une telle carte</translation>
    </message>
    <message>
        <source>what is set up cannot be kept in %1 (%2): mend that</source>
        <translation>la configuration ne peut pas être gardée dans %1 (%2) : corrigez cela</translation>
    </message>
    <message>
        <source>what stands there was record %1</source>
        <translation>ce qui s’y trouve était l’enregistrement %1</translation>
    </message>
    <message>
        <source>whether it obeys, and how soon, is up to what receives it</source>
        <translation>si elle obéit, et en combien de temps, dépend de ce qui reçoit l’ordre</translation>
    </message>
    <message>
        <source>whoever cannot see the screen hears nothing</source>
        <translation>qui ne peut pas voir l’écran n’entend rien</translation>
    </message>
    <message>
        <source>without power it is free</source>
        <translation>sans courant, elle est libre</translation>
    </message>
    <message>
        <source>without power it is locked</source>
        <translation>sans courant, elle est verrouillée</translation>
    </message>
    <message>
        <source>words in a log</source>
        <translation>du texte dans un fichier log</translation>
    </message>
    <message>
        <source>wrong PINs cannot be counted in %1 (%2), so none is checked: mend that</source>
        <translation>les codes PIN erronés ne peuvent être comptés dans %1 (%2), donc aucun n’est vérifié&#x202f;: corrigez cela</translation>
    </message>
    <message>
        <source>x0 must be less than x1, and y0 less than y1</source>
        <translation>x0 doit être inférieur à x1, et y0 à y1</translation>
    </message>
    <message>
        <source>yes is true, no is false, in small letters</source>
        <translation>yes s’écrit true, no s’écrit false, en minuscules</translation>
    </message>
    <message>
        <source>you stand too far away to be judged</source>
        <translation>vous êtes trop loin pour être analysé</translation>
    </message>
    <message>
        <source>you stand very near</source>
        <translation>vous êtes très près</translation>
    </message>
    <message>
        <source>your face is outside the zone</source>
        <translation>votre visage est hors de la zone</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>%1 left</source>
        <translation>Encore %1</translation>
    </message>
    <message>
        <source>%1 of %2 walks are made.</source>
        <translation>%1 passages sur %2 sont faits.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1&#x202f;: %2 %3</translation>
    </message>
    <message>
        <source>%1: %2&#xa0;%</source>
        <translation>%1&#x202f;: %2&#x202f;%</translation>
    </message>
    <message>
        <source>%1&#xa0;%</source>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>%1&#xa0;% done</source>
        <translation>%1&#x202f;% effectués</translation>
    </message>
    <message>
        <source>%1&#xa0;% needed</source>
        <translation>%1&#x202f;% requis</translation>
    </message>
    <message>
        <source>%1&#xa0;s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1&#xa0;s ago</source>
        <translation>il y a %1&#xa0;s</translation>
    </message>
    <message>
        <source>6 to 12 digits: no runs, no repetitions.</source>
        <translation>6 à 12 chiffres&#x202f;: ni suites, ni répétitions.</translation>
    </message>
    <message>
        <source>A PIN for %1</source>
        <translation>Un code PIN pour %1</translation>
    </message>
    <message>
        <source>A camera looks here whether you wear a mask over nose and mouth. No picture is stored, and nobody is recognised. Times and results are kept for %1 days. %2</source>
        <translation>Une caméra regarde ici si vous portez un masque sur le nez et la bouche. Aucune image n’est conservée et personne n’est reconnu. Les heures et les résultats sont gardés %1 jours. %2</translation>
    </message>
    <message>
        <source>A door controller is told by HTTP.</source>
        <translation>Un contrôleur de porte est commandé par HTTP.</translation>
    </message>
    <message>
        <source>A door controller is told by a broker.</source>
        <translation>Un contrôleur de porte est commandé par un broker.</translation>
    </message>
    <message>
        <source>A member of staff has let you through.</source>
        <translation>Le personnel vous laisse passer.</translation>
    </message>
    <message>
        <source>A relay board, it answers.</source>
        <translation>Une carte relais, elle répond.</translation>
    </message>
    <message>
        <source>Acceptance</source>
        <translation>Réception</translation>
    </message>
    <message>
        <source>Accepted if the site signs.</source>
        <translation>Accepté si le site signe.</translation>
    </message>
    <message>
        <source>Accepted.</source>
        <translation>Accepté.</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Ajouter une personne</translation>
    </message>
    <message>
        <source>Adjust mask</source>
        <translation>Masque mal mis</translation>
    </message>
    <message>
        <source>Advise</source>
        <translation>Conseiller</translation>
    </message>
    <message>
        <source>Aim</source>
        <translation>Cadrage</translation>
    </message>
    <message>
        <source>Alarm is over</source>
        <translation>Alarme terminée</translation>
    </message>
    <message>
        <source>All walks are made</source>
        <translation>Tous les passages sont faits</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Toujours</translation>
    </message>
    <message>
        <source>Another PIN</source>
        <translation>Autre code PIN</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Autre raison</translation>
    </message>
    <message>
        <source>As the theme</source>
        <translation>Comme le thème</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Habituelle</translation>
    </message>
    <message>
        <source>Ask staff for help</source>
        <translation>Demander de l’aide</translation>
    </message>
    <message>
        <source>At first</source>
        <translation>Au départ</translation>
    </message>
    <message>
        <source>At other times the door goes by its own rules.</source>
        <translation>Le reste du temps, la porte suit ses propres règles.</translation>
    </message>
    <message>
        <source>At set times</source>
        <translation>À heures fixes</translation>
    </message>
    <message>
        <source>At the side</source>
        <translation>Sur le côté</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Back to the kiosk, change nothing</source>
        <translation>Retour à la borne, sans rien changer</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Behind the wizard there is no PIN. Untouched for 10&#xa0;min, it goes away and the kiosk is as before.</source>
        <translation>L’assistant n’a pas de code PIN. Sans toucher pendant 10 min, il se ferme et la borne est comme avant.</translation>
    </message>
    <message>
        <source>Being written.</source>
        <translation>Écriture en cours.</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Bleu</translation>
    </message>
    <message>
        <source>Boards that are plugged in are found by themselves.</source>
        <translation>Les cartes branchées sont trouvées toutes seules.</translation>
    </message>
    <message>
        <source>Bright</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Brun</translation>
    </message>
    <message>
        <source>Camera dark</source>
        <translation>Image noire</translation>
    </message>
    <message>
        <source>Camera stuck</source>
        <translation>Image figée</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation>Majuscules</translation>
    </message>
    <message>
        <source>Choose, try it, keep it.</source>
        <translation>Choisissez, essayez, gardez.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Come closer</source>
        <translation>Approchez</translation>
    </message>
    <message>
        <source>Copy it out</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Cut short by a pause</source>
        <translation>Interrompu par une pause</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Démo</translation>
    </message>
    <message>
        <source>Demo, no camera</source>
        <translation>Démo, sans caméra</translation>
    </message>
    <message>
        <source>Did the door open?</source>
        <translation>La porte s’est-elle ouverte&#x202f;?</translation>
    </message>
    <message>
        <source>Digits and signs</source>
        <translation>Chiffres et signes</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Do visitors know?</source>
        <translation>Les visiteurs sont-ils informés&#x202f;?</translation>
    </message>
    <message>
        <source>Does the door open?</source>
        <translation>La porte s’ouvre-t-elle&#x202f;?</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>Porte</translation>
    </message>
    <message>
        <source>ENFORCE does not resist somebody who holds up a photo, or slips in behind somebody else.</source>
        <translation>ENFORCE n’arrête pas qui présente une photo ou se glisse derrière quelqu’un.</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Plus tôt</translation>
    </message>
    <message>
        <source>End early</source>
        <translation>Arrêter ici</translation>
    </message>
    <message>
        <source>Enforce</source>
        <translation>Imposer</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Valider</translation>
    </message>
    <message>
        <source>Enter a PIN</source>
        <translation>Saisir un code PIN</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Effacer le dernier chiffre</translation>
    </message>
    <message>
        <source>Erase the last letter</source>
        <translation>Effacer le dernier caractère</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Every PIN opens the door and shows how the kiosk is.</source>
        <translation>Chaque code PIN ouvre la porte et montre l’état de la borne.</translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>Tout est en ordre.</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>Tout fonctionne.</translation>
    </message>
    <message>
        <source>Fail-safe: everybody comes in and out without power. Usual on escape routes.</source>
        <translation>Fail-safe&#x202f;: sans courant, tout le monde entre et sort. Habituel sur les issues de secours.</translation>
    </message>
    <message>
        <source>Fail-secure: nobody comes in without power. Who is inside must get out by the handle.</source>
        <translation>Fail-secure&#x202f;: sans courant, personne n’entre. Qui est à l’intérieur doit pouvoir sortir par la poignée.</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Pannes</translation>
    </message>
    <message>
        <source>Fewer: %1</source>
        <translation>Moins&#x202f;: %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Premier</translation>
    </message>
    <message>
        <source>For how long?</source>
        <translation>Pour combien de temps&#x202f;?</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>From behind</source>
        <translation>Contre-jour</translation>
    </message>
    <message>
        <source>GPIO line %1</source>
        <translation>Ligne GPIO %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bien</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>Head upright</source>
        <translation>Tête droite</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Health page</source>
        <translation>Page d’état</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Hide reasons</source>
        <translation>Masquer les raisons</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>Ne bougez pas</translation>
    </message>
    <message>
        <source>How loud?</source>
        <translation>Quel volume&#x202f;?</translation>
    </message>
    <message>
        <source>How many walks of each kind?</source>
        <translation>Combien de passages par type&#x202f;?</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>Indigo</translation>
    </message>
    <message>
        <source>Installer</source>
        <translation>Installateur</translation>
    </message>
    <message>
        <source>Is every record as it was written?</source>
        <translation>Chaque enregistrement est-il tel qu’écrit&#x202f;?</translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation>Est-ce correct&#x202f;?</translation>
    </message>
    <message>
        <source>It can be changed at any time.</source>
        <translation>Cela peut être modifié à tout moment.</translation>
    </message>
    <message>
        <source>It could not be verified.</source>
        <translation>La vérification a échoué.</translation>
    </message>
    <message>
        <source>It does not say what it is. It may be a relay board.</source>
        <translation>Cela ne dit pas ce que c’est. C’est peut-être une carte relais.</translation>
    </message>
    <message>
        <source>It goes to its safe state: as it is without power.</source>
        <translation>Elle passe à son état sûr, comme sans courant.</translation>
    </message>
    <message>
        <source>It hangs there</source>
        <translation>Il est affiché</translation>
    </message>
    <message>
        <source>It is always on the screen, and must be true here.</source>
        <translation>C’est toujours à l’écran et doit être vrai ici.</translation>
    </message>
    <message>
        <source>It is told to open. Still for %1&#xa0;s.</source>
        <translation>La porte doit s’ouvrir. Encore %1&#xa0;s.</translation>
    </message>
    <message>
        <source>It needs no network. What is left empty is not used.</source>
        <translation>Elle n’a pas besoin de réseau. Ce qui reste vide n’est pas utilisé.</translation>
    </message>
    <message>
        <source>It shows its verdict. The door goes by its own rules.</source>
        <translation>Elle montre son verdict. La porte suit ses propres règles.</translation>
    </message>
    <message>
        <source>It stands in the record beside all that this person does here.</source>
        <translation>Il figure au journal avec tout ce que cette personne fait ici.</translation>
    </message>
    <message>
        <source>It tells who should put on a mask. The door opens for all.</source>
        <translation>Elle dit qui devrait mettre un masque. La porte s’ouvre pour tous.</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>Analysé</translation>
    </message>
    <message>
        <source>Judged together</source>
        <translation>Analysés ensemble</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>C’est gardé.</translation>
    </message>
    <message>
        <source>Kept. What visitors can choose changes when the kiosk is started again.</source>
        <translation>C’est gardé. Le choix des visiteurs change au prochain démarrage.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Langue&#x202f;: %1</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Langues</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Grandes</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Left without a verdict</source>
        <translation>Parti sans verdict</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Admis</translation>
    </message>
    <message>
        <source>Let in: %1 of %2 (95&#xa0;%: %3 to %4&#xa0;%)</source>
        <translation>Admis&#x202f;: %1 sur %2 (95&#x202f;%&#x202f;: %3 à %4&#x202f;%)</translation>
    </message>
    <message>
        <source>Lets people through, and changes the kiosk.</source>
        <translation>Laisse passer et modifie la borne.</translation>
    </message>
    <message>
        <source>Lets people through.</source>
        <translation>Laisse passer.</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Lettres</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Lumière</translation>
    </message>
    <message>
        <source>Light or camera disturbed</source>
        <translation>Lumière ou caméra perturbée</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Ligne %1</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>Image en direct</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Verrouillée</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspect</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Revérifier</translation>
    </message>
    <message>
        <source>Look at the camera</source>
        <translation>Regardez la caméra</translation>
    </message>
    <message>
        <source>Look here</source>
        <translation>Regardez ici</translation>
    </message>
    <message>
        <source>Looking. This takes some seconds.</source>
        <translation>Recherche en cours. Cela prend quelques secondes.</translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation>MQTT</translation>
    </message>
    <message>
        <source>MQTT broker</source>
        <translation>Broker MQTT</translation>
    </message>
    <message>
        <source>Make the report</source>
        <translation>Créer le rapport</translation>
    </message>
    <message>
        <source>Making ready</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Masque</translation>
    </message>
    <message>
        <source>Mask OK</source>
        <translation>Masque OK</translation>
    </message>
    <message>
        <source>Mask check</source>
        <translation>Contrôle du masque</translation>
    </message>
    <message>
        <source>Mask missing</source>
        <translation>Masque absent</translation>
    </message>
    <message>
        <source>Mask wrong</source>
        <translation>Masque mal mis</translation>
    </message>
    <message>
        <source>Masks are not checked here at the moment.</source>
        <translation>Les masques ne sont pas contrôlés ici en ce moment.</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>Plus&#x202f;: %1</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Mouvement</translation>
    </message>
    <message>
        <source>Name of the place</source>
        <translation>Nom du lieu</translation>
    </message>
    <message>
        <source>Narrow</source>
        <translation>Étroite</translation>
    </message>
    <message>
        <source>Networks disagree</source>
        <translation>Réseaux en désaccord</translation>
    </message>
    <message>
        <source>New acceptance</source>
        <translation>Nouvelle réception</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Dernier</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Pas de caméra</translation>
    </message>
    <message>
        <source>No door</source>
        <translation>Pas de porte</translation>
    </message>
    <message>
        <source>No face is seen</source>
        <translation>Aucun visage visible</translation>
    </message>
    <message>
        <source>No live picture</source>
        <translation>Pas d’image en direct</translation>
    </message>
    <message>
        <source>No mask</source>
        <translation>Sans masque</translation>
    </message>
    <message>
        <source>No picture is stored.</source>
        <translation>Aucune image n’est conservée.</translation>
    </message>
    <message>
        <source>No settings are known here that could be used before.</source>
        <translation>Aucun réglage antérieur utilisable n’est connu ici.</translation>
    </message>
    <message>
        <source>No visits yet today.</source>
        <translation>Pas encore de visites aujourd’hui.</translation>
    </message>
    <message>
        <source>No walk is made yet.</source>
        <translation>Aucun passage n’est encore fait.</translation>
    </message>
    <message>
        <source>Nobody is being judged.</source>
        <translation>Personne n’est analysé.</translation>
    </message>
    <message>
        <source>Not accepted.</source>
        <translation>Non accepté.</translation>
    </message>
    <message>
        <source>Not done as asked</source>
        <translation>Pas comme demandé</translation>
    </message>
    <message>
        <source>Not kept on the disk: %1</source>
        <translation>Non gardé sur le disque&#x202f;: %1</translation>
    </message>
    <message>
        <source>Not kept yet.</source>
        <translation>Pas encore gardé.</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Pas encore lu</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Non enregistrés</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Incertain</translation>
    </message>
    <message>
        <source>Nothing at the door</source>
        <translation>Afficher seulement</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Rien ne s’est encore passé.</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Avis</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>Olive</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>On the network</source>
        <translation>Sur le réseau</translation>
    </message>
    <message>
        <source>On the screen now. Back by itself in %1.</source>
        <translation>À l’écran maintenant. Retour tout seul dans %1.</translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation>Un à la fois</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>Un de moins</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Un instant</translation>
    </message>
    <message>
        <source>One moment: the doorman starts.</source>
        <translation>Un instant&#x202f;: le service de porte démarre.</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Un de plus</translation>
    </message>
    <message>
        <source>Only faces inside the frame are judged. Pull its corners, or move it.</source>
        <translation>Seuls les visages dans le cadre sont analysés. Tirez ses coins ou déplacez-le.</translation>
    </message>
    <message>
        <source>Open the door now</source>
        <translation>Ouvrir la porte</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Gestion</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>Normales</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>Hors service</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>Hors service</translation>
    </message>
    <message>
        <source>Outside the zone</source>
        <translation>Hors de la zone</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>Autorisations</translation>
    </message>
    <message>
        <source>PINs are paused here. Please wait %1.</source>
        <translation>Saisie du code suspendue. Veuillez attendre %1.</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Petrol</source>
        <translation>Pétrole</translation>
    </message>
    <message>
        <source>Pins of this computer.</source>
        <translation>Broches de cet ordinateur.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Please enter your PIN.</source>
        <translation>Veuillez saisir votre code PIN.</translation>
    </message>
    <message>
        <source>Please hold your head upright and look at the camera.</source>
        <translation>Veuillez tenir la tête droite et regarder la caméra.</translation>
    </message>
    <message>
        <source>Please let one person stand in front, the others behind.</source>
        <translation>Une seule personne devant, les autres derrière, s’il vous plaît.</translation>
    </message>
    <message>
        <source>Please look at the camera.</source>
        <translation>Veuillez regarder la caméra.</translation>
    </message>
    <message>
        <source>Please look straight at the camera and show your whole face.</source>
        <translation>Veuillez regarder la caméra bien en face et montrer tout votre visage.</translation>
    </message>
    <message>
        <source>Please pull the mask up over your nose and down under your chin.</source>
        <translation>Veuillez remonter le masque sur le nez et le descendre sous le menton.</translation>
    </message>
    <message>
        <source>Please put on a mask over nose and mouth.</source>
        <translation>Veuillez mettre un masque sur le nez et la bouche.</translation>
    </message>
    <message>
        <source>Please stand here and look at the camera.</source>
        <translation>Placez-vous ici et regardez la caméra, s’il vous plaît.</translation>
    </message>
    <message>
        <source>Please stand still for a moment.</source>
        <translation>Veuillez rester immobile un instant.</translation>
    </message>
    <message>
        <source>Please step into the light and face it.</source>
        <translation>Veuillez vous placer face à la lumière.</translation>
    </message>
    <message>
        <source>Please step out of the bright light.</source>
        <translation>Veuillez sortir de la lumière vive.</translation>
    </message>
    <message>
        <source>Please take a step back from the camera.</source>
        <translation>Veuillez reculer d’un pas.</translation>
    </message>
    <message>
        <source>Please take a step towards the camera.</source>
        <translation>Veuillez faire un pas vers la caméra.</translation>
    </message>
    <message>
        <source>Please turn your face straight to the camera.</source>
        <translation>Veuillez tourner le visage bien en face de la caméra.</translation>
    </message>
    <message>
        <source>Please wait</source>
        <translation>Patientez</translation>
    </message>
    <message>
        <source>Probability of a mask, last %1 seconds</source>
        <translation>Probabilité d’un masque, %1 dernières secondes</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Preuve</translation>
    </message>
    <message>
        <source>Put this up where they see it before the camera sees them.</source>
        <translation>Affichez cet avis là où les visiteurs le voient avant que la caméra ne les voie.</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>Relay %1</source>
        <translation>Relais %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Annuler l’accès</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Écran</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>Deuxième personne</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>Autotest</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Installer</translation>
    </message>
    <message>
        <source>Set up again</source>
        <translation>Reconfigurer</translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation>Installation</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Shown small on the screen, such as Ward 3.</source>
        <translation>Affiché en petit à l’écran, par exemple Service 3.</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Muet</translation>
    </message>
    <message>
        <source>Site&apos;s own</source>
        <translation>Du site</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omettre</translation>
    </message>
    <message>
        <source>So that no finger slipped.</source>
        <translation>Pour exclure une faute de frappe.</translation>
    </message>
    <message>
        <source>Somebody else walked up</source>
        <translation>Quelqu’un d’autre est venu</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Annonces</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personnel</translation>
    </message>
    <message>
        <source>Staff go on behind their PIN.</source>
        <translation>Le personnel continue avec son code PIN.</translation>
    </message>
    <message>
        <source>Staff let people through with it. An installer changes the kiosk, too.</source>
        <translation>Le personnel s’en sert pour laisser passer. Un installateur modifie aussi la borne.</translation>
    </message>
    <message>
        <source>Staff only</source>
        <translation>Réservé au personnel</translation>
    </message>
    <message>
        <source>Staff pass</source>
        <translation>Accès accordé</translation>
    </message>
    <message>
        <source>Stand where visitors will stand, and look at the kiosk.</source>
        <translation>Placez-vous là où se tiendront les visiteurs et regardez la borne.</translation>
    </message>
    <message>
        <source>Start the kiosk</source>
        <translation>Démarrer la borne</translation>
    </message>
    <message>
        <source>Start the wizard</source>
        <translation>Lancer l’assistant</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Rester ici</translation>
    </message>
    <message>
        <source>Stay, and look at the camera</source>
        <translation>Restez et regardez la caméra</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Étape %1 sur %2</translation>
    </message>
    <message>
        <source>Step away</source>
        <translation>Éloignez-vous</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>Reculez</translation>
    </message>
    <message>
        <source>Stop judging, and set up again?</source>
        <translation>Cesser de contrôler et reconfigurer ?</translation>
    </message>
    <message>
        <source>Strike out</source>
        <translation>Écarter</translation>
    </message>
    <message>
        <source>Strike out which walk, and why?</source>
        <translation>Quel passage écarter, et pourquoi&#x202f;?</translation>
    </message>
    <message>
        <source>Struck out: %1</source>
        <translation>Écarté&#x202f;: %1</translation>
    </message>
    <message>
        <source>Such as https://door.example/kiosk</source>
        <translation>Par exemple https://door.example/kiosk</translation>
    </message>
    <message>
        <source>Such as mqtt://10.0.0.2:1883. It is told how the kiosk is.</source>
        <translation>Par exemple mqtt://10.0.0.2:1883. Il est informé de l’état de la borne.</translation>
    </message>
    <message>
        <source>Such as mqtt://user:password@10.0.0.2:1883</source>
        <translation>Par exemple mqtt://user:password@10.0.0.2:1883</translation>
    </message>
    <message>
        <source>Such as rtsp://10.0.0.7/stream or http://10.0.0.7/video</source>
        <translation>Par exemple rtsp://10.0.0.7/stream ou http://10.0.0.7/video</translation>
    </message>
    <message>
        <source>Takes about a minute. The kiosk goes on meanwhile, more slowly.</source>
        <translation>Dure environ une minute. La borne continue, plus lentement.</translation>
    </message>
    <message>
        <source>Test now</source>
        <translation>Tester</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Textes</translation>
    </message>
    <message>
        <source>Thank you. Your mask covers nose and mouth.</source>
        <translation>Merci. Votre masque couvre le nez et la bouche.</translation>
    </message>
    <message>
        <source>The acceptance is paused</source>
        <translation>La réception est en pause</translation>
    </message>
    <message>
        <source>The camera is not working. Please ask staff.</source>
        <translation>La caméra ne fonctionne pas. Adressez-vous au personnel.</translation>
    </message>
    <message>
        <source>The camera sees nothing: is it covered? Please ask staff.</source>
        <translation>La caméra ne voit rien&#x202f;: est-elle couverte&#x202f;? Adressez-vous au personnel.</translation>
    </message>
    <message>
        <source>The camera&apos;s picture has stopped. Please ask staff.</source>
        <translation>L’image de la caméra est figée. Adressez-vous au personnel.</translation>
    </message>
    <message>
        <source>The check is not ready. If this stays, please ask staff.</source>
        <translation>Le contrôle n’est pas prêt. Si cela dure, adressez-vous au personnel.</translation>
    </message>
    <message>
        <source>The door does not answer. Please see to it by hand.</source>
        <translation>La porte ne répond pas. Gérez-la à la main.</translation>
    </message>
    <message>
        <source>The door obeys as ever: a walk that wrongly turns green opens it.</source>
        <translation>La porte obéit comme toujours&#x202f;: un passage au vert à tort l’ouvre.</translation>
    </message>
    <message>
        <source>The door opens as for any visitor.</source>
        <translation>La porte s’ouvre comme pour tout visiteur.</translation>
    </message>
    <message>
        <source>The door opens for a mask and for staff only.</source>
        <translation>La porte ne s’ouvre que pour un masque et pour le personnel.</translation>
    </message>
    <message>
        <source>The door opens.</source>
        <translation>La porte s’ouvre.</translation>
    </message>
    <message>
        <source>The journal is in order.</source>
        <translation>Le journal est en ordre.</translation>
    </message>
    <message>
        <source>The journal is not in order.</source>
        <translation>Le journal n’est pas en ordre.</translation>
    </message>
    <message>
        <source>The kiosk begins anew.</source>
        <translation>La borne recommence.</translation>
    </message>
    <message>
        <source>The kiosk ends, and the wizard begins.</source>
        <translation>La borne s’arrête, l’assistant démarre.</translation>
    </message>
    <message>
        <source>The kiosk is getting ready: %1&#xa0;% done. The first time takes some minutes.</source>
        <translation>La borne se prépare&#x202f;: %1&#x202f;% effectués. La première fois prend quelques minutes.</translation>
    </message>
    <message>
        <source>The kiosk shows and says its verdict.</source>
        <translation>La borne montre et dit son verdict.</translation>
    </message>
    <message>
        <source>The kiosk stops judging until the wizard is done or left.</source>
        <translation>La borne ne contrôle plus personne tant que l’assistant n’est pas fini ou quitté.</translation>
    </message>
    <message>
        <source>The kiosk was stopped</source>
        <translation>La borne a été arrêtée</translation>
    </message>
    <message>
        <source>The kiosk&apos;s own verdict: %1</source>
        <translation>Verdict de la borne&#x202f;: %1</translation>
    </message>
    <message>
        <source>The last good settings are of %1.</source>
        <translation>Les derniers bons réglages datent du %1.</translation>
    </message>
    <message>
        <source>The list of staff is empty or unreadable. Please see to the door by hand.</source>
        <translation>La liste du personnel est vide ou illisible. Gérez la porte à la main.</translation>
    </message>
    <message>
        <source>The relay says that it obeyed.</source>
        <translation>Le relais signale qu’il a obéi.</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>Le même code PIN encore une fois</translation>
    </message>
    <message>
        <source>The same happens when the kiosk fails. If you do not know, ask who fitted it.</source>
        <translation>Il en va de même si la borne tombe en panne. Si vous ne savez pas, demandez à qui l’a posée.</translation>
    </message>
    <message>
        <source>The settings cannot be used.</source>
        <translation>Les réglages sont inutilisables.</translation>
    </message>
    <message>
        <source>The walk after</source>
        <translation>Le passage suivant</translation>
    </message>
    <message>
        <source>The walk before</source>
        <translation>Le passage précédent</translation>
    </message>
    <message>
        <source>The walks are over</source>
        <translation>Les passages sont terminés</translation>
    </message>
    <message>
        <source>The wizard asks everything once more.</source>
        <translation>L’assistant repose toutes les questions.</translation>
    </message>
    <message>
        <source>The wizard begins with the present ones. Nothing is lost until its last page.</source>
        <translation>L’assistant part des réglages actuels. Rien n’est perdu avant sa dernière page.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>These are typed into %1, under [screen].</source>
        <translation>On les saisit dans %1, sous [screen].</translation>
    </message>
    <message>
        <source>These were two different PINs. Please begin again.</source>
        <translation>C’étaient deux codes PIN différents. Veuillez recommencer.</translation>
    </message>
    <message>
        <source>This check is not working. Please ask staff.</source>
        <translation>Ce contrôle ne fonctionne pas. Adressez-vous au personnel.</translation>
    </message>
    <message>
        <source>This does not work now. Please see to the door by hand.</source>
        <translation>Impossible pour l’instant. Gérez la porte à la main.</translation>
    </message>
    <message>
        <source>This model has no map of what it looks at.</source>
        <translation>Ce modèle n’a pas de carte de ce qu’il regarde.</translation>
    </message>
    <message>
        <source>This person only</source>
        <translation>Cette personne</translation>
    </message>
    <message>
        <source>This theme is black and white.</source>
        <translation>Ce thème est en noir et blanc.</translation>
    </message>
    <message>
        <source>Time to verdict</source>
        <translation>Temps de décision</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Too bright</source>
        <translation>Trop clair</translation>
    </message>
    <message>
        <source>Too dark</source>
        <translation>Trop sombre</translation>
    </message>
    <message>
        <source>Too far</source>
        <translation>Trop loin</translation>
    </message>
    <message>
        <source>Too far away</source>
        <translation>Trop loin</translation>
    </message>
    <message>
        <source>Too high</source>
        <translation>Trop haut</translation>
    </message>
    <message>
        <source>Too low</source>
        <translation>Trop bas</translation>
    </message>
    <message>
        <source>Too many wrong tries. Locked for %1.</source>
        <translation>Trop d’essais erronés. Bloqué pendant %1.</translation>
    </message>
    <message>
        <source>Too near</source>
        <translation>Trop près</translation>
    </message>
    <message>
        <source>Touch a line to change it.</source>
        <translation>Touchez une ligne pour la modifier.</translation>
    </message>
    <message>
        <source>Touch the key, go to the door, and pull.</source>
        <translation>Touchez le bouton, allez à la porte et tirez.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Use the last good settings</source>
        <translation>Derniers bons réglages</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Verdict after %1&#xa0;s.</source>
        <translation>Verdict après %1&#xa0;s.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Verifying: %1&#xa0;%</source>
        <translation>Vérification&#x202f;: %1&#x202f;%</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violet</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>Visiteurs</translation>
    </message>
    <message>
        <source>Visitors can choose</source>
        <translation>Les visiteurs choisissent</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visites</translation>
    </message>
    <message>
        <source>Visits by the hour</source>
        <translation>Visites par heure</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>WRONGLY green</source>
        <translation>Vert À TORT</translation>
    </message>
    <message>
        <source>Walk %1</source>
        <translation>Passage %1</translation>
    </message>
    <message>
        <source>Walk %1 of %2</source>
        <translation>Passage %1 sur %2</translation>
    </message>
    <message>
        <source>Walk up WITH a mask</source>
        <translation>Approchez AVEC masque</translation>
    </message>
    <message>
        <source>Walk up WITHOUT a mask</source>
        <translation>Approchez SANS masque</translation>
    </message>
    <message>
        <source>Walk up as TWO, one without a mask</source>
        <translation>Approchez à DEUX, une personne sans masque</translation>
    </message>
    <message>
        <source>Walk up, a HAND over the mouth</source>
        <translation>Approchez, MAIN sur la bouche</translation>
    </message>
    <message>
        <source>Walk up, mask BELOW the nose</source>
        <translation>Approchez, masque SOUS le nez</translation>
    </message>
    <message>
        <source>Walked on</source>
        <translation>Partis</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Adresse web</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bienvenue</translation>
    </message>
    <message>
        <source>What does somebody do who cannot wear a mask?</source>
        <translation>Que fait qui ne peut pas porter de masque&#x202f;?</translation>
    </message>
    <message>
        <source>What does the kiosk do?</source>
        <translation>Que fait la borne&#x202f;?</translation>
    </message>
    <message>
        <source>What does the lock do without power?</source>
        <translation>Que fait la serrure sans courant&#x202f;?</translation>
    </message>
    <message>
        <source>What is the camera&apos;s address?</source>
        <translation>Quelle est l’adresse de la caméra&#x202f;?</translation>
    </message>
    <message>
        <source>What is the door&apos;s address?</source>
        <translation>Quelle est l’adresse de la porte&#x202f;?</translation>
    </message>
    <message>
        <source>What is the name?</source>
        <translation>Quel est le nom&#x202f;?</translation>
    </message>
    <message>
        <source>What judges is fitted to this computer and proved: some minutes.</source>
        <translation>Les réseaux neuronaux sont adaptés à cet ordinateur et vérifiés&#x202f;: quelques minutes.</translation>
    </message>
    <message>
        <source>What may %1 do?</source>
        <translation>Que peut faire %1&#x202f;?</translation>
    </message>
    <message>
        <source>What moves the door?</source>
        <translation>Qu’est-ce qui actionne la porte&#x202f;?</translation>
    </message>
    <message>
        <source>What stands on the screen. Visitors can choose another one.</source>
        <translation>Celle de l’écran. Les visiteurs peuvent en choisir une autre.</translation>
    </message>
    <message>
        <source>What visitors would see: nobody, no mask, a mask.</source>
        <translation>Ce que verraient les visiteurs&#x202f;: personne, sans masque, avec masque.</translation>
    </message>
    <message>
        <source>When does it do so?</source>
        <translation>Quand le fait-elle&#x202f;?</translation>
    </message>
    <message>
        <source>Where do visitors stand?</source>
        <translation>Où se tiennent les visiteurs&#x202f;?</translation>
    </message>
    <message>
        <source>Where is this kiosk?</source>
        <translation>Où est cette borne&#x202f;?</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Which camera?</source>
        <translation>Quelle caméra&#x202f;?</translation>
    </message>
    <message>
        <source>Which language?</source>
        <translation>Quelle langue&#x202f;?</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Qui êtes-vous&#x202f;?</translation>
    </message>
    <message>
        <source>Who cannot wear a mask</source>
        <translation>Qui ne peut pas porter de masque</translation>
    </message>
    <message>
        <source>Who has a PIN?</source>
        <translation>Qui a un code PIN&#x202f;?</translation>
    </message>
    <message>
        <source>Whoever cannot see the screen needs it.</source>
        <translation>Qui ne peut pas voir l’écran en a besoin.</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Image entière</translation>
    </message>
    <message>
        <source>Why this verdict?</source>
        <translation>Pourquoi ce verdict&#x202f;?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Pourquoi&#x202f;?</translation>
    </message>
    <message>
        <source>Wine red</source>
        <translation>Bordeaux</translation>
    </message>
    <message>
        <source>Worn wrongly</source>
        <translation>Mal porté</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Saisi&#x202f;: %1</translation>
    </message>
    <message>
        <source>Wrong PIN. Please try again.</source>
        <translation>Code PIN erroné. Veuillez réessayer.</translation>
    </message>
    <message>
        <source>Yes, it opened</source>
        <translation>Oui, ouverte</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>about %1 m</source>
        <translation>environ %1&#xa0;m</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>ne fonctionne pas</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>en ordre</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>non défini</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>speaks against it</source>
        <translation>plaide contre</translation>
    </message>
    <message>
        <source>speaks for “%1”</source>
        <translation>plaide pour «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>wants to be looked at</source>
        <translation>à vérifier</translation>
    </message>
</context>
</TS>
