"""What the live map of subnets shows: read once, drawn by ``subnet_map`` and told in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from helpers.diagrams.address_facts import Kind, address_facts
from helpers.diagrams.cluster.facts import age, rolling_out
from helpers.diagrams.cluster.states import phase

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from helpers.diagrams.address_facts import AddressFact, SubnetFacts
    from helpers.simulator.services.snapshot import ServiceSnapshot
    from helpers.simulator.snapshot import Snapshot, SubnetSnapshot, TaskSnapshot


class Look(StrEnum):
    """How an address is drawn: who has it, and whether he has just come or is about to go."""

    RUNNING = "running"
    OLD = "old"
    """Runs the revision that is being replaced."""
    STARTING = "starting"
    ENDED = "ended"
    """Stops, but holds the address until DEPROVISIONING is over (behaviour page 7.5)."""
    OTHER = "other"
    """No task: a load balancer, an endpoint, an instance."""
    RESERVED = "reserved"
    FREE = "free"
    MANY = "many"
    """Free addresses in a row that share one cell of a big subnet."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An address as the map shows it; ``age`` is ``old`` or ``new`` during a rollout, else ""."""

    fact: AddressFact
    look: Look
    age: str
    owned: bool
    """Has a service's task it?"""


@dataclass(frozen=True, slots=True)
class Refused:
    """Tasks that ended because there was no address for them, and when the last one did."""

    reason: str
    count: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Section:
    """One subnet: its reserved and taken addresses in order, and who waits for one or got none."""

    facts: SubnetFacts
    shown: tuple[Shown, ...]
    waiting: int
    refused: tuple[Refused, ...]


@dataclass(frozen=True, slots=True)
class SubnetMap:
    """Everything that is drawn and told."""

    sections: tuple[Section, ...]
    services: tuple[ServiceSnapshot, ...]


def gather(snapshot: Snapshot, subnets: Collection[str], cluster: str) -> SubnetMap:
    """Read a snapshot.

    Args:
        snapshot: everything.
        subnets: ids of the subnets to show, in this order; those it does not have are left out.
        cluster: whose services are counted above the map.
    """
    known = {each.id: each for each in snapshot.subnets}
    newest: dict[str, str] = {}
    for each in snapshot.clusters:
        newest |= rolling_out(each)
    found = next((each for each in snapshot.clusters if each.name == cluster), None)
    return SubnetMap(
        tuple(_section(snapshot, known[name], newest) for name in subnets if name in known),
        tuple(each for each in found.services if each.status != "INACTIVE") if found else (),
    )


def _section(snapshot: Snapshot, subnet: SubnetSnapshot, newest: dict[str, str]) -> Section:
    facts = address_facts(snapshot, subnet)
    here = [
        task
        for each in snapshot.clusters
        for task in each.tasks
        if task.interface and task.interface.subnet_id == subnet.id
    ]
    return Section(
        facts,
        tuple(_shown(each, newest) for each in facts.marked),
        sum(map(_waits, here)),
        _refused(here),
    )


def _shown(fact: AddressFact, newest: dict[str, str]) -> Shown:
    task = fact.holder.task if fact.holder else None
    if task is None:
        look = Look.RESERVED if fact.kind is Kind.RESERVED else Look.OTHER
        return Shown(fact, look, "", owned=False)
    which, now = age(task, newest), phase(task.status)
    look = Look.OLD if now == "running" and which == "old" else Look(now)
    return Shown(fact, look, which, owned=task.service is not None)


def _waits(task: TaskSnapshot) -> bool:
    return task.interface is not None and task.interface.id is None and task.desired == "RUNNING"


def _refused(tasks: list[TaskSnapshot]) -> tuple[Refused, ...]:
    """The interface of a task for which there was no address is FAILED (7.5)."""
    found: dict[str, tuple[int, datetime]] = {}
    for task in tasks:
        if task.interface and task.interface.status == "FAILED" and task.stopping_at:
            reason = task.stopped_reason or ""
            count, at = found.get(reason, (0, task.stopping_at))
            found[reason] = (count + 1, max(at, task.stopping_at))
    return tuple(Refused(reason, *each) for reason, each in found.items())


def moved(section: Section, before: Section | None) -> Mapping[int, str]:
    """What has changed since another picture of the same subnet, by the number of the address.

    ``arriving`` is an address that somebody has taken, ``changed`` one whose task is in another
    state, ``leaving`` one that is free again.
    """
    if before is None:
        return {}
    then = {each.fact.number: _state(each) for each in before.shown}
    now = {each.fact.number: _state(each) for each in section.shown}
    found = {}
    for number, state in now.items():
        if then.get(number) != state:
            same = number in then and then[number][0] == state[0]
            found[number] = "changed" if same else "arriving"
    return found | dict.fromkeys(then.keys() - now.keys(), "leaving")


def _state(shown: Shown) -> tuple[str, str]:
    holder = shown.fact.holder
    if holder is None:
        return "", ""
    return holder.interface_id, holder.task.status if holder.task else ""
