"""The entry, `python -m kiosk --source SRC --config FILE`, and composition root: classes are chosen only here."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import sys
import time
from datetime import datetime
from functools import partial

from kiosk import native
from kiosk.ending import stop_event
from kiosk.errors import KioskError
from kiosk.networks import (
    check_engines,
    classifier_name,
    engines_in_words,
    open_finder,
    open_judge,
)
from kiosk.options import Options, parse
from kiosk.plan import Plan, feed_of
from kiosk.ports import Listener
from kiosk.privacy import no_core_dumps
from kiosk.report import Report, open_report
from kiosk.selftest import Parts, selftest
from kiosk.settings import Settings
from kiosk.settings_file import load
from kiosk.site import Site, open_site
from kiosk.site_checks import site_checks
from kiosk.sources import SourceKind, kind_of, resolve
from kiosk.start import Start

log = logging.getLogger("kiosk")


def run(options: Options) -> int:
    """Run the kiosk to its end; the exit code. Raises KioskError."""
    settings = load(options.config)
    if options.gpu:
        return check_engines(settings.models, options.report)
    source = resolve(options.source or settings.camera.source)
    if options.selftest:
        return _selftest(source, settings)
    live = kind_of(source).live
    with contextlib.ExitStack() as stack:
        site = open_site(settings, classifier_name(settings.models), stack, options.config) if live else Site()
        plan = Plan(source, settings, options.seconds, Start(stop_event()), site)
        if options.report:
            plan.listeners.append(Report(stack.enter_context(open_report(options.report)), time.monotonic()))
        stack.callback(plan.start.close)
        code = _headless(plan) if options.headless else _windowed(plan)
    plan.start.check()
    return code


def _selftest(source: str, settings: Settings) -> int:
    with contextlib.ExitStack() as opened:
        # Not feed_of's own result: that the source has no meaning is for its check to say.
        parts = Parts(
            lambda: feed_of(source, settings)(),  # noqa: PLW0108
            lambda: open_finder(settings.models)[0],
            partial(open_judge, settings, time.monotonic(), opened),
            partial(engines_in_words, settings.models),
            site_checks(settings),
        )
        return selftest(parts.checks(), print)


def _headless(plan: Plan) -> int:
    plan.start.begin(plan.bring_up)
    plan.start.stop.wait()
    return 0


def _windowed(plan: Plan) -> int:
    from ui.app import Wires, run_window  # a headless kiosk needs no Qt
    from ui.sound import Sound
    from ui.tongue import here

    def subscribe(listener: Listener) -> None:
        plan.listeners.append(listener)
        plan.start.begin(plan.bring_up)

    demo_shown, settings = kind_of(plan.source) is SourceKind.DEMO, plan.settings
    language = partial(here, settings.screen.language)
    sound = Sound(settings.sound, language, time.monotonic, _local_time, settings.policy.holidays)
    with contextlib.closing(sound):
        wires = Wires(
            plan.slot,
            subscribe,
            plan.start.stop,
            time.monotonic,
            plan.start.share,
            lambda: log.warning("a visitor calls staff"),
            plan.site.desk,
            settings.policy.alternative if plan.site.driven else "",
            plan.operator(lambda: sound.trouble),
            plan.why,
            sound,
        )
        return run_window(wires, settings.screen, os.environ, demo=demo_shown)


def _local_time() -> datetime:
    return datetime.now().astimezone()


def main(arguments: list[str] | None = None) -> int:
    """Entry of `python -m kiosk`: an error of ours is a sentence and an exit code, not a traceback."""
    multiprocessing.freeze_support()  # a bundle's child processes begin here, too
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s: %(message)s")
    native.prepare(os.environ)
    no_core_dumps()
    options = parse(arguments)
    try:
        return run(options)
    except KioskError as error:
        print(f"mask-kiosk: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:  # while it is starting; later Ctrl+C is a wish to end, and 0
        return 130


if __name__ == "__main__":
    sys.exit(main())
