"""The entry, `python -m kiosk --source SRC --config FILE`, and composition root: classes are chosen only here."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from kiosk import native
from kiosk.anew import begin_anew
from kiosk.crowd_plan import run_crowd
from kiosk.ending import stop_after, stop_event
from kiosk.errors import DisplayMissing, KioskError, SettingsError
from kiosk.feeding import Feeding, Life
from kiosk.network_checks import check_engines, engines_in_words
from kiosk.networks import classifier_name, open_finder, open_judge
from kiosk.notify import Systemd
from kiosk.options import Options, parse
from kiosk.outside import Outside
from kiosk.plan import Plan, feed_of
from kiosk.ports import Listener
from kiosk.privacy import no_core_dumps
from kiosk.report import Report, open_report
from kiosk.safe_mode import open_closed
from kiosk.selftest import Check, Parts, selftest
from kiosk.settings import Settings
from kiosk.settings_file import SITE_FILE, load
from kiosk.setup.machine import been_set_up
from kiosk.setup_machine import machine_at
from kiosk.site import Site, open_site
from kiosk.site_checks import site_checks
from kiosk.sources import SourceKind, kind_of, resolve
from kiosk.start import Start
from kiosk.state import state_folder

log = logging.getLogger("kiosk")


def run(options: Options) -> int:
    """Run the kiosk to its end; the exit code. Raises KioskError."""
    if not (options.setup_again or options.headless or options.selftest):
        machine_at(state_folder(), options.config or SITE_FILE).before.put_back()
    if options.setup or options.setup_again or (options.setup_first and not been_set_up(state_folder())):
        return _set_up(options)
    try:
        settings = load(options.config)
    except SettingsError as error:
        if options.headless or options.selftest:
            raise
        return _closed(options, error)
    if options.gpu:
        return check_engines(settings, options.report)
    source = resolve(options.source or settings.camera.source)
    if options.selftest:
        return _selftest(source, settings, () if options.offline else site_checks(settings))
    live = kind_of(source).live
    if settings.faces.crowd:
        return run_crowd(options, source, settings, partial(_feeding, live=live, screen=not options.headless))
    with contextlib.ExitStack() as stack:
        site = open_site(settings, classifier_name(settings.models), stack, options.config) if live else Site()
        start = Start(stop_event())
        feeding = _feeding(start, stack, live=live, screen=not options.headless)
        plan = Plan(source, settings, options.seconds, start, site, Outside(settings), feeding=feeding)
        if options.report:
            plan.listeners.append(Report(stack.enter_context(open_report(options.report)), time.monotonic()))
        stack.callback(plan.start.close)
        code = _headless(plan) if options.headless else _windowed(plan)
    plan.start.check()
    if plan.start.again.is_set():
        begin_anew(also="--setup-again")
    return code


def _selftest(source: str, settings: Settings, site: Sequence[Check]) -> int:
    with contextlib.ExitStack() as opened:
        # Not feed_of's own result: that the source has no meaning is for its check to say.
        parts = Parts(
            lambda: feed_of(source, settings)(),  # noqa: PLW0108
            lambda: open_finder(settings.models)[0],
            partial(open_judge, settings, time.monotonic(), opened),
            partial(engines_in_words, settings),
            site,
        )
        return selftest(parts.checks(), print)


def _feeding(start: Start, opened: contextlib.ExitStack, *, live: bool, screen: bool) -> Feeding | None:
    """What tells systemd how the kiosk lives; None: nobody asks, and nothing here is real."""
    systemd = opened.enter_context(contextlib.closing(Systemd(os.environ)))
    if not live and not systemd.listens:
        return None
    feeding = Feeding(systemd, time.monotonic, Life(start.stop, start.share, start.again), screen=screen)
    opened.callback(feeding.close)
    feeding.start()
    return feeding


def _headless(plan: Plan) -> int:
    with plan.outside.told(plan.operator(lambda: None)):
        plan.start.begin(plan.bring_up)
        plan.start.stop.wait()
    return 0


def _windowed(plan: Plan) -> int:
    from ui.acceptance.paper import paper
    from ui.app import Wires, run_window  # a headless kiosk needs no Qt
    from ui.sound import Sound
    from ui.tongue import here

    def subscribe(listener: Listener) -> None:
        plan.listeners.append(listener)
        plan.start.begin(plan.bring_up)

    demo_shown, settings = kind_of(plan.source) is SourceKind.DEMO, plan.settings
    language = partial(here, settings.screen.language)
    sound = Sound(settings.sound, language, time.monotonic, _local_time, settings.policy.holidays)
    operator = plan.operator(lambda: sound.trouble)
    with contextlib.closing(sound), plan.outside.told(operator):
        wires = Wires(
            plan.slot,
            subscribe,
            plan.start.stop,
            time.monotonic,
            plan.start.share,
            lambda: log.warning("a visitor calls staff"),
            plan.site.desk,
            settings.policy.alternative if plan.site.driven else "",
            operator,
            plan.why,
            sound,
            plan.feeding.beat if plan.feeding else None,
            plan.acceptance(paper),
        )
        return run_window(wires, settings.screen, os.environ, demo=demo_shown)


def _closed(options: Options, error: SettingsError) -> int:
    """Out of service, until the settings can be used or somebody ends it. Raises `error` where there is no screen."""
    from ui.display import choose_platform
    from ui.safe.app import Wires, run_closed

    try:
        platform = choose_platform(os.environ)
    except DisplayMissing:
        raise error from None
    log.error("%s", error)
    real, stop = options.source is None or kind_of(options.source).live, stop_event()
    stop_after(options.seconds, stop)
    with contextlib.ExitStack() as opened, contextlib.closing(Systemd(os.environ)) as systemd:
        closed = open_closed(options.config, opened, real=real)
        beat = partial(systemd.tell, "READY=1", "WATCHDOG=1")
        usable = run_closed(Wires(closed, stop, time.monotonic, beat), platform)
    if usable:
        begin_anew()
    return 0


def _set_up(options: Options) -> int:
    """The wizard, and after its last page the kiosk; also where somebody left it for a kiosk that was set up."""
    from ui.wizard.app import Wires, run_wizard

    machine, stop = machine_at(state_folder(), options.config or SITE_FILE), stop_event()
    stop_after(options.seconds, stop)
    if options.setup_again:
        machine.before.keep()
    with contextlib.closing(Systemd(os.environ)) as systemd:
        beat = partial(systemd.tell, "READY=1", "WATCHDOG=1")
        wires = Wires(machine, stop, time.monotonic, beat, again=options.setup_again)
        written = run_wizard(wires, os.environ)
    if written or (options.setup_again and not stop.is_set()):
        begin_anew("--setup", "--setup-again")
    return 0


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
