"""The columns of the drawing of a task definition, in picture units."""

WIDTH = 740

TASK, TASK_END = 104, 728
"""Left and right edge of the task."""

BOX, BOX_END = 166, 684
"""Left and right edge of each container."""

BARS, BARS_END = 398, 672
"""What a container takes of the task, under what the task has."""

LANES = (717, 706, 695)
"""Lines to the first, second and third volume; the outermost belongs to the leftmost volume."""

PORT = 33
"""From the top of a container to the first of its mounts."""
