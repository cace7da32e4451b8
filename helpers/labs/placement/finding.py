"""Finds where a task answers with AWS's own calls, one leading to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.labs.cluster.caller import Caller

Step = tuple[str, str]
"""A member of an answer, and its value."""


def find(call: Caller, cluster: str, task: str) -> list[Step] | None:
    """What to read in which answer, in order; None when a call was refused, which was said then.

    Args:
        call: makes the calls.
        cluster: its name.
        task: its id.
    """
    described = call("DescribeTasks", cluster=cluster, tasks=[task])
    if described is None or not described["tasks"]:
        return None if described is None else []
    found = described["tasks"][0]
    interface = next(
        (e for e in found["attachments"] if e["type"] == "ElasticNetworkInterface"), None
    )
    if interface is not None:
        return _own_interface(call, interface["details"])
    return _of_its_instance(call, cluster, found)


def _own_interface(call: Caller, details: list[dict[str, str]]) -> list[Step] | None:
    values = {each["name"]: each["value"] for each in details}
    steps = [
        (f"tasks[0].attachments[0].details {name}", values[name])
        for name in ("networkInterfaceId", "privateIPv4Address")
        if name in values
    ]
    if "networkInterfaceId" not in values:
        return steps
    ids = [values["networkInterfaceId"]]
    answer = call.to("ec2", "DescribeNetworkInterfaces", NetworkInterfaceIds=ids)
    if answer is None:
        return None
    public = answer["NetworkInterfaces"][0].get("Association", {}).get("PublicIp", "–")
    return [*steps, ("NetworkInterfaces[0].Association.PublicIp", public)]


def _of_its_instance(call: Caller, cluster: str, task: dict[str, Any]) -> list[Step] | None:
    arn = task["containerInstanceArn"]
    steps = [*_bindings(task), ("tasks[0].containerInstanceArn", arn)]
    answer = call("DescribeContainerInstances", cluster=cluster, containerInstances=[arn])
    if answer is None:
        return None
    if not answer["containerInstances"]:
        return steps
    instance = answer["containerInstances"][0]["ec2InstanceId"]
    described = call.to("ec2", "DescribeInstances", InstanceIds=[instance])
    if described is None:
        return None
    host = described["Reservations"][0]["Instances"][0]
    where = "Reservations[0].Instances[0]"
    return [
        *steps,
        ("containerInstances[0].ec2InstanceId", instance),
        (f"{where}.PrivateIpAddress", host.get("PrivateIpAddress", "–")),
        (f"{where}.PublicIpAddress", host.get("PublicIpAddress", "–")),
    ]


def _bindings(task: dict[str, Any]) -> Iterator[Step]:
    for at, container in enumerate(task["containers"]):
        for number, each in enumerate(container.get("networkBindings", ())):
            place = f"tasks[0].containers[{at}].networkBindings[{number}].hostPort"
            yield place, str(each["hostPort"])
