"""``lab.traffic``: how many requests reach services, and what that does to their tasks.

A model, not AWS's: requests are spread evenly over the running tasks of a service, and each costs
the same CPU time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.simulator.services.model import Service

CPU_SECONDS = 0.01
"""What one request costs: ten milliseconds of one vCPU."""

IDLE_CPU = 2.0
MEMORY = 35.0
"""Percent that a task uses without any request, of CPU and of memory."""

UNITS_PER_VCPU = 1024


@dataclass(slots=True)
class Traffic:
    """Requests a second, for all services together or for one by its name."""

    everywhere: float = 0.0
    by_service: dict[str, float] = field(default_factory=dict)

    def put(self, rps: float, service: str | None) -> None:
        """From now on so many requests a second."""
        if service is None:
            self.everywhere = rps
            self.by_service.clear()
        else:
            self.by_service[service.rpartition("/")[2]] = rps

    def rps(self, service: Service) -> float:
        """Requests a second that reach a service."""
        return self.by_service.get(service.name, self.everywhere)

    def requests_per_target(self, service: Service) -> float:
        """In one minute, for each running task (``ALBRequestCountPerTarget``)."""
        return self.rps(service) * 60 / max(running(service), 1)

    def cpu(self, service: Service) -> float:
        """Average CPU utilisation in percent (``ECSServiceAverageCPUUtilization``)."""
        if service.revision is None:
            return 0.0
        vcpus = (service.revision.blueprint.demanded_cpu or UNITS_PER_VCPU) / UNITS_PER_VCPU
        each = self.rps(service) / max(running(service), 1)
        return min(100.0, IDLE_CPU + 100 * each * CPU_SECONDS / vcpus)

    def memory(self, service: Service) -> float:
        """Average memory utilisation in percent; requests do not change it."""
        return MEMORY if running(service) else 0.0


def running(service: Service) -> int:
    """How many tasks of the service run now."""
    return sum(each.running for each in service.deployments)
