"""The targets picture in words: every way of requests, every target, a fact a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.diagrams.phrases import say
from helpers.diagrams.requests import rate, why_not
from helpers.diagrams.svg import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from helpers.diagrams.traffic.facts import Band, Behind, ShownTarget
    from helpers.i18n import Words
    from helpers.simulator.requests import Flow


def tell(bands: Sequence[Band], services: Sequence[Behind], words: Words) -> str:
    """All of it."""
    return "\n".join(_lines(bands, services, words))


def _lines(bands: Sequence[Band], services: Sequence[Behind], words: Words) -> Iterator[str]:
    for each in services:
        yield counts(each, words)
        if each.flow is not None:
            yield "  " + flow_words(each.flow, words)
            for why, lost in each.flow.failed:
                failing = say(words, "load-failed", rate=rate(lost), why=why_not(why, words))
                yield "    " + failing
            yield "  " + sums(each, words)
            for why, count in each.total.why.items():
                lost_words = say(words, "requests-why", count=str(count), why=why_not(why, words))
                yield "    " + lost_words
    for band in bands:
        yield way(band, words)
        if band.group is not None:
            yield _group(band, words)
            for target in band.targets:
                yield "  " + _target(target, words)
            if not band.targets:
                yield "  " + say(words, "targets-none")


def counts(behind: Behind, words: Words) -> str:
    """How many tasks the service wants and has."""
    found = behind.service
    numbers = {"desired": found.desired, "running": found.running, "pending": found.pending}
    shown = {name: str(value) for name, value in numbers.items()}
    return say(words, "targets-service", name=plain(found.name), **shown)


def flow_words(flow: Flow, words: Words) -> str:
    """What comes now and what becomes of it."""
    rates = {"sent": flow.sent, "answered": flow.answered, "failed": flow.sent - flow.answered}
    return say(words, "targets-flow", **{name: rate(value) for name, value in rates.items()})


def sums(behind: Behind, words: Words) -> str:
    """What has come since a moment, and what has become of it."""
    found, since = behind.total, behind.since
    numbers = {"sent": found.sent, "answered": found.answered, "failed": found.failed}
    shown = {name: str(value) for name, value in numbers.items()}
    return say(words, "targets-sums", time=f"{since:%H:%M:%S}" if since else "", **shown)


def way(band: Band, words: Words) -> str:
    """Load balancer, listener and group in one sentence."""
    if band.balancer is None:
        name = band.group.name if band.group else ""
        return say(words, "targets-told-no-listener", name=plain(name))
    name, kind = plain(band.balancer.name), band.balancer.kind
    if band.listener is None or band.group is None:
        return say(words, "targets-told-no-group", name=name, kind=kind)
    port = f"{band.listener.protocol}:{band.listener.port}"
    group = plain(band.group.name)
    return say(words, "targets-told-way", name=name, kind=kind, port=port, group=group)


def _group(band: Band, words: Words) -> str:
    group = band.group
    if group is None:
        return ""
    return say(
        words,
        "targets-told-group",
        name=plain(group.name),
        type=group.target_type,
        check=check(group.path, group.protocol),
        interval=str(group.interval),
        healthy=str(group.to_healthy),
        unhealthy=str(group.to_unhealthy),
        delay=str(group.deregistration_delay),
    )


def check(path: str, protocol: str) -> str:
    """What a health check asks for: ``GET /``, or ``TCP``."""
    return f"GET {plain(path or '/')}" if protocol.startswith("HTTP") else protocol


def _target(shown: ShownTarget, words: Words) -> str:
    target = shown.target
    parts = [f"{target.id}:{target.port} {target.state}"]
    if target.reason:
        parts[0] += f" ({target.reason}: {plain(target.description)})"
    parts.append(f"task {owner(shown, words)}" if shown.task else owner(shown, words))
    if target.rate:
        parts.append(rate_words(shown, words))
    return "; ".join(parts)


def owner(shown: ShownTarget, words: Words) -> str:
    """Which task stands behind it."""
    task = shown.task
    if task is None:
        return say(words, "targets-by-hand")
    status = task.status if task.health == "UNKNOWN" else f"{task.status} {task.health}"
    return f"{task.id[:6]} · {plain(task.family)}:{task.revision} · {status}"


def rate_words(shown: ShownTarget, words: Words) -> str:
    """What it gets, and what becomes of it."""
    target = shown.target
    if target.failure is None:
        return say(words, "targets-rate", rate=rate(target.rate))
    why = why_not(target.failure, words)
    return say(words, "targets-rate-failing", rate=rate(target.rate), why=why)
