"""From what the installer writes as a source to its frames: a camera, an address, a file, a folder, the demo."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path

from kiosk.captures import open_device, open_pipeline, open_stream, open_video
from kiosk.errors import CameraError, CameraMissing
from kiosk.pictures import is_picture, open_folder, open_picture
from kiosk.ports import Source
from kiosk.reader import Feed
from kiosk.scene import Frame
from kiosk.settings import CameraSettings
from kiosk.v4l2 import cameras

AUTO, DEMO = "auto", "demo"


class SourceKind(Enum):
    """What a source's text names."""

    DEVICE = "device"
    URL = "url"
    PIPELINE = "pipeline"
    FILE = "file"
    FOLDER = "folder"
    DEMO = "demo"

    @property
    def live(self) -> bool:
        """It shows what is there now, so it can freeze, go black, be lost and come back."""
        return self in {SourceKind.DEVICE, SourceKind.URL, SourceKind.PIPELINE}


def resolve(text: str, find_cameras: Callable[[], list[str]] = cameras) -> str:
    """`auto` becomes the first camera, or `demo` on a machine without one; any other text stays what it is.

    A camera that is busy or forbidden is chosen all the same: its error must be seen, not hidden behind the demo.
    """
    return next(iter(find_cameras()), DEMO) if text == AUTO else text


def kind_of(text: str) -> SourceKind:
    """What `text` names, `auto` excepted. Raises CameraMissing for a text that cannot name anything."""
    if text == DEMO:
        return SourceKind.DEMO
    # Before the address: a pipeline may hold one.
    if " ! " in text:
        return SourceKind.PIPELINE
    if text.isdecimal() or text.startswith("/dev/"):
        return SourceKind.DEVICE
    scheme, separator, _ = text.partition("://")
    if separator:
        if scheme in {"http", "https", "rtsp", "rtsps"}:
            return SourceKind.URL
        raise CameraMissing(f"Addresses of the kind {scheme}:// are not known: use http, https, rtsp or rtsps.")
    if not text.strip():
        raise CameraMissing("The source is empty: give a camera's number, a file, a folder, an address, or demo.")
    with contextlib.suppress(PermissionError):  # opening the file will name it
        if Path(text).is_dir():
            return SourceKind.FOLDER
    return SourceKind.FILE


def open_feed(text: str, settings: CameraSettings, demo: Callable[[], Source]) -> Feed:
    """Open what `text` names. Raises CameraMissing, CameraBusy, CameraUnreadable. `auto` must be resolved before."""
    kind = kind_of(text)
    if kind is SourceKind.DEVICE:
        return open_device(text, settings)
    if kind is SourceKind.URL:
        return open_stream(text)
    if kind is SourceKind.PIPELINE:
        return open_pipeline(text)
    if kind is SourceKind.DEMO:
        return Feed(demo(), float(settings.rate))
    path = Path(text)
    if kind is SourceKind.FOLDER:
        return open_folder(path)
    return open_picture(path) if is_picture(path) else open_video(path, settings)


def frames(text: str, settings: CameraSettings, demo: Callable[[], Source]) -> Iterator[Frame]:
    """Every frame of a file, a folder or the (endless) demo at full speed, with `captured_s` in media time from 0.

    Raises CameraError, and for a live source, which has no media time.
    """
    if kind_of(text).live:
        raise CameraError("A live camera cannot be replayed: give a file, a folder, or demo.")
    feed = open_feed(text, settings, demo)
    with contextlib.closing(feed.source) as source:
        sequence = 0
        while (bgr := source.read()) is not None:
            yield Frame(sequence, sequence / feed.rate, bgr)
            sequence += 1
