"""Learning from a trained network, too: from its answers to the very pictures that the pupil sees.

Hinton, Vinyals and Dean 2015 (arXiv 1503.02531); the same augmented picture for both, as Beyer et al. 2022 (arXiv
2106.05237) found best.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

SHARE = 0.7
"""Of the loss that is the teacher's; the rest is the label's, for teachers err, too."""
SOFTNESS = 2.0
"""The temperature of both sides' answers: what a teacher thinks of the wrong classes lies in its small numbers."""


def distance(logits: Tensor, taught: Tensor) -> Tensor:
    """The mean Kullback-Leibler divergence of (n, classes) answers from the teacher's, both softened.

    Times the softness squared, so that its gradient is as large as the label's.
    """
    pupil, teacher = (torch.log_softmax(one / SOFTNESS, 1) for one in (logits, taught))
    return nn.functional.kl_div(pupil, teacher, reduction="batchmean", log_target=True) * SOFTNESS**2
