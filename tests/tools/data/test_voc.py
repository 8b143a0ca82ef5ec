from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.scene import LABELS, Box
from tools.data import voc as layout

Voc = Callable[..., Path]
Annotate = Callable[..., str]
FACE = (20.0, 10.0, 60.0, 50.0)


def test_each_face_of_a_scene_is_a_sample_in_its_scenes_group(voc: Voc) -> None:
    data = voc("a", ("with_mask", FACE), ("mask_weared_incorrect", (100.0, 10.0, 140.0, 60.0)))
    first, second = layout.read(data, "clean")
    assert (LABELS[first.label], LABELS[second.label]) == ("with_mask", "mask_incorrect")
    assert (first.box, second.box) == (Box(*FACE), Box(100, 10, 140, 60))
    assert first.file == second.file == data / "images" / "a.png"
    assert first.group == second.group == "a"
    assert first.split == second.split
    assert first.source == "voc"


def test_faces_under_32_px_on_the_shorter_side_are_left_out(voc: Voc) -> None:
    data = voc("a", ("with_mask", (0, 0, 32, 32)), ("with_mask", (0, 0, 31.9, 60)), ("without_mask", (50, 50, 50, 50)))
    assert [sample.box for sample in layout.read(data, "clean")] == [Box(0, 0, 32, 32)]


def test_a_box_is_clipped_to_the_picture_and_left_out_when_it_lies_beyond(voc: Voc) -> None:
    data = voc(
        "a", ("with_mask", (-8, -3, 40, 40)), ("with_mask", (150, 50, 210, 101)), ("with_mask", (300, 0, 400, 90))
    )
    assert [sample.box for sample in layout.read(data, "clean")] == [Box(0, 0, 40, 40), Box(150, 50, 200, 100)]


def test_the_split_file_decides_where_there_is_one(voc: Voc) -> None:
    voc("a", ("with_mask", FACE))
    data = voc("b", ("with_mask", FACE))
    assert layout.read(data, "original") == []
    (data / "split.csv").write_text("image,split\r\na,test\r\nb.png,val\r\n", newline="")
    for kind in ("clean", "original"):
        assert [(sample.group, sample.split) for sample in layout.read(data, kind)] == [("a", "test"), ("b", "val")]


def test_a_picture_whose_suffix_was_changed_is_found_by_its_name(voc: Voc, annotate: Annotate) -> None:
    data = voc("a", xml=annotate("images\\a.jpg", ("with_mask", FACE)))
    assert [sample.file.name for sample in layout.read(data, "clean")] == ["a.png"]


def test_junk_between_the_elements_is_passed_over(voc: Voc, annotate: Annotate) -> None:
    xml = annotate("a.png", ("with_mask", FACE)).replace("</bndbox>", "</bndbox>file:/somewhere/else.xml")
    assert len(layout.read(voc("a", xml=xml), "clean")) == 1


def test_folders_may_be_called_as_in_pascal_voc_itself(voc: Voc) -> None:
    data = voc("a", ("with_mask", FACE))
    (data / "images").rename(data / "JPEGImages")
    (data / "annotations").rename(data / "Annotations")
    assert layout.fits(data)
    assert len(layout.read(data, "clean")) == 1


BOMB = '<!DOCTYPE a [<!ENTITY b "bb">]><annotation><filename>&b;</filename></annotation>'


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("<filename>a.png</filename>", ""), r"a\.xml: it names no picture"),
        (("a.png", " "), r"a\.xml: it names no picture"),
        (("a.png", "b.png"), r"a\.xml: its picture b\.png is not in images/"),
        (("with_mask", "helmet"), r"a\.xml: <name> 'helmet' is no label"),
        (("<xmin>20.0</xmin>", ""), r"a\.xml: <bndbox/xmin> '' is no number"),
        (("20.0", "nan"), r"a\.xml: the box \[nan, .*is no \[left, top, right, bottom\]"),
        (("20.0", "90"), r"a\.xml: the box \[90\.0, .*is no \[left, top, right, bottom\]"),
        (("<width>200", "<width>0"), r"a\.xml: the picture's size cannot be 0 x 100"),
        (("</annotation>", ""), r"a\.xml: no element found"),
    ],
)
def test_an_annotation_that_cannot_be_used_is_named_with_its_fault(
    voc: Voc, annotate: Annotate, change: tuple[str, str], words: str
) -> None:
    data = voc("a", xml=annotate("a.png", ("with_mask", FACE)).replace(*change))
    with pytest.raises(KioskError, match=rf"mend them, or remove them with their pictures(?s:.*){words}"):
        layout.read(data, "clean")


def test_an_xml_that_defines_entities_is_refused(voc: Voc) -> None:
    with pytest.raises(KioskError, match=r"a\.xml: it defines entities"):
        layout.read(voc("a", xml=BOMB), "clean")


def test_all_faulty_annotations_are_told_at_once(voc: Voc) -> None:
    for number in range(12):
        data = voc(f"scene{number:02}", xml="<annotation/>")
    with pytest.raises(KioskError, match=r"\(12\)(?s:.*)scene09\.xml(?s:.*)and 2 more"):
        layout.read(data, "clean")


@pytest.mark.parametrize(
    ("row", "words"), [("b,train", r"a\.png is not in split\.csv"), ("a,maybe", "use train, val or test")]
)
def test_a_split_file_that_leaves_a_picture_open_is_refused(voc: Voc, row: str, words: str) -> None:
    data = voc("a", ("with_mask", FACE))
    (data / "split.csv").write_text(f"image,split\n{row}\n")
    with pytest.raises(KioskError, match=words):
        layout.read(data, "clean")
