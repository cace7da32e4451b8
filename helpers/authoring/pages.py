"""The notebooks of the course on disk: finding, reading and writing them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat

from helpers.i18n import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2] / "notebooks"
"""The folder that holds one folder of notebooks a language."""

SETUP_TAG = "setup"
"""Tag of the one code cell that differs between the languages, in the language's name."""

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
"""The only kernel the notebooks name, so that no author's own kernel gets in."""

_FILE_NAME = re.compile(r"(?P<number>\d\d)_[a-z0-9_]+\.ipynb")


@dataclass
class Page:
    """One notebook in one language.

    Args:
        path: where it is, ``notebooks/vi/01_task_definition.ipynb``.
        notebook: its content, nbformat 4.5.
    """

    path: Path
    notebook: Any

    @property
    def language(self) -> str:
        """``"vi"`` or ``"en"``: the name of its folder."""
        return self.path.parent.name

    @property
    def name(self) -> str:
        """The name that both languages share, ``01_task_definition``."""
        return self.path.stem

    @property
    def number(self) -> str:
        """The lesson's two digits, ``01``."""
        return self.name[:2]

    @property
    def title(self) -> str:
        """How messages call it: ``vi/01_task_definition``."""
        return f"{self.language}/{self.name}"

    @property
    def cells(self) -> list[Any]:
        """Its cells, in order."""
        return list(self.notebook.cells)

    def of_type(self, cell_type: str) -> Iterator[Any]:
        """Its cells of one type, ``"code"`` or ``"markdown"``."""
        return (cell for cell in self.notebook.cells if cell.cell_type == cell_type)

    def save(self) -> None:
        """Write it so that the same content always gives the same bytes."""
        self.notebook.metadata = nbformat.from_dict(
            {"kernelspec": KERNEL, "language_info": {"name": "python"}}
        )
        self.notebook.nbformat, self.notebook.nbformat_minor = 4, 5
        nbformat.validate(self.notebook)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        # "\n" on Windows too: the bytes are compared.
        self.path.write_bytes(nbformat.writes(self.notebook).rstrip("\n").encode() + b"\n")


def read(path: Path) -> Page:
    """Read a notebook.

    A cell without an id is left without one, so that the checks can ask for a readable one;
    nbformat's own reader would make up a random id.

    Raises:
        ValueError: if the file is not a notebook.
    """
    try:
        notebook = nbformat.from_dict(json.loads(path.read_text(encoding="utf-8")))
        for cell in notebook.cells:
            _join_lines(cell)
    except (json.JSONDecodeError, AttributeError) as error:
        raise ValueError(f"{path.name} is not a notebook: {error}") from error
    return Page(path, notebook)


def _join_lines(cell: Any) -> None:
    """Make whole strings of the lists of lines that a notebook holds on disk."""
    cell.source = _joined(cell.source)
    for output in cell.get("outputs", []):
        if "text" in output:
            output.text = _joined(output.text)
        for mime, content in output.get("data", {}).items():
            if not mime.endswith("json"):
                output.data[mime] = _joined(content)


def _joined(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)


def pages(number: str = "", language: str = "", root: Path = ROOT) -> list[Page]:
    """The notebooks of the course, in order.

    Args:
        number: only the lesson with these two digits.
        language: only this language.
        root: the folder with one folder a language.
    """
    return [
        read(path)
        for one in LANGUAGES
        if language in ("", one)
        for path in sorted((root / one).glob("*.ipynb"))
        if _FILE_NAME.fullmatch(path.name) and path.name.startswith(number)
    ]


def twin_path(page: Page) -> Path:
    """Where the same lesson is in the other language."""
    other = next(language for language in LANGUAGES if language != page.language)
    return page.path.parent.parent / other / page.path.name


def tags(cell: Any) -> list[str]:
    """The tags of a cell."""
    return list(cell.metadata.get("tags", []))


def is_setup(cell: Any) -> bool:
    """Whether this is the set-up cell, which names the language."""
    return SETUP_TAG in tags(cell)


def in_language(source: str, language: str) -> str:
    """The set-up cell's code with its language name changed."""
    return re.sub(r'Lab\("(vi|en)"\)', f'Lab("{language}")', source)
