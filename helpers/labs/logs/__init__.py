"""Lab 08: why did my task stop? Ten failures, and one method that finds each of them."""

from helpers.labs.logs.logs_lab import LogsLab

__all__ = ["LogsLab"]
