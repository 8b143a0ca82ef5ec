"""Signs of the operator's view. None is green: that is for a mask that is worn properly."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kiosk.events import About
from kiosk.finding import Sign
from kiosk.scene import Verdict
from ui import icons
from ui.operator.words import BROKEN, GOOD, LOOK
from ui.palette import Role
from ui.shapes import Icon, cut, disc, ink, line, polygon

ROLES: Mapping[Sign, Role] = MappingProxyType({Sign.GOOD: Role.HINT, Sign.LOOK: Role.TROUBLE, Sign.BROKEN: Role.BROKEN})


def sign(which: Sign) -> Icon:
    """A round tick, a triangle, an octagon with a cross: told apart in grey, too."""
    shapes = {Sign.GOOD: Verdict.MASK_OK, Sign.LOOK: Verdict.MASK_WRONG, Sign.BROKEN: Verdict.NO_MASK}
    return icons.icon(shapes[which])


def words(which: Sign) -> str:
    """What the sign says, for whoever cannot see it; still to be said."""
    return {Sign.GOOD: GOOD, Sign.LOOK: LOOK, Sign.BROKEN: BROKEN}[which]


def about(what: About) -> Icon:
    """What an event is about."""
    if what is About.DOOR:
        return door()
    if what is About.KIOSK:
        return start()
    return icons.icon(Verdict.FAULT if what is About.FAULT else Verdict.OVERRIDE)


@cache
def door() -> Icon:
    """A leaf with its handle."""
    return polygon([(28, 10), (72, 10), (72, 90), (28, 90)], 4) + cut(disc(61, 52, 6))


@cache
def start() -> Icon:
    """It begins."""
    return ink(disc(50, 50, 46)) + cut(line(9, (42, 32), (66, 50), (42, 68), (42, 32)))


@cache
def note() -> Icon:
    """A fact, which is neither good nor bad."""
    return ink(disc(50, 50, 12))


@cache
def up() -> Icon:
    """The page before."""
    return ink(line(11, (22, 62), (50, 36), (78, 62)))


@cache
def down() -> Icon:
    """The next page."""
    return ink(line(11, (22, 38), (50, 64), (78, 38)))
