"""Which V4L2 cameras this machine has, and why one of them cannot be used: what OpenCV's open() does not tell."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import struct
from pathlib import Path

from kiosk.errors import CameraBusy, CameraError, CameraMissing, CameraUnreadable

# linux/videodev2.h
VIDIOC_QUERYCAP = 0x80685600
VIDIOC_REQBUFS = 0xC0145608
CAPABILITY_SIZE, DEVICE_CAPS_AT = 104, 88
VIDEO_CAPTURE, VIDEO_CAPTURE_MPLANE = 0x1, 0x1000
MEMORY_MMAP = 1

GONE = (errno.ENOENT, errno.ENODEV, errno.ENXIO)
FORBIDDEN = (errno.EACCES, errno.EPERM)


def device_path(text: str) -> str:
    """'0' is /dev/video0; a path stays what it is."""
    return f"/dev/video{int(text)}" if text.isdecimal() else text


def cameras() -> list[str]:
    """The devices that pictures can come from, in order; also those that are busy or forbidden, which is for us to say.

    Codecs and a camera's second, metadata node are not among them.
    """
    found = {*Path("/dev").glob("video[0-9]*"), Path("/dev/video0")}
    return [str(path) for path in sorted(found, key=_number) if _is_camera(str(path))]


def why_not(path: str) -> CameraError:
    """Why the device at `path` could not be opened, and what to do about it."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    except OSError as error:
        return _refusal(path, error)
    try:
        if not _captures(descriptor):
            return CameraUnreadable(f"{path} is not a camera: {_choice()}.")
        # A device may be opened twice; only the buffers show that another program streams from it.
        fcntl.ioctl(descriptor, VIDIOC_REQBUFS, struct.pack("5I", 1, VIDEO_CAPTURE, MEMORY_MMAP, 0, 0))
    except OSError as error:
        return _refusal(path, error)
    finally:
        os.close(descriptor)
    return CameraUnreadable(f"{path} is there but gives no pictures: unplug it and plug it in again.")


def _refusal(path: str, error: OSError) -> CameraError:
    if error.errno in GONE:
        return CameraMissing(f"There is no camera at {path}: {_choice()}.")
    if error.errno == errno.EBUSY:
        return CameraBusy(f"{path} is used by another program: end that one (`fuser -v {path}` names it).")
    if error.errno in FORBIDDEN:
        return CameraUnreadable(f"{path} is not open to this user: `sudo usermod -aG video $USER`, then log in anew.")
    return CameraUnreadable(f"{path} cannot be used ({error.strerror}): unplug it and plug it in again.")


def _choice() -> str:
    there = cameras()
    if there:
        return f"use one of those that are here: {', '.join(there)}"
    return "no camera is connected, so plug one in or start with --source demo"


def _is_camera(path: str) -> bool:
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    except OSError as error:
        return error.errno not in GONE
    try:
        return _captures(descriptor)
    finally:
        os.close(descriptor)


def _captures(descriptor: int) -> bool:
    answer = bytearray(CAPABILITY_SIZE)
    try:
        fcntl.ioctl(descriptor, VIDIOC_QUERYCAP, answer)
    except OSError as error:
        if error.errno in GONE:
            raise
        return False
    capabilities = int.from_bytes(answer[DEVICE_CAPS_AT : DEVICE_CAPS_AT + 4], "little")
    return bool(capabilities & (VIDEO_CAPTURE | VIDEO_CAPTURE_MPLANE))


def _number(path: Path) -> int:
    digits = re.search(r"\d+$", path.name)
    return int(digits.group()) if digits else 0
