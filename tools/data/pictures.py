"""Reading one picture from its file."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from kiosk.errors import PictureUnreadable
from kiosk.scene import Pixels


def read_picture(path: Path) -> Pixels:
    """(h, w, 3) uint8 BGR. Raises PictureUnreadable, naming the file: also one larger than OpenCV decodes."""
    try:
        content = np.fromfile(path, np.uint8)
        picture = cv2.imdecode(content, cv2.IMREAD_COLOR) if content.size else None
    except (OSError, cv2.error) as error:
        raise PictureUnreadable(f"{path} cannot be read ({str(error).strip()}): check it, or leave it out") from error
    if picture is None:
        state = "cannot be read as a picture" if content.size else "is empty"
        raise PictureUnreadable(f"{path} {state}: remove it or copy it again")
    return np.asarray(picture, np.uint8)
