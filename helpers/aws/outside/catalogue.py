"""A few well-known public images: their tags, their size, and the ports their programs listen on.

Sizes are of the compressed layers in MiB, rounded; tags are the ones that tutorials use.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Known:
    """A public repository."""

    megabytes: int
    tags: frozenset[str]
    ports: tuple[int, ...] = ()


def _known(megabytes: int, tags: str, *ports: int) -> Known:
    return Known(megabytes, frozenset(tags.split()), ports)


DOCKER_HUB: Mapping[str, Known] = {
    "library/nginx": _known(
        72, "latest stable alpine 1 1.27 1.28 1.29 1.27-alpine 1.29-alpine", 80
    ),
    "library/httpd": _known(56, "latest 2 2.4 2.4-alpine alpine", 80),
    "library/redis": _known(50, "latest 7 7.4 8 8.0 alpine 7-alpine", 6379),
    "library/postgres": _known(150, "latest 16 17 18 alpine 17-alpine", 5432),
    "library/mysql": _known(230, "latest 8 8.0 8.4 9", 3306),
    "library/busybox": _known(2, "latest stable 1 1.36 1.37 uclibc musl glibc"),
    "library/alpine": _known(4, "latest 3 3.20 3.21 3.22"),
    "library/amazonlinux": _known(52, "latest 2 2023"),
    "library/ubuntu": _known(29, "latest 22.04 24.04 jammy noble"),
    "library/python": _known(360, "latest 3 3.11 3.12 3.13 3.14 3.12-slim 3.13-slim slim alpine"),
    "library/hello-world": _known(1, "latest linux"),
    "amazon/amazon-ecs-sample": _known(135, "latest", 80),
    "amazon/aws-xray-daemon": _known(60, "latest 3.x"),
    "amazon/aws-for-fluent-bit": _known(160, "latest stable 2.32.0"),
}

PUBLIC_ECR: Mapping[str, Known] = {
    **{
        f"docker/{name}": known for name, known in DOCKER_HUB.items() if name.startswith("library/")
    },
    "nginx/nginx": DOCKER_HUB["library/nginx"],
    "amazonlinux/amazonlinux": DOCKER_HUB["library/amazonlinux"],
    "ecs-sample-image/amazon-ecs-sample": DOCKER_HUB["amazon/amazon-ecs-sample"],
    "aws-observability/aws-for-fluent-bit": DOCKER_HUB["amazon/aws-for-fluent-bit"],
}

OPEN_HOSTS = frozenset({"ghcr.io", "quay.io", "gcr.io", "mcr.microsoft.com", "registry.k8s.io"})
"""Other public registries; what they hold is assumed to exist."""

PUBLIC_ECR_HOST = "public.ecr.aws"
UNKNOWN_MEGABYTES = 60
"""For an image whose size nobody knows."""
