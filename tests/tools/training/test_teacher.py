from __future__ import annotations

import math
from pathlib import Path
from types import ModuleType

import pytest
import torch

from kiosk.errors import KioskError
from tools import train
from tools.training.options import Options
from tools.training.ranks import Ranks
from tools.training.steps import Training
from tools.training.teacher import SHARE, SOFTNESS, distance

CPU = torch.device("cpu")


def test_who_answers_as_the_teacher_does_is_at_no_distance() -> None:
    answers = torch.tensor([[2.0, -1.0, 0.5], [0.0, 3.0, 1.0]])
    assert distance(answers, answers + 7).item() == pytest.approx(0, abs=1e-6)


def test_the_distance_by_hand() -> None:
    """Teacher (log 4, 0, 0) softened by two: 1/2, 1/4, 1/4. Pupil: thirds. KL = 0.5 log 1.5 + 0.5 log 0.75."""
    assert SOFTNESS == 2
    by_hand = 4 * (0.5 * math.log(1.5) + 0.5 * math.log(0.75))
    found = distance(torch.zeros(2, 3), torch.tensor([[math.log(4), 0.0, 0.0]] * 2))
    assert found.item() == pytest.approx(by_hand, rel=1e-5)


def test_a_pupil_of_wrong_labels_ends_nearer_to_its_teacher(tiny_system: ModuleType) -> None:
    torch.manual_seed(0)
    pictures, labels = torch.randn(6, 3, 8, 8), torch.zeros(6, dtype=torch.int64)
    teacher = tiny_system.Tiny().eval()
    with torch.no_grad():
        teacher.fc.bias.copy_(torch.tensor([-3.0, 3.0, -3.0]))
    losses = []
    for taught in (None, teacher):
        torch.manual_seed(1)
        training = Training(tiny_system.PLAIN.build(), tiny_system.PLAIN, 0.1, 40, Ranks(), None)
        training.teacher = taught
        for _ in range(40):
            training.step(pictures, labels, whole=6)
        with torch.no_grad():
            losses.append(distance(training.net(pictures), teacher(pictures)).item())
    assert losses[1] < 0.3 * losses[0]
    assert all(weight.grad is None for weight in teacher.parameters())


def test_the_loss_is_shared_between_label_and_teacher(tiny_system: ModuleType) -> None:
    torch.manual_seed(2)
    pictures, labels = torch.randn(4, 3, 8, 8), torch.tensor([0, 1, 2, 0])
    net, teacher = tiny_system.Tiny(), tiny_system.Tiny().eval()
    with torch.no_grad():
        logits = net(pictures)
        own = torch.nn.functional.cross_entropy(logits, labels)
        expected = (1 - SHARE) * own + SHARE * distance(logits, teacher(pictures))
    training = Training(net, tiny_system.PLAIN, 0.1, 4, Ranks(), None)
    training.teacher = teacher
    assert training.step(pictures, labels, whole=4, accumulate=1) == pytest.approx(expected.item(), rel=1e-5)


@pytest.mark.usefixtures("tiny")
def test_a_teacher_of_other_classes_is_refused(options: Options, tmp_path: Path) -> None:
    train.run(Options("tiny", options.data, tmp_path / "two", "two", epochs=1))
    with pytest.raises(KioskError, match="knows 2 classes, its pupil 3"):
        train.open_teacher(str(tmp_path / "two"), 3, CPU)
