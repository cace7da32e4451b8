"""Why a call was refused, in the learner's language: said beside AWS's or boto3's own words."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from helpers.i18n import MissingWordsError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from botocore.exceptions import ParamValidationError

    from helpers.i18n import Words

_log = logging.getLogger("helpers.labs")

_WRONG_TYPE = re.compile(r"Invalid type for parameter (\S+), value: .*valid types: (.*)")
_MISSING = re.compile(r'Missing required parameter in (\S+): "(\w+)"')
_TOO_SMALL = re.compile(r"Invalid value for parameter (\S+), value: .*valid min value: (\S+)")
_IN_MIB = ("memory", "memoryReservation")


def refused_by_ecs(reason: str, fields: Mapping[str, str | int], words: Words) -> str:
    """The explanation of a refusal; empty if the catalogue has none.

    Args:
        reason: ``reason`` of the ``Refusal``.
        fields: its ``fields``.
        words: the language.
    """
    message = f"why-{reason}"
    if not reason or not words.has(message):
        return ""
    try:
        return words(message, **fields)
    except MissingWordsError:
        _log.exception("%s asks for a field that the refusal does not have", message)
        return ""


def refused_by_code(service: str, code: str, words: Words) -> str:
    """The explanation of a refusal by another service than ECS; empty if the catalogue has none.

    Args:
        service: as botocore names it: ``"ec2"``.
        code: AWS's, such as ``InvalidSubnet.Range``.
        words: the language.
    """
    message = f"why-{service}-{code.replace('.', '-')}"
    return words(message) if words.has(message) else ""


def refused_by_boto3(error: ParamValidationError, words: Words) -> str:
    """The explanation of what boto3 did not send; only its first complaint is explained."""
    report = str(error.kwargs.get("report", "")).split("\n", 1)[0]
    if wrong := _WRONG_TYPE.match(report):
        path, wanted = wrong.groups()
        if wanted != "<class 'int'>":
            return words("why-wrong-type", path=path)
        in_mib = path.rpartition(".")[2] in _IN_MIB
        return words("builder-whole-mib" if in_mib else "builder-whole-number", path=path)
    if small := _TOO_SMALL.match(report):
        path, least = small.groups()
        return words("why-too-small", path=path, least=least)
    if missing := _MISSING.match(report):
        where, name = missing.groups()
        path = name if where == "input" else f"{where}.{name}"
        return words("why-missing-member", path=path)
    return ""
