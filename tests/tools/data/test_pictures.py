from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.errors import PictureUnreadable
from tools.data.pictures import read_picture

NOISE = np.random.default_rng(0).integers(0, 256, (40, 40, 3), np.uint8)
CUT_OFF = cv2.imencode(".jpg", NOISE)[1].tobytes()[:-600]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"no picture", "cannot be read as a picture"),
        (CUT_OFF, "cannot be read as a picture"),
        (None, "cannot be read"),
    ],
)
def test_an_unreadable_picture_is_named(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "face.jpg"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PictureUnreadable, match=rf"face\.jpg {words}"):
        read_picture(path)


def test_a_picture_with_an_umlaut_in_its_name_comes_as_bgr(tmp_path: Path) -> None:
    path = tmp_path / "Gesicht ü.png"
    path.write_bytes(cv2.imencode(".png", NOISE)[1].tobytes())
    assert np.array_equal(read_picture(path), NOISE)


def test_a_grey_picture_has_three_channels_too(tmp_path: Path) -> None:
    path = tmp_path / "grey.png"
    cv2.imwrite(str(path), NOISE[:, :, 0])
    assert read_picture(path).shape == (40, 40, 3)
