"""The form of a service's revisions: roll out another image, or go to a revision there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets as widgets

from helpers.diagrams.svg import escaped
from helpers.labs.cluster.choices import Choice
from helpers.labs.look import button, column, html, row
from helpers.labs.service.versions import BROKEN, IMAGES
from helpers.labs.task_definition.fields import labelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from helpers.i18n import Words


class VersionsForm:
    """Two ways to a deployment.

    Args:
        words: the language.
        act: makes a callback of a button.
        roll_out: is called with an image.
        choose: is called with ``family:revision``.

    Attributes:
        image, roll_out: a new revision with another image.
        definition, update: a revision that exists.
    """

    def __init__(
        self,
        words: Words,
        act: Callable[[Callable[[], None]], Callable[..., None]],
        *,
        roll_out: Callable[[str], None],
        choose: Callable[[str], None],
    ) -> None:
        images = [(image, image) for image in IMAGES]
        images.append((words("service-lab-broken-image", image=BROKEN), BROKEN))
        self.image: widgets.Dropdown = labelled(
            widgets.Dropdown(options=images, value=IMAGES[0], description="image")
        )
        self.roll_out = button(
            words("service-lab-roll-out"), act(lambda: roll_out(self.image.value))
        )
        self.definition = Choice("taskDefinition", words("panel-no-definition"))
        self.update = button("update_service", act(lambda: choose(self.definition.value)))
        self.image.add_class("ecs-wide")
        self.widget = column(
            html(f"<h4>{escaped(words('service-lab-versions-head'))}</h4>"),
            row(
                *(self.image, self.roll_out, self.definition.widget, self.update),
                classes="ecs-row ecs-acts",
            ),
            classes="ecs-section ecs-card",
        )

    def offer(self, definitions: Sequence[tuple[str, str]], newest: str | None) -> None:
        """Offer these revisions."""
        self.definition.offer(definitions, newest)
