"""AWS's own managed policies are there, with their documents (behaviour page 6.2).

moto ships them and leaves them out unless asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.aws.mended import Mending


def mend(mending: Mending) -> None:
    """Let moto's IAM begin with the managed policies."""
    from moto.iam import models

    mending.replace(models, "load_iam_aws_managed_policies", lambda _before: lambda: True)
