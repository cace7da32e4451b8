"""The name of an image, read as Docker reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass

DOCKER_HUB = "registry-1.docker.io"
_ECR = re.compile(r"(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com")


@dataclass(frozen=True, slots=True)
class ImageName:
    """Registry host, repository, and the private ECR's account and region if it is one."""

    registry: str
    repository: str
    ecr_region: str | None
    ecr_arn: str | None

    @classmethod
    def read(cls, image: str) -> ImageName:
        """Read ``[host/]repository[:tag][@digest]``; without a host it is Docker Hub."""
        name = image.partition("@")[0]
        first, slash, rest = name.partition("/")
        if slash and ("." in first or ":" in first or first == "localhost"):
            registry, path = first, rest
        else:
            registry = DOCKER_HUB
            path = name if slash else f"library/{name}"
        repository = path.rpartition(":")[0] if ":" in path.rpartition("/")[2] else path
        match = _ECR.fullmatch(registry)
        return cls(
            registry,
            repository,
            match[2] if match else None,
            f"arn:aws:ecr:{match[2]}:{match[1]}:repository/{repository}" if match else None,
        )
