"""The Chromium, Chrome or Edge of this computer: it prints the handout and shows the tests."""

from __future__ import annotations

import os
import shutil

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""What it is started with: it talks to this computer and to nobody else."""

NAMED_BY = "ECS_COURSE_CHROMIUM"
"""Environment variable that names one which is not found by itself."""

NO_CHROMIUM = (
    "no Chromium here: install Chromium or Google Chrome (Debian: apt install chromium), "
    f"or name one in {NAMED_BY}"
)

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


def find_chromium() -> str | None:
    """Where it is, or None."""
    if named := os.environ.get(NAMED_BY):
        return named
    return next(filter(None, map(shutil.which, _NAMES)), None)
