"""Self-contained HTML pages: templates, pictures and figures in one file that can be mailed."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import cv2
import matplotlib as mpl
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from matplotlib.figure import Figure

from kiosk.scene import Pixels
from tools.whole import whole

TEMPLATES = Path(__file__).parent / "templates"
STYLE: dict[Any, Any] = {"font.size": 10, "axes.spines.top": False, "axes.spines.right": False, "svg.fonttype": "none"}
CLASS_COLOURS = ("#1b7837", "#b2182b", "#e08214")
"""With, without, worn wrongly: told apart in grey as well (light, dark and middle are kept by the markers)."""


def new_figure(width_in: float = 6.0, height_in: float = 3.6) -> Figure:
    """A matplotlib figure in the product's style; no screen and no global state."""
    mpl.rcParams.update(STYLE)
    return Figure((width_in, height_in), layout="constrained")


def svg(figure: Figure) -> Markup:
    """The figure as inline SVG."""
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None})
    return Markup(buffer.getvalue()[buffer.getvalue().index("<svg") :])  # noqa: S704 - matplotlib's own output


def picture(bgr: Pixels, quality: int = 85) -> str:
    """(h, w, 3) uint8 BGR as a data address for <img src>."""
    jpeg = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return "data:image/jpeg;base64," + base64.b64encode(jpeg.tobytes()).decode()


def write_page(path: Path, template: str, **values: object) -> Path:
    """Render templates/TEMPLATE, which extends base.html.j2, to `path`. Raises KioskError where that is refused."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    text = environment.get_template(template).render(**values)
    with whole(path) as partial:
        partial.write_text(text, encoding="utf-8")
    return path
