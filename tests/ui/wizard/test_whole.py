"""By touch, from the first page to a settings file: every step, with a painted camera and a watched door."""

from __future__ import annotations

from pydantic import SecretStr
from PySide6.QtCore import QPoint, Qt

from kiosk.pins import Argon
from kiosk.settings_file import load
from kiosk.setup.machine import been_set_up
from kiosk.setup.step import Step
from kiosk.staff import Role, StaffFile

PIN = "739154"


def to_staff(hand):
    hand.asked("Which language?")
    hand.touch("Next")
    hand.asked("Who has a PIN?")


def give_a_pin(hand, name="Anna", pin=PIN):
    hand.touch("Add a person")
    hand.asked("What is the name?")
    hand.write(name)
    hand.touch("Done")
    hand.asked(f"A PIN for {name}")
    hand.pin(pin)
    hand.asked("The same PIN once more")
    hand.pin(pin)
    hand.asked("Who has a PIN?")


def to_camera(hand):
    to_staff(hand)
    give_a_pin(hand)
    hand.touch("Next")
    hand.asked("Which camera?")


def to_door(hand):
    to_camera(hand)
    hand.touch("Next")
    hand.asked("Where do visitors stand?")
    hand.touch("Next")
    hand.asked("What moves the door?")


def to_trial(hand):
    to_door(hand)
    hand.touch("LCUS (ttyUSB0)")
    hand.touch("Next")
    hand.asked("What does the lock do without power?")
    hand.touch("Locked")
    hand.touch("Next")
    hand.asked("Does the door open?")


def test_every_step_by_touch_from_first_start_to_finish(wizard_of, machine, board):
    hand = wizard_of(machine)
    assert not been_set_up(machine.folder)
    to_camera(hand)
    hand.touch("Other (video2)")
    hand.until(lambda: hand.window.part.view.live)
    hand.until(lambda: hand.wizard.around.session.found.glance is not None)
    assert hand.wizard.around.session.found.glance.face is not None
    hand.touch("Next")
    hand.asked("Where do visitors stand?")
    hand.until(lambda: hand.window.part.view.live)
    frame = hand.window.part.frame
    corner = frame.area().topLeft().toPoint() + QPoint(4, 4)
    hand.drag(frame, corner, corner + QPoint(60, 40))
    hand.until(lambda: "zone.y0" in hand.answers.values)
    hand.touch("Next")
    hand.asked("What moves the door?")
    hand.touch("LCUS (ttyUSB0)")
    hand.touch("Next")
    hand.asked("What does the lock do without power?")
    assert hand.key("Next") is None
    hand.touch("Free")
    hand.touch("Next")
    hand.asked("Does the door open?")
    hand.touch("Open the door now")
    # Fail-safe: a doorman who lives holds it shut, and opens by letting go.
    board.wait(energised=True)
    board.wait(energised=False)
    hand.touch("Yes, it opened")
    hand.touch("Next")
    hand.asked("What does the kiosk do?")
    hand.touch("Advise")
    hand.touch("Next")
    hand.asked("When does it do so?")
    hand.touch("At set times")
    hand.touch("Sat")
    hand.touch("begins_more")
    hand.touch("Next")
    hand.asked("How loud?")
    hand.touch("volume_2")
    hand.touch("Next")
    hand.asked("Do visitors know?")
    assert hand.key("Next") is None
    hand.touch("It hangs there")
    hand.touch("Next")
    hand.asked("Where is this kiosk?")
    hand.touch("Name of the place")
    hand.write("Ward 3")
    hand.touch("Done")
    hand.touch("Next")
    hand.asked("Making ready")
    hand.touch("Next")
    hand.asked("Is this right?")
    hand.touch("Start the kiosk")
    hand.until(lambda: hand.wizard.written)
    settings = load(machine.config)
    assert settings.camera.source == "/dev/video2"
    assert settings.zone.y0 > 0.05
    assert settings.zone.x1 < 0.78 or settings.zone.x0 > 0.22
    assert (settings.door.driver, settings.door.fail) == ("lcus", "safe")
    (rule,) = settings.policy.schedule
    assert (rule.days, rule.begins, rule.mode) == (("mon", "tue", "wed", "thu", "fri", "sat"), "07:30", "advise")
    assert (settings.sound.volume, settings.screen.place) == (40, "Ward 3")
    assert "# This site's own" in machine.config.read_text()
    assert been_set_up(machine.folder)
    assert not (machine.folder / "setup.json").exists()


def test_whoever_sets_up_becomes_an_installer_whose_pin_works(wizard_of, machine, tmp_path):
    hand = wizard_of(machine)
    to_staff(hand)
    hand.warned("Nobody has a PIN")
    assert hand.key("Next") is None
    give_a_pin(hand)
    (person,) = StaffFile(machine.folder / "staff.json").people()
    assert (person.name, person.role) == ("Anna", Role.INSTALLER)
    assert Argon().matches(person.pin, SecretStr(PIN))
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(PIN.encode() in data for data in files)


