"""What comes of one attempt to connect: data, and the same in a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.i18n import Words

UNAVAILABLE, BAD_GATEWAY, GATEWAY_TIMEOUT = 503, 502, 504
"""What a load balancer answers itself: no target to ask, a target that refuses, a silent one."""


class Outcome(StrEnum):
    """How a connection ends, as a client sees it."""

    ANSWERED = "answered"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    NO_ROUTE = "no-route"


class Why(StrEnum):
    """Where it ended, and why."""

    LISTENS = "listens"
    NOBODY_LISTENS = "nobody-listens"
    STILL_STARTING = "still-starting"
    LOOPBACK_ONLY = "loopback-only"
    HANGS = "hangs"
    SECURITY_GROUP = "security-group"
    EGRESS = "egress"
    NOBODY_THERE = "nobody-there"
    PRIVATE_ADDRESS = "private-address"
    NO_GATEWAY = "no-gateway"
    NO_WAY_OUT = "no-way-out"
    OTHER_VPC = "other-vpc"
    UNKNOWN_NAME = "unknown-name"
    NO_LISTENER = "no-listener"
    NO_HEALTHY_TARGET = "no-healthy-target"


@dataclass(frozen=True, slots=True)
class Connection:
    """What came of one attempt.

    Args:
        outcome: as a client sees it.
        why: where it ended.
        address: what was asked for.
        port: what was asked for.
        source: where the attempt came from.
        task_arn: the task that answered, or whose container did not.
        container: the container that answered.
        instance_id: the EC2 instance under it, when there is one.
        load_balancer: the load balancer that passed it on.
        status: the HTTP status of the answer, when the program or load balancer speaks HTTP.
        groups: the security groups that decided.
        subnet_id: where the network interface is that was asked for, or the load balancer's.
        private_ip: its private address.
        words: all that in a sentence.
    """

    outcome: Outcome
    why: Why
    address: str
    port: int
    source: str
    task_arn: str | None = None
    container: str | None = None
    instance_id: str | None = None
    load_balancer: str | None = None
    status: int | None = None
    groups: tuple[str, ...] = ()
    subnet_id: str | None = None
    private_ip: str | None = None
    words: str = field(default="", compare=False)

    @property
    def ok(self) -> bool:
        """Did somebody answer?"""
        return self.outcome is Outcome.ANSWERED

    def __repr__(self) -> str:
        return self.words

    def _repr_mimebundle_(self, **_options: object) -> dict[str, str]:
        return {"text/plain": self.words}


def in_words(found: Connection, words: Words) -> Connection:
    """The same, with its sentence in the learner's language."""
    fields: dict[str, str | int] = {
        "address": found.address,
        "port": str(found.port),
        "source": found.source,
        "task": (found.task_arn or "").rpartition("/")[2],
        "container": found.container or "",
        "groups": ", ".join(found.groups),
        "balancer": found.load_balancer or "",
        "status": str(found.status or ""),
    }
    way = words(f"world-connect-{found.why}", **fields)
    if found.load_balancer and found.why is Why.LISTENS:
        way = words("world-connect-through-balancer", **fields) + " " + way
    return replace(found, words=f"{words(f'world-outcome-{found.outcome}', **fields)} {way}")
