"""Writes down the requests to services as time passes: each time something changes, once a moment.

Whatever can change who answers calls :meth:`Flows.changed`; what follows is worked out once, after
everything else of that moment. Nothing is done before requests come.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from helpers.aws import serving
from helpers.simulator.requests import Cut, Flow, ServiceRequests
from helpers.simulator.tasks.states import ContainerStatus, TaskStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from helpers.aws.outside import Neighbours
    from helpers.aws.serving import Receiver
    from helpers.aws.traffic import Traffic
    from helpers.simulator import Simulator
    from helpers.simulator.clock import Clock
    from helpers.simulator.services.model import Service
    from helpers.simulator.tasks.model import Task

FLOWS_KEPT = 5_000
"""Changes of the requests to one service; a roll-out of ten tasks makes about a hundred."""


@dataclass(slots=True)
class _Book:
    """What is known of one service; ``served`` is what each of its receivers gets now."""

    cluster: str
    service: str
    flows: deque[Flow] = field(default_factory=lambda: deque(maxlen=FLOWS_KEPT))
    cuts: deque[Cut] = field(default_factory=lambda: deque(maxlen=FLOWS_KEPT))
    whole: bool = True
    served: dict[str, tuple[Receiver, float]] = field(default_factory=dict)

    def note(self, flow: Flow) -> None:
        """From its moment on this is so; of one moment only the last counts."""
        if self.flows and replace(self.flows[-1], at=flow.at) == flow:
            return
        if self.flows and self.flows[-1].at == flow.at:
            self.flows.pop()
        self.whole &= len(self.flows) < FLOWS_KEPT
        self.flows.append(flow)


@dataclass(frozen=True, slots=True)
class _Leaving:
    """A task that gets no new requests since a moment, in seconds, and what it got until then."""

    since: float
    rate: float
    book: _Book


class Flows:
    """The requests to the services of one region.

    Args:
        clock: lab time.
        traffic: what comes.
        place: the neighbours and the simulator of the region.
    """

    def __init__(
        self,
        clock: Clock,
        traffic: Traffic,
        place: Callable[[], tuple[Neighbours, Simulator]],
    ) -> None:
        self._clock = clock
        self._traffic = traffic
        self._place = place
        self._books: dict[str, _Book] = {}
        self._due = False
        self._leaving: dict[str, _Leaving] = {}

    def changed(self) -> None:
        """Something happened that may change who answers: look once this moment is over."""
        if not self._due and (self._books or self._traffic.any):
            self._due = True
            self._clock.after(0, self._look)

    def moved(self, task: Task, former: TaskStatus) -> None:
        """A task changed: what it was answering is lost once its containers have ended."""
        del former
        if not self._books:
            return
        if task.status is not TaskStatus.RUNNING:
            self._let_go(task)
        leaving = self._leaving.get(task.id)
        if leaving is not None and not _runs(task):
            del self._leaving[task.id]
            ended = task.execution_stopped_at or self._clock.now
            under_way = self._traffic.seconds_of(leaving.book.service)
            left = max(0.0, under_way - (ended - leaving.since))
            if leaving.rate * left:
                leaving.book.cuts.append(Cut(self._clock.time(), leaving.rate * left))
        self.changed()

    def freeze(self) -> tuple[ServiceRequests, ...]:
        """Everything that is known of every service."""
        if self._due:
            self._look()
        return tuple(
            ServiceRequests(
                cluster=each.cluster,
                service=each.service,
                flows=tuple(each.flows),
                cuts=tuple(each.cuts),
                whole=each.whole,
            )
            for each in self._books.values()
        )

    def rates(self) -> dict[str, tuple[Receiver, float]]:
        """What each receiver gets now, in requests a second, by its key."""
        return {key: got for book in self._books.values() for key, got in book.served.items()}

    # --- one look

    def _services(self) -> Iterator[Service]:
        for cluster in self._place()[1].context.clusters.values():
            yield from (each for each in cluster.services.values() if each.status != "INACTIVE")

    def _look(self) -> None:
        self._due = False
        present = {}
        for service in self._services():
            rate = self._traffic.rps(service)
            if rate or service.arn in self._books:
                present[service.arn] = service
                self._look_at(service, rate)
        for arn, book in self._books.items():
            if arn not in present and book.flows[-1].sent:
                book.note(Flow(self._clock.time(), 0.0, (), 0, 0.0))
                book.served = {}

    def _look_at(self, service: Service, rate: float) -> None:
        book = self._books.get(service.arn)
        if book is None:
            book = self._books[service.arn] = _Book(service.cluster.name, service.name)
        found = serving.reception(self._place()[0], service)
        share = found.share(rate)
        before, book.served = book.served, {each.key: (each, share) for each in found.receivers}
        answering = {each.task for each in found.receivers if each.task and not each.failure}
        for task in answering:
            self._leaving.pop(task.id, None)
        for receiver, got in before.values():
            if receiver.task is not None and receiver.task not in answering:
                self._leave(receiver.task, receiver, got, book)
        book.note(
            Flow(
                at=self._clock.time(),
                sent=rate,
                failed=tuple(found.failed(rate).items()),
                receivers=len(found.receivers),
                cpu=self._traffic.cpu_of(service, found),
            )
        )

    def _let_go(self, task: Task) -> None:
        """It is told to stop: from this moment on it gets no new requests."""
        for book in self._books.values():
            for key, (receiver, got) in list(book.served.items()):
                if receiver.task is task:
                    del book.served[key]
                    self._leave(task, receiver, got, book)

    def _leave(self, task: Task, receiver: Receiver, got: float, book: _Book) -> None:
        answered = 0.0 if receiver.failure else min(got, receiver.most)
        self._leaving.setdefault(task.id, _Leaving(self._clock.now, answered, book))


def _runs(task: Task) -> bool:
    """Has it a container that could still finish an answer?"""
    return any(each.status is ContainerStatus.RUNNING for each in task.containers)
