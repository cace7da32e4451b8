"""The workshop handout: each lesson as it ran, as a site to read offline and as a PDF to print.

``python -m helpers handout`` builds, for each language, the learners' edition and the
instructor's, which has the answers and the guide as well. nbconvert makes HTML of the notebooks
with their stored outputs, and Chromium makes the PDF of the HTML.
"""

from helpers.authoring.handout.commands import main

__all__ = ["main"]
