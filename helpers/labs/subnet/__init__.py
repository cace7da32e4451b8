"""Lab 06, the subnet: its addresses fill and empty as a service scales and deploys.

``subnet_lab`` is the whole. ``subnets`` makes subnets and gives them to the service, ``blocks``
finds room for them in the VPC, ``others`` are what takes addresses beside tasks, ``ran_out`` says
what AWS says when there is none left.
"""

from helpers.labs.subnet.subnet_lab import SubnetLab

__all__ = ["SubnetLab"]
