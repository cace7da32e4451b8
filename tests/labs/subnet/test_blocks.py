"""A size that is typed becomes a block with room in the VPC."""

from __future__ import annotations

from ipaddress import IPv4Network

import pytest

from helpers.labs.subnet.blocks import FIRST, block_for

VPC = "10.0.0.0/16"


@pytest.mark.parametrize("typed", ["28", "/28", " / 28 "])
def test_a_prefix_length_gets_the_first_room_after_the_ready_subnets(typed: str) -> None:
    assert block_for(typed, VPC, ["10.0.0.0/24"]) == f"{FIRST}/28"
    assert block_for(typed, VPC, [f"{FIRST}/28"]) == "10.0.16.16/28"


@pytest.mark.parametrize("prefix", range(17, 29))
def test_three_of_any_size_do_not_overlap_while_there_is_room(prefix: int) -> None:
    taken = ["10.0.0.0/24", "10.0.11.0/24"]
    for _ in range(3 if prefix > 18 else 1):
        block = IPv4Network(block_for(str(prefix), VPC, taken))
        assert block.prefixlen == prefix
        assert block.subnet_of(IPv4Network(VPC))
        assert not any(block.overlaps(IPv4Network(each)) for each in taken)
        taken.append(str(block))


@pytest.mark.parametrize("typed", ["abc", "10.0.9.0/28", "10.0.9.0/40", "-1", "/1234"])
def test_anything_else_is_for_ec2_to_judge(typed: str) -> None:
    assert block_for(typed, VPC, []) == typed


@pytest.mark.parametrize("typed", ["40", "29", "8", "0"])
def test_an_impossible_size_is_for_ec2_to_refuse(typed: str) -> None:
    assert block_for(typed, VPC, []) == f"{FIRST}/{typed}"


def test_where_there_is_no_room_ec2_says_so() -> None:
    assert block_for("16", VPC, ["10.0.0.0/24"]) == VPC
