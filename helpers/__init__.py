"""Learn Amazon ECS in notebooks, against an ECS that runs inside the kernel.

``from helpers import Lab`` is all that a lesson needs. Importing this package needs nothing but
Python itself, so that ``python -m helpers`` can make the environment first.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from helpers.lab import Lab

__all__ = ["Lab"]


def __getattr__(name: str) -> Any:
    if name == "Lab":
        from helpers.lab import Lab

        return Lab
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
