# ruff: noqa: D102, FBT001 - what each method does is said in NVIDIA's manual, and its parameters are NVIDIA's
"""What we use of TensorRT's objects, as types: from TensorRT 10 to 11 and in RTX 1.7 they have all of it.

TensorRT itself is on no machine that checks types, and the stubs on PyPI are not valid Python.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

Shape = tuple[int, ...]


class Tensor(Protocol):
    """ITensor: an input or output of a network definition; -1 stands for a size that is left open."""

    name: str
    shape: Sequence[int]
    dtype: Any


class Network(Protocol):
    """INetworkDefinition."""

    num_inputs: int
    num_outputs: int

    def get_input(self, index: int) -> Tensor: ...
    def get_output(self, index: int) -> Tensor: ...


class Parser(Protocol):
    """OnnxParser."""

    num_errors: int

    def parse(self, model: bytes) -> bool: ...
    def get_error(self, index: int) -> Any: ...


class Profile(Protocol):
    """IOptimizationProfile."""

    def set_shape(self, input: str, min: Shape, opt: Shape, max: Shape) -> None: ...  # noqa: A002 - TensorRT's names


class Config(Protocol):
    """IBuilderConfig."""

    progress_monitor: Any

    def set_memory_pool_limit(self, pool: Any, pool_size: int) -> None: ...
    def add_optimization_profile(self, profile: Profile) -> int: ...
    def create_timing_cache(self, serialized_timing_cache: bytes) -> Any: ...
    def set_timing_cache(self, cache: Any, ignore_mismatch: bool) -> bool: ...


class Builder(Protocol):
    """The builder of plans."""

    def create_network(self, flags: int) -> Network: ...
    def create_builder_config(self) -> Config: ...
    def create_optimization_profile(self) -> Profile: ...
    def build_serialized_network(self, network: Network, config: Config) -> Any: ...


class Context(Protocol):
    """IExecutionContext."""

    def set_input_shape(self, name: str, shape: Shape) -> bool: ...
    def get_tensor_shape(self, name: str) -> Sequence[int]: ...
    def set_tensor_address(self, name: str, memory: int) -> bool: ...
    def execute_async_v3(self, stream_handle: int) -> bool: ...


class Plan(Protocol):
    """ICudaEngine: a plan that is loaded."""

    num_io_tensors: int

    def get_tensor_name(self, index: int) -> str: ...
    def get_tensor_mode(self, name: str) -> Any: ...
    def get_tensor_dtype(self, name: str) -> Any: ...
    def get_tensor_profile_shape(self, name: str, profile_index: int) -> Sequence[Sequence[int]]: ...
    def create_execution_context(self) -> Context | None: ...


REAL = {
    Tensor: "ITensor",
    Network: "INetworkDefinition",
    Parser: "OnnxParser",
    Profile: "IOptimizationProfile",
    Config: "IBuilderConfig",
    Builder: "Builder",
    Context: "IExecutionContext",
    Plan: "ICudaEngine",
}
"""The class of TensorRT that each stands for."""
