"""AWS's own parameters about the ECS-optimised images hold JSON; moto's hold Python's notation.

``/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended`` is read by scripts that parse it
(Source: ECS Developer Guide, "Retrieving Amazon ECS-optimized Linux AMI metadata").
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.aws.mended import Mending


def mend(mending: Mending) -> None:
    """Hold as JSON what moto would hold as a Python dictionary."""
    from moto.ssm import models

    def read(before: Callable[..., list[dict[str, Any]]]) -> Callable[..., list[dict[str, Any]]]:
        def convert(tree: dict[str, Any]) -> list[dict[str, Any]]:
            return [{**each, "Value": _as_json(each["Value"])} for each in before(tree)]

        return convert

    mending.replace(models, "convert_to_params", read)


def _as_json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":")) if isinstance(value, dict) else str(value)
