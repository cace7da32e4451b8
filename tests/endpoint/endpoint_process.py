"""Starts the endpoint as a user does, and makes clients that know nothing of the lab."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import boto3
from botocore.config import Config

ROOT = Path(__file__).parent.parent.parent
REGION = "ap-southeast-1"
SESSION = boto3.Session("any", "thing", region_name=REGION)
"""One for all clients: each session reads the models of the services anew."""


def start(*options: str, complaints: IO[str] | int = subprocess.PIPE) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "helpers.endpoint", *options],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=complaints,
        text=True,
        encoding="utf-8",
        env={"PATH": "", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
    )


@contextmanager
def running(*options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and its address, ended at the end."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as complaints:
        # A file, not a pipe: a pipe that nobody reads fills up and stops the process.
        process = start("--port", "0", "--language", "en", *options, complaints=complaints)
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+", line)
            assert found, line
            yield process, found.group()
        finally:
            process.terminate()
            process.communicate(timeout=20)
            complaints.seek(0)
            text = complaints.read()
            assert text == "", text[-1500:]


def client(service: str, address: str, **options: Any) -> Any:
    config = Config(retries={"max_attempts": 0}, connect_timeout=5, read_timeout=30, **options)
    return SESSION.client(service, endpoint_url=address, config=config)
