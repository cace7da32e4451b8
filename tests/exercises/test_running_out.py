"""Lesson 06's exercises beyond starter and solution, and its predictions coming true."""

from collections.abc import Iterator

import boto3
import pytest
from solving import Learner

from helpers import Lab
from helpers.exercises import room, running_out
from helpers.exercises.course import EXERCISES, QUESTIONS

MOVE = (
    'ecs.update_service(cluster="demo", service="{service}", {more}'
    "networkConfiguration=network({subnets}))\nlab.advance(seconds={seconds})"
)
UPDATE = (
    'ecs.update_service(cluster="{cluster}", service="{service}", {change})\n'
    "lab.advance(seconds={seconds})"
)


@pytest.fixture
def lab() -> Iterator[Lab]:
    with Lab("en") as opened:
        yield opened


def learner(lab: Lab, name: str) -> Learner:
    """Somebody who has run the starter of the exercise."""
    at_work = Learner(EXERCISES[name], lab)
    at_work.runs(EXERCISES[name].starter)
    return at_work


def move(service: str, *blocks: str, seconds: int = 600, more: str = "") -> str:
    subnets = ", ".join(f'subnet("{block}")' for block in blocks)
    return MOVE.format(service=service, subnets=subnets, seconds=seconds, more=more)


def update(service: str, change: str, seconds: int = 900, cluster: str = "demo") -> str:
    return UPDATE.format(service=service, change=change, seconds=seconds, cluster=cluster)


def percent(least: int, most: int) -> str:
    return f'deploymentConfiguration={{"minimumHealthyPercent": {least}, "maximumPercent": {most}}}'


def test_the_lesson_has_its_share() -> None:
    assert len(running_out.EXERCISES) >= 6
    assert len(running_out.QUESTIONS) >= 6


FAIR_2 = 'taskDefinition="fair:2"'
MILL_256 = """\
web = {"name": "mill", "image": "nginx:1.27", "memory": 256}
ecs.register_task_definition(family="mill", containerDefinitions=[web])
"""
DELETE_ALL_IN_HOME = """\
mine = {"Name": "subnet-id", "Values": [subnet("10.0.203.0/28")]}
ec2.delete_vpc_endpoints(VpcEndpointIds=[
    each["VpcEndpointId"] for each in ec2.describe_vpc_endpoints()["VpcEndpoints"]])
for one in ec2.describe_network_interfaces(Filters=[mine])["NetworkInterfaces"]:
    if one["Status"] == "available":
        ec2.delete_network_interface(NetworkInterfaceId=one["NetworkInterfaceId"])
"""


