"""Everything the kiosk can say no with, and the exit code of each.

    KioskError                1   anything else that is ours
    +- CameraError           10
    |  +- CameraMissing      11   no such device, file, folder or address
    |  +- CameraBusy         12   another program holds it
    |  +- CameraUnreadable   13   it is there, but no picture comes out of it
    +- PictureUnreadable     14   a picture given to a tool is empty or broken
    +- ModelError            20
    |  +- ModelMissing       21
    |  +- ModelBroken        22   truncated, or not what the card says it is
    |  +- ChecksumMismatch   23   sha256 differs from the card or the pin
    |  +- EngineFailed       24   the engine raised, or answered NaN
    |  +- EngineUnavailable  25   no backend can run this model here
    |  +- EngineMismatch     26   answers otherwise than its card says, or a plan of another GPU or version
    +- SettingsError         30
    |  +- SettingsMissing    31
    |  +- SettingsUnknownKey 32
    |  +- SettingsOutOfRange 33   also a value of the wrong type
    +- DisplayMissing        40

argparse uses 2. A message says what is wrong and then what to do about it.
"""

from __future__ import annotations


class KioskError(Exception):
    """Base of all: its text is a sentence for the person in front of the machine."""

    exit_code = 1


class CameraError(KioskError):
    """The source gives no pictures."""

    exit_code = 10


class CameraMissing(CameraError):
    """No such device, file, folder or address."""

    exit_code = 11


class CameraBusy(CameraError):
    """Another program holds the device."""

    exit_code = 12


class CameraUnreadable(CameraError):
    """The source is there, but no picture comes out of it."""

    exit_code = 13


class PictureUnreadable(KioskError):
    """A picture file is empty or broken."""

    exit_code = 14


class ModelError(KioskError):
    """A model or its engine cannot be used."""

    exit_code = 20


class ModelMissing(ModelError):
    """A card or a weights file is not there."""

    exit_code = 21


class ModelBroken(ModelError):
    """A model file is truncated, or not what its card says."""

    exit_code = 22


class ChecksumMismatch(ModelError):
    """A file's sha256 is not the pinned one."""

    exit_code = 23


class EngineFailed(ModelError):
    """An engine raised, or answered with NaN."""

    exit_code = 24


class EngineUnavailable(ModelError):
    """No backend here can run the model; the text keeps each one's reason."""

    exit_code = 25


class EngineMismatch(ModelError):
    """An engine answers otherwise than its card says, or its plan is of another GPU or version."""

    exit_code = 26


class SettingsError(KioskError):
    """The settings file cannot be used as it is."""

    exit_code = 30


class SettingsMissing(SettingsError):
    """There is no such settings file."""

    exit_code = 31


class SettingsUnknownKey(SettingsError):
    """A key that no setting has."""

    exit_code = 32


class SettingsOutOfRange(SettingsError):
    """A value of the wrong type or outside what is allowed."""

    exit_code = 33


class DisplayMissing(KioskError):
    """There is no screen to show a window on."""

    exit_code = 40
