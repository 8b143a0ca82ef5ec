"""All that is known to go wrong with a screen, looked for on every one: no word cut off, no key too small, nothing left
in English, nothing that can hardly be seen.

Places do not depend on colours, which is shown here, so that they are looked at in one theme; colours in one language.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.scene import Verdict
from kiosk.settings_screen import LANGUAGES
from ui.gallery import for_visitors
from ui.gallery.contrast import faint
from ui.gallery.english import untranslated
from ui.gallery.eyes import EYES, signal_of
from ui.gallery.faults import defects
from ui.gallery.shots import LANDSCAPE, PORTRAIT, product_of
from ui.gallery.studio import Studio
from ui.gallery.visitor import drawn
from ui.gallery.written import keys, place, written
from ui.palettes import PALETTES

SIZES = (LANDSCAPE, PORTRAIT)
VISITORS = [scene.name for scene in for_visitors.SCENES]


@pytest.fixture(scope="module")
def look_at(qapp, words, scenes):
    """Every scene in a language, those of visitors in large text, too: what is written, and what is wrong."""
    studio = Studio(scenes, drawn(), words=words)

    def look(language):
        ordinary = product_of([language], scenes, SIZES, [False], ["dark"])
        for shot, booth in studio.stage((*ordinary, *product_of([language], VISITORS, SIZES, [True], ["dark"]))):
            texts = written(booth.window)
            yield shot, [text.block.text for text in texts], defects(booth.window, texts)

    return look


@pytest.fixture(scope="module")
def english(look_at):
    return {shot: (texts, wrong) for shot, texts, wrong in look_at("en")}


def test_nothing_is_wrong_with_english_words_and_their_places(english):
    found = [f"{shot}: {defect}" for shot, (_, wrong) in english.items() for defect in wrong]
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_nothing_is_wrong_with_words_and_places(look_at, english, language):
    found = []
    for shot, texts, wrong in look_at(language):
        left = untranslated(texts, english[replace(shot, language="en")][0], language)
        found += [f"{shot}: {defect}" for defect in (*wrong, *left)]
    assert found == [], "\n".join(found)


@pytest.fixture(scope="module")
def painted(qapp, words, scenes):
    """Where everything stands, and what hardly stands out, in every scene and theme."""
    seen = {}
    studio = Studio(scenes, drawn(), words=words)
    for shot, booth in studio.stage(product_of(["en"], scenes, [LANDSCAPE], [False], PALETTES)):
        texts = written(booth.window)
        places = [(text.block.text, text.at.getRect(), text.block.size_px) for text in texts]
        places += [(key.objectName(), place(key, booth.window).getRect()) for key in keys(booth.window)]
        seen[shot] = places, list(faint(texts, signal_of(booth.window.grab().toImage())))
    return seen


@pytest.mark.parametrize("theme", PALETTES)
def test_every_text_stands_out_from_its_ground(painted, scenes, theme):
    seen = {shot: wrong for shot, (_, wrong) in painted.items() if shot.theme == theme}
    assert {shot.scene for shot in seen} == set(scenes)
    assert {str(shot): wrong for shot, wrong in seen.items() if wrong} == {}


def test_places_do_not_depend_on_colours(painted):
    """So one theme stands for all."""
    moved = [shot for shot, (places, _) in painted.items() if places != painted[replace(shot, theme="dark")][0]]
    assert moved == []


@pytest.mark.parametrize("theme", PALETTES)
def test_every_verdict_stands_out_to_all_eyes(studio, scenes, theme):
    verdicts = {scene.shown.verdict: name for name, scene in scenes.items() if not scene.reasons}
    assert verdicts.keys() == set(Verdict) - {Verdict.OVERRIDE}
    found = []
    for shot, booth in studio.stage(product_of(["en"], [*verdicts.values(), "pass-long"], SIZES, [False], [theme])):
        picture = signal_of(booth.window.grab().toImage())
        for eye in EYES:
            found += [f"{shot}, {eye}: {defect}" for defect in faint(written(booth.window), picture, eye)]
    assert found == [], "\n".join(found)