def test_two_different_pins_are_begun_again(wizard_of, machine):
    hand = wizard_of(machine)
    to_staff(hand)
    hand.touch("Add a person")
    hand.write("Anna")
    hand.touch("Done")
    hand.pin("739154")
    hand.asked("The same PIN once more")
    hand.pin("739155")
    hand.asked("A PIN for Anna")
    assert "two different PINs" in " ".join(block.text for block in hand.window.blocks())
    assert not (machine.folder / "staff.json").exists()


def test_a_pin_that_anybody_tries_first_is_refused(wizard_of, machine):
    hand = wizard_of(machine)
    to_staff(hand)
    hand.touch("Add a person")
    hand.write("Anna")
    hand.touch("Done")
    hand.pin("123456")
    hand.asked("A PIN for Anna")
    assert "no runs" in " ".join(block.text for block in hand.window.blocks())


def test_the_second_person_is_asked_what_they_may_and_can_be_removed(wizard_of, machine):
    hand = wizard_of(machine)
    to_staff(hand)
    give_a_pin(hand)
    hand.touch("Add a person")
    hand.write("Jo")
    hand.touch("Done")
    hand.asked("What may Jo do?")
    hand.touch("Staff")
    hand.pin("864209")
    hand.asked("The same PIN once more")
    hand.pin("864209")
    hand.asked("Who has a PIN?")
    assert [one.role for one in machine.staff.people()] == [Role.INSTALLER, Role.OVERRIDE]
    hand.touch("Anna")
    hand.touch("Remove")
    hand.warned("may change this kiosk")
    assert [one.name for one in machine.staff.people()] == ["Jo"]


def test_back_leads_from_each_page_to_the_one_before(wizard_of, machine):
    hand = wizard_of(machine)
    to_trial(hand)
    for title in ("What does the lock do without power?", "What moves the door?", "Where do visitors stand?"):
        hand.touch("Back")
        hand.asked(title)
    hand.touch("Back")
    hand.asked("Which camera?")


def test_back_leads_out_of_what_is_asked_of_one_person(wizard_of, machine):
    hand = wizard_of(machine)
    to_staff(hand)
    hand.touch("Add a person")
    hand.touch("Back")
    hand.asked("Who has a PIN?")
    hand.touch("Add a person")
    hand.write("Anna")
    hand.touch("Done")
    hand.touch("Back")
    hand.asked("Who has a PIN?")


def test_a_door_that_did_not_open_blocks_until_it_does_or_is_left_out(wizard_of, machine, board):
    hand = wizard_of(machine)
    to_trial(hand)
    hand.touch("Open the door now")
    board.wait(energised=True)
    board.wait(energised=False)
    hand.touch("No")
    hand.warned("The door did not open")
    assert hand.key("Next") is None
    hand.touch("Skip")
    hand.asked("What does the kiosk do?")
    assert hand.answers.skipped == {Step.TRIAL}


def test_another_wizard_goes_on_where_the_first_was(wizard_of, machine):
    first = wizard_of(machine)
    to_trial(first)
    first.until(lambda: machine.saved.load(first.answers.base) == first.answers)
    second = wizard_of(machine)
    second.asked("Does the door open?")
    assert second.answers == first.answers


def test_a_line_of_the_summary_leads_to_its_step_and_back(wizard_of, machine):
    hand = wizard_of(machine)
    to_door(hand)
    hand.wizard.around.session.go(Step.SUMMARY)
    hand.window.retranslate()
    hand.wizard.window.parts[Step.SUMMARY].wanted.emit(Step.LANGUAGE)
    hand.asked("Which language?")


def test_a_language_that_is_chosen_is_on_the_screen_at_once(wizard_of, machine, compiled):
    hand = wizard_of(machine)
    hand.wizard.languages._folder = compiled
    hand.asked("Which language?")
    hand.touch("Deutsch")
    hand.until(lambda: hand.window.foot.back.accessibleName() == "Zur\u00fcck")
    assert hand.answers["screen.language"] == "de"


def test_settings_that_cannot_be_written_are_told_and_the_answers_stay(wizard_of, machine):
    hand = wizard_of(machine)
    to_door(hand)
    answers = hand.answers
    hand.until(lambda: machine.saved.load(answers.base) == answers)
    machine.config.write_text("[screen\n")
    hand.wizard.window.finished.emit()
    hand.warned("cannot be used")
    assert not hand.wizard.written
    assert (machine.folder / "setup.json").exists()


def test_a_keyboard_writes_and_presses_too(wizard_of, machine):
    hand = wizard_of(machine)
    to_staff(hand)
    hand.touch("Add a person")
    for letter in "Łukasz":
        hand.window.typed(0, letter)
    hand.window.typed(Qt.Key.Key_Backspace, "")
    hand.window.typed(Qt.Key.Key_Return, "\r")
    hand.asked("A PIN for Łukas")
    hand.window.typed(Qt.Key.Key_7, "7")
    assert hand.window.part.pin.prompt.accessibleDescription() in {"1 digit entered", "Digits entered: 1"}
    hand.window.typed(Qt.Key.Key_Escape, "")
    hand.asked("Who has a PIN?")
