"""The command that fetches ImageNet weights: what it takes, and what it says no to."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from torch import nn

from kiosk.errors import KioskError, ModelBroken, ModelMissing
from kiosk.preprocess import MEAN, STD
from tools import pretrained
from tools.nets import resnet as nets
from tools.pretrained import IMAGENET_CLASSES, Options, cached, pack, run

ROOT = Path(__file__).resolve().parents[2]


def test_torchvisions_own_file_is_taken_by_its_shapes(tmp_path: Path) -> None:
    net = nets.ResNet(nets.BasicBlock, IMAGENET_CLASSES)
    torch.save(net.state_dict(), tmp_path / "given.pth")
    out = run(Options(torchvision=tmp_path / "given.pth", out=tmp_path / "new" / "out.pth"))
    made = torch.load(out, weights_only=True)
    assert list(made) == list(net.state_dict())
    assert torch.equal(made["fc.weight"], net.fc.weight)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"no file .*gone\.pth"):
        run(Options(torchvision=tmp_path / "gone.pth", out=None))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"<html>not found</html>"])
def test_a_broken_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.pth"
    path.write_bytes(content)
    with pytest.raises(ModelBroken, match="download it again"):
        run(Options(torchvision=path, out=tmp_path / "out.pth"))
    assert not (tmp_path / "out.pth").exists()


def test_a_broken_file_in_the_cache_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resnet34.pth").write_bytes(b"half")
    monkeypatch.setattr(pretrained, "cached", lambda name: tmp_path / f"{name}.pth")
    with pytest.raises(ModelBroken, match=r"resnet34\.pth holds no plain PyTorch weights"):
        pretrained.load_imagenet(nets.build("resnet34"))


@pytest.mark.parametrize(
    ("broken", "seen"),
    [(KeyboardInterrupt(), KeyboardInterrupt), (RuntimeError("[enforce fail at inline_container.cc:672]"), KioskError)],
    ids=["interrupted", "disk full"],
)
def test_cut_in_mid_write_there_is_no_file(
    broken: BaseException, seen: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(_state: object, path: Path) -> None:
        path.write_bytes(b"half")
        raise broken

    monkeypatch.setattr(pretrained, "from_torchvision", lambda path: {})
    monkeypatch.setattr(pretrained, "fitting", lambda state: ("resnet34", nn.Linear(1, 1)))
    monkeypatch.setattr(torch, "save", half)
    with pytest.raises(seen):
        run(Options(tmp_path / "given.pth", tmp_path / "out.pth"))
    assert not list(tmp_path.iterdir())


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    torch.save({"fc.weight": torch.zeros(3, 3)}, tmp_path / "other.pth")
    with pytest.raises(ModelBroken, match="resnet34, resnet50"):
        run(Options(torchvision=tmp_path / "other.pth", out=tmp_path / "out.pth"))


def test_without_npm_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(KioskError, match=r"npm is missing.*--torchvision"):
        pack(tmp_path)


@pytest.mark.skipif(not cached("resnet50").exists(), reason="needs `python -m tools.pretrained` (91 MiB) run before")
def test_the_converted_resnet50_still_sees_what_it_saw() -> None:
    net = nets.ResNet(nets.Bottleneck, IMAGENET_CLASSES)
    net.load_state_dict(torch.load(cached("resnet50"), weights_only=True))
    bgr = cv2.resize(cv2.imread(str(ROOT / "kiosk/assets/astronaut.png")), (224, 224), interpolation=cv2.INTER_AREA)
    pixels = (bgr[..., ::-1] / 255 - MEAN) / STD
    with torch.inference_mode():
        logits = net.eval()(torch.from_numpy(pixels.transpose(2, 0, 1)[None].astype(np.float32)))
    # ImageNet has no astronauts. Class 450 (bobsled: suit, flag, helmet) got 0.626 on the day of the conversion.
    assert logits.argmax() == 450
    assert logits.softmax(1).max() == pytest.approx(0.626, abs=0.01)
