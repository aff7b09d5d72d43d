"""The untouched files, kept by the hash of their content and never changed."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from etl.errors import Refused
from etl.home import make_folder, sync_folder

_RIGHTS = 0o400  # as handed in: constituents' names and numbers are in it


def sha256(content: bytes) -> str:
    """The content's name in the archive: 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


class Archive:
    """Files by content hash under one folder: archive/ab/abcd…"""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, contents: Sequence[bytes]) -> None:
        """Adds what isn't there whole yet; when it returns, everything is durable.

        A name that is there is made durable again: whoever gave it may have been killed before that.
        """
        touched: set[Path] = set()
        for content in contents:
            path = self._path(sha256(content))
            if not _holds(path, content):
                make_folder(path.parent)
                draft = path.with_name(f"{path.name}.tmp")
                with draft.open("wb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                draft.chmod(_RIGHTS)
                os.replace(draft, path)
            touched.add(path.parent)
        for folder in touched:
            sync_folder(folder)
        if touched:
            sync_folder(self.folder)

    def read(self, digest: str) -> bytes:
        """The bytes kept under a hash; Refused if they are missing or no longer what they were."""
        try:
            content = self._path(digest).read_bytes()
        except OSError as error:
            raise Refused(f"档案中缺少文件 {digest[:12]}…（{error.strerror}），无法重建") from error
        if sha256(content) != digest:
            raise Refused(f"档案中的文件 {digest[:12]}… 已被改动，无法重建")
        return content

    def _path(self, digest: str) -> Path:
        return self.folder / digest[:2] / digest


def _holds(path: Path, content: bytes) -> bool:
    """Whether a file is there and is whole: a damaged one is replaced by what was handed in."""
    try:
        return path.read_bytes() == content
    except OSError:
        return False
