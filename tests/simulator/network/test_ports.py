"""Host ports of an instance (behaviour page 7.2)."""

from __future__ import annotations

import pytest

from helpers.simulator.network.ports import HostPorts


@pytest.mark.behaviour("7.2 dynamic port comes from /proc/sys/net/ipv4/ip_local_port_range")
def test_dynamic_ports_go_up_from_32768() -> None:
    ports = HostPorts()
    ports.take([(32769, "tcp")])

    assert [ports.take_dynamic("tcp") for _ in range(3)] == [32768, 32770, 32771]


@pytest.mark.behaviour("7.2 dynamic port comes from /proc/sys/net/ipv4/ip_local_port_range")
def test_all_of_32768_to_60999_and_then_from_the_beginning() -> None:
    ports = HostPorts()
    reserved = {51678, 51679, 51680}
    given = [ports.take_dynamic("tcp") for _ in range(28232 - len(reserved))]

    assert set(given) == set(range(32768, 61000)) - reserved
    assert ports.take_dynamic("tcp") is None
    ports.give_back([(40000, "tcp")])
    assert ports.take_dynamic("tcp") == 40000


@pytest.mark.behaviour("7.2 reserved: 22, 2375, 2376, 51678–51680 (agent registers 22, 2375,")
@pytest.mark.parametrize("port", [22, 2375, 2376, 51678, 51679, 51680])
def test_reserved_ports_are_not_for_tasks(port: int) -> None:
    assert not HostPorts().free_for([(port, "tcp")])
    assert HostPorts().free_for([(port, "udp")])


@pytest.mark.behaviour("7.2 static ports of running tasks are reserved too; ≤100 reserved per")
def test_at_most_a_hundred_static_ports_with_the_five_of_the_agent() -> None:
    ports = HostPorts()
    ports.take((port, "tcp") for port in range(8000, 8095))
    assert not ports.free_for([(9000, "tcp")])
    assert not ports.free_for([(9000, "udp")])
    assert ports.take_dynamic("tcp") == 32768

    ports.give_back([(8000, "tcp")])
    assert ports.free_for([(9000, "tcp")])


def test_a_dynamic_port_is_taken_for_static_ones_too_and_protocols_are_apart() -> None:
    ports = HostPorts()
    assert ports.take_dynamic("tcp") == 32768

    assert not ports.free_for([(32768, "tcp")])
    assert ports.free_for([(32768, "udp")])
