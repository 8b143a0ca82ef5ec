from __future__ import annotations

import itertools
from dataclasses import replace
from types import ModuleType

import pytest
import torch

from tools.training.optim import autocast_type, one_cycle, optimiser_of, share_of_rate

CPU, GPU = torch.device("cpu"), torch.device("cuda")


@pytest.mark.parametrize(
    ("progress", "share"),
    [(0.0, 0.02), (0.1, 0.51), (0.2, 1.0), (0.4, 0.853553), (0.6, 0.5), (0.8, 0.146447), (1.0, 0.0), (1.5, 0.0)],
)
def test_one_cycle_at_chosen_moments(progress: float, share: float) -> None:
    """Up by half a cosine from 0.02 to 1 at a fifth; down by half a cosine: 0.5 + 0.5 cos(45 degrees) = 0.853553."""
    assert one_cycle(progress) == pytest.approx(share, abs=1e-6)


def test_one_cycle_has_one_top_and_no_jump() -> None:
    shares = [one_cycle(step / 1000) for step in range(1001)]
    top = shares.index(max(shares))
    assert top == 200
    assert shares[:201] == sorted(shares[:201])
    assert shares[200:] == sorted(shares[200:], reverse=True)
    # The cosine up ends at 0.98, and the one down begins at 1.
    assert max(abs(after - before) for before, after in itertools.pairwise(shares)) < 0.021


def test_inverse_time_and_constant_at_chosen_steps(tiny_system: ModuleType) -> None:
    falling = replace(tiny_system.PLAIN, schedule="inverse_time", decay=1e-3)
    assert [share_of_rate(falling, step, 10) for step in (0, 1000, 3000)] == [1.0, 0.5, 0.25]
    still = replace(tiny_system.PLAIN, schedule="constant")
    assert [share_of_rate(still, step, 10) for step in (0, 5, 10)] == [1.0, 1.0, 1.0]


def test_a_run_without_steps_has_a_rate_nevertheless(tiny_system: ModuleType) -> None:
    assert share_of_rate(tiny_system.PLAIN, 0, 0) == pytest.approx(0.02)


@pytest.mark.parametrize(
    ("name", "kind"), [("sgd", torch.optim.SGD), ("adagrad", torch.optim.Adagrad), ("adamw", torch.optim.AdamW)]
)
def test_only_matrices_and_kernels_decay(name: str, kind: type, tiny_system: ModuleType) -> None:
    net = tiny_system.Tiny(norm=True)
    made = optimiser_of(net, replace(tiny_system.FULL, optimiser=name, weight_decay=0.3), 0.125)
    assert isinstance(made, kind)
    assert {group["lr"] for group in made.param_groups} == {0.125}
    decays = {id(weight): group["weight_decay"] for group in made.param_groups for weight in group["params"]}
    assert {label: decays[id(weight)] for label, weight in net.named_parameters()} == {
        "conv.weight": 0.3,
        "fc.weight": 0.3,
        "conv.bias": 0.0,
        "norm.weight": 0.0,
        "norm.bias": 0.0,
        "fc.bias": 0.0,
    }


@pytest.mark.parametrize(
    ("can", "kind"),
    [
        ({}, None),
        ({"avx512": True, "avx2": True}, None),
        ({"avx512_bf16": False, "amx_bf16": False}, None),
        ({"avx512_bf16": True}, torch.bfloat16),
        ({"amx_bf16": True}, torch.bfloat16),
        ({"bf16": True}, torch.bfloat16),
    ],
)
def test_a_processor_computes_in_what_it_can(
    can: dict[str, bool], kind: torch.dtype | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: can)
    assert autocast_type("auto", CPU) is kind
    assert autocast_type("bf16", CPU) is torch.bfloat16
    assert autocast_type("fp32", CPU) is None


@pytest.mark.parametrize(("really", "kind"), [(True, torch.bfloat16), (False, None)])
def test_a_gpu_that_would_pretend_computes_in_float32(
    really: bool, kind: torch.dtype | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda *, including_emulation: including_emulation or really)
    assert autocast_type("auto", GPU) is kind
