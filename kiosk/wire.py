"""What the kiosk may say to the doorman, as docs/door.md has it: one packet is one JSON object."""

from __future__ import annotations

import json
from dataclasses import dataclass

MAX_BYTES = 512
MAX_LEASE_MS = 1500
MAX_AGE_MS = 500
MAX_GRANT_S = 1800
FINITE = 1e300
LIFE_S = 1.5
"""For so long after its last word a connection counts."""
FIELDS: dict[str, dict[str, float]] = {
    "lease": {"ms": FINITE, "age_ms": MAX_AGE_MS, "classified_ms": MAX_AGE_MS, "track": FINITE},
    "grant": {"s": MAX_GRANT_S},
    **{do: {} for do in ("revoke", "end", "beat", "reset")},
}
"""What may be asked by `do`; what the packet has beside `do` and `n`, and the most that each number may be."""


class Refused(Exception):
    """A packet that changes nothing; the text says why."""


@dataclass(frozen=True, slots=True)
class Packet:
    """A packet that may be obeyed. `for_s`: how long a lease or a grant is to last; 0 for the others."""

    do: str
    n: int
    for_s: float = 0.0


def understand(data: bytes) -> Packet:
    """What a packet asks for. Raises Refused for everything that docs/door.md does not allow."""
    if len(data) > MAX_BYTES:
        raise Refused(f"a packet has at most {MAX_BYTES} bytes")
    try:
        fields = json.loads(data.decode())
        do, n = fields.pop("do"), fields.pop("n")
        most = FIELDS[do]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise Refused(f"a packet is a JSON object with `n` and `do`: {', '.join(FIELDS)}") from None
    if fields.keys() != most.keys():
        raise Refused(f"beside `do` and `n`, {do} has the fields: {', '.join(most) or 'none'}")
    if type(n) is not int or type(fields.pop("track", 0)) is not int:
        raise Refused("`n` and `track` are whole numbers")
    for name, value in fields.items():
        if type(value) not in {int, float} or not 0 <= value <= most[name]:  # NaN is not, either
            raise Refused(f"`{name}` is a number from 0 to {most[name]:g}")
    for_s = fields.get("s", 0) or min(fields.get("ms", 0), MAX_LEASE_MS) / 1000
    if most and not for_s:
        raise Refused(f"a {do} of no length")
    return Packet(do, n, for_s)
