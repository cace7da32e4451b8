"""The cluster as the ECS console shows it: the Services tab, the Tasks tab, a service's events.

The columns carry the names of the API's fields, which the learner meets again in
``describe_services`` and ``describe_tasks``; what AWS says stays AWS's.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from helpers.diagrams.picture import Table
from helpers.diagrams.svg import escaped, plain
from helpers.labs.cluster.moments import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from helpers.i18n import Words
    from helpers.simulator.services.snapshot import DeploymentSnapshot, ServiceSnapshot
    from helpers.simulator.snapshot import TaskSnapshot

SIGNS = {
    "PROVISIONING": "◌",
    "PENDING": "◐",
    "ACTIVATING": "◐",
    "RUNNING": "●",
    "DEACTIVATING": "⊖",
    "STOPPING": "⊖",
    "DEPROVISIONING": "⊖",
    "STOPPED": "✕",
}
"""A second sign beside each state's colour, like the marks in the drawing."""

_MOST_TASKS = 100
_MOST_EVENTS = 40
_TASK_HEADS = ("lastStatus", "desiredStatus", "taskDefinition")
_TASK_HEADS_2 = ("startedBy", "healthStatus")


def short(identifier: str) -> str:
    """The beginning of an id, as in the pictures: enough to tell tasks apart."""
    return identifier[:6]


def owner(task: TaskSnapshot, words: Words) -> str:
    """Who looks after a task."""
    if task.service is None:
        return words("panel-nobody")
    return words("panel-service", name=plain(task.service))


def services_table(services: Sequence[ServiceSnapshot], words: Words) -> Table:
    """The Services tab, each service with its deployments under it."""
    if not services:
        return _nothing(words("panel-no-services"))
    heads = ("serviceName", "status", "desiredCount", "runningCount", "pendingCount")
    rows, lines = [], []
    for each in services:
        counts = (each.desired, each.running, each.pending)
        status = f"{'●' if each.status == 'ACTIVE' else '○'} {each.status}"
        kind = f" {each.scheduling}" if each.scheduling == "DAEMON" else ""
        name = f"<code>{escaped(plain(each.name))}</code>{kind}"
        cells = "".join(f"<td>{count}</td>" for count in counts)
        rows.append(f'<tr><th scope="row">{name}</th><td>{escaped(status)}</td>{cells}</tr>')
        lines.append(
            f"{plain(each.name)}{kind}: {each.status}, desiredCount {each.desired}, "
            f"runningCount {each.running}, pendingCount {each.pending}"
        )
        for deployment in each.deployments:
            told = _deployment(deployment)
            rows.append(
                f'<tr class="ecs-sub"><td colspan="{len(heads)}">{_named(told)}'
                f"{_reason(deployment)}</td></tr>"
            )
            said = f" ({deployment.rollout_reason})" if deployment.rollout_reason else ""
            lines.append(f"  {told}{said}")
    return Table(_table(_heads(heads), rows), "\n".join(lines))


def _deployment(deployment: DeploymentSnapshot) -> str:
    parts = [
        f"{deployment.status} {deployment.family}:{deployment.revision}",
        f"running {deployment.running}/{deployment.desired}",
        f"pending {deployment.pending}",
    ]
    if deployment.failed_tasks:
        allowed = deployment.failures_allowed
        parts.append(f"failedTasks {deployment.failed_tasks}" + (f"/{allowed}" if allowed else ""))
    if deployment.rollout:
        parts.append(f"rolloutState {deployment.rollout}")
    return " · ".join(parts)


def _named(told: str) -> str:
    return f"<code>{escaped(plain(told))}</code>"


def _reason(deployment: DeploymentSnapshot) -> str:
    if not deployment.rollout_reason:
        return ""
    return f'<div class="ecs-soft">{escaped(plain(deployment.rollout_reason))}</div>'


