"""What is stored in the notebooks is there, is the same everywhere, and shows no traceback."""

from pathlib import Path

import nbformat
import pytest

from helpers.authoring import outputs
from helpers.authoring.pages import Page, pages
from helpers.authoring.problems import listed

PAGES = pages()


def test_there_are_notebooks() -> None:
    assert {page.title for page in PAGES} >= {
        f"{language}/{name}"
        for language in ("vi", "en")
        for name in ("00_start_here", "01_task_definition")
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.title)
def test_the_stored_outputs_of_the_course(page: Page) -> None:
    assert listed(outputs.problems(page)) == ""


def page_with(source: str, *stored: dict, tags: list[str] | None = None) -> Page:
    cell = nbformat.v4.new_code_cell(source, execution_count=1)
    cell.id = "cell"
    cell.metadata["tags"] = tags or []
    cell.outputs = [nbformat.v4.new_output(**output) for output in stored]
    return Page(Path("vi/09_try.ipynb"), nbformat.v4.new_notebook(cells=[cell]))


def stream(text: str, name: str = "stdout") -> dict:
    return {"output_type": "stream", "name": name, "text": text}


def result(**data: str) -> dict:
    kinds = {"text": "text/plain", "view": outputs.WIDGET_VIEW, "svg": "image/svg+xml"}
    return {"output_type": "execute_result", "data": {kinds[key]: v for key, v in data.items()}}


FAILED = {"output_type": "error", "ename": "KeyError", "evalue": "'x'", "traceback": []}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1 + 1", True),
        ("x = 1", False),
        ("x = 1\nprint(x)", True),
        ("for x in range(3):\n    print(x)", True),
        ("def f():\n    print(1)", False),
        ("f = lambda: print(1)", False),
        ("1 + 1;", False),
        ("import json", False),
        ("# nothing", False),
    ],
)
def test_which_cells_should_show_something(source: str, expected: bool) -> None:
    assert outputs.shows_something(source) is expected


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (page_with("1 + 1"), "no stored output"),
        (page_with("x = {}['x']", FAILED), "ends in a traceback (KeyError)"),
        (page_with("x", stream("old!", "stderr")), "writes to stderr: old!"),
        (page_with("x", result(text="<A at 0x7f66ffb0>")), "a memory address"),
        (page_with("x", stream("/home/an/course")), "a path of this computer"),
        (page_with("x", stream(r"C:\course")), "a path of a Windows computer"),
        (page_with("x", stream("datetime.datetime(2026, 1, 5)")), "this computer's time zone"),
        (page_with("x", result(text="VBox(children=(HTML(),))")), "a bare widget's repr"),
        (page_with("x", result(svg="<svg/>", view="{}")), "stores a live widget"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_output_is_refused(page: Page, said: str) -> None:
    assert said in listed(outputs.problems(page))


def test_good_outputs_are_accepted() -> None:
    page = page_with("x", stream("arn:aws:ecs:x:1:task-definition/web:1"), result(text="'ok'"))
    assert outputs.problems(page) == []


def test_a_cell_may_fail_on_purpose_when_it_says_so() -> None:
    page = page_with("x = {}['x']", FAILED, tags=["raises-exception"])
    assert outputs.problems(page) == []


def test_a_notebook_that_was_not_run_in_one_go_is_refused() -> None:
    page = page_with("x = 1")
    page.cells[0].execution_count = 7
    assert "was not run from the top" in listed(outputs.problems(page))


def test_tidying_takes_live_widgets_and_timing_out_and_joins_streams() -> None:
    page = page_with("x", stream("a"), stream("b"), result(text="words", view="{}"))
    cell = page.cells[0]
    cell.metadata["execution"] = {"iopub.execute_input": "2026-11-23T09:00:00Z"}
    cell.execution_count = 9
    outputs.tidy(page.notebook)
    assert [output.get("text") for output in cell.outputs] == ["ab", None]
    assert cell.outputs[1].data == {"text/plain": "words"}
    assert (cell.execution_count, "execution" in cell.metadata) == (1, False)
