"""What a step may look at in the system under test, and how it fails."""

from __future__ import annotations

from chroot import Chroot, Done

AT_THE_DOOR = """
as() { user=$1; shift; runuser -u "$user" -- env HOME=/ XDG_STATE_HOME=/var/lib "$@"; }
install -d -o mask-kiosk-door -g mask-kiosk-door -m 0750 /run/mask-kiosk
kiosk=/usr/lib/mask-kiosk/current/mask-kiosk
state=/var/lib/mask-kiosk-door
as mask-kiosk-door $kiosk notary --state $state --socket /run/mask-kiosk/notary.sock --user mask-kiosk &
as mask-kiosk-door $kiosk doorman --config /etc/mask-kiosk/kiosk.toml &
for tries in 1 2 3 4 5 6 7 8 9 10; do
    if [ -S /run/mask-kiosk/notary.sock ] && [ -S /run/mask-kiosk/door.sock ]; then break; fi
    sleep 0.5
done
"""
"""As the units start them; there is no systemd in a chroot."""


class Failed(Exception):
    """A step did not do what it must."""


def must(done: Done, *wanted: str, code: int = 0) -> Done:
    """The command ended with this code and said all of it. Raises Failed, with what it said."""
    if done.code != code or (missing := [text for text in wanted if text not in done.said]):
        lacks = f"it did not say {missing}" if done.code == code else f"it ended with {done.code} and not {code}"
        raise Failed(f"{lacks}. What it said:\n{done.said[-6000:]}")
    return done


class Looks:
    """At one system: what runs there, and what is kept."""

    def __init__(self, system: Chroot) -> None:
        self.system = system

    def runs(self, version: str, link: str = "") -> None:
        """`current` leads to it, and it says that it is that version."""
        seen = must(self.system.run("readlink", "/usr/lib/mask-kiosk/current")).said.strip()
        if seen != (link or version):
            raise Failed(f"{seen} is in use, and not {link or version}")
        folder = self.system.root / "usr/lib/mask-kiosk" / seen
        (metadata,) = folder.glob("_internal/mask_kiosk-*.dist-info/METADATA")
        if f"\nVersion: {version}\n" not in metadata.read_text():
            raise Failed(f"{folder} does not hold version {version}")

    def verify(self) -> str:
        """The command that proves the record."""
        return "mask-kiosk journal verify /var/lib/mask-kiosk/journal.sqlite3 --socket /run/mask-kiosk/notary.sock"

    def records(self) -> str:
        """How many the notary finds in order. Raises Failed."""
        return must(self.system.script(AT_THE_DOOR + self.verify())).said.strip().splitlines()[-1]

    def kept(self) -> tuple[str, str]:
        """What an upgrade must not lose: the settings and the record."""
        return (self.system.root / "etc/mask-kiosk/kiosk.toml").read_text(), self.records()
