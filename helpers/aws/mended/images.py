"""EC2's images: moto draws 2,600 random ids for them whenever a lab opens; here it draws them once.

The next lab with the same seed reads the same ids from memory and goes on from the same state of
moto's random numbers, so nothing that comes after differs. It halves the time of opening a lab.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.aws.mended import Mending

_DRAWN: dict[tuple[str, object], tuple[list[str], object]] = {}
"""By region and the state before: the ids in their order, and the state of the numbers after."""

_REMEMBERED = 16


def mend(mending: Mending) -> None:
    """Remember what is drawn while images are loaded."""
    from moto.ec2 import utils
    from moto.ec2.models.amis import AmiBackend
    from moto.moto_api._internal import mock_random

    def load(before: Callable[[Any], None]) -> Callable[[Any], None]:
        def load_images(backend: Any) -> None:
            draw = utils.random_resource_id
            key = (backend.region_name, mock_random.getstate())
            known = _DRAWN.get(key)
            ids: list[str] = [] if known is None else known[0]
            drawn = iter(ids)

            def recorded(size: int = 8) -> str:
                ids.append(draw(size))
                return ids[-1]

            def played(_size: int = 8) -> str:
                return next(drawn)

            utils.random_resource_id = recorded if known is None else played
            try:
                before(backend)
            finally:
                utils.random_resource_id = draw
            if known is not None:
                mock_random.setstate(known[1])
            elif len(_DRAWN) < _REMEMBERED:
                _DRAWN[key] = (ids, mock_random.getstate())

        return load_images

    mending.replace(AmiBackend, "_load_amis", load)
