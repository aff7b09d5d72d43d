"""The served product and people who look at it all the time, each signed in like anybody."""

import itertools
import json
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path

from dashboard.access.signing import Signing
from dashboard.addresses import sign_in_link
from tests.product import ROOT

PATHS = ("/", "/issues", "/stations", "/data", "/definitions")
PLACES = (("page", "children"), ("title", "data"))
SEARCH = "?region=610902&from=2021-01-01&to=2021-12-31"
OK = 200


@dataclass
class Served:
    """One process that serves a home."""

    port: int
    pid: int

    @property
    def resident(self) -> float:
        """Megabytes of memory, by its own meters."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/metrics", timeout=60) as meters:
            found = re.search(r"^process_resident_memory_bytes (\S+)$", meters.read().decode(), re.M)
        assert found is not None
        return float(found[1]) / 2**20


@contextmanager
def serving(home: Path, log: Path) -> Iterator[Served]:
    """`dashboard serve` on a home, stopped at the end as an administrator stops it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [
        sys.executable,
        "-m",
        "dashboard",
        "serve",
        "--no-link",
        "--port",
        str(port),
        "--home",
        str(home),
    ]
    with log.open("wb") as lines, subprocess.Popen(command, cwd=ROOT, stderr=lines) as process:
        try:
            yield Served(_listening(port), process.pid)
        finally:
            process.terminate()
            process.wait(60)


def _listening(port: int) -> int:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return port
        time.sleep(0.2)
    raise AssertionError("never listened")


class Visitor:
    """Somebody with a browser's cookies who opens one page after another."""

    def __init__(self, home: Path, served: Served) -> None:
        self._base = f"http://127.0.0.1:{served.port}"
        token = Signing(home).local_link()
        assert token is not None
        self.cookies = CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        self._paths = itertools.cycle(PATHS)
        with self._opener.open(f"{self._base}{sign_in_link(token)}", timeout=60):
            pass

    def look(self) -> str | None:
        """The next page as the site's own script asks for it; what was wrong with the answer, or None."""
        values = {"pathname": next(self._paths), "search": SEARCH}
        body = {
            "output": "..page.children...title.data..",
            "outputs": [{"id": name, "property": to} for name, to in PLACES],
            "inputs": [{"id": "address", "property": to, "value": is_} for to, is_ in values.items()],
            "changedPropIds": ["address.pathname"],
        }
        asked = urllib.request.Request(
            f"{self._base}/_dash-update-component",
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        try:
            with self._opener.open(asked, timeout=120) as answer:
                text = answer.read().decode()
                is_whole = answer.status == OK and "mq-failed" not in text and "mq-alone" not in text
                return None if is_whole else f"{values} {text[:200]}"
        except (urllib.error.URLError, OSError) as fault:
            return f"{values} {fault}"

    def post(self, path: str, body: bytes = b"", kind: str = "application/x-www-form-urlencoded") -> str:
        """What a form's POST is answered with, the page it leads to included."""
        asked = urllib.request.Request(f"{self._base}{path}", body, {"Content-Type": kind})
        with self._opener.open(asked, timeout=120) as answer:
            return str(answer.read().decode())


@dataclass
class Crowd:
    """Visitors who look until told to stop, so many looks a second in all; as fast as they can without."""

    visitors: list[Visitor]
    rate: float | None = None
    looks: int = 0
    faults: list[str] = field(default_factory=list)
    _over: threading.Event = field(default_factory=threading.Event)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def looking(self) -> Iterator[None]:
        """They look while inside."""
        with ThreadPoolExecutor(len(self.visitors)) as pool:
            going = [pool.submit(self._go, visitor) for visitor in self.visitors]
            try:
                yield
            finally:
                self._over.set()
            for one in going:
                one.result()

    def _go(self, visitor: Visitor) -> None:
        pause = len(self.visitors) / self.rate if self.rate else 0.0
        following = time.monotonic()
        while not self._over.is_set():
            fault = visitor.look()
            with self._guard:
                self.looks += 1
                self.faults += [fault] if fault else []
            following = max(following + pause, time.monotonic() - pause)
            self._over.wait(max(0.0, following - time.monotonic()))
