"""CloudWatch Logs: what containers print, at lab time (behaviour page 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from helpers.aws.outside.backends import Backends


class MotoLogs:
    """Writes to moto's CloudWatch Logs.

    Args:
        backends: where it is.
        now: the present lab time.
    """

    def __init__(self, backends: Backends, now: Callable[[], datetime]) -> None:
        self._backends = backends
        self._now = now

    @property
    def _logs(self) -> Any:
        return self._backends("logs")

    def group_exists(self, group: str) -> bool:
        """Does the log group exist?"""
        return group in self._logs.groups

    def create_group(self, group: str) -> None:
        """Create it; doing it twice is harmless."""
        if not self.group_exists(group):
            self._logs.create_log_group(group, {})

    def create_stream(self, group: str, stream: str) -> None:
        """Create a stream; doing it twice is harmless."""
        if stream not in self._logs.groups[group].streams:
            self._logs.create_log_stream(group, stream)

    def put(self, group: str, stream: str, lines: Sequence[str]) -> None:
        """Write lines. Nothing happens when somebody deleted the group or the stream meanwhile."""
        found = self._logs.groups.get(group)
        if found is None or stream not in found.streams:
            return
        moment = int(self._now().timestamp() * 1000)
        events = [{"timestamp": moment, "message": line} for line in lines]
        self._logs.put_log_events(group, stream, events)
