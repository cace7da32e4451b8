"""Limits of the API reference for which AWS's own words are not known."""

from __future__ import annotations

from drafts import CHECK, Members, container, logging, on_ec2, on_fargate
from mistakes import ports

# (row, part of the message, definition)
LIMITS: list[tuple[str, str, Members]] = [
    ("1.1 tags / placement constraints", "constraints", on_ec2(
        placementConstraints=[{"type": "memberOf", "expression": f"attribute:a == {n}"}
                              for n in range(11)])),
    ("1.1 environment files", "environment files", on_ec2(container(
        environmentFiles=[{"type": "s3", "value": f"arn:aws:s3:::b/{n}.env"} for n in range(11)]))),
    ("1.1 environment files", ".env extension", on_ec2(container(
        environmentFiles=[{"type": "s3", "value": "arn:aws:s3:::b/prod.txt"}]))),
    ("1.1 links", "Links", on_ec2(container(links=["db"]), container("db"), networkMode="host")),
    ("1.1 log drivers EC2", "not a valid log driver", on_ec2(logging("none"))),
    ("1.1 stopTimeout on Fargate", "stopTimeout", on_fargate(container(stopTimeout=121))),
    ("1.1 stopTimeout on Fargate", "stopTimeout", on_fargate(container(stopTimeout=1))),
    ("1.1 privileged, ipcMode, host sourcePath, dockerVolume, devices,", "GPU",
     on_fargate(container(
        resourceRequirements=[{"type": "GPU", "value": "1"}]))),
    ("1.1 restartPolicy", "ignoredExitCodes", on_ec2(container(
        restartPolicy={"enabled": True, "ignoredExitCodes": list(range(51))}))),
    ("1.1 healthCheck ranges", "interval", on_ec2(container(healthCheck={**CHECK, "interval": 4}))),
    ("1.1 healthCheck ranges", "timeout", on_ec2(container(healthCheck={**CHECK, "timeout": 61}))),
    ("1.1 healthCheck ranges", "retries", on_ec2(container(healthCheck={**CHECK, "retries": 0}))),
    ("1.1 healthCheck ranges", "startPeriod",
     on_ec2(container(healthCheck={**CHECK, "startPeriod": 301}))),
    ("1.3 minimum container memory 6 MiB (Docker ≥20.10), 4 MiB before", "at least 6",
     on_ec2(container(memory=5))),
    ("1.3 minimum container memory 6 MiB (Docker ≥20.10), 4 MiB before", "at least 6",
     on_ec2(container(memory=None, memoryReservation=5))),
    ("1.1 requiresCompatibilities", "Invalid compatibility",
     on_ec2(requiresCompatibilities=["FARGTE"])),
    ("7.1 none", "networkMode=none", ports("none", {"containerPort": 80})),
]  # fmt: skip
