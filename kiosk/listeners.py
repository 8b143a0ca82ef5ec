"""Tells many, so that one that fails takes nobody else along: a full disk under the report leaves the verdict alone."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

log = logging.getLogger(__name__)

Hears = Callable[..., object]


class Listeners:
    """All of `them`, in order. One thread uses it at a time."""

    def __init__(self, them: Sequence[Hears]) -> None:
        self._them = tuple(them)
        self._failed: list[Hears] = []

    def tell(self, *news: object) -> None:
        """Each of them."""
        for listener in self._them:
            self.tell_one(listener, *news)

    def tell_one(self, listener: Hears, *news: object) -> None:
        """Only this one, who need not be one of them. Its first failure is logged."""
        try:
            listener(*news)
        except Exception:  # whatever it raises is its own, and the thread goes on
            if listener not in self._failed:
                self._failed.append(listener)
                log.exception("%s fails and misses news", getattr(listener, "__qualname__", type(listener).__name__))
