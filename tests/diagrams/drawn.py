"""Reads a drawing back: which boxes and which lines of text are in it, and where."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree

from helpers.diagrams.measure import width
from helpers.diagrams.style import TYPE

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Area:
    left: float
    top: float
    right: float
    bottom: float
    what: str
    text: str = ""

    def holds(self, other: Area, slack: float = 0.6) -> bool:
        return (
            self.left - slack <= other.left
            and other.right <= self.right + slack
            and self.top - slack <= other.top
            and other.bottom <= self.bottom + slack
        )

    def meets(self, other: Area) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def has_point(self, x: float, y: float) -> bool:
        return self.left < x < self.right and self.top < y < self.bottom


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def canvas(root: ElementTree.Element) -> Area:
    left, top, wide, high = map(float, root.attrib["viewBox"].split())
    return Area(left, top, left + wide, top + high, "canvas")


def boxes(root: ElementTree.Element, *shapes: str) -> list[Area]:
    found = []
    for rect in root.iter(f"{SVG}rect"):
        shape = rect.attrib["class"].removeprefix("ecs-")
        if not shapes or shape in shapes:
            x, y, wide, high = (float(rect.attrib[n]) for n in ("x", "y", "width", "height"))
            found.append(Area(x, y, x + wide, y + high, shape))
    return found


def texts(root: ElementTree.Element) -> list[Area]:
    found = []
    for element in root.iter(f"{SVG}text"):
        classes = element.attrib["class"].split()
        kind = classes[0].removeprefix("ecs-t-")
        title = element.find(f"{SVG}title")
        words = (title.tail if title is not None else element.text) or ""
        wide, x, y = width(words, kind), float(element.attrib["x"]), float(element.attrib["y"])
        left = x - wide if "ecs-end" in classes else x - wide / 2 if "ecs-middle" in classes else x
        size = TYPE[kind].size
        found.append(Area(left, y - 0.75 * size, left + wide, y + 0.22 * size, kind, words))
    return found
