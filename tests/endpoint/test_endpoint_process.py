"""The command: it says when it is ready, refuses what it cannot do in one line, ends cleanly."""

import re
import signal
import socket
import urllib.request

import pytest
from endpoint_process import running, start


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly(number: signal.Signals) -> None:
    with running() as (process, address):
        held_open = socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])))
        process.send_signal(number)
        out, _ = process.communicate(timeout=20)
        held_open.close()
    assert (process.returncode, out) == (0, "The lab is closed.\n")


def test_it_listens_on_loopback_only() -> None:
    with running() as (_process, address):
        port = int(address.rpartition(":")[2])
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
        for other in ("127.0.0.2", "::1"):
            with pytest.raises(OSError, match=r"."):
                socket.create_connection((other, port), timeout=5)


@pytest.mark.parametrize(
    ("language", "words"), [("vi", "Không mở được port"), ("en", "cannot be opened on 127.0.0.1")]
)
def test_a_port_in_use_is_refused_in_one_line(language: str, words: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        process = start("--port", str(taken.getsockname()[1]), "--language", language)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err.count("\n")) == (1, "", 1)
    assert words in err
    assert "--port 0" in err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--port", "65536"), "whole number from 0 to 65535"),
        (("--port", "http"), "whole number from 0 to 65535"),
        (("--speed", "-1"), "a number from 0 to 86400"),
        (("--speed", "nan"), "a number from 0 to 86400"),
        (("--speed", "fast"), "a number from 0 to 86400"),
        (("--speed", "1e12"), "a number from 0 to 86400"),
        (("--language", "fr"), "invalid choice"),
        (("--colour",), "unrecognized arguments"),
    ],
)
def test_an_option_it_cannot_follow_is_refused_in_one_line(
    options: tuple[str, ...], words: str
) -> None:
    process = start(*(() if "--language" in options else ("--language", "en")), *options)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err.count("\n")) == (2, "", 1)
    assert words in err


@pytest.mark.parametrize(
    ("language", "words"), [("vi", "chỉ trên máy này"), ("en", "on this machine only")]
)
def test_the_help_speaks_the_language(language: str, words: str) -> None:
    out, err = start("--help", "--language", language).communicate(timeout=20)
    assert err == ""
    assert words in " ".join(out.split())


def test_the_front_page_says_what_this_is() -> None:
    with (
        running("--speed", "30") as (_process, address),
        urllib.request.urlopen(address, timeout=20) as answer,
    ):
        page = answer.read().decode()
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert address in page
    assert "30 lab seconds" in page
    assert re.search(r"2026-\d\d-\d\d \d\d:\d\d:\d\d UTC", page)
