"""How often a PIN may be tried: the pauses by hand, then whatever time, restarts and a bad disk do to them."""

from __future__ import annotations

import errno
import os
import random
import stat
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from kiosk.lockout import DISTRUST, Count, Lockout, Pause, Tries, write_private

HOUR, DAY = 3600.0, 86400.0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A count that is known, and empty."""
    path = tmp_path / "lockout.json"
    path.write_text('{"people": {}, "recent_s": [], "wait_s": 0}')
    return path


def pauses(tries: int, name: Callable[[int], str], apart_s: float) -> list[Pause]:
    """After each of so many wrong tries, the next one made when its pause and `apart_s` are over."""
    count, found = Count(), list[Pause]()
    for number in range(tries):
        count = count.wrong(name(number))
        found.append(count.pause(name(number)))
        count = count.later(found[-1].left_s + apart_s)
    return found


def test_a_persons_fifth_wrong_try_brings_a_pause_that_grows() -> None:
    own = [pause.own_s for pause in pauses(13, lambda _: "Ann", HOUR)]
    assert own == [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900]


def test_the_tenth_wrong_try_of_anybody_brings_a_pause_for_all() -> None:
    together = [pause.all_s for pause in pauses(17, str, 0)]
    assert together == [0] * 9 + [30, 60, 120, 240, 480, 900, 900, 900]


def test_wrong_tries_of_more_than_an_hour_ago_slow_nobody() -> None:
    assert {pause.all_s for pause in pauses(30, str, HOUR / 9)} == {0}
    assert any(pause.all_s for pause in pauses(30, str, HOUR / 11))


def test_the_slower_pause_counts() -> None:
    assert [Pause(30, 60).left_s, Pause(60, 30).left_s, Pause().left_s] == [60, 60, 0]


def test_a_right_try_forgives_this_person_and_nobody_else() -> None:
    count = Count()
    for name in ("Ann", "Bob", "Bob"):
        count = count.wrong(name)
    count = count.wrong("Ann").right("Ann")
    assert set(count.people) == {"Bob"}
    assert count.people["Bob"].wrong == 2
    assert len(count.recent_s) == 3


def test_somebody_with_a_pin_cannot_forgive_tries_at_another_persons() -> None:
    count = Count()
    for _ in range(30):
        count = count.later(count.pause("Bob").left_s).wrong("Bob")
        count = count.later(count.pause("Ann").left_s).wrong("Ann").right("Ann")
    assert count.people["Bob"].wrong == 30
    assert count.people["Bob"].wait_s > 0


@pytest.mark.parametrize("people", [1, 2, 5, 40])
@pytest.mark.parametrize("seed", range(5))
def test_no_hour_has_more_than_seventeen_wrong_tries(people: int, seed: int) -> None:
    chance, count, now_s, made_s = random.Random(seed), Count(), 0.0, list[float]()
    for _ in range(5000):
        name = str(chance.randrange(people))
        pause_s = count.pause(name).left_s
        step_s = pause_s if chance.random() < 0.5 else chance.choice((1.0, 60.0, 900.0)) * chance.random()
        now_s, count = now_s + step_s, count.later(step_s)
        if count.pause(name).left_s == 0:
            made_s.append(now_s)
            count = count.wrong(name)
    assert len(made_s) > 1000
    assert (
        max(sum(0 <= other - first < HOUR for other in made_s[at : at + 40]) for at, first in enumerate(made_s)) <= 17
    )


@pytest.mark.parametrize(("people", "days"), [(1, 103), (10, 29)])
def test_ten_thousand_tries_take_the_most_patient_script_weeks(people: int, days: int) -> None:
    count, now_s = Count(), 0.0
    for number in range(10_000):
        pause_s = count.pause(str(number % people)).left_s
        count, now_s = count.later(pause_s).wrong(str(number % people)), now_s + pause_s
    assert now_s / DAY > days


def test_a_try_is_on_the_disk_when_it_is_booked(file: Path) -> None:
    lockout = Lockout(file, 0)
    for number in range(1, 4):
        assert lockout.book("Ann", 0)
        assert f'"wrong":{number}' in file.read_text()


def test_a_restart_begins_the_pause_anew_whatever_the_clock_says(file: Path) -> None:
    lockout = Lockout(file, 1000)
    for _ in range(7):
        lockout.book("Ann", 1000)
    for boot_s in (0, 1e9, -5, 1000):
        lockout = Lockout(file, boot_s)
        assert lockout.pause("Ann", boot_s).left_s == 120
        assert lockout.pause("Ann", boot_s + 119).left_s == 1
        assert lockout.pause("Ann", boot_s + 120).left_s == 0


def test_a_clock_that_goes_back_shortens_nothing(file: Path) -> None:
    lockout = Lockout(file, 1000)
    for _ in range(5):
        lockout.book("Ann", 1000)
    assert [lockout.pause("Ann", now_s).left_s for now_s in (1010, 500, 0, -1e9, 1029)] == [20, 30, 30, 30, 1]


def test_a_pause_passes_only_while_the_kiosk_runs(file: Path) -> None:
    first = Lockout(file, 0)
    for _ in range(5):
        first.book("Ann", 0)
    assert Lockout(file, 10 * DAY).pause("Ann", 10 * DAY).left_s == 30


def test_at_the_first_start_all_wait_for_the_first_pause_and_it_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    lockout = Lockout(tmp_path / "new" / "lockout.json", 0)
    assert lockout.pause("Ann", 0) == Pause(0, 30)
    assert lockout.pause("Ann", 30).left_s == 0
    assert "is not there: a new one begins, with a pause" in lockout.trouble
    assert lockout.trouble in caplog.text
    assert Lockout(tmp_path / "new" / "lockout.json", 0).trouble == ""


BROKEN = {
    "empty": "",
    "cut": '{"people": {"Ann": {"wrong": 5, "wa',
    "a list": "[]",
    "no numbers": '{"people": {"Ann": {"wrong": "none", "wait_s": 0}}}',
    "less than no tries": '{"people": {"Ann": {"wrong": -5, "wait_s": 0}}}',
    "a pause of less than nothing": '{"people": {"Ann": {"wrong": 5, "wait_s": -30}}}',
    "a pause that is no number": '{"wait_s": NaN}',
    "an endless pause": '{"wait_s": Infinity}',
    "a pause of a year": '{"wait_s": 31536000}',
    "tries that are remembered for ever": '{"recent_s": [1e12]}',
    "zeros after a power cut": "\0" * 64,
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_damaged_count_is_no_unlocked_one(file: Path, content: str, caplog: pytest.LogCaptureFixture) -> None:
    file.write_text(content)
    lockout = Lockout(file, 0)
    assert lockout.pause("Ann", 0) == Pause(0, 30)
    assert "is damaged" in lockout.trouble
    assert "is damaged" in caplog.text
    lockout.book("Ann", 30)
    assert lockout.pause("Ann", 30).all_s == 60, "as if ten wrong tries had just been made"


def test_who_deletes_the_count_at_every_restart_wins_a_try_in_thirty_seconds(file: Path) -> None:
    made, running_s = 0, 0
    while running_s < HOUR:
        file.unlink(missing_ok=True)
        lockout, now_s = Lockout(file, 0), 0
        while lockout.pause("Ann", now_s).left_s:
            now_s += 1
        made, running_s = made + lockout.book("Ann", now_s), running_s + now_s
    assert made == 120


def test_where_nothing_can_be_kept_no_try_is_allowed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "folder").write_text("a file in its place")
    lockout = Lockout(tmp_path / "folder" / "lockout.json", 0)
    for now_s in range(0, 1000, 10):
        assert not lockout.book("Ann", now_s)
        assert lockout.pause("Ann", now_s).left_s == 30
    assert "so none is checked: mend that" in lockout.trouble
    assert caplog.text.count("cannot be counted") == 1, "said once, not at every try"


def test_on_a_full_disk_no_try_is_allowed_until_there_is_room(
    file: Path, files_end_at: Callable[[int], AbstractContextManager[None]]
) -> None:
    lockout = Lockout(file, 0)
    lockout.book("Ann", 0)
    before = file.read_text()
    with files_end_at(0):
        assert not lockout.book("Ann", 10)
    assert file.read_text() == before, "what was kept is not lost"
    assert lockout.pause("Ann", 10).left_s == 30
    assert lockout.book("Ann", 40)
    assert lockout.trouble == ""
    assert '"wrong":2' in file.read_text()


def test_a_right_try_that_cannot_be_kept_stays_counted(
    file: Path, files_end_at: Callable[[int], AbstractContextManager[None]]
) -> None:
    lockout = Lockout(file, 0)
    for _ in range(5):
        lockout.book("Ann", 0)
    with files_end_at(0):
        lockout.forgive("Ann", 0)
    assert lockout.pause("Ann", 0).own_s == 30


def test_a_count_checks_itself_when_it_is_read_back(file: Path) -> None:
    lockout = Lockout(file, 0)
    for _ in range(25):
        lockout.book("Ann", 0)
    assert Lockout(file, 0).pause("Ann", 0) == Pause(900, 900)
    assert DISTRUST.pause("Ann") == Pause(0, 30)
    assert Count({"Ann": Tries(5, 30.0)}).later(10).pause("Ann") == Pause(20, 0)


def test_a_private_file_is_its_owners_only(tmp_path: Path) -> None:
    path = tmp_path / "state" / "file"
    mask = os.umask(0)
    try:
        write_private(path, b"one")
        (path.parent / "file.new").touch()  # as a crash leaves it, and somebody widened it
        (path.parent / "file.new").chmod(0o666)
        write_private(path, b"two")
    finally:
        os.umask(mask)
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [each.name for each in path.parent.iterdir()] == ["file"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_what_an_installer_writes_with_sudo_belongs_to_the_folders_owner(tmp_path: Path) -> None:
    os.chown(tmp_path, 12345, 12345)
    write_private(tmp_path / "file", b"one")
    assert ((tmp_path / "file").stat().st_uid, (tmp_path / "file").stat().st_gid) == (12345, 12345)


def test_a_private_file_is_not_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "file.new").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError) as caught:  # noqa: PT011 - its number is what tells
        write_private(tmp_path / "file", b"one")
    assert caught.value.errno == errno.ELOOP
    assert not (tmp_path / "elsewhere").exists()
