"""What a workshop on a JupyterHub takes: memory a learner, and a click while all of them work.

    python tests/benchmarks/hub.py [learners]

JupyterHub with its simple spawner, its proxy, and the course's packages go into ``build/hub``,
outside the course's own environment (the first time takes minutes; Node.js must be there). Each
learner gets a server and a copy of the course, runs lesson 03 from the top as the browser would,
over the kernel's websocket, and opens its lab. Then one learner clicks alone, and afterwards all
click at once, one click a second each. Printed are the memory of a learner (proportional set size
of the server and of the kernel) and the time from sending a click to the kernel being idle again.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import secrets
import shutil
import socket
import statistics
import subprocess
import sys
import time
import uuid
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from helpers.set_up import own_copy
from helpers.set_up.environment import REQUIREMENTS, ROOT

FOLDER = ROOT / "build" / "hub"
HUB, PROXY = "jupyterhub==6.1.1", "configurable-http-proxy@5.3.0"
LESSON = "notebooks/vi/03_service.ipynb"
CLICKS = 20
PATIENCE = 120

CONFIG = """
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_port = {hub_port}
c.JupyterHub.spawner_class = "simple"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.db_url = "sqlite:///:memory:"
c.ConfigurableHTTPProxy.command = [{proxy!r}]
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
c.JupyterHub.services = [{{"name": "workshop", "api_token": {token!r}}}]
c.JupyterHub.load_roles = [{{"name": "workshop", "services": ["workshop"],
    "scopes": ["admin:users", "admin:servers", "access:servers", "list:users"]}}]
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r} + "/{{username}}"
c.Spawner.args = ["--allow-root"]
c.Spawner.cmd = [{single_user!r}]
c.Spawner.environment = {{"PYTHONPATH": {root!r}, "JUPYTER_NO_CONFIG": "1"}}
c.Spawner.start_timeout = c.Spawner.http_timeout = {patience}
"""

PRESS = """
panel = lab.open("service")
button = panel.clock.steps[0]
print(button.comm.comm_id)
"""


def main(learners: int) -> None:
    """Measure and print."""
    tools = _tools()
    names = [f"learner{number:02}" for number in range(1, learners + 1)]
    homes = FOLDER / "homes"
    shutil.rmtree(homes, ignore_errors=True)
    for name in names:
        own_copy.bring_up_to_date(homes / name)
    port, hub_port, proxy_port = _free_ports(3)
    token = secrets.token_hex(16)
    said = CONFIG.format(
        port=port,
        hub_port=hub_port,
        proxy_port=proxy_port,
        proxy=str(tools["proxy"]),
        token=token,
        homes=str(homes),
        single_user=str(tools["single_user"]),
        root=str(ROOT),
        patience=PATIENCE,
    )
    config = FOLDER / "hub.py"
    config.write_text(said, encoding="utf-8")
    environment = {**os.environ, "CONFIGPROXY_AUTH_TOKEN": secrets.token_hex(16)}
    environment["PATH"] = f"{tools['single_user'].parent}{os.pathsep}{environment['PATH']}"
    with (FOLDER / "hub.log").open("wb") as log:
        hub = subprocess.Popen(
            [str(tools["hub"]), "-f", str(config)],
            cwd=FOLDER,
            env=environment,
            stdout=log,
            stderr=log,
        )
    try:
        asyncio.run(_workshop(Hub(f"http://127.0.0.1:{port}", token), names))
    finally:
        hub.terminate()
        hub.wait(30)


def _tools() -> dict[str, Path]:
    """What runs the hub, installed when it is not there yet."""
    bin_folder = FOLDER / "venv" / "bin"
    proxy = FOLDER / "node_modules" / ".bin" / "configurable-http-proxy"
    if not (bin_folder / "jupyterhub").exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "venv", str(FOLDER / "venv")], check=True)
        lock = re.sub(r"\s*\\?\n\s+(--hash\S+|#.*)", "", REQUIREMENTS.read_text(encoding="utf-8"))
        (FOLDER / "packages.txt").write_text(f"{lock}\n{HUB}\n", encoding="utf-8")
        pip = [str(bin_folder / "python"), "-m", "pip", "install", "-q"]
        subprocess.run([*pip, "-r", str(FOLDER / "packages.txt")], check=True)
    if not proxy.exists():
        npm = shutil.which("npm") or "npm"
        subprocess.run([npm, "install", "--no-save", "--prefix", str(FOLDER), PROXY], check=True)
    single_user = bin_folder / "jupyterhub-singleuser"
    return {"hub": bin_folder / "jupyterhub", "proxy": proxy, "single_user": single_user}


class Hub:
    """The hub's own API, as the person who runs the workshop."""

    def __init__(self, url: str, token: str) -> None:
        self.url, self.token = url, token

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """Ask, and wait while the hub is coming up."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Authorization": f"token {self.token}", "Content-Type": "application/json"}
        request = Request(self.url + path, data=data, headers=headers, method=method)
        with urlopen(request, timeout=PATIENCE) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    async def wait(self, path: str, ready: Any) -> Any:
        """Ask again until the answer is the one wanted."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                answer = await asyncio.to_thread(self.ask, "GET", path)
            except OSError:
                answer = None
            if answer is not None and ready(answer):
                return answer
            await asyncio.sleep(0.3)
        raise TimeoutError(f"{path} did not come up; see {FOLDER / 'hub.log'}")


