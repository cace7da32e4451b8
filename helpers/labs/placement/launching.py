"""Fills the bench with instances and clears it again, with the lines that do the same elsewhere."""

from __future__ import annotations

import shlex
from collections import Counter
from typing import TYPE_CHECKING

from helpers.aws.instances import IMAGE, INSTANCE_ROLE
from helpers.simulator.network.ports import EPHEMERAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpers.lab import Lab
    from helpers.labs.cluster.caller import Caller
    from helpers.simulator.snapshot import ClusterSnapshot

LONGEST_STOP = 120
"""Lab seconds after which every task that was told to stop is STOPPED."""


def add_instances(
    lab: Lab, call: Caller, cluster: str, kind: str, count: int, subnets: Sequence[str]
) -> list[str]:
    """Instances that join at once: their EC2 ids.

    Raises:
        ValueError: EC2 refuses, in the learner's language.
    """
    line = f'lab.add_instances("{cluster}", {count}, "{kind}", subnets={list(subnets)})'
    call.note(line.replace("'", '"'), "\n".join(_cli(cluster, kind, count, subnets)))
    return lab.add_instances(cluster, count, kind, subnets=subnets)


def _cli(cluster: str, kind: str, count: int, subnets: Sequence[str]) -> list[str]:
    """The same on AWS: one command a subnet; the agent joins the cluster that user data names."""
    script = f"#!/bin/bash\necho ECS_CLUSTER={cluster} >> /etc/ecs/ecs.config"
    many = Counter(subnets[number % len(subnets)] for number in range(count))
    return [
        f"aws ec2 run-instances --image-id {IMAGE} --instance-type {kind} --count {each}"
        f" --subnet-id {subnet} --iam-instance-profile Name={INSTANCE_ROLE}"
        f" --user-data {shlex.quote(script)}"
        for subnet, each in many.items()
    ]


def let_in(call: Caller, group: str, *, opened: bool) -> bool:
    """Open the range of the dynamic ports to everybody, or close it: whether that was allowed."""
    action = "AuthorizeSecurityGroupIngress" if opened else "RevokeSecurityGroupIngress"
    rule = {
        "IpProtocol": "tcp",
        "FromPort": EPHEMERAL[0],
        "ToPort": EPHEMERAL[-1],
        "IpRanges": [{"CidrIp": "0.0.0.0/0"}],
    }
    return call.to("ec2", action, GroupId=group, IpPermissions=[rule]) is not None


def clear(lab: Lab, call: Caller, cluster: ClusterSnapshot | None, astray: Sequence[str]) -> bool:
    """Terminate every instance, stop what runs on none, and wait; False when a call was refused.

    Args:
        lab: where they are.
        call: makes the calls.
        cluster: the bench; None when somebody has deleted it.
        astray: instances that were launched for it and did not join.
    """
    joined = [each.ec2_instance_id for each in cluster.instances] if cluster else []
    instances = list(dict.fromkeys([*joined, *astray]))
    if instances and call.to("ec2", "TerminateInstances", InstanceIds=instances) is None:
        return False
    if cluster is None:
        return True
    for task in cluster.tasks:
        alone = task.instance_id is None and task.desired == "RUNNING"
        if alone and call("StopTask", cluster=cluster.name, task=task.id) is None:
            return False
    if any(task.status != "STOPPED" for task in cluster.tasks):
        lab.advance(LONGEST_STOP)
        call.note(f"lab.advance({LONGEST_STOP})", f"sleep {LONGEST_STOP}")
    return True
