import termios

import pytest
import serial

from kiosk.relays.lcus import LcusRelay

FOR_S = 1.5
ON, OFF = bytes.fromhex("a00101a2"), bytes.fromhex("a00100a1")


class Firmware:
    """An LCUS board: A0, channel, state, sum; FF is answered with a line a channel, in as many pieces as `cut` says."""

    def __init__(self, channels=4, *, answers=True, cut=None, noise=b""):
        self.on = dict.fromkeys(range(1, channels + 1), False)
        self.answers = answers
        self.cut = cut
        self.noise = noise
        self._heard = b""

    def __call__(self, data):
        self._heard += data
        answer = b""
        while self._heard:
            if self._heard[0] == 0xFF:
                answer += self.noise + self.lines()
                self._heard = self._heard[1:]
            elif self._heard[0] != 0xA0:
                self._heard = self._heard[1:]
            elif len(self._heard) < 4:
                break
            else:
                self.obey(self._heard[:4])
                self._heard = self._heard[4:]
        return pieces(answer, self.cut) if self.answers else []

    def obey(self, command):
        _, channel, state, total = command
        if sum(command[:3]) & 0xFF == total and channel in self.on:
            self.on[channel] = bool(state)

    def lines(self):
        return b"".join(b"CH%d: %s\r\n" % (channel, b"ON" if on else b"OFF") for channel, on in self.on.items())


class CountingFirmware(Firmware):
    """Takes four bytes at a time, whatever they are."""

    def __call__(self, data):
        self._heard += data
        while len(self._heard) >= 4:
            if self._heard[0] == 0xA0:
                self.obey(self._heard[:4])
            self._heard = self._heard[4:]
        return []


def pieces(answer, cut):
    size = cut or max(1, len(answer))
    return [answer[at : at + size] for at in range(0, len(answer), size)]


@pytest.fixture
def board(plug_in):
    return plug_in(Firmware())


@pytest.fixture
def relay_at():
    """Gives a function: a board to a relay of it."""
    relays = []

    def open_relay(board, channel=1):
        relays.append(LcusRelay({"port": board.port, "channel": channel}))
        return relays[-1]

    yield open_relay
    for relay in relays:
        relay.close()


def test_energise_and_release_reach_the_board(board, relay_at):
    relay = relay_at(board)
    relay.energise(FOR_S)
    board.wait_until(lambda: board.firmware.on[1])
    relay.release()
    board.wait_until(lambda: not board.firmware.on[1])


@pytest.mark.parametrize(
    ("channel", "on", "off"), [(1, "a00101a2", "a00100a1"), (2, "a00201a3", "a00200a2"), (8, "a00801a9", "a00800a8")]
)
def test_each_channel_has_its_own_bytes(plug_in, relay_at, channel, on, off):
    board = plug_in(Firmware(8))
    relay_at(board, channel).energise(FOR_S)
    board.wait_for(bytes.fromhex(on))
    assert board.heard.startswith(bytes.fromhex(off))
    assert [one for one, is_on in board.firmware.on.items() if is_on] == [channel]


def test_the_relay_is_off_before_anything_else_is_said(board, relay_at):
    board.firmware.on[1] = True
    assert relay_at(board).energised() is False
    assert board.heard.startswith(OFF)
    assert ON not in board.heard


def test_the_state_is_read_back_from_the_board(board, relay_at):
    relay = relay_at(board, 3)
    assert relay.energised() is False
    relay.energise(FOR_S)
    assert relay.energised() is True
    board.firmware.on[3] = False
    assert relay.energised() is False


@pytest.mark.parametrize("channels", [1, 2, 4, 8])
def test_the_state_is_read_back_from_boards_of_every_size(plug_in, relay_at, channels):
    relay = relay_at(plug_in(Firmware(channels)), channels)
    relay.energise(FOR_S)
    assert relay.energised() is True


def test_an_answer_in_pieces_is_put_together(plug_in, relay_at):
    relay = relay_at(plug_in(Firmware(8, cut=1)), 8)
    relay.energise(FOR_S)
    assert relay.energised() is True


def test_noise_before_an_answer_is_passed_over(plug_in, relay_at):
    relay = relay_at(plug_in(Firmware(noise=b"\x00\xff\xa0CH1: O\r\n")))
    relay.energise(FOR_S)
    assert relay.energised() is True


