"""One JupyterLab and one window for all browser tests of a process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lab_server import JupyterLab, Notebook
from playwright.sync_api import sync_playwright

from helpers.authoring.chromium import FLAGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    Opener = Callable[[str], Notebook]


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


class Window:
    """A window as wide as a small laptop's, in which one notebook after the other is opened."""

    def __init__(self, browser: Browser, jupyterlab: JupyterLab) -> None:
        context = browser.new_context(viewport={"width": 1300, "height": 900}, locale="vi-VN")
        self.page = context.new_page()
        self.page.set_default_timeout(20_000)
        self.page.on("dialog", lambda dialog: dialog.accept())  # "leave without saving?"
        self.complaints = Complaints(self.page)
        self._jupyterlab = jupyterlab
        self._open: tuple[str, Notebook] | None = None

    def open(self, title: str) -> Notebook:
        """The notebook; as it is, when it was the last one: running it again starts afresh."""
        if self._open is None or self._open[0] != title:
            self._open = (title, self._jupyterlab.open(self.page, title))
        return self._open[1]

    def leave(self) -> None:
        """Forget the notebook: the next one is loaded, even if it is the same."""
        self._open = None


@pytest.fixture(scope="session")
def window(browser: Browser, jupyterlab: JupyterLab) -> Window:
    return Window(browser, jupyterlab)


@pytest.fixture
def open_notebook(window: Window, request: pytest.FixtureRequest) -> Iterator[Opener]:
    """Open a notebook of the course, such as ``vi/01_task_definition``.

    Tests in a row that ask for the same one find it open. A complaint of the page fails the test.
    """
    window.complaints.said.clear()
    failed = request.session.testsfailed
    yield window.open
    if request.session.testsfailed > failed:
        window.leave()
    assert window.complaints.said == []
