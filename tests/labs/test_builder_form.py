"""The builder's form and its JSON: each changes the other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from building import NOTES, builder, container, plain, type_json, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers import Lab
from helpers.labs.task_definition import TaskDefinitionBuilder
from helpers.simulator.task_definitions.fargate import SIZES


@pytest.fixture
def panel() -> Iterator[TaskDefinitionBuilder]:
    with Lab("en") as lab:
        yield builder(lab)


def test_it_begins_with_the_definition_of_the_notes(panel: TaskDefinitionBuilder) -> None:
    assert written(panel) == NOTES
    assert panel.task.family.widget.value == "webserver"
    assert panel.task.network.widget.value == "awsvpc"
    assert {n for n, box in panel.task.launch.items() if box.value} == {"FARGATE"}
    assert (panel.task.size.cpu.value, panel.task.size.memory.value) == (256, 512)
    shown = {name: field.widget.value for name, field in panel.containers.fields.items()}
    assert shown == {
        "name": "web",
        "image": "nginx",
        "cpu": "99",
        "memory": "100",
        "memoryReservation": "",
        "essential": True,
    }
    assert "webserver" in panel.drawing.value


def test_the_form_changes_the_json_and_the_drawing(panel: TaskDefinitionBuilder) -> None:
    panel.task.family.widget.value = "shop"
    panel.task.network.widget.value = "bridge"
    panel.task.launch["EC2"].value = True
    panel.task.launch["FARGATE"].value = False
    container(panel, name="api", image="nginx:1.27", cpu="10", memory="", memoryReservation="64")
    panel.containers.fields["essential"].widget.value = False
    assert written(panel) == {
        "family": "shop",
        "containerDefinitions": [
            {
                "name": "api",
                "image": "nginx:1.27",
                "cpu": 10,
                "essential": False,
                "memoryReservation": 64,
            }
        ],
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "memory": "512",
        "cpu": "256",
    }
    for fact in ("shop", "bridge", "EC2", "api", "nginx:1.27", "not essential"):
        assert fact in panel.drawing.value


def test_the_json_changes_the_form_and_the_drawing(panel: TaskDefinitionBuilder) -> None:
    type_json(
        panel,
        {
            "family": "shop",
            "cpu": "1 vCPU",
            "memory": "2GB",
            "requiresCompatibilities": ["EC2", "MANAGED_INSTANCES"],
            "networkMode": "host",
            "containerDefinitions": [
                {"name": "a", "image": "x", "portMappings": [{"containerPort": 80}]},
                {"name": "b", "image": "y", "environment": [{"name": "K", "value": "v"}]},
            ],
            "volumes": [{"name": "data", "host": {"sourcePath": "/srv"}}],
        },
    )
    assert panel.task.family.widget.value == "shop"
    assert panel.task.network.widget.value == "host"
    assert {n for n, box in panel.task.launch.items() if box.value} == {"EC2"}
    assert (panel.task.size.cpu.value, panel.task.size.memory.value) == (1024, 2048)
    assert [label for label, _ in panel.containers.chosen.options] == ["1. a", "2. b"]
    panel.containers.chosen.value = 1
    assert panel.containers.fields["image"].widget.value == "y"
    assert "shop" in panel.drawing.value


def test_a_field_that_the_form_does_not_have_is_kept(panel: TaskDefinitionBuilder) -> None:
    document = {**NOTES, "taskRoleArn": "arn:aws:iam::123456789012:role/x", "pidMode": "task"}
    document["requiresCompatibilities"] = ["MANAGED_INSTANCES", "FARGATE"]
    type_json(panel, document)
    panel.task.family.widget.value = "other"
    panel.task.launch["FARGATE"].value = False
    expected = {**document, "family": "other", "requiresCompatibilities": ["MANAGED_INSTANCES"]}
    assert written(panel) == expected


def test_an_unknown_field_is_kept_and_named(panel: TaskDefinitionBuilder) -> None:
    document = {**NOTES, "famly": 1, "containerDefinitions": [{"nmae": "x", "image": "y"}]}
    type_json(panel, document)
    status = plain(panel.json.status.value)
    assert "famly (did you mean family?)" in status
    assert "containerDefinitions[0].nmae (did you mean name?)" in status
    panel.task.family.widget.value = "other"
    assert written(panel) == {**document, "family": "other"}


def test_a_value_that_the_list_does_not_offer_is_shown(panel: TaskDefinitionBuilder) -> None:
    type_json(panel, {**NOTES, "networkMode": "awsvpcc"})
    assert panel.task.network.widget.value == "awsvpcc"
    assert panel.task.network.widget.label == "awsvpcc ?"
    type_json(panel, {k: v for k, v in NOTES.items() if k != "networkMode"})
    assert panel.task.network.widget.value == ""
    panel.task.network.widget.value = "none"
    assert written(panel)["networkMode"] == "none"


def test_only_pairs_that_fargate_has_are_offered(panel: TaskDefinitionBuilder) -> None:
    size = panel.task.size
    for cpu, memories in SIZES.items():
        size.cpu.value = cpu
        assert [value for _, value in size.memory.options] == [0, *memories]
        assert int(written(panel)["memory"]) in memories
        for memory in memories:
            size.memory.value = memory
            assert (written(panel)["cpu"], written(panel)["memory"]) == (str(cpu), str(memory))
    size.cpu.value = 0
    assert "cpu" not in written(panel)
    assert "memory" not in written(panel)
    assert not size.any.value


def test_another_cpu_keeps_the_memory_or_the_nearest_to_it(panel: TaskDefinitionBuilder) -> None:
    size = panel.task.size
    size.memory.value = 2048
    for cpu, memory in ((512, 2048), (1024, 2048), (4096, 8192), (512, 4096), (256, 2048)):
        size.cpu.value = cpu
        assert (written(panel)["cpu"], written(panel)["memory"]) == (str(cpu), str(memory))


def test_a_wrong_pair_can_be_asked_for(panel: TaskDefinitionBuilder) -> None:
    size = panel.task.size
    size.any.value = True
    assert size.cpu.layout.display == "none"
    assert size.any_cpu.widget.layout.display is None
    size.any_memory.widget.value = "600"
    size.any_cpu.widget.value = ".25 vCPU"
    assert (written(panel)["cpu"], written(panel)["memory"]) == (".25 vCPU", "600")
    size.any.value = False
    assert (written(panel)["cpu"], written(panel)["memory"]) == ("256", "512")
    assert (size.cpu.value, size.memory.value) == (256, 512)
    assert size.cpu.layout.display is None


@pytest.mark.parametrize(
    ("cpu", "memory"), [("256", "600"), ("100", "512"), (256, "512"), (None, "512"), ("x", None)]
)
def test_a_document_with_another_pair_frees_the_fields(panel, cpu, memory) -> None:
    pair = {"cpu": cpu, "memory": memory}
    document = {**NOTES, **pair}
    type_json(panel, document)
    assert panel.task.size.any.value
    assert written(panel) == document
    assert panel.task.size.any_cpu.widget.value == ("" if cpu is None else str(cpu))


def test_containers_come_and_go_past_the_limit(panel: TaskDefinitionBuilder) -> None:
    for _ in range(9):
        panel.containers.add.click()
    assert "That makes 10" in panel.containers.count.value
    panel.containers.add.click()
    assert len(written(panel)["containerDefinitions"]) == 11
    assert "ECS will refuse" in panel.containers.count.value
    assert panel.containers.chosen.value == 10
    names = [c["name"] for c in written(panel)["containerDefinitions"]]
    assert len(set(names)) == 11
    for left in range(10, -1, -1):
        panel.containers.remove.click()
        assert len(written(panel)["containerDefinitions"]) == left
    assert panel.containers.remove.disabled
    assert written(panel)["containerDefinitions"] == []
    panel.containers.add.click()
    assert written(panel)["containerDefinitions"][0]["name"] == "web"


def lines(panel: TaskDefinitionBuilder, name: str) -> list[list]:
    """The inputs of a list of the form, line by line, each with its remove button."""
    rows = panel.containers.lists[name] if name != "volumes" else panel.task.volumes
    _, shown = rows.widget.children
    return [list(line.children) for line in shown.children[1:]]


def test_ports_variables_mounts_and_volumes(panel: TaskDefinitionBuilder) -> None:
    panel.task.volumes.add.click()
    lists = panel.containers.lists
    for rows in lists.values():
        rows.add.click()
    lists["portMappings"].add.click()
    first, second = lines(panel, "portMappings")
    first[1].value = "8080"
    second[0].value, second[2].value = "53", "udp"
    lines(panel, "environment")[0][0].value = "STAGE"
    lines(panel, "environment")[0][1].value = "thử nghiệm"
    lines(panel, "mountPoints")[0][2].value = True
    lines(panel, "volumes")[0][1].value = "/srv"
    web = written(panel)["containerDefinitions"][0]
    assert web["portMappings"] == [
        {"containerPort": 80, "protocol": "tcp", "hostPort": 8080},
        {"containerPort": 53, "protocol": "udp"},
    ]
    assert web["environment"] == [{"name": "STAGE", "value": "thử nghiệm"}]
    assert web["mountPoints"] == [
        {"sourceVolume": "data", "containerPath": "/data", "readOnly": True}
    ]
    assert written(panel)["volumes"] == [{"name": "data", "host": {"sourcePath": "/srv"}}]
    first[-1].click()
    (left,) = lines(panel, "portMappings")
    assert [box.value for box in left[:-1]] == ["53", "", "udp"]
    left[-1].click()
    assert "portMappings" not in written(panel)["containerDefinitions"][0]
    assert lines(panel, "portMappings") == []


def test_a_line_follows_the_container_that_is_chosen(panel: TaskDefinitionBuilder) -> None:
    panel.containers.lists["portMappings"].add.click()
    panel.containers.add.click()
    assert lines(panel, "portMappings") == []
    panel.containers.lists["portMappings"].add.click()
    lines(panel, "portMappings")[0][0].value = "9000"
    web, app = written(panel)["containerDefinitions"]
    assert web["portMappings"][0]["containerPort"] == 80
    assert app["portMappings"][0]["containerPort"] == 9000


def test_what_is_not_a_number_stays_as_typed(panel: TaskDefinitionBuilder) -> None:
    container(panel, cpu="ten", memory="9" * 30)
    web = written(panel)["containerDefinitions"][0]
    assert web["cpu"] == "ten"
    assert web["memory"] == int("9" * 30)


def test_a_field_is_not_rewritten_while_it_is_typed_into(panel: TaskDefinitionBuilder) -> None:
    container(panel, cpu="007")
    assert panel.containers.fields["cpu"].widget.value == "007"
    assert written(panel)["containerDefinitions"][0]["cpu"] == 7


def test_start_again_begins_anew(panel: TaskDefinitionBuilder) -> None:
    panel.containers.add.click()
    panel.start_again.click()
    assert written(panel) == NOTES
    assert panel.containers.fields["name"].widget.value == "web"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
ITEM = st.dictionaries(
    st.sampled_from(["name", "image", "cpu", "memory", "essential", "portMappings", "mountPoints"]),
    JSON | st.lists(st.dictionaries(st.sampled_from(["containerPort", "protocol"]), JSON)),
)
DOCUMENT = st.dictionaries(
    st.sampled_from([*NOTES, "volumes", "x"]), JSON | st.lists(ITEM, max_size=2), max_size=8
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(DOCUMENT)
def test_whatever_the_json_says_the_form_shows_it_and_loses_nothing(panel, document) -> None:
    """Of the document only the family changes, and whichever size the switch may mend."""
    type_json(panel, document)
    panel.task.family.widget.value = "before"
    panel.task.family.widget.value = "after"
    assert written(panel) == {**document, "family": "after"}
