"""The form of the service: where its tasks run, how many, its grace period, and its versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.diagrams.svg import escaped
from helpers.labs.cluster.choices import number
from helpers.labs.cluster.prepared import CLUSTER, cluster, newest
from helpers.labs.look import button, column, html, row
from helpers.labs.service.versions import with_image
from helpers.labs.task_definition.fields import labelled, tick_box
from helpers.labs.traffic.prepared import (
    BETTER,
    CONTAINER,
    ERRORS,
    FAMILIES,
    GOOD,
    LOOPBACK,
    PORT,
    SERVICE,
    SLOW,
    SLOW_SECONDS,
    SMALL_BLOCK,
)

if TYPE_CHECKING:
    from helpers.labs.traffic.traffic_lab import TrafficLab

_INSTANCES = 2


class ServiceForm:
    """CreateService with a load balancer, and what may be changed later.

    Args:
        lab: the panel that it belongs to.

    Attributes:
        mode, subnets, desired, grace, least, most, breaker: of the service.
        image: of its next revision.
        create, update, roll_out, delete: the buttons.
    """

    def __init__(self, lab: TrafficLab) -> None:
        words = lab.words
        self._lab = lab
        self.mode = _list(
            words("traffic-lab-mode"),
            [
                (words("traffic-lab-mode-fargate"), "ip"),
                (words("traffic-lab-mode-bridge"), "instance"),
            ],
        )
        self.subnets = _list(
            words("traffic-lab-subnets"),
            [
                (words("traffic-lab-subnets-big"), "big"),
                (words("traffic-lab-subnets-small", cidr=SMALL_BLOCK), "small"),
            ],
        )
        self.desired = number("desiredCount", 3)
        self.grace = number("healthCheckGracePeriodSeconds", 0)
        self.least = number("minimumHealthyPercent", 100)
        self.most = number("maximumPercent", 200)
        self.breaker = tick_box("circuit breaker")
        versions = [
            (words("traffic-lab-good", image=GOOD), GOOD),
            (words("traffic-lab-good", image=BETTER), BETTER),
            (words("traffic-lab-loopback", image=LOOPBACK), LOOPBACK),
            (words("traffic-lab-errors", image=ERRORS), ERRORS),
            (words("traffic-lab-slow", image=SLOW, seconds=f"{SLOW_SECONDS:g}"), SLOW),
        ]
        self.image = _list("image", versions)
        self.image.value = BETTER
        self.create = button("create_service", lab.action(self._create), "ecs-primary")
        self.update = button("update_service", lab.action(self._update))
        self.delete = button("delete_service", lab.action(self._delete))
        self.roll_out = button(words("service-lab-roll-out"), lab.action(self._roll_out))
        for each in (self.mode, self.subnets, self.image):
            each.add_class("ecs-wide")
        self.widget = column(
            html(f"<h4>{escaped(words('traffic-lab-service-head'))}</h4>"),
            self.mode,
            self.subnets,
            row(
                *(self.desired, self.grace, self.least, self.most, self.breaker),
                classes="ecs-fields",
            ),
            row(self.create, self.update, self.delete, classes="ecs-row ecs-acts"),
            row(self.image, self.roll_out, classes="ecs-row ecs-acts"),
            classes="ecs-section ecs-card",
        )

    @property
    def _numbers(self) -> dict[str, Any]:
        on = self.breaker.value
        return {
            "desiredCount": self.desired.value,
            "healthCheckGracePeriodSeconds": self.grace.value,
            "deploymentConfiguration": {
                "minimumHealthyPercent": self.least.value,
                "maximumPercent": self.most.value,
                "deploymentCircuitBreaker": {"enable": on, "rollback": on},
            },
        }

    def _where(self) -> dict[str, Any]:
        """Launch type and network; EC2 gets its instances first."""
        place = self._lab.place
        if self.mode.value == "instance":
            return {"launchType": "EC2"}
        subnets = [place.small] if self.subnets.value == "small" else list(place.subnets)
        configuration = {
            "subnets": subnets,
            "securityGroups": [place.group],
            "assignPublicIp": "ENABLED",
        }
        return {
            "launchType": "FARGATE",
            "networkConfiguration": {"awsvpcConfiguration": configuration},
        }

    def _add_instances(self) -> None:
        """Two EC2 instances, when there is none: their group lets the load balancer in."""
        found = cluster(self._lab.lab.snapshot())
        if found is None or found.instances:
            return
        group = self._lab.place.group
        line = f'lab.add_instances("{CLUSTER}", {_INSTANCES}, security_groups=["{group}"])'
        self._lab.call.note(line, self._lab.words("panel-no-cli"))
        self._lab.lab.add_instances(CLUSTER, _INSTANCES, security_groups=[group])

    # --- what the buttons do

    def _create(self) -> None:
        words = self._lab.words
        group = self._lab.balancer.found_group()
        if group is None:
            self._lab.said("note", words("traffic-lab-first", button="create_target_group"))
            return
        if self.mode.value == "instance":
            self._add_instances()
        family = FAMILIES[self.mode.value]
        balancer = {
            "targetGroupArn": group.arn,
            "containerName": CONTAINER,
            "containerPort": PORT,
        }
        created = self._lab.call(
            "CreateService",
            cluster=CLUSTER,
            serviceName=SERVICE,
            taskDefinition=newest(self._lab.lab.snapshot(), family) or family,
            loadBalancers=[balancer],
            **self._where(),
            **self._numbers,
        )
        if created is not None:
            told = words("traffic-lab-created", name=SERVICE, group=group.name)
            self._lab.said("good", told)

    def _update(self) -> None:
        updated = self._lab.call("UpdateService", cluster=CLUSTER, service=SERVICE, **self._numbers)
        if updated is not None:
            count = updated["service"]["desiredCount"]
            self._lab.said("good", self._lab.words("traffic-lab-updated", count=count))

    def _roll_out(self) -> None:
        """A new revision of what the service uses, with this image."""
        call, words = self._lab.call, self._lab.words
        service = self._lab.service(SERVICE)
        if service is None or not service.deployments:
            self._lab.said("note", words("traffic-lab-first", button="create_service"))
            return
        used = service.deployments[0]
        described = call("DescribeTaskDefinition", taskDefinition=f"{used.family}:{used.revision}")
        if described is None:
            return
        document = with_image(described["taskDefinition"], self.image.value)
        registered = call("RegisterTaskDefinition", **document)
        if registered is None:
            return
        made = registered["taskDefinition"]
        name = f"{made['family']}:{made['revision']}"
        updated = call("UpdateService", cluster=CLUSTER, service=SERVICE, taskDefinition=name)
        if updated is not None:
            told = words("traffic-lab-rolling", definition=name, image=self.image.value)
            self._lab.said("good", told)

    def _delete(self) -> None:
        gone = self._lab.call("DeleteService", cluster=CLUSTER, service=SERVICE, force=True)
        if gone is not None:
            self._lab.said("good", self._lab.words("service-lab-deleted", name=SERVICE))


def _list(label: str, options: list[tuple[str, str]]) -> widgets.Dropdown:
    made: widgets.Dropdown = labelled(
        widgets.Dropdown(options=options, value=options[0][1], description=label)
    )
    return made
