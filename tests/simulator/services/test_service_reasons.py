"""Every refusal about services can be explained in both languages."""

from __future__ import annotations

import pytest
from catalogue import messages
from reasons import ROOT, refusals

from helpers.i18n import LANGUAGES

REFUSALS = refusals(ROOT / "services")
MESSAGES = {language: messages(language) for language in LANGUAGES}


def test_services_refuse() -> None:
    assert len(REFUSALS) > 40
    assert {"service-exists", "both-percents-100", "task-set-not-found"} <= REFUSALS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", sorted(REFUSALS))
def test_a_refusal_has_its_explanation(reason: str, language: str) -> None:
    message = MESSAGES[language][f"why-{reason}"]

    assert message.placeholders <= REFUSALS[reason]
