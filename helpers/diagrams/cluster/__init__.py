"""The picture that most labs share: a cluster with its subnets, instances and tasks.

``facts`` reads a snapshot and decides what is shown, once for the drawing and for the words;
``scene`` puts the parts under each other; ``words`` tells the same, one fact a line.
"""

from helpers.diagrams.cluster.facts import Density
from helpers.diagrams.cluster.scene import draw

__all__ = ["Density", "draw"]
