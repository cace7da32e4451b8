"""Lab 07, traffic: a load balancer in front of a service, and requests that come in.

``traffic_lab`` is the whole. ``balancer_form``, ``service_form``, ``scaling_form`` and
``accidents`` are its parts, ``prepared`` what it finds ready, ``load_chart`` the chart.
"""

from helpers.labs.traffic.traffic_lab import TrafficLab

__all__ = ["TrafficLab"]
