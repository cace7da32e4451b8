"""Application Auto Scaling gets somebody who scales, and tells what it did."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.aws.mended import Mending
    from helpers.aws.scaling_activities import Activity

PAGE = 50
"""The most activities that one answer holds."""


def mend(
    mending: Mending,
    begin: Callable[[str], object],
    activities: Callable[[str], list[Activity]],
) -> None:
    """Mend registering, and carry DescribeScalingActivities, which moto lacks.

    Args:
        mending: replaces, and can put back.
        begin: called with the region when a scalable target is registered there.
        activities: what was done in a region, newest first.
    """
    from moto.applicationautoscaling.models import ApplicationAutoscalingBackend
    from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse

    def register(before: Callable[..., Any]) -> Callable[..., Any]:
        def registered(scaling: Any, *arguments: Any, **options: Any) -> Any:
            target = before(scaling, *arguments, **options)
            begin(scaling.region_name)
            return target

        return registered

    def describe(response: Any) -> str:
        response._validate_params()
        shown = [each.shown() for each in activities(response.region)]
        for name in ("ServiceNamespace", "ResourceId", "ScalableDimension"):
            if wanted := response._get_param(name):
                shown = [each for each in shown if each[name] == wanted]
        return json.dumps(
            _page(shown, response._get_param("NextToken"), response._get_int_param("MaxResults"))
        )

    mending.replace(ApplicationAutoscalingBackend, "register_scalable_target", register)
    mending.add(ApplicationAutoScalingResponse, "describe_scaling_activities", describe)


def _page(shown: list[dict[str, Any]], token: str | None, size: int | None) -> dict[str, Any]:
    """One page. Its token is the last activity on it, so that newer ones shift no page."""
    from moto.core.exceptions import JsonRESTError

    start = 0
    if token:
        ids = [each["ActivityId"] for each in shown]
        if token not in ids:
            raise JsonRESTError("InvalidNextTokenException", "The next token supplied was invalid.")
        start = ids.index(token) + 1
    page = shown[start : start + min(size or PAGE, PAGE)]
    answer: dict[str, Any] = {"ScalingActivities": page}
    if start + len(page) < len(shown):
        answer["NextToken"] = page[-1]["ActivityId"]
    return answer
