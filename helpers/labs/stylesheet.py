"""The one stylesheet of the labs: the colours of the pictures, in JupyterLab's own type.

The rules are in ``look.css``. Colours are the tokens of ``helpers.diagrams.style``, so a button and
the box that it changes in the picture look alike, in the light and in the dark theme.
"""

from __future__ import annotations

from pathlib import Path

from helpers.diagrams.style import DARK, LIGHT, STYLESHEET, tokens


def _stylesheet() -> str:
    rules = Path(__file__).with_name("look.css").read_text(encoding="utf-8")
    return "\n".join(
        [
            f".ecs-lab{{{tokens(LIGHT)}}}",
            f'@media screen{{[data-jp-theme-light="false"] .ecs-lab{{{tokens(DARK)};'
            "color-scheme:dark}}",
            rules.partition("*/")[2].strip(),
        ]
    )


LOOK = _stylesheet()
"""CSS of every lab; class names begin with ``ecs-``."""

STYLE = f"<style>{LOOK}</style>"
"""For HTML that stands alone."""

STYLE_WITH_PICTURES = f"<style>{STYLESHEET}\n{LOOK}</style>"
"""For a lab that shows pictures as ``Picture.live``, which carry no style of their own."""
