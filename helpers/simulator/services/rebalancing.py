"""Availability Zone rebalancing: one task more where there are too few, then one less elsewhere.

Source: behaviour page 4.4 (texts) and 4.5; DEV "Balancing an Amazon ECS service across
Availability Zones". Not for DAEMON, nor with a first strategy that does not spread over zones, nor
where the upper bound leaves no room for the extra task.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.placement.placing import candidates
from helpers.simulator.placement.strategies import ZONE
from helpers.simulator.services import bounds, events, throttle

if TYPE_CHECKING:
    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Service
    from helpers.simulator.services.starting import Starter


def zones(service: Service) -> dict[str, int]:
    """Live tasks in every zone where the service could run, in alphabetical order."""
    primary = service.deployments[0]
    revision = primary.revision
    possible = set(revision.plan.zones)
    if not revision.on_fargate:
        instances = {each.availability_zone for each in candidates(service.cluster)}
        possible = possible & instances if possible else instances
    counts = dict.fromkeys(sorted(possible), 0)
    for task in primary.live.values():
        zone = task.availability_zone
        counts[zone] = counts.get(zone, 0) + 1
    return counts


def allowed(service: Service) -> bool:
    """Is the service one that is rebalanced?"""
    strategy = service.placement_strategy
    return (
        service.rebalancing
        and not service.daemon
        and (not strategy or strategy[0].get("field") == ZONE)
        and bounds.of(service).upper > service.desired
    )


def begin(context: Context, starter: Starter, service: Service) -> bool:
    """Start the extra task if the zones are uneven; what comes next is the usual scale-in.

    Returns:
        True when a task was started.
    """
    was_moving, service.moving = service.moving, None
    if not allowed(service) or throttle.pause(context, service.deployments[0]):
        return False
    counts = zones(service)
    if len(counts) > 1 and max(counts.values()) - min(counts.values()) > 1:
        return _start(context, starter, service, counts)
    if was_moving:
        events.write(context, service, events.zones(counts, balanced=True))
    return False


def _start(context: Context, starter: Starter, service: Service, counts: dict[str, int]) -> bool:
    zone = min(counts, key=lambda each: counts[each])
    starts = starter.start(service.deployments[0], 1, zone=zone)
    if not starts.tasks:
        return False
    events.write(context, service, events.zones(counts, balanced=False))
    events.write(context, service, events.started_to_rebalance(starts.tasks, zone))
    service.moving = zone
    return True
