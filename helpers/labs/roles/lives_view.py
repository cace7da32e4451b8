"""The last life as a time line and in AWS's own words, and beside an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.diagrams.roles import compare, draw
from helpers.diagrams.svg import escaped
from helpers.labs.look import column, html
from helpers.labs.roles import outcome
from helpers.labs.roles.switches import chooser

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from helpers.diagrams.picture import Picture, Table
    from helpers.diagrams.roles import Life
    from helpers.i18n import Words


class LivesView:
    """What is shown of the lives.

    Args:
        words: the language.
        guarded: makes a callback that never raises.

    Attributes:
        scene, outcome, comparison: the parts of the page.
        compared: the life that the last one is compared with.
        picture, table: what is shown; the table once there are two lives.
    """

    def __init__(
        self, words: Words, guarded: Callable[[Callable[..., Any]], Callable[..., None]]
    ) -> None:
        self._words = words
        self._lives: Sequence[Life] = ()
        self.picture: Picture | None = None
        self.table: Table | None = None
        self.scene = html("", "ecs-roles-scene")
        self.outcome = html("", "ecs-roles-outcome")
        self.compared = chooser(words("roles-lab-compare"), [("–", "")])
        self.comparison = html("", "ecs-roles-comparison")
        self.compared.observe(guarded(lambda _change: self._compare()), "value")
        self.side_by_side = column(self.compared, self.comparison, classes="ecs-section ecs-gap")

    def show(self, lives: Sequence[Life]) -> None:
        """Show the last of these, and compare it with the one before."""
        self._lives = lives
        self.picture = draw(lives[-1], self._words)
        self.scene.value = self.picture.live
        self.outcome.value = outcome.page(lives[-1], self._words)
        numbers = [str(each.number) for each in lives[:-1]]
        if numbers:
            with self.compared.hold_sync():
                self.compared.options = [(self._words("roles-run", number=n), n) for n in numbers]
                self.compared.value = numbers[-1]
        self._compare()

    def _compare(self) -> None:
        before = next((e for e in self._lives if str(e.number) == self.compared.value), None)
        if before is None:
            hint = escaped(self._words("roles-lab-nothing-to-compare"))
            self.comparison.value = f'<p class="ecs-hint">{hint}</p>'
            return
        self.table = compare(before, self._lives[-1], self._words)
        self.comparison.value = self.table.html

    def told(self) -> str:
        """All of it in words."""
        parts = [self.picture.words] if self.picture else []
        parts += [outcome.told(self._lives[-1], self._words)] if self._lives else []
        return "\n".join(parts + ([self.table.words] if self.table else []))
