"""The first steps on a bare system: installation, self-test, screen, setting up."""

from __future__ import annotations

import re

from chroot import Chroot, Done
from looks import AT_THE_DOOR, Failed, Looks, must

VERDICT = re.compile(r'"verdict": "(NO_MASK|MASK_OK|MASK_WRONG)"')
ANSWERS = """\
[camera]
source = "0"
wait = true

[screen]
language = "de"
place = "Eingang Nord"

[door]
driver = "log"
fail = "secure"
user = "mask-kiosk"

[journal]
notary = "/run/mask-kiosk/notary.sock"

[[staff.people]]
name = "Ann"
role = "installer"
pin = "739164"

[setup]
privacy = true
door_opened = true
"""

SHOWN = """\
#!/bin/sh
exec /usr/lib/mask-kiosk/current/mask-kiosk --source demo --seconds 12 --report /tmp/report.jsonl
"""


class Fresh:
    """A system that has nothing yet, and a stick of this version."""

    def __init__(self, system: Chroot, version: str) -> None:
        self._system, self._looks, self._version = system, Looks(system), version

    def install(self) -> str:
        """By the stick's own script."""
        done = must(self._system.run("sh", "/stick/install.sh"), "is installed", "Next: sudo reboot")
        self._looks.runs(self._version)
        size = must(self._system.script("du -sm /usr/lib/mask-kiosk | cut -f1")).said.strip()
        modes = "stat -c '%U %G %a %n' /etc/mask-kiosk /etc/mask-kiosk/* /var/lib/mask-kiosk*"
        must(
            self._system.script(modes),
            "mask-kiosk mask-kiosk-door 2750 /etc/mask-kiosk\n",
            "mask-kiosk mask-kiosk-door 640 /etc/mask-kiosk/kiosk.toml",
            "mask-kiosk mask-kiosk 700 /var/lib/mask-kiosk\n",
            "mask-kiosk-door mask-kiosk-door 700 /var/lib/mask-kiosk-door",
        )
        (said,) = (line for line in done.said.splitlines() if line.endswith(" is installed."))
        return f"{said} {size} MB in /usr/lib/mask-kiosk"

    def refusals(self) -> str:
        """What the stick's script says where it cannot be done."""
        damaged = "cp -r /stick /tmp/stick && echo >>/tmp/stick/README.txt && sh /tmp/stick/install.sh"
        must(self._system.script(damaged), "NOT INSTALLED: the stick is damaged", "What to do: ", code=1)
        must(self._system.run("runuser", "-u", "nobody", "--", "sh", "/stick/install.sh"), "administrator", code=1)
        other = "sed -i s/bookworm/trixie/ /etc/os-release; sh /stick/install.sh; code=$?; exit $code"
        done = self._system.run("sh", "-c", f"cp /etc/os-release /tmp/os; {other}")
        must(self._system.run("sh", "-c", "cat /tmp/os >/etc/os-release; rm -rf /tmp/stick"))
        must(done, "this stick is for Debian 12", code=1)
        return "a damaged stick, a user without rights and another system are named in words"

    def libraries(self) -> str:
        """Each finds the others that it needs: Qt loads its plugins late, and a screen that needs one stays dark."""
        script = """
            cd /usr/lib/mask-kiosk/current/_internal
            find . -name '*.so*' -type f | sort >/tmp/libraries
            export LD_LIBRARY_PATH=$PWD
            while read -r library; do ldd "$library" 2>&1 | grep 'not found' || true; done </tmp/libraries
            wc -l </tmp/libraries
        """
        *lacks, count = must(self._system.script(script)).said.split("\n")[:-1]
        if lacks:
            raise Failed(f"libraries lack {sorted(set(lacks))}")
        return f"{count} libraries lack nothing"

    def selftest(self) -> str:
        """All of it, by the command that an installer types."""
        done = must(self._system.run("mask-kiosk", "--selftest", "--source", "demo"), "everything is in order")
        return f"{done.said.count('ok      ')} checks passed, as {self._user()}"

    def demo(self) -> str:
        """On a screen, as the kiosk's user, by the command that an installer types."""
        script = """
            /tmp/Xvfb :0 -screen 0 1280x720x24 -ac >/dev/null 2>&1 &
            for tries in 1 2 3 4 5 6 7 8 9 10; do [ -S /tmp/.X11-unix/X0 ] && break; sleep 0.5; done
            DISPLAY=:0 mask-kiosk --source demo --seconds 12 --report /tmp/report.jsonl
        """
        return self._verdict(self._system.script(script))

    def session(self, **environment: str) -> str:
        """The session's script as the unit starts it, with the demo for a kiosk."""
        (self._system.root / "tmp/shown").write_text(SHOWN)
        (self._system.root / "tmp/shown").chmod(0o755)
        script = """
            rm -rf /tmp/.X*
            mkdir -m 1777 /tmp/.X11-unix
            install -d -o mask-kiosk -m 0700 /run/mask-kiosk-screen
            runuser -u mask-kiosk -- env HOME=/var/lib/mask-kiosk XDG_STATE_HOME=/var/lib MASK_KIOSK=/tmp/shown \\
                RUNTIME_DIRECTORY=/run/mask-kiosk-screen timeout 60 /usr/lib/mask-kiosk/session
        """
        done = self._system.script(script, environment=environment)
        return f"{self._verdict(done)}; {screen_of(done.said)}"

    def setup(self) -> str:
        """Without a screen, from an answers file, then the record of a kiosk that begins."""
        answers = self._system.root / "tmp/answers.toml"
        answers.write_text(ANSWERS)
        answers.chmod(0o644)
        asked = AT_THE_DOOR + "mask-kiosk setup --answers /tmp/answers.toml --elsewhere"
        done = self._system.script(asked)
        if "this version has no setup" in done.said:
            return "not there yet"
        must(done)
        must(self._system.run("cat", "/etc/mask-kiosk/kiosk.toml"), "Eingang Nord", 'language = "de"')
        must(self._system.run("mask-kiosk", "staff", "list"), "Ann (installer)")
        must(self._system.script("stat -c '%U %G %a' /etc/mask-kiosk/kiosk.toml"), "mask-kiosk mask-kiosk-door 640")
        return f"{len(done.said.splitlines())} lines said; settings and staff are there"

    def record(self) -> str:
        """Doorman, notary and a kiosk with a camera that does not come: a record is begun, and it verifies."""
        done = must(
            self._system.script(AT_THE_DOOR + "as mask-kiosk $kiosk --headless --seconds 5\n" + self._looks.verify())
        )
        return done.said.strip().splitlines()[-1]

    def _user(self) -> str:
        return must(self._system.script("runuser -u mask-kiosk -- id -un")).said.strip()

    def _verdict(self, done: Done) -> str:
        report = self._system.root / "tmp/report.jsonl"
        if not report.exists():
            raise Failed(f"it wrote no report:\n{done.said[-6000:]}")
        text, owner = report.read_text(), report.stat().st_uid
        report.unlink()
        if owner == 0:
            raise Failed("it ran as root")
        if not (found := VERDICT.findall(text)):
            raise Failed(f"it reached no verdict: {text}\n{done.said[-6000:]}")
        return f"{len(found)} verdicts: {', '.join(found)}"


def screen_of(said: str) -> str:
    """Which of the two the session came up on."""
    return "on X, as cage brought no screen up" if "X takes its place" in said else "under cage"
