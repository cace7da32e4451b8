"""Lesson 01: six exercises, from a port to three mistakes in one document; four predictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.exercises.looking import for_fargate, open_port, smallest_size
from helpers.exercises.model import Choice, Exercise, Missing, Number, Question
from helpers.exercises.state import container, name, newest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.exercises.model import Ecs
    from helpers.exercises.state import Definition

QUESTIONS: tuple[Question, ...] = (
    # behaviour page 1.2: every registration is a revision of its own
    Choice(id="01-same-family", choices=("refused", "same", "two"), right="two"),
    # 1.2: family alone means the newest ACTIVE revision
    Choice(id="01-family-alone", choices=("gone", "three", "two"), right="two"),
    # 1.2: numbering is not reset
    Number(id="01-next-number", right="4", explained=("3",)),
    # 1.1: what FARGATE requires in addition
    Choice(id="01-fargate-asks", choices=("nothing", "role", "three"), right="three"),
    # 1.1, claim (a): at most ten containers
    Choice(id="01-eleven", choices=("taken", "ten", "refused"), right="refused"),
)


def _port(ecs: Ecs) -> Iterator[Missing]:
    shop = newest(ecs, "shop")
    if shop is None:
        yield Missing("missing-family", {"family": "shop"})
        return
    yield from for_fargate(shop)
    yield from open_port(shop, "web", 80)


GIVE_IT_A_PORT = Exercise(
    id="01-give-it-a-port",
    starter="""\
shop = {
    "family": "shop",
    "containerDefinitions": [{"name": "web", "image": "nginx", "memory": 256}],
    "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc",
    "cpu": "256", "memory": "512",
}
answer = ecs.register_task_definition(**shop)["taskDefinition"]
answer["containerDefinitions"][0]["portMappings"]""",
    look=_port,
    hints=2,
    solution="""\
shop["containerDefinitions"][0]["portMappings"] = [{"containerPort": 80}]
ecs.register_task_definition(**shop)["taskDefinition"]["revision"]""",
)


def _helper(ecs: Ecs) -> Iterator[Missing]:
    blog = newest(ecs, "blog")
    if blog is None:
        yield Missing("missing-family", {"family": "blog"})
        return
    for called, essential in (("web", True), ("backup", False)):
        fields = {"revision": name(blog), "container": called}
        found = container(blog, called)
        if found is None:
            yield Missing("missing-container", fields)
        elif essential and not found["essential"]:
            yield Missing("missing-essential", fields)
        elif found["essential"] and not essential:
            yield Missing("missing-not-essential", fields)


A_HELPER_THAT_MAY_STOP = Exercise(
    id="01-a-helper-that-may-stop",
    starter="""\
blog = {
    "family": "blog",
    "containerDefinitions": [
        {"name": "web", "image": "nginx", "memory": 256},
        {"name": "backup", "image": "busybox", "memory": 64, "command": ["sleep", "60"]},
    ],
}
answer = ecs.register_task_definition(**blog)["taskDefinition"]
for container in answer["containerDefinitions"]:
    print(container["name"], "essential:", container["essential"])""",
    look=_helper,
    hints=2,
    solution="""\
blog["containerDefinitions"][1]["essential"] = False
ecs.register_task_definition(**blog)["taskDefinition"]["revision"]""",
)

_MENU_IMAGES = ("nginx:1.26", "nginx:1.27", "nginx:1.72")


def _menu(ecs: Ecs) -> None:
    """Three revisions; the newest has two digits of its tag swapped."""
    if newest(ecs, "menu") is not None:
        return
    for image in _MENU_IMAGES:
        ecs.register_task_definition(
            family="menu", containerDefinitions=[{"name": "web", "image": image, "memory": 128}]
        )


def _way_back(ecs: Ecs) -> Iterator[Missing]:
    good = _MENU_IMAGES[1]
    active = [
        ecs.describe_task_definition(taskDefinition=arn)["taskDefinition"]
        for arn in ecs.list_task_definitions(familyPrefix="menu")["taskDefinitionArns"]
    ]
    images = [menu["containerDefinitions"][0]["image"] for menu in active]
    if good not in images:
        yield Missing("missing-image-again", {"family": "menu", "image": good})
    elif images[-1] != good:  # they are listed from the oldest to the newest
        yield Missing(
            "missing-image",
            {"family": "menu", "revision": name(active[-1]), "image": images[-1], "wanted": good},
        )


THE_WAY_BACK = Exercise(
    id="01-the-way-back",
    prepare=_menu,
    starter="""\
