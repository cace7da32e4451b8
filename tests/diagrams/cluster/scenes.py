"""Small worlds whose scenes are drawn in tests and benchmarks, on the standalone simulator."""

from __future__ import annotations

from typing import Any

from helpers.simulator import Simulator
from helpers.simulator.outside.protocols import Behaviour, ImageProblem, Tenant

SUBNETS = tuple(f"subnet-{number:017x}" for number in (1, 2, 3))


class World:
    """A simulator with a cluster, a web definition for Fargate and an api one for instances."""

    def __init__(self, *, small: str | None = None) -> None:
        self.ecs = Simulator()
        self.outside: Any = self.ecs.context.outside
        self.ecs.clusters.create_cluster({"capacityProviders": ["FARGATE"]})
        self.subnets = list(SUBNETS[:1])
        if small:
            self.outside.network.add_subnet("subnet-small", small, "ap-southeast-1a")
            self.subnets = ["subnet-small"]
        self._joined = 0

    def web(self, **changes: Any) -> str:
        container = {
            "name": "web",
            "image": "nginx",
            "portMappings": [{"containerPort": 80}],
            **changes,
        }
        return self._register("webserver", container, "awsvpc", cpu="256", memory="512")

    def api(self, mode: str = "bridge", **changes: Any) -> str:
        container = {
            "name": "api",
            "image": "shop/api",
            "cpu": 128,
            "memory": 128,
            "portMappings": [{"containerPort": 80}],
            **changes,
        }
        return self._register("api", container, mode)

    def _register(self, family: str, container: dict[str, Any], mode: str, **members: Any) -> str:
        needs = {"requiresCompatibilities": ["FARGATE"]} if members else {}
        return self.ecs.task_definitions.register(
            {
                "family": family,
                "networkMode": mode,
                "containerDefinitions": [container],
                **needs,
                **members,
            }
        ).name

    def network(self) -> dict[str, Any]:
        return {"awsvpcConfiguration": {"subnets": self.subnets, "assignPublicIp": "ENABLED"}}

    def run(self, definition: str, count: int = 1, **changes: Any) -> list[str]:
        request = {"taskDefinition": definition, "count": count}
        if definition.startswith("webserver"):
            request |= {"launchType": "FARGATE", "networkConfiguration": self.network()}
        answer = self.ecs.tasks.run_task(request | changes)
        return [each["taskArn"] for each in answer["tasks"]]

    def service(self, name: str, definition: str, count: int, **changes: Any) -> None:
        request = {"serviceName": name, "taskDefinition": definition, "desiredCount": count}
        if definition.startswith("webserver"):
            request |= {"launchType": "FARGATE", "networkConfiguration": self.network()}
        self.ecs.services.create_service(request | changes)

    def update(self, name: str, **changes: Any) -> None:
        self.ecs.services.update_service({"service": name, **changes})

    def stop(self, arn: str, **request: Any) -> None:
        self.ecs.tasks.stop_task({"task": arn, **request})

    def instance(self, kind: str = "t3.medium", subnet: str | None = None) -> str:
        self._joined += 1
        home = subnet or self.subnets[0]
        held = self.outside.network.hold(home, Tenant.INSTANCE)
        joined = self.ecs.instances.join(
            None,
            ec2_instance_id=f"i-0{self._joined * 0x9E3779B97F4A7C15 % (1 << 64):016x}",
            type_name=kind,
            availability_zone="ap-southeast-1a",
            private_ip=held.private_ip,
            subnet_id=home,
        )
        return joined.id

    def wait(self, seconds: float) -> None:
        self.ecs.clock.advance(seconds)

    def snapshot(self) -> Any:
        return self.ecs.snapshot()


def nothing() -> World:
    return World()


def one() -> World:
    world = World(small="10.0.9.0/28")
    world.run(world.web())
    world.wait(10)
    return world


def six() -> World:
    """A service of four in a /28, a task of nobody, one that was stopped."""
    world = World(small="10.0.9.0/28")
    world.service("web", world.web(), 4)
    world.wait(60)
    lone = world.run("webserver", 2)
    world.wait(60)
    world.stop(lone[1], reason="tried it")
    world.wait(30)
    first = world.snapshot().clusters[0].tasks[0]
    world.stop(first.arn)
    world.wait(26)
    return world


def failures() -> World:
    """A service whose image is missing, a task whose program ends, one that is unhealthy."""
    world = World(small="10.0.9.0/27")
    world.outside.images.problems["shop:nope"] = ImageProblem.NO_TAG
    world.outside.programs.by_image["crash"] = Behaviour(ends_after=20, exit_code=1)
    world.outside.programs.sick.add("sick")
    world.service("broken", world.web(image="shop:nope"), 2)
    world.run(world.web(image="crash"))
    check = {"command": ["CMD", "check"], "interval": 5, "retries": 2}
    world.run(world.web(image="sick", healthCheck=check))
    world.wait(50)
    return world


def rollout(count: int = 6) -> World:
    world = World()
    world.service("web", world.web(), count)
    world.wait(200)
    world.update("web", taskDefinition=world.web(image="nginx:2"))
    world.wait(27)
    return world


def instances() -> World:
    """Bridge tasks with dynamic and fixed ports, one in host mode, one with its own interface."""
    world = World()
    for _ in range(2):
        world.instance()
    world.service("api", world.api(), 3, launchType="EC2")
    world.wait(60)
    world.run(world.api(portMappings=[{"containerPort": 80, "hostPort": 8080}]))
    world.run(
        world.api("awsvpc"),
        networkConfiguration={"awsvpcConfiguration": {"subnets": world.subnets}},
    )
    world.run(world.api("host"))
    world.wait(40)
    return world


def many(count: int) -> World:
    """A service that has just been scaled, a rollout in another one, some of nobody."""
    world = World()
    world.subnets = list(SUBNETS[:2])
    world.service("web", world.web(), count * 2 // 3)
    world.wait(400)
    world.run("webserver", min(10, count // 6))
    world.service("shop", world.web(image="shop"), count // 6)
    world.wait(15)
    return world


def crowd(count: int, hosts: int) -> World:
    """Many tasks on instances."""
    world = World()
    for _ in range(hosts):
        world.instance("m5.xlarge")
    world.service("api", world.api(), count, launchType="EC2")
    world.wait(400)
    return world


def sidecars() -> World:
    """Tasks of several containers; one of them has ended without taking its task along."""
    world = World(small="10.0.9.0/28")
    world.outside.programs.by_image["once"] = Behaviour(ends_after=5, exit_code=3)
    containers = [
        {"name": "web", "image": "nginx", "portMappings": [{"containerPort": 80}]},
        {"name": "log-router", "image": "fluent-bit", "essential": False},
        {"name": "migrate-the-database", "image": "once", "essential": False},
    ]
    members = {"cpu": "256", "memory": "512", "requiresCompatibilities": ["FARGATE"]}
    definition = world.ecs.task_definitions.register(
        {"family": "shop", "networkMode": "awsvpc", "containerDefinitions": containers, **members}
    )
    for _ in range(2):
        world.run(definition.name, launchType="FARGATE", networkConfiguration=world.network())
        world.wait(26)
    return world


ALL = {
    "nothing": nothing,
    "one": one,
    "six": six,
    "failures": failures,
    "rollout": rollout,
    "instances": instances,
    "sidecars": sidecars,
    "20": lambda: many(20),
    "60": lambda: many(60),
    "500": lambda: many(500),
    "60-on-instances": lambda: crowd(60, 6),
    "500-on-instances": lambda: crowd(500, 40),
}
