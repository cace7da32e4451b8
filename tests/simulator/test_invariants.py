"""What holds at every moment, whatever was asked for and however much time has passed.

A hypothesis state machine makes random calls. To join it, another part of the simulator derives
from ``Ecs``, adds rules, and adds invariants.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from small_world import SUBNETS, World, container, network

from helpers.simulator import EcsError
from helpers.simulator.outside.protocols import Behaviour

ON_FARGATE = ["fargate", "short", "deaf", "init", "failing"]
ON_INSTANCES = ["dynamic", "static", "host", "interface"]
TYPES = ["t3.nano", "t3.micro", "m5.large"]
PENDING = {"PROVISIONING", "PENDING", "ACTIVATING"}
SMALL = "subnet-small"
SETTINGS = settings(
    max_examples=120,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


class Ecs(RuleBasedStateMachine):
    """Clusters, instances and standalone tasks."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World(providers=("FARGATE", "FARGATE_SPOT"))
        self.simulator = self.world.simulator
        self.context = self.simulator.context
        self.world.outside.network.add_subnet(SMALL, "10.0.7.0/28", "ap-southeast-1a")
        self.world.outside.programs.by_image.update(
            deaf=Behaviour(on_sigterm=None),
            short=Behaviour(ends_after=25.0, exit_code=1),
            hungry=Behaviour(needs_memory=1000),
        )
        self.definitions = self.define()
        self.history: list[Any] = []

    def define(self) -> dict[str, tuple[str, str]]:
        """Definitions by name, each with its launch type."""
        world = self.world
        ordered = [{"containerName": "first", "condition": "SUCCESS"}]
        first = container("first", essential=False, command=["sh", "-c", "sleep 5; exit 0"], cpu=10)
        failing = {**first, "command": ["sh", "-c", "sleep 5; exit 2"]}
        port = {"containerPort": 80}
        return {
            "fargate": (world.fargate(), "FARGATE"),
            "short": (world.fargate(container(image="short"), family="short"), "FARGATE"),
            "deaf": (world.fargate(container(image="deaf"), family="deaf"), "FARGATE"),
            "init": (
                world.fargate(first, container(dependsOn=ordered), family="init"),
                "FARGATE",
            ),
            "failing": (
                world.fargate(failing, container(dependsOn=ordered), family="failing"),
                "FARGATE",
            ),
            "dynamic": (
                world.ec2(
                    container(portMappings=[port, {**port, "protocol": "udp"}], cpu=100),
                    family="dynamic",
                ),
                "EC2",
            ),
            "static": (
                world.ec2(container(portMappings=[{**port, "hostPort": 8080}]), family="static"),
                "EC2",
            ),
            "host": (
                world.ec2(
                    container(portMappings=[{"containerPort": 8080}], image="hungry"),
                    family="host",
                    networkMode="host",
                ),
                "EC2",
            ),
            "interface": (world.ec2(family="interface", networkMode="awsvpc"), "EC2"),
        }

    # --- calls

    def call(self, operation: Any, request: dict[str, Any]) -> dict[str, Any] | None:
        """Make a call; a refusal is an answer too."""
        try:
            answer: dict[str, Any] = operation(request)
        except EcsError as error:
            self.history.append(error.message)
            return None
        self.history.append(answer)
        return answer

    def some_task(self, number: int) -> str | None:
        tasks = list(self.context.clusters["default"].tasks)
        return tasks[number % len(tasks)] if tasks else None

    def some_instance(self, number: int) -> Any:
        instances = list(self.context.clusters["default"].instances.values())
        return instances[number % len(instances)] if instances else None

    @rule(
        name=st.sampled_from([*ON_FARGATE, *ON_INSTANCES]),
        count=st.integers(1, 10),
        subnets=st.lists(st.sampled_from([SMALL, *SUBNETS]), min_size=1, max_size=4, unique=True),
        spot=st.booleans(),
    )
    def run_task(self, name: str, count: int, subnets: list[str], spot: bool) -> None:
        definition, launch_type = self.definitions[name]
        request: dict[str, Any] = {"taskDefinition": definition, "count": count}
        if launch_type == "FARGATE" and spot:
            request["capacityProviderStrategy"] = [
                {"capacityProvider": "FARGATE_SPOT", "weight": 1},
                {"capacityProvider": "FARGATE", "weight": 1, "base": 1},
            ]
        else:
            request["launchType"] = launch_type
        if launch_type == "FARGATE" or name == "interface":
            public = launch_type == "FARGATE"
            request["networkConfiguration"] = network(*subnets, public=public)
        self.call(self.simulator.tasks.run_task, request)

    @rule(type_name=st.sampled_from(TYPES), zone=st.sampled_from("ab"))
    def join(self, type_name: str, zone: str) -> None:
        self.world.instance(type_name, zone)

    @rule(number=st.integers(0, 99))
    def stop_task(self, number: int) -> None:
        task = self.some_task(number)
        if task:
            self.call(self.simulator.tasks.stop_task, {"task": task})

    @rule(number=st.integers(0, 9), force=st.booleans())
    def deregister(self, number: int, force: bool) -> None:
        instance = self.some_instance(number)
        if instance:
            request = {"containerInstance": instance.id, "force": force}
            self.call(self.simulator.instances.deregister_container_instance, request)

    @rule(number=st.integers(0, 9))
    def terminate(self, number: int) -> None:
        instance = self.some_instance(number)
        if instance:
            self.simulator.instances.terminate(instance.ec2_instance_id)

    @rule(number=st.integers(0, 9), status=st.sampled_from(["ACTIVE", "DRAINING"]))
    def set_state(self, number: int, status: str) -> None:
        instance = self.some_instance(number)
        if instance:
            request = {"containerInstances": [instance.id], "status": status}
            self.call(self.simulator.instances.update_container_instances_state, request)

    @rule(number=st.integers(0, 9), connected=st.booleans())
    def agent(self, number: int, connected: bool) -> None:
        instance = self.some_instance(number)
        if instance:
            self.simulator.instances.set_agent_connected(
                instance.ec2_instance_id, connected=connected
            )

    @rule()
    def interrupt_spot(self) -> None:
        self.simulator.interrupt_spot()

    @rule(seconds=st.sampled_from([0.5, 1, 4, 10, 30, 120, 4000]))
    def wait(self, seconds: float) -> None:
        self.world.wait(seconds)

    @precondition(lambda self: self.context.clusters["default"].live)
    @rule()
    def settle(self) -> None:
        """Without further calls every task ends in RUNNING or STOPPED."""
        self.world.wait(600)
        statuses = {each.status.value for each in self.tasks()}
        assert statuses <= {"RUNNING", "STOPPED"}

    # --- what always holds

    def tasks(self) -> list[Any]:
        return [each for one in self.context.clusters.values() for each in one.tasks.values()]

    def live(self) -> list[Any]:
        return [each for each in self.tasks() if each.status.value != "STOPPED"]

    @invariant()
    def no_two_live_tasks_share_an_address(self) -> None:
        held = [
            each.attachment.interface
            for each in self.live()
            if each.attachment and each.attachment.interface
        ]
        assert len({each.private_ip for each in held}) == len(held)

    @invariant()
    def free_addresses_are_the_usable_ones_without_interfaces(self) -> None:
        outside = self.world.outside.network
        for subnet, addresses in outside.addresses.items():
            interfaces = sum(each.subnet_id == subnet for each in outside.interfaces.values())
            assert addresses.free == addresses.usable - interfaces
        held = {
            each.attachment.interface.id
            for each in self.live()
            if each.attachment and each.attachment.interface
        }
        assert held == set(outside.interfaces)

    @invariant()
    def no_two_live_tasks_share_a_host_port_of_an_instance(self) -> None:
        bound = Counter(
            (each.instance.id, binding.host_port, binding.protocol)
            for each in self.live()
            if each.instance
            for one in each.containers
            for binding in one.bindings
        )
        assert all(times == 1 for times in bound.values())

    @invariant()
    def an_instance_has_what_it_registered_minus_what_was_placed(self) -> None:
        for instance in self.context.clusters["default"].instances.values():
            placed = [each for each in self.live() if each.instance is instance]
            assert set(instance.tasks) == {each.id for each in placed}
            demands = [each.blueprint for each in placed]
            cpu = sum(each.demanded_cpu for each in demands)
            memory = sum(each.demanded_memory for each in demands)
            interfaces = sum(each.awsvpc for each in demands)
            assert instance.remaining_cpu == instance.cpu - cpu >= 0
            assert instance.remaining_memory == instance.memory - memory >= 0
            assert instance.remaining_interfaces == instance.interfaces - interfaces >= 0
            ports = {port for each in placed for port in each.ports}
            dynamic = instance.ports.dynamic
            static = {(port, "tcp") for port in instance.ports.taken["tcp"]}
            reserved = {(port, "tcp") for port in (22, 2375, 2376, 51678, 51679)}
            dynamic_ports = {(port, proto) for proto, some in dynamic.items() for port in some}
            assert static | dynamic_ports == ports | reserved

    @invariant()
    def counts_agree_everywhere(self) -> None:
        shown = self.world.cluster()
        statuses = Counter(each.status.value for each in self.tasks())
        assert shown["runningTasksCount"] == statuses["RUNNING"]
        assert shown["pendingTasksCount"] == sum(statuses[each] for each in PENDING)
        assert shown["registeredContainerInstancesCount"] == len(
            self.context.clusters["default"].instances
        )
        for instance in self.context.clusters["default"].instances.values():
            own = Counter(each.status.value for each in instance.tasks.values())
            assert instance.running == own["RUNNING"]
            assert instance.pending == sum(own[each] for each in PENDING)

    @invariant()
    def what_is_shown_is_what_is(self) -> None:
        """Neither a kept answer nor a kept snapshot is out of date."""
        (cluster,) = self.simulator.snapshot().clusters
        tasks = {each.id: each for each in self.tasks()}
        assert [each.id for each in cluster.tasks] == list(tasks)
        for frozen in cluster.tasks:
            task = tasks[frozen.id]
            task.touched()
        (again,) = self.simulator.snapshot().clusters
        assert again.tasks == cluster.tasks
        for instance in self.context.clusters["default"].instances.values():
            instance.frozen = None
        (again,) = self.simulator.snapshot().clusters
        assert again.instances == cluster.instances

    @invariant()
    def what_placement_was_told_is_still_true(self) -> None:
        for instance in self.context.clusters["default"].instances.values():
            if instance.verdict and instance.asked_for:
                assert instance.verdict.unfit == instance.asked_for.unfit(instance)

    @invariant()
    def a_stopped_task_says_why(self) -> None:
        for task in self.tasks():
            assert (task.stop_code is not None) == (task.desired.value == "STOPPED")
            if task.status.value == "STOPPED":
                assert task.stopped_reason
                assert {each.status.value for each in task.containers} == {"STOPPED"}


Ecs.TestCase.settings = SETTINGS
TestEcs = Ecs.TestCase


def _history(seed: int) -> list[Any]:
    world = World(seed=seed, providers=("FARGATE", "FARGATE_SPOT"))
    world.instance("m5.large")
    strategy = [{"capacityProvider": "FARGATE_SPOT", "weight": 1}]
    seen: list[Any] = [
        world.answer(world.fargate(), count=5, capacityProviderStrategy=strategy),
        world.answer(world.ec2(container(portMappings=[{"containerPort": 80}])), count=7),
    ]
    for seconds in (3, 30):
        world.wait(seconds)
        seen.append(world.simulator.snapshot())
    world.simulator.interrupt_spot()
    world.wait(60)
    return [*seen, world.simulator.snapshot()]


def test_the_same_seed_gives_the_same_history() -> None:
    assert _history(7) == _history(7)
    assert _history(7) != _history(8)
