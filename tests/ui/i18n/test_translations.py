"""What translators filled: complete, and written as each language is."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from kiosk.scene import Reason, Verdict
from kiosk.settings_screen import LANGUAGES
from ui.languages import FOLDER
from ui.words import BY_REASON, BY_VERDICT, PREPARING

ROOT = FOLDER.parents[1]
TRANSLATED = tuple(language for language in LANGUAGES if language != "en")
SCRIPTS = {"zh": "\u4e00-\u9fff", "ar": "\u0620-\u064a", "hi": "\u0900-\u097f"}
FULL_STOPS = {"zh": "。", "hi": "।"}
QUESTION_MARKS = {"zh": "？", "ar": "؟"}
SAME_IN_ALL = {"PIN", "GB", "MB", "GPU", "head", "ms", "C"}
"""Latin in any script: units, and names that stand on the machine."""
CODE = re.compile(r"`[^`]*`|\bdocs/[\w.]+|\bengines/[\w/]*|\w+://[^\s，。；）]*|\b\d\d:\d\d\b|\bMQTT\b")
HEADLINES = {words.headline for words in (*BY_VERDICT.values(), *BY_REASON.values(), PREPARING)}


def texts(catalogue, language):
    """Source and translation, form by form, with a mark for what is typed into a shell."""
    for message in catalogue[language]:
        for form in message.forms:
            yield message.source, CODE.sub("`", form)


def test_every_text_of_the_sources_is_in_every_file_and_no_other(tmp_path, catalogue, reader):
    for file in FOLDER.glob("*.ts"):
        shutil.copy(file, tmp_path)
    made = Path(sys.prefix) / "base.stamp"
    command = ["make", "--silent", "-o", made, "translations", f"VENV={sys.prefix}", f"I18N={tmp_path}"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    for language in LANGUAGES:
        wanted = {message.key for message in reader(tmp_path / f"mask-kiosk_{language}.ts")}
        there = {message.key for message in catalogue[language]}
        assert (wanted - there, there - wanted) == (set(), set()), f"{language}: run `make translations`"
    assert {message.key for message in catalogue["en"]} == {one.key for one in catalogue["de"] if one.numbered}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_to_translate(catalogue, language):
    unfinished = [one.source for one in catalogue[language] if one.state or not all(one.forms)]
    assert unfinished == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_value_is_taken_for_a_translators_comment(catalogue, language):
    # lupdate: a literal after the text is a comment, and then the text is not found at run time.
    assert [one.source for one in catalogue[language] if one.comment] == []


def plural_forms(language, count, folder, lrelease):
    """Which numbers have which form, as Qt chooses among so many."""
    forms = "".join(f"<numerusform>form{at}</numerusform>" for at in range(count))
    source, target = folder / f"forms_{language}.ts", folder / f"forms_{language}.qm"
    source.write_text(
        f'<TS version="2.1" language="{language}"><context><name>c</name><message numerus="yes"><source>s</source>'
        f"<translation>{forms}</translation></message></context></TS>"
    )
    lrelease(source, target)
    translator, found = QTranslator(), defaultdict(list)
    assert translator.load(str(target))
    for n in range(300):
        found[translator.translate("c", "s", None, n)].append(n)
    return [found.get(f"form{at}", []) for at in range(count)]


@pytest.mark.parametrize(
    ("language", "count"), [*((one, 2) for one in ("en", "de", "fr", "es", "hi")), ("zh", 1), ("ar", 6)]
)
def test_each_number_has_its_form_and_is_told(catalogue, language, count, tmp_path, lrelease):
    numbers = plural_forms(language, count, tmp_path, lrelease)
    assert all(numbers), "a form that no number has"
    for message in catalogue[language]:
        if message.numbered:
            assert len(message.forms) == count
            for form, which in zip(message.forms, numbers, strict=True):
                assert form.count("%n") == 1 or len(which) == 1, (message.source, form)
        else:
            assert "%n" not in message.source


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_value_keeps_its_place(catalogue, language):
    for message in catalogue[language]:
        wanted = sorted(re.findall(r"%\^?[1-9]", message.source))
        for form in message.forms:
            assert sorted(re.findall(r"%\^?[1-9]", form)) == wanted, (message.source, form)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_space_is_astray(catalogue, language):
    for source, form in texts(catalogue, language):
        assert form == form.strip(), source
        assert not re.search(r"\s\s", form), source
        assert not re.search(r"[ \u00a0][,.;:!?)]", form), source


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_sentence_ends_as_in_english(catalogue, language):
    stop, question = FULL_STOPS.get(language, "."), QUESTION_MARKS.get(language, "?")
    for source, form in texts(catalogue, language):
        if not source.endswith((".", "?")):
            assert not form.endswith((stop, question)) or source == "Why?", (source, form)
        elif form:
            assert form.endswith(stop if source.endswith(".") else question), (source, form)


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_language_is_in_its_own_script(catalogue, language):
    for source, form in texts(catalogue, language):
        own = SCRIPTS.get(language)
        for other in {script for script in SCRIPTS.values() if script != own}:
            assert not re.search(f"[{other}]", form), (source, form)
        if own and source != "d MMM":
            latin = {word for word in re.findall(r"[A-Za-z]+", form) if word not in SAME_IN_ALL}
            assert latin <= set(re.findall(r"[A-Za-z]+", source)), (source, form)
            assert re.search(f"[{own}]", form) or not re.search(r"[A-Za-z]{3}", CODE.sub("", source)), (source, form)


def test_french_has_a_narrow_space_before_high_marks(catalogue):
    for source, form in texts(catalogue, "fr"):
        assert not re.search("[^\u202f][;:!?%](?![1-9^n])", form), (source, form)
        assert "'" not in form, (source, form)


def test_spanish_opens_what_it_closes(catalogue):
    for source, form in texts(catalogue, "es"):
        assert form.count("?") == form.count("¿"), (source, form)
        assert form.count("!") == form.count("¡"), (source, form)


def test_chinese_has_marks_of_full_width(catalogue):
    for source, form in texts(catalogue, "zh"):
        assert not re.search(r"[,;:?!()]|\.$", form), (source, form)


def test_arabic_has_its_own_marks_and_western_digits(catalogue):
    for source, form in texts(catalogue, "ar"):
        assert not re.search(r"[,;?]", form), (source, form)
        assert not re.search("[\u0660-\u0669\u06f0-\u06f9]", form), (source, form)


def test_german_and_spanish_keep_a_number_with_its_unit(catalogue):
    for language in ("de", "es"):
        for source, form in texts(catalogue, language):
            assert not re.search(r"%[1n] (%(?!\d)|(s|ms|min|h|GB|MB)\b)", form), (source, form)


@pytest.mark.parametrize("language", TRANSLATED)
def test_headlines_can_be_read_from_four_metres(catalogue, language):
    """All have the size of the longest: few letters, and no long word among them."""
    said = {one.source: one.forms[0] for one in catalogue[language] if one.source in HEADLINES}
    assert said.keys() == HEADLINES
    for headline in said.values():
        assert len(headline) <= (6 if language == "zh" else 17), headline
        assert max(map(len, re.split(r"\s", headline))) <= 11, headline


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_headline_but_its_own_says_that_the_mask_is_right(catalogue, language):
    said = {one.source: one.forms[0] for one in catalogue[language] if one.source in HEADLINES}
    right = BY_VERDICT[Verdict.MASK_OK].headline
    assert [source for source, headline in said.items() if headline == said[right]] == [right]


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_a_visitor_is_to_do_is_told_apart(catalogue, language):
    sentences = {BY_REASON[reason].sentence for reason in Reason if reason in BY_REASON}
    said = [one.forms[0] for one in catalogue[language] if one.source in sentences]
    assert len(said) == len(set(said)) == len(sentences)
