"""Lab 01 in a real JupyterLab: a registration that ECS accepts, and one that it refuses."""

import json

import pytest
from lab_server import errors_in

from helpers.i18n import words

# One language: what is pressed is the same code, and test_lessons opens the lab in both.
LANGUAGES = ("en",)


@pytest.fixture(params=LANGUAGES, scope="module")
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def builder(open_notebook, language: str):
    """The builder on the screen, after its lesson has run from the top."""
    notebook = open_notebook(f"{language}/01_task_definition")
    assert errors_in(notebook.run_all()) == {}
    return notebook.cell("lab-builder")


@pytest.fixture
def say(language: str):
    return words(language)


def json_side(builder):
    return builder.locator("textarea").first


def written(builder) -> dict:
    return json.loads(json_side(builder).input_value())


def answer(builder):
    return builder.locator(".ecs-answer")


def test_form_json_and_drawing_follow_each_other(builder, say) -> None:
    family = builder.get_by_label("family", exact=True)
    family.fill("shop")
    family.press("Tab")
    builder.page.wait_for_function(
        "node => node.value.includes('\"shop\"')", arg=json_side(builder).element_handle()
    )
    builder.locator("svg.ecs-picture", has_text="shop").wait_for()
    changed = {**written(builder), "family": "bakery"}
    json_side(builder).fill(json.dumps(changed, indent=2))
    builder.locator("svg.ecs-picture", has_text="bakery").wait_for()
    assert family.input_value() == "bakery"


def test_what_does_not_parse_is_kept_and_explained(builder, say) -> None:
    broken = json_side(builder).input_value().replace("{", "", 1)
    json_side(builder).fill(broken)
    builder.get_by_role("button", name=say("builder-register"), exact=True).click()
    answer(builder).get_by_text(say("builder-not-sent", problem="").strip()).wait_for()
    assert json_side(builder).input_value() == broken


def test_a_valid_registration_by_keyboard_alone(builder, say) -> None:
    family = builder.get_by_label("family", exact=True)
    family.focus()
    builder.page.keyboard.press("ControlOrMeta+a")
    builder.page.keyboard.type("keyboard")
    register = say("builder-register")
    for _ in range(80):
        builder.page.keyboard.press("Tab")
        if builder.page.evaluate("document.activeElement.textContent.trim()") == register:
            break
    else:
        raise AssertionError("Tab never reaches the button that registers")
    builder.page.keyboard.press("Enter")
    done = say("builder-registered", name="keyboard:1", status="ACTIVE")
    answer(builder).get_by_text(done).wait_for()
    shown = [area.input_value() for area in builder.locator("textarea").all()]
    assert any(text.startswith("ecs.register_task_definition(") for text in shown)
    assert any(text.startswith("aws ecs register-task-definition") for text in shown)


def test_a_refused_registration_shows_what_aws_says(builder, say) -> None:
    wrong = {**written(builder), "family": "refused", "networkMode": "bridge"}
    json_side(builder).fill(json.dumps(wrong, indent=2))
    builder.get_by_role("button", name=say("builder-register"), exact=True).click()
    answer(builder).get_by_text("Fargate only supports network mode ‘awsvpc’.").wait_for()
    answer(builder).get_by_text("ClientException").wait_for()
    assert written(builder) == wrong


def test_eleven_containers_can_be_asked_for(builder, say) -> None:
    add = builder.get_by_role("button", name=say("builder-add-container"), exact=True)
    for count in range(2, 12):
        add.click()
        builder.page.wait_for_function(
            "([node, n]) => JSON.parse(node.value).containerDefinitions.length === n",
            arg=[json_side(builder).element_handle(), count],
        )
    builder.get_by_role("button", name=say("builder-register"), exact=True).click()
    answer(builder).get_by_text("Too many containers.").wait_for()


def test_letters_and_arrows_in_the_lab_do_not_reach_the_notebook(builder, say) -> None:
    """JupyterLab would insert a cell for ``b`` and leave for the next one on an arrow."""
    page = builder.page
    count = "() => window.jupyterapp.shell.currentWidget.content.model.cells.length"
    before = page.evaluate(count)
    builder.get_by_label("FARGATE", exact=True).focus()
    for key in ("b", "a", "ArrowDown", "x"):
        page.keyboard.press(key)
    assert page.evaluate(count) == before
    assert page.evaluate("document.activeElement.matches('.jupyter-widgets *')")
