"""Uses lab 04 as a learner does."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from helpers import Lab
from helpers.diagrams.roles import Life
from helpers.labs.roles import RolesLab


def opened(lab: Lab) -> RolesLab:
    made: RolesLab = lab.open("roles")
    return made


def run(panel: RolesLab) -> Life:
    panel.run.click()
    return panel.runs.lives[-1]


def switch(panel: RolesLab, holder: str, permission: str, on: bool) -> None:
    panel.holder.value = holder
    panel.switches.by_id[permission].value = on


def written(panel: RolesLab) -> Any:
    return json.loads(panel.json.text.value)


def verdicts(life: Life) -> dict[tuple[str, str], bool]:
    return {(each.signer, each.action): each.allowed for each in life.calls}


def plain(page: str) -> str:
    without = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", without)).split())
