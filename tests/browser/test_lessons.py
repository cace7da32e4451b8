"""Every lesson runs from the top in a real JupyterLab, in both languages."""

import pytest
from lab_server import errors_in

from helpers.authoring.pages import pages

TITLES = [page.title for page in pages()]


def test_there_are_lessons_in_both_languages() -> None:
    assert {title.split("/")[0] for title in TITLES} == {"vi", "en"}


@pytest.mark.parametrize("title", TITLES)
def test_a_lesson_runs_from_the_top_and_once_more(open_notebook, title: str) -> None:
    """Run again without a restart: a second Lab starts afresh, so nothing is stale.

    Again in one language only: the code is the same in both.
    """
    notebook = open_notebook(title)
    first = notebook.run_all()
    assert errors_in(first) == {}
    assert "Traceback" not in notebook.page.inner_text("body")
    if title.startswith("vi/"):
        again = notebook.run_all()
        assert errors_in(again) == {}
        assert texts(again) == texts(first)


def texts(outputs: dict[str, list[dict]]) -> dict[str, list[str]]:
    """What each cell says in words."""
    return {
        cell_id: [str(item.get("text") or item.get("data", {}).get("text/plain")) for item in items]
        for cell_id, items in outputs.items()
    }