@pytest.mark.parametrize(
    ("name", "code", "missing"),
    [
        (  # holds 20 at rest, not 40 during an update
            "06-the-smallest-subnet",
            move("fair", "10.0.200.32/27", seconds=300) + "\n" + update("fair", FAIR_2, 1200),
            ("missing-addresses",),
        ),
        (  # half would do
            "06-the-smallest-subnet",
            move("fair", "10.0.200.128/25", seconds=300) + "\n" + update("fair", FAIR_2, 300),
            ("missing-smaller-subnet",),
        ),
        (  # moved and updated at once: the new subnet has never held both revisions
            "06-the-smallest-subnet",
            move("fair", "10.0.200.64/26", more=FAIR_2 + ", "),
            ("missing-doubling",),
        ),
        (
            "06-the-smallest-subnet",
            move("fair", "10.0.200.64/26", "10.0.200.128/25", more=FAIR_2 + ", "),
            ("missing-one-subnet",),
        ),
        (  # a smaller subnet and a lower floor is another task
            "06-the-smallest-subnet",
            move("fair", "10.0.200.32/27", seconds=300)
            + "\n"
            + update("fair", f"{FAIR_2}, {percent(50, 100)}"),
            ("missing-percent", "missing-addresses"),
        ),
        (
            "06-no-address-left",
            update("tram", "desiredCount=11"),
            ("missing-desired-count",),
        ),
        (
            "06-no-address-left",
            move("tram", "10.0.201.16/28"),  # another one of the same size is no better
            ("missing-one-deployment",),
        ),
        (
            "06-a-full-house",
            move("opera", "10.0.202.32/27"),
            ("missing-same-subnet",),
        ),
        (
            "06-a-full-house",
            update("opera", "desiredCount=5"),
            ("missing-desired-count",),
        ),
        (
            "06-who-holds-them",
            DELETE_ALL_IN_HOME + "lab.advance(seconds=900)",
            ("missing-endpoint",),
        ),
        (
            "06-who-holds-them",
            move("bus", "10.0.203.16/28"),
            ("missing-same-subnet",),
        ),
        (
            "06-the-port-is-taken",
            'lab.add_instances("pier", count=1)\nlab.advance(seconds=300)',
            ("missing-fewer-machines",),
        ),
        (
            "06-the-port-is-taken",
            update("ferry", 'taskDefinition="ferry:1"', 300, "pier"),
            ("missing-service-image",),
        ),
        (
            "06-too-little-memory",
            'lab.add_instances("river", count=1)\nlab.advance(seconds=300)',
            ("missing-fewer-machines",),
        ),
        (  # the new ones need room before the old ones go
            "06-too-little-memory",
            MILL_256 + update("mill", 'taskDefinition="mill"', 300, "river"),
            ("missing-running-count", "missing-rollout-end"),
        ),
        (  # a floor of 50% is two of three: nothing may stop
            "06-too-little-memory",
            MILL_256 + update("mill", f'taskDefinition="mill", {percent(50, 100)}', 300, "river"),
            ("missing-running-count", "missing-rollout-end"),
        ),
        (
            "06-too-little-memory",
            MILL_256.replace("256", "100")
            + update("mill", f'taskDefinition="mill", {percent(0, 100)}', 300, "river"),
            ("missing-room",),
        ),
        (
            "06-not-the-subnet",
            'ecs.register_task_definition(family="crane", containerDefinitions=['
            '{"name": "crane", "image": "nginx:1.27", "memory": 128}])\n'
            'ecs.delete_service(cluster="dock", service="crane", force=True)\n'
            "lab.advance(seconds=60)\n"
            'ecs.create_service(cluster="dock", serviceName="crane", taskDefinition="crane",'
            ' desiredCount=4, launchType="EC2")\n'
            "lab.advance(seconds=120)",
            ("missing-awsvpc",),
        ),
    ],
)
def test_other_attempts_are_told_what_is_wrong(
    lab: Lab, name: str, code: str, missing: tuple[str, ...], capsys
) -> None:
    at_work = learner(lab, name)
    at_work.runs(code)
    assert at_work.missing() == missing


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("06-no-address-left", move("tram", "10.0.201.32/27")),
        ("06-no-address-left", move("tram", "10.0.201.0/28", "10.0.201.16/28", seconds=1800)),
        ("06-a-full-house", update("opera", percent(90, 100), 3600)),
        (
            "06-who-holds-them",  # without a new deployment: the service tries again by itself
            EXERCISES["06-who-holds-them"].solution.split("ecs.update")[0]
            + "lab.advance(seconds=900)",
        ),
        ("06-the-port-is-taken", update("ferry", percent(0, 100), 300, "pier")),
        (
            "06-too-little-memory",  # one limit for the task, none for its container
            'ecs.register_task_definition(family="mill", memory="256", containerDefinitions=['
            '{"name": "mill", "image": "nginx:1.27"}])\n'
            + update("mill", f'taskDefinition="mill", {percent(0, 100)}', 300, "river"),
        ),
        (
            "06-not-the-subnet",
            'lab.add_instances("dock", count=2, instance_type="t3.small", subnets=[big])\n'
            "lab.advance(seconds=300)",
        ),
    ],
)
def test_there_is_more_than_one_way(lab: Lab, name: str, code: str, capsys) -> None:
    at_work = learner(lab, name)
    at_work.runs(code)
    assert at_work.missing() == ()


def test_every_starter_shows_what_ran_out(lab: Lab, capsys) -> None:
    for name, text in {
        "06-no-address-left": "InsufficientFreeAddressesInSubnet",
        "06-the-port-is-taken": "is already using a port required by your task",
        "06-too-little-memory": "has insufficient memory available",
        "06-not-the-subnet": 'encountered error "RESOURCE:ENI"',
    }.items():
        learner(lab, name)
        assert text in capsys.readouterr().out


def test_preparing_twice_changes_nothing(lab: Lab, capsys) -> None:
    for exercise in running_out.EXERCISES:
        at_work = learner(lab, exercise.id)
        at_work.runs(exercise.solution)
        Learner(exercise)
        assert at_work.missing() == ()


def test_without_the_cells_before_the_picture_nothing_is_made_and_the_check_says_so() -> None:
    with Lab("vi"):
        for exercise in running_out.EXERCISES:
            at_work = Learner(exercise)
            if exercise not in (running_out.THE_PORT_IS_TAKEN, running_out.TOO_LITTLE_MEMORY):
                assert at_work.missing() == ("missing-service",)
            else:  # these need no subnet, only a machine, which their starter adds
                assert at_work.missing()[0] == "missing-machine"


def right(question: str) -> str:
    return QUESTIONS[question].right


def test_a_subnet_gives_up_five_addresses(lab: Lab) -> None:
    at_work = Learner(running_out.THE_SMALLEST_SUBNET, lab)
    for prefix, block in {28: "10.0.9.0/28", 27: "10.0.9.32/27"}.items():
        at_work.runs(f'print(free(subnet("{block}")))\nleft = free(subnet("{block}"))')
        assert at_work.names["left"] == room.usable(prefix)
    assert right("06-usable") == str(room.usable(28))


