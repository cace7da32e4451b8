"""The conformance table is whole, true and up to date."""

import re
from pathlib import Path

import pytest
from marks import Holder, Marks, collect
from table import (
    HELD,
    MISSING,
    NOT_CARRIED,
    SECTIONS,
    SIMPLIFIED,
    TABLE,
    current,
    exceptions,
    markdown,
    problems,
    rows,
)

HOLDER = Holder("tests/aws/test_x.py", "test_it")


def test_every_row_is_accounted_for() -> None:
    known, marks, excepted = current()
    assert len(known) == 354
    assert marks
    assert problems(known, marks, excepted) == []


def test_the_table_is_up_to_date() -> None:
    assert TABLE.read_text(encoding="utf-8") == markdown(rows(*current())), (
        "run: python tests/conformance/table.py"
    )


def test_every_section_has_a_title_and_rows() -> None:
    known, marks, excepted = current()
    assert list(dict.fromkeys(each.section for each in rows(known, marks, excepted))) == list(
        SECTIONS
    )


def test_every_link_leads_to_a_test() -> None:
    links = set(re.findall(r"\]\(([^)]+)\)", TABLE.read_text(encoding="utf-8")))
    assert links
    assert [link for link in links if not (TABLE.parent / link).is_file()] == []


def test_a_row_is_held_excepted_or_missing() -> None:
    marks = {"1.1 a": [HOLDER], "1.1 b": [HOLDER]}
    table = rows(
        ["1.1 a", "1.1 b", "1.1 c", "1.1 d"],
        marks,
        {"1.1 b": (SIMPLIFIED, "half of it"), "1.1 c": (NOT_CARRIED, "no disks")},
    )
    assert [each.status for each in table] == [HELD, SIMPLIFIED, NOT_CARRIED, MISSING]


@pytest.mark.parametrize(
    ("marks", "excepted", "said"),
    [
        ({}, {}, "'1.1 a' has no test and no exception"),
        ({"1.1 z": [HOLDER]}, {"1.1 a": (SIMPLIFIED, "x")}, "is no row"),
        ({"1.1 a": [HOLDER]}, {"1.1 y": (SIMPLIFIED, "x")}, "'1.1 y' is excepted"),
        ({"1.1 a": [HOLDER]}, {"1.1 a": (NOT_CARRIED, "x")}, "is not carried, but"),
    ],
)
def test_each_kind_of_gap_is_said(
    marks: Marks, excepted: dict[str, tuple[str, str]], said: str
) -> None:
    (problem,) = problems(["1.1 a"], marks, excepted)
    assert said in problem


def test_exceptions_are_read_with_their_reasons() -> None:
    text = "# why\n1.1 a\n    simplified: one clock: one call at a time\n"
    assert exceptions(text) == {"1.1 a": (SIMPLIFIED, "one clock: one call at a time")}
    for wrong in ("    simplified: no row", "1.1 a\n    forgotten: x", "1.1 a\n    simplified:"):
        with pytest.raises(ValueError, match="not a row with its reason"):
            exceptions(wrong)
    with pytest.raises(ValueError, match="twice"):
        exceptions(text * 2)


def test_marks_are_found_wherever_pytest_takes_them(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = behaviour(*rows): rows")
    (tmp_path / "test_places.py").write_text(
        """
import pytest
pytestmark = pytest.mark.behaviour("module")
ROWS = ["table"]

@pytest.mark.behaviour("class")
class TestAll:
    @pytest.mark.behaviour("method", "class")
    def test_one(self): ...

@pytest.mark.parametrize("x", [1, pytest.param(2, marks=pytest.mark.behaviour(*ROWS))])
def test_two(x): ...
"""
    )
    found = collect(tmp_path)
    assert {row: [h.test for h in holders] for row, holders in found.items()} == {
        "module": ["TestAll::test_one", "test_two"],
        "class": ["TestAll::test_one"],
        "method": ["TestAll::test_one"],
        "table": ["test_two"],
    }
    (tmp_path / "test_broken.py").write_text("import no_such_module")
    with pytest.raises(RuntimeError, match="no_such_module"):
        collect(tmp_path)


def test_a_table_is_written_with_its_counts_and_its_markup_harmless() -> None:
    table = rows(["1.1 a|<b>"], {"1.1 a|<b>": [HOLDER]}, {})
    text = markdown(table)
    assert "1 rows: 1 held." in text
    assert r"| a\|&lt;b> | held | [it](../aws/test_x.py) |" in text
