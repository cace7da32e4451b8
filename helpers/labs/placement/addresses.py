"""Where each task answers: its address and port for clients, and which API member tells them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpers.diagrams.cluster.task_facts import short, short_instance
from helpers.diagrams.picture import Table
from helpers.diagrams.svg import escaped, plain
from helpers.labs.cluster.console import SIGNS
from helpers.labs.placement.comparison import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from helpers.i18n import Words
    from helpers.simulator.snapshot import ClusterSnapshot, InstanceSnapshot, TaskSnapshot

_MOST = 100
_HEADS = (
    *("placement-task", "placement-on", "placement-state"),
    *("placement-inside", "placement-outside", "placement-told-by"),
)


@dataclass(frozen=True, slots=True)
class Door:
    """Where a port of a task is open; None for what there is not, or not yet."""

    private_ip: str | None
    public_ip: str | None
    port: int | None

    def at(self, address: str | None) -> str:
        """``address:port``; empty while either is missing."""
        return f"{address}:{self.port}" if address and self.port else ""


def doors(task: TaskSnapshot, instances: Mapping[str, InstanceSnapshot]) -> list[Door]:
    """Every port of a live task: at its own interface, or at that of its instance."""
    if task.status == "STOPPED":
        return []
    own, host = task.interface, instances.get(task.instance_id or "")
    found = []
    for port in (each for container in task.containers for each in container.ports):
        if own is not None:
            number = port.container_port if own.id else None
            found.append(Door(own.private_ip, own.public_ip, number))
        elif host is not None:
            found.append(Door(host.private_ip, host.public_ip, port.host_port))
    return found


def addresses_table(cluster: ClusterSnapshot, words: Words) -> Table:
    """The live tasks, the newest first, then those that have stopped, with AWS's reason."""
    if not cluster.tasks:
        text = words("panel-no-tasks")
        return Table(f'<p class="ecs-soft">{escaped(text)}</p>', text)
    instances = {each.id: each for each in cluster.instances}
    rows, lines = [], []
    for task in list(_in_order(cluster.tasks))[:_MOST]:
        cells, said = _facts(task, instances, words)
        rows.append(
            f'<tr><th scope="row"><code title="{escaped(task.arn)}">{short(task.id)}</code></th>'
            + "".join(f"<td{kind}>{escaped(text)}</td>" for kind, text in cells)
            + "</tr>"
        )
        if said:
            rows.append(
                f'<tr class="ecs-sub"><td></td><td colspan="{len(_HEADS) - 1}">'
                f"{escaped(said)}</td></tr>"
            )
        line = ", ".join(text for _, text in cells)
        lines.append(f"{short(task.id)}: {line}" + (f" · {said}" if said else ""))
    if len(cluster.tasks) > _MOST:
        lines.append(words("panel-more-tasks", count=len(cluster.tasks) - _MOST))
        rows.append(
            f'<tr><td colspan="{len(_HEADS)}" class="ecs-soft">{escaped(lines[-1])}</td></tr>'
        )
    return Table(table(_HEADS, rows, words), "\n".join(lines))


def _in_order(tasks: Iterable[TaskSnapshot]) -> list[TaskSnapshot]:
    latest = list(tasks)[::-1]
    return sorted(latest, key=lambda each: each.status == "STOPPED")


def _facts(
    task: TaskSnapshot, instances: Mapping[str, InstanceSnapshot], words: Words
) -> tuple[list[tuple[str, str]], str]:
    """The cells behind the id, each with what its element carries; and why it stopped."""
    found = doors(task, instances)
    inside = ", ".join(filter(None, (each.at(each.private_ip) for each in found)))
    outside = ", ".join(filter(None, (each.at(each.public_ip) for each in found)))
    status = task.status
    cells = [
        ("", f"{task.network_mode} · {_where(task)}"),
        (f' class="ecs-is-{status.lower()}"', f"{SIGNS[status]} {status}"),
        ("", inside or "–"),
        ("", outside or (words("placement-not-outside") if inside else "–")),
        (' class="ecs-told"', _member(task) if inside else "–"),
    ]
    return cells, f"{task.stop_code}: {plain(task.stopped_reason or '')}" if task.stop_code else ""


def _where(task: TaskSnapshot) -> str:
    return short_instance(task.ec2_instance_id) if task.ec2_instance_id else "Fargate"


def _member(task: TaskSnapshot) -> str:
    """Which member of DescribeTasks leads to the address."""
    if task.interface is not None:
        return f"attachments[0].details: {task.interface.id}"
    return "containers[0].networkBindings[0].hostPort"
