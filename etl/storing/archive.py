"""The untouched files, kept by the hash of their content and never changed."""

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from etl.errors import Refused
from etl.home import make_folder, sync_folder

_RIGHTS = 0o400  # as handed in: constituents' names and numbers are in it
_AT_ONCE = 8  # files on their way to the disk: it makes many durable in hardly more time than one


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
        named = {self._path(sha256(content)): content for content in contents}
        folders = {path.parent for path in named}
        for folder in folders:
            make_folder(folder)
        with ThreadPoolExecutor(max_workers=_AT_ONCE) as writers:
            list(writers.map(_keep, named, named.values()))
            list(writers.map(sync_folder, [*folders, self.folder] if folders else []))

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


def _keep(path: Path, content: bytes) -> None:
    if _holds(path, content):
        return
    draft = path.with_name(f"{path.name}.tmp")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.chmod(_RIGHTS)
    os.replace(draft, path)


def _holds(path: Path, content: bytes) -> bool:
    """Whether a file is there and is whole: a damaged one is replaced by what was handed in."""
    try:
        return path.read_bytes() == content
    except OSError:
        return False
