"""Colours that can be read, in both themes, by WCAG 2.2's own formula."""

from __future__ import annotations

import pytest

from helpers.diagrams.style import DARK, LIGHT, SHAPES, SIGNS_ON, STYLESHEET, TABLES, TEXT_ON, TONES

THEMES = {"light": LIGHT, "dark": DARK}


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def pairs(table) -> list[tuple[str, str]]:
    return [(token, ground) for token, grounds in table.items() for ground in grounds]


def test_the_formula_knows_black_on_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("tone", "ground"), pairs(TEXT_ON))
def test_text_can_be_read(tone: str, ground: str, theme: str) -> None:
    assert contrast(THEMES[theme][tone], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("sign", "ground"), pairs(SIGNS_ON))
def test_signs_can_be_seen(sign: str, ground: str, theme: str) -> None:
    assert contrast(THEMES[theme][sign], THEMES[theme][ground]) >= 3


def test_both_themes_have_the_same_colours_and_every_tone_has_its_grounds() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert set(TONES) == set(TEXT_ON)
    for shape in SHAPES.values():
        assert {shape.fill, shape.stroke} <= {*LIGHT, "none"}


def test_a_still_stays_light_and_a_page_follows_its_theme() -> None:
    for css in (STYLESHEET, TABLES):
        assert '[data-jp-theme-light="false"]' in css
        assert css.index(LIGHT["ink"]) < css.index('data-jp-theme-light="false"')
        assert css.count("{") == css.count("}")
