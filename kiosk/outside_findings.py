"""Whether those who watch from afar hear of the kiosk, and what to do: pure. None: nobody is to hear of it."""

from __future__ import annotations

from kiosk.finding import Finding, Sign
from kiosk.phrase import Phrase, sentence

PAGE, BROKER = Phrase("Health page"), Phrase("Telemetry")


def page(trouble: str | None) -> Finding | None:
    """The health page."""
    if trouble is None:
        return None
    if not trouble:
        return Finding(PAGE, Sign.GOOD, Phrase("Can be reached."))
    advice = Phrase("Another program may have it: choose another under [health] in the settings.")
    return Finding(PAGE, Sign.LOOK, sentence(trouble), advice)


def broker(trouble: str | None) -> Finding | None:
    """Telemetry."""
    if trouble is None:
        return None
    if not trouble:
        return Finding(BROKER, Sign.GOOD, Phrase("The broker hears this kiosk."))
    said = Phrase("The broker hears nothing: %1.", trouble)
    return Finding(BROKER, Sign.LOOK, said, Phrase("Check the network, and [mqtt] in the settings."))
