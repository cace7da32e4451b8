"""The README's two commands are the ones that CI runs and that the code understands."""

import os
import re
import subprocess

import pytest
import yaml

from helpers.set_up.environment import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
OPEN, TEST = "python -m helpers", "python -m helpers test"


def test_the_first_screen_has_a_picture_and_the_two_commands() -> None:
    first_screen = "\n".join(README.splitlines()[:40])
    assert re.findall(r"^```sh\n(.*)\n```$", first_screen, re.MULTILINE)[:2] == [OPEN, TEST]
    pictures = re.findall(r'(?:src="|!\[[^\]]*\]\()([^)"]+)', first_screen)
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)


def test_every_link_leads_somewhere() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_command_for_authors_exists() -> None:
    """``notebooks copy`` and so on: what the README names, the program knows."""
    from helpers.authoring import main

    named = set(re.findall(r"python -m helpers notebooks (\w+)", README))
    assert named == {"copy", "run", "approve", "check"}
    for name in named:
        with pytest.raises(SystemExit) as raised:
            main([name, "--help"])
        assert raised.value.code == 0


def test_ci_gives_the_readmes_test_command_word_for_word() -> None:
    script = ROOT / ".ci" / "run"
    assert script.read_text(encoding="utf-8").splitlines()[-1] == TEST
    if os.name == "posix":
        assert os.access(script, os.X_OK)
        subprocess.run(["bash", "-n", script], check=True)


def test_a_fork_has_the_same_ci() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert [step["run"] for step in steps if "run" in step] == ["bash .ci/run"]
