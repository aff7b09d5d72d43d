"""A snapshot that is damaged, or of an older shape, is built again by the loading side's own command."""

import logging
import subprocess
import sys
import threading
from pathlib import Path

LOG = logging.getLogger(__name__)
HOUSE = Path(__file__).resolve().parent.parent


class Mender:
    """Starts `python -m etl rebuild --if-needed` on a home, once for each snapshot that is unfit."""

    def __init__(self, home: Path) -> None:
        self._home = home.resolve()
        self._guard = threading.Lock()
        self._begun: set[str] = set()

    def __call__(self, snapshot: str) -> None:
        """Begins, unless it was begun before, and returns at once. What is whole by then is left as it is."""
        with self._guard:
            if snapshot in self._begun:
                return
            self._begun.add(snapshot)
        threading.Thread(target=self._rebuild, args=(snapshot,), name="mender", daemon=True).start()

    def _rebuild(self, snapshot: str) -> None:
        command = [sys.executable, "-m", "etl", "rebuild", "--if-needed", "--home", str(self._home)]
        LOG.warning("rebuilding", extra={"snapshot": snapshot})
        done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)
        level = logging.ERROR if done.returncode else logging.INFO
        LOG.log(level, "rebuilt", extra={"snapshot": snapshot, "exit_code": done.returncode})
