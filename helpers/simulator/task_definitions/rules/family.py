"""The family, and the document as a whole."""

from __future__ import annotations

import json
import re

from helpers.simulator.task_definitions.rules.rule import Rule, when

NAME = re.compile(r"[A-Za-z0-9_-]{1,255}")
"""What a family and a container may be called (behaviour page 1.1)."""

LARGEST_BYTES = 32 * 1024
MOST_PLACEMENT_CONSTRAINTS = 10
COMPATIBILITIES = ("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES")
NETWORK_MODES = ("bridge", "host", "awsvpc", "none")


def _bytes(request: object) -> int:
    return len(json.dumps(request, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))


RULES = (
    Rule(
        "family-blank",
        "1.5 family bad / empty",
        "Family can not be blank.",
        lambda d: when(not d.request.get("family", "").strip()),
    ),
    Rule(
        "family-characters",
        "1.5 family bad / empty",
        "Family contains invalid characters.",
        lambda d: when(not NAME.fullmatch(d.request["family"]), family=d.request["family"][:60]),
    ),
    Rule(
        "compatibility-unknown",
        "1.1 requiresCompatibilities",
        "Invalid compatibility '{value}'.",
        lambda d: ({"value": v} for v in d.requires if v not in COMPATIBILITIES),
        sourced=False,
    ),
    Rule(
        "network-mode-unknown",
        "API reference, RegisterTaskDefinition.networkMode",
        "Invalid network mode '{value}'.",
        lambda d: when(d.network_mode not in NETWORK_MODES, value=d.network_mode),
        sourced=False,
    ),
    Rule(
        "definition-too-large",
        "1.1 size of a task definition",
        "Task definition size exceeds the maximum of 32768 bytes.",
        lambda d: when((size := _bytes(d.request)) > LARGEST_BYTES, bytes=size),
        sourced=False,
    ),
    Rule(
        "too-many-placement-constraints",
        "1.1 tags / placement constraints",
        "Too many placement constraints.",
        lambda d: when(
            len(d.request.get("placementConstraints") or ()) > MOST_PLACEMENT_CONSTRAINTS
        ),
        sourced=False,
    ),
)
