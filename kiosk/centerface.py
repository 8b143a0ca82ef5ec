"""CenterFace: finds faces and five landmarks (Xu et al. 2019, arXiv 1911.03599), through the engine port."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.command import fetch_again
from kiosk.errors import EngineFailed
from kiosk.ports import Engine
from kiosk.scene import Box, Detection, Landmarks, Pixels

STRIDE = 4
LARGE = 0.25
"""Of the picture's height: a smaller face in the picture at half the size is none, or one upside down."""
MULTIPLE = 32
"""Of which the network wants its input's sides; from one to the next it sees the same grid."""
BELOW = 16
"""So many black rows at least lie below the picture: without them the boxes of faces that the lower border cuts off end
before it, and pass for whole ones (docs/measurements.md)."""
WINDOWS = (160, 192, 256)
"""The sides of the squares around one face, in the letterbox's pixels."""
MARGIN = 0.4
"""What a window shows around the face on each side, in the box's longer sides."""
NMS_IOU = 0.3
SURE = 0.5
"""The least score of a face in the turned picture, where nothing is expected."""
Map = npt.NDArray[np.float32]
Batch = npt.NDArray[np.float32]


class _Canvas:
    """What the engine is fed: the picture made to fit `width` x `height`, with black to the next MULTIPLE."""

    def __init__(self, width: int, height: int) -> None:
        self._fits = width, height
        self._letterbox = np.zeros((0, 0, 3), np.uint8)
        self._whole = _blank(0, 0)
        self._squares = {side: _blank(side, side) for side in WINDOWS}

    def fill(self, bgr: Pixels) -> tuple[Batch, float]:
        """The whole picture and its scale."""
        scale = self._shrink(bgr)
        return _put(self._letterbox, self._whole), scale

    def fill_around(self, bgr: Pixels, box: Box) -> tuple[Batch, float, tuple[int, int]] | None:
        """A window around the box, at the whole picture's scale and on its grid, and its corner in the letterbox.

        None: no window is large enough, or the letterbox is not.
        """
        scale = self._shrink(bgr)
        height, width = self._letterbox.shape[:2]
        x, y = (middle * scale for middle in box.centre)
        reach = (0.5 + MARGIN) * max(box.width, box.height) * scale
        for side in WINDOWS:
            left, top = _start(x, side, width), _start(y, side, height)
            if min(left, top) >= 0 and _shown(x, reach, left, side, width) and _shown(y, reach, top, side, height):
                window = self._letterbox[top : top + side, left : left + side]
                return _put(window, self._squares[side]), scale, (left, top)
        return None

    def _shrink(self, bgr: Pixels) -> float:
        scale = min(self._fits[0] / bgr.shape[1], self._fits[1] / bgr.shape[0])
        width, height = max(1, round(bgr.shape[1] * scale)), max(1, round(bgr.shape[0] * scale))
        sides = -(-(height + BELOW) // MULTIPLE) * MULTIPLE, -(-width // MULTIPLE) * MULTIPLE
        if self._letterbox.shape[:2] != sides:
            self._letterbox, self._whole = np.zeros((*sides, 3), np.uint8), _blank(*sides)
        self._letterbox[:] = 0
        self._letterbox[:height, :width] = cv2.resize(bgr, (width, height), interpolation=cv2.INTER_LINEAR)
        return float(scale)


def _blank(height: int, width: int) -> Batch:
    return np.zeros((1, 3, height, width), np.float32)


def _put(bgr: Pixels, batch: Batch) -> Batch:
    np.copyto(batch[0], bgr[:, :, ::-1].transpose(2, 0, 1), casting="unsafe")
    return batch


def _start(middle: float, side: int, whole: int) -> int:
    """Where a window around `middle` begins, on the grid; below 0 where it is larger than the whole."""
    return min(max(round((middle - side / 2) / MULTIPLE) * MULTIPLE, 0), whole - side)


def _shown(middle: float, reach: float, start: int, side: int, whole: int) -> bool:
    """Whether the window has all of it, or all that the picture has."""
    return start <= max(middle - reach, 0) and min(middle + reach, whole) <= start + side


class CenterFace:
    """The finder port over an engine whose outputs are heatmap, scale, offset and landmarks maps.

    The picture is made to fit `width` x `height` (multiples of 32). Faces below `threshold` are left out.
    """

    def __init__(self, engine: Engine, width: int = 480, height: int = 352, threshold: float = 0.3) -> None:
        self._engine = engine
        self._threshold = threshold
        self._whole, self._half = _Canvas(width, height), _Canvas(width // 2, height // 2)

    def find(self, bgr: Pixels) -> list[Detection]:
        """All faces of (h, w, 3) uint8 BGR in its own pixels, best first. Raises EngineFailed.

        The network overlooks small faces that are upside down, so where it finds none it looks again at the picture
        turned by 180 degrees: a camera mounted the wrong way shall not pass for an empty room. It overlooks large
        masked faces, too: at last it looks for those at half the size, a quarter of the work.
        """
        return self.glance(bgr) or self.turned(bgr) or self.large(bgr)

    def glance(self, bgr: Pixels) -> list[Detection]:
        """What one look at the whole picture finds. Raises EngineFailed."""
        return self._found(bgr, *self._whole.fill(bgr))

    def turned(self, bgr: Pixels) -> list[Detection]:
        """Faces that are upside down, where they are sure. Raises EngineFailed."""
        found = self.glance(np.asarray(cv2.rotate(bgr, cv2.ROTATE_180), np.uint8))
        return [_turned_back(face, bgr) for face in found if face.score >= SURE]

    def large(self, bgr: Pixels) -> list[Detection]:
        """Large faces, at half the size. Raises EngineFailed."""
        found = self._found(bgr, *self._half.fill(bgr))
        return [face for face in found if face.box.height >= LARGE * bgr.shape[0]]

    def near(self, bgr: Pixels, box: Box) -> list[Detection]:
        """What a look at the surroundings of `box` finds, just as one at the whole picture would.

        Nothing where the box is too large for it to pay. Raises EngineFailed.
        """
        window = self._whole.fill_around(bgr, box)
        return self._found(bgr, *window) if window else []

    def _found(self, bgr: Pixels, batch: Batch, scale: float, corner: tuple[int, int] = (0, 0)) -> list[Detection]:
        outputs = self._engine.infer(batch)
        heat, size, offset, points = _by_channels(outputs)
        rows, columns = np.nonzero(heat > self._threshold)
        scores = heat[rows, columns]
        tall, wide = np.exp(np.minimum(size[:, rows, columns], 6)) * STRIDE
        x0 = (columns + offset[1, rows, columns] + 0.5) * STRIDE - wide / 2 + corner[0]
        y0 = (rows + offset[0, rows, columns] + 0.5) * STRIDE - tall / 2 + corner[1]
        marks = points[:, rows, columns].reshape(5, 2, -1)
        xs, ys = (marks[:, 1] * wide + x0) / scale, (marks[:, 0] * tall + y0) / scale
        rectangles = np.stack([x0, y0, wide, tall], 1).astype(np.float64)
        kept = cv2.dnn.NMSBoxes(rectangles.tolist(), scores.tolist(), self._threshold, NMS_IOU)
        found = [
            Detection(_box(rectangles[index] / scale), float(scores[index]), _landmarks(xs[:, index], ys[:, index]))
            for index in np.asarray(kept, np.intp).ravel()
        ]
        return [face for face in found if _inside(face.box.centre, bgr)]


def _by_channels(outputs: object) -> tuple[Map, Map, Map, Map]:
    """Heatmap (h, w), scale (2, h, w), offset (2, h, w), landmarks (10, h, w), in the file's order."""
    maps = [np.asarray(value)[0] for value in outputs.values()] if isinstance(outputs, dict) else []
    if [len(value) for value in maps] != [1, 2, 2, 10]:
        raise EngineFailed(f"the face finder's file has other outputs than CenterFace: {fetch_again()}")
    return maps[0][0], maps[1], maps[2], maps[3]


def _turned_back(face: Detection, bgr: Pixels) -> Detection:
    """Where a face of the turned picture lies in the picture itself; its landmarks stay those of the same features."""
    height, width = bgr.shape[:2]
    box, marks = face.box, face.marks
    points = (marks.left_eye, marks.right_eye, marks.nose, marks.left_mouth, marks.right_mouth)
    return Detection(
        Box(width - box.x1, height - box.y1, width - box.x0, height - box.y0),
        face.score,
        Landmarks(*((width - x, height - y) for x, y in points)),
    )


def _inside(point: tuple[float, float], bgr: Pixels) -> bool:
    """The letterbox's margin shows nobody."""
    height, width = bgr.shape[:2]
    return bool(0 <= point[0] < width and 0 <= point[1] < height)


def _box(rectangle: npt.NDArray[np.float64]) -> Box:
    x, y, width, height = map(float, rectangle)
    return Box(x, y, x + width, y + height)


def _landmarks(xs: Map, ys: Map) -> Landmarks:
    return Landmarks(*((float(x), float(y)) for x, y in zip(xs, ys, strict=True)))
