"""Where to look inside each of the paper's systems, from shallow to deep."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.errors import KioskError


@dataclass(frozen=True, slots=True)
class Layer:
    """One place in a network: `name` for people, `module` its path in it.

    The value at (row, column) of its output is centred on the input's pixel (stride * row + centre, stride * column +
    centre), counted from the middle of the first pixel.
    """

    name: str
    module: str
    stride: int
    centre: float


INPUT = Layer("input", "", 1, 0.0)
"""The picture itself."""
# Kernels of odd size, padded by their half: every value is centred on a multiple of the stride. The first convolution
# is looked at behind its batch norm, where a network with folded batch norms is the same.
_RESNET = (
    Layer("conv1", "bn1", 2, 0.0),
    *(Layer(f"layer{index}", f"layer{index}", 2 << index, 0.0) for index in range(1, 5)),
)
# 2x2 kernels without padding: half a pixel further with each.
_CNN = (Layer("conv1", "conv1", 1, 0.5), Layer("conv2", "conv2", 1, 1.0))
LAYERS: dict[str, tuple[Layer, ...]] = {"vanilla": (), "cnn": _CNN, "resnet34": _RESNET, "resnet50": _RESNET}


def choose(system: str, names: tuple[str, ...]) -> tuple[Layer, ...]:
    """The layers of a system by their names, in the network's order; all where none is named. Raises KioskError."""
    known = LAYERS[system]
    unknown = [name for name in names if name not in {layer.name for layer in known}]
    if unknown:
        there = f"choose among {', '.join(layer.name for layer in known)}" if known else "it has no layer with places"
        raise KioskError(f"{system} has no layer {unknown[0]} to look at: {there}")
    return tuple(layer for layer in known if layer.name in names) if names else known
