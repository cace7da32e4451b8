"""``python -m helpers``: open the course, run its tests, or work on its notebooks.

This file runs before anything is known about the Python that runs it, so it stays readable for
Python 3.6: an old one gets a sentence, not a traceback.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the very check that it takes for granted
    sys.exit(
        "Khóa học cần Python 3.11 trở lên, đây là Python {0}.{1}. "
        "Cài bản mới từ python.org rồi chạy lại đúng lệnh này.\n"
        "The course needs Python 3.11 or newer, this is Python {0}.{1}. "
        "Install a new one from python.org and run the same command again.".format(
            *sys.version_info
        )
    )

from helpers.set_up.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
