from __future__ import annotations

import base64
import re
from pathlib import Path

import cv2
import numpy as np
import pytest
from jinja2 import UndefinedError

from kiosk.errors import KioskError
from tools import page


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of templates: the product's base and a page of one value."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "base.html.j2").write_bytes((page.TEMPLATES / "base.html.j2").read_bytes())
    (folder / "made.html.j2").write_text('{% extends "base.html.j2" %}{% block body %}<p>{{ said }}</p>{% endblock %}')
    monkeypatch.setattr(page, "TEMPLATES", folder)
    return folder


@pytest.mark.usefixtures("templates")
def test_what_a_page_says_cannot_become_markup(tmp_path: Path) -> None:
    made = page.write_page(tmp_path / "page.html", "made.html.j2", said='<script>alert("é")</script>')
    assert made == tmp_path / "page.html"
    text = made.read_text(encoding="utf-8")
    assert "<p>&lt;script&gt;alert(&#34;é&#34;)&lt;/script&gt;</p>" in text
    assert text.startswith("<!doctype html>")


@pytest.mark.usefixtures("templates")
def test_a_value_that_is_missing_is_an_error_and_no_page(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="said"):
        page.write_page(tmp_path / "page.html", "made.html.j2")
    assert not (tmp_path / "page.html").exists()


@pytest.mark.usefixtures("templates")
def test_a_page_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "page.html" / "inner").mkdir(parents=True)
    with pytest.raises(KioskError, match="cannot be written"):
        page.write_page(tmp_path / "page.html", "made.html.j2", said="")


@pytest.mark.parametrize("template", sorted(path.name for path in page.TEMPLATES.glob("*.j2")))
def test_no_template_asks_the_network_for_anything(template: str) -> None:
    text = (page.TEMPLATES / template).read_text(encoding="utf-8")
    assert not re.findall(r"""(?:src|href)\s*=\s*["']?\s*(?:https?:|//)|@import|url\(\s*["']?(?:https?:|//)""", text)


@pytest.mark.usefixtures("templates")
def test_a_figure_is_an_svg_that_carries_everything(tmp_path: Path) -> None:
    figure = page.new_figure(3, 2)
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1])
    axes.set_title("a < b")
    drawn = page.svg(figure)
    assert drawn.startswith("<svg")
    assert drawn.rstrip().endswith("</svg>")
    assert "a &lt; b" in drawn
    assert 'xlink:href="http' not in drawn
    text = page.write_page(tmp_path / "page.html", "made.html.j2", said=drawn).read_text()
    assert "<p><svg" in text


def test_the_same_figure_is_the_same_text() -> None:
    def drawn() -> str:
        figure = page.new_figure()
        figure.subplots().plot([0, 1, 4])
        return re.sub(r"[#\"](?:p|m|C\d_\d_)[0-9a-f]{8,}", "", str(page.svg(figure)))

    assert len(drawn()) == len(drawn())


def test_a_picture_is_an_address_that_holds_it_in_its_own_colours() -> None:
    bgr = np.zeros((16, 16, 3), np.uint8)
    bgr[...] = (10, 20, 230)
    head, _, data = page.picture(bgr).partition(",")
    assert head == "data:image/jpeg;base64"
    seen = cv2.imdecode(np.frombuffer(base64.b64decode(data), np.uint8), cv2.IMREAD_COLOR)
    assert np.abs(seen.astype(int) - bgr).max() <= 3
