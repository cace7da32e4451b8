"""Lesson 06's three exercises on EC2 instances: a port, memory and ENIs run out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.exercises.keeping import active, bounds, described, kept, no_service
from helpers.exercises.model import Exercise, Missing
from helpers.exercises.room import inside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from helpers.exercises.model import Ecs


def machines(ecs: Ecs, cluster: str, most: int) -> Iterator[Missing]:
    """Whether a cluster has machines, and no more than so many."""
    count = len(ecs.list_container_instances(cluster=cluster)["containerInstanceArns"])
    if count == 0:
        yield Missing("missing-machine", {"cluster": cluster})
    elif count > most:
        fields = {"cluster": cluster, "count": str(count), "wanted": str(most)}
        yield Missing("missing-fewer-machines", fields)


def on_machines(
    name: str,
    cluster: str,
    desired: int,
    *containers: dict[str, Any],
    mode: str = "bridge",
    network: Callable[[], dict[str, Any] | None] | None = None,
) -> Callable[[Ecs], None]:
    """Makes a service on EC2 in a cluster of its own, unless there is one; machines come later.

    Args:
        name: of the service, of the family and of the container.
        cluster: its name.
        desired: how many tasks it wants.
        containers: one a revision, in order, without name.
        mode: the network mode.
        network: where the tasks of an awsvpc service get their addresses.
    """

    def prepare(ecs: Ecs) -> None:
        place = network() if network else None
        if network and place is None:
            return
        ecs.create_cluster(clusterName=cluster)
        found = described(ecs, name, cluster)
        if found is not None and found["status"] != "INACTIVE":
            return
        if not ecs.list_task_definitions(familyPrefix=name)["taskDefinitionArns"]:
            for container in containers:
                ecs.register_task_definition(
                    family=name,
                    networkMode=mode,
                    containerDefinitions=[{"name": name, **container}],
                )
        ecs.create_service(
            cluster=cluster,
            serviceName=name,
            taskDefinition=f"{name}:1",
            desiredCount=desired,
            launchType="EC2",
            deploymentConfiguration=bounds(100, 200),
            **({"networkConfiguration": place} if place else {}),
        )

    return prepare


_FERRY = {"memory": 128, "portMappings": [{"containerPort": 80, "hostPort": 80}]}


def _ferry(ecs: Ecs) -> Iterator[Missing]:
    ferry = active(ecs, "ferry", "pier")
    if ferry is None:
        yield no_service("ferry", "pier")
        return
    yield from machines(ecs, "pier", most=1)
    yield from kept(ferry, 1)
    newest, *older = ferry["deployments"]
    definition = ecs.describe_task_definition(taskDefinition=newest["taskDefinition"])
    image = definition["taskDefinition"]["containerDefinitions"][0]["image"]
    revision = newest["taskDefinition"].rsplit("/", 1)[-1]
    fields = {"service": "ferry", "revision": revision}
    if image != "nginx:1.28":
        yield Missing("missing-service-image", {**fields, "image": image, "wanted": "nginx:1.28"})
    elif older:
        yield Missing("missing-rollout-end", fields)


THE_PORT_IS_TAKEN = Exercise(
    id="06-the-port-is-taken",
    prepare=on_machines(
        "ferry",
        "pier",
        1,
        {"image": "nginx:1.27", **_FERRY},
        {"image": "nginx:1.28", **_FERRY},
    ),
    starter="""\
if not ecs.list_container_instances(cluster="pier")["containerInstanceArns"]:
    lab.add_instances("pier", count=1, instance_type="t3.small")
lab.advance(seconds=180)
ecs.update_service(cluster="pier", service="ferry", taskDefinition="ferry:2")
lab.advance(seconds=120)
events("ferry", newest=1, cluster="pier")""",
    look=_ferry,
    hints=3,
    solution="""\
web = {"name": "ferry", "image": "nginx:1.28", "memory": 128,
       "portMappings": [{"containerPort": 80, "hostPort": 0}]}