class Learner:
    """One learner's kernel, spoken to over the websocket that the browser uses."""

    def __init__(self, hub: Hub, name: str) -> None:
        self.hub, self.name = hub, name
        self.button = ""
        self.server = self.kernel = 0
        self._socket: WebSocketClientConnection | None = None
        self._session = uuid.uuid4().hex

    async def arrive(self) -> None:
        """Start the server, open lesson 03 and run it from the top."""
        hub, name = self.hub, self.name
        await asyncio.to_thread(hub.ask, "POST", f"/hub/api/users/{name}")
        await asyncio.to_thread(hub.ask, "POST", f"/hub/api/users/{name}/server", {})
        await hub.wait(f"/hub/api/users/{name}", lambda user: user["servers"][""]["ready"])
        asked = {"path": LESSON, "type": "notebook", "name": "", "kernel": {"name": "python3"}}
        session = await asyncio.to_thread(hub.ask, "POST", f"/user/{name}/api/sessions", asked)
        kernel = session["kernel"]["id"]
        url = hub.url.replace("http:", "ws:")
        channels = f"{url}/user/{name}/api/kernels/{kernel}/channels?session_id={self._session}"
        headers = {"Authorization": f"token {hub.token}"}
        self._socket = await websocket_connect(
            HTTPRequest(channels, headers=headers), max_message_size=100 * 2**20
        )
        notebook = json.loads((FOLDER / "homes" / name / LESSON).read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                await self.run("".join(cell["source"]))
        printed = await self.run(f"{PRESS}\nimport os; print(os.getpid(), os.getppid())")
        self.button, kernel_id, server_id = printed.split()[-3:]
        self.kernel, self.server = int(kernel_id), int(server_id)

    async def run(self, code: str) -> str:
        """Run a cell: what it printed."""
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False}
        return await self._send("execute_request", content)

    async def click(self) -> float:
        """Press the button of the lab that lets time pass: the milliseconds until all is done."""
        data = {"method": "custom", "content": {"event": "click"}}
        began = time.perf_counter()
        await self._send("comm_msg", {"comm_id": self.button, "data": data})
        return (time.perf_counter() - began) * 1000

    async def _send(self, kind: str, content: dict[str, Any]) -> str:
        assert self._socket is not None
        sent = uuid.uuid4().hex
        header = {
            "msg_id": sent,
            "msg_type": kind,
            "session": self._session,
            "username": self.name,
            "version": "5.3",
        }
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
        await self._socket.write_message(json.dumps({**message, "channel": "shell", "buffers": []}))
        printed = ""
        while True:
            text = await asyncio.wait_for(self._socket.read_message(), PATIENCE)
            if not isinstance(text, str):
                continue  # the picture, in binary parts
            answer = json.loads(text)
            if answer["parent_header"].get("msg_id") != sent:
                continue
            if answer["msg_type"] == "error":
                raise RuntimeError(f"{self.name}: {answer['content']['evalue']}")
            if answer["msg_type"] == "stream":
                printed += answer["content"]["text"]
            if answer["msg_type"] == "status" and answer["content"]["execution_state"] == "idle":
                return printed


async def _workshop(hub: Hub, names: list[str]) -> None:
    await hub.wait("/hub/api/", lambda answer: "version" in answer)
    learners = [Learner(hub, name) for name in names]
    began = time.monotonic()
    await asyncio.gather(*(each.arrive() for each in learners))
    took = time.monotonic() - began
    alone = [await learners[0].click() for _ in range(CLICKS)]
    together = [ms for some in await asyncio.gather(*map(_clicks, learners)) for ms in some]
    servers = [_memory(each.server) for each in learners]
    kernels = [_memory(each.kernel) for each in learners]
    lines = (
        f"{len(learners)} learners, {os.cpu_count()} cores; all ran {LESSON} in {took:.0f} s",
        f"memory a learner, MiB: server {statistics.mean(servers):.0f}, "
        f"kernel {statistics.mean(kernels):.0f}, together {_mean(servers, kernels):.0f}",
        f"a click, ms: alone {_spread(alone)}; while all click once a second {_spread(together)}; "
        f"ratio {statistics.median(together) / statistics.median(alone):.2f}",
    )
    print("\n".join(lines))  # noqa: T201


async def _clicks(learner: Learner) -> list[float]:
    found = []
    for _ in range(CLICKS):
        began = time.monotonic()
        found.append(await learner.click())
        await asyncio.sleep(max(0.0, 1 - (time.monotonic() - began)))
    return found


def _memory(process: int) -> float:
    """Its proportional set size in MiB: what it shares with others is counted once."""
    rolled = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    found = re.search(r"^Pss:\s+(\d+) kB", rolled, re.MULTILINE)
    assert found
    return int(found[1]) / 1024


def _mean(servers: list[float], kernels: list[float]) -> float:
    return statistics.mean(a + b for a, b in zip(servers, kernels, strict=True))


def _spread(found: list[float]) -> str:
    return f"median {statistics.median(found):.0f}, p95 {sorted(found)[int(len(found) * 0.95)]:.0f}"


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
