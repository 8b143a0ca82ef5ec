"""What a process takes, read from /proc."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

from tools.speed.usage import usage


def test_a_thread_is_told_from_its_process(tmp_path: Path) -> None:
    tasks = tmp_path / "7" / "task" / "7"
    tasks.mkdir(parents=True)
    ticks = os.sysconf("SC_CLK_TCK")
    fields = " ".join(["S", *["0"] * 10, "{}", "{}", *["0"] * 30])
    (tasks / "stat").write_text("7 (a (b) c) " + fields.format(ticks, 2 * ticks))
    (tmp_path / "7" / "stat").write_text("7 (a (b) c) " + fields.format(5 * ticks, ticks))
    (tmp_path / "7" / "statm").write_text("999 250 0 0 0 0 0")
    found = usage(7, tmp_path)
    assert found is not None
    assert (found.first_thread_s, found.all_s) == (3, 6)
    assert found.rss_mb == 250 * os.sysconf("SC_PAGE_SIZE") / 1e6


def test_this_process_takes_something_and_another_thread_is_not_counted_as_its_first() -> None:
    def turn() -> None:
        for _ in range(3_000_000):
            pass

    before = usage(os.getpid())
    thread = threading.Thread(target=turn)
    thread.start()
    thread.join()
    after = usage(os.getpid())
    assert before is not None
    assert after is not None
    assert after.at_s > before.at_s
    assert after.all_s - before.all_s >= 0.02
    assert after.first_thread_s - before.first_thread_s < after.all_s - before.all_s
    assert after.rss_mb > 10


def test_a_process_that_has_ended_takes_nothing() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert usage(ended.pid) is None
