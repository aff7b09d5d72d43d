"""A secret of an installation, kept in a file that only its owner reads."""

import os
import secrets
from pathlib import Path

SECRET_BYTES = 32


def secret(folder: Path, name: str) -> bytes:
    """The secret in a file, made on first use: whole or not there, mode 0600, the same for all processes."""
    path = folder / name
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = folder / f"{name}.{os.getpid()}.{secrets.token_hex(4)}.tmp"
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_RDWR, 0o600), "wb") as file:
            file.write(secrets.token_bytes(SECRET_BYTES))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another process was first: its secret is the secret
        finally:
            draft.unlink()
    return path.read_bytes()
