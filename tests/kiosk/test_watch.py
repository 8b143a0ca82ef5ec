import numpy as np
import pytest

from kiosk.watch import Look, PictureWatch

RATE = 10


def noise(seed, low=0, high=256):
    return np.random.default_rng(seed).integers(low, high, (48, 64, 3)).astype(np.uint8)


def looks(pictures, rate=RATE):
    watch = PictureWatch()
    return [watch.look(picture, 100 + number / rate) for number, picture in enumerate(pictures)]


def test_pictures_that_differ_are_new():
    assert looks(noise(seed) for seed in range(30)) == [Look.NEW] * 30


def test_a_repeated_picture_is_no_news_and_is_frozen_after_a_second():
    assert looks([noise(1)] * 15) == [Look.NEW] + [Look.REPEATED] * 9 + [Look.FROZEN] * 5


def test_one_changed_byte_ends_the_freeze():
    changed = noise(1)
    changed[47, 63, 2] ^= 1
    assert looks([noise(1)] * 12 + [changed, changed])[-3:] == [Look.FROZEN, Look.NEW, Look.REPEATED]


def test_a_camera_that_sends_each_picture_twice_is_not_frozen():
    assert set(looks([noise(number // 2) for number in range(60)])) == {Look.NEW, Look.REPEATED}


def test_black_for_half_a_second_is_black_until_a_picture_is_not():
    pictures = [noise(seed, 0, 12) for seed in range(8)] + [noise(9)]
    assert looks(pictures) == [Look.NEW] * 5 + [Look.BLACK] * 3 + [Look.NEW]


@pytest.mark.parametrize("level", [0, 16])
def test_black_without_noise_is_black_not_frozen(level):
    assert looks([np.full((48, 64, 3), level, np.uint8)] * 20)[5:] == [Look.BLACK] * 15


def test_a_dim_room_is_not_black():
    room = noise(3, 0, 16)
    room[10:20, 10:20] = 90
    assert Look.BLACK not in looks([room + np.uint8(number) for number in range(20)])


def test_a_change_of_size_is_a_new_picture():
    assert looks([noise(1), noise(1)[:24, :32].copy(), noise(1)]) == [Look.NEW] * 3
