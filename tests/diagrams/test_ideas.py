"""The picture that the course zooms into."""

import pytest
from drawn import boxes, parsed, texts

from helpers.diagrams import ideas
from helpers.i18n import LANGUAGES, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_four_ideas_are_drawn_and_told(language: str) -> None:
    picture = ideas.draw(words(language))
    root = parsed(picture.live)
    drawn = {text.text for text in texts(root)}
    assert {"Task definition", "Service", "Cluster", "Task", "create_service", "run_task"} <= drawn
    for word in ("task definition", "task", "service", "cluster", "create_service", "run_task"):
        assert word in picture.words.lower()


def test_a_service_owns_three_tasks_and_one_has_no_owner() -> None:
    root = parsed(ideas.draw(words("en")).live)
    (service,), (cluster,) = boxes(root, "service"), boxes(root, "cluster")
    owned, (lone,) = boxes(root, "owned"), boxes(root, "unowned")
    assert len(owned) == 3
    assert all(service.holds(task) for task in owned)
    assert not service.meets(lone)
    assert all(cluster.holds(task) for task in (*owned, lone, service))
