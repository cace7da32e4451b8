"""What two revisions do not share, told by names rather than by places."""

from __future__ import annotations

from typing import Any

import pytest

from helpers.simulator.task_definitions import Change, Difference, differences

ADDED, REMOVED, CHANGED = Change.ADDED, Change.REMOVED, Change.CHANGED
WEB, DB = {"name": "web", "memory": 1}, {"name": "db", "memory": 2}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"a": 2}, [("a", 1, 2, CHANGED)]),
        ({}, {"a": 1}, [("a", None, 1, ADDED)]),
        ({"a": 1}, {}, [("a", 1, None, REMOVED)]),
        ({"a": 1}, {"a": True}, [("a", 1, True, CHANGED)]),
        ({"a": {"b": 1}}, {"a": {"b": 2}}, [("a.b", 1, 2, CHANGED)]),
        ({"c": [WEB, DB]}, {"c": [DB, WEB]}, []),
        ({"c": [WEB]}, {"c": [WEB, DB]}, [("c[db]", None, DB, ADDED)]),
        ({"c": [WEB, DB]}, {"c": [DB]}, [("c[web]", WEB, None, REMOVED)]),
        ({"c": [WEB]}, {"c": [{**WEB, "memory": 9}]}, [("c[web].memory", 1, 9, CHANGED)]),
        ({"c": ["a"]}, {"c": ["a", "b"]}, [("c", ["a"], ["a", "b"], CHANGED)]),
        ({"c": []}, {"c": ["a"]}, [("c", [], ["a"], CHANGED)]),
        (
            {"p": [{"containerPort": 80, "hostPort": 0}]},
            {"p": [{"containerPort": 80, "hostPort": 8080}]},
            [("p[80].hostPort", 0, 8080, CHANGED)],
        ),
    ],
)
def test_differences(old: dict[str, Any], new: dict[str, Any], expected: list[Any]) -> None:
    assert list(differences(old, new)) == [Difference(*each) for each in expected]


def test_the_way_back_is_the_mirror_image() -> None:
    old, new = {"a": 1, "b": [WEB]}, {"b": [{**WEB, "memory": 2}], "c": 3}
    mirrored = {ADDED: REMOVED, REMOVED: ADDED, CHANGED: CHANGED}
    back = {(d.path, d.new, d.old, mirrored[d.kind]) for d in differences(new, old)}
    assert {(d.path, d.old, d.new, d.kind) for d in differences(old, new)} == back
