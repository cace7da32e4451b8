"""What the labs about tasks and services find ready, made with the calls that a learner would make.

Nothing is made twice: what the learner has made already under these names is used as it is.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from helpers.labs.task_definition.draft import WEBSERVER

if TYPE_CHECKING:
    from helpers.lab import Lab
    from helpers.labs.cluster.caller import Caller
    from helpers.simulator.snapshot import ClusterSnapshot, Snapshot

CLUSTER = "demo"
FAMILY = str(WEBSERVER["family"])

WITH_HELPER: dict[str, Any] = {
    **copy.deepcopy(WEBSERVER),
    "family": "web-with-helper",
    "containerDefinitions": [
        {"name": "web", "image": "nginx", "memory": 100, "cpu": 99, "essential": True},
        {
            "name": "helper",
            "image": "busybox",
            "memory": 50,
            "essential": False,
            "command": ["sh", "-c", "echo helper is up; sleep infinity"],
        },
    ],
}
"""The notes' webserver with a container beside it that may end without taking the task along."""


def prepare(lab: Lab, call: Caller, *definitions: dict[str, Any]) -> dict[str, Any]:
    """Make the cluster and these task definitions, unless they are there.

    The VPC is made now too: loading EC2 takes seconds, which no click shall have to wait for.

    Returns:
        the network configuration for Fargate: the public subnets of ``lab.vpc``, with a public
        address for each task.
    """
    snapshot = lab.snapshot()
    if cluster(snapshot) is None:
        call("CreateCluster", clusterName=CLUSTER)
    active = {each.family for each in snapshot.task_definitions if each.status == "ACTIVE"}
    for definition in definitions:
        if definition["family"] not in active:
            call("RegisterTaskDefinition", **copy.deepcopy(definition))
    return {
        "awsvpcConfiguration": {
            "subnets": lab.vpc.public_subnets,
            "securityGroups": [lab.vpc.security_group],
            "assignPublicIp": "ENABLED",
        }
    }


def cluster(snapshot: Snapshot, name: str = CLUSTER) -> ClusterSnapshot | None:
    """The cluster of a lab, as long as it is ACTIVE."""
    return next((each for each in snapshot.clusters if each.name == name), None)


def newest(snapshot: Snapshot, family: str) -> str | None:
    """The newest ACTIVE revision of a family: ``family:revision``."""
    for each in reversed(snapshot.task_definitions):
        if each.family == family and each.status == "ACTIVE":
            return f"{each.family}:{each.revision}"
    return None
