"""The bench of lesson 05: the same task placed six ways, where each copy goes, and what binds next.

``ways`` is the table of the ways; ``capacity`` and ``task_form`` are the two forms; ``verdicts``,
``comparison`` and ``addresses`` are the tables under the scene; ``finding`` looks an address up the
way that a program of the learner's would.
"""

from helpers.labs.placement.placement_lab import PlacementLab

__all__ = ["PlacementLab"]
