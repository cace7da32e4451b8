"""One place holds the versions; every other place is equal to it or points to it."""

import importlib.metadata
import re
import tomllib

import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from helpers.aws.moto_services import MOTO_VERSION
from helpers.set_up import checks
from helpers.set_up.environment import REQUIREMENTS, ROOT, pins

LOCK = REQUIREMENTS.read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NAMED = {
    canonicalize_name(name)
    for names in (PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"].values())
    for name in names
}


def locked() -> list[Requirement]:
    """The lines of the lock, without their hashes."""
    lines = [line.removesuffix("\\").strip() for line in LOCK.splitlines() if line[:1].isalnum()]
    assert lines
    return [Requirement(line) for line in lines]


def test_the_lock_is_exact_and_hashed() -> None:
    _, *entries = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)
    assert len(entries) == len(locked())
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==[\w.]+( ; [^\\]+)? \\\n", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


def test_the_lock_records_no_download_addresses() -> None:
    assert not re.search(r"://|index-url|find-links", LOCK)


def test_the_lock_was_made_for_exactly_the_names_of_pyproject() -> None:
    made_for = re.findall(r"^([a-z0-9.-]+)==[^#]*((?:\n?    #[^\n]*)+)", LOCK, re.MULTILINE)
    assert {name for name, reasons in made_for if "ecs-course (pyproject.toml" in reasons} == NAMED


def test_pyproject_names_no_versions() -> None:
    assert all(re.fullmatch(r"[a-z0-9.-]+", name) for name in NAMED)


def test_what_is_installed_is_what_is_locked() -> None:
    here = [entry for entry in locked() if entry.marker is None or entry.marker.evaluate()]
    differing = {
        entry.name: (installed(entry.name), str(entry.specifier))
        for entry in here
        if not entry.specifier.contains(installed(entry.name), prereleases=True)
    }
    assert differing == {}


def installed(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "0"


def test_moto_is_the_version_that_the_aws_side_was_written_for() -> None:
    assert pins()["moto"] == MOTO_VERSION


def test_environment_yml_points_to_the_lock() -> None:
    conda = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    python, pip, lists = conda["dependencies"]
    assert SpecifierSet(python.removeprefix("python ")) & SpecifierSet(
        PROJECT["project"]["requires-python"]
    ) == SpecifierSet(">=3.11,<3.15")
    assert pip == "pip"
    assert lists == {"pip": ["-r helpers/requirements.txt"]}


def test_pre_commit_runs_the_same_checks_and_no_versions_of_its_own() -> None:
    file = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    hooks = [hook for repository in file["repos"] for hook in repository["hooks"]]
    assert hooks
    assert {repository["repo"] for repository in file["repos"]} == {"local"}
    for hook in hooks:
        assert (hook["language"], hook.get("additional_dependencies")) == ("system", None)
        command, steps = hook["entry"].split(" test ")
        assert command == "python -m helpers"
        assert set(steps.split()) < checks.STEPS.keys()
