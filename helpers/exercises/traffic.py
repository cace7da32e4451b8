"""Lesson 07: seven exercises, most of them repairs, two with a second star; nine predictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import boto3

from helpers.exercises.balancing import (
    PORT,
    Front,
    answering,
    groups_of,
    security_groups,
)
from helpers.exercises.fewest import fewest_running
from helpers.exercises.keeping import active, kept, no_service, rolled_out
from helpers.exercises.model import Choice, Exercise, Missing, Number, Question
from helpers.exercises.running import tasks
from helpers.exercises.scaling import IT_WANTS_MORE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from helpers.exercises.model import Ecs

QUESTIONS: tuple[Question, ...] = (
    # behaviour page 5: targets come and go, the load balancer's name stays
    Choice(id="07-one-name", choices=("address", "dns", "nothing"), right="nothing"),
    # 5 and 2.2: a target drains for its deregistration delay, its task is DEACTIVATING
    Choice(id="07-scaled-in", choices=("two", "draining", "three"), right="draining"),
    # 5: target type ip for awsvpc, instance for bridge and host; CreateService refuses the rest
    Choice(id="07-mixed", choices=("works", "refused", "unhealthy"), right="refused"),
    # 4.5 and 5: a service replaces what its load balancer calls unhealthy
    Choice(id="07-healthy-to-itself", choices=("served", "left", "replaced"), right="replaced"),
    # 4.5: an unhealthy target becomes healthy after HealthyThresholdCount checks in a row
    Choice(id="07-grace", choices=("60", "100", "300"), right="300"),
    # 4.2: with 0/100 all stop before the first new one is healthy
    Choice(id="07-lost", choices=("none", "half-minute", "draining"), right="half-minute"),
    # 4.5: 60 requests/s are 3600 a minute; at 600 a target that is 6
    Number(id="07-how-many", right="6", explained=("8", "3")),
    # 4.5: fifteen minutes below 90 % of the target
    Choice(id="07-come-back", choices=("soon", "three", "fifteen"), right="fifteen"),
    # 4.5 and 7.5: the desired count is set; that tasks find no address is another matter
    Choice(id="07-full-subnet", choices=("failed", "eleven", "successful"), right="successful"),
)

OPEN_THE_DOOR = Exercise(
    id="07-open-the-door",
    prepare=Front(name="cafe", listener=False, attached=False).prepare,
    starter="""\
lab.advance(seconds=60)
print(service("cafe")["runningCount"], "running")
targets("cafe")
visit("cafe", times=1)""",
    look=lambda ecs: answering(ecs, "cafe", 2),
    hints=3,
    solution="""\
door = elb.describe_load_balancers(Names=["cafe"])["LoadBalancers"][0]["LoadBalancerArn"]
forward = {"Type": "forward", "TargetGroupArn": group("cafe")}
elb.create_listener(LoadBalancerArn=door, Protocol="HTTP", Port=80, DefaultActions=[forward])
behind = [{"targetGroupArn": group("cafe"), "containerName": "web", "containerPort": 80}]
ecs.update_service(cluster="demo", service="cafe", loadBalancers=behind)
ecs.get_waiter("services_stable").wait(cluster="demo", services=["cafe"])
lab.advance(seconds=60)""",
)

ANOTHER_KIND_OF_TARGET = Exercise(
    id="07-another-kind-of-target",
    prepare=Front(name="tea", kind="instance", served=False).prepare,
    starter="""\
behind = [{"targetGroupArn": group("tea"), "containerName": "web", "containerPort": 80}]
try:
    ecs.create_service(serviceName="tea", taskDefinition="tea", desiredCount=2,
                       loadBalancers=behind, **where)
except ecs.exceptions.InvalidParameterException as error:
    print(error.response["Error"]["Message"])""",
    look=lambda ecs: answering(ecs, "tea", 2),
    hints=3,
    solution="""\
right = elb.create_target_group(Name="tea-ip", TargetType="ip", Protocol="HTTP", Port=80,
                                VpcId=lab.vpc.id)["TargetGroups"][0]["TargetGroupArn"]
door = elb.describe_load_balancers(Names=["tea"])["LoadBalancers"][0]["LoadBalancerArn"]
listener = elb.describe_listeners(LoadBalancerArn=door)["Listeners"][0]["ListenerArn"]
elb.modify_listener(ListenerArn=listener,
                    DefaultActions=[{"Type": "forward", "TargetGroupArn": right}])
behind[0]["targetGroupArn"] = right
ecs.create_service(serviceName="tea", taskDefinition="tea", desiredCount=2,
                   loadBalancers=behind, **where)
lab.advance(seconds=90)""",
)

KILLED_TOO_EARLY = Exercise(
    id="07-killed-too-early",
    prepare=Front(name="oven", images=("oven:1",)).prepare,
    starter="""\
lab.program("oven", ready_after=60)
lab.advance(seconds=300)
events("oven", newest=6)
targets("oven")""",
    look=lambda ecs: answering(ecs, "oven", 2),
    hints=3,
    solution="""\
