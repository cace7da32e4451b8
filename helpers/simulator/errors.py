"""What ECS answers when it refuses a request."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class ErrorCode(StrEnum):
    """The exception codes of the ECS API, as the SDKs' typed exceptions know them."""

    ACCESS_DENIED = "AccessDeniedException"
    CLIENT = "ClientException"
    CLUSTER_CONTAINS_CONTAINER_INSTANCES = "ClusterContainsContainerInstancesException"
    CLUSTER_CONTAINS_SERVICES = "ClusterContainsServicesException"
    CLUSTER_CONTAINS_TASKS = "ClusterContainsTasksException"
    CLUSTER_NOT_FOUND = "ClusterNotFoundException"
    CONFLICT = "ConflictException"
    INVALID_PARAMETER = "InvalidParameterException"
    NO_UPDATE_AVAILABLE = "NoUpdateAvailableException"
    PLATFORM_UNKNOWN = "PlatformUnknownException"
    RESOURCE_IN_USE = "ResourceInUseException"
    SERVER = "ServerException"
    SERVICE_DEPLOYMENT_NOT_FOUND = "ServiceDeploymentNotFoundException"
    SERVICE_NOT_ACTIVE = "ServiceNotActiveException"
    SERVICE_NOT_FOUND = "ServiceNotFoundException"
    TARGET_NOT_FOUND = "TargetNotFoundException"
    TASK_SET_NOT_FOUND = "TaskSetNotFoundException"
    UNSUPPORTED_FEATURE = "UnsupportedFeatureException"


class EcsError(Exception):
    """A refusal: AWS's own code and words, and why, as data the course can explain.

    Args:
        code: the exception code on the wire.
        message: AWS's own English text, word for word.
        reason: a short stable name of the rule that refused (kebab-case). The catalogue in
            ``helpers.i18n`` has a sentence for it, so every reason can be explained.
        fields: what the sentence needs: names and numbers, never sentences.
    """

    def __init__(
        self,
        code: ErrorCode,
        message: str,
        *,
        reason: str,
        fields: Mapping[str, str | int] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.reason = reason
        self.fields = MappingProxyType(dict(fields or {}))


def invalid(message: str, reason: str, **fields: str | int) -> EcsError:
    """The refusal that ECS gives most: InvalidParameterException."""
    return EcsError(ErrorCode.INVALID_PARAMETER, message, reason=reason, fields=fields)
