"""What runs (requirements.txt), held against the published advisories by pip-audit.

Where no source of advisories answers, that is said in so many words: nothing was held against anything,
which is no "none known". A machine without a way out gets on with its work, unless MINQING_AUDIT=required
is set, as before a release.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HOUSE = Path(__file__).resolve().parent.parent
PINNED = HOUSE / "requirements.txt"
FAILED = 1


def asked(requirements: Path, *options: str) -> list[dict[str, Any]]:
    """What pip-audit says of each package; an empty list where it has nothing to say at all."""
    command = [sys.executable, "-m", "pip_audit", "-r", str(requirements), "-f", "json", "--disable-pip"]
    done = subprocess.run(
        [*command, "--timeout", "15", *options], capture_output=True, text=True, check=False
    )
    try:
        found: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        print(done.stderr.strip()[-500:], file=sys.stderr)
        return []
    return found


def is_answered() -> bool:
    """Whether a source of advisories knows the first package that is pinned."""
    first = next(line for line in PINNED.read_text(encoding="utf-8").splitlines() if "==" in line)
    with TemporaryDirectory() as folder:
        one = Path(folder) / "one.txt"
        one.write_text(first.split()[0], encoding="utf-8")
        return any("vulns" in package for package in asked(one, "--no-deps"))


def main() -> int:
    """The exit code, after a line that says what it stands for."""
    if not is_answered():
        print("NOT AUDITED: no source of advisories answers here; ask again where one does", file=sys.stderr)
        return FAILED if os.environ.get("MINQING_AUDIT") == "required" else 0
    packages = asked(PINNED, "--require-hashes")
    unknown = [package["name"] for package in packages if "vulns" not in package]
    bad = [package for package in packages if package.get("vulns")]
    for package in bad:
        names = ", ".join(one["id"] for one in package["vulns"])
        print(f"{package['name']} {package['version']}: {names}", file=sys.stderr)
    print(f"advisories: {len(packages)} packages, {len(bad)} with some, {len(unknown)} not known: {unknown}")
    return FAILED if bad or unknown or not packages else 0


if __name__ == "__main__":
    sys.exit(main())
