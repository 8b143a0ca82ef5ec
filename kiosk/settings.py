"""The site's settings: one TOML file, parsed once into frozen models; every value has a default and a range."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class CameraSettings(_Section):
    """Where the pictures come from. `auto`: camera 0, or the demo where there is none."""

    source: str = "auto"
    width: int = Field(1280, ge=320, le=3840)
    height: int = Field(720, ge=240, le=2160)
    rate: int = Field(30, ge=5, le=60)
    wait: bool = False
    """True: a camera that is missing at the start is waited for on screen; False: the kiosk says so and ends."""


class ZoneSettings(_Section):
    """Where a visitor stands to be judged, as fractions of the picture; a face's middle must lie inside."""

    x0: float = Field(0.22, ge=0, le=1)
    y0: float = Field(0.0, ge=0, le=1)
    x1: float = Field(0.78, ge=0, le=1)
    y1: float = Field(1.0, ge=0, le=1)

    @model_validator(mode="after")
    def _not_empty(self) -> ZoneSettings:
        if self.x0 >= self.x1 or self.y0 >= self.y1:
            raise ValueError("x0 must be less than x1, and y0 less than y1")
        return self


class ModelSettings(_Section):
    """Which networks judge, and what runs them. Empty: what engines/models/shipped.json names."""

    classifier: str = ""
    finder: str = ""
    backends: tuple[Literal["tensorrt", "tensorrt-rtx", "openvino", "onnxruntime"], ...] = (
        "tensorrt",
        "tensorrt-rtx",
        "onnxruntime",
    )
    """Tried in this order; what runs, and why nothing before it does, is told by `--selftest`."""
    threads: int = Field(2, ge=1, le=64)


class ScreenSettings(_Section):
    """What the window shows."""

    full_screen: bool = True
    mirror: bool = True
    """Show the live picture as a mirror does; the verdict is not affected."""
    orientation: Literal["auto", "landscape", "portrait"] = "auto"
    place: str = Field("", max_length=60)
    """The site's name, shown small; empty: none."""
    staff: str = Field("Please ring the bell or ask at the desk: staff will help you.", max_length=120)
    """What the screen answers to the staff button. It must be true at this site: nobody is called by the kiosk yet."""


class Settings(_Section):
    """All sections."""

    camera: CameraSettings = CameraSettings()
    zone: ZoneSettings = ZoneSettings()
    models: ModelSettings = ModelSettings()
    screen: ScreenSettings = ScreenSettings()
