"""Threshold and evidence, tuned together by person: `python -m tools.tune --data DIR --out DIR [--portraits N]`.

Visits of held-out people, bare, masked, with things before the mouth or a mask worn wrongly, are filmed and looked at
once; then the kiosk's decision is made anew for every setting. Writes OUT/tune.json and OUT/tune.html.
"""

from __future__ import annotations

import argparse
import itertools
import os
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict
from rich.progress import track

from kiosk import decide, native
from kiosk.decide import JUDGED, State
from kiosk.networks import open_judge
from kiosk.plan import no_demo
from kiosk.rules import Rules
from kiosk.scene import Sight, Verdict
from kiosk.settings import Settings
from kiosk.sources import frames
from tools import visited
from tools.finder import open_crop_finder
from tools.metrics import Rate
from tools.page import write_page
from tools.report.findings import Share
from tools.run import run_tool
from tools.scenes import Scene, portraits
from tools.training.options import count
from tools.visited import ARRIVES_S, LEAVES_S, Visit
from tools.visits import film
from tools.whole import whole

THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99)
CORRELATIONS_S = (0.1, 0.2, 0.4)
FALSE_ADMITS = (0.01, 0.001, 0.0001)
MEDIAN_S, P95_S = 1.0, 2.0
"""From arrival to verdict: the product's limits."""


class Tried(BaseModel):
    """One setting, and what it did to all visits. Times in seconds from arrival to the first verdict."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    threshold: float
    correlation_s: float
    false_admit: float
    admitted: Share
    """Visits of people not properly masked that were green at any time."""
    refused: Share
    """Visits of masked people that were never green."""
    median_s: float
    p95_s: float
    by_kind: dict[str, Share]
    """Green at any time, for each kind of guest."""

    @property
    def quick(self) -> bool:
        """Within the product's limits."""
        return self.median_s <= MEDIAN_S and self.p95_s <= P95_S


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed. `portraits`: how many bare ones, and how many masked."""

    data: Path
    out: Path
    portraits: int = 60


def run(options: Options) -> Path:
    """Film what is not filmed yet, decide everything anew, and draw: OUT/tune.html. Raises KioskError."""
    finder, number = open_crop_finder(), options.portraits
    bare, masked, wrong = (
        portraits(options.data, finder, label, number) for label in ("without_mask", "with_mask", "mask_incorrect")
    )
    guests = list(visited.cast(bare, masked, wrong))
    visits = visited.gather(guests, lambda scene, seed: see(scene, seed, options.out), options.out / "visited.jsonl")
    grid = itertools.product(THRESHOLDS, CORRELATIONS_S, FALSE_ADMITS)
    tried = [
        attempt(visits, Rules(threshold=threshold, correlation_s=correlation_s, false_admit=false_admit))
        for threshold, correlation_s, false_admit in track(list(grid), "deciding", transient=True)
    ]
    return write(tried, best(tried), options.out)


def see(scene: Scene, seed: int, folder: Path) -> Sequence[Sight]:
    """Film a scene and look at every frame of the video, as `tools.replay` does."""
    settings, video = Settings(), film(scene, folder / "visit.avi", seed)
    with ExitStack() as opened:
        judge = open_judge(settings, 0.0, opened)
        seen = [judge.look(frame) for frame in frames(str(video), settings.camera, no_demo)]
    video.unlink()
    return seen


def attempt(visits: Sequence[Visit], rules: Rules) -> Tried:
    """Decide every visit by these rules."""
    told = [_told(visit, rules) for visit in visits]
    masked = np.asarray([visit.guest.masked for visit in visits])
    green = np.asarray([Verdict.MASK_OK in (verdict for _, verdict in verdicts) for verdicts in told])
    delays = [_delay(verdicts) for verdicts in told]
    kinds = np.asarray([visit.guest.kind for visit in visits])
    return Tried(
        threshold=rules.threshold,
        correlation_s=rules.correlation_s,
        false_admit=rules.false_admit,
        admitted=_share(green[~masked]),
        refused=_share(~green[masked]),
        median_s=round(float(np.quantile(delays, 0.5)), 3),
        p95_s=round(float(np.quantile(delays, 0.95)), 3),
        by_kind={str(kind): _share(green[kinds == kind]) for kind in dict.fromkeys(kinds)},
    )


def _told(visit: Visit, rules: Rules) -> list[tuple[float, Verdict]]:
    """When which verdict was shown, from the guest's arrival on."""
    state, verdicts = State(), []
    for sight in visit.sights:
        state = decide.step(state, sight, sight.captured_s, rules)
        verdicts.append((sight.captured_s, state.verdict))
    return verdicts


def _delay(verdicts: Sequence[tuple[float, Verdict]]) -> float:
    """Seconds to the first verdict; where there is none, as long as the guest stood there."""
    times = (at_s - ARRIVES_S for at_s, verdict in verdicts if verdict in JUDGED)
    return next(times, LEAVES_S - ARRIVES_S)


def _share(hit: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Share:
    return Share.of(Rate(int(hit.sum()), len(hit)))


def best(tried: Sequence[Tried]) -> Tried:
    """Of those that are quick enough (of all, where none is) the one that lets in fewest; then, refuses fewest.

    Settings that do the same are common: among them the strictest is taken, for these visits are few.
    """
    quick = [one for one in tried if one.quick] or tried
    return min(quick, key=lambda one: (one.admitted.rate, one.refused.rate, -one.threshold, one.false_admit))


def write(tried: Sequence[Tried], chosen: Tried, out: Path) -> Path:
    """OUT/tune.json and OUT/tune.html."""
    with whole(out / "tune.json") as partial:
        rows = ",\n".join(one.model_dump_json() for one in tried)
        partial.write_text(f'{{"chosen": {chosen.model_dump_json()},\n"tried": [\n{rows}\n]}}\n', encoding="utf-8")
    ranked = sorted(tried, key=lambda one: (not one.quick, one.admitted.rate, one.refused.rate, one.p95_s))
    return write_page(out / "tune.html", "tune.html.j2", chosen=chosen, ranked=ranked, limits=(MEDIAN_S, P95_S))


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.tune", description="Tunes threshold and evidence by person.")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="a folder of pictures")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the visits and the page go")
    parser.add_argument("--portraits", type=count, default=60, help="how many bare and how many masked people come")
    return Options(**vars(parser.parse_args(arguments)))


def main() -> None:
    """Entry of `python -m tools.tune`."""
    native.prepare(os.environ)
    print(run(parse()))


if __name__ == "__main__":
    run_tool(main)