def test_a_board_that_answers_with_noise_only_cannot_say(plug_in, relay_at):
    firmware = Firmware(noise=b"\x00\x01\x00\x01")
    firmware.lines = lambda: b"CH2: ON\r\n"
    relay = relay_at(plug_in(firmware))
    relay.energise(FOR_S)
    assert relay.energised() is None


def test_a_board_without_read_back_cannot_say_and_still_obeys(plug_in, relay_at):
    board = plug_in(Firmware(answers=False))
    relay = relay_at(board)
    assert relay.energised() is None
    relay.energise(FOR_S)
    board.wait_until(lambda: board.firmware.on[1])
    assert relay.energised() is None


def test_a_firmware_that_counts_bytes_is_not_put_out_of_step_by_the_question(plug_in, relay_at):
    board = plug_in(CountingFirmware())
    relay = relay_at(board)
    relay.energise(FOR_S)
    board.wait_until(lambda: board.firmware.on[1])
    relay.release()
    board.wait_until(lambda: not board.firmware.on[1])


def test_one_spoilt_answer_is_asked_for_again(board, relay_at):
    relay = relay_at(board)
    relay.energise(FOR_S)
    answers = iter([b"CH1: \r\n"])
    whole = board.firmware.lines
    board.firmware.lines = lambda: next(answers, None) or whole()
    assert relay.energised() is True


def test_a_board_that_falls_silent_is_a_fault_until_it_answers_again(board, relay_at):
    relay = relay_at(board)
    assert relay.energised() is False
    board.firmware.answers = False
    for call in (relay.energised, relay.energised, relay.release):
        with pytest.raises(OSError, match="no longer says how its relay stands"):
            call()
    board.firmware.answers = True
    assert relay.energised() is False


def test_an_unplugged_board_is_a_fault_until_it_is_plugged_in_again(board, relay_at):
    relay = relay_at(board)
    relay.energise(FOR_S)
    board.unplug()
    for call in (lambda: relay.energise(FOR_S), relay.release, relay.energised):
        with pytest.raises(OSError, match="does not answer"):
            call()
    board.plug()
    board.firmware.on[1] = True
    assert relay.energised() is False
    assert board.heard.startswith(OFF)
    relay.energise(FOR_S)
    board.wait_until(lambda: board.firmware.on[1])


def test_a_missing_board_says_what_to_do(tmp_path):
    relay = LcusRelay({"port": str(tmp_path / "ttyUSB0")})
    with pytest.raises(OSError, match=r"ttyUSB0 does not answer \(No such file or directory\): plug the board in"):
        relay.release()
    relay.close()


def test_a_board_held_by_another_program_says_so(board, relay_at):
    with serial.Serial(board.port, exclusive=True), pytest.raises(OSError, match="another program holds it"):
        relay_at(board).release()
    relay_at(board).release()


def test_a_device_that_is_no_serial_port_is_a_fault():
    with pytest.raises(OSError, match="does not answer"):
        LcusRelay({"port": "/dev/null"}).release()


def test_a_board_that_takes_no_bytes_is_a_fault(board, relay_at):
    relay = relay_at(board)
    relay.release()
    termios.tcflow(board.hold_computer(), termios.TCOOFF)
    with pytest.raises(OSError, match="Write timeout"):
        relay.energise(FOR_S)


def test_close_switches_off_and_is_harmless_twice(board):
    relay = LcusRelay({"port": board.port})
    relay.energise(FOR_S)
    board.wait_until(lambda: board.firmware.on[1])
    relay.close()
    board.wait_until(lambda: not board.firmware.on[1])
    relay.close()


def test_close_is_harmless_when_the_board_is_gone(board):
    relay = LcusRelay({"port": board.port})
    relay.energise(FOR_S)
    board.unplug()
    relay.close()


def test_nothing_is_sensed(board, relay_at):
    sensed = relay_at(board).sensed()
    assert (sensed.exit, sensed.alarm) == (False, False)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({}, "door.port must name"),
        ({"port": 3}, "door.port must be a text"),
        ({"port": "/dev/ttyUSB0", "channel": 9}, "door.channel = 9 must be a whole number from 1 to 8"),
        ({"port": "/dev/ttyUSB0", "channel": True}, "door.channel = True must be a whole number"),
    ],
)
def test_a_bad_option_is_named_with_what_is_allowed(options, told):
    with pytest.raises(ValueError, match=told):
        LcusRelay(options)
