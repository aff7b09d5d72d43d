"""Whether a workbook opens in bounded memory and time: tried in a process of its own, which may die of it."""

import subprocess
import sys
from pathlib import Path

from etl.errors import TooLarge
from etl.reading.limits import reading_policy

_TRIAL = Path(__file__).with_name("trial.py")


def try_opening(content: bytes, name: str) -> None:
    """Returns where the workbook opens, or is no workbook; TooLarge beyond data/policy/reading.toml."""
    limits = reading_policy().limits
    command = [sys.executable, "-I", str(_TRIAL), str(limits.opening_megabytes)]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=limits.opening_seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise TooLarge(f"{name} 打开超过 {limits.opening_seconds} 秒，请拆分或另存为 xlsx 后再交") from error
    if done.returncode:
        raise TooLarge(
            f"{name} 展开后超过 {limits.opening_megabytes} MB（多半是很远的行或列里还有内容），"
            "请删去多余的行和列，另存为 xlsx 后再交"
        )
