"""Where an image lives, told from its name."""

from __future__ import annotations

import re

_PRIVATE_ECR = re.compile(r"\d{12}\.dkr\.ecr(-fips)?\.[a-z0-9-]+\.amazonaws\.com(\.cn)?/.+")


def is_private_ecr(image: str) -> bool:
    """Whether the image is in a private ECR registry, which asks whoever pulls to sign in."""
    return bool(_PRIVATE_ECR.match(image))
