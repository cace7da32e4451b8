"""Registries: the lab's own ECR, and a catalogue of well-known public images (design page 3)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from helpers.aws.outside import catalogue
from helpers.simulator.outside.protocols import Image, ImageProblem
from helpers.simulator.tasks.images import DOCKER_HUB, ImageName
from helpers.simulator.tasks.stop_reasons import tag_of

if TYPE_CHECKING:
    from helpers.aws.outside.backends import Backends

PULL_BEGIN = 1.5
"""Seconds until layers begin to come."""

MEGABYTES_A_SECOND = 25.0
"""How fast they come (a 75 MiB image in 4.5 s, as measured on Fargate, behaviour page 2.2)."""


def pull_seconds(megabytes: float) -> float:
    """How long it takes to pull an image of this compressed size."""
    return round(PULL_BEGIN + megabytes / MEGABYTES_A_SECOND, 1)


def digest_of(name: str) -> str:
    """A digest that is always the same for the same name."""
    return "sha256:" + hashlib.sha256(name.encode()).hexdigest()


class MotoImages:
    """Finds images.

    Args:
        backends: where moto's ECR is.
    """

    def __init__(self, backends: Backends) -> None:
        self._backends = backends

    def find(self, image: str) -> Image | ImageProblem:
        """Look up ``registry/repository:tag`` or ``@digest``."""
        name = ImageName.read(image)
        if name.ecr_region is not None:
            return self._in_ecr(image, name)
        if name.registry == DOCKER_HUB or name.registry == "docker.io":
            return self._public(image, catalogue.DOCKER_HUB.get(name.repository))
        if name.registry == catalogue.PUBLIC_ECR_HOST:
            known = catalogue.PUBLIC_ECR.get(name.repository)
            if known is None and not catalogue.publishes(name.repository):
                return ImageProblem.NO_REPOSITORY
            return self._public(image, known)
        if name.registry in catalogue.OPEN_HOSTS:
            return self._public(image, None)
        return ImageProblem.NO_SUCH_HOST

    @staticmethod
    def _public(image: str, known: catalogue.Known | None) -> Image | ImageProblem:
        if known and "@" not in image and not known.has(tag_of(image)):
            return ImageProblem.NO_TAG
        size = known.megabytes if known else catalogue.UNKNOWN_MEGABYTES
        return Image(digest_of(image), pull_seconds(size))

    def _in_ecr(self, image: str, name: ImageName) -> Image | ImageProblem:
        account = name.registry.partition(".")[0]
        if account != self._backends.account or name.ecr_region != self._backends.region:
            return ImageProblem.NO_REPOSITORY  # another account's or region's is not carried
        repository = self._backends("ecr").repositories.get(name.repository)
        if repository is None:
            return ImageProblem.NO_REPOSITORY
        digest, tag = image.partition("@")[2], tag_of(image)
        for each in repository.images:
            if (digest and each.get_image_digest() == digest) or (
                not digest and tag in each.image_tags
            ):
                return Image(each.get_image_digest(), pull_seconds(_megabytes(each)))
        return ImageProblem.NO_TAG


def _megabytes(image: Any) -> float:
    size = image.get_image_size_in_bytes()
    return size / 2**20 if size else catalogue.UNKNOWN_MEGABYTES
