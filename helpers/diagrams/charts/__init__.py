"""What has axes: charts with matplotlib, which is loaded when the first chart is drawn.

``chart`` turns a figure into a picture with its twin in words; ``rollout`` draws a service over
time, ``address_map`` who has which address of a subnet, ``free_addresses`` how many were free over
time, ``port_line`` the ports of a container instance.
"""

from helpers.diagrams.charts.address_map import address_map
from helpers.diagrams.charts.chart import Chart
from helpers.diagrams.charts.free_addresses import free_addresses
from helpers.diagrams.charts.load import load
from helpers.diagrams.charts.port_line import port_line
from helpers.diagrams.charts.rollout import rollout

__all__ = ["Chart", "address_map", "free_addresses", "load", "port_line", "rollout"]