def tasks_table(tasks: Sequence[TaskSnapshot], words: Words) -> Table:
    """The Tasks tab: the live ones first, then the stopped ones, the latest first."""
    if not tasks:
        return _nothing(words("panel-no-tasks"))
    heads = (
        f'<th scope="col">{escaped(words("panel-task"))}</th>',
        *(f'<th scope="col"><code>{name}</code></th>' for name in _TASK_HEADS),
        f'<th scope="col">{escaped(words("panel-owner"))}</th>',
        *(f'<th scope="col"><code>{name}</code></th>' for name in _TASK_HEADS_2),
    )
    rows, lines = [], []
    for each in islice(_in_order(tasks), _MOST_TASKS):
        rows.append(_task_row(each, words))
        lines.append(_task_line(each, words))
    if len(tasks) > _MOST_TASKS:
        more = words("panel-more-tasks", count=len(tasks) - _MOST_TASKS)
        rows.append(f'<tr><td colspan="{len(heads)}" class="ecs-soft">{escaped(more)}</td></tr>')
        lines.append(more)
    return Table(_table("".join(heads), rows), "\n".join(lines))


def _in_order(tasks: Sequence[TaskSnapshot]) -> Iterator[TaskSnapshot]:
    yield from (each for each in tasks if each.status != "STOPPED")
    yield from (each for each in reversed(tasks) if each.status == "STOPPED")


def _task_row(task: TaskSnapshot, words: Words) -> str:
    kind = "unowned" if task.service is None else "owned"
    cells = (
        f'<th scope="row"><code title="{escaped(task.arn)}">{short(task.id)}</code></th>',
        f'<td class="ecs-is-{task.status.lower()}">{SIGNS[task.status]} {task.status}</td>',
        f"<td>{task.desired}</td>",
        f"<td><code>{escaped(task.family)}:{task.revision}</code></td>",
        f'<td class="ecs-{kind}-by" title="{escaped(plain(task.group))}">'
        f"{escaped(owner(task, words))}</td>",
        f"<td>{_started_by(task)}</td>",
        f"<td>{task.health}</td>",
    )
    first = f"<tr>{''.join(cells)}</tr>"
    why = _ending(task)
    if not why:
        return first
    return (
        f'{first}<tr class="ecs-sub"><td></td><td colspan="{len(cells) - 1}">'
        f"{'<br>'.join(escaped(line) for line in why)}</td></tr>"
    )


def _started_by(task: TaskSnapshot) -> str:
    if not task.started_by:
        return "–"
    return f'<code title="{escaped(plain(task.started_by))}">{_shortened(task.started_by)}</code>'


def _shortened(text: str, room: int = 14) -> str:
    text = plain(text)
    return escaped(text if len(text) <= room else f"{text[: room - 1]}…")


def _ending(task: TaskSnapshot) -> list[str]:
    """Why it stops, and which containers have ended, in AWS's words."""
    lines = []
    if task.stop_code:
        lines.append(f"{task.stop_code}: {plain(task.stopped_reason or '')}")
    for container in task.containers:
        if container.status == "STOPPED" and container.exit_code is not None:
            said = f" · {plain(container.reason)}" if container.reason else ""
            lines.append(f"{plain(container.name)}: exitCode {container.exit_code}{said}")
        elif container.reason and container.reason not in (task.stopped_reason or ""):
            lines.append(f"{plain(container.name)}: {plain(container.reason)}")
    return lines


def _task_line(task: TaskSnapshot, words: Words) -> str:
    parts = [
        f"{short(task.id)} {task.status}",
        f"desiredStatus {task.desired}",
        f"{task.family}:{task.revision}",
        owner(task, words),
        f"startedBy {plain(task.started_by or '–')}",
        f"healthStatus {task.health}",
        *_ending(task),
    ]
    return ", ".join(parts)


def events_list(service: ServiceSnapshot | None, words: Words) -> Table:
    """The events of a service, newest first, in AWS's own words."""
    if service is None:
        return _nothing(words("panel-no-service-yet"))
    if not service.events:
        return _nothing(words("panel-no-events"))
    events = service.events[:_MOST_EVENTS]
    items = "".join(
        f'<li><span class="ecs-soft">{written(each.at)}</span> {escaped(plain(each.message))}</li>'
        for each in events
    )
    told = [f"{written(each.at)} {plain(each.message)}" for each in events]
    return Table(f'<ol class="ecs-events">{items}</ol>', "\n".join(told))


def _nothing(text: str) -> Table:
    return Table(f'<p class="ecs-soft">{escaped(text)}</p>', text)


def _heads(names: Iterable[str]) -> str:
    return "".join(f'<th scope="col"><code>{name}</code></th>' for name in names)


def _table(heads: str, rows: Iterable[str]) -> str:
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
