from __future__ import annotations

import json
from pathlib import Path

import pytest

from engines.card import load_card
from engines.gpu import Gpu, probe
from engines.on_gpu import key_of
from engines.plans import Plans
from engines.trt import load_module
from kiosk.errors import EngineUnavailable, KioskError, ModelMissing
from tools import convert
from tools.convert import Options

pytestmark = pytest.mark.usefixtures("portrait")


@pytest.fixture
def without_gpu() -> None:
    try:
        gpu = probe()
    except EngineUnavailable:
        return
    pytest.skip(f"there is a {gpu.name} here")


def asked(models: Path, out: Path, *more: str) -> Options:
    return convert.parse(["tiny", "--models", str(models), "--out", str(out), *more])


def test_on_the_cpu_the_model_is_opened_and_proven(tiny_models: Path, tmp_path: Path) -> None:
    (told,) = convert.run(asked(tiny_models, tmp_path / "out", "--backend", "onnxruntime"))
    assert told == "tiny runs on onnxruntime and answers the golden pictures as its card says"
    assert not (tmp_path / "out").exists()


def test_a_model_that_answers_otherwise_is_refused(tiny_models: Path, tmp_path: Path) -> None:
    path = tiny_models / "tiny.json"
    card = json.loads(path.read_text())
    answers = card["golden"]["logits"]["tiny.onnx"]
    card["golden"]["logits"]["tiny.onnx"] = {name: [value + 1 for value in logits] for name, logits in answers.items()}
    path.write_text(json.dumps(card))
    with pytest.raises(EngineUnavailable, match="answers the golden pictures otherwise"):
        convert.run(asked(tiny_models, tmp_path, "--backend", "onnxruntime"))


@pytest.mark.usefixtures("without_gpu")
def test_where_no_gpu_is_engines_are_built_for_the_usual_kinds_and_nobody_vouches_for_them(
    tiny_models: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("tensorrt_rtx", reason="NVIDIA has no such wheel for this platform")
    options = asked(tiny_models, tmp_path / "out", "--backend", "tensorrt-rtx")
    told = convert.run(options)
    assert [sentence.split()[2] for sentence in told] == list(convert.KINDS)
    assert all("unverified" in sentence for sentence in told)
    records = [json.loads(path.read_text()) for path in (tmp_path / "out").glob("*.json")]
    assert sorted(record["capability"] for record in records) == sorted(convert.KINDS)
    assert {record["seen_to_run"] for record in records} == {False}
    assert {record["gpu"] for record in records} == {""}
    assert len(list((tmp_path / "out").glob("*.plan"))) == 3
    convert.main(["tiny", "--models", str(tiny_models), "--out", str(tmp_path / "one"), "--backend", "tensorrt-rtx"])
    assert capsys.readouterr().out.count("Copy ") == 3


def test_for_one_kind_one_engine_is_built_which_the_kiosks_folder_knows(tiny_models: Path, tmp_path: Path) -> None:
    pytest.importorskip("tensorrt_rtx", reason="NVIDIA has no such wheel for this platform")
    convert.run(asked(tiny_models, tmp_path, "--backend", "tensorrt-rtx", "--for", "SM89"))
    card = load_card("tiny", tiny_models)
    here = Gpu("NVIDIA GeForce RTX 4090", (8, 9), "13.0")
    key = key_of(card, card.file("tiny.onnx"), "tensorrt-rtx", load_module("tensorrt-rtx"), here)
    plans = Plans(tmp_path)
    assert plans.read(key) is None
    assert plans.read(key.from_afar)


@pytest.mark.parametrize(
    ("more", "error", "told"),
    [
        (("--backend", "tensorrt-rtx", "--for", "8.9"), EngineUnavailable, "write it like SM89"),
        (("--backend", "tensorrt-rtx", "--for", "SM90"), EngineUnavailable, "choose among SM120"),
        (("--backend", "onnxruntime", "--for", "SM89"), KioskError, "leave out --for"),
        (("--backend", "tensorrt-rtx", "--for", "SM89", "--precision", "int8"), ModelMissing, "int8-trt"),
    ],
)
def test_what_cannot_be_built_is_a_sentence(
    tiny_models: Path, tmp_path: Path, more: tuple[str, ...], error: type[KioskError], told: str
) -> None:
    if "SM90" in more or "int8" in more:
        pytest.importorskip("tensorrt_rtx", reason="NVIDIA has no such wheel for this platform")
    with pytest.raises(error, match=told):
        convert.run(asked(tiny_models, tmp_path / "out", *more))
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_a_sentence(tiny_models: Path, tmp_path: Path) -> None:
    pytest.importorskip("tensorrt_rtx", reason="NVIDIA has no such wheel for this platform")
    (tmp_path / "out").touch()
    with pytest.raises(KioskError, match="could not be kept in"):
        convert.run(asked(tiny_models, tmp_path / "out", "--backend", "tensorrt-rtx", "--for", "SM89"))
