"""The conversion of Keras' weights, on arrays small enough to work out by hand."""

from __future__ import annotations

import json

import numpy as np
import pytest

from kiosk.preprocess import MEAN, STD
from tools.keras_resnet import BLOCKS, fold_norm, for_normalised_rgb, read_weights, to_torchvision
from tools.nets import resnet


def test_an_array_that_runs_over_two_shards_is_put_together() -> None:
    values = np.arange(6, dtype=np.float32)
    listed = [{"name": "a", "shape": [2, 2]}, {"name": "b", "shape": [2]}]
    files = {
        "model.json": json.dumps({"weightsManifest": [{"paths": ["1", "2"], "weights": listed}]}).encode(),
        "1": values.tobytes()[:6],
        "2": values.tobytes()[6:],
    }
    weights = read_weights(files.__getitem__)
    assert weights["a"].tolist() == [[0, 1], [2, 3]]
    assert weights["b"].tolist() == [4, 5]


def test_bytes_that_belong_to_no_array_are_an_error() -> None:
    files = {
        "model.json": json.dumps(
            {"weightsManifest": [{"paths": ["1"], "weights": [{"name": "a", "shape": [1]}]}]}
        ).encode(),
        "1": bytes(8),
    }
    with pytest.raises(ValueError, match="4 bytes left over"):
        read_weights(files.__getitem__)


def test_the_first_convolution_answers_for_normalised_rgb_as_it_did_for_kerass_bgr() -> None:
    kernel, bias = for_normalised_rgb(np.array([2.0, 3.0, 5.0]).reshape(1, 3, 1, 1), np.array([7.0]))
    # A pixel of R 200, G 100, B 50. Keras: 2 (50 - 103.939) + 3 (100 - 116.779) + 5 (200 - 123.68) + 7 = 230.385
    ours = (np.array([200, 100, 50]) / 255 - MEAN) / STD
    assert (kernel[0, :, 0, 0] * ours).sum() + bias[0] == pytest.approx(230.385, abs=1e-9)


def test_a_convolutions_bias_and_the_other_epsilon_go_into_the_norm() -> None:
    names = {"gamma": 4.0, "beta": 0.5, "moving_mean": 3.0, "moving_variance": 0.25}
    keras = {f"bn/{name}": np.array([value], np.float32) for name, value in names.items()}
    folded = fold_norm(keras, "bn", np.array([1.0]), "bn1")
    # Keras: 4 (y + 1 - 3) / sqrt(0.25 + 0.001) + 0.5. PyTorch: 4 (y - 2) / sqrt(variance + 0.00001) + 0.5.
    assert {name: value.item() for name, value in folded.items()} == pytest.approx(
        {"bn1.weight": 4.0, "bn1.bias": 0.5, "bn1.running_mean": 2.0, "bn1.running_var": 0.25099}
    )


def keras_like_arrays() -> dict[str, np.ndarray]:
    """Every name of Keras' ResNet50, with 1x1 convolutions of one input and two outputs."""
    names = [("conv1", "bn_conv1")]
    for stage, letters in BLOCKS.items():
        for letter in letters:
            parts = ["2a", "2b", "2c"] + (["1"] if letter == "a" else [])
            names += [(f"res{stage}{letter}_branch{part}", f"bn{stage}{letter}_branch{part}") for part in parts]
    arrays = {"fc1000/kernel": np.array([[1, 2, 3]], np.float32), "fc1000/bias": np.zeros(3, np.float32)}
    for source, norm in names:
        inputs = 3 if source == "conv1" else 1
        arrays[f"{source}/kernel"] = np.arange(2 * inputs, dtype=np.float32).reshape(1, 1, inputs, 2)
        arrays[f"{source}/bias"] = np.zeros(2, np.float32)
        for part in ("gamma", "beta", "moving_mean", "moving_variance"):
            arrays[f"{norm}/{part}"] = np.ones(2, np.float32)
    return arrays


def test_every_name_of_torchvision_is_there_and_no_other() -> None:
    names = resnet.ResNet(resnet.Bottleneck).state_dict()
    wanted = {name for name in names if not name.endswith("num_batches_tracked")}
    assert set(to_torchvision(keras_like_arrays())) == wanted


def test_kernels_are_turned_from_keras_order_into_torchs() -> None:
    state = to_torchvision(keras_like_arrays())
    assert state["layer1.0.conv1.weight"].shape == (2, 1, 1, 1)
    assert state["layer1.0.conv1.weight"].ravel().tolist() == [0, 1]
    assert state["fc.weight"].tolist() == [[1], [2], [3]]
