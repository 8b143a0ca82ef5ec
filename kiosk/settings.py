"""The site's settings: one TOML file, parsed once into frozen models; every value has a default and a range."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from kiosk.phrase import Phrase, marked
from kiosk.section import Date, Day, Section, TimeOfDay, span, up_to
from kiosk.settings_health import HealthSettings, MqttSettings
from kiosk.settings_screen import ScreenSettings, SoundSettings


class CameraSettings(Section):
    """Where the pictures come from. `auto`: camera 0, or the demo where there is none."""

    source: str = "auto"
    width: int = Field(1280, ge=320, le=3840)
    height: int = Field(720, ge=240, le=2160)
    rate: int = Field(30, ge=5, le=60)
    wait: bool = False
    """True: a camera that is missing at the start is waited for on screen; False: the kiosk says so and ends."""


class ZoneSettings(Section):
    """Where a visitor stands to be judged, as fractions of the picture; a face's middle must lie inside."""

    x0: float = Field(0.22, ge=0, le=1)
    y0: float = Field(0.0, ge=0, le=1)
    x1: float = Field(0.78, ge=0, le=1)
    y1: float = Field(1.0, ge=0, le=1)

    @model_validator(mode="after")
    def _not_empty(self) -> ZoneSettings:
        if self.x0 >= self.x1 or self.y0 >= self.y1:
            raise ValueError(Phrase("x0 must be less than x1, and y0 less than y1"))
        return self


class ModelSettings(Section):
    """Which networks judge, and what runs them. Empty: what engines/models/shipped.json names."""

    classifier: str = ""
    finder: str = ""
    backends: tuple[Literal["tensorrt", "tensorrt-rtx", "openvino", "onnxruntime"], ...] = (
        "tensorrt",
        "tensorrt-rtx",
        "onnxruntime",
    )
    """Tried in this order; what runs, and why nothing before it does, is told by `--selftest`.

    OpenVINO, where it is named, runs the classifier; the face finder only if nothing else can.
    """
    threads: int = Field(2, ge=1, le=64)


class FacesSettings(Section):
    """How faces are found (docs/detector.md)."""

    finder: Literal["centerface", "detector"] = "centerface"
    """`detector`: the ResNet50 that draws boxes looks, too, and nobody gets green without its word. Slow on a CPU."""
    size: Literal["640x480", "960x544"] = "640x480"
    """What the detector looks at, in pixels. The larger takes twice as long, for small faces in large pictures."""
    second_opinion: bool = True
    """The detector, too, looks at whoever is about to be green, and once a second then: no mask seen, no green."""
    crowd: bool = False
    """True: everyone in sight is marked and counted (docs/crowd.md), for wide doorways; no door is moved."""


class DoorSettings(Section):
    """The relay, which `python -m kiosk.doorman` holds (docs/door.md). `none`: no door is driven."""

    driver: Literal["none", "log", "gpio", "lcus", "kmtronic", "webhook", "mqtt"] = "none"
    fail: Literal["secure", "safe"] = "secure"
    """The lock without power: `secure` locked, `safe` free."""
    socket: str = "/run/mask-kiosk/door.sock"
    """Where the doorman listens."""
    user: str = ""
    """Who runs the kiosk, where that is not who runs the doorman."""
    port: str = ""
    """lcus, kmtronic: the serial device, such as /dev/ttyUSB0."""
    channel: int = Field(1, ge=1, le=16)
    """lcus, kmtronic: which relay of the board."""
    chip: str = "/dev/gpiochip0"
    line: int = Field(0, ge=0, le=511)
    """gpio: the relay's line."""
    active_low: bool = False
    exit_line: int = Field(-1, ge=-1, le=511)
    """The exit button's input on `chip`, as sensed; -1: none."""
    alarm_line: int = Field(-1, ge=-1, le=511)
    """The fire alarm's input on `chip`, as sensed; -1: none."""
    switch_line: int = Field(-1, ge=-1, le=511)
    """The staff's keyed switch on `chip`: a second way to the override, without a PIN; -1: none."""
    url: str = ""
    """webhook: who is told, by POST. mqtt: mqtt://host:port."""
    topic: str = "mask-kiosk/door"


class Schedule(Section):
    """One rule of the week: on these days, from one time of the day to another, this mode."""

    days: Annotated[tuple[Day, ...], up_to(8)]
    """On a holiday only the rules for `holiday` hold, whatever weekday it is."""
    begins: TimeOfDay = Field(alias="from")
    ends: TimeOfDay = Field(alias="to")
    """Earlier than `from`: on the next day."""
    mode: Literal["off", "advise", "enforce"]

    @model_validator(mode="after")
    def _not_empty(self) -> Schedule:
        span(self.begins, self.ends)
        return self


class PolicySettings(Section):
    """When the verdict moves the door (docs/staff.md). Where rules overlap, the stricter one holds."""

    mode: Literal["off", "advise", "enforce"] = "enforce"
    """Outside all rules. `off`: the door by its own rules; `advise`: it opens whatever the verdict; `enforce`: for a
    mask and for staff's word only. The default is the safe side: who wants less says so."""
    alternative: str = Field(marked("You cannot wear a mask? Please ask at the desk."), min_length=1, max_length=60)
    """Always on screen, for whoever cannot wear a mask. It must be true at this site."""
    everyone: bool = False
    """True: everyone in the zone must wear a mask before the door opens; False: one person at a time."""
    hold_s: float = Field(0.0, ge=0, le=10)
    """For so long after the last green the door stays open for whoever left the picture."""
    holidays: tuple[Date, ...] = ()
    schedule: tuple[Schedule, ...] = ()


class StaffSettings(Section):
    """What staff find behind the override button (docs/staff.md)."""

    shuffle: bool = False
    """True: the PIN pad's digits lie in another order at each opening, so that watched fingers tell nothing."""
    lock_after_s: int = Field(30, ge=5, le=120)
    """Without a touch for so long it closes and forgets what was typed."""
    reasons: Annotated[tuple[Annotated[str, Field(min_length=1, max_length=24)], ...], up_to(4)] = (
        marked("Medical exemption"),
        marked("Delivery"),
        marked("Known visitor"),
        marked("Kiosk is wrong"),
    )
    minutes: Annotated[tuple[Annotated[int, Field(ge=0, le=30)], ...], up_to(4)] = (0, 5, 15, 30)
    """How long an override may last; 0: for one person."""


class JournalSettings(Section):
    """The record of visits, overrides and faults (docs/journal.md). No picture is ever in it."""

    keep_days: int = Field(30, ge=1, le=3650)
    notary: str = ""
    """The socket of `python -m kiosk.notary`, which seals records as another user. Empty: the key lies beside them."""


class Settings(Section):
    """All sections."""

    camera: CameraSettings = CameraSettings()
    zone: ZoneSettings = ZoneSettings()
    models: ModelSettings = ModelSettings()
    faces: FacesSettings = FacesSettings()
    screen: ScreenSettings = ScreenSettings()
    sound: SoundSettings = SoundSettings()
    door: DoorSettings = DoorSettings()
    policy: PolicySettings = PolicySettings()
    staff: StaffSettings = StaffSettings()
    journal: JournalSettings = JournalSettings()
    health: HealthSettings = HealthSettings()
    mqtt: MqttSettings = MqttSettings()

    @model_validator(mode="after")
    def _crowd_moves_nothing(self) -> Settings:
        if self.faces.crowd and self.door.driver != "none":
            raise ValueError(
                Phrase('faces.crowd is for doorways without a door: set door.driver to "none", or faces.crowd to false')
            )
        return self
