"""The face finder for tools that cut and look at crops."""

from __future__ import annotations

from engines.card import load_card, shipped
from engines.factory import Setup, open_model
from kiosk.centerface import CenterFace

CROP_SIDE = 256


def open_crop_finder() -> CenterFace:
    """CenterFace for pictures that a face nearly fills."""
    card = load_card(shipped().finder)
    return CenterFace(open_model(card, Setup()).engine, CROP_SIDE, CROP_SIDE)


def open_picture_finder(side: int) -> CenterFace:
    """CenterFace for pictures of crowds, their longer side shown in so many pixels."""
    card = load_card(shipped().finder)
    return CenterFace(open_model(card, Setup()).engine, side, side)
