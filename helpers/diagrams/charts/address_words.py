"""The address map in words: every address, or every part of a big subnet that is in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.diagrams.address_facts import Kind
from helpers.diagrams.cluster.task_facts import definition, owner, short
from helpers.diagrams.phrases import say
from helpers.diagrams.svg import plain
from helpers.i18n import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.diagrams.address_facts import AddressFact, SubnetFacts

CODES = {
    Kind.INSTANCE: "EC2",
    Kind.LOAD_BALANCER: "ELB",
    Kind.NAT_GATEWAY: "NAT",
    Kind.ENDPOINT: "VPCE",
    Kind.OTHER: "ENI",
}
"""What stands in a cell for who is no task: AWS's own short names."""


def tell(facts: SubnetFacts, words: Words, *, each: bool, most: int) -> str:
    """Everything that the map shows.

    Args:
        facts: of the subnet.
        words: the language.
        each: has each address a cell, or are they summed up in blocks?
        most: how many blocks.
    """
    return "\n".join((*_head(facts, words), *(_each if each else _blocks)(facts, words, most)))


def code(fact: AddressFact) -> str:
    """Who has an address, in at most six letters."""
    task = fact.holder.task if fact.holder else None
    return short(task.id) if task else CODES.get(fact.kind, "task")


def counted(kind: Kind, count: int, words: Words) -> str:
    """How many addresses are of a kind."""
    if kind is Kind.FREE:
        return say(words, "address-free", count=str(count))
    if kind is Kind.RESERVED:
        return say(words, "scene-reserved", count=str(count))
    return say(words, f"scene-taken-{kind}", count=str(count))


def who(fact: AddressFact, words: Words) -> str:
    """Who has an address, in a phrase: what AWS keeps it for, whose task, what else, or nobody."""
    if fact.purpose:
        return say(words, "address-reserved", purpose=say(words, f"address-purpose-{fact.purpose}"))
    holder = fact.holder
    if holder is None:
        return say(words, "scene-tenant-free")
    if holder.task is None:
        if holder.ec2_instance_id:
            return say(words, "address-instance", instance=holder.ec2_instance_id)
        known = f"scene-tenant-{'elsewhere' if fact.kind is Kind.NOBODY else fact.kind}"
        return say(words, known)
    task = holder.task
    return say(
        words,
        "address-task",
        task=short(task.id),
        owner=owner(task.service, words),
        definition=definition(task),
        containers=", ".join(plain(container.name) for container in task.containers),
        status=task.status,
    )


def _head(facts: SubnetFacts, words: Words) -> Iterator[str]:
    subnet = facts.subnet
    yield say(
        words,
        "told-address-map",
        subnet=subnet.id,
        cidr=subnet.cidr,
        zone=subnet.availability_zone,
        size=str(facts.size),
        usable=str(facts.size - len(facts.reserved)),
        taken=str(len(facts.taken)),
        free=str(facts.free),
    )
    yield "; ".join(counted(kind, count, words) for kind, count in facts.counts.items()) + "."


def _each(facts: SubnetFacts, words: Words, most: int) -> Iterator[str]:
    del most
    marked = {fact.address: fact for fact in facts.marked}
    for run in facts.runs():
        if run.kind is Kind.FREE:
            span = _span(run.first, run.last)
            yield say(words, "told-addresses-free", span=span, count=str(run.size))
    for fact in marked.values():
        interface = f", {fact.holder.interface_id}" if fact.holder else ""
        yield f"{fact.address}: {who(fact, words)}{interface}."


def _blocks(facts: SubnetFacts, words: Words, most: int) -> Iterator[str]:
    blocks = facts.blocks(most)
    used = [block for block in blocks if block.free < block.size]
    size = str(blocks[0].size)
    yield say(words, "told-blocks", count=str(len(blocks)), size=size, used=str(len(used)))
    for block in used:
        counts = ", ".join(counted(kind, count, words) for kind, count in block.counts.items())
        yield f"{block.cidr}: {counts}."


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"
