"""A picture of every screen: `python -m ui.gallery --out DIR`. No camera, no network and no display is needed.

DIR gets a PNG for each scene in each language, theme and size, and index.html to browse them. The README's seven are
made anew by `python -m ui.gallery --readme --out docs/screens`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kiosk.errors import KioskError
from ui.gallery.faults import Defect
from ui.gallery.options import Options, parse
from ui.gallery.page import page_of
from ui.gallery.scene import Scene
from ui.gallery.scenes import every
from ui.gallery.shots import Shot
from ui.gallery.studio import Studio
from ui.gallery.visitor import visitor

_TELL_EVERY = 50
_DENSEST = 0
"""Of PNGs: they take the longest to write, and the least room."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was made, and what is wrong with it."""

    found: Mapping[Shot, tuple[Defect, ...]]

    @property
    def wrong(self) -> tuple[str, ...]:
        """A line for each defect."""
        return tuple(f"{shot}: {defect}" for shot, defects in self.found.items() for defect in defects)


def run(options: Options, scenes: Mapping[str, Scene]) -> Report:
    """Take the pictures and write them. Needs a QApplication. Raises KioskError."""
    studio = Studio(scenes, visitor(), options.eye, options.check)
    try:
        options.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KioskError(f"{options.out} cannot be written ({error.strerror}): choose another folder") from error
    found: dict[Shot, tuple[Defect, ...]] = {}
    for taken in studio.take(options.shots):
        _save(taken.image, options, taken.shot)
        found[taken.shot] = taken.defects
        if len(found) % _TELL_EVERY == 0:
            print(f"  {len(found)} of {len(options.shots)} pictures", flush=True)
    if not options.only:
        (options.out / "index.html").write_text(page_of(found), encoding="utf-8")
    return Report(found)


def _save(image: QImage, options: Options, shot: Shot) -> None:
    smooth = Qt.TransformationMode.SmoothTransformation
    small = image if options.shrink == 1 else image.scaledToWidth(image.width() // options.shrink, smooth)
    path = options.out / options.name(shot)
    if not small.save(str(path), quality=_DENSEST if options.only else -1):
        raise KioskError(f"{path} cannot be written: look at its folder and disk")


def main(arguments: list[str] | None = None) -> int:
    """0, or 1 where --check found something; a KioskError's code with its sentence."""
    scenes = {scene.name: scene for scene in every(datetime.now(timezone.utc).astimezone())}
    options = parse(arguments, scenes)
    # Whatever display there is: a window manager would give the windows other sizes.
    platform = os.environ.get("QT_QPA_PLATFORM") or "offscreen"
    _app = QApplication.instance() or QApplication(["gallery", "-platform", platform])
    try:
        report = run(options, scenes)
    except KioskError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    print("\n".join((*report.wrong, _summary(report, options))))
    return 1 if report.wrong else 0


def _summary(report: Report, options: Options) -> str:
    count, wrong = len(report.found), len(report.wrong)
    told = f"{count} picture{'' if count == 1 else 's'} in {options.out}"
    if not options.check:
        return told
    return f"{told}, {wrong or 'nothing'} {'things are' if wrong > 1 else 'thing is' if wrong else 'is'} wrong"


if __name__ == "__main__":
    sys.exit(main())
