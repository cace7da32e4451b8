"""Lesson 07's exercises beyond starter and solution: other ways in, and wrong turns."""

from collections.abc import Iterator

import boto3
import pytest
from solving import Learner

from helpers import Lab
from helpers.exercises import traffic
from helpers.exercises.balancing import groups_of
from helpers.exercises.course import EXERCISES
from helpers.exercises.keeping import described

DOOR = """\
door = elb.describe_load_balancers(Names=["{name}"])["LoadBalancers"][0]["LoadBalancerArn"]
forward = {{"Type": "forward", "TargetGroupArn": group("{name}")}}
"""
OPENED = DOOR.format(name="cafe") + (
    "elb.create_listener(LoadBalancerArn=door, Protocol='HTTP', Port=80,\n"
    "                    DefaultActions=[forward])\n"
)
BEHIND = """\
behind = [{"targetGroupArn": group("cafe"), "containerName": "web", "containerPort": 80}]
ecs.update_service(cluster="demo", service="cafe", loadBalancers=behind)
"""
DESK = """\
lab.traffic(20, "desk")
began = lab.time
ecs.update_service(cluster="demo", service="desk", taskDefinition="desk:2",
    deploymentConfiguration={{"minimumHealthyPercent": {least}, "maximumPercent": {most}}})
lab.advance(seconds=400)
lost = lab.requests("desk", since=began).failed
"""
STAND = """\
scaling.register_scalable_target(
    ServiceNamespace="ecs", ResourceId="service/demo/stand",
    ScalableDimension="ecs:service:DesiredCount", {change})
lab.advance(seconds=600)
"""


@pytest.fixture
def lab() -> Iterator[Lab]:
    with Lab("en") as opened:
        yield opened


def learner(lab: Lab, name: str) -> Learner:
    """Somebody who has run the starter of the exercise."""
    at_work = Learner(EXERCISES[name], lab)
    at_work.runs(EXERCISES[name].starter)
    return at_work


def test_the_lesson_has_its_share() -> None:
    assert len(traffic.EXERCISES) >= 6
    assert len(traffic.QUESTIONS) >= 6


@pytest.mark.parametrize(
    ("name", "code", "missing"),
    [
        ("07-open-the-door", OPENED, ("missing-not-behind",)),
        (
            "07-open-the-door",
            OPENED + BEHIND + "lab.advance(seconds=20)",
            ("missing-healthy-targets",),
        ),
        (
            "07-open-the-door",
            OPENED + BEHIND + "lab.advance(seconds=40)",
            ("missing-end-of-replacing",),
        ),
        (
            "07-killed-too-early",  # long enough to start, too short to become healthy again
            'ecs.update_service(cluster="demo", service="oven", healthCheckGracePeriodSeconds=90)\n'
            "lab.advance(seconds=1200)",
            ("missing-healthy-targets",),
        ),
        (
            "07-the-wrong-question",
            'ecs.update_service(cluster="demo", service="menu", desiredCount=0)',
            ("missing-desired-count",),
        ),
        (
            "07-it-wants-more",  # by hand: pulled back a minute later
            'ecs.update_service(cluster="demo", service="stand", desiredCount=6)\n'
            "lab.advance(seconds=120)",
            ("missing-max-capacity", "missing-desired-count"),
        ),
        (
            "07-it-wants-more",
            STAND.format(change="MinCapacity=6, MaxCapacity=6"),
            ("missing-min-capacity",),
        ),
        (
            "07-it-wants-more",
            "scaling.deregister_scalable_target(\n"
            '    ServiceNamespace="ecs", ResourceId="service/demo/stand",\n'
            '    ScalableDimension="ecs:service:DesiredCount")\n'
            'ecs.update_service(cluster="demo", service="stand", desiredCount=6)\n'
            "lab.advance(seconds=60)",
            ("missing-scalable-target",),
        ),
    ],
)
def test_other_attempts_are_told_what_is_wrong(
    lab: Lab, name: str, code: str, missing: tuple[str, ...]
) -> None:
    at_work = learner(lab, name)
    at_work.runs(code)
    assert at_work.missing() == missing
    for each in at_work.exercise.missing(at_work.ecs):
        assert each.said(lab.words)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (
            "07-killed-too-early",  # a target group that is slower to despair, and quicker to hope
            'elb.modify_target_group(TargetGroupArn=group("oven"), UnhealthyThresholdCount=5)\n'
            "lab.advance(seconds=600)",
        ),
        (
            "07-killed-too-early",
            'elb.modify_target_group(TargetGroupArn=group("oven"), HealthyThresholdCount=2,\n'
            "                        HealthCheckIntervalSeconds=10)\n"
            'ecs.update_service(cluster="demo", service="oven", healthCheckGracePeriodSeconds=90)\n'
            "lab.advance(seconds=600)",
        ),
        (
            "07-the-wrong-question",  # the program learns the page
            'lab.program("menu", answers=200)\nlab.advance(seconds=600)',
        ),
        ("07-it-wants-more", STAND.format(change="MaxCapacity=20")),
    ],
)
def test_other_ways_solve_it_too(lab: Lab, name: str, code: str) -> None:
    at_work = learner(lab, name)
    at_work.runs(code)
    assert at_work.missing() == ()


