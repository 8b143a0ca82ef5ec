"""A relay at a line of a GPIO chip, with exit button, fire alarm and staff's keyed switch as inputs (libgpiod 2).

Inputs are wired to ground and pulled up by the chip. The exit button and the keyed switch close when used. The alarm
contact opens on alarm, so a cut wire counts as alarm. A chip without pull-ups ignores the bias: there the board needs
resistors.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from typing import TypeVar

import gpiod
from gpiod.line import Bias, Direction, Value

from kiosk.relays import Sensed
from kiosk.relays.options import flag, text, whole

T = TypeVar("T")

CONSUMER = "mask-kiosk"
LINES = 511
DEBOUNCE = timedelta(milliseconds=20)


class GpioRelay:
    """The line is held from the first call on, so no other program can move it."""

    notice = (
        "If the doorman is killed, the kernel frees the line and the chip decides its level: most fall back to an "
        "input, some keep the last level. Fit a resistor that pulls the relay off, and try it once with `kill -9`."
    )

    def __init__(
        self,
        options: Mapping[str, object],
        request_lines: Callable[..., gpiod.LineRequest] = gpiod.request_lines,
    ) -> None:
        self._request_lines = request_lines
        self._chip = text(options, "chip", "/dev/gpiochip0")
        self._line = whole(options, "line", 0, 0, LINES)
        self._exit = whole(options, "exit_line", -1, -1, LINES)
        self._alarm = whole(options, "alarm_line", -1, -1, LINES)
        self._switch = whole(options, "switch_line", -1, -1, LINES)
        self._active_low = flag(options, "active_low")
        used = [line for line in (self._line, self._exit, self._alarm, self._switch) if line >= 0]
        if len(set(used)) < len(used):
            raise ValueError(
                "door.line, door.exit_line, door.alarm_line and door.switch_line must be different lines (-1: none)."
            )
        self._request: gpiod.LineRequest | None = None

    def energise(self, for_s: float) -> None:  # noqa: ARG002 - the port has it; a line cannot time it
        """Set the line, until release()."""
        self._with_lines(lambda lines: lines.set_value(self._line, Value.ACTIVE))

    def release(self) -> None:
        """Clear the line."""
        self._with_lines(lambda lines: lines.set_value(self._line, Value.INACTIVE))

    def energised(self) -> bool:
        """What the chip says of the line."""
        return self._with_lines(lambda lines: self._active(lines, self._line))

    def sensed(self) -> Sensed:
        """The inputs; one that is not wired is never sensed."""
        wired = self._exit, self._alarm, self._switch
        return Sensed(*self._with_lines(lambda lines: [self._active(lines, line) for line in wired]))

    def close(self) -> None:
        """Clear the line, and free all of them."""
        if self._request is not None:
            with suppress(OSError):
                self.release()
            self._drop()

    def _with_lines(self, act: Callable[[gpiod.LineRequest], T]) -> T:
        try:
            if self._request is None:
                self._request = self._open()
            return act(self._request)
        except OSError as error:
            self._drop()
            raise OSError(
                f"The lines of {self._chip} cannot be used ({error.strerror or error}): `gpioinfo` shows whether they "
                "are there and free, and the doorman's user needs the group of the device, mostly `gpio`."
            ) from error

    def _open(self) -> gpiod.LineRequest:
        try:
            return self._claim(DEBOUNCE)
        except OSError as error:
            # The kernel debounces by interrupts, and answers ENXIO for a line that has none.
            if error.errno != errno.ENXIO:
                raise
            return self._claim(timedelta())

    def _claim(self, debounce: timedelta) -> gpiod.LineRequest:
        """All lines at once, or none; the relay's begins inactive."""
        relay = gpiod.LineSettings(direction=Direction.OUTPUT, active_low=self._active_low, output_value=Value.INACTIVE)
        config = {self._line: relay}
        for line, active_low in ((self._exit, True), (self._alarm, False), (self._switch, True)):
            if line >= 0:
                config[line] = gpiod.LineSettings(
                    direction=Direction.INPUT, bias=Bias.PULL_UP, debounce_period=debounce, active_low=active_low
                )
        return self._request_lines(self._chip, config=config, consumer=CONSUMER)

    def _active(self, lines: gpiod.LineRequest, line: int) -> bool:
        return line >= 0 and lines.get_value(line) is Value.ACTIVE

    def _drop(self) -> None:
        request, self._request = self._request, None
        if request is not None:
            request.release()
