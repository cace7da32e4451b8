"""Exercises, predictions and progress, as data: no widget here, and no rule of ECS either.

An exercise looks at what the learner's calls have left behind in ECS, through boto3, and says as
data what is still missing. The words are in the catalogue, found by the exercise's id.
"""
