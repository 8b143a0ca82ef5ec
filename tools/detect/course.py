"""A detector's run: what it learns, and how it is looked at after each epoch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from tools.detect import feed, look
from tools.detect.loss import loss
from tools.detect.matching import match
from tools.detect.pictures import Pictures
from tools.detect.precision import precision
from tools.metrics import BARE, MASKED
from tools.training.epochs import Course
from tools.training.plan import Plan
from tools.training.steps import Training
from tools.training.validation import Validation

SURE = 0.35
"""The score from which on a box counts as found."""


class Detecting(Training):
    """A training whose labels are what a window's points are to say: (n, p, 5), as tools.detect.feed draws it."""

    def _loss_over(self, pictures: Tensor, labels: Tensor) -> Tensor:
        with torch.autocast(pictures.device.type, self.autocast, enabled=self.autocast is not None):
            logits, edges = self.net(pictures)
        return loss(logits.float(), edges.float(), labels[..., 0].long(), labels[..., 1:])


class DetectorCourse(Course):
    """`pictures` to train on, `held_out` to look at after each epoch."""

    def __init__(self, plan: Plan, training: Training, pictures: Pictures, held_out: Pictures, folder: Path) -> None:
        super().__init__(plan, training, len(pictures.samples), folder)
        self._pictures, self._held_out = pictures, held_out

    def _batches(self, epoch: int, side: int, done: int) -> Iterator[tuple[Tensor, Tensor]]:
        plan = self._plan
        drawn = feed.draws(self._pictures, plan.recipe, plan.seed, epoch)[done * plan.batch :]
        return feed.batches(self._pictures, plan.recipe, side, drawn, plan.batch)

    def _judge(self, side: int) -> Validation:
        del side  # whole pictures are looked at as the kiosk will, whatever the windows were
        net, held_out = self._training.result, self._held_out
        net.eval()
        losses, founds, right = [], [], []
        pairs = zip(held_out.samples, look.answers(net, held_out.views, self._training.autocast), strict=True)
        for crowd, (shown, scale, logits, edges) in pairs:
            wanted = feed.wanted(shown)[None].to(logits.device)
            losses.append(float(loss(logits, edges, wanted[..., 0].long(), wanted[..., 1:])))
            founds.append(look.found(shown, scale, logits, edges))
            matched = match(crowd, founds[-1])
            seen = (matched.face >= 0) & (founds[-1].scores >= SURE)
            right.append(founds[-1].labels[seen] == crowd.labels[matched.face[seen]])
        by_label = precision(held_out.samples, founds)
        more = {"ap50_mask": by_label[MASKED].ap50, "ap50_bare": by_label[BARE].ap50, "ap50_wrong": by_label[2].ap50}
        judged = np.concatenate(right)
        accuracy = float(judged.mean()) if len(judged) else 0.0
        return Validation(float(np.mean(losses)), accuracy, {name: round(value, 4) for name, value in more.items()})
