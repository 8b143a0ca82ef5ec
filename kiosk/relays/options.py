"""Reads a driver's options: what is missing has the settings' default, what is wrong is named with what is allowed."""

from __future__ import annotations

from collections.abc import Mapping


def text(options: Mapping[str, object], key: str, default: str = "") -> str:
    """A text. Its value is in no message: it may hold a password."""
    value = options.get(key, default)
    if isinstance(value, str):
        return value
    raise ValueError(f"door.{key} must be a text in quotes.")


def one_of(options: Mapping[str, object], key: str, allowed: tuple[str, ...], default: str) -> str:
    """One of the words allowed."""
    value = options.get(key, default)
    if not isinstance(value, str) or value not in allowed:
        raise ValueError(f"door.{key} = {value!r} must be one of {', '.join(allowed)}.")
    return value


def whole(options: Mapping[str, object], key: str, default: int, least: int, most: int) -> int:
    """A whole number from `least` to `most`."""
    value = options.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError(f"door.{key} = {value!r} must be a whole number from {least} to {most}.")
    return value


def flag(options: Mapping[str, object], key: str) -> bool:
    """True or false; false where it is missing."""
    value = options.get(key, False)
    if isinstance(value, bool):
        return value
    raise ValueError(f"door.{key} = {value!r} must be true or false.")
