from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.errors import PictureUnreadable
from kiosk.scene import Pixels
from tools.data import twins
from tools.data.fingerprint import Fingerprint, fingerprint, fingerprints
from tools.data.twins import Likeness, Twins


def look(seed: int, side: int = 96) -> Pixels:
    """Soft blobs of colour: unlike noise, they survive what is done to a photo."""
    small = np.random.default_rng(seed).integers(0, 256, (7, 7, 3), np.uint8)
    return np.asarray(cv2.resize(small, (side, side), interpolation=cv2.INTER_CUBIC), np.uint8)


def saved(path: Path, bgr: Pixels, *how: int) -> Path:
    assert cv2.imwrite(str(path), bgr, list(how))
    return path


def pairs_of(*files: Path) -> list[tuple[int, int, Likeness]]:
    found = twins.find([fingerprint(file) for file in files])
    return [
        (int(a), int(b), Likeness(kind)) for a, b, kind in zip(found.first, found.second, found.likeness, strict=True)
    ]


def test_a_copied_file_is_the_same_file(tmp_path: Path) -> None:
    one = saved(tmp_path / "one.png", look(1))
    (tmp_path / "two.png").write_bytes(one.read_bytes())
    assert pairs_of(one, tmp_path / "two.png") == [(0, 1, Likeness.SAME_FILE)]


def test_another_format_without_loss_has_the_same_pixels(tmp_path: Path) -> None:
    files = saved(tmp_path / "one.png", look(1)), saved(tmp_path / "one.bmp", look(1))
    assert pairs_of(*files) == [(0, 1, Likeness.SAME_PIXELS)]


def test_a_picture_saved_or_scaled_again_is_nearly_the_same(tmp_path: Path) -> None:
    original = saved(tmp_path / "one.png", look(1))
    again = saved(tmp_path / "again.jpg", look(1), cv2.IMWRITE_JPEG_QUALITY, 40)
    small = saved(
        tmp_path / "small.png", np.asarray(cv2.resize(look(1), (51, 51), interpolation=cv2.INTER_AREA), np.uint8)
    )
    near = Likeness.NEAR
    assert sorted(pairs_of(original, again, small)) == [(0, 1, near), (0, 2, near), (1, 2, near)]


def test_a_mirrored_picture_is_found_and_called_so(tmp_path: Path) -> None:
    files = saved(tmp_path / "one.png", look(1)), saved(tmp_path / "two.png", np.ascontiguousarray(look(1)[:, ::-1]))
    assert pairs_of(*files) == [(0, 1, Likeness.MIRRORED)]


def test_unrelated_pictures_are_no_twins(tmp_path: Path) -> None:
    assert pairs_of(*(saved(tmp_path / f"{seed}.png", look(seed)) for seed in range(40))) == []


def test_blank_pictures_are_twins_only_where_their_pixels_are_the_same(tmp_path: Path) -> None:
    greys = [np.full((20, 20, 3), grey, np.uint8) for grey in (0, 128, 128, 255)]
    files = [saved(tmp_path / f"{place}.png", grey) for place, grey in enumerate(greys)]
    assert pairs_of(*files) == [(1, 2, Likeness.SAME_FILE)]


def test_the_surest_pairs_come_first(tmp_path: Path) -> None:
    near = saved(tmp_path / "a.jpg", look(1), cv2.IMWRITE_JPEG_QUALITY, 40)
    one, two = saved(tmp_path / "b.png", look(1)), saved(tmp_path / "c.png", look(1))
    assert [kind for _, _, kind in pairs_of(near, one, two)] == [Likeness.SAME_FILE, Likeness.NEAR, Likeness.NEAR]


def made(phash: int, thumb: Pixels, name: str) -> Fingerprint:
    """A fingerprint by hand; its mirror image looks like nothing else here."""
    mirrored = ~phash & 0xFFFF_FFFF_0000_0000 | 0x0F0F_0F0F
    return Fingerprint(Path(name), 1, 32, 32, "PNG", 0, name, name, phash, mirrored, thumb)


