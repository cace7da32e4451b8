"""The difference between two task definitions, as a table and in words."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from helpers.diagrams.comparison import compare
from helpers.i18n import LANGUAGES, words

OLD = {
    "family": "webserver",
    "cpu": "256",
    "containerDefinitions": [{"name": "web", "image": "nginx", "memory": 100}],
}
NEW = {
    "family": "webserver",
    "networkMode": "awsvpc",
    "containerDefinitions": [
        {"name": "web", "image": "nginx:1.27", "memory": 100},
        {"name": "<b>🚀</b>", "image": "busybox"},
    ],
}


def rows(html: str) -> list[list[str]]:
    body = html[html.index("<table") : html.index("</table>") + len("</table>")]
    table = ElementTree.fromstring(body)
    return [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_stands_with_before_and_after(language: str) -> None:
    table = compare(OLD, NEW, ("webserver:1", "webserver:3"), words(language))
    head, *found = rows(table.html)
    assert head[1:] == ["webserver:1", "webserver:3"]
    absent = words(language)("compared-absent")
    assert found == [
        ["−cpu", '"256"', absent],
        ["→containerDefinitions[web].image", '"nginx"', '"nginx:1.27"'],
        [
            "+containerDefinitions[<b>🚀</b>]",
            absent,
            '{"name": "<b>🚀</b>", "image": "busybox"}',
        ],
        ["+networkMode", absent, '"awsvpc"'],
    ]
    lines = table.words.splitlines()
    assert len(lines) == 1 + len(found)
    for line, (path, old, new) in zip(lines[1:], found, strict=True):
        assert path[1:] in line
        assert all(value in line for value in (old, new) if value != absent)


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_that_are_the_same_say_so(language: str) -> None:
    table = compare(OLD, dict(OLD), ("a:1", "a:2"), words(language))
    assert "<table" not in table.html
    assert table.words == words(language)("compared-same", before="a:1", after="a:2")
    assert table._repr_mimebundle_()["text/plain"] == table.words


def test_a_very_long_value_is_cut() -> None:
    table = compare({}, {"family": "x" * 40_000}, ("a", "b"), words("en"))
    assert len(table.words) < 1000
    assert "…" in table.words
