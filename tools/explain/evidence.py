"""The heatmaps of one face: what each layer answers to, what the score hangs on, Grad-CAM, integrated gradients."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

import kiosk.evidence
from kiosk.preprocess import normalise
from kiosk.scene import Pixels
from tools.explain import attribution, overlay
from tools.explain.layers import INPUT, LAYERS, Layer
from tools.explain.model import Model
from tools.explain.overlay import Heatmap
from tools.nets.resnet import ResNet

LABEL_WORDS = ("with mask", "without mask", "mask worn wrongly")
BASELINE_GREY = 128
"""Integrated gradients start from an even grey: from black, a black mask could not count."""


@dataclass(frozen=True, slots=True)
class Row:
    """Heatmaps that belong together, and what they say."""

    title: str
    words: str
    maps: tuple[Heatmap, ...]


def rows(model: Model, crop: Pixels, target: int, layers: tuple[Layer, ...]) -> list[Row]:
    """Every kind of heatmap of one square BGR crop, for the class `target`."""
    batch, targets = model.batch([crop]), torch.tensor([target])
    answered, hangs_on = _average_maps(model, crop, batch, targets, layers)
    found = [
        Row("Average activations", "Mean of |activation| over the channels: what a layer answers to.", answered),
        Row(
            "Average gradients",
            "Mean of |gradient| over the channels: where a change would move the score of "
            f"“{LABEL_WORDS[target]}” most. A network that averages its last layer over the picture, as a ResNet does, "
            "has one gradient everywhere there.",
            hangs_on,
        ),
        Row(
            "Grad-CAM",
            f"What speaks for “{LABEL_WORDS[target]}” in each layer; the deepest is the one to read first.",
            tuple(_cam(model, crop, batch, targets, layer) for layer in reversed(layers)),
        ),
        _class_map_row(model, crop, batch, target),
        _integrated_row(model, crop, batch, targets),
    ]
    return [row for row in found if row.maps]


def _average_maps(
    model: Model, crop: Pixels, batch: Tensor, targets: Tensor, layers: Sequence[Layer]
) -> tuple[tuple[Heatmap, ...], tuple[Heatmap, ...]]:
    side = model.spec.size
    found = attribution.averages(model.net, batch, targets, layers)
    pixels = attribution.input_gradient(model.net, batch, targets)[0]
    answered = [
        overlay.draw(f"activation-{one.layer.name}", one.layer.name, crop, one.activation[0], (one.layer, side))
        for one in found
    ]
    hangs_on = [overlay.draw("gradient-input", "the picture itself", crop, pixels, (INPUT, side))] + [
        overlay.draw(f"gradient-{one.layer.name}", one.layer.name, crop, one.gradient[0], (one.layer, side))
        for one in found
    ]
    return tuple(answered), tuple(hangs_on)


def _cam(model: Model, crop: Pixels, batch: Tensor, targets: Tensor, layer: Layer) -> Heatmap:
    heat = attribution.grad_cam(model.net, batch, targets, layer)[0]
    return overlay.draw(f"gradcam-{layer.name}", layer.name, crop, heat, (layer, model.spec.size))


def _class_map_row(model: Model, crop: Pixels, batch: Tensor, target: int) -> Row:
    """No maps where the network's answer is no mean over places."""
    title = "Class activation map"
    words = (
        f"What each place adds to the log-odds of “{LABEL_WORDS[target]}” against the other answers: red for it, blue "
        "against. The mean over the map is the answer itself; the colours' ends are the same for every picture. Staff "
        "see the same map on the kiosk."
    )
    if not isinstance(model.net, ResNet):
        return Row(title, words, ())
    last = LAYERS[model.system][-1]
    pull = kiosk.evidence.pull(attribution.class_maps(model.net, batch, last)[0], target, model.temperature)
    drawn = overlay.draw_pull("classmap", last.name, crop, pull, (last, model.spec.size))
    return Row(title, words, (drawn,))


def _integrated_row(model: Model, crop: Pixels, batch: Tensor, targets: Tensor) -> Row:
    grey = np.full((model.spec.size, model.spec.size, 3), BASELINE_GREY, np.uint8)
    baseline = torch.from_numpy(normalise(grey, model.spec.mean, model.spec.std))[None]
    found = attribution.integrated_gradients(model.net, batch, targets, baseline)
    gained, missed = float(found.gained[0]), float(found.missed[0])
    words = (
        f"Which pixels moved the score on the way from an even grey (RGB {BASELINE_GREY} each) to this picture, in "
        f"{attribution.STEPS} steps: red for “{LABEL_WORDS[int(targets[0])]}”, blue against. The score changed by "
        f"{gained:.2f}; the pixels' sum is {gained - missed:.2f}."
    )
    return Row("Integrated gradients", words, (overlay.draw_signed("integrated", "pixels", crop, found.heat[0]),))


def reasons(model: Model, crops: Sequence[Pixels], targets: Sequence[int], layers: Sequence[Layer]) -> list[Heatmap]:
    """One map a crop: Grad-CAM of the deepest layer, or the input's gradient where no layer has places."""
    if not crops:
        return []
    batch, wanted = model.batch(crops), torch.tensor(targets)
    layer = layers[-1] if layers else INPUT
    if layer is INPUT:
        heats = attribution.input_gradient(model.net, batch, wanted)
    else:
        heats = attribution.grad_cam(model.net, batch, wanted, layer)
    return [
        overlay.draw("reason", LABEL_WORDS[target], crop, heat, (layer, model.spec.size))
        for crop, target, heat in zip(crops, targets, heats, strict=True)
    ]


def what_reasons_show(layers: Sequence[Layer]) -> str:
    """For a page: where the maps of `reasons` come from."""
    if layers:
        return f"Grad-CAM of {layers[-1].name}: bright is what speaks for the answer that is named"
    return (
        "the gradient of the input, for this network has dense layers only and so no Grad-CAM: bright is where a "
        "change would move the answer that is named"
    )
