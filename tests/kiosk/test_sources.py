import cv2
import numpy as np
import pytest

from kiosk.errors import CameraError, CameraMissing, CameraUnreadable
from kiosk.settings import CameraSettings
from kiosk.sources import SourceKind, frames, kind_of, open_feed, resolve

SETTINGS = CameraSettings()


class TwoPictures:
    """A demo of two pictures."""

    def __init__(self):
        self.left = 2
        self.closed = False

    def read(self):
        self.left -= 1
        return np.full((48, 64, 3), 50, np.uint8) if self.left >= 0 else None

    def close(self):
        self.closed = True


def no_demo():
    raise AssertionError("nobody asked for the demo")


def replay(path):
    return list(frames(str(path), SETTINGS, no_demo))


def flat(level):
    return np.full((48, 64, 3), level, np.uint8)


def write_video(path, levels, rate=12.5):
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), rate, (64, 48))
    for level in levels:
        writer.write(flat(level))
    writer.release()


@pytest.mark.parametrize(
    ("text", "kind", "live"),
    [
        ("0", SourceKind.DEVICE, True),
        ("/dev/video2", SourceKind.DEVICE, True),
        ("/dev/v4l/by-id/usb-cam-index0", SourceKind.DEVICE, True),
        ("http://cam/stream", SourceKind.URL, True),
        ("rtsp://user:secret@cam:8554/main", SourceKind.URL, True),
        ("nvarguscamerasrc ! nvvidconv ! appsink", SourceKind.PIPELINE, True),
        ("rtspsrc location=rtsp://cam/main ! decodebin ! appsink", SourceKind.PIPELINE, True),
        ("visit.mp4", SourceKind.FILE, False),
        ("demo", SourceKind.DEMO, False),
    ],
)
def test_the_text_says_what_the_source_is(text, kind, live):
    assert kind_of(text) is kind
    assert kind.live is live


def test_a_folder_is_known_by_being_one(tmp_path):
    assert kind_of(str(tmp_path)) is SourceKind.FOLDER
    assert not SourceKind.FOLDER.live


@pytest.mark.parametrize("text", ["ftp://cam/a.mp4", "udp://239.0.0.1:1234", "", "  "])
def test_a_text_that_names_nothing_is_told_what_would(text):
    with pytest.raises(CameraMissing, match=r"rtsp|demo"):
        kind_of(text)


def test_auto_is_the_first_camera_or_else_the_demo():
    assert resolve("auto", lambda: ["/dev/video1", "/dev/video3"]) == "/dev/video1"
    assert resolve("auto", list) == "demo"
    assert resolve("visit.mp4", no_demo) == "visit.mp4"


def test_the_demo_plays_at_the_rate_of_the_settings_and_is_closed():
    demo = TwoPictures()
    assert [frame.captured_s for frame in frames("demo", SETTINGS, lambda: demo)] == pytest.approx([0, 1 / 30])
    assert demo.closed


def test_a_video_is_replayed_in_media_time(tmp_path):
    write_video(tmp_path / "visit.avi", [40, 80, 120, 160, 200])
    replayed = replay(tmp_path / "visit.avi")
    assert [frame.sequence for frame in replayed] == [0, 1, 2, 3, 4]
    assert [frame.captured_s for frame in replayed] == pytest.approx([0, 0.08, 0.16, 0.24, 0.32])
    assert [frame.bgr.mean() for frame in replayed] == pytest.approx([40, 80, 120, 160, 200], abs=4)


def test_a_folder_is_replayed_in_the_order_of_names_each_picture_for_two_seconds(tmp_path):
    for name, level in (("b.png", 120), ("a.jpg", 40), ("c.JPEG", 200)):
        cv2.imwrite(str(tmp_path / name), flat(level))
    (tmp_path / "notes.txt").write_text("not a picture", encoding="utf-8")
    (tmp_path / ".hidden.jpg").write_bytes(b"")
    replayed = replay(tmp_path)
    assert len(replayed) == 60
    assert [frame.bgr.mean() for frame in replayed[::20]] == pytest.approx([40, 120, 200], abs=2)
    assert [frame.captured_s for frame in replayed[::20]] == pytest.approx([0, 2, 4])


def test_a_single_picture_is_a_short_film(tmp_path):
    cv2.imwrite(str(tmp_path / "face.png"), flat(99))
    assert {frame.bgr.mean() for frame in replay(tmp_path / "face.png")} == {99}


def test_pictures_become_eight_bit_colour_whatever_they_are(tmp_path):
    cv2.imwrite(str(tmp_path / "grey16.png"), np.full((48, 64), 40000, np.uint16))
    cv2.imwrite(str(tmp_path / "rgba.png"), np.full((48, 64, 4), 80, np.uint8))
    assert {(frame.bgr.shape, frame.bgr.dtype.name) for frame in replay(tmp_path)} == {((48, 64, 3), "uint8")}


@pytest.mark.parametrize(("content", "word"), [(b"", "empty"), (b"not a picture", "no picture that can be read")])
def test_a_broken_picture_is_an_error_that_names_it(tmp_path, content, word):
    cv2.imwrite(str(tmp_path / "a.png"), flat(1))
    (tmp_path / "b.jpg").write_bytes(content)
    with pytest.raises(CameraUnreadable, match=rf"b\.jpg is {word}"):
        replay(tmp_path)


@pytest.mark.parametrize("name", ["nothing.mp4", "nothing.jpg", "nowhere/visit.mp4"])
def test_a_missing_file_is_an_error_that_names_it(tmp_path, name):
    with pytest.raises(CameraMissing, match=name):
        replay(tmp_path / name)


def test_a_folder_without_pictures_says_what_it_wants(tmp_path):
    with pytest.raises(CameraMissing, match=r"no picture in .*\.jpg"):
        replay(tmp_path)


@pytest.mark.parametrize(("content", "word"), [(b"", "empty"), (bytes(range(256)) * 400, "damaged")])
def test_a_corrupt_video_is_an_error_that_names_it(tmp_path, content, word):
    (tmp_path / "visit.mp4").write_bytes(content)
    with pytest.raises(CameraUnreadable, match=rf"visit\.mp4 is {word}"):
        replay(tmp_path / "visit.mp4")


def test_a_video_that_breaks_off_is_played_as_far_as_it_goes_and_logged(tmp_path, caplog):
    whole, half = tmp_path / "whole.avi", tmp_path / "half.avi"
    write_video(whole, range(0, 250, 5))
    half.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert 0 < len(replay(half)) < 50
    assert "of 50 pictures" in caplog.text


def test_what_is_live_cannot_be_replayed():
    with pytest.raises(CameraError, match="live"):
        replay("rtsp://user:secret@cam/main")


@pytest.mark.skipif("GStreamer:                   NO" not in cv2.getBuildInformation(), reason="OpenCV has GStreamer")
def test_a_pipeline_without_gstreamer_says_what_to_do():
    with pytest.raises(CameraUnreadable, match=r"no GStreamer.*Jetson"):
        open_feed("nvarguscamerasrc ! appsink", SETTINGS, no_demo)
