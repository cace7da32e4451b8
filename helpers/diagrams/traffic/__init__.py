"""The targets picture: load balancer, listener, target group, and every target with its task.

``facts`` gathers what it shows, ``scene`` draws it, ``words`` says the same.
"""

from helpers.diagrams.traffic.scene import draw

__all__ = ["draw"]
