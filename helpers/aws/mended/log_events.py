"""Log events that are written with the computer's clock get lab time; a missing stream is named.

CloudWatch Logs drops events older than 14 days or more than two hours ahead; in lab time that is
every event of a program that asks its computer for the time. Whoever does means "now".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from helpers.aws.mended import Mending

OLDEST = 14 * 86_400_000
NEWEST = 2 * 3_600_000
"""Milliseconds that an event may lie behind or ahead of now."""


def mend(mending: Mending, now: Callable[[], datetime]) -> None:
    """Write events outside the accepted window at the present lab time.

    GetLogEvents of a stream that does not exist says so; moto blames the log group.
    """
    from moto.logs.exceptions import ResourceNotFoundException
    from moto.logs.models import LogGroup, LogsBackend

    def accept(before: Callable[..., Any]) -> Callable[..., Any]:
        def put(logs: Any, group: str, stream: str, events: list[dict[str, Any]]) -> Any:
            present = int(now().timestamp() * 1000)
            dated = [
                event
                if present - OLDEST <= event["timestamp"] <= present + NEWEST
                else {**event, "timestamp": present}
                for event in events
            ]
            return before(logs, group, stream, dated)

        return put

    def existing(before: Callable[..., Any]) -> Callable[..., Any]:
        def get(group: Any, stream: str, *arguments: Any, **options: Any) -> Any:
            if stream not in group.streams:
                raise ResourceNotFoundException("The specified log stream does not exist.")
            return before(group, stream, *arguments, **options)

        return get

    mending.replace(LogsBackend, "put_log_events", accept)
    mending.replace(LogGroup, "get_log_events", existing)
