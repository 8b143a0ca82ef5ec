"""The paper's systems: every network by its name, with its recipes."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.errors import KioskError
from tools.nets import cnn, detector, resnet, vanilla
from tools.recipe import Recipe

SYSTEMS: dict[str, Mapping[str, Recipe]] = {
    "vanilla": vanilla.RECIPES,
    "cnn": cnn.RECIPES,
    "resnet34": resnet.RECIPES34,
    "resnet50": resnet.RECIPES50,
}
"""Those that say what a face wears."""
DETECTORS: dict[str, Mapping[str, Recipe]] = {"detector": detector.RECIPES}
"""Those that find the faces, too."""


def find_recipe(name: str, recipe: str) -> Recipe:
    """The settings of one system. Raises KioskError, naming those there are."""
    systems = SYSTEMS | DETECTORS
    recipes = systems.get(name)
    if recipes is None:
        raise KioskError(f"there is no network {name}: choose among {', '.join(systems)}")
    if recipe not in recipes:
        raise KioskError(f"{name} has no recipe {recipe}: choose among {', '.join(recipes)}")
    return recipes[recipe]
