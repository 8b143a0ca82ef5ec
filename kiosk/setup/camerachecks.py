"""What is wrong with the camera, and what a look through it advises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from kiosk.errors import CameraMissing
from kiosk.phrase import Phrase
from kiosk.setup.answers import Answers
from kiosk.setup.found import Found
from kiosk.setup.light import Aim, Distance, Light
from kiosk.setup.problem import Problem
from kiosk.sources import AUTO, SourceKind, kind_of
from kiosk.v4l2 import device_path


def camera(answers: Answers, found: Found) -> Iterator[Problem]:
    """Whether it is here and gives pictures; then how somebody stands before it."""
    source = answers["camera.source"]
    try:
        kind = kind_of(source) if source != AUTO else None
    except CameraMissing as error:
        yield Problem(str(error), Phrase("choose another camera"))
        return
    if kind is SourceKind.DEMO:
        yield Problem(
            Phrase("this is the demo"), Phrase("it looks at nobody: connect a camera and choose it"), blocks=False
        )
    if found.cameras is not None and (kind is SourceKind.DEVICE or kind is None):
        yield from _device(source, found)
    if found.glance:
        yield from _seen(found)


def _device(source: str, found: Found) -> Iterator[Problem]:
    cameras = found.cameras or ()
    here = next((one for one in cameras if source == AUTO or one.source == device_path(source)), None)
    if not cameras:
        mend = Phrase("plug one in, at another socket if need be, and look again")
        yield Problem(Phrase("no camera is found"), mend)
    elif here is None:
        yield Problem(Phrase("there is no camera at %1", source), Phrase("choose one of those that are here"))
    elif here.trouble:
        yield Problem(Phrase("%1 gives no pictures", here.name), here.trouble)


def _seen(found: Found) -> Iterator[Problem]:
    """Advice only: who sets up may stand elsewhere, and the sun goes round."""
    glance = found.glance
    if glance is None:
        return
    for wrong, (what, mend) in LIGHTS.items():
        if glance.light is wrong:
            yield Problem(what, mend, blocks=False)
    if face := glance.face:
        for far, (what, mend) in DISTANCES.items():
            if face.distance is far:
                yield Problem(what, mend, blocks=False)
        for aside, (what, mend) in AIMS.items():
            if face.aim is aside:
                yield Problem(what, mend, blocks=False)


LIGHTS: Mapping[Light, tuple[str, str]] = MappingProxyType(
    {
        Light.DARK: (Phrase("it is too dark here"), Phrase("turn a light on that shines on the visitor's face")),
        Light.BRIGHT: (Phrase("it is too bright here"), Phrase("turn the lamp away, or close the blind")),
        Light.BEHIND: (
            Phrase("the light is behind the visitor"),
            Phrase("turn the kiosk away from the window, or close the blind"),
        ),
    }
)
DISTANCES: Mapping[Distance, tuple[str, str]] = MappingProxyType(
    {
        Distance.FAR: (
            Phrase("you stand too far away to be judged"),
            Phrase("come closer, and mark the floor where it is good"),
        ),
        Distance.NEAR: (Phrase("you stand very near"), Phrase("take a step back, and mark the floor where it is good")),
    }
)
AIMS: Mapping[Aim, tuple[str, str]] = MappingProxyType(
    {
        Aim.UP: (Phrase("the face is near the upper edge"), Phrase("tilt the camera up, or mount the kiosk higher")),
        Aim.DOWN: (Phrase("the face is low in the picture"), Phrase("tilt the camera down, or mount the kiosk lower")),
        Aim.ASIDE: (Phrase("the face is at the side"), Phrase("turn the camera, or stand in front of it")),
    }
)
