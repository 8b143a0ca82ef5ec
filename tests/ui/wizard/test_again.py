"""A wizard that a running kiosk was left for: how it is left again, by touch and by nobody."""

from __future__ import annotations

from dataclasses import replace

from kiosk.pins import nobodys
from kiosk.staff import Person, Role
from ui.wizard.app import ALONE_S

LEAVE = "Back to the kiosk, change nothing"


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def over(wizard) -> list[bool]:
    """Grows by one as the wizard is."""
    told: list[bool] = []
    wizard.over.connect(lambda: told.append(wizard.written))
    return told


def test_at_every_step_a_key_leads_back_and_nothing_is_written(wizard_of, machine):
    machine.staff.write((Person("Anna", Role.INSTALLER, nobodys()),))
    before = machine.config.read_bytes()
    hand = wizard_of(machine, again=True)
    told = over(hand.wizard)
    hand.asked("Which language?")
    hand.touch("Deutsch")
    hand.until(lambda: hand.window.head.accessibleName() == "Welche Sprache?")
    hand.touch("English")
    for title in ("Who has a PIN?", "Which camera?", "Where do visitors stand?"):
        hand.touch("Next")
        hand.asked(title)
        assert hand.key("wizard_leave") is not None
    hand.touch(LEAVE)
    hand.until(lambda: told == [False])
    assert machine.config.read_bytes() == before
    assert not (machine.folder / "setup.json").exists()


def test_where_there_is_no_kiosk_to_go_back_to_there_is_no_such_key(wizard_of, machine):
    hand = wizard_of(machine)
    hand.asked("Which language?")
    assert hand.key("wizard_leave") is None


def test_untouched_it_goes_away_but_not_from_somebody_who_is_there(wizard_of, machine):
    clock = Clock()
    hand = wizard_of(machine, again=True, clock=clock)
    told = over(hand.wizard)
    clock.now += ALONE_S - 1
    hand.wizard.tick()
    hand.wizard.touched()
    clock.now += ALONE_S - 1
    hand.wizard.tick()
    assert told == []
    clock.now += 1
    hand.wizard.tick()
    assert told == [False]


def test_a_first_setting_up_waits_for_ever(wizard_of, machine):
    clock = Clock()
    hand = wizard_of(machine, clock=clock)
    told = over(hand.wizard)
    clock.now += 100 * ALONE_S
    hand.wizard.tick()
    assert told == []


def test_while_something_is_made_nobody_needs_to_touch_anything(wizard_of, machine):
    clock = Clock()
    hand = wizard_of(replace(machine, cameras=lambda: hand.release.wait() and ()), again=True, clock=clock)
    told = over(hand.wizard)
    machine.staff.write((Person("Anna", Role.INSTALLER, nobodys()),))
    hand.touch("Next")
    hand.asked("Who has a PIN?")
    hand.wizard.around.session.look(people=machine.people()[0])
    hand.window.part.altered.emit()
    hand.touch("Next")
    hand.until(lambda: hand.window.busy)
    clock.now += 100 * ALONE_S
    hand.wizard.tick()
    assert told == []
    hand.release.set()
    hand.until(lambda: not hand.window.busy)
    hand.wizard.tick()
    assert told == []
