"""What is drawn once for EC2's images is the same as what moto draws each time."""

from __future__ import annotations

import boto3
import pytest

from helpers import Lab
from helpers.aws.mended import images


def drawn(seed: int) -> list[str]:
    """Ids from before, among and after the images of a lab."""
    with Lab("en", seed=seed):
        role = boto3.client("sts").get_caller_identity()["UserId"]
        ec2 = boto3.client("ec2")
        snapshots = ec2.describe_snapshots(OwnerIds=["amazon"])["Snapshots"]
        made = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
        return [role, *(each["SnapshotId"] for each in snapshots), made]


def test_a_second_lab_reads_the_ids_that_the_first_one_drew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from moto.ec2 import utils

    monkeypatch.setattr(images, "_DRAWN", {})
    first = drawn(5)
    assert len(first) > 2
    assert len(set(first)) == len(first)
    asked: list[int] = []
    draw = utils.random_resource_id
    monkeypatch.setattr(
        utils, "random_resource_id", lambda size=8: asked.append(size) or draw(size)
    )
    assert drawn(5) == first
    assert 0 < len(asked) < 200
    assert drawn(6) != first


def test_not_more_is_remembered_than_there_is_use_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "_DRAWN", {})
    monkeypatch.setattr(images, "_REMEMBERED", 1)
    assert drawn(7) != drawn(8)
    assert len(images._DRAWN) == 1
    assert drawn(8) == drawn(8)
