"""Random calls and passing time: what has to hold for services at every moment.

Bounds are looked at whenever any task changes, all other counts after every step.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from service_world import World

from helpers.simulator.services import bounds

NAMES = ("web", "api")
GROUP = "arn:aws:elasticloadbalancing:ap-southeast-1:123456789012:targetgroup/web/0123456789abcdef"
PERCENTS = ((100, 200), (50, 200), (0, 100), (0, 200), (50, 150))
"""None of them blocks a deployment of two or more tasks for good, nor of one but the last."""

names = st.sampled_from(NAMES)


class Bounded:
    """Watches one service: never above the upper bound, never again below the lower one."""

    def __init__(self, world: World, name: str) -> None:
        self.world = world
        self.name = name
        self.calm_from = 0.0
        self.reached = False
        world.ecs.context.listeners.append(lambda _task, _former: self.look())

    def disturb(self, *, deaths: bool = False) -> None:
        """The bounds changed or tasks died: the scheduler needs a moment."""
        self.calm_from = self.world.clock.now + 10
        if deaths:
            self.reached = False

    def look(self) -> None:
        service = self.world.kept(self.name)
        if service.status != "ACTIVE":
            return
        limits = bounds.of(service)
        if self.world.clock.now >= self.calm_from:
            assert service.live <= limits.upper, f"{service.live} tasks, at most {limits.upper}"
        if service.running >= limits.lower:
            self.reached = True
        elif self.reached:
            raise AssertionError(f"{service.running} RUNNING, at least {limits.lower}")


class ServiceMachine(RuleBasedStateMachine):
    """A Fargate service behind a target group and an EC2 service, with their whole API."""

    @initialize(desired=st.integers(1, 6))
    def create(self, desired: int) -> None:
        self.history: list[tuple[str, Any]] = []
        self.world = World()
        self.watched: dict[str, Bounded] = {}
        self.do("create", desired)
        for name in NAMES:
            self.watched[name] = Bounded(self.world, name)

    def do(self, step: str, *arguments: Any) -> None:
        """Take a step, and remember it for the replay."""
        self.history.append((step, arguments))
        STEPS[step](self.world, *arguments)

    @rule(seconds=st.integers(1, 200))
    def advance(self, seconds: int) -> None:
        self.do("advance", seconds)

    @rule(name=names, desired=st.integers(0, 12))
    def scale(self, name: str, desired: int) -> None:
        self.watched[name].disturb(deaths=desired > self.world.kept(name).desired)
        self.do("update", name, {"desiredCount": desired})

    @rule(name=names)
    def deploy(self, name: str) -> None:
        self.do("update", name, {"forceNewDeployment": True})

    @rule(name=names, percents=st.sampled_from(PERCENTS))
    def configure(self, name: str, percents: tuple[int, int]) -> None:
        minimum, maximum = percents
        former = self.world.kept(name).configuration["minimumHealthyPercent"]
        self.watched[name].disturb(deaths=minimum > former)
        configuration = {"minimumHealthyPercent": minimum, "maximumPercent": maximum}
        self.do("update", name, {"deploymentConfiguration": configuration})

    @rule(name=names, which=st.integers(0, 20))
    def kill(self, name: str, which: int) -> None:
        self.watched[name].disturb(deaths=True)
        self.do("kill", name, which)

    @rule(number=st.integers(0, 2), status=st.sampled_from(["ACTIVE", "DRAINING"]))
    def drain(self, number: int, status: str) -> None:
        instances = list(self.world.ecs.context.clusters["lab"].instances.values())
        others = [each for each in instances if each is not instances[number]]
        if status == "ACTIVE" or any(each.status == "ACTIVE" for each in others):
            self.do("drain", number, status)

    @precondition(lambda self: len(self.history) > 3)
    @rule()
    def come_to_rest(self) -> None:
        """Left alone, every service reaches its desired count in one deployment."""
        for name in NAMES:
            service = self.world.kept(name)
            limits = bounds.of(service)
            to_move = len(service.deployments) > 1 or service.deployments[0].replacing
            if to_move and limits.lower >= limits.upper > 0:
                continue  # its own configuration allows neither start nor stop
            began = self.world.clock.now
            while service.steady_since is None:
                self.do("advance", 10)
                assert self.world.clock.now - began < 3600, self.world.messages(name)
            assert service.running == service.desired
            assert len(service.deployments) == 1
            assert service.deployments[0].rollout == "COMPLETED"

    @invariant()
    def counts_agree(self) -> None:
        cluster = self.world.ecs.context.clusters["lab"]
        for name in NAMES:
            kept, shown = self.world.kept(name), self.world.service(name)
            tasks = [each for each in cluster.live.values() if each.group == kept.group]
            running = [each for each in tasks if each.status == "RUNNING"]
            assert shown["runningCount"] == len(running)
            for key in ("runningCount", "pendingCount"):
                assert shown[key] == sum(each[key] for each in shown["deployments"])
            assert kept.live == sum(not each.stopping for each in tasks)
            for deployment in kept.deployments:
                assert deployment.healthy == sum(
                    each.in_service for each in deployment.live.values()
                )
                assert deployment.replacing.keys() <= deployment.live.keys()
            assert len(self.world.tasks(name)) == kept.live
            self.watched[name].look()
        described = self.world.call("DescribeClusters", clusters=["lab"])["clusters"][0]
        assert described["runningTasksCount"] == sum(
            self.world.service(name)["runningCount"] for name in NAMES
        )

    def teardown(self) -> None:
        """The same steps with the same seed have the same history."""
        if not hasattr(self, "history"):
            return
        again = World()
        for step, arguments in self.history:
            STEPS[step](again, *arguments)
        for name in NAMES:
            assert again.service(name) == self.world.service(name)


def _create(world: World, desired: int) -> None:
    world.register()
    world.register("api", mode="bridge")
    world.outside.targets.add(GROUP)
    for zone in "abc":
        world.add_instances(zone=zone, type_name="m5.2xlarge")
    balancer = {"targetGroupArn": GROUP, "containerName": "app", "containerPort": 80}
    world.call("CreateService", **world.fargate(desiredCount=desired, loadBalancers=[balancer]))
    world.call(
        "CreateService", **world.ec2(serviceName="api", taskDefinition="api", desiredCount=desired)
    )


def _kill(world: World, name: str, which: int) -> None:
    tasks = world.tasks(name)
    if tasks:
        world.call("StopTask", task=tasks[which % len(tasks)]["taskArn"])


def _drain(world: World, number: int, status: str) -> None:
    arn = list(world.ecs.context.clusters["lab"].instances.values())[number].arn
    world.call("UpdateContainerInstancesState", containerInstances=[arn], status=status)


STEPS: dict[str, Any] = {
    "create": _create,
    "advance": lambda world, seconds: world.advance(seconds),
    "update": lambda world, name, changes: world.call("UpdateService", service=name, **changes),
    "kill": _kill,
    "drain": _drain,
}

ServiceMachine.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
TestServices = pytest.mark.behaviour(
    "4.2 lower bound = ceil(desired × min/100); upper bound = floor(desired ×"
)(ServiceMachine.TestCase)
