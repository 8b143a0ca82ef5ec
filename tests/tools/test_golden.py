from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import numpy_helper

from engines.card import load_card
from engines.cpu import OnnxRuntimeEngine
from engines.proof import prove
from kiosk import golden as pictures
from kiosk.errors import ChecksumMismatch, EngineMismatch
from kiosk.preprocess import normalise, resize
from tools import golden

pytestmark = pytest.mark.usefixtures("portrait")


def test_the_answers_are_the_files_own(tiny_models: Path) -> None:
    """The tiny network answers the means of red, green and blue in 0..1."""
    card = load_card("tiny", tiny_models)
    assert card.input is not None
    answers = card.golden.logits["tiny.onnx"]
    for name, crop in pictures.crops().items():
        planes = normalise(resize(crop, card.input.size), card.input.mean, card.input.std)
        assert answers[name] == pytest.approx(planes.mean((1, 2)), abs=1e-3)
    assert card.golden.pictures == pictures.digest(pictures.crops())


def test_after_an_exchange_of_the_file_only_renewed_answers_let_it_through(tiny_models: Path) -> None:
    path = tiny_models / "tiny.onnx"
    model = onnx.load(path)
    for tensor in model.graph.initializer:
        tensor.CopyFrom(numpy_helper.from_array(np.float32(-1) * numpy_helper.to_array(tensor), tensor.name))
    onnx.save(model, path)
    with pytest.raises(ChecksumMismatch):
        golden.renew("tiny", tiny_models)
    card = load_card("tiny", tiny_models)
    with pytest.raises(EngineMismatch):
        prove(card, "tiny.onnx", OnnxRuntimeEngine(path), pictures.crops())
    fields = json.loads((tiny_models / "tiny.json").read_text())
    fields["files"] = {"tiny.onnx": hashlib.sha256(path.read_bytes()).hexdigest()}
    (tiny_models / "tiny.json").write_text(json.dumps(fields))
    golden.main(["tiny", "--models", str(tiny_models)])
    renewed = load_card("tiny", tiny_models)
    prove(renewed, "tiny.onnx", OnnxRuntimeEngine(path), pictures.crops())
    assert renewed.model_copy(update={"golden": card.golden, "files": card.files}) == card
