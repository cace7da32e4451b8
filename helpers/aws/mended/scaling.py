"""Application Auto Scaling gets somebody who scales, and tells what it did."""

from __future__ import annotations

import inspect
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
    """Mend registering and policies, and carry DescribeScalingActivities, which moto lacks.

    Args:
        mending: replaces, and can put back.
        begin: called with the region when a scalable target is registered there.
        activities: what was done in a region, newest first.
    """
    from moto.applicationautoscaling.exceptions import AWSValidationException
    from moto.applicationautoscaling.models import ApplicationAutoscalingBackend
    from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse

    def register(before: Callable[..., Any]) -> Callable[..., Any]:
        signature = inspect.signature(before)

        def registered(scaling: Any, *arguments: Any, **options: Any) -> Any:
            asked = signature.bind(scaling, *arguments, **options).arguments
            known = scaling.targets.get(asked["dimension"], {}).get(asked["r_id"])
            least, most = (
                getattr(known, name, None) if asked.get(name) is None else asked[name]
                for name in ("min_capacity", "max_capacity")
            )
            if least is not None and most is not None and least > most:  # text unsourced
                raise AWSValidationException(
                    "Maximum capacity cannot be less than minimum capacity"
                )
            target = before(scaling, *arguments, **options)
            begin(scaling.region_name)
            return target

        return registered

    def put(before: Callable[..., Any]) -> Callable[..., Any]:
        def policy_put(scaling: Any, *arguments: Any, **options: Any) -> Any:
            body = options.get("policy_body") or {}
            if "TargetValue" in body and not float(body["TargetValue"]) > 0:  # text unsourced
                raise AWSValidationException("The target value must be greater than 0")
            return before(scaling, *arguments, **options)

        return policy_put

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
    mending.replace(ApplicationAutoscalingBackend, "put_scaling_policy", put)
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
