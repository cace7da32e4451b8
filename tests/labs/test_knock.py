"""Knock: the way agrees with lab.connect, and whatever is typed is answered in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import boto3
import pytest

from helpers import Lab
from helpers.aws.connection import Connection, Why
from helpers.diagrams.knock import Place
from helpers.i18n import LANGUAGES
from helpers.labs import knock_path
from helpers.labs.knock import Knock

ENTER = {"event": "submit"}


@pytest.fixture(scope="module", params=LANGUAGES)
def lab(request: pytest.FixtureRequest) -> Iterator[Lab]:
    with Lab(request.param) as opened:
        prepare(opened)
        yield opened


def prepare(lab: Lab) -> None:
    """A public task, one without a public address, a bridge task, a load balancer nobody serves."""
    ecs = boto3.client("ecs")
    ecs.create_cluster(clusterName="demo")
    port = [{"containerPort": 80}]
    web = {"name": "web", "image": "nginx", "portMappings": port}
    ecs.register_task_definition(
        family="web",
        networkMode="awsvpc",
        requiresCompatibilities=["FARGATE"],
        cpu="256",
        memory="512",
        containerDefinitions=[web],
    )
    ecs.register_task_definition(
        family="api",
        networkMode="bridge",
        containerDefinitions=[{**web, "name": "api", "memory": 128}],
    )
    lab.add_instances("demo", 1)
    for public in ("ENABLED", "DISABLED"):
        network = {
            "subnets": lab.vpc.public_subnets[:1],
            "securityGroups": [lab.vpc.security_group],
            "assignPublicIp": public,
        }
        ecs.run_task(
            cluster="demo",
            taskDefinition="web",
            launchType="FARGATE",
            networkConfiguration={"awsvpcConfiguration": network},
        )
    ecs.run_task(cluster="demo", taskDefinition="api", launchType="EC2")
    elb = boto3.client("elbv2")
    made = elb.create_load_balancer(Name="front", Subnets=lab.vpc.public_subnets)
    group = elb.create_target_group(
        Name="web", Protocol="HTTP", Port=80, VpcId=lab.vpc.id, TargetType="ip"
    )
    elb.create_listener(
        LoadBalancerArn=made["LoadBalancers"][0]["LoadBalancerArn"],
        Protocol="HTTP",
        Port=80,
        DefaultActions=[
            {"Type": "forward", "TargetGroupArn": group["TargetGroups"][0]["TargetGroupArn"]}
        ],
    )
    lab.advance(90)


def press(knock: Knock, address: str, port: object = 80, source: str = "internet") -> str:
    knock.source.value = source
    knock.address.value, knock.port.value = address, str(port)
    knock.knock.click()
    return knock.told()


def offered(knock: Knock) -> list[tuple[str, str]]:
    return [tuple(v.split(" ")) for _, v in knock.door.widget.options if v]  # type: ignore[misc]


def test_it_offers_what_there_is_and_choosing_fills_the_fields(lab: Lab) -> None:
    knock = Knock(lab)
    doors = offered(knock)
    snapshot = lab.snapshot()
    own = {t.interface.private_ip for t in snapshot.clusters[0].tasks if t.interface}
    (instance,) = snapshot.clusters[0].instances
    assert {address for address, _ in doors} >= own | {instance.private_ip}
    assert (instance.private_ip, str(instance.dynamic_ports[0][0])) in doors
    knock.door.value = " ".join(doors[0])
    assert (knock.address.value, knock.port.value) == doors[0]
    knock.address.value = "10.0.1"
    knock.knock.click()
    knock.door.value = " ".join(doors[0])
    assert (knock.address.value, knock.port.value) == doors[0]
    sources = [value for _, value in knock.source.widget.options]
    assert sources[:3] == ["internet", "vpc", instance.ec2_instance_id]


def test_every_offer_from_every_source_agrees_with_connect(lab: Lab) -> None:
    knock = Knock(lab)
    outcomes = set()
    for _, source in knock.source.widget.options:
        for address, port in [*offered(knock), ("10.0.0.250", "80"), ("198.51.100.9", "443")]:
            told = press(knock, address, port, source)
            found = lab.connect(address, int(port), source)
            assert found.words in told.splitlines()
            drawn = knock.picture
            assert drawn
            last = ": " + lab.words("knock-answers" if found.why is Why.LISTENS else "knock-ends")
            assert sum(line.endswith(last) for line in drawn.words.splitlines()) == 1
            ElementTree.fromstring(drawn.svg)
            outcomes.add(found.why)
    assert outcomes >= {Why.LISTENS, Why.PRIVATE_ADDRESS, Why.SECURITY_GROUP, Why.NOBODY_THERE}


def test_a_public_task_is_reached_through_the_gateway_an_instance_through_its_port(
    lab: Lab,
) -> None:
    snapshot = lab.snapshot()
    public = next(
        t.interface.public_ip
        for t in snapshot.clusters[0].tasks
        if t.interface and t.interface.public_ip
    )
    found = lab.connect(public, 80)
    places = [hop.place for hop in knock_path.way(found, snapshot).hops]
    assert places == [
        Place.INTERNET,
        Place.GATEWAY,
        Place.SUBNET,
        Place.GROUP,
        Place.INTERFACE,
        Place.CONTAINER,
    ]
    (instance,) = snapshot.clusters[0].instances
    port = instance.dynamic_ports[0][0]
    found = lab.connect(instance.private_ip, port, "vpc")
    hops = knock_path.way(found, snapshot).hops
    assert [hop.place for hop in hops][-2:] == [Place.INSTANCE, Place.CONTAINER]
    assert hops[-2].name == f"{instance.private_ip}:{port}"


def test_a_load_balancer_without_targets_answers_itself(lab: Lab) -> None:
    (balancer,) = boto3.client("elbv2").describe_load_balancers()["LoadBalancers"]
    boto3.client("ec2").authorize_security_group_ingress(
        GroupId=boto3.client("ec2").describe_security_groups(
            Filters=[
                {"Name": "vpc-id", "Values": [lab.vpc.id]},
                {"Name": "group-name", "Values": ["default"]},
            ]
        )["SecurityGroups"][0]["GroupId"],
        IpProtocol="-1",
        CidrIp="0.0.0.0/0",
    )
    told = press(Knock(lab), balancer["DNSName"])
    assert "503" in told
    place = lab.words("knock-place-targets")
    (line,) = (each for each in told.splitlines() if f". {place} " in each)
    assert line.endswith(lab.words("knock-ends"))


@pytest.mark.parametrize("why", Why)
def test_each_end_has_its_place_on_every_way(lab: Lab, why: Why) -> None:
    """Also ends that are hard to bring about: a way never fails to be drawn."""
    snapshot = lab.snapshot()
    task = next(each for each in snapshot.clusters[0].tasks if each.interface)
    for source in ("internet", "vpc", lab.vpc.public_subnets[0], task.arn):
        for balancer in (None, "front"):
            found = Connection(
                lab.connect("10.0.0.9", 80).outcome,
                why,
                "10.0.0.9",
                80,
                source,
                load_balancer=balancer,
            )
            made = knock_path.way(found, snapshot)
            assert (made.ends is None) == (why is Why.LISTENS)


@pytest.mark.parametrize(
    ("address", "port", "message"),
    [
        ("", "80", "knock-no-address"),
        ("10.0.1", "80", "knock-bad-address"),
        ("10.0.0.300", "80", "knock-bad-address"),
        ("http://10.0.0.5", "80", "knock-bad-address"),
        ("<b>x</b>", "80", "knock-bad-address"),
        ("10.0.0.5", "0", "world-connect-bad-port"),
        ("10.0.0.5", "99999", "world-connect-bad-port"),
        ("10.0.0.5", "8o", "world-connect-bad-port"),
        ("10.0.0.5", "-1", "world-connect-bad-port"),
        ("10.0.0.5", "٨٠", "world-connect-bad-port"),
    ],
)
def test_bad_input_is_answered_and_kept(lab: Lab, address: str, port: str, message: str) -> None:
    knock = Knock(lab)
    told = press(knock, address, port)
    shown = {"address": address} if message == "knock-bad-address" else {}
    shown |= {"port": port} if message == "world-connect-bad-port" else {}
    assert lab.words(message, **shown) in told
    assert (knock.address.value, knock.port.value) == (address, port)
    assert not knock.picture
    assert "<b>" not in knock.message.value.replace('<b class="ecs-sign"', "")
    # the Enter key does the same, and the next knock is none the worse for it
    knock.address.value, knock.port.value = "10.0.0.250", "80"
    knock.address._handle_msg(
        {"content": {"data": {"method": "custom", "content": ENTER}}, "buffers": []}
    )
    assert knock.picture


def test_it_shows_the_call_that_does_the_same(lab: Lab) -> None:
    knock = Knock(lab)
    press(knock, "10.0.0.250", 8080, "vpc")
    shown = "lab.connect(&quot;10.0.0.250&quot;, 8080, source=&quot;vpc&quot;)"
    assert shown in knock.line.value
    assert "curl --max-time 5 http://10.0.0.250:8080/" in knock.line.value


def test_it_makes_no_api_call_and_stores_its_picture(lab: Lab) -> None:
    knock = Knock(lab)
    before = len(lab.calls)
    assert "image/svg+xml" not in knock._repr_mimebundle_()
    press(knock, "10.0.0.250")
    bundle: dict[str, Any] = knock._repr_mimebundle_()
    assert bundle["image/svg+xml"] == knock.picture.svg  # type: ignore[union-attr]
    assert lab.words("knock-ends") in bundle["text/plain"]
    assert len(lab.calls) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_an_empty_or_closed_lab_it_says_so(language: str) -> None:
    with Lab(language) as opened:
        knock = Knock(opened)
        assert knock.door.widget.options == ((opened.words("knock-no-doors"), ""),)
    press_told = press(knock, "10.0.0.5")
    closed = opened.words("lab-closed", language=language)
    assert closed in press_told
    assert closed in Knock(opened).told()
