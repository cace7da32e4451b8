"""Ports on instances, and network interfaces of tasks."""
