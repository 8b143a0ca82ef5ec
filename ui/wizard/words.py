"""Every word of the wizard's own, in the same context of translation as the others."""

from __future__ import annotations

from ui.tongue import QT_TRANSLATE_NOOP
from ui.words import Words

WIZARD = QT_TRANSLATE_NOOP("words", "Setting up")
STEP_OF = QT_TRANSLATE_NOOP("words", "Step %1 of %2")
BACK = QT_TRANSLATE_NOOP("words", "Back")
NEXT = QT_TRANSLATE_NOOP("words", "Next")
SKIP = QT_TRANSLATE_NOOP("words", "Skip")
FINISH = QT_TRANSLATE_NOOP("words", "Start the kiosk")
TO_KIOSK = QT_TRANSLATE_NOOP("words", "Back to the kiosk, change nothing")
DONE = QT_TRANSLATE_NOOP("words", "Done")
LOOK_AGAIN = QT_TRANSLATE_NOOP("words", "Look again")
LOOKING = QT_TRANSLATE_NOOP("words", "Looking. This takes some seconds.")

ADD_PERSON = QT_TRANSLATE_NOOP("words", "Add a person")
OTHER_PIN = QT_TRANSLATE_NOOP("words", "Another PIN")
REMOVE = QT_TRANSLATE_NOOP("words", "Remove")
NAME = QT_TRANSLATE_NOOP("words", "What is the name?")
NAME_HINT = QT_TRANSLATE_NOOP("words", "It stands in the record beside all that this person does here.")
INSTALLER = Words(
    QT_TRANSLATE_NOOP("words", "Installer"),
    QT_TRANSLATE_NOOP("words", "Lets people through, and changes the kiosk."),
)
STAFF = Words(QT_TRANSLATE_NOOP("words", "Staff"), QT_TRANSLATE_NOOP("words", "Lets people through."))
WHAT_FOR = QT_TRANSLATE_NOOP("words", "What may %1 do?")
WHAT_FOR_HINT = QT_TRANSLATE_NOOP("words", "Every PIN opens the door and shows how the kiosk is.")
PIN_OF = QT_TRANSLATE_NOOP("words", "A PIN for %1")
PIN_HINT = QT_TRANSLATE_NOOP("words", "6 to 12 digits: no runs, no repetitions.")
PIN_AGAIN = QT_TRANSLATE_NOOP("words", "The same PIN once more")
PIN_AGAIN_HINT = QT_TRANSLATE_NOOP("words", "So that no finger slipped.")
PIN_OTHER = QT_TRANSLATE_NOOP("words", "These were two different PINs. Please begin again.")

FACE_NOT_SEEN = QT_TRANSLATE_NOOP("words", "No face is seen")
DISTANCE = QT_TRANSLATE_NOOP("words", "Distance")
ABOUT_METRES = QT_TRANSLATE_NOOP("words", "about %1 m")
AIM = QT_TRANSLATE_NOOP("words", "Aim")
LIGHT = QT_TRANSLATE_NOOP("words", "Light")
GOOD = QT_TRANSLATE_NOOP("words", "Good")
TOO_DARK = QT_TRANSLATE_NOOP("words", "Too dark")
TOO_BRIGHT = QT_TRANSLATE_NOOP("words", "Too bright")
FROM_BEHIND = QT_TRANSLATE_NOOP("words", "From behind")
TOO_FAR = QT_TRANSLATE_NOOP("words", "Too far")
TOO_NEAR = QT_TRANSLATE_NOOP("words", "Too near")
TOO_HIGH = QT_TRANSLATE_NOOP("words", "Too high")
TOO_LOW = QT_TRANSLATE_NOOP("words", "Too low")
ASIDE = QT_TRANSLATE_NOOP("words", "At the side")
AT_AN_ADDRESS = QT_TRANSLATE_NOOP("words", "On the network")
CAMERA_ADDRESS = QT_TRANSLATE_NOOP("words", "What is the camera's address?")
CAMERA_ADDRESS_HINT = QT_TRANSLATE_NOOP("words", "Such as rtsp://10.0.0.7/stream or http://10.0.0.7/video")
THE_DEMO = QT_TRANSLATE_NOOP("words", "Demo, no camera")

WHOLE = QT_TRANSLATE_NOOP("words", "Whole picture")
USUAL = QT_TRANSLATE_NOOP("words", "As usual")
NARROW = QT_TRANSLATE_NOOP("words", "Narrow")

