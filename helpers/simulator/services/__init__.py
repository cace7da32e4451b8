"""Services: they keep tasks running, replace them, and move to new revisions step by step.

Read ``model`` first, then ``scheduler`` (when it looks at a service and what it does then) and
``replica`` (what has to be started and stopped). ``bounds``, ``health``, ``circuit_breaker``,
``throttle``, ``scale_in``, ``rebalancing`` and ``daemon`` hold one rule each; ``events`` holds
AWS's texts; ``operations``, ``history_operations`` and ``task_sets`` are the API.
"""
