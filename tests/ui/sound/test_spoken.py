"""What is spoken is what stands on the screen."""

import pytest

from kiosk.scene import Reason, Verdict
from ui.sound.spoken import SILENT, key, texts
from ui.words import words_for


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("reason", Reason)
def test_the_words_on_the_screen_are_the_words_that_are_spoken(verdict, reason):
    name = key(verdict, reason)
    if verdict in SILENT:
        assert not name
        return
    told = words_for(verdict, reason)
    assert texts("en")[name] == f"{told.headline}. {told.sentence}"


def test_only_what_can_be_heard_has_a_recording():
    heard = {key(verdict, reason) for verdict in Verdict for reason in Reason}
    assert set(texts("en")) == heard - {""}
