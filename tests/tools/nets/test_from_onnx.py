from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from torch import Tensor, nn

from engines.cpu import OnnxRuntimeEngine
from kiosk.errors import ModelBroken
from kiosk.preprocess import InputSpec
from tools.nets import from_onnx, resnet
from tools.onnx_files import to_fp16, to_onnx

SIDE = 32
SPEC = InputSpec(SIDE)
FP16_OFF = 0.02


def lived_in(net: nn.Module) -> nn.Module:
    """With batch norms that do something, as after training."""
    torch.manual_seed(1)
    for module in net.modules():
        if isinstance(module, nn.BatchNorm2d):
            assert module.running_mean is not None
            assert module.running_var is not None
            nn.init.uniform_(module.running_mean, -0.3, 0.3)
            nn.init.uniform_(module.running_var, 0.5, 2.0)
            nn.init.uniform_(module.weight, 0.3, 0.7)
            nn.init.uniform_(module.bias, -0.3, 0.3)
    return net.eval()


def exported(net: nn.Module, folder: Path) -> Path:
    to_onnx(net, SIDE, folder / "full.onnx")
    to_fp16(folder / "full.onnx", folder / "net.fp16.onnx")
    return folder / "net.fp16.onnx"


class Small(nn.Module):
    """Two convolutions, the first with a batch norm, and a dense layer."""

    def __init__(self, gain: float = 1.0) -> None:
        super().__init__()
        self.gain = gain
        self.conv1, self.bn1 = nn.Conv2d(3, 4, 3, bias=False), nn.BatchNorm2d(4)
        self.conv2 = nn.Conv2d(4, 4, 3)
        self.fc = nn.Linear(4, 3)

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv2(torch.relu(self.bn1(self.conv1(x))))
        return self.gain * self.fc(x.mean((2, 3)))


@pytest.mark.parametrize("name", ["resnet34", "resnet50"])
def test_a_resnet_answers_in_torch_as_its_file_does(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With as many blocks as make every kind of them follow another; all sixteen are dear to export."""
    monkeypatch.setattr(resnet, "DEPTHS", (2, 2, 1, 1))
    path = exported(lived_in(resnet.build(name)), tmp_path)
    net = from_onnx.load(resnet.build(name), path, SPEC)
    batch = np.random.default_rng(7).standard_normal((3, 3, SIDE, SIDE)).astype(np.float32)
    expected = OnnxRuntimeEngine(path).infer(batch)["logits"]
    with torch.no_grad():
        found = net(torch.from_numpy(batch)).numpy()
    assert np.abs(found - expected).max() < FP16_OFF * max(1, np.abs(expected).max())
    assert not net.training


def test_the_batch_norms_become_the_identity_but_for_the_folded_bias(tmp_path: Path) -> None:
    net = from_onnx.load(Small(), exported(lived_in(Small()), tmp_path), SPEC)
    assert isinstance(net, Small)
    x = torch.randn(2, 4, 5, 5)
    assert torch.allclose(net.bn1(x), x + net.bn1.bias[:, None, None], atol=1e-6)
    assert net.bn1.bias.abs().max() > 0.01


def test_kernels_are_the_products_of_kernel_and_norm(tmp_path: Path) -> None:
    trained = lived_in(Small())
    assert isinstance(trained, Small)
    assert trained.bn1.running_var is not None
    net = from_onnx.load(Small(), exported(trained, tmp_path), SPEC)
    assert isinstance(net, Small)
    factor = trained.bn1.weight / (trained.bn1.running_var + trained.bn1.eps).sqrt()
    assert torch.allclose(net.conv1.weight, trained.conv1.weight * factor[:, None, None, None], atol=1e-3)
    assert torch.allclose(net.conv2.bias, trained.conv2.bias, atol=1e-3)


def test_a_file_of_another_network_is_refused(tmp_path: Path) -> None:
    path = exported(lived_in(Small()), tmp_path)
    with pytest.raises(ModelBroken, match=r"net\.fp16\.onnx has 3 layers with weights, the network 37"):
        from_onnx.load(resnet.build("resnet34"), path, SPEC)


def test_layers_of_another_shape_are_refused(tmp_path: Path) -> None:
    wider = Small()
    wider.fc = nn.Linear(4, 2)
    with pytest.raises(ModelBroken, match="it is of another one"):
        from_onnx.load(wider, exported(lived_in(Small()), tmp_path), SPEC)


def test_a_network_that_fits_but_answers_otherwise_is_refused(tmp_path: Path) -> None:
    path = exported(lived_in(Small()), tmp_path)
    with pytest.raises(ModelBroken, match="answers otherwise than"):
        from_onnx.load(Small(gain=1.5), path, SPEC)


def test_a_file_whose_batch_norms_were_not_folded_is_refused(tmp_path: Path) -> None:
    path = exported(lived_in(Small()), tmp_path)
    model = onnx.load(path)
    model.graph.node.append(onnx.helper.make_node("BatchNormalization", ["a", "b", "c", "d", "e"], ["f"]))
    onnx.save(model, path)
    with pytest.raises(ModelBroken, match="export it by"):
        from_onnx.load(Small(), path, SPEC)


@pytest.mark.parametrize("keep", [0.5, 0.0])
def test_a_file_cut_off_is_refused(tmp_path: Path, keep: float) -> None:
    path = exported(lived_in(Small()), tmp_path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    with pytest.raises(ModelBroken):
        from_onnx.load(Small(), path, SPEC)
