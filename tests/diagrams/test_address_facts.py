"""The facts of a subnet's addresses: complete, exact and quick, whatever its size."""

from __future__ import annotations

from datetime import UTC, datetime
from ipaddress import IPv4Network
from itertools import pairwise

import pytest
import scenes
from hypothesis import given, settings
from hypothesis import strategies as some

from helpers.diagrams.address_facts import Kind, Purpose, State, SubnetFacts, address_facts
from helpers.simulator.outside.protocols import Tenant
from helpers.simulator.snapshot import AddressSnapshot, Snapshot, SubnetSnapshot

NOW = datetime(2026, 1, 5, tzinfo=UTC)


def facts_of(world: scenes.World, subnet_id: str = "subnet-small") -> SubnetFacts:
    snapshot = world.snapshot()
    subnet = next(each for each in snapshot.subnets if each.id == subnet_id)
    return address_facts(snapshot, subnet)


@pytest.mark.behaviour("7.5 which: .0 network, .1 VPC router, .2 DNS, .3 future use, last =")
def test_a_28_has_eleven_addresses_and_five_of_aws() -> None:
    facts = facts_of(scenes.one())
    every = list(facts.addresses())
    assert [each.number for each in every] == list(range(16))
    assert [(each.number, each.purpose) for each in facts.reserved] == [
        (0, Purpose.NETWORK),
        (1, Purpose.ROUTER),
        (2, Purpose.DNS),
        (3, Purpose.FUTURE),
        (15, Purpose.BROADCAST),
    ]
    (taken,) = facts.taken
    assert (taken.address, taken.state, taken.kind) == ("10.0.9.4", State.TAKEN, Kind.NOBODY)
    assert taken.holder
    assert taken.holder.task
    assert taken.holder.task.family == "webserver"
    assert facts.free == facts.subnet.free == 10
    assert facts.counts == {Kind.NOBODY: 1, Kind.RESERVED: 5, Kind.FREE: 10}


def test_it_knows_who_has_an_address() -> None:
    world = scenes.six()
    network = world.outside.network
    network.hold("subnet-small", Tenant.LOAD_BALANCER)
    network.hold("subnet-small", Tenant.ENDPOINT)
    instance = world.instance()
    facts = facts_of(world)
    kinds = facts.counts
    assert kinds[Kind.SERVICE] >= 3
    assert (kinds[Kind.LOAD_BALANCER], kinds[Kind.ENDPOINT], kinds[Kind.INSTANCE]) == (1, 1, 1)
    host = next(each.holder for each in facts.taken if each.kind is Kind.INSTANCE)
    joined = world.snapshot().clusters[0].instances[0]
    assert host
    assert joined.id == instance
    assert (host.ec2_instance_id, host.cluster) == (joined.ec2_instance_id, "default")
    tasks = {each.id: each for each in world.snapshot().clusters[0].tasks}
    for each in facts.taken:
        assert each.holder
        if each.holder.task:
            assert tasks[each.holder.task.id].private_ip == each.address


def subnet_with(prefix: int, numbers: set[int]) -> SubnetSnapshot:
    block = IPv4Network(f"10.0.0.0/{prefix}")
    taken = (AddressSnapshot(str(block[n]), "other", f"eni-{n}", None) for n in sorted(numbers))
    usable = block.num_addresses - 5
    return SubnetSnapshot(
        "subnet-x", str(block), "zone", True, "vpc-x", "10.0.0.0/8", usable, tuple(taken)
    )


@given(some.integers(16, 28), some.data())
@settings(max_examples=40, deadline=None)
def test_runs_and_blocks_leave_nothing_out(prefix: int, data: some.DataObject) -> None:
    last = (1 << (32 - prefix)) - 1
    numbers = data.draw(some.sets(some.integers(4, last - 1), max_size=30))
    subnet = subnet_with(prefix, numbers)
    snapshot = Snapshot(NOW, (), subnets=(subnet,))
    facts = address_facts(snapshot, subnet)
    assert facts.free == subnet.free
    assert sum(facts.counts.values()) == facts.size == last + 1
    runs, blocks = facts.runs(), facts.blocks(64)
    assert sum(each.size for each in runs) == facts.size
    assert all(one.kind != two.kind for one, two in pairwise(runs))
    assert len(blocks) <= 64
    assert sum(each.size for each in blocks) == facts.size
    assert sum(each.free for each in blocks) == facts.free
    assert sum(each.taken for each in blocks) == len(numbers)
    assert sum(each.reserved for each in blocks) == 5
    assert [IPv4Network(each.cidr).num_addresses for each in blocks] == [b.size for b in blocks]
    if prefix >= 24:
        flat = [each.kind for each in facts.addresses()]
        assert flat == [each.kind for each in runs for _ in range(each.size)]
