"""The shape of a rule, and of what rules look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import EcsError, ErrorCode
from helpers.simulator.task_definitions import units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Fields = dict[str, str | int]
Container = dict[str, Any]


class Draft:
    """A task definition as it was sent, read the way the rules ask about it.

    Args:
        request: the members of RegisterTaskDefinition, types already checked.
        account: the caller's account id.
    """

    def __init__(self, request: Mapping[str, Any], account: str) -> None:
        self.request = request
        self.account = account

    @cached_property
    def containers(self) -> list[Container]:
        """The container definitions, in their order."""
        return list(self.request.get("containerDefinitions") or [])

    @cached_property
    def by_name(self) -> dict[str, Container]:
        """The containers by name."""
        return {c["name"]: c for c in self.containers if c.get("name")}

    @cached_property
    def requires(self) -> tuple[str, ...]:
        """What the definition asks ECS to validate it against."""
        return tuple(self.request.get("requiresCompatibilities") or ())

    @property
    def fargate(self) -> bool:
        """Whether it has to satisfy Fargate."""
        return "FARGATE" in self.requires

    @property
    def windows(self) -> bool:
        """Whether its containers are Windows containers; Linux is the default."""
        platform = self.request.get("runtimePlatform") or {}
        return str(platform.get("operatingSystemFamily", "")).startswith("WINDOWS")

    @property
    def network_mode(self) -> str:
        """The network mode; bridge when none is given (behaviour page 1.1)."""
        return self.request.get("networkMode") or "bridge"

    @cached_property
    def cpu(self) -> int | None:
        """Task CPU in CPU units, if it is given and can be read."""
        return units.cpu_units(self.request.get("cpu") or "")

    @cached_property
    def memory(self) -> int | None:
        """Task memory in MiB, if it is given and can be read."""
        return units.memory_mib(self.request.get("memory") or "")

    def each(self, member: str) -> Iterator[tuple[Container, Any]]:
        """Each container with each item of one of its lists."""
        for container in self.containers:
            for item in container.get(member) or ():
                yield container, item

    def logging(self) -> Iterator[tuple[Container, str, dict[str, str]]]:
        """Each container that logs, with its driver and the driver's options."""
        for container in self.containers:
            if log := container.get("logConfiguration"):
                yield container, log.get("logDriver", ""), log.get("options") or {}


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that ECS refuses.

    Attributes:
        reason: the rule's own name; the catalogue explains it under ``why-<reason>``.
        row: where the behaviour page (or the API reference) says so.
        message: AWS's text, with ``{field}`` where it varies.
        broken: yields the fields of each place that breaks the rule.
        code: the exception.
        sourced: whether the text was seen in AWS's own output; if not it is the likeliest.
    """

    reason: str
    row: str
    message: str
    broken: Callable[[Draft], Iterable[Fields]]
    code: ErrorCode = ErrorCode.CLIENT
    sourced: bool = True

    def check(self, draft: Draft) -> None:
        """Refuse the draft if it breaks this rule.

        Raises:
            EcsError: with AWS's code and words.
        """
        for fields in self.broken(draft):
            raise EcsError(
                self.code, self.message.format(**fields), reason=self.reason, fields=fields
            )


def when(broken: bool, **fields: str | int) -> Iterator[Fields]:
    """One violation if ``broken``, none if not."""
    if broken:
        yield fields
