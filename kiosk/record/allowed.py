"""What may be written: a closed list of names and values for each kind of record; nothing tells who a visitor was.

No boxes, vectors, pictures or track numbers; numbers within bounds, words from lists, and short texts of one line. An
address in a text is left out, as it may carry a password.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kiosk.chain import Fields, canonical
from kiosk.errors import KioskError
from kiosk.scene import Reason, Verdict

Rule = Callable[[object], bool]

LONGEST = 200
LONG_S = 1e10


def number(most: float) -> Rule:
    """From 0 on; a bool is none, NaN is none."""
    return lambda value: isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= most


def one_of(words: Iterable[str]) -> Rule:
    """One of these words."""
    known = frozenset(words)
    return lambda value: isinstance(value, str) and value in known


def matching(pattern: str) -> Rule:
    """A text all of this pattern."""
    compiled = re.compile(pattern)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _text(value: object) -> bool:
    return isinstance(value, str)


def tidied(text: str) -> str:
    """One short line for people, without an address."""
    line = "".join(letter if letter.isprintable() else " " for letter in text)
    return re.sub(r"\S*://\S*", "(address)", line)[:LONGEST]


def _setting(value: object) -> bool:
    return _text(value) or _flag(value) or (isinstance(value, (int, float)) and math.isfinite(value))


class NotAllowed(KioskError, ValueError):
    """A record that may not be written."""


@dataclass(frozen=True, slots=True)
class Kind:
    """The fields that a record of this kind must have, and may have."""

    must: Mapping[str, Rule]
    may: Mapping[str, Rule] = field(default_factory=dict)


COUNT = number(2**62)
VERDICT = one_of(verdict.value for verdict in Verdict)
REASON = one_of(reason.value for reason in Reason)
WORD = matching(r"[\w.+-]{0,64}")
"""A name of a model, a version; no blanks, so no sentence."""
SOURCE = one_of(("camera", "stream", "file", "folder", "demo", "other"))
SEAL = matching(r"[0-9a-f]{64}")

KINDS: Mapping[str, Kind] = {
    "start": Kind(
        {"version": WORD},
        {"model": WORD, "finder": WORD, "backend": WORD, "source": SOURCE, "policy": WORD, "why_not": _text},
    ),
    "stop": Kind({"why": one_of(("asked", "source ended", "error"))}, {"uptime_s": number(LONG_S), "error": _text}),
    "visit": Kind(
        {"verdict": VERDICT, "reason": REASON, "duration_s": number(LONG_S), "latency_ms": number(1e6), "green": _flag},
        {"to_verdict_s": number(LONG_S), "model": WORD},
    ),
    "override": Kind(
        {
            "event": one_of(
                (
                    "override",
                    "override_failed",
                    "revoked",
                    "revoke_failed",
                    "ended",
                    "key_switch",
                    "pin_refused",
                    "setup",
                )
            )
        },
        dict.fromkeys(("by", "who", "reason", "answer", "trouble", "why"), _text) | {"seconds": number(1800)},
    ),
    "fault": Kind({"event": one_of(("begin", "end")), "reason": REASON}, {"duration_s": number(LONG_S)}),
    "settings": Kind({"key": _text}, {"old": _setting, "new": _setting, "by": _text}),
    "door": Kind(
        {"event": one_of(("alarm", "alarm over", "reset", "exit", "fault", "fault over", "lost", "back"))},
        {"duration_s": number(LONG_S), "by": _text, "why": _text},
    ),
    "acceptance": Kind(
        {"event": one_of(("begun", "report"))},
        {
            "by": _text,
            "walks": COUNT,
            "false_greens": COUNT,
            "sha256": SEAL,
            "ruling": one_of(("accepted", "accepted on condition", "not accepted")),
        },
    ),
    # The journal's own.
    "begun": Kind({"after": COUNT, "seal": SEAL}, {"aside": _text}),
    "lost": Kind({"lost": COUNT}),
    "pruned": Kind({"through": COUNT, "seal": SEAL, "removed": COUNT, "keep_days": number(1e6)}),
}


def checked(kind: str, fields: Fields) -> str:
    """The fields as canonical JSON. Raises NotAllowed for what may not be written; the text never repeats a value."""
    allowed = KINDS.get(kind)
    if allowed is None:
        raise NotAllowed(f"there is no record of kind {kind}: kiosk/record/allowed.py has all")
    if missing := allowed.must.keys() - fields.keys():
        raise NotAllowed(f"a record of kind {kind} lacks {', '.join(sorted(missing))}")
    rules = {**allowed.must, **allowed.may}
    for name, value in fields.items():
        if name not in rules:
            raise NotAllowed(f"a record of kind {kind} has no field {name}: kiosk/record/allowed.py has all")
        if not rules[name](value):
            raise NotAllowed(f"{name} of a record of kind {kind} has a value that may not be written")
    tidy = {name: tidied(value) if isinstance(value, str) else value for name, value in fields.items()}
    return canonical(tidy)
