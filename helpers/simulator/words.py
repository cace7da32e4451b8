"""Parameters that take one of a few words. SDKs do not check them; ECS does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import invalid
from helpers.simulator.tasks.states import LaunchType

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS = {
    "launchType": ("launch type", tuple(LaunchType)),
    "schedulingStrategy": ("Scheduling strategy", ("REPLICA", "DAEMON")),
    "propagateTags": ("propagateTags", ("NONE", "SERVICE", "TASK_DEFINITION")),
    "availabilityZoneRebalancing": ("availabilityZoneRebalancing", ("ENABLED", "DISABLED")),
    "desiredStatus": ("desiredStatus", ("RUNNING", "PENDING", "STOPPED")),
    "status": (
        "Container instance status",
        ("ACTIVE", "DRAINING", "REGISTERING", "DEREGISTERING", "REGISTRATION_FAILED"),
    ),
}
"""Parameter -> how ECS calls it in a refusal, and the words that it takes (API model).

The first two texts are those that public reports show; the others follow them (unsourced).
"""


def check_words(request: Mapping[str, Any]) -> None:
    """Every word is one that ECS knows.

    Raises:
        EcsError: InvalidParameterException, which lists the words.
    """
    for parameter, (name, known) in WORDS.items():
        word = request.get(parameter)
        if word is not None and word not in known:
            raise invalid(
                f"{name} should be one of [{','.join(known)}]",
                "unknown-word",
                parameter=parameter,
                word=str(word)[:40],
            )
