"""What several exercises look for behind a load balancer, and how they put a service there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import boto3

from helpers.exercises.keeping import active, bounds, described, kept, no_service, public_network
from helpers.exercises.model import Missing
from helpers.exercises.running import CLUSTER
from helpers.exercises.state import newest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from helpers.exercises.keeping import Service
    from helpers.exercises.model import Ecs

Group = dict[str, Any]

PORT = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """A load balancer, a target group and a service that all have the same name.

    Args:
        name: of the three, and of the family.
        images: one a revision, in order; the service runs the first.
        kind: the target type of the group.
        checks: how the group checks its targets, as CreateTargetGroup names it.
        listener: make the listener, too.
        attached: the service registers its tasks in the group.
        allowed: the CIDR block that the tasks let in; else anybody may come.
        percent: ``minimumHealthyPercent`` and ``maximumPercent``.
        served: make the service, too.
    """

    name: str
    images: tuple[str, ...] = ("nginx:1.27",)
    kind: str = "ip"
    checks: Mapping[str, Any] | None = None
    listener: bool = True
    attached: bool = True
    allowed: str | None = None
    percent: tuple[int, int] = (100, 200)
    served: bool = True

    def prepare(self, ecs: Ecs) -> None:
        """Make what is not there yet."""
        ecs.create_cluster(clusterName=CLUSTER)
        group = target_group(self.name) or self._front()
        if newest(ecs, self.name) is None:
            for image in self.images:
                _register(ecs, self.name, image)
        found = described(ecs, self.name)
        if self.served and (found is None or found["status"] == "INACTIVE"):
            self._serve(ecs, group["TargetGroupArn"])

    def _front(self) -> Group:
        elb, place = boto3.client("elbv2"), _Place.found()
        balancer = elb.create_load_balancer(
            Name=self.name, Subnets=place.subnets, SecurityGroups=[place.security_group]
        )["LoadBalancers"][0]
        group: Group = elb.create_target_group(
            Name=self.name,
            TargetType=self.kind,
            Protocol="HTTP",
            Port=PORT,
            VpcId=place.vpc,
            **self.checks or {},
        )["TargetGroups"][0]
        if self.listener:
            elb.create_listener(
                LoadBalancerArn=balancer["LoadBalancerArn"],
                Protocol="HTTP",
                Port=PORT,
                DefaultActions=[{"Type": "forward", "TargetGroupArn": group["TargetGroupArn"]}],
            )
        return group

    def _serve(self, ecs: Ecs, group_arn: str) -> None:
        place = _Place.found()
        own = place.security_group
        if self.allowed is not None:
            own = _closed_group(f"{self.name}-tasks", place.vpc, self.allowed)
        behind = [{"targetGroupArn": group_arn, "containerName": "web", "containerPort": PORT}]
        ecs.create_service(
            cluster=CLUSTER,
            serviceName=self.name,
            taskDefinition=f"{self.name}:1",
            desiredCount=2,
            launchType="FARGATE",
            networkConfiguration=place.network(own),
            deploymentConfiguration=bounds(*self.percent),
            loadBalancers=behind if self.attached else [],
        )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a load balancer and its tasks can be: the roomiest public subnet of each zone."""

    vpc: str
    subnets: list[str]
    security_group: str
    """One that lets port 80 in."""

    @classmethod
    def found(cls) -> _Place:
        ec2 = boto3.client("ec2")
        public = public_network()["awsvpcConfiguration"]["subnets"]
        subnets = ec2.describe_subnets(SubnetIds=public)["Subnets"]
        roomiest = {
            each["AvailabilityZone"]: each["SubnetId"]
            for each in sorted(subnets, key=lambda one: one["AvailableIpAddressCount"])
        }
        vpc = subnets[0]["VpcId"]
        own = [{"Name": "vpc-id", "Values": [vpc]}]
        groups = ec2.describe_security_groups(Filters=own)["SecurityGroups"]
        by_name = {each["GroupName"]: each["GroupId"] for each in groups}
        return cls(vpc, list(roomiest.values()), by_name.get("web") or by_name["default"])

    def network(self, security_group: str) -> dict[str, Any]:
        """Where tasks run, as CreateService wants it."""
        network = {"subnets": self.subnets, "securityGroups": [security_group]}
        return {"awsvpcConfiguration": {**network, "assignPublicIp": "ENABLED"}}


