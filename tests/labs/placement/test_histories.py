"""Whatever happens at the bench, its tables say what AWS's APIs say."""

from __future__ import annotations

from random import Random

import boto3
import pytest
from benches import BENCH, more, opened, run, tasks

from helpers import Lab
from helpers.labs.placement import PlacementLab
from helpers.labs.placement.ways import WAYS

STEPS = 20
TEN_SECONDS = 1  # the place of the button


def step(bench: PlacementLab, dice: Random) -> None:
    """One thing that a learner might do next."""
    what = dice.randrange(8)
    if what < 4:
        run(bench, dice.choice(WAYS).name, dice.randint(1, 4))
    elif what < 6:
        bench.clock.steps[TEN_SECONDS].click()
    elif what == 6:
        bench.task.stop.click()
    else:
        bench.capacity.type.value = dice.choice(("t3.micro", "t3.small", "m5.large"))
        bench.capacity.count.value = "1"
        dice.choice((bench.capacity.add, bench.capacity.terminate)).click()


def told_by_aws() -> dict[str, tuple[str, set[str]]]:
    """Each live task's status and the addresses with ports that lead to it, by its short id."""
    ecs, ec2 = boto3.client("ecs"), boto3.client("ec2")
    found = {}
    for task in tasks("RUNNING", "STOPPED"):
        if task["lastStatus"] == "STOPPED":
            continue
        doors = set()
        if task["attachments"]:
            details = {d["name"]: d["value"] for d in task["attachments"][0]["details"]}
            if "networkInterfaceId" in details:
                ids = [details["networkInterfaceId"]]
                [eni] = ec2.describe_network_interfaces(NetworkInterfaceIds=ids)[
                    "NetworkInterfaces"
                ]
                public = eni.get("Association", {}).get("PublicIp")
                doors = {f"{ip}:80" for ip in (eni["PrivateIpAddress"], public) if ip}
        else:
            arns = [task["containerInstanceArn"]]
            answer = ecs.describe_container_instances(cluster=BENCH, containerInstances=arns)
            for host in answer["containerInstances"]:
                ids = [host["ec2InstanceId"]]
                instance = ec2.describe_instances(InstanceIds=ids)["Reservations"][0]["Instances"][
                    0
                ]
                ports = [
                    binding["hostPort"]
                    for container in task["containers"]
                    for binding in container.get("networkBindings", ())
                ]
                names = ("PrivateIpAddress", "PublicIpAddress")
                doors = {f"{instance[n]}:{p}" for n in names if n in instance for p in ports}
        found[task["taskArn"].rpartition("/")[2][:6]] = task["lastStatus"], doors
    return found


def shown(bench: PlacementLab) -> dict[str, tuple[str, set[str]]]:
    """The same off the table of the addresses."""
    found = {}
    for line in bench.tables["addresses"].words.splitlines():
        task, _, rest = line.partition(": ")
        cells = rest.split(" · ")[1].split(", ") if " · " in rest else []
        if len(cells) > 3 and "STOPPED" not in cells[1]:
            doors = {each for each in cells[2:4] if each[:1].isdigit()}
            found[task] = cells[1].split()[1], doors
    return found


@pytest.mark.parametrize("seed", range(2))
def test_the_tables_agree_with_the_apis_over_random_histories(seed: int) -> None:
    dice = Random(seed)
    with Lab("en", seed=seed) as lab:
        bench = opened(lab)
        for _ in range(STEPS):
            step(bench, dice)
            assert shown(bench) == told_by_aws()
        for each in WAYS[:4]:
            forecast = int(more(bench, each.name))
            before = len(lab.snapshot().clusters[0].tasks)
            if forecast <= 10:
                run(bench, each.name, 10)
                assert len(lab.snapshot().clusters[0].tasks) - before == forecast
