"""The address map of a subnet: every address, who has it, and what is free.

Up to a /22 each address is a cell. A larger subnet is drawn in at most 256 equal blocks, each with
the number of its free addresses and filled as far as it is taken; its numbers stay exact.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network
from typing import TYPE_CHECKING, NamedTuple

from helpers.diagrams.address_facts import Kind, SubnetFacts, address_facts
from helpers.diagrams.charts import address_words
from helpers.diagrams.charts.chart import WIDTH, Chart
from helpers.diagrams.charts.sheet import Label, Look, Sheet, Square, legend_height
from helpers.diagrams.cluster.task_facts import short
from helpers.diagrams.phrases import say
from helpers.i18n import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpers.diagrams.address_facts import AddressFact, Block
    from helpers.simulator.snapshot import Snapshot, SubnetSnapshot

_EACH = 1 << (32 - 22)
"""Up to so many addresses each has a cell of its own."""

_BLOCKS = 256
_LONG = 12  # letters of one size that fit into a large cell; DEPROVISIONING has more

_LEFT, _RIGHT, _TOP, _GAP = 1.05, 0.08, 0.58, 0.025
"""Inches: where the cells begin, what is left beside them, and between them."""

LOOKS = {
    Kind.SERVICE: Look("service", "service", "inverse"),
    Kind.NOBODY: Look("nobody-tint", "nobody", "nobody", dashes="dashed"),
    Kind.INSTANCE: Look("ink", "ink", "inverse"),
    Kind.LOAD_BALANCER: Look("paper", "ink"),
    Kind.NAT_GATEWAY: Look("paper", "ink"),
    Kind.ENDPOINT: Look("paper", "ink"),
    Kind.OTHER: Look("paper", "ink"),
    Kind.RESERVED: Look("well", "edge", "soft", "////"),
    Kind.FREE: Look("paper", "line", "soft"),
}
"""Cells with room for a word that tells them apart."""

SMALL_LOOKS = LOOKS | {
    Kind.INSTANCE: Look("paper", "ink", "ink", "xxxx"),
    Kind.LOAD_BALANCER: Look("paper", "ink", "ink", "----"),
    Kind.NAT_GATEWAY: Look("paper", "ink", "ink", "||||"),
    Kind.ENDPOINT: Look("paper", "ink", "ink", "\\\\\\\\"),
    Kind.OTHER: Look("paper", "ink", "ink", "++++"),
}
"""Cells without: a hatch tells them apart in print (one of lines: dots make a quarter megabyte)."""


class _Grid(NamedTuple):
    """How the cells are laid out; ``lines`` of text fit into one."""

    columns: int
    rows: int
    high: float
    """Inches from one row to the next."""
    lines: int
    step: int
    """Addresses in a cell."""

    @property
    def wide(self) -> float:
        """Inches from one column to the next."""
        return (WIDTH - _LEFT - _RIGHT) / self.columns

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return _TOP + self.rows * self.high

    def square(self, number: int) -> Square:
        """Where a cell is."""
        row, column = divmod(number, self.columns)
        left, top = _LEFT + column * self.wide, _TOP + row * self.high
        return left, top, self.wide - _GAP, self.high - _GAP


def address_map(snapshot: Snapshot, subnet: SubnetSnapshot, words: Words) -> Chart:
    """Who has which address of a subnet.

    Args:
        snapshot: everything, to tell whose an address is.
        subnet: one of its subnets, /16 to /28.
        words: the language.
    """
    facts = address_facts(snapshot, subnet)
    each = facts.size <= _EACH
    grid = _grid(facts.size)
    told = address_words.tell(facts, words, each=each, most=_BLOCKS)
    fill = _cells if each else _block_cells
    height = grid.bottom + (0.1 if each else 0.32) + legend_height(len(facts.counts)) + 0.05
    return Chart(told, height, lambda figure: fill(Sheet(figure), facts, grid, words))


def _grid(size: int) -> _Grid:
    if size <= 64:
        return _Grid(8, size // 8, 0.48, 3, 1)
    if size <= 256:
        return _Grid(16, size // 16, 0.24, 1, 1)
    if size <= _EACH:
        return _Grid(32, size // 32, 0.15, 0, 1)
    return _Grid(16, 16, 0.28, 1, size // _BLOCKS)


def _frame(sheet: Sheet, facts: SubnetFacts, grid: _Grid, words: Words) -> None:
    """The title; rows named by their first address, columns by what is added to it."""
    usable = str(facts.size - len(facts.reserved))
    free = say(words, "scene-free", free=str(facts.free), usable=usable)
    title = f"{facts.subnet.id} · {facts.subnet.cidr} · {free}"
    sheet.label(Label(0.1, 0.16, title, "ink", 10.5, middle=False, bold=True))
    start = int(IPv4Network(facts.subnet.cidr).network_address)
    for row in range(0, grid.rows, 1 if grid.rows <= 16 else 2):
        address = str(IPv4Address(start + row * grid.columns * grid.step))
        middle = _TOP + (row + 0.5) * grid.high - _GAP / 2
        sheet.label(Label(_LEFT / 2, middle, address, "soft", 7.5))
    for column in range(0, grid.columns, 1 if grid.columns <= 16 and grid.step == 1 else 4):
        middle = _LEFT + (column + 0.5) * grid.wide - _GAP / 2
        sheet.label(Label(middle, _TOP - 0.12, _offset(column * grid.step), "soft", 7.5))


def _offset(number: int) -> str:
    """What a column adds to the address of its row: ``+7``, or ``+0.0.4.0`` in big subnets."""
    return f"+{number}" if number < 256 else f"+{IPv4Address(number)}"


def _cells(sheet: Sheet, facts: SubnetFacts, grid: _Grid, words: Words) -> None:
    _frame(sheet, facts, grid, words)
    squares: dict[Kind, list[Square]] = {}
    grounds: list[Square] = []
    for each in facts.addresses():
        square = grid.square(each.number)
        squares.setdefault(each.kind, []).append(square)
        lines = _lines(each, grid.lines, words)
        if lines:
            left, top, wide, high = square
            tone = LOOKS[each.kind].ink
            if each.purpose:  # words would lie on the hatching
                grounds.append((left + 0.04, top + 0.06, wide - 0.08, high - 0.12))
            small = max(map(len, lines)) > _LONG
            sheet.lines(left + wide / 2, top + high / 2, lines, tone, 6.3 if small else 7)
    looks = LOOKS if grid.lines else SMALL_LOOKS
    for kind, members in squares.items():
        sheet.cells(members, looks[kind])
    sheet.cells(grounds, _GROUND)
    _legend(sheet, facts, grid.bottom + 0.1, looks, words)
    sheet.finish()


_GROUND = Look("well", "well")


def _lines(fact: AddressFact, most: int, words: Words) -> list[str]:
    """What is written into a cell: the end of the address, who has it, of which service."""
    ending = "." + fact.address.rpartition(".")[2]
    if most == 0 or (most == 1 and fact.purpose):
        return []
    if most == 1:
        return [address_words.code(fact) if fact.holder else ending]
    if fact.purpose:
        return [ending, say(words, f"address-short-{fact.purpose}")]
    if fact.holder is None:
        return [ending]
    task = fact.holder.task
    if task is None:
        instance = fact.holder.ec2_instance_id
        return [ending, address_words.code(fact), *([instance[:10]] if instance else [])]
    if task.status != "RUNNING":
        return [ending, short(task.id), task.status]
    name = task.service or task.family
    return [ending, short(task.id), name if len(name) <= 12 else name[:11] + "…"]


def _legend(
    sheet: Sheet, facts: SubnetFacts, top: float, looks: dict[Kind, Look], words: Words
) -> None:
    samples = []
    for kind, count in facts.counts.items():
        told = address_words.counted(kind, count, words)
        named = looks is LOOKS and kind in address_words.CODES
        samples.append((looks[kind], f"{address_words.CODES[kind]}: {told}" if named else told))
    sheet.legend(top, samples)


def _block_cells(sheet: Sheet, facts: SubnetFacts, grid: _Grid, words: Words) -> None:
    """Each block with its free addresses as a number, and a bar of those that are not free."""
    _frame(sheet, facts, grid, words)
    squares: dict[Kind, list[Square]] = {Kind.FREE: []}
    for number, block in enumerate(facts.blocks(_BLOCKS)):
        left, top, wide, high = square = grid.square(number)
        squares[Kind.FREE].append(square)
        tone = "soft" if block.free == block.size else "ink"
        sheet.lines(left + wide / 2, top + 0.09, [str(block.free)], tone)
        for kind, part in _parts(block, wide):
            squares.setdefault(kind, []).append((left, top + high - 0.09, part, 0.09))
            left += part
    for kind, members in squares.items():
        sheet.cells(members, SMALL_LOOKS[kind])
    size = grid.step
    prefix = str(32 - (size.bit_length() - 1))
    note = say(words, "address-map-blocks", size=str(size), prefix=prefix)
    sheet.label(Label(_LEFT, grid.bottom + 0.12, note, "soft", 8, middle=False))
    _legend(sheet, facts, grid.bottom + 0.32, SMALL_LOOKS, words)
    sheet.finish()


def _parts(block: Block, room: float) -> Sequence[tuple[Kind, float]]:
    """How wide each kind is in a block; what is not free."""
    return [
        (kind, room * count / block.size)
        for kind, count in block.counts.items()
        if kind is not Kind.FREE
    ]
