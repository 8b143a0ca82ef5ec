"""What people are asked to do, how often, and why a walk may be struck out."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from kiosk.phrase import Phrase


class Kind(Enum):
    """How somebody walks up. Only MASKED may turn green."""

    BARE = "bare"
    MASKED = "masked"
    NOSE_OUT = "nose out"
    HAND = "hand"
    TWO = "two people"


NAMES: Mapping[Kind, Phrase] = MappingProxyType(
    {
        Kind.BARE: Phrase("Without a mask"),
        Kind.MASKED: Phrase("With a mask"),
        Kind.NOSE_OUT: Phrase("Mask below the nose"),
        Kind.HAND: Phrase("A hand over the mouth"),
        Kind.TWO: Phrase("Two at once, one without a mask"),
    }
)


class Strike(Enum):
    """Why a walk does not count. It stays in the report."""

    SOMEBODY_ELSE = "somebody else walked up"
    NOT_AS_ASKED = "it was not done as asked"
    DISTURBED = "light or camera were disturbed"
    OTHER = "another reason"
    PAUSED = "it was cut short by a pause"
    STOPPED = "the kiosk was stopped"


CHOICES = (Strike.SOMEBODY_ELSE, Strike.NOT_AS_ASKED, Strike.DISTURBED, Strike.OTHER)
"""What an installer may give as a reason; the others happen."""

Planned = Mapping[Kind, int]

DEFAULTS: Planned = MappingProxyType({Kind.BARE: 10, Kind.MASKED: 10, Kind.NOSE_OUT: 5, Kind.HAND: 5, Kind.TWO: 5})
MOST = 50
"""Of one kind: an hour of walks proves no more than an afternoon's visitors will."""
