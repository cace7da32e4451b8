"""The base of every lab widget: stored as words, safe to press, one stylesheet."""

from __future__ import annotations

import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers import Lab
from helpers.aws.errors import LabError
from helpers.diagrams.style import LIGHT
from helpers.i18n import LANGUAGES
from helpers.labs import LABS, stylesheet
from helpers.labs.look import Panel, button
from helpers.labs.notices import notice


class Small(Panel):
    """A lab with nothing but a message."""

    def told(self) -> str:
        return "one fact"

    def still(self) -> dict[str, str]:
        return {"text/html": "<p>one fact</p>"}


@pytest.fixture(params=LANGUAGES)
def panel(request: pytest.FixtureRequest) -> Iterator[Small]:
    with Lab(request.param) as lab:
        small = Small(lab)
        small.show([small.message])
        yield small


def test_its_output_is_words_a_still_and_a_live_widget(panel: Small) -> None:
    bundle = panel._repr_mimebundle_()
    assert bundle["text/plain"] == repr(panel) == "one fact"
    assert bundle["text/html"] == "<p>one fact</p>"
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_a_refusal_of_the_lab_is_shown_as_it_is(panel: Small) -> None:
    def act(_button: object) -> None:
        raise LabError("this service is not carried")

    button("x", panel.guarded(act)).click()
    assert "this service is not carried" in panel.message.value


def test_a_mistake_of_ours_is_a_sentence_and_a_line_in_the_log(panel, caplog) -> None:
    def act(_button: object) -> None:
        raise ZeroDivisionError

    button("x", panel.guarded(act)).click()
    assert panel.words("lab-unexpected") in panel.message.value
    (record,) = caplog.records
    assert record.name == "helpers.labs"
    assert record.levelno == logging.ERROR


def test_a_closed_lab_is_not_acted_in(panel: Small) -> None:
    acted = []
    pressed = button("x", panel.in_lab(acted.append))
    pressed.click()
    panel.lab.close()
    pressed.click()
    assert acted == [pressed]
    said = panel.words("lab-closed", language=panel.lab.language)
    assert said.replace('"', "&quot;") in panel.message.value


def test_a_lab_that_a_newer_one_replaced_asks_for_this_cell_only(panel: Small) -> None:
    pressed = button("x", panel.in_lab(lambda _button: None))
    with Lab(panel.lab.language):
        pressed.click()
        assert panel.words("lab-replaced") in panel.message.value
    pressed.click()
    assert panel.words("lab-replaced") not in panel.message.value


def test_the_page_knows_what_to_say_once_the_kernel_is_gone(panel: Small) -> None:
    style = panel.children[0].value
    assert f'--ecs-restarted:"{panel.words("lab-restarted")}"' in style
    assert "jupyter-widgets-disconnected::before" in style


@pytest.mark.parametrize("kind", ["good", "bad", "note"])
def test_a_message_has_a_sign_beside_its_colour_and_is_escaped(kind) -> None:
    shown = notice(kind, "<b>&")
    assert "&lt;b&gt;&amp;" in shown
    assert 'role="status"' in shown
    assert re.search(r'class="ecs-sign"[^>]*>\S<', shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_lab_is_answered_with_the_known_ones(language: str) -> None:
    with Lab(language) as lab:
        answer = lab.open("<nope>")
        assert answer.words == lab.words("lab-unknown-lab", name="<nope>", known=", ".join(LABS))
        assert "<nope>" not in answer.html


def test_the_stylesheet_names_only_colours_that_exist() -> None:
    named = set(re.findall(r"var\(--ecs-([a-z-]+)\)", stylesheet.LOOK)) - {"restarted"}
    assert named
    assert named <= set(LIGHT)
    assert stylesheet.LOOK.count("{") == stylesheet.LOOK.count("}")


def test_the_stylesheet_stays_inside_the_labs() -> None:
    rules = re.sub(r"/\*.*?\*/|@[^{]*\{", "", stylesheet.LOOK, flags=re.DOTALL)
    selectors = [s.strip() for s in re.findall(r"([^{}]+)\{", rules)]
    assert len(selectors) > 40
    parts = [p for s in selectors for p in re.split(r",(?![^()]*\))", s)]
    assert [p for p in parts if ".ecs-lab" not in p] == []


def test_importing_the_labs_loads_no_widgets() -> None:
    code = "import sys, helpers.labs; print('ipywidgets' in sys.modules)"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    assert done.stdout.strip() == "False"


def test_a_panel_inside_another_brings_no_second_stylesheet(panel: Small) -> None:
    """A sheet that comes again, further down, would win against the rules of the lab around it."""
    inner = Small(panel.lab)
    inner.show([inner.message])
    panel.show([panel.message, inner])
    pages = [*panel.children[:-1], *inner.children]
    assert sum("<style>" in page.value for page in pages) == 1
    assert inner.message in inner.children
