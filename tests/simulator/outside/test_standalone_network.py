"""Addresses of the standalone world (behaviour page 7.5)."""

from __future__ import annotations

import pytest

from helpers.simulator.outside.protocols import NoFreeAddress
from helpers.simulator.outside.standalone_network import Addresses


@pytest.mark.behaviour(
    "7.5 AWS reserves the first four and the last address of each subnet; /28",
    "7.5 which: .0 network, .1 VPC router, .2 DNS, .3 future use, last =",
)
def test_the_first_four_and_the_last_are_aws_s() -> None:
    addresses = Addresses("10.0.7.0/28")
    taken = [addresses.take() for _ in range(11)]

    assert taken == [f"10.0.7.{last}" for last in range(4, 15)]
    assert addresses.free == 0
    with pytest.raises(NoFreeAddress):
        addresses.take()
    assert Addresses("10.0.1.0/24").usable == 251


def test_a_returned_address_is_given_again_last() -> None:
    addresses = Addresses("10.0.7.0/28")
    first = addresses.take()
    addresses.give_back(first)
    assert addresses.take() != first

    for _ in range(9):
        addresses.take()
    assert addresses.take() == first
