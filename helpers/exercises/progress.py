"""What the learner has done so far, in one small file of the learner's own; sent nowhere.

The folder is the user's data folder, or the one that the environment variable ECS_COURSE_DATA
names. Nothing here raises at the learner: when the file cannot be read or written, progress goes
on in memory and ``trouble`` says so.
"""

from __future__ import annotations

import itertools
import json
import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs

from helpers.exercises.model import Missing

FOLDER_VARIABLE = "ECS_COURSE_DATA"
FILE_NAME = "progress.json"
VERSION = 1

_KINDS = ("exercises", "questions")

_Content = dict[str, Any]
_Change = Callable[[_Content], None]


class Progress:
    """The progress kept in one folder.

    Every change is read, made and written at once, so that two notebooks can be open together.

    Args:
        folder: where the file is or will be; made when something is first kept.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.trouble: Missing | None = None
        self._unsaved: list[_Change] = []
        self._content: _Content = {}
        self.reload()

    def reload(self) -> None:
        """Read the file again: another notebook may have written it."""
        try:
            content = self._on_disk()
        except OSError:
            self.trouble = Missing("progress-not-read", {"path": str(self.path)})
            return
        for unsaved in self._unsaved:
            unsaved(content)
        self._content = content

    def solved(self, exercise: str) -> bool:
        """Whether the exercise has ever been solved."""
        return bool(self._of("exercises", exercise).get("solved", False))

    def hints(self, exercise: str) -> int:
        """How many hints were taken."""
        taken = self._of("exercises", exercise).get("hints", 0)
        return taken if isinstance(taken, int) else 0

    def predicted(self, question: str) -> str | None:
        """The answer that was given, if any."""
        answer = self._of("questions", question).get("answer")
        return answer if isinstance(answer, str) else None

    def keep_solved(self, exercise: str) -> None:
        """Remember that the exercise was solved."""
        self._keep("exercises", exercise, "solved", True)

    def keep_hints(self, exercise: str, taken: int) -> None:
        """Remember how many hints were taken."""
        self._keep("exercises", exercise, "hints", taken)

    def keep_prediction(self, question: str, answer: str) -> None:
        """Remember what was predicted."""
        self._keep("questions", question, "answer", answer)

    def _of(self, kind: str, key: str) -> dict[str, Any]:
        found = self._content.get(kind, {}).get(key, {})
        return found if isinstance(found, dict) else {}

    def _keep(self, kind: str, key: str, member: str, value: Any) -> None:
        def change(content: _Content) -> None:
            entries = content.setdefault(kind, {})
            entry = entries.get(key)
            entries[key] = {**(entry if isinstance(entry, dict) else {}), member: value}

        self._unsaved.append(change)
        try:
            content = self._on_disk()
            for unsaved in self._unsaved:
                unsaved(content)
            self._write(content)
        except OSError:
            change(self._content)
            self.trouble = Missing("progress-not-saved", {"path": str(self.path)})
            return
        self._content = content
        self._unsaved.clear()
        if self.trouble and self.trouble.message == "progress-not-saved":
            self.trouble = None

    def _on_disk(self) -> _Content:
        """What the file holds; a file that nobody can make sense of is put aside, not lost.

        Raises:
            OSError: if the file is there and cannot be read, or cannot be put aside.
        """
        try:
            content = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (ValueError, RecursionError):
            content = None
        if isinstance(content, dict) and all(
            isinstance(content.get(kind, {}), dict) for kind in _KINDS
        ):
            return content
        aside = next(
            path
            for number in itertools.count(1)
            if not (path := self.path.with_suffix(f".broken-{number}.json")).exists()
        )
        self.path.rename(aside)
        self.trouble = Missing("progress-broken", {"path": str(aside)})
        return {}

    def _write(self, content: _Content) -> None:
        """Replace the file whole, so that a crash leaves the old one or the new one."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"version": VERSION, **content}, indent=1, sort_keys=True) + "\n"
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=FILE_NAME)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(name).replace(self.path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


def progress() -> Progress:
    """The progress of whoever sits at this computer, as the file has it now."""
    named = os.environ.get(FOLDER_VARIABLE)
    found = _in_folder(
        Path(named) if named else platformdirs.user_data_path("ecs-course", appauthor=False)
    )
    found.reload()
    return found


@cache
def _in_folder(folder: Path) -> Progress:
    return Progress(folder)
