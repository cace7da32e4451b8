"""Lab 04: two roles, two phases. Edit real IAM policies, run the task again, compare its lives."""

from helpers.labs.roles.roles_lab import RolesLab

__all__ = ["RolesLab"]
