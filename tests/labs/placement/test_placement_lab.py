"""The bench of lab 05: what its buttons do, what its tables say, and what AWS says beside them."""

from __future__ import annotations

from collections.abc import Iterator

import boto3
import pytest
from benches import (
    BENCH,
    commands,
    instances,
    made_by,
    more,
    opened,
    replayed,
    run,
    sent,
    settle,
    tasks,
)
from building import plain

from helpers import Lab
from helpers.i18n import LANGUAGES
from helpers.labs.placement import PlacementLab
from helpers.labs.placement.ways import WAYS


@pytest.fixture(scope="module", params=LANGUAGES)
def shared(request: pytest.FixtureRequest) -> Iterator[PlacementLab]:
    with Lab(request.param) as lab:
        yield opened(lab)


@pytest.fixture
def bench(shared: PlacementLab) -> PlacementLab:
    """Two t3.small in two zones, nothing on them, and the form as it was."""
    shared.capacity.reset.click()
    form = shared.task
    fields = (form.cpu, form.memory, form.container_port, form.host_port)
    for field, value in zip(fields, ("256", "512", "80", "80"), strict=True):
        field.value = value
    for places in (form.subnets, shared.capacity.subnets):
        places.widget.value = places.widget.options[0][1]
    shared.capacity.type.value, shared.capacity.count.value = "t3.small", "2"
    return shared


LIMITS = {
    "bridge-fixed": (2, "RESOURCE:PORTS"),
    "bridge-dynamic": (6, "RESOURCE:MEMORY"),
    "host": (2, "RESOURCE:PORTS"),
    "awsvpc": (4, "RESOURCE:ENI"),
}


@pytest.mark.parametrize("name", LIMITS)
def test_each_way_fills_up_where_its_table_said(bench: PlacementLab, name: str) -> None:
    count, reason = LIMITS[name]
    assert more(bench, name) == str(count)
    told = run(bench, name, 10)
    assert reason in told
    assert len(tasks()) == count
    assert more(bench, name) == "0"
    assert reason in bench.tables["verdicts"].words.splitlines()[0]
    assert bench.words("placement-nowhere") in bench.tables["verdicts"].words.splitlines()[0]


def test_the_form_says_what_stops_the_next_one_while_it_is_typed(bench: PlacementLab) -> None:
    bench.task.cpu.value = "2048"
    assert more(bench, "bridge-dynamic") == "2"
    assert "RESOURCE:CPU" in bench.tables["ways"].words
    bench.task.cpu.value = "4096"
    assert more(bench, "bridge-dynamic") == "0"


def test_the_public_address_of_fargate_takes_no_other_place(bench: PlacementLab) -> None:
    assert more(bench, "fargate-public") == more(bench, "fargate-private") == "500"
    [single] = [v for _, v in bench.task.subnets.widget.options if "," not in v][:1]
    bench.task.subnets.value = single
    assert more(bench, "fargate-public") == "250"


@pytest.mark.parametrize("each", WAYS, ids=lambda each: each.name)
def test_addresses_are_those_that_aws_tells(bench: PlacementLab, each: object) -> None:
    name = getattr(each, "name")  # noqa: B009 - parametrize hands on an object
    if name == "fargate-private":
        bench.task.subnets.value = next(
            v for k, v in bench.task.subnets.widget.options if "private" in k
        )
    run(bench, name, 2)
    settle(bench)
    ec2 = boto3.client("ec2")
    shown = plain(bench.addresses.value)
    found = tasks()
    assert len(found) == 2
    for task in found:
        if task["attachments"]:
            details = {d["name"]: d["value"] for d in task["attachments"][0]["details"]}
            ids = [details["networkInterfaceId"]]
            eni = ec2.describe_network_interfaces(NetworkInterfaceIds=ids)["NetworkInterfaces"][0]
            public, private, port = (
                eni.get("Association", {}).get("PublicIp"),
                eni["PrivateIpAddress"],
                80,
            )
            assert bool(public) == (name == "fargate-public")
            assert ids[0] in shown
        else:
            ecs = boto3.client("ecs")
            [host] = ecs.describe_container_instances(
                cluster=BENCH, containerInstances=[task["containerInstanceArn"]]
            )["containerInstances"]
            answer = ec2.describe_instances(InstanceIds=[host["ec2InstanceId"]])
            instance = answer["Reservations"][0]["Instances"][0]
            public, private = instance["PublicIpAddress"], instance["PrivateIpAddress"]
            [container] = task["containers"]
            port = container["networkBindings"][0]["hostPort"]
        assert f"{private}:{port}" in shown
        if public:
            assert f"{public}:{port}" in shown
        else:
            assert bench.words("placement-not-outside") in shown


@pytest.mark.parametrize("name", ["bridge-dynamic", "awsvpc", "fargate-public"])
def test_the_way_to_an_address_ends_at_the_door(bench: PlacementLab, name: str) -> None:
    bench.capacity.ports.click()
    run(bench, name)
    settle(bench)
    made = made_by(bench, bench.task.find)
    assert sent(replayed(bench)) == sent(made)
    assert made[0].action == "DescribeTasks"
    [task] = tasks()
    address, port = bench.knock.address.value, int(bench.knock.port.value)
    assert address in bench.answer_told
    source = "vpc" if name == "awsvpc" else "internet"
    assert bench.lab.connect(address, port, source).task_arn == task["taskArn"]
    bench.capacity.ports.click()


