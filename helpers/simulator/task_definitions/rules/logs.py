"""Log drivers, their options, and secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.task_definitions.rules.rule import Draft, Fields, Rule, when

if TYPE_CHECKING:
    from collections.abc import Iterator

DRIVERS = (
    "awslogs", "fluentd", "gelf", "json-file", "journald", "syslog", "splunk", "awsfirelens",
)  # fmt: skip
"""Behaviour page 1.1, log drivers EC2."""

AWSLOGS_REQUIRED = ("awslogs-region", "awslogs-group")
AWSLOGS_OPTIONS = frozenset(
    {
        "awslogs-create-group",
        "awslogs-datetime-format",
        "awslogs-group",
        "awslogs-multiline-pattern",
        "awslogs-region",
        "awslogs-stream-prefix",
        "max-buffer-size",
        "mode",
    }
)
"""API reference, LogConfiguration.options."""


def _missing(draft: Draft) -> Iterator[Fields]:
    for container, driver, options in draft.logging():
        missing = [option for option in AWSLOGS_REQUIRED if not options.get(option)]
        if driver == "awslogs" and missing:
            yield {"name": container["name"], "options": ", ".join(missing)}


def _unknown(draft: Draft) -> Iterator[Fields]:
    for container, driver, options in draft.logging():
        unknown = sorted(set(options) - AWSLOGS_OPTIONS)
        if driver == "awslogs" and unknown:
            yield {"name": container["name"], "options": ", ".join(unknown)}


def _secrets(draft: Draft) -> Iterator[tuple[dict[str, object], str]]:
    for container, secret in draft.each("secrets"):
        yield container, secret.get("valueFrom", "")
    for container, _, _ in draft.logging():
        for secret in container["logConfiguration"].get("secretOptions") or ():
            yield container, secret.get("valueFrom", "")


def _foreign_parameter(draft: Draft) -> Iterator[Fields]:
    for container, source in _secrets(draft):
        parts = source.split(":")
        if len(parts) > 4 and parts[2] == "ssm" and parts[4] not in ("", draft.account):
            yield {"name": str(container["name"]), "account": parts[4]}


RULES = (
    Rule(
        "log-driver-unknown",
        "1.1 log drivers EC2",
        "{driver} is not a valid log driver. Must be one of"
        " [awslogs,fluentd,gelf,json-file,journald,syslog,splunk,awsfirelens]",
        lambda d: (
            {"name": c["name"], "driver": driver[:40]}
            for c, driver, _ in d.logging()
            if driver not in DRIVERS
        ),
        sourced=False,
    ),
    Rule(
        "awslogs-options-missing",
        "1.5 awslogs option(s) missing",
        "Log driver awslogs requires options: {options}",
        _missing,
    ),
    Rule(
        "awslogs-options-unknown",
        "1.5 unknown awslogs option",
        "Log driver awslogs disallows options: {options}",
        _unknown,
    ),
    Rule(
        "awslogs-create-group",
        '1.5 awslogs-create-group: "false"',
        "Log driver awslogs option 'awslogs-create-group' should only be set to 'true', else omit"
        " option.",
        lambda d: (
            {"name": c["name"]}
            for c, driver, options in d.logging()
            if driver == "awslogs" and options.get("awslogs-create-group", "true") != "true"
        ),
    ),
    Rule(
        "firelens-without-router",
        "PF:pf-ecs-awsfirelens-without-router",
        "When awsfirelens log driver is specified in log configuration, a firelens configuration"
        " object must be configured in one of the containers.",
        lambda d: when(
            any(driver == "awsfirelens" for _, driver, _ in d.logging())
            and not any(c.get("firelensConfiguration") for c in d.containers)
        ),
    ),
    Rule(
        "secrets-execution-role",
        "1.5 secrets, no execution role (any launch type)",
        "When you are specifying container secrets, you must also specify a value for"
        " 'executionRoleArn'.",
        lambda d: when(not d.request.get("executionRoleArn") and any(True for _ in _secrets(d))),
    ),
    Rule(
        "secret-other-account",
        "1.5 SSM parameter ARN of another account",
        "The Systems Manager parameter ARN has a different account ID than the current account.",
        _foreign_parameter,
    ),
)
