"""What CloudWatch Logs says about a stream that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import boto3
import pytest

if TYPE_CHECKING:
    from helpers import Lab


@pytest.mark.parametrize(("group", "missing"), [("/ecs/web", "stream"), ("/ecs/nowhere", "group")])
def test_a_missing_stream_is_told_from_a_missing_group(lab: Lab, group: str, missing: str) -> None:
    logs = boto3.client("logs")
    logs.create_log_group(logGroupName="/ecs/web")
    logs.create_log_stream(logGroupName="/ecs/web", logStreamName="ecs/app/1")
    assert logs.get_log_events(logGroupName="/ecs/web", logStreamName="ecs/app/1")["events"] == []
    with pytest.raises(logs.exceptions.ResourceNotFoundException) as refused:
        logs.get_log_events(logGroupName=group, logStreamName="ecs/app/2")
    said = refused.value.response["Error"]["Message"]
    assert said == f"The specified log {missing} does not exist."
