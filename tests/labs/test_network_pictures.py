"""``lab.draw`` of subnets and instances, used or not yet."""

from __future__ import annotations

from collections.abc import Iterator

import boto3
import pytest

from helpers import Lab
from helpers.diagrams.charts import Chart
from helpers.diagrams.picture import Table
from helpers.i18n import LANGUAGES


@pytest.fixture(params=LANGUAGES)
def lab(request: pytest.FixtureRequest) -> Iterator[Lab]:
    with Lab(request.param) as opened:
        yield opened


def test_a_subnet_is_drawn_before_anything_is_in_it_and_after(lab: Lab) -> None:
    subnet = lab.vpc.add_subnet("10.0.200.0/28")
    before = lab.draw(subnet)
    assert isinstance(before, Chart)
    assert lab.words("address-free", count="11") in before.words
    start = lab.time
    lab.advance(10)
    boto3.client("ec2").create_network_interface(SubnetId=subnet)
    calls = len(lab.calls)
    assert lab.words("address-free", count="10") in lab.draw(subnet).words
    history = lab.draw(subnet, since=start)
    free = [lab.words("told-free-moment", time=t, free=n) for t, n in zip(TIMES, FREE, strict=True)]
    assert history.words.splitlines()[1:] == free
    assert len(lab.calls) == calls


@pytest.mark.parametrize("since", ["02:00", 7, object])
def test_what_is_no_moment_is_answered_in_a_sentence(lab: Lab, since: object) -> None:
    answer = lab.draw(lab.vpc.public_subnets[0], since=since)
    assert answer.words == lab.words("draw-bad-since", given=str(since)[:80])
    naive = lab.time.replace(tzinfo=None)
    assert isinstance(lab.draw(lab.vpc.public_subnets[0], since=naive), Chart)


TIMES, FREE = ("02:00:00", "02:00:10"), ("11", "10")


def test_an_instance_is_drawn_once_it_is_in_a_cluster(lab: Lab) -> None:
    boto3.client("ecs").create_cluster(clusterName="demo")
    (instance,) = lab.add_instances("demo", 1)
    drawn = lab.draw(instance)
    assert isinstance(drawn, Chart)
    assert "51678/tcp" in drawn.words
    unknown = lab.draw("i-00000000000000000")
    assert isinstance(unknown, Table)
    assert instance in unknown.words
    assert lab.vpc.public_subnets[0] in unknown.words


@pytest.mark.parametrize("what", ["subnet-", "subnet-unknown", "i-", "<i>"])
def test_what_does_not_exist_is_answered_in_a_sentence(lab: Lab, what: str) -> None:
    assert isinstance(lab.draw(what), Table)


def test_the_list_of_what_can_be_drawn_is_bounded(lab: Lab) -> None:
    ecs = boto3.client("ecs")
    for number in range(40):
        ecs.create_cluster(clusterName=f"cluster-{number}")
        container = {"name": "web", "image": "nginx", "memory": 128}
        ecs.register_task_definition(family=f"f-{number}", containerDefinitions=[container])
    told = lab.draw("nope").words
    assert "cluster-0" in told
    assert len(told) < 600
