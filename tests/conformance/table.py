"""The conformance table: every row of the behaviour page, and the tests that hold it.

``python tests/conformance/table.py`` writes it anew into ``tests/conformance/README.md``; a test
beside this file fails while the two differ.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from marks import Holder, Marks, collect

from helpers.aws.ecs.operations import OPERATIONS
from helpers.aws.ecs.shapes import service_model

HERE = Path(__file__).parent
ROWS = HERE / "behaviours.txt"
EXCEPTIONS = HERE / "exceptions.txt"
TABLE = HERE / "README.md"

HELD, SIMPLIFIED, NOT_CARRIED, MISSING = "held", "simplified", "not carried", "MISSING"

SECTIONS = {
    "1.1": "Task definition: fields and limits",
    "1.2": "Task definition: revisions and states",
    "1.3": "CPU and memory rules",
    "1.4": "Fargate task sizes",
    "1.5": "RegisterTaskDefinition errors",
    "1.6": "RunTask, CreateService and other API errors",
    "2.1": "Task lifecycle: lastStatus",
    "2.2": "Timestamps",
    "2.3": "stopCode",
    "2.4": "stoppedReason",
    "2.5": "Pull and start-up failures",
    "2.6": "Stopping",
    "2.7": "dependsOn and restart",
    "2.8": "Attachments and connectivity",
    "3": "RunTask and service",
    "4.1": "Service scheduler: basics",
    "4.2": "Rolling update",
    "4.3": "Circuit breaker",
    "4.4": "Event messages",
    "4.5": "Other scheduler behaviour",
    "4.6": "Waiters",
    "5": "Load balancer",
    "6.1": "Who uses which role",
    "6.2": "Managed policies",
    "6.3": "When the execution role is needed",
    "6.4": "Failure by missing permission",
    "6.5": "Role cannot be assumed",
    "6.6": "Missing iam:PassRole",
    "7.1": "Network modes",
    "7.2": "Ports on EC2",
    "7.3": "awsvpc on EC2: ENI limits",
    "7.4": "Fargate network",
    "7.5": "IP addresses",
    "8": "Logs",
}


@dataclass(frozen=True)
class Row:
    """One row of the table."""

    row: str
    status: str
    why: str
    holders: tuple[Holder, ...]

    @property
    def section(self) -> str:
        return self.row.partition(" ")[0]


def known_rows(text: str) -> list[str]:
    """The rows of the behaviour page, in its order."""
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def exceptions(text: str) -> dict[str, tuple[str, str]]:
    """Row -> (status, why). A row stands on its own line, its reason indented below.

    Raises:
        ValueError: for a line that is neither, or a status that is not known.
    """
    found: dict[str, tuple[str, str]] = {}
    row = ""
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        if not line.startswith("    "):
            row = line
            continue
        status, colon, why = line.strip().partition(": ")
        if not row or not colon or not why or status not in (SIMPLIFIED, NOT_CARRIED):
            raise ValueError(f"not a row with its reason: {line!r}")
        if row in found:
            raise ValueError(f"twice: {row!r}")
        found[row] = (status, why)
    return found


def rows(known: list[str], marks: Marks, excepted: dict[str, tuple[str, str]]) -> list[Row]:
    """Every known row with its status."""
    table = []
    for row in known:
        holders = tuple(marks.get(row, ()))
        status, why = excepted.get(row, (HELD if holders else MISSING, ""))
        table.append(Row(row, status, why, holders))
    return table


def problems(known: list[str], marks: Marks, excepted: dict[str, tuple[str, str]]) -> list[str]:
    """What keeps the table from being whole, one sentence each."""
    table = rows(known, marks, excepted)
    return [
        *(f"{row!r} is marked by {h}, but is no row" for row, holders in marks.items()
          if row not in known for h in holders),
        *(f"{row!r} is excepted, but is no row" for row in excepted if row not in known),
        *(f"{each.row!r} has no test and no exception" for each in table if each.status == MISSING),
        *(f"{each.row!r} is not carried, but {each.holders[0]} holds it" for each in table
          if each.status == NOT_CARRIED and each.holders),
    ]  # fmt: skip


def markdown(table: list[Row]) -> str:
    """The whole page."""
    counts = Counter(each.status for each in table)
    total = ", ".join(
        f"{counts[s]} {s}" for s in (HELD, SIMPLIFIED, NOT_CARRIED, MISSING) if counts[s]
    )
    lines = [
        "# What the simulator does, and the tests that hold it",
        "",
        "Written by `python tests/conformance/table.py` from the marks in the tests "
        "(`@pytest.mark.behaviour`) and from `exceptions.txt`; do not edit it by hand. Every row "
        "of the behaviour page, sections 1 to 8, is here, by section and the beginning of its "
        "first cell.",
        "",
        f"{len(table)} rows: {total}.",
    ]
    for section, title in SECTIONS.items():
        lines += ["", f"## {section} {title}", "", "| row | status | held by |", "|---|---|---|"]
        lines += [_line(each) for each in table if each.section == section]
    return "\n".join([*lines, *_operations(), ""])


def _line(row: Row) -> str:
    status = f"{row.status}: {row.why}" if row.why else row.status
    text = row.row.removeprefix(row.section).strip()
    return f"| {_cell(text)} | {_cell(status)} | {'<br>'.join(_link(h) for h in row.holders)} |"


def _cell(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")


def _link(holder: Holder) -> str:
    """A link to the file, by its last part, so that the table stays narrow."""
    path = "../" + holder.file.removeprefix("tests/")
    # Of a state machine of hypothesis only the class has a name of its own.
    test = holder.test.removesuffix("::runTest").rpartition("::")[2]
    name = test.removeprefix("test_").replace("_", " ")
    return f"[{name or Path(holder.file).stem}]({path})"


def _operations() -> list[str]:
    names = sorted(service_model().operation_names)
    left = [name for name in names if name not in OPERATIONS]
    return [
        "",
        "## Operations of the API",
        "",
        f"{len(names) - len(left)} of the {len(names)} operations of the API model are carried. "
        "The others are refused: with `OperationNotCarriedError` in a notebook, with "
        "`UnsupportedFeatureException` over HTTP:",
        "",
        *(f"- {name}: not carried" for name in left),
    ]


@cache
def current() -> tuple[list[str], Marks, dict[str, tuple[str, str]]]:
    """The rows, the marks and the exceptions as they are now."""
    return (
        known_rows(ROWS.read_text(encoding="utf-8")),
        collect(),
        exceptions(EXCEPTIONS.read_text(encoding="utf-8")),
    )


def main() -> int:
    """Write the table; say what is still missing.

    Returns:
        The exit code: 0, or 1 when something is missing.
    """
    known, marks, excepted = current()
    TABLE.write_text(markdown(rows(known, marks, excepted)), encoding="utf-8")
    left = problems(known, marks, excepted)
    sys.stdout.write("".join(f"{line}\n" for line in left))
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
