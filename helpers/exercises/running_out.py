"""Lesson 06: seven exercises about addresses, ports, memory and ENIs; eight predictions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3

from helpers.exercises.crowded_machines import (
    NOT_THE_SUBNET,
    THE_PORT_IS_TAKEN,
    TOO_LITTLE_MEMORY,
)
from helpers.exercises.keeping import active, described, kept, no_service, rolled_out, serving
from helpers.exercises.model import Choice, Exercise, Missing, Number, Question
from helpers.exercises.room import (
    doubles,
    half_would_do,
    inside,
    most_at_once,
    stays_in,
    subnet,
    subnets_of,
    tasks_ever,
    without_address,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.exercises.keeping import Service
    from helpers.exercises.model import Ecs

QUESTIONS: tuple[Question, ...] = (
    # behaviour page 7.5: AWS keeps the first four addresses and the last one
    Number(id="06-usable", right="11", explained=("16", "14", "12")),
    # 7.5 and claim (f): a task that finds no address stops, and the service tries again
    Choice(id="06-the-twelfth", choices=("refused", "waits", "stops", "grows"), right="stops"),
    # 7.5: the address is free only after DEPROVISIONING
    Choice(id="06-free-again", choices=("at-once", "stopped", "never"), right="stopped"),
    # 7.5: a load balancer and two interface endpoints; a gateway endpoint takes none
    Number(id="06-who-else", right="24", explained=("27", "23")),
    # 4.2 with 7.5: 8 tasks in a /28 at 100/200
    Choice(id="06-eight-of-eleven", choices=("smooth", "bumpy", "outage"), right="bumpy"),
    # 4.3 with 7.5: the breaker counts starts that failed, whatever the reason
    Choice(id="06-good-image", choices=("new", "old", "mixed"), right="old"),
    # 7.3: a t3.medium has three ENIs, one of them is its own
    Number(id="06-five-on-one", right="2", explained=("5", "3")),
    # 3: RESOURCE:ENI is an attachment point, not an address
    Choice(id="06-which-cure", choices=("subnet", "machine", "memory"), right="machine"),
)

_FAIR_DESIRED = 20


def _fair(ecs: Ecs) -> Iterator[Missing]:
    fair = active(ecs, "fair")
    if fair is None:
        yield no_service("fair")
        return
    yield from kept(fair, _FAIR_DESIRED)
    yield from doubles(fair)
    wrong = list(rolled_out(fair, "fair:2"))
    yield from wrong
    if not wrong:
        yield from _fits_tightly(ecs, fair)


def _fits_tightly(ecs: Ecs, fair: Service) -> Iterator[Missing]:
    """Whether its one subnet has held all tasks of an update at once, and is no larger."""
    homes = subnets_of(fair)
    if len(homes) != 1:
        yield Missing("missing-one-subnet", {"service": "fair"})
        return
    home = homes[0]
    began = fair["deployments"][0]["createdAt"]
    everyone = tasks_ever(ecs, fair)
    failed = without_address([each for each in everyone if each["createdAt"] >= began])
    peak = most_at_once(everyone, home["SubnetId"])
    fields = {"service": "fair", "block": home["CidrBlock"]}
    if failed:
        yield Missing("missing-addresses", {**fields, "count": str(len(failed))})
    elif peak < 2 * _FAIR_DESIRED:
        yield Missing("missing-doubling", {**fields, "wanted": str(2 * _FAIR_DESIRED)})
    else:
        yield from half_would_do(home, peak)


THE_SMALLEST_SUBNET = Exercise(
    id="06-the-smallest-subnet",
    prepare=serving(
        "fair",
        _FAIR_DESIRED,
        "nginx:1.27",
        "nginx:1.28",
        network=inside("10.0.200.0/28", "10.0.200.32/27", "10.0.200.64/26", "10.0.200.128/25"),
    ),
    starter="""\
lab.advance(seconds=180)
plots = {28: "10.0.200.0/28", 27: "10.0.200.32/27",
         26: "10.0.200.64/26", 25: "10.0.200.128/25"}
for prefix, block in plots.items():
    print(f"/{prefix} {free(subnet(block)):4} free")
print(service("fair")["runningCount"], "of", service("fair")["desiredCount"], "running")""",
    look=_fair,
    hints=3,
    solution="""\
ecs.update_service(cluster="demo", service="fair",
                   networkConfiguration=network(subnet(plots[26])))
lab.advance(seconds=240)
ecs.update_service(cluster="demo", service="fair", taskDefinition="fair:2")
ecs.get_waiter("services_stable").wait(cluster="demo", services=["fair"])""",
)

_TRAM_DESIRED = 14


def _tram(ecs: Ecs) -> Iterator[Missing]:
    tram = active(ecs, "tram")
    if tram is None:
        yield no_service("tram")
        return
    yield from kept(tram, _TRAM_DESIRED)
    if len(tram["deployments"]) > 1:
        yield Missing("missing-one-deployment", {"service": "tram"})


NO_ADDRESS_LEFT = Exercise(
    id="06-no-address-left",
    prepare=serving("tram", _TRAM_DESIRED, "nginx:1.27", network=inside("10.0.201.0/28")),
    starter="""\
