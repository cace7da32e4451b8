"""Runs exercises as a learner would, without a widget: starter, solution, and undoing it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

import boto3

from helpers import Lab
from helpers.authoring.pages import pages
from helpers.exercises.model import Exercise


@dataclass(frozen=True)
class Trial:
    """What an exercise must say on the way.

    Args:
        at_start: the messages of what is missing once the starter has run.
        undo: code that takes the solution back again.
        after_undo: the messages of what is missing then.
    """

    at_start: tuple[str, ...]
    undo: str
    after_undo: tuple[str, ...]


STOP_ALL = """\
for arn in ecs.list_tasks(cluster="demo", family="{family}")["taskArns"]:
    ecs.stop_task(cluster="demo", task=arn)"""

TRIALS = {
    "01-give-it-a-port": Trial(
        ("missing-any-port",),
        'web = shop["containerDefinitions"][0]\n'
        'web["portMappings"] = [{"containerPort": 8080}]\n'
        "ecs.register_task_definition(**shop)",
        ("missing-port",),
    ),
    "01-a-helper-that-may-stop": Trial(
        ("missing-not-essential",),
        'blog["containerDefinitions"][0]["essential"] = False\n'
        'blog["containerDefinitions"][1]["essential"] = True\n'
        "ecs.register_task_definition(**blog)",
        ("missing-essential", "missing-not-essential"),
    ),
    "01-the-way-back": Trial(
        ("missing-image",),
        'ecs.deregister_task_definition(taskDefinition="menu:2")',
        ("missing-image-again",),
    ),
    "01-a-size-that-fits": Trial(
        ("missing-family",),
        'api["cpu"] = "512"\necs.register_task_definition(**api)',
        ("missing-smaller",),
    ),
    "01-what-binds": Trial(
        ("missing-family",),
        'kitchen["containerDefinitions"][2]["cpu"] = 0\n'
        'kitchen["cpu"], kitchen["memory"] = "512", "1024"\n'
        "ecs.register_task_definition(**kitchen)",
        ("missing-share",),
    ),
    "01-three-mistakes": Trial(
        ("missing-family",),
        'for arn in ecs.list_task_definitions(familyPrefix="orders")["taskDefinitionArns"]:\n'
        "    ecs.deregister_task_definition(taskDefinition=arn)",
        ("missing-family",),
    ),
    "02-an-address-of-its-own": Trial(
        ("missing-task",),
        STOP_ALL.format(family="shop"),
        ("missing-only-stopped",),
    ),
    "02-another-month": Trial(
        ("missing-override",),
        STOP_ALL.format(family="report") + "\nlab.advance(seconds=120)",
        ("missing-only-stopped",),
    ),
    "02-one-too-many": Trial(
        ("missing-count",),
        'ecs.stop_task(cluster="demo", task=trio[1])',
        ("missing-count",),
    ),
    "02-the-helper-may-crash": Trial(
        ("missing-only-stopped",),
        STOP_ALL.format(family="blog") + '\necs.run_task(taskDefinition="blog:1", **where)',
        ("missing-not-up-yet",),
    ),
    "02-a-name-plate": Trial(
        ("missing-tag",),
        'ecs.tag_resource(resourceArn=office[0], tags=[{"key": "address", "value": "10.9.9.9"}])',
        ("missing-tag-value",),
    ),
    "02-it-never-starts": Trial(
        ("missing-only-stopped",),
        STOP_ALL.format(family="api") + '\necs.run_task(taskDefinition="api:1", **where)'
        "\nlab.advance(seconds=60)",
        ("missing-only-stopped",),
    ),
    "03-three-copies": Trial(
        ("missing-service",),
        'ecs.update_service(cluster="demo", service="cafe", desiredCount=2)',
        ("missing-desired-count",),
    ),
    "03-five-without-a-deployment": Trial(
        ("missing-desired-count",),
        'ecs.update_service(cluster="demo", service="tea", forceNewDeployment=True)',
        ("missing-first-deployment",),
    ),
    "03-never-fewer-than-three": Trial(
        ("missing-service-revision",),
        'percent["minimumHealthyPercent"] = 50\n'
        'ecs.update_service(cluster="demo", service="bank", forceNewDeployment=True,\n'
        "                   deploymentConfiguration=percent)\n"
        "lab.advance(seconds=300)",
        ("missing-fewest",),
    ),
    "03-it-never-gets-steady": Trial(
        ("missing-running-count",),
        'ecs.update_service(cluster="demo", service="bakery", taskDefinition="bakery:1")',
        ("missing-one-deployment",),
    ),
    "03-no-room-to-move": Trial(
        ("missing-rollout-end",),
        'ecs.update_service(cluster="demo", service="library", taskDefinition="library:1")',
        ("missing-service-revision",),
    ),
    "03-back-to-stable": Trial(
        ("missing-breaker", "missing-service-revision"),
        'breaker["deploymentCircuitBreaker"]["rollback"] = False\n'
        'ecs.update_service(cluster="demo", service="post", deploymentConfiguration=breaker)',
        ("missing-breaker",),
    ),
    "03-leave-nothing-behind": Trial(
        ("missing-deletion", "missing-stopped-by-hand"),
        'ecs.run_task(taskDefinition="popup", **where)',
        ("missing-stopped-by-hand",),
    ),
    "04-a-role-for-the-program": Trial(
        ("missing-done-in-log",),
        STOP_ALL.format(family="diary") + '\ntask = run("diary:1")',
        ("missing-done-in-log",),
    ),
    "04-it-cannot-be-pulled": Trial(
        ("missing-only-stopped",),
        STOP_ALL.format(family="kiosk"),
        ("missing-only-stopped",),
    ),
    "04-two-that-look-alike": Trial(
        ("missing-only-stopped", "missing-only-stopped"),
        'logs.delete_log_group(logGroupName="/ecs/radio")',
        ("missing-log",),
    ),
    "04-running-and-denied": Trial(
        ("missing-done-in-log", "missing-taken-away"),
        'iam.put_role_policy(RoleName="gallery-execution-role", PolicyName="again",\n'
        "                    PolicyDocument=read)",
        ("missing-taken-away",),
    ),
    "04-nobody-may-put-it-on": Trial(
        ("missing-task",),
        STOP_ALL.format(family="clock"),
        ("missing-only-stopped",),
    ),
    "04-let-binh-run-it": Trial(
        ("missing-pass-role", "missing-pass-role", "missing-task"),
        'iam.delete_user_policy(UserName="binh", PolicyName="pass")',
        ("missing-pass-role", "missing-pass-role"),
    ),
    "05-address-and-port": Trial(
        ("missing-tag",),
        'plate = [{"key": "address", "value": "203.0.113.99:32768"}]\n'
        "ecs.tag_resource(resourceArn=cafe[0], tags=plate)",
        ("missing-plate",),
    ),
    "05-three-copies-two-machines": Trial(
        ("missing-copies",),
        'empty("menu")\n'
        'ecs.run_task(cluster="demo", taskDefinition="menu:1", launchType="EC2", count=3)\n'
        "lab.advance(seconds=30)",
        ("missing-copies",),
    ),
    "05-which-limit-binds": Trial(
        ("missing-copies",),
        'empty("oven")\n'
        'ecs.run_task(cluster="demo", taskDefinition="oven:1", launchType="EC2", count=6)\n'
        "lab.advance(seconds=30)",
        ("missing-copies",),
    ),
    "05-only-two-of-five": Trial(
        ("missing-copies",),
        'ecs.stop_task(cluster="hall", task=ecs.list_tasks(cluster="hall")["taskArns"][0])',
        ("missing-copies",),
    ),
    "05-the-door-is-shut": Trial(
        ("missing-open-port",),
        "ec2.revoke_security_group_ingress(GroupId=group, IpProtocol='tcp', FromPort=80,\n"
        "                                  ToPort=80, CidrIp='0.0.0.0/0')",
        ("missing-open-port",),
    ),
    "05-a-way-in-from-outside": Trial(
        ("missing-public-address",),
        'ecs.update_service(cluster="demo", service="museum", networkConfiguration=inside)\n'
        'ecs.get_waiter("services_stable").wait(cluster="demo", services=["museum"])',
        ("missing-public-address",),
    ),
    "05-only-for-the-neighbour": Trial(
        ("missing-neighbour",),
        "ec2.authorize_security_group_ingress(GroupId=group, IpProtocol='tcp', FromPort=80,\n"
        "                                     ToPort=80, CidrIp='0.0.0.0/0')",
        ("missing-not-anywhere",),
    ),
    "06-the-smallest-subnet": Trial(
        ("missing-running-count", "missing-service-revision"),
        'ecs.update_service(cluster="demo", service="fair",\n'
        "                   networkConfiguration=network(subnet(plots[25])))\n"
        "lab.advance(seconds=300)\n"
        'ecs.update_service(cluster="demo", service="fair", forceNewDeployment=True)\n'
        "lab.advance(seconds=300)",
        ("missing-smaller-subnet",),
    ),
    "06-no-address-left": Trial(
        ("missing-running-count",),
        'ecs.update_service(cluster="demo", service="tram",\n'
        '                   networkConfiguration=network(subnet("10.0.201.0/28")))',
        ("missing-one-deployment",),
    ),
    "06-a-full-house": Trial(
        ("missing-rollout-end",),
        'ecs.update_service(cluster="demo", service="opera", taskDefinition="opera:1")',
        ("missing-service-revision",),
    ),
    "06-who-holds-them": Trial(
        ("missing-running-count",),
        'for one in ec2.describe_vpc_endpoints()["VpcEndpoints"]:\n'
        '    ec2.delete_vpc_endpoints(VpcEndpointIds=[one["VpcEndpointId"]])',
        ("missing-endpoint",),
    ),
    "06-the-port-is-taken": Trial(
        ("missing-rollout-end",),
        'ecs.update_service(cluster="pier", service="ferry", taskDefinition="ferry:1")',
        ("missing-service-image",),
    ),
    "06-too-little-memory": Trial(
        ("missing-running-count",),
        'ecs.update_service(cluster="river", service="mill", desiredCount=2)',
        ("missing-desired-count",),
    ),
    "06-not-the-subnet": Trial(
        ("missing-running-count",),
        'arn = ecs.list_container_instances(cluster="dock")["containerInstanceArns"][0]\n'
        'ecs.deregister_container_instance(cluster="dock", containerInstance=arn, force=True)\n'
        "lab.advance(seconds=120)",
        ("missing-running-count",),
    ),
    "07-open-the-door": Trial(
        ("missing-not-behind",),
        'for each in elb.describe_listeners(LoadBalancerArn=door)["Listeners"]:\n'
        '    elb.delete_listener(ListenerArn=each["ListenerArn"])',
        ("missing-listener", "missing-healthy-targets"),
    ),
    "07-another-kind-of-target": Trial(
        ("missing-service",),
        'back = [{"Type": "forward", "TargetGroupArn": group("tea")}]\n'
        "elb.modify_listener(ListenerArn=listener, DefaultActions=back)",
        ("missing-listener", "missing-healthy-targets"),
    ),
    "07-killed-too-early": Trial(
        ("missing-healthy-targets",),
        'ecs.update_service(cluster="demo", service="oven", healthCheckGracePeriodSeconds=0)\n'
        'for arn in ecs.list_tasks(cluster="demo", family="oven")["taskArns"]:\n'
        '    ecs.stop_task(cluster="demo", task=arn)\n'
        "lab.advance(seconds=300)",
        ("missing-healthy-targets",),
    ),
    "07-the-wrong-question": Trial(
        ("missing-healthy-targets",),
        'elb.modify_target_group(TargetGroupArn=group("menu"), HealthCheckPath="/")\n'
        "lab.advance(seconds=120)",
        ("missing-healthy-targets",),
    ),
    "07-a-closed-door": Trial(
        ("missing-healthy-targets",),
        "ec2.revoke_security_group_ingress(GroupId=own[0], IpPermissions=from_door)\n"
        "lab.advance(seconds=120)",
        ("missing-healthy-targets",),
    ),
    "07-it-wants-more": Trial(
        ("missing-max-capacity", "missing-desired-count"),
        "scaling.register_scalable_target(\n"
        '    ServiceNamespace="ecs", ResourceId="service/demo/stand",\n'
        '    ScalableDimension="ecs:service:DesiredCount", MaxCapacity=4)\n'
        "lab.advance(seconds=120)",
        ("missing-max-capacity", "missing-desired-count"),
    ),
    "07-not-one-lost": Trial(
        ("missing-service-revision",),
        'percent["minimumHealthyPercent"], percent["maximumPercent"] = 0, 100\n'
        'ecs.update_service(cluster="demo", service="desk", forceNewDeployment=True,\n'
        "                   deploymentConfiguration=percent)\n"
        "lab.advance(seconds=300)",
        ("missing-somebody-open",),
    ),
    "08-give-it-a-voice": Trial(
        ("missing-log",),
        'ecs.update_service(cluster="demo", service="whisper", taskDefinition="whisper:1")\n'
        "lab.advance(seconds=120)",
        ("missing-log",),
    ),
    "08-it-says-so-itself": Trial(
        ("missing-running-count",),
        'register("forecast", "nginx")\n'
        'ecs.update_service(cluster="demo", service="forecast", taskDefinition="forecast")\n'
        "lab.advance(seconds=120)",
        ("missing-own-image", "missing-line"),
    ),
    "08-killed-while-baking": Trial(
        ("missing-running-count",),
        'ecs.update_service(cluster="demo", service="oven", desiredCount=0)',
        ("missing-desired-count",),
    ),
    "08-the-wrong-question": Trial(
        ("missing-healthy",),
        'register("clinic")\n'
        'ecs.update_service(cluster="demo", service="clinic", taskDefinition="clinic")\n'
        "lab.advance(seconds=120)",
        ("missing-member",),
    ),
    "08-nothing-wrong-inside": Trial(
        ("missing-healthy-target",),
        'elb.modify_target_group(TargetGroupArn=group, HealthCheckPath="/alive")\n'
        "lab.advance(seconds=60)",
        ("missing-running-count", "missing-healthy-target"),
    ),
    "08-nobody-died": Trial(
        ("missing-running-count",),
        'ecs.update_service(cluster="demo", service="whale", desiredCount=0)',
        ("missing-desired-count",),
    ),
    "08-one-after-another": Trial(
        ("missing-running-count",),
        'register("tower")\n'
        'ecs.update_service(cluster="demo", service="tower", taskDefinition="tower")\n'
        "lab.advance(seconds=120)",
        ("missing-member",),
    ),
}


@cache
def opening(lesson: str) -> list[str]:
    """The code between the setup cell and the picture of a lesson.

    It makes what the whole lesson works with, such as a cluster; an exercise may use all of it.
    """
    found: list[str] = []
    for page in pages(lesson, "vi"):
        ids = [cell.id for cell in page.cells]
        between = page.cells[ids.index("setup") + 1 : ids.index("picture")]
        found += [cell.source for cell in between if cell.cell_type == "code"]
    return found


class Learner:
    """Somebody at a notebook with a lab open, working on one exercise.

    Args:
        exercise: the one to work on.
        lab: the open lab; with it, what the lesson makes before its picture has been run.
    """

    def __init__(self, exercise: Exercise, lab: Lab | None = None) -> None:
        self.exercise = exercise
        self.ecs = boto3.client("ecs")
        self.names: dict[str, Any] = {"boto3": boto3, "ecs": self.ecs, "json": json, "lab": lab}
        for code in opening(exercise.id[:2]) if lab else ():
            self.runs(code)
        if exercise.prepare:
            exercise.prepare(self.ecs)

    def runs(self, code: str) -> None:
        exec(code, self.names)

    def missing(self) -> tuple[str, ...]:
        """The messages of what the check still asks for."""
        return tuple(one.message for one in self.exercise.missing(self.ecs))
