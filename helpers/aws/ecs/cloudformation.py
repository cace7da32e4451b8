"""CloudFormation's ECS resources, made in the simulator instead of moto's own ECS.

What ECS refuses fails the stack's call with ECS's words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.aws.ecs import front
from helpers.aws.ecs.properties import as_request
from helpers.aws.ecs.stack_resources import Kind, Made

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.aws.ecs.stack_resources import Properties
    from helpers.aws.mended import Mending
    from helpers.simulator import Simulator

RETRY = 5.0
RETRIES = 720
"""A cluster is deleted as soon as it is empty: CloudFormation tries again, here every five lab
seconds for an hour. (moto calls the stack deleted at once: simplified.)"""


class ClusterKind(Kind):
    """AWS::ECS::Cluster."""

    type_name = "AWS::ECS::Cluster"
    attributes = ("Arn",)

    def create(self, region: str, name: str, properties: Properties) -> Made:
        """CreateCluster."""
        asked = {"ClusterName": name, "Settings": properties.get("ClusterSettings"), **properties}
        cluster = self.call(region, "CreateCluster", as_request("CreateCluster", asked))["cluster"]
        return Made(
            self, region, cluster["clusterName"], {"Arn": cluster["clusterArn"]}, properties
        )

    def update(self, made: Made, name: str, properties: Properties) -> Made:
        """UpdateCluster; a cluster of another name is another cluster."""
        own, wanted = made.properties.get("ClusterName"), properties.get("ClusterName")
        if own != wanted:
            self.delete(made)
            return self.create(made.region, name, properties)
        asked = {
            **properties,
            "Cluster": made.physical_resource_id,
            "Settings": properties.get("ClusterSettings", []),
        }
        self.call(made.region, "UpdateCluster", as_request("UpdateCluster", asked))
        asked.setdefault("CapacityProviders", [])
        asked.setdefault("DefaultCapacityProviderStrategy", [])
        operation = "PutClusterCapacityProviders"
        self.call(made.region, operation, as_request(operation, asked))
        made.properties = properties
        return made

    def delete(self, made: Made) -> None:
        """DeleteCluster, as soon as it is empty."""
        simulator = self._simulator(made.region)

        def attempt(left: int) -> None:
            answer = front.called(
                simulator, "DeleteCluster", {"cluster": made.physical_resource_id}
            )
            if answer.refusal is not None and "Contains" in answer.refusal.code and left:
                simulator.clock.after(RETRY, lambda: attempt(left - 1))

        attempt(RETRIES)


class TaskDefinitionKind(Kind):
    """AWS::ECS::TaskDefinition."""

    type_name = "AWS::ECS::TaskDefinition"
    attributes = ("TaskDefinitionArn",)

    def __init__(self, simulator: Callable[[str], Simulator], services: ServiceKind) -> None:
        super().__init__(simulator)
        self._services = services

    def create(self, region: str, name: str, properties: Properties) -> Made:
        """RegisterTaskDefinition."""
        asked = as_request("RegisterTaskDefinition", {"Family": name, **properties})
        arn = self.call(region, "RegisterTaskDefinition", asked)["taskDefinition"][
            "taskDefinitionArn"
        ]
        return Made(self, region, arn, {"TaskDefinitionArn": arn}, properties)

    def update(self, made: Made, name: str, properties: Properties) -> Made:
        """Another revision: a task definition is never edited. Services of stacks follow it."""
        family = made.physical_resource_id.rpartition("/")[2].rpartition(":")[0]
        keeps_family = "Family" not in made.properties and "Family" not in properties
        new = self.create(made.region, family if keeps_family else name, properties)
        self._services.follow(made.physical_resource_id, new.physical_resource_id)
        self.delete(made)
        return new

    def delete(self, made: Made) -> None:
        """DeregisterTaskDefinition."""
        asked = {"taskDefinition": made.physical_resource_id}
        self.call(made.region, "DeregisterTaskDefinition", asked)


class ServiceKind(Kind):
    """AWS::ECS::Service."""

    type_name = "AWS::ECS::Service"
    attributes = ("Name", "ServiceArn")
    replacing = ("Cluster", "LaunchType", "SchedulingStrategy", "DeploymentController", "Role")
    """The properties of which CloudFormation cannot change one in place."""

    def __init__(self, simulator: Callable[[str], Simulator]) -> None:
        super().__init__(simulator)
        self._made: list[Made] = []

    def create(self, region: str, name: str, properties: Properties) -> Made:
        """CreateService."""
        asked = as_request("CreateService", {"ServiceName": name, "DesiredCount": 1, **properties})
        if asked.get("schedulingStrategy") == "DAEMON":
            asked.pop("desiredCount")
        service = self.call(region, "CreateService", asked)["service"]
        attributes = {"Name": service["serviceName"], "ServiceArn": service["serviceArn"]}
        made = Made(self, region, service["serviceArn"], attributes, dict(properties))
        self._made.append(made)
        return made

    def update(self, made: Made, name: str, properties: Properties) -> Made:
        """UpdateService, or another service where only that will do."""
        before = made.properties
        if any(
            before.get(each) != properties.get(each) for each in ("ServiceName", *self.replacing)
        ):
            self.delete(made)
            return self.create(made.region, name, properties)
        self._update(made, properties)
        made.properties = dict(properties)
        return made

    def delete(self, made: Made) -> None:
        """DeleteService, with its tasks."""
        asked = {**self._place(made), "force": True}
        self.call(made.region, "DeleteService", asked)
        self._made.remove(made)

    def follow(self, former: str, new: str) -> None:
        """Bring the services that run the ``former`` task definition to the ``new`` one."""
        for made in self._made:
            if made.properties.get("TaskDefinition") == former:
                made.properties["TaskDefinition"] = new
                self._update(made, {"TaskDefinition": new})

    def ready(self, made: Made) -> bool:
        """Whether it has reached a steady state, for which CloudFormation waits."""
        place = self._place(made)
        asked = {"cluster": place["cluster"], "services": [place["service"]]}
        (service,) = self.call(made.region, "DescribeServices", asked)["services"]
        return bool(
            len(service["deployments"]) == 1 and service["runningCount"] == service["desiredCount"]
        )

    def _update(self, made: Made, properties: Properties) -> None:
        asked = {**as_request("UpdateService", properties), **self._place(made)}
        self.call(made.region, "UpdateService", asked)

    @staticmethod
    def _place(made: Made) -> dict[str, str]:
        return {
            "cluster": made.properties.get("Cluster") or "default",
            "service": made.attributes["Name"],
        }


def mend(mending: Mending, simulator: Callable[[str], Simulator]) -> None:
    """Let moto's CloudFormation make ECS resources in the simulator, and wait for them."""
    from moto.cloudformation import models, parsing

    services = ServiceKind(simulator)
    kinds = (ClusterKind(simulator), services, TaskDefinitionKind(simulator, services))
    ours = {kind.type_name: kind for kind in kinds}
    mending.replace(parsing, "get_model_map", lambda before: lambda: {**before(), **ours})
    mending.replace(models.CloudFormationBackend, "describe_stacks", _ready_now)


def _ready_now(before: Callable[..., list[Any]]) -> Callable[..., list[Any]]:
    """Look again whenever a stack is described: moto looks only once whether it is complete."""

    def describe_stacks(backend: Any, name_or_stack_id: str) -> list[Any]:
        stacks = before(backend, name_or_stack_id)
        for stack in stacks:
            if stack.status == "CREATE_IN_PROGRESS":
                stack.verify_readiness()
        return stacks

    return describe_stacks
