"""Runs small programs in fresh processes, turn by turn, and compares what they print."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]

MEASURED = """
import json, os, sys, time
_begun = time.perf_counter()

def report():
    seconds = time.perf_counter() - _begun
    try:
        with open("/proc/self/statm") as statm:
            mib = int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except OSError:  # no /proc: the most that was ever resident
        import resource
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        mib = peak / (2**20 if sys.platform == "darwin" else 2**10)
    print(json.dumps({"seconds": seconds, "MiB": mib}))
"""
"""Put in front of each program; the program calls ``report()`` at its end."""


def medians(programs: dict[str, str], runs: int) -> dict[str, dict[str, float]]:
    """The median of what each program reports, by the program's name.

    The programs take turns, so that a busy moment of the computer falls on all of them; one round
    before the first warms the disk up and is not counted.
    """
    found: dict[str, list[dict[str, float]]] = {name: [] for name in programs}
    for round_number in range(runs + 1):
        for name, program in programs.items():
            report = _run(program)
            if round_number:
                found[name].append(report)
    return {
        name: {unit: median(report[unit] for report in reports) for unit in reports[0]}
        for name, reports in found.items()
    }


def _run(program: str) -> dict[str, float]:
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith("AWS_")}
    done = subprocess.run(
        [sys.executable, "-c", MEASURED + program],
        cwd=ROOT,
        env=surroundings | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=120,
    )
    report: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return report


def table(found: dict[str, dict[str, float]], unit: str, base: str, goal: float) -> str:
    """The measured values and their ratios to ``base``, ready to print."""
    width = max(map(len, found))
    lines = [f"{'':{width}}  {unit:>8}  ratio"]
    for name, report in found.items():
        ratio = report[unit] / found[base][unit]
        remark = "" if name == base else f"  goal at most {goal:.2f}"
        lines.append(f"{name:{width}}  {report[unit]:8.2f}  {ratio:5.2f}{remark}")
    return "\n".join(lines)
