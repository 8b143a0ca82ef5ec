"""Visits at the door, made of held-out portraits and judged by the kiosk's own pipeline: by person, not by picture.

`python -m tools.visits --data DIR --out DIR [--portraits N]` writes each visit as a video, replays it, and reports per
scene how many visits went right, how long a verdict took, and how long green outlived a mask.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from rich.progress import track

from kiosk.decide import logit
from kiosk.maskdraw import Mask
from kiosk.networks import open_judge
from kiosk.plan import no_demo
from kiosk.rules import Rules
from kiosk.scene import Outcome, Reason, Sight, Verdict
from kiosk.settings import Settings
from kiosk.sources import frames
from tools import staging
from tools.finder import open_crop_finder
from tools.metrics import Rate, correlation
from tools.replay import replay
from tools.run import run_tool
from tools.scenes import GREEN, Scene, portraits, real_mask, scenes

STEP_S = math.ceil(Rules().rest_s * staging.RATE) / staging.RATE
"""Between two readings of somebody on whom the verdict is settled."""
COLOURS = ((214, 182, 148), (240, 240, 240), (45, 45, 45), (200, 160, 110))


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed."""

    data: Path
    out: Path
    portraits: int = 24
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """How one visit went. `delays_s`: from a span's start to its verdict; `green_after_s`: how long green outlived."""

    scene: str
    portrait: str
    right: bool
    delays_s: tuple[float, ...]
    green_after_s: float
    lines: tuple[str, ...]


def film(scene: Scene, path: Path, seed: int) -> Path:
    """Write the scene as a Motion JPEG video."""
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), staging.RATE, (staging.WIDTH, staging.HEIGHT))
    for picture in staging.play(scene.cast, scene.seconds, seed):
        writer.write(picture)
    writer.release()
    return path


def visit(video: Path, settings: Settings) -> list[tuple[Sight, Outcome]]:
    """Every sight and outcome of one visit, judged as `tools.replay` does."""
    with ExitStack() as opened:
        judge = open_judge(settings, 0.0, opened)
        return list(replay(frames(str(video), settings.camera, no_demo), judge))


def log_odds(scene: Scene, seen: list[tuple[Sight, Outcome]]) -> list[list[float]]:
    """The readings, STEP_S apart, of each span in which nothing changes, without its first half second.

    As log-odds of with_mask.
    """
    spans = []
    for start, end, _ in scene.must:
        spans.append(span := list[float]())
        next_s = start + 0.5
        for sight, _ in seen:
            if sight.reading and next_s - 1e-6 <= sight.captured_s < end:
                span.append(logit(sight.reading.with_mask))
                next_s = sight.captured_s + STEP_S
    return spans


def grade(scene: Scene, portrait: str, outcomes: list[Outcome]) -> Result:
    """Hold the outcomes against what must and must never show."""
    delays = tuple(_delay(outcomes, *span) for span in scene.must)
    broken = any(_shown(outcomes, *span) for span in scene.never)
    green_ends = [span[1] for span in scene.must if span[2] == GREEN]
    late = [o.decided_s for o in outcomes if green_ends and o.decided_s > green_ends[0] and o.verdict in GREEN]
    after = max(late, default=green_ends[0] if green_ends else 0.0) - (green_ends[0] if green_ends else 0.0)
    changes = [f"{o.decided_s:.2f} {o.verdict.value} {o.reason.value}" for o in _changes(outcomes)]
    return Result(scene.name, portrait, not broken and all(map(math.isfinite, delays)), delays, after, tuple(changes))


def _delay(outcomes: list[Outcome], start: float, end: float, wanted: tuple[Verdict, ...]) -> float:
    """Seconds from the span's start to the first wanted verdict in it; infinite: none."""
    times = (o.decided_s for o in outcomes if start <= o.decided_s < end and o.verdict in wanted)
    return next(times, math.inf) - start


def _shown(outcomes: list[Outcome], start: float, end: float, banned: tuple[Verdict, ...]) -> bool:
    return any(start <= o.decided_s < end and o.verdict in banned for o in outcomes)


def _changes(outcomes: list[Outcome]) -> Iterator[Outcome]:
    last: tuple[Verdict, Reason] | None = None
    for outcome in outcomes:
        if (outcome.verdict, outcome.reason) != last:
            last = outcome.verdict, outcome.reason
            yield outcome


def summary(results: list[Result]) -> dict[str, object]:
    """Per scene: visits that went right, delays, how long green outlived its cause."""
    table: dict[str, object] = {}
    for name in dict.fromkeys(result.scene for result in results):
        here = [result for result in results if result.scene == name]
        delays = [delay for result in here for delay in result.delays_s if math.isfinite(delay)]
        table[name] = {
            "right": Rate(sum(result.right for result in here), len(here)).as_dict(),
            "delay_s": {"median": _quantile(delays, 0.5), "p95": _quantile(delays, 0.95), "n": len(delays)},
            "undecided": sum(not math.isfinite(delay) for result in here for delay in result.delays_s),
            "green_after_s_max": round(max(result.green_after_s for result in here), 2),
        }
    return table


def _quantile(values: list[float], share: float) -> float | None:
    return round(float(np.quantile(values, share)), 3) if values else None


def run(options: Options) -> dict[str, object]:
    """Film, replay and grade everything; writes visits.json and visits.jsonl. Raises KioskError."""
    options.out.mkdir(parents=True, exist_ok=True)
    settings, close_up = Settings(), open_crop_finder()
    bare = portraits(options.data, close_up, "without_mask", options.portraits)
    masked = portraits(options.data, close_up, "with_mask", options.portraits)
    jobs = [
        (scene, one.name)
        for place, one in enumerate(bare)
        for scene in scenes(one, bare[place - 1], Mask(COLOURS[place % len(COLOURS)], pleats=3 * (place % 2)))
    ]
    jobs += [(real_mask(portrait), portrait.name) for portrait in masked]
    results: list[Result] = []
    series: list[list[float]] = []
    with (options.out / "visits.jsonl").open("w", encoding="utf-8") as lines:
        for seed, (scene, name) in enumerate(track(jobs, "visits")):
            video = film(scene, options.out / f"{seed:03d} {scene.name}.avi", seed)
            seen = visit(video, settings)
            results.append(grade(scene, name, [outcome for _, outcome in seen]))
            series += log_odds(scene, seen)
            print(json.dumps(_finite(asdict(results[-1]))), file=lines, flush=True)
            if results[-1].right and not options.keep:
                video.unlink()
    table = summary(results) | {"correlation": correlation(series).as_dict(STEP_S)}
    (options.out / "visits.json").write_text(json.dumps(table, indent=1) + "\n")
    return table


def _finite(fields: dict[str, Any]) -> dict[str, Any]:
    """JSON knows no infinity: a span without its verdict has no delay."""
    return fields | {"delays_s": [delay if math.isfinite(delay) else None for delay in fields["delays_s"]]}


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.visits", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a folder with manifest.csv")
    parser.add_argument("--out", type=Path, required=True, help="videos of the visits that went wrong, and the figures")
    parser.add_argument("--portraits", type=int, default=24)
    parser.add_argument("--keep", action="store_true", help="keep the videos of the visits that went right, too")
    return Options(**vars(parser.parse_args(arguments)))


def main() -> None:
    """Entry of `python -m tools.visits`."""
    print(json.dumps(run(parse()), indent=1))


if __name__ == "__main__":
    run_tool(main)
