"""Server or loader killed with kill -9 on the way of an upload: nothing acknowledged is lost."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.chain import Audit
from dashboard import addresses
from dashboard.uploads.handing_in import BROKEN_OFF, HandingIn
from dashboard.uploads.policy import upload_policy
from dashboard.uploads.tray import Tray
from dashboard.uploads.upload import Said, Upload
from etl.home import Home
from etl.verification import verify
from tests.faults.conftest import answer
from tests.faults.visitors import Served, Visitor, serving
from tests.inbox import Ledger, load_here
from tests.product import ROOT

VILLAGE, WHO = "610902001003", "local"
BOUNDARY = "half"
KIND = f"multipart/form-data; boundary={BOUNDARY}"
MOMENTS = 12
RECEIVING = """
import sys
from pathlib import Path
from dashboard.uploads.policy import upload_policy
from dashboard.uploads.tray import Tray
print("ready", flush=True)
Tray(Path(sys.argv[1]), upload_policy()).receive("li", [("a.csv", sys.stdin.buffer)])
"""


def ledger(count: int) -> bytes:
    rows = "".join(
        f"七{number},2021-07-{number % 28 + 1:02},事项{number}\n" for number in range(1, count + 1)
    )
    return f"编号,收集日期,问题摘要\n{rows}".encode()


def form(content: bytes) -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="july.csv"\r\n\r\n'
    return head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one issue in force."""
    row = {"编号": "9", "收集日期": "2021-06-01", "问题摘要": "井盖"}
    return load_here(tmp_path, Ledger("issue", VILLAGE, [row], "2021-06"))


def stop(served: Served) -> None:
    """kill -9 of the server, its loaders left alone; its threads have ended and their locks are free."""
    os.kill(served.pid, signal.SIGKILL)
    os.waitid(os.P_PID, served.pid, os.WEXITED | os.WNOWAIT)


def gone(pids: list[int]) -> None:
    """Waits until none of the processes is there any more."""
    end = time.monotonic() + 60
    while any(is_there(pid) for pid in pids):
        assert time.monotonic() < end
        time.sleep(0.01)


def is_there(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def loaders(served: Served) -> list[int]:
    """The processes that the server has started."""
    listed = Path(f"/proc/{served.pid}/task").glob("*/children")
    return [int(pid) for one in listed for pid in one.read_text().split()]


def confirmed(served: Served, home: Path, count: int) -> Upload:
    """An upload that was sent, read as what it is, and is being loaded."""
    visitor, uploads = Visitor(home, served), HandingIn(home)
    visitor.post(addresses.UPLOAD_FILES, form(ledger(count)), KIND)
    key = uploads.of(WHO)[0].id
    uploads.wait(WHO, key)
    uploads.say(WHO, key, Said(ledger="issue", unit=VILLAGE, period="2021-07"))
    read = uploads.wait(WHO, key)
    assert read.is_confirmable, (read.said, [one["refused"] for one in read.understood])
    visitor.post(f"{addresses.UPLOAD_CONFIRM}?id={key}", b"fewer=yes")
    return uploads.find(WHO, key)


def done_again(home: Path, key: str) -> Upload:
    """The upload once whoever looks has done the step that broke off again, as the page asks to."""
    uploads = HandingIn(home)
    found = uploads.wait(WHO, key)
    if found.state == "refused":
        assert found.is_confirmable
        uploads.confirm(WHO, key, accept_fewer=True)
        found = uploads.wait(WHO, key)
    return found


def is_whole(home: Path, count: int) -> None:
    """Everything acknowledged answers, and nothing half is left."""
    found = answer(home)
    assert found is not None
    assert found[1] == 1 + count
    assert verify(Home(home)).faults == ()
    assert Audit(home).chain().is_whole
    assert not [path for path in home.rglob("*.tmp*") if path.suffix != ".lock"]


@pytest.fixture
def served(home: Path, tmp_path: Path) -> Iterator[Served]:
    with serving(home, tmp_path / "server.log") as one:
        yield one


def test_a_server_killed_while_files_come_leaves_nothing_of_them(home: Path, served: Served) -> None:
    visitor, body = Visitor(home, served), form(ledger(2000))
    (cookie,) = [f"{one.name}={one.value}" for one in visitor.cookies]
    head = f"POST {addresses.UPLOAD_FILES} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {KIND}\r\n"
    with socket.create_connection(("127.0.0.1", served.port)) as line:
        line.sendall(f"{head}Content-Length: {len(body)}\r\nCookie: {cookie}\r\n\r\n".encode())
        line.sendall(body[: len(body) // 2])
        stop(served)
    assert HandingIn(home).of(WHO) == []
    is_whole(home, 0)


def test_files_kept_half_go_when_the_next_come_and_those_still_coming_stay(home: Path) -> None:
    command = [sys.executable, "-c", RECEIVING, str(home)]
    pipe = subprocess.PIPE
    drafts = home / "uploads"
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe) as going:
        assert going.stdin is not None
        assert going.stdout is not None
        going.stdout.readline()
        while not list(drafts.glob("*.tmp/*.csv")):
            time.sleep(0.01)
        tray = Tray(home, upload_policy())
        tray.sweep()
        assert list(drafts.glob("*.tmp"))
        going.kill()
        going.wait(30)
        tray.sweep()
    assert list(drafts.iterdir()) == []


@pytest.mark.parametrize("is_loader", [True, False])
def test_server_or_loader_killed_while_loading(home: Path, served: Served, is_loader: bool) -> None:
    found = confirmed(served, home, 300)
    while not (running := loaders(served)) and HandingIn(home).find(WHO, found.id).state == "loading":
        time.sleep(0.01)
    if is_loader:
        for pid in running:
            os.kill(pid, signal.SIGKILL)
        broken = HandingIn(home).wait(WHO, found.id)
        assert (broken.state, answer(home)[1]) == ("refused", 1)  # type: ignore[index]
    else:
        stop(served)
        broken = HandingIn(home).find(WHO, found.id)
        assert (broken.state, broken.why) == ("refused", BROKEN_OFF)
    assert done_again(home, found.id).state == "loaded"
    gone(running)
    is_whole(home, 300)


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_server_and_loader_killed_at_any_moment(home: Path, tmp_path: Path) -> None:
    draw = random.Random(20211231)
    for moment in range(1, MOMENTS + 1):
        with serving(home, tmp_path / f"server{moment}.log") as served:
            found = confirmed(served, home, 100 * moment)
            time.sleep(draw.uniform(0, 4))
            running = loaders(served)
            stop(served)
            for pid in filter(is_there, running):
                os.kill(pid, signal.SIGKILL)
            gone(running)
        assert done_again(home, found.id).state == "loaded"
        is_whole(home, 100 * moment)
