"""What an answer tells, whatever the case is: read off made-up answers of AWS."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from helpers.labs.logs import reading
from helpers.labs.logs.cases import ALL, AT_START, BY_A_CHECK, BY_ITSELF, NEVER

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def events(*messages: str) -> reading.Evidence:
    """Newest first, as AWS gives them."""
    return reading.events([{"createdAt": NOON, "message": each} for each in messages])


def test_the_cases_are_ten_and_each_shows_at_one_stage() -> None:
    stages = [AT_START, BY_ITSELF, BY_A_CHECK, NEVER]
    assert len(ALL) == 10
    assert sum(len(each) for each in stages) == len(frozenset().union(*stages)) == 10


def test_a_telling_event_is_found_among_the_others() -> None:
    found = events("(service a) has started 1 tasks.", "(service a) was unable to place a task.")
    assert (found.saw, found.leaves) == ("unplaced", NEVER)
    assert found.answer.splitlines()[0].endswith("was unable to place a task.")


def test_events_that_only_tell_of_starts_leave_what_they_cannot_know() -> None:
    found = events("(service a) has started 1 tasks.", "(service a) has started 1 tasks.")
    assert (found.saw, found.fields["count"]) == ("started", 2)
    assert found.leaves == AT_START | BY_ITSELF
    assert events().fields["count"] == 0


@pytest.mark.parametrize(
    ("container", "saw", "leaves"),
    [
        ({"lastStatus": "STOPPED"}, "no-exit-code", AT_START),
        ({"lastStatus": "RUNNING"}, "still-running", BY_A_CHECK),
        ({"lastStatus": "STOPPED", "exitCode": 0}, "exit-zero", BY_A_CHECK),
        ({"lastStatus": "STOPPED", "exitCode": 1}, "exit-other", {"crash"}),
        ({"lastStatus": "STOPPED", "exitCode": 137}, "exit-other", {"crash"}),
        (
            {"lastStatus": "STOPPED", "exitCode": 137, "reason": "OutOfMemoryError: …"},
            "exit-memory",
            {"memory"},
        ),
    ],
)
def test_137_alone_does_not_mean_memory(
    container: dict[str, object], saw: str, leaves: frozenset[str]
) -> None:
    found = reading.exit_code({"name": "app", **container})
    assert (found.saw, found.leaves) == (saw, leaves)


def test_a_stop_code_that_no_case_has_rules_nothing_out_but_that_there_was_no_task() -> None:
    stopped = {"lastStatus": "STOPPED", "stopCode": "UserInitiated", "stoppedReason": "me"}
    found = reading.described({**stopped, "stoppedAt": NOON})
    assert (found.saw, found.leaves) == ("other-code", ALL - NEVER)
    assert "stoppedAt: 12:00:00" in found.answer


def test_a_missing_group_is_told_from_a_missing_stream() -> None:
    code = "ResourceNotFoundException"
    group = reading.no_log(code, "The specified log group does not exist.")
    stream = reading.no_log(code, "The specified log stream does not exist.")
    assert group.leaves == {"group"}
    assert stream.leaves == AT_START - {"group"}
