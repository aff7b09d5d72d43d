"""What docs/operations.md tells the administrator: units, proxies, an installation without a network."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.product import ROOT

OPS = ROOT / "ops"
ALONE = ("unshare", "--map-root-user", "--net")
"""A network namespace without a way out: not even the loopback is up."""
FOLDERS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
WHEELHOUSE = ROOT / "wheelhouse"

LOOK = """
from pathlib import Path
from app import create_app
from dashboard.warehouse import Warehouse
from layouts.site import page_at
home = Path("home")
create_app(home)
told = str(page_at(Warehouse(home), "/", "").content)
assert "mq-failed" not in told and "mq-number" in told
print(Path("/proc/self/net/dev").read_text())
"""


def called(
    *command: str | Path, folder: Path = ROOT, seconds: float = 120
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(map(str, command)), cwd=folder, capture_output=True, text=True, check=False, timeout=seconds
    )


def needs(program: str) -> str:
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/sbin")
    if found is None:
        pytest.skip(f"no {program} on this machine")
    return found


def test_the_units_are_units(tmp_path: Path) -> None:
    analyze = needs("systemd-analyze")
    units = [path for path in OPS.iterdir() if path.suffix in (".service", ".timer")]
    assert len(units) == 4
    for unit in units:
        own = unit.read_text(encoding="utf-8").replace("/opt/minqing/.venv/bin/python", sys.executable)
        (tmp_path / unit.name).write_text(own.replace("/opt/minqing", str(ROOT)), encoding="utf-8")
    found = called(analyze, "verify", "--man=no", *(tmp_path / unit.name for unit in units))
    own_words = [line for line in found.stderr.splitlines() if "minqing" in line]
    assert (found.returncode, own_words) == (0, [])


def certified(source: Path, folder: Path) -> str:
    """A proxy's file with a certificate of this test's own."""
    made = called(
        needs("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
        "-subj", "/CN=minqing.example", "-keyout", folder / "minqing.key", "-out", folder / "minqing.crt",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    return source.read_text(encoding="utf-8").replace("/etc/ssl/", f"{folder}/")


def test_nginx_takes_its_file(tmp_path: Path) -> None:
    nginx = needs("nginx")
    (tmp_path / "site.conf").write_text(certified(OPS / "nginx.conf", tmp_path), encoding="utf-8")
    places = "".join(f"{name}_temp_path {tmp_path}/{name};\n" for name in FOLDERS)
    inside = f"access_log off;\n{places}include {tmp_path}/site.conf;\n"
    whole = f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\n{inside}}}\n"
    (tmp_path / "nginx.conf").write_text(whole, encoding="utf-8")
    found = called(nginx, "-t", "-p", tmp_path, "-c", tmp_path / "nginx.conf")
    assert found.returncode == 0, found.stderr


def test_caddy_takes_its_file(tmp_path: Path) -> None:
    caddy = needs("caddy")
    (tmp_path / "Caddyfile").write_text(certified(OPS / "Caddyfile", tmp_path), encoding="utf-8")
    found = called(caddy, "validate", "--config", tmp_path / "Caddyfile", "--adapter", "caddyfile")
    assert found.returncode == 0, found.stderr


def test_the_proxy_lets_an_upload_of_the_policy_through() -> None:
    policy = tomllib.loads((ROOT / "data" / "policy" / "upload.toml").read_text(encoding="utf-8"))
    (limit,) = re.findall(r"client_max_body_size (\d+)m;", (OPS / "nginx.conf").read_text(encoding="utf-8"))
    assert int(limit) > policy["file_megabytes"] * policy["files"]


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_it_is_installed_and_runs_where_there_is_no_network(tmp_path: Path) -> None:
    """The wheelhouse is filled with a network, everything else is done without one."""
    if called(*ALONE, "true").returncode:
        pytest.skip("this machine lets nobody make a network namespace")
    house = tmp_path / "house"
    files = called("git", "ls-files", "-z").stdout.split("\0")
    for name in filter(None, files):
        (house / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, house / name)
    if WHEELHOUSE.is_dir():
        shutil.copytree(WHEELHOUSE, house / "wheelhouse")
    elif called("make", "wheelhouse", folder=house, seconds=900).returncode:
        pytest.skip("no wheelhouse here, and no index to fill one from")
    shutil.rmtree(house / ".venv", ignore_errors=True)
    python = ".venv/bin/python"
    home = ("--home", "home")
    for command in (
        ("make", "offline", f"PYTHON={os.fspath(Path(sys.executable).resolve())}"),
        (python, "-m", "etl", "demo", "hanbin", *home),
        (python, "-m", "etl", "verify", *home),
        (
            python,
            "-m",
            "dashboard",
            "slides",
            "--region",
            "610902",
            "--quarter",
            "2021Q4",
            "-o",
            "d.pptx",
            *home,
        ),
    ):
        done = called(*ALONE, *command, folder=house, seconds=900)
        assert done.returncode in (0, 1), done.stderr
    looked = called(*ALONE, python, "-c", LOOK, folder=house)
    assert looked.returncode == 0, looked.stderr
    assert [line.split(":")[0].strip() for line in looked.stdout.splitlines() if ":" in line] == ["lo"]
