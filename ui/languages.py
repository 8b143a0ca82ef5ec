"""The language of the moment: whoever stands there chooses it, and it goes back to the site's when they have gone."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, QTranslator, Signal
from PySide6.QtGui import QGuiApplication

from kiosk.command import fetch_again
from kiosk.settings_screen import LANGUAGES, Language

logger = logging.getLogger(__name__)

FOLDER = Path(__file__).with_name("i18n")
BACK_AFTER_S = 60.0
"""Without a touch for so long, the next visitor is another one."""


_LOCALES: Mapping[Language, str] = MappingProxyType(
    {"en": "en_GB", "de": "de_DE", "fr": "fr_FR", "es": "es_ES", "zh": "zh_CN", "ar": "ar_AE", "hi": "hi_IN"}
)
"""For dates and decimal signs. Arabic as in the Emirates, whose digits are Western: see ui.tongue.number."""

_TOLD = frozenset({QEvent.Type.LanguageChange, QEvent.Type.ApplicationLayoutDirectionChange})


class Languages(QObject):
    """Puts one language at a time on the whole application. Whatever shows words is told by Qt (LanguageChange).

    `changed` carries the new one, once it is there. Where a language's file is missing, it is English.
    """

    changed = Signal(str)

    def __init__(self, site: Language, offered: Sequence[Language] = LANGUAGES, folder: Path = FOLDER) -> None:
        super().__init__()
        self.offered = tuple(one for one in LANGUAGES if one in {site, *offered})
        """What can be chosen, always in the same order."""
        self._site, self._folder = site, folder
        self._translators: dict[Language, QTranslator | None] = {}
        self._installed: QTranslator | None = None
        self._touched_s = 0.0
        self._current = self._put(site)

    @property
    def current(self) -> Language:
        """What is on the screen."""
        return self._current

    def choose(self, language: Language, now: float) -> None:
        """Somebody wants it, if it is offered."""
        self.touched(now)
        if language in self.offered:
            self._turn_to(language)

    def touched(self, now: float) -> None:
        """Somebody is still there."""
        self._touched_s = now

    def tick(self, now: float) -> None:
        """Go back to the site's language, where nobody has touched anything for long enough."""
        if now - self._touched_s >= BACK_AFTER_S:
            self._turn_to(self._site)

    def settle(self, site: Language) -> None:
        """From now on the site's is this one, if it is offered."""
        self._site = site if site in self.offered else self._site

    @contextmanager
    def aside(self, language: Language) -> Iterator[None]:
        """Say everything in this language meanwhile, and let no window that stands there hear of it.

        For what is made and painted at once; before anybody else paints, all is as it was.
        """
        deaf = _Deaf()
        if app := QCoreApplication.instance():
            app.installEventFilter(deaf)
        try:
            self._put(language)
            yield
        finally:
            self._put(self._current)
            if app:
                app.removeEventFilter(deaf)

    def close(self) -> None:
        """Leave the application in English. A second call is harmless."""
        self._put("en")
        self._replace(None)

    def _turn_to(self, language: Language) -> None:
        if language == self._current:
            return
        before, self._current = self._current, self._put(language)
        if self._current != before:
            self.changed.emit(self._current)

    def _put(self, language: Language) -> Language:
        """The language that it became."""
        translator = self._translator(language)
        if translator is None and language != "en":
            return self._put("en")
        locale = QLocale(_LOCALES[language])
        QLocale.setDefault(locale)
        if QGuiApplication.layoutDirection() is not locale.textDirection():
            QGuiApplication.setLayoutDirection(locale.textDirection())
        self._replace(translator)
        return language

    def _replace(self, translator: QTranslator | None) -> None:
        """The new one first: Qt asks the newest, so no moment is without words."""
        before, self._installed = self._installed, translator
        if translator is before:
            return
        if translator is not None:
            QCoreApplication.installTranslator(translator)
        if before is not None:
            QCoreApplication.removeTranslator(before)

    def _translator(self, language: Language) -> QTranslator | None:
        """Read once; None: there is none, which was said once."""
        if language not in self._translators:
            self._translators[language] = read(language, self._folder)
            if self._translators[language] is None:
                where = file(language, self._folder)
                logger.error("no words in %s: %s is missing; %s", language, where, fetch_again())
        return self._translators[language]


class _Deaf(QObject):
    """Keeps from all windows that language and direction of reading are others."""

    def eventFilter(self, _receiver: QObject, event: QEvent) -> bool:
        """As an application's filter it sees them first."""
        return event.type() in _TOLD


def file(language: Language, folder: Path = FOLDER) -> Path:
    """Where a language's words are, as lrelease makes them."""
    return folder / f"mask-kiosk_{language}.qm"


def read(language: Language, folder: Path = FOLDER) -> QTranslator | None:
    """A language's words, not yet on the screen; None: the file is missing, or none of Qt's."""
    translator = QTranslator()
    return translator if translator.load(str(file(language, folder))) else None
