"""The time line of two roles: every call in its lane and phase, every denial with its place."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from drawn import SVG, boxes, canvas, parsed, texts
from lives import ALL, CRASHED, DENIED, FINE, MANY, NEVER_RAN, ON_EC2, REFUSED, SILENT

from helpers.diagrams.roles import draw
from helpers.diagrams.roles.chips import chips
from helpers.diagrams.roles.life import Shows
from helpers.i18n import LANGUAGES, words

EN = words("en")
CASES = pytest.mark.parametrize(
    ("name", "language"), [(name, each) for name in ALL for each in LANGUAGES]
)


@CASES
def test_everything_has_room(name: str, language: str) -> None:
    root = parsed(draw(ALL[name], words(language)).svg)
    paper, written = canvas(root), texts(root)
    assert [each for each in (*boxes(root), *written) if not paper.holds(each)] == []
    covering = [
        (a.text, b.text) for i, a in enumerate(written) for b in written[i + 1 :] if a.meets(b)
    ]
    assert covering == []
    for chip in boxes(root, "call", "call-denied"):
        inside = [each for each in written if chip.meets(each)]
        assert len(inside) == 2
        assert all(chip.holds(each) for each in inside)


@CASES
def test_the_words_are_the_alternative_text_and_the_bytes_are_stable(name, language) -> None:
    picture = draw(ALL[name], words(language))
    assert parsed(picture.live).find(f"{SVG}desc").text == picture.words
    assert draw(ALL[name], words(language)) == picture


@CASES
def test_every_call_is_told_with_its_signer_and_its_verdict(name: str, language: str) -> None:
    say, life = words(language), ALL[name]
    told = draw(life, say).words
    for call in life.calls:
        verdict = say("roles-allowed" if call.allowed else "roles-denied")
        sign = "✓" if call.allowed else "✕"
        phase = say(f"roles-told-phase-{life.phase(call)}")
        assert f"{call.at:%H:%M:%S} {sign} {call.action} ({verdict}, {phase})" in told
    blocks = re.split(r"\n(?=\S)", told)
    for signer in {call.signer for call in life.calls}:
        (block,) = [b for b in blocks if b.startswith(say(f"roles-by-{signer}") + " (")]
        assert block.count("✓") + block.count("✕") == len(life.by(signer))


def lane_of(root, label: str):
    """The frame around a label."""
    (found,) = [each for each in texts(root) if each.text == label]
    return next(frame for frame in boxes(root, "frame") if frame.holds(found))


def in_lane(root, label: str, *shapes: str) -> list[str]:
    lane = lane_of(root, label)
    signs = [each for each in boxes(root, *shapes) if lane.holds(each)]
    return [t.text for sign in signs for t in texts(root) if sign.holds(t) and ":" in t.text]


def test_a_chip_lies_in_the_lane_of_its_signer() -> None:
    root = parsed(draw(DENIED, EN).svg)
    assert in_lane(root, "you", "call") == ["ecs:RunTask", "iam:PassRole"]
    assert in_lane(root, "execution role", "call") == [
        "secretsmanager:GetSecretValue",
        "ecr:GetAuthorizationToken",
        "logs:CreateLogStream",
        "ecr:BatchGetImage +2",
        "logs:PutLogEvents",
    ]
    assert in_lane(root, "task role", "call") == ["s3:GetObject"]
    assert in_lane(root, "task role", "call-denied") == ["dynamodb:PutItem"]


def test_the_execution_role_goes_on_signing_after_the_program_has_started() -> None:
    root = parsed(draw(FINE, EN).svg)
    (running,) = boxes(root, "reached")
    lane = lane_of(root, "execution role")
    log = next(t for t in texts(root) if t.text == "logs:PutLogEvents")
    assert lane.holds(log)
    assert log.left > running.left
    (note,) = [t for t in texts(root) if t.text == EN("roles-all-its-life")]
    assert lane.holds(note)


@pytest.mark.parametrize(
    ("life", "shows", "seen"),
    [
        (FINE, Shows.NOTHING_WRONG, "/ecs/shop"),
        (DENIED, Shows.LOG, "is not authorized to perform: dynamodb:PutItem"),
        (CRASHED, Shows.EXIT, "KeyError: '<b>&'"),
        (NEVER_RAN, Shows.STOPPED_REASON, "ResourceInitializationError"),
        (REFUSED, Shows.ANSWER, "AccessDeniedException: User:"),
        (SILENT, Shows.NOWHERE, "/ecs/shop"),
    ],
)
def test_it_says_where_a_denial_shows_and_what_stands_there(life, shows, seen) -> None:
    assert life.shows is shows
    *_, where, what = draw(life, EN).words.splitlines()
    assert where == EN(f"roles-shows-{shows}", code="1")
    assert seen in what


def test_a_task_that_never_ran_has_no_second_phase() -> None:
    root = parsed(draw(NEVER_RAN, EN).svg)
    assert boxes(root, "reached") == []
    assert len(boxes(root, "missing")) == 1
    assert any("STOPPED 02:00:37" in t.text for t in texts(root))


def test_a_pull_is_one_chip_until_one_of_its_calls_is_denied() -> None:
    layers = [c for c in FINE.calls if c.action.startswith("ecr:") and "Token" not in c.action]
    assert [c.label for c in chips(layers)] == ["ecr:BatchGetImage +2"]
    layers[1] = replace(layers[1], allowed=False)
    assert [c.label for c in chips(layers[:2])] == [
        "ecr:BatchCheckLayerAvailability",
        "ecr:GetDownloadUrlForLayer",
    ]


def test_a_repeated_call_is_one_chip_with_its_count() -> None:
    assert "s3:GetObject ×3" in [c.label for c in chips(ON_EC2.by("task-role"))]


def test_the_instance_role_has_a_lane_where_it_signed() -> None:
    assert "instance role" in [t.text for t in texts(parsed(draw(ON_EC2, EN).svg))]
    assert "instance role" not in [t.text for t in texts(parsed(draw(FINE, EN).svg))]


def test_what_others_typed_is_escaped() -> None:
    for life in (MANY, CRASHED):
        assert "<b>" not in draw(life, EN).svg
