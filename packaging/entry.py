"""`mask-kiosk [COMMAND] ...`: what `python -m kiosk` and `python -m kiosk.COMMAND` are where it is installed."""

import importlib.util
import runpy
import sys

COMMANDS = ("doorman", "notary", "journal", "staff", "setup", "migrate", "restore", "doctor", "acceptance", "support")
"""The doorman and the notary load nothing but themselves: a kiosk that cannot start must not take the door with it."""


def module_of(arguments: list[str]) -> tuple[str, list[str]]:
    """The module that shall run, and what is left for it. Multiprocessing's own options are the kiosk's."""
    if arguments and arguments[0] in COMMANDS:
        return f"kiosk.{arguments[0]}", arguments[1:]
    return "kiosk", arguments


def there(name: str) -> bool:
    """Whether this version has the module, as one that can be run."""
    found = importlib.util.find_spec(name)
    if found is not None and found.submodule_search_locations is not None:
        found = importlib.util.find_spec(f"{name}.__main__")
    return found is not None


def main() -> None:
    """Never returns, but for a kiosk that ends in order."""
    name, rest = module_of(sys.argv[1:])
    if not there(name):
        sys.exit(f"mask-kiosk: this version has no {name.removeprefix('kiosk.')}")
    sys.argv[1:] = rest
    runpy.run_module(name, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