def test_a_symmetric_picture_is_told_once_and_as_near() -> None:
    columns = np.minimum(np.arange(32), np.arange(32)[::-1]).astype(np.uint8) * 16
    one, two = (replace(made(7, np.tile(columns, (32, 1)), name), mirrored=7) for name in "ab")
    assert twins.find([one, two]).likeness.tolist() == [Likeness.NEAR]


@pytest.mark.parametrize(("bits", "found"), [(0, 1), (8, 1), (9, 0)])
def test_eight_bits_may_differ_and_no_more(bits: int, found: int) -> None:
    thumb = np.arange(1024, dtype=np.uint32).reshape(32, 32).astype(np.uint8)
    result = twins.find([made(0, thumb, "a"), made((1 << bits) - 1, thumb, "b")])
    assert len(result) == found
    assert result.distance.tolist() == [bits] * found


def test_hashes_alone_make_no_twins() -> None:
    # One column white against two of 32: with shares p = 1/32 and q = 2/32 the correlation of nested columns is
    # sqrt(p (1 - q) / (q (1 - p))) = sqrt(30 / 62) = 0.70, below 0.95.
    one, two = np.zeros((32, 32), np.uint8), np.zeros((32, 32), np.uint8)
    one[:, 0], two[:, :2] = 255, 255
    pairs = np.asarray([[0, 1, Likeness.NEAR, 0]], np.int64)
    assert twins._correlations(np.stack([one, two]), pairs)[0] == pytest.approx((30 / 62) ** 0.5)
    assert len(twins.find([made(0, one, "a"), made(0, two, "b")])) == 0


def test_a_picture_that_is_there_very_often_does_not_fill_the_memory() -> None:
    flat = np.zeros((32, 32), np.uint8)
    often = [replace(made(0, flat, str(index)), pixels="same") for index in range(twins.ANCHORS + 50)]
    # Each of the first 300 is paired with all that come after it: 300 x 349 - (0 + 1 + ... + 299).
    assert len(twins.find(often)) == 300 * 349 - 299 * 300 // 2


def test_no_pictures_have_no_twins() -> None:
    found = twins.find([])
    assert isinstance(found, Twins)
    assert len(found) == 0


def test_more_pictures_than_one_block_are_all_compared(tmp_path: Path) -> None:
    thumb = np.arange(1024, dtype=np.uint32).reshape(32, 32).astype(np.uint8)
    rng = np.random.default_rng(0)
    many = [made(int(rng.integers(2**63)), thumb, str(index)) for index in range(2 * twins.BLOCK)]
    many[3], many[-1] = made(5, thumb, "first"), made(5, thumb, "last")
    found = twins.find(many)
    assert (found.first.tolist(), found.second.tolist()) == ([3], [2 * twins.BLOCK - 1])


@pytest.mark.parametrize("quality", [30, 50, 75, 95])
def test_the_quality_of_a_jpeg_is_what_it_was_saved_with(tmp_path: Path, quality: int) -> None:
    one = fingerprint(saved(tmp_path / "a.jpg", look(1), cv2.IMWRITE_JPEG_QUALITY, quality))
    assert (one.format, one.quality) == ("JPEG", pytest.approx(quality, abs=1))


def test_format_and_sizes_are_of_the_content_not_of_the_name(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.png", look(1)[:40, :30])
    one = fingerprint(path.rename(tmp_path / "a.jpg"))
    assert (one.format, one.quality, one.width, one.height) == ("PNG", 0, 30, 40)
    assert one.bytes == (tmp_path / "a.jpg").stat().st_size


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = saved(tmp_path / "good.png", look(1))
    whole = saved(tmp_path / "whole.jpg", look(2, 300)).read_bytes()
    (tmp_path / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "text.jpg").write_text("no picture")
    (tmp_path / "empty.jpg").touch()
    prints, unreadable = fingerprints(sorted(tmp_path.iterdir()))
    assert [one.file.name for one in prints] == [good.name, "whole.jpg"]
    assert {path.name for path in unreadable} == {"cut.jpg", "text.jpg", "empty.jpg"}
    assert all(file.name in why for file, why in unreadable.items())


def test_a_missing_file_is_unreadable_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(PictureUnreadable, match=r"gone\.jpg"):
        fingerprint(tmp_path / "gone.jpg")
