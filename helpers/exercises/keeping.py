"""What several exercises look for in a service, and how they make one to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3

from helpers.exercises.model import Missing
from helpers.exercises.running import CLUSTER
from helpers.exercises.state import newest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from helpers.exercises.model import Ecs

Service = dict[str, Any]


def described(ecs: Ecs, name: str, cluster: str = CLUSTER) -> Service | None:
    """The service as DescribeServices gives it, deleted or not; None if there never was one."""
    try:
        found: list[Service] = ecs.describe_services(cluster=cluster, services=[name])["services"]
    except ecs.exceptions.ClusterNotFoundException:
        return None
    return found[0] if found else None


def active(ecs: Ecs, name: str, cluster: str = CLUSTER) -> Service | None:
    """The service while it is ACTIVE, not deleted (behaviour page 4.1)."""
    found = described(ecs, name, cluster)
    return found if found and found["status"] == "ACTIVE" else None


def no_service(name: str, cluster: str = CLUSTER) -> Missing:
    """There is no ACTIVE service of that name."""
    return Missing("missing-service", {"service": name, "cluster": cluster})


def kept(found: Service, wanted: int) -> Iterator[Missing]:
    """Whether the service wants so many tasks, and has them."""
    fields = {"service": found["serviceName"], "wanted": str(wanted)}
    desired, running = found["desiredCount"], found["runningCount"]
    if desired != wanted:
        yield Missing("missing-desired-count", {**fields, "count": str(desired)})
    elif running != wanted:
        yield Missing("missing-running-count", {**fields, "count": str(running)})


def rolled_out(found: Service, wanted: str) -> Iterator[Missing]:
    """Whether the service runs this revision and nothing else, as ``services_stable`` sees it."""
    newest_deployment, *older = found["deployments"]
    revision = newest_deployment["taskDefinition"].rsplit("/", 1)[-1]
    fields = {"service": found["serviceName"], "revision": revision}
    if revision != wanted:
        yield Missing("missing-service-revision", {**fields, "wanted": wanted})
    elif older:
        yield Missing("missing-rollout-end", fields)


def serving(
    name: str,
    desired: int,
    *images: str,
    percent: tuple[int, int] = (100, 200),
    network: Callable[[], dict[str, Any] | None] | None = None,
) -> Callable[[Ecs], None]:
    """Makes a Fargate service, unless there is one: it runs the first revision of its own family.

    Args:
        name: of the service and of the family.
        desired: how many tasks it wants.
        images: one a revision, in order.
        percent: ``minimumHealthyPercent`` and ``maximumPercent``.
        network: where it runs, if not in public subnets; with None as its answer there is no
            place yet, and nothing is made.
    """

    def prepare(ecs: Ecs) -> None:
        place = (network or public_network)()
        if place is None:
            return
        ecs.create_cluster(clusterName=CLUSTER)
        if newest(ecs, name) is None:
            for image in images:
                _register(ecs, name, image)
        found = described(ecs, name)
        if found is None or found["status"] == "INACTIVE":
            ecs.create_service(
                cluster=CLUSTER,
                serviceName=name,
                taskDefinition=f"{name}:1",
                desiredCount=desired,
                launchType="FARGATE",
                networkConfiguration=place,
                deploymentConfiguration=bounds(*percent),
            )

    return prepare


def bounds(least: int, most: int) -> dict[str, int]:
    """A deployment configuration with these two percentages (behaviour page 4.2)."""
    return {"minimumHealthyPercent": least, "maximumPercent": most}


def _register(ecs: Ecs, family: str, image: str) -> None:
    ecs.register_task_definition(
        family=family,
        containerDefinitions=[
            {"name": "web", "image": image, "portMappings": [{"containerPort": 80}]}
        ],
        requiresCompatibilities=["FARGATE"],
        networkMode="awsvpc",
        cpu="256",
        memory="512",
    )


def public_network() -> dict[str, Any]:
    """A way into the internet: public subnets of the lab's VPC, or of the default one."""
    public = [{"Name": "map-public-ip-on-launch", "Values": ["true"]}]
    found = boto3.client("ec2").describe_subnets(Filters=public)["Subnets"]
    own = [each for each in found if not each["DefaultForAz"]]
    subnets = [each["SubnetId"] for each in own or found]
    return {"awsvpcConfiguration": {"subnets": subnets, "assignPublicIp": "ENABLED"}}
