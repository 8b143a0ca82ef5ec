"""What a run's folder says of it: who it is, and where it stands."""

from __future__ import annotations

import json
import math
import shlex
import sys
from pathlib import Path

from kiosk.errors import KioskError
from tools.runs import read_record
from tools.training import checkpoint
from tools.training.checkpoint import Reached
from tools.training.options import Options
from tools.training.plan import Plan
from tools.training.ranks import Ranks
from tools.training.steps import Training
from tools.whole import whole


def prepare(options: Options, plan: Plan, place: Ranks) -> None:
    """Say in recipe.json what is asked for; refuse to train over a run, or to go on with another one."""
    record, asked = options.out / "recipe.json", _asked(options, plan, place)
    if options.resume:
        before = read_record(options.out)
        changed = [key for key, value in asked.items() if before.get(key) != value]
        if changed:
            was = ", ".join(f"{key} {before.get(key)}" for key in changed)
            raise KioskError(f"the run in {options.out} was made with {was}: ask for the same, or train elsewhere")
    elif (options.out / "last.pt").is_file():
        raise KioskError(f"{options.out} holds a run already: go on with --resume, or give another --out")
    place.wait()
    if place.leads:
        more = {
            "epochs": plan.epochs,
            "command": f"python -m tools.train {shlex.join(sys.argv[1:])}",
            "settings": plan.recipe.settings(),
        }
        with whole(record) as partial:
            partial.write_text(json.dumps(asked | more, indent=1), encoding="utf-8")
        if not options.resume:
            (options.out / "rates.json").unlink(missing_ok=True)


def _asked(options: Options, plan: Plan, place: Ranks) -> dict[str, object]:
    """What must be the same for a run to go on; it may become longer."""
    return {
        "name": options.name,
        "recipe": options.recipe,
        "seed": options.seed,
        "split": options.split,
        "batch": plan.batch,
        "accumulate": plan.accumulate,
        "share": options.share,
        "precision": options.precision,
        "ranks": place.world,
        "data": options.data.resolve().name,
        "hold_out": options.hold_out,
        "teacher": Path(options.teacher).name if options.teacher else None,
        "start": Path(options.start).name if options.start else None,
    }


def where(options: Options, training: Training, pictures: int) -> Reached:
    """Where the run stands: at its beginning, or where its last checkpoint was taken."""
    if not (options.resume and (options.out / "last.pt").is_file()):
        return Reached(pictures=pictures)
    reached = checkpoint.restore(options.out, training)
    if reached.pictures != pictures:
        raise KioskError(
            f"the run in {options.out} was trained on {reached.pictures} pictures, {options.data} has {pictures} now: "
            "put back what it had, or train elsewhere"
        )
    return reached


def swept_rate(options: Options) -> float | None:
    """The rate that this run's sweep chose before it was cut off; None: not swept yet."""
    path = options.out / "rates.json"
    if not (options.resume and path.is_file()):
        return None
    try:
        chosen = float(json.loads(path.read_text(encoding="utf-8"))["chosen"])
    except (ValueError, TypeError, KeyError):
        chosen = math.nan
    if not 0 < chosen < math.inf:
        raise KioskError(f"{path} is damaged: remove it, and --resume sweeps again")
    return chosen
