"""The tolerant reading: whatever is half typed, it reads what can be read and never raises."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from helpers.simulator.task_definitions import PortView, view

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
MEMBERS = st.sampled_from(
    """family networkMode requiresCompatibilities cpu memory containerDefinitions volumes name
    image portMappings environment mountPoints containerPort hostPort""".split()  # noqa: SIM905
)
DRAFTS = st.recursive(JSON, lambda inner: st.lists(inner) | st.dictionaries(MEMBERS, inner))


@given(DRAFTS)
def test_it_reads_anything(document: object) -> None:
    assert view(document).containers is not None


def test_a_finished_definition_is_read_whole() -> None:
    read = view(
        {
            "family": "web",
            "networkMode": "awsvpc",
            "requiresCompatibilities": ["FARGATE"],
            "cpu": ".25 vCPU",
            "memory": "0.5 GB",
            "volumes": [{"name": "data"}],
            "containerDefinitions": [
                {
                    "name": "web",
                    "image": "nginx",
                    "cpu": 99,
                    "memory": 100,
                    "memoryReservation": 50,
                    "essential": False,
                    "portMappings": [{"containerPort": 80}, {"containerPortRange": "1-2"}],
                    "environment": [{"name": "A", "value": "1"}],
                    "mountPoints": [
                        {"sourceVolume": "data", "containerPath": "/data", "readOnly": True}
                    ],
                }
            ],
        }
    )
    assert (read.family, read.network_mode, read.cpu, read.memory) == ("web", "awsvpc", 256, 512)
    assert (read.requires_compatibilities, read.volumes) == (("FARGATE",), ("data",))
    [container] = read.containers
    assert (container.name, container.image, container.essential) == ("web", "nginx", False)
    assert (container.cpu, container.memory, container.memory_reservation) == (99, 100, 50)
    assert container.ports == (PortView(80, None, "tcp"),)
    assert container.environment == (("A", "1"),)
    assert container.mounts == (("data", "/data", True),)


def test_wrong_types_count_as_not_there() -> None:
    read = view({"family": 3, "cpu": True, "memory": -1, "containerDefinitions": ["web", {}]})
    assert (read.family, read.cpu, read.memory) == ("", None, None)
    assert [container.name for container in read.containers] == ["", ""]
    assert read.network_mode == "bridge"
