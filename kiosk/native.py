"""What OpenCV's native code must be told from outside: how long a camera may hang, and not to talk on the terminal."""

from __future__ import annotations

from collections.abc import MutableMapping

import cv2

LOG_LEVEL = "OPENCV_LOG_LEVEL"
ENVIRONMENT = {
    # Whole seconds that a V4L2 read waits for a picture; 10 if not set, and cv2 has no property for it.
    "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "1",
    # AV_LOG_QUIET: the visitor's screen and the log say it in our words.
    "OPENCV_FFMPEG_LOGLEVEL": "-8",
}


def prepare(environ: MutableMapping[str, str]) -> None:
    """Write OpenCV's switches into the process environment, which `__main__` hands in, before a source is opened.

    OpenCV reads them when the first camera or stream is opened, so importing cv2 earlier does no harm.
    What is set already stays, so that a developer can turn the noise on.
    """
    for name, value in ENVIRONMENT.items():
        environ.setdefault(name, value)
    if LOG_LEVEL not in environ:
        cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
