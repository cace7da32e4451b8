"""Lab 06: addresses come and go with a service, run out, and are there again after each cure."""

from __future__ import annotations

import random
from collections.abc import Iterator

import boto3
import pytest
from building import plain
from clusters import made_by, same, wait
from subnet_use import (
    commands,
    free,
    only_subnet,
    refused_tasks,
    replayed,
    service,
    shown_number,
    subnet_lab,
)

from helpers import Lab
from helpers.i18n import LANGUAGES
from helpers.labs.subnet import SubnetLab
from helpers.labs.subnet.others import ENDPOINTS


@pytest.fixture(params=LANGUAGES)
def both(request: pytest.FixtureRequest) -> Iterator[SubnetLab]:
    """An empty /28, in both languages: for what is said."""
    with Lab(request.param) as lab:
        yield subnet_lab(lab)


@pytest.fixture
def empty() -> Iterator[SubnetLab]:
    with Lab("vi") as lab:
        yield subnet_lab(lab)


@pytest.fixture
def panel(empty: SubnetLab) -> SubnetLab:
    """Eight tasks of the service are RUNNING in a /28."""
    empty.wanted.create.click()
    wait(empty, 60)
    assert service()["runningCount"] == 8
    return empty


def test_it_opens_with_a_28_of_eleven_free_addresses(both: SubnetLab) -> None:
    subnet = only_subnet(both)
    assert free(subnet) == [11]
    assert shown_number(both, subnet) == 11
    assert "10.0.16.0/28" in both.told()
    assert both.words("subnet-lab-enough-left") in both.told()
    made = [(call.service, call.action) for call in both.lab.calls]
    assert ("ec2", "CreateSubnet") in made
    again = subnet_lab(both.lab)
    assert again.subnets.made == both.subnets.made
    assert [c.action for c in both.lab.calls].count("CreateSubnet") == 1


@pytest.mark.behaviour("7.5 IP is released only after DEPROVISIONING")
def test_every_task_takes_an_address_and_the_map_says_which(panel: SubnetLab) -> None:
    subnet = only_subnet(panel)
    assert free(subnet) == [3]
    assert shown_number(panel, subnet) == 3
    assert panel.picture
    for task in panel.lab.snapshot().clusters[0].tasks:
        assert f"{task.private_ip}: task {task.id[:6]}" in panel.picture.words
    panel.wanted.desired.value = 2
    [call] = made_by(panel, panel.wanted.scale)
    assert call.parameters == {"cluster": "demo", "service": "web", "desiredCount": 2}
    wait(panel, 10)
    assert panel.words("subnet-map-now-ended") in panel.picture.words
    assert free(subnet) == [3]  # an address is held until DEPROVISIONING is over
    wait(panel, 60)
    assert free(subnet) == [9]
    assert shown_number(panel, subnet) == 9


@pytest.mark.behaviour(
    "7.5 stopCode TaskFailedToStart; stoppedReason Unexpected EC2 error while",
    "7.5 rolling deploy at 200 % needs up to 2× desired addresses for a while",
)
def test_a_rollout_of_200_percent_runs_out_and_says_so_in_the_words_of_aws(
    both: SubnetLab,
) -> None:
    both.wanted.create.click()
    wait(both, 60)
    both.wanted.force.click()
    wait(both, 30)
    reasons = refused_tasks(both)
    assert len(reasons) == 5
    subnet = only_subnet(both)
    assert free(subnet) == [0] == [shown_number(both, subnet)]
    assert "InsufficientFreeAddressesInSubnet" in reasons[0]
    for page in (both.tabs.tasks_page.value, both.ran_out.widget.children[1].value):
        assert reasons[0] in plain(page)
    assert reasons[0] in both.told()
    assert both.words("subnet-lab-ran-out") in both.told()
    assert both.words("subnet-lab-other-ways") in both.told()


def test_a_full_subnet_is_told_before_anybody_was_turned_away(empty: SubnetLab) -> None:
    empty.wanted.desired.value = 11
    empty.wanted.create.click()
    wait(empty, 60)
    assert free(only_subnet(empty)) == [0]
    assert refused_tasks(empty) == []
    assert empty.words("subnet-lab-full") in empty.told()


def test_the_event_of_a_service_that_cannot_start_its_tasks_is_quoted(empty: SubnetLab) -> None:
    empty.wanted.desired.value = 20
    empty.wanted.create.click()
    wait(empty, 600)
    events = [each["message"] for each in service()["events"]]
    [said] = {each for each in events if "unable to consistently start tasks" in each}
    assert said in plain(empty.ran_out.widget.children[1].value)
    assert empty.words("subnet-lab-events") in empty.ran_out.told


