"""The server under way: busy is said, a stop finishes what was begun, the log and the meters name nobody."""

import json
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from waitress import wasyncore
from waitress.server import create_server

from callbacks.gate import Gate
from dashboard.serving import ServingPolicy
from layouts.busy import busy
from tests.product import ROOT

POLICY = ServingPolicy(
    working=2,
    waiting=3,
    wait_seconds=5,
    retry_seconds=7,
    connections=200,
    stop_seconds=5,
    log_megabytes=1,
    log_files=1,
)
CROWD = 30


@contextmanager
def behind_a_gate(policy: ServingPolicy, work: Callable[[], object]) -> Iterator[tuple[Gate, str]]:
    """A real server whose every answer takes `work`."""

    def app(_environ: object, start: Callable[..., object]) -> list[bytes]:
        work()
        start("200 OK", [("Content-Type", "text/plain")])
        return [b"done"]

    gate = Gate(app, policy, busy)
    server = create_server(gate, host="127.0.0.1", port=0, threads=policy.working + policy.waiting + 2)
    is_over = threading.Event()

    def serve() -> None:
        while not is_over.is_set():
            wasyncore.loop(timeout=0.05, map=server._map, count=1)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield gate, f"http://127.0.0.1:{server.effective_port}"
    finally:
        is_over.set()
        thread.join(5)
        server.task_dispatcher.shutdown()
        wasyncore.close_all(server._map)


def got(address: str) -> tuple[int, str, str | None]:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status, answer.read().decode(), None
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read().decode(), refusal.headers["Retry-After"]


def test_a_crowd_is_served_or_told_to_come_back() -> None:
    with (
        behind_a_gate(POLICY, lambda: time.sleep(0.05)) as (gate, address),
        ThreadPoolExecutor(CROWD) as crowd,
    ):
        answers = list(crowd.map(got, [f"{address}/"] * CROWD))
        told = Counter(status for status, _text, _after in answers)
        assert set(told) == {200, 503}, told
        assert told[200] >= POLICY.working + POLICY.waiting
        assert {after for status, _text, after in answers if status == 503} == {"7"}
        page = next(text for status, text, _after in answers if status == 503)
        assert "系统正忙" in page
        assert "7秒后自动重试" in page
        assert (gate.working, gate.waiting, gate.refused) == (0, 0, told[503])
        assert got(f"{address}/")[0] == 200


def test_who_waited_long_enough_is_told() -> None:
    release, policy = threading.Event(), POLICY.model_copy(update={"working": 1, "wait_seconds": 0.1})
    with behind_a_gate(policy, release.wait) as (gate, address), ThreadPoolExecutor(1) as crowd:
        first = crowd.submit(got, f"{address}/")
        until(lambda: gate.working == 1)
        status, text, _after = got(f"{address}/?lang=en")
        assert (status, "Trying again in 7 seconds" in text) == (503, True)
        release.set()
        assert first.result()[0] == 200
        assert got(f"{address}/health")[0] == 200


def test_a_closed_gate_lets_the_last_ones_finish() -> None:
    release = threading.Event()
    with behind_a_gate(POLICY, release.wait) as (gate, address), ThreadPoolExecutor(1) as crowd:
        first = crowd.submit(got, f"{address}/")
        until(lambda: gate.working == 1)
        assert not gate.close(0.05)
        assert got(f"{address}/")[0] == got(f"{address}/health")[0] == 503
        release.set()
        assert first.result()[0] == 200
        assert gate.close(5)


def until(is_so: Callable[[], bool]) -> None:
    """Waits for it; AssertionError after a minute."""
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def process(home: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """The server as its command starts it."""
    command = [sys.executable, "-m", "dashboard", "serve", "--port", str(port), "--home", str(home)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def test_a_stop_finishes_what_was_begun_and_the_log_names_nobody(
    process: subprocess.Popen[str], home: Path, port: int
) -> None:
    assert process.stderr is not None
    lines = [process.stderr.readline(), process.stderr.readline()]
    link = re.search(r"http://\S+token=\S+", lines[1])
    assert link is not None, lines
    opened = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    until(lambda: is_listening(port))
    with opened.open(link[0], timeout=30) as page:
        assert page.status == 200
    meters = f"http://127.0.0.1:{port}/metrics"
    told = got(meters)[1]
    assert 'minqing_requests_total{endpoint="/signin/link",status="303"} 1.0' in told
    assert "process_resident_memory_bytes" in told
    forwarded = urllib.request.Request(meters, headers={"X-Forwarded-For": "10.0.0.9"})
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(forwarded, timeout=30)
    assert refusal.value.code == 403
    refusal.value.close()
    with ThreadPoolExecutor(1) as browser:
        asked = f"http://127.0.0.1:{port}/slides?region=610902&quarter=2021Q4"
        deck = browser.submit(lambda: len(opened.open(asked, timeout=60).read()))
        until(lambda: deck.done() or "minqing_requests_working 1.0" in got(meters)[1])
        process.send_signal(signal.SIGTERM)
        assert deck.result() > 10_000
    assert process.wait(30) == 0
    lines = (home / "log" / f"serve-{port}.jsonl").read_text(encoding="utf-8").splitlines()
    log = [json.loads(line) for line in lines]
    assert [line["event"] for line in log][-1] == "stopped"
    requests = [line for line in log if line["event"] == "request"]
    assert {"at", "level", "request", "method", "endpoint", "status", "region", "ms"} <= set(requests[0])
    assert {line["endpoint"] for line in requests} >= {"/signin/link", "/metrics", "/slides"}
    assert "token" not in json.dumps(log)
    assert "local" not in json.dumps(log)


def is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
