"""Pictures for a notebook cell: the ideas, a task definition, a cluster, a service, a subnet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import boto3
from botocore.exceptions import ClientError, ParamValidationError

from helpers.aws.errors import LabError
from helpers.diagrams import comparison, ideas
from helpers.diagrams.picture import Picture, Table
from helpers.diagrams.svg import escaped, plain
from helpers.diagrams.task_definition import draw as draw_definition
from helpers.labs import network_pictures
from helpers.labs.notices import answer, closed, unknown
from helpers.labs.prose import inline, unmarked
from helpers.labs.reasons import refused_by_boto3, refused_by_ecs
from helpers.simulator.task_definitions import view

if TYPE_CHECKING:
    from helpers.diagrams.charts import Chart
    from helpers.i18n import Words
    from helpers.lab import Lab
    from helpers.simulator.snapshot import Snapshot, TaskDefinitionSnapshot

_OF_ONE_REVISION = (
    *("taskDefinitionArn", "revision", "status", "registeredAt", "registeredBy"),
    *("deregisteredAt", "deleteRequestedAt"),
    "requiresAttributes",  # follows from the other fields
)
"""What is left out of a comparison: it differs always, or says nothing new."""

_NAMED = 8
"""So many names of each sort are listed when a name is unknown."""


def draw(
    lab: Lab, what: object, *, since: object = None, traffic: bool = False
) -> Picture | Table | Chart:
    """Draws ``"ideas"``, a task definition, a draft, a cluster, a service, a subnet; never raises.

    Args:
        lab: whose task definitions and whose language.
        what: ``"ideas"``, ``"poster"`` for all that runs, ``"family"``, ``"family:revision"``, an
            ARN, or a dictionary such as ``register_task_definition`` takes it, finished or not; a
            cluster's name; or ``"cluster/service"`` for the chart of a service over time; or the
            id of a subnet for who has which of its addresses; or of an EC2 instance for its ports;
            or the name of a target group.
        since: where the chart of a service begins, in lab time; of a subnet, draw its free
            addresses from then on.
        traffic: of a service, its requests and its load too.
    """
    if what == "ideas":
        return ideas.draw(lab.words)
    if isinstance(what, Mapping):
        return draw_definition(view(what), lab.words)
    if lab.closed:
        return _closed(lab)
    if what == "poster":
        from helpers.labs import poster

        return poster.draw(lab)
    if since is not None and not isinstance(since, datetime):
        return answer("bad", lab.words("draw-bad-since", given=plain(str(since))[:80]))
    begin = since.replace(tzinfo=since.tzinfo or UTC) if since else None
    snapshot = lab.snapshot()
    definitions = snapshot.task_definitions
    found = _find(definitions, what) if isinstance(what, str) else None
    if found is not None:
        return draw_definition(found.view, lab.words, revision=found.revision)
    clusters, services = _running(snapshot)
    if isinstance(what, str) and what in clusters:
        from helpers.diagrams import cluster

        return cluster.draw(snapshot, lab.words, what)
    if isinstance(what, str) and what in services:
        from helpers.diagrams import charts

        name = what.partition("/")
        chart = charts.load if traffic else charts.rollout
        return chart(snapshot, name[2], lab.words, name[0], since=begin)
    groups = [each.name for each in snapshot.traffic.groups]
    if isinstance(what, str) and what in groups:
        from helpers.diagrams import traffic as targets

        return targets.draw(snapshot, lab.words, what)
    network = network_pictures.draw(lab, what, begin)
    if network is not None:
        return network
    known = (
        *("ideas", "poster", *(f"{d.family}:{d.revision}" for d in definitions[-_NAMED:])),
        *(
            *clusters[:_NAMED],
            *services[:_NAMED],
            *groups[:_NAMED],
            *network_pictures.subnets(snapshot)[:_NAMED],
            *network_pictures.instances(snapshot)[:_NAMED],
        ),
    )
    return unknown(lab.words, "lab-unknown-picture", what, known)


def _running(snapshot: Snapshot) -> tuple[list[str], list[str]]:
    """The names of the clusters, and of their services as ``cluster/service``."""
    clusters = [each.name for each in snapshot.clusters]
    return clusters, [f"{c.name}/{s.name}" for c in snapshot.clusters for s in c.services]


def compare(lab: Lab, before: str, after: str) -> Table:
    """What differs between two revisions, read with ``describe_task_definition``; never raises."""
    if lab.closed:
        return _closed(lab)
    try:
        old, new = described(before), described(after)
    except ClientError as error:
        refusal = lab.calls[-1].error
        why = refused_by_ecs(refusal.reason, refusal.fields, lab.words) if refusal else ""
        return _refused(error, why, lab.words)
    except ParamValidationError as error:
        return _refused(error, refused_by_boto3(error, lab.words), lab.words)
    except LabError as error:
        return _refused(error, "", lab.words)
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
    return answer("bad", closed(lab))


def _refused(error: Exception, why: str, words: Words) -> Table:
    message = plain(str(error))
    said = words("lab-refused")
    explained = f'<p class="ecs-apart">{inline(why)}</p>' if why else ""
    table = answer("bad", said, f'<pre class="ecs-aws">{escaped(message)}</pre>{explained}')
    return Table(table.html, "\n".join(line for line in (said, message, unmarked(why)) if line))
