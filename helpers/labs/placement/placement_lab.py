"""Lab 05: a bench to place tasks on, with every candidate's verdict and the limit that binds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.diagrams.svg import escaped
from helpers.labs.cluster import ClusterPanel
from helpers.labs.cluster.console import short
from helpers.labs.cluster.prepared import cluster, newest
from helpers.labs.knock import Knock
from helpers.labs.look import column, html, row
from helpers.labs.placement.addresses import addresses_table, doors
from helpers.labs.placement.capacity import Capacity
from helpers.labs.placement.comparison import compared, comparison_table
from helpers.labs.placement.finding import find
from helpers.labs.placement.task_form import TaskForm
from helpers.labs.placement.verdicts import verdicts_table
from helpers.labs.placement.ways import network

if TYPE_CHECKING:
    import ipywidgets as widgets

    from helpers.diagrams.picture import Table
    from helpers.lab import Lab
    from helpers.simulator.snapshot import ClusterSnapshot, Snapshot, SubnetSnapshot

BENCH = "bench"
_CSS = Path(__file__).with_name("placement.css").read_text(encoding="utf-8").partition("*/")[2]


class PlacementLab(ClusterPanel):
    """Place tasks in six ways on instances and subnets of one's own choice.

    Args:
        lab: where they run; the bench is a cluster of its own.

    Attributes:
        capacity: the form of the instances.
        task: the form of the tasks.
        verdicts, ways, addresses: the tables.
        knock: knocks at an address.
    """

    cluster_name = BENCH
    with_console = False

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        words = self.words
        self.capacity = Capacity(self)
        self.task = TaskForm(
            words,
            self.action,
            self.in_lab(self._compare),
            run=self._run,
            stop=self._stop,
            find=self._find,
        )
        self.add_class("ecs-bench")
        self.verdicts, self.ways, self.addresses = (html("", "ecs-page") for _ in range(3))
        self.tables: dict[str, Table] = {}
        self._made: dict[str, dict[str, Any]] = {}  # what each revision was registered with
        if lab.closed:
            self.show([self.message])
            self.close_down()
            return
        self.knock = Knock(lab)
        self._vpc = lab.vpc.subnets
        if cluster(lab.snapshot(), BENCH) is None:
            self.call("CreateCluster", clusterName=BENCH)
            self.capacity.begin()
        style = html(f"<style>{_CSS}</style>", "ecs-style")
        self.lay_out(
            words("placement-title"),
            words("placement-intro"),
            [style, self.capacity.widget, self.task.widget],
            below=[
                row(self.call.view.widget, classes="ecs-row ecs-bench-calls"),
                self._card("placement-verdicts-head", self.verdicts, "ecs-verdicts"),
                self._card("placement-ways-head", self.ways, "ecs-ways"),
                self._card("placement-addresses-head", self.addresses, "ecs-addresses"),
                self.knock,
            ],
        )

    def _card(self, head: str, page: widgets.Widget, name: str) -> widgets.Widget:
        title = html(f"<h4>{escaped(self.words(head))}</h4>")
        page.tabbable = True  # it scrolls, so the keyboard has to get there
        return column(title, page, classes=f"ecs-section {name}")

    # --- what is shown

    def see(self) -> Snapshot:
        """The subnets of the ready VPC are always among it, also while nobody uses them."""
        return self.lab.snapshot(subnets=self._vpc)

    def offer(self, snapshot: Snapshot, found: ClusterSnapshot | None) -> None:
        """Everything beside the scene."""
        own = self._subnets(snapshot)
        self.capacity.offer(found.instances if found else (), own)
        self.task.offer(found.tasks if found else (), own)
        self.knock.offer(snapshot)
        if found is None:
            self.tables.clear()
            self.verdicts.value = self.ways.value = self.addresses.value = ""
            return
        self.tables["verdicts"] = verdicts_table(found, self.words)
        self.tables["addresses"] = addresses_table(found, self.words)
        self.verdicts.value = self.tables["verdicts"].html
        self.addresses.value = self.tables["addresses"].html
        self._compare()

    def _subnets(self, snapshot: Snapshot) -> list[SubnetSnapshot]:
        """Those of the ready VPC, with what was added to it since."""
        vpc = self.lab.vpc.id
        return [each for each in snapshot.subnets if each.vpc_id == vpc]

    def _compare(self, _change: Any = None) -> None:
        """The ways side by side, for what is typed and what is there now."""
        found = cluster(self.snapshot, BENCH) if self.snapshot else None
        if found is None or self.snapshot is None:
            return
        chosen, wish, words = set(self.task.subnets.subnets), self.task.wish, self.words
        subnets = [each for each in self._subnets(self.snapshot) if each.id in chosen]
        ways = compared(wish, found, subnets, words)
        table = comparison_table(ways, self.task.way, wish, found, subnets, words)
        self.tables["ways"] = table
        self.ways.value = table.html

    def close_down(self) -> None:
        """The tables go too."""
        super().close_down()
        self.tables.clear()
        self.verdicts.value = self.ways.value = self.addresses.value = ""

    def told(self) -> str:
        """The three tables come after what every panel tells."""
        heads = {each: self.words(f"placement-{each}-head") for each in self.tables}
        tables = [f"{heads[name]}\n{table.words}" for name, table in self.tables.items()]
        knocked = [] if self.lab.closed else [self.knock.told()]
        return "\n".join([super().told(), *tables, *knocked])

    # --- tasks

    def _run(self) -> None:
        way = self.task.way
        definition = self._registered()
        if definition is None:
            return
        response = self.call(
            "RunTask",
            cluster=BENCH,
            taskDefinition=definition,
            launchType=way.launch_type,
            **({} if self.task.wanted is None else {"count": self.task.wanted}),
            **network(way, self.task.subnets.subnets, self.lab.vpc.security_group),
        )
        if response is None:
            return
        started, failures = response["tasks"], response["failures"]
        made = [each["taskArn"].rpartition("/")[2] for each in started]
        ids = ", ".join(map(short, made))
        self.task.came = made[-1] if made else ""
        if not failures:
            self.said("good", self.words("placement-ran", count=len(started), ids=ids))
            return
        reasons = ", ".join(dict.fromkeys(each["reason"] for each in failures))
        said = self.words(
            "placement-ran-partly", count=len(started), ids=ids or "–", reasons=reasons
        )
        self.said("bad", said)

    def _registered(self) -> str | None:
        """The newest revision of the family if it says the same, else a new one."""
        definition = self.task.wish.definition(self.task.way)
        name = newest(self.lab.snapshot(), definition["family"])
        if name is not None and self._made.get(name) == definition:
            return name
        registered = self.call("RegisterTaskDefinition", **definition)
        if registered is None:
            return None
        made = registered["taskDefinition"]
        name = f"{made['family']}:{made['revision']}"
        self._made[name] = definition
        return name

    def _stop(self) -> None:
        task = self.task.task.value
        if not task:
            self.said("note", self.words("panel-run-first"))
        elif self.call("StopTask", cluster=BENCH, task=task) is not None:
            self.said("good", self.words("placement-stopping", id=short(task)))

    def _find(self) -> None:
        task = self.task.task.value
        if not task:
            self.said("note", self.words("panel-run-first"))
            return
        steps = find(self.call, BENCH, task)
        if steps is not None:
            lines = "\n".join(f"{member} = {value}" for member, value in steps)
            body = f'<pre class="ecs-aws" tabindex="0">{escaped(lines)}</pre>'
            self.said("good", self.words("placement-found", id=short(task)), body)
            self.answer_told += f"\n{lines}"
            self._prepare_knock(task)

    def _prepare_knock(self, task: str) -> None:
        """Put the address that was found to the door: the public one, if there is one."""
        found = cluster(self.lab.snapshot(), BENCH)
        if found is None:
            return
        instances = {each.id: each for each in found.instances}
        for door in (d for t in found.tasks if t.id == task for d in doors(t, instances)):
            address = door.public_ip or door.private_ip
            if address and door.port:
                self.knock.address.value, self.knock.port.value = address, str(door.port)