def _closed_group(name: str, vpc: str, allowed: str) -> str:
    ec2 = boto3.client("ec2")
    found: str = ec2.create_security_group(GroupName=name, Description=name, VpcId=vpc)["GroupId"]
    rule = {"IpProtocol": "tcp", "FromPort": PORT, "ToPort": PORT}
    ec2.authorize_security_group_ingress(
        GroupId=found, IpPermissions=[{**rule, "IpRanges": [{"CidrIp": allowed}]}]
    )
    return found


def _register(ecs: Ecs, family: str, image: str) -> None:
    web = {"name": "web", "image": image, "portMappings": [{"containerPort": PORT}]}
    ecs.register_task_definition(
        family=family,
        containerDefinitions=[web],
        requiresCompatibilities=["FARGATE"],
        networkMode="awsvpc",
        cpu="256",
        memory="512",
    )


# --- what is there


def target_group(name: str) -> Group | None:
    """The target group of that name."""
    groups: list[Group] = boto3.client("elbv2").describe_target_groups()["TargetGroups"]
    return next((each for each in groups if each["TargetGroupName"] == name), None)


def groups_of(found: Service) -> list[Group]:
    """The target groups that a service registers its tasks in."""
    wanted = {each.get("targetGroupArn") for each in found["loadBalancers"]}
    groups: list[Group] = boto3.client("elbv2").describe_target_groups()["TargetGroups"]
    return [each for each in groups if each["TargetGroupArn"] in wanted]


def healthy(group: Group) -> int:
    """How many targets of a group are healthy."""
    elb = boto3.client("elbv2")
    found = elb.describe_target_health(TargetGroupArn=group["TargetGroupArn"])
    states = [each["TargetHealth"]["State"] for each in found["TargetHealthDescriptions"]]
    return states.count("healthy")


def forwarded_by(balancer: str) -> set[str]:
    """The ARNs of the target groups that the load balancer of that name forwards to."""
    elb = boto3.client("elbv2")
    found = [
        each["LoadBalancerArn"]
        for each in elb.describe_load_balancers()["LoadBalancers"]
        if each["LoadBalancerName"] == balancer
    ]
    actions = [
        action
        for arn in found
        for listener in elb.describe_listeners(LoadBalancerArn=arn)["Listeners"]
        for action in listener["DefaultActions"]
    ]
    weighted = [
        each
        for action in actions
        for each in action.get("ForwardConfig", {}).get("TargetGroups", ())
    ]
    return {each["TargetGroupArn"] for each in (*actions, *weighted) if "TargetGroupArn" in each}


def answering(ecs: Ecs, name: str, wanted: int) -> Iterator[Missing]:
    """Whether visitors of the load balancer reach all tasks of the service of the same name.

    Args:
        ecs: a client.
        name: of the service and of the load balancer.
        wanted: how many tasks it is to have.
    """
    found = active(ecs, name)
    if found is None:
        yield no_service(name)
        return
    groups = groups_of(found)
    if not groups:
        yield Missing("missing-not-behind", {"service": name})
    elif not forwarded_by(name) & {each["TargetGroupArn"] for each in groups}:
        group = groups[0]["TargetGroupName"]
        yield Missing("missing-listener", {"balancer": name, "group": group})
    fields = {"service": name, "wanted": str(wanted)}
    if not groups or found["desiredCount"] != wanted:
        yield from kept(found, wanted)
    elif (count := healthy(groups[0])) < wanted:
        group = groups[0]["TargetGroupName"]
        yield Missing("missing-healthy-targets", {**fields, "group": group, "count": str(count)})
    elif found["runningCount"] != wanted:
        count = found["runningCount"]
        yield Missing("missing-end-of-replacing", {**fields, "count": str(count)})


def security_groups(found: Service) -> Sequence[str]:
    """The security groups of a service's tasks."""
    configuration = found.get("networkConfiguration", {}).get("awsvpcConfiguration", {})
    groups: list[str] = configuration.get("securityGroups", [])
    return groups
