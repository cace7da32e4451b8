"""Lesson 05: seven exercises, from a name plate to a door for one neighbour; seven predictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.exercises import reach
from helpers.exercises.keeping import active, kept, no_service, serving
from helpers.exercises.model import Choice, Exercise, Missing, Number, Question
from helpers.exercises.placed import (
    container_ports,
    enough,
    host_ports,
    machines,
    on_two_machines,
)
from helpers.exercises.running import none_up, short, tag, tasks, up
from helpers.exercises.state import newest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from helpers.exercises.keeping import Service
    from helpers.exercises.model import Ecs

QUESTIONS: tuple[Question, ...] = (
    # behaviour page 7.2: a host port can be taken once on each instance
    Number(id="05-port-80", right="2", explained=("5", "1", "0")),
    # 7.2 and 3: with dynamic ports memory binds first; 3891 MiB hold seven times 512
    Number(id="05-any-port", right="14", explained=("2", "16", "7")),
    # 7.2 and the lab's security group, which lets in port 80 alone
    Choice(id="05-a-port-nobody-chose", choices=("answers", "refused", "timeout"), right="timeout"),
    # 7.3: interfaces minus the primary one, on each instance
    Number(id="05-own-interface", right="4", explained=("6", "14", "2")),
    # 7.3: awsvpc tasks on EC2 never get a public address
    Choice(id="05-public-subnet", choices=("own", "machine", "none"), right="none"),
    # 7.4: a new task has a new network interface
    Choice(id="05-moved", choices=("both", "private", "neither"), right="neither"),
    # 7.4: a public subnet, but no public address and no NAT: no way to the image
    Choice(id="05-no-way-out", choices=("runs", "refused", "stops"), right="stops"),
)

_WEB_PORT = 80


def _ready(family: str, mode: str, **container: object) -> Callable[[Ecs], None]:
    """Registers the family for EC2 with one nginx container, unless it is there already."""

    def prepare(ecs: Ecs) -> None:
        if newest(ecs, family) is None:
            web = {"name": "web", "image": "nginx:1.27", **container}
            ecs.register_task_definition(
                family=family, networkMode=mode, containerDefinitions=[web]
            )

    return prepare


def _plates(ecs: Ecs) -> Iterator[Missing]:
    cafe = up(tasks(ecs, "cafe"))
    yield from none_up(ecs, "cafe", tasks(ecs, "cafe"))
    bare = [short(task) for task in cafe if tag(task, "address") is None]
    if bare:
        yield Missing("missing-tag", {"tasks": ", ".join(bare), "key": "address"})
        return
    found = machines(ecs)
    for task in cafe:
        machine = found.get(task.get("containerInstanceArn", ""), {})
        right = [f"{machine.get('PublicIpAddress')}:{port}" for port in host_ports(task)]
        if tag(task, "address") not in right:
            yield Missing(
                "missing-plate", {"task": short(task), "value": str(tag(task, "address"))}
            )


ADDRESS_AND_PORT = Exercise(
    id="05-address-and-port",
    prepare=_ready("cafe", "bridge", memory=128, portMappings=[{"containerPort": _WEB_PORT}]),
    starter="""\
if not ecs.list_tasks(cluster="demo", family="cafe")["taskArns"]:
    ecs.run_task(cluster="demo", taskDefinition="cafe", launchType="EC2", count=2)
    lab.advance(seconds=30)
cafe = ecs.list_tasks(cluster="demo", family="cafe")["taskArns"]
for task in ecs.describe_tasks(cluster="demo", tasks=cafe, include=["TAGS"])["tasks"]:
    print(task["taskArn"].split("/")[-1], task["tags"])""",
    look=_plates,
    hints=3,
    solution="""\
for task in ecs.describe_tasks(cluster="demo", tasks=cafe)["tasks"]:
    port = task["containers"][0]["networkBindings"][0]["hostPort"]
    plate = f"{machine_of(task)['PublicIpAddress']}:{port}"
    ecs.tag_resource(resourceArn=task["taskArn"], tags=[{"key": "address", "value": plate}])""",
)


def _menu(ecs: Ecs) -> Iterator[Missing]:
    yield from on_two_machines(ecs, "menu", 3)
    for task in up(tasks(ecs, "menu")):
        # an interface of its own needs no port mapping (behaviour page 7.1)
        if reach.interface(task) is None and _WEB_PORT not in container_ports(task):
            yield Missing("missing-way-in", {"task": short(task), "port": str(_WEB_PORT)})


THREE_COPIES_TWO_MACHINES = Exercise(
    id="05-three-copies-two-machines",
    prepare=_ready(
        "menu",
        "bridge",
        memory=128,
        portMappings=[{"containerPort": _WEB_PORT, "hostPort": _WEB_PORT}],
    ),
    starter="""\
