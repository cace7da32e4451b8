"""Every refusal can be explained in both languages, with the fields that come with it."""

from __future__ import annotations

import re

import pytest
from catalogue import messages
from reasons import refusals

from helpers.i18n import LANGUAGES

NAMED_IN_A_TABLE = {
    f"cluster-contains-{what}": {"cluster", "count"}
    for what in ("container-instances", "services", "tasks")
}
REFUSALS = refusals() | NAMED_IN_A_TABLE
MESSAGES = {language: messages(language) for language in LANGUAGES}


def test_the_code_refuses() -> None:
    assert len(REFUSALS) > 60
    assert all(re.fullmatch("[a-z0-9-]+", reason) for reason in REFUSALS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", sorted(REFUSALS))
def test_a_refusal_has_its_explanation(reason: str, language: str) -> None:
    message = MESSAGES[language][f"why-{reason}"]

    assert message.placeholders <= REFUSALS[reason]
