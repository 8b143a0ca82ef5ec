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
        <source>%1 does not import (%2): install it as docs/engines.md says</source>
        <translation>%1 ne se charge pas (%2)&#x202f;: installez-le selon docs/engines.md</translation>
    </message>
    <message>
        <source>%1 has lost its key: keep folder and journal aside, and begin both anew</source>
        <translation>%1 a perdu sa clé&#x202f;: mettez le dossier et le journal de côté et recommencez les deux</translation>
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
        <source>%1, for %2.</source>
        <translation>%1 pendant %2.</translation>
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
        <source>%1: by %2.</source>
        <translation>%1&#x202f;: par %2.</translation>
    </message>
    <message>
        <source>%1: no picture yet.</source>
        <translation>%1&#x202f;: pas encore d’image.</translation>
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
        <source>%^1 could not let people through.</source>
        <translation>%^1 n’a pu laisser passer personne.</translation>
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
        <source>A wrong PIN for %1.</source>
        <translation>Code PIN erroné pour %1.</translation>
    </message>
    <message numerus="yes">
        <source>An override lasts %n minute(s) at the most.</source>
        <translation>
            <numerusform>Une autorisation dure au plus %n minute.</numerusform>
            <numerusform>Une autorisation dure au plus %n minutes.</numerusform>
        </translation>
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
        <source>Check plug and cable. The kiosk tries again by itself.</source>
        <translation>Vérifiez la prise et le câble. La borne réessaie d’elle-même.</translation>
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
        <source>Has not begun yet.</source>
        <translation>Pas encore commencé.</translation>
    </message>
    <message>
        <source>Have it checked.</source>
        <translation>Faites-le vérifier.</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>Is written.</source>
        <translation>Est tenu à jour.</translation>
    </message>
    <message>
        <source>It stays free until the alarm is over and was reset.</source>
        <translation>Elle reste libre jusqu’à la fin de l’alarme et sa réinitialisation.</translation>
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
        <source>Looks %1 times a second.</source>
        <translation>Analyse %1 fois par seconde.</translation>
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
        <source>No door is driven here.</source>
        <translation>Aucune porte n’est commandée ici.</translation>
    </message>
    <message>
        <source>No sound has failed.</source>
        <translation>Aucun son n’a échoué.</translation>
    </message>
    <message>
        <source>Not in order.</source>
        <translation>Non conforme.</translation>
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
        <source>Open</source>
        <translation>Ouverte</translation>
    </message>
    <message>
        <source>Pictures are %1 old when they are judged; the work takes %2.</source>
        <translation>Les images ont %1 au moment de l’analyse&#x202f;; le calcul prend %2.</translation>
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
        <source>Restart the kiosk, and see to the door by hand meanwhile.</source>
        <translation>Redémarrez la borne et gérez la porte à la main en attendant.</translation>
    </message>
    <message>
        <source>Restart the kiosk. If it stays so, run the self-test.</source>
        <translation>Redémarrez la borne. Si cela persiste, lancez l’autotest.</translation>
    </message>
    <message>
        <source>SQLite finds it damaged: %1</source>
        <translation>endommagé selon SQLite&#x202f;: %1</translation>
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
        <source>The schedule leaves the door to itself now.</source>
        <translation>Selon l’horaire, la borne ne gère pas la porte en ce moment.</translation>
    </message>
    <message>
        <source>This cannot be shown: the kiosk&apos;s log says why.</source>
        <translation>Affichage impossible&#x202f;: le fichier log de la borne dit pourquoi.</translation>
    </message>
    <message>
        <source>Too slow for a green verdict: restart the kiosk.</source>
        <translation>Trop lent pour un verdict vert&#x202f;: redémarrez la borne.</translation>
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
        <source>Words are not spoken: run `python -m tools.voices`, which needs espeak-ng.</source>
        <translation>Rien n’est prononcé&#x202f;: lancez `python -m tools.voices`, qui requiert espeak-ng.</translation>
    </message>
    <message>
        <source>You cannot wear a mask? Please ask at the desk.</source>
        <translation>Vous ne pouvez pas porter de masque&#x202f;? Adressez-vous à l’accueil.</translation>
    </message>
    <message>
        <source>all up to %1 were removed</source>
        <translation>tous jusqu’à %1 ont été supprimés</translation>
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
        <source>cannot be read (%1)</source>
        <translation>est illisible (%1)</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>core dumps are on, and one would hold the last picture: run `python -m kiosk` as it is</source>
        <translation>les images mémoire sont activées et l’une contiendrait la dernière photo&#x202f;: lancez `python -m kiosk` tel quel</translation>
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
        <source>free</source>
        <translation>libre</translation>
    </message>
    <message>
        <source>gives no picture</source>
        <translation>ne donne pas d’image</translation>
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
        <source>it does not play to the end: unplug the loudspeaker and plug it in again</source>
        <translation>la lecture ne va pas au bout&#x202f;: débranchez le haut-parleur, puis rebranchez-le</translation>
    </message>
    <message>
        <source>it is empty, or no SQLite file</source>
        <translation>il est vide ou n’est pas un fichier SQLite</translation>
    </message>
    <message>
        <source>it is not the journal of this version, or its table was changed</source>
        <translation>ce n’est pas le journal de cette version, ou sa table a été modifiée</translation>
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
        <source>locked</source>
        <translation>verrouillée</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>réseaux neuronaux</translation>
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
        <source>nobody has a PIN, so there is no override: `python -m kiosk.staff add NAME` gives one</source>
        <translation>personne n’a de code PIN, donc aucune autorisation&#x202f;: `python -m kiosk.staff add NAME` en donne un</translation>
    </message>
    <message>
        <source>none is driven here</source>
        <translation>aucune n’est commandée ici</translation>
    </message>
    <message>
        <source>only an installer changes this: everybody may look</source>
        <translation>seul un installateur peut modifier cela&#x202f;: tout le monde peut regarder</translation>
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
        <source>privacy</source>
        <translation>confidentialité</translation>
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
    <message numerus="yes">
        <source>sees %n face(s) in a portrait of one: run `make run` to fetch the model again</source>
        <translation>
            <numerusform>voit %n visage dans un portrait d’une personne&#x202f;: lancez `make run` pour récupérer le modèle</numerusform>
            <numerusform>voit %n visages dans un portrait d’une personne&#x202f;: lancez `make run` pour récupérer le modèle</numerusform>
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
        <source>staff</source>
        <translation>personnel</translation>
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
        <source>the count of wrong PINs, %1, %2: a new one begins, with a pause</source>
        <translation>le compteur de codes PIN erronés, %1, %2&#x202f;: un nouveau commence, avec une pause</translation>
    </message>
    <message>
        <source>the doorman is not reached at %1 (%2): start `python -m kiosk.doorman`</source>
        <translation>le service de porte est injoignable à %1 (%2)&#x202f;: lancez `python -m kiosk.doorman`</translation>
    </message>
    <message>
        <source>the doorman listens and drives %1; a lock without power is %2</source>
        <translation>le service de porte répond et pilote %1&#x202f;; sans courant, la serrure est %2</translation>
    </message>
    <message>
        <source>the face finder</source>
        <translation>la recherche de visages</translation>
    </message>
    <message>
        <source>the fire alarm is not over, or its input cannot be read</source>
        <translation>l’alarme incendie n’est pas terminée, ou son entrée est illisible</translation>
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
        <source>the kiosk&apos;s own part of it has failed: restart the kiosk</source>
        <translation>la partie de la borne qui s’en charge est en panne&#x202f;: redémarrez la borne</translation>
    </message>
    <message>
        <source>the kiosk&apos;s user may not use it: add that user to the group audio</source>
        <translation>l’utilisateur de la borne n’y a pas droit&#x202f;: ajoutez-le au groupe audio</translation>
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
        <source>the relay reads back that it is not energised</source>
        <translation>le relais signale qu’il n’est pas alimenté</translation>
    </message>
    <message>
        <source>the relay reads back that it is not released</source>
        <translation>le relais signale qu’il n’est pas relâché</translation>
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
        <source>there are pictures in %1: %2. Remove them, and report this</source>
        <translation>il y a des images dans %1&#x202f;: %2. Supprimez-les et signalez-le</translation>
    </message>
    <message>
        <source>there is no NVIDIA driver here (%1 does not load): install it, %2</source>
        <translation>il n’y a pas de pilote NVIDIA ici (%1 ne se charge pas)&#x202f;: installez-le %2</translation>
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
        <source>there is no such loudspeaker: plug it in, or correct sound.device (`aplay -L` lists them)</source>
        <translation>ce haut-parleur n’existe pas&#x202f;: branchez-le ou corrigez sound.device (`aplay -L` les énumère)</translation>
    </message>
    <message>
        <source>they were in %1, which is not here</source>
        <translation>ils étaient dans %1, qui n’est pas ici</translation>
    </message>
    <message>
        <source>this journal was begun without them</source>
        <translation>ce journal a été commencé sans eux</translation>
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
        <source>what answers at %1 is no notary: name its socket</source>
        <translation>ce qui répond à %1 n’est pas un notaire&#x202f;: indiquez son socket</translation>
    </message>
    <message>
        <source>what stands there was record %1</source>
        <translation>ce qui s’y trouve était l’enregistrement %1</translation>
    </message>
    <message>
        <source>wrong PINs cannot be counted in %1 (%2), so none is checked: mend that</source>
        <translation>les codes PIN erronés ne peuvent être comptés dans %1 (%2), donc aucun n’est vérifié&#x202f;: corrigez cela</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>%1 left</source>
        <translation>Encore %1</translation>
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
        <source>A member of staff has let you through.</source>
        <translation>Le personnel vous laisse passer.</translation>
    </message>
    <message>
        <source>Adjust mask</source>
        <translation>Masque mal mis</translation>
    </message>
    <message>
        <source>Alarm is over</source>
        <translation>Alarme terminée</translation>
    </message>
    <message>
        <source>As the theme</source>
        <translation>Comme le thème</translation>
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
        <source>Back</source>
        <translation>Retour</translation>
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
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Démo</translation>
    </message>
    <message>
        <source>ENFORCE does not resist somebody who holds up a photo, or slips in behind somebody else.</source>
        <translation>ENFORCE n’arrête pas qui présente une photo ou se glisse derrière quelqu’un.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Valider</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Effacer le dernier chiffre</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
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
        <source>Faults</source>
        <translation>Pannes</translation>
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
        <source>Indigo</source>
        <translation>Indigo</translation>
    </message>
    <message>
        <source>Is every record as it was written?</source>
        <translation>Chaque enregistrement est-il tel qu’écrit&#x202f;?</translation>
    </message>
    <message>
        <source>It could not be verified.</source>
        <translation>La vérification a échoué.</translation>
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
        <source>Let in</source>
        <translation>Admis</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Lettres</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>Image en direct</translation>
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
        <source>Look here</source>
        <translation>Regardez ici</translation>
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
        <source>Motion</source>
        <translation>Mouvement</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Dernier</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Pas de caméra</translation>
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
        <source>No visits yet today.</source>
        <translation>Pas encore de visites aujourd’hui.</translation>
    </message>
    <message>
        <source>Nobody is being judged.</source>
        <translation>Personne n’est analysé.</translation>
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
        <source>On the screen now. Back by itself in %1.</source>
        <translation>À l’écran maintenant. Retour tout seul dans %1.</translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation>Un à la fois</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Un instant</translation>
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
        <source>Petrol</source>
        <translation>Pétrole</translation>
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
        <source>Records</source>
        <translation>Enregistrements</translation>
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
        <source>Site&apos;s own</source>
        <translation>Du site</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
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
        <source>Staff only</source>
        <translation>Réservé au personnel</translation>
    </message>
    <message>
        <source>Staff pass</source>
        <translation>Accès accordé</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>Reculez</translation>
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
        <source>The journal is in order.</source>
        <translation>Le journal est en ordre.</translation>
    </message>
    <message>
        <source>The journal is not in order.</source>
        <translation>Le journal n’est pas en ordre.</translation>
    </message>
    <message>
        <source>The kiosk is getting ready: %1&#xa0;% done. The first time takes some minutes.</source>
        <translation>La borne se prépare&#x202f;: %1&#x202f;% effectués. La première fois prend quelques minutes.</translation>
    </message>
    <message>
        <source>The kiosk&apos;s own verdict: %1</source>
        <translation>Verdict de la borne&#x202f;: %1</translation>
    </message>
    <message>
        <source>The list of staff is empty, or cannot be read.</source>
        <translation>La liste du personnel est vide ou illisible.</translation>
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
        <source>Too far away</source>
        <translation>Trop loin</translation>
    </message>
    <message>
        <source>Too many wrong tries. Locked for %1.</source>
        <translation>Trop d’essais erronés. Bloqué pendant %1.</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
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
        <source>Walked on</source>
        <translation>Partis</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bienvenue</translation>
    </message>
    <message>
        <source>What visitors would see: nobody, no mask, a mask.</source>
        <translation>Ce que verraient les visiteurs&#x202f;: personne, sans masque, avec masque.</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Qui êtes-vous&#x202f;?</translation>
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
        <source>Wrong PIN. Please try again.</source>
        <translation>Code PIN erroné. Veuillez réessayer.</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
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
