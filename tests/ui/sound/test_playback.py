"""What aplay runs in."""

from ui.sound.playback import environment

OURS = {"PATH": "/bin", "LANG": "de_DE.UTF-8", "LD_LIBRARY_PATH": "/opt/kiosk/_internal"}


def test_aplay_speaks_english_and_finds_what_we_find():
    assert environment(OURS, bundled=False) == {**OURS, "LC_ALL": "C"}


def test_from_the_bundle_aplay_has_the_systems_libraries():
    assert environment(OURS, bundled=True)["LD_LIBRARY_PATH"] == ""
    before = {**OURS, "LD_LIBRARY_PATH_ORIG": "/usr/local/lib"}
    assert environment(before, bundled=True)["LD_LIBRARY_PATH"] == "/usr/local/lib"
