"""A disk that fills up and folders that can't be read, by whatever this machine permits."""

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SIZE = 256 << 20
_BALLAST = "ballast"


class Disk:
    """A folder on a small file system of its own; without the right to mount one, a limit on file sizes."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
        self.folder = folder
        self.is_own = subprocess.run(mount, capture_output=True, check=False).returncode == 0

    @contextmanager
    def filled(self, left: int) -> Iterator[None]:
        """Within it only so many bytes are left; or, of a shared disk, no file of a child gets larger."""
        if not self.is_own:
            before = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (left, before[1]))
            try:
                yield
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, before)
            return
        ballast = self.folder / _BALLAST
        free = os.statvfs(self.folder)
        with ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, free.f_bavail * free.f_frsize - left))
        try:
            yield
        finally:
            ballast.unlink()


@contextmanager
def unreadable(folder: Path) -> Iterator[None]:
    """Within it nobody reads, writes or enters the folder."""
    before = folder.stat().st_mode
    folder.chmod(0)
    try:
        yield
    finally:
        folder.chmod(before)


def is_above_rights() -> bool:
    """Whether this process reads what it has no right to, as root does: then nothing is unreadable to it."""
    return os.geteuid() == 0 and _effective() >> 1 & 1 == 1


def _effective() -> int:
    """The effective capabilities; bit 1 overrides the rights of files."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("CapEff:"):
            return int(line.split()[1], 16)
    return 0
