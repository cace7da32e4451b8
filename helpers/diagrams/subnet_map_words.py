"""The live map of subnets in words: every fact of the drawing, one a line, in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from helpers.diagrams.address_facts import Kind
from helpers.diagrams.charts.address_words import who
from helpers.diagrams.cluster import heading
from helpers.diagrams.cluster.task_facts import age
from helpers.diagrams.phrases import say
from helpers.diagrams.subnet_map_facts import Look
from helpers.diagrams.svg import plain
from helpers.i18n import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.diagrams.address_facts import SubnetFacts
    from helpers.diagrams.subnet_map_facts import Section, Shown, SubnetMap

_INDENT = "   "


class Trouble(NamedTuple):
    """A line under a subnet's addresses; ``bad`` when tasks got none."""

    text: str
    bad: bool


def tell(found: SubnetMap, words: Words) -> str:
    """Everything that the map shows."""
    return "\n".join(_lines(found, words))


def summed_up(facts: SubnetFacts, words: Words) -> str:
    """How the numbers of a subnet follow from each other."""
    return say(
        words,
        "subnet-map-sum",
        size=str(facts.size),
        reserved=str(len(facts.reserved)),
        usable=str(facts.subnet.usable),
        taken=str(len(facts.taken)),
        free=str(facts.free),
    )


def troubles(section: Section, words: Words) -> Iterator[Trouble]:
    """Who waits for an address here, and who got none."""
    if section.waiting:
        yield Trouble(say(words, "subnet-map-waiting", count=section.waiting), bad=False)
    for each in section.refused:
        told = say(words, "subnet-map-refused", count=each.count, time=f"{each.at:%H:%M:%S}")
        yield Trouble(told, bad=True)


def _lines(found: SubnetMap, words: Words) -> Iterator[str]:
    yield f"{say(words, 'subnet-map-name')}:"
    for service in found.services:
        yield f"{plain(service.name)}: {heading.counted(service, words)}"
    if not found.sections:
        yield say(words, "subnet-map-none")
    for section in found.sections:
        yield from _section(section, words)


def _section(section: Section, words: Words) -> Iterator[str]:
    subnet = section.facts.subnet
    kind = say(words, "scene-public-subnet" if subnet.public else "scene-private-subnet")
    told = summed_up(section.facts, words)
    yield f"{subnet.cidr} ({subnet.id}, {kind}, {subnet.availability_zone}): {told}"
    marked = iter(section.shown)
    for run in section.facts.runs():
        if run.kind is Kind.FREE:
            span = run.first if run.size == 1 else f"{run.first} – {run.last}"
            yield f"{_INDENT}{span}: {say(words, 'subnet-map-left', count=run.size)}"
        else:
            for _ in range(run.size):
                yield _INDENT + _address(next(marked), words)
    for trouble in troubles(section, words):
        yield _INDENT + trouble.text
    for each in section.refused:
        yield f"{_INDENT}{plain(each.reason)}"


def _address(shown: Shown, words: Words) -> str:
    fact = shown.fact
    told = [f"{fact.address}: {who(fact, words)}"]
    if fact.holder:
        told.append(fact.holder.interface_id)
        if shown.look in (Look.STARTING, Look.ENDED):
            told.append(say(words, f"subnet-map-now-{shown.look}"))
        if shown.age:
            told.append(age(shown.age, words))
    return ", ".join(told)
