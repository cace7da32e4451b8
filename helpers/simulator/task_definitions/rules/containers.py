"""What every container has to have, and the settings of one container."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from helpers.simulator.task_definitions.rules.family import NAME
from helpers.simulator.task_definitions.rules.rule import Draft, Fields, Rule, when

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_CONTAINERS = 10
"""Containers in one task definition; the quota cannot be raised (behaviour page 1.1)."""

MOST_ENVIRONMENT_FILES = 10
MOST_IGNORED_EXIT_CODES = 50
RESTART_ATTEMPT_SECONDS = (60, 1800)

IMAGE = re.compile(r"[A-Za-z0-9_:./@#-]{1,255}")
"""Letters, digits, and what a registry, a repository, a tag or a digest needs (API reference)."""

# (member, lowest, highest, unit): API reference, HealthCheck.
_HEALTH_CHECK_RANGES = (
    ("interval", 5, 300, "Health check interval"),
    ("timeout", 2, 60, "Health check timeout"),
    ("retries", 1, 10, "Health check retries"),
    ("startPeriod", 0, 300, "Health check startPeriod"),
)


def _duplicate_names(draft: Draft) -> Iterator[Fields]:
    counts = Counter(c.get("name") for c in draft.containers)
    return ({"name": name or ""} for name, count in counts.items() if count > 1)


def _health_checks(draft: Draft, *, too_high: bool) -> Iterator[Fields]:
    for container in draft.containers:
        check = container.get("healthCheck") or {}
        for member, lowest, highest, words in _HEALTH_CHECK_RANGES:
            value = check.get(member)
            if value is None:
                continue
            fields: Fields = {"setting": words, "value": value, "name": container["name"]}
            if too_high and value > highest:
                yield fields | {"limit": highest}
            if not too_high and value < lowest:
                yield fields | {"limit": lowest}


def _restart_period(draft: Draft) -> Iterator[Fields]:
    lowest, highest = RESTART_ATTEMPT_SECONDS
    for container in draft.containers:
        period = (container.get("restartPolicy") or {}).get("restartAttemptPeriod")
        if period is not None and not lowest <= period <= highest:
            yield {"name": container["name"], "value": period}


RULES = (
    Rule(
        "no-containers",
        "1.5 empty list",
        "Container list cannot be empty.",
        lambda d: when(not d.containers),
    ),
    Rule(
        "too-many-containers",
        "1.5 >10 containers",
        "Too many containers.",
        lambda d: when(len(d.containers) > MOST_CONTAINERS, count=len(d.containers)),
    ),
    Rule(
        "container-name-missing",
        "1.5 name missing / bad",
        "Container.name should not be null or empty.",
        lambda d: ({"number": n} for n, c in enumerate(d.containers, 1) if not c.get("name")),
    ),
    Rule(
        "container-name-characters",
        "1.5 name missing / bad",
        "Container.name contains invalid characters.",
        lambda d: ({"name": c["name"][:60]} for c in d.containers if not NAME.fullmatch(c["name"])),
    ),
    Rule(
        "container-image-missing",
        "1.5 image missing / bad",
        "Container.image should not be null or empty.",
        lambda d: ({"name": c["name"]} for c in d.containers if not c.get("image")),
    ),
    Rule(
        "container-image-characters",
        "1.5 image missing / bad",
        "Container.image contains invalid characters",
        lambda d: (
            {"name": c["name"], "image": c["image"][:60]}
            for c in d.containers
            if not IMAGE.fullmatch(c["image"])
        ),
    ),
    Rule(
        "duplicate-container-names",
        "1.5 duplicate names",
        "Container names must be unique within a task definition",
        _duplicate_names,
    ),
    Rule(
        "no-essential-container",
        "1.5 no essential container",
        "Task definition doesn't have any essential container",
        lambda d: when(not any(c.get("essential", True) for c in d.containers)),
    ),
    Rule(
        "health-check-too-high",
        "1.5 healthCheck interval >300",
        "{setting} must be less than or equal to the maximum allowed value {limit} for container"
        " '{name}'",
        lambda d: _health_checks(d, too_high=True),
    ),
    Rule(
        "health-check-too-low",
        "1.1 healthCheck ranges",
        "{setting} must be greater than or equal to the minimum allowed value {limit} for container"
        " '{name}'",
        lambda d: _health_checks(d, too_high=False),
        sourced=False,
    ),
    Rule(
        "restart-attempt-period",
        "1.5 restartAttemptPeriod",
        "The 'restartAttemptPeriod' setting for container '{name}' must be between 60 and 1800.",
        _restart_period,
    ),
    Rule(
        "too-many-ignored-exit-codes",
        "1.1 restartPolicy",
        "The 'ignoredExitCodes' setting for container '{name}' must have at most 50 elements.",
        lambda d: (
            {"name": c["name"]}
            for c in d.containers
            if len((c.get("restartPolicy") or {}).get("ignoredExitCodes") or ())
            > MOST_IGNORED_EXIT_CODES
        ),
        sourced=False,
    ),
    Rule(
        "too-many-environment-files",
        "1.1 environment files",
        "The maximum number of environment files was exceeded. Specify ten or less and try again.",
        lambda d: (
            {"name": c["name"]}
            for c in d.containers
            if len(c.get("environmentFiles") or ()) > MOST_ENVIRONMENT_FILES
        ),
    ),
    Rule(
        "environment-file-name",
        "1.1 environment files",
        "Environment file '{value}' for container '{name}' must have a .env extension.",
        lambda d: (
            {"name": c["name"], "value": f.get("value", "")[:80]}
            for c, f in d.each("environmentFiles")
            if not f.get("value", "").endswith(".env")
        ),
        sourced=False,
    ),
)
