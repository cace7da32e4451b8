"""``lab.traffic``: how many requests reach services, and what that does to their tasks.

A model, not AWS's: see ``helpers.aws.serving``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from helpers.aws.serving import IDLE_CPU

if TYPE_CHECKING:
    from helpers.aws.serving import Reception
    from helpers.simulator.services.model import Service

MEMORY = 35.0
"""Percent of its memory that a task uses; requests do not change it."""

AN_ANSWER = 0.1
"""Seconds from a request to the end of its answer, unless the learner says otherwise."""


@dataclass(slots=True)
class Traffic:
    """Requests a second, and seconds an answer takes: for all services, or for one by its name."""

    everywhere: float = 0.0
    by_service: dict[str, float] = field(default_factory=dict)
    seconds: float = AN_ANSWER
    seconds_by_service: dict[str, float] = field(default_factory=dict)

    def put(self, rps: float, service: str | None, seconds: float) -> None:
        """From now on so many requests a second."""
        if service is None:
            self.everywhere, self.seconds = rps, seconds
            self.by_service.clear()
            self.seconds_by_service.clear()
        else:
            name = service.rpartition("/")[2]
            self.by_service[name] = rps
            self.seconds_by_service[name] = seconds

    @property
    def any(self) -> bool:
        """Do requests come at all?"""
        return bool(self.everywhere or any(self.by_service.values()))

    def rps(self, service: Service) -> float:
        """Requests a second that reach a service."""
        return self.by_service.get(service.name, self.everywhere)

    def seconds_of(self, service: str) -> float:
        """How long an answer of a service takes."""
        return self.seconds_by_service.get(service, self.seconds)

    def per_target_of(self, service: Service, found: Reception) -> float:
        """Requests in one minute for each receiver (``ALBRequestCountPerTarget``)."""
        return found.share(self.rps(service)) * 60

    def cpu_of(self, service: Service, found: Reception) -> float:
        """Average CPU utilisation of the running tasks (``ECSServiceAverageCPUUtilization``)."""
        tasks = service.running
        if not tasks:
            return 0.0
        return min(100.0, IDLE_CPU + found.work(self.rps(service)) / tasks)

    @staticmethod
    def memory_of(service: Service) -> float:
        """Average memory utilisation (``ECSServiceAverageMemoryUtilization``)."""
        return MEMORY if service.running else 0.0
