"""The shipped networks with the detector among them: the demo's person is judged right, and staff hear what runs."""

from __future__ import annotations

import contextlib

import pytest

from engines.card import MODELS
from kiosk.centerface import CenterFace
from kiosk.network_checks import engines_in_words
from kiosk.networks import Stages, open_stages, wants_detector
from kiosk.paired import Beheld, Paired
from kiosk.scene import Frame
from kiosk.selfproof import LOOKS, STEP_S, acts
from kiosk.settings import DoorSettings, FacesSettings, ModelSettings, Settings

WAYS = [FacesSettings(second_opinion=True), FacesSettings(finder="detector", second_opinion=False)]
ALONE = FacesSettings(second_opinion=False)
ON_CPU = ModelSettings(backends=("onnxruntime",))


def test_the_detector_is_opened_only_where_it_is_asked_for() -> None:
    assert wants_detector(FacesSettings())
    assert all(map(wants_detector, WAYS))
    assert not wants_detector(ALONE)


def test_it_looks_at_whole_pictures_or_only_at_whoever_is_about_to_get_green(stage) -> None:
    faces = CenterFace(None)
    second = Stages(faces, stage.classifier, None, stage.finder)
    whole = Stages(faces, stage.classifier, None, stage.finder, whole=True)
    assert isinstance(whole.finder(), Paired)
    assert not isinstance(second.finder(), Paired)
    assert isinstance(whole.second, Beheld)
    assert second.second == stage.finder
    assert Stages(faces, stage.classifier, None).second is None


def test_a_crowd_has_no_door() -> None:
    with pytest.raises(ValueError, match="doorways without a door"):
        Settings(faces=FacesSettings(crowd=True), door=DoorSettings(driver="log"))
    assert Settings(faces=FacesSettings(crowd=True)).faces.crowd


needs_detector = pytest.mark.skipif(not (MODELS / "detector.json").is_file(), reason="no detector is shipped here")


@needs_detector
@pytest.mark.usefixtures("portrait", "centerface_file")
@pytest.mark.parametrize("faces", WAYS, ids=["second opinion", "finder"])
def test_the_demos_person_is_judged_right(faces: FacesSettings) -> None:
    with contextlib.ExitStack() as opened:
        stages = open_stages(Settings(faces=faces, models=ON_CPU), opened)
        for act in acts():
            judge, now = stages.tried(), 0.0
            for number in range(LOOKS):
                now += STEP_S
                verdict = judge.conclude(judge.look(Frame(number, now, act.bgr)), now).verdict
            assert verdict is act.wanted


@needs_detector
@pytest.mark.usefixtures("portrait", "centerface_file")
def test_staff_hear_what_runs_the_detector_where_it_runs() -> None:
    told = engines_in_words(Settings(faces=WAYS[0], models=ON_CPU))
    assert told == "resnet50 runs on onnxruntime, the face finder on onnxruntime, the detector on onnxruntime"
    assert "detector" not in engines_in_words(Settings(faces=ALONE, models=ON_CPU))
