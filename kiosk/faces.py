"""Which faces are there, who is who, and who is judged: the nearest one inside the site's zone."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk import quality
from kiosk.ports import Finder
from kiosk.scene import Box, Face, Frame, Pixels, Reason
from kiosk.settings import ZoneSettings
from kiosk.tracker import REACH, Tracked, Tracker, distance


@dataclass(frozen=True, slots=True)
class Seen:
    """The faces of one frame, and the one to judge; `crowded`: somebody else stands as near.

    `company`: the others in the zone, where everyone there is judged, but for those too far to be.
    """

    faces: tuple[Face, ...]
    subject: Face | None
    crowded: bool
    company: tuple[Face, ...] = ()


class Faces:
    """Finds, tracks and gates; keeps to one subject until somebody is clearly nearer.

    `everyone`: nobody need stand alone, for all in the zone are judged together.
    """

    CONFIRMED_HITS = 3
    CROWD_SHARE, UNCROWD_SHARE = 0.8, 0.65
    """As near: from so much of the subject's height on, until it is less than that; between the two, as before."""
    TAKEOVER_SHARE = 1.25
    MISSED_S = 0.4
    """For so long a subject that the finder missed keeps its place: a bystander does not step in."""

    def __init__(
        self, finder: Finder, zone: ZoneSettings, limits: quality.Limits | None = None, *, everyone: bool = False
    ) -> None:
        self._finder, self._zone, self._everyone = finder, zone, everyone
        self._limits = limits or quality.Limits()
        self._tracker = Tracker()
        self._subject: Tracked | None = None
        self._crowd = False

    def look(self, frame: Frame) -> Seen:
        """Everything in one frame. Raises EngineFailed."""
        tracked = self._tracker.update(frame.bgr, self._finder.find(frame.bgr), frame.captured_s)
        inside = [face for face in tracked if self._in_zone(face.detection.box, frame.bgr)]
        chosen = self._choose(inside, frame.captured_s)
        self._subject = chosen or self._subject
        judged = [face.track for face in inside if self._everyone or face is chosen]
        within = {face.track for face in inside}
        faces = tuple(
            self._face(face, frame.bgr, judged=face.track in judged, in_zone=face.track in within) for face in tracked
        )
        subject = next((face for face in faces if chosen and face.track == chosen.track), None)
        self._crowd = chosen is not None and not self._everyone and self._crowded(chosen, inside)
        others = (face for face in faces if face.track in judged and face is not subject)
        return Seen(faces, subject, self._crowd, tuple(face for face in others if face.flaw is not Reason.COME_CLOSER))

    def _in_zone(self, box: Box, bgr: Pixels) -> bool:
        x, y = box.centre[0] / bgr.shape[1], box.centre[1] / bgr.shape[0]
        return bool(self._zone.x0 <= x <= self._zone.x1 and self._zone.y0 <= y <= self._zone.y1)

    def _choose(self, inside: list[Tracked], now: float) -> Tracked | None:
        """The nearest is the tallest. Whoever is judged stays so until another is clearly and steadily nearer."""
        nearest = max(inside, key=lambda face: face.detection.box.height, default=None)
        before = self._subject
        if nearest is None or before is None or nearest.track == before.track:
            return nearest
        current = next((face for face in inside if face.track == before.track), None)
        if current is None:
            missed = now - before.seen_s < self.MISSED_S
            return self._in_place_of(before, inside) if missed else nearest
        taller = nearest.detection.box.height > self.TAKEOVER_SHARE * current.detection.box.height
        return nearest if taller and nearest.hits >= self.CONFIRMED_HITS else current

    @staticmethod
    def _in_place_of(before: Tracked, inside: list[Tracked]) -> Tracked | None:
        """Whoever stands where the subject stood has taken its place at once."""
        here = [face for face in inside if distance(face.detection.box, before.detection.box) < REACH]
        return max(here, key=lambda face: face.detection.box.height, default=None)

    def _crowded(self, chosen: Tracked, inside: list[Tracked]) -> bool:
        enough = (self.UNCROWD_SHARE if self._crowd else self.CROWD_SHARE) * chosen.detection.box.height
        others = [face for face in inside if face.track != chosen.track and face.hits >= self.CONFIRMED_HITS]
        return any(bool(face.detection.box.height >= enough) for face in others)

    def _face(self, tracked: Tracked, bgr: Pixels, *, judged: bool, in_zone: bool) -> Face:
        """Only who is judged is worth the gate's time."""
        flaw = quality.flaw(bgr, tracked.detection, self._limits) if judged else Reason.NONE
        return Face(tracked.track, tracked.detection, flaw, in_zone)
