"""The handouts, built once, without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from helpers.authoring.handout.commands import contents
from helpers.authoring.handout.editions import EDITIONS

if TYPE_CHECKING:
    from helpers.authoring.handout.chapters import Chapter
    from helpers.authoring.handout.editions import Edition


@pytest.fixture(scope="session")
def chapters() -> dict[Edition, list[Chapter]]:
    return {edition: contents(edition) for edition in EDITIONS}
