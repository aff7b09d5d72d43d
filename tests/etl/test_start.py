"""What starting a load imports: all that a load needs, as the benchmark takes a start off; and no more."""

import json
import subprocess
import sys
from pathlib import Path

from tests.inbox import Ledger, write
from tests.product import ROOT

PROGRAM = """
import json, sys
from contextlib import redirect_stdout
from io import StringIO
from etl.cli import etl
etl.main(["load", "--help"], standalone_mode=False)
started = set(sys.modules)
with redirect_stdout(StringIO()):
    try:
        etl.main(["load", *sys.argv[1:]], standalone_mode=False)
    except SystemExit as ended:
        code = ended.code
print(json.dumps([code, sorted(started), sorted(set(sys.modules) - started)]))
"""


def test_a_load_imports_at_its_start_what_it_needs_and_no_more(tmp_path: Path) -> None:
    rows = [
        {"编号": "1", "收集日期": "2021-06-01", "问题摘要": "路灯不亮"},
        {"编号": "2", "收集日期": "2021-06-20", "问题摘要": "井盖缺失", "办结日期": "2021-06-10"},
    ]
    inbox = write(tmp_path / "inbox", Ledger("issue", "610902101001", rows, "2021-06"))
    command = [sys.executable, "-c", PROGRAM, str(inbox), "--home", str(tmp_path / "home")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    code, started, later = json.loads(done.stdout.splitlines()[-1])
    assert code == 1  # the second row was sent back: that way is part of a load as well
    assert [name for name in later if name.startswith(("etl.", "audit."))] == []
    packages = {name.partition(".")[0] for name in later} - sys.stdlib_module_names - {"__mp_main__"}
    assert packages <= set(started)
    assert not {"etl.demo", "etl.backup", "etl.watching", "etl.template", "watchfiles"} & set(started)
