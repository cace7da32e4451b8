"""Running a notebook stores the same bytes every time, and a failing one leaves the file alone."""

from pathlib import Path

import nbformat
import pytest

from helpers.authoring.pages import KERNEL, Page, read
from helpers.authoring.running import RunError, run


def write(path: Path, *sources: str) -> Page:
    cells = [
        nbformat.v4.new_code_cell(source, id=f"step-{number}")
        for number, source in enumerate(sources, 1)
    ]
    page = Page(path, nbformat.v4.new_notebook(cells=cells))
    page.save()
    return page


def test_running_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    page = write(
        tmp_path / "09_try.ipynb",
        "import ipywidgets, os\nfor word in 'xin', 'chào':\n    print(word)",
        "print(os.path.exists('09_try.ipynb'), bool(os.environ['ECS_COURSE_DATA']))",
        "ipywidgets.HTML('<b>hi</b>')",
    )
    assert run(page) is True
    first = page.path.read_bytes()
    assert run(read(page.path)) is False
    assert page.path.read_bytes() == first

    stored = read(page.path).notebook
    assert stored.cells[0].outputs[0].text == "xin\nchào\n"
    assert stored.cells[1].outputs[0].text == "True True\n", "the notebook's folder, its progress"
    assert list(stored.cells[2].outputs[0].data) == ["text/plain"], "no live widget is stored"
    assert stored.metadata == {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    assert [cell.execution_count for cell in stored.cells] == [1, 2, 3]
    assert [cell.id for cell in stored.cells] == ["step-1", "step-2", "step-3"]


def test_a_failing_cell_is_named_and_the_file_stays(tmp_path: Path) -> None:
    page = write(tmp_path / "09_try.ipynb", "print('fine')", "1 / 0", "print('never')")
    before = page.path.read_bytes()
    with pytest.raises(RunError, match=r"cell 'step-2'(?s:.)*ZeroDivisionError"):
        run(page)
    assert page.path.read_bytes() == before
