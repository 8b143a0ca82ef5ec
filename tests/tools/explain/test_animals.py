from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from tools.explain import animals
from tools.explain.options import Options

RED, GREEN, BLUE = (0, 0, 255), (0, 255, 0), (255, 0, 0)
Write = Callable[..., Path]
MakeRun = Callable[..., Path]


@pytest.mark.usefixtures("blind")
def test_the_animal_page_shows_each_with_the_rate_of_the_held_out(
    labelled: Path, run_folder: MakeRun, write_picture: Write, tmp_path: Path
) -> None:
    for name, bgr in (("0", GREEN), ("1", RED), ("2", GREEN), ("3", GREEN)):
        write_picture(labelled / "animals" / "cat" / f"{name}.png", bgr)
    report = animals.run(Options("animals", (str(run_folder()),), tmp_path / "out", data=labelled))
    text = report.page.read_text()
    # Every second one is held out: 1 and 3, of which 1 is red.
    assert "1 of 2</b>held-out animals" in text
    assert report.sentence == "1 of 4 animals would be let in"
    assert text.count("data:image/jpeg") == 4 * 2
    assert text.index("1.png") < text.index("0.png")


def test_data_without_animals_is_refused(
    labelled: Path, run_folder: MakeRun, write_picture: Write, tmp_path: Path
) -> None:
    with pytest.raises(KioskError, match="has no folder `animals`"):
        animals.run(Options("animals", (str(run_folder()),), tmp_path / "out", data=labelled))
