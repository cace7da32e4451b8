"""One JupyterLab for all browser tests, and a fresh browser window for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lab_server import JupyterLab, Notebook
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# The browser talks to the server of the test and to nobody else.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def jupyterlab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JupyterLab]:
    with JupyterLab(tmp_path_factory.mktemp("course")) as running:
        yield running


class Complaints:
    """What the page complained about while a test ran."""

    def __init__(self, page: Page) -> None:
        self.said: list[str] = []
        page.on("pageerror", lambda error: self.said.append(f"page error: {error}"))
        page.on(
            "console",
            lambda message: (
                self.said.append(f"console: {message.text}") if message.type == "error" else None
            ),
        )
        page.on(
            "request",
            lambda request: (
                self.said.append(f"left this computer: {request.url}")
                if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:"))
                else None
            ),
        )


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window as wide as a small laptop's; a complaint in it fails the test."""
    context = browser.new_context(viewport={"width": 1300, "height": 900}, locale="vi-VN")
    page = context.new_page()
    page.set_default_timeout(20_000)
    complaints = Complaints(page)
    yield page
    context.close()
    assert complaints.said == []


@pytest.fixture
def open_notebook(page: Page, jupyterlab: JupyterLab) -> Callable[[str], Notebook]:
    """Open a notebook of the course, such as ``vi/01_task_definition``."""

    def open_it(title: str) -> Notebook:
        return jupyterlab.open(page, title)

    return open_it
