"""Lesson 02: six exercises, from a first task to one that never starts; six predictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import boto3

from helpers.exercises.model import Choice, Exercise, Missing, Number, Question
from helpers.exercises.running import (
    network_interface,
    none_up,
    private_address,
    short,
    tag,
    tasks,
    up,
)
from helpers.exercises.state import newest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from helpers.exercises.model import Ecs
    from helpers.exercises.running import Task

QUESTIONS: tuple[Question, ...] = (
    # behaviour page 2.1: an awsvpc task begins with its network interface
    Choice(
        id="02-right-after", choices=("running", "pending", "provisioning"), right="provisioning"
    ),
    # 3 and claim (h): nobody replaces a task that was run directly
    Number(id="02-ten-minutes", right="0", explained=("1",)),
    # 1.6 and 3: count is 1 to 10, and the call is refused as a whole
    Choice(id="02-eleven", choices=("eleven", "ten", "none"), right="none"),
    # 2.6: an essential container ends, with any exit code
    Choice(id="02-exit-zero", choices=("goes-on", "restarts", "stops"), right="stops"),
    # 2.6: another one ends
    Choice(id="02-helper-crashes", choices=("stops", "goes-on", "restarts"), right="goes-on"),
    # 2.3 and 2.5: the call has answered long before the image is asked for
    Choice(id="02-broken-image", choices=("refused", "failures", "accepted"), right="accepted"),
)


def _ready(family: str, **container: object) -> Callable[[Ecs], None]:
    """Registers the family for Fargate with one container, unless it is there already."""

    def prepare(ecs: Ecs) -> None:
        if newest(ecs, family) is None:
            ecs.register_task_definition(
                family=family,
                containerDefinitions=[container],
                requiresCompatibilities=["FARGATE"],
                networkMode="awsvpc",
                cpu="256",
                memory="512",
            )

    return prepare


def _address(ecs: Ecs) -> Iterator[Missing]:
    shop = tasks(ecs, "shop")
    yield from none_up(ecs, "shop", shop)
    running = up(shop)
    if running and not any(_is_public(task) for task in running):
        yield Missing("missing-public-address", {"family": "shop", "task": short(running[-1])})


def _is_public(task: Task) -> bool:
    """Whether EC2 has given the task's network interface a public address too."""
    interface = network_interface(task)
    if interface is None:
        return False
    found = boto3.client("ec2").describe_network_interfaces(
        Filters=[{"Name": "network-interface-id", "Values": [interface]}]
    )["NetworkInterfaces"]
    return any("PublicIp" in one.get("Association", {}) for one in found)


AN_ADDRESS_OF_ITS_OWN = Exercise(
    id="02-an-address-of-its-own",
    prepare=_ready("shop", name="web", image="nginx", portMappings=[{"containerPort": 80}]),
    starter='ecs.list_tasks(cluster="demo", family="shop")["taskArns"]',
    look=_address,
    hints=2,
    solution="""\
ecs.run_task(taskDefinition="shop", **where)
lab.advance(seconds=30)""",
)

_DEFINED, _WANTED = "01", "02"


def _month(ecs: Ecs) -> Iterator[Missing]:
    report = tasks(ecs, "report")
    original = [task for task in report if task["taskDefinitionArn"].endswith("/report:1")]
    fitting = [task for task in original if _override(task, "report", "MONTH") == _WANTED]
    if original and not fitting:
        fields = {"family": "report", "container": "report", "variable": "MONTH"}
        yield Missing("missing-override", {**fields, "wanted": _WANTED})
    elif report and not original:
        yield Missing("missing-same-revision", {"wanted": "report:1"})
    else:
        yield from none_up(ecs, "report", fitting)


def _override(task: Task, container: str, variable: str) -> str | None:
    """The value that a task was given for a variable, instead of its definition's."""
    given = {
        one["name"]: one["value"]
        for override in task["overrides"]["containerOverrides"]
        if override["name"] == container
        for one in override.get("environment", ())
    }
    return given.get(variable)


ANOTHER_MONTH = Exercise(
    id="02-another-month",
    prepare=_ready(
        "report",
        name="report",
        image="python:3.13",
        command=["sleep", "3600"],
        environment=[{"name": "MONTH", "value": _DEFINED}],
    ),
    starter="""\
answer = ecs.run_task(taskDefinition="report", **where)
lab.advance(seconds=60)
answer["tasks"][0]["overrides"]["containerOverrides"]""",
    look=_month,
    hints=2,
    solution="""\
month = [{"name": "MONTH", "value": "02"}]
instead = {"containerOverrides": [{"name": "report", "environment": month}]}
ecs.run_task(taskDefinition="report", overrides=instead, **where)
lab.advance(seconds=60)""",
)

_NO_REASON = "Task stopped by user"
_STAY = 2


def _one_too_many(ecs: Ecs) -> Iterator[Missing]:
    alive, gone = tasks(ecs, "trio"), tasks(ecs, "trio", "STOPPED")
    if not alive and not gone:
        yield from none_up(ecs, "trio", alive)
        return
    if len(alive) != _STAY:
        fields = {"family": "trio", "count": str(len(alive)), "wanted": str(_STAY)}
        yield Missing("missing-count", fields)
        return
    stopped = [task for task in gone if task.get("stopCode") == "UserInitiated"]
    if all(task.get("stoppedReason") == _NO_REASON for task in stopped):
        yield Missing("missing-own-reason", {"family": "trio"})


