"""Ids that look like AWS's and are the same in every run of the same seed."""

from __future__ import annotations

import random


class Ids:
    """A seeded source of AWS-shaped ids.

    Args:
        seed: the same seed gives the same ids in the same order.
    """

    def __init__(self, seed: int = 0) -> None:
        self._random = random.Random(seed)  # noqa: S311 - repeatable is the point; nothing secret

    def hexadecimal(self, digits: int = 32) -> str:
        """A task id (32 digits), or the tail of an EC2 id (17 digits)."""
        return f"{self._random.getrandbits(4 * digits):0{digits}x}"

    def number(self, digits: int = 19) -> str:
        """The number in a deployment id, ``ecs-svc/<19 digits>``; it never starts with 0."""
        return str(self._random.randrange(10 ** (digits - 1), 10**digits))

    def uuid(self) -> str:
        """A request id or attachment id in UUID form."""
        digits = self.hexadecimal(32)
        return "-".join(
            (digits[:8], digits[8:12], "4" + digits[13:16], "8" + digits[17:20], digits[20:])
        )
