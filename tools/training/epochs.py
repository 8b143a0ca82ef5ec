"""The epochs of a run: steps, validation, checkpoints and the log, from where it stands to its end."""

from __future__ import annotations

import copy
import itertools
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor

from tools import feed
from tools.data.cache import Crops
from tools.training import checkpoint, rates
from tools.training.checkpoint import Reached
from tools.training.log import RunLog
from tools.training.plan import Plan
from tools.training.screen import Screen
from tools.training.steps import Training
from tools.training.validation import Validation, validate

CHECKPOINT_S = 120.0
SWEEP_EPOCH = 1 << 30
"""The first of the epochs whose draws the rate sweep uses, which no run reaches."""


class Course(ABC):
    """A run through `pictures` pictures an epoch, whatever the network learns; everything goes to `folder`."""

    def __init__(self, plan: Plan, training: Training, pictures: int, folder: Path) -> None:
        self._plan, self._training, self._folder = plan, training, folder
        self._steps = pictures // plan.batch

    @abstractmethod
    def _batches(self, epoch: int, side: int, done: int) -> Iterator[tuple[Tensor, Tensor]]:
        """This rank's part of an epoch's batches without the first `done`: pictures, and what is to be said of them."""

    @abstractmethod
    def _judge(self, side: int) -> Validation:
        """What is held out, looked at by the leading rank, at pictures of `side` px."""

    def run(self, reached: Reached) -> None:
        """To the last epoch, or to the one after which early stopping ends it."""
        pictures, leads = self._steps * self._plan.batch, self._training.ranks.leads
        done = self._training.step_now
        with (
            RunLog(self._folder / "log.jsonl" if leads else None, done, reached.epoch) as log,
            Screen(pictures, self._plan.epochs, shown=leads) as screen,
        ):
            while reached.epoch < self._plan.epochs and not self._stopped(reached):
                began_s = time.monotonic()
                first = self._training.step_now
                self._one(reached, log, screen)
                pace = (self._training.step_now - first) * self._plan.batch / (time.monotonic() - began_s)
                self._close(reached, pace, time.monotonic() - began_s, log, screen)

    def _stopped(self, reached: Reached) -> bool:
        patience = self._plan.recipe.patience
        return bool(patience) and reached.epochs_since_best >= patience

    def _one(self, reached: Reached, log: RunLog, screen: Screen) -> None:
        """The steps of one epoch that are not behind it yet."""
        training, plan = self._training, self._plan
        side = plan.recipe.side(reached.epoch, plan.epochs)
        done = training.step_now - reached.epoch * self._steps
        screen.begin(reached.epoch, side, done * plan.batch)
        training.net.train()
        saved_s = time.monotonic()
        for pictures, labels in self._batches(reached.epoch, side, done):
            rate = training.rate_now
            loss = self._step(pictures, labels)
            reached.loss_sum += loss
            epoch = round(training.step_now / self._steps, 5)
            log.write("step", step=training.step_now, epoch=epoch, loss=round(loss, 6), rate=rate)
            screen.advance(plan.batch, loss)
            if time.monotonic() - saved_s > CHECKPOINT_S and training.ranks.leads:
                checkpoint.save(self._folder, training, reached)
                saved_s = time.monotonic()

    def _step(self, pictures: Tensor, labels: Tensor, rate: float | None = None) -> float:
        # Dropout is drawn from the step's number, so that a run that was cut off draws the same.
        ranks = self._training.ranks
        torch.manual_seed((self._plan.seed << 40) + (self._training.step_now << 8) + ranks.rank)
        return self._training.step(
            pictures, labels, whole=self._plan.batch, accumulate=self._plan.accumulate, rate=rate
        )

    def _close(self, reached: Reached, speed: float, took_s: float, log: RunLog, screen: Screen) -> None:
        training, plan = self._training, self._plan
        train_loss, reached.loss_sum = reached.loss_sum / self._steps, 0.0
        side = plan.recipe.side(reached.epoch, plan.epochs)
        found = self._validate(side)
        reached.epoch += 1
        better = found.loss < reached.best_loss
        reached.best_loss = min(found.loss, reached.best_loss)
        reached.epochs_since_best = 0 if better else reached.epochs_since_best + 1
        log.write(
            "epoch",
            step=training.step_now,
            epoch=reached.epoch,
            side=side,
            train_loss=round(train_loss, 6),
            val_loss=round(found.loss, 6),
            val_accuracy=round(found.accuracy, 6),
            seconds=round(took_s, 2),
            pictures_per_s=round(speed, 1),
            **found.more,
        )
        # After the log: a line that is there twice can be dropped, one that is missing never comes again.
        if training.ranks.leads:
            if better or plan.recipe.average_decay:
                checkpoint.save_weights(self._folder, training.result)
            checkpoint.save(self._folder, training, reached)
        screen.tell(
            f"epoch {reached.epoch}/{plan.epochs} at {side} px: loss {train_loss:.4f}; on validation {found.loss:.4f}, "
            f"{100 * found.accuracy:.2f} % right; {speed:.{0 if speed >= 10 else 1}f} pictures/s"
            + "".join(f"; {name} {value:.3f}" for name, value in found.more.items())
        )

    def _validate(self, side: int) -> Validation:
        """At the side that the epoch was trained at: small pictures are quick to judge, and what it knows so far."""
        ranks = self._training.ranks
        found = Validation(0.0, 0.0)
        if ranks.leads:
            found = self._judge(side)
        return Validation(ranks.shared(found.loss), ranks.shared(found.accuracy), found.more)


class Epochs(Course):
    """`crops` to train on, `held_out` to look at after each epoch."""

    def __init__(self, plan: Plan, training: Training, crops: Crops, held_out: Crops, folder: Path) -> None:
        super().__init__(plan, training, len(crops.samples), folder)
        self._crops, self._held_out = crops, held_out

    def _batches(self, epoch: int, side: int, done: int) -> Iterator[tuple[Tensor, Tensor]]:
        plan = self._plan
        drawn = feed.draws(self._crops.samples, plan.recipe, plan.seed, epoch)[done * plan.batch :]
        return feed.batches(self._crops, plan.recipe, side, drawn, plan.batch, self._training.ranks)

    def _judge(self, side: int) -> Validation:
        return validate(self._training.result, self._held_out, self._plan.recipe, self._training.autocast, side)

    def find_rate(self) -> rates.Sweep:
        """Sweep the learning rate and forget what was learnt meanwhile."""
        training = self._training
        before = copy.deepcopy(training.state())
        side = self._plan.recipe.side(0, self._plan.epochs)
        epochs = (self._batches(SWEEP_EPOCH + turn, side, 0) for turn in itertools.count())
        supply = itertools.chain.from_iterable(epochs)
        training.net.train()
        with Screen(rates.STEPS, 1, shown=training.ranks.leads) as screen:
            screen.begin(0, side, 0)

            def loss_at(rate: float) -> float:
                loss = self._step(*next(supply), rate=rate)
                screen.advance(1, loss)
                return loss

            found = rates.sweep(loss_at)
            screen.tell(f"swept the learning rate: {found.chosen:.2g} makes the loss fall fastest")
        training.load(before)
        return found
