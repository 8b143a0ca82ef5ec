"""The steps of a site that runs: upgrade, an upgrade that fails, removal."""

from __future__ import annotations

import re
from collections.abc import Mapping

from chroot import Chroot, Done
from looks import AT_THE_DOOR, Failed, Looks, must

BETTER, DAMAGED, MENDED = "99.1", "99.2", "99.3"
"""Versions that nobody has yet."""
NOT_OURS = re.compile(
    r"^(var/log/(dpkg[.]log|apt/.*|alternatives[.]log)|var/cache/(apt|debconf|ldconfig)/.*|var/lib/apt/.*|var/lib/dpkg/[a-z]+-old"
    r"|etc/(passwd|group|shadow|gshadow|subuid|subgid)-)$"
)
"""What dpkg and its like keep for themselves."""
FIRST_SITE = """\
# This site's own settings, of before settings had versions.
[models]
# Tried in this order: "tensorrt", "tensorrt-rtx", "openvino", "onnxruntime".
backends = ["onnxruntime"]

[screen]
place = "Ward 7"   # by the lift

[door]
driver = "log"
user = "mask-kiosk"

[journal]
notary = "/run/mask-kiosk/notary.sock"
"""


class Later:
    """A system with a kiosk that was set up. `debs`: where each newer version lies in it."""

    def __init__(self, system: Chroot, debs: Mapping[str, str]) -> None:
        self._system, self._looks, self._debs = system, Looks(system), debs

    def upgrade(self) -> str:
        """With settings of the first version, which become today's; the record stays."""
        site = self._system.root / "etc/mask-kiosk/kiosk.toml"
        site.write_text(FIRST_SITE)
        before = self._looks.records()
        must(self._install(BETTER))
        self._looks.runs(BETTER)
        text = site.read_text()
        for wanted in ('place = "Ward 7"   # by the lift', "version = 1", '"tensorrt"', "# This site's own settings"):
            if wanted not in text:
                raise Failed(f"the settings after the upgrade lack {wanted}:\n{text}")
        must(self._system.script("stat -c '%U %G %a' /etc/mask-kiosk/kiosk.toml"), "mask-kiosk mask-kiosk-door 640")
        if self._looks.records() != before:
            raise Failed(f"the record had {before}, and now {self._looks.records()}")
        must(self._system.run("test", "-x", "/usr/lib/mask-kiosk/previous/mask-kiosk"))
        return f"settings migrated, {before}"

    def rollback(self) -> str:
        """A new version whose network is damaged: the one before runs on."""
        before = self._looks.kept()
        must(self._install(DAMAGED), "FAILED", "The version before it runs on", code=1)
        self._looks.runs(BETTER, link="previous")
        if self._looks.kept() != before:
            raise Failed("settings or record are not as they were")
        must(self._system.script(AT_THE_DOOR + "mask-kiosk --selftest --source demo"), "everything is in order")
        again = must(self._install(DAMAGED), "The version before it runs on", code=1)
        self._looks.runs(BETTER, link="previous")
        if self._looks.kept() != before:
            raise Failed("settings or record are not as they were after a second try")
        return next(line for line in again.said.splitlines() if "failed its self-test" in line)

    def mend(self) -> str:
        """A version that works, after the one that did not; and by hand to the one before."""
        must(self._install(MENDED))
        self._looks.runs(MENDED)
        must(self._system.run("mask-kiosk", "previous"), "the version before is in use")
        self._looks.runs(BETTER, link="previous")
        must(self._system.run("dpkg-reconfigure", "mask-kiosk"))
        self._looks.runs(MENDED)
        return "installed over the failed one; `mask-kiosk previous` and back"

    def remove(self) -> str:
        """Settings, record and users outlive it."""
        must(self._system.run("apt-get", "-qq", "-y", "remove", "mask-kiosk"))
        must(self._system.run("test", "-s", "/etc/mask-kiosk/kiosk.toml"))
        must(self._system.run("test", "-s", "/var/lib/mask-kiosk/journal.sqlite3"))
        must(self._system.run("test", "!", "-e", "/usr/lib/mask-kiosk"))
        return "settings and record are still there"

    def purge(self, without: frozenset[str]) -> str:
        """Nothing is left that a system with the same other packages has not."""
        must(self._system.run("apt-get", "-qq", "-y", "purge", "mask-kiosk"))
        left = sorted(path for path in self._system.files() - without if not NOT_OURS.match(path))
        if left:
            raise Failed(f"the purge left {len(left)}: {left[:20]}")
        must(self._system.run("getent", "passwd", "mask-kiosk", "mask-kiosk-door"), code=2)
        must(self._system.run("getent", "group", "mask-kiosk", "mask-kiosk-door"), code=2)
        if traces := [name for name in ("passwd", "group", "shadow") if self._named_in(name)]:
            raise Failed(f"mask-kiosk is still named in {traces}")
        return "no file, user or group is left"

    def _named_in(self, name: str) -> bool:
        return "mask-kiosk" in (self._system.root / "etc" / name).read_text()

    def _install(self, version: str) -> Done:
        return self._system.run("dpkg", "--install", self._debs[version])