for arn in ecs.list_task_definitions(familyPrefix="menu")["taskDefinitionArns"]:
    revision = ecs.describe_task_definition(taskDefinition=arn)["taskDefinition"]
    print(arn.split("/")[1], revision["containerDefinitions"][0]["image"])""",
    look=_way_back,
    hints=2,
    solution='ecs.deregister_task_definition(taskDefinition="menu:3")["taskDefinition"]["status"]',
)


_NEEDED = 1536
_SMALLEST = ("256", "2048")


def _size(ecs: Ecs) -> Iterator[Missing]:
    api = newest(ecs, "api")
    if api is None:
        yield Missing("missing-family", {"family": "api"})
        return
    yield from for_fargate(api)
    found = container(api, "api")
    if found is None:
        yield Missing("missing-container", {"revision": name(api), "container": "api"})
        return
    memory = min(int(of.get("memory", _NEEDED)) for of in (api, found))
    if memory < _NEEDED:
        yield Missing("missing-room", {"revision": name(api), "wanted": str(_NEEDED)})
    else:
        yield from smallest_size(api, _SMALLEST)


A_SIZE_THAT_FITS = Exercise(
    id="01-a-size-that-fits",
    starter="""\
api = {
    "family": "api",
    "containerDefinitions": [{"name": "api", "image": "python:3.13", "memory": 1536}],
    "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc",
    "cpu": "256", "memory": "1536",
}
try:
    answer = ecs.register_task_definition(**api)["taskDefinition"]
    print(answer["taskDefinitionArn"])
except ecs.exceptions.ClientException as error:
    print(error.response["Error"]["Message"])""",
    look=_size,
    hints=2,
    solution="""\
api["memory"] = "2048"
ecs.register_task_definition(**api)["taskDefinition"]["revision"]""",
)

_KITCHEN = {"web": (256, 512), "cache": (256, 256), "metrics": (128, 128)}
_KITCHEN_SIZE = ("1024", "2048")


def _binding(ecs: Ecs) -> Iterator[Missing]:
    kitchen = newest(ecs, "kitchen")
    if kitchen is None:
        yield Missing("missing-family", {"family": "kitchen"})
        return
    yield from for_fargate(kitchen)
    changed = list(_changed_shares(kitchen))
    yield from changed
    if not changed:
        yield from smallest_size(kitchen, _KITCHEN_SIZE)


def _changed_shares(kitchen: Definition) -> Iterator[Missing]:
    """Containers that are gone, or no longer have what the exercise gives them."""
    for called, (cpu, memory) in _KITCHEN.items():
        fields = {"revision": name(kitchen), "container": called}
        found = container(kitchen, called)
        if found is None:
            yield Missing("missing-container", fields)
        elif (found["cpu"], found.get("memory")) != (cpu, memory):
            yield Missing("missing-share", {**fields, "cpu": str(cpu), "memory": str(memory)})


WHAT_BINDS = Exercise(
    id="01-what-binds",
    starter="""\
kitchen = {
    "family": "kitchen",
    "containerDefinitions": [
        {"name": "web", "image": "nginx", "cpu": 256, "memory": 512},
        {"name": "cache", "image": "redis", "cpu": 256, "memory": 256},
        {"name": "metrics", "image": "busybox", "cpu": 128, "memory": 128}],
    "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc",
    "cpu": "512", "memory": "1024"}
try:
    answer = ecs.register_task_definition(**kitchen)["taskDefinition"]
    print(answer["taskDefinitionArn"])
except ecs.exceptions.ClientException as error:
    print(error.response["Error"]["Message"])""",
    look=_binding,
    hints=3,
    solution="""\
kitchen["cpu"], kitchen["memory"] = "1024", "2048"
ecs.register_task_definition(**kitchen)["taskDefinition"]["revision"]""",
)


def _orders(ecs: Ecs) -> Iterator[Missing]:
    orders = newest(ecs, "orders")
    if orders is None:
        yield Missing("missing-family", {"family": "orders"})
        return
    yield from for_fargate(orders)
    yield from open_port(orders, "web", 80)


THREE_MISTAKES = Exercise(
    id="01-three-mistakes",
    starter='''\
orders = json.loads("""
{
  "family": "orders",
  "containerDefinitions": [
    {"name": "web", "image": "nginx", "memory": 600,
     "portMappings": [{"containerPort": 80, "hostPort": 8080}]}
  ],
  "requiresCompatibilities": ["FARGATE"],
  "networkMode": "bridge", "memory": "512", "cpu": "256"
}
""")
try:
    answer = ecs.register_task_definition(**orders)["taskDefinition"]
    print(answer["taskDefinitionArn"])
except ecs.exceptions.ClientException as error:
    print(error.response["Error"]["Message"])''',
    look=_orders,
    hints=3,
    solution="""\
web = orders["containerDefinitions"][0]
web["portMappings"] = [{"containerPort": 80}]
web["memory"] = 512
orders["networkMode"] = "awsvpc"
ecs.register_task_definition(**orders)["taskDefinition"]["revision"]""",
)

EXERCISES: tuple[Exercise, ...] = (
    GIVE_IT_A_PORT,
    A_HELPER_THAT_MAY_STOP,
    THE_WAY_BACK,
    A_SIZE_THAT_FITS,
    WHAT_BINDS,
    THREE_MISTAKES,
)
