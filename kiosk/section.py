"""What all sections of the settings are made of."""

from __future__ import annotations

import contextlib
import re
from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from kiosk.phrase import Phrase

T = TypeVar("T")

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"]


class Section(BaseModel):
    """Frozen, and strict: an unknown key is an error, and so is a value of another type."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _time_of_day(value: object) -> str:
    text = str(value)
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d|24:00", text, re.ASCII):
        raise ValueError(Phrase('allowed is a time of the day from "00:00" to "24:00"'))
    return text


def _date(value: object) -> str:
    """TOML's own dates, too."""
    with contextlib.suppress(ValueError):
        if date.fromisoformat(text := str(value)).isoformat() == text:
            return text
    raise ValueError(Phrase('allowed is a date such as "2026-12-25"'))


TimeOfDay = Annotated[str, BeforeValidator(_time_of_day)]
Date = Annotated[str, BeforeValidator(_date)]


def up_to(most: int) -> AfterValidator:
    """One to `most` values, no two alike."""

    def check(values: tuple[T, ...]) -> tuple[T, ...]:
        if not 1 <= len(set(values)) == len(values) <= most:
            raise ValueError(Phrase("allowed are 1 to %1 of them, no two alike", most))
        return values

    return AfterValidator(check)


def span(begins: str, ends: str) -> None:
    """Raises ValueError where these two times of the day have nothing between them."""
    if begins in {ends, "24:00"}:
        raise ValueError(Phrase('from and to are no span of time: a whole day is from = "00:00" and to = "24:00"'))