ONE_TOO_MANY = Exercise(
    id="02-one-too-many",
    prepare=_ready("trio", name="web", image="nginx"),
    starter="""\
if not ecs.list_tasks(cluster="demo", family="trio")["taskArns"]:
    ecs.run_task(taskDefinition="trio", count=3, **where)
    lab.advance(seconds=30)
trio = ecs.list_tasks(cluster="demo", family="trio")["taskArns"]
print(len(trio), "tasks")""",
    look=_one_too_many,
    hints=2,
    solution='ecs.stop_task(cluster="demo", task=trio[0], reason="two are enough")',
)


def _survives(ecs: Ecs) -> Iterator[Missing]:
    blog = tasks(ecs, "blog")
    yield from none_up(ecs, "blog", blog)
    running = up(blog)
    if running and not any(_only_helper_crashed(task) for task in running):
        yield Missing("missing-crash", {"task": short(running[-1]), "container": "helper"})


def _only_helper_crashed(task: Task) -> bool:
    containers = {one["name"]: one for one in task["containers"]}
    web, helper = containers.get("web", {}), containers.get("helper", {})
    return web.get("lastStatus") == "RUNNING" and bool(helper.get("exitCode"))


THE_HELPER_MAY_CRASH = Exercise(
    id="02-the-helper-may-crash",
    starter="""\
crash = ["sh", "-c", "sleep 10; exit 1"]
blog = [
    {"name": "web", "image": "nginx"},
    {"name": "helper", "image": "busybox", "command": crash},
]
ecs.register_task_definition(family="blog", containerDefinitions=blog, **fargate)
task = ecs.run_task(taskDefinition="blog", **where)["tasks"][0]
lab.advance(seconds=90)
for container in look(task)["containers"]:
    print(container["name"], container["lastStatus"], container.get("exitCode"))""",
    look=_survives,
    hints=2,
    solution="""\
blog[1]["essential"] = False
ecs.register_task_definition(family="blog", containerDefinitions=blog, **fargate)
ecs.run_task(taskDefinition="blog", **where)
lab.advance(seconds=90)""",
)


def _labelled(ecs: Ecs) -> Iterator[Missing]:
    office = tasks(ecs, "office")
    yield from none_up(ecs, "office", office)
    plates = {short(task): (tag(task, "address"), private_address(task)) for task in up(office)}
    bare = [task for task, (plate, _) in plates.items() if plate is None]
    if bare:
        yield Missing("missing-tag", {"tasks": ", ".join(bare), "key": "address"})
        return
    for task, (plate, address) in plates.items():
        if plate != address:
            fields = {"task": task, "key": "address", "value": str(plate)}
            yield Missing("missing-tag-value", fields)


A_NAME_PLATE = Exercise(
    id="02-a-name-plate",
    prepare=_ready("office", name="web", image="nginx"),
    starter="""\
if not ecs.list_tasks(cluster="demo", family="office")["taskArns"]:
    ecs.run_task(taskDefinition="office", count=2, **where)
    lab.advance(seconds=30)
office = ecs.list_tasks(cluster="demo", family="office")["taskArns"]
for task in ecs.describe_tasks(cluster="demo", tasks=office, include=["TAGS"])["tasks"]:
    print(task["taskArn"].split("/")[-1], task["tags"])""",
    look=_labelled,
    hints=3,
    solution="""\
for task in ecs.describe_tasks(cluster="demo", tasks=office)["tasks"]:
    details = {one["name"]: one["value"] for one in task["attachments"][0]["details"]}
    plate = [{"key": "address", "value": details["privateIPv4Address"]}]
    ecs.tag_resource(resourceArn=task["taskArn"], tags=plate)""",
)


def _started(ecs: Ecs) -> Iterator[Missing]:
    api = tasks(ecs, "api")
    yield from none_up(ecs, "api", api)
    running = up(api)
    images = [one["image"] for task in running for one in task["containers"]]
    if running and not any(image.startswith("python:") for image in images):
        yield Missing("missing-same-program", {"family": "api", "image": images[-1]})


IT_NEVER_STARTS = Exercise(
    id="02-it-never-starts",
    prepare=_ready("api", name="api", image="python:3.31", command=["sleep", "3600"]),
    starter="""\
task = ecs.run_task(taskDefinition="api", **where)["tasks"][0]
lab.advance(seconds=60)
print(look(task)["lastStatus"])""",
    look=_started,
    hints=3,
    solution="""\
api = ecs.describe_task_definition(taskDefinition="api")["taskDefinition"]
containers = api["containerDefinitions"]
containers[0]["image"] = "python:3.13"
ecs.register_task_definition(family="api", containerDefinitions=containers, **fargate)
ecs.run_task(taskDefinition="api", **where)
lab.advance(seconds=60)""",
)

EXERCISES: tuple[Exercise, ...] = (
    AN_ADDRESS_OF_ITS_OWN,
    ANOTHER_MONTH,
    ONE_TOO_MANY,
    THE_HELPER_MAY_CRASH,
    A_NAME_PLATE,
    IT_NEVER_STARTS,
)
