"""Progress survives a restart, a broken file and a folder that cannot be written."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.exercises import progress as module
from helpers.exercises.progress import FILE_NAME, FOLDER_VARIABLE, Progress, progress
from helpers.i18n import LANGUAGES, words

FOLDER_WITH_A_SPACE = "dữ liệu của tôi"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / FOLDER_WITH_A_SPACE


def keep_something(kept: Progress) -> None:
    kept.keep_solved("01-a")
    kept.keep_hints("01-b", 2)
    kept.keep_prediction("01-q", "two")


def holds_something(kept: Progress) -> bool:
    return kept.solved("01-a") and kept.hints("01-b") == 2 and kept.predicted("01-q") == "two"


def test_a_newcomer_has_done_nothing_and_no_file_is_made(folder: Path) -> None:
    kept = Progress(folder)
    assert (kept.solved("01-a"), kept.hints("01-a"), kept.predicted("01-q")) == (False, 0, None)
    assert kept.trouble is None
    assert not folder.exists()


def test_progress_survives_a_restart(folder: Path) -> None:
    keep_something(Progress(folder))
    assert holds_something(Progress(folder))
    assert [path.name for path in folder.iterdir()] == [FILE_NAME], "nothing is left lying about"


def test_two_notebooks_that_are_open_together_lose_nothing(folder: Path) -> None:
    one, other = Progress(folder), Progress(folder)
    one.keep_solved("01-a")
    other.keep_solved("01-b")
    one.keep_hints("01-b", 1)
    for kept in (one, Progress(folder)):
        assert kept.solved("01-a")
        assert kept.solved("01-b")
        assert kept.hints("01-b") == 1


def test_what_another_version_wrote_is_left_in_place(folder: Path) -> None:
    folder.mkdir()
    written = {"version": 7, "badges": ["x"], "exercises": {"09-z": {"solved": True, "stars": 3}}}
    (folder / FILE_NAME).write_text(json.dumps(written), "utf-8")
    Progress(folder).keep_hints("09-z", 1)
    now = json.loads((folder / FILE_NAME).read_text("utf-8"))
    assert (now["version"], now["badges"]) == (7, ["x"])
    assert now["exercises"]["09-z"] == {"solved": True, "stars": 3, "hints": 1}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[1, 2]",
        b"\xff\xfe\x00",
        b'{"exercises": [], "questions": {}}',
        b"[" * 100_000,
    ],
    ids=["empty", "cut off", "a list", "not UTF-8", "another shape", "too deep"],
)
def test_a_broken_file_is_put_aside_and_named(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(content)
    kept = Progress(folder)
    aside = folder / "progress.broken-1.json"
    assert aside.read_bytes() == content
    assert kept.trouble is not None
    for language in LANGUAGES:
        assert str(aside) in kept.trouble.said(words(language))
    keep_something(kept)
    assert holds_something(Progress(folder))


def test_two_broken_files_are_both_kept(folder: Path) -> None:
    folder.mkdir()
    for content in ("{", "["):
        (folder / FILE_NAME).write_text(content, "utf-8")
        Progress(folder)
    kept = sorted(path.read_text("utf-8") for path in folder.glob("progress.broken-*.json"))
    assert kept == ["[", "{"]


@pytest.mark.parametrize("entry", [5, None, [], {"solved": "", "hints": "two", "answer": 4}])
def test_entries_of_another_shape_count_as_not_done(folder: Path, entry: object) -> None:
    folder.mkdir()
    odd = {"exercises": {"01-a": entry}, "questions": {"01-q": entry}}
    (folder / FILE_NAME).write_text(json.dumps(odd), "utf-8")
    kept = Progress(folder)
    assert (kept.solved("01-a"), kept.hints("01-a"), kept.predicted("01-q")) == (False, 0, None)
    kept.keep_solved("01-a")
    kept.keep_prediction("01-q", "two")
    assert Progress(folder).solved("01-a")


def test_a_place_that_cannot_be_written_is_named_and_nothing_is_lost(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder", "utf-8")
    kept = Progress(in_the_way)
    keep_something(kept)
    assert holds_something(kept), "until the kernel stops"
    assert kept.trouble is not None
    for language in LANGUAGES:
        assert str(in_the_way / FILE_NAME) in kept.trouble.said(words(language))


def test_what_could_not_be_written_is_written_once_it_can_be(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder", "utf-8")
    kept = Progress(in_the_way)
    keep_something(kept)
    in_the_way.unlink()
    kept.keep_solved("01-c")
    assert kept.trouble is None
    later = Progress(in_the_way)
    assert holds_something(later)
    assert later.solved("01-c")


def test_a_crash_while_writing_leaves_the_old_file(folder: Path, monkeypatch) -> None:
    keep_something(Progress(folder))
    before = (folder / FILE_NAME).read_bytes()

    def crash(_path: Path, _target: Path) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", crash)
    kept = Progress(folder)
    kept.keep_solved("01-c")
    assert kept.trouble is not None
    assert (folder / FILE_NAME).read_bytes() == before
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


def test_a_file_that_cannot_be_opened_is_not_replaced(folder: Path, monkeypatch) -> None:
    keep_something(Progress(folder))
    before = (folder / FILE_NAME).read_bytes()

    def refuse(_path: Path, **_options: object) -> str:
        raise PermissionError("not yours")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_text", refuse)
        kept = Progress(folder)
        assert kept.trouble is not None
        assert kept.trouble.message == "progress-not-read"
        kept.keep_solved("01-c")
        assert kept.solved("01-c")
    assert (folder / FILE_NAME).read_bytes() == before
    kept.reload()
    assert holds_something(kept)
    assert kept.solved("01-c")


def test_the_folder_is_the_one_that_the_environment_names(folder: Path, monkeypatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    assert progress().path == folder / FILE_NAME
    assert progress() is progress()
    Progress(folder).keep_solved("01-a")
    assert progress().solved("01-a"), "as the file has it now"


def test_without_it_the_folder_is_the_users_own(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.delenv(FOLDER_VARIABLE)
    asked = []

    def data_path(name: str, appauthor: object) -> Path:
        asked.append((name, appauthor))
        return tmp_path

    monkeypatch.setattr(module.platformdirs, "user_data_path", data_path)
    assert progress().path == tmp_path / FILE_NAME
    assert asked == [("ecs-course", False)]


def test_another_process_sees_it(folder: Path) -> None:
    keep_something(Progress(folder))
    code = "from helpers.exercises.progress import progress; print(progress().predicted('01-q'))"
    said = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, FOLDER_VARIABLE: str(folder)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "two\n"