lab.advance(seconds=240)
events("tram")
stopped("tram")
print(service("tram")["runningCount"], "of", service("tram")["desiredCount"], "running")""",
    look=_tram,
    hints=3,
    solution="""\
both = network(subnet("10.0.201.0/28"), subnet("10.0.201.32/27"))
ecs.update_service(cluster="demo", service="tram", networkConfiguration=both)
ecs.get_waiter("services_stable").wait(cluster="demo", services=["tram"])""",
)

_OPERA_BLOCK = "10.0.202.0/28"


def _opera(ecs: Ecs) -> Iterator[Missing]:
    opera = active(ecs, "opera")
    if opera is None:
        yield no_service("opera")
        return
    yield from kept(opera, 11)
    yield from stays_in(opera, _OPERA_BLOCK)
    yield from rolled_out(opera, "opera:2")


A_FULL_HOUSE = Exercise(
    id="06-a-full-house",
    prepare=serving("opera", 11, "nginx:1.27", "nginx:1.28", network=inside(_OPERA_BLOCK)),
    starter="""\
lab.advance(seconds=120)
ecs.update_service(cluster="demo", service="opera", taskDefinition="opera:2")
lab.advance(seconds=120)
for one in service("opera")["deployments"]:
    print(one["taskDefinition"].split("/")[1], one["runningCount"], "running",
          one["failedTasks"], "failed")""",
    look=_opera,
    hints=3,
    solution="""\
fewer = {"minimumHealthyPercent": 50, "maximumPercent": 100}
ecs.update_service(cluster="demo", service="opera", deploymentConfiguration=fewer)
lab.advance(seconds=900)""",
)

_BUS_BLOCK = "10.0.203.0/28"
_LEFT_OVER = 4


def _endpoints() -> list[dict[str, Any]]:
    ec2 = boto3.client("ec2")
    found = ec2.describe_vpc_endpoints()["VpcEndpoints"]
    home = subnet(ec2, _BUS_BLOCK)
    return [each for each in found if home in each["SubnetIds"] and each["State"] == "available"]


def _prepare_bus(ecs: Ecs) -> None:
    """A subnet with an endpoint in use and interfaces of nobody; a service finds too little."""
    place = inside(_BUS_BLOCK)()
    if place is None or described(ecs, "bus") is not None:
        return
    ec2 = boto3.client("ec2")
    (home,) = place["awsvpcConfiguration"]["subnets"]
    (described_home,) = ec2.describe_subnets(SubnetIds=[home])["Subnets"]
    ec2.create_vpc_endpoint(
        VpcId=described_home["VpcId"],
        VpcEndpointType="Interface",
        ServiceName=f"com.amazonaws.{ec2.meta.region_name}.logs",
        SubnetIds=[home],
    )
    for number in range(_LEFT_OVER):
        ec2.create_network_interface(SubnetId=home, Description=f"load test {number + 1}")
    serving("bus", 8, "nginx:1.27", network=lambda: place)(ecs)


def _bus(ecs: Ecs) -> Iterator[Missing]:
    bus = active(ecs, "bus")
    if bus is None:
        yield no_service("bus")
        return
    yield from kept(bus, 8)
    yield from stays_in(bus, _BUS_BLOCK)
    if not _endpoints():
        yield Missing("missing-endpoint", {"block": _BUS_BLOCK})


WHO_HOLDS_THEM = Exercise(
    id="06-who-holds-them",
    prepare=_prepare_bus,
    starter="""\
lab.advance(seconds=180)
print(service("bus")["runningCount"], "of", service("bus")["desiredCount"], "running")
lab.draw(subnet("10.0.203.0/28"))""",
    look=_bus,
    hints=3,
    solution="""\
mine = {"Name": "subnet-id", "Values": [subnet("10.0.203.0/28")]}
unused = {"Name": "status", "Values": ["available"]}
found = ec2.describe_network_interfaces(Filters=[mine, unused])["NetworkInterfaces"]
for one in found:
    ec2.delete_network_interface(NetworkInterfaceId=one["NetworkInterfaceId"])
ecs.update_service(cluster="demo", service="bus", forceNewDeployment=True)
ecs.get_waiter("services_stable").wait(cluster="demo", services=["bus"])""",
)

EXERCISES: tuple[Exercise, ...] = (
    THE_SMALLEST_SUBNET,
    NO_ADDRESS_LEFT,
    A_FULL_HOUSE,
    WHO_HOLDS_THEM,
    THE_PORT_IS_TAKEN,
    TOO_LITTLE_MEMORY,
    NOT_THE_SUBNET,
)
