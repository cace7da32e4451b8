"""``lab.draw("poster")``: all that runs in a lab, on one sheet."""

from __future__ import annotations

import boto3
import pytest

from helpers import Lab
from helpers.authoring.pages import is_setup, pages
from helpers.i18n import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_lab_has_the_ideas_only(language: str) -> None:
    with Lab(language) as lab:
        told = str(lab.draw("poster"))
        assert told.startswith(lab.words("poster-title"))
        assert f"1. {lab.words('poster-ideas')}" in told
        assert "\n2. " not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_page_fills_every_part(language: str) -> None:
    (page,) = pages("09", language)
    with Lab(language) as lab:
        ecs = boto3.client("ecs")
        names = {"lab": lab, "ecs": ecs, "boto3": boto3, "json": __import__("json")}
        for cell in page.of_type("code"):
            if cell.id.startswith("build") and not is_setup(cell):
                exec(cell.source, names)
        told = str(lab.draw("poster"))
        headings = ("ideas", "cluster", "traffic", "roles", "addresses")
        for number, name in enumerate(headings, 1):
            assert f"{number}. {lab.words(f'poster-{name}')}" in told
        for arn in ecs.list_tasks(cluster="demo")["taskArns"]:
            assert arn.rpartition("/")[2][:6] in told
        assert "s3:ListObjectsV2" in told or "s3:ListBucket" in told
        assert "ecs:RunTask" in told
