"""Ports, and what a network mode forbids."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from helpers.simulator.task_definitions.rules.rule import Container, Draft, Fields, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LAST_PORT = 65535
PROTOCOLS = ("tcp", "udp")


def _mismatched(mode: str, draft: Draft) -> Iterator[Fields]:
    if draft.network_mode == mode:
        for container, port in draft.each("portMappings"):
            host = port.get("hostPort")
            # In these modes hostPort 0 says nothing, as leaving it out does.
            if host and host != port.get("containerPort"):
                yield {
                    "name": container["name"],
                    "host": host,
                    "container": port.get("containerPort", 0),
                }


def _host_ports(draft: Draft) -> Iterator[Fields]:
    taken = Counter(
        (port["hostPort"], port.get("protocol", "tcp"))
        for _, port in draft.each("portMappings")
        if port.get("hostPort")
    )
    return (
        {"protocol": protocol.upper(), "port": port}
        for (port, protocol), count in taken.items()
        if count > 1
    )


def _range(port: dict[str, Any]) -> range | None:
    """The container ports of a mapping; None when its range is none."""
    first, _, last = str(port.get("containerPortRange", port.get("containerPort"))).partition("-")
    try:
        found = range(int(first), int(last or first) + 1)
    except ValueError:
        return None
    return found if found and found[0] >= 1 and found[-1] <= LAST_PORT else None


def _ranges(draft: Draft) -> Iterator[tuple[Container, dict[str, Any]]]:
    return ((c, p) for c, p in draft.each("portMappings") if "containerPortRange" in p)


def _used_twice(draft: Draft) -> Iterator[Fields]:
    taken: set[tuple[int, str]] = set()
    for _, mapping in draft.each("portMappings"):
        protocol = mapping.get("protocol", "tcp")
        wanted = {(port, protocol) for port in _range(mapping) or ()}
        if draft.network_mode == "awsvpc" and (twice := wanted & taken):
            yield {"protocol": protocol.upper(), "port": min(twice)[0]}
        taken |= wanted


def _name_twice(draft: Draft) -> Iterator[Fields]:
    names = [p["name"] for _, p in draft.each("portMappings") if p.get("name")]
    if draft.network_mode == "awsvpc":
        for place, name in enumerate(names):
            if name in names[:place]:
                yield {"port": name[:60]}


def _in_awsvpc(member: str) -> Callable[[Draft], Iterator[Fields]]:
    return lambda d: (
        {"name": c["name"]} for c in d.containers if d.network_mode == "awsvpc" and c.get(member)
    )


RULES = (
    Rule(
        "container-port",
        "1.5 mapping without containerPort",
        "Invalid 'containerPort' setting for container '{name}'.",
        lambda d: (
            {"name": c["name"]}
            for c, p in d.each("portMappings")
            if "containerPortRange" not in p and not 1 <= p.get("containerPort", 0) <= LAST_PORT
        ),
    ),
    Rule(
        "port-and-range",
        "PF:pf-ecs-port-range-with-host-port",
        "Invalid port mapping for container '{name}', cannot specify both single port and port"
        " range.",
        lambda d: (
            {"name": c["name"]} for c, p in _ranges(d) if {"containerPort", "hostPort"} & p.keys()
        ),
    ),
    Rule(
        "container-port-range",
        "PF:pf-ecs-port-range-reversed",
        "Invalid 'containerPortRange' setting for container '{name}'.",
        lambda d: (
            {"name": c["name"], "value": str(p["containerPortRange"])[:40]}
            for c, p in _ranges(d)
            if _range(p) is None
        ),
    ),
    Rule(
        "host-port",
        "API reference, PortMapping.hostPort",
        "Invalid 'hostPort' setting for container '{name}'.",
        lambda d: (
            {"name": c["name"], "port": p["hostPort"]}
            for c, p in d.each("portMappings")
            if not 0 <= p.get("hostPort", 0) <= LAST_PORT
        ),
        sourced=False,
    ),
    Rule(
        "port-protocol",
        "API reference, PortMapping.protocol",
        "Invalid 'protocol' setting for container '{name}'.",
        lambda d: (
            {"name": c["name"], "value": p["protocol"][:20]}
            for c, p in d.each("portMappings")
            if p.get("protocol", "tcp") not in PROTOCOLS
        ),
        sourced=False,
    ),
    Rule(
        "awsvpc-host-port",
        "1.5 awsvpc, hostPort ≠ containerPort",
        "When networkMode=awsvpc, the host ports and container ports in port mappings must match.",
        lambda d: _mismatched("awsvpc", d),
    ),
    Rule(
        "host-host-port",
        "1.5 host, hostPort ≠ containerPort",
        "When networkMode=host, the host ports and container ports in port mappings must match.",
        lambda d: _mismatched("host", d),
    ),
    Rule(
        "none-port-mappings",
        "7.1 none",
        "Port mappings are not supported when networkMode=none.",
        lambda d: (
            {"name": c["name"]} for c, _ in d.each("portMappings") if d.network_mode == "none"
        ),
        sourced=False,
    ),
    Rule(
        "duplicate-host-port",
        "aws/amazon-ecs-agent issue 1220",
        "{protocol} host port '{port}' is mapped multiple times in task.",
        _host_ports,
    ),
    Rule(
        "awsvpc-container-port-twice",
        "PF:pf-ecs-port-range-overlap",
        "{protocol} container port '{port}' is used multiple times in task when"
        " networkMode=awsvpc.",
        _used_twice,
    ),
    Rule(
        "awsvpc-port-name-twice",
        "PF:pf-ecs-port-mapping-duplicate-name",
        "When networkMode=awsvpc, port mapping name is already used",
        _name_twice,
    ),
    Rule(
        "links-awsvpc",
        "1.5 links + awsvpc",
        "Links are not supported when networkMode=awsvpc.",
        _in_awsvpc("links"),
    ),
    Rule(
        "links-not-bridge",
        "1.1 links",
        "Links are not supported when networkMode={mode}.",
        lambda d: (
            {"name": c["name"], "mode": d.network_mode}
            for c in d.containers
            if c.get("links") and d.network_mode != "bridge"
        ),
        sourced=False,
    ),
    Rule(
        "hostname-awsvpc",
        "1.5 hostname + awsvpc",
        "hostname is not supported on container when networkMode=awsvpc.",
        _in_awsvpc("hostname"),
    ),
    Rule(
        "disable-networking-awsvpc",
        "1.5 disableNetworking + awsvpc",
        "Disable Networking is not supported on container when networkMode=awsvpc",
        _in_awsvpc("disableNetworking"),
    ),
    Rule(
        "extra-hosts-awsvpc",
        "PF:pf-ecs-awsvpc-extra-hosts",
        "Extra hosts are not supported on container when networkMode=awsvpc.",
        _in_awsvpc("extraHosts"),
    ),
    Rule(
        "dns-servers-awsvpc",
        "PF:pf-ecs-fargate-dns-servers",
        "DNS servers are not supported on container when networkMode=awsvpc.",
        _in_awsvpc("dnsServers"),
    ),
)
