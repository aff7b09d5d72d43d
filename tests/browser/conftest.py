"""A real Chromium before the served demo; its complaints and what it asks elsewhere are kept."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, StorageState, expect, sync_playwright

from tests.product import ROOT

expect.set_options(timeout=20_000)  # a machine with other work to do takes its time

CHROMIUM = "/usr/bin/chromium"
LAPTOP = {"width": 1366, "height": 768}
SETTLE = 150
"""Milliseconds in which a click has surely reached the address."""

IS_STILL = """() => !document.querySelector('[data-dash-is-loading=true]')
  && [...document.querySelectorAll('.mq-graph')].every(graph => graph.querySelector('.main-svg'))"""


@dataclass
class Visit:
    """A browser page on the site: what it shows, what its console complained of, what it asked elsewhere."""

    site: str
    page: Page
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def go(self, address: str) -> None:
        """Open an address of the site and wait until its page stands."""
        self.page.goto(self.site + address)
        self.wait()

    def wait(self) -> None:
        """Until the page stands, nothing loads and every graph is drawn."""
        self.page.wait_for_selector("#main, .mq-alone h1")
        self.page.wait_for_timeout(SETTLE)
        # Asked from here and not by wait_for_function, which the site's own policy forbids as eval.
        for _try in range(100):
            if self.page.evaluate(IS_STILL):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"{self.page.url} never came to rest")

    def heard(self, message: ConsoleMessage) -> None:
        """Keep the console's errors and warnings."""
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def asked(self, request: Request) -> None:
        """Keep what isn't asked of the site itself."""
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.elsewhere.append(request.url)


class Served(NamedTuple):
    """Where the demo is served, and the one-time link that was printed."""

    address: str
    link: str


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(home: Path, told: Path) -> Iterator[Served]:
    """A home as `dashboard serve` serves it; what that prints goes to the file `told`."""
    port = free_port()
    command = [sys.executable, "-m", "dashboard", "serve", "--port", str(port), "--home", str(home)]
    with told.open("w") as said, subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said) as server:
        address = f"http://127.0.0.1:{port}"
        for _try in range(240):
            try:
                urlopen(f"{address}/health", timeout=5).close()
                break
            except (URLError, OSError):
                assert server.poll() is None, "the server ended"
                time.sleep(0.25)
        link = re.search(r"http\S+/signin/link\S+", told.read_text(encoding="utf-8"))
        assert link, "no sign-in link was printed"
        yield Served(address, link[0])
        server.terminate()


@pytest.fixture(scope="session")
def served(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demo as `dashboard serve` serves it."""
    with serving(demo_home, tmp_path_factory.mktemp("served") / "told.txt") as found:
        yield found


@pytest.fixture(scope="session")
def site(served: Served) -> str:
    """Where the demo is served."""
    return served.address


@pytest.fixture(scope="session")
def cookies(served: Served, browser: Browser) -> StorageState:
    """What a browser keeps once the one-time link has let it in."""
    context = browser.new_context()
    context.new_page().goto(served.link)
    kept = context.storage_state()
    context.close()
    return kept


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def visit(site: str, browser: Browser, cookies: StorageState) -> Iterator[Visit]:
    """A signed-in page on a laptop's screen; then nothing was complained of, nothing asked elsewhere."""
    with visiting(site, browser, cookies) as visit:
        yield visit


@contextmanager
def visiting(site: str, browser: Browser, cookies: StorageState | None) -> Iterator[Visit]:
    """A page on a laptop's screen; then nothing was complained of, nothing asked elsewhere."""
    context = browser.new_context(viewport=LAPTOP, locale="zh-CN", storage_state=cookies)
    visit = Visit(site, context.new_page())
    visit.page.on("console", visit.heard)
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    visit.page.on("request", visit.asked)
    yield visit
    context.close()
    assert visit.complaints == []
    assert visit.elsewhere == []
