"""Sources over cv2.VideoCapture: V4L2 devices, network streams, GStreamer pipelines and video files."""

from __future__ import annotations

import contextlib
import logging
import re
import socket
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

import cv2
import numpy as np

from kiosk.errors import CameraError, CameraMissing, CameraUnreadable
from kiosk.reader import Feed
from kiosk.scene import Pixels
from kiosk.settings import CameraSettings
from kiosk.v4l2 import device_path, why_not

log = logging.getLogger(__name__)

# A read must end within 2 s, with time left to hand the picture on.
OPEN_MS, READ_MS = 2000, 1500
# A cable's glitch damages a picture or two; a camera that sends nothing else is lost.
DAMAGED_IN_A_ROW = 5
PORTS = {"http": 80, "https": 443, "rtsp": 554, "rtsps": 322}


class LiveCapture:
    """An endless capture as a source: its end is its loss."""

    def __init__(self, capture: cv2.VideoCapture, name: str) -> None:
        self._capture, self._name = capture, name

    def read(self) -> Pixels:
        """The next picture. Raises CameraError when there is none."""
        for _ in range(DAMAGED_IN_A_ROW):
            if not self._capture.grab():
                break
            whole, bgr = self._capture.retrieve()
            if whole:
                return _checked(bgr, self._name)
        raise CameraError(f"{self._name} sends no pictures any more: check its cable and power; it is tried again.")

    def close(self) -> None:
        """Release it."""
        self._capture.release()


class VideoFile:
    """A video file as a source."""

    def __init__(self, capture: cv2.VideoCapture, path: Path) -> None:
        self._capture, self._path, self._read = capture, path, 0

    def read(self) -> Pixels | None:
        """The next picture, None at the end. Raises CameraUnreadable when there is not even a first."""
        whole, bgr = self._capture.read()
        if whole:
            self._read += 1
            return _checked(bgr, str(self._path))
        if not self._read:
            raise _no_video(self._path)
        promised = int(self._capture.get(cv2.CAP_PROP_FRAME_COUNT))
        if self._read < promised:
            log.warning("%s ends after %d of %d pictures: is it damaged?", self._path, self._read, promised)
        return None

    def close(self) -> None:
        """Release it."""
        self._capture.release()


def open_device(text: str, settings: CameraSettings) -> Feed:
    """A number or a path under /dev. Raises CameraMissing, CameraBusy, CameraUnreadable."""
    path = device_path(text)
    capture = cv2.VideoCapture(path, cv2.CAP_V4L2)
    if not capture.isOpened():
        raise why_not(path)
    # MJPG first: uncompressed, a USB 2 camera reaches 720p at 10 pictures a second only. A refusal changes nothing.
    capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, settings.width)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, settings.height)
    capture.set(cv2.CAP_PROP_FPS, settings.rate)
    return Feed(LiveCapture(capture, path))


def open_stream(url: str) -> Feed:
    """An http(s) or rtsp(s) address. Raises CameraMissing, CameraUnreadable; a password in it is never repeated."""
    address = _address(url)
    limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, OPEN_MS, cv2.CAP_PROP_READ_TIMEOUT_MSEC, READ_MS]
    capture = cv2.VideoCapture(url, cv2.CAP_FFMPEG, limits)
    if not capture.isOpened():
        raise _no_stream(address)
    return Feed(LiveCapture(capture, _without_password(address)))


def open_pipeline(pipeline: str) -> Feed:
    """A GStreamer pipeline that ends in an appsink. Raises CameraUnreadable."""
    if not re.search(r"GStreamer:\s+YES", cv2.getBuildInformation()):
        raise CameraUnreadable(
            "This OpenCV has no GStreamer, so it cannot run a pipeline: on a Jetson use the OpenCV of JetPack, "
            "elsewhere give a /dev/video number or an rtsp:// address."
        )
    capture = cv2.VideoCapture(pipeline, cv2.CAP_GSTREAMER)
    if not capture.isOpened():
        raise CameraUnreadable(
            "The GStreamer pipeline does not start: try it with gst-launch-1.0; "
            "it must end in `videoconvert ! video/x-raw,format=BGR ! appsink drop=true max-buffers=1`."
        )
    return Feed(LiveCapture(capture, "The pipeline's camera"))


def open_video(path: Path, settings: CameraSettings) -> Feed:
    """A video file at its own rate; at `settings.rate` where it names none. Raises CameraMissing, CameraUnreadable."""
    try:
        with path.open("rb") as file:
            empty = not file.read(1)
    except FileNotFoundError:
        raise CameraMissing(f"There is no file or folder {path}: check how it is written.") from None
    except OSError as error:
        raise CameraUnreadable(f"{path} cannot be read ({error.strerror}): check its permissions.") from None
    if empty:
        raise CameraUnreadable(f"{path} is empty: copy it again.")
    # A whole path, so that FFMPEG takes no file's name for a protocol's.
    capture = cv2.VideoCapture(str(path.resolve()), cv2.CAP_FFMPEG)
    if not capture.isOpened():
        raise _no_video(path)
    rate = capture.get(cv2.CAP_PROP_FPS)
    return Feed(VideoFile(capture, path), rate if 1 <= rate <= 240 else float(settings.rate))


def _checked(bgr: object, name: str) -> Pixels:
    if isinstance(bgr, np.ndarray) and bgr.dtype == np.uint8 and bgr.ndim == 3 and bgr.shape[2] == 3:
        return bgr
    raise CameraUnreadable(f"{name} gives no 8-bit colour pictures: set it, or its pipeline, to BGR.")


def _no_video(path: Path) -> CameraUnreadable:
    return CameraUnreadable(f"{path} is damaged, or no video of a kind that FFmpeg knows: convert or copy it again.")


def _address(url: str) -> SplitResult:
    with contextlib.suppress(ValueError):
        address = urlsplit(url)
        if address.hostname and address.port != 0:
            return address
    raise CameraMissing("The camera's address cannot be one: write it as rtsp://host:port/path, or with http://.")


def _no_stream(address: SplitResult) -> CameraError:
    """FFMPEG only says no: a knock at the port tells a wrong address from a camera that sends nothing."""
    shown = _without_password(address)
    try:
        host, port = address.hostname or "", address.port or PORTS[address.scheme]
        socket.create_connection((host, port), timeout=1).close()
    except (OSError, ValueError):
        return CameraMissing(f"Nobody answers at {shown}: check the address, the network and the camera's power.")
    return CameraUnreadable(f"{shown} answers but sends no video: check its path, user name and password.")


def _without_password(address: SplitResult) -> str:
    return address._replace(netloc=address.netloc.rpartition("@")[2], query="").geturl()
