"""What is heard, and when: stories told in tenths of a second."""

from dataclasses import dataclass, field

import pytest

from kiosk.scene import Reason, Verdict
from ui.sound.announcer import AFTER_WORDS_S, AGAIN_S, FORGOTTEN_S, SETTLED_S, Announcer, Cue, Hush, Prompt, Tone
from ui.sound.earcons import SCORES, TONE_S
from ui.sound.spoken import SILENT
from ui.watch import STALE, Shown

STEP_S = 0.05

NOBODY = Shown(Verdict.NOBODY, Reason.NONE)
NO_CAMERA = Shown(Verdict.FAULT, Reason.CAMERA_LOST)


def seen(verdict: Verdict, reason: Reason = Reason.NONE, track: int | None = 1) -> Shown:
    return Shown(verdict, reason, track=track)


LOOKING, GREEN = seen(Verdict.LOOKING), seen(Verdict.MASK_OK)
BARE, WRONG = seen(Verdict.NO_MASK, Reason.NO_MASK), seen(Verdict.MASK_WRONG, Reason.NOSE_OUT_OR_CHIN)
DARK, FAR = seen(Verdict.CANT_TELL, Reason.TOO_DARK), seen(Verdict.CANT_TELL, Reason.COME_CLOSER)


@dataclass
class Story:
    """What was heard so far, with when; the first thing shown is an empty lobby."""

    announcer: Announcer = field(default_factory=Announcer)
    now: float = 0.0
    heard: list[tuple[float, Cue]] = field(default_factory=list)

    def show(self, shown: Shown, seconds: float, *, staffed: bool = False) -> "Story":
        for _ in range(round(seconds / STEP_S)):
            cue = self.announcer.step(shown, self.now, staffed=staffed)
            if cue is not None:
                self.heard.append((round(self.now, 2), cue))
            self.now += STEP_S
        return self

    @property
    def cues(self) -> list[Cue]:
        return [cue for _, cue in self.heard]

    @property
    def said(self) -> list[Cue]:
        return [cue for cue in self.cues if not isinstance(cue, Hush)]


def story() -> Story:
    return Story().show(NOBODY, 1)


@pytest.mark.parametrize("verdict", sorted(SCORES, key=lambda verdict: verdict.name))
def test_a_new_verdict_has_its_tone_at_once_and_its_words_when_the_tone_is_over(verdict):
    told = story().show(LOOKING, 1)
    told.heard.clear()
    told.show(seen(verdict), 5)
    (toned_s, tone), (said_s, prompt) = told.heard
    assert (toned_s, tone) == (2.0, Tone(verdict))
    assert prompt == Prompt(verdict.name)
    assert TONE_S < said_s - toned_s < TONE_S + 0.5


@pytest.mark.parametrize("verdict", sorted(SILENT, key=lambda verdict: verdict.name))
def test_an_empty_lobby_and_looking_are_quiet(verdict):
    assert story().show(seen(verdict), 30).said == []


def test_words_that_flicker_are_not_spoken():
    told = story().show(DARK, 8).show(FAR, SETTLED_S - STEP_S).show(seen(Verdict.CANT_TELL, Reason.LOOK_HERE), 2)
    assert told.said == [Tone(Verdict.CANT_TELL), Prompt("TOO_DARK"), Prompt("LOOK_HERE")]


def test_another_reason_waits_for_the_words_before_it_and_has_no_tone():
    told = story().show(DARK, 1.5).show(FAR, 8)
    (_, _), (dark_s, dark), (far_s, far) = told.heard
    assert (dark, far) == (Prompt("TOO_DARK"), Prompt("COME_CLOSER"))
    assert far_s - dark_s == pytest.approx(AFTER_WORDS_S, abs=2 * STEP_S)


def test_reasons_that_alternate_are_each_said_and_then_no_more_than_every_eight_seconds():
    told = story()
    for _ in range(60):
        told.show(DARK, 0.5).show(FAR, 0.5)
    for name in ("TOO_DARK", "COME_CLOSER"):
        times = [at_s for at_s, cue in told.heard if cue == Prompt(name)]
        assert len(times) == 2
        assert times[1] - times[0] >= AGAIN_S


def test_what_stands_is_said_twice_eight_seconds_apart_and_no_more():
    told = story().show(BARE, 300)
    assert told.cues == [Tone(Verdict.NO_MASK), Prompt("NO_MASK"), Prompt("NO_MASK")]
    assert told.heard[2][0] - told.heard[1][0] == pytest.approx(AGAIN_S, abs=2 * STEP_S)


@pytest.mark.parametrize("shown", [GREEN, NO_CAMERA, seen(Verdict.OVERRIDE)])
def test_thanks_faults_and_a_pass_by_staff_are_said_once(shown):
    assert len([cue for cue in story().show(shown, 300).cues if isinstance(cue, Prompt)]) == 1


