"""Pictures for a notebook cell: the ideas of the course, a task definition, two compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import boto3
from botocore.exceptions import ClientError, ParamValidationError

from helpers.aws.errors import LabError
from helpers.diagrams import comparison, ideas
from helpers.diagrams.picture import Picture, Table
from helpers.diagrams.svg import escaped, plain
from helpers.diagrams.task_definition import draw as draw_definition
from helpers.labs.notices import answer, unknown
from helpers.simulator.task_definitions import view

if TYPE_CHECKING:
    from helpers.i18n import Words
    from helpers.lab import Lab
    from helpers.simulator.snapshot import TaskDefinitionSnapshot

_OF_ONE_REVISION = (
    *("taskDefinitionArn", "revision", "status", "registeredAt", "registeredBy"),
    *("deregisteredAt", "deleteRequestedAt"),
    "requiresAttributes",  # follows from the other fields
)
"""What is left out of a comparison: it differs always, or says nothing new."""


def draw(lab: Lab, what: object) -> Picture | Table:
    """Draws ``"ideas"``, a registered task definition, or a draft; never raises.

    Args:
        lab: whose task definitions and whose language.
        what: ``"ideas"``, ``"family"``, ``"family:revision"``, an ARN, or a dictionary such as
            ``register_task_definition`` takes it, finished or not.
    """
    if what == "ideas":
        return ideas.draw(lab.words)
    if isinstance(what, Mapping):
        return draw_definition(view(what), lab.words)
    if lab.closed:
        return _closed(lab)
    definitions = lab.snapshot().task_definitions
    found = _find(definitions, what) if isinstance(what, str) else None
    if found is None:
        known = ("ideas", *(f"{d.family}:{d.revision}" for d in definitions))
        return unknown(lab.words, "lab-unknown-picture", what, known)
    return draw_definition(found.view, lab.words, revision=found.revision)


def compare(lab: Lab, before: str, after: str) -> Table:
    """What differs between two revisions, read with ``describe_task_definition``; never raises."""
    if lab.closed:
        return _closed(lab)
    try:
        old, new = described(before), described(after)
    except (ClientError, ParamValidationError, LabError) as error:
        return _refused(error, lab.words)
    return compared(old, new, lab.words)


def described(name: str) -> dict[str, Any]:
    """One task definition, as DescribeTaskDefinition answers.

    Raises:
        ClientError: if there is none of that name.
        ParamValidationError: if the name is not text.
    """
    ecs = boto3.client("ecs")
    found: dict[str, Any] = ecs.describe_task_definition(taskDefinition=name)["taskDefinition"]
    return found


def compared(old: Mapping[str, Any], new: Mapping[str, Any], words: Words) -> Table:
    """The difference between two task definitions as DescribeTaskDefinition gives them."""
    names = (_name(old), _name(new))
    return comparison.compare(_comparable(old), _comparable(new), names, words)


def _name(definition: Mapping[str, Any]) -> str:
    return f"{definition['family']}:{definition['revision']}"


def _comparable(definition: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in definition.items() if k not in _OF_ONE_REVISION}


def _find(
    definitions: tuple[TaskDefinitionSnapshot, ...], name: str
) -> TaskDefinitionSnapshot | None:
    """``family`` alone is the newest ACTIVE one, as everywhere in ECS (behaviour page 1.2)."""
    for definition in reversed(definitions):
        exact = (definition.arn, f"{definition.family}:{definition.revision}")
        newest = definition.family == name and definition.status == "ACTIVE"
        if name in exact or newest:
            return definition
    return None


def _closed(lab: Lab) -> Table:
    return answer("bad", lab.words("lab-closed", language=lab.language))


def _refused(error: Exception, words: Words) -> Table:
    message = plain(str(error))
    said = words("lab-refused")
    table = answer("bad", said, f'<pre class="ecs-aws">{escaped(message)}</pre>')
    return Table(table.html, f"{said}\n{message}")
