"""What is kept of an acceptance in the state folder: the one that goes on, and every report. Never a picture."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from kiosk.acceptance import report as reports
from kiosk.acceptance.course import Course
from kiosk.acceptance.report import NoReport, Report
from kiosk.lockout import write_private

log = logging.getLogger(__name__)

COURSE: TypeAdapter[Course] = TypeAdapter(Course)
JOIN_S = 5.0
FOLDER = "acceptance"
"""In the state folder."""
JSON, SHA256, PAGE, PAPER = "report.json", "report.sha256", "report.html", "report.pdf"


class Store:
    """`folder`: acceptance/ in the state folder. Every method may wait for its disk, and raises OSError."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def _going_on(self) -> Path:
        return self.folder / "course.json"

    def keep(self, course: Course) -> None:
        """The course so far, wholly or as it was before."""
        write_private(self._going_on, COURSE.dump_json(course))

    def forget(self) -> None:
        """It is over."""
        self._going_on.unlink(missing_ok=True)

    def course(self) -> Course | None:
        """The one that goes on; None: there is none, or none that can be read, which is set aside."""
        try:
            return COURSE.validate_json(self._going_on.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValidationError) as error:
            log.error("the acceptance that went on cannot be read, and is set aside: %s", type(error).__name__)  # noqa: TRY400
            self._set_aside()
            return None

    def add(self, made: Report, page: str) -> Path:
        """Its folder, once it is on the disk: JSON, its SHA-256 as sha256sum has it, and the page."""
        text = made.text()
        at = self.folder / made.ended.replace(":", "").replace(".", "")
        write_private(at / JSON, text.encode())
        write_private(at / SHA256, f"{reports.sha256_of(text)}  {JSON}\n".encode())
        write_private(at / PAGE, page.encode())
        return at

    def reports(self) -> list[Path]:
        """The folders of all reports, the oldest first."""
        return sorted(path.parent for path in self.folder.glob(f"*/{JSON}"))

    def newest(self) -> tuple[Path, Report] | None:
        """The newest that can be read."""
        read = ((at, _read(at)) for at in reversed(self.reports()))
        return next(((at, report) for at, report in read if report is not None), None)

    def _set_aside(self) -> None:
        try:
            self._going_on.replace(self._going_on.with_suffix(".broken"))
        except OSError:
            log.exception("it could not be set aside")


def _read(at: Path) -> Report | None:
    try:
        return reports.read((at / JSON).read_text(encoding="utf-8"))
    except (OSError, ValueError, NoReport) as error:
        log.warning("the report in %s cannot be read: %s", at.name, error)
        return None


class Keeper:
    """Keeps the newest course on a thread of its own: the pipeline never waits for a disk."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._changed = threading.Condition()
        self._course: Course | None = None
        self._kept: Course | None = None
        self._ending = False
        self.trouble = ""
        self._thread = threading.Thread(target=self._run, name="acceptance", daemon=True)
        self._thread.start()

    def keep(self, course: Course) -> None:
        """As soon as the disk has time; of several the newest."""
        with self._changed:
            self._course = course
            self._changed.notify_all()

    def flush(self, timeout_s: float = JOIN_S) -> bool:
        """Whether all is kept."""
        with self._changed:
            return self._changed.wait_for(lambda: self._kept is self._course, timeout_s)

    def close(self) -> None:
        """Keep what is not kept yet, for some seconds at the most. A second call is harmless."""
        with self._changed:
            self._ending = True
            self._changed.notify_all()
        self._thread.join(JOIN_S)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._ending or self._kept is not self._course)
                course = self._course
                if course is self._kept or course is None:
                    return
            self._write(course)
            with self._changed:
                self._kept = course
                self._changed.notify_all()

    def _write(self, course: Course) -> None:
        try:
            self._store.keep(course)
            self.trouble = ""
        except OSError as error:
            self.trouble = str(error)
            log.error("the acceptance is not kept (%s): free the disk", error)  # noqa: TRY400 - it says all
