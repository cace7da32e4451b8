"""Somebody hears of it when Application Auto Scaling gets a service to scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.aws.mended import Mending


def mend(mending: Mending, begin: Callable[[str], object]) -> None:
    """Call ``begin`` with the region when a scalable target is registered there."""
    from moto.applicationautoscaling.models import ApplicationAutoscalingBackend

    def register(before: Callable[..., Any]) -> Callable[..., Any]:
        def registered(scaling: Any, *arguments: Any, **options: Any) -> Any:
            target = before(scaling, *arguments, **options)
            begin(scaling.region_name)
            return target

        return registered

    mending.replace(ApplicationAutoscalingBackend, "register_scalable_target", register)
