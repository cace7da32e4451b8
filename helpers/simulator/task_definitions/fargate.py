"""The task sizes that Fargate offers: one table."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def _steps(first: int, last: int, step: int) -> tuple[int, ...]:
    return tuple(range(first, last + 1, step))


SIZES: Mapping[int, tuple[int, ...]] = MappingProxyType(
    {
        256: (512, 1024, 2048),
        512: _steps(1024, 4096, 1024),
        1024: _steps(2048, 8192, 1024),
        2048: _steps(4096, 16384, 1024),
        4096: _steps(8192, 30720, 1024),
        8192: _steps(16384, 61440, 4096),
        16384: _steps(32768, 122880, 8192),
    }
)
"""CPU units (1024 = 1 vCPU) -> the memory sizes in MiB that go with them.

Source: behaviour page 1.4; API reference, RegisterTaskDefinition, ``memory``.
"""

WINDOWS_CPU = frozenset({1024, 2048, 4096})
"""CPU units that Windows containers on Fargate may ask for (behaviour page 1.4)."""


def memories(cpu: int, *, windows: bool = False) -> tuple[int, ...]:
    """The memory sizes in MiB that go with these CPU units; none if Fargate lacks the CPU size."""
    return SIZES.get(cpu, ()) if cpu in WINDOWS_CPU or not windows else ()


def exists(cpu: int, memory: int, *, windows: bool = False) -> bool:
    """Whether Fargate has this pair of CPU units and MiB, for Linux or for Windows containers."""
    return memory in memories(cpu, windows=windows)