answer = ecs.run_task(cluster="demo", taskDefinition="menu", launchType="EC2", count=3)
lab.advance(seconds=30)
print(len(answer["tasks"]), "started")
for failure in answer["failures"]:
    print(failure["reason"])""",
    look=_menu,
    hints=3,
    solution="""\
any_port = [{"containerPort": 80, "hostPort": 0}]
web = {"name": "web", "image": "nginx:1.27", "memory": 128, "portMappings": any_port}
ecs.register_task_definition(family="menu", networkMode="bridge", containerDefinitions=[web])
ecs.run_task(cluster="demo", taskDefinition="menu", launchType="EC2")
lab.advance(seconds=30)""",
)

_OVENS, _HARD_LIMIT = 6, 1536


def _ovens(ecs: Ecs) -> Iterator[Missing]:
    yield from on_two_machines(ecs, "oven", _OVENS)
    for arn in sorted({task["taskDefinitionArn"] for task in up(tasks(ecs, "oven"))}):
        found = ecs.describe_task_definition(taskDefinition=arn)["taskDefinition"]
        limits = {one.get("memory") for one in found["containerDefinitions"]}
        if limits != {_HARD_LIMIT}:
            fields = {"revision": arn.rsplit("/", 1)[-1], "wanted": str(_HARD_LIMIT)}
            yield Missing("missing-hard-limit", fields)


WHICH_LIMIT_BINDS = Exercise(
    id="05-which-limit-binds",
    prepare=_ready(
        "oven",
        "bridge",
        cpu=128,
        memory=_HARD_LIMIT,
        portMappings=[{"containerPort": _WEB_PORT}],
    ),
    starter="""\
answer = ecs.run_task(cluster="demo", taskDefinition="oven", launchType="EC2", count=6)
lab.advance(seconds=30)
print(len(answer["tasks"]), "started")
for failure in answer["failures"]:
    print(failure["reason"])""",
    look=_ovens,
    hints=3,
    solution="""\
empty("oven")
web = {"name": "web", "image": "nginx:1.27", "cpu": 128, "memory": 1536,
       "memoryReservation": 512, "portMappings": [{"containerPort": 80}]}
ecs.register_task_definition(family="oven", networkMode="bridge", containerDefinitions=[web])
ecs.run_task(cluster="demo", taskDefinition="oven", launchType="EC2", count=6)
lab.advance(seconds=30)""",
)

_SINGERS = 5


def _choir(ecs: Ecs) -> Iterator[Missing]:
    singing = up(tasks(ecs, "choir", cluster="hall"))
    yield from enough("choir", singing, _SINGERS)
    if any(reach.interface(task) is None for task in singing):
        yield Missing("missing-own-interface", {"family": "choir"})


ONLY_TWO_OF_FIVE = Exercise(
    id="05-only-two-of-five",
    prepare=_ready("choir", "awsvpc", memory=128),
    starter="""\
ecs.create_cluster(clusterName="hall")
if not ecs.list_container_instances(cluster="hall")["containerInstanceArns"]:
    lab.add_instances("hall", instance_type="t3.medium")
choir = {"cluster": "hall", "taskDefinition": "choir", "launchType": "EC2",
         "networkConfiguration": inside}
here = len(ecs.list_tasks(cluster="hall")["taskArns"])
answer = ecs.run_task(count=5 - here, **choir) if here < 5 else {"failures": []}
lab.advance(seconds=30)
print(len(ecs.list_tasks(cluster="hall")["taskArns"]), "of 5 on their way")
for failure in answer["failures"]:
    print(failure["reason"])""",
    look=_choir,
    hints=3,
    solution="""\