@pytest.mark.parametrize(
    ("least", "most", "lost"),
    [(0, 100, True), (0, 200, True), (50, 100, False), (50, 200, False)],
)
def test_not_one_lost_means_what_the_requests_say(
    lab: Lab, least: int, most: int, lost: bool
) -> None:
    at_work = learner(lab, "07-not-one-lost")
    at_work.runs(DESK.format(least=least, most=most))
    assert (at_work.names["lost"] > 0) is lost
    assert at_work.missing() == (("missing-somebody-open",) if lost else ())


def test_a_check_that_is_easy_to_please_earns_one_star_only(lab: Lab) -> None:
    at_work = learner(lab, "07-the-wrong-question")
    at_work.runs(
        'elb.modify_target_group(TargetGroupArn=group("menu"), Matcher={"HttpCode": "200-404"})\n'
        "lab.advance(seconds=600)"
    )
    assert at_work.missing() == ()
    (short,) = at_work.exercise.missing_for_second_star(at_work.ecs) or ()
    assert "200-404" in short.said(lab.words)


@pytest.mark.parametrize(
    ("rule", "named"),
    [
        ("IpProtocol='tcp', FromPort=80, ToPort=80, CidrIp='0.0.0.0/0'", "0.0.0.0/0"),
        ("IpProtocol='tcp', FromPort=0, ToPort=1024, CidrIp='10.0.0.0/16'", "10.0.0.0/16"),
        ("IpPermissions=[{'IpProtocol': '-1', 'IpRanges': [{'CidrIp': '10.0.0.0/8'}]}]", "10.0.0"),
    ],
)
def test_a_door_open_to_addresses_earns_one_star_only(lab: Lab, rule: str, named: str) -> None:
    at_work = learner(lab, "07-a-closed-door")
    at_work.runs(
        f"ec2.authorize_security_group_ingress(GroupId=own[0], {rule})\nlab.advance(seconds=600)"
    )
    assert at_work.missing() == ()
    (short,) = at_work.exercise.missing_for_second_star(at_work.ecs) or ()
    said = short.said(lab.words)
    assert "vault" in said
    assert named in said


def test_a_group_of_the_wrong_type_may_make_room_for_one_of_the_same_name(lab: Lab) -> None:
    at_work = learner(lab, "07-another-kind-of-target")
    at_work.runs(
        DOOR.format(name="tea")
        + 'old = elb.describe_listeners(LoadBalancerArn=door)["Listeners"][0]["ListenerArn"]\n'
        "elb.delete_listener(ListenerArn=old)\n"
        'elb.delete_target_group(TargetGroupArn=group("tea"))\n'
        "elb.create_target_group(Name='tea', TargetType='ip', Protocol='HTTP', Port=80,\n"
        "                        VpcId=lab.vpc.id)\n"
        "forward['TargetGroupArn'] = behind[0]['targetGroupArn'] = group('tea')\n"
        "elb.create_listener(LoadBalancerArn=door, Protocol='HTTP', Port=80,\n"
        "                    DefaultActions=[forward])\n"
        "ecs.create_service(serviceName='tea', taskDefinition='tea', desiredCount=2,\n"
        "                   loadBalancers=behind, **where)\n"
        "lab.advance(seconds=90)"
    )
    assert at_work.missing() == ()


def test_preparing_again_changes_nothing(lab: Lab) -> None:
    at_work = Learner(traffic.EXERCISES[0], lab)
    for exercise in traffic.EXERCISES:
        if exercise.prepare:
            exercise.prepare(at_work.ecs)
    before = lab.snapshot()
    for exercise in traffic.EXERCISES:
        if exercise.prepare:
            exercise.prepare(at_work.ecs)
    assert lab.snapshot() == before


def test_an_exercise_stays_away_from_a_small_subnet(lab: Lab) -> None:
    small = lab.vpc.add_subnet("10.0.20.0/28", zone="a")
    at_work = Learner(EXERCISES["07-killed-too-early"], lab)
    oven = described(at_work.ecs, "oven")
    assert oven is not None
    assert small not in oven["networkConfiguration"]["awsvpcConfiguration"]["subnets"]
    (group,) = groups_of(oven)
    (balancer,) = boto3.client("elbv2").describe_load_balancers(
        LoadBalancerArns=group["LoadBalancerArns"]
    )["LoadBalancers"]
    zones = {each["ZoneName"]: each["SubnetId"] for each in balancer["AvailabilityZones"]}
    assert len(zones) > 1
    assert small not in zones.values()


def test_without_a_place_of_its_own_an_exercise_uses_the_default_vpc() -> None:
    with Lab("en"):
        ecs = boto3.client("ecs")
        EXERCISES["07-killed-too-early"].prepare(ecs)
        assert described(ecs, "oven") is not None
