"""Lab 06: the addresses of a subnet, while a service scales and deploys in it."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.diagrams.subnet_map import draw
from helpers.diagrams.subnet_map_facts import gather
from helpers.labs.cluster.prepared import CLUSTER, prepare
from helpers.labs.knock import Knock
from helpers.labs.look import button, html
from helpers.labs.service.service_panel import SERVICE, ServicePanel
from helpers.labs.subnet.others import Others
from helpers.labs.subnet.ran_out import RanOut
from helpers.labs.subnet.subnets import Subnets
from helpers.labs.task_definition.draft import WEBSERVER

if TYPE_CHECKING:
    from helpers.diagrams.picture import Picture
    from helpers.lab import Lab
    from helpers.simulator.snapshot import ClusterSnapshot, Snapshot, SubnetSnapshot

DESIRED = 8
"""Tasks that the form begins with: they fit into a /28, twice as many do not."""

FEWER = (75, 100)
"""``minimumHealthyPercent`` and ``maximumPercent`` of a rollout with few tasks at once.

A task that leaves still has its address when its replacement comes (behaviour page 7.5), so even
``maximumPercent`` 100 needs room for those that are on their way out: at 50 % a service of eight
would need twelve addresses for a moment, at 75 % it needs ten."""

_PATIENCE = 60
"""How often ten seconds may pass until the tasks of a deleted service are gone."""

ON_A_PORT: dict[str, Any] = {
    **copy.deepcopy(WEBSERVER),
    "family": "web-on-80",
    "containerDefinitions": [
        {**WEBSERVER["containerDefinitions"][0], "portMappings": [{"containerPort": 80}]}
    ],
}
"""The notes' webserver with the port that one can knock at."""

_CSS = Path(__file__).with_name("subnet.css").read_text(encoding="utf-8").partition("*/")[2]