def test_the_same_visitor_does_not_hear_the_same_again_within_eight_seconds():
    told = story().show(BARE, 2).show(LOOKING, 1).show(BARE, 4)
    assert told.cues.count(Prompt("NO_MASK")) == 1
    told.show(BARE, 3)
    assert told.cues.count(Prompt("NO_MASK")) == 2


def test_a_verdict_that_flickers_has_one_tone():
    told = story()
    for _ in range(2):
        told.show(BARE, 0.3).show(LOOKING, 0.3)
    assert told.show(BARE, 0.3).cues.count(Tone(Verdict.NO_MASK)) == 1


def test_another_verdict_between_two_that_are_alike_is_heard_each_time():
    told = story().show(BARE, 0.4).show(GREEN, 0.4).show(BARE, 0.4)
    assert told.said == [Tone(Verdict.NO_MASK), Tone(Verdict.MASK_OK), Tone(Verdict.NO_MASK)]


def test_the_next_visitor_hears_everything_though_it_was_just_said():
    first, second = seen(Verdict.NO_MASK, Reason.NO_MASK, 1), seen(Verdict.NO_MASK, Reason.NO_MASK, 2)
    told = story().show(first, 3).show(seen(Verdict.LOOKING, track=2), 0.5).show(second, 3)
    assert told.said == [Tone(Verdict.NO_MASK), Prompt("NO_MASK")] * 2


def test_the_next_visitor_has_a_tone_where_the_screen_never_changed():
    told = story().show(seen(Verdict.NO_MASK, track=1), 2).show(seen(Verdict.NO_MASK, track=2), 0.2)
    assert told.said[-1] == Tone(Verdict.NO_MASK)


def test_a_pass_by_staff_stays_one_pass_whoever_walks_through():
    told = story()
    for track in (1, 2, None, 3):
        told.show(seen(Verdict.OVERRIDE, track=track), 10)
    assert told.said == [Tone(Verdict.OVERRIDE), Prompt("OVERRIDE")]


def test_a_new_verdict_ends_the_words_at_once():
    told = story().show(BARE, 2).show(GREEN, STEP_S)
    assert told.heard[-1] == (3.0, Tone(Verdict.MASK_OK))


def test_a_green_that_is_heard_ends_when_somebody_else_is_looked_at():
    told = story().show(GREEN, 1.5).show(NOBODY, 0.2)
    assert told.cues[-1] == Prompt("MASK_OK")
    told.show(seen(Verdict.LOOKING, track=2), STEP_S)
    assert told.cues[-1] == Hush()


def test_who_walks_on_hears_the_thanks_to_their_end():
    told = story().show(GREEN, 1.5)
    before = len(told.heard)
    assert len(told.show(NOBODY, 20).heard) == before


def test_a_minute_later_the_same_words_are_news_again():
    told = story().show(NO_CAMERA, 5).show(NOBODY, FORGOTTEN_S / 2).show(NO_CAMERA, 5)
    assert told.cues.count(Prompt("CAMERA_LOST")) == 1
    told.show(NOBODY, FORGOTTEN_S).show(NO_CAMERA, 5)
    assert told.cues.count(Prompt("CAMERA_LOST")) == 2


def test_a_kiosk_that_starts_is_not_out_of_order():
    told = Story().show(STALE, 20)
    assert told.cues == []
    assert Tone(Verdict.FAULT) in told.show(NOBODY, 1).show(STALE, 1).cues


def test_a_kiosk_that_starts_without_a_camera_says_so():
    assert Story().show(STALE, 2).show(NO_CAMERA, 3).cues == [Tone(Verdict.FAULT), Prompt("CAMERA_LOST")]


def test_while_staff_are_at_work_only_a_fault_is_heard():
    told = story().show(BARE, 2)
    told.heard.clear()
    told.show(BARE, 10, staffed=True).show(GREEN, 5, staffed=True)
    assert told.cues == [Hush()]
    told.show(NO_CAMERA, 3, staffed=True)
    assert told.cues[1:] == [Tone(Verdict.FAULT), Prompt("CAMERA_LOST")]


def test_a_fault_is_told_on_when_staff_come():
    told = story().show(NO_CAMERA, 2)
    before = len(told.heard)
    assert len(told.show(NO_CAMERA, 20, staffed=True).heard) == before


def test_the_pass_that_staff_gave_is_heard_when_they_are_done():
    told = story().show(BARE, 2).show(BARE, 5, staffed=True).show(seen(Verdict.OVERRIDE), 3)
    assert told.said[-2:] == [Tone(Verdict.OVERRIDE), Prompt("OVERRIDE")]


def test_in_another_language_it_is_told_anew():
    told = story().show(GREEN, 3)
    told.announcer.retell()
    assert told.show(GREEN, 3).said == [Tone(Verdict.MASK_OK), Prompt("MASK_OK"), Prompt("MASK_OK")]


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("reason", Reason)
def test_no_verdict_with_any_reason_is_too_much(verdict, reason):
    told = story().show(seen(verdict, reason), 20)
    assert len(told.cues) <= 3
