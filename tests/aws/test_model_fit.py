"""The check of response shapes finds what it is for."""

from __future__ import annotations

from typing import Any

import pytest
from model_fit import fits_model

FITTING: dict[str, Any] = {
    "taskDefinition": {
        "family": "web",
        "revision": 1,
        "registeredAt": 1.5,
        "containerDefinitions": [{"essential": True, "dockerLabels": {"a": "b"}}],
    },
    "tags": [{"key": "a", "value": "b"}],
}


def test_a_fitting_response_has_no_problems() -> None:
    assert fits_model("DescribeTaskDefinition", FITTING) == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"famly": "web"}, "no member 'famly'"),
        ({"revision": "1"}, r"\.revision: '1' for a integer"),
        ({"revision": True}, r"\.revision: True for a integer"),
        ({"registeredAt": "2026"}, r"\.registeredAt"),
        ({"family": None}, r"\.family: None"),
        ({"containerDefinitions": {}}, r"\.containerDefinitions"),
        ({"containerDefinitions": [{"essential": 1}]}, r"\[0\]\.essential"),
        ({"containerDefinitions": [{"dockerLabels": {"a": 1}}]}, r"\.dockerLabels\.a"),
    ],
)
def test_what_does_not_fit_is_named(change: dict[str, Any], place: str) -> None:
    body = {"taskDefinition": {**FITTING["taskDefinition"], **change}}
    [problem] = fits_model("DescribeTaskDefinition", body)
    assert problem.startswith("DescribeTaskDefinition.taskDefinition")
    with pytest.raises(AssertionError, match=place):
        raise AssertionError(problem)