lab.add_instances("hall", count=2)
ecs.run_task(count=3, **choir)
lab.advance(seconds=30)""",
)


def _one_running(ecs: Ecs, name: str) -> Service | Missing:
    """The service with its one task RUNNING, or what keeps it from that."""
    found = active(ecs, name)
    if found is None:
        return no_service(name)
    return next(kept(found, 1), found)


def _gallery(ecs: Ecs) -> Iterator[Missing]:
    found = _one_running(ecs, "gallery")
    if isinstance(found, Missing):
        yield found
        return
    for each in reach.interfaces(ecs, "gallery"):
        if reach.ANYWHERE not in reach.let_in(each, _WEB_PORT):
            yield Missing("missing-open-port", {"service": "gallery", "port": str(_WEB_PORT)})
        elif reach.lets_in_more(each, _WEB_PORT):
            yield Missing("missing-only-port", {"service": "gallery", "port": str(_WEB_PORT)})


_STARTER = """\
lab.advance(seconds=60)
arns = ecs.list_tasks(cluster="demo", serviceName="{name}")["taskArns"]
for task in ecs.describe_tasks(cluster="demo", tasks=arns)["tasks"]:
    interface = interface_of(task)
    address = interface{address}
    print(task["lastStatus"], address)
    print(lab.connect(address, 80{source}))"""

_PUBLIC = '["Association"]["PublicIp"]'
_PRIVATE = '["PrivateIpAddress"]'

THE_DOOR_IS_SHUT = Exercise(
    id="05-the-door-is-shut",
    prepare=serving("gallery", 1, "nginx:1.27", network=lambda: reach.public_behind("gallery")),
    starter=_STARTER.format(name="gallery", address=_PUBLIC, source=""),
    look=_gallery,
    hints=3,
    solution="""\
group = interface["Groups"][0]["GroupId"]
ec2.authorize_security_group_ingress(
    GroupId=group, IpProtocol="tcp", FromPort=80, ToPort=80, CidrIp="0.0.0.0/0")""",
)


def _museum(ecs: Ecs) -> Iterator[Missing]:
    found = _one_running(ecs, "museum")
    if isinstance(found, Missing):
        yield found
        return
    for task in up(tasks(ecs, "museum")):
        its = reach.interface(task)
        if its is None or reach.public_address(its) is None:
            fields = {"family": "museum", "task": short(task)}
            yield Missing("missing-public-address", fields)
        elif reach.ANYWHERE not in reach.let_in(its, _WEB_PORT):
            yield Missing("missing-open-port", {"service": "museum", "port": str(_WEB_PORT)})


A_WAY_IN_FROM_OUTSIDE = Exercise(
    id="05-a-way-in-from-outside",
    prepare=serving("museum", 1, "nginx:1.27", network=lambda: reach.private_behind("web")),
    starter=_STARTER.format(name="museum", address=_PRIVATE, source=""),
    look=_museum,
    hints=3,
    solution="""\
ecs.update_service(cluster="demo", service="museum", networkConfiguration=outside)
ecs.get_waiter("services_stable").wait(cluster="demo", services=["museum"])""",
)


def _stock(ecs: Ecs) -> Iterator[Missing]:
    found = _one_running(ecs, "stock")
    if isinstance(found, Missing):
        yield found
        return
    for each in reach.interfaces(ecs, "stock"):
        allowed = list(reach.let_in(each, _WEB_PORT))
        if reach.ANYWHERE in allowed:
            yield Missing("missing-not-anywhere", {"service": "stock", "port": str(_WEB_PORT)})
        elif not all(reach.is_let_in(machine, allowed) for machine in machines(ecs).values()):
            yield Missing("missing-neighbour", {"service": "stock", "port": str(_WEB_PORT)})


ONLY_FOR_THE_NEIGHBOUR = Exercise(
    id="05-only-for-the-neighbour",
    prepare=serving("stock", 1, "nginx:1.27", network=lambda: reach.private_behind("stock")),
    starter="""\
lab.advance(seconds=60)
arns = ecs.list_tasks(cluster="demo", serviceName="stock")["taskArns"]
for task in ecs.describe_tasks(cluster="demo", tasks=arns)["tasks"]:
    interface = interface_of(task)
    print(lab.connect(interface["PrivateIpAddress"], 80, source=machines[0]))""",
    look=_stock,
    hints=3,
    solution="""\
group = interface["Groups"][0]["GroupId"]
web = [{"GroupId": lab.vpc.security_group}]
rule = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "UserIdGroupPairs": web}
ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[rule])""",
)

EXERCISES: tuple[Exercise, ...] = (
    ADDRESS_AND_PORT,
    THREE_COPIES_TWO_MACHINES,
    WHICH_LIMIT_BINDS,
    ONLY_TWO_OF_FIVE,
    THE_DOOR_IS_SHUT,
    A_WAY_IN_FROM_OUTSIDE,
    ONLY_FOR_THE_NEIGHBOUR,
)
