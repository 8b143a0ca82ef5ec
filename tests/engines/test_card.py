"""Model cards: a file is used only if the card knows it, and the card only if this product's labels are in it."""

from __future__ import annotations

import json

import pytest

from engines.card import MODELS, load_card, members_of, shipped
from kiosk.errors import ChecksumMismatch, KioskError, ModelBroken, ModelMissing
from kiosk.scene import LABELS


def test_a_sound_card_gives_its_file(make_model, write_card, tmp_path) -> None:
    path = make_model()
    write_card(path)
    card = load_card("tiny", tmp_path)
    assert card.labels == LABELS
    assert card.file(".int8-cpu.onnx") == path


def test_a_file_with_another_sha256_is_refused(make_model, write_card, tmp_path) -> None:
    path = make_model()
    write_card(path)
    path.write_bytes(path.read_bytes() + b"\0")
    with pytest.raises(ChecksumMismatch, match="damaged or was exchanged") as refused:
        load_card("tiny", tmp_path).file(".onnx")
    assert refused.value.exit_code == 23


def test_a_file_that_is_not_there_says_how_to_get_it(make_model, write_card, tmp_path) -> None:
    path = make_model()
    write_card(path)
    path.unlink()
    with pytest.raises(ModelMissing, match="make run"):
        load_card("tiny", tmp_path).file(".onnx")


def test_a_kind_of_file_that_the_card_does_not_list_is_missing(make_model, write_card, tmp_path) -> None:
    write_card(make_model())
    with pytest.raises(ModelMissing, match=r"fp16.*tools.export"):
        load_card("tiny", tmp_path).file(".fp16.onnx")


def test_no_card_says_how_to_train_the_model(tmp_path) -> None:
    with pytest.raises(ModelMissing, match=r"tools.train tiny .*tools.export") as missing:
        load_card("tiny", tmp_path)
    assert missing.value.exit_code == 21


@pytest.mark.parametrize(
    "fields",
    [
        {"labels": ["without_mask", "with_mask", "mask_incorrect"]},
        {"labels": ["mask", "no mask"]},
        {"input": {"size": 32, "colour": "bgr"}},
        {"input": {"mean": [0, 0, 0]}},
        {"surprise": 1},
        {"files": None},
        {"temperature": -1.0},
        {"temperature": 0.0},
        {"labels": []},
        {"labels": ["with_mask"]},
        {"operating_point": {"threshold": 0.0, "false_admit_upper95": 0.01, "false_refusal": 0.03}},
    ],
    ids=[
        "labels in another order",
        "other labels",
        "bgr",
        "no size",
        "unknown key",
        "no files",
        "temperature below 0",
        "temperature 0",
        "no labels",
        "one label",
        "threshold 0",
    ],
)
def test_a_card_that_does_not_fit_is_refused(make_model, write_card, tmp_path, fields: dict[str, object]) -> None:
    write_card(make_model(), **fields)
    with pytest.raises(ModelBroken) as refused:
        load_card("tiny", tmp_path)
    assert refused.value.exit_code == 22


def test_two_classes_in_order_are_a_card(make_model, write_card, tmp_path) -> None:
    write_card(make_model(), labels=list(LABELS[:2]))
    assert load_card("tiny", tmp_path).labels == LABELS[:2]


@pytest.mark.parametrize("text", ["", "{", "[]", '"resnet34"'])
def test_a_card_that_is_no_json_object_is_broken(tmp_path, text: str) -> None:
    (tmp_path / "tiny.json").write_text(text)
    with pytest.raises(KioskError) as refused:
        load_card("tiny", tmp_path)
    assert refused.value.exit_code == 22


def test_what_is_shipped_is_read(tmp_path) -> None:
    (tmp_path / "shipped.json").write_text(json.dumps({"classifier": "a", "finder": "b"}))
    assert (shipped(tmp_path).classifier, shipped(tmp_path).finder) == ("a", "b")
    (tmp_path / "shipped.json").write_text(json.dumps({"classifier": "a"}))
    with pytest.raises(ModelBroken):
        shipped(tmp_path)


def test_the_shipped_models_are_in_the_tree_as_their_cards_say() -> None:
    classifier = load_card(shipped().classifier)
    assert classifier.input is not None
    assert classifier.operating_point is not None
    for member in members_of(classifier):
        assert "research only" in member.notice
        assert member.files
        for name in member.files:
            assert member.file(name).is_relative_to(MODELS)
