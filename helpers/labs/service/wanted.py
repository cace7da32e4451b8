"""What a service is asked to be: how many copies, within which bounds, and when to give up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.labs.cluster.choices import number
from helpers.labs.look import button, column, html, row
from helpers.labs.task_definition.fields import tick_box

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.i18n import Words


class Wanted:
    """The numbers of CreateService and UpdateService, in the API's names.

    Args:
        words: the language.
        act: makes a callback of a button.
        create, scale, configure, force, delete: what the buttons do.

    Attributes:
        buttons: the row of the buttons; a lab may add one of its own.
    """

    def __init__(
        self,
        words: Words,
        act: Callable[[Callable[[], None]], Callable[..., None]],
        *,
        create: Callable[[], None],
        scale: Callable[[], None],
        configure: Callable[[], None],
        force: Callable[[], None],
        delete: Callable[[], None],
    ) -> None:
        self.desired = number("desiredCount", 3)
        self.least = number("minimumHealthyPercent", 100)
        self.most = number("maximumPercent", 200)
        self.breaker = tick_box("circuit breaker")
        self.rollback = tick_box("rollback")
        self.rollback.value = True
        self.create = button("create_service", act(create), "ecs-primary")
        self.scale = button(words("service-lab-scale"), act(scale))
        self.configure = button(words("service-lab-configure"), act(configure))
        self.force = button("forceNewDeployment", act(force))
        self.delete = button("delete_service", act(delete))
        self.desired.add_class("ecs-middling")
        self.buttons = row(
            *(self.create, self.scale, self.configure, self.force, self.delete),
            classes="ecs-row ecs-acts",
        )
        self.widget: widgets.Widget = column(
            html(f"<h4>{words('service-lab-wanted-head')}</h4>"),
            row(
                *(self.desired, self.least, self.most, self.breaker, self.rollback),
                classes="ecs-row ecs-acts",
            ),
            self.buttons,
            classes="ecs-section ecs-card",
        )

    @property
    def configuration(self) -> dict[str, Any]:
        """``deploymentConfiguration`` as the API takes it."""
        return {
            "minimumHealthyPercent": self.least.value,
            "maximumPercent": self.most.value,
            "deploymentCircuitBreaker": {
                "enable": self.breaker.value,
                "rollback": self.breaker.value and self.rollback.value,
            },
        }
