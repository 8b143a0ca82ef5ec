from __future__ import annotations

from dataclasses import replace

import pytest

pytest.importorskip("torch", reason="training needs the train extra")

import torch

from kiosk.errors import KioskError
from tools import train
from tools.detect.course import Detecting
from tools.detect.train import fill
from tools.nets.detector import Detector
from tools.runs import open_run
from tools.training.log import read_log


class PowerCut(Exception):
    pass


def outcome(folder):
    weights = {name: value.tolist() for name, value in torch.load(folder / "weights.pt").items()}
    lines, timing = read_log(folder / "log.jsonl"), {"seconds", "pictures_per_s"}
    return weights, [{key: value for key, value in line.items() if key not in timing} for line in lines]


@pytest.mark.parametrize("recipe", ["ours", "paper"])
def test_a_run_leaves_its_weights_and_the_loss_of_every_step(options, recipe):
    train.run(replace(options, recipe=recipe))
    lines = read_log(options.out / "log.jsonl")
    assert [line["step"] for line in lines if line["kind"] == "step"] == [1, 2, 3, 4, 5, 6]
    ends = [line for line in lines if line["kind"] == "epoch"]
    assert [end["epoch"] for end in ends] == [1, 2]
    assert all(0 <= end["ap50_mask"] <= 1 and end["val_loss"] > 0 for end in ends)
    assert isinstance(open_run(options.out).net, torch.nn.Module)


@pytest.mark.parametrize("after", [2, 4])
def test_a_run_that_was_cut_off_ends_with_the_same_weights(options, tmp_path, monkeypatch, after):
    from tools.training import epochs

    monkeypatch.setattr(epochs, "CHECKPOINT_S", -1.0)
    train.run(options)
    other = replace(options, out=tmp_path / "other")
    step, calls = Detecting.step, []

    def fails(self, *given, **named):
        calls.append(1)
        if len(calls) > after:
            raise PowerCut
        return step(self, *given, **named)

    with monkeypatch.context() as dark:
        dark.setattr(Detecting, "step", fails)
        with pytest.raises(PowerCut):
            train.run(other)
    train.run(replace(other, resume=True))
    assert outcome(other.out) == outcome(options.out)


def test_a_longer_run_learns(options):
    """The faces are plain squares of three colours: the loss falls to less than half."""
    train.run(replace(options, epochs=40))
    losses = [line["loss"] for line in read_log(options.out / "log.jsonl") if line["kind"] == "step"]
    assert sum(losses[-9:]) < 0.5 * sum(losses[:9])


def test_a_share_of_the_pictures_is_a_run_over_fewer(options):
    train.run(replace(options, share=0.4, epochs=1))
    assert [line["step"] for line in read_log(options.out / "log.jsonl") if line["kind"] == "step"] == [1]


def test_a_trunk_is_found_in_a_classifier_in_torchvisions_detectors_and_in_ours():
    with torch.device("meta"):
        net = Detector()
    trunk = {name: torch.zeros(value.shape) for name, value in net.body.state_dict().items()}
    for prefix in ("", "backbone.body.", "body."):
        bare = Detector()
        kept = {name: value for name, value in trunk.items() if prefix == "" or "num_batches" not in name}
        fill(bare, {prefix + name: value for name, value in kept.items()} | {"fc.weight": torch.zeros(3, 2048)})
        assert not any(weight.any() for weight in bare.body.parameters())


def test_weights_without_a_resnet50_are_refused():
    with torch.device("meta"):
        net = Detector()
    with pytest.raises(KioskError, match="hold no ResNet50"):
        fill(net, {"conv1.weight": torch.zeros(64, 3, 7, 7)})


@pytest.mark.parametrize("asked", [{"teacher": "resnet50"}, {"hold_out": "wrong=1/5"}])
def test_what_a_detector_cannot_do_is_said(options, asked):
    with pytest.raises(KioskError, match="a detector has no"):
        train.run(replace(options, **asked))
