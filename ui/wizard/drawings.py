"""What a lock does without power, drawn: a door with a bar before it, and one that stands open."""

from __future__ import annotations

from functools import cache

from ui.shapes import Icon, cut, disc, ink, line, polygon


@cache
def locked_door() -> Icon:
    """Shut, with a padlock on it."""
    leaf = polygon([(14, 8), (62, 8), (62, 92), (14, 92)], 3)
    shackle = ink(line(6, (62, 60), (62, 50), (70, 44), (84, 44), (92, 50), (92, 60)))
    body = polygon([(56, 60), (98, 60), (98, 92), (56, 92)], 1)
    around = cut(*(layer.path for layer in polygon([(53, 57), (101, 57), (101, 95), (53, 95)], 3)))
    return leaf + around + shackle + body + cut(disc(77, 73, 5), line(5, (77, 74), (77, 83)))


@cache
def free_door() -> Icon:
    """A frame whose leaf stands open, and an arrow through it."""
    frame = ink(line(6, (12, 92), (12, 8), (60, 8), (60, 92)))
    leaf = polygon([(60, 8), (92, 22), (92, 99), (60, 92)], 2) + cut(disc(84, 58, 4))
    arrow = ink(line(7, (20, 52), (46, 52)), line(7, (36, 40), (48, 52), (36, 64)))
    return frame + leaf + arrow