class SubnetLab(ServicePanel):
    """Make subnets, fill them with a service's tasks and with others, and see them run out.

    Args:
        lab: where it runs.

    Attributes:
        subnets: the form of the subnets.
        others: what takes addresses beside tasks.
        ran_out: what AWS says when there are none.
        fewer: asks for rollouts that replace few tasks at once.
        public_routes: the id of the route table that leads into the internet.
        knock: knocks at an address.
    """

    family = str(ON_A_PORT["family"])

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        words = self.words
        self.wanted.desired.value = DESIRED
        self.public_routes = ""
        self.subnets = Subnets(self)
        self.others = Others(self)
        self.ran_out = RanOut(words)
        self.knock = Knock(lab)
        least, most = map(str, FEWER)
        self.fewer = button(
            words("subnet-lab-fewer", least=least, most=most), self.action(self._fewer)
        )
        self.subnets.widget.children += (self.others.widget,)
        self.wanted.buttons.children += (self.fewer,)
        self.add_class("ecs-subnet-lab")
        if lab.closed:
            self.show([self.message])
            self.close_down()
            return
        self.network = prepare(lab, self.call, ON_A_PORT)
        self.public_routes = self._find_routes()
        self.subnets.find()
        self._give()
        self.lay_out(
            words("subnet-lab-title"),
            words("subnet-lab-intro"),
            [
                html(f"<style>{_CSS}</style>", "ecs-style"),
                self.subnets.widget,
                self.wanted.widget,
            ],
            below=[self.knock],
            under_scene=[self.ran_out.widget],
        )

    # --- what is shown

    def see(self) -> Snapshot:
        """With the subnets of the lab, also while nothing is in them."""
        return self.lab.snapshot(subnets=list(self.subnets.made))

    def offer(self, snapshot: Snapshot, found: ClusterSnapshot | None) -> None:
        """Subnets that are gone; and how it stands with the others."""
        del found
        self.subnets.offer(frozenset(each.id for each in snapshot.subnets))
        sections = gather(snapshot, self._on_map(snapshot), CLUSTER).sections
        self.ran_out.show(sections, self.service(SERVICE))
        self.knock.offer(snapshot)

    def draw_scene(self, snapshot: Snapshot, before: Snapshot | None) -> Picture:
        """The map of the addresses."""
        return draw(snapshot, self.words, self._on_map(snapshot), CLUSTER, before=before)

    def _on_map(self, snapshot: Snapshot) -> list[str]:
        """The subnets of the lab, and any other that tasks have addresses in."""
        used = (s.id for s in snapshot.subnets if any(each.task_id for each in s.taken))
        return list(dict.fromkeys((*self.subnets.made, *used)))

    def told(self) -> str:
        """The panel in words, what AWS says of addresses, and the last knock."""
        knocked = "" if self.lab.closed else self.knock.told()
        return "\n".join(filter(None, (super().told(), self.ran_out.told, knocked)))

    def close_down(self) -> None:
        """What AWS said goes too."""
        super().close_down()
        self.ran_out.clear()

    # --- what the buttons do

    def place(self) -> SubnetSnapshot | None:
        """The first subnet of the service; says so when none is ticked."""
        known = {each.id: each for each in self.see().subnets}
        found = next((known[name] for name in self.subnets.given if name in known), None)
        if found is None:
            self.said("note", self.words("subnet-lab-tick-one"))
        return found

    def places_in_two_zones(self) -> list[SubnetSnapshot]:
        """The first subnet of the service and a public one in another zone, if there is one."""
        first = self.place()
        if first is None:
            return []
        known = sorted(
            (each for each in self.see().subnets if each.public and each.vpc_id == first.vpc_id),
            key=lambda each: each.id not in self.subnets.given,
        )
        zone = first.availability_zone
        return [first, *[each for each in known if each.availability_zone != zone][:1]]

    def move_service(self) -> None:
        """Give the service the subnets that are ticked: a deployment."""
        self._give()
        if self.place() is not None:
            self.update("subnet-lab-given", networkConfiguration=self.network)

    def start_over(self) -> None:
        """A new subnet of the typed size, and nothing else: no service, no others, no old ones."""
        old = list(self.subnets.made)
        new = self.subnets.make()
        if new is None:
            return
        service = self.service(SERVICE)
        alive = service is not None and service.status != "INACTIVE"
        if (
            alive
            and self.call("DeleteService", cluster=CLUSTER, service=SERVICE, force=True) is None
        ):
            return
        if self.others.clear() is None:
            return
        self._wait_until_empty(old)
        self.subnets.remove(*old)
        self._give()
        self.said("good", self.words("subnet-lab-started-over", cidr=self.subnets.made[new]))

    def _create(self) -> None:
        self._give()
        if self.place() is not None:
            super()._create()

    def _fewer(self) -> None:
        self.wanted.least.value, self.wanted.most.value = FEWER
        self.configure()

    def _give(self) -> None:
        inside = self.network["awsvpcConfiguration"]
        self.network = {"awsvpcConfiguration": {**inside, "subnets": self.subnets.given}}

    def _wait_until_empty(self, subnets: list[str]) -> None:
        """Tasks hold their address until they are STOPPED: EC2 deletes no subnet before."""
        passed = 0
        while passed < 10 * _PATIENCE and self._held(subnets):
            self.lab.advance(10)
            passed += 10
        if passed:
            self.call.note(f"lab.advance({passed})", self.words("subnet-lab-wait"))

    def _held(self, subnets: list[str]) -> bool:
        return any(each.taken for each in self.see().subnets if each.id in subnets)

    def _find_routes(self) -> str:
        found: Any = self.call.to(
            "ec2",
            "DescribeRouteTables",
            Filters=[
                {"Name": "vpc-id", "Values": [self.lab.vpc.id]},
                {"Name": "tag:Name", "Values": ["public"]},
            ],
        )
        tables = found["RouteTables"] if found else []
        return str(tables[0]["RouteTableId"]) if tables else ""