def test_the_security_group_opens_and_closes_the_dynamic_ports(bench: PlacementLab) -> None:
    run(bench, "bridge-dynamic")
    settle(bench)
    bench.task.find.click()
    address, port = bench.knock.address.value, int(bench.knock.port.value)
    assert bench.lab.connect(address, port).task_arn is None
    opening = made_by(bench, bench.capacity.ports)
    assert [c.action for c in opening] == ["AuthorizeSecurityGroupIngress"]
    assert bench.lab.connect(address, port).task_arn is not None
    bench.capacity.ports.click()
    assert bench.lab.connect(address, port).task_arn is None


def test_one_click_shows_exactly_its_calls(bench: PlacementLab) -> None:
    bench.task.memory.value = "640"
    bench.task.choice.value = "host"
    made = made_by(bench, bench.task.run)
    assert [c.action for c in made] == ["RegisterTaskDefinition", "RunTask"]
    assert [c[2] for c in commands(bench)] == ["register-task-definition", "run-task"]
    assert [c.action for c in made_by(bench, bench.task.run)] == ["RunTask"]
    assert "networkConfiguration" not in made[1].parameters
    assert sent(replayed(bench))[0] == sent(made)[1]


def test_public_addresses_are_asked_for_in_run_task_alone(bench: PlacementLab) -> None:
    given = []
    for name in ("fargate-public", "fargate-private", "awsvpc"):
        bench.task.choice.value = name
        [call] = [c for c in made_by(bench, bench.task.run) if c.action == "RunTask"]
        given.append(call.parameters["networkConfiguration"]["awsvpcConfiguration"])
    assert [each.get("assignPublicIp") for each in given] == ["ENABLED", "DISABLED", None]
    assert {task["taskDefinitionArn"].rpartition("/")[2] for task in tasks()} == {
        *("bench-fargate:1", "bench-awsvpc:1")
    }


def test_instances_are_added_where_they_were_asked_for(bench: PlacementLab) -> None:
    bench.capacity.type.value, bench.capacity.count.value = "m5.large", "3"
    bench.capacity.add.click()
    assert len(instances()) == 5
    assert more(bench, "awsvpc") == "10"
    added = bench.call.view.boto3.value
    exec(added, {"lab": bench.lab})
    assert len(instances()) == 8


def test_the_cli_line_of_an_instance_does_the_same(bench: PlacementLab) -> None:
    bench.capacity.add.click()
    before = set(instances())
    for words in commands(bench):
        given = dict(zip(words[3::2], words[4::2], strict=True))
        boto3.client("ec2").run_instances(
            ImageId=given["--image-id"],
            InstanceType=given["--instance-type"],
            MinCount=int(given["--count"]),
            MaxCount=int(given["--count"]),
            SubnetId=given["--subnet-id"],
            IamInstanceProfile={"Name": given["--iam-instance-profile"].removeprefix("Name=")},
            UserData=given["--user-data"],
        )
    settle(bench)
    settle(bench)
    assert len(set(instances()) - before) == 2


def test_a_terminated_instance_takes_its_tasks_along(bench: PlacementLab) -> None:
    run(bench, "bridge-fixed", 2)
    settle(bench)
    victim = bench.capacity.instance.value
    [call] = made_by(bench, bench.capacity.terminate)
    assert (call.service, call.parameters) == ("ec2", {"InstanceIds": [victim]})
    settle(bench)
    assert victim not in instances()
    assert len(tasks()) == 1
    assert f"Host EC2 (instance {victim}) terminated" in plain(bench.addresses.value)


def test_a_stopped_task_gives_everything_back(bench: PlacementLab) -> None:
    run(bench, "bridge-fixed", 2)
    settle(bench)
    assert more(bench, "bridge-fixed") == "0"
    bench.task.stop.click()
    settle(bench)
    assert more(bench, "bridge-fixed") == "1"


def test_reset_ends_at_the_beginning(bench: PlacementLab) -> None:
    first = [more(bench, each.name) for each in WAYS]
    assert first == ["2", "6", "2", "4", "500", "500"]
    for each in WAYS:
        run(bench, each.name, 2)
    bench.capacity.ports.click()
    bench.capacity.reset.click()
    assert tasks() == []
    assert len(instances()) == 2
    assert [more(bench, each.name) for each in WAYS] == first
    [shown] = [c for c in commands(bench) if "revoke-security-group-ingress" in c]
    assert shown[0] == "aws"


def test_nothing_there_is_answered_in_words(bench: PlacementLab) -> None:
    words = bench.words
    for press in (bench.task.stop, bench.task.find):
        press.click()
        assert bench.answer_told == words("panel-run-first")
    for _ in range(2):
        bench.capacity.terminate.click()
    bench.capacity.terminate.click()
    assert bench.answer_told == words("placement-no-instance")
    assert words("placement-limit-no-instance") in bench.tables["ways"].words
    assert more(bench, "fargate-public") == "502"
    assert "No Container Instances were found in your cluster." in run(bench, "host")
