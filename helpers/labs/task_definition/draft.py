"""The task definition that a learner is putting together: a document, changed place by place."""

from __future__ import annotations

from typing import Any

Path = tuple[str | int, ...]

WEBSERVER: dict[str, Any] = {
    "family": "webserver",
    "containerDefinitions": [
        {"name": "web", "image": "nginx", "memory": 100, "cpu": 99, "essential": True}
    ],
    "requiresCompatibilities": ["FARGATE"],
    "networkMode": "awsvpc",
    "memory": "512",
    "cpu": "256",
}
"""What the builder begins with: the definition of the notes that the course grew from."""


def get(document: Any, path: Path) -> Any:
    """What stands at a place, or None where there is no such place."""
    for step in path:
        if isinstance(document, dict) and isinstance(step, str):
            document = document.get(step)
        elif isinstance(document, list) and isinstance(step, int) and step < len(document):
            document = document[step]
        else:
            return None
    return document


def items(document: Any, path: Path) -> list[Any]:
    """The list at a place; empty where there is none."""
    found = get(document, path)
    return found if isinstance(found, list) else []


def put(document: Any, path: Path, value: Any) -> Any:
    """A document with another value at a place; None takes the member away.

    What does not change is shared with the old document, which stays as it was. Members on the way
    that are missing, or are of a type that cannot hold the place, are made new.
    """
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        changed = list(document) if isinstance(document, list) else []
        changed += [{} for _ in range(step + 1 - len(changed))]
        changed[step] = put(changed[step], rest, value)
        return changed
    members = dict(document) if isinstance(document, dict) else {}
    inner = put(members.get(step), rest, value)
    if inner is None:
        members.pop(step, None)
    else:
        members[step] = inner
    return members


def append(document: Any, path: Path, item: Any) -> Any:
    """A document with one more item in the list at a place."""
    return put(document, path, [*items(document, path), item])


def remove(document: Any, path: Path, index: int) -> Any:
    """A document without one item of the list at a place."""
    left = [item for place, item in enumerate(items(document, path)) if place != index]
    return put(document, path, left)