@pytest.mark.behaviour("7.5 fix: more/larger subnets, fewer tasks")
def test_cure_another_subnet(panel: SubnetLab) -> None:
    first = only_subnet(panel)
    panel.wanted.force.click()
    wait(panel, 30)
    refused = len(refused_tasks(panel))
    assert refused
    made = made_by(panel, panel.subnets.create)
    assert [call.action for call in made] == ["CreateSubnet", "AssociateRouteTable"]
    assert commands(panel) == ["ec2 create-subnet", "ec2 associate-route-table"]
    [second] = [name for name in panel.subnets.made if name != first]
    [call] = made_by(panel, panel.subnets.give)
    network = call.parameters["networkConfiguration"]["awsvpcConfiguration"]
    assert network["subnets"] == [first, second]
    wait(panel, 300)
    assert (service()["runningCount"], len(service()["deployments"])) == (8, 1)
    assert len(refused_tasks(panel)) == refused
    taken = [11 - each for each in free(first, second)]
    assert sum(taken) >= 8
    assert all(taken)
    assert [shown_number(panel, name) for name in (first, second)] == free(first, second)


@pytest.mark.behaviour("7.5 fix: more/larger subnets, fewer tasks")
def test_cure_a_bigger_subnet(panel: SubnetLab) -> None:
    first = only_subnet(panel)
    panel.subnets.prefix.value = "/26"
    panel.subnets.create.click()
    [second] = [name for name in panel.subnets.made if name != first]
    panel.subnets.ticks[first].value = False
    panel.subnets.give.click()
    wait(panel, 180)
    assert free(first, second) == [11, 51]
    assert refused_tasks(panel) == []
    panel.subnets.ticks[second].value = False
    for press in (panel.subnets.give, panel.others.endpoint, panel.others.balance):
        assert [c for c in made_by(panel, press) if not c.action.startswith("Describe")] == []
        assert panel.words("subnet-lab-tick-one") in plain(panel.message.value)


@pytest.mark.behaviour("7.5 fix: more/larger subnets, fewer tasks")
def test_cure_fewer_at_once(panel: SubnetLab) -> None:
    [call] = made_by(panel, panel.fewer)
    configuration = call.parameters["deploymentConfiguration"]
    assert (configuration["minimumHealthyPercent"], configuration["maximumPercent"]) == (75, 100)
    before = set(boto3.client("ecs").list_tasks(cluster="demo")["taskArns"])
    panel.wanted.force.click()
    left = []
    for _ in range(36):
        wait(panel, 10)
        left.append(free(only_subnet(panel))[0])
    assert min(left) == 1  # who leaves holds its address while its replacement starts
    assert left[-1] == 3
    assert refused_tasks(panel) == []
    assert not before & set(boto3.client("ecs").list_tasks(cluster="demo")["taskArns"])


def test_load_balancers_and_endpoints_take_addresses_and_give_them_back(
    empty: SubnetLab,
) -> None:
    subnet = only_subnet(empty)
    made = made_by(empty, empty.others.balance)
    assert made[-1].action == "CreateLoadBalancer"
    assert commands(empty)[-1] == "elbv2 create-load-balancer"
    assert free(subnet) == [10]
    for number in range(len(ENDPOINTS)):
        made = made_by(empty, empty.others.endpoint)
        assert made[-1].action == "CreateVpcEndpoint"
        assert free(subnet) == [9 - number]
    assert shown_number(empty, subnet) == 10 - len(ENDPOINTS)
    assert empty.words("scene-tenant-load-balancer") in empty.told()
    empty.others.endpoint.click()
    said = empty.words("subnet-lab-endpoints-all", count=len(ENDPOINTS))
    assert said in plain(empty.message.value)
    empty.others.remove.click()
    assert free(subnet) == [11]
    assert empty.words("subnet-lab-removed", count=1 + len(ENDPOINTS)) in plain(empty.message.value)


def test_what_aws_refuses_is_explained(both: SubnetLab) -> None:
    both.wanted.create.click()
    wait(both, 60)
    both.others.balance.click()
    assert "ELB requires at least 8 free IP addresses" in plain(both.message.value)
    assert both.words("why-elbv2-InvalidSubnet") in plain(both.message.value)
    both.wanted.desired.value = 11
    both.wanted.scale.click()
    wait(both, 60)
    both.others.endpoint.click()
    assert both.words("why-ec2-InsufficientFreeAddressesInSubnet") in plain(both.message.value)


REFUSED = {
    "40": "InvalidSubnet.Range",
    "/29": "InvalidSubnet.Range",
    "/16": "InvalidSubnet.Conflict",
    "10.9.0.0/24": "InvalidSubnet.Range",
    "<b>lớn</b>": "InvalidParameterValue",
}


