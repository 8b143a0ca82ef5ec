"""Keras' ResNet50 as TensorFlow.js stores it, turned into torchvision's key names and normalisation.

Keras' network differs in four ways, each folded into the weights here: its convolutions have biases, its batch norm
adds 1e-3 to the variance where PyTorch adds 1e-5, it wants BGR, and it wants 0..255 less a mean, where torchvision
wants 0..1 normalised. Its stride sits in a stage's first 1x1 convolution, torchvision's in the 3x3: the weights are the
same, and in torchvision's order four pictures got the same top-1 as in Keras.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

import numpy as np
import numpy.typing as npt

from kiosk.preprocess import MEAN, STD

Weights = dict[str, npt.NDArray[np.float32]]

KERAS_EPSILON, TORCH_EPSILON = 1e-3, 1e-5
KERAS_MEAN = np.array([123.68, 116.779, 103.939])
"""Of RGB in 0..255, as Keras' `imagenet_utils` subtracts it in caffe mode."""
BLOCKS = {2: "abc", 3: "abcd", 4: "abcdef", 5: "abc"}
"""Keras' stage number to the letters of its blocks; torchvision's layer number is one less."""


def read_weights(read: Callable[[str], bytes]) -> Weights:
    """Every array by its Keras name; `read` gives the bytes of model.json and of the shards it lists."""
    weights: Weights = {}
    for group in json.loads(read("model.json"))["weightsManifest"]:
        buffer, offset = b"".join(map(read, group["paths"])), 0
        for entry in group["weights"]:
            values = np.frombuffer(buffer, np.float32, int(np.prod(entry["shape"])), offset)
            weights[entry["name"]] = values.reshape(entry["shape"])
            offset += values.nbytes
        if offset != len(buffer):
            raise ValueError(f"{len(buffer) - offset} bytes left over in {group['paths']}")
    return weights


def to_torchvision(keras: Mapping[str, npt.NDArray[np.float32]]) -> Weights:
    """Keras' arrays to torchvision's state_dict, but for the batch norms' counters."""
    state: Weights = {}
    for source, norm, target, target_norm in _convolutions():
        kernel = keras[f"{source}/kernel"].transpose(3, 2, 0, 1).astype(np.float64)
        bias = keras[f"{source}/bias"].astype(np.float64)
        if source == "conv1":
            kernel, bias = for_normalised_rgb(kernel, bias)
        state[f"{target}.weight"] = kernel.astype(np.float32)
        state |= fold_norm(keras, norm, bias, target_norm)
    state["fc.weight"] = keras["fc1000/kernel"].T.copy()
    state["fc.bias"] = keras["fc1000/bias"].copy()
    return state


def _convolutions() -> Iterator[tuple[str, str, str, str]]:
    """Each convolution and its norm: the names in Keras, the names in torchvision."""
    yield "conv1", "bn_conv1", "conv1", "bn1"
    for stage, letters in BLOCKS.items():
        for index, letter in enumerate(letters):
            branch, block = f"{stage}{letter}_branch", f"layer{stage - 1}.{index}"
            for number, part in enumerate("abc", 1):
                yield f"res{branch}2{part}", f"bn{branch}2{part}", f"{block}.conv{number}", f"{block}.bn{number}"
            if index == 0:
                yield f"res{branch}1", f"bn{branch}1", f"{block}.downsample.0", f"{block}.downsample.1"


def for_normalised_rgb(
    kernel: npt.NDArray[np.float64], bias: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """The first convolution (out, 3, h, w) for BGR - KERAS_MEAN, as one for RGB normalised by MEAN and STD.

    Keras' input is STD * ours + MEAN - KERAS_MEAN, in 0..255. At the picture's edge the padding stands for another grey
    than in Keras, by less than one of 255 steps.
    """
    rgb = kernel[:, ::-1]
    shift = np.array(MEAN) * 255 - KERAS_MEAN
    scale = np.array(STD) * 255
    return rgb * scale[:, None, None], bias + (rgb * shift[:, None, None]).sum((1, 2, 3))


def fold_norm(
    keras: Mapping[str, npt.NDArray[np.float32]], norm: str, bias: npt.NDArray[np.float64], target: str
) -> Weights:
    """The batch norm after a convolution, with that one's bias in its mean and the other epsilon in its variance."""
    variance = keras[f"{norm}/moving_variance"].astype(np.float64) + KERAS_EPSILON - TORCH_EPSILON
    return {
        f"{target}.weight": keras[f"{norm}/gamma"].copy(),
        f"{target}.bias": keras[f"{norm}/beta"].copy(),
        f"{target}.running_mean": (keras[f"{norm}/moving_mean"] - bias).astype(np.float32),
        f"{target}.running_var": variance.astype(np.float32),
    }
