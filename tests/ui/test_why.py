"""The view over the live picture that tells staff why: what it says, where it draws, and what it never does."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.evidence import MOST, Answer, Evidence
from kiosk.scene import LABELS as ORDER
from kiosk.scene import Box, Outcome, Reading, Reason, Verdict
from kiosk.why import KEPT_S, Account, Moment, Part, Standing
from ui import why_map, why_words
from ui.palettes import PALETTES
from ui.theme import Look, Style
from ui.why import STALE_S, WhyView
from ui.why_curve import GAP_S, Curve
from ui.why_faces import percent, signs, tie
from ui.words import BY_REASON

NOW = 100.0
FACE = Box(560, 200, 700, 380)
SQUARE = Box(517, 177, 742, 402)
READING = Reading(0.62, 0.30, 0.08)
SIZES = [(1280, 720), (800, 480), (1080, 1920), (3840, 2160)]


def evidence(pull: np.ndarray | None = None, *, mapped: bool = True, track: int = 1) -> Evidence:
    strong = np.zeros((4, 4), np.float32) if pull is None else pull
    return Evidence(NOW, track, FACE, SQUARE, Answer(READING, strong if mapped else None, 128))


def moments(count: int = 80, track: int = 1, verdict: Verdict = Verdict.LOOKING) -> tuple[Moment, ...]:
    return tuple(Moment(NOW - 0.1 * (count - at), track, at / count, 0.9, verdict) for at in range(count))


EVERY = (
    Standing(1, FACE, Part.JUDGED),
    Standing(2, Box(400, 150, 500, 290), Part.SECOND),
    Standing(3, Box(820, 190, 870, 250), Part.TOO_FAR),
    Standing(4, Box(930, 140, 1000, 230), Part.OUTSIDE),
    Standing(5, Box(450, 180, 530, 280), Part.FLAWED, Reason.LOOK_HERE),
    Standing(6, Box(740, 120, 800, 200), Part.TOGETHER),
    Standing(7, Box(700, 60, 760, 140), Part.NOT_YET),
)


def account(of: Evidence | None = None, **changed: object) -> Account:
    outcome = Outcome(Verdict.LOOKING, Reason.NONE, NOW, track=1, box=FACE, captured_s=NOW)
    made = Account(NOW, 1280, 720, outcome, 0.9, EVERY[:1], evidence() if of is None else of, moments())
    return replace(made, **changed)


@pytest.fixture
def view(qtbot) -> Callable[..., WhyView]:
    """A view over a grey picture of the size that the live picture has in such a window."""
    grounds = []

    def make(width: int = 1280, height: int = 720, look: Look | None = None, *, mirror: bool = False) -> WhyView:
        ground = QWidget()
        qtbot.addWidget(ground)
        ground.setStyleSheet("background: #808080")
        side = round(max(width, height) * 0.56)
        ground.resize(*((side, height) if width > height else (width, side)))
        made = WhyView(ground, mirror=mirror)
        made.resize(ground.size())
        made.set_style(Style.of(width, height, look or Look()))
        ground.show()
        grounds.append(ground)
        return made

    return make


def seen(view: WhyView) -> QImage:
    return view.parentWidget().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def grey(image: QImage, area: QRectF) -> np.ndarray:
    part = image.copy(area.toAlignedRect()).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(part.constBits(), np.uint8).reshape(part.height(), part.bytesPerLine())
    return rows[:, : part.width()].astype(float)


def words(view: WhyView) -> list[str]:
    return [block.text for block in view.blocks()]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_text_fits_and_none_lies_on_another(view, width: int, height: int, palette: str, large: bool) -> None:
    shown = view(width, height, Look(palette=PALETTES[palette], large_text=large))
    for of in (evidence(), evidence(mapped=False)):
        shown.show_account(account(of, standings=EVERY[:4]), NOW)
        blocks = shown.blocks()
        assert all(block.fits() for block in blocks)
        assert all(QRectF(shown.rect()).contains(block.extent()) for block in blocks)
        for one, other in combinations(blocks, 2):
            assert not one.extent().intersects(other.extent()), (one.text, other.text)


def test_every_part_has_its_words_and_a_flaw_those_of_the_screen(view) -> None:
    shown = view()
    shown.show_account(account(standings=EVERY), NOW)
    assert {"Second person", "Too far away", "Outside the zone", "Look here", "Judged together", "Not read yet"} <= set(
        words(shown)
    )
    assert set(why_words.PARTS) == set(Part) - {Part.FLAWED}
    assert set(why_words.LABELS) == set(ORDER)
    for reason in Reason:
        if reason is not Reason.NONE:
            told = why_words.reason_of(Standing(1, FACE, Part.FLAWED, reason))
            assert told == BY_REASON[reason].headline


def test_who_was_read_is_told_what_was_read_and_who_was_not_is_only_judged(view) -> None:
    shown = view()
    shown.show_account(account(), NOW)
    assert words(shown)[0] == "Mask: 62\u00a0%"
    shown.show_account(account(evidence(track=9)), NOW)
    assert words(shown)[0] == "Judged"


@pytest.mark.parametrize(
    ("share", "told"), [(0.0, 0), (0.0001, "<1"), (0.02, 2), (0.5, 50), (0.9, 90), (0.995, ">99"), (1.0, 100)]
)
def test_what_is_nearly_certain_is_not_called_certain(share: float, told: int | str) -> None:
    assert percent(share) == told


def test_plates_lie_inside_the_picture_above_the_panel_and_not_upon_each_other(view) -> None:
    shown = view()
    crowd = tuple(
        Standing(at, Box(500 + 9 * at, 90 + 5 * at, 600 + 9 * at, 230 + 5 * at), Part.SECOND) for at in range(4)
    )
    bounds = QRectF(0, 0, 717, 480)
    made = signs(account(standings=crowd), shown._view(account()), bounds, QRectF(), Style())
    assert len(made) == 4
    for sign in made:
        assert bounds.contains(sign.plate)
        assert sign.plate.contains(sign.words.extent())
    for one, other in combinations(made, 2):
        assert not one.plate.intersects(other.plate)


@pytest.mark.parametrize("mirror", [False, True])
def test_a_plate_keeps_clear_of_what_lies_on_the_picture_and_hides_no_face_where_there_is_room(view, mirror) -> None:
    shown, bounds, key = view(mirror=mirror), QRectF(0, 0, 717, 480), QRectF(500, 20, 200, 60)
    faces = (Box(620, 90, 760, 250), Box(900, 60, 960, 130), Box(330, 150, 400, 240))
    crowd = tuple(Standing(at, box, Part.SECOND) for at, box in enumerate(faces))
    made = signs(account(standings=crowd), shown._view(account()), bounds, key, Style())
    assert len(made) == 3
    for sign in made:
        assert not sign.plate.intersects(key)
        assert bounds.contains(sign.plate)
        assert not any(sign.plate.intersects(one.box) for one in made)


def test_a_plate_that_others_pushed_away_is_tied_to_its_face_and_one_beside_it_is_not(view) -> None:
    shown, bounds = view(), QRectF(0, 0, 717, 480)
    crowd = tuple(Standing(at, Box(500, 290, 560, 360), Part.SECOND) for at in range(5))
    made = signs(account(standings=crowd), shown._view(account()), bounds, QRectF(), Style())
    ties = [tie(sign, Style()) for sign in made]
    assert ties[:4] == [None] * 4, "above the face, below it, beside it"
    for sign, line in zip(made, ties, strict=True):
        if line is not None:
            assert sign.plate.adjusted(-1, -1, 1, 1).contains(line.p1())
            assert sign.box.adjusted(-1, -1, 1, 1).contains(line.p2())
            assert not sign.plate.intersects(sign.box)
    assert ties[-1] is not None


@pytest.mark.parametrize("language", ["en", "ar", "hi", "zh"])
def test_a_plate_is_as_wide_as_its_words_and_a_little_more(view, turn_to, language) -> None:
    turn_to(language)
    made = signs(account(), view()._view(account()), QRectF(0, 0, 717, 720), QRectF(), Style())
    words = made[0].words
    assert words.size_px == round(Style().note_px * 1.2)
    assert 0.5 * Style().unit < made[0].plate.width() - words.extent().width() < 6 * Style().unit


def test_a_face_beside_what_is_shown_has_no_sign(view) -> None:
    shown = view()
    shown.show_account(account(standings=(Standing(4, Box(1150, 140, 1250, 270), Part.OUTSIDE),)), NOW)
    assert "Outside the zone" not in words(shown)


def test_the_judged_face_has_no_box_of_its_own_for_the_live_picture_outlines_it(view) -> None:
    made = signs(account(standings=EVERY[:2]), view()._view(account()), QRectF(0, 0, 717, 720), QRectF(), Style())
    assert [sign.outlined for sign in made] == [True, False]


def place(shown: WhyView, box: Box) -> QRectF:
    return shown._view(account()).place(box)


@pytest.mark.parametrize("mirror", [False, True])
def test_what_speaks_for_the_answer_is_bright_and_what_speaks_against_it_dark_each_in_its_place(view, mirror) -> None:
    pull = np.zeros((4, 4), np.float32)
    pull[1, 1], pull[2, 2] = MOST, -MOST
    shown = view(mirror=mirror)
    shown.show_account(account(evidence(), standings=()), NOW)
    plain = grey(seen(shown), place(shown, SQUARE))
    shown.show_account(account(evidence(pull), standings=()), NOW)
    changed = grey(seen(shown), place(shown, SQUARE)) - plain
    if mirror:
        changed = changed[:, ::-1]
    height, width = changed.shape
    row, column = np.unravel_index(changed.argmax(), changed.shape)
    assert (row / height, column / width) == pytest.approx((0.25, 0.25), abs=0.04)
    row, column = np.unravel_index(changed.argmin(), changed.shape)
    assert (row / height, column / width) == pytest.approx((0.5, 0.5), abs=0.04)
    assert changed.max() > 50
    assert changed.min() < -15
    assert np.abs(changed[: height // 20]).max() < 3


def test_the_colours_rise_evenly_in_grey_and_neither_covers_nothing() -> None:
    heat = np.linspace(0, 1, 64, dtype=np.float32)[None].repeat(64, 0)
    image = why_map.to_image(heat)
    alphas = [image.pixelColor(x, 5).alpha() for x in range(64)]
    assert alphas[0] == alphas[-1] == round(255 * why_map.COVERS)
    assert min(alphas) <= 4
    light = [0.2126 * c.redF() + 0.7152 * c.greenF() + 0.0722 * c.blueF() for c in map(QColor, why_map._CIVIDIS)]
    steps = np.diff(light)
    assert (steps > 0.03).all()


def test_faint_evidence_is_drawn_faintly(view) -> None:
    shown, faint = view(), np.zeros((4, 4), np.float32)
    faint[2, 2] = MOST / 20
    shown.show_account(account(evidence(), standings=()), NOW)
    plain = grey(seen(shown), place(shown, SQUARE))
    shown.show_account(account(evidence(faint), standings=()), NOW)
    assert np.abs(grey(seen(shown), place(shown, SQUARE)) - plain).max() < 8


def test_a_model_without_a_map_says_so_and_draws_none(view) -> None:
    shown = view()
    shown.show_account(account(evidence(mapped=False), standings=()), NOW)
    told = words(shown)
    assert "This model has no map of what it looks at." in told
    assert not any("speaks" in word for word in told)
    assert np.ptp(grey(seen(shown), place(shown, SQUARE))) == 0


@pytest.mark.parametrize("label", ORDER)
def test_the_legend_names_the_answer_that_the_colours_speak_for(view, label: str) -> None:
    shares = {name: 0.8 if name == label else 0.1 for name in ORDER}
    of = replace(evidence(), answer=Answer(Reading(**shares), np.zeros((4, 4), np.float32), 128))
    shown = view()
    shown.show_account(account(of), NOW)
    assert words(shown)[-2:] == ["speaks against it", f"speaks for “{why_words.LABELS[label]}”"]


def test_without_news_there_are_no_faces_and_nobody_is_judged(view) -> None:
    shown = view()
    shown.show_account(account(standings=EVERY), NOW + STALE_S - 0.1)
    assert "Second person" in words(shown)
    for told, now in ((account(standings=EVERY), NOW + STALE_S + 0.1), (None, NOW)):
        shown.show_account(told, now)
        assert "Nobody is being judged." in words(shown)
        assert not {"Second person", "Mask"} & set(words(shown))
        assert np.ptp(grey(seen(shown), place(shown, SQUARE))) == 0


def curve(of: tuple[Moment, ...], now: float = NOW) -> Curve:
    return Curve(QRectF(0, 0, 400, 200), Style(), of, 0.9, now)


def test_the_line_rises_with_the_probability_and_moves_to_the_left_with_time() -> None:
    drawn = curve(())
    now, past = drawn.place(NOW, 0.5), drawn.place(NOW - KEPT_S, 0.5)
    assert (now.x(), past.x()) == pytest.approx((drawn.plot.right(), drawn.plot.left()))
    low, level, high = (drawn.place(NOW, share).y() for share in (0.0, 0.9, 1.0))
    assert drawn.plot.bottom() > low > level > high > drawn.plot.top()
    assert curve((), NOW + 1).place(NOW, 0.5).x() < now.x()


def test_no_line_joins_two_people_or_leads_over_a_gap() -> None:
    (whole,) = curve(moments()).lines()
    assert whole.elementCount() == 81  # each reading, and the beginning
    (dot,) = curve(moments()[-1:]).lines()
    assert 0 < dot.length() < 1
    anna, bert = moments(80)[:30], moments(80, track=2)[30:]
    assert len(curve(anna + bert).lines()) == 2
    late = moments(80)[:30] + moments(80)[31 + round(GAP_S / 0.1) :]
    assert len(curve(late).lines()) == 2


def test_what_is_older_than_ten_seconds_is_not_drawn() -> None:
    (line,) = curve(moments(80), NOW + 5).lines()
    assert line.elementCount() == 51
    assert line.elementAt(0).x >= curve(()).plot.left() - 1
    assert curve(moments(80), NOW + 2 * KEPT_S).lines() == []


def test_the_band_below_has_a_piece_for_each_verdict_and_ends_with_the_readings() -> None:
    looking, green = moments(80)[:30], moments(80, verdict=Verdict.MASK_OK)[30:]
    pieces = curve(looking + green).bands()
    assert [verdict for _, verdict in pieces] == [Verdict.LOOKING, Verdict.MASK_OK]
    (first, _), (second, _) = pieces
    assert first.right() == pytest.approx(second.left())
    later = curve(looking + green, NOW + 2).bands()
    assert later[-1][0].right() == pytest.approx(curve((), NOW + 2).place(NOW - 0.1 + GAP_S, 0).x())
    apart = curve(moments(80)[:30] + moments(80)[60:]).bands()
    assert [verdict for _, verdict in apart] == [Verdict.LOOKING, Verdict.LOOKING]


@pytest.mark.parametrize("palette", PALETTES)
def test_verdicts_in_the_band_are_told_apart_without_their_colours(view, palette: str) -> None:
    pictures = []
    for verdict in (Verdict.MASK_OK, Verdict.NO_MASK, Verdict.MASK_WRONG, Verdict.CANT_TELL, Verdict.LOOKING):
        shown = view(look=Look(palette=PALETTES[palette]))
        shown.show_account(account(moments=moments(verdict=verdict)), NOW)
        (area, _), *_ = shown._curve().bands()
        pictures.append(grey(seen(shown), area))
    for one, other in combinations(pictures, 2):
        assert np.abs(one - other).max() > 40


def test_what_is_needed_is_drawn_as_a_line_at_the_threshold(view) -> None:
    shown = view()
    shown.show_account(account(moments=(), threshold=0.5), NOW)
    assert "50\u00a0% needed" in words(shown)
    plot, level = shown._curve().plot, shown._curve().place(NOW, 0.5).y()
    lines = grey(seen(shown), QRectF(plot.left() + 3, plot.top() + 3, plot.width() - 6, plot.height() - 6)).max(1)
    assert abs(int(lines.argmax()) + plot.top() + 3 - level) <= 2


def test_before_the_first_account_nothing_is_said_of_what_is_needed(view) -> None:
    shown = view()
    shown.show_account(None, NOW)
    assert not any("needed" in word for word in words(shown))
    seen(shown)


def test_touches_go_to_what_lies_below(view, qtbot) -> None:
    shown = view()
    ground = shown.parentWidget()
    ground.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
    assert ground.childAt(QPoint(100, 100)) is None
    pressed: list[QPointF] = []
    ground.mousePressEvent = lambda event: pressed.append(event.position())
    QTest.mouseClick(ground, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert pressed == [QPointF(100, 100)]


def test_who_cannot_see_it_is_told_the_numbers(view) -> None:
    shown = view()
    shown.show_account(account(), NOW)
    assert shown.accessibleDescription() == "Mask; 62\u00a0%; No mask; 30\u00a0%; Worn wrongly; 8\u00a0%"
    shown.show_account(None, NOW)
    assert shown.accessibleDescription() == "Nobody is being judged."


@pytest.mark.parametrize(
    "end", [lambda shown: shown.show_account(None, NOW), lambda shown: shown.hide()], ids=["no account", "hidden"]
)
def test_what_is_not_shown_any_more_is_let_go_of(view, end: Callable[[WhyView], None]) -> None:
    shown = view()
    of = evidence()
    alive = weakref.ref(of.answer.pull)
    shown.show_account(account(of), NOW)
    seen(shown)
    end(shown)
    del of
    gc.collect()
    assert alive() is None
