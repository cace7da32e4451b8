from __future__ import annotations

import pytest
from service_world import World


@pytest.fixture
def world() -> World:
    """A fresh cluster with the Fargate definition ``web:1``."""
    world = World()
    world.register()
    return world
