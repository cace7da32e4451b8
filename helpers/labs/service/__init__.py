"""Lab 03, the service.

``service_lab`` is the whole. ``wanted`` is the form of what the service is asked to be,
``versions_form`` and ``versions`` make new revisions, ``accidents`` does the same to a task of the
service and to one of nobody's, ``rollout`` draws the chart.
"""

from helpers.labs.service.service_lab import ServiceLab

__all__ = ["ServiceLab"]
