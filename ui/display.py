"""Is there a screen? Asked before Qt does: Qt aborts the process when it cannot reach one."""

from __future__ import annotations

import ctypes
import socket
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QPluginLoader

from kiosk.errors import DisplayMissing

_TIMEOUT_S = 2.0
_ADVICE = "log in on the machine's own screen, set DISPLAY, or run with --headless"


def choose_platform(environ: Mapping[str, str]) -> str:
    """The Qt platform that will work here. Raises DisplayMissing with what to do about it."""
    asked = environ.get("QT_QPA_PLATFORM", "")
    if asked.split(":")[0].split(";")[0] not in ("", "xcb", "wayland"):
        return asked
    tried: list[str] = []
    if asked != "xcb" and environ.get("WAYLAND_DISPLAY"):
        if _wayland_answers(environ):
            return _loadable("wayland")
        tried.append(f"Wayland display {environ['WAYLAND_DISPLAY']!r} does not answer")
    if not asked.startswith("wayland") and environ.get("DISPLAY"):
        if _x_answers(environ["DISPLAY"]):
            return _loadable("xcb")
        tried.append(f"X display {environ['DISPLAY']!r} does not answer or refuses this user")
    found = "; ".join(tried) or "neither DISPLAY nor WAYLAND_DISPLAY is set"
    raise DisplayMissing(f"there is no screen to show the window on ({found}): {_ADVICE}")


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    path = Path(environ.get("XDG_RUNTIME_DIR", "/")) / environ["WAYLAND_DISPLAY"]
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(_TIMEOUT_S)
        try:
            connection.connect(str(path))
        except OSError:
            return False
    return True


def _x_answers(name: str) -> bool:
    """Connect as Qt will, with its library and its credentials."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        raise DisplayMissing(f"Qt cannot show a window: {error}; `make` installs what is missing when root") from error
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(name.encode(), None)
    try:
        return bool(xcb.xcb_connection_has_error(connection) == 0)
    finally:
        xcb.xcb_disconnect(connection)


def _loadable(platform: str) -> str:
    """The platform, if one of Qt's plugins for it loads: a missing system library is named instead of an abort."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    why = f"there is no plugin in {folder}"
    for plugin in sorted(folder.glob(f"libq{platform}*.so")):
        loader = QPluginLoader(str(plugin))
        if loader.load():
            return platform
        why = loader.errorString()
    raise DisplayMissing(f"Qt cannot use the {platform} display: {why}; install the system library it names")
