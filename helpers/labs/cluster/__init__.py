"""What the labs about tasks and services share: one cluster, as the console and a drawing show it.

``panel`` is the whole; ``console`` the two tabs, ``clock`` lab time with its buttons, ``caller``
makes calls and shows them, ``choices`` are the lists to choose from, ``prepared`` what a lab finds
ready, ``watching`` keeps every panel on the screen up to date.
"""

from helpers.labs.cluster.panel import ClusterPanel

__all__ = ["ClusterPanel"]
