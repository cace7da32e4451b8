"""Sets the course up, opens it, and runs its checks.

All of it runs before anything is installed, so it imports nothing but the standard library, and
its few words stand in ``sayings.py`` rather than in the catalogue of ``helpers.i18n``. It may start
processes; the learner's notebooks never import it.
"""
