"""Views of task definitions for the tests of the drawings."""

from __future__ import annotations

from helpers.simulator.task_definitions import ContainerView, PortView, TaskDefinitionView


def port(container_port: int, host_port: int | None = None, protocol: str = "tcp") -> PortView:
    return PortView(container_port, host_port, protocol)


def container(
    name: str = "web",
    image: str = "nginx",
    *,
    cpu: int = 0,
    memory: int | None = None,
    reserved: int | None = None,
    essential: bool = True,
    ports: tuple[PortView, ...] = (),
    environment: tuple[tuple[str, str], ...] = (),
    mounts: tuple[tuple[str, str, bool], ...] = (),
) -> ContainerView:
    return ContainerView(name, image, cpu, memory, reserved, essential, ports, environment, mounts)


def definition(
    *containers: ContainerView,
    family: str = "webserver",
    network_mode: str = "awsvpc",
    needs: tuple[str, ...] = ("FARGATE",),
    cpu: int | None = 256,
    memory: int | None = 512,
    volumes: tuple[str, ...] = (),
) -> TaskDefinitionView:
    return TaskDefinitionView(family, network_mode, needs, cpu, memory, containers, volumes)


EMPTY = definition(family="", network_mode="bridge", needs=(), cpu=None, memory=None)

NOTES = definition(container(cpu=99, memory=100))
"""The task definition of the notes that the course grew from."""

SHOP = definition(
    container(
        "web",
        "nginx:1.27",
        cpu=512,
        memory=512,
        reserved=256,
        ports=(port(80, 8080), port(443, 0)),
        environment=(("STAGE", "test"), ("COLOUR", "blue")),
        mounts=(("static", "/usr/share/nginx/html", True),),
    ),
    container(
        "api",
        "123456789012.dkr.ecr.ap-southeast-1.amazonaws.com/shop/api:1.4.2",
        cpu=256,
        reserved=512,
        ports=(port(3000),),
        environment=tuple((f"K{i}", "") for i in range(12)),
        mounts=(("static", "/out", False), ("cache", "/var/cache", False)),
    ),
    container(
        "log-router",
        "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable",
        memory=256,
        essential=False,
        ports=(port(24224, 24224, "udp"), port(2020), port(2021), port(2022)),
        mounts=(("cache", "/c", True), ("tmp", "/tmp", False)),
    ),
    family="shop",
    network_mode="bridge",
    needs=("EC2", "EXTERNAL"),
    cpu=1024,
    memory=2048,
    volumes=("static", "cache", "tmp"),
)

TOO_MUCH = definition(
    container("web", cpu=200, memory=600),
    container("sidecar", "envoy", cpu=128, reserved=400, essential=False),
    family="too-much",
)

NO_SIZE = definition(
    container(cpu=300, memory=100, ports=(port(80, 0),)),
    container("worker", "busybox"),
    family="no-size",
    network_mode="bridge",
    needs=(),
    cpu=None,
    memory=None,
    volumes=("data",),
)

NASTY = definition(
    container(
        "<script>alert(1)</script>" * 3,
        "🚀" * 60,
        cpu=99,
        memory=100,
        ports=(port(65535, 0, "udp"),),
    ),
    container("مرحبا بالعالم" * 4, "漢字" * 40, cpu=10**9, memory=10**12),
    container("W" * 300, "\x00\u202e\ufffeabc\ud800", cpu=1, reserved=20**9),
    family="<script>alert(1)</script> tên rất dài với dấu tiếng Việt và 漢字漢字漢字 🚀🚀🚀" * 2,
    needs=("FARGATE", "EC2", "EXTERNAL", "MANAGED_INSTANCES"),
    volumes=("<b>v</b>" * 9, "x", "y", "z", "w"),
)

MANY = definition(
    *(
        container(f"container-{i}", cpu=90 + i, memory=150 + i, ports=(port(8000 + i),))
        for i in range(11)
    ),
    family="many",
    cpu=1024,
    memory=2048,
    volumes=("data",),
)

ALL = {
    "empty": EMPTY,
    "notes": NOTES,
    "shop": SHOP,
    "too-much": TOO_MUCH,
    "no-size": NO_SIZE,
    "nasty": NASTY,
    "many": MANY,
}
