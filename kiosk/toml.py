"""Python's own TOML reader, or before Python 3.11 the package that became it."""

import sys

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["tomllib"]
