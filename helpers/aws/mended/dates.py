"""moto's dates are lab time: nearly all of them come from one function of ``moto.core.utils``."""

from __future__ import annotations

import datetime
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.aws.mended import Mending

OTHERS = {
    "moto.core.utils": ("datetime", "datetime"),
    "moto.s3.models": ("datetime", "datetime"),
    "moto.applicationautoscaling.models": ("time", "time"),
    "moto.secretsmanager.models": ("time", "time"),
    "moto.ecr.models": ("datetime", "datetime.datetime"),
}
"""Where dates are made: a module, a name in it, and what of the standard library it means."""


class _Datetime:
    """Stands in for the module ``datetime``."""

    def __init__(self, now: Callable[[], datetime.datetime]) -> None:
        class LabDatetime(datetime.datetime):
            @classmethod
            def now(cls, tz: datetime.tzinfo | None = None) -> Any:
                return now().astimezone(tz) if tz else now().replace(tzinfo=None)

        self.datetime = LabDatetime

    def __getattr__(self, name: str) -> Any:
        return getattr(datetime, name)


class _Time:
    """Stands in for the module ``time``."""

    def __init__(self, now: Callable[[], datetime.datetime]) -> None:
        self.time = lambda: now().timestamp()

    def __getattr__(self, name: str) -> Any:
        return getattr(time, name)


def _always(value: object) -> Callable[[Any], Any]:
    return lambda _before: value


def mend(mending: Mending, now: Callable[[], datetime.datetime]) -> Callable[[], None]:
    """Make the dates lab time. Call what comes back after moto has loaded more of itself.

    Args:
        mending: replaces, and can put back.
        now: the present lab time, in UTC.
    """
    dates = _Datetime(now)
    stand_ins = {"datetime": dates, "datetime.datetime": dates.datetime, "time": _Time(now)}
    mended: set[str] = set()

    def look_again() -> None:
        for module, (name, meaning) in OTHERS.items():
            if module not in mended and module in sys.modules:
                mended.add(module)
                mending.replace(sys.modules[module], name, _always(stand_ins[meaning]))

    look_again()
    return look_again
