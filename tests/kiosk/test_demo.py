"""The demo: three acts of one person, whom the real finder finds and the real tracker keeps."""

from __future__ import annotations

import numpy as np
import pytest

from engines.cpu import OnnxRuntimeEngine
from kiosk.centerface import CenterFace
from kiosk.demo import ACT_S, EMPTY_S, PLAY, PORTRAIT, RATE, Demo, lobby, make_actors, pose_at
from kiosk.errors import ModelMissing, PictureUnreadable
from kiosk.faces import Faces
from kiosk.maskdraw import Wear
from kiosk.scene import Frame, Reason
from kiosk.settings import ZoneSettings

WIDTH, HEIGHT = 1280, 720
EVERY = 3  # ten of the thirty pictures a second are enough to keep a face by, and spare the processor


@pytest.fixture(scope="module")
def finder(centerface_file):
    engine = OnnxRuntimeEngine(centerface_file)
    yield CenterFace(engine)
    engine.close()


@pytest.fixture(scope="module")
def actors(finder, portrait):
    return make_actors(finder)


@pytest.fixture(scope="module")
def acts(finder, actors):
    """What `Faces` saw of each act: a list of (seconds into the act, Seen)."""
    demo, seen = Demo(actors, WIDTH, HEIGHT), []
    faces = Faces(finder, ZoneSettings())
    for number in range(round(len(PLAY) * ACT_S * RATE)):
        picture = demo.read()
        if number % EVERY == 0:
            seen.append((number / RATE, faces.look(Frame(number + 1, number / RATE, picture))))
    return [[(at % ACT_S, what) for at, what in seen if int(at / ACT_S + 1e-6) == act] for act in range(len(PLAY))]


def test_the_play_is_bare_then_masked_then_nose_out() -> None:
    assert PLAY == (None, Wear.PROPER, Wear.NOSE_OUT)


@pytest.mark.parametrize("act", range(len(PLAY)))
def test_the_finder_finds_one_face_in_every_act(acts, act: int) -> None:
    staying = [what for at, what in acts[act] if 1.5 < at < 6.5]
    assert len(staying) > 40
    assert sum(len(what.faces) == 1 for what in staying) >= 0.98 * len(staying)
    assert all(len(what.faces) <= 1 for _, what in acts[act])


@pytest.mark.parametrize("act", range(len(PLAY)))
def test_the_actor_is_one_person_within_an_act(acts, act: int) -> None:
    tracks = {what.subject.track for _, what in acts[act] if what.subject}
    assert len(tracks) == 1


def test_each_act_brings_another_person_to_the_kiosk(acts) -> None:
    tracks = [{what.subject.track for _, what in act if what.subject} for act in acts]
    assert len(set.union(*tracks)) == sum(map(len, tracks))


@pytest.mark.parametrize("act", range(len(PLAY)))
def test_the_actor_can_be_judged_for_most_of_his_stay(acts, act: int) -> None:
    staying = [what for at, what in acts[act] if 2.0 < at < 6.5]
    flawless = [what for what in staying if what.subject and what.subject.flaw is Reason.NONE]
    assert len(flawless) >= 0.9 * len(staying)
    assert not any(what.crowded for what in staying)


@pytest.mark.parametrize("act", range(len(PLAY)))
def test_the_stage_is_empty_between_the_acts(acts, act: int) -> None:
    assert not any(what.faces for at, what in acts[act] if at > ACT_S - EMPTY_S + 0.1)


def test_the_play_begins_again_after_its_last_act(actors) -> None:
    demo = Demo(actors, 320, 180)
    pictures = [demo.read() for _ in range(round(len(PLAY) * ACT_S * RATE) + 91)]
    assert (pictures[90] == pictures[-1]).all()


def test_masked_and_bare_acts_differ_in_the_picture(actors) -> None:
    bare, masked, nose_out = (actor.bgr.astype(int) for actor in actors)
    for one, other in ((bare, masked), (bare, nose_out), (masked, nose_out)):
        assert (np.abs(one - other).max(2) > 30).sum() > 500


@pytest.mark.parametrize("size", [(320, 240), (1280, 720), (1080, 1920), (3840, 2160)])
def test_the_lobby_fills_a_picture_of_any_size(size: tuple[int, int]) -> None:
    picture = lobby(*size)
    assert (picture.shape, picture.dtype) == ((size[1], size[0], 3), np.uint8)


def test_an_act_begins_and_ends_without_the_actor_in_the_zone() -> None:
    start, end = pose_at(0.0), pose_at(ACT_S - EMPTY_S - 1e-6)
    assert start is not None
    assert start.x < 0
    assert end is not None
    assert end.x > 1
    assert pose_at(ACT_S - EMPTY_S) is None
    assert pose_at(ACT_S - 0.01) is None


def test_each_picture_is_its_own_and_may_be_kept(actors) -> None:
    demo = Demo(actors, 320, 180)
    first = demo.read()
    kept = first.copy()
    for _ in range(40):
        demo.read()
    assert (first == kept).all()


def test_a_portrait_that_is_not_there_is_said_in_a_sentence(tmp_path) -> None:
    with pytest.raises(ModelMissing, match="make run"):
        make_actors(_FindsNothing(), tmp_path / "nobody.png")


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n"])
def test_a_portrait_that_is_broken_is_said_in_a_sentence(tmp_path, content: bytes) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(content)
    with pytest.raises(PictureUnreadable, match=r"broken\.png"):
        make_actors(_FindsNothing(), broken)


def test_a_portrait_without_a_face_is_said_in_a_sentence(portrait) -> None:
    with pytest.raises(PictureUnreadable, match="shows no face"):
        make_actors(_FindsNothing(), PORTRAIT)


class _FindsNothing:
    """The finder port, for a picture without faces."""

    def find(self, bgr):
        return []
