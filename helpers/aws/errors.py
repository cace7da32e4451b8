"""What a learner's boto3 call raises where the lab itself, not AWS, has to say no."""

from __future__ import annotations

from botocore.exceptions import BotoCoreError


class LabError(BotoCoreError):  # type: ignore[misc]
    """Base of the lab's own refusals; botocore does not retry them.

    Args:
        text: the whole sentence, already in the learner's language.
    """

    fmt = "{text}"

    def __init__(self, text: str) -> None:
        super().__init__(text=text)


class ServiceNotCarriedError(LabError):
    """The lab does not carry this AWS service."""


class OperationNotCarriedError(LabError):
    """The lab carries the service, but not this operation of it."""


class NotUnderstoodError(LabError):
    """The lab carries the operation, but cannot make sense of this request."""


class UnknownRegionError(LabError):
    """The client was made for a region that AWS does not have."""


class LabClosedError(LabError):
    """The client belongs to a lab that has been closed."""