NO_DOOR = Words(
    QT_TRANSLATE_NOOP("words", "No door"), QT_TRANSLATE_NOOP("words", "The kiosk shows and says its verdict.")
)
WEBHOOK = Words(
    QT_TRANSLATE_NOOP("words", "Web address"), QT_TRANSLATE_NOOP("words", "A door controller is told by HTTP.")
)
MQTT = Words(QT_TRANSLATE_NOOP("words", "MQTT"), QT_TRANSLATE_NOOP("words", "A door controller is told by a broker."))
BOARD = QT_TRANSLATE_NOOP("words", "A relay board, it answers.")
BOARD_SILENT = QT_TRANSLATE_NOOP("words", "It does not say what it is. It may be a relay board.")
CHIP = QT_TRANSLATE_NOOP("words", "Pins of this computer.")
DOOR_ADDRESS = QT_TRANSLATE_NOOP("words", "What is the door's address?")
WEBHOOK_HINT = QT_TRANSLATE_NOOP("words", "Such as https://door.example/kiosk")
MQTT_HINT = QT_TRANSLATE_NOOP("words", "Such as mqtt://user:password@10.0.0.2:1883")
RELAY = QT_TRANSLATE_NOOP("words", "Relay %1")
LINE = QT_TRANSLATE_NOOP("words", "GPIO line %1")
LESS = QT_TRANSLATE_NOOP("words", "One less")
MORE = QT_TRANSLATE_NOOP("words", "One more")

SECURE = Words(
    QT_TRANSLATE_NOOP("words", "Locked"),
    QT_TRANSLATE_NOOP("words", "Fail-secure: nobody comes in without power. Who is inside must get out by the handle."),
)
SAFE = Words(
    QT_TRANSLATE_NOOP("words", "Free"),
    QT_TRANSLATE_NOOP("words", "Fail-safe: everybody comes in and out without power. Usual on escape routes."),
)
OPEN_NOW = QT_TRANSLATE_NOOP("words", "Open the door now")
OPENS = QT_TRANSLATE_NOOP("words", "It is told to open. Still for %1\u00a0s.")
STARTING = QT_TRANSLATE_NOOP("words", "One moment: the doorman starts.")
DID_IT = QT_TRANSLATE_NOOP("words", "Did the door open?")
IT_DID = QT_TRANSLATE_NOOP("words", "Yes, it opened")
IT_DID_NOT = QT_TRANSLATE_NOOP("words", "No")
SAID_YES = QT_TRANSLATE_NOOP("words", "The door opens.")
OBEYS = QT_TRANSLATE_NOOP("words", "The relay says that it obeyed.")

OFF = Words(
    QT_TRANSLATE_NOOP("words", "Nothing at the door"),
    QT_TRANSLATE_NOOP("words", "It shows its verdict. The door goes by its own rules."),
)
ADVISE = Words(
    QT_TRANSLATE_NOOP("words", "Advise"),
    QT_TRANSLATE_NOOP("words", "It tells who should put on a mask. The door opens for all."),
)
ENFORCE = Words(
    QT_TRANSLATE_NOOP("words", "Enforce"),
    QT_TRANSLATE_NOOP("words", "The door opens for a mask and for staff only."),
)
ALWAYS = QT_TRANSLATE_NOOP("words", "Always")
BY_THE_WEEK = QT_TRANSLATE_NOOP("words", "At set times")
FROM = QT_TRANSLATE_NOOP("words", "From")
TO = QT_TRANSLATE_NOOP("words", "To")
EARLIER = QT_TRANSLATE_NOOP("words", "Earlier")
LATER = QT_TRANSLATE_NOOP("words", "Later")

SILENT = QT_TRANSLATE_NOOP("words", "Silent")
HEAR = QT_TRANSLATE_NOOP("words", "Hear it")

NOTICE = QT_TRANSLATE_NOOP(
    "words",
    "A camera looks here whether you wear a mask over nose and mouth. No picture is stored, and nobody is recognised. "
    "Times and results are kept for %1 days. %2",
)
CONFIRM = QT_TRANSLATE_NOOP("words", "It hangs there")
ALTERNATIVE = QT_TRANSLATE_NOOP("words", "Who cannot wear a mask")
ALTERNATIVE_ASKED = QT_TRANSLATE_NOOP("words", "What does somebody do who cannot wear a mask?")
ALTERNATIVE_HINT = QT_TRANSLATE_NOOP("words", "It is always on the screen, and must be true here.")

PLACE = QT_TRANSLATE_NOOP("words", "Name of the place")
PLACE_HINT = QT_TRANSLATE_NOOP("words", "Shown small on the screen, such as Ward 3.")
BROKER = QT_TRANSLATE_NOOP("words", "MQTT broker")
BROKER_HINT = QT_TRANSLATE_NOOP("words", "Such as mqtt://10.0.0.2:1883. It is told how the kiosk is.")
HEALTH_PAGE = QT_TRANSLATE_NOOP("words", "Health page")
EMPTY = QT_TRANSLATE_NOOP("words", "empty")
ON = QT_TRANSLATE_NOOP("words", "On")
OFF_WORD = QT_TRANSLATE_NOOP("words", "Off")

PER_CENT_DONE = QT_TRANSLATE_NOOP("words", "%1\u00a0% done")
TRY_AGAIN = QT_TRANSLATE_NOOP("words", "Try again")
SPACE = QT_TRANSLATE_NOOP("words", "Space")
SHIFT = QT_TRANSLATE_NOOP("words", "Capitals")
SIGNS = QT_TRANSLATE_NOOP("words", "Digits and signs")
ERASE = QT_TRANSLATE_NOOP("words", "Erase the last letter")
WRITTEN = QT_TRANSLATE_NOOP("words", "Written: %1")
