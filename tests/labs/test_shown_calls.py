"""The boto3 line and the CLI line do what was done: one is run, the other is taken apart."""

from __future__ import annotations

import json
import shlex
from typing import Any

import pytest
from botocore import xform_name
from hypothesis import given
from hypothesis import strategies as st

from helpers.labs.shown_calls import ShownCall

TEXT = st.text(max_size=30) | st.sampled_from(
    ["it's", '"', "\\n", "$HOME `x`", "🚀<b>", "\ud800", "\u202e", "-x", "file:///etc/passwd", ""]
)
NAMES = st.from_regex(r"[a-z][a-zA-Z]{0,8}", fullmatch=True)
VALUES = st.recursive(
    TEXT | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


class Recorder:
    """Stands in for a client and keeps the parameters it is called with."""

    def __getattr__(self, name: str) -> Any:
        def call(**parameters: Any) -> None:
            self.called = (name, parameters)

        return call


def run(line: str) -> tuple[str, dict[str, Any]]:
    recorder = Recorder()
    exec(line, {"ecs": recorder})
    return recorder.called


def options(line: str) -> tuple[list[str], dict[str, Any]]:
    """The words before the options, and the options by their parameter's CLI name."""
    head, found, name = [], {}, None
    for word in shlex.split(line):
        if word.startswith("--"):
            name = word[2:]
            found[name] = []
        elif name is None:
            head.append(word)
        else:
            found[name].append(word)
    return head, found


@given(st.dictionaries(NAMES, VALUES, max_size=5))
def test_the_boto3_line_makes_the_same_call(parameters: dict[str, Any]) -> None:
    line = ShownCall("ecs", "RegisterTaskDefinition", parameters).boto3
    assert run(line) == ("register_task_definition", parameters)


@given(st.dictionaries(TEXT, VALUES, min_size=1, max_size=3))
def test_parameters_that_are_no_python_names_are_handed_over_too(parameters) -> None:
    assert run(ShownCall("ecs", "X", parameters).boto3)[1] == parameters


@given(st.dictionaries(NAMES, VALUES, max_size=5))
def test_the_cli_line_says_the_same(parameters: dict[str, Any]) -> None:
    line = ShownCall("ecs", "RegisterTaskDefinition", parameters).cli
    line.encode("utf-8")
    head, found = options(line)
    assert head == ["aws", "ecs", "register-task-definition"]
    if "cli-input-json" in found:
        assert json.loads(found["cli-input-json"][0]) == parameters
        return
    expected = {}
    for name, value in parameters.items():
        option = xform_name(name, "-")
        if isinstance(value, bool):
            expected[option if value else f"no-{option}"] = []
        else:
            expected[option] = [str(v) for v in (value if isinstance(value, list) else [value])]
    assert found == expected


def test_short_calls_are_short() -> None:
    call = ShownCall("ecs", "ListTaskDefinitions", {"familyPrefix": "web", "maxResults": 5})
    assert call.boto3 == 'ecs.list_task_definitions(familyPrefix="web", maxResults=5)'
    assert call.cli == "aws ecs list-task-definitions --family-prefix web --max-results 5"
    assert ShownCall("ecs", "ListClusters", {}).boto3 == "ecs.list_clusters()"
    assert ShownCall("ecs", "ListClusters", {}).cli == "aws ecs list-clusters"


@pytest.mark.parametrize("value", ["file://x", "https://x", "-x", "", "{}", "[1]", "a\nb"])
def test_what_the_cli_would_read_otherwise_is_sent_as_json(value: str) -> None:
    line = ShownCall("ecs", "DescribeTaskDefinition", {"taskDefinition": value}).cli
    _, found = options(line)
    assert json.loads(found["cli-input-json"][0]) == {"taskDefinition": value}


def test_a_long_call_is_broken_into_lines_that_read_well() -> None:
    web = {"name": "web", "image": "nginx", "memory": 100, "essential": True, "cpu": 99}
    call = ShownCall(
        "ecs", "RegisterTaskDefinition", {"family": "w", "containerDefinitions": [web]}
    )
    assert call.boto3 == (
        "ecs.register_task_definition(\n"
        '    family="w",\n'
        "    containerDefinitions=[\n"
        "        {\n"
        '            "name": "web",\n'
        '            "image": "nginx",\n'
        '            "memory": 100,\n'
        '            "essential": True,\n'
        '            "cpu": 99,\n'
        "        },\n"
        "    ],\n"
        ")"
    )
