"""The JSON side: what does not read is explained, and nothing typed is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from building import NOTES, builder, plain, said, type_json, written
from hypothesis import given
from hypothesis import strategies as st

from helpers import Lab
from helpers.i18n import LANGUAGES, words
from helpers.labs.task_definition import TaskDefinitionBuilder
from helpers.labs.task_definition.json_text import Problem, read, write

BROKEN = {
    "": ("empty", 1, 1),
    " \n ": ("empty", 1, 1),
    "[]": ("object", 1, 1),
    '"family"': ("object", 1, 1),
    "{": ("end", 1, 2),
    '{"a": 1': ("end", 1, 8),
    '{"a": [1, 2': ("end", 1, 12),
    '{"a":': ("end", 1, 6),
    '{\n  "a": 1,\n}': ("trailing-comma", 2, 9),
    '{"a": [1, 2,]}': ("trailing-comma", 1, 12),
    '{"a" 1}': ("colon", 1, 6),
    '{\n  "a": 1\n  "b": 2\n}': ("comma", 2, 9),
    '{"a": }': ("value", 1, 7),
    '{"a": nginx}': ("value", 1, 7),
    "{a: 1}": ("name", 1, 2),
    "{'a': 1}": ("quotes", 1, 2),
    '{"a": \u201cb\u201d}': ("quotes", 1, 7),
    '{"a": "b': ("open-string", 1, 7),
    '{"a": "b\nc"}': ("line-break-in-string", 1, 9),
    '{"a": "\\x"}': ("escape", 1, 8),
    '{"a": 1} // done': ("comment", 1, 10),
    '{"a": 1, # one\n"b": 2}': ("comment", 1, 10),
    '{"a": 1}}': ("extra", 1, 9),
    '{"a": True}': ("python-word", 1, 7),
    '{"a": None}': ("python-word", 1, 7),
    '{"a": NaN}': ("constant", 0, 0),
    '{"a": -Infinity}': ("constant", 0, 0),
    '{"a": 1, "a": 2}': ("twice", 0, 0),
    '{"a": ' + "9" * 5000 + "}": ("long", 0, 0),
    '{"a": ' + "[" * 100 + "]" * 100 + "}": ("deep", 0, 0),
    "[" * 100_000: ("deep", 0, 0),
}


@pytest.fixture(params=LANGUAGES)
def panel(request: pytest.FixtureRequest) -> Iterator[TaskDefinitionBuilder]:
    with Lab(request.param) as lab:
        yield builder(lab)


@pytest.mark.parametrize(("text", "expected"), BROKEN.items(), ids=lambda value: str(value)[:24])
def test_a_problem_is_named_with_its_place(text: str, expected: tuple[str, int, int]) -> None:
    found = read(text)
    assert isinstance(found, Problem)
    assert (found.kind, found.line, found.column) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_can_be_said(language: str) -> None:
    for text in BROKEN:
        problem = read(text)
        assert isinstance(problem, Problem)
        assert words(language)(f"json-{problem.kind}", **problem.fields)


@given(st.text(alphabet="{}[]\":,\\ \n01aeflnrstu'#/", max_size=40))
def test_reading_never_raises(text: str) -> None:
    found = read(text)
    if isinstance(found, dict):
        assert read(write(found)) == found


def test_a_text_that_does_not_read_is_kept_beside_form_and_drawing(panel) -> None:
    drawing = panel.drawing.value
    broken = panel.json.text.value.replace('"nginx",', '"nginx"')
    type_json(panel, broken)
    assert panel.json.text.value == broken
    assert panel.drawing.value == drawing
    assert panel.task.family.widget.value == "webserver"
    place = {"line": "6", "column": "23"}
    what = panel.words("json-comma")
    assert panel.words("builder-json-at", what=what, **place) in plain(panel.json.status.value)


def test_registering_a_text_that_does_not_read_sends_nothing(panel) -> None:
    type_json(panel, '{"family": ')
    panel.register.click()
    assert panel.json.explained() in said(panel)
    assert panel.json.text.value == '{"family": '
    assert not panel.lab.calls


def test_what_was_half_typed_can_be_brought_back(panel) -> None:
    half = panel.json.text.value.replace("512", "1024").rstrip("}\n")
    type_json(panel, half)
    assert panel.json.back.layout.visibility == "hidden"
    panel.task.family.widget.value = "shop"
    assert written(panel) == {**NOTES, "family": "shop"}
    assert panel.json.back.layout.visibility == "visible"
    panel.json.back.click()
    assert panel.json.text.value == half
    assert panel.json.problem is not None
    assert panel.json.back.layout.visibility == "hidden"


def test_start_again_keeps_what_was_half_typed(panel) -> None:
    type_json(panel, "{")
    panel.start_again.click()
    panel.json.back.click()
    assert panel.json.text.value == "{"


def test_a_text_that_reads_is_left_as_it_was_typed(panel) -> None:
    text = json.dumps(NOTES, indent=7, ensure_ascii=True) + "\n\n"
    type_json(panel, text)
    assert panel.json.text.value == text
    assert panel.document == NOTES