WEB = """\
small = subnet("10.0.9.0/28")
register("webserver", "nginx:1.28")
def moment(): return service("web"), free(small)
ecs.create_service(
    cluster="demo", serviceName="web", taskDefinition="webserver:1", desiredCount=8,
    launchType="FARGATE", networkConfiguration=network(small))
lab.advance(seconds=120)
"""


class Watcher:
    """Somebody with eight tasks in a /28 who sees whether a prediction comes true."""

    def __init__(self, lab: Lab) -> None:
        self.lab = lab
        self._learner = Learner(running_out.THE_SMALLEST_SUBNET, lab)
        self.does(WEB)

    def does(self, code: str) -> None:
        self._learner.runs(code)

    def sees(self) -> tuple[int, int]:
        """How many tasks are RUNNING, and how many addresses are free."""
        found, free = self._learner.names["moment"]()
        return found["runningCount"], free

    def failed(self) -> int:
        """How many tasks have stopped because they found no address."""
        service, _ = self._learner.names["moment"]()
        return len(room.without_address(room.tasks_ever(self._learner.ecs, service)))


def test_the_twelfth_task_is_made_and_stops_and_the_service_tries_again(lab: Lab) -> None:
    watcher = Watcher(lab)
    watcher.does('ecs.update_service(cluster="demo", service="web", desiredCount=12)')
    lab.advance(60)
    assert watcher.sees() == (11, 0)
    once = watcher.failed()
    assert once >= 1
    lab.advance(600)
    assert watcher.sees() == (11, 0)
    assert watcher.failed() > once
    assert right("06-the-twelfth") == "stops"


def test_an_address_is_free_when_its_task_is_stopped(lab: Lab) -> None:
    watcher = Watcher(lab)
    watcher.does('ecs.update_service(cluster="demo", service="web", desiredCount=5)')
    lab.advance(10)
    assert watcher.sees() == (5, 3)
    lab.advance(60)
    assert watcher.sees() == (5, 6)
    assert right("06-free-again") == "stopped"


def test_load_balancer_and_endpoints_take_addresses_a_gateway_endpoint_does_not(lab: Lab) -> None:
    at_work = Learner(running_out.THE_SMALLEST_SUBNET, lab)
    at_work.runs(
        'home, across = subnet("10.0.9.32/27"), subnet("10.0.9.128/27", zone="ap-southeast-1b")\n'
        'boto3.client("elbv2").create_load_balancer(Name="shop", Subnets=[home, across])\n'
        'for name, more in {"ecr.api": {"SubnetIds": [home]}, "ecr.dkr": {"SubnetIds": [home]},\n'
        '                   "s3": {}}.items():\n'
        '    kind = "Interface" if more else "Gateway"\n'
        "    ec2.create_vpc_endpoint(VpcId=lab.vpc.id, VpcEndpointType=kind,\n"
        '        ServiceName=f"com.amazonaws.ap-southeast-1.{name}", **more)\n'
        "left = free(home)"
    )
    assert str(at_work.names["left"]) == right("06-who-else")


def test_eight_of_eleven_get_there_with_failures_and_never_fewer_than_eight(lab: Lab) -> None:
    watcher = Watcher(lab)
    watcher.does('ecs.update_service(cluster="demo", service="web", taskDefinition="webserver:2")')
    fewest = 8
    for _ in range(60):
        lab.advance(10)
        fewest = min(fewest, watcher.sees()[0])
    watcher.does("done = len(service('web')['deployments']) == 1")
    assert watcher._learner.names["done"]
    assert (fewest, watcher.failed() > 0) == (8, True)
    assert right("06-eight-of-eleven") == "bumpy"


def test_a_circuit_breaker_rolls_a_good_image_back_when_there_is_no_room(lab: Lab) -> None:
    watcher = Watcher(lab)
    watcher.does(
        'ecs.update_service(cluster="demo", service="web", taskDefinition="webserver:2",'
        ' deploymentConfiguration={"deploymentCircuitBreaker": {"enable": True, "rollback": True}})'
        "\nlab.advance(seconds=300)\n"
        'runs = service("web")["deployments"][0]["taskDefinition"]'
    )
    assert watcher._learner.names["runs"].endswith("webserver:1")
    assert right("06-good-image") == "old"


def test_a_machine_has_fewer_places_for_interfaces_than_its_subnet_has_addresses(lab: Lab) -> None:
    at_work = Learner(running_out.NOT_THE_SUBNET, lab)
    home = lab.vpc.private_subnets[:1]
    lab.add_instances("dock", 1, "t3.medium", subnets=home)
    network = {"awsvpcConfiguration": {"subnets": home}}
    answer = at_work.ecs.run_task(
        cluster="dock", taskDefinition="crane", count=5, networkConfiguration=network
    )
    assert str(len(answer["tasks"])) == right("06-five-on-one")
    assert {each["reason"] for each in answer["failures"]} == {"RESOURCE:ENI"}
    (found,) = boto3.client("ec2").describe_subnets(SubnetIds=home)["Subnets"]
    assert found["AvailableIpAddressCount"] > 200
    assert right("06-which-cure") == "machine"
