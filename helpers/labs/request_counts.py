"""``lab.requests``: how many requests a service got, and what became of them, in words too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpers.diagrams.requests import told
from helpers.diagrams.svg import plain
from helpers.labs.notices import closed
from helpers.simulator.requests import total

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from helpers.lab import Lab
    from helpers.simulator.requests import Failure


@dataclass(frozen=True, slots=True)
class Requests:
    """Requests to a service: ``sent`` = ``answered`` + ``failed``; ``why`` counts the failed.

    The keys of ``why`` are those of ``helpers.simulator.requests.Failure``, such as
    ``"no-target"``.
    """

    sent: int
    answered: int
    failed: int
    why: Mapping[Failure, int]
    words: str

    def __repr__(self) -> str:
        return self.words

    def _repr_mimebundle_(self, **_options: object) -> dict[str, str]:
        return {"text/plain": self.words}


def requests(lab: Lab, service: str, *, since: datetime | None = None) -> Requests:
    """What became of the requests to a service.

    Raises:
        ValueError: there is no such service, or the lab is closed, in the learner's language.
    """
    if lab.closed:
        raise ValueError(closed(lab))
    snapshot = lab.snapshot()
    known = [(c.name, s.name) for c in snapshot.clusters for s in c.services]
    cluster, _, name = str(service).rpartition("/")
    found = next(((c, s) for c, s in known if s == name and cluster in ("", c)), None)
    if found is None:
        every = ", ".join(f"{c}/{s}" for c, s in known) or "–"
        raise ValueError(
            lab.words("requests-unknown-service", name=plain(str(service))[:80], known=every)
        )
    counted = total(snapshot, found[1], found[0], since)
    words = told(counted, found[1], lab.words)
    return Requests(counted.sent, counted.answered, counted.failed, counted.why, words)
