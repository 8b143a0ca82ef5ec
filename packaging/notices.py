"""Who made what is in a bundle, and by which licence: the package's copyright file, and all texts in full."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

TEXTS = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors|third.?party)[^/]*$", re.IGNORECASE)


COMMON = Path("/usr/share/common-licenses")
FREE = "Qt and PySide6 are unchanged, and libraries of their own in the package's folder: others may take their place."


@dataclass(frozen=True, slots=True)
class Part:
    """Something that others made. `texts`: its licences and notices, each with where it stands."""

    name: str
    version: str
    licence: str
    texts: tuple[tuple[str, str], ...]


def distributions(name: str, extras: Iterable[str]) -> Iterator[Distribution]:
    """What the project needs, and what that needs: each once, as it is installed here."""
    todo, seen = [(name, frozenset(extras))], {name}
    while todo:
        wanted, chosen = todo.pop()
        try:
            found = distribution(wanted)
        except PackageNotFoundError:  # of another platform
            continue
        if wanted != name:
            yield found
        for text in found.requires or ():
            need = Requirement(text)
            if need.name not in seen and applies(need, chosen):
                seen.add(need.name)
                todo.append((need.name, frozenset(need.extras)))


def applies(need: Requirement, extras: Iterable[str]) -> bool:
    """Whether it is needed here, with these extras."""
    return not need.marker or any(need.marker.evaluate({"extra": extra}) for extra in ("", *extras))


def of_python(found: Distribution) -> Part:
    """A Python package with the texts that it brings."""
    said = found.metadata
    classifiers = [line.split(" :: ")[-1] for line in said.get_all("Classifier") or () if line.startswith("License")]
    # Qt's wheels bring no text, and Debian's may be referred to.
    common = [path for path in sorted(COMMON.glob("*GPL-3")) if said["Name"].startswith(("PySide6", "shiboken6"))]
    licence = said.get("License-Expression") or ", ".join(classifiers) or (said.get("License") or "see its text")
    paths = [path for path in found.files or () if TEXTS.search(str(path)) and ".dist-info" in str(path)]
    texts = tuple((str(path), path.read_text()) for path in common)
    texts += tuple((str(path), path.locate().read_text(encoding="utf-8", errors="replace")) for path in paths)  # type: ignore[attr-defined]
    return Part(said["Name"], said["Version"], licence.splitlines()[0], texts)


def of_system(bundle: Path) -> list[Part]:
    """The distribution's libraries among the bundle's files, by the packages that they came from."""
    names = {path.name for path in bundle.rglob("lib*.so*") if not path.is_symlink()}
    asked = ["dpkg-query", "--search", *(f"*/lib/*/{name}" for name in sorted(names))]
    said = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    packages = sorted({line.split(":")[0] for line in said.splitlines() if line.rsplit("/", 1)[-1] in names})
    return [part for package in packages if (part := of_package(package))]


def of_package(name: str) -> Part | None:
    """One of the distribution's packages; None where it says nothing."""
    path = Path("/usr/share/doc") / name / "copyright"
    if not path.is_file():
        return None
    asked = ["dpkg-query", "--show", "--showformat=${Version} ", name]
    version, *_ = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()
    return Part(name, version, "see its text", ((str(path), path.read_text(errors="replace")),))


def of_interpreter() -> Part:
    """Python itself."""
    path = Path(sys.base_prefix) / f"lib/python{sys.version_info[0]}.{sys.version_info[1]}/LICENSE.txt"
    texts = ((path.name, path.read_text()),) if path.is_file() else ()
    return Part("Python", sys.version.split()[0], "PSF-2.0", texts)


def of_files(root: Path) -> list[Part]:
    """What lies in the tree with a notice of its own: networks and a picture."""
    return [
        Part(path.stem, "", "see its text", ((path.name, path.read_text()),))
        for path in sorted(root.glob("*/*/*.NOTICE"))
    ]


def collect(root: Path, program: Path) -> list[Part]:
    """All of it, by name: of a virtual environment what it says itself, of a bundle what it was made from."""
    if packages := list(program.glob("venv/lib/*/site-packages")):
        found = metadata.distributions(path=list(map(str, packages)))
        parts = [of_python(each) for each in found if each.metadata["Name"] != "mask-kiosk"]
    else:
        found = (*distributions("mask-kiosk", ["door"]), distribution("pyinstaller"))
        parts = [*map(of_python, found), *of_system(program), of_interpreter()]
    return sorted([*parts, *of_files(root)], key=lambda part: part.name.lower())


def summary(parts: Iterable[Part], licence: str) -> str:
    """The copyright file: our licence, then a line for each part."""
    lines = [f"  {part.name} {part.version}: {part.licence}" for part in parts]
    said = "The package holds works of others; their licences in full are in notices.txt.gz:"
    return "\n".join([licence, said, "", *lines, "", FREE, ""])


def full(parts: Iterable[Part]) -> str:
    """Every text, after the name of whose it is."""
    rule = "=" * 78
    texts = ((f"{part.name} {part.version}: {where}", text) for part in parts for where, text in part.texts)
    return "\n\n".join(f"{rule}\n{whose}\n{rule}\n{text}" for whose, text in texts)