ecs.update_service(cluster="demo", service="oven", healthCheckGracePeriodSeconds=300)
lab.advance(seconds=600)""",
)


def _strict(ecs: Ecs) -> Iterator[Missing]:
    """A matcher that lets 404 pass would call an application without any page healthy."""
    found = active(ecs, "menu")
    for group in groups_of(found) if found else ():
        codes = group.get("Matcher", {}).get("HttpCode", "")
        if _lets_pass(codes, 404):
            yield Missing("missing-strict-matcher", {"codes": codes})


def _lets_pass(codes: str, code: int) -> bool:
    spans = [part.partition("-") for part in codes.split(",")]
    return any(int(low) <= code <= int(high or low) for low, _, high in spans if low)


THE_WRONG_QUESTION = Exercise(
    id="07-the-wrong-question",
    prepare=Front(name="menu", images=("menu:1",)).prepare,
    starter="""\
lab.program("menu", answers={"/health": 200, "/dishes": 200})
lab.advance(seconds=240)
events("menu", newest=6)
targets("menu")""",
    look=lambda ecs: answering(ecs, "menu", 2),
    second_star=_strict,
    hints=3,
    solution="""\
elb.modify_target_group(TargetGroupArn=group("menu"), HealthCheckPath="/health")
lab.advance(seconds=400)""",
)


def _rules(ecs: Ecs, name: str) -> list[Any]:
    """What the security groups of a service's tasks let in."""
    found = active(ecs, name)
    ids = list(security_groups(found)) if found else []
    if not ids:
        return []
    groups = boto3.client("ec2").describe_security_groups(GroupIds=ids)["SecurityGroups"]
    return [rule for each in groups for rule in each["IpPermissions"]]


_FROM_ELSEWHERE = "10.9.0.0/16"
"""What the security group lets in from the start: nobody who is there."""


def _only_the_balancer(ecs: Ecs) -> Iterator[Missing]:
    """Addresses that come in beside the load balancer; those from the start reach nobody here."""
    for rule in _rules(ecs, "vault"):
        ports = range(rule.get("FromPort", PORT), rule.get("ToPort", PORT) + 1)
        if rule["IpProtocol"] != "-1" and PORT not in ports:
            continue
        for each in (*rule.get("IpRanges", ()), *rule.get("Ipv6Ranges", ())):
            cidr = each.get("CidrIp") or each["CidrIpv6"]
            if cidr != _FROM_ELSEWHERE:
                fields = {"service": "vault", "port": str(PORT), "cidr": cidr}
                yield Missing("missing-only-the-balancer", fields)


A_CLOSED_DOOR = Exercise(
    id="07-a-closed-door",
    prepare=Front(name="vault", allowed=_FROM_ELSEWHERE).prepare,
    starter="""\
lab.advance(seconds=240)
events("vault", newest=6)
targets("vault")
own = service("vault")["networkConfiguration"]["awsvpcConfiguration"]["securityGroups"]
for rule in ec2.describe_security_groups(GroupIds=own)["SecurityGroups"][0]["IpPermissions"]:
    print("port", rule["FromPort"], "from", rule["IpRanges"], rule["UserIdGroupPairs"])""",
    look=lambda ecs: answering(ecs, "vault", 2),
    second_star=_only_the_balancer,
    hints=3,
    solution="""\
door = elb.describe_load_balancers(Names=["vault"])["LoadBalancers"][0]["SecurityGroups"]
from_door = [{"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80,
              "UserIdGroupPairs": [{"GroupId": door[0]}]}]
ec2.authorize_security_group_ingress(GroupId=own[0], IpPermissions=from_door)
lab.advance(seconds=300)""",
)


def _none_lost(ecs: Ecs) -> Iterator[Missing]:
    desk = active(ecs, "desk")
    if desk is None:
        yield no_service("desk")
        return
    yield from kept(desk, 2)
    wrong = list(rolled_out(desk, "desk:2"))
    yield from wrong
    if not wrong:
        everyone = tasks(ecs, "desk") + tasks(ecs, "desk", "STOPPED")
        if fewest_running(everyone, desk["deployments"][0]["createdAt"]) == 0:
            yield Missing("missing-somebody-open", {"service": "desk"})


NOT_ONE_LOST = Exercise(
    id="07-not-one-lost",
    prepare=Front(name="desk", images=("nginx:1.27", "nginx:1.28"), percent=(0, 100)).prepare,
    starter="""\
lab.advance(seconds=120)
desk = service("desk")
print(desk["deployments"][0]["taskDefinition"].split("/")[1], desk["runningCount"], "running")
print(desk["deploymentConfiguration"]["minimumHealthyPercent"], "% at least")
print(desk["deploymentConfiguration"]["maximumPercent"], "% at most")""",
    look=_none_lost,
    hints=3,
    solution="""\
percent = {"minimumHealthyPercent": 100, "maximumPercent": 200}
lab.traffic(20, "desk")
began = lab.time
ecs.update_service(cluster="demo", service="desk", taskDefinition="desk:2",
                   deploymentConfiguration=percent)
lab.advance(seconds=180)
lab.requests("desk", since=began)""",
)

EXERCISES: tuple[Exercise, ...] = (
    OPEN_THE_DOOR,
    ANOTHER_KIND_OF_TARGET,
    KILLED_TOO_EARLY,
    THE_WRONG_QUESTION,
    A_CLOSED_DOOR,
    IT_WANTS_MORE,
    NOT_ONE_LOST,
)