def test_a_block_that_cannot_be_is_refused_and_explained_and_stays_typed(
    empty: SubnetLab,
) -> None:
    subnets = dict(empty.subnets.made)
    for typed, code in REFUSED.items():
        for press in (empty.subnets.create, empty.subnets.reset):
            empty.subnets.prefix.value = typed
            press.click()
            assert code in plain(empty.message.value)
            assert empty.words(f"why-ec2-{code.replace('.', '-')}") in plain(empty.message.value)
            assert "<b>lớn" not in empty.message.value
            assert empty.subnets.prefix.value == typed
            assert empty.subnets.made == subnets


def test_bad_numbers_are_answered_in_words(panel: SubnetLab) -> None:
    panel.subnets.prefix.value = " "
    assert made_by(panel, panel.subnets.create) == []
    assert panel.words("subnet-lab-no-prefix") in plain(panel.message.value)
    panel.wanted.desired.value = -1
    panel.wanted.scale.click()
    assert "InvalidParameterException" in plain(panel.message.value)
    panel.wanted.least.value, panel.wanted.most.value = 100, 100
    panel.wanted.configure.click()
    assert "cannot be 100" in plain(panel.message.value)
    assert service()["desiredCount"] == 8


def test_starting_over_leaves_one_empty_subnet_of_the_typed_size(panel: SubnetLab) -> None:
    panel.others.endpoint.click()
    panel.subnets.create.click()
    panel.subnets.prefix.value = "27"
    panel.subnets.reset.click()
    assert [each.rpartition("/")[2] for each in panel.subnets.made.values()] == ["27"]
    assert free(only_subnet(panel)) == [27]
    assert service()["status"] == "INACTIVE"
    assert "delete-subnet" in panel.call.view.cli.value
    assert "lab.advance(" in panel.call.view.boto3.value
    panel.subnets.reset.click()
    panel.wanted.create.click()
    wait(panel, 60)
    assert free(only_subnet(panel)) == [19]


def test_no_more_subnets_than_the_map_has_room_for(empty: SubnetLab) -> None:
    for _ in range(3):
        empty.subnets.create.click()
    assert made_by(empty, empty.subnets.create) == []
    assert empty.words("subnet-lab-enough", count=4) in plain(empty.message.value)


def test_a_subnet_that_a_cell_deletes_leaves_the_form(empty: SubnetLab) -> None:
    empty.subnets.create.click()
    first, second = empty.subnets.made
    boto3.client("ec2").delete_subnet(SubnetId=first)
    empty.look()
    assert list(empty.subnets.ticks) == [second]
    assert free(second) == [11]
    assert "10.0.16.0/28" not in empty.told()


def test_the_python_that_is_shown_makes_the_same_calls(empty: SubnetLab) -> None:
    for press in (empty.others.endpoint, empty.others.balance, empty.others.remove):
        made = made_by(empty, press)
        assert made
        assert same(replayed(empty), made)


def test_one_can_knock_at_a_task(panel: SubnetLab) -> None:
    address = panel.lab.snapshot().clusters[0].tasks[0].private_ip
    assert any(str(address) in label for label, _ in panel.knock.door.widget.options)


def test_a_closed_lab_is_answered_in_words(both: SubnetLab) -> None:
    lab = both.lab
    with Lab(lab.language):
        both.wanted.create.click()
        assert both.words("lab-replaced") in plain(both.message.value)
        assert both.scene.value == ""
        assert both.words("lab-replaced") in both.told()
    opened = subnet_lab(lab)
    assert opened.words("lab-closed", language=lab.language) in plain(opened.message.value)
    opened.subnets.create.click()
    assert "10.0.16" not in opened.told()


@pytest.mark.parametrize("seed", range(2))
def test_the_map_agrees_with_ec2_whatever_is_pressed(seed: int) -> None:
    dice = random.Random(seed)
    with Lab("en", seed=seed) as lab:
        panel = subnet_lab(lab)
        presses = [
            panel.wanted.create,
            panel.wanted.scale,
            panel.wanted.force,
            panel.wanted.delete,
            panel.subnets.create,
            panel.subnets.give,
            panel.others.endpoint,
            panel.others.balance,
            panel.others.remove,
            panel.fewer,
            *panel.clock.steps,
        ]
        panel.wanted.create.click()
        for _ in range(16):
            panel.wanted.desired.value = dice.randrange(14)
            dice.choice(presses).click()
            names = list(panel.subnets.made)
            assert [shown_number(panel, name) for name in names] == free(*names)
            subnets = {each.id: each for each in lab.snapshot(subnets=names).subnets}
            assert [subnets[name].free for name in names] == free(*names)
