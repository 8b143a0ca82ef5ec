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
        <source>%1 does not import (%2): install it as docs/engines.md says</source>
        <translation>no se puede cargar %1 (%2): instálelo según docs/engines.md</translation>
    </message>
    <message>
        <source>%1 has lost its key: keep folder and journal aside, and begin both anew</source>
        <translation>%1 ha perdido su clave: aparte la carpeta y el registro y empiece ambos de nuevo</translation>
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
        <source>%1, for %2.</source>
        <translation>%1 durante %2.</translation>
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
        <source>%1: by %2.</source>
        <translation>%1: con %2.</translation>
    </message>
    <message>
        <source>%1: no picture yet.</source>
        <translation>%1: aún no hay imagen.</translation>
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
        <translation>%^1 no pudo dejar pasar a nadie.</translation>
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
        <source>A wrong PIN for %1.</source>
        <translation>PIN incorrecto de %1.</translation>
    </message>
    <message numerus="yes">
        <source>An override lasts %n minute(s) at the most.</source>
        <translation>
            <numerusform>Una autorización dura como máximo un minuto.</numerusform>
            <numerusform>Una autorización dura como máximo %n minutos.</numerusform>
        </translation>
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
        <source>Check plug and cable. The kiosk tries again by itself.</source>
        <translation>Compruebe el enchufe y el cable. El terminal lo reintenta por sí mismo.</translation>
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
        <source>Has not begun yet.</source>
        <translation>Aún no ha empezado.</translation>
    </message>
    <message>
        <source>Have it checked.</source>
        <translation>Hágalo revisar.</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Is written.</source>
        <translation>Se está escribiendo.</translation>
    </message>
    <message>
        <source>It stays free until the alarm is over and was reset.</source>
        <translation>Seguirá libre hasta que la alarma termine y se restablezca.</translation>
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
        <source>Looks %1 times a second.</source>
        <translation>Analiza %1 veces por segundo.</translation>
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
        <source>No door is driven here.</source>
        <translation>Aquí no se controla ninguna puerta.</translation>
    </message>
    <message>
        <source>No sound has failed.</source>
        <translation>Ningún sonido ha fallado.</translation>
    </message>
    <message>
        <source>Not in order.</source>
        <translation>No está en orden.</translation>
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
        <source>Open</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <source>Pictures are %1 old when they are judged; the work takes %2.</source>
        <translation>Las imágenes tienen %1 al analizarse; el cálculo tarda %2.</translation>
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
        <source>Restart the kiosk, and see to the door by hand meanwhile.</source>
        <translation>Reinicie el terminal y, mientras tanto, atienda la puerta a mano.</translation>
    </message>
    <message>
        <source>Restart the kiosk. If it stays so, run the self-test.</source>
        <translation>Reinicie el terminal. Si sigue igual, ejecute la autoprueba.</translation>
    </message>
    <message>
        <source>SQLite finds it damaged: %1</source>
        <translation>dañado según SQLite: %1</translation>
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
        <source>The schedule leaves the door to itself now.</source>
        <translation>Según el horario, el terminal no controla la puerta ahora.</translation>
    </message>
    <message>
        <source>This cannot be shown: the kiosk&apos;s log says why.</source>
        <translation>No se puede mostrar: el log del terminal dice por qué.</translation>
    </message>
    <message>
        <source>Too slow for a green verdict: restart the kiosk.</source>
        <translation>Demasiado lento para un resultado verde: reinicie el terminal.</translation>
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
        <source>Words are not spoken: run `python -m tools.voices`, which needs espeak-ng.</source>
        <translation>No se dicen palabras: ejecute `python -m tools.voices`, que necesita espeak-ng.</translation>
    </message>
    <message>
        <source>You cannot wear a mask? Please ask at the desk.</source>
        <translation>¿No puede llevar mascarilla? Pregunte en recepción.</translation>
    </message>
    <message>
        <source>all up to %1 were removed</source>
        <translation>se eliminaron todas hasta la %1</translation>
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
        <source>cannot be read (%1)</source>
        <translation>no se puede leer (%1)</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modificada</translation>
    </message>
    <message>
        <source>core dumps are on, and one would hold the last picture: run `python -m kiosk` as it is</source>
        <translation>los volcados de memoria están activados y uno contendría la última imagen: ejecute `python -m kiosk` tal cual</translation>
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
        <source>free</source>
        <translation>libre</translation>
    </message>
    <message>
        <source>gives no picture</source>
        <translation>no da imagen</translation>
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
        <source>it does not play to the end: unplug the loudspeaker and plug it in again</source>
        <translation>no reproduce hasta el final: desenchufe el altavoz y vuelva a enchufarlo</translation>
    </message>
    <message>
        <source>it is empty, or no SQLite file</source>
        <translation>está vacío o no es un archivo SQLite</translation>
    </message>
    <message>
        <source>it is not the journal of this version, or its table was changed</source>
        <translation>no es el registro de esta versión, o se modificó su tabla</translation>
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
        <source>locked</source>
        <translation>bloqueada</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>redes neuronales</translation>
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
        <source>nobody has a PIN, so there is no override: `python -m kiosk.staff add NAME` gives one</source>
        <translation>nadie tiene PIN, así que no hay autorizaciones: `python -m kiosk.staff add NAME` asigna uno</translation>
    </message>
    <message>
        <source>none is driven here</source>
        <translation>aquí no se controla ninguna</translation>
    </message>
    <message>
        <source>only an installer changes this: everybody may look</source>
        <translation>solo un instalador cambia esto: los demás pueden mirar</translation>
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
        <source>privacy</source>
        <translation>privacidad</translation>
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
    <message numerus="yes">
        <source>sees %n face(s) in a portrait of one: run `make run` to fetch the model again</source>
        <translation>
            <numerusform>ve %n cara en un retrato de una: ejecute `make run` para volver a traer el modelo</numerusform>
            <numerusform>ve %n caras en un retrato de una: ejecute `make run` para volver a traer el modelo</numerusform>
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
        <source>staff</source>
        <translation>personal</translation>
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
        <source>the count of wrong PINs, %1, %2: a new one begins, with a pause</source>
        <translation>el contador de PIN incorrectos, %1, %2: empieza uno nuevo, con una pausa</translation>
    </message>
    <message>
        <source>the doorman is not reached at %1 (%2): start `python -m kiosk.doorman`</source>
        <translation>el servicio de la puerta no responde en %1 (%2): inicie `python -m kiosk.doorman`</translation>
    </message>
    <message>
        <source>the doorman listens and drives %1; a lock without power is %2</source>
        <translation>el servicio de la puerta responde y controla %1; sin corriente, la cerradura queda %2</translation>
    </message>
    <message>
        <source>the face finder</source>
        <translation>el buscador de caras</translation>
    </message>
    <message>
        <source>the fire alarm is not over, or its input cannot be read</source>
        <translation>la alarma de incendio no ha terminado, o no se puede leer su entrada</translation>
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
        <source>the kiosk&apos;s own part of it has failed: restart the kiosk</source>
        <translation>la parte del terminal que se ocupa de ello ha fallado: reinicie el terminal</translation>
    </message>
    <message>
        <source>the kiosk&apos;s user may not use it: add that user to the group audio</source>
        <translation>el usuario del terminal no puede usarlo: añádalo al grupo audio</translation>
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
        <source>the relay reads back that it is not energised</source>
        <translation>el relé indica que no está activado</translation>
    </message>
    <message>
        <source>the relay reads back that it is not released</source>
        <translation>el relé indica que no está desactivado</translation>
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
        <source>there are pictures in %1: %2. Remove them, and report this</source>
        <translation>hay imágenes en %1: %2. Elimínelas y notifíquelo</translation>
    </message>
    <message>
        <source>there is no NVIDIA driver here (%1 does not load): install it, %2</source>
        <translation>aquí no hay controlador de NVIDIA (%1 no se carga): instálelo %2</translation>
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
        <source>there is no such loudspeaker: plug it in, or correct sound.device (`aplay -L` lists them)</source>
        <translation>no existe ese altavoz: enchúfelo o corrija sound.device (`aplay -L` los enumera)</translation>
    </message>
    <message>
        <source>they were in %1, which is not here</source>
        <translation>estaban en %1, que no está aquí</translation>
    </message>
    <message>
        <source>this journal was begun without them</source>
        <translation>este registro se empezó sin ellas</translation>
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
        <source>what answers at %1 is no notary: name its socket</source>
        <translation>lo que responde en %1 no es un notario: indique su socket</translation>
    </message>
    <message>
        <source>what stands there was record %1</source>
        <translation>lo que hay allí era la entrada %1</translation>
    </message>
    <message>
        <source>wrong PINs cannot be counted in %1 (%2), so none is checked: mend that</source>
        <translation>no se pueden contar los PIN incorrectos en %1 (%2), así que no se comprueba ninguno: arréglelo</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>%1 left</source>
        <translation>Quedan %1</translation>
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
        <source>A member of staff has let you through.</source>
        <translation>El personal le ha dado paso.</translation>
    </message>
    <message>
        <source>Adjust mask</source>
        <translation>Mal puesta</translation>
    </message>
    <message>
        <source>Alarm is over</source>
        <translation>Alarma terminada</translation>
    </message>
    <message>
        <source>As the theme</source>
        <translation>Como el tema</translation>
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
        <source>Back</source>
        <translation>Atrás</translation>
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
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>ENFORCE does not resist somebody who holds up a photo, or slips in behind somebody else.</source>
        <translation>ENFORCE no detiene a quien muestra una foto o se cuela detrás de otro.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Borrar el último dígito</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
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
        <source>Faults</source>
        <translation>Fallos</translation>
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
        <source>Indigo</source>
        <translation>Índigo</translation>
    </message>
    <message>
        <source>Is every record as it was written?</source>
        <translation>¿Está cada entrada como se escribió?</translation>
    </message>
    <message>
        <source>It could not be verified.</source>
        <translation>No se pudo verificar.</translation>
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
        <source>Let in</source>
        <translation>Admitidos</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Letras</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>Imagen en directo</translation>
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
        <source>Look here</source>
        <translation>Mire aquí</translation>
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
        <source>Motion</source>
        <translation>Movimiento</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Última</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Página siguiente</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Sin cámara</translation>
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
        <source>No visits yet today.</source>
        <translation>Hoy aún no hay visitas.</translation>
    </message>
    <message>
        <source>Nobody is being judged.</source>
        <translation>No se analiza a nadie.</translation>
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
        <source>On the screen now. Back by itself in %1.</source>
        <translation>Ahora en pantalla. Vuelve solo en %1.</translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation>De uno en uno</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Un momento</translation>
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
        <source>Petrol</source>
        <translation>Petróleo</translation>
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
        <source>Records</source>
        <translation>Entradas</translation>
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
        <source>Site&apos;s own</source>
        <translation>La propia</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
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
        <source>Staff only</source>
        <translation>Solo personal</translation>
    </message>
    <message>
        <source>Staff pass</source>
        <translation>Puede pasar</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>Retroceda</translation>
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
        <source>The journal is in order.</source>
        <translation>El registro está en orden.</translation>
    </message>
    <message>
        <source>The journal is not in order.</source>
        <translation>El registro no está en orden.</translation>
    </message>
    <message>
        <source>The kiosk is getting ready: %1&#xa0;% done. The first time takes some minutes.</source>
        <translation>El terminal se está preparando: %1&#xa0;% hecho. La primera vez tarda unos minutos.</translation>
    </message>
    <message>
        <source>The kiosk&apos;s own verdict: %1</source>
        <translation>Resultado del terminal: %1</translation>
    </message>
    <message>
        <source>The list of staff is empty, or cannot be read.</source>
        <translation>La lista de personal está vacía o no se puede leer.</translation>
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
        <source>Too far away</source>
        <translation>Demasiado lejos</translation>
    </message>
    <message>
        <source>Too many wrong tries. Locked for %1.</source>
        <translation>Demasiados intentos. Bloqueado durante %1.</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Resultado</translation>
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
        <source>Walked on</source>
        <translation>Se fueron</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bienvenidos</translation>
    </message>
    <message>
        <source>What visitors would see: nobody, no mask, a mask.</source>
        <translation>Lo que verían los visitantes: nadie, sin mascarilla, con mascarilla.</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>¿Quién es usted?</translation>
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
        <source>Wrong PIN. Please try again.</source>
        <translation>PIN incorrecto. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
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
