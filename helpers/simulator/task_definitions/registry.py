"""Families and their revisions: registered, listed, retired, deleted; never edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import EcsError, ErrorCode
from helpers.simulator.snapshot import TaskDefinitionSnapshot
from helpers.simulator.task_definitions import pages, tags
from helpers.simulator.task_definitions.names import find
from helpers.simulator.task_definitions.normal import normalised
from helpers.simulator.task_definitions.revision import Failure, Status, TaskDefinition
from helpers.simulator.task_definitions.rules import RULES, Draft
from helpers.simulator.task_definitions.view import view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from helpers.simulator.arns import Arns
    from helpers.simulator.clock import Clock


MOST_DELETED = 10
"""Names in one DeleteTaskDefinitions (API reference)."""


def checked(request: Mapping[str, Any], account: str) -> dict[str, Any]:
    """The document that a definition would be stored as.

    Raises:
        EcsError: the first rule that the definition breaks, in AWS's words.
    """
    draft = Draft(request, account)
    for rule in RULES:
        rule.check(draft)
    return normalised(draft)


class TaskDefinitions:
    """Every task definition of one account in one region.

    Args:
        clock: lab time, for registeredAt and its sisters.
        arns: writes the ARNs.
        in_use: whether a task or a service still holds a revision; such a one stays
            DELETE_IN_PROGRESS until it is let go (behaviour page 1.2).
    """

    def __init__(
        self,
        clock: Clock,
        arns: Arns,
        in_use: Callable[[str], bool] = lambda _arn: False,
    ) -> None:
        self._clock = clock
        self._arns = arns
        self.in_use = in_use
        # A deleted revision leaves None behind: numbers are never given twice.
        self._families: dict[str, list[TaskDefinition | None]] = {}

    def register(self, request: Mapping[str, Any]) -> TaskDefinition:
        """Register the next revision of a family.

        Args:
            request: the members of RegisterTaskDefinition, of the types of the API model.

        Raises:
            EcsError: the first rule that the definition breaks, in AWS's words.
        """
        document = checked(request, self._arns.account)
        new_tags = tags.checked(request.get("tags") or [])
        family = request["family"]
        revisions = self._families.setdefault(family, [])
        definition = TaskDefinition(
            family=family,
            revision=len(revisions) + 1,
            arn=self._arns.task_definition(family, len(revisions) + 1),
            registered_at=self._clock.time(),
            _document=document,
            view=view(document),
            tags=new_tags,
        )
        revisions.append(definition)
        return definition

    def describe(self, name: str) -> TaskDefinition:
        """Find a revision by ``family``, ``family:revision`` or ARN.

        ``family`` alone is the newest ACTIVE revision (behaviour page 1.2).

        Raises:
            EcsError: if there is none.
        """
        self._sweep()
        found = find(name, self._of, self._arns)
        if found is None:
            raise EcsError(
                ErrorCode.CLIENT,
                "Unable to describe task definition.",
                reason="unknown-task-definition",
                fields={"name": name[:80]},
            )
        return found

    def deregister(self, name: str) -> TaskDefinition:
        """Retire a revision: it stays describable, and what runs from it goes on.

        Raises:
            EcsError: if no revision is named or it is unknown or being deleted.
        """
        if ":" not in name.rpartition("/")[2]:
            # Real text, seen in the wild for a family without revision.
            raise EcsError(
                ErrorCode.CLIENT,
                f"Invalid revision number. Number: {name}",
                reason="revision-needed",
                fields={"name": name[:80]},
            )
        definition = self.describe(name)
        if definition.status is Status.DELETE_IN_PROGRESS:
            raise EcsError(
                ErrorCode.CLIENT,
                "The specified task definition is in the process of being deleted.",
                reason="being-deleted",
                fields={"name": definition.name},
            )
        if definition.status is Status.ACTIVE:
            definition.status = Status.INACTIVE
            definition.deregistered_at = self._clock.time()
        return definition

    def delete(self, names: Iterable[str]) -> tuple[list[TaskDefinition], list[Failure]]:
        """Delete retired revisions; each name succeeds or fails on its own.

        Raises:
            EcsError: for more than ten names.
        """
        names = list(names)
        if len(names) > MOST_DELETED:
            raise EcsError(
                ErrorCode.INVALID_PARAMETER,
                "Too many task definitions. The maximum is 10.",  # unsourced text
                reason="too-many-deleted",
                fields={"count": len(names)},
            )
        deleted: list[TaskDefinition] = []
        failures: list[Failure] = []
        for name in names:
            try:
                definition = self.describe(name)
            except EcsError as error:
                failures.append(Failure(name, "MISSING", error.message))
                continue
            if definition.status is Status.ACTIVE:
                text = "The specified task definition is still in ACTIVE status. Please deregister the target and try again."  # noqa: E501 - AWS's own sentence
                failures.append(Failure(definition.arn, text, ""))
                continue
            if definition.status is Status.INACTIVE:
                definition.status = Status.DELETE_IN_PROGRESS
                definition.delete_requested_at = self._clock.time()
            deleted.append(definition)
        return deleted, failures

    def revisions(
        self,
        *,
        family_prefix: str | None = None,
        status: str = Status.ACTIVE,
        sort: str = "ASC",
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> tuple[list[str], str | None]:
        """ARNs by family and revision; ``family_prefix`` is the whole name of a family.

        Returns:
            the ARNs of this page, and the token of the next one if there is one.
        """
        self._sweep()
        pages.known("status", status, tuple(Status))
        pages.known("sort", sort, ("ASC", "DESC"))
        found = [
            d.arn
            for d in self._all()
            if d.status == status and family_prefix in (None, "", d.family)
        ]
        if sort == "DESC":
            found.reverse()
        return pages.page(found, max_results, next_token)

    def families(
        self,
        *,
        family_prefix: str | None = None,
        status: str = "ALL",
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> tuple[list[str], str | None]:
        """Family names in order; a family is ACTIVE while one of its revisions is."""
        self._sweep()
        pages.known("status", status, ("ACTIVE", "INACTIVE", "ALL"))
        active = {d.family for d in self._all() if d.status is Status.ACTIVE}
        found = [
            family
            for family in dict.fromkeys(d.family for d in self._all())
            if family.startswith(family_prefix or "")
            and (status == "ALL" or (family in active) == (status == "ACTIVE"))
        ]
        return pages.page(found, max_results, next_token)

    def tag(self, arn: str, new: Iterable[Mapping[str, str]]) -> None:
        """Add or overwrite tags of a revision."""
        definition = self._tagged(arn)
        definition.tags = tags.checked(new, definition.tags)

    def untag(self, arn: str, keys: Iterable[str]) -> None:
        """Remove tags of a revision; keys that are not there are passed over."""
        definition = self._tagged(arn)
        for key in keys:
            definition.tags.pop(key, None)

    def tags_of(self, arn: str) -> list[dict[str, str]]:
        """The tags of a revision, as the API lists them."""
        return [{"key": k, "value": v} for k, v in self._tagged(arn).tags.items()]

    def snapshot(self) -> tuple[TaskDefinitionSnapshot, ...]:
        """Every revision, frozen."""
        self._sweep()
        return tuple(
            TaskDefinitionSnapshot(d.arn, d.family, d.revision, d.status, d.view)
            for d in self._all()
        )

    def _tagged(self, arn: str) -> TaskDefinition:
        found = find(arn, self._of, self._arns) if arn.startswith("arn:") else None
        if found is None:
            raise EcsError(
                ErrorCode.INVALID_PARAMETER,
                "The specified task definition ARN is invalid. Specify a valid ARN and try again."
                if not arn.startswith("arn:")
                else "The specified task definition is not found.",
                reason="tag-unknown-resource",
                fields={"name": arn[:120]},
            )
        return found

    def _of(self, family: str) -> list[TaskDefinition | None]:
        return self._families.get(family, [])

    def _all(self) -> Iterator[TaskDefinition]:
        for family in sorted(self._families):
            yield from (d for d in self._families[family] if d is not None)

    def _sweep(self) -> None:
        """Let go of what has been deleted and is in nobody's use any more, a moment later."""
        now = self._clock.time()
        for revisions in self._families.values():
            for place, d in enumerate(revisions):
                if (
                    d is not None
                    and d.delete_requested_at is not None
                    and d.delete_requested_at < now
                    and not self.in_use(d.arn)
                ):
                    revisions[place] = None