ecs.register_task_definition(family="ferry", containerDefinitions=[web])
ecs.update_service(cluster="pier", service="ferry", taskDefinition="ferry")
ecs.get_waiter("services_stable").wait(cluster="pier", services=["ferry"])""",
)

_MILL_NEEDS = 256
"""MiB that each container of the mill keeps."""


def _memory(definition: dict[str, Any]) -> int:
    """MiB that its first container may use: its own limits, else the task's (page 1.3)."""
    container = definition["containerDefinitions"][0]
    own = max(container.get("memory", 0), container.get("memoryReservation", 0))
    return own or int(definition.get("memory", 0))


def _mill(ecs: Ecs) -> Iterator[Missing]:
    mill = active(ecs, "mill", "river")
    if mill is None:
        yield no_service("mill", "river")
        return
    yield from machines(ecs, "river", most=1)
    yield from kept(mill, 3)
    newest, *older = mill["deployments"]
    definition = ecs.describe_task_definition(taskDefinition=newest["taskDefinition"])
    found = definition["taskDefinition"]
    revision = newest["taskDefinition"].rsplit("/", 1)[-1]
    if _memory(found) < _MILL_NEEDS:
        yield Missing("missing-room", {"revision": revision, "wanted": str(_MILL_NEEDS)})
    elif older:
        yield Missing("missing-rollout-end", {"service": "mill", "revision": revision})


TOO_LITTLE_MEMORY = Exercise(
    id="06-too-little-memory",
    prepare=on_machines("mill", "river", 3, {"image": "nginx:1.27", "memory": 900}),
    starter="""\
if not ecs.list_container_instances(cluster="river")["containerInstanceArns"]:
    lab.add_instances("river", count=1, instance_type="t3.small")
lab.advance(seconds=180)
mill = service("mill", cluster="river")
print(mill["runningCount"], "of", mill["desiredCount"], "running")
events("mill", newest=1, cluster="river")""",
    look=_mill,
    hints=4,
    solution="""\
web = {"name": "mill", "image": "nginx:1.27", "memory": 256}
ecs.register_task_definition(family="mill", containerDefinitions=[web])
fewer = {"minimumHealthyPercent": 33, "maximumPercent": 100}
ecs.update_service(cluster="river", service="mill", taskDefinition="mill",
                   deploymentConfiguration=fewer)
ecs.get_waiter("services_stable").wait(cluster="river", services=["mill"])""",
)


def _crane(ecs: Ecs) -> Iterator[Missing]:
    crane = active(ecs, "crane", "dock")
    if crane is None:
        yield no_service("crane", "dock")
        return
    yield from kept(crane, 4)
    newest = crane["deployments"][0]["taskDefinition"]
    definition = ecs.describe_task_definition(taskDefinition=newest)["taskDefinition"]
    mode = definition.get("networkMode", "bridge")  # the default on Linux (behaviour page 7.1)
    if mode != "awsvpc":
        fields = {"revision": newest.rsplit("/", 1)[-1], "mode": mode}
        yield Missing("missing-awsvpc", fields)


NOT_THE_SUBNET = Exercise(
    id="06-not-the-subnet",
    prepare=on_machines(
        "crane",
        "dock",
        4,
        {"image": "nginx:1.27", "memory": 128, "portMappings": [{"containerPort": 80}]},
        mode="awsvpc",
        network=inside("10.0.208.0/20"),
    ),
    starter="""\
big = subnet("10.0.208.0/20")
if not ecs.list_container_instances(cluster="dock")["containerInstanceArns"]:
    lab.add_instances("dock", count=1, instance_type="t3.medium", subnets=[big])
lab.advance(seconds=120)
print(free(big), "addresses free")
crane = service("crane", cluster="dock")
print(crane["runningCount"], "of", crane["desiredCount"], "running")
events("crane", newest=1, cluster="dock")""",
    look=_crane,
    hints=3,
    solution="""\
lab.add_instances("dock", count=1, instance_type="t3.medium", subnets=[big])
ecs.get_waiter("services_stable").wait(cluster="dock", services=["crane"])""",
)
