import errno
import inspect
from datetime import timedelta

import gpiod
import pytest
from gpiod.line import Bias, Direction, Value

from kiosk.relays import Sensed
from kiosk.relays.gpio import GpioRelay

FOR_S = 1.5
DOOR = {"chip": "/dev/gpiochip4", "line": 17}
INPUTS = {**DOOR, "exit_line": 22, "alarm_line": 23, "switch_line": 24}


class FakeChip:
    """The kernel's side: levels of wires, and who holds them. `request_lines` stands for gpiod's function."""

    def __init__(self):
        self.high = {}
        self.settings = {}
        self.asked = []
        self.fault = None
        self.no_interrupts = False

    def request_lines(self, path, config, consumer=None):
        self.check()
        self.asked.append((path, consumer))
        if self.no_interrupts and any(line.debounce_period for line in config.values()):
            raise OSError(errno.ENXIO, "No such device or address")
        if self.settings:
            raise OSError(errno.EBUSY, "Device or resource busy")
        self.settings = dict(config)
        for line, settings in config.items():
            if settings.direction is Direction.OUTPUT:
                self.drive(line, settings.output_value)
            elif settings.bias is Bias.PULL_UP:
                self.high.setdefault(line, True)
        return FakeRequest(self)

    def check(self):
        if self.fault is not None:
            raise OSError(self.fault, "told by the fake")

    def drive(self, line, value):
        self.high[line] = (value is Value.ACTIVE) is not self.settings[line].active_low

    def value(self, line):
        return Value.ACTIVE if self.high[line] is not self.settings[line].active_low else Value.INACTIVE


class FakeRequest:
    """Stands for gpiod.LineRequest."""

    def __init__(self, chip):
        self._chip = chip

    def get_value(self, line):
        self._chip.check()
        return self._chip.value(line)

    def set_value(self, line, value):
        self._chip.check()
        self._chip.drive(line, value)

    def release(self):
        self._chip.settings = {}


@pytest.fixture
def chip():
    return FakeChip()


def parameters(function):
    return list(inspect.signature(function).parameters)


def test_the_fake_has_the_names_and_parameters_of_gpiod():
    for name in ("get_value", "set_value", "release"):
        assert parameters(getattr(FakeRequest, name)) == parameters(getattr(gpiod.LineRequest, name))
    real = parameters(gpiod.request_lines)
    assert [name for name in real if name in {"path", "config", "consumer"}] == parameters(FakeChip().request_lines)


def test_the_real_library_is_asked_where_no_other_is_given(tmp_path):
    relay = GpioRelay({"chip": str(tmp_path / "gpiochip9")})
    with pytest.raises(OSError, match=r"gpiochip9 cannot be used \(No such file or directory\): `gpioinfo` shows"):
        relay.release()


def test_energise_and_release_move_the_line(chip):
    relay = GpioRelay(DOOR, chip.request_lines)
    relay.energise(FOR_S)
    assert chip.high[17] is True
    assert relay.energised() is True
    relay.release()
    assert chip.high[17] is False
    assert relay.energised() is False


def test_an_active_low_relay_is_energised_by_a_low_level(chip):
    relay = GpioRelay({**DOOR, "active_low": True}, chip.request_lines)
    relay.release()
    assert chip.high[17] is True
    relay.energise(FOR_S)
    assert chip.high[17] is False
    assert relay.energised() is True


def test_the_line_is_held_under_the_kiosks_name_and_begins_inactive(chip):
    relay = GpioRelay(DOOR, chip.request_lines)
    assert relay.energised() is False
    assert chip.asked == [("/dev/gpiochip4", "mask-kiosk")]
    assert chip.settings[17].direction is Direction.OUTPUT


def test_inputs_are_pulled_up_and_debounced(chip):
    GpioRelay(INPUTS, chip.request_lines).release()
    for line in (22, 23, 24):
        settings = chip.settings[line]
        assert (settings.direction, settings.bias) == (Direction.INPUT, Bias.PULL_UP)
        assert settings.debounce_period == timedelta(milliseconds=20)


def test_a_line_without_interrupts_is_read_without_debouncing(chip):
    chip.no_interrupts = True
    assert GpioRelay(INPUTS, chip.request_lines).sensed() == Sensed(alarm=True)
    assert chip.settings[22].debounce_period == timedelta()


def test_a_pressed_exit_button_and_an_opened_alarm_contact_are_sensed(chip):
    relay = GpioRelay(INPUTS, chip.request_lines)
    chip.high.update({22: True, 23: False})
    assert relay.sensed() == Sensed()
    chip.high[22] = False
    assert relay.sensed() == Sensed(exit=True)
    chip.high.update({22: True, 23: True})
    assert relay.sensed() == Sensed(alarm=True)


def test_the_keyed_switch_is_sensed_as_it_is_turned_and_a_cut_wire_turns_nothing(chip):
    relay = GpioRelay(INPUTS, chip.request_lines)
    chip.high.update({22: True, 23: False, 24: True})
    assert relay.sensed() == Sensed()
    chip.high[24] = False
    assert relay.sensed() == Sensed(switch=True)


def test_a_cut_wire_is_an_alarm_and_no_exit(chip):
    assert GpioRelay(INPUTS, chip.request_lines).sensed() == Sensed(exit=False, alarm=True)


def test_inputs_that_are_not_wired_are_never_sensed(chip):
    assert GpioRelay(DOOR, chip.request_lines).sensed() == Sensed()
    assert list(chip.settings) == [17]


def test_a_chip_that_fails_is_a_fault_until_it_is_back(chip):
    relay = GpioRelay(INPUTS, chip.request_lines)
    relay.energise(FOR_S)
    chip.fault = errno.ENODEV
    for call in (lambda: relay.energise(FOR_S), relay.release, relay.energised, relay.sensed):
        with pytest.raises(OSError, match="cannot be used"):
            call()
    chip.fault = None
    assert relay.energised() is False
    relay.energise(FOR_S)
    assert chip.high[17] is True


def test_a_line_that_another_program_holds_is_a_fault(chip):
    holder = GpioRelay(DOOR, chip.request_lines)
    holder.release()
    other = GpioRelay(DOOR, chip.request_lines)
    with pytest.raises(OSError, match="Device or resource busy"):
        other.release()
    holder.close()
    other.release()


def test_close_clears_the_line_frees_it_and_is_harmless_twice(chip):
    relay = GpioRelay(DOOR, chip.request_lines)
    relay.energise(FOR_S)
    relay.close()
    assert chip.high[17] is False
    assert chip.settings == {}
    relay.close()


def test_close_is_harmless_when_the_chip_is_gone(chip):
    relay = GpioRelay(DOOR, chip.request_lines)
    relay.energise(FOR_S)
    chip.fault = errno.ENODEV
    relay.close()
    assert chip.settings == {}


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"line": -1}, "door.line = -1 must be a whole number from 0 to 511"),
        ({"line": "17"}, "door.line = '17' must be a whole number"),
        ({"alarm_line": 512}, "door.alarm_line = 512 must be a whole number from -1 to 511"),
        ({"active_low": 1}, "door.active_low = 1 must be true or false"),
        ({"chip": 0}, "door.chip must be a text"),
        ({"line": 4, "exit_line": 4}, "must be different lines"),
        ({"exit_line": 5, "alarm_line": 5}, "must be different lines"),
        ({"alarm_line": 5, "switch_line": 5}, "must be different lines"),
    ],
)
def test_a_bad_option_is_named_with_what_is_allowed(options, told):
    with pytest.raises(ValueError, match=told):
        GpioRelay(options)
