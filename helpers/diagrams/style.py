"""The one stylesheet of every picture: colours, type, shapes, and which colour may lie on which.

Tokens are named after the ideas of ECS (``service``, ``running``, ``nobody``), not after hues, so
that a picture says what it means. Each token has a light and a dark value; a picture carries both
as CSS custom properties and follows JupyterLab's ``data-jp-theme-light`` while it is part of the
page. Inside an ``<img>`` (a stored output, a code host) or on paper nothing sets that attribute or
the medium is not a screen: the light card stays. Each rule names the light value once more before
the custom property, for programs that draw SVG but do not know custom properties.

What moves (``_MOVES``) holds still for ``prefers-reduced-motion``, and a picture says the same
without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

LIGHT = MappingProxyType(
    {
        # grounds
        "paper": "#ffffff",
        "card": "#fbfcfd",
        "well": "#eef1f5",
        # ink and lines
        "ink": "#1f2933",
        "soft": "#52606d",
        "inverse": "#ffffff",
        "edge": "#7b8794",
        "line": "#cbd2d9",
        # who owns it
        "service": "#0b61a4",
        "service-tint": "#eaf3fa",
        "nobody": "#8a3f7f",
        "nobody-tint": "#f8eef6",
        # which state it is in
        "starting": "#9a5b00",
        "running": "#00785a",
        "stopped": "#616e7c",
        "failure": "#b42318",
        "failure-tint": "#fdecea",
        # how much it takes
        "taken": "#486581",
        "allowed": "#9fb3c8",
    }
)
DARK = MappingProxyType(
    {
        "paper": "#15191e",
        "card": "#1b2026",
        "well": "#2a313a",
        "ink": "#e6ebf0",
        "soft": "#a9b5c1",
        "inverse": "#10151a",
        "edge": "#8794a1",
        "line": "#3b4550",
        "service": "#78b7ea",
        "service-tint": "#172a3a",
        "nobody": "#dba3d0",
        "nobody-tint": "#32202f",
        "starting": "#e5a84b",
        "running": "#57c7a3",
        "stopped": "#9aa7b4",
        "failure": "#f79389",
        "failure-tint": "#3a201d",
        "taken": "#8fb1d1",
        "allowed": "#536f8a",
    }
)


@dataclass(frozen=True)
class Type:
    """A kind of text: size in picture units, weight, and whether all letters are equally wide."""

    size: float
    weight: int = 400
    mono: bool = False


TYPE = MappingProxyType(
    {
        "title": Type(20, 700),
        "heading": Type(15, 700),
        "label": Type(12.5, 600),
        "body": Type(13),
        "note": Type(12),
        "badge": Type(12, 600),
        "name": Type(14.5, 700, mono=True),
        "code": Type(12, mono=True),
        "port": Type(11.5, 600, mono=True),
    }
)


@dataclass(frozen=True)
class Shape:
    """A kind of box or line: tokens for its inside and its border, and how the border is drawn."""

    fill: str = "none"
    stroke: str = "none"
    width: float = 1.2
    dashes: str = ""


SHAPES = MappingProxyType(
    {
        "paper": Shape("paper"),
        "frame": Shape("paper", "line"),
        "cluster": Shape("card", "edge", 1.4, "7 5"),
        "sheet": Shape("paper", "service", 1.5),
        "sheet-old": Shape("card", "line", 1.2),
        "task": Shape("card", "edge", 1.4),
        "container": Shape("paper", "line"),
        "missing": Shape("none", "edge", 1.2, "5 4"),
        "badge": Shape("well"),
        "badge-service": Shape("service-tint", "service", 1),
        # owner by border
        "owned": Shape("paper", "service", 1.8),
        "unowned": Shape("paper", "nobody", 1.8),
        "owned-starting": Shape("paper", "service", 1.6, "6 4"),
        "unowned-starting": Shape("paper", "nobody", 1.6, "6 4"),
        "owned-ended": Shape("card", "service", 1.4, "1.5 4"),
        "unowned-ended": Shape("card", "nobody", 1.4, "1.5 4"),
        "old-hatch": Shape("none", "edge", 1.2),
        "ring": Shape("none", "ink", 2.6),
        "service": Shape("service-tint", "service", 1.4),
        "nobody": Shape("nobody-tint", "nobody", 1.4, "2 4"),
        "service-row": Shape("service-tint", "service", 1.2),
        # ports, at the edge of what they belong to
        "port": Shape("ink"),
        "host-port": Shape("paper", "ink", 1.3),
        "dynamic-port": Shape("paper", "ink", 1.3, "3 2.5"),
        # where tasks are
        "subnet": Shape("paper", "line"),
        "instance": Shape("card", "edge", 1.4),
        # addresses of a subnet, by who has them
        "address-free": Shape("paper", "line", 1),
        "address-reserved": Shape("well"),
        "address-service": Shape("service"),
        "address-nobody": Shape("nobody-tint", "nobody", 1.2, "3 2"),
        "address-other": Shape("ink"),
        "reserved-hatch": Shape("none", "edge", 1),
        # states over time
        "band-starting": Shape("paper", "starting", 1.4, "3 2.2"),
        "band-ended": Shape("well", "stopped", 1.2, "1.5 3"),
        "steps-all": Shape("paper", "starting", 1.4, "3 2.2"),
        "now": Shape("none", "ink", 1.4),
        # API calls, and the two phases of a task's life
        "call": Shape("paper", "running", 1.4),
        "call-denied": Shape("paper", "failure", 1.6, "4 3"),
        "call-mark": Shape("none", "running", 2),
        "call-mark-denied": Shape("none", "failure", 2),
        "reached": Shape("paper", "running", 1.6),
        "divide": Shape("none", "edge", 1.4, "1 5"),
        # bars
        "well": Shape("well"),
        "taken": Shape("taken"),
        "allowed": Shape("allowed"),
        "over": Shape("failure-tint", "failure", 1),
        "over-hatch": Shape("none", "failure", 1.5),
        "coming-hatch": Shape("none", "line", 1.4),
        "done": Shape("running"),
        # lines and small signs
        "rule": Shape("none", "line"),
        "link": Shape("none", "edge", 1.4),
        "arrow": Shape("edge"),
        "makes": Shape("none", "service", 1.6),
        "makes-head": Shape("service"),
        "makes-unowned": Shape("none", "nobody", 1.6),
        "makes-unowned-head": Shape("nobody"),
        "sign": Shape("ink"),
        "sign-hollow": Shape("none", "ink", 1.4),
        "dot": Shape("edge", "edge", 1.4),
        "dot-hollow": Shape("card", "edge", 1.4),
        "icon": Shape("none", "soft", 1.3),
        # state by shape as well as by colour; helpers/diagrams/marks.py draws them
        "starting": Shape("none", "starting", 2, "3 2.2"),
        "pulling": Shape("none", "starting", 2),
        "pulling-half": Shape("starting"),
        "running": Shape("running"),
        "stopping": Shape("none", "stopped", 1.8),
        "stopped": Shape("none", "stopped", 2.4),
        "failed": Shape("none", "failure", 1.8),
        "tick": Shape("none", "inverse", 2),
    }
)

TONES = (
    *("ink", "soft", "inverse", "service", "nobody"),
    *("starting", "running", "stopped", "failure"),
)
"""Tokens that text may have as its colour."""

_GROUNDS = ("paper", "card")
TEXT_ON = MappingProxyType(
    {
        "ink": (*_GROUNDS, "well", "service-tint", "nobody-tint", "failure-tint"),
        "soft": (*_GROUNDS, "well", "service-tint", "nobody-tint"),
        "inverse": ("ink", "service", "running"),
        "service": (*_GROUNDS, "service-tint"),
        "nobody": (*_GROUNDS, "nobody-tint"),
        "starting": _GROUNDS,
        "running": _GROUNDS,
        "stopped": _GROUNDS,
        "failure": (*_GROUNDS, "failure-tint"),
    }
)
"""On which grounds a tone is used: WCAG AA asks for 4.5 to 1 there."""

SIGNS_ON = MappingProxyType(
    {
        "edge": _GROUNDS,
        "taken": (*_GROUNDS, "well"),
        "running": (*_GROUNDS, "well"),
        "service": (*_GROUNDS, "service-tint"),
        "nobody": (*_GROUNDS, "nobody-tint"),
        "starting": _GROUNDS,
        "stopped": _GROUNDS,
        "failure": (*_GROUNDS, "failure-tint"),
        "ink": _GROUNDS,
    }
)
"""Lines and shapes that carry meaning, and their grounds: WCAG AA asks for 3 to 1 there."""

SANS = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif"
MONO = "ui-monospace,SFMono-Regular,Menlo,Consolas,'Noto Sans Mono',monospace"


def _paint(what: str, token: str) -> str:
    if token == "none":  # noqa: S105 - a colour
        return f"{what}:none"
    return f"{what}:{LIGHT[token]};{what}:var(--ecs-{token})"


def _shape_rule(name: str, shape: Shape) -> str:
    parts = [_paint("fill", shape.fill)]
    if shape.stroke != "none":
        parts += [_paint("stroke", shape.stroke), f"stroke-width:{shape.width:g}"]
    if shape.dashes:
        parts.append(f"stroke-dasharray:{shape.dashes}")
    return f".ecs-{name}{{{';'.join(parts)}}}"


def _type_rule(name: str, kind: Type) -> str:
    family = MONO if kind.mono else SANS
    return f".ecs-t-{name}{{font:{kind.weight} {kind.size:g}px {family}}}"


def tokens(values: MappingProxyType[str, str]) -> str:
    """Colours as CSS custom properties: ``LIGHT`` or ``DARK``."""
    return ";".join(f"--ecs-{name}:{value}" for name, value in values.items())


def _stylesheet() -> str:
    return "\n".join(
        [
            f".ecs-picture{{{tokens(LIGHT)};display:block}}",
            # only a page of JupyterLab has this attribute: a still keeps to its own frame
            "[data-jp-theme-light] .ecs-picture{max-width:var(--ecs-widest)}",
            f'@media screen{{[data-jp-theme-light="false"] .ecs-picture{{{tokens(DARK)}}}}}',
            *(_shape_rule(name, shape) for name, shape in SHAPES.items()),
            *(_type_rule(name, kind) for name, kind in TYPE.items()),
            *(f".ecs-in-{tone}{{{_paint('fill', tone)}}}" for tone in TONES),
            ".ecs-end{text-anchor:end}.ecs-middle{text-anchor:middle}",
            ".ecs-picture path{stroke-linecap:round;stroke-linejoin:round}",
            _MOVES,
        ]
    )


# A task that is new grows in, one that ended fades, one that changed its state is lit up.
_MOVES = (
    "@media (prefers-reduced-motion:no-preference){"
    ".ecs-arriving{animation:ecs-arrive .5s ease-out;transform-box:fill-box;"
    "transform-origin:center}"
    ".ecs-leaving{animation:ecs-leave 1.2s ease-out}"
    ".ecs-changed{animation:ecs-change .8s ease-out}}"
    "@keyframes ecs-arrive{from{opacity:0;transform:scale(.9)}}"
    "@keyframes ecs-leave{from{opacity:1}30%{opacity:.15}}"
    "@keyframes ecs-change{from{opacity:.25}}"
)

STYLESHEET = _stylesheet()
"""CSS of every picture; class names begin with ``ecs-`` and it is the same text everywhere, so two
pictures on one page cannot disturb each other."""


def _tables() -> str:
    """HTML tables stand in a page of JupyterLab, whose own table rules come first."""
    cell = "padding:6px 12px 6px 0;text-align:left !important;vertical-align:top;border:0"
    return "\n".join(
        [
            f".ecs-table,.ecs-table-note{{{tokens(LIGHT)};color:var(--ecs-ink);"
            f"font:400 13px {SANS}}}",
            '@media screen{[data-jp-theme-light="false"] :is(.ecs-table,.ecs-table-note)'
            f"{{{tokens(DARK)}}}}}",
            ".ecs-table{border-collapse:collapse;width:100%;max-width:888px;margin:0;line-height:1.45}",
            ".ecs-table caption{padding:2px 0 6px;text-align:left;font-weight:700}",
            f".ecs-table :is(th,td){{{cell};border-bottom:1px solid var(--ecs-line);"
            "background:none !important;color:var(--ecs-ink);white-space:normal;font-weight:400;"
            "overflow-wrap:anywhere}",
            ".ecs-table tbody tr:last-child>*{border-bottom:0}",
            ".ecs-table thead th{color:var(--ecs-soft);font-weight:600}",
            ".ecs-table tbody th{width:42%;position:relative;padding-left:20px}",
            ".ecs-table tr{background:none !important}.ecs-table i{color:var(--ecs-soft)}",
            f".ecs-table code{{font:400 12px {MONO};color:inherit !important;"
            "background:none !important;padding:0 !important}",
            ".ecs-table .ecs-change{position:absolute;left:2px;font-weight:700;"
            "color:var(--ecs-service)}",
            ".ecs-table .ecs-added .ecs-change{color:var(--ecs-running)}",
            ".ecs-table .ecs-removed .ecs-change{color:var(--ecs-failure)}",
        ]
    )


TABLES = _tables()
"""CSS of the tables that stand where a drawing would be less readable."""
