"""The lab: what a notebook opens in its first cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from helpers.aws.session import AwsSession
from helpers.i18n import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from types import TracebackType

    from helpers.aws.calls import Call
    from helpers.i18n import Language, Words
    from helpers.simulator import Snapshot

_open: Lab | None = None


class Lab:
    """An Amazon ECS inside this kernel; from here on every boto3 client reaches it.

    Opening a second lab closes the first and starts afresh.

    Args:
        language: ``"vi"`` or ``"en"``.
        seed: the same seed and the same calls give the same answers.

    Raises:
        ValueError: for another language.
    """

    def __init__(self, language: str, *, seed: int = 0) -> None:
        global _open
        self.words: Words = words(language)
        if _open is not None:
            _open.close()
        self._session = AwsSession(self.words, seed=seed)
        self._closed = False
        _open = self

    @property
    def language(self) -> Language:
        """The language that the lab speaks."""
        return self.words.language

    @property
    def time(self) -> datetime:
        """The present lab time, in UTC."""
        return self._session.clock.time()

    @property
    def calls(self) -> Sequence[Call]:
        """Every API call so far, oldest first."""
        return tuple(self._session.calls)

    @property
    def closed(self) -> bool:
        """Whether this lab has been closed, by :meth:`close` or by a newer lab."""
        return self._closed

    def advance(self, seconds: float) -> None:
        """Let ``seconds`` of lab time pass.

        Raises:
            ValueError: if ``seconds`` is negative.
        """
        self._session.advance(seconds)

    def snapshot(self) -> Snapshot:
        """A frozen picture of everything, at this moment of lab time."""
        return self._session.simulator().snapshot()

    def close(self) -> None:
        """Give boto3 back to the world outside. Closing twice does nothing."""
        global _open
        if not self._closed:
            self._closed = True
            self._session.close()
            if _open is self:
                _open = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return self.words("session-closed" if self._closed else "session-open")

    def open(self, name: str) -> Any:
        """An interactive lab of the course, by its name."""
        from helpers import labs

        return labs.open_lab(self, name)

    def predict(self, question: str) -> Any:
        """A question to answer before running what follows."""
        from helpers import labs

        return labs.predict(self, question)

    def exercise(self, exercise: str) -> Any:
        """An exercise, with its check and its hints."""
        from helpers import labs

        return labs.exercise(self, exercise)

    def map(self) -> Any:
        """The map of the course, with your progress."""
        from helpers import labs

        return labs.the_map(self)

    def draw(self, what: object) -> Any:
        """A picture: ``"ideas"``, a task definition (``"webserver:1"``), or a draft as a dict."""
        from helpers import labs

        return labs.draw(self, what)

    def compare(self, before: str, after: str) -> Any:
        """What differs between two task definition revisions."""
        from helpers import labs

        return labs.compare(self, before, after)
