"""A few well-known public images: their tags, their size, and the ports their programs listen on.

Sizes are of the compressed layers in MiB, rounded. Tags are patterns of what was released up to the
end of 2025: what people really write exists, a slip of the finger (``nginx:1.72``) does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


_VARIANT = (  # -alpine, -slim-bookworm, -alpine3.20, -php8.3-apache
    r"(?:-(?:alpine(?:3\.\d{1,2})?|slim|perl|otel|apache|fpm|cli|debian|musl|glibc|uclibc|\d{8}"
    r"|stretch|buster|bullseye|bookworm|trixie|bionic|focal|jammy|noble|php\d\.\d))*"
)


@dataclass(frozen=True, slots=True)
class Known:
    """A public repository.

    Args:
        megabytes: of its compressed layers.
        versions: a pattern of the versions it has; each may have a variant behind it.
        others: tags that are not versions; each may have a variant too.
        ports: where its program listens.
    """

    megabytes: int
    versions: str
    others: frozenset[str]
    ports: tuple[int, ...] = ()

    def has(self, tag: str) -> bool:
        """Whether the repository has this tag: versions that were released, and no others."""
        names = "|".join(map(re.escape, sorted(self.others)))
        return bool(re.fullmatch(rf"(?:{self.versions}|{names}){_VARIANT}", tag))


def _known(megabytes: int, versions: str, others: str, *ports: int) -> Known:
    return Known(megabytes, versions, frozenset(others.split()), ports)


_PATCH = r"(?:\.\d{1,2})?"
DOCKER_HUB: Mapping[str, Known] = {
    "library/nginx": _known(
        72,
        rf"1(?:\.(?:\d|1\d|2[0-9]){_PATCH})?",
        *("latest stable mainline alpine stable-alpine perl bookworm", 80),
    ),
    "library/httpd": _known(56, rf"2(?:\.[24]{_PATCH})?", "latest alpine bookworm", 80),
    "library/redis": _known(50, rf"[2-8](?:\.\d{_PATCH})?", "latest alpine bookworm", 6379),
    "library/postgres": _known(150, rf"(?:9|1[0-8]){_PATCH}{_PATCH}", "latest alpine", 5432),
    "library/mysql": _known(
        230, rf"(?:5(?:\.[567]{_PATCH})?|[89](?:\.\d{_PATCH})?)", "latest", 3306
    ),
    "library/mariadb": _known(120, rf"(?:10|11|12)(?:\.\d{{1,2}}{_PATCH})?", "latest lts", 3306),
    "library/wordpress": _known(
        220, rf"[4-6](?:\.\d{_PATCH})?", "latest apache fpm php8.3-apache", 80
    ),
    "library/busybox": _known(
        2, rf"1(?:\.(?:[12]\d|3[0-7]){_PATCH})?", "latest stable uclibc musl glibc"
    ),
    "library/alpine": _known(4, rf"3(?:\.(?:\d|1\d|2[0-2]){_PATCH})?", "latest edge"),
    "library/amazonlinux": _known(52, r"[12]|2018\.03|2023(?:\.[\d.]+)?|2\.0\.\d+\.\d", "latest"),
    "library/debian": _known(
        49, r"(?:[89]|1[0-3])(?:\.\d{1,2})?", "latest bullseye bookworm trixie"
    ),
    "library/ubuntu": _known(
        29, r"(?:1[468]|2[0246])\.(?:04|10)", "latest rolling bionic focal jammy noble"
    ),
    "library/python": _known(
        360, rf"(?:2(?:\.7{_PATCH})?|3(?:\.(?:[4-9]|1[0-4]){_PATCH})?)", "latest slim alpine"
    ),
    "library/node": _known(
        380, rf"(?:\d|1\d|2[0-5])(?:\.\d{{1,2}}{_PATCH})?", "latest lts slim alpine"
    ),
    "library/hello-world": _known(1, "linux", "latest"),
    "amazon/amazon-ecs-sample": _known(135, r"v?\d+", "latest", 80),
    "amazon/aws-xray-daemon": _known(60, r"\d\.(?:x|\d+\.\d+)", "latest"),
    "amazon/aws-for-fluent-bit": _known(160, r"[23]\.\d{1,2}\.\d{1,3}(?:\.\d+)?", "latest stable"),
}

MIRRORED: Mapping[str, str] = {
    **{f"docker/{name}": name for name in DOCKER_HUB if name.startswith("library/")},
    "nginx/nginx": "library/nginx",
    "amazonlinux/amazonlinux": "library/amazonlinux",
    "ecs-sample-image/amazon-ecs-sample": "amazon/amazon-ecs-sample",
    "aws-observability/aws-for-fluent-bit": "amazon/aws-for-fluent-bit",
}
"""Repositories of Amazon ECR Public, and Docker Hub's names of the same images."""

PUBLIC_ECR: Mapping[str, Known] = {here: DOCKER_HUB[there] for here, there in MIRRORED.items()}

_PUBLISHERS = frozenset(
    {"appmesh", "aws-observability", "bitnami", "cloudwatch-agent", "datadog", "ecs-sample-image"}
    | {"eks", "grafana", "lambda", "newrelic", "sam", "ubuntu", "xray"}
)
_DEFAULT_ALIAS = re.compile(r"[a-z]\d[a-z0-9]{6}")
"""The namespace that Amazon ECR Public draws for everybody who has not asked for a name."""


def publishes(repository: str) -> bool:
    """Does its namespace belong to a known publisher of Amazon ECR Public?

    What such a one publishes is assumed to exist, as are the images of everybody's own.
    """
    namespace = repository.partition("/")[0]
    return namespace in _PUBLISHERS or _DEFAULT_ALIAS.fullmatch(namespace) is not None


OPEN_HOSTS = frozenset({"ghcr.io", "quay.io", "gcr.io", "mcr.microsoft.com", "registry.k8s.io"})
"""Other public registries; what they hold is assumed to exist."""

PUBLIC_ECR_HOST = "public.ecr.aws"
UNKNOWN_MEGABYTES = 60
"""For an image whose size nobody knows."""
