"""Placement: filters first, then constraints, then strategies, then one instance (4.5)."""
