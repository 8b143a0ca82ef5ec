<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
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
        <translation>%1 y %2</translation>
    </message>
    <message>
        <source>%1 are free.</source>
        <translation>%1 libres.</translation>
    </message>
    <message>
        <source>%1 cannot be %2</source>
        <translation>%1 no puede ser %2</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>no se puede usar %1</translation>
    </message>
    <message>
        <source>%1 does not import (%2): install it as docs/engines.md says</source>
        <translation>no se puede cargar %1 (%2): instálelo según docs/engines.md</translation>
    </message>
    <message>
        <source>%1 gives no pictures</source>
        <translation>%1 no da imágenes</translation>
    </message>
    <message>
        <source>%1 has lost its key: keep folder and journal aside, and begin both anew</source>
        <translation>%1 ha perdido su clave: aparte la carpeta y el registro y empiece ambos de nuevo</translation>
    </message>
    <message>
        <source>%1 is missing: allowed is %2</source>
        <translation>falta %1: se admite %2</translation>
    </message>
    <message>
        <source>%1 is no key: it has %2 bytes, not %3</source>
        <translation>%1 no es una clave: tiene %2 bytes en lugar de %3</translation>
    </message>
    <message>
        <source>%1 is open for writing, and nobody knows why: report this</source>
        <translation>%1 está abierto para escritura sin motivo conocido: notifíquelo</translation>
    </message>
    <message>
        <source>%1 is there by name only, without its libraries: install it as docs/engines.md says</source>
        <translation>%1 solo está de nombre, sin sus bibliotecas: instálelo según docs/engines.md</translation>
    </message>
    <message>
        <source>%1 is too large for a settings file: name another one with --config</source>
        <translation>%1 es demasiado grande para un archivo de ajustes: indique otro con --config</translation>
    </message>
    <message>
        <source>%1 of %2.</source>
        <translation>%1 de %2.</translation>
    </message>
    <message>
        <source>%1 of the picture&apos;s width, %2 of its height</source>
        <translation>%1 del ancho de la imagen, %2 de su alto</translation>
    </message>
    <message>
        <source>%1 port %2 cannot be used (%3)</source>
        <translation>no se puede usar %1, puerto %2 (%3)</translation>
    </message>
    <message>
        <source>%1 runs on %2, the face finder on %3, the detector on %4</source>
        <translation>%1 funciona con %2; el buscador de caras, con %3; el detector, con %4</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, for %2.</source>
        <translation>%1 durante %2.</translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation>%1, de %2 a %3</translation>
    </message>
    <message>
        <source>%1, until the kiosk ended.</source>
        <translation>%1 hasta que se apagó el terminal.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 × %3 pixels, %4 pictures a second.</source>
        <translation>%1: %2 × %3 píxeles, %4 imágenes por segundo.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1: %2; allowed is %3</source>
        <translation>%1: %2; se admite %3</translation>
    </message>
    <message>
        <source>%1: allowed is %2</source>
        <translation>%1: se admite %2</translation>
    </message>
    <message>
        <source>%1: by %2.</source>
        <translation>%1: con %2.</translation>
    </message>
    <message>
        <source>%1: no picture yet.</source>
        <translation>%1: aún no hay imagen.</translation>
    </message>
    <message>
        <source>%1: one pair of brackets is enough, as in %2</source>
        <translation>%1: basta un par de corchetes, como en %2</translation>
    </message>
    <message>
        <source>%1: there is no such setting</source>
        <translation>%1: no existe ese ajuste</translation>
    </message>
    <message>
        <source>%1: there is no such setting; did you mean %2?</source>
        <translation>%1: no existe ese ajuste; ¿quería decir %2?</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>%1; a pass runs for %2 more.</source>
        <translation>%1; autorización durante %2 más.</translation>
    </message>
    <message>
        <source>%1; it is still so.</source>
        <translation>%1; sigue así.</translation>
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
        <translation>%1&#xa0;s y %2&#xa0;s.</translation>
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
        <translation>%^1 no pudo dejar pasar a nadie.</translation>
    </message>
    <message>
        <source>%^1 ended the kiosk to set it up again.</source>
        <translation>%^1 cerró el quiosco para configurarlo de nuevo.</translation>
    </message>
    <message>
        <source>%^1 let one person through.</source>
        <translation>%^1 dejó pasar a una persona.</translation>
    </message>
    <message>
        <source>%^1 let people through for %2.</source>
        <translation>%^1 permitió el paso durante %2.</translation>
    </message>
    <message>
        <source>%^1.</source>
        <translation>%^1.</translation>
    </message>
    <message numerus="yes">
        <source>%n can override</source>
        <translation>
            <numerusform>%n persona puede autorizar</numerusform>
            <numerusform>%n personas pueden autorizar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) failed.</source>
        <translation>
            <numerusform>Ha fallado una prueba.</numerusform>
            <numerusform>Han fallado %n pruebas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are as they were sealed.</source>
        <translation>
            <numerusform>Una entrada sigue tal como se selló.</numerusform>
            <numerusform>%n entradas siguen tal como se sellaron.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) not working.</source>
        <translation>
            <numerusform>Una cosa no funciona.</numerusform>
            <numerusform>%n cosas no funcionan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n walk(s) missing: the report will say that it is incomplete.</source>
        <translation>
            <numerusform>Falta %n pasada: el informe dirá que está incompleto.</numerusform>
            <numerusform>Faltan %n pasadas: el informe dirá que está incompleto.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a PIN</source>
        <translation>
            <numerusform>%n persona con PIN</numerusform>
            <numerusform>%n personas con PIN</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n&#xa0;day(s) %1&#xa0;h</source>
        <translation>
            <numerusform>%n&#xa0;día %1&#xa0;h</numerusform>
            <numerusform>%n&#xa0;días %1&#xa0;h</numerusform>
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
        <translation>Un fallo (%1)</translation>
    </message>
    <message>
        <source>A hand over the mouth</source>
        <translation>Mano sobre la boca</translation>
    </message>
    <message>
        <source>A struck-out walk that had turned green, and should not have, is signed for by the site.</source>
        <translation>Si una pasada anulada se puso en verde sin deber, el centro la firma.</translation>
    </message>
    <message>
        <source>A wrong PIN for %1.</source>
        <translation>PIN incorrecto de %1.</translation>
    </message>
    <message>
        <source>All were made.</source>
        <translation>Se hicieron todas.</translation>
    </message>
    <message>
        <source>An acceptance goes on already.</source>
        <translation>Ya hay una aceptación en curso.</translation>
    </message>
    <message numerus="yes">
        <source>An override lasts %n minute(s) at the most.</source>
        <translation>
            <numerusform>Una autorización dura como máximo un minuto.</numerusform>
            <numerusform>Una autorización dura como máximo %n minutos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another program may have it: choose another under [health] in the settings.</source>
        <translation>Quizá lo ocupa otro programa: elija otro en [health], en los ajustes.</translation>
    </message>
    <message>
        <source>As many walks as usual were made (%1); with fewer the site decides.</source>
        <translation>Se hicieron tantas pasadas como es habitual (%1); con menos, decide el centro.</translation>
    </message>
    <message>
        <source>At most %1&#xa0;% of the walks were struck out; beyond that the site decides.</source>
        <translation>Se anuló como máximo el %1&#xa0;% de las pasadas; por encima, decide el centro.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Camera %1</source>
        <translation>Cámara %1</translation>
    </message>
    <message>
        <source>Can be reached.</source>
        <translation>Se puede acceder.</translation>
    </message>
    <message>
        <source>Check plug and cable. The kiosk tries again by itself.</source>
        <translation>Compruebe el enchufe y el cable. El terminal lo reintenta por sí mismo.</translation>
    </message>
    <message>
        <source>Check the network, and [mqtt] in the settings.</source>
        <translation>Compruebe la red y [mqtt] en los ajustes.</translation>
    </message>
    <message>
        <source>Choose up to %1 walks of a kind, and one at least.</source>
        <translation>Elija hasta %1 pasadas de cada tipo, y al menos una.</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Entrega</translation>
    </message>
    <message numerus="yes">
        <source>Digits entered: %n</source>
        <translation>
            <numerusform>%n dígito introducido</numerusform>
            <numerusform>%n dígitos introducidos</numerusform>
        </translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>Puerta</translation>
    </message>
    <message>
        <source>Door tried</source>
        <translation>Puerta probada</translation>
    </message>
    <message>
        <source>Every kind of walk was planned and made.</source>
        <translation>Se planificó y se hizo cada tipo de pasada.</translation>
    </message>
    <message>
        <source>Fire alarm: the door is free.</source>
        <translation>Alarma de incendio: la puerta está libre.</translation>
    </message>
    <message>
        <source>Fire alarm: the door was set free.</source>
        <translation>Alarma de incendio: se liberó la puerta.</translation>
    </message>
    <message>
        <source>Free its vents, clean the fan, shade it.</source>
        <translation>Despeje las rejillas, limpie el ventilador y protéjalo del sol.</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Vie</translation>
    </message>
    <message>
        <source>From arrival to the first verdict: at most %1&#xa0;s in half of the walks, %2&#xa0;s in 95&#xa0;%.</source>
        <translation>De la llegada al primer resultado: como máximo %1&#xa0;s en la mitad de las pasadas y %2&#xa0;s en el 95&#xa0;%.</translation>
    </message>
    <message>
        <source>Has not begun yet.</source>
        <translation>Aún no ha empezado.</translation>
    </message>
    <message>
        <source>Have it checked.</source>
        <translation>Hágalo revisar.</translation>
    </message>
    <message>
        <source>Health page</source>
        <translation>Página de estado</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Horario</translation>
    </message>
    <message>
        <source>If it stays so, the kiosk is started anew by itself.</source>
        <translation>Si sigue así, el terminal se reinicia por sí mismo.</translation>
    </message>
    <message>
        <source>Is not fed: %1.</source>
        <translation>No recibe señal: %1.</translation>
    </message>
    <message>
        <source>Is written.</source>
        <translation>Se está escribiendo.</translation>
    </message>
    <message>
        <source>It opened without green: walk %1.</source>
        <translation>Se abrió sin verde: pasada %1.</translation>
    </message>
    <message>
        <source>It stayed shut: walk %1.</source>
        <translation>Siguió cerrada: pasada %1.</translation>
    </message>
    <message>
        <source>It stays free until the alarm is over and was reset.</source>
        <translation>Seguirá libre hasta que la alarma termine y se restablezca.</translation>
    </message>
    <message>
        <source>It was late: walk %1.</source>
        <translation>Se abrió tarde: pasada %1.</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Judging</source>
        <translation>Análisis</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Kiosk is wrong</source>
        <translation>Error del terminal</translation>
    </message>
    <message>
        <source>Known visitor</source>
        <translation>Visitante conocido</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message numerus="yes">
        <source>Let in wrongly: %n walk(s).</source>
        <translation>
            <numerusform>Admitida por error: %n pasada.</numerusform>
            <numerusform>Admitidas por error: %n pasadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Let in: walk %1.</source>
        <translation>Admitida: pasada %1.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Cerradura</translation>
    </message>
    <message>
        <source>Looks %1 times a second.</source>
        <translation>Analiza %1 veces por segundo.</translation>
    </message>
    <message>
        <source>Mask below the nose</source>
        <translation>Mascarilla bajo la nariz</translation>
    </message>
    <message>
        <source>Medical exemption</source>
        <translation>Exención médica</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Missing: %1.</source>
        <translation>Faltan: %1.</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Lun</translation>
    </message>
    <message>
        <source>Names and PINs can be read.</source>
        <translation>Los nombres y los PIN se pueden leer.</translation>
    </message>
    <message>
        <source>Network camera</source>
        <translation>Cámara de red</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Redes neuronales</translation>
    </message>
    <message>
        <source>Networks that judge</source>
        <translation>Redes que analizan</translation>
    </message>
    <message>
        <source>No acceptance goes on.</source>
        <translation>No hay ninguna aceptación en curso.</translation>
    </message>
    <message>
        <source>No door is driven here.</source>
        <translation>Aquí no se controla ninguna puerta.</translation>
    </message>
    <message>
        <source>No door obeyed this kiosk: it was not tried.</source>
        <translation>Ninguna puerta obedecía a este terminal: no se probó.</translation>
    </message>
    <message>
        <source>No self-proof was right yet.</source>
        <translation>Aún no hay ninguna autocomprobación correcta.</translation>
    </message>
    <message>
        <source>No sound has failed.</source>
        <translation>Ningún sonido ha fallado.</translation>
    </message>
    <message>
        <source>No walk had a verdict.</source>
        <translation>Ninguna pasada tuvo resultado.</translation>
    </message>
    <message>
        <source>Nobody was.</source>
        <translation>A nadie.</translation>
    </message>
    <message>
        <source>Nobody without a mask, with the nose out, with a hand for a mask, or beside such a person was let in.</source>
        <translation>No se admitió a nadie sin mascarilla, con la nariz al aire, con la mano como mascarilla ni junto a una persona así.</translation>
    </message>
    <message>
        <source>Not in order.</source>
        <translation>No está en orden.</translation>
    </message>
    <message>
        <source>Not planned: %1.</source>
        <translation>Sin planificar: %1.</translation>
    </message>
    <message>
        <source>Not watched by systemd: if the kiosk hangs, nobody starts it anew.</source>
        <translation>Sin vigilancia de systemd: si el terminal se bloquea, nadie lo reinicia.</translation>
    </message>
    <message>
        <source>Nothing has been judged for %1.</source>
        <translation>No se analiza nada desde hace %1.</translation>
    </message>
    <message>
        <source>Nothing is heard at %1: %2.</source>
        <translation>No se oye nada en %1: %2.</translation>
    </message>
    <message>
        <source>Nothing is recorded: %1</source>
        <translation>No se registra nada: %1</translation>
    </message>
    <message>
        <source>Of those with a mask at least %1&#xa0;% were let in.</source>
        <translation>De quienes llevaban mascarilla se admitió al menos al %1&#xa0;%.</translation>
    </message>
    <message>
        <source>Only %1.</source>
        <translation>Solo %1.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <source>Pictures are %1 old when they are judged; the work takes %2.</source>
        <translation>Las imágenes tienen %1 al analizarse; el cálculo tarda %2.</translation>
    </message>
    <message>
        <source>Place and network</source>
        <translation>Lugar y red</translation>
    </message>
    <message numerus="yes">
        <source>Please look at %n thing(s).</source>
        <translation>
            <numerusform>Revise un punto, por favor.</numerusform>
            <numerusform>Revise %n puntos, por favor.</numerusform>
        </translation>
    </message>
    <message>
        <source>Please ring the bell or ask at the desk: staff will help you.</source>
        <translation>Toque el timbre o pregunte en recepción: el personal le ayudará.</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>Restart the kiosk, and see to the door by hand meanwhile.</source>
        <translation>Reinicie el terminal y, mientras tanto, atienda la puerta a mano.</translation>
    </message>
    <message>
        <source>Restart the kiosk. If it stays so, run the self-test.</source>
        <translation>Reinicie el terminal. Si sigue igual, ejecute la autoprueba.</translation>
    </message>
    <message>
        <source>Restart the kiosk: it is not watched by systemd.</source>
        <translation>Reinicie el terminal: systemd no lo vigila.</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regla</translation>
    </message>
    <message>
        <source>SQLite finds it damaged: %1</source>
        <translation>dañado según SQLite: %1</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Sáb</translation>
    </message>
    <message>
        <source>See to the door by hand, and check the relay&apos;s plug.</source>
        <translation>Atienda la puerta a mano y compruebe la conexión del relé.</translation>
    </message>
    <message>
        <source>See to the door by hand.</source>
        <translation>Atienda la puerta a mano.</translation>
    </message>
    <message>
        <source>Shut</source>
        <translation>Cerrada</translation>
    </message>
    <message>
        <source>Slow: does another program use this computer?</source>
        <translation>Lento: ¿usa otro programa este ordenador?</translation>
    </message>
    <message numerus="yes">
        <source>So it was in %n walk(s).</source>
        <translation>
            <numerusform>Así fue en %n pasada.</numerusform>
            <numerusform>Así fue en %n pasadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>So it was.</source>
        <translation>Así fue.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>alguien</translation>
    </message>
    <message>
        <source>Soon nothing is recorded, and no PIN is checked: free some space.</source>
        <translation>Pronto no se registrará nada ni se comprobará ningún PIN: libere espacio.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>Dom</translation>
    </message>
    <message>
        <source>Telemetry</source>
        <translation>Telemetría</translation>
    </message>
    <message numerus="yes">
        <source>Testing: %n done</source>
        <translation>
            <numerusform>Comprobando: %n hecha</numerusform>
            <numerusform>Comprobando: %n hechas</numerusform>
        </translation>
    </message>
    <message>
        <source>That is little: end other programs, or restart the computer.</source>
        <translation>Es poco: cierre otros programas o reinicie el ordenador.</translation>
    </message>
    <message>
        <source>That is little: give it more light, or another cable.</source>
        <translation>Es poco: dé más luz o cambie el cable.</translation>
    </message>
    <message>
        <source>The broker hears nothing: %1.</source>
        <translation>El bróker no recibe nada: %1.</translation>
    </message>
    <message>
        <source>The broker hears this kiosk.</source>
        <translation>El bróker recibe datos de este terminal.</translation>
    </message>
    <message>
        <source>The camera gave no picture</source>
        <translation>La cámara no dio imagen</translation>
    </message>
    <message>
        <source>The camera repeated one picture</source>
        <translation>La cámara repitió una imagen</translation>
    </message>
    <message>
        <source>The camera saw only black</source>
        <translation>La cámara solo vio negro</translation>
    </message>
    <message>
        <source>The check stood still</source>
        <translation>El control se detuvo</translation>
    </message>
    <message>
        <source>The door opened within %1&#xa0;s of green, and never without it.</source>
        <translation>La puerta se abrió en menos de %1&#xa0;s tras el verde, y nunca sin él.</translation>
    </message>
    <message>
        <source>The door was reset after an alarm.</source>
        <translation>La puerta se restableció tras una alarma.</translation>
    </message>
    <message>
        <source>The door works all the same. Free the disk, or have it mended.</source>
        <translation>La puerta funciona igualmente. Libere el disco o hágalo reparar.</translation>
    </message>
    <message>
        <source>The door&apos;s relay failed.</source>
        <translation>Falló el relé de la puerta.</translation>
    </message>
    <message>
        <source>The door&apos;s relay works again.</source>
        <translation>El relé de la puerta funciona de nuevo.</translation>
    </message>
    <message>
        <source>The doorman answers again.</source>
        <translation>El servicio de la puerta responde de nuevo.</translation>
    </message>
    <message>
        <source>The doorman is not reached: is it running?</source>
        <translation>El servicio de la puerta no responde: ¿está en marcha?</translation>
    </message>
    <message>
        <source>The doorman refuses: %1.</source>
        <translation>El servicio de la puerta lo rechaza: %1.</translation>
    </message>
    <message>
        <source>The doorman was not reached: the door was on its own.</source>
        <translation>El servicio de la puerta no respondía: la puerta quedó sin control.</translation>
    </message>
    <message>
        <source>The fire alarm is over.</source>
        <translation>La alarma de incendio ha terminado.</translation>
    </message>
    <message>
        <source>The first one is over within seconds.</source>
        <translation>La primera termina en unos segundos.</translation>
    </message>
    <message>
        <source>The first start takes some minutes.</source>
        <translation>El primer inicio tarda unos minutos.</translation>
    </message>
    <message>
        <source>The key switch was turned.</source>
        <translation>Se giró el interruptor de llave.</translation>
    </message>
    <message>
        <source>The kiosk does not drive the door now.</source>
        <translation>El terminal no controla la puerta en este momento.</translation>
    </message>
    <message>
        <source>The kiosk uses %1; %2 of %3 are free.</source>
        <translation>El terminal usa %1; quedan libres %2 de %3.</translation>
    </message>
    <message>
        <source>The kiosk was out of service: %1.</source>
        <translation>El terminal estuvo fuera de servicio: %1.</translation>
    </message>
    <message>
        <source>The kiosk was started, version %1.</source>
        <translation>Se inició el terminal, versión %1.</translation>
    </message>
    <message>
        <source>The kiosk&apos;s folder cannot be reached.</source>
        <translation>No se puede acceder a la carpeta del terminal.</translation>
    </message>
    <message numerus="yes">
        <source>The last %n event(s)</source>
        <translation>
            <numerusform>El último evento</numerusform>
            <numerusform>Los últimos %n eventos</numerusform>
        </translation>
    </message>
    <message>
        <source>The networks fail: nobody can be judged.</source>
        <translation>Las redes neuronales fallan: no se puede analizar a nadie.</translation>
    </message>
    <message>
        <source>The networks failed, nobody could be judged</source>
        <translation>Fallaron las redes neuronales y no se pudo analizar a nadie</translation>
    </message>
    <message>
        <source>The pass that %1 gave could not be ended.</source>
        <translation>No se pudo anular la autorización dada por %1.</translation>
    </message>
    <message>
        <source>The pass that %1 gave is over.</source>
        <translation>La autorización dada por %1 ha terminado.</translation>
    </message>
    <message>
        <source>The pass that %1 gave was ended early.</source>
        <translation>La autorización dada por %1 se anuló antes de tiempo.</translation>
    </message>
    <message>
        <source>The processor has %1 °C.</source>
        <translation>El procesador está a %1 °C.</translation>
    </message>
    <message>
        <source>The relay fails: %1</source>
        <translation>El relé falla: %1</translation>
    </message>
    <message>
        <source>The report cannot be written (%1): free the disk.</source>
        <translation>No se puede escribir el informe (%1): libere el disco.</translation>
    </message>
    <message>
        <source>The schedule leaves the door to itself now.</source>
        <translation>Según el horario, el terminal no controla la puerta ahora.</translation>
    </message>
    <message>
        <source>The self-proof was right %1 ago.</source>
        <translation>La última autocomprobación correcta fue hace %1.</translation>
    </message>
    <message>
        <source>The settings do not say which door there is.</source>
        <translation>Los ajustes no dicen qué puerta hay.</translation>
    </message>
    <message numerus="yes">
        <source>The settings have %n mistake(s).</source>
        <translation>
            <numerusform>Los ajustes tienen %n error.</numerusform>
            <numerusform>Los ajustes tienen %n errores.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>No hay ninguna.</translation>
    </message>
    <message>
        <source>This cannot be shown: the kiosk&apos;s log says why.</source>
        <translation>No se puede mostrar: el log del terminal dice por qué.</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Jue</translation>
    </message>
    <message>
        <source>To be signed for: walk %1.</source>
        <translation>Por firmar: pasada %1.</translation>
    </message>
    <message>
        <source>Too slow for a green verdict: restart the kiosk.</source>
        <translation>Demasiado lento para un resultado verde: reinicie el terminal.</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Mar</translation>
    </message>
    <message>
        <source>Two at once, one without a mask</source>
        <translation>Dos a la vez, uno sin mascarilla</translation>
    </message>
    <message>
        <source>Uncover its lens, or turn the light on.</source>
        <translation>Destape el objetivo o encienda la luz.</translation>
    </message>
    <message>
        <source>Unplug the camera and plug it in again.</source>
        <translation>Desenchufe la cámara y vuelva a enchufarla.</translation>
    </message>
    <message>
        <source>Until then the key switch lets people through.</source>
        <translation>Hasta entonces, el interruptor de llave permite el paso.</translation>
    </message>
    <message>
        <source>Until then visitors have the screen only.</source>
        <translation>Hasta entonces los visitantes solo tienen la pantalla.</translation>
    </message>
    <message>
        <source>Version %1, runs for %2.</source>
        <translation>Versión %1, en marcha desde hace %2.</translation>
    </message>
    <message>
        <source>Wait a minute, then check its plug.</source>
        <translation>Espere un minuto y compruebe el enchufe.</translation>
    </message>
    <message>
        <source>Watchdog</source>
        <translation>Vigilancia</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Mié</translation>
    </message>
    <message>
        <source>With a mask</source>
        <translation>Con mascarilla</translation>
    </message>
    <message>
        <source>Without a mask</source>
        <translation>Sin mascarilla</translation>
    </message>
    <message>
        <source>Without networks there is nothing to prove.</source>
        <translation>Sin redes neuronales no hay nada que comprobar.</translation>
    </message>
    <message>
        <source>Words are not spoken: %1.</source>
        <translation>No se dicen palabras: %1.</translation>
    </message>
    <message>
        <source>You cannot wear a mask? Please ask at the desk.</source>
        <translation>¿No puede llevar mascarilla? Pregunte en recepción.</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>a camera on the network</source>
        <translation>una cámara en la red</translation>
    </message>
    <message>
        <source>a decimal point is needed, not a comma: %1</source>
        <translation>hace falta un punto decimal, no una coma: %1</translation>
    </message>
    <message>
        <source>a door at the end of a network cannot be fail-safe here</source>
        <translation>una puerta al final de una red no puede ser fail-safe aquí</translation>
    </message>
    <message>
        <source>a door at the end of a network is not fail-safe</source>
        <translation>una puerta al final de una red no es fail-safe</translation>
    </message>
    <message>
        <source>a door controller that is told by HTTP</source>
        <translation>un controlador de puerta avisado por HTTP</translation>
    </message>
    <message>
        <source>a door controller that is told by a broker</source>
        <translation>un controlador de puerta avisado por un bróker</translation>
    </message>
    <message>
        <source>a library is missing: `.venv/bin/python -m pip install &apos;.[door]&apos;` in the kiosk&apos;s folder</source>
        <translation>falta una biblioteca: `.venv/bin/python -m pip install &apos;.[door]&apos;` en la carpeta del terminal</translation>
    </message>
    <message>
        <source>a line is a [section], or name = value, or a remark that begins with #</source>
        <translation>una línea es una [sección], o nombre = valor, o un comentario que empieza por #</translation>
    </message>
    <message>
        <source>a list in [brackets], each %1</source>
        <translation>una lista entre [corchetes]; cada valor, %1</translation>
    </message>
    <message>
        <source>a name has no blanks: %1</source>
        <translation>un nombre no lleva espacios: %1</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un número</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>un número de %1 a %2</translation>
    </message>
    <message>
        <source>a number has no 0 in front</source>
        <translation>un número no lleva 0 delante</translation>
    </message>
    <message>
        <source>a number stands without its unit: %1</source>
        <translation>un número va sin su unidad: %1</translation>
    </message>
    <message>
        <source>a remark begins with #</source>
        <translation>un comentario empieza por #</translation>
    </message>
    <message>
        <source>a section of settings</source>
        <translation>una sección de ajustes</translation>
    </message>
    <message>
        <source>a section&apos;s name stands between [ and ], and nothing else on that line</source>
        <translation>el nombre de una sección va entre [ y ], sin nada más en esa línea</translation>
    </message>
    <message>
        <source>a section&apos;s name stands in brackets: [%1]</source>
        <translation>el nombre de una sección va entre corchetes: [%1]</translation>
    </message>
    <message>
        <source>a step is not done: %1</source>
        <translation>un paso no está hecho: %1</translation>
    </message>
    <message>
        <source>a text in &quot;quotes&quot;</source>
        <translation>un texto entre &quot;comillas&quot;</translation>
    </message>
    <message>
        <source>a text in &quot;quotes&quot; of %1 to %2 characters</source>
        <translation>un texto entre &quot;comillas&quot; de %1 a %2 caracteres</translation>
    </message>
    <message>
        <source>a text in &quot;quotes&quot; of at most %1 characters</source>
        <translation>un texto entre &quot;comillas&quot; de %1 caracteres como máximo</translation>
    </message>
    <message>
        <source>a text stands in quotes: &quot;%1&quot;</source>
        <translation>un texto va entre comillas: &quot;%1&quot;</translation>
    </message>
    <message>
        <source>a text stands in straight quotes: &quot;…&quot;</source>
        <translation>un texto va entre comillas rectas: &quot;…&quot;</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>un número entero</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>un número entero de %1 a %2</translation>
    </message>
    <message>
        <source>add an installer, or it can only be set up anew</source>
        <translation>añada un instalador; si no, solo se podrá configurar de nuevo desde cero</translation>
    </message>
    <message>
        <source>all is in order</source>
        <translation>todo está en orden</translation>
    </message>
    <message>
        <source>all is well</source>
        <translation>todo va bien</translation>
    </message>
    <message>
        <source>all up to %1 were removed</source>
        <translation>se eliminaron todas hasta la %1</translation>
    </message>
    <message>
        <source>allowed are 1 to %1 of them, no two alike</source>
        <translation>se admiten de 1 a %1, sin repetir</translation>
    </message>
    <message>
        <source>allowed is %1</source>
        <translation>se admite %1</translation>
    </message>
    <message>
        <source>allowed is a colour such as &quot;#1d3040&quot;, or &quot;&quot; for the theme&apos;s own</source>
        <translation>se admite un color como &quot;#1d3040&quot;, o &quot;&quot; para el propio del tema</translation>
    </message>
    <message>
        <source>allowed is a date such as &quot;2026-12-25&quot;</source>
        <translation>se admite una fecha como &quot;2026-12-25&quot;</translation>
    </message>
    <message>
        <source>allowed is a time of the day from &quot;00:00&quot; to &quot;24:00&quot;</source>
        <translation>se admite una hora del día de &quot;00:00&quot; a &quot;24:00&quot;</translation>
    </message>
    <message>
        <source>always</source>
        <translation>siempre</translation>
    </message>
    <message>
        <source>another journal</source>
        <translation>otro registro</translation>
    </message>
    <message>
        <source>another program holds it: end that one, or choose a device that mixes, such as default</source>
        <translation>otro programa lo ocupa: ciérrelo o elija un dispositivo que mezcle, como default</translation>
    </message>
    <message>
        <source>aplay cannot be ended, its driver hangs: restart the computer</source>
        <translation>no se puede terminar aplay, su controlador está bloqueado: reinicie el ordenador</translation>
    </message>
    <message>
        <source>aplay cannot be started: %1</source>
        <translation>no se puede iniciar aplay: %1</translation>
    </message>
    <message>
        <source>aplay fails: %1</source>
        <translation>aplay falla: %1</translation>
    </message>
    <message>
        <source>aplay is missing: install alsa-utils</source>
        <translation>falta aplay: instale alsa-utils</translation>
    </message>
    <message>
        <source>before and after the point of a number stand digits</source>
        <translation>antes y después del punto de un número van cifras</translation>
    </message>
    <message>
        <source>between a name and its value stands =</source>
        <translation>entre un nombre y su valor va =</translation>
    </message>
    <message>
        <source>between the values of a list stand commas</source>
        <translation>entre los valores de una lista van comas</translation>
    </message>
    <message>
        <source>by the rules in the settings file</source>
        <translation>según las reglas del archivo de ajustes</translation>
    </message>
    <message>
        <source>cannot be read (%1)</source>
        <translation>no se puede leer (%1)</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modificada</translation>
    </message>
    <message>
        <source>choose another camera</source>
        <translation>elija otra cámara</translation>
    </message>
    <message>
        <source>choose another door, or correct this one</source>
        <translation>elija otra puerta o corrija esta</translation>
    </message>
    <message>
        <source>choose fail-secure, and set its lock there</source>
        <translation>elija fail-secure y ajuste allí su cerradura</translation>
    </message>
    <message>
        <source>choose one of those that are here</source>
        <translation>elija una de las que hay aquí</translation>
    </message>
    <message>
        <source>come closer, and mark the floor where it is good</source>
        <translation>acérquese y marque en el suelo dónde está bien</translation>
    </message>
    <message>
        <source>connect a loudspeaker, or choose silence: the screen says it all, too</source>
        <translation>conecte un altavoz o elija silencio: la pantalla también lo dice todo</translation>
    </message>
    <message>
        <source>core dumps are on, and one would hold the last picture: run `%1` as it is</source>
        <translation>los volcados de memoria están activados y uno contendría la última imagen: ejecute `%1` tal cual</translation>
    </message>
    <message>
        <source>cut short at the end</source>
        <translation>cortado al final</translation>
    </message>
    <message>
        <source>door</source>
        <translation>puerta</translation>
    </message>
    <message>
        <source>draw it larger, or start anew</source>
        <translation>dibújela más grande o empiece de nuevo</translation>
    </message>
    <message>
        <source>faces.crowd is for doorways without a door: set door.driver to &quot;none&quot;, or faces.crowd to false</source>
        <translation>faces.crowd es para pasos sin puerta: ponga door.driver en &quot;none&quot; o faces.crowd en false</translation>
    </message>
    <message>
        <source>free</source>
        <translation>libre</translation>
    </message>
    <message>
        <source>from and to are no span of time: a whole day is from = &quot;00:00&quot; and to = &quot;24:00&quot;</source>
        <translation>from y to no forman un intervalo: un día entero es from = &quot;00:00&quot; y to = &quot;24:00&quot;</translation>
    </message>
    <message>
        <source>give one to yourself first: you set this kiosk up</source>
        <translation>asígnese primero uno: usted configura este terminal</translation>
    </message>
    <message>
        <source>gives no picture</source>
        <translation>no da imagen</translation>
    </message>
    <message>
        <source>go back to it</source>
        <translation>vuelva a él</translation>
    </message>
    <message>
        <source>holidays</source>
        <translation>festivos</translation>
    </message>
    <message>
        <source>in &quot;quotes&quot; a \ is written twice; in &apos;single ones&apos; it stays as it is</source>
        <translation>entre &quot;comillas&quot;, \ se escribe dos veces; entre &apos;simples&apos; se queda como está</translation>
    </message>
    <message>
        <source>install mask-kiosk again</source>
        <translation>instale mask-kiosk de nuevo</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>está dañado</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>no existe</translation>
    </message>
    <message>
        <source>it cannot be reached</source>
        <translation>no se puede acceder a él</translation>
    </message>
    <message>
        <source>it does not play to the end: unplug the loudspeaker and plug it in again</source>
        <translation>no reproduce hasta el final: desenchufe el altavoz y vuelva a enchufarlo</translation>
    </message>
    <message>
        <source>it has a value in line %1 already: leave one of them</source>
        <translation>ya tiene un valor en la línea %1: deje uno de los dos</translation>
    </message>
    <message>
        <source>it is empty, or no SQLite file</source>
        <translation>está vacío o no es un archivo SQLite</translation>
    </message>
    <message>
        <source>it is not said what the lock does without power</source>
        <translation>no se ha indicado qué hace la cerradura sin corriente</translation>
    </message>
    <message>
        <source>it is not the journal of this version, or its table was changed</source>
        <translation>no es el registro de esta versión, o se modificó su tabla</translation>
    </message>
    <message>
        <source>it is starting</source>
        <translation>se está iniciando</translation>
    </message>
    <message>
        <source>it is too bright here</source>
        <translation>aquí hay demasiada luz</translation>
    </message>
    <message>
        <source>it is too dark here</source>
        <translation>aquí hay muy poca luz</translation>
    </message>
    <message>
        <source>it looks at nobody: connect a camera and choose it</source>
        <translation>no mira a nadie: conecte una cámara y elíjala</translation>
    </message>
    <message>
        <source>it moves nothing: for trials only</source>
        <translation>no mueve nada: solo para pruebas</translation>
    </message>
    <message>
        <source>it refuses: %1</source>
        <translation>rechaza la conexión: %1</translation>
    </message>
    <message>
        <source>its seal is gone</source>
        <translation>falta su sello</translation>
    </message>
    <message>
        <source>judges the act %1 of the demo %2: restore engines/models/</source>
        <translation>juzga la escena %1 de la demo como %2: restaure engines/models/</translation>
    </message>
    <message>
        <source>key switch</source>
        <translation>interruptor de llave</translation>
    </message>
    <message>
        <source>leave the line out where there is nothing to say</source>
        <translation>omita la línea si no hay nada que indicar</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>omitido</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>bloqueada</translation>
    </message>
    <message>
        <source>look at the lock&apos;s power and at the relay&apos;s wires, or choose another relay, or the other safe state</source>
        <translation>revise la corriente de la cerradura y los cables del relé, o elija otro relé o el otro estado seguro</translation>
    </message>
    <message>
        <source>look at the lock, or ask who fitted it, and choose</source>
        <translation>mire la cerradura o pregunte a quien la montó, y elija</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>models.backends: a GPU is tried first, where there is one</source>
        <translation>models.backends: se prueba primero una GPU, si la hay</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>redes neuronales</translation>
    </message>
    <message>
        <source>no backend is named</source>
        <translation>no se indica ningún motor</translation>
    </message>
    <message>
        <source>no camera is found</source>
        <translation>no se encuentra ninguna cámara</translation>
    </message>
    <message>
        <source>no door is driven here</source>
        <translation>aquí no se controla ninguna puerta</translation>
    </message>
    <message>
        <source>no doorman answers: look into the log why it does not start</source>
        <translation>ningún servicio de la puerta responde: mire en el log por qué no se inicia</translation>
    </message>
    <message>
        <source>no head lies beside the key (%1): name the notary&apos;s own key</source>
        <translation>falta el archivo head junto a la clave (%1): indique la clave del notario</translation>
    </message>
    <message numerus="yes">
        <source>no picture is kept: %n file(s) written, none of which takes one; no core dumps</source>
        <translation>
            <numerusform>no se guarda ninguna imagen: se escribe %n archivo, que no recibe ninguna; sin volcados de memoria</numerusform>
            <numerusform>no se guarda ninguna imagen: se escriben %n archivos y ninguno recibe una; sin volcados de memoria</numerusform>
        </translation>
    </message>
    <message>
        <source>no settings are known here that could be used: mend the file by hand</source>
        <translation>aquí no se conocen ajustes que se puedan usar: arregle el archivo a mano</translation>
    </message>
    <message>
        <source>nobody has a PIN</source>
        <translation>nadie tiene PIN</translation>
    </message>
    <message>
        <source>nobody has a PIN, so there is no override: `%1` gives one</source>
        <translation>nadie tiene PIN, así que no hay autorizaciones: `%1` asigna uno</translation>
    </message>
    <message>
        <source>nobody is judged there: draw it wider</source>
        <translation>allí no se analiza a nadie: dibújela más ancha</translation>
    </message>
    <message>
        <source>nobody with a PIN may change this kiosk</source>
        <translation>nadie con PIN puede cambiar este terminal</translation>
    </message>
    <message>
        <source>none is driven here</source>
        <translation>aquí no se controla ninguna</translation>
    </message>
    <message>
        <source>not connected yet</source>
        <translation>aún sin conexión</translation>
    </message>
    <message>
        <source>nothing here can run %1: %2</source>
        <translation>nada aquí puede ejecutar %1: %2</translation>
    </message>
    <message>
        <source>nothing is heard</source>
        <translation>no se oye nada</translation>
    </message>
    <message>
        <source>nothing is judged any more</source>
        <translation>ya no se analiza nada</translation>
    </message>
    <message>
        <source>nothing stands behind a value but a remark that begins with #</source>
        <translation>tras un valor solo puede ir un comentario que empiece por #</translation>
    </message>
    <message>
        <source>nothing to tell</source>
        <translation>nada que indicar</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>uno de %1</translation>
    </message>
    <message>
        <source>only an installer changes this: everybody may look</source>
        <translation>solo un instalador cambia esto: los demás pueden mirar</translation>
    </message>
    <message>
        <source>only staff change this: enter a PIN first</source>
        <translation>solo el personal cambia esto: introduzca antes un PIN</translation>
    </message>
    <message>
        <source>open it once, and say what you saw</source>
        <translation>ábrala una vez y diga qué ha visto</translation>
    </message>
    <message>
        <source>or leave the GPU&apos;s backends out of the settings</source>
        <translation>o quite de los ajustes los motores de GPU</translation>
    </message>
    <message>
        <source>others may read or change %1: look who did, then `chmod 600` it</source>
        <translation>otros pueden leer o cambiar %1: mire quién lo hizo y aplique `chmod 600`</translation>
    </message>
    <message>
        <source>plug one in, at another socket if need be, and look again</source>
        <translation>enchufe una, en otra toma si hace falta, y mire de nuevo</translation>
    </message>
    <message>
        <source>plug the board in, at another socket if need be, and look again</source>
        <translation>enchufe la placa, en otra toma si hace falta, y mire de nuevo</translation>
    </message>
    <message>
        <source>policy.alternative: shorter, as it has one line now</source>
        <translation>policy.alternative: más corto, pues ahora tiene una sola línea</translation>
    </message>
    <message>
        <source>privacy</source>
        <translation>privacidad</translation>
    </message>
    <message>
        <source>read it, put one up where visitors see it, and confirm</source>
        <translation>léalo, cuelgue uno donde lo vean los visitantes y confirme</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>listo</translation>
    </message>
    <message>
        <source>record %1 has values of another type</source>
        <translation>la entrada %1 tiene valores de otro tipo</translation>
    </message>
    <message>
        <source>record %1 is not sealed yet: it is just being written, was so when the power went, or was added</source>
        <translation>la entrada %1 aún no está sellada: se está escribiendo, se escribía al irse la luz, o fue añadida</translation>
    </message>
    <message>
        <source>record %1: %2</source>
        <translation>entrada %1: %2</translation>
    </message>
    <message>
        <source>records up to %1 are in %2, which was set aside as broken</source>
        <translation>las entradas hasta la %1 están en %2, apartado por estar dañado</translation>
    </message>
    <message>
        <source>records up to %1 were past their time and are removed, as a record says</source>
        <translation>las entradas hasta la %1 habían caducado y se eliminaron, como indica una entrada</translation>
    </message>
    <message>
        <source>reordered</source>
        <translation>cambiada de orden</translation>
    </message>
    <message>
        <source>repeats one picture</source>
        <translation>repite una imagen</translation>
    </message>
    <message>
        <source>run `%1`</source>
        <translation>ejecute `%1`</translation>
    </message>
    <message numerus="yes">
        <source>sees %n face(s) in a portrait of one: %1 to have the model anew</source>
        <translation>
            <numerusform>ve %n cara en un retrato de una: %1 para volver a tener el modelo</numerusform>
            <numerusform>ve %n caras en un retrato de una: %1 para volver a tener el modelo</numerusform>
        </translation>
    </message>
    <message>
        <source>sees only black</source>
        <translation>solo ve negro</translation>
    </message>
    <message>
        <source>sees the portrait&apos;s face with score %1</source>
        <translation>ve la cara del retrato con una puntuación de %1</translation>
    </message>
    <message>
        <source>somebody else changed the settings file %1 meanwhile: look at it first</source>
        <translation>alguien más cambió entretanto el archivo de ajustes %1: mírelo primero</translation>
    </message>
    <message>
        <source>somebody saw it open</source>
        <translation>alguien la vio abrirse</translation>
    </message>
    <message>
        <source>staff</source>
        <translation>personal</translation>
    </message>
    <message>
        <source>tables of their own, each under a line [[in.double.brackets]]</source>
        <translation>tablas propias, cada una bajo una línea [[entre.corchetes.dobles]]</translation>
    </message>
    <message>
        <source>take a step back, and mark the floor where it is good</source>
        <translation>dé un paso atrás y marque en el suelo dónde está bien</translation>
    </message>
    <message>
        <source>telemetry ended by an error of its own: the log has it</source>
        <translation>la telemetría terminó por un error propio: está en el log</translation>
    </message>
    <message>
        <source>tells the demo&apos;s bare face, mask and uncovered nose apart</source>
        <translation>distingue en la demo cara descubierta, mascarilla y nariz al aire</translation>
    </message>
    <message>
        <source>the NVIDIA driver failed at %1 (%2): restart the computer and see that `nvidia-smi` works, %3</source>
        <translation>el controlador de NVIDIA falló en %1 (%2): reinicie el ordenador y compruebe que `nvidia-smi` funciona, %3</translation>
    </message>
    <message>
        <source>the NVIDIA driver is too old, it has no %1: install a newer one, %2</source>
        <translation>el controlador de NVIDIA es demasiado antiguo, le falta %1: instale uno más reciente %2</translation>
    </message>
    <message>
        <source>the NVIDIA driver sees no GPU: look whether the card is seated and `nvidia-smi` lists it, %1</source>
        <translation>el controlador de NVIDIA no ve ninguna GPU: compruebe que la tarjeta está encajada y que `nvidia-smi` la muestra, %1</translation>
    </message>
    <message>
        <source>the answers cannot be kept in %1 (%2): mend that</source>
        <translation>no se pueden guardar las respuestas en %1 (%2): arréglelo</translation>
    </message>
    <message>
        <source>the camera repeats one picture</source>
        <translation>la cámara repite una imagen</translation>
    </message>
    <message>
        <source>the closing %1 is missing</source>
        <translation>falta el %1 de cierre</translation>
    </message>
    <message>
        <source>the connection was lost; does another kiosk have the same name?</source>
        <translation>se perdió la conexión; ¿tiene otro terminal el mismo nombre?</translation>
    </message>
    <message>
        <source>the count of wrong PINs, %1, %2: a new one begins, with a pause</source>
        <translation>el contador de PIN incorrectos, %1, %2: empieza uno nuevo, con una pausa</translation>
    </message>
    <message>
        <source>the demo, which looks at nobody</source>
        <translation>la demo, que no mira a nadie</translation>
    </message>
    <message>
        <source>the detector</source>
        <translation>el detector</translation>
    </message>
    <message>
        <source>the door by its own rules</source>
        <translation>la puerta sigue sus propias reglas</translation>
    </message>
    <message>
        <source>the door did not open</source>
        <translation>la puerta no se abrió</translation>
    </message>
    <message>
        <source>the door opens for a mask and for staff only</source>
        <translation>la puerta solo se abre con mascarilla y para el personal</translation>
    </message>
    <message>
        <source>the door was not tried</source>
        <translation>la puerta no se ha probado</translation>
    </message>
    <message>
        <source>the doorman ended: look into its log</source>
        <translation>el servicio de la puerta terminó: mire su log</translation>
    </message>
    <message>
        <source>the doorman is not reached at %1 (%2): start it by `%3`</source>
        <translation>el servicio de la puerta no responde en %1 (%2): inícielo con `%3`</translation>
    </message>
    <message>
        <source>the doorman listens and drives %1; a lock without power is %2</source>
        <translation>el servicio de la puerta responde y controla %1; sin corriente, la cerradura queda %2</translation>
    </message>
    <message>
        <source>the doorman refuses: %1</source>
        <translation>el servicio de la puerta lo rechaza: %1</translation>
    </message>
    <message>
        <source>the doorman that runs here does not take the new door: start it anew</source>
        <translation>el servicio de la puerta que funciona aquí no acepta la nueva puerta: reinícielo</translation>
    </message>
    <message>
        <source>the face finder</source>
        <translation>el buscador de caras</translation>
    </message>
    <message>
        <source>the face is at the side</source>
        <translation>la cara está a un lado</translation>
    </message>
    <message>
        <source>the face is low in the picture</source>
        <translation>la cara está abajo en la imagen</translation>
    </message>
    <message>
        <source>the face is near the upper edge</source>
        <translation>la cara está cerca del borde superior</translation>
    </message>
    <message>
        <source>the fire alarm is not over, or its input cannot be read</source>
        <translation>la alarma de incendio no ha terminado, o no se puede leer su entrada</translation>
    </message>
    <message>
        <source>the first one that is found</source>
        <translation>la primera que se encuentre</translation>
    </message>
    <message>
        <source>the journal cannot be read (%1): let `verify` look for what is wrong</source>
        <translation>no se puede leer el registro (%1): busque la causa con `verify`</translation>
    </message>
    <message>
        <source>the journal cannot be read (%1): let it be verified</source>
        <translation>no se puede leer el registro (%1): hágalo verificar</translation>
    </message>
    <message>
        <source>the key %1 cannot be read (%2): ask its owner</source>
        <translation>no se puede leer la clave %1 (%2): pregunte a su propietario</translation>
    </message>
    <message>
        <source>the key lies beside the file: whoever can write there could have sealed it so</source>
        <translation>la clave está junto al archivo: quien pueda escribir allí podría haberlo sellado así</translation>
    </message>
    <message>
        <source>the kiosk only tells who should not come in</source>
        <translation>el terminal solo dice quién no debería entrar</translation>
    </message>
    <message>
        <source>the kiosk tells, and the door opens for all</source>
        <translation>el terminal avisa y la puerta se abre para todos</translation>
    </message>
    <message>
        <source>the kiosk&apos;s own part of it has failed: restart the kiosk</source>
        <translation>la parte del terminal que se ocupa de ello ha fallado: reinicie el terminal</translation>
    </message>
    <message>
        <source>the kiosk&apos;s user may not use it: add that user to the group audio</source>
        <translation>el usuario del terminal no puede usarlo: añádalo al grupo audio</translation>
    </message>
    <message>
        <source>the light is behind the visitor</source>
        <translation>la luz está detrás del visitante</translation>
    </message>
    <message>
        <source>the networks are not ready yet</source>
        <translation>las redes neuronales aún no están listas</translation>
    </message>
    <message>
        <source>the networks fail</source>
        <translation>las redes neuronales fallan</translation>
    </message>
    <message>
        <source>the notary at %1 does not answer (%2): start it</source>
        <translation>el notario en %1 no responde (%2): inícielo</translation>
    </message>
    <message>
        <source>the notary cannot keep its head (%1): mend its disk</source>
        <translation>el notario no puede guardar su archivo head (%1): repare su disco</translation>
    </message>
    <message>
        <source>the notary cannot use %1 (%2): end another one that has it, or mend its disk or rights</source>
        <translation>el notario no puede usar %1 (%2): cierre el otro que lo ocupa, o repare el disco o los permisos</translation>
    </message>
    <message>
        <source>the notary refuses: %1</source>
        <translation>el notario lo rechaza: %1</translation>
    </message>
    <message>
        <source>the notary sealed up to %1</source>
        <translation>el notario selló hasta la %1</translation>
    </message>
    <message>
        <source>the notary&apos;s head is damaged: keep its folder and journal aside, and begin both anew</source>
        <translation>el archivo head del notario está dañado: aparte su carpeta y el registro y empiece ambos de nuevo</translation>
    </message>
    <message>
        <source>the notice is confirmed</source>
        <translation>el aviso está confirmado</translation>
    </message>
    <message>
        <source>the notice is not confirmed</source>
        <translation>el aviso no está confirmado</translation>
    </message>
    <message>
        <source>the opening %1 is missing</source>
        <translation>falta el %1 de apertura</translation>
    </message>
    <message>
        <source>the pictures are too old</source>
        <translation>las imágenes son demasiado antiguas</translation>
    </message>
    <message>
        <source>the relay reads back that it is not energised</source>
        <translation>el relé indica que no está activado</translation>
    </message>
    <message>
        <source>the relay reads back that it is not released</source>
        <translation>el relé indica que no está desactivado</translation>
    </message>
    <message>
        <source>the screen stands still</source>
        <translation>la pantalla está parada</translation>
    </message>
    <message>
        <source>the self-proof was not right</source>
        <translation>la autocomprobación no fue correcta</translation>
    </message>
    <message>
        <source>the settings can only be changed by hand (%1): do that</source>
        <translation>los ajustes solo se pueden cambiar a mano (%1): hágalo así</translation>
    </message>
    <message>
        <source>the settings file %1 cannot be read (%2): mend that</source>
        <translation>no se puede leer el archivo de ajustes %1 (%2): arréglelo</translation>
    </message>
    <message>
        <source>the settings file %1 cannot be written (%2): mend that</source>
        <translation>no se puede escribir el archivo de ajustes %1 (%2): arréglelo</translation>
    </message>
    <message>
        <source>the settings file has rules of its own</source>
        <translation>el archivo de ajustes tiene reglas propias</translation>
    </message>
    <message>
        <source>the settings file is written so that %1 can only be changed by hand: do that</source>
        <translation>el archivo de ajustes está escrito de modo que %1 solo se puede cambiar a mano: hágalo así</translation>
    </message>
    <message>
        <source>the staff file %1 cannot be read (%2): mend that</source>
        <translation>no se puede leer el archivo de personal %1 (%2): arréglelo</translation>
    </message>
    <message>
        <source>the staff file %1 is damaged: put back a copy, or add all anew</source>
        <translation>el archivo de personal %1 está dañado: restaure una copia o añada a todos de nuevo</translation>
    </message>
    <message>
        <source>the text is never closed: %1 is missing</source>
        <translation>el texto no se cierra: falta %1</translation>
    </message>
    <message>
        <source>the value is missing</source>
        <translation>falta el valor</translation>
    </message>
    <message>
        <source>the zone is too small to stand in</source>
        <translation>la zona es demasiado pequeña para colocarse en ella</translation>
    </message>
    <message>
        <source>then look again</source>
        <translation>después mire de nuevo</translation>
    </message>
    <message>
        <source>then try again</source>
        <translation>después inténtelo de nuevo</translation>
    </message>
    <message>
        <source>there are pictures in %1: %2. Remove them, and report this</source>
        <translation>hay imágenes en %1: %2. Elimínelas y notifíquelo</translation>
    </message>
    <message>
        <source>there is no NVIDIA driver here (%1 does not load): install it, %2</source>
        <translation>aquí no hay controlador de NVIDIA (%1 no se carga): instálelo %2</translation>
    </message>
    <message>
        <source>there is no camera at %1</source>
        <translation>no hay ninguna cámara en %1</translation>
    </message>
    <message>
        <source>there is no journal %1: check how it is written</source>
        <translation>no hay ningún registro %1: compruebe cómo se escribe</translation>
    </message>
    <message>
        <source>there is no record at all</source>
        <translation>no hay ninguna entrada</translation>
    </message>
    <message>
        <source>there is no settings file %1: name one that exists with --config, or leave that out for the defaults</source>
        <translation>no existe el archivo de ajustes %1: indique uno existente con --config, u omítalo para usar los valores predeterminados</translation>
    </message>
    <message>
        <source>there is no such loudspeaker: plug it in, or correct sound.device (`aplay -L` lists them)</source>
        <translation>no existe ese altavoz: enchúfelo o corrija sound.device (`aplay -L` los enumera)</translation>
    </message>
    <message>
        <source>there is nothing at %1</source>
        <translation>no hay nada en %1</translation>
    </message>
    <message>
        <source>they stay as they are</source>
        <translation>se quedan como están</translation>
    </message>
    <message>
        <source>they were in %1, which is not here</source>
        <translation>estaban en %1, que no está aquí</translation>
    </message>
    <message>
        <source>this cannot be read: look at quotes, brackets and commas</source>
        <translation>esto no se puede leer: revise comillas, corchetes y comas</translation>
    </message>
    <message>
        <source>this door is words in a log</source>
        <translation>esta puerta son palabras en un log</translation>
    </message>
    <message>
        <source>this is UTF-16, not UTF-8: save the file as UTF-8</source>
        <translation>esto es UTF-16, no UTF-8: guarde el archivo como UTF-8</translation>
    </message>
    <message>
        <source>this is the demo</source>
        <translation>esto es la demo</translation>
    </message>
    <message>
        <source>this journal was begun without them</source>
        <translation>este registro se empezó sin ellas</translation>
    </message>
    <message>
        <source>this letter is not UTF-8: save the file as that</source>
        <translation>este carácter no es UTF-8: guarde el archivo así</translation>
    </message>
    <message>
        <source>this section begins in line %1 already: put both together</source>
        <translation>esta sección ya empieza en la línea %1: junte las dos</translation>
    </message>
    <message>
        <source>this user may not write %1: make its folder the kiosk&apos;s own (docs/setup.md)</source>
        <translation>este usuario no puede escribir %1: haga que su carpeta sea del terminal (docs/setup.md)</translation>
    </message>
    <message>
        <source>tilt the camera down, or mount the kiosk lower</source>
        <translation>incline la cámara hacia abajo o monte el terminal más bajo</translation>
    </message>
    <message>
        <source>tilt the camera up, or mount the kiosk higher</source>
        <translation>incline la cámara hacia arriba o monte el terminal más alto</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true o false</translation>
    </message>
    <message>
        <source>try the door: it may still be one</source>
        <translation>pruebe la puerta: aun así puede serlo</translation>
    </message>
    <message>
        <source>turn a light on that shines on the visitor&apos;s face</source>
        <translation>encienda una luz que ilumine la cara del visitante</translation>
    </message>
    <message>
        <source>turn the camera, or stand in front of it</source>
        <translation>gire la cámara o colóquese delante</translation>
    </message>
    <message>
        <source>turn the kiosk away from the window, or close the blind</source>
        <translation>gire el terminal para que no mire a la ventana, o baje la persiana</translation>
    </message>
    <message>
        <source>turn the lamp away, or close the blind</source>
        <translation>aparte la lámpara o baje la persiana</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>hasta la %1</translation>
    </message>
    <message>
        <source>up to %1: %2</source>
        <translation>hasta la %1: %2</translation>
    </message>
    <message>
        <source>version = %1: these settings are a newer kiosk&apos;s, this one knows %2 at the most: install the newer one again, or use the last good settings</source>
        <translation>version = %1: estos ajustes son de un terminal más nuevo; este conoce como máximo la %2: vuelva a instalar el más nuevo o use los últimos ajustes válidos</translation>
    </message>
    <message>
        <source>volume %1</source>
        <translation>volumen %1</translation>
    </message>
    <message>
        <source>wait until they are</source>
        <translation>espere hasta que lo estén</translation>
    </message>
    <message>
        <source>what answers at %1 is no notary: name its socket</source>
        <translation>lo que responde en %1 no es un notario: indique su socket</translation>
    </message>
    <message>
        <source>what is at %1 does not say that it is such a board</source>
        <translation>lo que hay en %1 no dice ser una placa así</translation>
    </message>
    <message>
        <source>what is set up cannot be kept in %1 (%2): mend that</source>
        <translation>no se puede guardar la configuración en %1 (%2): arréglelo</translation>
    </message>
    <message>
        <source>what stands there was record %1</source>
        <translation>lo que hay allí era la entrada %1</translation>
    </message>
    <message>
        <source>whether it obeys, and how soon, is up to what receives it</source>
        <translation>si obedece, y con qué rapidez, depende de quien lo recibe</translation>
    </message>
    <message>
        <source>whoever cannot see the screen hears nothing</source>
        <translation>quien no ve la pantalla no oye nada</translation>
    </message>
    <message>
        <source>without power it is free</source>
        <translation>sin corriente queda libre</translation>
    </message>
    <message>
        <source>without power it is locked</source>
        <translation>sin corriente queda bloqueada</translation>
    </message>
    <message>
        <source>words in a log</source>
        <translation>palabras en un log</translation>
    </message>
    <message>
        <source>wrong PINs cannot be counted in %1 (%2), so none is checked: mend that</source>
        <translation>no se pueden contar los PIN incorrectos en %1 (%2), así que no se comprueba ninguno: arréglelo</translation>
    </message>
    <message>
        <source>x0 must be less than x1, and y0 less than y1</source>
        <translation>x0 debe ser menor que x1, e y0 menor que y1</translation>
    </message>
    <message>
        <source>yes is true, no is false, in small letters</source>
        <translation>sí es true, no es false, en minúsculas</translation>
    </message>
    <message>
        <source>you stand too far away to be judged</source>
        <translation>está demasiado lejos para el análisis</translation>
    </message>
    <message>
        <source>you stand very near</source>
        <translation>está muy cerca</translation>
    </message>
    <message>
        <source>your face is outside the zone</source>
        <translation>su cara está fuera de la zona</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>%1 left</source>
        <translation>Quedan %1</translation>
    </message>
    <message>
        <source>%1 of %2 walks are made.</source>
        <translation>Hechas %1 de %2 pasadas.</translation>
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
        <translation>%1&#xa0;% hecho</translation>
    </message>
    <message>
        <source>%1&#xa0;% needed</source>
        <translation>%1&#xa0;% necesario</translation>
    </message>
    <message>
        <source>%1&#xa0;s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1&#xa0;s ago</source>
        <translation>hace %1&#xa0;s</translation>
    </message>
    <message>
        <source>6 to 12 digits: no runs, no repetitions.</source>
        <translation>De 6 a 12 dígitos: ni seguidos ni repetidos.</translation>
    </message>
    <message>
        <source>A PIN for %1</source>
        <translation>Un PIN para %1</translation>
    </message>
    <message>
        <source>A camera looks here whether you wear a mask over nose and mouth. No picture is stored, and nobody is recognised. Times and results are kept for %1 days. %2</source>
        <translation>Una cámara mira aquí si lleva mascarilla sobre la nariz y la boca. No se guarda ninguna imagen ni se reconoce a nadie. Las horas y los resultados se conservan %1 días. %2</translation>
    </message>
    <message>
        <source>A door controller is told by HTTP.</source>
        <translation>Un controlador de puerta, avisado por HTTP.</translation>
    </message>
    <message>
        <source>A door controller is told by a broker.</source>
        <translation>Un controlador de puerta, avisado por un bróker.</translation>
    </message>
    <message>
        <source>A member of staff has let you through.</source>
        <translation>El personal le ha dado paso.</translation>
    </message>
    <message>
        <source>A relay board, it answers.</source>
        <translation>Una placa de relés; responde.</translation>
    </message>
    <message>
        <source>Acceptance</source>
        <translation>Aceptación</translation>
    </message>
    <message>
        <source>Accepted if the site signs.</source>
        <translation>Aceptado si el centro firma.</translation>
    </message>
    <message>
        <source>Accepted.</source>
        <translation>Aceptado.</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Añadir persona</translation>
    </message>
    <message>
        <source>Adjust mask</source>
        <translation>Mal puesta</translation>
    </message>
    <message>
        <source>Advise</source>
        <translation>Avisar</translation>
    </message>
    <message>
        <source>Aim</source>
        <translation>Encuadre</translation>
    </message>
    <message>
        <source>Alarm is over</source>
        <translation>Alarma terminada</translation>
    </message>
    <message>
        <source>All walks are made</source>
        <translation>Todas las pasadas hechas</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Siempre</translation>
    </message>
    <message>
        <source>Another PIN</source>
        <translation>Otro PIN</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Otro motivo</translation>
    </message>
    <message>
        <source>As the theme</source>
        <translation>Como el tema</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Habitual</translation>
    </message>
    <message>
        <source>Ask staff for help</source>
        <translation>Pedir ayuda</translation>
    </message>
    <message>
        <source>At first</source>
        <translation>Al principio</translation>
    </message>
    <message>
        <source>At other times the door goes by its own rules.</source>
        <translation>A otras horas, la puerta sigue sus propias reglas.</translation>
    </message>
    <message>
        <source>At set times</source>
        <translation>Con horario</translation>
    </message>
    <message>
        <source>At the side</source>
        <translation>A un lado</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Back to the kiosk, change nothing</source>
        <translation>Volver al quiosco sin cambiar nada</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Behind the wizard there is no PIN. Untouched for 10&#xa0;min, it goes away and the kiosk is as before.</source>
        <translation>El asistente no tiene PIN. Si nadie lo toca en 10 min, se cierra y el quiosco queda como antes.</translation>
    </message>
    <message>
        <source>Being written.</source>
        <translation>Se está escribiendo.</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Boards that are plugged in are found by themselves.</source>
        <translation>Las placas enchufadas se encuentran solas.</translation>
    </message>
    <message>
        <source>Bright</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Marrón</translation>
    </message>
    <message>
        <source>Camera dark</source>
        <translation>Imagen negra</translation>
    </message>
    <message>
        <source>Camera stuck</source>
        <translation>Imagen fija</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation>Mayúsculas</translation>
    </message>
    <message>
        <source>Choose, try it, keep it.</source>
        <translation>Elija, pruebe, conserve.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Come closer</source>
        <translation>Acérquese</translation>
    </message>
    <message>
        <source>Copy it out</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Cut short by a pause</source>
        <translation>Cortada por una pausa</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Demo, no camera</source>
        <translation>Demo, sin cámara</translation>
    </message>
    <message>
        <source>Did the door open?</source>
        <translation>¿Se abrió la puerta?</translation>
    </message>
    <message>
        <source>Digits and signs</source>
        <translation>Cifras y signos</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distancia</translation>
    </message>
    <message>
        <source>Do visitors know?</source>
        <translation>¿Lo saben los visitantes?</translation>
    </message>
    <message>
        <source>Does the door open?</source>
        <translation>¿Se abre la puerta?</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>Puerta</translation>
    </message>
    <message>
        <source>ENFORCE does not resist somebody who holds up a photo, or slips in behind somebody else.</source>
        <translation>ENFORCE no detiene a quien muestra una foto o se cuela detrás de otro.</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>End early</source>
        <translation>Terminar ya</translation>
    </message>
    <message>
        <source>Enforce</source>
        <translation>Exigir</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Enter a PIN</source>
        <translation>Introducir PIN</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Borrar el último dígito</translation>
    </message>
    <message>
        <source>Erase the last letter</source>
        <translation>Borrar la última letra</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>Every PIN opens the door and shows how the kiosk is.</source>
        <translation>Cada PIN abre la puerta y muestra el estado del terminal.</translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>Todo está en orden.</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>Todo funciona.</translation>
    </message>
    <message>
        <source>Fail-safe: everybody comes in and out without power. Usual on escape routes.</source>
        <translation>Fail-safe: sin corriente, todos entran y salen. Habitual en vías de evacuación.</translation>
    </message>
    <message>
        <source>Fail-secure: nobody comes in without power. Who is inside must get out by the handle.</source>
        <translation>Fail-secure: sin corriente no entra nadie. Quien esté dentro debe poder salir con la manilla.</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Fallos</translation>
    </message>
    <message>
        <source>Fewer: %1</source>
        <translation>Menos: %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Primera</translation>
    </message>
    <message>
        <source>For how long?</source>
        <translation>¿Por cuánto tiempo?</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>From behind</source>
        <translation>Contraluz</translation>
    </message>
    <message>
        <source>GPIO line %1</source>
        <translation>Línea GPIO %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bien</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Saludo</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>Head upright</source>
        <translation>Cabeza recta</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Health page</source>
        <translation>Página de estado</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <source>Hide reasons</source>
        <translation>Ocultar motivos</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>No se mueva</translation>
    </message>
    <message>
        <source>How loud?</source>
        <translation>¿A qué volumen?</translation>
    </message>
    <message>
        <source>How many walks of each kind?</source>
        <translation>¿Cuántas pasadas de cada tipo?</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>Índigo</translation>
    </message>
    <message>
        <source>Installer</source>
        <translation>Instalador</translation>
    </message>
    <message>
        <source>Is every record as it was written?</source>
        <translation>¿Está cada entrada como se escribió?</translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation>¿Es correcto?</translation>
    </message>
    <message>
        <source>It can be changed at any time.</source>
        <translation>Se puede cambiar en cualquier momento.</translation>
    </message>
    <message>
        <source>It could not be verified.</source>
        <translation>No se pudo verificar.</translation>
    </message>
    <message>
        <source>It does not say what it is. It may be a relay board.</source>
        <translation>No dice qué es. Puede ser una placa de relés.</translation>
    </message>
    <message>
        <source>It goes to its safe state: as it is without power.</source>
        <translation>Pasa a su estado seguro, como sin corriente.</translation>
    </message>
    <message>
        <source>It hangs there</source>
        <translation>Está colgado</translation>
    </message>
    <message>
        <source>It is always on the screen, and must be true here.</source>
        <translation>Está siempre en la pantalla y debe ser cierto aquí.</translation>
    </message>
    <message>
        <source>It is told to open. Still for %1&#xa0;s.</source>
        <translation>Se le ha dicho que se abra. Quedan %1&#xa0;s.</translation>
    </message>
    <message>
        <source>It needs no network. What is left empty is not used.</source>
        <translation>No necesita red. Lo que quede vacío no se usa.</translation>
    </message>
    <message>
        <source>It shows its verdict. The door goes by its own rules.</source>
        <translation>Muestra su resultado. La puerta sigue sus propias reglas.</translation>
    </message>
    <message>
        <source>It stands in the record beside all that this person does here.</source>
        <translation>Figura en el registro junto a todo lo que esta persona hace aquí.</translation>
    </message>
    <message>
        <source>It tells who should put on a mask. The door opens for all.</source>
        <translation>Dice quién debe ponerse mascarilla. La puerta se abre para todos.</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>Analizado</translation>
    </message>
    <message>
        <source>Judged together</source>
        <translation>Analizados juntos</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Conservado.</translation>
    </message>
    <message>
        <source>Kept. What visitors can choose changes when the kiosk is started again.</source>
        <translation>Conservado. Lo que pueden elegir los visitantes cambia al reiniciar el terminal.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Idioma: %1</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Grandes</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Left without a verdict</source>
        <translation>Se fue sin resultado</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Admitidos</translation>
    </message>
    <message>
        <source>Let in: %1 of %2 (95&#xa0;%: %3 to %4&#xa0;%)</source>
        <translation>Admitidos: %1 de %2 (95&#xa0;%: de %3 a %4&#xa0;%)</translation>
    </message>
    <message>
        <source>Lets people through, and changes the kiosk.</source>
        <translation>Deja pasar a la gente y cambia el terminal.</translation>
    </message>
    <message>
        <source>Lets people through.</source>
        <translation>Deja pasar a la gente.</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Letras</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Luz</translation>
    </message>
    <message>
        <source>Light or camera disturbed</source>
        <translation>Luz o cámara alteradas</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Línea %1</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>Imagen en directo</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Bloqueada</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logotipo</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Mirar de nuevo</translation>
    </message>
    <message>
        <source>Look at the camera</source>
        <translation>Mire a la cámara</translation>
    </message>
    <message>
        <source>Look here</source>
        <translation>Mire aquí</translation>
    </message>
    <message>
        <source>Looking. This takes some seconds.</source>
        <translation>Comprobando. Tarda unos segundos.</translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation>MQTT</translation>
    </message>
    <message>
        <source>MQTT broker</source>
        <translation>Bróker MQTT</translation>
    </message>
    <message>
        <source>Make the report</source>
        <translation>Hacer el informe</translation>
    </message>
    <message>
        <source>Making ready</source>
        <translation>Preparación</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Mascarilla</translation>
    </message>
    <message>
        <source>Mask OK</source>
        <translation>Mascarilla OK</translation>
    </message>
    <message>
        <source>Mask check</source>
        <translation>Control de mascarilla</translation>
    </message>
    <message>
        <source>Mask missing</source>
        <translation>Sin mascarilla</translation>
    </message>
    <message>
        <source>Mask wrong</source>
        <translation>Mal puesta</translation>
    </message>
    <message>
        <source>Masks are not checked here at the moment.</source>
        <translation>Por el momento, aquí no se controlan las mascarillas.</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>Más: %1</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Movimiento</translation>
    </message>
    <message>
        <source>Name of the place</source>
        <translation>Nombre del lugar</translation>
    </message>
    <message>
        <source>Narrow</source>
        <translation>Estrecha</translation>
    </message>
    <message>
        <source>Networks disagree</source>
        <translation>Redes en desacuerdo</translation>
    </message>
    <message>
        <source>New acceptance</source>
        <translation>Nueva aceptación</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Última</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Página siguiente</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Sin cámara</translation>
    </message>
    <message>
        <source>No door</source>
        <translation>Sin puerta</translation>
    </message>
    <message>
        <source>No face is seen</source>
        <translation>No se ve ninguna cara</translation>
    </message>
    <message>
        <source>No live picture</source>
        <translation>Sin imagen en directo</translation>
    </message>
    <message>
        <source>No mask</source>
        <translation>Sin mascarilla</translation>
    </message>
    <message>
        <source>No picture is stored.</source>
        <translation>No se guarda ninguna imagen.</translation>
    </message>
    <message>
        <source>No settings are known here that could be used before.</source>
        <translation>Aquí no se conocen ajustes que antes se pudieran usar.</translation>
    </message>
    <message>
        <source>No visits yet today.</source>
        <translation>Hoy aún no hay visitas.</translation>
    </message>
    <message>
        <source>No walk is made yet.</source>
        <translation>Aún no hay ninguna pasada.</translation>
    </message>
    <message>
        <source>Nobody is being judged.</source>
        <translation>No se analiza a nadie.</translation>
    </message>
    <message>
        <source>Not accepted.</source>
        <translation>No aceptado.</translation>
    </message>
    <message>
        <source>Not done as asked</source>
        <translation>No se hizo lo pedido</translation>
    </message>
    <message>
        <source>Not kept on the disk: %1</source>
        <translation>No guardado en el disco: %1</translation>
    </message>
    <message>
        <source>Not kept yet.</source>
        <translation>Aún sin conservar.</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Aún sin leer</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Sin registrar</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>No está claro</translation>
    </message>
    <message>
        <source>Nothing at the door</source>
        <translation>Nada en la puerta</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Aún no ha pasado nada.</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>Oliva</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>On the network</source>
        <translation>En la red</translation>
    </message>
    <message>
        <source>On the screen now. Back by itself in %1.</source>
        <translation>Ahora en pantalla. Vuelve solo en %1.</translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation>De uno en uno</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>Uno menos</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Un momento</translation>
    </message>
    <message>
        <source>One moment: the doorman starts.</source>
        <translation>Un momento: se inicia el servicio de la puerta.</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Uno más</translation>
    </message>
    <message>
        <source>Only faces inside the frame are judged. Pull its corners, or move it.</source>
        <translation>Solo se analizan caras dentro del marco. Tire de sus esquinas o muévalo.</translation>
    </message>
    <message>
        <source>Open the door now</source>
        <translation>Abrir la puerta</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Gestión</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>Normales</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>Fuera de servicio</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>Fuera de servicio</translation>
    </message>
    <message>
        <source>Outside the zone</source>
        <translation>Fuera de la zona</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>Autorizaciones</translation>
    </message>
    <message>
        <source>PINs are paused here. Please wait %1.</source>
        <translation>PIN en pausa. Espere %1, por favor.</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Página anterior</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Petrol</source>
        <translation>Petróleo</translation>
    </message>
    <message>
        <source>Pins of this computer.</source>
        <translation>Pines de este ordenador.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Please enter your PIN.</source>
        <translation>Introduzca su PIN, por favor.</translation>
    </message>
    <message>
        <source>Please hold your head upright and look at the camera.</source>
        <translation>Mantenga la cabeza recta y mire a la cámara, por favor.</translation>
    </message>
    <message>
        <source>Please let one person stand in front, the others behind.</source>
        <translation>Una sola persona delante; las demás detrás, por favor.</translation>
    </message>
    <message>
        <source>Please look at the camera.</source>
        <translation>Mire a la cámara, por favor.</translation>
    </message>
    <message>
        <source>Please look straight at the camera and show your whole face.</source>
        <translation>Mire de frente a la cámara y muestre toda la cara, por favor.</translation>
    </message>
    <message>
        <source>Please pull the mask up over your nose and down under your chin.</source>
        <translation>Suba la mascarilla sobre la nariz y bájela bajo la barbilla, por favor.</translation>
    </message>
    <message>
        <source>Please put on a mask over nose and mouth.</source>
        <translation>Póngase una mascarilla sobre la nariz y la boca, por favor.</translation>
    </message>
    <message>
        <source>Please stand here and look at the camera.</source>
        <translation>Colóquese aquí y mire a la cámara, por favor.</translation>
    </message>
    <message>
        <source>Please stand still for a moment.</source>
        <translation>Permanezca inmóvil un momento, por favor.</translation>
    </message>
    <message>
        <source>Please step into the light and face it.</source>
        <translation>Colóquese de cara a la luz, por favor.</translation>
    </message>
    <message>
        <source>Please step out of the bright light.</source>
        <translation>Salga de la luz intensa, por favor.</translation>
    </message>
    <message>
        <source>Please take a step back from the camera.</source>
        <translation>Dé un paso atrás, por favor.</translation>
    </message>
    <message>
        <source>Please take a step towards the camera.</source>
        <translation>Dé un paso hacia la cámara, por favor.</translation>
    </message>
    <message>
        <source>Please turn your face straight to the camera.</source>
        <translation>Ponga la cara de frente a la cámara, por favor.</translation>
    </message>
    <message>
        <source>Please wait</source>
        <translation>Espere</translation>
    </message>
    <message>
        <source>Probability of a mask, last %1 seconds</source>
        <translation>Probabilidad de mascarilla, últimos %1 segundos</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Prueba</translation>
    </message>
    <message>
        <source>Put this up where they see it before the camera sees them.</source>
        <translation>Cuélguelo donde lo vean antes de que los vea la cámara.</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Entradas</translation>
    </message>
    <message>
        <source>Relay %1</source>
        <translation>Relé %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Revocar</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Pantalla</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>Segunda persona</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>Autoprueba</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Configurar</translation>
    </message>
    <message>
        <source>Set up again</source>
        <translation>Configurar de nuevo</translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Shown small on the screen, such as Ward 3.</source>
        <translation>Se muestra pequeño en la pantalla, como Planta 3.</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Silencio</translation>
    </message>
    <message>
        <source>Site&apos;s own</source>
        <translation>La propia</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>So that no finger slipped.</source>
        <translation>Por si se ha escapado un dedo.</translation>
    </message>
    <message>
        <source>Somebody else walked up</source>
        <translation>Se acercó otra persona</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Staff go on behind their PIN.</source>
        <translation>El personal continúa con su PIN.</translation>
    </message>
    <message>
        <source>Staff let people through with it. An installer changes the kiosk, too.</source>
        <translation>Con él, el personal deja pasar. Un instalador cambia además el terminal.</translation>
    </message>
    <message>
        <source>Staff only</source>
        <translation>Solo personal</translation>
    </message>
    <message>
        <source>Staff pass</source>
        <translation>Puede pasar</translation>
    </message>
    <message>
        <source>Stand where visitors will stand, and look at the kiosk.</source>
        <translation>Colóquese donde estarán los visitantes y mire al terminal.</translation>
    </message>
    <message>
        <source>Start the kiosk</source>
        <translation>Iniciar el terminal</translation>
    </message>
    <message>
        <source>Start the wizard</source>
        <translation>Iniciar el asistente</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Seguir aquí</translation>
    </message>
    <message>
        <source>Stay, and look at the camera</source>
        <translation>Quédese y mire a la cámara</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Paso %1 de %2</translation>
    </message>
    <message>
        <source>Step away</source>
        <translation>Aléjese</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>Retroceda</translation>
    </message>
    <message>
        <source>Stop judging, and set up again?</source>
        <translation>¿Dejar de controlar y configurar de nuevo?</translation>
    </message>
    <message>
        <source>Strike out</source>
        <translation>Anular</translation>
    </message>
    <message>
        <source>Strike out which walk, and why?</source>
        <translation>¿Qué pasada anular, y por qué?</translation>
    </message>
    <message>
        <source>Struck out: %1</source>
        <translation>Anulada: %1</translation>
    </message>
    <message>
        <source>Such as https://door.example/kiosk</source>
        <translation>Como https://door.example/kiosk</translation>
    </message>
    <message>
        <source>Such as mqtt://10.0.0.2:1883. It is told how the kiosk is.</source>
        <translation>Como mqtt://10.0.0.2:1883. Se le comunica el estado del terminal.</translation>
    </message>
    <message>
        <source>Such as mqtt://user:password@10.0.0.2:1883</source>
        <translation>Como mqtt://user:password@10.0.0.2:1883</translation>
    </message>
    <message>
        <source>Such as rtsp://10.0.0.7/stream or http://10.0.0.7/video</source>
        <translation>Como rtsp://10.0.0.7/stream o http://10.0.0.7/video</translation>
    </message>
    <message>
        <source>Takes about a minute. The kiosk goes on meanwhile, more slowly.</source>
        <translation>Tarda un minuto, más o menos. Mientras tanto, el terminal sigue, más lento.</translation>
    </message>
    <message>
        <source>Test now</source>
        <translation>Comprobar</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Textos</translation>
    </message>
    <message>
        <source>Thank you. Your mask covers nose and mouth.</source>
        <translation>Gracias. Su mascarilla cubre la nariz y la boca.</translation>
    </message>
    <message>
        <source>The acceptance is paused</source>
        <translation>La aceptación está en pausa</translation>
    </message>
    <message>
        <source>The camera is not working. Please ask staff.</source>
        <translation>La cámara no funciona. Diríjase al personal, por favor.</translation>
    </message>
    <message>
        <source>The camera sees nothing: is it covered? Please ask staff.</source>
        <translation>La cámara no ve nada: ¿está tapada? Diríjase al personal, por favor.</translation>
    </message>
    <message>
        <source>The camera&apos;s picture has stopped. Please ask staff.</source>
        <translation>La imagen de la cámara se ha parado. Diríjase al personal, por favor.</translation>
    </message>
    <message>
        <source>The check is not ready. If this stays, please ask staff.</source>
        <translation>El control no está listo. Si sigue así, diríjase al personal, por favor.</translation>
    </message>
    <message>
        <source>The door does not answer. Please see to it by hand.</source>
        <translation>La puerta no responde. Atiéndala a mano.</translation>
    </message>
    <message>
        <source>The door obeys as ever: a walk that wrongly turns green opens it.</source>
        <translation>La puerta obedece como siempre: una pasada que se ponga en verde por error la abre.</translation>
    </message>
    <message>
        <source>The door opens as for any visitor.</source>
        <translation>La puerta se abre como para cualquier visitante.</translation>
    </message>
    <message>
        <source>The door opens for a mask and for staff only.</source>
        <translation>La puerta solo se abre con mascarilla y para el personal.</translation>
    </message>
    <message>
        <source>The door opens.</source>
        <translation>La puerta se abre.</translation>
    </message>
    <message>
        <source>The journal is in order.</source>
        <translation>El registro está en orden.</translation>
    </message>
    <message>
        <source>The journal is not in order.</source>
        <translation>El registro no está en orden.</translation>
    </message>
    <message>
        <source>The kiosk begins anew.</source>
        <translation>El terminal se reinicia.</translation>
    </message>
    <message>
        <source>The kiosk ends, and the wizard begins.</source>
        <translation>El quiosco termina y empieza el asistente.</translation>
    </message>
    <message>
        <source>The kiosk is getting ready: %1&#xa0;% done. The first time takes some minutes.</source>
        <translation>El terminal se está preparando: %1&#xa0;% hecho. La primera vez tarda unos minutos.</translation>
    </message>
    <message>
        <source>The kiosk shows and says its verdict.</source>
        <translation>El terminal muestra y dice su resultado.</translation>
    </message>
    <message>
        <source>The kiosk stops judging until the wizard is done or left.</source>
        <translation>El quiosco no controla a nadie hasta que el asistente acabe o se abandone.</translation>
    </message>
    <message>
        <source>The kiosk was stopped</source>
        <translation>El terminal se paró</translation>
    </message>
    <message>
        <source>The kiosk&apos;s own verdict: %1</source>
        <translation>Resultado del terminal: %1</translation>
    </message>
    <message>
        <source>The last good settings are of %1.</source>
        <translation>Los últimos ajustes válidos son del %1.</translation>
    </message>
    <message>
        <source>The list of staff is empty or unreadable. Please see to the door by hand.</source>
        <translation>La lista del personal está vacía o es ilegible. Atienda la puerta a mano.</translation>
    </message>
    <message>
        <source>The relay says that it obeyed.</source>
        <translation>El relé dice que ha obedecido.</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>El mismo PIN otra vez</translation>
    </message>
    <message>
        <source>The same happens when the kiosk fails. If you do not know, ask who fitted it.</source>
        <translation>Lo mismo ocurre si falla el terminal. Si no lo sabe, pregunte a quien la montó.</translation>
    </message>
    <message>
        <source>The settings cannot be used.</source>
        <translation>No se pueden usar los ajustes.</translation>
    </message>
    <message>
        <source>The walk after</source>
        <translation>La pasada siguiente</translation>
    </message>
    <message>
        <source>The walk before</source>
        <translation>La pasada anterior</translation>
    </message>
    <message>
        <source>The walks are over</source>
        <translation>Las pasadas han terminado</translation>
    </message>
    <message>
        <source>The wizard asks everything once more.</source>
        <translation>El asistente vuelve a preguntarlo todo.</translation>
    </message>
    <message>
        <source>The wizard begins with the present ones. Nothing is lost until its last page.</source>
        <translation>El asistente parte de los actuales. Nada se pierde hasta su última página.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>These are typed into %1, under [screen].</source>
        <translation>Se escriben en %1, bajo [screen].</translation>
    </message>
    <message>
        <source>These were two different PINs. Please begin again.</source>
        <translation>Eran dos PIN distintos. Empiece de nuevo, por favor.</translation>
    </message>
    <message>
        <source>This check is not working. Please ask staff.</source>
        <translation>Este control no funciona. Diríjase al personal, por favor.</translation>
    </message>
    <message>
        <source>This does not work now. Please see to the door by hand.</source>
        <translation>Ahora no es posible. Atienda la puerta a mano.</translation>
    </message>
    <message>
        <source>This model has no map of what it looks at.</source>
        <translation>Este modelo no tiene mapa de lo que mira.</translation>
    </message>
    <message>
        <source>This person only</source>
        <translation>Solo esta persona</translation>
    </message>
    <message>
        <source>This theme is black and white.</source>
        <translation>Este tema es en blanco y negro.</translation>
    </message>
    <message>
        <source>Time to verdict</source>
        <translation>Tiempo de respuesta</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Too bright</source>
        <translation>Mucha luz</translation>
    </message>
    <message>
        <source>Too dark</source>
        <translation>Poca luz</translation>
    </message>
    <message>
        <source>Too far</source>
        <translation>Muy lejos</translation>
    </message>
    <message>
        <source>Too far away</source>
        <translation>Demasiado lejos</translation>
    </message>
    <message>
        <source>Too high</source>
        <translation>Muy alta</translation>
    </message>
    <message>
        <source>Too low</source>
        <translation>Muy baja</translation>
    </message>
    <message>
        <source>Too many wrong tries. Locked for %1.</source>
        <translation>Demasiados intentos. Bloqueado durante %1.</translation>
    </message>
    <message>
        <source>Too near</source>
        <translation>Muy cerca</translation>
    </message>
    <message>
        <source>Touch a line to change it.</source>
        <translation>Toque una línea para cambiarla.</translation>
    </message>
    <message>
        <source>Touch the key, go to the door, and pull.</source>
        <translation>Toque la tecla, vaya a la puerta y tire.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Use the last good settings</source>
        <translation>Usar los últimos ajustes válidos</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Verdict after %1&#xa0;s.</source>
        <translation>Resultado tras %1&#xa0;s.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verificar</translation>
    </message>
    <message>
        <source>Verifying: %1&#xa0;%</source>
        <translation>Verificando: %1&#xa0;%</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violeta</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>Visitantes</translation>
    </message>
    <message>
        <source>Visitors can choose</source>
        <translation>Los visitantes eligen</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visitas</translation>
    </message>
    <message>
        <source>Visits by the hour</source>
        <translation>Visitas por hora</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>WRONGLY green</source>
        <translation>Verde ERRÓNEO</translation>
    </message>
    <message>
        <source>Walk %1</source>
        <translation>Pasada %1</translation>
    </message>
    <message>
        <source>Walk %1 of %2</source>
        <translation>Pasada %1 de %2</translation>
    </message>
    <message>
        <source>Walk up WITH a mask</source>
        <translation>Acérquese CON mascarilla</translation>
    </message>
    <message>
        <source>Walk up WITHOUT a mask</source>
        <translation>Acérquese SIN mascarilla</translation>
    </message>
    <message>
        <source>Walk up as TWO, one without a mask</source>
        <translation>Acérquense DOS, uno sin mascarilla</translation>
    </message>
    <message>
        <source>Walk up, a HAND over the mouth</source>
        <translation>Acérquese con la MANO en la boca</translation>
    </message>
    <message>
        <source>Walk up, mask BELOW the nose</source>
        <translation>Acérquese, mascarilla BAJO la nariz</translation>
    </message>
    <message>
        <source>Walked on</source>
        <translation>Se fueron</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Dirección web</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bienvenidos</translation>
    </message>
    <message>
        <source>What does somebody do who cannot wear a mask?</source>
        <translation>¿Qué hace quien no puede llevar mascarilla?</translation>
    </message>
    <message>
        <source>What does the kiosk do?</source>
        <translation>¿Qué hace el terminal?</translation>
    </message>
    <message>
        <source>What does the lock do without power?</source>
        <translation>¿Qué hace la cerradura sin corriente?</translation>
    </message>
    <message>
        <source>What is the camera&apos;s address?</source>
        <translation>¿Cuál es la dirección de la cámara?</translation>
    </message>
    <message>
        <source>What is the door&apos;s address?</source>
        <translation>¿Cuál es la dirección de la puerta?</translation>
    </message>
    <message>
        <source>What is the name?</source>
        <translation>¿Cuál es el nombre?</translation>
    </message>
    <message>
        <source>What judges is fitted to this computer and proved: some minutes.</source>
        <translation>Lo que analiza se ajusta a este ordenador y se comprueba: unos minutos.</translation>
    </message>
    <message>
        <source>What may %1 do?</source>
        <translation>¿Qué puede hacer %1?</translation>
    </message>
    <message>
        <source>What moves the door?</source>
        <translation>¿Qué mueve la puerta?</translation>
    </message>
    <message>
        <source>What stands on the screen. Visitors can choose another one.</source>
        <translation>El de la pantalla. Los visitantes pueden elegir otro.</translation>
    </message>
    <message>
        <source>What visitors would see: nobody, no mask, a mask.</source>
        <translation>Lo que verían los visitantes: nadie, sin mascarilla, con mascarilla.</translation>
    </message>
    <message>
        <source>When does it do so?</source>
        <translation>¿Cuándo lo hace?</translation>
    </message>
    <message>
        <source>Where do visitors stand?</source>
        <translation>¿Dónde se colocan los visitantes?</translation>
    </message>
    <message>
        <source>Where is this kiosk?</source>
        <translation>¿Dónde está este terminal?</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>Dónde se guarda</translation>
    </message>
    <message>
        <source>Which camera?</source>
        <translation>¿Qué cámara?</translation>
    </message>
    <message>
        <source>Which language?</source>
        <translation>¿Qué idioma?</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>¿Quién es usted?</translation>
    </message>
    <message>
        <source>Who cannot wear a mask</source>
        <translation>Quien no puede llevar mascarilla</translation>
    </message>
    <message>
        <source>Who has a PIN?</source>
        <translation>¿Quién tiene PIN?</translation>
    </message>
    <message>
        <source>Whoever cannot see the screen needs it.</source>
        <translation>Quien no ve la pantalla lo necesita.</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Imagen entera</translation>
    </message>
    <message>
        <source>Why this verdict?</source>
        <translation>¿Por qué este resultado?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>¿Por qué?</translation>
    </message>
    <message>
        <source>Wine red</source>
        <translation>Burdeos</translation>
    </message>
    <message>
        <source>Worn wrongly</source>
        <translation>Mal puesta</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Escrito: %1</translation>
    </message>
    <message>
        <source>Wrong PIN. Please try again.</source>
        <translation>PIN incorrecto. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Yes, it opened</source>
        <translation>Sí, se abrió</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>about %1 m</source>
        <translation>unos %1&#xa0;m</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>no funciona</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vacío</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>en orden</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>sin definir</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>speaks against it</source>
        <translation>habla en contra</translation>
    </message>
    <message>
        <source>speaks for “%1”</source>
        <translation>habla a favor de «%1»</translation>
    </message>
    <message>
        <source>wants to be looked at</source>
        <translation>conviene revisarlo</translation>
    </message>
</context>
</TS>
