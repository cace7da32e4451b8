"""What happened, in order: tasks that changed their status, services that changed what they want.

The API shows the present only. A picture of the last minutes needs more, so the simulator writes
down each change where it is made (``tasks.ledger``, the service scheduler). A service's events are
not here: the service keeps them itself (``ServiceSnapshot.events``).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from helpers.simulator.services import bounds

if TYPE_CHECKING:
    from datetime import datetime

    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Service
    from helpers.simulator.tasks.model import Task
    from helpers.simulator.tasks.states import TaskStatus

CHANGES_KEPT = 20_000
"""Changes of tasks; a task makes about eight in its life."""

AIMS_KEPT = 2_000


@dataclass(frozen=True, slots=True)
class Change:
    """A task changed its status; ``former`` is None when it was created.

    ``place`` is its container instance, or its subnet on Fargate.
    """

    at: datetime
    cluster: str
    task_id: str
    service: str | None
    deployment_id: str | None
    family: str
    revision: int
    place: str
    former: str | None
    status: str
    stop_code: str | None
    stopped_reason: str | None


@dataclass(frozen=True, slots=True)
class Aim:
    """What a service wants from this moment on: its counts (4.2) and its PRIMARY deployment.

    ``deployment_id`` is empty under an external controller, ``revision`` is ``family:revision``.
    """

    at: datetime
    cluster: str
    service: str
    desired: int
    lower: int
    upper: int
    deployment_id: str
    revision: str


@dataclass(frozen=True, slots=True)
class ChronicleSnapshot:
    """What happened until now, oldest first. ``whole`` is False once something was forgotten."""

    changes: tuple[Change, ...] = ()
    aims: tuple[Aim, ...] = ()
    whole: bool = True


NOTHING = ChronicleSnapshot()


@dataclass(slots=True)
class Chronicle:
    """Writes down what happens; the oldest is forgotten first."""

    changes: deque[Change] = field(default_factory=lambda: deque(maxlen=CHANGES_KEPT))
    aims: deque[Aim] = field(default_factory=lambda: deque(maxlen=AIMS_KEPT))
    _latest: dict[str, tuple[int, int, int, str, str]] = field(default_factory=dict)
    """The last aim of each service, by ARN, without its moment."""
    _whole: bool = True
    _frozen: ChronicleSnapshot | None = None

    def changed(self, context: Context, task: Task, former: TaskStatus | None) -> None:
        """A task was created, or has left the status ``former``."""
        self._whole &= len(self.changes) < CHANGES_KEPT
        self._frozen = None
        deployment = task.deployment
        self.changes.append(
            Change(
                at=context.date(context.now),
                cluster=task.cluster.name,
                task_id=task.id,
                service=deployment.service.name if deployment else None,
                deployment_id=deployment.id if deployment else None,
                family=task.blueprint.family,
                revision=task.blueprint.definition.revision,
                place=place(task),
                former=former.value if former else None,
                status=task.status.value,
                stop_code=task.stop_code.value if task.stop_code else None,
                stopped_reason=task.stopped_reason,
            )
        )

    def wants(self, context: Context, service: Service) -> None:
        """Note what a service wants, if it wants something else than before."""
        primary, limits = service.primary, bounds.of(service)
        blueprint = primary.revision.blueprint if primary else None
        aim = (
            service.desired,
            limits.lower,
            limits.upper,
            primary.id if primary else "",
            f"{blueprint.family}:{blueprint.definition.revision}" if blueprint else "",
        )
        if self._latest.get(service.arn) == aim:
            return
        self._latest[service.arn] = aim
        self._frozen = None
        self.aims.append(Aim(context.date(context.now), service.cluster.name, service.name, *aim))

    def freeze(self) -> ChronicleSnapshot:
        """Everything until now; the same object until something happens."""
        if self._frozen is None:
            self._frozen = ChronicleSnapshot(tuple(self.changes), tuple(self.aims), self._whole)
        return self._frozen


def place(task: Task) -> str:
    """Where a task is: the id of its container instance, or of its subnet on Fargate."""
    if task.instance:
        return task.instance.id
    return task.attachment.subnet_id if task.attachment else ""
