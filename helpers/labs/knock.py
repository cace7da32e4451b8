"""Knock: type an address and a port, and see the way light up, and who answers or where it ends."""

from __future__ import annotations

import json
from ipaddress import AddressValueError, IPv4Address
from typing import TYPE_CHECKING, Any

from helpers.aws.connect import HIGHEST_PORT, INTERNET, VPC
from helpers.diagrams import knock
from helpers.diagrams.svg import escaped, plain
from helpers.labs import knock_path
from helpers.labs.cluster.choices import NONE, Choice
from helpers.labs.knock_offers import doors, sources
from helpers.labs.look import Panel, button, html, row
from helpers.labs.notices import closed, notice
from helpers.labs.task_definition.fields import text_input

if TYPE_CHECKING:
    from helpers.diagrams.picture import Picture
    from helpers.lab import Lab
    from helpers.simulator.snapshot import Snapshot

_BALANCERS = ".elb.amazonaws.com"


class Knock(Panel):
    """Knocks at an address with ``lab.connect``.

    It stands alone, or as a part of another panel, which then hands over what there is now with
    :meth:`offer`.

    Args:
        lab: whose addresses.

    Attributes:
        door: the addresses that somebody listens at now; choosing one fills in the two fields.
        address, port, source: what is asked for, and from where.
        knock: the button.
        scene: the picture.
        picture: what it shows; None before the first knock.
    """

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        words = self.words
        self.door = Choice(words("knock-doors"), words("knock-no-doors"))
        self.address = text_input(words("knock-address"), words("knock-address-like"))
        self.port = text_input(words("knock-port"), "80")
        self.source = Choice(words("knock-source"), "internet")
        self.knock = button(words("knock-button"), self.in_lab(self._knock), "ecs-primary")
        self.scene = html(_framed(_hint(words("knock-hint"))), "ecs-knock")
        self.line = html("", "ecs-knock-line")
        self.message = self.scene  # a message stands where the picture was: nothing jumps
        self.picture: Picture | None = None
        self._said = ""
        self.port.add_class("ecs-narrow")
        self.door.widget.observe(self.guarded(self._fill), "value")
        for field in (self.address, self.port):
            field.on_msg(self.in_lab(self._heard))
        title, intro = escaped(words("knock-title")), escaped(words("knock-intro"))
        self.show(
            [
                html(f'<h4>{title}</h4><p class="ecs-soft">{intro}</p>'),
                row(self.door.widget, self.source.widget, classes="ecs-row ecs-acts"),
                row(self.address, self.port, self.knock, classes="ecs-row ecs-acts"),
                *(self.scene, self.line),
            ]
        )
        if lab.closed:
            self.say("bad", closed(lab))
        else:
            self.offer(lab.snapshot())

    def offer(self, snapshot: Snapshot) -> None:
        """Bring the lists of addresses and of sources up to date."""
        offers = [(label, f"{address} {port}") for label, address, port in doors(snapshot)]
        prompt = [(self.words("knock-choose"), "")] if offers else []
        self.door.offer([*prompt, *((plain(label), value) for label, value in offers)])
        self.source.offer(
            [
                (self.words("knock-from-internet"), INTERNET),
                (self.words("knock-from-vpc"), VPC),
                *sources(snapshot, self.words),
            ]
        )

    def _fill(self, _change: Any) -> None:
        address, _, port = self.door.value.partition(" ")
        if address:
            self.address.value, self.port.value = address, port

    # --- knocking

    def say(self, kind: Any, text: str, body: str = "") -> None:
        """Show a message in the place of the picture."""
        self.message.value = _framed(notice(kind, text, body))
        self.picture, self.line.value, self._said = None, "", text

    def _heard(self, _field: Any, content: Any, _buffers: Any) -> None:
        """The Enter key in a field."""
        if content.get("event") == "submit":
            self._knock()

    def _knock(self, _event: Any = None) -> None:
        snapshot = self.lab.snapshot()
        self.offer(snapshot)
        address, port = self.address.value.strip(), self.port.value.strip() or "80"
        if self.door.value != f"{address} {port}":
            self.door.value = NONE  # so that choosing the same one again fills the fields again
        problem = self._problem(address, port)
        if problem:
            self.say("bad", problem)
            return
        source = self.source.value or INTERNET
        try:
            found = self.lab.connect(address, int(port), source)
        except ValueError as error:
            self.say("bad", str(error))
            return
        self._said = ""
        self.picture = knock.draw(knock_path.way(found, snapshot), self.words)
        self.scene.value = _framed(self.picture.live)
        self.line.value = self._lines(address, int(port), source)

    def _problem(self, address: str, port: str) -> str | None:
        """What is wrong with what was typed, and what to type instead."""
        shown = plain(address)[:80]
        if not address:
            return self.words("knock-no-address")
        if not address.lower().endswith(_BALANCERS):
            try:
                IPv4Address(address)
            except AddressValueError:
                return self.words("knock-bad-address", address=shown)
        if not (port.isascii() and port.isdigit() and 0 < int(port[:6]) <= HIGHEST_PORT):
            return self.words("world-connect-bad-port", port=plain(port)[:40])
        return None

    def _lines(self, address: str, port: int, source: str) -> str:
        """The same in a cell, and what to run in that place on real AWS."""
        where = "" if source == INTERNET else f", source={json.dumps(source)}"
        call = f"lab.connect({json.dumps(address)}, {port}{where})"
        real = f"curl --max-time 5 http://{address}:{port}/"
        return (
            f"{_hint(self.words('knock-call'))}"
            f'<pre class="ecs-aws">{escaped(call)}</pre>'
            f"{_hint(self.words('knock-real'))}"
            f'<pre class="ecs-aws">{escaped(real)}</pre>'
        )

    # --- stored output

    def told(self) -> str:
        """What can be knocked at, and what came of the last knock."""
        if self.lab.closed:
            return "\n".join((self.words("knock-title"), closed(self.lab)))
        self.offer(self.lab.snapshot())
        offers = [label for label, value in self.door.widget.options if value]
        shown = self._said or (self.picture.words if self.picture else self.words("knock-hint"))
        listed = [f"{self.words('knock-doors')}: {', '.join(offers)}"] if offers else []
        return "\n".join(filter(None, (self.words("knock-title"), *listed, shown)))

    def still(self) -> dict[str, str]:
        """The way of the last knock."""
        return {"image/svg+xml": self.picture.svg} if self.picture else {}


def _hint(hint: str) -> str:
    return f'<p class="ecs-hint">{escaped(hint)}</p>'


def _framed(content: str) -> str:
    """In a frame that is as high as every way."""
    return f'<div class="ecs-knock-way" style="aspect-ratio:{knock.SHAPE}">{content}</div>'
