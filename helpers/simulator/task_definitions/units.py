"""The spellings of task CPU and memory: ``"256"``, ``".25 vCPU"``, ``"512"``, ``"1 GB"``."""

from __future__ import annotations

import re

CPU_UNITS_PER_VCPU = 1024
MIB_PER_GB = 1024

_NUMBER = r"\s*(?P<number>[0-9]{0,9}\.?[0-9]{1,9})\s*"
_CPU = re.compile(_NUMBER + r"(?P<unit>vcpu)?\s*", re.IGNORECASE)
_MEMORY = re.compile(_NUMBER + r"(?P<unit>gb)?\s*", re.IGNORECASE)


def _units(pattern: re.Pattern[str], text: str, per_unit: int) -> int | None:
    found = pattern.fullmatch(text)
    if found is None:
        return None
    number = float(found["number"]) * (per_unit if found["unit"] else 1)
    return int(number) if number == int(number) else None


def cpu_units(text: str) -> int | None:
    """Task CPU in CPU units, or None where ECS could not read it (behaviour page 1.3)."""
    return _units(_CPU, text, CPU_UNITS_PER_VCPU)


def memory_mib(text: str) -> int | None:
    """Task memory in MiB, or None where ECS could not read it (behaviour page 1.3)."""
    return _units(_MEMORY, text, MIB_PER_GB)
