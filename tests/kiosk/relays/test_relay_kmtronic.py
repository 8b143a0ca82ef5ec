import pytest

from kiosk.relays.kmtronic import KmtronicRelay

FOR_S = 1.5


class Firmware:
    """A KMtronic board: FF, channel, state; boards of 4 and 8 answer FF 09 00, boards of 1 and 2 FF, channel, 3."""

    def __init__(self, relays, *, answers=True, noise=b"", halves=False):
        self.on = dict.fromkeys(range(1, relays + 1), False)
        self.answers = answers
        self.noise = noise
        self.halves = halves
        self._heard = b""

    def __call__(self, data):
        self._heard += data
        answer = b""
        while len(self._heard) >= 3:
            answer += self.obey(*self._heard[1:3])
            self._heard = self._heard[3:]
        if not self.answers or not answer:
            return []
        middle = len(answer) // 2 if self.halves else len(answer)
        return [self.noise + answer[:middle], answer[middle:]]

    def obey(self, channel, state):
        many = len(self.on) > 2
        if channel in self.on and state in (0, 1):
            self.on[channel] = bool(state)
        elif many and (channel, state) == (9, 0):
            return bytes(self.on.values())
        elif not many and channel in self.on and state == 3:
            return bytes((0xFF, channel, self.on[channel]))
        return b""


@pytest.fixture
def relay_at():
    """Gives a function: a board to a relay of it."""
    relays = []

    def open_relay(board, channel=1):
        relays.append(KmtronicRelay({"port": board.port, "channel": channel}))
        return relays[-1]

    yield open_relay
    for relay in relays:
        relay.close()


@pytest.mark.parametrize(("relays", "channel"), [(1, 1), (2, 2), (4, 1), (4, 4), (8, 1), (8, 5), (8, 8)])
def test_boards_of_every_size_obey_and_are_read_back(plug_in, relay_at, relays, channel):
    board = plug_in(Firmware(relays))
    relay = relay_at(board, channel)
    assert relay.energised() is False
    relay.energise(FOR_S)
    assert relay.energised() is True
    assert [one for one, is_on in board.firmware.on.items() if is_on] == [channel]
    relay.release()
    assert relay.energised() is False


def test_the_relay_is_off_before_anything_else_is_said(plug_in, relay_at):
    board = plug_in(Firmware(4))
    board.firmware.on[3] = True
    relay_at(board, 3).sensed()
    assert board.heard == b""
    relay_at(board, 3).release()
    board.wait_until(lambda: not board.firmware.on[3])
    assert board.heard.startswith(bytes.fromhex("ff0300"))


def test_an_answer_in_two_halves_is_put_together(plug_in, relay_at):
    board = plug_in(Firmware(8, halves=True))
    board.firmware.on[5] = True
    relay = relay_at(board, 1)
    assert relay.energised() is False
    relay.energise(FOR_S)
    assert relay.energised() is True


def test_a_board_of_four_is_never_asked_the_question_of_one(plug_in, relay_at):
    board = plug_in(Firmware(4))
    relay_at(board, 1).energise(FOR_S)
    board.wait_for(bytes.fromhex("ff0101"))
    assert bytes.fromhex("ff0103") not in board.heard


def test_a_silent_board_cannot_say_and_still_obeys(plug_in, relay_at):
    board = plug_in(Firmware(2, answers=False))
    relay = relay_at(board, 2)
    assert relay.energised() is None
    relay.energise(FOR_S)
    board.wait_until(lambda: board.firmware.on[2])
    assert relay.energised() is None


def test_a_board_that_takes_the_question_for_a_command_is_switched_off_again(plug_in, relay_at):
    class Mistaken(Firmware):
        def obey(self, channel, state):
            self.on[channel] = state > 0
            return b""

    board = plug_in(Mistaken(1))
    assert relay_at(board).energised() is None
    board.wait_until(lambda: board.heard.endswith(bytes.fromhex("ff0103ff0100")))
    assert board.firmware.on[1] is False


@pytest.mark.parametrize("noise", [b"\x07", b"\xff\x01\x00"])
def test_an_answer_among_noise_is_not_guessed_at(plug_in, relay_at, noise):
    board = plug_in(Firmware(8, noise=noise))
    relay = relay_at(board, 1)
    relay.energise(FOR_S)
    board.wait_until(lambda: board.firmware.on[1])
    assert relay.energised() is None


def test_an_unplugged_board_is_a_fault_until_it_is_plugged_in_again(plug_in, relay_at):
    board = plug_in(Firmware(4))
    relay = relay_at(board)
    relay.energise(FOR_S)
    board.unplug()
    with pytest.raises(OSError, match="does not answer"):
        relay.energise(FOR_S)
    board.plug()
    relay.energise(FOR_S)
    assert relay.energised() is True


def test_the_notice_says_that_the_board_stays_as_told(plug_in, relay_at):
    assert "stays energised" in relay_at(plug_in(Firmware(1))).notice


@pytest.mark.parametrize("channel", [0, 9, "1"])
def test_a_channel_that_no_board_has_is_refused(channel):
    with pytest.raises(ValueError, match=r"door\.channel = .* must be a whole number from 1 to 8"):
        KmtronicRelay({"port": "/dev/ttyUSB0", "channel": channel})
