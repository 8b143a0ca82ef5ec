"""The package's own programs, which are no package of Python's: packaging/ stays without an __init__.py."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "packaging"))
